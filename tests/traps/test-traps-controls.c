/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-controls"

#include "model-fixture.h"
#include "sol-plan.h"

/* The traps of what a person changes, from the control to the simulated home. */

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
ask (ModelFixture *fixture, const char *what, const char *json)
{
  g_autofree char *answer = model_fixture_ask (fixture, "POST", what, json);
}

static SolControl *
find (SolSite *site, const char *name, gboolean of_charger)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control
      = sol_site_find_control (site, name, of_charger ? sol_charger_get_serial (charger) : NULL);
  g_assert_nonnull (control);
  return control;
}

/* To the end of the request, agreeing to what is asked; until then what was wanted is what is shown. */
static gboolean
request (ModelFixture *fixture, SolControl *control, GVariant *wanted, SolControlResult *result,
         GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GVariant) kept = g_variant_ref_sink (wanted);
  sol_control_request_async (control, kept, NULL, NULL, result_cb, &done);
  for (guint i = 0; i < 400 && done == NULL; i++)
    {
      model_fixture_settle (fixture);
      if (sol_control_get_state (control) == SOL_CONTROL_ASKING)
        sol_control_agree (control);
      else if (done == NULL)
        model_fixture_advance (fixture, i < 100 ? 1 : 5);
      if (sol_control_is_busy (control))
        g_assert_true (g_variant_equal (sol_control_get_shown (control), kept));
    }
  g_assert_nonnull (done);
  g_autoptr (GError) problem = NULL;
  SolControlResult how = sol_control_request_finish (control, done, &problem);
  if (result != NULL)
    *result = how;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
check_hold (const char *name, gboolean of_charger, const char *first, const char *fault)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  if (first != NULL)
    ask (fixture, "home", first);
  SolSite *site = model_fixture_open_site (fixture);
  SolControl *control = find (site, name, of_charger);
  g_autoptr (GError) error = NULL;
  ask (fixture, "faults", fault);
  request (fixture, control, g_variant_new_boolean (TRUE), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_get_boolean (sol_control_get_value (control)));
}

static void
test_044 (void)
{
  check_hold ("use-battery", TRUE, "{\"what\":\"charge-mode\",\"mode\":\"green\"}",
              "[{\"path\":\"*/GREEN_CHARGING/*\",\"method\":\"GET\",\"what\":\"read-lag\",\"value\":15,"
              "\"times\":-1}]");
  check_hold ("storm-guard", FALSE, "{\"what\":\"storm-guard\",\"on\":false,\"charger\":false}",
              "[{\"path\":\"*/batteryConfig/api/v1/profile/*\",\"method\":\"GET\",\"what\":\"read-lag\","
              "\"value\":40,\"times\":-1}]");
}

static void
test_045 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolControl *control = find (site, "charge-mode", TRUE);
  SolControlResult result;
  const char *mode = g_variant_get_string (sol_control_get_value (control), NULL);
  g_assert_true (request (fixture, control, g_variant_new_string (mode), &result, NULL));
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_NO_OP);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "preference"), ==, 0);
}

/* It ends: after a quarter of an hour it is said that it was not confirmed. */
static void
test_075 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolControl *control = find (site, "profile", FALSE);
  g_autoptr (GError) error = NULL;
  ask (fixture, "home", "{\"what\":\"knob\",\"kind\":\"profile\",\"never\":true}");
  SolTime pressed = sol_clock_now (fixture->clock);
  g_assert_false (request (fixture, control, g_variant_new_string ("cost_savings"), NULL, &error));
  g_assert_cmpint (sol_control_get_state (control), ==, SOL_CONTROL_NOT_CONFIRMED);
  g_assert_false (sol_control_is_busy (control));
  g_assert_cmpint (sol_clock_now (fixture->clock) - pressed, <=, 16 * SOL_MINUTE);
}

/* Status and settings tell of before for ten minutes: only the profile, read after the write, decides. */
static void
test_076 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolControl *control = find (site, "profile", FALSE);
  SolControlResult result;
  ask (fixture, "faults",
       "[{\"path\":\"*battery_status*\",\"what\":\"read-lag\",\"value\":600,\"times\":-1},"
       "{\"path\":\"*/batterySettings/*\",\"method\":\"GET\",\"what\":\"read-lag\",\"value\":600,"
       "\"times\":-1}]");
  g_assert_true (request (fixture, control, g_variant_new_string ("cost_savings"), &result, NULL));
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  for (guint i = 0; i < 10; i++)
    {
      model_fixture_advance (fixture, 60);
      g_assert_cmpstr (g_variant_get_string (sol_control_get_shown (control), NULL), ==, "cost_savings");
    }
}

/* The repair moves the reserve and puts it back. */
static void
test_077 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolBattery *battery = sol_site_get_battery (model_fixture_open_site (fixture));
  double reserve = sol_battery_get_reserve (battery);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  sol_battery_repair_async (battery, NULL, result_cb, &done);
  gboolean moved = FALSE;
  for (guint i = 0; i < 300 && done == NULL; i++)
    {
      model_fixture_advance (fixture, 1);
      moved |= sol_battery_get_reserve (battery) == reserve + 5;
    }
  g_assert_true (moved);
  g_assert_nonnull (done);
  g_assert_true (sol_battery_repair_finish (battery, done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "batterySettings"), >=, 2);
  model_fixture_advance (fixture, 120);
  g_assert_cmpfloat (sol_battery_get_reserve (battery), ==, reserve);
}

/* The write that puts a window into effect follows it. */
static void
test_084 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolBatteryWindow) window = sol_battery_window_new ();
  window->kind = SOL_BATTERY_WINDOW_CHARGE;
  window->window = (SolWeekWindow){ sol_day (6), 13 * 60, 14 * 60 };
  window->limit_percent = 80;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) wanted = g_variant_ref_sink (sol_battery_window_to_add (window, TRUE));
  g_autoptr (GAsyncResult) done = NULL;
  SolControl *control = find (site, "battery-window", FALSE);
  sol_control_request_async (control, wanted, NULL, NULL, result_cb, &done);
  for (guint i = 0; i < 300 && done == NULL; i++)
    {
      model_fixture_settle (fixture);
      if (sol_control_get_state (control) == SOL_CONTROL_ASKING)
        sol_control_agree (control);
      model_fixture_advance (fixture, 1);
    }
  g_assert_nonnull (done);
  sol_control_request_finish (control, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "batterySettings"), >=, 1);
}

static void
test_116 (void)
{
  SolFamily tariff = sol_plan_find ("tariff");
  g_assert_cmpuint (tariff, !=, SOL_N_FAMILIES);
  for (SolPage page = 0; page < SOL_N_PAGES; page++)
    {
      guint interval = sol_family_get_interval (tariff, page);
      g_assert_true (interval == 0 || interval >= 900);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/044-switches-hold", test_044);
  g_test_add_func ("/traps/045-active-mode-is-not-sent", test_045);
  g_test_add_func ("/traps/075-updating-ends", test_075);
  g_test_add_func ("/traps/076-only-the-profile-decides", test_076);
  g_test_add_func ("/traps/077-repair-by-the-reserve", test_077);
  g_test_add_func ("/traps/084-window-put-into-effect", test_084);
  g_test_add_func ("/traps/116-tariff-interval", test_116);
  return g_test_run ();
}
