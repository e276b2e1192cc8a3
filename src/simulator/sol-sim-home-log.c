/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-log"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

enum
{
  KEY_OUTAGE = 111,
  KEY_EVENT,
};

void
sim_log_clear_event (gpointer event)
{
  SolSimEvent *self = event;
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->advice, g_free);
}

void
sim_log_add (SimSite *site, gint64 time, const char *key, const char *type, const char *severity,
             const char *text, const char *serial, gboolean standing)
{
  SolSimEvent event = { .key = key,
                        .type = type,
                        .severity = severity,
                        .text = g_strdup (text),
                        .device_serial = serial,
                        .start = time,
                        .cleared = standing ? 0 : time };
  guint64 id = sol_sim_hash (site->seed, KEY_EVENT, (guint64) time * 64 + site->log->len);
  g_snprintf (event.id, sizeof event.id, "%016" G_GINT64_MODIFIER "x", id);
  g_array_prepend_val (site->log, event);
}

void
sim_log_settle (SimSite *site, gint64 time, const char *key)
{
  for (guint i = 0; i < site->log->len; i++)
    {
      SolSimEvent *event = &g_array_index (site->log, SolSimEvent, i);
      if (g_str_equal (event->key, key) && event->cleared == 0)
        event->cleared = MAX (time, event->start + 1);
    }
}

static void
past_outages (SimSite *site)
{
  if (site->plan->n_batteries == 0)
    return;
  SolSimDate last = sol_sim_zone_date (site->plan, site->home->start);
  for (SolSimDate date = site->pub.first_date + 60; date < last - 8;
       date += sol_sim_draw_int (site->seed, KEY_OUTAGE, (guint64) date, 70, 260))
    {
      SolSimOutage outage;
      int minute = sol_sim_draw_int (site->seed, KEY_OUTAGE + 2, (guint64) date, 30, 22 * 60);
      outage.start = sol_sim_zone_moment (site->plan, date, minute);
      outage.duration = sol_sim_draw_int (site->seed, KEY_OUTAGE + 3, (guint64) date, 40, 9000);
      g_array_prepend_val (site->outages, outage);
    }
}

/* What a home of this age has seen: oldest first, days before the start. */
static const struct
{
  double days_ago;
  double hours;
  const char *key, *type, *severity, *text, *advice;
} past_events[] = {
  { 690.3, 0, "pcu_firmware_upgraded", "pcu", "Info", "Microinverter firmware was updated", NULL },
  { 402.6, 0, "gateway_firmware_upgraded", "gateway", "Info", "Gateway firmware was updated", NULL },
  { 301.2, 5.5, "pcu_not_reporting", "pcu", "Warning", "A microinverter did not report",
    "Check again after a day with sun. If it stays silent, call your installer." },
  { 204.7, 1.2, "gateway_silent", "gateway", "Error", "The gateway did not report",
    "Check the network cable and the power of the gateway." },
  { 121.4, 0, "battery_profile_changed", "battery", "Info", "The system profile was changed", NULL },
  { 88.1, 0.6, "evse_offline", "evse", "Warning", "The car charger was offline",
    "Check the Wi-Fi signal at the charger." },
  { 47.9, 0, "battery_firmware_upgraded", "battery", "Info", "Battery firmware was updated", NULL },
  { 20.2, 30, "storm_guard_alert", "battery", "Warning", "Severe weather was expected", NULL },
  { 9.5, 0, "evse_authentication_changed", "evse", "Info", "The charger's sign-in was changed", NULL },
  { 3.1, 2, "pcu_not_reporting", "pcu", "Warning", "A microinverter did not report",
    "Check again after a day with sun. If it stays silent, call your installer." },
  { 0.9, 0, "evse_firmware_available", "evse", "Info", "New firmware is ready for the car charger", NULL },
};

void
sim_log_past (SimSite *site)
{
  const SolSimSitePlan *plan = site->plan;
  past_outages (site);
  for (guint i = 0; i < G_N_ELEMENTS (past_events); i++)
    {
      const char *type = past_events[i].type;
      gboolean battery = g_str_equal (type, "battery"), evse = g_str_equal (type, "evse");
      if ((battery && plan->n_batteries == 0) || (evse && plan->n_chargers == 0))
        continue;
      const char *serial = battery ? plan->batteries[0] : evse ? plan->chargers[0].serial : plan->gateway;
      if (g_str_equal (type, "pcu"))
        serial = site->pub.n_panels > 0 ? site->panels[i % site->pub.n_panels].serial : NULL;
      gint64 time = site->home->start - (gint64) (past_events[i].days_ago * 86400);
      if (time < site->pub.installed)
        continue;
      sim_log_add (site, time, past_events[i].key, type, past_events[i].severity, past_events[i].text, serial,
                   FALSE);
      SolSimEvent *event = &g_array_index (site->log, SolSimEvent, 0);
      event->cleared = time + (gint64) (past_events[i].hours * 3600);
      event->advice = g_strdup (past_events[i].advice);
    }
}
