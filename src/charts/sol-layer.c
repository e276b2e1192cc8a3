/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-layer"

#include "sol-layer.h"

struct _SolLayer
{
  GtkWidget parent_instance;

  SolLayerDraw draw;
  gconstpointer data;
};

G_DEFINE_FINAL_TYPE (SolLayer, sol_layer, GTK_TYPE_WIDGET)

static void
sol_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SolLayer *self = SOL_LAYER (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->draw == NULL || width <= 0 || height <= 0)
    return;

  GdkRGBA color;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  self->draw (self, snapshot, &color, width, height, self->data);
}

static void
sol_layer_class_init (SolLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sol_layer_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sollayer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sol_layer_init (SolLayer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

SolLayer *
sol_layer_new (const char *css_class, SolLayerDraw draw, gconstpointer data)
{
  SolLayer *self = g_object_new (SOL_TYPE_LAYER, NULL);

  self->draw = draw;
  self->data = data;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  return self;
}
