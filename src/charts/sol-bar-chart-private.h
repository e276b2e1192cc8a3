/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "math/sol-ticks.h"
#include "sol-bar-chart.h"
#include "sol-chart-parts.h"
#include "sol-tween.h"

G_BEGIN_DECLS

/* The most lines, as sol_ticks_nice() makes them. */
#define SOL_BAR_CHART_N_LINES 6

/* Below this width the read-out, which has few words, stands below the chart. */
#define SOL_BAR_CHART_NARROW 330

typedef enum
{
  SOL_BAR_LAYER_BAND,
  SOL_BAR_LAYER_GRID,
  SOL_BAR_LAYER_BARS,
  SOL_BAR_N_LAYERS,
} SolBarLayer;

typedef enum
{
  SOL_BAR_STEP_PERIOD,
  SOL_BAR_STEP_RANGE,
  SOL_BAR_OPEN,
  SOL_BAR_N_SIGNALS,
} SolBarSignal;

struct _SolBarChart
{
  GtkWidget parent_instance;

  /* What is shown */
  SolBarData *data;   /* (owned) (nullable) */
  SolBarData *before; /* (owned) (nullable): of the period before, while it fades */
  double before_high;
  SolTween fade; /* 0 to 1 */
  gboolean new_period;
  double peak; /* highest so far in this period */
  SolTicks lines;
  gboolean stepped;
  guint stride;
  int minimum_height;

  /* How; positions within the chart */
  GdkRectangle plot;
  GtkWidget *layers[SOL_BAR_N_LAYERS];
  char *energy;
  GtkWidget *y_labels[SOL_BAR_CHART_N_LINES];
  GPtrArray *x_labels; /* of GtkWidget, unowned; those of labelled buckets */
  GArray *x_buckets;   /* of guint */
  GtkWidget *current;  /* the label at the cursor */
  GtkWidget *empty;

  /* Cursor */
  int cursor;
  SolChartCursorOwner cursor_owner;
  SolChartReadout *readout;
};

extern guint sol_bar_chart_signals[SOL_BAR_N_SIGNALS];

/* sol-bar-chart-layers.c */
void sol_bar_chart_add_layers (SolBarChart *self);

/* sol-bar-chart-layout.c */
void sol_bar_chart_add_labels (SolBarChart *self);
void sol_bar_chart_update_labels (SolBarChart *self);
void sol_bar_chart_replace_x_labels (SolBarChart *self);
void sol_bar_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline);
void sol_bar_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline);

/* sol-bar-chart-cursor.c */
void sol_bar_chart_add_input (SolBarChart *self);
void sol_bar_chart_class_add_keys (GtkWidgetClass *widget_class);
void sol_bar_chart_update_readout (SolBarChart *self);

G_END_DECLS
