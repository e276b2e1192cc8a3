/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-car-energy"

#include "sol-decode.h"

#include <math.h>
#include <string.h>

#include "sol-decode-energy.h"
#include "sol-json.h"

#define MOST_WH 1e9

/* Energy of a day that names no unit: no car takes 200 kWh, and less than 200 Wh is hardly anything. */
#define UNIT_LIMIT 200

static void
add_wh (SolCarEnergy *energy, const char *serial, double wh)
{
  double *sum = g_hash_table_lookup (energy->by_charger, serial);
  if (isnan (wh))
    return;
  if (sum != NULL)
    *sum += wh;
  else
    g_hash_table_insert (energy->by_charger, g_strdup (serial), g_memdup2 (&wh, sizeof wh));
}

/* Year by year, each an object of Wh by serial. */
static void
read_years (SolCarEnergy *energy, JsonObject *years)
{
  JsonObjectIter iter, inner;
  const char *year, *serial;
  JsonNode *node, *value;

  if (years == NULL)
    return;
  json_object_iter_init_ordered (&iter, years);
  while (json_object_iter_next_ordered (&iter, &year, &node))
    {
      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      json_object_iter_init_ordered (&inner, json_node_get_object (node));
      while (json_object_iter_next_ordered (&inner, &serial, &value))
        {
          double wh = sol_json_node_number (value);
          if (wh >= 0 && wh <= MOST_WH)
            add_wh (energy, serial, wh);
        }
    }
}

static double
scale (double value, const char *unit)
{
  if (unit != NULL && g_ascii_strcasecmp (unit, "kwh") == 0)
    return value * 1000;
  if (unit != NULL && g_ascii_strcasecmp (unit, "wh") == 0)
    return value;
  return value > UNIT_LIMIT ? value : value * 1000;
}

/* One number of energy: with its unit in its name, beside it, or without any. */
static double
read_energy (JsonObject *object)
{
  g_autofree char *unit = sol_json_text (object, "unit|units");
  double kwh = sol_json_number_between (object, "energy_kwh|energyKwh|value_kwh", 0, MOST_WH / 1000);
  if (!isnan (kwh))
    return kwh * 1000;
  double wh = sol_json_number_between (object, "energy_wh|energyWh|value_wh", 0, MOST_WH);
  if (!isnan (wh))
    return wh;
  return scale (sol_json_number_between (object, "energy|value|total|consumption", 0, MOST_WH), unit);
}

/* A charger of a shape that was never seen but may come: its total, or its days. */
static void
read_charger (SolCarEnergy *energy, const char *serial, JsonNode *node)
{
  JsonObject *object = sol_json_node_object (node);
  JsonArray *days = object != NULL ? sol_json_array (object, "days|daily|values|data|timeseries")
                                   : sol_json_node_array (node);
  double total = object != NULL ? read_energy (object) : NAN;
  g_autofree char *unit = sol_json_text (object, "unit|units");

  add_wh (energy, serial, total);
  for (guint i = 0; isnan (total) && i < sol_json_length (days); i++)
    {
      JsonNode *day = sol_json_element (days, i);
      double value = sol_json_node_number (day);
      if (sol_json_node_object (day) != NULL)
        add_wh (energy, serial, read_energy (sol_json_node_object (day)));
      else if (value >= 0 && value <= MOST_WH)
        add_wh (energy, serial, scale (value, unit));
    }
}

static void
read_listed (SolCarEnergy *energy, JsonArray *list)
{
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      g_autofree char *serial = sol_json_id (object, "serialNumber|serial_number|serial|sn|device_id");
      if (serial != NULL)
        read_charger (energy, serial, sol_json_element (list, i));
    }
}

/* Members that are named by a serial. */
static void
read_keyed (SolCarEnergy *energy, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (g_ascii_isdigit (name[strlen (name) - 1]) && !JSON_NODE_HOLDS_VALUE (node))
      read_charger (energy, name, node);
}

SolCarEnergy *
sol_decode_car_energy (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonNode *data = sol_json_unwrap (root, "data");
  JsonObject *object = sol_json_node_object (data);
  JsonArray *listed = object != NULL ? sol_json_array (object, "results|chargers|devices|timeseries")
                                     : sol_json_node_array (data);
  if (object == NULL && listed == NULL)
    return sol_json_refuse (error);

  SolCarEnergy *energy = sol_car_energy_new ();
  energy->start_date = sol_json_date (object, "start_date|startDate");
  energy->last_report = sol_json_time (object, "last_report_date|lastReportDate", NULL);
  energy->update_pending = sol_json_truth (object, "update_pending|updatePending");
  sol_decode_series (&energy->days, sol_json_array (object, "iqevc|evse"), MOST_WH);
  read_years (energy, sol_json_object (object, "charger_iqevc|chargerIqevc"));
  read_listed (energy, listed);
  if (object != NULL && g_hash_table_size (energy->by_charger) == 0)
    read_keyed (energy, object);
  return energy;
}
