/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-format"

#include "sol-sim-format.h"

#include <math.h>
#include <string.h>

static void
add_time (JsonBuilder *builder, const char *name, gint64 time, const char *format)
{
  if (time == 0)
    {
      sol_sim_json_null (builder, name);
      return;
    }
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (when, format);
  sol_sim_json_string (builder, name, text);
}

void
sol_sim_json_zulu (JsonBuilder *builder, const char *name, gint64 time)
{
  add_time (builder, name, time, "%Y-%m-%dT%H:%M:%SZ[UTC]");
}

void
sol_sim_json_zulu_ms (JsonBuilder *builder, const char *name, gint64 time)
{
  add_time (builder, name, time, "%Y-%m-%dT%H:%M:%S.000Z[UTC]");
}

void
sol_sim_json_zulu_ns (JsonBuilder *builder, const char *name, gint64 time)
{
  add_time (builder, name, time, "%Y-%m-%dT%H:%M:%S.000000000Z[UTC]");
}

void
sol_sim_json_instant (JsonBuilder *builder, const char *name, gint64 time)
{
  add_time (builder, name, time, "%Y-%m-%dT%H:%M:%S.000+00:00");
}

void
sol_sim_json_epoch (JsonBuilder *builder, const char *name, gint64 time)
{
  if (time == 0)
    sol_sim_json_null (builder, name);
  else
    sol_sim_json_integer (builder, name, time);
}

void
sol_sim_json_epoch_ms (JsonBuilder *builder, const char *name, gint64 time)
{
  sol_sim_json_epoch (builder, name, time * 1000);
}

void
sol_sim_json_day (JsonBuilder *builder, const char *name, gint64 time)
{
  add_time (builder, name, time, "%Y-%m-%d");
}

void
sol_sim_json_date (JsonBuilder *builder, const char *name, SolSimDate date)
{
  char text[16];
  sol_sim_date_format (date, text);
  sol_sim_json_string (builder, name, text);
}

void
sol_sim_json_percent (JsonBuilder *builder, const char *name, double percent)
{
  if (isnan (percent))
    sol_sim_json_null (builder, name);
  else
    sol_sim_json_format (builder, name, "%.0f%%", percent);
}

void
sol_sim_json_minutes (JsonBuilder *builder, const char *name, int minutes)
{
  if (minutes < 0)
    sol_sim_json_null (builder, name);
  else
    sol_sim_json_format (builder, name, "%02d:%02d", minutes / 60 % 24, minutes % 60);
}

typedef void (*WriteTime) (JsonBuilder *builder, const char *name, gint64 time);

static void
write_meta (JsonBuilder *builder, WriteTime write_time, gint64 now, int rows)
{
  sol_sim_json_object (builder, "meta");
  write_time (builder, "serverTimeStamp", now);
  if (rows >= 0)
    sol_sim_json_integer (builder, "rowCount", rows);
  json_builder_end_object (builder);
}

void
sol_sim_json_meta_ms (JsonBuilder *builder, gint64 now, int rows)
{
  write_meta (builder, sol_sim_json_epoch_ms, now, rows);
}

void
sol_sim_json_meta_text (JsonBuilder *builder, gint64 now, int rows)
{
  write_meta (builder, sol_sim_json_instant, now, rows);
}

double
sol_sim_round (double value, int decimals)
{
  double scale = pow (10, decimals);
  return round (value * scale) / scale;
}

const char *
sol_sim_status_text (const char *status)
{
  static const struct
  {
    const char *code;
    const char *text;
  } texts[] = { { "normal", "Normal" },   { "warning", "Warning" },
                { "error", "Error" },     { "not_reporting", "Not Reporting" },
                { "retired", "Retired" }, { "comm", "Gateway Not Reporting" } };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].code, status) == 0)
      return texts[i].text;
  return status;
}

const char *
sol_sim_mode_label (const SolSimSite *site)
{
  static const struct
  {
    const char *key;
    const char *label;
  } labels[] = { { "cost_savings", "Savings" },
                 { "ai_optimisation", "AI Optimization" },
                 { "backup_only", "Full Backup" } };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].key, site->effective.key) == 0)
      return labels[i].label;
  return site->regional ? "Self - Consumption" : "Self-Consumption";
}
