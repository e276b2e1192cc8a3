/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-apply"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"

#include <string.h>

#define OFFLINE_RETRY_S 60

static int
profile_index (const char *key)
{
  static const char *const keys[] = { "self-consumption", "cost_savings", "ai_optimisation", "backup_only" };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i], key))
      return (int) i;
  return -1;
}

static void
remember_reserve (SimSite *site)
{
  int index = profile_index (site->pub.profile.key);
  if (index >= 0)
    site->pub.previous_reserve[index] = site->pub.profile.reserve;
}

static void
apply_profile (SimSite *site, const SimEvent *event)
{
  remember_reserve (site);
  site->pub.profile = event->profile;
  remember_reserve (site);
  memset (&site->pub.pending_profile, 0, sizeof site->pub.pending_profile);
  site->pub.profile_updated = event->time;
  sim_log_add (site, event->time, "battery_profile_changed", "battery", "Info",
               "The system profile was changed", NULL, FALSE);
}

/* Only what was asked for: meanwhile somebody may have changed the rest. */
static void
apply_settings (SimSite *site, const SimEvent *event)
{
  SolSimBatterySettings *now = &site->pub.settings;
  const SolSimBatterySettings *before = &event->before, *wanted = &event->settings;
#define TAKE(member)                                                                                         \
  if (wanted->member != before->member)                                                                      \
  now->member = wanted->member
  TAKE (charge_from_grid);
  TAKE (charge_from_grid_schedule);
  TAKE (charge_begin);
  TAKE (charge_end);
  TAKE (itc_accepted);
  TAKE (very_low_soc);
  TAKE (storm_guard);
  TAKE (evse_storm_guard);
  TAKE (dtg);
  TAKE (dtg_begin);
  TAKE (dtg_end);
  TAKE (rbd);
  TAKE (rbd_begin);
  TAKE (rbd_end);
#undef TAKE
  site->pub.profile_updated = event->time;
}

static void
apply_config (SimCar *car, const SimEvent *event)
{
  SolSimConfig *config = &car->told->config[event->value];
  config->value = event->word;
  if (--car->config_under_way[event->value] == 0)
    config->pending = FALSE;
  if (event->value == SOL_SIM_CONFIG_DEFAULT_LEVEL)
    car->told->default_amps = event->word != NULL ? (int) g_ascii_strtoll (event->word, NULL, 10) : 0;
}

static void
apply_slots (SimCar *car)
{
  g_array_set_size (car->slots, 0);
  if (car->cloud_slots->len > 0)
    g_array_append_vals (car->slots, car->cloud_slots->data, car->cloud_slots->len);
  if (--car->slots_under_way == 0)
    car->told->slots_pending = FALSE;
}

/* What is asked of a charger that is not there waits for it; starts and stops are lost. */
static void
keep_for_later (SimSite *site, const SimEvent *event)
{
  if (event->what != SIM_DO_MODE && event->what != SIM_DO_USE_BATTERY && event->what != SIM_DO_SLOTS
      && event->what != SIM_DO_CONFIG)
    return;
  SimEvent later = *event;
  later.time += OFFLINE_RETRY_S;
  sim_site_insert (site, &later);
}

static gboolean
needs_yes (const SimCar *car)
{
  return g_strcmp0 (car->told->config[SOL_SIM_CONFIG_APP_AUTH].value, "enabled") == 0;
}

static void
apply_charger (SimSite *site, const SimEvent *event)
{
  SimCar *car = &site->cars[event->car];
  if (car->offline_since != 0)
    {
      keep_for_later (site, event);
      return;
    }
  switch ((guint) event->what)
    {
    case SIM_DO_START:
      if (event->value > 0)
        car->set_amps = (int) event->value;
      if (event->value > 0 || car->mode == SOL_SIM_MODE_SCHEDULED)
        car->mode = SOL_SIM_MODE_MANUAL;
      car->unconfirmed = car->plugged && needs_yes (car);
      car->armed = car->plugged && !car->unconfirmed;
      car->held = FALSE;
      break;
    case SIM_DO_CONFIRM:
      car->armed = car->armed || (car->unconfirmed && car->plugged);
      car->unconfirmed = FALSE;
      break;
    case SIM_DO_STOP:
      car->armed = FALSE;
      car->held = car->mode != SOL_SIM_MODE_MANUAL;
      sim_charger_end_session (site, car, event->time);
      /* A stop by hand also ends a session that waited for sun. */
      break;
    case SIM_DO_MODE:
      car->mode = (SolSimMode) event->value;
      car->held = FALSE;
      car->green_judged = 0;
      car->armed = car->armed || car->amps > 0;
      car->told->mode_pending = FALSE;
      break;
    case SIM_DO_USE_BATTERY:
      car->use_battery = event->value != 0;
      car->green_judged = 0;
      break;
    case SIM_DO_SLOTS:
      apply_slots (car);
      break;
    case SIM_DO_TRIGGER:
      sim_charger_publish (site, car, event->time, TRUE);
      break;
    default:
      apply_config (car, event);
    }
}

static void
apply_storm (SimSite *site, const SimEvent *event)
{
  SolSimAlert alert = { .name = "Severe thunderstorm warning",
                        .source = "National weather service",
                        .start = event->value,
                        .end = event->other,
                        .critical = g_str_equal (event->text, "critical") };
  guint64 id = sol_sim_hash (site->seed, 81, (guint64) event->value + site->alerts->len);
  g_snprintf (alert.id, sizeof alert.id, "storm-%08x", (guint) (id >> 32));
  g_array_append_val (site->alerts, alert);
  sim_log_add (site, event->time, "storm_guard_alert", "battery", "Warning", "Severe weather is expected",
               NULL, TRUE);
}

static void
apply_storm_over (SimSite *site, const SimEvent *event)
{
  for (guint i = 0; i < site->alerts->len; i++)
    {
      SolSimAlert *alert = &g_array_index (site->alerts, SolSimAlert, i);
      alert->end = MIN (alert->end, event->time);
      alert->start = MIN (alert->start, alert->end);
    }
  sim_log_settle (site, event->time, "storm_guard_alert");
}

static void
apply_opt_out (SimSite *site, const SimEvent *event)
{
  for (guint i = 0; i < site->alerts->len; i++)
    {
      SolSimAlert *alert = &g_array_index (site->alerts, SolSimAlert, i);
      alert->opted_out = alert->opted_out || g_str_equal (alert->id, event->text);
    }
}

static void
apply_outage (SimSite *site, const SimEvent *event)
{
  SolSimGrid *grid = &site->pub.grid;
  gboolean now_out = event->value != 0;
  if (now_out == grid->grid_outage)
    return;
  grid->grid_outage = now_out;
  grid->state = now_out ? SOL_SIM_GRID_OUTAGE : SOL_SIM_GRID_ON;
  if (now_out)
    {
      SolSimOutage outage = { .start = event->time };
      g_array_prepend_val (site->outages, outage);
      sim_log_add (site, event->time, "grid_outage", "grid", "Critical", "The utility grid is down", NULL,
                   TRUE);
      return;
    }
  if (site->outages->len > 0)
    {
      SolSimOutage *outage = &g_array_index (site->outages, SolSimOutage, 0);
      outage->duration = MAX (event->time - outage->start, 1);
    }
  sim_log_settle (site, event->time, "grid_outage");
}

static void
apply_relay (SimSite *site, const SimEvent *event)
{
  SolSimGrid *grid = &site->pub.grid;
  grid->switching = FALSE;
  if (grid->state == SOL_SIM_GRID_OUTAGE)
    return;
  grid->state = event->value != 0 ? SOL_SIM_GRID_ON : SOL_SIM_GRID_OFF_BY_CHOICE;
  sim_log_add (
      site, event->time, event->value != 0 ? "grid_relay_closed" : "grid_relay_opened", "grid", "Info",
      event->value != 0 ? "The home was connected to the grid" : "The home was disconnected from the grid",
      NULL, FALSE);
}

static void
apply_world (SimSite *site, const SimEvent *event)
{
  SimCar *car = &site->cars[event->car];
  switch ((guint) event->what)
    {
    case SIM_DO_COME:
      sim_car_come (site, car, event->time, event->value);
      break;
    case SIM_DO_LEAVE:
      sim_car_leave (site, car, event->time);
      break;
    case SIM_DO_SILENT:
      if (event->value == 0)
        sim_log_settle (site, event->time, "gateway_silent");
      else if (site->silent_since == 0)
        sim_log_add (site, event->time, "gateway_silent", "gateway", "Error", "The gateway does not report",
                     site->plan->gateway, TRUE);
      if (event->value == 0)
        site->silent_since = 0;
      else if (site->silent_since == 0)
        {
          site->silent_since = (event->time - event->other) / 900 * 900;
          site->pub.latest_power_time = site->silent_since;
        }
      break;
    case SIM_DO_OFFLINE:
      if (event->value == 0)
        car->offline_since = 0;
      else if (car->offline_since == 0)
        car->offline_since = event->time;
      break;
    case SIM_DO_SAFE_LIMIT:
      car->safe_limit = event->value != 0;
      break;
    default:
      g_return_if_reached ();
    }
}

void
sim_apply (SimSite *site, const SimEvent *event)
{
  switch (event->what)
    {
    case SIM_DO_START:
    case SIM_DO_CONFIRM:
    case SIM_DO_STOP:
    case SIM_DO_MODE:
    case SIM_DO_USE_BATTERY:
    case SIM_DO_CONFIG:
    case SIM_DO_SLOTS:
    case SIM_DO_TRIGGER:
      apply_charger (site, event);
      break;
    case SIM_DO_PROFILE:
      apply_profile (site, event);
      break;
    case SIM_DO_RESERVE:
      site->pub.profile.reserve = (int) event->value;
      remember_reserve (site);
      site->pub.profile_updated = event->time;
      break;
    case SIM_DO_SUBTYPE:
      g_strlcpy (site->pub.profile.subtype, event->profile.subtype, sizeof site->pub.profile.subtype);
      site->pub.profile_updated = event->time;
      break;
    case SIM_DO_SETTINGS:
      apply_settings (site, event);
      break;
    case SIM_DO_WINDOWS:
      sim_windows_apply (site, event);
      break;
    case SIM_DO_STORM_GUARD:
      site->pub.settings.storm_guard = event->value != 0;
      site->pub.settings.evse_storm_guard = event->other != 0;
      break;
    case SIM_DO_OPT_OUT:
      apply_opt_out (site, event);
      break;
    case SIM_DO_RELAY:
      apply_relay (site, event);
      break;
    case SIM_DO_PUBLISH:
      site->cars[event->car].publishing = FALSE;
      sim_charger_publish (site, &site->cars[event->car], event->time, FALSE);
      break;
    case SIM_DO_STORM:
      apply_storm (site, event);
      break;
    case SIM_DO_STORM_OVER:
      apply_storm_over (site, event);
      break;
    case SIM_DO_OUTAGE:
      apply_outage (site, event);
      break;
    case SIM_DO_COME:
    case SIM_DO_LEAVE:
    case SIM_DO_SILENT:
    case SIM_DO_OFFLINE:
    case SIM_DO_SAFE_LIMIT:
      apply_world (site, event);
      break;
    default:
      g_return_if_reached ();
    }
}
