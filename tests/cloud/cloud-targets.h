/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cloud-rig.h"
#include "sol-cloud-write.h"

G_BEGIN_DECLS

#define TARGETS_GATEWAY "121948003377"
#define TARGETS_SLOT "5210846:482309115570:9a5830cf-b566-448f-ba8d-d244549822dd"
#define TARGETS_WINDOW "0e20afea-c1f9-4515-84a7-8d4ce4ccc913"

/** targets_write_for: Returns: (transfer full) (nullable): a write for @call, %NULL when it takes none. */
SolWrite *targets_write_for (SolCallId call);

/** targets_fill: a target with all that @call needs; @write: of targets_write_for(). */
SolCallTarget targets_fill (SolWrite *write);

/** targets_make_schedule: Returns: (transfer full): two slots, one of them off peak. */
SolSchedule *targets_make_schedule (void);

/** targets_make_window: Returns: (transfer full): 01:30 to 04:45 on working days. */
SolBatteryWindow *targets_make_window (SolBatteryWindowKind kind);

/** targets_act: does @call with @write, or with targets_write_for() when it is %NULL. */
SolActResult *targets_act (SolCloud *cloud, SolCallId call, SolWrite *write, GError **error);

/** targets_sign_in: signs in with just these cookies, a list of `name=value` ended by %NULL, and with
 * @access_token (nullable). */
void targets_sign_in (Rig *rig, const char *const *cookies, const char *access_token);

/** targets_take_body: Returns: (transfer full): the text of a request's body. */
char *targets_take_body (const CloudReceived *received);

G_END_DECLS
