/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "chart-picture"

#include "chart-picture.h"

#include <adwaita.h>

#include "sol-charts-css.h"

/* Two channels of a pixel may be so far apart: other rounding in another cairo. */
#define SMALL_STEP 24

gboolean
chart_picture_init (void)
{
  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  /* What a picture depends on is set here, not by the desktop. */
  g_object_set (gtk_settings_get_default (), "gtk-font-name", CHART_PICTURE_FONT " 11", "gtk-xft-dpi",
                96 * 1024, "gtk-xft-antialias", 1, "gtk-xft-hinting", 1, "gtk-xft-hintstyle", "hintslight",
                "gtk-xft-rgba", "none", "gtk-enable-animations", TRUE, NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (provider,
                                   "window.picture { background: none; }"
                                   "window.picture > .ground { background-color: @sol_ground; }",
                                   -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  chart_picture_set_style (FALSE, FALSE);
  return TRUE;
}

int
chart_picture_skip (void)
{
  g_print ("1..0 # SKIP no display\n");
  return 0;
}

gboolean
chart_picture_has_font (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new (NULL));
  PangoFontMap *map = pango_context_get_font_map (gtk_widget_get_pango_context (label));

  return pango_font_map_get_family (map, CHART_PICTURE_FONT) != NULL;
}

void
chart_picture_set_style (gboolean dark, gboolean high_contrast)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  sol_charts_load_css (gdk_display_get_default (), dark, high_contrast);
}

static gboolean
on_timeout (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
chart_picture_settle (GtkWindow *window, guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, on_timeout, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

GtkWindow *
chart_picture_show (GtkWidget *child, int width)
{
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "decorated", FALSE, "resizable", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (window), "picture");
  gtk_widget_add_css_class (box, "ground");
  /* As wide as asked for, whatever is natural; as high as follows from that. */
  gtk_window_set_default_size (window, width, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), child);
  gtk_window_set_child (window, box);
  gtk_window_present (window);
  for (guint i = 0; i < 200 && !gtk_widget_get_mapped (child); i++)
    chart_picture_settle (window, 10);
  chart_picture_settle (window, 120);
  return window;
}

void
chart_picture_close (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GdkTexture *
chart_picture_take (GtkWindow *window)
{
  GtkWidget *widget = gtk_window_get_child (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_to_node (snapshot);
  g_return_val_if_fail (node != NULL, NULL);

  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GError) error = NULL;
  gboolean realized = gsk_renderer_realize (renderer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (realized);
  GdkTexture *texture = gsk_renderer_render_texture (
      renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_renderer_unrealize (renderer);
  return texture;
}

static guchar *
download (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  guchar *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, pixels, stride);
  return pixels;
}

double
chart_picture_difference (GdkTexture *texture, const char *path)
{
  g_autoptr (GdkTexture) wanted = gdk_texture_new_from_filename (path, NULL);

  if (wanted == NULL || gdk_texture_get_width (wanted) != gdk_texture_get_width (texture)
      || gdk_texture_get_height (wanted) != gdk_texture_get_height (texture))
    return 1000;

  g_autofree guchar *a = download (texture);
  g_autofree guchar *b = download (wanted);
  gsize n = (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture);
  gsize different = 0;
  for (gsize i = 0; i < n; i++)
    {
      gboolean differs = FALSE;

      for (gsize c = 4 * i; c < 4 * i + 4; c++)
        differs |= ABS ((int) a[c] - (int) b[c]) > SMALL_STEP;
      different += differs;
    }

  return 1000.0 * (double) different / (double) n;
}
