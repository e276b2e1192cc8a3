/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-meters"

#include "chart-picture.h"
#include "chart-rig.h"
#include "sol-arc-gauge.h"
#include "sol-level-bar.h"
#include "sol-ring-gauge.h"

#include <math.h>

static void
test_meter (gconstpointer data)
{
  SolMeter *meter = g_object_ref_sink (g_object_new (((GType (*) (void)) data) (), NULL));
  guint values = 0, maxima = 0, words = 0;

  g_signal_connect_swapped (meter, "notify::value", G_CALLBACK (chart_rig_count), &values);
  g_signal_connect_swapped (meter, "notify::maximum", G_CALLBACK (chart_rig_count), &maxima);
  g_signal_connect_swapped (meter, "notify::words", G_CALLBACK (chart_rig_count), &words);

  g_assert_true (isnan (sol_meter_get_value (meter)));
  sol_meter_set_value (meter, NAN);
  g_assert_cmpuint (values, ==, 0);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_ROLE_METER);
  g_assert_false (
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));

  sol_meter_set_value (meter, 72);
  sol_meter_set_value (meter, 72);
  g_assert_cmpuint (values, ==, 1);
  sol_meter_set_words (meter, "72 percent");
  sol_meter_set_words (meter, "72 percent");
  g_assert_cmpuint (words, ==, 1);
  sol_meter_set_maximum (meter, 100);
  g_assert_cmpuint (maxima, ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 72.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "72 percent");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "72 percent");

  /* Moving, unmapped and finalised in the middle of its way. */
  GtkWindow *window = chart_picture_show (GTK_WIDGET (meter), 200);
  sol_meter_set_value (meter, 10);
  chart_picture_settle (window, 60);
  chart_picture_close (window);
  sol_meter_set_value (meter, NAN);
  g_assert_cmpuint (values, ==, 3);
  g_assert_finalize_object (meter);
}

static void
test_reserve (void)
{
  SolLevelBar *bar = g_object_ref_sink (sol_level_bar_new ());
  guint notified = 0;
  int least = 0;

  g_signal_connect_swapped (bar, "notify::reserve", G_CALLBACK (chart_rig_count), &notified);
  sol_level_bar_set_reserve (bar, NAN);
  g_assert_cmpuint (notified, ==, 0);
  sol_level_bar_set_reserve (bar, 20);
  sol_level_bar_set_reserve (bar, 20);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpfloat (sol_level_bar_get_reserve (bar), ==, 20);
  gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 14);
  g_assert_finalize_object (bar);
}

static void
test_ring_text (void)
{
  SolRingGauge *ring = g_object_ref_sink (sol_ring_gauge_new ());
  guint notified = 0;
  int size = 0;

  g_signal_connect_swapped (ring, "notify::text", G_CALLBACK (chart_rig_count), &notified);
  sol_ring_gauge_set_text (ring, "99%");
  sol_ring_gauge_set_text (ring, "99%");
  g_assert_cmpuint (notified, ==, 1);
  gtk_widget_measure (GTK_WIDGET (ring), GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
  g_assert_cmpint (size, ==, 56);
  /* Text that does not fit makes the ring larger. */
  sol_ring_gauge_set_text (ring, "99% and much more");
  gtk_widget_measure (GTK_WIDGET (ring), GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
  g_assert_cmpint (size, >, 80);
  g_assert_finalize_object (ring);
}

static void
test_arc_texts (void)
{
  SolArcGauge *arc = g_object_ref_sink (sol_arc_gauge_new ());

  sol_arc_gauge_set_icon_name (arc, "no-such-icon-symbolic");
  sol_arc_gauge_set_texts (arc, "3.68", "kW", NULL);
  sol_arc_gauge_set_texts (arc, NULL, NULL, NULL);
  g_assert_finalize_object (arc);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_data_func ("/charts/meters/level-bar", (gconstpointer) sol_level_bar_get_type, test_meter);
  g_test_add_data_func ("/charts/meters/ring-gauge", (gconstpointer) sol_ring_gauge_get_type, test_meter);
  g_test_add_data_func ("/charts/meters/arc-gauge", (gconstpointer) sol_arc_gauge_get_type, test_meter);
  g_test_add_func ("/charts/meters/reserve", test_reserve);
  g_test_add_func ("/charts/meters/ring-text", test_ring_text);
  g_test_add_func ("/charts/meters/arc-texts", test_arc_texts);
  return g_test_run ();
}
