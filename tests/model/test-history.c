/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

/* History grows with what is read, and is there without the cloud. */

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

static SolEvents *
list_events (SolSite *site)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  sol_site_list_events_async (site, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, 0, NULL, result_cb, &done);
  model_fixture_wait (is_set, &done);
  SolEvents *events = sol_site_list_events_finish (site, done, &error);
  g_assert_no_error (error);
  return events;
}

static SolOutages *
list_outages (SolSite *site)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  sol_site_list_outages_async (site, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, NULL, result_cb, &done);
  model_fixture_wait (is_set, &done);
  SolOutages *outages = sol_site_list_outages_finish (site, done, &error);
  g_assert_no_error (error);
  return outages;
}

static void
happen (ModelFixture *fixture, const char *what)
{
  g_autofree char *done = model_fixture_ask (fixture, "POST", "home", what);
}

static void
read_page (ModelFixture *fixture, SolSite *site, SolPage page)
{
  sol_site_set_page (site, page);
  sol_site_refresh (site);
  model_fixture_settle (fixture);
}

static gboolean
is_open (gpointer data)
{
  return sol_home_get_state (data) == SOL_HOME_OPEN;
}

static void
test_grows (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  read_page (fixture, site, SOL_PAGE_EVENTS);
  read_page (fixture, site, SOL_PAGE_GRID);
  g_autoptr (SolEvents) events = list_events (site);
  g_autoptr (SolOutages) outages = list_outages (site);
  g_assert_cmpuint (events->events->len, ==, sol_site_get_events (site)->events->len);
  g_assert_cmpuint (outages->outages->len, ==, sol_site_get_outages (site)->outages->len);

  /* A further page joins the first. */
  if (sol_site_get_events (site)->next != NULL)
    {
      g_autoptr (GAsyncResult) done = NULL;
      sol_site_read_events_async (site, sol_site_get_events (site)->next, NULL, result_cb, &done);
      model_fixture_wait (is_set, &done);
      g_autoptr (SolEvents) more = sol_site_read_events_finish (site, done, NULL);
      g_autoptr (SolEvents) both = list_events (site);
      g_assert_cmpuint (both->events->len, ==, events->events->len + more->events->len);
    }

  /* A power cut, and what is told of it. */
  happen (fixture, "{\"what\":\"outage\",\"on\":true}");
  model_fixture_advance (fixture, 900);
  happen (fixture, "{\"what\":\"outage\",\"on\":false}");
  model_fixture_advance (fixture, 600);
  read_page (fixture, site, SOL_PAGE_EVENTS);
  read_page (fixture, site, SOL_PAGE_GRID);
  g_autoptr (SolEvents) later = list_events (site);
  g_autoptr (SolOutages) more_outages = list_outages (site);
  g_assert_cmpuint (later->events->len, >, events->events->len);
  g_assert_cmpuint (more_outages->outages->len, ==, outages->outages->len + 1);
  for (guint i = 1; i < later->events->len; i++)
    g_assert_cmpint (((SolEvent *) g_ptr_array_index (later->events, i))->at, <=,
                     ((SolEvent *) g_ptr_array_index (later->events, i - 1))->at);

  /* The cloud is gone, the program starts anew. */
  model_fixture_close (fixture);
  model_fixture_stop (fixture);
  model_fixture_open (fixture);
  model_fixture_wait (is_open, fixture->home);
  g_autoptr (SolEvents) kept = list_events (sol_home_get_site (fixture->home));
  g_assert_cmpuint (kept->events->len, ==, later->events->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/grows", test_grows);
  return g_test_run ();
}
