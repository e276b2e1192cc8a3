/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-day-chart.h"
#include "sol-flow-diagram.h"

G_BEGIN_DECLS

/**
 * ChartScene:
 * @name: name of the picture
 * @width: width of the widget
 * @build: makes the widget, (transfer floating)
 * @golden: whether there is a golden picture of it
 *
 * One widget in one state, for the gallery and the golden pictures.
 */
typedef struct
{
  const char *name;
  int width;
  GtkWidget *(*build) (void);
  gboolean golden;
} ChartScene;

extern const ChartScene chart_scenes[];
extern const guint chart_n_scenes;

/* Light, dark and high contrast. */
#define CHART_N_STYLES 3

typedef struct
{
  const char *name;
  gboolean dark;
  gboolean high_contrast;
} ChartStyle;

extern const ChartStyle chart_styles[CHART_N_STYLES];

/* Whether there is a golden picture of this scene in this style. */
gboolean chart_scene_is_golden (const ChartScene *scene, guint style);

/* Whether scenes use icons of the Adwaita theme only. */
extern gboolean chart_scene_plain_icons;

/* The afternoon and the night of the invented home. */
void chart_scene_day_state (SolFlowDiagramState *state);
void chart_scene_night_state (SolFlowDiagramState *state);

/* Production, consumption and charge of the invented day, 96 quarter-hours each. */
extern const double chart_scene_production[96];
extern const double chart_scene_consumption[96];
extern const double chart_scene_level[96];

/* A read-out in the manner of the views. */
char *chart_scene_readout (SolDayChart *chart, guint index, gpointer user_data);

G_END_DECLS
