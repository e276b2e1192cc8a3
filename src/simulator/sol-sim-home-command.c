/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-command"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"

#include <string.h>

#define KEY_DELAY 131

/* Queues @event after the delay of its kind. */
static SolSimResult
accept (SimSite *site, SolSimKind kind, SimEvent *event)
{
  SolSimHome *home = site->home;
  int low = home->knobs.kind[kind].settle_min, high = home->knobs.kind[kind].settle_max;
  int delay = sol_sim_draw_int (site->seed, KEY_DELAY, site->n_commands++, low, MAX (low, high));
  if (home->knobs.kind[kind].never)
    sim_event_clear (event);
  else
    sim_site_schedule (site, event, home->skip_delays ? 0 : MAX (delay, 0));
  sim_site_refresh (site);
  return SOL_SIM_OK;
}

static SimSite *
find (SolSimHome *self, guint64 id, const char *serial, SolSimKind kind, SolSimResult *result)
{
  SimSite *site = sim_home_open (self, id);
  *result = SOL_SIM_NO_DEVICE;
  if (site == NULL || site->charger == NULL || g_strcmp0 (serial, site->charger->serial) != 0)
    return NULL;
  *result = self->knobs.kind[kind].refuse ? SOL_SIM_REFUSED : SOL_SIM_OK;
  return site;
}

/* For what only owners and installers may do with a battery. */
static SimSite *
find_battery (SolSimHome *self, guint64 id, SolSimKind kind, SolSimResult *result)
{
  SimSite *site = sim_home_open (self, id);
  *result = SOL_SIM_NO_DEVICE;
  if (site == NULL || site->plan->n_batteries == 0)
    return NULL;
  *result = self->knobs.kind[kind].refuse                    ? SOL_SIM_REFUSED
            : !site->pub.is_owner && !site->pub.is_installer ? SOL_SIM_READ_ONLY
            : site->pub.system_task                          ? SOL_SIM_BUSY
                                                             : SOL_SIM_OK;
  return site;
}

SolSimResult
sol_sim_home_start_charging (SolSimHome *self, guint64 id, const char *serial, int amps)
{
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_CHARGE, &result);
  if (result != SOL_SIM_OK)
    return result;
  if (amps != 0
      && (amps < site->charger->min_amps || amps > site->charger->max_amps
          || amps % site->charger->step_amps != 0))
    return SOL_SIM_BAD_LEVEL;
  if (!site->car.plugged)
    return SOL_SIM_NOT_READY;
  if (site->car.amps > 0)
    return SOL_SIM_ALREADY_CHARGING;
  SimEvent event = { .what = SIM_DO_START, .value = amps };
  return accept (site, SOL_SIM_KIND_CHARGE, &event);
}

SolSimResult
sol_sim_home_stop_charging (SolSimHome *self, guint64 id, const char *serial)
{
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_CHARGE, &result);
  if (result != SOL_SIM_OK)
    return result;
  gboolean runs = site->car.session.started != 0 && site->car.session.ended == 0;
  if (!runs && !site->car.armed)
    return SOL_SIM_NOT_ACTIVE;
  if (!site->car.plugged)
    return SOL_SIM_NOT_ACTIVE;
  SimEvent event = { .what = SIM_DO_STOP };
  return accept (site, SOL_SIM_KIND_CHARGE, &event);
}

static gboolean
any_slot (SimSite *site)
{
  for (guint i = 0; i < site->slots->len; i++)
    if (g_array_index (site->slots, SolSimSlot, i).enabled)
      return TRUE;
  return FALSE;
}

SolSimResult
sol_sim_home_set_mode (SolSimHome *self, guint64 id, const char *serial, SolSimMode mode)
{
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_MODE, &result);
  if (result != SOL_SIM_OK)
    return result;
  if (mode == site->car.mode && !site->charger->mode_pending)
    return SOL_SIM_SAME;
  if (mode == SOL_SIM_MODE_SCHEDULED && !any_slot (site))
    return SOL_SIM_NO_SLOT;
  site->charger->mode_pending = TRUE;
  SimEvent event = { .what = SIM_DO_MODE, .value = mode };
  return accept (site, SOL_SIM_KIND_MODE, &event);
}

SolSimResult
sol_sim_home_set_use_battery (SolSimHome *self, guint64 id, const char *serial, gboolean on)
{
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, &result);
  if (result != SOL_SIM_OK)
    return result;
  SimEvent event = { .what = SIM_DO_USE_BATTERY, .value = on };
  return accept (site, SOL_SIM_KIND_CHARGER_CONFIG, &event);
}

SolSimResult
sol_sim_home_set_charger_config (SolSimHome *self, guint64 id, const char *serial, const char *key, int value)
{
  static const char *const keys[]
      = { "sessionAuthentication", "rfidSessionAuthentication", "DefaultChargeLevel", NULL };
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, &result);
  if (result != SOL_SIM_OK)
    return result;
  if (key == NULL || !g_strv_contains (keys, key))
    return SOL_SIM_INVALID;
  gboolean level = g_str_equal (key, "DefaultChargeLevel");
  if (level && value != 0 && (value < site->charger->min_amps || value > site->charger->max_amps))
    return SOL_SIM_BAD_LEVEL;
  SimEvent event = { .what = SIM_DO_CONFIG, .value = value };
  g_strlcpy (event.text, key, sizeof event.text);
  return accept (site, SOL_SIM_KIND_CHARGER_CONFIG, &event);
}

SolSimResult
sol_sim_home_set_slots (SolSimHome *self, guint64 id, const char *serial, const SolSimSlot *slots,
                        guint n_slots)
{
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, &result);
  if (result != SOL_SIM_OK)
    return result;
  for (guint i = 0; i < n_slots; i++)
    {
      const SolSimSlot *slot = &slots[i];
      gboolean times = slot->start_minute >= 0 && slot->start_minute < 1440 && slot->end_minute >= 0
                       && slot->end_minute < 1440 && slot->start_minute != slot->end_minute;
      if (slot->off_peak)
        continue;
      if (!times || (slot->days & 0x7f) == 0 || slot->amps < 0 || slot->amps > site->charger->max_amps)
        return SOL_SIM_INVALID;
    }
  SimEvent event = { .what = SIM_DO_SLOTS, .slots = g_array_new (FALSE, TRUE, sizeof (SolSimSlot)) };
  if (n_slots > 0)
    g_array_append_vals (event.slots, slots, n_slots);
  return accept (site, SOL_SIM_KIND_CHARGER_CONFIG, &event);
}

SolSimResult
sol_sim_home_trigger_report (SolSimHome *self, guint64 id, const char *serial)
{
  SolSimResult result;
  SimSite *site = find (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, &result);
  if (result != SOL_SIM_OK)
    return result;
  SimEvent event = { .what = SIM_DO_TRIGGER };
  return accept (site, SOL_SIM_KIND_CHARGER_CONFIG, &event);
}

static int
last_reserve (SimSite *site, const char *key)
{
  static const char *const keys[] = { "self-consumption", "cost_savings", "ai_optimisation", "backup_only" };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i], key))
      return site->pub.previous_reserve[i];
  return site->pub.profile.reserve;
}

SolSimResult
sol_sim_home_set_profile (SolSimHome *self, guint64 id, const char *key, const char *subtype, int reserve)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_PROFILE, &result);
  if (result != SOL_SIM_OK)
    return result;
  if (key == NULL || *key == '\0' || strlen (key) >= sizeof site->pub.profile.key)
    return SOL_SIM_INVALID;
  if (site->pub.pending_profile.key[0] != '\0')
    return SOL_SIM_BUSY;
  /* The service answers success to the present profile and changes nothing, not even the reserve. */
  if (g_str_equal (key, site->pub.profile.key)
      && g_strcmp0 (subtype != NULL ? subtype : "", site->pub.profile.subtype) == 0)
    return SOL_SIM_OK;

  SimEvent event = { .what = SIM_DO_PROFILE };
  g_strlcpy (event.profile.key, key, sizeof event.profile.key);
  g_strlcpy (event.profile.subtype, subtype != NULL ? subtype : "", sizeof event.profile.subtype);
  if (reserve < 0)
    reserve = last_reserve (site, key);
  if (g_str_equal (key, "backup_only"))
    reserve = 100;
  if (reserve < site->pub.reserve_min || reserve > site->pub.reserve_max)
    return SOL_SIM_INVALID;
  event.profile.reserve = reserve;
  site->pub.pending_profile = event.profile;
  return accept (site, SOL_SIM_KIND_PROFILE, &event);
}

SolSimResult
sol_sim_home_cancel_profile (SolSimHome *self, guint64 id)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_PROFILE, &result);
  if (result != SOL_SIM_OK)
    return result;
  if (site->pub.pending_profile.key[0] == '\0')
    return SOL_SIM_DONE_ALREADY;
  memset (&site->pub.pending_profile, 0, sizeof site->pub.pending_profile);
  for (guint i = site->events->len; i > 0; i--)
    if (g_array_index (site->events, SimEvent, i - 1).what == SIM_DO_PROFILE)
      g_array_remove_index (site->events, i - 1);
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_set_reserve (SolSimHome *self, guint64 id, int percent)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_SETTINGS, &result);
  if (result != SOL_SIM_OK)
    return result;
  gboolean backup = g_str_equal (site->pub.profile.key, "backup_only");
  if (percent < site->pub.reserve_min || percent > site->pub.reserve_max || (backup && percent != 100))
    return SOL_SIM_INVALID;
  SimEvent event = { .what = SIM_DO_RESERVE, .value = percent };
  return accept (site, SOL_SIM_KIND_SETTINGS, &event);
}

SolSimResult
sol_sim_home_set_settings (SolSimHome *self, guint64 id, const SolSimBatterySettings *settings)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_SETTINGS, &result);
  if (result != SOL_SIM_OK)
    return result;
  if (settings->very_low_soc < site->pub.settings.very_low_soc_min
      || settings->very_low_soc > site->pub.settings.very_low_soc_max)
    return SOL_SIM_INVALID;
  if (settings->charge_from_grid_schedule
      && (settings->charge_begin == settings->charge_end || settings->charge_begin < 0
          || settings->charge_end < 0 || settings->charge_begin > 1439 || settings->charge_end > 1439))
    return SOL_SIM_INVALID;
  SimEvent event = { .what = SIM_DO_SETTINGS, .settings = *settings };
  event.settings.very_low_soc_min = site->pub.settings.very_low_soc_min;
  event.settings.very_low_soc_max = site->pub.settings.very_low_soc_max;
  /* The mode's name must outlive the command. */
  if (event.settings.grid_mode != NULL)
    event.settings.grid_mode = g_intern_string (event.settings.grid_mode);
  return accept (site, SOL_SIM_KIND_SETTINGS, &event);
}

SolSimResult
sol_sim_home_set_storm_guard (SolSimHome *self, guint64 id, gboolean on, gboolean evse)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_STORM, &result);
  if (result != SOL_SIM_OK)
    return result;
  SimEvent event = { .what = SIM_DO_STORM_GUARD, .value = on, .other = evse };
  return accept (site, SOL_SIM_KIND_STORM, &event);
}

SolSimResult
sol_sim_home_opt_out (SolSimHome *self, guint64 id, const char *alert_id)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_STORM, &result);
  if (result != SOL_SIM_OK)
    return result;
  for (guint i = 0; i < site->alerts->len; i++)
    {
      const SolSimAlert *alert = &g_array_index (site->alerts, SolSimAlert, i);
      if (g_strcmp0 (alert->id, alert_id) != 0)
        continue;
      if (alert->critical)
        return SOL_SIM_REFUSED;
      SimEvent event = { .what = SIM_DO_OPT_OUT };
      g_strlcpy (event.text, alert->id, sizeof event.text);
      return accept (site, SOL_SIM_KIND_STORM, &event);
    }
  return SOL_SIM_NO_DEVICE;
}

SolSimResult
sol_sim_home_set_relay (SolSimHome *self, guint64 id, gboolean closed)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, SOL_SIM_KIND_GRID, &result);
  if (result != SOL_SIM_OK)
    return result;
  SolSimGrid *grid = &site->pub.grid;
  if (!grid->supported)
    return SOL_SIM_NO_DEVICE;
  if (grid->disable_grid_control || grid->active_download || grid->sunlight_backup || grid->grid_outage
      || grid->switching)
    return SOL_SIM_FORBIDDEN;
  if (closed == (grid->state == SOL_SIM_GRID_ON))
    return SOL_SIM_SAME;
  grid->switching = TRUE;
  SimEvent event = { .what = SIM_DO_RELAY, .value = closed };
  return accept (site, SOL_SIM_KIND_GRID, &event);
}

void
sol_sim_home_skip_delays (SolSimHome *self, gboolean skip)
{
  self->skip_delays = skip;
}
