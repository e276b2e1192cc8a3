/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "model-fixture.h"
#include "sol-sessions-mix.h"
#include "sol-site-private.h"

#define HISTORY "/history"

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
settle_until (ModelFixture *fixture, GAsyncResult **done)
{
  for (guint i = 0; i < 400 && *done == NULL; i++)
    model_fixture_settle (fixture);
  g_assert_nonnull (*done);
}

static SolCharger *
charger_of (SolSite *site)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  return charger;
}

static SolSessions *
open_sessions (ModelFixture *fixture)
{
  SolSite *site = model_fixture_open_site (fixture);
  SolSessions *sessions = sol_charger_get_sessions (charger_of (site));

  sol_sessions_wake (sessions);
  sol_site_set_page (site, SOL_PAGE_CHARGER);
  model_fixture_settle (fixture);
  for (guint i = 0; i < 100 && sol_sessions_get_state (sessions) == SOL_SESSIONS_LOADING; i++)
    model_fixture_advance (fixture, 1);
  return sessions;
}

static void
forget_requests (ModelFixture *fixture)
{
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "requests", NULL);
}

/* Months since the year 0 of the beginning of what is known. */
static int
known_month (SolSessions *sessions)
{
  g_autoptr (GDateTime) since
      = sol_time_to_local (sol_sessions_get_known_since (sessions), sol_sessions_get_zone (sessions));
  return since == NULL ? 0 : g_date_time_get_year (since) * 12 + g_date_time_get_month (since);
}

static void
test_list (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolSessions *sessions = open_sessions (fixture);
  guint changes = 0;

  g_assert_cmpint (sol_sessions_get_state (sessions), ==, SOL_SESSIONS_READY);
  const SolChargeHistory *history = sol_sessions_get_history (sessions);
  g_assert_cmpuint (history->sessions->len, >, 4);
  for (guint i = 1; i < history->sessions->len; i++)
    {
      const SolChargeRecord *newer = g_ptr_array_index (history->sessions, i - 1);
      const SolChargeRecord *older = g_ptr_array_index (history->sessions, i);
      g_assert_cmpint (newer->started_at, >=, older->started_at);
      g_assert_cmpint (older->running, !=, SOL_YES);
    }
  const SolChargeRecord *newest = g_ptr_array_index (history->sessions, 0);
  g_assert_cmpint (newest->running, ==, SOL_YES);
  g_assert_true (sol_sessions_find (sessions, newest->id) == newest);
  g_assert_null (sol_sessions_find (sessions, "nobody's"));
  g_assert_cmpstr (sol_sessions_get_currency (sessions), !=, NULL);
  g_assert_cmpint (sol_sessions_get_asked_at (sessions), !=, SOL_TIME_UNKNOWN);

  /* The running one grows as the charger tells. */
  double before = newest->energy_wh;
  g_signal_connect_swapped (sessions, "changed", G_CALLBACK (count_cb), &changes);
  model_fixture_advance (fixture, 600);
  newest = g_ptr_array_index (sol_sessions_get_history (sessions)->sessions, 0);
  g_assert_cmpfloat (newest->energy_wh, >, before);
  g_assert_cmpuint (changes, >, 0);
}

static const SolChargeRecord *
get_session (SolSessions *sessions, guint i)
{
  return g_ptr_array_index (sol_sessions_get_history (sessions)->sessions, i);
}

/* A session that is just over is read at once, and a charger that flutters asks for no more than one read. */
static void
test_over (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolSessions *sessions = open_sessions (fixture);

  model_fixture_advance (fixture, 310);
  SolTime before = sol_sessions_get_asked_at (sessions);
  g_autofree char *stopped = model_fixture_ask (fixture, "POST", "home", "{\"what\":\"stop-charging\"}");
  for (guint i = 0; i < 120 && get_session (sessions, 0)->ended_at == SOL_TIME_UNKNOWN; i++)
    model_fixture_advance (fixture, 1);
  SolTime after = sol_sessions_get_asked_at (sessions);
  g_assert_cmpint (get_session (sessions, 0)->ended_at, !=, SOL_TIME_UNKNOWN);
  g_assert_cmpint (after, >, before);

  g_autofree char *again = model_fixture_ask (fixture, "POST", "home", "{\"what\":\"start-charging\"}");
  for (guint i = 0; i < 60 && get_session (sessions, 0)->running != SOL_YES; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpint (get_session (sessions, 0)->running, ==, SOL_YES);
  g_autofree char *over = model_fixture_ask (fixture, "POST", "home", "{\"what\":\"stop-charging\"}");
  for (guint i = 0; i < 60 && get_session (sessions, 0)->running == SOL_YES; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpint (sol_sessions_get_asked_at (sessions), ==, after);
}

/* Without an answer of the cloud there is nothing to say, least of all that there are none. */
static void
test_failed (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("unplugged", NULL);
  g_autofree char *broken = model_fixture_ask (
      fixture, "POST", "faults", "[{\"path\":\"*/history\",\"what\":\"status\",\"value\":500,\"times\":-1}]");
  SolSessions *sessions = open_sessions (fixture);

  g_assert_cmpint (sol_sessions_get_state (sessions), ==, SOL_SESSIONS_FAILED);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  sol_sessions_try_again (sessions);
  for (guint i = 0; i < 100 && sol_sessions_get_state (sessions) == SOL_SESSIONS_FAILED; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpint (sol_sessions_get_state (sessions), ==, SOL_SESSIONS_READY);
  g_assert_cmpuint (sol_sessions_get_history (sessions)->sessions->len, >, 0);

  /* What is known stays, and says that it is not the newest. */
  g_autofree char *again = model_fixture_ask (
      fixture, "POST", "faults", "[{\"path\":\"*/history\",\"what\":\"status\",\"value\":500,\"times\":-1}]");
  sol_sessions_try_again (sessions);
  for (guint i = 0; i < 100 && sol_sessions_get_state (sessions) == SOL_SESSIONS_READY; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpint (sol_sessions_get_state (sessions), ==, SOL_SESSIONS_STALE);
}

/* Our own readings of a session outlive the program; so do its quarter-hours. */
static void
test_readings (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  g_autoptr (GAsyncResult) done = NULL, again = NULL, mixed = NULL;
  g_autoptr (GError) error = NULL;
  SolSessions *sessions = open_sessions (fixture);
  SolTime from = sol_clock_now (fixture->clock);

  model_fixture_advance (fixture, 1200);
  sol_sessions_read_power_async (sessions, from, sol_clock_now (fixture->clock), NULL, result_cb, &done);
  settle_until (fixture, &done);
  g_autoptr (SolChargePoints) points = sol_sessions_read_power_finish (sessions, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (points->n, >=, 2);
  for (guint i = 0; i < points->n; i++)
    {
      g_assert_cmpfloat (points->points[i].power_w, >, 3000);
      g_assert_cmpfloat (points->points[i].power_w, <, 4500);
      g_assert_true (i == 0 || points->points[i].time > points->points[i - 1].time);
    }

  model_fixture_close (fixture);
  sessions = open_sessions (fixture);
  sol_sessions_read_power_async (sessions, from, from + 1200 * SOL_SECOND, NULL, result_cb, &again);
  settle_until (fixture, &again);
  g_autoptr (SolChargePoints) kept = sol_sessions_read_power_finish (sessions, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->n, >=, points->n);

  const SolChargeRecord *newest = g_ptr_array_index (sol_sessions_get_history (sessions)->sessions, 0);
  SolSessionMix mix;
  sol_sessions_read_mix_async (sessions, newest->id, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, NULL, result_cb,
                               &mixed);
  settle_until (fixture, &mixed);
  g_assert_true (sol_sessions_read_mix_finish (sessions, mixed, &mix, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (sol_session_mix_get_solar_percent (&mix), >, 50);
  g_assert_cmpfloat (sol_session_mix_get_solar_percent (&mix), <=, 100);
}

/* Of a time without quarter-hours nothing is said; and all of it is read, however long. */
static void
test_mix_of_all (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  SolSessions *sessions = open_sessions (fixture);
  SolTime now = sol_clock_now (fixture->clock);
  SolSessionMix mix;

  sol_sessions_read_mix_async (sessions, NULL, now - 3000 * SOL_DAY, now + SOL_DAY, NULL, result_cb, &done);
  settle_until (fixture, &done);
  g_assert_true (sol_sessions_read_mix_finish (sessions, done, &mix, &error));
  g_assert_cmpfloat (mix.total_wh, >, mix.known_wh);
  g_assert_true (isnan (sol_session_mix_get_solar_percent (&mix)));
}

static void
test_cancelled_and_dropped (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  g_autoptr (GAsyncResult) power = NULL, mix = NULL, quarters = NULL, last = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSessions) sessions = g_object_ref (open_sessions (fixture));
  SolSessionMix sum;

  sol_sessions_read_power_async (sessions, 0, G_MAXINT64 / 2, cancellable, result_cb, &power);
  sol_sessions_read_mix_async (sessions, NULL, 0, sol_clock_now (fixture->clock), cancellable, result_cb,
                               &mix);
  sol_sessions_read_quarters_async (sessions, 0, G_MAXINT64 / 2, cancellable, result_cb, &quarters);
  g_cancellable_cancel (cancellable);
  settle_until (fixture, &power);
  settle_until (fixture, &mix);
  settle_until (fixture, &quarters);
  g_assert_null (sol_sessions_read_power_finish (sessions, power, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (sol_sessions_read_mix_finish (sessions, mix, &sum, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (sol_sessions_read_quarters_finish (sessions, quarters, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&power);
  g_clear_object (&mix);
  g_clear_object (&quarters);

  /* The home goes while something is read. */
  sol_sessions_read_power_async (sessions, 0, G_MAXINT64 / 2, NULL, result_cb, &last);
  g_clear_object (&sessions);
  model_fixture_close (fixture);
  settle_until (fixture, &last);
}

/* Never above forty an hour, nor above what the plan leaves. */
static void
test_backfill_budget (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSessions *sessions = open_sessions (fixture);

  g_assert_false (sol_sessions_get_complete (sessions));
  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_EVENTS);
  model_fixture_advance (fixture, 60);
  forget_requests (fixture);
  model_fixture_advance (fixture, 3600);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", HISTORY), <=, 42);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "/"), <=, 210);
  g_assert_cmpuint (sol_home_get_requests_last_hour (fixture->home), <=, 210);
  g_assert_cmpint (sol_sessions_get_known_since (sessions), !=, SOL_TIME_UNKNOWN);
}

/* A restart goes on where it was: no month is asked for twice. */
static void
test_backfill_restart (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSessions *sessions = open_sessions (fixture);
  guint sessions_before, months;

  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_EVENTS);
  model_fixture_advance (fixture, 900);
  int before = known_month (sessions);
  sessions_before = sol_sessions_get_history (sessions)->sessions->len;
  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (before, <=, 2026 * 12 + 6);
  model_fixture_close (fixture);

  sessions = open_sessions (fixture);
  g_assert_cmpint (known_month (sessions), ==, before);
  g_assert_cmpuint (sol_sessions_get_history (sessions)->sessions->len, >=, sessions_before);
  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_EVENTS);
  model_fixture_advance (fixture, 30);
  int begin = known_month (sessions);
  forget_requests (fixture);
  model_fixture_advance (fixture, 900);
  months = (guint) (begin - known_month (sessions));
  g_assert_cmpuint (months, >=, 1);
  /* The plan itself reads the newest now and then, and what a busy computer takes for lost is asked again. */
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", HISTORY), >=, months);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", HISTORY), <=, months + 3);
  g_assert_cmpuint (sol_sessions_get_history (sessions)->sessions->len, >, sessions_before);
}

/* It ends, once and for all. */
static void
test_backfill_ends (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSessions *sessions = open_sessions (fixture);

  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_EVENTS);
  for (guint i = 0; i < 40 && !sol_sessions_get_complete (sessions); i++)
    model_fixture_advance (fixture, 1800);
  g_assert_true (sol_sessions_get_complete (sessions));
  g_assert_cmpint (sol_sessions_get_known_since (sessions), ==, SOL_TIME_UNKNOWN);
  guint all = sol_sessions_get_history (sessions)->sessions->len;
  model_fixture_close (fixture);

  sessions = open_sessions (fixture);
  g_assert_true (sol_sessions_get_complete (sessions));
  g_assert_cmpuint (sol_sessions_get_history (sessions)->sessions->len, >=, all);
  sol_site_set_page (sol_home_get_site (fixture->home), SOL_PAGE_EVENTS);
  model_fixture_advance (fixture, 30);
  forget_requests (fixture);
  model_fixture_advance (fixture, 3000);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", HISTORY), <=, 1);
}

/* Whoever was away for months misses none of them, and reads no others again. */
static void
test_backfill_gap (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSessions *sessions = open_sessions (fixture);
  SolSite *site = sol_home_get_site (fixture->home);
  const char *serial = sol_sessions_get_serial (sessions);
  g_autofree char *scope = g_strconcat ("charger/", serial, NULL);
  SolTime now = sol_clock_now (fixture->clock);

  sol_remember_set (site->context->remember, scope, "backfill", "done");
  g_assert_true (sol_backfill_is_done (site->backfill, serial));
  sol_backfill_note_read (site->backfill, serial, now - 100 * SOL_DAY);
  sol_backfill_note_read (site->backfill, serial, now - 90 * SOL_DAY);
  g_assert_true (sol_backfill_is_done (site->backfill, serial));
  sol_backfill_note_read (site->backfill, serial, now);
  g_assert_false (sol_backfill_is_done (site->backfill, serial));

  sol_site_set_page (site, SOL_PAGE_EVENTS);
  model_fixture_advance (fixture, 30);
  forget_requests (fixture);
  for (guint i = 0; i < 20 && !sol_backfill_is_done (site->backfill, serial); i++)
    model_fixture_advance (fixture, 300);
  g_assert_true (sol_backfill_is_done (site->backfill, serial));
  /* June back to March. */
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", HISTORY), >=, 3);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", HISTORY), <=, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sessions/list", test_list);
  g_test_add_func ("/model/sessions/over", test_over);
  g_test_add_func ("/model/sessions/failed", test_failed);
  g_test_add_func ("/model/sessions/readings", test_readings);
  g_test_add_func ("/model/sessions/mix-of-all", test_mix_of_all);
  g_test_add_func ("/model/sessions/cancelled-and-dropped", test_cancelled_and_dropped);
  g_test_add_func ("/model/sessions/backfill-budget", test_backfill_budget);
  g_test_add_func ("/model/sessions/backfill-restart", test_backfill_restart);
  g_test_add_func ("/model/sessions/backfill-ends", test_backfill_ends);
  g_test_add_func ("/model/sessions/backfill-gap", test_backfill_gap);
  return g_test_run ();
}
