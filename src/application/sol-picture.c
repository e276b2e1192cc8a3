/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-picture"

#include "sol-picture.h"

#include <gio/gio.h>

static void
append_ground (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GdkRGBA ground;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_bg_color", &ground))
    gtk_snapshot_append_color (snapshot, &ground, bounds);
}

gboolean
sol_picture_save (GtkWidget *widget, const char *file, GError **error)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  /* The widget's own size leaves out what surrounds it; asked of the paintable, nothing is scaled. */
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  if (renderer == NULL || width <= 0 || height <= 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "The widget is not on screen");
      return FALSE;
    }

  GtkSnapshot *snapshot = gtk_snapshot_new ();
  append_ground (widget, snapshot, &bounds);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "There is nothing to see");
      return FALSE;
    }
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &bounds);
  if (!gdk_texture_save_to_png (texture, file))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written", file);
      return FALSE;
    }
  return TRUE;
}
