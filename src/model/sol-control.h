/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-error.h"

G_BEGIN_DECLS

/** SolControlState: docs/architecture.md idea 4, ui.md section 6. */
typedef enum
{
  SOL_CONTROL_UNKNOWN,
  SOL_CONTROL_SETTLED,
  SOL_CONTROL_STORED, /* kept for the next start */
  SOL_CONTROL_SENDING,
  SOL_CONTROL_WAITING,
  SOL_CONTROL_ASKING, /* a person must agree first */
  SOL_CONTROL_CONFIRMED,
  SOL_CONTROL_NOT_CONFIRMED,
  SOL_CONTROL_REFUSED,
} SolControlState;

#define SOL_TYPE_CONTROL_STATE (sol_control_state_get_type ())
GType sol_control_state_get_type (void) G_GNUC_CONST;

#define SOL_TYPE_CONTROL (sol_control_get_type ())
G_DECLARE_FINAL_TYPE (SolControl, sol_control, SOL, CONTROL, GObject)

/**
 * SolControl:
 *
 * One value that a person can change. Widgets, tray and command line use nothing else to change the home.
 *
 * Properties, all read-only and notified once: `state`, `value` (what was read, #GVariant, %NULL unknown),
 * `wanted` (what was asked for while sending and waiting, else %NULL), `usable` (boolean), `reason` (why not
 * usable, a sentence of ui.md, or %NULL), `error` (boxed #GError of the last request that was refused or not
 * confirmed), `uncertain`.
 */

/** sol_control_get_name: the name in table, journal and tests, e.g. `charging`. */
const char *sol_control_get_name (SolControl *self);
SolControlState sol_control_get_state (SolControl *self);

/** sol_control_get_value: Returns: (transfer none) (nullable): what was read. */
GVariant *sol_control_get_value (SolControl *self);

/** sol_control_get_wanted: Returns: (transfer none) (nullable) */
GVariant *sol_control_get_wanted (SolControl *self);

/** sol_control_get_shown: Returns: (transfer none) (nullable): what a widget shows: wanted while it is on its
 * way, else what was read. */
GVariant *sol_control_get_shown (SolControl *self);

/** sol_control_is_busy: sending or waiting; a spinner is shown and the control is insensitive. */
gboolean sol_control_is_busy (SolControl *self);
gboolean sol_control_get_usable (SolControl *self);

/** sol_control_get_reason: Returns: (transfer none) (nullable): why it is not usable, translated. */
const char *sol_control_get_reason (SolControl *self);

/** sol_control_get_error: Returns: (transfer none) (nullable): why the last request came to nothing. */
const GError *sol_control_get_error (SolControl *self);

/** sol_control_get_uncertain: no clear answer came, it is being read back. */
gboolean sol_control_get_uncertain (SolControl *self);

/** SolControlResult: how a request ended. */
typedef enum
{
  SOL_CONTROL_RESULT_NO_OP,     /* the value is there already; nothing was sent, or the cloud said so */
  SOL_CONTROL_RESULT_CONFIRMED, /* a read begun after the write agrees */
  SOL_CONTROL_RESULT_STORED,    /* kept for the next start: %SOL_CONTROL_STORED */
} SolControlResult;

/**
 * sol_control_request_async:
 * @wanted: the new value; floating references are sunk
 * @hint: (nullable): what belongs to this request alone, e.g. the amps that a person asked for
 *
 * Bounds, guards and freshness; a journal row on disk; one call; then reads until one that began after the
 * write agrees or the hold is over. Dropping @cancellable stops waiting for the result, never the read-back.
 *
 * Finish fails with the #SolError of a refusal, or %SOL_ERROR_UNCERTAIN when it was accepted (or no clear
 * answer came) and no read agreed in time: sol_control_get_state() is then %SOL_CONTROL_NOT_CONFIRMED.
 */
void sol_control_request_async (SolControl *self, GVariant *wanted, GVariant *hint, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
SolControlResult sol_control_request_finish (SolControl *self, GAsyncResult *result, GError **error);

/** sol_control_agree: a person agrees to what %SOL_CONTROL_ASKING asks, and it goes on; nothing otherwise. */
void sol_control_agree (SolControl *self);

/** sol_control_decline: a person does not: the request fails with %G_IO_ERROR_CANCELLED. */
void sol_control_decline (SolControl *self);

/** sol_control_dismiss: a person has seen the result: back to settled. */
void sol_control_dismiss (SolControl *self);

G_END_DECLS
