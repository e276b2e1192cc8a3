/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-tween"

#include "chart-picture.h"
#include "sol-tween.h"

#include <math.h>

static GArray *seen;

static void
remember (GtkWidget *widget, double value)
{
  g_array_append_val (seen, value);
}

static double
last (void)
{
  return g_array_index (seen, double, seen->len - 1);
}

static void
test_jumps_unmapped (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  SolTween tween;

  g_array_set_size (seen, 0);
  sol_tween_init (&tween, widget, remember);
  sol_tween_to (&tween, 10);
  sol_tween_to (&tween, 20);
  g_assert_cmpuint (seen->len, ==, 2);
  g_assert_cmpfloat (last (), ==, 20);
  g_assert_false (sol_tween_is_running (&tween));
  sol_tween_clear (&tween);
  g_assert_finalize_object (widget);
}

static void
test_eases (void)
{
  GtkWidget *widget = gtk_label_new ("x");
  GtkWindow *window = chart_picture_show (widget, 50);
  SolTween tween;

  g_array_set_size (seen, 0);
  sol_tween_init (&tween, widget, remember);
  sol_tween_to (&tween, 0);
  g_assert_false (sol_tween_is_running (&tween));
  sol_tween_to (&tween, 100);
  g_assert_true (sol_tween_is_running (&tween));
  chart_picture_settle (window, SOL_TWEEN_MILLISECONDS + 400);
  g_assert_false (sol_tween_is_running (&tween));
  g_assert_cmpfloat (last (), ==, 100);
  g_assert_cmpuint (seen->len, >, 4);
  for (guint i = 1; i < seen->len; i++)
    g_assert_cmpfloat (g_array_index (seen, double, i), >=, g_array_index (seen, double, i - 1));

  /* Unknown has no way to it. */
  sol_tween_to (&tween, NAN);
  g_assert_false (sol_tween_is_running (&tween));
  sol_tween_to (&tween, 50);
  g_assert_cmpfloat (last (), ==, 50);

  sol_tween_to (&tween, 60);
  sol_tween_finish (&tween);
  g_assert_cmpfloat (last (), ==, 60);
  g_assert_false (sol_tween_is_running (&tween));
  chart_picture_close (window);
}

static void
test_animations_off (void)
{
  GtkWidget *widget = gtk_label_new ("x");
  GtkWindow *window = chart_picture_show (widget, 50);
  SolTween tween;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  sol_tween_init (&tween, widget, remember);
  sol_tween_to (&tween, 1);
  sol_tween_to (&tween, 2);
  g_assert_false (sol_tween_is_running (&tween));
  g_assert_cmpfloat (last (), ==, 2);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  chart_picture_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  seen = g_array_new (FALSE, FALSE, sizeof (double));
  g_test_add_func ("/charts/tween/jumps-unmapped", test_jumps_unmapped);
  g_test_add_func ("/charts/tween/eases", test_eases);
  g_test_add_func ("/charts/tween/animations-off", test_animations_off);
  int status = g_test_run ();
  g_array_unref (seen);
  return status;
}
