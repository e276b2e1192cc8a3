/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-application.h"
#include "sol-demo-clock.h"
#include "sol-launch.h"

/* The real program, from the first line to the last. */

typedef struct
{
  SolApplication *app;
  SolClock *clock;
  guint looks;
  gboolean seen;
} Walk;

#define LOOK_AGAIN (20 * SOL_SECOND / 1000)
#define MOST_LOOKS 1500

static void
look_cb (gpointer data)
{
  Walk *walk = data;
  SolHome *home = sol_application_get_home (walk->app);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (walk->app));

  g_assert_cmpuint (++walk->looks, <, MOST_LOOKS);
  if (home == NULL || window == NULL || sol_home_get_state (home) != SOL_HOME_OPEN
      || !sol_home_get_condition (home)->has_data)
    {
      sol_clock_add (walk->clock, LOOK_AGAIN, G_PRIORITY_DEFAULT, look_cb, walk);
      return;
    }
  walk->seen = TRUE;
  g_assert_true (sol_home_get_demo (home));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "app.quit", NULL));
}

static void
activate_cb (Walk *walk)
{
  if (walk->looks == 0)
    sol_clock_add (walk->clock, LOOK_AGAIN, G_PRIORITY_DEFAULT, look_cb, walk);
}

static void
test_demo (void)
{
  Walk walk = { .clock = sol_clock_new_system () };
  SolLaunch *launch = sol_launch_new ();

  launch->demo = TRUE;
  walk.app = sol_application_new (launch);
  g_application_set_flags (G_APPLICATION (walk.app), G_APPLICATION_NON_UNIQUE);
  g_signal_connect_swapped (walk.app, "activate", G_CALLBACK (activate_cb), &walk);
  g_assert_cmpint (g_application_run (G_APPLICATION (walk.app), 0, NULL), ==, 0);
  g_assert_cmpint (sol_application_get_exit_status (walk.app), ==, 0);
  g_assert_true (walk.seen);
  g_assert_finalize_object (walk.app);
  g_object_unref (walk.clock);
}

static void
test_exit_after_startup (void)
{
  SolLaunch *launch = sol_launch_new ();

  launch->demo = TRUE;
  launch->exit_after_startup = TRUE;
  SolApplication *app = sol_application_new (launch);
  g_assert_cmpint (g_application_run (G_APPLICATION (app), 0, NULL), ==, 0);
  g_assert_cmpint (sol_application_get_exit_status (app), ==, 0);
  g_assert_finalize_object (app);
}

static SolLaunch *
parse (const char *options, GError **error)
{
  g_autofree char *line = g_strconcat ("solarium ", options, NULL);
  g_auto (GStrv) argv = NULL;
  int argc;

  g_assert_true (g_shell_parse_argv (line, &argc, &argv, NULL));
  g_autofree char **moving = g_memdup2 (argv, sizeof (char *) * (gsize) (argc + 1));
  return sol_launch_parse (&argc, &moving, error);
}

static void
test_options (void)
{
  static const char *const wrong[] = {
    "--demo --speed=-1",
    "--demo --server http://127.0.0.1:1",
    "--screenshots pictures --server http://127.0.0.1:1",
    "--screenshots pictures --background",
    "--background --exit-after-startup",
    "--server http://example.org",
    "--page nowhere",
    "--demo --start soon",
    "--demo --seed=-2",
    "--scenario storm",
    "--demo --scenario nonsense",
    "--demo --scenario home+nonsense",
    "--nonsense",
    "--demo home.txt",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SolLaunch) launch = parse (wrong[i], &error);
      if (launch != NULL)
        g_error ("%s was taken", wrong[i]);
      g_assert_nonnull (error);
    }
  g_autoptr (GError) page = NULL;
  g_assert_null (parse ("--page nowhere", &page));
  g_assert_nonnull (strstr (page->message, "overview"));
  g_autoptr (GError) scenario = NULL;
  g_assert_null (parse ("--demo --scenario nonsense", &scenario));
  g_assert_nonnull (strstr (scenario->message, "There is no scenario \"nonsense\""));
  g_autoptr (GError) secret = NULL;
  g_assert_null (parse ("--password=sunshine", &secret));
  g_assert_null (strstr (secret->message, "sunshine"));

  g_autoptr (GError) error = NULL;
  g_autoptr (SolLaunch) launch = parse (
      "--demo --scenario mockup --seed 3 --speed 60 --start 2026-06-13T14:30:00+02:00 --page overview "
      "--gapplication-service",
      &error);
  g_assert_no_error (error);
  g_assert_cmpstr (launch->scenario, ==, "mockup");
  g_assert_cmpint (launch->seed, ==, 3);
  g_assert_cmpfloat (launch->speed, ==, 60.0);
  g_assert_cmpint (launch->start, ==, 1781353800);
  g_autoptr (SolLaunch) peculiar = parse ("--demo --scenario home+lean", &error);
  g_assert_no_error (error);
  g_autofree char *demo = sol_launch_get_id (launch);
  g_assert_cmpstr (demo, ==, SOL_APPLICATION_ID ".Demo");
}

/* Another origin is another program: its own id, valid on the bus. */
static void
test_ids (void)
{
  g_autoptr (SolLaunch) real = parse ("", NULL);
  g_autoptr (SolLaunch) one = parse ("--server http://127.0.0.1:8080", NULL);
  g_autoptr (SolLaunch) other = parse ("--server http://127.0.0.1:8081", NULL);
  g_autofree char *real_id = sol_launch_get_id (real);
  g_autofree char *one_id = sol_launch_get_id (one);
  g_autofree char *other_id = sol_launch_get_id (other);

  g_assert_cmpstr (real_id, ==, SOL_APPLICATION_ID);
  g_assert_cmpstr (one_id, !=, other_id);
  g_assert_true (g_str_has_prefix (one_id, SOL_APPLICATION_ID ".Server"));
  g_assert_true (g_application_id_is_valid (one_id));
}

static void
test_demo_clock (void)
{
  const SolTime start = G_GINT64_CONSTANT (1781353800) * SOL_SECOND;
  g_autoptr (SolClock) still = sol_demo_clock_new (start, 0.0);
  g_autoptr (SolClock) quick = sol_demo_clock_new (start, 1000.0);
  gint64 began = sol_clock_monotonic (still);

  while (sol_clock_monotonic (still) - began < 20000)
    g_thread_yield ();
  g_assert_cmpint (sol_clock_now (still), ==, start);
  g_assert_cmpint (sol_clock_now (quick), >=, start + 20 * SOL_SECOND);
  gint64 monotonic = sol_clock_monotonic (quick);
  g_assert_cmpint (sol_clock_boot (quick), >=, monotonic);
  sol_demo_clock_set (still, start + SOL_HOUR);
  g_assert_cmpint (sol_clock_now (still), ==, start + SOL_HOUR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/application/options", test_options);
  g_test_add_func ("/application/ids", test_ids);
  g_test_add_func ("/application/demo-clock", test_demo_clock);
  if (!gtk_init_check ())
    return 77;
  g_test_add_func ("/application/demo", test_demo);
  g_test_add_func ("/application/exit-after-startup", test_exit_after_startup);
  return g_test_run ();
}
