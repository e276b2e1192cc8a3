/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-ring-gauge"

#include "sol-ring-gauge.h"

#include <math.h>

#include "sol-ring.h"

#define SIZE 56
#define RADIUS 27.5
#define WIDTH 7
#define TRACK_ALPHA 0.15
#define ROOM_FOR_TEXT 6

struct _SolRingGauge
{
  SolMeter parent_instance;

  SolRing track;
  SolRing fill;

  GtkWidget *track_layer;
  GtkWidget *fill_layer;
  GtkWidget *label;
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolRingGauge, sol_ring_gauge, SOL_TYPE_METER)

static void
sol_ring_gauge_show_fraction (SolMeter *meter, double fraction)
{
  SolRingGauge *self = SOL_RING_GAUGE (meter);

  self->fill.arc = sol_ring_fraction (0, 2 * G_PI, fraction);
  gtk_widget_queue_draw (self->fill_layer);
}

const char *
sol_ring_gauge_get_text (SolRingGauge *self)
{
  g_return_val_if_fail (SOL_IS_RING_GAUGE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
sol_ring_gauge_set_text (SolRingGauge *self, const char *text)
{
  g_return_if_fail (SOL_IS_RING_GAUGE (self));

  if (g_strcmp0 (sol_ring_gauge_get_text (self), text != NULL ? text : "") == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
sol_ring_gauge_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  int text = 0;

  gtk_widget_measure (SOL_RING_GAUGE (widget)->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &text, NULL,
                      NULL);
  *minimum = *natural = MAX (SIZE, text + 2 * WIDTH + ROOM_FOR_TEXT);
}

static void
sol_ring_gauge_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolRingGauge *self = SOL_RING_GAUGE (widget);
  double radius = MIN (width, height) / 2.0 - (SIZE / 2.0 - RADIUS);

  self->track.radius = self->fill.radius = radius;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_allocate (child, width, height, -1, NULL);
  gtk_widget_queue_draw (self->track_layer);
  gtk_widget_queue_draw (self->fill_layer);
}

static void
sol_ring_gauge_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, sol_ring_gauge_get_text (SOL_RING_GAUGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_ring_gauge_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      sol_ring_gauge_set_text (SOL_RING_GAUGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_ring_gauge_dispose (GObject *object)
{
  SolRingGauge *self = SOL_RING_GAUGE (object);

  g_clear_pointer (&self->track_layer, gtk_widget_unparent);
  g_clear_pointer (&self->fill_layer, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_ring_gauge_parent_class)->dispose (object);
}

static void
sol_ring_gauge_class_init (SolRingGaugeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_ring_gauge_get_property;
  object_class->set_property = sol_ring_gauge_set_property;
  object_class->dispose = sol_ring_gauge_dispose;
  widget_class->measure = sol_ring_gauge_measure;
  widget_class->size_allocate = sol_ring_gauge_size_allocate;
  SOL_METER_CLASS (klass)->show_fraction = sol_ring_gauge_show_fraction;

  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ringgauge");
}

static void
sol_ring_gauge_init (SolRingGauge *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->track
      = (SolRing){ .arc = { .sweep = 2 * G_PI }, .width = WIDTH, .alpha = TRACK_ALPHA, .track = TRUE };
  self->fill = (SolRing){ .width = WIDTH, .alpha = 1 };
  self->track_layer = GTK_WIDGET (sol_ring_layer_new ("sol-ink", &self->track));
  self->fill_layer = GTK_WIDGET (sol_ring_layer_new (NULL, &self->fill));
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->label, "sol-text");
  gtk_widget_set_parent (self->track_layer, widget);
  gtk_widget_set_parent (self->fill_layer, widget);
  gtk_widget_set_parent (self->label, widget);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
}

SolRingGauge *
sol_ring_gauge_new (void)
{
  return g_object_new (SOL_TYPE_RING_GAUGE, NULL);
}
