/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-channel"

#include "sol-flow-channel.h"

#include <math.h>

#include "math/sol-motion.h"
#include "sol-charts-css.h"

#define GROUND_ALPHA 0.2
#define DOT_SPACING 8
#define DOT_SIZE 3
/* Over so many pixels at either end a wandering chevron comes and goes. */
#define FADE 6.0

struct _SolFlowChannel
{
  GtkWidget parent_instance;

  SolFlowDirection direction;
  double kw;
  double phase;
  int dx;
  int dy;
  gboolean shaded;
};

G_DEFINE_FINAL_TYPE (SolFlowChannel, sol_flow_channel, GTK_TYPE_WIDGET)

gboolean
sol_flow_channel_is_flowing (SolFlowChannel *self)
{
  return self->direction != SOL_FLOW_IDLE;
}

void
sol_flow_channel_set_flow (SolFlowChannel *self, SolFlowDirection direction, double kw)
{
  double bounded = isnan (kw) ? 0 : fabs (kw);

  if (self->direction == direction && self->kw == bounded)
    return;

  self->direction = direction;
  self->kw = bounded;
  if (direction == SOL_FLOW_IDLE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "idle");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "idle");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sol_flow_channel_set_heading (SolFlowChannel *self, int dx, int dy)
{
  if (self->dx == dx && self->dy == dy)
    return;

  self->dx = dx;
  self->dy = dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sol_flow_channel_set_shaded (SolFlowChannel *self, gboolean shaded)
{
  if (self->shaded == shaded)
    return;

  self->shaded = shaded;
  if (!shaded)
    self->phase = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sol_flow_channel_advance (SolFlowChannel *self, double seconds)
{
  self->phase = sol_motion_chevron_advance (self->phase, seconds, self->kw);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_dots (GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height)
{
  double length = MAX (width, height);
  int n = MAX (1, (int) (length / DOT_SPACING));
  double first = (length - (n - 1) * DOT_SPACING) / 2;
  GskRoundedRect dot;

  for (int i = 0; i < n; i++)
    {
      double along = first + i * DOT_SPACING;
      double x = width >= height ? along : width / 2;
      double y = width >= height ? height / 2 : along;

      gsk_rounded_rect_init_from_rect (&dot,
                                       &GRAPHENE_RECT_INIT ((float) (x - DOT_SIZE / 2.0),
                                                            (float) (y - DOT_SIZE / 2.0), DOT_SIZE, DOT_SIZE),
                                       DOT_SIZE / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, color, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
draw_ground (SolFlowChannel *self, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height)
{
  gboolean contrast = sol_charts_is_high_contrast (GTK_WIDGET (self));
  /* An outline needs room of its own beside the chevrons. */
  double thickness
      = MIN (sol_motion_channel_width (self->kw) + (contrast ? 4 : 0), SOL_FLOW_CHANNEL_THICKNESS);
  gboolean across = width >= height;
  float w = (float) (across ? width : thickness);
  float h = (float) (across ? thickness : height);
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (
      &pill, &GRAPHENE_RECT_INIT ((float) (width - w) / 2, (float) (height - h) / 2, w, h),
      (float) thickness / 2);
  if (contrast)
    {
      gtk_snapshot_append_border (snapshot, &pill, (float[]){ 2, 2, 2, 2 },
                                  (GdkRGBA[]){ *color, *color, *color, *color });
      return;
    }

  GdkRGBA ground = *color;
  ground.alpha *= GROUND_ALPHA;
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &ground, &pill.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_chevrons (SolFlowChannel *self, cairo_t *cr, const GdkRGBA *color, double length)
{
  SolChevrons chevrons = sol_motion_chevrons (length);
  double reach = 0.8 + 0.25 * sol_motion_channel_width (self->kw);
  double offset = self->phase - floor (self->phase);
  gboolean shaded = self->shaded && !sol_charts_is_high_contrast (GTK_WIDGET (self));

  cairo_set_line_width (cr, 2.2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int i = -1; i < (int) chevrons.n; i++)
    {
      double tip = chevrons.first + (i + offset) * chevrons.spacing + reach / 2;
      double strength = shaded ? sol_motion_chevron_strength (i, chevrons.n, self->phase) : 1;

      /* At rest all stand well inside; on their way they appear and vanish softly. */
      if (offset > 0 || i < 0)
        strength *= CLAMP ((tip - reach) / FADE, 0, 1) * CLAMP ((length - tip) / FADE, 0, 1);
      if (strength <= 0)
        continue;

      cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * strength);
      cairo_move_to (cr, tip - reach, -reach);
      cairo_line_to (cr, tip, 0);
      cairo_line_to (cr, tip - reach, reach);
      cairo_stroke (cr);
    }
}

static void
sol_flow_channel_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SolFlowChannel *self = SOL_FLOW_CHANNEL (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  GdkRGBA color;

  if (width <= 0 || height <= 0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->direction == SOL_FLOW_IDLE)
    {
      draw_dots (snapshot, &color, width, height);
      return;
    }

  draw_ground (self, snapshot, &color, width, height);

  int sign = self->direction == SOL_FLOW_IN ? 1 : -1;
  double length = self->dx != 0 ? width : height;
  cairo_t *cr
      = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, atan2 (sign * self->dy, sign * self->dx));
  cairo_translate (cr, -length / 2, 0);
  draw_chevrons (self, cr, &color, length);
  cairo_destroy (cr);
}

static void
sol_flow_channel_class_init (SolFlowChannelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sol_flow_channel_snapshot;

  gtk_widget_class_set_css_name (widget_class, "flowchannel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sol_flow_channel_init (SolFlowChannel *self)
{
  self->dx = 1;
  self->shaded = TRUE;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "idle");
}

SolFlowChannel *
sol_flow_channel_new (const char *css_class)
{
  SolFlowChannel *self = g_object_new (SOL_TYPE_FLOW_CHANNEL, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  return self;
}
