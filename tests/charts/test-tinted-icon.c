/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-tinted-icon"

#include "chart-picture.h"
#include "chart-rig.h"
#include "sol-tinted-icon.h"

static void
test_icon (void)
{
  SolTintedIcon *icon = g_object_ref_sink (sol_tinted_icon_new ("user-home-symbolic", "home"));
  guint notified = 0;

  g_signal_connect_swapped (icon, "notify::icon-name", G_CALLBACK (chart_rig_count), &notified);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (icon), "home"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  sol_tinted_icon_set_icon_name (icon, "user-home-symbolic");
  g_assert_cmpuint (notified, ==, 0);
  sol_tinted_icon_set_icon_name (icon, "no-such-icon-symbolic");
  sol_tinted_icon_set_icon_name (icon, "no-such-icon-symbolic");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (sol_tinted_icon_get_icon_name (icon), ==, "no-such-icon-symbolic");

  GtkWindow *window = chart_picture_show (GTK_WIDGET (icon), 100);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (icon)), ==, 34);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (icon)), ==, 34);
  chart_picture_close (window);
  g_assert_finalize_object (icon);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_func ("/charts/tinted-icon", test_icon);
  return g_test_run ();
}
