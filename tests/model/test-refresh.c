/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "model-fixture.h"

static guint
count (ModelFixture *fixture)
{
  return model_fixture_count_requests (fixture, NULL, "");
}

static void
refresh (ModelFixture *fixture, SolSite *site)
{
  sol_site_refresh (site);
  model_fixture_settle (fixture);
}

/* A refresh reads what the page shows, not what changes once a month. */
static void
test_of_the_page (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  guint before = count (fixture);
  guint tariffs = model_fixture_count_requests (fixture, "GET", "/tariff");
  guint today = model_fixture_count_requests (fixture, "GET", "/today");

  refresh (fixture, site);
  g_assert_cmpuint (count (fixture) - before, <=, 20);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "GET", "/today"), ==, today + 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "GET", "/tariff"), ==, tariffs);

  /* What failed is asked again, too: it may be over. */
  g_autofree char *fault
      = model_fixture_ask (fixture, "POST", "faults",
                           "[{\"path\":\"*/devices.json\",\"what\":\"status\",\"value\":500,\"times\":-1}]");
  model_fixture_advance (fixture, 2 * 3600);
  g_autofree char *mended = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  guint devices = model_fixture_count_requests (fixture, "GET", "/devices.json");
  refresh (fixture, site);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "GET", "/devices.json"), ==, devices + 1);
}

/* However impatient a person is: what the person then changes is sent, and proven. */
static void
test_leaves_room (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_autoptr (GError) error = NULL;
  SolControlResult result;

  for (guint i = 0; i < 60; i++)
    {
      refresh (fixture, site);
      model_fixture_advance (fixture, 3);
    }
  g_assert_cmpuint (count (fixture), >=, 300);
  g_assert_cmpuint (count (fixture), <=, 345);
  g_assert_true (model_fixture_request (fixture, sol_charger_get_charging (charger),
                                        g_variant_new_boolean (FALSE), NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_cmpuint (count (fixture), <=, 400);

  /* An hour later all is as before. */
  model_fixture_advance (fixture, 2 * 3600);
  guint before = count (fixture);
  refresh (fixture, site);
  g_assert_cmpuint (count (fixture), >, before + 5);
}

/* A short trouble just after a command does not leave the window blind for long. */
static void
test_trouble_after_a_command (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = model_fixture_ask (
      fixture, "POST", "faults",
      "[{\"path\":\"*/ev_chargers/status\",\"what\":\"status\",\"value\":503,\"times\":-1}]");

  g_assert_false (model_fixture_request (fixture, sol_charger_get_charging (charger),
                                         g_variant_new_boolean (FALSE), NULL, NULL, &error));
  g_autofree char *mended = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  guint before = model_fixture_count_requests (fixture, NULL, "/ev_chargers/status");
  model_fixture_advance (fixture, 200);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/ev_chargers/status"), >, before);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
}

typedef struct
{
  SolSite *site;
  GAsyncResult *result;
} Ensure;

static void
ensured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_quiet (gpointer data)
{
  const Ensure *ensure = data;
  return ensure->result != NULL && !sol_site_get_condition (ensure->site)->updating;
}

/* A slow read that a later one overtakes is in flight until it comes, and not for ever. */
static void
test_overtaken (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  Ensure ensure = { site, NULL };
  g_autoptr (GError) error = NULL;
  sol_site_set_page (site, SOL_PAGE_QUIET);
  model_fixture_advance (fixture, 60);
  g_autofree char *slow = model_fixture_ask (
      fixture, "POST", "faults", "[{\"path\":\"*/ev_chargers/status\",\"what\":\"delay\",\"value\":700}]");
  guint before = model_fixture_count_requests (fixture, NULL, "/ev_chargers/status");

  sol_site_set_page (site, SOL_PAGE_CHARGER);
  while (model_fixture_count_requests (fixture, NULL, "/ev_chargers/status") == before)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (sol_site_get_condition (site)->updating);
  sol_clock_test_advance (fixture->clock, SOL_SECOND);
  sol_site_ensure_async (site, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), TRUE, NULL, ensured_cb, &ensure.result);
  sol_site_set_page (site, SOL_PAGE_QUIET);
  model_fixture_wait (is_quiet, &ensure);
  g_assert_true (sol_site_ensure_finish (site, ensure.result, &error));
  g_assert_no_error (error);
  g_object_unref (ensure.result);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/ev_chargers/status"), ==, before + 2);
}

static void
break_counting (ModelFixture *fixture)
{
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->root, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (g_str_has_suffix (name, ".db"))
      path = g_build_filename (fixture->root, name, NULL);
  g_assert_nonnull (path);
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TRIGGER full BEFORE INSERT ON requests BEGIN "
                                 "SELECT raise (ABORT, 'full'); END",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The archive cannot count any more, as on a full disk: the home stays on the screen, and within the budget.
 */
static void
test_uncounted (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  guint before = count (fixture);
  break_counting (fixture);
  model_fixture_advance (fixture, 600);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_cmpuint (count (fixture), >, before + 10);
  model_fixture_advance (fixture, 3000);
  guint hour = count (fixture);
  g_assert_cmpuint (hour, <=, 210);
  model_fixture_advance (fixture, 3600);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_cmpuint (count (fixture) - hour, >, 100);
  g_assert_cmpuint (count (fixture) - hour, <=, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/refresh/of-the-page", test_of_the_page);
  g_test_add_func ("/model/refresh/leaves-room", test_leaves_room);
  g_test_add_func ("/model/refresh/trouble-after-a-command", test_trouble_after_a_command);
  g_test_add_func ("/model/refresh/overtaken", test_overtaken);
  g_test_add_func ("/model/refresh/uncounted", test_uncounted);
  return g_test_run ();
}
