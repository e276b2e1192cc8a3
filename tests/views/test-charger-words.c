/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "charger/sol-charger-hero-words.h"

#define NBSP "\302\240"

/* 14:30 at home, on a Saturday. */
#define NOW (G_GINT64_CONSTANT (1781353800) * SOL_SECOND)

static GTimeZone *zone;

typedef struct
{
  SolChargerStatus *status;
  SolChargerHeroFacts facts;
} Case;

static void
case_begin (Case *self, SolChargerState state, const char *words)
{
  self->status = sol_charger_status_new ();
  self->status->session.energy_wh = 17460;
  self->status->session.miles = 71.5;
  self->status->session.running = SOL_YES;
  self->status->session.started_at = NOW - 4 * SOL_HOUR - 45 * SOL_MINUTE;
  self->status->session.plugged_in_at = NOW - 4 * SOL_HOUR - 49 * SOL_MINUTE;
  self->facts = (SolChargerHeroFacts){
    .state = state,
    .state_words = words,
    .status = self->status,
    .currency = "EUR",
    .power_w = 3680,
    .amps = 16,
    .amps_max = 32,
    .next_slot = SOL_TIME_UNKNOWN,
    .metric = TRUE,
    .zone = zone,
    .now = NOW,
  };
}

static void
case_end (Case *self)
{
  g_clear_pointer (&self->status, sol_charger_status_unref);
}

static void
assert_number (const SolHeroNumber *number, const char *value, const char *unit, const char *label)
{
  g_assert_cmpstr (number->number, ==, value);
  g_assert_cmpstr (number->unit, ==, unit);
  g_assert_cmpstr (number->label, ==, label);
}

static void
test_charging (void)
{
  Case self;
  case_begin (&self, SOL_CHARGER_STATE_CHARGING, "Charging");
  g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&self.facts);

  g_assert_cmpstr (words->title, ==, "Charging");
  g_assert_cmpstr (words->subtitle, ==, "Plugged in since 09:41");
  g_assert_false (words->warning);
  g_assert_cmpstr (words->power, ==, "3.68");
  g_assert_cmpstr (words->foot, ==, "16" NBSP "A");
  g_assert_cmpfloat_with_epsilon (words->fraction, 0.5, 0.001);
  g_assert_cmpstr (words->spoken, ==, "3.68 kilowatts, 16" NBSP "A");
  assert_number (&words->added, "17.5", "kWh", "Added");
  assert_number (&words->duration, "4" NBSP "h 45" NBSP "min", NULL, "Charging for");
  assert_number (&words->range, "115", "km", "Range added");
  assert_number (&words->cost, "–", NULL, "Cost so far");
  g_assert_cmpint (words->next, ==, SOL_MINUTE);
  case_end (&self);
}

static void
test_limited (void)
{
  Case self;
  case_begin (&self, SOL_CHARGER_STATE_CHARGING, "Charging");
  self.facts.limited_amps = 8;
  self.facts.power_w = 1840;
  g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&self.facts);

  g_assert_cmpstr (words->subtitle, ==, "Limited to 8" NBSP "A · set to 16" NBSP "A");
  g_assert_true (words->warning);
  g_assert_cmpstr (words->foot, ==, "8" NBSP "A");
  g_assert_cmpfloat_with_epsilon (words->fraction, 0.25, 0.001);
  case_end (&self);
}

/* Every state has its words; power is nothing while it pauses, and unknown when nobody knows. */
static void
test_states (void)
{
  static const struct
  {
    SolChargerState state;
    const char *title, *subtitle, *power;
  } rows[] = {
    { SOL_CHARGER_STATE_UNKNOWN, "–", "The charger has not been read yet", "–" },
    { SOL_CHARGER_STATE_CHARGING, "Title", "Plugged in since 09:41", "3.68" },
    { SOL_CHARGER_STATE_PLUGGED_IN, "Title", "Ready when you are", "0.00" },
    { SOL_CHARGER_STATE_PAUSED_BY_CAR, "Title", "Plugged in since 09:41", "0.00" },
    { SOL_CHARGER_STATE_WAITING_FOR_SUN, "Title", "Too little solar power to spare", "0.00" },
    { SOL_CHARGER_STATE_WAITING_FOR_SLOT, "Title", "Starts today at 23:00", "0.00" },
    { SOL_CHARGER_STATE_FINISHING, "Title", "Plugged in since 09:41", "0.00" },
    { SOL_CHARGER_STATE_NO_CAR, "Title", "Plug in to charge", "0.00" },
    { SOL_CHARGER_STATE_FAULT, "Title", "GROUND_FAILURE\nCall your installer", "0.00" },
    { SOL_CHARGER_STATE_OFFLINE, "Title", "Since 11:20", "–" },
    { SOL_CHARGER_STATE_SIGN_IN_NEEDED, "Title", "Approve the session in the Enphase app", "0.00" },
    { SOL_CHARGER_STATE_NOT_SET_UP, "Title", "Your installer has not finished this charger", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Case self;
      case_begin (&self, rows[i].state, "Title");
      self.facts.next_slot = NOW + 8 * SOL_HOUR + 30 * SOL_MINUTE;
      self.facts.advice = "Call your installer";
      self.status->connector_reason = g_strdup ("GROUND_FAILURE");
      self.status->offline_since = NOW - 3 * SOL_HOUR - 10 * SOL_MINUTE;
      g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&self.facts);
      g_assert_cmpstr (words->title, ==, rows[i].title);
      g_assert_cmpstr (words->subtitle, ==, rows[i].subtitle);
      g_assert_cmpstr (words->power, ==, rows[i].power);
      g_assert_cmpint (words->warning, ==, rows[i].state == SOL_CHARGER_STATE_FAULT);
      case_end (&self);
    }
}

static void
test_last_session (void)
{
  Case self;
  case_begin (&self, SOL_CHARGER_STATE_NO_CAR, "No Car");
  g_autoptr (SolChargeRecord) last = sol_charge_record_new ();
  last->energy_wh = 9400;
  last->active_s = 4560;
  last->cost = 0.98;
  self.status->session.running = SOL_NO;
  self.facts.last = last;
  g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&self.facts);

  assert_number (&words->added, "9.4", "kWh", "Last session");
  assert_number (&words->duration, "1" NBSP "h 16" NBSP "min", NULL, "Charging time");
  assert_number (&words->range, "–", NULL, "Range added");
  assert_number (&words->cost, "€0.98", NULL, "Cost");
  g_assert_cmpint (words->next, ==, -1);
  case_end (&self);
}

static void
test_stale (void)
{
  Case self;
  case_begin (&self, SOL_CHARGER_STATE_CHARGING, "Charging");
  self.facts.as_of = "as of 14:05";
  g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&self.facts);

  g_assert_cmpstr (words->subtitle, ==, "Plugged in since 09:41 · as of 14:05");
  g_assert_cmpint (words->next, ==, -1);
  case_end (&self);
}

static void
test_nothing_known (void)
{
  SolChargerHeroFacts facts
      = { .loading = TRUE, .power_w = NAN, .next_slot = SOL_TIME_UNKNOWN, .zone = zone, .now = NOW };
  g_autoptr (SolChargerHeroWords) words = sol_charger_hero_words_new (&facts);

  g_assert_cmpstr (words->title, ==, "–");
  g_assert_cmpstr (words->subtitle, ==, "Loading");
  g_assert_cmpstr (words->power, ==, "–");
  g_assert_cmpstr (words->foot, ==, "–");
  g_assert_true (isnan (words->fraction));
  assert_number (&words->added, "–", NULL, "Added");
}

static void
assert_start (SolTime start, const char *wanted)
{
  g_autofree char *text = sol_charger_describe_start (start, NOW, zone);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_start (void)
{
  assert_start (NOW + 8 * SOL_HOUR + 30 * SOL_MINUTE, "today at 23:00");
  assert_start (NOW + 9 * SOL_HOUR + 30 * SOL_MINUTE, "tomorrow at 00:00");
  assert_start (NOW + 33 * SOL_HOUR + 29 * SOL_MINUTE, "tomorrow at 23:59");
  assert_start (NOW + 33 * SOL_HOUR + 30 * SOL_MINUTE, "Monday at 00:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_test_add_func ("/charger-words/charging", test_charging);
  g_test_add_func ("/charger-words/limited", test_limited);
  g_test_add_func ("/charger-words/states", test_states);
  g_test_add_func ("/charger-words/last-session", test_last_session);
  g_test_add_func ("/charger-words/stale", test_stale);
  g_test_add_func ("/charger-words/nothing-known", test_nothing_known);
  g_test_add_func ("/charger-words/start", test_start);
  int failed = g_test_run ();
  g_time_zone_unref (zone);
  return failed;
}
