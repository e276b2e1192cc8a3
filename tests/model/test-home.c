/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* What the person sees after signing in is what the simulated home says. */
static void
test_open (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolCharger *charger;

  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_OPEN);
  g_assert_cmpstr (sol_site_get_name (site), ==, "Birchwood House");
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_true (sol_site_get_condition (site)->has_data);
  g_assert_cmpstr (sol_site_get_zone_name (site), ==, "Europe/Amsterdam");
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_chargers (site)), ==, 1);
  charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_assert_cmpint (sol_charger_get_state (charger), ==, SOL_CHARGER_STATE_CHARGING);
  g_assert_cmpint (sol_charger_get_mode (charger), ==, SOL_CHARGE_MODE_MANUAL);
  g_assert_cmpint (sol_battery_get_exists (sol_site_get_battery (site)), ==, SOL_YES);
  g_assert_cmpfloat_with_epsilon (sol_battery_get_soc (sol_site_get_battery (site)), 72, 1);
  g_assert_cmpfloat (sol_battery_get_reserve (sol_site_get_battery (site)), ==, 20);
  g_assert_cmpint (sol_site_get_grid (site), ==, SOL_GRID_ON);
  const SolFlow *flow = sol_energy_today_get_flow (sol_site_get_energy (site));
  g_assert_nonnull (flow);
  g_assert_cmpint (flow->source, ==, SOL_FLOW_AVERAGE);
  g_assert_cmpfloat_with_epsilon (flow->solar_w + flow->grid_w + flow->battery_w, flow->home_with_car_w, 40);
  g_assert_false (isnan (sol_site_get_backup_seconds (site)));
  g_assert_nonnull (sol_site_get_panels (site));
  g_assert_cmpuint (sol_site_get_panels (site)->panels->len, ==, 24);
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      const GError *error = sol_site_get_family_error (site, family);
      g_test_message ("%s: %s", sol_family_get_name (family), error == NULL ? "fine" : error->message);
      g_assert_cmpint (sol_site_get_family_state (site, family), ==, SOL_FAMILY_FRESH);
    }
  g_object_unref (charger);
}

/* The second start shows the last numbers with their age before the first answer, and offline for good. */
static void
test_second_start (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  double soc = sol_battery_get_soc (sol_site_get_battery (site));
  SolTime asked = sol_site_get_asked_at (site, SOL_FAMILY_BATTERY_STATUS);

  model_fixture_close (fixture);
  sol_clock_test_advance (fixture->clock, SOL_DAY);
  model_fixture_stop (fixture);

  /* Without a keyring there is no session, but what was known is shown and the person is asked to sign in. */
  model_fixture_open (fixture);
  site = sol_home_get_site (fixture->home);
  g_assert_nonnull (site);
  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_OPEN);
  g_assert_cmpstr (sol_site_get_name (site), ==, "Birchwood House");
  g_assert_cmpfloat (sol_battery_get_soc (sol_site_get_battery (site)), ==, soc);
  g_assert_cmpint (sol_site_get_asked_at (site, SOL_FAMILY_BATTERY_STATUS), ==, asked);
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_BATTERY_STATUS), ==, SOL_FAMILY_STALE);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_SESSION_OVER);
}

/* A start with values of half a minute ago asks the core again, and says at once when nobody is there. */
static void
test_offline_at_start (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  model_fixture_open_site (fixture);
  sol_clock_test_advance (fixture->clock, 30 * SOL_SECOND);
  model_fixture_settle (fixture);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "requests", NULL);
  SolSite *site = sol_home_get_site (fixture->home);
  sol_site_set_page (site, SOL_PAGE_QUIET);
  sol_site_set_page (site, SOL_PAGE_OVERVIEW);
  model_fixture_settle (fixture);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/"), ==, 2);
}

static void
test_offline (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  double soc = sol_battery_get_soc (sol_site_get_battery (site));

  model_fixture_stop (fixture);
  /* A single failure is no notice; the third is (R10). */
  model_fixture_advance (fixture, 61);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  model_fixture_advance (fixture, 60 * 30);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_OFFLINE);
  g_assert_cmpfloat (sol_battery_get_soc (sol_site_get_battery (site)), ==, soc);
  g_assert_true (sol_site_get_condition (site)->has_data);

  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control = sol_charger_get_charging (charger);
  g_assert_false (sol_control_get_usable (control));
  g_assert_cmpstr (sol_control_get_reason (control), ==, "Not while offline");

  /* The new one knows nothing of the session: it is over, and says so. */
  model_fixture_restart (fixture);
  sol_home_try_again (fixture->home);
  model_fixture_settle (fixture);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_SESSION_OVER);
  model_fixture_sign_in (fixture);
  model_fixture_settle (fixture);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_true (sol_control_get_usable (control));
}

static void
test_scenarios (gconstpointer data)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new (data, NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolTruth charger = g_str_equal (data, "no-charger") || g_str_equal (data, "solar-only") ? SOL_NO : SOL_YES;
  SolTruth battery = g_str_equal (data, "no-battery") || g_str_equal (data, "solar-only") ? SOL_NO : SOL_YES;

  g_assert_cmpint (sol_site_get_charger_exists (site), ==, charger);
  g_assert_cmpint (sol_battery_get_exists (sol_site_get_battery (site)), ==, battery);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_nonnull (sol_energy_today_get_today (sol_site_get_energy (site)));
  SolTime silent = sol_site_get_condition (site)->gateway_silent_since;
  g_assert_cmpint (silent != SOL_TIME_UNKNOWN, ==, g_str_equal (data, "gateway-silent"));
  if (g_str_equal (data, "outage"))
    g_assert_cmpint (sol_site_get_grid (site), ==, SOL_GRID_OUTAGE);
  if (g_str_equal (data, "off-grid"))
    g_assert_cmpint (sol_site_get_grid (site), ==, SOL_GRID_OFF_BY_CHOICE);
  if (g_str_equal (data, "storm"))
    g_assert_cmpint (sol_site_get_storm_alerts (site)->active, ==, SOL_YES);
}

static gboolean
is_open (gpointer home)
{
  return sol_home_get_state (home) == SOL_HOME_OPEN;
}

static void
test_two_sites (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("two-sites", NULL);
  model_fixture_open (fixture);
  model_fixture_sign_in (fixture);
  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_CHOOSING);
  GListModel *sites = sol_home_get_sites (fixture->home);
  g_assert_cmpuint (g_list_model_get_n_items (sites), ==, 2);

  g_autoptr (SolSiteItem) second = g_list_model_get_item (sites, 1);
  sol_home_set_starred (fixture->home, sol_site_item_get_id (second), TRUE);
  g_autoptr (SolSiteItem) first = g_list_model_get_item (sites, 0);
  g_assert_true (sol_site_item_get_starred (second));
  g_assert_false (sol_home_choose_site (fixture->home, "12a", NULL));
  g_assert_false (sol_home_choose_site (fixture->home, "", NULL));
  g_assert_true (sol_home_choose_site (fixture->home, sol_site_item_get_id (second), NULL));
  model_fixture_wait (is_open, fixture->home);
  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_OPEN);
  g_assert_cmpstr (sol_site_get_id (sol_home_get_site (fixture->home)), ==, sol_site_item_get_id (second));
  g_assert_true (sol_site_item_get_last_used (second));
}

/* The plan's requests in one simulated hour stay in the budget, in every mode and scenario. */
static void
count_hour (const char *scenario, SolPage page, guint most)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new (scenario, NULL);
  SolSite *site = model_fixture_open_site (fixture);
  sol_site_set_page (site, page);
  model_fixture_advance (fixture, 120);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "requests", NULL);
  model_fixture_advance (fixture, 3600);
  guint count = model_fixture_count_requests (fixture, NULL, "/");
  g_test_message ("%s, page %u: %u requests in an hour", scenario, page, count);
  g_assert_cmpuint (count, <=, most);
  g_assert_cmpuint (count, >=, page == SOL_PAGE_QUIET ? 0 : 20);
  if (page == SOL_PAGE_QUIET)
    g_assert_cmpuint (count, ==, 0);
}

static void
test_hour (void)
{
  count_hour ("home", SOL_PAGE_OVERVIEW, 190);
  count_hour ("home", SOL_PAGE_CHARGER, 200);
  count_hour ("home", SOL_PAGE_BACKGROUND, 60);
  count_hour ("home", SOL_PAGE_QUIET, 0);
  count_hour ("solar-only", SOL_PAGE_OVERVIEW, 190);
  count_hour ("outage", SOL_PAGE_GRID, 200);
}

int
main (int argc, char **argv)
{
  static const char *const scenarios[]
      = { "home",       "solar-only",     "no-battery", "no-charger",  "off-grid",
          "outage",     "storm",          "legacy",     "read-only",   "unplugged",
          "safe-limit", "gateway-silent", "regional",   "three-phase", "pending-profile" };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/home/open", test_open);
  g_test_add_func ("/model/home/second-start", test_second_start);
  g_test_add_func ("/model/home/offline-at-start", test_offline_at_start);
  g_test_add_func ("/model/home/offline", test_offline);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/model/home/scenario/", scenarios[i], NULL);
      g_test_add_data_func (path, scenarios[i], test_scenarios);
    }
  g_test_add_func ("/model/home/two-sites", test_two_sites);
  g_test_add_func ("/model/home/hour", test_hour);
  return g_test_run ();
}
