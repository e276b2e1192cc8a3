/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-charge-record.h"
#include "sol-session-rules.h"

G_BEGIN_DECLS

/** SolSessionsState: what is known of the sessions of a charger. */
typedef enum
{
  SOL_SESSIONS_LOADING, /* nothing has been asked for yet, or the first answer is awaited */
  SOL_SESSIONS_READY,
  SOL_SESSIONS_STALE,  /* there are some, but the cloud has not been asked for long */
  SOL_SESSIONS_FAILED, /* there are none, and the archive or the cloud could not be read */
} SolSessionsState;

#define SOL_TYPE_SESSIONS (sol_sessions_get_type ())
G_DECLARE_FINAL_TYPE (SolSessions, sol_sessions, SOL, SESSIONS, GObject)

/**
 * SolSessions:
 *
 * All sessions of one charger that are kept in the archive, with the running one as the charger tells it, and
 * what our own readings and the quarter-hours of the home say about each. It reads itself anew when sessions
 * are added. Signal `changed`: sessions, state, or how far they reach back.
 *
 * Nothing is read before somebody asks by sol_sessions_wake().
 */

/** sol_sessions_wake: somebody looks: reads the archive unless that was done, or is under way. */
void sol_sessions_wake (SolSessions *self);

/** sol_sessions_try_again: a person wants it read again: from the archive and from the cloud. */
void sol_sessions_try_again (SolSessions *self);

SolSessionsState sol_sessions_get_state (SolSessions *self);

/** sol_sessions_get_history: Returns: (transfer none) (nullable): newest first; %NULL while not read. */
const SolChargeHistory *sol_sessions_get_history (SolSessions *self);

/** sol_sessions_find: Returns: (transfer none) (nullable) */
const SolChargeRecord *sol_sessions_find (SolSessions *self, const char *id);

const char *sol_sessions_get_serial (SolSessions *self);
GTimeZone *sol_sessions_get_zone (SolSessions *self);       /* (transfer none): the site's */
const char *sol_sessions_get_currency (SolSessions *self);  /* (nullable): a symbol or three letters */
const char *sol_sessions_get_site_name (SolSessions *self); /* (nullable) */
SolTime sol_sessions_get_now (SolSessions *self);           /* by the clock of the home */

/** sol_sessions_get_asked_at: when the cloud was last asked for new ones; unknown when it never was. */
SolTime sol_sessions_get_asked_at (SolSessions *self);

/** sol_sessions_get_complete: whether all old sessions are there, too. */
gboolean sol_sessions_get_complete (SolSessions *self);

/** sol_sessions_get_known_since: while they are not all there: since when; %SOL_TIME_UNKNOWN when none are
 * known yet, or all are. */
SolTime sol_sessions_get_known_since (SolSessions *self);

/** SolFlowQuarters: an array of finished quarter-hours by time. */
typedef struct
{
  SolFlowQuarter *quarters;
  guint n;
} SolFlowQuarters;

void sol_flow_quarters_free (SolFlowQuarters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolFlowQuarters, sol_flow_quarters_free)

/** sol_sessions_read_quarters_async: the quarter-hours of the home from @from to @to. */
void sol_sessions_read_quarters_async (SolSessions *self, SolTime from, SolTime to, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): empty where there are none */
SolFlowQuarters *sol_sessions_read_quarters_finish (SolSessions *self, GAsyncResult *result, GError **error);

/** SolChargePoints: our own readings of a charger by time. */
typedef struct
{
  SolChargePoint *points;
  guint n;
} SolChargePoints;

void sol_charge_points_free (SolChargePoints *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolChargePoints, sol_charge_points_free)

/** sol_sessions_read_power_async: our own readings of the charger from @from to @to. */
void sol_sessions_read_power_async (SolSessions *self, SolTime from, SolTime to, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** Returns: (transfer full): empty where there are none */
SolChargePoints *sol_sessions_read_power_finish (SolSessions *self, GAsyncResult *result, GError **error);

G_END_DECLS
