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
  if (!home->knobs.kind[kind].never)
    sim_site_schedule (site, event, home->skip_delays ? 0 : MAX (delay, 0));
  sim_site_refresh (site);
  return SOL_SIM_OK;
}

static SimCar *
find (SolSimHome *self, guint64 id, const char *serial, SolSimKind kind, SimSite **site, SolSimResult *result)
{
  *site = sim_home_open (self, id);
  SimCar *car = *site != NULL ? sim_site_find_car (*site, serial) : NULL;
  *result = car == NULL ? SOL_SIM_NO_DEVICE : self->knobs.kind[kind].refuse ? SOL_SIM_REFUSED : SOL_SIM_OK;
  return car;
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

/* What a charger has to say to a command before it is taken; may complete @event. */
typedef SolSimResult (*AdmitCar) (SimCar *car, SimEvent *event);

static SolSimResult
command_car (SolSimHome *self, guint64 id, const char *serial, SolSimKind kind, AdmitCar admit,
             SimEvent event)
{
  SolSimResult result;
  SimSite *site;
  SimCar *car = find (self, id, serial, kind, &site, &result);
  if (result == SOL_SIM_OK && admit != NULL)
    result = admit (car, &event);
  if (result != SOL_SIM_OK)
    return result;
  event.car = car->index;
  return accept (site, kind, &event);
}

static SolSimResult
admit_start (SimCar *car, SimEvent *event)
{
  const SolSimCharger *told = car->told;
  gint64 amps = event->value;
  if (amps != 0 && (amps < told->min_amps || amps > told->max_amps || amps % told->step_amps != 0))
    return SOL_SIM_BAD_LEVEL;
  if (!car->plugged)
    return SOL_SIM_NOT_READY;
  return car->amps > 0 ? SOL_SIM_ALREADY_CHARGING : SOL_SIM_OK;
}

SolSimResult
sol_sim_home_start_charging (SolSimHome *self, guint64 id, const char *serial, int amps)
{
  SimEvent event = { .what = SIM_DO_START, .value = amps };
  return command_car (self, id, serial, SOL_SIM_KIND_CHARGE, admit_start, event);
}

static SolSimResult
admit_confirm (SimCar *car, SimEvent *event)
{
  return car->unconfirmed ? SOL_SIM_OK : SOL_SIM_NOT_ACTIVE;
}

SolSimResult
sol_sim_home_confirm_charging (SolSimHome *self, guint64 id, const char *serial)
{
  SimEvent event = { .what = SIM_DO_CONFIRM };
  return command_car (self, id, serial, SOL_SIM_KIND_CHARGE, admit_confirm, event);
}

static SolSimResult
admit_stop (SimCar *car, SimEvent *event)
{
  gboolean runs = car->session.started != 0 && car->session.ended == 0;
  return car->plugged && (runs || car->armed) ? SOL_SIM_OK : SOL_SIM_NOT_ACTIVE;
}

SolSimResult
sol_sim_home_stop_charging (SolSimHome *self, guint64 id, const char *serial)
{
  SimEvent event = { .what = SIM_DO_STOP };
  return command_car (self, id, serial, SOL_SIM_KIND_CHARGE, admit_stop, event);
}

static gboolean
any_slot (const SimCar *car)
{
  for (guint i = 0; i < car->cloud_slots->len; i++)
    if (g_array_index (car->cloud_slots, SolSimSlot, i).enabled)
      return TRUE;
  return FALSE;
}

static SolSimResult
admit_mode (SimCar *car, SimEvent *event)
{
  if (event->value == car->mode && !car->told->mode_pending)
    return SOL_SIM_SAME;
  if (event->value == SOL_SIM_MODE_SCHEDULED && !any_slot (car))
    return SOL_SIM_NO_SLOT;
  car->told->mode_pending = TRUE;
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_set_mode (SolSimHome *self, guint64 id, const char *serial, SolSimMode mode)
{
  SimEvent event = { .what = SIM_DO_MODE, .value = mode };
  return command_car (self, id, serial, SOL_SIM_KIND_MODE, admit_mode, event);
}

SolSimResult
sol_sim_home_set_use_battery (SolSimHome *self, guint64 id, const char *serial, gboolean on)
{
  SimEvent event = { .what = SIM_DO_USE_BATTERY, .value = on };
  return command_car (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, NULL, event);
}

static gboolean
is_config_value (const SolSimCharger *charger, SolSimConfigKey key, const char *value)
{
  guint64 amps;
  switch (key)
    {
    case SOL_SIM_CONFIG_APP_AUTH:
    case SOL_SIM_CONFIG_RFID_AUTH:
      return g_strcmp0 (value, "enabled") == 0 || g_strcmp0 (value, "disabled") == 0;
    case SOL_SIM_CONFIG_DEFAULT_LEVEL:
      return value == NULL
             || g_ascii_string_to_unsigned (value, 10, (guint64) charger->min_amps,
                                            (guint64) charger->max_amps, &amps, NULL);
    case SOL_SIM_CONFIG_PHASE_SWITCH:
      return value != NULL && *value != '\0' && strlen (value) < 20;
    case SOL_SIM_N_CONFIGS:
      break;
    }
  return FALSE;
}

static SolSimResult
admit_config (SimCar *car, SimEvent *event)
{
  if (event->value < 0 || event->value >= SOL_SIM_N_CONFIGS
      || !is_config_value (car->told, (SolSimConfigKey) event->value, event->word))
    return SOL_SIM_INVALID;
  event->word = g_intern_string (event->word);
  car->config_under_way[event->value]++;
  car->told->config[event->value].requested = event->word;
  car->told->config[event->value].pending = TRUE;
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_set_charger_config (SolSimHome *self, guint64 id, const char *serial, SolSimConfigKey key,
                                 const char *value)
{
  SimEvent event = { .what = SIM_DO_CONFIG, .value = key, .word = value };
  return command_car (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, admit_config, event);
}

static gboolean
is_slot (const SolSimCharger *charger, const SolSimSlot *slot)
{
  if (slot->off_peak)
    return TRUE;
  gboolean times = slot->start_minute >= 0 && slot->start_minute < 1440 && slot->end_minute >= 0
                   && slot->end_minute < 1440 && slot->start_minute != slot->end_minute;
  gboolean amps = slot->amps == 0 || (slot->amps >= charger->min_amps && slot->amps <= charger->max_amps);
  return times && amps && (slot->days & 0x7f) != 0;
}

SolSimResult
sol_sim_home_set_slots (SolSimHome *self, guint64 id, const char *serial, const SolSimSlot *slots,
                        guint n_slots)
{
  SolSimResult result;
  SimSite *site;
  SimCar *car = find (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, &site, &result);
  if (result != SOL_SIM_OK)
    return result;
  for (guint i = 0; i < n_slots; i++)
    if (!is_slot (car->told, &slots[i]))
      return SOL_SIM_INVALID;
  g_autoptr (GArray) list = g_array_sized_new (FALSE, TRUE, sizeof (SolSimSlot), n_slots);
  if (n_slots > 0)
    g_array_append_vals (list, slots, n_slots);
  g_array_unref (car->cloud_slots);
  car->cloud_slots = g_steal_pointer (&list);
  car->slots_under_way++;
  car->told->slots_pending = TRUE;
  car->told->slots_changed_ms = MAX (self->now * 1000, car->told->slots_changed_ms + 1);
  SimEvent event = { .what = SIM_DO_SLOTS, .car = car->index };
  return accept (site, SOL_SIM_KIND_CHARGER_CONFIG, &event);
}

SolSimResult
sol_sim_home_trigger_report (SolSimHome *self, guint64 id, const char *serial)
{
  SimEvent event = { .what = SIM_DO_TRIGGER };
  return command_car (self, id, serial, SOL_SIM_KIND_CHARGER_CONFIG, NULL, event);
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
  /* The service answers success to the present profile and changes nothing, neither reserve nor subtype. */
  if (g_str_equal (key, site->pub.profile.key))
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

/* … and a battery; may complete @event. */
typedef SolSimResult (*AdmitSite) (SimSite *site, SimEvent *event);

static SolSimResult
command_battery (SolSimHome *self, guint64 id, SolSimKind kind, AdmitSite admit, SimEvent event)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, kind, &result);
  if (result == SOL_SIM_OK && admit != NULL)
    result = admit (site, &event);
  return result == SOL_SIM_OK ? accept (site, kind, &event) : result;
}

static SolSimResult
admit_reserve (SimSite *site, SimEvent *event)
{
  gboolean backup = g_str_equal (site->pub.profile.key, "backup_only");
  gboolean within = event->value >= site->pub.reserve_min && event->value <= site->pub.reserve_max;
  return within && (!backup || event->value == 100) ? SOL_SIM_OK : SOL_SIM_INVALID;
}

SolSimResult
sol_sim_home_set_reserve (SolSimHome *self, guint64 id, int percent)
{
  SimEvent event = { .what = SIM_DO_RESERVE, .value = percent };
  return command_battery (self, id, SOL_SIM_KIND_SETTINGS, admit_reserve, event);
}

static SolSimResult
admit_subtype (SimSite *site, SimEvent *event)
{
  return g_str_equal (site->pub.profile.key, "cost_savings") ? SOL_SIM_OK : SOL_SIM_SAME;
}

SolSimResult
sol_sim_home_set_subtype (SolSimHome *self, guint64 id, const char *subtype)
{
  SimEvent event = { .what = SIM_DO_SUBTYPE };
  g_strlcpy (event.profile.subtype, subtype, sizeof event.profile.subtype);
  return command_battery (self, id, SOL_SIM_KIND_SETTINGS, admit_subtype, event);
}

static SolSimResult
admit_settings (SimSite *site, SimEvent *event)
{
  const SolSimBatterySettings *settings = &event->settings;
  if (settings->very_low_soc < site->pub.settings.very_low_soc_min
      || settings->very_low_soc > site->pub.settings.very_low_soc_max)
    return SOL_SIM_INVALID;
  if (settings->charge_from_grid_schedule
      && (settings->charge_begin == settings->charge_end || settings->charge_begin < 0
          || settings->charge_end < 0 || settings->charge_begin > 1439 || settings->charge_end > 1439))
    return SOL_SIM_INVALID;
  event->before = site->pub.settings;
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_set_settings (SolSimHome *self, guint64 id, const SolSimBatterySettings *settings)
{
  SimEvent event = { .what = SIM_DO_SETTINGS, .settings = *settings };
  return command_battery (self, id, SOL_SIM_KIND_SETTINGS, admit_settings, event);
}

SolSimResult
sol_sim_home_apply_windows (SolSimHome *self, guint64 id, guint kinds)
{
  SimEvent event = { .what = SIM_DO_WINDOWS, .value = kinds, .other = self->now };
  return command_battery (self, id, SOL_SIM_KIND_SETTINGS, NULL, event);
}

SolSimResult
sol_sim_home_set_storm_guard (SolSimHome *self, guint64 id, gboolean on, gboolean evse)
{
  SimEvent event = { .what = SIM_DO_STORM_GUARD, .value = on, .other = evse };
  return command_battery (self, id, SOL_SIM_KIND_STORM, NULL, event);
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
