/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-down"

#include "sol-sim-down.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *path; /* a piece of it */
  guint status;
  const char *text;
} parts[] = {
  { "scheduler", "/service/evse_scheduler/", 503, "IQEVC Scheduler MS is unavailable" },
  { "history", "/service/enho_historical_events_ms/", 550, "Service is unavailable" },
  { "timeseries", "/service/timeseries/", 503, "Service Unavailable" },
  { "charger-config", "/ev_charger_config", 504, "Gateway Timeout" },
  { "battery-config", "/service/batteryConfig/", 502, "Bad Gateway" },
  { "tariff", "/service/tariff/", 500, "Internal Server Error" },
  { "events", "/service/events-platform-service/", 500, "Internal Server Error" },
};

guint
sol_sim_down_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].name, name) == 0)
      return 1u << i;
  return 0;
}

gboolean
sol_sim_down_answer (SolSimCall *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (call->server->down & (1u << i) && strstr (call->path, parts[i].path) != NULL)
      {
        sol_sim_answer_text (call, parts[i].status, "text/plain; charset=utf-8", parts[i].text);
        return TRUE;
      }
  return FALSE;
}
