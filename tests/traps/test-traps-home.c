/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-home"

#include <math.h>
#include <string.h>

#include "model-fixture.h"

/* The traps of all groups that it takes a whole home to fall into: the model over a simulated cloud. */

#define STATUS "*ev_charger*/status"

static char *
faults (ModelFixture *fixture, const char *json)
{
  return model_fixture_ask (fixture, "POST", "faults", json);
}

static void
forget_requests (ModelFixture *fixture)
{
  g_autofree char *answer = model_fixture_ask (fixture, "DELETE", "requests", NULL);
}

static void
happens (ModelFixture *fixture, const char *json)
{
  g_autofree char *answer = model_fixture_ask (fixture, "POST", "home", json);
}

static SolCharger *
first_charger (SolSite *site)
{
  return g_list_model_get_item (sol_site_get_chargers (site), 0);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static gboolean
wants (ModelFixture *fixture, SolControl *control, gboolean on, GError **error)
{
  return model_fixture_request (fixture, control, g_variant_new_boolean (on), NULL, NULL, error);
}

/* --- 1 to 36: session and plumbing --------------------------------------------------------------------- */

static void
sign_in_as (ModelFixture *fixture, const char *email)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_sign_in_async (fixture->home, email, SOL_SIMULATOR_PASSWORD, TRUE, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  sol_home_sign_in_finish (fixture->home, result, &error);
  g_assert_no_error (error);
  model_fixture_settle (fixture);
}

static void
sign_out (ModelFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_sign_out_async (fixture->home, FALSE, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  sol_home_sign_out_finish (fixture->home, result, &error);
  g_assert_no_error (error);
}

/* The site of the account before is not shown to the next one. */
static void
test_018 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("two-sites", NULL);
  model_fixture_open (fixture);
  sign_in_as (fixture, "single@example.org");
  g_autofree char *first = g_strdup (sol_site_get_id (sol_home_get_site (fixture->home)));
  sign_in_as (fixture, "cabin@example.org");
  SolSite *site = sol_home_get_site (fixture->home);
  g_assert_cmpuint (g_list_model_get_n_items (sol_home_get_sites (fixture->home)), ==, 1);
  g_assert_true (site == NULL || g_strcmp0 (sol_site_get_id (site), first) != 0);
  forget_requests (fixture);
  model_fixture_advance (fixture, 120);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, first), ==, 0);
}

static void
test_020 (void)
{
  static const char *const bad[] = { "12a", "", " ", "-5", "12 34", "1/2", "१२" };
  g_autoptr (ModelFixture) fixture = model_fixture_new ("two-sites", NULL);
  model_fixture_open (fixture);
  model_fixture_sign_in (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sol_home_choose_site (fixture->home, bad[i], NULL));
  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_CHOOSING);
}

/* A page instead of the chargers' status: the rest of the home opens as ever. */
static void
test_031 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autofree char *set = faults (fixture, "[{\"path\":\"" STATUS "\",\"what\":\"html\",\"times\":-1}]");
  SolSite *site = model_fixture_open_site (fixture);
  g_assert_cmpint (sol_home_get_state (fixture->home), ==, SOL_HOME_OPEN);
  g_assert_false (isnan (sol_battery_get_soc (sol_site_get_battery (site))));
  g_assert_nonnull (sol_energy_today_get_today (sol_site_get_energy (site)));
  forget_requests (fixture);
  model_fixture_advance (fixture, 300);
  /* and it is no loop */
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/status"), <=, 12);
}

static void
test_032 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autofree char *set
      = faults (fixture, "[{\"path\":\"*get_latest_power\",\"what\":\"html\",\"times\":-1},"
                         "{\"path\":\"*stormAlert\",\"what\":\"status\",\"value\":404,\"times\":-1},"
                         "{\"path\":\"*off_grid_due*\",\"what\":\"status\",\"value\":403,\"times\":-1}]");
  SolSite *site = model_fixture_open_site (fixture);
  model_fixture_advance (fixture, 3600);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_EV_STATUS), ==, SOL_FAMILY_FRESH);
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_LATEST_POWER), !=, SOL_FAMILY_FRESH);
}

static void
test_033 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);
  const SolChargerStatus *before = sol_charger_get_status (charger);
  g_assert_nonnull (before);
  model_fixture_stop (fixture);
  model_fixture_advance (fixture, 61);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  model_fixture_advance (fixture, 1800);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_OFFLINE);
  g_assert_true (sol_charger_get_status (charger) == before);
  g_assert_cmpint (sol_charger_get_state (charger), !=, SOL_CHARGER_STATE_UNKNOWN);
}

/* --- 37 to 71: charger --------------------------------------------------------------------------------- */

static void
test_038 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("unplugged", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  g_autoptr (GError) error = NULL;
  g_assert_false (wants (fixture, sol_charger_get_charging (charger), TRUE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "start_charging"), ==, 0);
}

/* Refused by the cloud: the switch is back at once, and the charger is looked at again. */
static void
test_039 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (wants (fixture, control, FALSE, NULL));
  g_autofree char *set
      = faults (fixture, "[{\"path\":\"*start_charging\",\"what\":\"status\",\"value\":409,\"times\":-1}]");
  SolTime pressed = sol_clock_now (fixture->clock);
  sol_control_request_async (control, g_variant_new_boolean (TRUE), NULL, NULL, result_cb, &done);
  model_fixture_wait (is_set, &done);
  sol_control_request_finish (control, done, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_READY);
  g_assert_cmpint (sol_clock_now (fixture->clock), ==, pressed);
  g_assert_false (sol_control_is_busy (control));
  g_assert_false (g_variant_get_boolean (sol_control_get_shown (control)));
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "start_charging"), ==, 1);
}

/* The answers of before keep coming for a minute: what was wanted stays on screen until it is so. */
static void
hold (ModelFixture *fixture, SolControl *control, gboolean on)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_control_request_async (control, g_variant_new_boolean (on), NULL, NULL, result_cb, &done);
  for (guint i = 0; i < 89 && done == NULL; i++)
    {
      g_assert_true (g_variant_get_boolean (sol_control_get_shown (control)) == on);
      model_fixture_advance (fixture, 1);
    }
  g_assert_nonnull (done);
  g_assert_cmpint (sol_control_request_finish (control, done, NULL), ==, SOL_CONTROL_RESULT_CONFIRMED);
}

static void
test_040 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  g_autofree char *set = faults (
      fixture, "[{\"path\":\"*ev_chargers/status\",\"what\":\"read-lag\",\"value\":60,\"times\":-1}]");
  hold (fixture, sol_charger_get_charging (charger), FALSE);
}

/* In green, through a night in which the charger pauses: the program itself starts nothing. */
static void
test_042 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", "2026-06-13T17:00:00+02:00");
  happens (fixture, "{\"what\":\"charge-mode\",\"mode\":\"green\"}");
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);
  g_assert_cmpint (sol_charger_get_mode (charger), ==, SOL_CHARGE_MODE_GREEN);
  sol_site_set_page (site, SOL_PAGE_BACKGROUND);
  model_fixture_advance (fixture, 16 * 3600);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "start_charging"), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "preference"), ==, 0);
}

static void
test_057 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("safe-limit", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);
  g_assert_cmpint (sol_charger_get_status (charger)->safe_limit, ==, SOL_YES);
  g_assert_cmpint (sol_charger_get_limited_amps (charger), >, 0);
  happens (fixture, "{\"what\":\"stop-charging\"}");
  model_fixture_advance (fixture, 180);
  g_assert_cmpint (sol_charger_status_is_charging (sol_charger_get_status (charger)), !=, SOL_YES);
  g_assert_cmpint (sol_charger_get_limited_amps (charger), ==, 0);
}

static void
test_058 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("safe-limit", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  g_assert_cmpint (sol_charger_get_summary (charger)->amps_min, >, 0);
  g_assert_cmpint (sol_charger_get_limited_amps (charger), ==, sol_charger_get_summary (charger)->amps_min);
}

/* What belongs to a site that is no longer open sends nothing, neither there nor to the site that is. */
static void
test_069 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("two-sites", NULL);
  model_fixture_open (fixture);
  model_fixture_sign_in (fixture);
  GListModel *sites = sol_home_get_sites (fixture->home);
  g_autoptr (SolSiteItem) first = g_list_model_get_item (sites, 0);
  g_autoptr (SolSiteItem) second = g_list_model_get_item (sites, 1);
  sol_home_choose_site (fixture->home, sol_site_item_get_id (first), NULL);
  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_OVERVIEW);
  model_fixture_settle (fixture);
  g_autoptr (SolCharger) charger = first_charger (sol_home_get_site (fixture->home));
  g_assert_nonnull (charger);
  g_autofree char *path = g_strdup_printf ("/%s/ev_chargers/%s/stop_charging", sol_site_item_get_id (first),
                                           sol_charger_get_serial (charger));
  g_assert_true (wants (fixture, sol_charger_get_charging (charger), FALSE, NULL));
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, path), ==, 1);

  sol_home_choose_site (fixture->home, sol_site_item_get_id (second), NULL);
  model_fixture_settle (fixture);
  forget_requests (fixture);
  g_autoptr (GAsyncResult) done = NULL;
  sol_control_request_async (sol_charger_get_charging (charger), g_variant_new_boolean (TRUE), NULL, NULL,
                             result_cb, &done);
  model_fixture_wait (is_set, &done);
  g_autoptr (GError) error = NULL;
  sol_control_request_finish (sol_charger_get_charging (charger), done, &error);
  g_assert_nonnull (error);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "charging"), ==, 0);
}

static void
test_070 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", "2026-06-13T23:30:00+02:00");
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  g_autoptr (GAsyncResult) done = NULL;
  /* a stop of a scheduled charger is followed by reads and by a second write */
  sol_control_request_async (sol_charger_get_charging (charger), g_variant_new_boolean (FALSE), NULL, NULL,
                             result_cb, &done);
  for (guint i = 0; i < 2000 && model_fixture_count_requests (fixture, NULL, "stop_charging") == 0; i++)
    g_main_context_iteration (NULL, FALSE);
  sign_out (fixture);
  forget_requests (fixture);
  for (guint i = 0; i < 10; i++)
    model_fixture_advance (fixture, 60);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/"), ==, 0);
}

/* --- 72 to 127: battery, energy, presentation ---------------------------------------------------------- */

/* The last answer is shown for a while, and is no permission. */
static void
test_099 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  sol_site_set_page (site, SOL_PAGE_GRID);
  model_fixture_advance (fixture, 120);
  const SolGridCheck *check = sol_site_get_grid_check (site);
  g_assert_nonnull (check);
  g_autofree char *set = faults (
      fixture, "[{\"path\":\"*grid_control_check*\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  model_fixture_advance (fixture, 300);
  g_assert_true (sol_site_get_grid_check (site) == check);
  g_assert_nonnull (sol_site_get_family_error (site, SOL_FAMILY_GRID_CHECK));
}

/* What is there already is not sent. */
static void
test_083 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  SolControlResult result;
  gboolean on = g_variant_get_boolean (sol_control_get_value (control));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (
          model_fixture_request (fixture, control, g_variant_new_boolean (on), NULL, &result, NULL));
      g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_NO_OP);
    }
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "_charging"), ==, 0);
}

/* Restored values are shown with their age and read again first of all. */
static void
test_097 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("storm", NULL);
  model_fixture_open_site (fixture);
  model_fixture_close (fixture);
  sol_clock_test_advance (fixture->clock, SOL_DAY);
  sol_simulator_advance (fixture->simulator, 86400);
  model_fixture_open (fixture);
  SolSite *site = sol_home_get_site (fixture->home);
  g_assert_nonnull (site);
  g_assert_nonnull (sol_site_get_storm_alerts (site));
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_STORM_ALERTS), ==, SOL_FAMILY_STALE);
  site = model_fixture_open_site (fixture);
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_STORM_ALERTS), ==, SOL_FAMILY_FRESH);
  g_assert_cmpint (sol_clock_now (fixture->clock) - sol_site_get_asked_at (site, SOL_FAMILY_PROFILE), <=,
                   SOL_MINUTE);
}

/* A source that died: its last number does not stay as if it were of now. */
static void
test_109 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", "2026-06-13T12:00:00+02:00");
  SolSite *site = model_fixture_open_site (fixture);
  SolTime sampled = SOL_TIME_UNKNOWN;
  g_assert_false (isnan (sol_site_get_solar_w (site, &sampled)));
  g_autofree char *set
      = faults (fixture, "[{\"path\":\"*get_latest_power\",\"what\":\"status\",\"value\":503,\"times\":-1},"
                         "{\"path\":\"*/today\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  model_fixture_advance (fixture, 4 * 3600);
  double solar_w = sol_site_get_solar_w (site, &sampled);
  g_assert_true (isnan (solar_w) || sol_clock_now (fixture->clock) - sampled <= SOL_HOUR);
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_LATEST_POWER), !=, SOL_FAMILY_FRESH);
  g_assert_false (
      sol_energy_today_is_up_to_date (sol_site_get_energy (site), sol_clock_now (fixture->clock)));
}

static void
count_cb (SolSite *site, guint family, guint *count)
{
  count[family]++;
}

static void
test_110 (void)
{
  guint count[SOL_N_FAMILIES] = { 0 };
  g_autoptr (ModelFixture) fixture = model_fixture_new ("no-charger", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_assert_cmpint (sol_site_get_charger_exists (site), ==, SOL_NO);
  gulong handler = g_signal_connect (site, "family-changed", G_CALLBACK (count_cb), count);
  SolTime asked = sol_site_get_asked_at (site, SOL_FAMILY_TODAY);
  model_fixture_advance (fixture, 1200);
  g_assert_cmpuint (count[SOL_FAMILY_TODAY], >=, 3);
  g_assert_cmpuint (count[SOL_FAMILY_BATTERY_STATUS], >=, 3);
  g_assert_cmpint (sol_site_get_asked_at (site, SOL_FAMILY_TODAY), >, asked);
  g_signal_handler_disconnect (site, handler);
}

static void
notify_cb (SolSite *site, GParamSpec *pspec, guint *count)
{
  ++*count;
}

/* The end of a pause is a time; nothing counts down in the model. */
static void
test_121 (void)
{
  guint count = 0;
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autofree char *set = faults (
      fixture, "[{\"path\":\"/*\",\"what\":\"status\",\"value\":429,\"headers\":{\"Retry-After\":\"900\"},"
               "\"times\":-1}]");
  model_fixture_advance (fixture, 130);
  SolTime until = sol_site_get_condition (site)->retry_at;
  g_assert_cmpint (until, >, sol_clock_now (fixture->clock));
  gulong handler = g_signal_connect (site, "notify::condition", G_CALLBACK (notify_cb), &count);
  for (guint i = 0; i < 60; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpint (sol_site_get_condition (site)->retry_at, ==, until);
  g_assert_cmpuint (count, <=, 2);
  g_signal_handler_disconnect (site, handler);
}

/* What a person does is seen within seconds, not with the next round of the plan. */
static void
test_122 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolTime pressed = sol_clock_now (fixture->clock);
  g_assert_true (wants (fixture, sol_charger_get_charging (charger), FALSE, NULL));
  g_assert_cmpint (sol_clock_now (fixture->clock) - pressed, <, 30 * SOL_SECOND);
  g_assert_cmpint (sol_charger_status_is_charging (sol_charger_get_status (charger)), ==, SOL_NO);
}

static void
test_125 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  forget_requests (fixture);
  g_autofree char *text = sol_home_describe (fixture->home);
  model_fixture_settle (fixture);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/"), ==, 0);
  g_assert_nonnull (strstr (text, "ev-status"));
  g_assert_null (strstr (text, sol_site_get_id (site)));
  g_assert_null (strstr (text, SOL_SIMULATOR_OWNER));
}

/* Nothing was measured, so nothing is well: every state begins as unknown. */
static void
test_126 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autofree char *set = faults (fixture, "[{\"path\":\"*battery*\",\"what\":\"empty\",\"times\":-1},"
                                          "{\"path\":\"" STATUS "\",\"what\":\"empty\",\"times\":-1},"
                                          "{\"path\":\"*/today\",\"what\":\"empty\",\"times\":-1},"
                                          "{\"path\":\"*off_grid_due*\",\"what\":\"empty\",\"times\":-1}]");
  SolSite *site = model_fixture_open_site (fixture);
  g_assert_cmpint (sol_site_get_grid (site), ==, SOL_GRID_UNKNOWN);
  g_assert_null (sol_battery_get_status (sol_site_get_battery (site)));
  g_assert_true (isnan (sol_battery_get_soc (sol_site_get_battery (site))));
  g_assert_true (isnan (sol_site_get_backup_seconds (site)));
  g_assert_cmpint (sol_site_get_family_state (site, SOL_FAMILY_EV_STATUS), ==, SOL_FAMILY_FAILED);
}

/* A second charger appears in the status and is there, without a new start. */
static void
test_127 (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_chargers (site)), ==, 1);
  g_autofree char *set = g_strdup_printf (
      "[{\"path\":\"" STATUS "\",\"what\":\"status\",\"value\":200,\"times\":-1,\"body\":"
      "\"{\\\"data\\\":{\\\"chargers\\\":[{\\\"sn\\\":\\\"%s\\\"},{\\\"sn\\\":\\\"482309115599\\\","
      "\\\"name\\\":\\\"Garage\\\",\\\"charging\\\":false,\\\"pluggedIn\\\":true}]}}\"}]",
      sol_charger_get_serial (charger));
  g_autofree char *answer = faults (fixture, set);
  model_fixture_advance (fixture, 65);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_chargers (site)), ==, 2);
  SolCharger *second = sol_site_find_charger (site, "482309115599");
  g_assert_nonnull (second);
  g_assert_cmpstr (sol_charger_get_name (second), ==, "Garage");
  SolControl *control = sol_charger_get_charging (second);
  g_assert_cmpstr (sol_control_get_reason (control), ==, NULL);
  g_assert_true (sol_control_get_usable (control));
  g_assert_true (sol_site_find_charger (site, sol_charger_get_serial (charger)) == charger);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/018-another-account", test_018);
  g_test_add_func ("/traps/020-site-is-a-number", test_020);
  g_test_add_func ("/traps/031-page-instead-of-status", test_031);
  g_test_add_func ("/traps/032-optional-is-no-outage", test_032);
  g_test_add_func ("/traps/033-blip-keeps-values", test_033);
  g_test_add_func ("/traps/038-unplugged-is-refused-here", test_038);
  g_test_add_func ("/traps/039-refusal-drops-the-hold", test_039);
  g_test_add_func ("/traps/040-hold-until-confirmed", test_040);
  g_test_add_func ("/traps/042-starts-nothing-by-itself", test_042);
  g_test_add_func ("/traps/057-limit-only-while-charging", test_057);
  g_test_add_func ("/traps/058-limit-of-the-charger", test_058);
  g_test_add_func ("/traps/069-site-of-the-charger", test_069);
  g_test_add_func ("/traps/070-nothing-after-sign-out", test_070);
  g_test_add_func ("/traps/083-same-value-is-not-sent", test_083);
  g_test_add_func ("/traps/097-old-state-is-read-again", test_097);
  g_test_add_func ("/traps/099-last-answer-is-shown", test_099);
  g_test_add_func ("/traps/109-age-limit", test_109);
  g_test_add_func ("/traps/110-no-charger-repaints", test_110);
  g_test_add_func ("/traps/121-end-of-a-pause", test_121);
  g_test_add_func ("/traps/122-seen-at-once", test_122);
  g_test_add_func ("/traps/125-diagnosis-asks-nothing", test_125);
  g_test_add_func ("/traps/126-nothing-measured", test_126);
  g_test_add_func ("/traps/127-new-charger", test_127);
  return g_test_run ();
}
