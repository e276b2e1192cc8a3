/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/refresh/of-the-page", test_of_the_page);
  g_test_add_func ("/model/refresh/leaves-room", test_leaves_room);
  return g_test_run ();
}
