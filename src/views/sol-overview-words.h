/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-config.h"
#include "sol-charger.h"
#include "sol-condition.h"
#include "sol-energy.h"
#include "sol-site.h"

G_BEGIN_DECLS

/* What the cards of Overview say (ui.md 8.3). Pure: facts in, words out. Facts are plain and live as long as
 * the call; words are new and given back with their free function. Unknown is "–". */

/** sol_overview_is_last_known: nothing new comes in: the whole page shows what was known last. */
gboolean sol_overview_is_last_known (const SolCondition *condition);

/** sol_overview_card_state: how a card shows its source, given how the whole stands. */
SolFamilyState sol_overview_card_state (SolFamilyState family, const SolCondition *condition);

/** sol_overview_as_of: Returns: (transfer full) (nullable): "as of 14:05"; %NULL when the time is not known.
 */
char *sol_overview_as_of (SolTime time, SolTime now, GTimeZone *zone);

/** sol_overview_phase_words: Returns: (transfer none) (nullable): how far a change is on its way; %NULL when
 * it is not.
 */
const char *sol_overview_phase_words (SolControlState state, gboolean uncertain);

typedef struct
{
  double soc_percent, reserve_percent; /* NaN unknown */
  double stored_wh, capacity_wh;       /* NaN unknown */
  double backup_seconds;               /* NaN without an estimate */
  const char *profile;                 /* (nullable) */
  const char *as_of;                   /* (nullable) only for a card that is stale by itself */
} SolBatteryFacts;

typedef struct
{
  char *subtitle;      /* "Self-consumption" */
  char *charge;        /* "72%" */
  char *stored;        /* "7.2 of 10 kWh" */
  char *reserve;       /* "20% · 2.0 kWh" */
  char *backup;        /* "about 8 h" */
  char *backup_reason; /* (nullable) why there is no estimate */
  char *level;         /* "72 percent, reserve 20 percent" */
  char *brief;         /* "7.2 of 10 kWh · reserve 20%" */
} SolBatteryWords;

SolBatteryWords *sol_battery_words_new (const SolBatteryFacts *facts);
void sol_battery_words_free (SolBatteryWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolBatteryWords, sol_battery_words_free)

typedef struct
{
  SolChargerState state;
  const char *state_words; /* title of the state, translated */
  int amps;                /* 0 unknown */
  SolChargeMode mode;
  const SolChargerStatus *status; /* (nullable) */
  const SolChargeRecord *last;    /* (nullable) what the history says of the session of @status */
  SolFamilyState card;
  const char *as_of; /* (nullable) only for a card that is stale by itself */
  GTimeZone *zone;
  SolTime now; /* or the time of the values, when they are last known */
} SolChargerFacts;

typedef struct
{
  char *subtitle;            /* "Charging at 16 A" */
  const char *session_title; /* "This session" or "Last session" */
  char *session;             /* "17.5 kWh" */
  char *duration;            /* "4 h 45 min" */
  char *mode;                /* "Scheduled until 06:00" */
  char *brief;               /* "17.5 kWh · 16 A", else the state */
} SolChargerWords;

SolChargerWords *sol_charger_words_new (const SolChargerFacts *facts);
void sol_charger_words_free (SolChargerWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolChargerWords, sol_charger_words_free)

/** sol_charger_words_next: microseconds until the words change by themselves, negative when they stay. */
gint64 sol_charger_words_next (const SolChargerFacts *facts);

/** sol_charge_session_seconds: how long a session has been running, or ran until the car was unplugged; NaN
 * when it cannot be told. @session: (nullable) */
double sol_charge_session_seconds (const SolChargeSession *session, SolTime now);

/** sol_charge_session_next: microseconds until sol_charge_session_seconds() changes, negative when it stays.
 */
gint64 sol_charge_session_next (const SolChargeSession *session, SolTime now);

/** sol_overview_storm_words: Returns: (transfer full): "On · no alerts", "Off", or the name of the alert.
 * @alerts: (nullable)
 * @warning: (out): whether it is an alert */
char *sol_overview_storm_words (SolTruth on, const SolStormAlerts *alerts, SolFamilyState card,
                                gboolean *warning);

typedef struct
{
  char *title; /* "Totals today" */
  /* (nullable) numbers in kWh, "–" when unknown; %NULL when the home has no such thing */
  char *produced, *consumed, *imported, *exported;
  double sufficiency;    /* percent, NaN unknown */
  char *percent;         /* "99%" */
  char *sentence;        /* "0.2 of 25.7 kWh came from the grid" */
  char *sentence_spoken; /* "99 percent. 0.2 of 25.7 kWh came from the grid" */
  gboolean has_sufficiency;
} SolTotalsWords;

/** sol_totals_words_new: @today: (nullable). @has_solar and @has_meter: what the home has, unknown counts as
 * there. */
SolTotalsWords *sol_totals_words_new (const SolToday *today, SolTruth has_solar, SolTruth has_meter,
                                      GTimeZone *zone, SolTime now);
void sol_totals_words_free (SolTotalsWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolTotalsWords, sol_totals_words_free)

/** sol_overview_day_title: Returns: (transfer full): @today_title when @today is the day of @now, else @other
 * with the day in place of its "%s". */
char *sol_overview_day_title (const SolToday *today, const char *today_title, const char *other,
                              GTimeZone *zone, SolTime now);

/** sol_today_has_meter: whether the home measures what it consumes; unknown before the first values. */
SolTruth sol_today_has_meter (const SolToday *today);

G_END_DECLS
