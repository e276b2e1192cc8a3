/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-site.h"

G_BEGIN_DECLS

/* What the upper left card of the charger's page says (ui.md 8.4). Pure: facts in, words out. Facts are plain
 * and live as long as the call. Unknown is "–". */

typedef struct
{
  SolChargerState state;
  const char *state_words;        /* title of the state, translated */
  const SolChargerStatus *status; /* (nullable) */
  const SolChargeRecord *last;    /* (nullable) the session that ended last */
  const char *advice;             /* (nullable) what the service recommends in a fault */
  const char *currency;           /* (nullable) */
  double power_w;                 /* NaN unknown */
  int amps;                       /* set; 0 unknown */
  int limited_amps;               /* forced by the safe limit; 0 without */
  int amps_max;
  SolTime next_slot; /* start; unknown without one */
  gboolean metric;
  gboolean loading;
  const char *as_of; /* (nullable) only where it is stale */
  GTimeZone *zone;
  SolTime now; /* or the time of the values, when they are last known */
} SolChargerHeroFacts;

/** SolHeroNumber: "17.5", "kWh", "Added". */
typedef struct
{
  char *number;
  char *unit; /* (nullable) */
  const char *label;
} SolHeroNumber;

typedef struct
{
  char *title;    /* "Charging" */
  char *subtitle; /* "Plugged in since 09:41" */
  gboolean warning;
  char *power;     /* "3.68" */
  char *foot;      /* "16 A" */
  double fraction; /* of the most it can, 0 to 1; NaN unknown */
  char *spoken;    /* "3.68 kilowatts, 16 A" */
  SolHeroNumber added, duration, range, cost;
  gint64 next; /* microseconds until it changes by itself, negative when it stays */
} SolChargerHeroWords;

SolChargerHeroWords *sol_charger_hero_words_new (const SolChargerHeroFacts *facts);
void sol_charger_hero_words_free (SolChargerHeroWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolChargerHeroWords, sol_charger_hero_words_free)

/** sol_charger_describe_start: Returns: (transfer full): "today at 23:00", "tomorrow at 06:00", "Wednesday at
 * 23:00"; for the middle of a sentence. */
char *sol_charger_describe_start (SolTime start, SolTime now, GTimeZone *zone);

G_END_DECLS
