/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-chart-readout.h"

G_BEGIN_DECLS

/* What the charts with a time axis have in common: labels, lines, bars, what points at them, the band and the
 * card at the cursor. */

#define SOL_CHART_READOUT_GAP 8

/* Who put the cursor where it is: only who did takes it away by leaving. */
typedef enum
{
  SOL_CHART_CURSOR_CALLER,
  SOL_CHART_CURSOR_POINTER,
  SOL_CHART_CURSOR_KEYS,
} SolChartCursorOwner;

/**
 * SolChartInput:
 * @point_at: the pointer, or a finger, is at @x of the chart
 * @leave: the pointer, or the focus (#SOL_CHART_CURSOR_KEYS), has left the chart
 */
typedef struct
{
  void (*point_at) (GtkWidget *chart, double x);
  void (*leave) (GtkWidget *chart, SolChartCursorOwner who);
} SolChartInput;

#define SOL_CHART_GRID_ALPHA 0.1f
#define SOL_CHART_ZERO_ALPHA 0.27f
#define SOL_CHART_LINE_WIDTH 2.0
/* No value above 0 has a bar lower than this. */
#define SOL_CHART_SMALLEST_BAR 2.0

/* Adds a label before the child @before (nullable: at the end); assistive technology does not see it. Returns
 * (transfer none). */
GtkWidget *sol_chart_add_label (GtkWidget *chart, GtkWidget *before, const char *css_class);

int sol_chart_natural_size (GtkWidget *widget, GtkOrientation orientation);

/* Places a label with its upright middle at @middle. */
void sol_chart_allocate_label (GtkWidget *label, int x, int middle, int width);

/* A context that draws in @color times @alpha, on a ground that lines may leave by a few pixels; the caller's
 * to destroy. */
cairo_t *sol_chart_begin_cairo (GtkSnapshot *snapshot, const GdkRGBA *color, double alpha, double width,
                                double height);

/* A straight line as a filled rectangle on whole pixels. */
void sol_chart_append_rule (GtkSnapshot *snapshot, const GdkRGBA *color, float alpha, double x, double y,
                            double width, double height);

/* The outline of a bar with a round outer end. */
void sol_chart_trace_bar (cairo_t *cr, double x, double width, double top, double bottom);

/* The band behind the bucket at the cursor. @layer: tells whether contrast is high. */
void sol_chart_append_band (GtkSnapshot *snapshot, GtkWidget *layer, const GdkRGBA *color, double middle,
                            double width, double height);

/* Hands on what points at @chart. @input: static */
void sol_chart_add_input (GtkWidget *chart, const SolChartInput *input);

/* Draws anew what moves with the cursor: the card, and the @band behind its bucket. */
void sol_chart_cursor_moved (GtkWidget *chart, SolChartReadout *readout, GtkWidget *band);

/* The room that a read-out below the chart takes, at least two lines of @line pixels at all times, so that
 * the page does not jump. */
int sol_chart_readout_room (SolChartReadout *readout, int width, int line);

/* Puts the card beside @at, on the side where it fits, or as running text below the chart. */
void sol_chart_place_readout (SolChartReadout *readout, gboolean below, int at, int y, int width, int height,
                              int line);

G_END_DECLS
