/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charge-record.h"
#include "sol-charger-status.h"

G_BEGIN_DECLS

/** SOL_SESSION_NOW: the id of a running session that the history does not have yet. */
#define SOL_SESSION_NOW "now"

/**
 * sol_sessions_merge:
 * @stored: what the archive has, newest first
 * @status: (nullable): the charger now
 *
 * Puts what the charger says of its running session in place of, or before, what is stored. A stored session
 * without an end runs only while it is the newest and the charger does not say otherwise.
 *
 * Returns: (transfer full): newest first
 */
SolChargeHistory *sol_sessions_merge (const SolChargeHistory *stored, const SolChargerStatus *status);

/** sol_session_find_start: Returns: (transfer none) (nullable): the session that began at @time or a few
 * minutes from it. @self: (nullable) */
const SolChargeRecord *sol_session_find_start (const SolChargeHistory *self, SolTime time);

/** sol_session_end: when it ended; @now while it runs; %SOL_TIME_UNKNOWN when that is not known. */
SolTime sol_session_end (const SolChargeRecord *session, SolTime now);

/** sol_session_overlaps: whether any of it lies in the stretch of time. */
gboolean sol_session_overlaps (const SolChargeRecord *session, SolTime from, SolTime to, SolTime now);

/** sol_session_price: cost per kWh, as sent or divided; NaN when it cannot be told. */
double sol_session_price (const SolChargeRecord *session);

/** sol_session_seconds: seconds of charging: the active ones, else from start to end; NaN unknown. */
double sol_session_seconds (const SolChargeRecord *session, SolTime now);

/** SolSessionTotals: what the sessions of a stretch of time come to. Sessions over its edges count by their
 * share (addendum 1.7.7). Plain data. */
typedef struct
{
  guint n;             /* sessions that lie in it, even partly */
  double energy_wh;    /* 0 without sessions; NaN when none can be told */
  double miles;        /* NaN when none is known */
  double cost;         /* of those whose cost is known; NaN when none is */
  gboolean cost_whole; /* whether all with energy have a cost */
} SolSessionTotals;

SolSessionTotals sol_sessions_total (const SolChargeHistory *self, SolTime from, SolTime to, SolTime now);

/** SolFlowQuarter: where the energy of the home came from in a finished quarter-hour, Wh; NaN unknown. */
typedef struct
{
  SolTime start;
  SolTime end;
  double solar_home_wh;
  double battery_home_wh;
  double grid_home_wh;
  double charger_wh; /* what the car took, where the meter says so */
} SolFlowQuarter;

/** SolSessionMix: where the energy of the car came from, Wh. Plain data. */
typedef struct
{
  double solar_wh;
  double battery_wh;
  double grid_wh;
  double known_wh; /* what the quarter-hours explain */
  double total_wh;
} SolSessionMix;

/**
 * sol_session_mix:
 * @quarters: (array length=n): by time
 * @from, @to: only this stretch of it; %SOL_TIME_UNKNOWN for the whole
 *
 * The meters know what the whole home got from sun, battery and grid in a quarter-hour, not what the car got:
 * the car is taken to have had the same mixture as the home. Its energy lies on the quarter-hours as its own
 * meter says where that is known for all of them, else evenly.
 */
SolSessionMix sol_session_mix (const SolChargeRecord *session, const SolFlowQuarter *quarters, guint n,
                               SolTime from, SolTime to, SolTime now);
void sol_session_mix_add (SolSessionMix *self, const SolSessionMix *other);

/** sol_session_mix_get_solar_percent: NaN when less than nine tenths of the energy are explained. */
double sol_session_mix_get_solar_percent (const SolSessionMix *self);

/** SolChargePoint: what a charger drew, as derived from its counter at @time. */
typedef struct
{
  SolTime time;
  double power_w;
} SolChargePoint;

/**
 * sol_charge_curve:
 * @samples: (array length=n): by time
 * @from: the beginning of the first bucket
 * @step: length of a bucket
 * @buckets: (out) (array length=n_buckets): average power, W; NaN where our own readings do not reach
 *
 * A sample tells of the time since the one before, at most @reach; what no sample tells of stays unknown, and
 * so does a bucket of which less than half is told.
 */
void sol_charge_curve (const SolChargePoint *samples, guint n, SolTime from, gint64 step, gint64 reach,
                       double *buckets, guint n_buckets);

G_END_DECLS
