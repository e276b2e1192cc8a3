/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-level-bar"

#include "sol-level-bar.h"

#include <math.h>

#include "sol-charts-css.h"
#include "sol-layer.h"

#define BAR_HEIGHT 8
#define TICK_HEIGHT 14
#define TICK_WIDTH 2
#define MIN_WIDTH 48
#define NATURAL_WIDTH 248
#define TRACK_ALPHA 0.15f

struct _SolLevelBar
{
  SolMeter parent_instance;

  double reserve;
  double fraction;

  GtkWidget *track;
  GtkWidget *fill;
  GtkWidget *tick;
};

enum
{
  PROP_0,
  PROP_RESERVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolLevelBar, sol_level_bar, SOL_TYPE_METER)

static void
draw_bar (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, width, height),
                                   MIN (MIN (width, height) / 2, BAR_HEIGHT / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, color, &rect.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_track (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
            gconstpointer data)
{
  GdkRGBA pale = *color;
  GskRoundedRect outline;
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, (float) (height - BAR_HEIGHT) / 2, (float) width, BAR_HEIGHT);

  if (sol_charts_is_high_contrast (GTK_WIDGET (layer)))
    {
      graphene_rect_inset (&bounds, 0, -1);
      gsk_rounded_rect_init_from_rect (&outline, &bounds, BAR_HEIGHT / 2 + 1);
      gtk_snapshot_append_border (snapshot, &outline, (float[]){ 2, 2, 2, 2 },
                                  (GdkRGBA[]){ pale, pale, pale, pale });
      return;
    }

  pale.alpha *= TRACK_ALPHA;
  draw_bar (snapshot, &pale, bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height);
}

static double
mirrored (SolLevelBar *self, double start, double extent, double width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return rtl ? width - start - extent : start;
}

static void
draw_fill (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolLevelBar *self = (SolLevelBar *) data;

  if (!(self->fraction > 0))
    return;

  double filled = MAX (self->fraction * width, BAR_HEIGHT / 2);
  draw_bar (snapshot, color, (float) mirrored (self, 0, filled, width), (float) (height - BAR_HEIGHT) / 2,
            (float) filled, BAR_HEIGHT);
}

static void
draw_tick (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
           gconstpointer data)
{
  SolLevelBar *self = (SolLevelBar *) data;

  if (isnan (self->reserve))
    return;

  double part = CLAMP (self->reserve / sol_meter_get_maximum (SOL_METER (self)), 0, 1);
  double x = CLAMP (round (part * width) - TICK_WIDTH / 2, 0, width - TICK_WIDTH);
  draw_bar (snapshot, color, (float) mirrored (self, x, TICK_WIDTH, width),
            (float) (height - TICK_HEIGHT) / 2, TICK_WIDTH, TICK_HEIGHT);
}

static void
sol_level_bar_show_fraction (SolMeter *meter, double fraction)
{
  SolLevelBar *self = SOL_LEVEL_BAR (meter);

  self->fraction = fraction;
  gtk_widget_queue_draw (self->fill);
  gtk_widget_queue_draw (self->tick);
}

double
sol_level_bar_get_reserve (SolLevelBar *self)
{
  g_return_val_if_fail (SOL_IS_LEVEL_BAR (self), NAN);

  return self->reserve;
}

void
sol_level_bar_set_reserve (SolLevelBar *self, double reserve)
{
  g_return_if_fail (SOL_IS_LEVEL_BAR (self));

  if (self->reserve == reserve || (isnan (self->reserve) && isnan (reserve)))
    return;

  self->reserve = reserve;
  gtk_widget_queue_draw (self->tick);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESERVE]);
}

static void
sol_level_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? MIN_WIDTH : TICK_HEIGHT;
  *natural = across ? NATURAL_WIDTH : TICK_HEIGHT;
}

static void
sol_level_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_allocate (child, width, height, -1, NULL);
}

static void
sol_level_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RESERVE:
      g_value_set_double (value, sol_level_bar_get_reserve (SOL_LEVEL_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_level_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RESERVE:
      sol_level_bar_set_reserve (SOL_LEVEL_BAR (object), g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sol_level_bar_dispose (GObject *object)
{
  SolLevelBar *self = SOL_LEVEL_BAR (object);

  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->tick, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_level_bar_parent_class)->dispose (object);
}

static void
sol_level_bar_class_init (SolLevelBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_level_bar_get_property;
  object_class->set_property = sol_level_bar_set_property;
  object_class->dispose = sol_level_bar_dispose;
  widget_class->measure = sol_level_bar_measure;
  widget_class->size_allocate = sol_level_bar_size_allocate;
  SOL_METER_CLASS (klass)->show_fraction = sol_level_bar_show_fraction;

  properties[PROP_RESERVE] = g_param_spec_double ("reserve", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS | G_PARAM_LAX_VALIDATION);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sollevelbar");
}

static void
sol_level_bar_init (SolLevelBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->reserve = NAN;
  self->fraction = NAN;
  self->track = GTK_WIDGET (sol_layer_new ("sol-ink", draw_track, self));
  self->fill = GTK_WIDGET (sol_layer_new (NULL, draw_fill, self));
  self->tick = GTK_WIDGET (sol_layer_new ("sol-ink", draw_tick, self));
  gtk_widget_set_parent (self->track, widget);
  gtk_widget_set_parent (self->fill, widget);
  gtk_widget_set_parent (self->tick, widget);
}

SolLevelBar *
sol_level_bar_new (void)
{
  return g_object_new (SOL_TYPE_LEVEL_BAR, NULL);
}
