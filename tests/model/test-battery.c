/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <string.h>

/* The battery beyond single controls: the repair of a profile (R44), and how long one may take (R42). */

#define QUESTION "The reserve was changed for a moment to repair the profile. Put it back?"

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolBattery *battery;
} Home;

static void
home_look (Home *home)
{
  home->site = model_fixture_open_site (home->fixture);
  home->battery = sol_site_get_battery (home->site);
  sol_site_set_page (home->site, SOL_PAGE_BATTERY);
  model_fixture_settle (home->fixture);
}

static void
home_open (Home *home, const char *first)
{
  home->fixture = model_fixture_new ("home", NULL);
  if (first != NULL)
    {
      g_autofree char *done = model_fixture_ask (home->fixture, "POST", "home", first);
    }
  home_look (home);
}

static void
home_clear (Home *home)
{
  g_clear_pointer (&home->fixture, model_fixture_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Home, home_clear)

static void
fault (Home *home, const char *json)
{
  g_autofree char *set = model_fixture_ask (home->fixture, "POST", "faults", json);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
pass_until (Home *home, GAsyncResult **done, guint seconds)
{
  for (guint i = 0; i < seconds && *done == NULL; i++)
    model_fixture_advance (home->fixture, 1);
}

static int
get_reserve (Home *home)
{
  g_autofree char *text = model_fixture_truth (home->fixture, "profile.reserve");
  return atoi (text);
}

/* Until the nudge is there. */
static void
begin_repair (Home *home, GAsyncResult **done, int moved)
{
  sol_battery_repair_async (home->battery, NULL, result_cb, done);
  for (guint i = 0; i < 120 && get_reserve (home) != moved; i++)
    model_fixture_advance (home->fixture, 1);
  g_assert_cmpint (get_reserve (home), ==, moved);
}

static void
test_repair (gconstpointer data)
{
  gboolean top = GPOINTER_TO_INT (data);
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, top ? "{\"what\":\"reserve\",\"percent\":98}" : NULL);
  int reserve = get_reserve (&home);
  g_assert_cmpint (reserve, ==, top ? 98 : 20);
  begin_repair (&home, &done, top ? 93 : 25);
  SolTime nudged = sol_clock_now (home.fixture->clock);
  pass_until (&home, &done, 300);
  g_assert_nonnull (done);
  g_assert_true (sol_battery_repair_finish (home.battery, done, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_reserve (&home), ==, reserve);
  g_assert_cmpint (sol_clock_now (home.fixture->clock) - nudged, >=, 75 * SOL_SECOND);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_procedures (home.site)), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (home.fixture, "PUT", "/profile/"), ==, 0);
}

static void
test_repair_refused (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, NULL);
  fault (&home, "[{\"path\":\"*/batterySettings/"
                "*\",\"method\":\"PUT\",\"what\":\"status\",\"value\":409,\"times\":-1}]");
  sol_battery_repair_async (home.battery, NULL, result_cb, &done);
  pass_until (&home, &done, 60);
  g_assert_false (sol_battery_repair_finish (home.battery, done, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_CONFLICT);
  g_assert_cmpint (get_reserve (&home), ==, 20);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_procedures (home.site)), ==, 0);

  /* In full backup there is nothing to move. */
  g_clear_error (&error);
  g_autofree char *mended = model_fixture_ask (home.fixture, "DELETE", "faults", NULL);
  g_autofree char *full = model_fixture_ask (
      home.fixture, "POST", "home", "{\"what\":\"profile\",\"profile\":\"backup_only\",\"reserve\":100}");
  sol_site_refresh (home.site);
  model_fixture_settle (home.fixture);
  sol_battery_repair_async (home.battery, NULL, result_cb, &again);
  pass_until (&home, &again, 10);
  g_assert_false (sol_battery_repair_finish (home.battery, again, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Always 100% in Full backup");
}

/* The reserve cannot be put back: that is asked about at once. */
static void
test_repair_left (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) resumed = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, NULL);
  begin_repair (&home, &done, 25);
  fault (&home, "[{\"path\":\"*/batterySettings/"
                "*\",\"method\":\"PUT\",\"what\":\"status\",\"value\":409,\"times\":-1}]");
  pass_until (&home, &done, 200);
  g_assert_false (sol_battery_repair_finish (home.battery, done, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_CONFLICT);
  GListModel *asked = sol_site_get_procedures (home.site);
  g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 1);
  g_autoptr (SolProcedure) procedure = g_list_model_get_item (asked, 0);
  g_assert_cmpstr (sol_procedure_get_question (procedure), ==, QUESTION);
  g_autofree char *mended = model_fixture_ask (home.fixture, "DELETE", "faults", NULL);
  g_clear_error (&error);
  sol_procedure_resume_async (procedure, NULL, result_cb, &resumed);
  pass_until (&home, &resumed, 200);
  g_assert_true (sol_procedure_resume_finish (procedure, resumed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_reserve (&home), ==, 20);
  g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 0);
}

/* The program is quit before the reserve is put back. */
static void
test_repair_quit (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) resumed = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, NULL);
  begin_repair (&home, &done, 25);
  for (guint i = 0; i < 30; i++)
    model_fixture_advance (home.fixture, 1);
  model_fixture_close (home.fixture);
  g_assert_nonnull (done);
  home_look (&home);
  GListModel *asked = sol_site_get_procedures (home.site);
  g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 1);
  model_fixture_advance (home.fixture, 300);
  g_assert_cmpint (get_reserve (&home), ==, 25);
  g_autoptr (SolProcedure) procedure = g_list_model_get_item (asked, 0);
  g_assert_cmpstr (sol_procedure_get_answer (procedure), ==, "Put Back");
  sol_procedure_resume_async (procedure, NULL, result_cb, &resumed);
  pass_until (&home, &resumed, 200);
  g_assert_true (sol_procedure_resume_finish (procedure, resumed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_reserve (&home), ==, 20);
}

/* The controller runs another profile than the one that is selected. */
static void
test_split (void)
{
  g_auto (Home) home = { 0 };
  home_open (&home, NULL);
  g_assert_cmpint (sol_battery_is_split (home.battery), ==, SOL_NO);
  fault (
      &home,
      "[{\"path\":\"*/battery_status.json\",\"what\":\"status\",\"value\":200,\"times\":1,\"body\":"
      "{\"current_charge\":\"50%\",\"storages\":[{\"serial_num\":\"B1\",\"battery_mode\":\"Savings\"}]}}]");
  sol_site_refresh (home.site);
  model_fixture_settle (home.fixture);
  g_assert_cmpint (sol_battery_is_split (home.battery), ==, SOL_YES);
  /* In words of another language it says nothing. */
  fault (&home,
         "[{\"path\":\"*/battery_status.json\",\"what\":\"status\",\"value\":200,\"times\":1,\"body\":"
         "{\"current_charge\":\"50%\",\"storages\":[{\"serial_num\":\"B1\",\"battery_mode\":\"Sparen\"}]}}]");
  sol_site_refresh (home.site);
  model_fixture_settle (home.fixture);
  g_assert_cmpint (sol_battery_is_split (home.battery), ==, SOL_UNKNOWN);
}

/* --- a profile's quarter of an hour -----------------------------------------------------------------------
 */

typedef struct
{
  SolControl *control;
  GAsyncResult *done;
  SolTime sent_at;
} Wish;

static void
begin_savings (Home *home, Wish *wish)
{
  wish->control = sol_battery_get_control (home->battery, SOL_BATTERY_PROFILE);
  sol_control_request_async (wish->control, g_variant_new_string ("cost_savings"), NULL, NULL, result_cb,
                             &wish->done);
  for (guint i = 0; i < 30 && sol_control_get_state (wish->control) != SOL_CONTROL_WAITING; i++)
    model_fixture_advance (home->fixture, 1);
  g_assert_cmpint (sol_control_get_state (wish->control), ==, SOL_CONTROL_WAITING);
  wish->sent_at = sol_clock_now (home->fixture->clock);
}

static void
settle_after (Home *home, const char *members)
{
  g_autofree char *json = g_strdup_printf ("{\"what\":\"knob\",\"kind\":\"profile\",%s}", members);
  g_autofree char *done = model_fixture_ask (home->fixture, "POST", "home", json);
}

/* It takes fourteen minutes, shows what is wanted for so long, and is confirmed then. */
static void
test_slow_profile (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;
  Wish wish = { 0 };

  home_open (&home, NULL);
  settle_after (&home, "\"settle_min\":830,\"settle_max\":830");
  begin_savings (&home, &wish);
  for (guint minute = 0; minute < 13; minute++)
    {
      model_fixture_advance (home.fixture, 60);
      g_assert_null (wish.done);
      g_assert_cmpstr (g_variant_get_string (sol_control_get_shown (wish.control), NULL), ==, "cost_savings");
    }
  pass_until (&home, &wish.done, 120);
  g_assert_nonnull (wish.done);
  g_assert_cmpint (sol_control_request_finish (wish.control, wish.done, &error), ==,
                   SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_no_error (error);
  g_assert_cmpuint (model_fixture_count_requests (home.fixture, "PUT", "/profile/"), >=, 1);
  model_fixture_assert_truth (home.fixture, "profile.profile", "cost_savings");
  g_object_unref (wish.done);
}

/* It never comes: given up after a quarter of an hour, not before, and nothing is sent again. */
static void
test_profile_never (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;
  Wish wish = { 0 };

  home_open (&home, NULL);
  settle_after (&home, "\"never\":true");
  begin_savings (&home, &wish);
  guint sent = model_fixture_count_requests (home.fixture, "PUT", "/profile/");
  model_fixture_advance (home.fixture, 890);
  g_assert_null (wish.done);
  pass_until (&home, &wish.done, 60);
  g_assert_nonnull (wish.done);
  sol_control_request_finish (wish.control, wish.done, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpint (sol_clock_now (home.fixture->clock) - wish.sent_at, >=, 899 * SOL_SECOND);
  g_assert_cmpint (sol_control_get_state (wish.control), ==, SOL_CONTROL_NOT_CONFIRMED);
  g_assert_cmpstr (error->message, ==, "The profile has not been confirmed yet");
  g_assert_cmpuint (model_fixture_count_requests (home.fixture, "PUT", "/profile/"), ==, sent);
  /* What is shown is what was read. */
  g_assert_cmpstr (g_variant_get_string (sol_control_get_shown (wish.control), NULL), ==, "self-consumption");
  g_object_unref (wish.done);
}

/* Called back while it is on its way: the first wish ends with it. */
static void
test_called_back (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;
  Wish wish = { 0 };

  home_open (&home, NULL);
  settle_after (&home, "\"settle_min\":600,\"settle_max\":600");
  begin_savings (&home, &wish);
  model_fixture_advance (home.fixture, 60);
  g_assert_true (model_fixture_request (home.fixture,
                                        sol_battery_get_control (home.battery, SOL_BATTERY_CANCEL_PROFILE),
                                        g_variant_new_boolean (FALSE), NULL, NULL, &error));
  g_assert_no_error (error);
  pass_until (&home, &wish.done, 120);
  g_assert_nonnull (wish.done);
  sol_control_request_finish (wish.control, wish.done, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  model_fixture_assert_truth (home.fixture, "profile.profile", "self-consumption");
  g_object_unref (wish.done);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/model/battery/repair", GINT_TO_POINTER (FALSE), test_repair);
  g_test_add_data_func ("/model/battery/repair-at-the-top", GINT_TO_POINTER (TRUE), test_repair);
  g_test_add_func ("/model/battery/repair-refused", test_repair_refused);
  g_test_add_func ("/model/battery/repair-left", test_repair_left);
  g_test_add_func ("/model/battery/repair-quit", test_repair_quit);
  g_test_add_func ("/model/battery/split", test_split);
  g_test_add_func ("/model/battery/slow-profile", test_slow_profile);
  g_test_add_func ("/model/battery/profile-never", test_profile_never);
  g_test_add_func ("/model/battery/called-back", test_called_back);
  return g_test_run ();
}
