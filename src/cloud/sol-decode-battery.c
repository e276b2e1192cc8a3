/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-battery"

#include "sol-decode.h"

#include <math.h>

#include "sol-decode-parts.h"
#include "sol-json.h"

/* kWh or kW of a whole home; more is not believed. */
#define MOST_KILO 1e6
#define MAX_COUNT 1000000

static double
read_kilo (JsonObject *object, const char *names)
{
  return sol_json_number_between (object, names, 0, MOST_KILO) * 1000;
}

static SolBatteryActivity
activity_from_led (int led)
{
  switch (led)
    {
    case 12:
      return SOL_BATTERY_CHARGING;
    case 13:
      return SOL_BATTERY_DISCHARGING;
    case 14:
    case 15:
    case 16:
    case 17:
      return SOL_BATTERY_IDLE;
    default:
      return SOL_BATTERY_ACTIVITY_UNKNOWN;
    }
}

static void
read_trouble (SolBatteryUnit *unit, JsonObject *object)
{
  unit->error = sol_json_text (object, "error_code");
  unit->error_text = sol_json_text (object, "error_text");
  unit->event = sol_json_text (object, "event_description");
  unit->advice = sol_json_text (object, "event_recommendation");
  unit->event_since = sol_json_time (object, "event_start_date", NULL);
}

static SolBatteryUnit *
read_unit (JsonObject *object)
{
  g_autofree char *serial = sol_json_id (object, "serial_number|serialNumber|serial_num");
  g_autofree char *id = sol_json_id (object, "id");
  if (serial == NULL && id == NULL)
    return NULL;

  SolBatteryUnit *unit = sol_battery_unit_new ();
  unit->serial = g_steal_pointer (&serial);
  unit->id = g_steal_pointer (&id);
  unit->soc_percent = sol_json_percent (object, "current_charge");
  unit->available_wh = read_kilo (object, "available_energy");
  unit->capacity_wh = read_kilo (object, "max_capacity");
  unit->available_w = read_kilo (object, "available_power");
  unit->max_w = read_kilo (object, "max_power");
  unit->rated_w = sol_json_number_between (object, "rated_power", 0, MOST_KILO);
  unit->health_percent = sol_json_percent (object, "battery_soh");
  unit->cycles = sol_json_int (object, "cycle_count", 0, MAX_COUNT, -1);
  unit->micros_total = sol_json_int (object, "total_micros", 0, MAX_COUNT, -1);
  unit->micros_active = sol_json_int (object, "active_micros", 0, MAX_COUNT, -1);
  unit->micros_inactive = sol_json_int (object, "inactive_micros", 0, MAX_COUNT, -1);
  unit->activity = activity_from_led (sol_json_int (object, "led_status", 0, MAX_COUNT, -1));
  unit->health = sol_decode_health (object, "status|statusText");
  unit->status_text = sol_json_text (object, "statusText|status");
  unit->controller_mode = sol_json_text (object, "battery_mode");
  unit->excluded = sol_json_truth (object, "excluded");
  unit->last_report = sol_json_time (object, "last_report", NULL);
  read_trouble (unit, object);
  return unit;
}

/* The sums of addendum 1.7.11, over the units that count. */
typedef struct
{
  int included, excluded;
  double available_wh, capacity_wh; /* NaN as soon as one unit does not tell */
  SolHealth health;
  SolTime last_report;
  guint charging, discharging, idle;
  const char *controller_mode;
} Sums;

static void
add_unit (Sums *sums, const SolBatteryUnit *unit)
{
  if (unit->excluded == SOL_YES)
    {
      sums->excluded++;
      return;
    }
  sums->included++;
  sums->available_wh += unit->available_wh;
  sums->capacity_wh += unit->capacity_wh;
  sums->health = MAX (sums->health, unit->health);
  sums->last_report = MAX (sums->last_report, unit->last_report);
  sums->charging += unit->activity == SOL_BATTERY_CHARGING;
  sums->discharging += unit->activity == SOL_BATTERY_DISCHARGING;
  sums->idle += unit->activity == SOL_BATTERY_IDLE;
  if (sums->controller_mode == NULL)
    sums->controller_mode = unit->controller_mode;
}

/* One that works while others rest tells what the whole does; two that work against each other do not. */
static SolBatteryActivity
activity_of (const Sums *sums)
{
  if (sums->charging > 0 && sums->discharging > 0)
    return SOL_BATTERY_ACTIVITY_UNKNOWN;
  if (sums->charging > 0)
    return SOL_BATTERY_CHARGING;
  if (sums->discharging > 0)
    return SOL_BATTERY_DISCHARGING;
  return sums->idle > 0 ? SOL_BATTERY_IDLE : SOL_BATTERY_ACTIVITY_UNKNOWN;
}

static void
finish (SolBatteryStatus *status, const Sums *sums, JsonObject *object)
{
  status->included_count = sums->included;
  status->excluded_count = sums->excluded;
  status->health = sums->included > 0 ? sums->health : SOL_HEALTH_UNKNOWN;
  status->activity = activity_of (sums);
  status->last_report = sums->last_report;
  status->controller_mode = g_strdup (sums->controller_mode);
  if (sums->included > 0)
    {
      status->available_wh = sums->available_wh;
      status->capacity_wh = sums->capacity_wh;
    }
  if (status->capacity_wh > 0 && !isnan (status->available_wh))
    status->soc_percent = MIN (round (1000 * status->available_wh / status->capacity_wh) / 10, 100);
  else
    status->soc_percent = sol_json_percent (object, "current_charge");
  if (isnan (status->available_wh))
    status->available_wh = read_kilo (object, "available_energy");
  if (isnan (status->capacity_wh))
    status->capacity_wh = read_kilo (object, "max_capacity");
  status->available_w = read_kilo (object, "available_power");
  status->max_w = read_kilo (object, "max_power");
}

SolBatteryStatus *
sol_decode_battery_status (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (sol_json_array (object, "storages") == NULL)
    object = sol_json_node_object (sol_json_unwrap (root, "data|result"));
  JsonArray *rows = sol_json_array (object, "storages");
  if (rows == NULL && sol_json_member (object, "current_charge|available_energy|max_capacity") == NULL)
    return sol_json_refuse (error);

  SolBatteryStatus *status = sol_battery_status_new ();
  Sums sums = { .last_report = SOL_TIME_UNKNOWN };
  for (guint i = 0; i < sol_json_length (rows); i++)
    {
      SolBatteryUnit *unit = read_unit (sol_json_node_object (sol_json_element (rows, i)));
      if (unit == NULL)
        continue;
      g_ptr_array_add (status->units, unit);
      add_unit (&sums, unit);
    }
  finish (status, &sums, object);
  if (rows == NULL)
    {
      status->included_count = sol_json_int (object, "included_count", 0, MAX_COUNT, -1);
      status->excluded_count = sol_json_int (object, "excluded_count", 0, MAX_COUNT, -1);
    }
  return status;
}
