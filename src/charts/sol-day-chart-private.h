/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "math/sol-ticks.h"
#include "sol-chart-parts.h"
#include "sol-day-chart.h"

G_BEGIN_DECLS

/* Below this width the read-out stands below the chart. */
#define SOL_DAY_CHART_NARROW 420

/* The most lines of power, as sol_ticks_nice() makes them. */
#define SOL_DAY_CHART_N_LINES 6

typedef enum
{
  SOL_DAY_LAYER_BAND,
  SOL_DAY_LAYER_GRID,
  SOL_DAY_LAYER_BARS,
  SOL_DAY_LAYER_LEVEL,
  SOL_DAY_LAYER_RESERVE,
  SOL_DAY_LAYER_NOW,
  SOL_DAY_LAYER_HALO,
  SOL_DAY_LAYER_LINE,
  SOL_DAY_N_LAYERS,
} SolDayLayer;

/**
 * SolDayPlot:
 * @x: left edge of the plot in the chart
 * @y: upper edge
 * @width: width of the day
 * @zero: zero line of power, from the upper edge of the plot
 * @level_top: 100 percent, likewise
 * @height: 0 percent, or the zero line when there is no level
 *
 * Where things are. All layers cover the plot, so that they share its coordinates.
 */
typedef struct
{
  int x;
  int y;
  int width;
  int zero;
  int level_top;
  int height;
} SolDayPlot;

struct _SolDayChart
{
  GtkWidget parent_instance;

  /* What is shown */
  SolDayData *data;
  gboolean visible[SOL_DAY_N_SERIES];
  double peak; /* highest so far in this period */
  SolTicks lines;
  gboolean own_ticks;
  GArray *ticks; /* of double: slots; their labels are in x_labels */

  /* How */
  SolDayPlot plot;
  GtkWidget *layers[SOL_DAY_N_LAYERS];
  GtkWidget *y_labels[SOL_DAY_CHART_N_LINES];
  GPtrArray *x_labels;        /* of GtkWidget, unowned */
  GtkWidget *level_labels[2]; /* 100% and reserve */
  GtkWidget *empty;

  /* Cursor */
  int cursor;
  SolChartCursorOwner cursor_owner;
  SolChartReadout *readout;
  SolDayChartReadoutFunc readout_func;
  gpointer readout_data;
  GDestroyNotify readout_destroy;
};

gboolean sol_day_chart_shows (SolDayChart *self, SolDaySeries series);

/* sol-day-chart-layers.c */
void sol_day_chart_add_layers (SolDayChart *self);

/* sol-day-chart-layout.c */
void sol_day_chart_add_labels (SolDayChart *self);
void sol_day_chart_update_labels (SolDayChart *self);
void sol_day_chart_replace_x_labels (SolDayChart *self, const double *slots, const char *const *labels,
                                     guint n);
void sol_day_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline);
void sol_day_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline);

/* sol-day-chart-cursor.c */
void sol_day_chart_add_input (SolDayChart *self);
void sol_day_chart_class_add_keys (GtkWidgetClass *widget_class);
void sol_day_chart_update_readout (SolDayChart *self);

G_END_DECLS
