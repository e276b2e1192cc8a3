/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-overview-words.h"

#define NB "\xc2\xa0"

/* 13 June 2026, 14:30 UTC. */
#define NOW (1781361000 * SOL_SECOND)

static SolChargerStatus *
make_status (SolTruth running, gint64 length)
{
  SolChargerStatus *status = sol_charger_status_new ();

  status->session.running = running;
  status->session.energy_wh = 17500;
  status->session.started_at = NOW - length;
  if (running == SOL_NO)
    status->session.plugged_out_at = NOW;
  return status;
}

static SolChargerFacts
make_facts (const SolChargerStatus *status, SolChargerState state, const char *words, int amps)
{
  return (SolChargerFacts){ .state = state,
                            .state_words = words,
                            .amps = amps,
                            .mode = SOL_CHARGE_MODE_MANUAL,
                            .status = status,
                            .card = SOL_FAMILY_FRESH,
                            .now = NOW };
}

static void
test_charging (void)
{
  g_autoptr (SolChargerStatus) status = make_status (SOL_YES, 4 * SOL_HOUR + 45 * SOL_MINUTE);
  SolChargerFacts facts = make_facts (status, SOL_CHARGER_STATE_CHARGING, "Charging", 16);
  g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);

  g_assert_cmpstr (words->subtitle, ==, "Charging at 16" NB "A");
  g_assert_cmpstr (words->session_title, ==, "This session");
  g_assert_cmpstr (words->session, ==, "17.5" NB "kWh");
  g_assert_cmpstr (words->duration, ==, "4" NB "h 45" NB "min");
  g_assert_cmpstr (words->mode, ==, "Manual");
  g_assert_cmpstr (words->brief, ==, "17.5" NB "kWh · 16" NB "A");
  g_assert_cmpint (sol_charger_words_next (&facts), ==, SOL_MINUTE);
  facts.now += 20 * SOL_SECOND;
  g_assert_cmpint (sol_charger_words_next (&facts), ==, 40 * SOL_SECOND);
}

static void
test_states (void)
{
  g_autoptr (SolChargerStatus) status = make_status (SOL_NO, 90 * SOL_MINUTE);
  const struct
  {
    SolChargerState state;
    const char *words;
    int amps;
    SolFamilyState card;
    const char *as_of;
    const char *subtitle;
    const char *brief;
  } cases[] = {
    { SOL_CHARGER_STATE_CHARGING, "Charging", 0, SOL_FAMILY_FRESH, NULL, "Charging", "Charging" },
    { SOL_CHARGER_STATE_CHARGING, "Charging", 16, SOL_FAMILY_STALE, NULL, "Was charging, 16" NB "A",
      "17.5" NB "kWh · 16" NB "A" },
    { SOL_CHARGER_STATE_CHARGING, "Charging", 0, SOL_FAMILY_STALE, NULL, "Was charging", "Was charging" },
    { SOL_CHARGER_STATE_PLUGGED_IN, "Plugged In", 16, SOL_FAMILY_FRESH, NULL, "Plugged In", "Plugged In" },
    { SOL_CHARGER_STATE_NO_CAR, "No Car", 0, SOL_FAMILY_STALE, "as of 14:05",
      "No Car · last known · as of 14:05", "No Car · last known" },
    { SOL_CHARGER_STATE_UNKNOWN, "–", 0, SOL_FAMILY_STALE, NULL, "–", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SolChargerFacts facts = make_facts (status, cases[i].state, cases[i].words, cases[i].amps);
      facts.card = cases[i].card;
      facts.as_of = cases[i].as_of;
      g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);
      g_assert_cmpstr (words->subtitle, ==, cases[i].subtitle);
      g_assert_cmpstr (words->brief, ==, cases[i].brief);
      g_assert_cmpstr (words->session_title, ==, "Last session");
      g_assert_cmpstr (words->duration, ==, "1" NB "h 30" NB "min");
      g_assert_cmpint (sol_charger_words_next (&facts), <, 0);
    }
}

/* How long it charged, not how long it stayed plugged in, once the history tells. */
static void
test_last_duration (void)
{
  g_autoptr (SolChargerStatus) status = make_status (SOL_NO, 9 * SOL_HOUR);
  SolChargerFacts facts = make_facts (status, SOL_CHARGER_STATE_NO_CAR, "No Car", 0);
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolChargeRecord *record = sol_charge_record_new ();

  g_ptr_array_add (history->sessions, record);
  record->started_at = status->session.started_at;
  facts.last = record;
  g_autoptr (SolChargerWords) early = sol_charger_words_new (&facts);
  g_assert_cmpstr (early->duration, ==, "9" NB "h");
  record->ended_at = NOW - 3 * SOL_HOUR;
  record->active_s = 7200;
  g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);
  g_assert_cmpstr (words->duration, ==, "2" NB "h");
}

static void
test_calm_duration (void)
{
  static const struct
  {
    gint64 length;
    const char *text;
  } cases[] = {
    { 37 * SOL_SECOND, "37" NB "s" },
    { 2 * SOL_MINUTE + 37 * SOL_SECOND, "2" NB "min" },
    { SOL_HOUR + 59 * SOL_SECOND, "1" NB "h" },
    { -SOL_MINUTE, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SolChargerStatus) status = make_status (SOL_YES, cases[i].length);
      SolChargerFacts facts = make_facts (status, SOL_CHARGER_STATE_CHARGING, "Charging", 16);
      g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);
      g_assert_cmpstr (words->duration, ==, cases[i].text);
    }
}

static void
add_policy (SolChargerStatus *status, const char *type, SolTruth active, SolTime ends_at)
{
  SolChargePolicy *policy = sol_charge_policy_new ();

  policy->type = g_strdup (type);
  policy->active = active;
  policy->ends_at = ends_at;
  g_ptr_array_add (status->policies, policy);
}

static void
test_modes (void)
{
  static const struct
  {
    SolChargeMode mode;
    const char *text;
  } cases[] = {
    { SOL_CHARGE_MODE_MANUAL, "Manual" }, { SOL_CHARGE_MODE_GREEN, "Green" },
    { SOL_CHARGE_MODE_SMART, "Smart" },   { SOL_CHARGE_MODE_SCHEDULED, "Scheduled" },
    { SOL_CHARGE_MODE_UNKNOWN, "–" },
  };
  g_autoptr (SolChargerStatus) status = make_status (SOL_YES, SOL_HOUR);
  SolChargerFacts facts = make_facts (status, SOL_CHARGER_STATE_CHARGING, "Charging", 16);

  add_policy (status, "greencharging", SOL_YES, NOW + SOL_HOUR);
  add_policy (status, "scheduledcharging", SOL_NO, NOW + 2 * SOL_HOUR);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      facts.mode = cases[i].mode;
      g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);
      g_assert_cmpstr (words->mode, ==, cases[i].text);
    }

  facts.mode = SOL_CHARGE_MODE_SCHEDULED;
  add_policy (status, "scheduledcharging", SOL_YES, NOW + 15 * SOL_HOUR + 30 * SOL_MINUTE);
  g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);
  g_assert_cmpstr (words->mode, ==, "Scheduled until 06:00");
}

static void
test_nothing_known (void)
{
  SolChargerFacts facts = make_facts (NULL, SOL_CHARGER_STATE_UNKNOWN, "–", 0);
  g_autoptr (SolChargerWords) words = sol_charger_words_new (&facts);

  g_assert_cmpstr (words->subtitle, ==, "–");
  g_assert_cmpstr (words->session, ==, "–");
  g_assert_cmpstr (words->duration, ==, "–");
  g_assert_cmpint (sol_charger_words_next (&facts), <, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview-charger-words/charging", test_charging);
  g_test_add_func ("/overview-charger-words/states", test_states);
  g_test_add_func ("/overview-charger-words/last-duration", test_last_duration);
  g_test_add_func ("/overview-charger-words/calm-duration", test_calm_duration);
  g_test_add_func ("/overview-charger-words/modes", test_modes);
  g_test_add_func ("/overview-charger-words/nothing-known", test_nothing_known);
  return g_test_run ();
}
