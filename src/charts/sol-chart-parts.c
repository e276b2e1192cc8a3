/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-chart-parts"

#include "sol-chart-parts.h"

#include <math.h>

#include "sol-charts-css.h"

#define BAR_RADIUS 3.0
#define BAND_ALPHA 0.08f
#define BAND_RADIUS 4
/* Lines and halos reach over the edge of the plot by so much. */
#define OVERHANG 3.0f

GtkWidget *
sol_chart_add_label (GtkWidget *chart, GtkWidget *before, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "can-target", FALSE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_insert_before (label, chart, before);
  return label;
}

int
sol_chart_natural_size (GtkWidget *widget, GtkOrientation orientation)
{
  int natural = 0;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

void
sol_chart_allocate_label (GtkWidget *label, int x, int middle, int width)
{
  int height = sol_chart_natural_size (label, GTK_ORIENTATION_VERTICAL);

  gtk_widget_size_allocate (label, &(GtkAllocation){ x, middle - height / 2, width, height }, -1);
}

cairo_t *
sol_chart_begin_cairo (GtkSnapshot *snapshot, const GdkRGBA *color, double alpha, double width, double height)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-OVERHANG, -OVERHANG,
                                                                          (float) width + 2 * OVERHANG,
                                                                          (float) height + 2 * OVERHANG));

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  return cr;
}

void
sol_chart_append_rule (GtkSnapshot *snapshot, const GdkRGBA *color, float alpha, double x, double y,
                       double width, double height)
{
  GdkRGBA pale = *color;

  /* On whole pixels, or a line of one pixel becomes a grey one of two. */
  pale.alpha *= alpha;
  gtk_snapshot_append_color (
      snapshot, &pale,
      &GRAPHENE_RECT_INIT ((float) round (x), (float) round (y), (float) width, (float) height));
}

void
sol_chart_trace_bar (cairo_t *cr, double x, double width, double top, double bottom)
{
  double radius = MIN (MIN (BAR_RADIUS, width / 3), bottom - top);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, top + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - radius, top + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_line_to (cr, x + width, bottom);
  cairo_line_to (cr, x, bottom);
  cairo_close_path (cr);
}

void
sol_chart_append_band (GtkSnapshot *snapshot, GtkWidget *layer, const GdkRGBA *color, double middle,
                       double width, double height)
{
  GdkRGBA pale = *color;
  GskRoundedRect band;

  pale.alpha *= sol_charts_is_high_contrast (layer) ? 0.4f : BAND_ALPHA;
  gsk_rounded_rect_init_from_rect (
      &band, &GRAPHENE_RECT_INIT ((float) (middle - width / 2), -4, (float) width, (float) height + 8),
      BAND_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &band);
  gtk_snapshot_append_color (snapshot, &pale, &band.bounds);
  gtk_snapshot_pop (snapshot);
}

static const SolChartInput *
get_input (gpointer controller)
{
  return g_object_get_data (controller, "input");
}

static void
on_motion (GtkEventController *controller, double x, double y, GtkWidget *chart)
{
  get_input (controller)->point_at (chart, x);
}

static void
on_drag_update (GtkGestureDrag *drag, double offset_x, double offset_y, GtkWidget *chart)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    get_input (drag)->point_at (chart, x + offset_x);
}

static void
on_pointer_leave (GtkEventController *controller, GtkWidget *chart)
{
  get_input (controller)->leave (chart, SOL_CHART_CURSOR_POINTER);
}

static void
on_focus_leave (GtkEventController *controller, GtkWidget *chart)
{
  get_input (controller)->leave (chart, SOL_CHART_CURSOR_KEYS);
}

static void
add_controller (GtkWidget *chart, GtkEventController *controller, const SolChartInput *input)
{
  g_object_set_data (G_OBJECT (controller), "input", (gpointer) input);
  gtk_widget_add_controller (chart, controller);
}

void
sol_chart_add_input (GtkWidget *chart, const SolChartInput *input)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (on_motion), chart, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), chart, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_pointer_leave), chart, 0);
  add_controller (chart, motion, input);

  /* Not claimed: a finger that moves up or down scrolls the page. */
  GtkGesture *drag = gtk_gesture_drag_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), TRUE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_motion), chart, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), chart, 0);
  add_controller (chart, GTK_EVENT_CONTROLLER (drag), input);

  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_leave), chart, 0);
  add_controller (chart, focus, input);
}

void
sol_chart_cursor_moved (GtkWidget *chart, SolChartReadout *readout, GtkWidget *band)
{
  /* Places the card anew; the plot itself keeps its size and its nodes. Text below the chart may need another
   * line. */
  if (sol_chart_readout_get_floating (readout))
    gtk_widget_queue_allocate (chart);
  else
    gtk_widget_queue_resize (chart);
  gtk_widget_queue_draw (band);
}

int
sol_chart_readout_room (SolChartReadout *readout, int width, int line)
{
  int wanted = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (readout)) && !sol_chart_readout_get_floating (readout))
    gtk_widget_measure (GTK_WIDGET (readout), GTK_ORIENTATION_VERTICAL, width, NULL, &wanted, NULL, NULL);
  return MAX (wanted, 2 * line) + SOL_CHART_READOUT_GAP;
}

void
sol_chart_place_readout (SolChartReadout *readout, gboolean below, int at, int y, int width, int height,
                         int line)
{
  GtkWidget *widget = GTK_WIDGET (readout);

  if (!gtk_widget_get_visible (widget))
    return;

  sol_chart_readout_set_floating (readout, !below);
  int room = sol_chart_natural_size (widget, GTK_ORIENTATION_HORIZONTAL);
  int tall = sol_chart_natural_size (widget, GTK_ORIENTATION_VERTICAL);
  if (below)
    {
      int top = height - sol_chart_readout_room (readout, width, line) + SOL_CHART_READOUT_GAP / 2;
      GtkAllocation place = { 0, top, width, 0 };

      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
      gtk_widget_size_allocate (widget, &place, -1);
      return;
    }

  int x = at + 2 * SOL_CHART_READOUT_GAP;
  if (x + room > width)
    x = MAX (0, at - 2 * SOL_CHART_READOUT_GAP - room);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, room, tall }, -1);
}
