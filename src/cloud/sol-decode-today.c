/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-today"

#include "sol-decode.h"

#include <math.h>

#include "sol-decode-energy.h"
#include "sol-json.h"

#define DEFAULT_INTERVAL 900

/* A day of minutes, twice over. */
#define MAX_SLOTS 2880

/* No home uses more in a day. */
#define MOST_WH 1e9

/* Without a time of the last report, the last bucket in which anything happened is the one that runs. */
static guint
last_with_value (const SolToday *today)
{
  guint last = 0;
  for (SolChannel channel = 0; channel < SOL_N_CHANNELS; channel++)
    {
      const SolSeries *series = &today->series[channel];
      for (guint i = last; i < series->n; i++)
        if (series->wh[i] > 0)
          last = i + 1;
    }
  return last;
}

static void
count_buckets (SolToday *today)
{
  if (today->last_report == SOL_TIME_UNKNOWN || today->start == SOL_TIME_UNKNOWN)
    {
      today->n_elapsed = last_with_value (today);
      today->n_finished = today->n_elapsed > 0 ? today->n_elapsed - 1 : 0;
      return;
    }
  gint64 since = MAX (today->last_report - today->start, 0);
  gint64 finished = since / today->interval;
  gint64 elapsed = (since + today->interval - 1) / today->interval;
  today->n_finished = (guint) MIN (finished, today->n_slots);
  today->n_elapsed = (guint) MIN (elapsed, today->n_slots);
}

/* Buckets that have not begun hold 0 or null; neither is a value. */
static void
cut_series (SolToday *today)
{
  for (SolChannel channel = 0; channel < SOL_N_CHANNELS; channel++)
    today->series[channel].n = MIN (today->series[channel].n, today->n_elapsed);
  today->soc.n = MIN (today->soc.n, today->n_elapsed);
}

/* A device that never did anything is no device: its zeros are placeholders (R27). */
static double
device_total (double wh)
{
  return wh > 0 ? wh : NAN;
}

static void
take_total (double *total, double wh)
{
  if (!isnan (wh))
    *total = wh;
}

static double
read_total (JsonObject *totals, SolChannel channel)
{
  return sol_json_number_between (totals, sol_decode_channel_names (channel), 0, MOST_WH);
}

/* `heatpump` may also be a number, or an object with its total. */
static double
read_device (JsonObject *stats, JsonObject *totals, SolChannel channel)
{
  const char *names = sol_decode_channel_names (channel);
  double wh = sol_json_number_between (stats, names, 0, MOST_WH);
  if (isnan (wh))
    wh = sol_json_number_between (sol_json_object (stats, names), "total", 0, MOST_WH);
  return device_total (isnan (wh) ? read_total (totals, channel) : wh);
}

static void
read_totals (SolToday *today, JsonObject *stats)
{
  JsonObject *totals = sol_json_object (stats, "totals");

  sol_totals_from_series (&today->totals, today->series, 0, today->n_elapsed);
  take_total (&today->totals.produced_wh, read_total (totals, SOL_CHANNEL_PRODUCTION));
  take_total (&today->totals.consumed_wh, read_total (totals, SOL_CHANNEL_CONSUMPTION));
  take_total (&today->totals.imported_wh, read_total (totals, SOL_CHANNEL_IMPORT));
  take_total (&today->totals.exported_wh, read_total (totals, SOL_CHANNEL_EXPORT));
  take_total (&today->totals.charged_wh, read_total (totals, SOL_CHANNEL_CHARGE));
  take_total (&today->totals.discharged_wh, read_total (totals, SOL_CHANNEL_DISCHARGE));
  take_total (&today->totals.charger_wh, read_device (stats, totals, SOL_CHANNEL_EVSE));
  take_total (&today->totals.heat_pump_wh, read_device (stats, totals, SOL_CHANNEL_HEATPUMP));
  take_total (&today->totals.water_heater_wh, read_device (stats, totals, SOL_CHANNEL_WATER_HEATER));
}

static void
read_stats (SolToday *today, JsonObject *stats)
{
  today->start = sol_json_time (stats, "start_time", NULL);
  today->interval = sol_json_int (stats, "interval_length", 60, 86400, DEFAULT_INTERVAL) * SOL_SECOND;
  for (SolChannel channel = 0; channel < SOL_N_CHANNELS; channel++)
    {
      SolSeries *series = &today->series[channel];
      sol_decode_series (series, sol_json_array (stats, sol_decode_channel_names (channel)), MOST_WH);
      series->n = MIN (series->n, MAX_SLOTS);
      today->n_slots = MAX (today->n_slots, series->n);
    }
  sol_decode_series (&today->soc, sol_json_array (stats, "soc"), 100);
  count_buckets (today);
  cut_series (today);
  read_totals (today, stats);
}

static void
read_battery (SolToday *today, JsonObject *details, JsonObject *config)
{
  today->soc_percent = sol_json_percent (details, "aggregate_soc");
  today->profile = sol_json_text (config, "usage");
  today->reserve_percent = sol_json_percent (config, "battery_backup_percentage");
  today->shutdown_percent = sol_json_percent (config, "very_low_soc");
  today->charge_from_grid = sol_json_truth (config, "charge_from_grid");
}

SolToday *
sol_decode_today (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "stats") && sol_json_object (object, "data") != NULL)
    object = sol_json_object (object, "data");
  JsonArray *list = sol_json_array (object, "stats");
  JsonObject *stats = sol_json_node_object (sol_json_element (list, 0));
  JsonObject *details = sol_json_object (object, "battery_details");
  JsonObject *config = sol_json_object (object, "batteryConfig");
  if (list == NULL || (stats == NULL && details == NULL && config == NULL))
    return sol_json_refuse (error);

  SolToday *today = sol_today_new ();
  today->last_report = sol_json_time (object, "last_report_date|lastReportDate", NULL);
  today->date = sol_json_date (object, "start_date|startDate");
  today->site_status = sol_json_text (object, "siteStatus");
  read_battery (today, details, config);
  if (stats != NULL)
    read_stats (today, stats);
  return today;
}
