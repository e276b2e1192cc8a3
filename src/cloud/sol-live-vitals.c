/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-live-vitals"

#include "sol-live-frame.h"

#include <math.h>
#include <string.h>

#include "sol-json.h"

/* More units than any home has. */
#define MOST_BATTERIES 100

static double
thousandths (JsonObject *object, const char *name, double least, double most)
{
  double number = sol_json_number (object, name) / 1000;
  return number >= least && number <= most ? number : NAN;
}

/* The words of energy-cloud-api 2.12.4. A relay that waits for the grid is neither. */
static SolTruth
relay_from_text (const char *text)
{
  g_autofree char *word = text == NULL ? NULL : g_ascii_strup (text, -1);
  if (word == NULL)
    return SOL_UNKNOWN;
  if (strstr (word, "OFFGRID") != NULL || strstr (word, "OFF_GRID") != NULL
      || g_str_has_suffix (word, "RELAY_OPEN"))
    return SOL_NO;
  return g_str_has_suffix (word, "RELAY_CLOSED") ? SOL_YES : SOL_UNKNOWN;
}

static void
take_relay (SolLiveVitals *vitals, JsonObject *device)
{
  vitals->grid_volts = thousandths (device, "grid_ac_l1_v", 0, 1000);
  vitals->grid_hz = thousandths (device, "grid_freq", 0, 100);
  vitals->home_volts = thousandths (device, "com_ac_l1_v", 0, 1000);
  vitals->home_hz = thousandths (device, "com_ac_freq", 0, 100);
  g_free (vitals->relay_text);
  vitals->relay_text = sol_json_text (device, "grid_relay_state");
  vitals->relay_closed = relay_from_text (vitals->relay_text);
}

static double
sum_power (JsonArray *converters)
{
  double sum = sol_json_length (converters) > 0 ? 0 : NAN;
  for (guint i = 0; i < sol_json_length (converters); i++)
    sum += sol_json_number (sol_json_node_object (sol_json_element (converters, i)), "ac_power");
  return sum;
}

static void
take_battery (SolLiveVitals *vitals, JsonObject *device)
{
  if (vitals->batteries->len >= MOST_BATTERIES)
    return;
  SolLiveBattery *battery = sol_live_battery_new ();
  battery->serial = sol_json_id (device, "serial_num");
  battery->soc_percent = sol_json_percent (device, "soc");
  battery->power_w = sum_power (sol_json_array (device, "pcu"));
  battery->led_status = sol_json_int (device, "led_status", 0, G_MAXUINT16, -1);
  battery->grid_state = sol_json_text (device, "grid_state");
  g_ptr_array_add (vitals->batteries, battery);
}

static void
take_device (SolLiveVitals *vitals, JsonObject *device)
{
  g_autofree char *type = sol_json_text (device, "type");
  if (type == NULL)
    return;
  if (g_ascii_strcasecmp (type, "enpower") == 0)
    take_relay (vitals, device);
  else if (g_ascii_strcasecmp (type, "encharge") == 0)
    take_battery (vitals, device);
}

SolLiveVitals *
sol_live_vitals_decode (GBytes *json, SolTime received, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;
  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "site|devices"))
    return sol_json_refuse (error);

  g_autoptr (SolLiveVitals) vitals = sol_live_vitals_new ();
  JsonArray *devices = sol_json_array (object, "devices");
  JsonObject *site = sol_json_object (object, "site");
  if (site == NULL)
    site = sol_json_node_object (sol_json_element (sol_json_array (object, "site"), 0));
  vitals->sampled_at = received;
  vitals->soc_percent = sol_json_percent (site, "agg_soc");
  for (guint i = 0; i < sol_json_length (devices); i++)
    take_device (vitals, sol_json_node_object (sol_json_element (devices, i)));
  return g_steal_pointer (&vitals);
}
