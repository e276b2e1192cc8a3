/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-arc-gauge"

#include "sol-arc-gauge.h"

#include <math.h>

#include "sol-ring.h"

#define SIZE 124
#define RADIUS 61.5
#define WIDTH 11.5
#define SWEEP (1.5 * G_PI)
#define START (-0.75 * G_PI)
#define TRACK_ALPHA 0.15
#define ICON_SIZE 24

/* Middles of what stands inside, from the top at the natural size. */
#define ICON_Y 31
#define NUMBER_Y 62
#define UNIT_Y 85
#define FOOT_Y 110
#define USUAL_NUMBER_HEIGHT 44

struct _SolArcGauge
{
  SolMeter parent_instance;

  SolRing track;
  SolRing fill;

  GtkWidget *track_layer;
  GtkWidget *fill_layer;
  GtkWidget *icon;
  GtkWidget *number;
  GtkWidget *unit;
  GtkWidget *foot;
};

G_DEFINE_FINAL_TYPE (SolArcGauge, sol_arc_gauge, SOL_TYPE_METER)

static void
sol_arc_gauge_show_fraction (SolMeter *meter, double fraction)
{
  SolArcGauge *self = SOL_ARC_GAUGE (meter);

  self->fill.arc = sol_ring_fraction (START, SWEEP, fraction);
  gtk_widget_queue_draw (self->fill_layer);
}

void
sol_arc_gauge_set_icon_name (SolArcGauge *self, const char *icon_name)
{
  g_return_if_fail (SOL_IS_ARC_GAUGE (self));

  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (self->icon)), icon_name) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
}

void
sol_arc_gauge_set_texts (SolArcGauge *self, const char *number, const char *unit, const char *foot)
{
  g_return_if_fail (SOL_IS_ARC_GAUGE (self));

  set_label (self->number, number);
  set_label (self->unit, unit);
  set_label (self->foot, foot);
}

/* Large text makes the whole gauge larger, in proportion. By its height, which is the same for every number.
 */
static int
wanted_size (SolArcGauge *self)
{
  int number = 0;

  gtk_widget_measure (self->number, GTK_ORIENTATION_VERTICAL, -1, NULL, &number, NULL, NULL);
  return MAX (SIZE, SIZE * number / USUAL_NUMBER_HEIGHT);
}

static void
sol_arc_gauge_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = wanted_size (SOL_ARC_GAUGE (widget));
}

static void
allocate_at (GtkWidget *child, int width, double middle)
{
  int height = 0;
  int room = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &room, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  int y = (int) round (middle - height / 2.0);
  gtk_widget_size_allocate (child, &(GtkAllocation){ (width - room) / 2, y, room, height }, -1);
}

static void
sol_arc_gauge_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolArcGauge *self = SOL_ARC_GAUGE (widget);
  double scale = MIN (width, height) / (double) SIZE;
  double top = (height - SIZE * scale) / 2;

  self->track.radius = self->fill.radius = RADIUS * scale;
  gtk_widget_allocate (self->track_layer, width, height, -1, NULL);
  gtk_widget_allocate (self->fill_layer, width, height, -1, NULL);
  allocate_at (self->icon, width, top + ICON_Y * scale);
  allocate_at (self->number, width, top + NUMBER_Y * scale);
  allocate_at (self->unit, width, top + UNIT_Y * scale);
  allocate_at (self->foot, width, top + FOOT_Y * scale);
  gtk_widget_queue_draw (self->track_layer);
  gtk_widget_queue_draw (self->fill_layer);
}

static void
sol_arc_gauge_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_arc_gauge_parent_class)->dispose (object);
}

static void
sol_arc_gauge_class_init (SolArcGaugeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_arc_gauge_dispose;
  widget_class->measure = sol_arc_gauge_measure;
  widget_class->size_allocate = sol_arc_gauge_size_allocate;
  SOL_METER_CLASS (klass)->show_fraction = sol_arc_gauge_show_fraction;

  gtk_widget_class_set_css_name (widget_class, "arcgauge");
}

static GtkWidget *
add_label (SolArcGauge *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
sol_arc_gauge_init (SolArcGauge *self)
{
  self->track = (SolRing){
    .arc = { START, SWEEP }, .width = WIDTH, .alpha = TRACK_ALPHA, .round = TRUE, .track = TRUE
  };
  self->fill = (SolRing){ .width = WIDTH, .alpha = 1, .round = TRUE };
  self->track_layer = GTK_WIDGET (sol_ring_layer_new ("sol-ink", &self->track));
  self->fill_layer = GTK_WIDGET (sol_ring_layer_new (NULL, &self->fill));
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "pixel-size", ICON_SIZE, NULL);
  gtk_widget_set_parent (self->track_layer, GTK_WIDGET (self));
  gtk_widget_set_parent (self->fill_layer, GTK_WIDGET (self));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->number = add_label (self, "sol-value");
  self->unit = add_label (self, "sol-unit");
  self->foot = add_label (self, "sol-foot");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

SolArcGauge *
sol_arc_gauge_new (void)
{
  return g_object_new (SOL_TYPE_ARC_GAUGE, NULL);
}
