/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-model-context.h"
#include "sol-refresh.h"
#include "sol-sessions.h"

G_BEGIN_DECLS

SolSessions *sol_sessions_new (SolModelContext *context, SolRefresh *refresh, const char *site,
                               const char *serial) G_GNUC_WARN_UNUSED_RESULT;

/** sol_sessions_take_site: where days begin, what money is, and what the home is called. */
void sol_sessions_take_site (SolSessions *self, GTimeZone *zone, const char *currency, const char *name);

/** sol_sessions_take_reach: how far back they go; see sol_sessions_get_complete(). */
void sol_sessions_take_reach (SolSessions *self, SolTime known_since, gboolean complete);

/** sol_sessions_take_status: the charger now. @power_w: derived; NaN unknown. Kept as our own reading while a
 * session goes on. */
void sol_sessions_take_status (SolSessions *self, const SolChargerStatus *status, double power_w);

/** sol_sessions_reload: the archive has more of them, or a read of the newest has ended or failed. */
void sol_sessions_reload (SolSessions *self);
void sol_sessions_stop (SolSessions *self);

G_END_DECLS
