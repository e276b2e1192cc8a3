/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-clock.h"

typedef struct
{
  SolClock *clock;
  GString *seen;
  char letter;
} Note;

static void
note_cb (gpointer data)
{
  Note *note = data;
  g_string_append_printf (note->seen, "%c@%d ", note->letter,
                          (int) ((sol_clock_now (note->clock) - SOL_DAY) / SOL_SECOND));
}

static void
again_cb (gpointer data)
{
  Note *note = data;
  note_cb (note);
  if (note->seen->len < 20)
    sol_clock_add (note->clock, 10 * SOL_SECOND, 0, again_cb, note);
}

static void
count_destroy (gpointer data)
{
  ++*(int *) data;
}

static void
nothing_cb (gpointer data)
{
}

static void
test_order (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GString) seen = g_string_new (NULL);
  Note a = { clock, seen, 'a' };
  Note b = { clock, seen, 'b' };
  Note c = { clock, seen, 'c' };

  sol_clock_add (clock, 30 * SOL_SECOND, 0, note_cb, &a);
  sol_clock_add (clock, 20 * SOL_SECOND, 10, note_cb, &b);
  sol_clock_add (clock, 20 * SOL_SECOND, -10, note_cb, &c);
  g_assert_cmpint (sol_clock_test_next (clock), ==, 20 * SOL_SECOND);
  sol_clock_test_advance (clock, 25 * SOL_SECOND);
  g_assert_cmpstr (seen->str, ==, "c@20 b@20 ");
  sol_clock_test_advance (clock, 5 * SOL_SECOND);
  g_assert_cmpstr (seen->str, ==, "c@20 b@20 a@30 ");
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
}

static void
test_rearm (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GString) seen = g_string_new (NULL);
  Note a = { clock, seen, 'a' };

  sol_clock_add (clock, 10 * SOL_SECOND, 0, again_cb, &a);
  sol_clock_test_advance (clock, SOL_MINUTE);
  g_assert_cmpstr (seen->str, ==, "a@10 a@20 a@30 a@40 ");
}

static void
test_remove (void)
{
  g_autoptr (SolClock) test = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolClock) system = sol_clock_new_system ();
  SolClock *clocks[] = { test, system };
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      int destroyed = 0;
      guint id = sol_clock_add_full (clocks[i], SOL_SECOND, 0, nothing_cb, &destroyed, count_destroy);
      guint copy = id;
      sol_clock_clear (clocks[i], &id);
      g_assert_cmpuint (id, ==, 0);
      g_assert_cmpint (destroyed, ==, 1);
      sol_clock_remove (clocks[i], copy);
      g_assert_cmpint (destroyed, ==, 1);
    }
}

static void
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
}

static void
test_system (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  int destroyed = 0;
  gint64 before = sol_clock_monotonic (clock);

  sol_clock_add (clock, 20000, 0, quit_cb, loop);
  sol_clock_add_full (clock, SOL_HOUR, 0, nothing_cb, &destroyed, count_destroy);
  g_main_loop_run (loop);
  g_assert_cmpint (sol_clock_monotonic (clock) - before, >=, 20000);
  g_assert_cmpint (sol_clock_boot (clock), >=, sol_clock_monotonic (clock) - SOL_SECOND);
  g_clear_object (&clock);
  g_assert_cmpint (destroyed, ==, 1);
}

static void
test_scaled (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_scaled (SOL_DAY, 3600);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gint64 before = sol_clock_monotonic (clock);
  gint64 real = g_get_monotonic_time ();

  /* An hour there is a second here. */
  sol_clock_add (clock, 5 * SOL_MINUTE, 0, quit_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (g_get_monotonic_time () - real, >=, SOL_SECOND / 12);
  g_assert_cmpint (sol_clock_monotonic (clock) - before, >=, 5 * SOL_MINUTE);
  g_assert_cmpint (sol_clock_now (clock), >=, SOL_DAY + 5 * SOL_MINUTE);
  g_assert_cmpint (sol_clock_now (clock), <, SOL_DAY + SOL_DAY);
}

static void
test_suspend (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  gint64 gap = sol_clock_boot (clock) - sol_clock_monotonic (clock);
  sol_clock_test_suspend (clock, SOL_HOUR);
  g_assert_cmpint (sol_clock_boot (clock) - sol_clock_monotonic (clock), ==, gap + SOL_HOUR);
  g_assert_cmpint (sol_clock_now (clock), ==, SOL_DAY + SOL_HOUR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/clock/order", test_order);
  g_test_add_func ("/domain/clock/rearm", test_rearm);
  g_test_add_func ("/domain/clock/remove", test_remove);
  g_test_add_func ("/domain/clock/system", test_system);
  g_test_add_func ("/domain/clock/scaled", test_scaled);
  g_test_add_func ("/domain/clock/suspend", test_suspend);
  return g_test_run ();
}
