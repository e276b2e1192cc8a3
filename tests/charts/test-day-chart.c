/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-day-chart"

#include "chart-picture.h"
#include "chart-rig.h"
#include "chart-scenes.h"
#include "sol-day-chart.h"

#include <math.h>

static SolDayChartData
afternoon (void)
{
  return (SolDayChartData){ .n_slots = 96,
                            .n = 58,
                            .production_kw = chart_scene_production,
                            .consumption_kw = chart_scene_consumption,
                            .level_percent = chart_scene_level,
                            .reserve_percent = 20,
                            .now = 58 };
}

static SolDayChart *
new_chart (void)
{
  SolDayChart *chart = g_object_ref_sink (sol_day_chart_new ());
  SolDayChartData data = afternoon ();

  sol_day_chart_set_data (chart, &data);
  return chart;
}

static void
test_data (void)
{
  SolDayChart *chart = new_chart ();
  SolDayChartData data = afternoon ();
  guint n = 0;

  const double *values = sol_day_chart_get_values (chart, SOL_DAY_PRODUCTION, &n);
  g_assert_cmpuint (n, ==, 96);
  g_assert_cmpfloat (values[50], ==, chart_scene_production[50]);
  g_assert_true (isnan (values[60]));
  sol_day_chart_set_data (chart, &data);
  g_assert_true (sol_day_chart_get_values (chart, SOL_DAY_PRODUCTION, NULL) == values);

  sol_day_chart_begin_period (chart);
  g_assert_null (sol_day_chart_get_values (chart, SOL_DAY_PRODUCTION, &n));
  g_assert_cmpuint (n, ==, 0);
  data.n_slots = 92;
  sol_day_chart_set_data (chart, &data);
  sol_day_chart_get_values (chart, SOL_DAY_LEVEL, &n);
  g_assert_cmpuint (n, ==, 92);
  g_assert_finalize_object (chart);
}

static void
test_cursor (void)
{
  SolDayChart *chart = new_chart ();
  guint notified = 0;

  g_signal_connect_swapped (chart, "notify::cursor", G_CALLBACK (chart_rig_count), &notified);
  g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, -1);
  sol_day_chart_set_cursor (chart, -1);
  g_assert_cmpuint (notified, ==, 0);
  sol_day_chart_set_cursor (chart, 57);
  sol_day_chart_set_cursor (chart, 57);
  g_assert_cmpuint (notified, ==, 1);
  /* There is no cursor in the future. */
  sol_day_chart_set_cursor (chart, 58);
  g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, -1);
  sol_day_chart_set_cursor (chart, 3);
  sol_day_chart_begin_period (chart);
  g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, -1);
  g_assert_cmpuint (notified, ==, 4);
  g_assert_finalize_object (chart);
}

static void
test_keys (void)
{
  SolDayChart *chart = new_chart ();
  static const struct
  {
    guint keyval;
    int cursor;
  } rows[] = { { GDK_KEY_Escape, -1 }, { GDK_KEY_Left, 57 },   { GDK_KEY_Left, 56 }, { GDK_KEY_Right, 57 },
               { GDK_KEY_Right, 57 },  { GDK_KEY_Home, 0 },    { GDK_KEY_Left, 0 },  { GDK_KEY_Right, 1 },
               { GDK_KEY_End, 57 },    { GDK_KEY_Escape, -1 }, { GDK_KEY_Home, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      chart_rig_press (GTK_WIDGET (chart), rows[i].keyval, 0);
      g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, rows[i].cursor);
    }
  sol_day_chart_begin_period (chart);
  chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Home, 0);
  chart_rig_press (GTK_WIDGET (chart), GDK_KEY_End, 0);
  g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, -1);
  g_assert_finalize_object (chart);
}

static void
test_series (void)
{
  SolDayChart *chart = new_chart ();
  SolDayChartData data = afternoon ();

  g_assert_true (sol_day_chart_set_series_visible (chart, SOL_DAY_LEVEL, FALSE));
  g_assert_true (sol_day_chart_set_series_visible (chart, SOL_DAY_LEVEL, FALSE));
  g_assert_true (sol_day_chart_set_series_visible (chart, SOL_DAY_PRODUCTION, FALSE));
  /* The last one stays. */
  g_assert_false (sol_day_chart_set_series_visible (chart, SOL_DAY_CONSUMPTION, FALSE));
  g_assert_true (sol_day_chart_get_series_visible (chart, SOL_DAY_CONSUMPTION));
  g_assert_true (sol_day_chart_set_series_visible (chart, SOL_DAY_LEVEL, TRUE));
  g_assert_true (sol_day_chart_set_series_visible (chart, SOL_DAY_CONSUMPTION, FALSE));

  /* A series without data is no reason to switch the last with data off. */
  g_assert_true (sol_day_chart_set_series_visible (chart, SOL_DAY_CONSUMPTION, TRUE));
  data.level_percent = NULL;
  sol_day_chart_set_data (chart, &data);
  g_assert_false (sol_day_chart_set_series_visible (chart, SOL_DAY_CONSUMPTION, FALSE));
  g_assert_finalize_object (chart);
}

static void
test_readout (void)
{
  SolDayChart *chart = new_chart ();
  guint destroyed = 0;

  sol_day_chart_set_readout_func (chart, chart_scene_readout, &destroyed, (GDestroyNotify) chart_rig_count);
  sol_day_chart_set_cursor (chart, 48);
  GtkAccessible *readout = GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (chart)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (readout)));
  const char *wanted
      = "12:00 – 12:15 · Production 5.78\u00a0kW · Consumption 5.28\u00a0kW · Battery level 48%";
  gtk_test_accessible_assert_property (readout, GTK_ACCESSIBLE_PROPERTY_LABEL, wanted);
  g_assert_true (
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);

  sol_day_chart_set_cursor (chart, -1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (readout)));
  sol_day_chart_set_readout_func (chart, NULL, NULL, NULL);
  g_assert_cmpuint (destroyed, ==, 1);
  sol_day_chart_set_readout_func (chart, chart_scene_readout, &destroyed, (GDestroyNotify) chart_rig_count);
  g_assert_finalize_object (chart);
  g_assert_cmpuint (destroyed, ==, 2);
}

static void
test_scale_only_grows (void)
{
  SolDayChart *chart = new_chart ();
  SolDayChartData data = afternoon ();
  const double low[4] = { 1, 1, 1, 1 };

  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "8"));
  data.production_kw = data.consumption_kw = low;
  data.n = 4;
  data.level_percent = NULL;
  sol_day_chart_set_data (chart, &data);
  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "8"));
  sol_day_chart_begin_period (chart);
  sol_day_chart_set_data (chart, &data);
  g_assert_null (chart_rig_find_label (GTK_WIDGET (chart), "8"));
  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "0.8"));
  g_assert_finalize_object (chart);
}

static void
test_axis (void)
{
  const double slots[] = { 0, 48, 96 };
  const char *const labels[] = { "12 AM", "12 PM", "12 AM " };
  SolDayChart *chart = new_chart ();

  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "06:00"));
  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "20%"));
  sol_day_chart_set_ticks (chart, slots, labels, 3);
  g_assert_null (chart_rig_find_label (GTK_WIDGET (chart), "06:00"));
  GtkWidget *noon = chart_rig_find_label (GTK_WIDGET (chart), "12 PM");
  g_assert_nonnull (noon);
  sol_day_chart_set_cursor (chart, 48);
  g_assert_true (gtk_widget_has_css_class (noon, "current"));
  sol_day_chart_set_cursor (chart, 47);
  g_assert_false (gtk_widget_has_css_class (noon, "current"));
  sol_day_chart_set_ticks (chart, NULL, NULL, 0);
  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "06:00"));
  g_assert_finalize_object (chart);
}

/* Whoever moved the cursor last takes it along when leaving. */
static void
test_pointer (void)
{
  SolDayChart *chart = new_chart ();
  GtkWindow *window = chart_picture_show (GTK_WIDGET (chart), 494);

  chart_picture_settle (window, 100);
  chart_rig_point (GTK_WIDGET (chart), gtk_widget_get_width (GTK_WIDGET (chart)) / 3.0);
  int cursor = sol_day_chart_get_cursor (chart);
  g_assert_cmpint (cursor, >, 0);
  g_assert_cmpint (cursor, <, 57);
  chart_rig_point (GTK_WIDGET (chart), -1);
  g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, -1);

  chart_rig_point (GTK_WIDGET (chart), gtk_widget_get_width (GTK_WIDGET (chart)) / 3.0);
  chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Right, 0);
  chart_rig_point (GTK_WIDGET (chart), -1);
  g_assert_cmpint (sol_day_chart_get_cursor (chart), ==, cursor + 1);
  chart_picture_close (window);
  g_assert_finalize_object (chart);
}

/* Moving the cursor draws the band and the card anew, never the plot. */
static void
test_cursor_keeps_plot (void)
{
  SolDayChart *chart = new_chart ();
  GtkWindow *window = chart_picture_show (GTK_WIDGET (chart), 494);
  GtkWidget *bars = gtk_widget_get_next_sibling (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (chart))));
  g_autoptr (GdkPaintable) watch = gtk_widget_paintable_new (bars);
  guint drawn = 0;

  g_assert_true (gtk_widget_has_css_class (bars, "solar"));
  sol_day_chart_set_readout_func (chart, chart_scene_readout, NULL, NULL);
  chart_picture_settle (window, 100);
  g_signal_connect_swapped (watch, "invalidate-contents", G_CALLBACK (chart_rig_count), &drawn);
  for (int i = 0; i < 20; i++)
    {
      sol_day_chart_set_cursor (chart, i);
      chart_picture_settle (window, 20);
    }
  g_assert_cmpuint (drawn, ==, 0);

  sol_day_chart_set_series_visible (chart, SOL_DAY_PRODUCTION, FALSE);
  chart_picture_settle (window, 60);
  g_assert_cmpuint (drawn, >, 0);
  chart_picture_close (window);
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_func ("/charts/day-chart/data", test_data);
  g_test_add_func ("/charts/day-chart/cursor", test_cursor);
  g_test_add_func ("/charts/day-chart/keys", test_keys);
  g_test_add_func ("/charts/day-chart/series", test_series);
  g_test_add_func ("/charts/day-chart/readout", test_readout);
  g_test_add_func ("/charts/day-chart/scale-only-grows", test_scale_only_grows);
  g_test_add_func ("/charts/day-chart/axis", test_axis);
  g_test_add_func ("/charts/day-chart/pointer", test_pointer);
  g_test_add_func ("/charts/day-chart/cursor-keeps-plot", test_cursor_keeps_plot);
  return g_test_run ();
}
