/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-energy"

#include "sol-decode.h"

#include <math.h>

#include "sol-decode-energy.h"
#include "sol-json.h"

/* Channels that go by more names than their own. */
static const char *const more_names[SOL_N_CHANNELS] = {
  [SOL_CHANNEL_EVSE] = "evse|evse_charging",
  [SOL_CHANNEL_HEATPUMP] = "heatpump|heat_pump|heat-pump",
  [SOL_CHANNEL_WATER_HEATER] = "water_heater|waterheater|water-heater|water_heater_consumption",
};

/* More buckets than a site can have: 274 years of days. */
#define MAX_BUCKETS 100000

const char *
sol_decode_channel_names (SolChannel channel)
{
  return more_names[channel] != NULL ? more_names[channel] : sol_channel_get_name (channel);
}

void
sol_decode_series (SolSeries *series, JsonArray *array, double most)
{
  guint n = MIN (sol_json_length (array), MAX_BUCKETS);
  if (array == NULL)
    return;

  /* An empty list is not the same as none: it says that the site has no such flow. */
  series->wh = g_new (double, n + 1);
  series->n = n;
  for (guint i = 0; i < n; i++)
    {
      double number = sol_json_node_number (sol_json_element (array, i));
      series->wh[i] = number >= 0 && number <= most ? number : NAN;
    }
}

gboolean
sol_decode_is_present (SolChannel channel, const SolSeries *series)
{
  gboolean is_device
      = channel == SOL_CHANNEL_EVSE || channel == SOL_CHANNEL_HEATPUMP || channel == SOL_CHANNEL_WATER_HEATER;

  if (!is_device)
    return series->n > 0;
  for (guint i = 0; i < series->n; i++)
    if (series->wh[i] > 0)
      return TRUE;
  return FALSE;
}

/* Days between the first date and the last report, in UTC: the zone of the site may shift them by one. */
static SolTruth
buckets_are_days (const SolLifetime *lifetime, guint longest)
{
  SolTime start = sol_time_parse (lifetime->start_date, NULL);
  if (start == SOL_TIME_UNKNOWN || lifetime->last_report == SOL_TIME_UNKNOWN || longest == 0)
    return SOL_UNKNOWN;

  gint64 days = lifetime->last_report / SOL_DAY - start / SOL_DAY + 1;
  return sol_truth (ABS (days - (gint64) longest) <= 1);
}

SolLifetime *
sol_decode_lifetime (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (sol_json_array (object, "production|consumption|import|export") == NULL
      && sol_json_object (object, "data") != NULL)
    object = sol_json_object (object, "data");

  g_autoptr (SolLifetime) lifetime = sol_lifetime_new ();
  guint longest = 0;
  gboolean any = FALSE;
  for (SolChannel channel = 0; channel < SOL_N_CHANNELS; channel++)
    {
      JsonArray *array = sol_json_array (object, sol_decode_channel_names (channel));
      SolSeries *series = &lifetime->series[channel];
      sol_decode_series (series, array, 1e12);
      lifetime->present[channel] = sol_decode_is_present (channel, series);
      longest = MAX (longest, series->n);
      any |= array != NULL;
    }
  if (!any)
    return sol_json_refuse (error);

  lifetime->start_date = sol_json_date (object, "start_date|startDate");
  lifetime->last_report = sol_json_time (object, "last_report_date|lastReportDate", NULL);
  lifetime->update_pending = sol_json_truth (object, "update_pending|updatePending");
  lifetime->interval_minutes
      = sol_json_int (object, "interval_minutes|intervalMinutes|interval", 1, 100000, 0);
  lifetime->buckets_are_days = buckets_are_days (lifetime, longest);
  sol_totals_from_series (&lifetime->totals, lifetime->series, 0, longest);
  return g_steal_pointer (&lifetime);
}

/* What a unit makes of a number; NaN for one that nobody knows. */
static double
watts_per_unit (JsonObject *object)
{
  g_autofree char *unit = sol_json_text (object, "units|unit");
  if (unit == NULL || g_ascii_strcasecmp (unit, "W") == 0)
    return 1;
  return g_ascii_strcasecmp (unit, "kW") == 0 ? 1000 : NAN;
}

SolPowerSample *
sol_decode_latest_power (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;
  if (sol_json_node_object (root) == NULL)
    return sol_json_refuse (error);

  JsonNode *node = sol_json_unwrap (sol_json_unwrap (root, "data"), "latest_power|latestPower");
  JsonObject *object = sol_json_node_object (node);
  SolPowerSample *sample = sol_power_sample_new ();
  sample->solar_w = sol_json_number_between (object, "value", -1e9, 1e9) * watts_per_unit (object);
  sample->sampled_at = sol_json_time (object, "time", NULL);
  return sample;
}
