/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

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

/* The newest four digits among the codes. */
static char *
find_code (ModelFixture *fixture)
{
  g_autofree char *text = model_fixture_ask (fixture, "GET", "codes", NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\"([0-9]{4})\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;
  g_assert_true (g_regex_match (regex, text, 0, &info));
  return g_match_info_fetch (info, 1);
}

static gboolean
begin (ModelFixture *fixture, SolGridSwitch *relay, gboolean off_grid, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_grid_switch_begin_async (relay, off_grid, NULL, result_cb, &done);
  model_fixture_wait (is_set, &done);
  return sol_grid_switch_begin_finish (relay, done, error);
}

static gboolean
confirm (ModelFixture *fixture, SolGridSwitch *relay, const char *code, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_grid_switch_confirm_async (relay, code, NULL, result_cb, &done);
  for (guint i = 0; i < 100 && done == NULL; i++)
    model_fixture_advance (fixture, 5);
  g_assert_nonnull (done);
  return sol_grid_switch_confirm_finish (relay, done, error);
}

static void
test_off_and_on (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolGridSwitch *relay = sol_site_get_grid_switch (site);
  g_autoptr (GError) error = NULL;

  g_assert_true (begin (fixture, relay, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sol_grid_switch_get_phase (relay), ==, SOL_GRID_PHASE_CODE);
  g_autofree char *code = find_code (fixture);
  const char *wrong = g_str_equal (code, "0000") ? "0001" : "0000";
  g_assert_false (confirm (fixture, relay, "12", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_CODE);
  g_clear_error (&error);
  g_assert_false (confirm (fixture, relay, wrong, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_CODE);
  g_clear_error (&error);
  g_assert_cmpint (sol_grid_switch_get_phase (relay), ==, SOL_GRID_PHASE_CODE);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", "grid_state"), ==, 0);

  confirm (fixture, relay, code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sol_grid_switch_get_phase (relay), ==, SOL_GRID_PHASE_DONE);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", "grid_state"), ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", "log_grid_change"), ==, 1);
  g_assert_true (sol_site_get_grid (site) == SOL_GRID_OFF
                 || sol_site_get_grid (site) == SOL_GRID_OFF_BY_CHOICE);
}

/* A guard stands against it: no code is sent. */
static void
test_guard (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolGridSwitch *relay = sol_site_get_grid_switch (site);
  g_autoptr (GError) error = NULL;
  g_autofree char *set = model_fixture_ask (fixture, "POST", "home",
                                            "{\"what\":\"guard\",\"name\":\"activeDownload\",\"on\":true}");

  g_assert_false (begin (fixture, relay, TRUE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_assert_cmpint (sol_grid_switch_get_phase (relay), ==, SOL_GRID_PHASE_FAILED);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "grid_toggle_otp"), ==, 0);
  sol_grid_switch_close (relay);
  g_assert_cmpint (sol_grid_switch_get_phase (relay), ==, SOL_GRID_PHASE_IDLE);
}

/* The command gets no clear answer and was not taken: never sent again, and it is said that nothing was read.
 */
static void
test_not_confirmed (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolGridSwitch *relay = sol_site_get_grid_switch (site);
  g_autoptr (GError) error = NULL;

  g_assert_true (begin (fixture, relay, TRUE, &error));
  g_autofree char *code = find_code (fixture);
  g_autofree char *set = model_fixture_ask (
      fixture, "POST", "faults", "[{\"path\":\"*/grid_state.json\",\"times\":-1,\"what\":\"reset-before\"}]");
  g_assert_false (confirm (fixture, relay, code, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpint (sol_grid_switch_get_phase (relay), ==, SOL_GRID_PHASE_NOT_CONFIRMED);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", "grid_state"), ==, 1);

  /* Closed without a word from the person: the next start asks. */
  model_fixture_close (fixture);
  site = model_fixture_open_site (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_procedures (site)), ==, 1);
}

static void
test_owner_dropped (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolGridSwitch) relay = g_object_ref (sol_site_get_grid_switch (site));
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (begin (fixture, relay, TRUE, &error));
  g_autofree char *code = find_code (fixture);
  sol_grid_switch_confirm_async (relay, code, NULL, result_cb, &done);
  model_fixture_settle (fixture);
  model_fixture_close (fixture);
  g_assert_nonnull (done);
  g_assert_false (sol_grid_switch_confirm_finish (relay, done, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/grid-switch/off-and-on", test_off_and_on);
  g_test_add_func ("/model/grid-switch/guard", test_guard);
  g_test_add_func ("/model/grid-switch/not-confirmed", test_not_confirmed);
  g_test_add_func ("/model/grid-switch/owner-dropped", test_owner_dropped);
  return g_test_run ();
}
