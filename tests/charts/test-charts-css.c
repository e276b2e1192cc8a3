/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-charts-css"

#include "chart-picture.h"
#include "sol-charts-css.h"

static void
assert_color (GtkWidget *widget, const char *wanted)
{
  GdkRGBA color, expected;

  g_assert_true (gdk_rgba_parse (&expected, wanted));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  g_assert_cmpfloat_with_epsilon (color.red, expected.red, 0.002);
  g_assert_cmpfloat_with_epsilon (color.green, expected.green, 0.002);
  g_assert_cmpfloat_with_epsilon (color.blue, expected.blue, 0.002);
}

static void
test_colours (void)
{
  static const struct
  {
    const char *css_class;
    const char *light;
    const char *dark;
  } rows[] = { { "solar", "#cd7d03", "#fdc031" },
               { "home", "#0a59e1", "#4a95f7" },
               { "battery", "#129e5e", "#4cdd8b" },
               { "grid", "#393553", "#d5d1e2" },
               { "car", "#d832ad", "#da57ae" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *label = gtk_label_new ("x");

      gtk_widget_add_css_class (label, rows[i].css_class);
      GtkWindow *window = chart_picture_show (label, 50);
      assert_color (label, rows[i].light);
      chart_picture_set_style (TRUE, FALSE);
      assert_color (label, rows[i].dark);
      chart_picture_set_style (FALSE, FALSE);
      assert_color (label, rows[i].light);
      chart_picture_close (window);
    }
}

static void
test_contrast (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("x"));

  g_assert_false (sol_charts_is_high_contrast (label));
  chart_picture_set_style (TRUE, TRUE);
  g_assert_true (sol_charts_is_high_contrast (label));
  chart_picture_set_style (FALSE, FALSE);
  g_assert_false (sol_charts_is_high_contrast (label));
  g_assert_finalize_object (label);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_func ("/charts/css/colours", test_colours);
  g_test_add_func ("/charts/css/contrast", test_contrast);
  return g_test_run ();
}
