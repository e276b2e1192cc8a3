/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-home-watch.h"
#include "storage-fixture.h"
#include "storage-sandbox.h"

/* Two programs on one data folder, as the window and solariumctl are: what one of them changes, the other
 * shows within seconds, and without a request of its own. */

/* Real time that a file's change may take to be noticed, on a busy computer too. */
#define PATIENCE (15 * G_USEC_PER_SEC)
#define A_WHILE (3 * G_USEC_PER_SEC)

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
write_something (SolArchive *archive, const char *value)
{
  GAsyncResult *written = NULL;

  sol_archive_set_memory_async (archive, "test", "key", value, NULL, wait_cb, &written);
  WAIT (written);
  g_assert_true (sol_archive_set_memory_finish (archive, written_done, NULL));
}

/* Real time passes, and with it as many seconds by the clock; until @count is above @wanted, or for @real. */
static void
live (SolClock *clock, const guint *count, guint wanted, gint64 real)
{
  gint64 end = g_get_monotonic_time () + real;

  while (g_get_monotonic_time () < end && *count < wanted)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (50000);
      sol_clock_test_advance (clock, SOL_SECOND / 20);
    }
}

static void
test_watch (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolArchive) mine = open_archive (path);
  g_autoptr (SolArchive) theirs = open_archive (path);
  SolHomeWatch *watch = sol_home_watch_new (mine, clock);
  guint count = 0;

  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &count);
  live (clock, &count, 1, A_WHILE / 3);
  write_something (mine, "own");
  live (clock, &count, 1, A_WHILE);
  g_assert_cmpuint (count, ==, 0);

  /* A burst of somebody else is one change, or a second one for what came after the question. */
  for (guint i = 0; i < 20; i++)
    write_something (theirs, i % 2 == 0 ? "one" : "other");
  live (clock, &count, 1, PATIENCE);
  g_assert_cmpuint (count, ==, 1);
  live (clock, &count, 3, A_WHILE);
  g_assert_cmpuint (count, <=, 2);

  sol_home_watch_stop (watch);
  count = 0;
  write_something (theirs, "later");
  live (clock, &count, 1, A_WHILE / 3);
  g_assert_cmpuint (count, ==, 0);
  g_assert_finalize_object (watch);
  close_archive (theirs);
  close_archive (mine);
}

static double
get_reserve (SolSite *site)
{
  GVariant *value
      = sol_control_get_value (sol_battery_get_control (sol_site_get_battery (site), SOL_BATTERY_RESERVE));

  return value != NULL ? g_variant_get_int32 (value) : -1;
}

static void
follow_cb (SolSite *site, guint family, guint *count)
{
  if (get_reserve (site) == 35)
    *count = 1;
}

static void
test_follow (void)
{
  g_autoptr (ModelFixture) window = model_fixture_new ("mockup", NULL);
  SolSite *site = model_fixture_open_site (window);
  SolControlResult result;
  g_autoptr (GError) error = NULL;
  guint seen = 0;

  /* It asks nothing by itself from now on. */
  sol_site_set_page (site, SOL_PAGE_QUIET);
  model_fixture_advance (window, 60);
  g_assert_cmpfloat (get_reserve (site), ==, 20);
  g_signal_connect (site, "family-changed", G_CALLBACK (follow_cb), &seen);

  ModelFixture command = *window;
  command.home = NULL;
  SolSite *other = model_fixture_open_site (&command);
  SolControl *reserve = sol_battery_get_control (sol_site_get_battery (other), SOL_BATTERY_RESERVE);
  g_assert_true (model_fixture_request (&command, reserve, g_variant_new_int32 (35), NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  model_fixture_close (&command);

  guint requests = model_fixture_count_requests (window, NULL, "/");
  live (window->clock, &seen, 1, PATIENCE);
  g_assert_cmpuint (seen, ==, 1);
  g_assert_cmpfloat (get_reserve (site), ==, 35);
  g_assert_cmpuint (model_fixture_count_requests (window, NULL, "/"), ==, requests);
  g_signal_handlers_disconnect_by_func (site, follow_cb, &seen);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/model/home-watch/watch", test_watch);
  g_test_add_func ("/model/home-watch/follow", test_follow);
  return storage_test_run ();
}
