/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "chart-scenes"

#include "chart-scenes.h"

#include <math.h>

#include "sol-arc-gauge.h"
#include "sol-bar-chart.h"
#include "sol-level-bar.h"
#include "sol-ring-gauge.h"
#include "sol-tinted-icon.h"
#include "week-scenes.h"

/* Invented numbers of an invented day. */
/* clang-format off */
const double chart_scene_production[96] = {
  0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
  0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.03, 0.11, 0.23,
  0.38, 0.54, 0.65, 0.75, 0.86, 1.11, 1.20, 1.29, 1.37, 1.46, 1.55, 1.64,
  1.72, 3.58, 3.84, 4.10, 4.34, 4.78, 4.80, 5.01, 5.20, 5.37, 5.53, 5.67,
  5.78, 5.88, 5.36, 5.41, 5.44, 6.05, 6.04, 6.00, 5.94, 5.86, 5.76, 5.64,
  5.50, 5.34, 5.16, 4.97, 4.76, 4.53, 4.30, 4.05, 3.79, 3.53, 3.26, 2.99,
  2.71, 2.44, 2.17, 1.90, 1.64, 1.39, 1.15, 0.92, 0.71, 0.52, 0.35, 0.20,
  0.09, 0.02, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
};

const double chart_scene_consumption[96] = {
  0.29, 0.35, 0.41, 0.32, 0.38, 0.29, 0.35, 0.41, 0.32, 0.38, 0.29, 0.35,
  0.41, 0.32, 0.38, 0.29, 0.35, 0.41, 0.32, 0.38, 0.29, 0.35, 0.41, 0.32,
  0.38, 0.29, 0.73, 1.14, 1.41, 1.50, 1.37, 1.07, 0.64, 0.32, 0.38, 0.29,
  0.35, 0.41, 0.32, 4.10, 4.26, 4.18, 5.55, 4.26, 4.18, 4.10, 4.26, 4.79,
  5.28, 5.38, 5.02, 4.10, 4.26, 4.18, 4.10, 4.26, 4.18, 4.60, 4.26, 4.18,
  4.10, 4.26, 4.18, 4.10, 4.26, 4.18, 0.35, 0.41, 0.59, 0.78, 0.96, 1.13,
  1.28, 1.41, 1.52, 1.61, 1.67, 1.70, 1.70, 1.67, 1.61, 1.52, 1.41, 1.28,
  1.13, 0.96, 0.78, 0.59, 0.50, 0.50, 0.50, 0.50, 0.50, 7.76, 7.76, 7.76,
};

const double chart_scene_level[96] = {
  45.70, 45.00, 44.40, 43.70, 43.10, 42.50, 41.90, 41.30, 40.70, 40.20, 39.60, 39.10,
  38.50, 38.00, 37.50, 37.00, 36.60, 36.10, 35.70, 35.20, 34.80, 34.40, 34.00, 33.60,
  33.20, 32.90, 32.50, 32.20, 31.80, 31.50, 31.20, 30.90, 31.20, 33.80, 36.20, 38.80,
  41.20, 43.80, 46.20, 47.90, 47.50, 47.20, 46.90, 46.80, 46.70, 46.80, 47.00, 47.30,
  47.70, 48.20, 48.80, 49.40, 51.60, 54.70, 57.80, 60.90, 64.10, 67.20, 70.30, 73.40,
  76.60, 79.70, 82.80, 85.90, 89.10, 92.20, 95.30, 98.40, 100.00, 100.00, 100.00, 100.00,
  100.00, 100.00, 100.00, 100.00, 100.00, 100.00, 100.00, 100.00, 99.40, 98.10, 96.90, 95.60,
  94.40, 93.10, 91.90, 90.60, 89.40, 88.10, 86.90, 85.60, 84.40, 83.10, 81.90, 80.60,
};
/* clang-format on */

gboolean chart_scene_plain_icons;

/* The own icons are not part of this room; golden pictures must not depend on whether they are installed. */
static const char *
icon (const char *name)
{
  static const struct
  {
    const char *name;
    const char *plain;
  } plains[] = {
    { "solarium-grid-symbolic", "network-wired-symbolic" },
    { "solarium-car-symbolic", "folder-symbolic" },
    { "solarium-battery-symbolic", "battery-symbolic" },
    { "solarium-panel-symbolic", "view-grid-symbolic" },
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  if (!chart_scene_plain_icons && gtk_icon_theme_has_icon (theme, name))
    return name;
  for (guint i = 0; i < G_N_ELEMENTS (plains); i++)
    if (g_str_equal (plains[i].name, name))
      return plains[i].plain;
  return name;
}

#define AFTERNOON 58.0
#define EVENING 94.0

void
chart_scene_day_state (SolFlowDiagramState *state)
{
  *state = (SolFlowDiagramState){
    .nodes = {
      [SOL_FLOW_SOLAR] = { TRUE, "5.64 kW", "Solar", "weather-clear-symbolic", 5.64, SOL_FLOW_IN, .label = "Solar" },
      [SOL_FLOW_GRID] = { TRUE, "0.12 kW", "To the grid", icon ("solarium-grid-symbolic"), 0.12, SOL_FLOW_OUT,
                          .label = "Grid" },
      [SOL_FLOW_HOME] = { TRUE, "0.92 kW", "Home", "user-home-symbolic", 0.92, SOL_FLOW_IDLE, .label = "Home" },
      [SOL_FLOW_CAR] = { TRUE, "3.68 kW", "Car charging", icon ("solarium-car-symbolic"), 3.68, SOL_FLOW_OUT,
                         .label = "Car" },
      [SOL_FLOW_BATTERY] = { TRUE, "0.92 kW", "Battery charging", icon ("solarium-battery-symbolic"), 0.92, SOL_FLOW_OUT,
                             .label = "Battery", .description = "charging with 0.92 kilowatts, 72 percent" },
    },
    .solar_share = 1,
    .battery_level = 72,
    .description = "Solar 5.64 kilowatts to home 0.92, car 3.68, battery 0.92, grid 0.12.",
  };
}

void
chart_scene_night_state (SolFlowDiagramState *state)
{
  chart_scene_day_state (state);
  state->nodes[SOL_FLOW_SOLAR]
      = (SolFlowNodeState){ TRUE, "0.00 kW",     "No sun",        "weather-clear-symbolic",
                            0,    SOL_FLOW_IDLE, .label = "Solar" };
  state->nodes[SOL_FLOW_GRID].power = "7.39 kW";
  state->nodes[SOL_FLOW_GRID].word = "From the grid";
  state->nodes[SOL_FLOW_GRID].kw = 7.39;
  state->nodes[SOL_FLOW_GRID].direction = SOL_FLOW_IN;
  state->nodes[SOL_FLOW_HOME].power = "0.40 kW";
  state->nodes[SOL_FLOW_CAR].power = "7.36 kW";
  state->nodes[SOL_FLOW_CAR].kw = 7.36;
  state->nodes[SOL_FLOW_BATTERY].power = "0.37 kW";
  state->nodes[SOL_FLOW_BATTERY].word = "From battery";
  state->nodes[SOL_FLOW_BATTERY].kw = 0.37;
  state->nodes[SOL_FLOW_BATTERY].direction = SOL_FLOW_IN;
  state->solar_share = 0;
  state->battery_share = 0.37;
  state->grid_share = 7.39;
  state->battery_level = 79;
}

static GtkWidget *
flow (const SolFlowDiagramState *state, int margin_top, int margin_bottom)
{
  SolFlowDiagram *diagram = sol_flow_diagram_new ();

  sol_flow_diagram_set_state (diagram, state);
  gtk_widget_set_margin_top (GTK_WIDGET (diagram), margin_top);
  gtk_widget_set_margin_bottom (GTK_WIDGET (diagram), margin_bottom);
  return GTK_WIDGET (diagram);
}

static GtkWidget *
flow_day (void)
{
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  return flow (&state, 25, 21);
}

static GtkWidget *
flow_night (void)
{
  SolFlowDiagramState state;

  chart_scene_night_state (&state);
  return flow (&state, 25, 21);
}

static GtkWidget *
flow_three_sources (void)
{
  SolFlowDiagramState state;

  chart_scene_night_state (&state);
  state.nodes[SOL_FLOW_SOLAR].power = "2.00 kW";
  state.nodes[SOL_FLOW_SOLAR].word = "Solar";
  state.nodes[SOL_FLOW_SOLAR].kw = 2;
  state.nodes[SOL_FLOW_SOLAR].direction = SOL_FLOW_IN;
  state.nodes[SOL_FLOW_CAR].word = "Charger fault";
  state.nodes[SOL_FLOW_CAR].power = "0.00 kW";
  state.nodes[SOL_FLOW_CAR].direction = SOL_FLOW_IDLE;
  state.nodes[SOL_FLOW_CAR].look = SOL_FLOW_LOOK_FAULT;
  state.solar_share = 2;
  state.battery_share = 0.5;
  state.grid_share = 1;
  return flow (&state, 25, 21);
}

static GtkWidget *
flow_stale (void)
{
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  state.stale = TRUE;
  return flow (&state, 25, 21);
}

static GtkWidget *
flow_without_battery (void)
{
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  state.nodes[SOL_FLOW_BATTERY].present = FALSE;
  state.battery_level = NAN;
  return flow (&state, 25, 21);
}

static GtkWidget *
flow_bare (void)
{
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  state.nodes[SOL_FLOW_BATTERY].present = FALSE;
  state.nodes[SOL_FLOW_CAR].present = FALSE;
  state.nodes[SOL_FLOW_GRID].present = FALSE;
  state.nodes[SOL_FLOW_HOME].power = "–";
  state.solar_share = 0;
  return flow (&state, 25, 21);
}

static GtkWidget *
flow_rtl (void)
{
  GtkWidget *widget = flow_day ();

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      GtkWidget *node = sol_flow_diagram_get_node (SOL_FLOW_DIAGRAM (widget), i);

      gtk_widget_set_direction (node, GTK_TEXT_DIR_RTL);
      for (GtkWidget *child = gtk_widget_get_first_child (node); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        gtk_widget_set_direction (child, GTK_TEXT_DIR_RTL);
    }
  return widget;
}

static GtkWidget *
flow_narrow (void)
{
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  return flow (&state, 12, 19);
}

char *
chart_scene_readout (SolDayChart *chart, guint index, gpointer user_data)
{
  GString *text = g_string_new (NULL);
  static const char *const names[] = { "Production", "Consumption", "Battery level" };

  g_string_printf (text, "%02u:%02u – %02u:%02u", index / 4, index % 4 * 15, (index + 1) / 4,
                   (index + 1) % 4 * 15);
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    {
      const double *values = sol_day_chart_get_values (chart, s, NULL);

      if (values == NULL || !sol_day_chart_get_series_visible (chart, s))
        continue;
      if (isnan (values[index]))
        g_string_append_printf (text, "\n%s\t–", names[s]);
      else
        g_string_append_printf (text, s == SOL_DAY_LEVEL ? "\n%s\t%.0f%%" : "\n%s\t%.2f kW", names[s],
                                values[index]);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
day_until (double now, const double *level)
{
  SolDayChart *chart = sol_day_chart_new ();
  SolDayChartData data = { .n_slots = 96,
                           .n = (guint) ceil (now),
                           .production_kw = chart_scene_production,
                           .consumption_kw = chart_scene_consumption,
                           .level_percent = level,
                           .reserve_percent = level != NULL ? 20 : NAN,
                           .now = now };

  sol_day_chart_set_readout_func (chart, chart_scene_readout, NULL, NULL);
  sol_day_chart_set_empty_text (chart, "Nothing yet today");
  sol_day_chart_set_data (chart, &data);
  gtk_widget_set_margin_start (GTK_WIDGET (chart), 16);
  gtk_widget_set_margin_end (GTK_WIDGET (chart), 16);
  gtk_widget_set_margin_top (GTK_WIDGET (chart), 43);
  gtk_widget_set_margin_bottom (GTK_WIDGET (chart), 14);
  return GTK_WIDGET (chart);
}

static GtkWidget *
day_afternoon (void)
{
  return day_until (AFTERNOON, chart_scene_level);
}

static GtkWidget *
day_evening (void)
{
  return day_until (EVENING, chart_scene_level);
}

static GtkWidget *
day_cursor (void)
{
  GtkWidget *chart = day_until (EVENING, chart_scene_level);

  sol_day_chart_set_cursor (SOL_DAY_CHART (chart), 48);
  return chart;
}

static GtkWidget *
day_without_battery (void)
{
  return day_until (AFTERNOON, NULL);
}

static GtkWidget *
day_gap (void)
{
  GtkWidget *widget = day_until (AFTERNOON, chart_scene_level);
  double production[96], consumption[96], level[96];

  for (guint i = 0; i < 96; i++)
    {
      gboolean missing = i >= 41 && i < 44;

      production[i] = missing ? NAN : chart_scene_production[i];
      consumption[i] = missing ? NAN : chart_scene_consumption[i];
      level[i] = missing ? NAN : chart_scene_level[i];
    }
  SolDayChartData data = { 96, 58, production, consumption, level, 20, AFTERNOON };
  sol_day_chart_set_data (SOL_DAY_CHART (widget), &data);
  return widget;
}

static GtkWidget *
day_empty (void)
{
  SolDayChart *chart = SOL_DAY_CHART (day_until (AFTERNOON, chart_scene_level));
  SolDayChartData data = { .n_slots = 96, .reserve_percent = NAN, .now = 2 };

  sol_day_chart_begin_period (chart);
  sol_day_chart_set_data (chart, &data);
  return GTK_WIDGET (chart);
}

static GtkWidget *
day_narrow (void)
{
  GtkWidget *chart = day_until (AFTERNOON, chart_scene_level);

  sol_day_chart_set_cursor (SOL_DAY_CHART (chart), 50);
  return chart;
}

static GtkWidget *
gauges (void)
{
  GtkWidget *grid = gtk_grid_new ();
  static const char *const classes[] = { "solar", "home", "battery", "grid", "car" };
  const char *const icons[]
      = { icon ("solarium-panel-symbolic"), "user-home-symbolic", icon ("solarium-battery-symbolic"),
          icon ("solarium-grid-symbolic"), icon ("solarium-car-symbolic") };

  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_start (grid, 16);
  gtk_widget_set_margin_end (grid, 16);
  gtk_widget_set_margin_top (grid, 16);
  gtk_widget_set_margin_bottom (grid, 16);
  for (int i = 0; i < 5; i++)
    {
      SolLevelBar *bar = sol_level_bar_new ();
      SolRingGauge *ring = sol_ring_gauge_new ();
      double value = i == 4 ? NAN : i * 33;
      g_autofree char *text = i == 4 ? g_strdup ("–") : g_strdup_printf ("%d%%", i * 33);

      gtk_widget_add_css_class (GTK_WIDGET (bar), classes[i]);
      gtk_widget_add_css_class (GTK_WIDGET (ring), classes[i]);
      sol_meter_set_value (SOL_METER (bar), i == 2 ? 72 : value);
      sol_level_bar_set_reserve (bar, i == 2 ? 20 : NAN);
      sol_meter_set_value (SOL_METER (ring), value);
      sol_ring_gauge_set_text (ring, text);
      gtk_widget_set_hexpand (GTK_WIDGET (bar), TRUE);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (sol_tinted_icon_new (icons[i], classes[i])), 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (ring), 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (bar), 2, i, 1, 1);
    }
  return grid;
}

static GtkWidget *
arc (void)
{
  SolArcGauge *gauge = sol_arc_gauge_new ();

  gtk_widget_add_css_class (GTK_WIDGET (gauge), "car");
  sol_arc_gauge_set_icon_name (gauge, icon ("solarium-car-symbolic"));
  sol_arc_gauge_set_texts (gauge, "3.68", "kW", "16 A");
  sol_meter_set_maximum (SOL_METER (gauge), 32);
  sol_meter_set_value (SOL_METER (gauge), 16);
  gtk_widget_set_margin_top (GTK_WIDGET (gauge), 15);
  gtk_widget_set_margin_bottom (GTK_WIDGET (gauge), 15);
  return GTK_WIDGET (gauge);
}

/* Energy of the last sixteen days, as on the mockup; one of them not known. */
static SolBarData *
bars_of_days (gboolean gap)
{
  static const double kwh[16] = { 0, 24.4, 0, 0, 18.9, 7.5, 0, 31.4, 0, 13.2, 0, 22.3, 26.7, 9.4, 0, 17.5 };
  SolBar bars[16];
  char *texts[16];
  char axis[16][8];

  for (int i = 0; i < 16; i++)
    {
      gboolean missing = gap && i >= 2 && i < 6;

      g_snprintf (axis[i], sizeof axis[i], "%d", i < 3 ? 29 + i : i - 2);
      texts[i] = missing ? g_strdup ("No data") : g_strdup_printf ("Energy\t%.1f kWh", kwh[i]);
      bars[i] = (SolBar){ .value = missing ? NAN : kwh[i],
                          .name = "A day",
                          .axis = i == 3 ? "1 Jun" : axis[i],
                          .text = texts[i],
                          .labelled = (15 - i) % 3 == 0,
                          .strong = i == 15 };
    }
  SolBarData *data = sol_bar_data_new (bars, 16);
  for (int i = 0; i < 16; i++)
    g_free (texts[i]);
  return data;
}

static GtkWidget *
bars_with (gboolean gap, int cursor, gboolean stepped)
{
  SolBarChart *chart = sol_bar_chart_new ("car");
  g_autoptr (SolBarData) data = bars_of_days (gap);

  sol_bar_chart_set_data (chart, data);
  sol_bar_chart_set_stepped (chart, stepped);
  sol_bar_chart_set_cursor (chart, cursor);
  return GTK_WIDGET (chart);
}

static GtkWidget *
bars (void)
{
  return bars_with (FALSE, -1, FALSE);
}

static GtkWidget *
bars_cursor (void)
{
  return bars_with (FALSE, 8, FALSE);
}

static GtkWidget *
bars_gap (void)
{
  return bars_with (TRUE, -1, FALSE);
}

static GtkWidget *
bars_stepped (void)
{
  return bars_with (TRUE, -1, TRUE);
}

static GtkWidget *
bars_empty (void)
{
  SolBarChart *chart = sol_bar_chart_new ("car");
  SolBar bar[8] = { 0 };
  g_autoptr (SolBarData) data = sol_bar_data_new (bar, G_N_ELEMENTS (bar));

  sol_bar_chart_set_empty_text (chart, "No sessions in this time");
  sol_bar_chart_set_data (chart, data);
  return GTK_WIDGET (chart);
}

const ChartScene chart_scenes[] = {
  { "flow-day", 526, flow_day, TRUE },
  { "flow-night", 526, flow_night, TRUE },
  { "flow-three-sources", 526, flow_three_sources, TRUE },
  { "flow-stale", 526, flow_stale, FALSE },
  { "flow-without-battery", 526, flow_without_battery, TRUE },
  { "flow-bare", 526, flow_bare, FALSE },
  { "flow-rtl", 526, flow_rtl, TRUE },
  { "flow-narrow", 336, flow_narrow, TRUE },
  { "day-afternoon", 526, day_afternoon, TRUE },
  { "day-evening", 526, day_evening, FALSE },
  { "day-cursor", 526, day_cursor, TRUE },
  { "day-without-battery", 526, day_without_battery, FALSE },
  { "day-gap", 526, day_gap, TRUE },
  { "day-empty", 526, day_empty, TRUE },
  { "day-narrow", 336, day_narrow, TRUE },
  { "bars", 403, bars, TRUE },
  { "bars-cursor", 526, bars_cursor, TRUE },
  { "bars-cursor-narrow", 336, bars_cursor, FALSE },
  { "bars-gap", 403, bars_gap, TRUE },
  { "bars-stepped", 526, bars_stepped, TRUE },
  { "bars-empty", 403, bars_empty, FALSE },
  { "gauges", 380, gauges, TRUE },
  { "arc", 160, arc, TRUE },
  { "week", 521, week_scene_selected, TRUE },
  { "week-narrow", 336, week_scene_selected, TRUE },
  { "week-empty", 521, week_scene_empty, FALSE },
};

const guint chart_n_scenes = G_N_ELEMENTS (chart_scenes);

const ChartStyle chart_styles[CHART_N_STYLES] = {
  { "light", FALSE, FALSE },
  { "dark", TRUE, FALSE },
  { "contrast", FALSE, TRUE },
};

gboolean
chart_scene_is_golden (const ChartScene *scene, guint style)
{
  /* High contrast differs in few ways; three scenes have them all. */
  if (chart_styles[style].high_contrast)
    return g_str_equal (scene->name, "flow-night") || g_str_equal (scene->name, "gauges")
           || g_str_equal (scene->name, "week");

  return scene->golden;
}
