/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "chart-picture.h"
#include "chart-rig.h"
#include "sol-bar-chart.h"

/* Ten days of which the last two are to come. */
static SolBarData *
new_data (double scale)
{
  static const char *const axis[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" };
  SolBar bars[10];

  for (guint i = 0; i < 10; i++)
    bars[i] = (SolBar){ .value = i == 3 ? NAN : i * scale,
                        .name = i == 5 ? "Fri 6 Jun" : "day",
                        .axis = axis[i],
                        .text = "Energy\t22.3 kWh",
                        .more = i == 5 ? "Sessions\t2" : NULL,
                        .labelled = i % 5 == 0,
                        .future = i >= 8 };
  return sol_bar_data_new (bars, 10);
}

static SolBarChart *
new_chart (void)
{
  SolBarChart *chart = g_object_ref_sink (sol_bar_chart_new ("car"));
  g_autoptr (SolBarData) data = new_data (1);

  sol_bar_chart_set_data (chart, data);
  return chart;
}

static void
test_value (void)
{
  g_autoptr (SolBarData) data = new_data (1);
  g_autoptr (SolBarData) same = new_data (1);
  g_autoptr (SolBarData) other = new_data (2);
  SolBar odd[] = { { .value = -3 }, { .value = INFINITY } };
  g_autoptr (SolBarData) clean = sol_bar_data_new (odd, 2);

  g_assert_cmpuint (sol_bar_data_get_n (data), ==, 10);
  g_assert_cmpuint (sol_bar_data_get_begun (data), ==, 8);
  g_assert_cmpfloat (sol_bar_data_get_peak (data), ==, 9);
  g_assert_true (sol_bar_data_equal (data, same));
  g_assert_false (sol_bar_data_equal (data, other));
  g_assert_false (sol_bar_data_equal (data, NULL));
  g_assert_true (sol_bar_data_equal (NULL, NULL));
  g_assert_cmpstr (sol_bar_data_get (data, 5)->more, ==, "Sessions\t2");
  g_assert_cmpfloat (sol_bar_data_get_values (clean)[0], ==, 0);
  g_assert_true (isnan (sol_bar_data_get_values (clean)[1]));
  g_assert_cmpstr (sol_bar_data_get (clean, 0)->name, ==, "");
  g_assert_true (sol_bar_data_is_empty (clean));
}

static void
test_cursor (void)
{
  SolBarChart *chart = new_chart ();
  guint notified = 0;

  g_signal_connect_swapped (chart, "notify::cursor", G_CALLBACK (chart_rig_count), &notified);
  sol_bar_chart_set_cursor (chart, -1);
  g_assert_cmpuint (notified, ==, 0);
  sol_bar_chart_set_cursor (chart, 5);
  sol_bar_chart_set_cursor (chart, 5);
  g_assert_cmpuint (notified, ==, 1);
  GtkAccessible *readout = GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (chart)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (readout)));
  gtk_test_accessible_assert_property (readout, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Fri 6 Jun · Energy 22.3 kWh · Sessions 2");
  g_assert_true (
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  /* There is no cursor in the future. */
  sol_bar_chart_set_cursor (chart, 8);
  g_assert_cmpint (sol_bar_chart_get_cursor (chart), ==, -1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (readout)));
  sol_bar_chart_set_cursor (chart, 2);
  sol_bar_chart_begin_period (chart);
  g_assert_cmpint (sol_bar_chart_get_cursor (chart), ==, -1);
  g_assert_finalize_object (chart);
}

static void
test_keys (void)
{
  SolBarChart *chart = new_chart ();
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    int cursor;
  } rows[] = { { GDK_KEY_Escape, 0, -1 },
               { GDK_KEY_Left, 0, 7 },
               { GDK_KEY_Left, 0, 6 },
               { GDK_KEY_Right, 0, 7 },
               { GDK_KEY_Right, 0, 7 },
               { GDK_KEY_Left, GDK_CONTROL_MASK, 4 },
               { GDK_KEY_Left, GDK_CONTROL_MASK, 1 },
               { GDK_KEY_Left, GDK_CONTROL_MASK, 0 },
               { GDK_KEY_Right, GDK_CONTROL_MASK, 3 },
               { GDK_KEY_End, 0, 7 },
               { GDK_KEY_Home, 0, 0 },
               { GDK_KEY_Escape, 0, -1 } };

  sol_bar_chart_set_stride (chart, 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      chart_rig_press (GTK_WIDGET (chart), rows[i].keyval, rows[i].modifiers);
      g_assert_cmpint (sol_bar_chart_get_cursor (chart), ==, rows[i].cursor);
    }
  sol_bar_chart_set_data (chart, NULL);
  chart_rig_press (GTK_WIDGET (chart), GDK_KEY_End, 0);
  g_assert_cmpint (sol_bar_chart_get_cursor (chart), ==, -1);
  g_assert_finalize_object (chart);
}

static void
note (SolBarChart *chart, int value, int *noted)
{
  *noted = value;
}

/* What the chart cannot do itself it asks for; without anybody there the key goes on. */
static void
test_asks (void)
{
  SolBarChart *chart = new_chart ();
  int period = 0, range = 0, opened = -1;

  g_assert_false (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Page_Up, 0));
  g_assert_false (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Up, 0));
  g_assert_false (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Return, 0));
  g_signal_connect (chart, "step-period", G_CALLBACK (note), &period);
  g_signal_connect (chart, "step-range", G_CALLBACK (note), &range);
  g_signal_connect (chart, "open", G_CALLBACK (note), &opened);
  g_assert_true (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Page_Up, 0));
  g_assert_cmpint (period, ==, -1);
  g_assert_true (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Page_Down, 0));
  g_assert_cmpint (period, ==, 1);
  g_assert_true (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Up, 0));
  g_assert_cmpint (range, ==, 1);
  g_assert_true (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Down, 0));
  g_assert_cmpint (range, ==, -1);
  g_assert_false (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Return, 0));
  sol_bar_chart_set_cursor (chart, 5);
  g_assert_true (chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Return, 0));
  g_assert_cmpint (opened, ==, 5);
  g_assert_finalize_object (chart);
}

static void
test_scale_and_axis (void)
{
  SolBarChart *chart = new_chart ();
  g_autoptr (SolBarData) high = new_data (10);
  g_autoptr (SolBarData) low = new_data (1);

  sol_bar_chart_set_data (chart, high);
  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "100"));
  sol_bar_chart_set_data (chart, low);
  g_assert_nonnull (chart_rig_find_label (GTK_WIDGET (chart), "100"));
  sol_bar_chart_begin_period (chart);
  sol_bar_chart_set_data (chart, low);
  g_assert_null (chart_rig_find_label (GTK_WIDGET (chart), "100"));
  /* A bucket has its own label as long as the cursor is there. */
  g_assert_null (chart_rig_find_label (GTK_WIDGET (chart), "5"));
  sol_bar_chart_set_cursor (chart, 4);
  GtkWidget *label = chart_rig_find_label (GTK_WIDGET (chart), "5");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_has_css_class (label, "current"));
  g_assert_finalize_object (chart);
}

/* Whoever moved the cursor last takes it along when leaving. */
static void
test_pointer (void)
{
  SolBarChart *chart = new_chart ();
  GtkWindow *window = chart_picture_show (GTK_WIDGET (chart), 403);

  chart_picture_settle (window, 100);
  chart_rig_point (GTK_WIDGET (chart), gtk_widget_get_width (GTK_WIDGET (chart)) / 3.0);
  int cursor = sol_bar_chart_get_cursor (chart);
  g_assert_cmpint (cursor, >, 0);
  g_assert_cmpint (cursor, <, 7);
  chart_rig_point (GTK_WIDGET (chart), -1);
  g_assert_cmpint (sol_bar_chart_get_cursor (chart), ==, -1);

  chart_rig_point (GTK_WIDGET (chart), gtk_widget_get_width (GTK_WIDGET (chart)) / 3.0);
  chart_rig_press (GTK_WIDGET (chart), GDK_KEY_Right, 0);
  chart_rig_point (GTK_WIDGET (chart), -1);
  g_assert_cmpint (sol_bar_chart_get_cursor (chart), ==, cursor + 1);
  chart_picture_close (window);
  g_assert_finalize_object (chart);
}

/* Moving the cursor draws the band and the card anew, never the bars. */
static void
test_cursor_keeps_bars (void)
{
  SolBarChart *chart = new_chart ();
  GtkWindow *window = chart_picture_show (GTK_WIDGET (chart), 403);
  GtkWidget *bars = gtk_widget_get_next_sibling (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (chart))));
  g_autoptr (GdkPaintable) watch = gtk_widget_paintable_new (bars);
  guint drawn = 0;

  g_assert_true (gtk_widget_has_css_class (bars, "car"));
  chart_picture_settle (window, 100);
  g_signal_connect_swapped (watch, "invalidate-contents", G_CALLBACK (chart_rig_count), &drawn);
  for (int i = 0; i < 8; i++)
    {
      sol_bar_chart_set_cursor (chart, i);
      chart_picture_settle (window, 20);
    }
  g_assert_cmpuint (drawn, ==, 0);
  sol_bar_chart_set_energy (chart, "solar");
  chart_picture_settle (window, 60);
  g_assert_cmpuint (drawn, >, 0);

  /* A new period fades in and ends by itself. */
  g_autoptr (SolBarData) next = new_data (4);
  sol_bar_chart_begin_period (chart);
  sol_bar_chart_set_data (chart, next);
  chart_picture_settle (window, 700);
  g_assert_true (sol_bar_chart_get_data (chart) == next);
  chart_picture_close (window);
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_func ("/charts/bar-chart/value", test_value);
  g_test_add_func ("/charts/bar-chart/cursor", test_cursor);
  g_test_add_func ("/charts/bar-chart/keys", test_keys);
  g_test_add_func ("/charts/bar-chart/asks", test_asks);
  g_test_add_func ("/charts/bar-chart/scale-and-axis", test_scale_and_axis);
  g_test_add_func ("/charts/bar-chart/pointer", test_pointer);
  g_test_add_func ("/charts/bar-chart/cursor-keeps-bars", test_cursor_keeps_bars);
  return g_test_run ();
}
