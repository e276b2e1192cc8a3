/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolChargeRecord: one session of the history (energy-cloud-api 2.7, addendum 1.7.7). Who charged
 * (`authType`, `authIdentifier`, `authToken`) is dropped on decoding (R58). */
typedef struct
{
  char *id; /* of the session, unique per charger */
  SolTime started_at;
  SolTime ended_at;    /* %SOL_TIME_UNKNOWN while it runs */
  SolTruth running;    /* it has started and not ended */
  double energy_wh;    /* NaN unknown */
  int active_s;        /* seconds of charging, which may be fewer than those plugged in; -1 unknown */
  double miles;        /* NaN unknown; always miles (R30) */
  double cost;         /* site currency; NaN unknown */
  double cost_per_kwh; /* site currency; NaN unknown */
  char *cost_state;    /* (nullable) e.g. `COST_CALCULATED` */
  SolTruth cost_calculated;
  SolTruth manual_override;
  int stack_level; /* `chargeProfileStackLevel`; -1 unknown */
} SolChargeRecord;

SolChargeRecord *sol_charge_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
SolChargeRecord *sol_charge_record_copy (const SolChargeRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void sol_charge_record_free (SolChargeRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolChargeRecord, sol_charge_record_free)

/**
 * sol_charge_record_share:
 * @from, @to: a stretch of time, usually a local day
 * @now: the end of a session that still runs
 *
 * Returns: the energy of the session that falls into the stretch, Wh: all of it times the seconds in common
 * over the active ones, never more than all (addendum 1.7.7); all of it on the day it began while its end is
 * unknown; NaN when it cannot be told
 */
double sol_charge_record_share (const SolChargeRecord *self, SolTime from, SolTime to, SolTime now);

/** SolChargeHistory: one page of the history of a charger, or several joined. */
typedef struct
{
  GPtrArray *sessions; /* (element-type SolChargeRecord) in the order of the answer, each id once */
  SolTruth has_more;
  int offset, limit; /* of the page; -1 unknown */
} SolChargeHistory;

#define SOL_TYPE_CHARGE_HISTORY (sol_charge_history_get_type ())
SOL_DECLARE_VALUE (SolChargeHistory, sol_charge_history)

/** sol_charge_history_find: Returns: (transfer none) (nullable): the session with @id. */
const SolChargeRecord *sol_charge_history_find (const SolChargeHistory *self, const char *id);

/** sol_charge_history_last: Returns: (transfer none) (nullable): the completed session that ended last. While
 * a charger is idle this goes before the session of its status (trap 61). */
const SolChargeRecord *sol_charge_history_last (const SolChargeHistory *self);

/** sol_charge_history_day_wh: the energy of the local day of @day in @zone, Wh, with sessions over midnight
 * shared (R29, trap 62); 0 without sessions, NaN when none of them can be told. */
double sol_charge_history_day_wh (const SolChargeHistory *self, SolTime day, GTimeZone *zone, SolTime now);

/** SolHistorySource: a charger that has a history. */
typedef struct
{
  char *serial; /* (nullable) */
  char *name;   /* (nullable) */
} SolHistorySource;

SolHistorySource *sol_history_source_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_history_source_free (SolHistorySource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolHistorySource, sol_history_source_free)

/** SolHistoryCriteria: which chargers can be asked for (energy-cloud-api 2.6). No page shows the answer, so
 * it is used as a sign of life and the list may well be empty (addendum 1.7.6). */
typedef struct
{
  GPtrArray *chargers; /* (element-type SolHistorySource) */
} SolHistoryCriteria;

#define SOL_TYPE_HISTORY_CRITERIA (sol_history_criteria_get_type ())
SOL_DECLARE_VALUE (SolHistoryCriteria, sol_history_criteria)

G_END_DECLS
