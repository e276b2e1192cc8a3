/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cases.h"

#include "sol-charger-power.h"

#include <math.h>

static double
step (SolChargerPower *base, JsonObject *refresh)
{
  g_autoptr (SolChargerStatus) status = cases_read_status (refresh);
  g_autoptr (SolChargerSummary) summary = cases_read_summary (refresh);
  return sol_charger_power_step (base, status, summary->lifetime_wh,
                                 sol_charger_power_cap (status, summary, NULL));
}

static void
test_case (gconstpointer name)
{
  g_autoptr (JsonParser) parser = cases_load ("derived_values");
  JsonObject *one = cases_find (parser, name);
  JsonArray *refreshes = json_object_get_array_member (one, "payload");
  JsonArray *wanted
      = json_object_get_array_member (json_object_get_object_member (one, "expected"), "power_w_after_each");
  double tolerance = cases_member (one, "tolerance");
  SolChargerPower base;

  g_assert_cmpuint (json_array_get_length (refreshes), ==, json_array_get_length (wanted));
  sol_charger_power_init (&base);
  for (guint i = 0; i < json_array_get_length (refreshes); i++)
    {
      double power_w = step (&base, json_array_get_object_element (refreshes, i));
      cases_assert_number (power_w, cases_number (json_array_get_element (wanted, i)), tolerance);

      /* The base outlives the program between any two samples. */
      g_autofree char *text = sol_charger_power_to_text (&base);
      sol_charger_power_init (&base);
      g_assert_true (sol_charger_power_from_text (&base, text));
    }
}

static void
test_capped (void)
{
  g_autoptr (JsonParser) parser = cases_load ("derived_values");
  JsonObject *one = cases_find (parser, "charger-power-is-capped-by-phases-and-limits");
  JsonArray *runs
      = json_object_get_array_member (json_object_get_object_member (one, "context"), "each_refreshes");
  JsonArray *wanted
      = json_object_get_array_member (json_object_get_object_member (one, "expected"), "last_power_w_each");

  for (guint i = 0; i < json_array_get_length (runs); i++)
    {
      JsonArray *refreshes = json_array_get_array_element (runs, i);
      SolChargerPower base;
      double power_w = NAN;
      sol_charger_power_init (&base);
      for (guint r = 0; r < json_array_get_length (refreshes); r++)
        power_w = step (&base, json_array_get_object_element (refreshes, r));
      cases_assert_number (power_w, cases_number (json_array_get_element (wanted, i)), 1);
    }
}

typedef struct
{
  SolTruth charging;
  const char *connector;
  double lifetime_wh;
  gint64 at_s; /* 0: without a sample time */
  double power_w;
} Sample;

static void
run (const Sample *samples, guint n)
{
  SolChargerPower base;

  sol_charger_power_init (&base);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SolChargerStatus) status = sol_charger_status_new ();
      status->charging_reported = samples[i].charging;
      status->connector_text = g_strdup (samples[i].connector);
      status->connector = sol_connector_from_text (samples[i].connector);
      if (samples[i].at_s != 0)
        status->last_report = SOL_DAY + samples[i].at_s * SOL_SECOND;
      g_test_message ("sample %u", i);
      cases_assert_number (sol_charger_power_step (&base, status, samples[i].lifetime_wh, 7360),
                           samples[i].power_w, 0.01);
    }
}

#define RUN(...) run ((const Sample[]){ __VA_ARGS__ }, G_N_ELEMENTS (((const Sample[]){ __VA_ARGS__ })))

static void
test_steps (void)
{
  /* Idle to charging starts anew with 0 W; what ran in before does not count. */
  RUN ({ SOL_NO, "AVAILABLE", 1000, 10, 0 }, { SOL_YES, "CHARGING", 1500, 310, 0 },
       { SOL_YES, "CHARGING", 1800, 610, 3600 });
  /* Up to 0.5 Wh is noise and keeps the power; the next lump counts from the last change. */
  RUN ({ SOL_YES, "CHARGING", 1000, 10, NAN }, { SOL_YES, "CHARGING", 1300, 310, 3600 },
       { SOL_YES, "CHARGING", 1300.5, 370, 3600 }, { SOL_YES, "CHARGING", 1450, 610, 1800 });
  /* A small drop is neither a reset nor a new base. */
  RUN ({ SOL_YES, "CHARGING", 1000, 10, NAN }, { SOL_YES, "CHARGING", 1300, 310, 3600 },
       { SOL_YES, "CHARGING", 1050, 370, 3600 }, { SOL_YES, "CHARGING", 1450, 610, 1800 });
  /* A drop above 0.25 kWh is a reset. */
  RUN ({ SOL_YES, "CHARGING", 1000, 10, NAN }, { SOL_YES, "CHARGING", 1300, 310, 3600 },
       { SOL_YES, "CHARGING", 1049, 370, 0 }, { SOL_YES, "CHARGING", 1079, 430, 1800 });
  /* A counter that is left out for a while keeps base and power. */
  RUN ({ SOL_YES, "CHARGING", 1000, 10, NAN }, { SOL_YES, "CHARGING", 1300, 310, 3600 },
       { SOL_YES, "CHARGING", NAN, 370, 3600 }, { SOL_YES, "CHARGING", 1600, 610, 3600 });
  /* The last change has no time: 300 s. This sample has none: no sample. */
  RUN ({ SOL_YES, "CHARGING", 1000, 0, NAN }, { SOL_YES, "CHARGING", 1300, 9000, 3600 },
       { SOL_YES, "CHARGING", 1400, 0, 3600 }, { SOL_YES, "CHARGING", 1600, 9300, 3600 });
  /* Time stands still or runs back: no sample. */
  RUN ({ SOL_YES, "CHARGING", 1000, 310, NAN }, { SOL_YES, "CHARGING", 1300, 310, NAN },
       { SOL_YES, "CHARGING", 1300, 10, NAN }, { SOL_YES, "CHARGING", 1300, 610, 3600 });
  /* Any SUSPENDED is 0 W at once, and after it a new base. */
  RUN ({ SOL_YES, "CHARGING", 1000, 10, NAN }, { SOL_YES, "SUSPENDED", 1300, 310, 0 },
       { SOL_YES, "SuspendedEVSE", 1300, 320, 0 }, { SOL_YES, "CHARGING", 1300, 610, 0 },
       { SOL_YES, "CHARGING", 1600, 910, 3600 });
  /* Without a word about charging nothing is known, and nothing forgotten. */
  RUN ({ SOL_YES, "CHARGING", 1000, 10, NAN }, { SOL_UNKNOWN, NULL, 1100, 110, NAN },
       { SOL_YES, "CHARGING", 1300, 310, 3600 });
  RUN ({ SOL_NO, "AVAILABLE", NAN, 10, 0 }, { SOL_YES, "CHARGING", NAN, 310, 0 },
       { SOL_YES, "CHARGING", 1300, 610, 0 }, { SOL_YES, "CHARGING", 9300, 910, 7360 });
}

static void
test_cap (void)
{
  static const struct
  {
    int session, set, max, current, phases, mode;
    double voltage;
    gboolean neutral;
    const char *country;
    double cap_w;
  } rows[] = {
    { 16, 32, 40, 48, 1, 1, 230, FALSE, NULL, 3680 },
    { 0, 32, 40, 48, 1, 1, 230, FALSE, NULL, 7360 },
    { 0, 0, 40, 48, 1, 1, 230, FALSE, NULL, 9200 },
    { 0, 0, 0, 48, 1, 1, 230, FALSE, NULL, 11040 },
    { 0, 0, 0, 0, 1, 1, 230, FALSE, NULL, 19200 },
    { 16, 0, 0, 0, 3, 3, 400, FALSE, NULL, 400 * 16 * 1.7320508 },
    { 16, 0, 0, 0, 3, 3, 230, TRUE, NULL, 11040 },
    { 16, 0, 0, 0, 0, 3, 230, TRUE, NULL, 11040 },
    { 16, 0, 0, 0, 1, 3, 230, TRUE, NULL, 3680 },
    { 16, 0, 0, 0, 2, 1, 240, FALSE, NULL, 3840 },
    { 32, 0, 0, 0, 3, 3, 400, FALSE, NULL, 19200 },
    { 10, 0, 0, 0, 0, 0, NAN, FALSE, NULL, 2300 },
    { 10, 0, 0, 0, 0, 0, NAN, FALSE, "us", 1200 },
    { 10, 0, 0, 0, 0, 0, NAN, FALSE, "CA", 1200 },
    { 10, 0, 0, 0, 0, 0, NAN, FALSE, "BR", 2200 },
    { 10, 0, 0, 0, 0, 0, NAN, FALSE, "NL", 2300 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolChargerStatus) status = sol_charger_status_new ();
      g_autoptr (SolChargerSummary) summary = sol_charger_summary_new ();
      status->session.amps = rows[i].session;
      status->amps_set = rows[i].set;
      summary->amps_max = rows[i].max;
      summary->max_current = rows[i].current;
      summary->phases = rows[i].phases;
      summary->phase_mode = rows[i].mode;
      summary->voltage = rows[i].voltage;
      summary->wiring_neutral = rows[i].neutral ? g_strdup ("N") : NULL;
      cases_assert_number (sol_charger_power_cap (status, summary, rows[i].country), rows[i].cap_w, 0.1);
    }

  g_autoptr (SolChargerStatus) alone = sol_charger_status_new ();
  alone->amps_set = 10;
  cases_assert_number (sol_charger_power_cap (alone, NULL, "US"), 1200, 0);
  cases_assert_number (sol_charger_power_cap (NULL, NULL, NULL), 19200, 0);
}

static void
test_text (void)
{
  static const char *const bad[]
      = { NULL,          "",          "1",           "2 1 2 3 1", "1 1 2 3", "1 1 2 3 1 5", "1 x 2 3 1",
          "1 1 2.5 3 1", "1 1 2 3 4", "1 inf 2 3 1", "1  2 3 1" };
  SolChargerPower base;

  sol_charger_power_init (&base);
  base.power_w = 5;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (sol_charger_power_from_text (&base, bad[i]));
      g_assert_cmpfloat (base.power_w, ==, 5);
    }

  SolChargerPower whole = { 1842300.125, 1775671200 * SOL_SECOND, 5880.5, SOL_YES };
  g_autofree char *text = sol_charger_power_to_text (&whole);
  g_assert_true (sol_charger_power_from_text (&base, text));
  g_assert_cmpfloat (base.lifetime_wh, ==, whole.lifetime_wh);
  g_assert_cmpint (base.changed_at, ==, whole.changed_at);
  g_assert_cmpfloat (base.power_w, ==, whole.power_w);
  g_assert_cmpint (base.was_charging, ==, SOL_YES);
}

static void
test_mode (void)
{
  static const struct
  {
    int mode;
    const char *text;
    SolChargeMode preference;
    const char *policy;
    SolTruth active;
    const char *profile;
    SolChargeMode last, effective;
  } rows[] = {
    { 0, NULL, SOL_CHARGE_MODE_GREEN, NULL, SOL_NO, NULL, SOL_CHARGE_MODE_GREEN, SOL_CHARGE_MODE_MANUAL },
    { 1, NULL, SOL_CHARGE_MODE_MANUAL, NULL, SOL_NO, NULL, SOL_CHARGE_MODE_MANUAL, SOL_CHARGE_MODE_GREEN },
    { -1, "SCHEDULED_CHARGING", SOL_CHARGE_MODE_GREEN, NULL, SOL_NO, NULL, 0, SOL_CHARGE_MODE_SCHEDULED },
    { -1, " Smart ", SOL_CHARGE_MODE_GREEN, NULL, SOL_NO, NULL, 0, SOL_CHARGE_MODE_SMART },
    { -1, "IDLE", SOL_CHARGE_MODE_GREEN, NULL, SOL_NO, NULL, 0, SOL_CHARGE_MODE_GREEN },
    { -1, "IMMEDIATE", 0, NULL, SOL_NO, NULL, SOL_CHARGE_MODE_SMART, SOL_CHARGE_MODE_SMART },
    { 7, NULL, SOL_CHARGE_MODE_SCHEDULED, "greencharging", SOL_YES, "MANUAL", 0, SOL_CHARGE_MODE_SCHEDULED },
    { -1, NULL, 0, "greencharging", SOL_YES, "MANUAL", 0, SOL_CHARGE_MODE_GREEN },
    { -1, NULL, 0, "greencharging", SOL_NO, "MANUAL", 0, SOL_CHARGE_MODE_MANUAL },
    { -1, NULL, 0, "loadbalancing", SOL_YES, NULL, SOL_CHARGE_MODE_MANUAL, SOL_CHARGE_MODE_MANUAL },
    { -1, NULL, 0, NULL, SOL_NO, "SCHEDULED", SOL_CHARGE_MODE_MANUAL, SOL_CHARGE_MODE_SCHEDULED },
    { -1, NULL, 0, NULL, SOL_NO, "CHARGING", SOL_CHARGE_MODE_MANUAL, SOL_CHARGE_MODE_MANUAL },
    { -1, "", 0, NULL, SOL_NO, "", 0, SOL_CHARGE_MODE_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolChargerStatus) status = sol_charger_status_new ();
      status->mode = rows[i].mode;
      status->mode_text = g_strdup (rows[i].text);
      if (rows[i].policy != NULL)
        {
          SolChargePolicy *policy = sol_charge_policy_new ();
          policy->type = g_strdup (rows[i].policy);
          policy->active = rows[i].active;
          g_ptr_array_add (status->policies, policy);
        }
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_charge_mode_effective (status, rows[i].preference, rows[i].profile, rows[i].last),
                       ==, rows[i].effective);
    }
  g_assert_cmpint (sol_charge_mode_effective (NULL, SOL_CHARGE_MODE_UNKNOWN, NULL, SOL_CHARGE_MODE_SMART), ==,
                   SOL_CHARGE_MODE_SMART);
}

int
main (int argc, char **argv)
{
  static const char *const cases[]
      = { "charger-power-from-two-counter-readings", "charger-power-drops-at-once-when-it-pauses",
          "charger-counter-that-restarts-gives-no-power" };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/domain/charger-power/case/", cases[i], NULL);
      g_test_add_data_func (path, cases[i], test_case);
    }
  g_test_add_func ("/domain/charger-power/case/charger-power-is-capped-by-phases-and-limits", test_capped);
  g_test_add_func ("/domain/charger-power/steps", test_steps);
  g_test_add_func ("/domain/charger-power/cap", test_cap);
  g_test_add_func ("/domain/charger-power/text", test_text);
  g_test_add_func ("/domain/charger-power/mode", test_mode);
  return g_test_run ();
}
