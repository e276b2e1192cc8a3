/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-overview-words.h"

#include <math.h>

#define NB "\xc2\xa0"

/* 13 June 2026, 14:30 UTC. */
#define NOW (1781361000 * SOL_SECOND)

static void
test_card_state (void)
{
  static const struct
  {
    SolLink link;
    SolFamilyState family;
    SolFamilyState card;
  } cases[] = {
    { SOL_LINK_FRESH, SOL_FAMILY_FRESH, SOL_FAMILY_FRESH },
    { SOL_LINK_FRESH, SOL_FAMILY_LOADING, SOL_FAMILY_LOADING },
    { SOL_LINK_CONNECTING, SOL_FAMILY_LOADING, SOL_FAMILY_LOADING },
    { SOL_LINK_RATE_LIMITED, SOL_FAMILY_FRESH, SOL_FAMILY_FRESH },
    { SOL_LINK_OFFLINE, SOL_FAMILY_FRESH, SOL_FAMILY_STALE },
    { SOL_LINK_OFFLINE, SOL_FAMILY_LOADING, SOL_FAMILY_FAILED },
    { SOL_LINK_SESSION_OVER, SOL_FAMILY_FRESH, SOL_FAMILY_STALE },
    { SOL_LINK_OFFLINE, SOL_FAMILY_ABSENT, SOL_FAMILY_ABSENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SolCondition) condition = sol_condition_new ();
      condition->link = cases[i].link;
      g_assert_cmpint (sol_overview_card_state (cases[i].family, condition), ==, cases[i].card);
    }
  g_assert_cmpint (sol_overview_card_state (SOL_FAMILY_FRESH, NULL), ==, SOL_FAMILY_FRESH);
}

static void
test_as_of (void)
{
  g_autofree char *today = sol_overview_as_of (NOW - 25 * SOL_MINUTE, NOW, NULL);
  g_autofree char *yesterday = sol_overview_as_of (NOW - 24 * SOL_HOUR, NOW, NULL);

  g_assert_cmpstr (today, ==, "as of 14:05");
  g_assert_cmpstr (yesterday, ==, "as of yesterday, 14:30");
  g_assert_null (sol_overview_as_of (SOL_TIME_UNKNOWN, NOW, NULL));
}

static void
test_phase (void)
{
  g_assert_cmpstr (sol_overview_phase_words (SOL_CONTROL_SENDING, FALSE), ==, "Sending…");
  g_assert_cmpstr (sol_overview_phase_words (SOL_CONTROL_WAITING, FALSE), ==, "Waiting for your system…");
  g_assert_cmpstr (sol_overview_phase_words (SOL_CONTROL_WAITING, TRUE), ==,
                   "No clear answer came. Reading back what happened…");
  g_assert_null (sol_overview_phase_words (SOL_CONTROL_SETTLED, FALSE));
  g_assert_null (sol_overview_phase_words (SOL_CONTROL_REFUSED, FALSE));
}

static void
test_battery (void)
{
  static const struct
  {
    SolBatteryFacts facts;
    const char *subtitle, *charge, *stored, *reserve, *backup, *level, *brief;
  } cases[] = {
    { { 72, 20, 7200, 10000, 8 * 3600, "Self-consumption", NULL },
      "Self-consumption",
      "72%",
      "7.2 of 10" NB "kWh",
      "20% · 2.0" NB "kWh",
      "about 8" NB "h",
      "72 percent, reserve 20 percent",
      "7.2 of 10" NB "kWh · reserve 20%" },
    { { 70, 20, 7000, 10000, 49 * 3600, "Savings", "as of 14:05" },
      "Savings · as of 14:05",
      "70%",
      "7.0 of 10" NB "kWh",
      "20% · 2.0" NB "kWh",
      "more than 2 days",
      "70 percent, reserve 20 percent",
      "7.0 of 10" NB "kWh · reserve 20%" },
    { { NAN, NAN, NAN, NAN, NAN, NULL, NULL }, NULL, "–", "–", "–", "–", "unknown", "– · reserve –" },
    { { 1, 5, NAN, NAN, NAN, NULL, "as of 14:05" },
      "as of 14:05",
      "1%",
      "–",
      "5%",
      "–",
      "1 percent, reserve 5 percent",
      "– · reserve 5%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SolBatteryWords) words = sol_battery_words_new (&cases[i].facts);
      g_assert_cmpstr (words->subtitle, ==, cases[i].subtitle);
      g_assert_cmpstr (words->charge, ==, cases[i].charge);
      g_assert_cmpstr (words->stored, ==, cases[i].stored);
      g_assert_cmpstr (words->reserve, ==, cases[i].reserve);
      g_assert_cmpstr (words->backup, ==, cases[i].backup);
      g_assert_cmpstr (words->level, ==, cases[i].level);
      g_assert_cmpstr (words->brief, ==, cases[i].brief);
      g_assert_cmpstr (words->backup_reason, ==,
                       isnan (cases[i].facts.backup_seconds) ? "No recent home use" : NULL);
    }
}

static SolStormAlerts *
make_alerts (const char *name, SolTruth active)
{
  SolStormAlerts *alerts = sol_storm_alerts_new ();
  SolStormAlert *alert = sol_storm_alert_new ();

  alert->name = g_strdup (name);
  alert->active = active;
  g_ptr_array_add (alerts->alerts, alert);
  alerts->active = active;
  return alerts;
}

static void
test_storm (void)
{
  g_autoptr (SolStormAlerts) none = sol_storm_alerts_new ();
  g_autoptr (SolStormAlerts) storm = make_alerts ("Severe Thunderstorm", SOL_YES);
  g_autoptr (SolStormAlerts) over = make_alerts ("Severe Thunderstorm", SOL_NO);
  g_autoptr (SolStormAlerts) nameless = make_alerts (NULL, SOL_YES);
  const struct
  {
    SolTruth on;
    const SolStormAlerts *alerts;
    SolFamilyState state;
    const char *text;
    gboolean warning;
  } cases[] = {
    { SOL_YES, none, SOL_FAMILY_FRESH, "On · no alerts", FALSE },
    { SOL_YES, over, SOL_FAMILY_FRESH, "On · no alerts", FALSE },
    { SOL_YES, NULL, SOL_FAMILY_FRESH, "On", FALSE },
    { SOL_YES, none, SOL_FAMILY_STALE, "On · last known", FALSE },
    { SOL_NO, none, SOL_FAMILY_FRESH, "Off", FALSE },
    { SOL_NO, none, SOL_FAMILY_STALE, "Off · last known", FALSE },
    { SOL_UNKNOWN, none, SOL_FAMILY_FRESH, "–", FALSE },
    { SOL_YES, storm, SOL_FAMILY_FRESH, "Severe Thunderstorm", TRUE },
    { SOL_NO, storm, SOL_FAMILY_FRESH, "Severe Thunderstorm", TRUE },
    { SOL_YES, storm, SOL_FAMILY_STALE, "Severe Thunderstorm · last known", TRUE },
    { SOL_YES, nameless, SOL_FAMILY_FRESH, "Storm alert", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean warning = !cases[i].warning;
      g_autofree char *text
          = sol_overview_storm_words (cases[i].on, cases[i].alerts, cases[i].state, &warning);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (warning, ==, cases[i].warning);
    }
}

static void
test_totals (void)
{
  g_autoptr (SolToday) today = sol_today_new ();
  today->start = sol_time_day_start (NOW, NULL);
  today->totals.produced_wh = 28700;
  today->totals.consumed_wh = 25700;
  today->totals.imported_wh = 200;
  today->totals.exported_wh = 400;

  g_autoptr (SolTotalsWords) words = sol_totals_words_new (today, SOL_YES, SOL_YES, NULL, NOW);
  g_assert_cmpstr (words->title, ==, "Totals today");
  g_assert_cmpstr (words->produced, ==, "28.7");
  g_assert_cmpstr (words->consumed, ==, "25.7");
  g_assert_cmpstr (words->imported, ==, "0.2");
  g_assert_cmpstr (words->exported, ==, "0.4");
  g_assert_cmpstr (words->percent, ==, "99%");
  g_assert_cmpstr (words->sentence, ==, "0.2 of 25.7" NB "kWh came from the grid");
  g_assert_true (g_str_has_prefix (words->sentence_spoken, "99 percent. "));
  g_assert_true (words->has_sufficiency);

  g_autoptr (SolTotalsWords) later = sol_totals_words_new (today, SOL_YES, SOL_YES, NULL, NOW + SOL_DAY);
  g_assert_cmpstr (later->title, ==, "Totals of Sat 13 Jun");
}

static void
test_totals_of_less (void)
{
  g_autoptr (SolToday) today = sol_today_new ();
  today->totals.produced_wh = 1000;

  g_assert_cmpint (sol_today_has_meter (NULL), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_today_has_meter (today), ==, SOL_NO);
  g_autoptr (SolTotalsWords) words = sol_totals_words_new (today, SOL_NO, SOL_NO, NULL, NOW);
  g_assert_null (words->produced);
  g_assert_null (words->consumed);
  g_assert_cmpstr (words->imported, ==, "–");
  g_assert_false (words->has_sufficiency);

  g_autoptr (SolTotalsWords) nothing = sol_totals_words_new (NULL, SOL_UNKNOWN, SOL_UNKNOWN, NULL, NOW);
  g_assert_cmpstr (nothing->produced, ==, "–");
  g_assert_cmpstr (nothing->percent, ==, "–");
  g_assert_cmpstr (nothing->sentence, ==, "Not known yet");
  g_assert_true (isnan (nothing->sufficiency));

  g_autoptr (SolToday) empty = sol_today_new ();
  g_assert_cmpint (sol_today_has_meter (empty), ==, SOL_UNKNOWN);
  empty->totals.consumed_wh = 10;
  g_assert_cmpint (sol_today_has_meter (empty), ==, SOL_YES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview-words/card-state", test_card_state);
  g_test_add_func ("/overview-words/as-of", test_as_of);
  g_test_add_func ("/overview-words/phase", test_phase);
  g_test_add_func ("/overview-words/battery", test_battery);
  g_test_add_func ("/overview-words/storm", test_storm);
  g_test_add_func ("/overview-words/totals", test_totals);
  g_test_add_func ("/overview-words/totals-of-less", test_totals_of_less);
  return g_test_run ();
}
