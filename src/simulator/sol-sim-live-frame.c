/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-live-frame"

#include "sol-sim-live-frame.h"

#include "sol-sim-json.h"

#include <math.h>
#include <string.h>

/* A watt on the wire: what is sent, divided by a million, is kilowatts (addendum 2.3). */
#define WATT 1000
#define GRID_ON 6
#define GRID_OFF 3
#define VOLTS_MILLI 230400
#define HERTZ_MILLI 50010

static void
add_varint (GByteArray *out, guint64 value)
{
  do
    {
      guint8 byte = value & 0x7f;
      value >>= 7;
      if (value != 0)
        byte |= 0x80;
      g_byte_array_append (out, &byte, 1);
    }
  while (value != 0);
}

/* Negative numbers take ten bytes, as two's complement does. */
static void
add_number (GByteArray *out, guint field, gint64 value)
{
  add_varint (out, field << 3);
  add_varint (out, (guint64) value);
}

static void
add_bytes (GByteArray *out, guint field, const void *data, gsize length)
{
  add_varint (out, field << 3 | 2);
  add_varint (out, length);
  g_byte_array_append (out, data, (guint) length);
}

static void
add_pair (GByteArray *out, guint field, gint64 first, const gint64 *second)
{
  g_autoptr (GByteArray) inner = g_byte_array_new ();
  add_number (inner, 1, first);
  if (second != NULL)
    add_number (inner, 2, *second);
  add_bytes (out, field, inner->data, inner->len);
}

static int
profile_number (const char *key)
{
  static const struct
  {
    const char *key;
    int number;
  } profiles[]
      = { { "self-consumption", 2 }, { "cost_savings", 3 }, { "backup_only", 4 }, { "ai_optimisation", 5 } };
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (strcmp (profiles[i].key, key) == 0)
      return profiles[i].number;
  return 0;
}

GBytes *
sol_sim_live_status (const SolSimSite *site, gint64 now)
{
  const SolSimPower *power = &site->power;
  gint64 car = (gint64) power->car * WATT, percents = site->effective.reserve * 100;
  g_autoptr (GByteArray) body = g_byte_array_new ();
  add_pair (body, 1, (gint64) power->solar * WATT, NULL);
  add_pair (body, 2, (gint64) power->battery * WATT, NULL);
  add_pair (body, 3, (gint64) power->grid * WATT, NULL);
  add_pair (body, 4, (gint64) (power->home + power->car) * WATT, &car);
  add_number (body, 5, profile_number (site->effective.key));
  if (isfinite (power->soc))
    add_number (body, 6, lrint (power->soc));
  add_number (body, 8, site->grid.state == SOL_SIM_GRID_ON ? GRID_ON : GRID_OFF);
  add_pair (body, 11, site->effective.reserve, &percents);

  g_autoptr (GByteArray) out = g_byte_array_new ();
  add_number (out, 1, now);
  add_bytes (out, 2, site->gateway.serial, strlen (site->gateway.serial));
  add_bytes (out, 3, body->data, body->len);
  /* Members that nobody has explained: a text, eight bytes, four bytes. */
  static const guint8 eight[] = { 0x29, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f }, four[] = { 0x35, 1, 2, 3, 4 };
  add_bytes (out, 4, site->gateway.firmware, strlen (site->gateway.firmware));
  g_byte_array_append (out, eight, sizeof eight);
  g_byte_array_append (out, four, sizeof four);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static void
write_controller (JsonBuilder *builder, const SolSimSite *site)
{
  gboolean on = site->grid.state == SOL_SIM_GRID_ON;
  gboolean there = site->grid.state != SOL_SIM_GRID_OUTAGE;
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "type", "enpower");
  sol_sim_json_string (builder, "serial_num", site->gateway.controller_serial);
  sol_sim_json_integer (builder, "grid_ac_l1_v", there ? VOLTS_MILLI : 0);
  sol_sim_json_integer (builder, "grid_freq", there ? HERTZ_MILLI : 0);
  sol_sim_json_integer (builder, "com_ac_l1_v", VOLTS_MILLI + 300);
  sol_sim_json_integer (builder, "com_ac_freq", on ? HERTZ_MILLI : HERTZ_MILLI + 300);
  sol_sim_json_string (
      builder, "grid_relay_state",
      on ? "OPER_RELAY_CLOSED"
         : (there ? "OPER_RELAY_OFFGRID_AC_GRID_PRESENT" : "OPER_RELAY_OFFGRID_READY_FOR_RESYNC_CMD"));
  sol_sim_json_integer (builder, "relay_state_bitmap", on ? 3 : 1);
  sol_sim_json_integer (builder, "comm_state", 7);
  json_builder_end_object (builder);
}

static void
write_battery (JsonBuilder *builder, const SolSimSite *site, const SolSimBattery *battery)
{
  guint n = MAX (battery->microinverters, 1);
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "type", "encharge");
  sol_sim_json_string (builder, "serial_num", battery->serial);
  sol_sim_json_integer (builder, "soc", lrint (battery->soc));
  sol_sim_json_integer (builder, "led_status", battery->led);
  sol_sim_json_array (builder, "pcu");
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      sol_sim_json_format (builder, "serial_num", "%s%02u", battery->serial, i + 1);
      sol_sim_json_integer (builder, "ac_power", battery->watts / (int) n);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sol_sim_json_string (builder, "grid_state", site->grid.state == SOL_SIM_GRID_ON ? "on-grid" : "off-grid");
  json_builder_end_object (builder);
}

static void
write_meter (JsonBuilder *builder, const char *type, const char *status)
{
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "type", type);
  sol_sim_json_string (builder, "status", status);
  json_builder_end_object (builder);
}

GBytes *
sol_sim_live_vitals (const SolSimSite *site, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "timestamp", now);
  sol_sim_json_array (builder, "site");
  json_builder_begin_object (builder);
  sol_sim_json_number (builder, "agg_soc", isfinite (site->power.soc) ? round (site->power.soc) : NAN);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  sol_sim_json_array (builder, "devices");
  if (site->gateway.controller_serial != NULL)
    write_controller (builder, site);
  for (guint i = 0; i < site->n_batteries; i++)
    write_battery (builder, site, &site->batteries[i]);
  json_builder_end_array (builder);
  sol_sim_json_array (builder, "meters");
  write_meter (builder, "production", "normal");
  write_meter (builder, "net-consumption", "normal");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  char *text = sol_sim_json_finish (builder);
  return g_bytes_new_take (text, strlen (text));
}
