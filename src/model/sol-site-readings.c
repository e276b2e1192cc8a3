/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-readings"

#include "sol-site-private.h"

#include <math.h>
#include <string.h>

#include "sol-archive-energy.h"
#include "sol-archive-events.h"
#include "sol-archive-sessions.h"
#include "sol-plan.h"

/* A charger that a good status lacks so many times is gone (R21). */
#define MISSING_MAX 3

static void
rest (SolSite *self, SolFamily family, gboolean resting)
{
  sol_refresh_set_resting (self->refresh, family, resting);
}

static void
set_charger_exists (SolSite *self, SolTruth exists)
{
  if (self->charger_exists == exists)
    return;
  self->charger_exists = exists;
  rest (self, SOL_FAMILY_EV_STATUS, exists == SOL_NO);
  rest (self, SOL_FAMILY_EV_SUMMARY, exists == SOL_NO);
  rest (self, SOL_FAMILY_CHARGE_MODE, exists == SOL_NO);
  rest (self, SOL_FAMILY_FIRMWARE, exists == SOL_NO);
  rest (self, SOL_FAMILY_FEATURE_FLAGS, exists == SOL_NO);
  rest (self, SOL_FAMILY_CAR_ENERGY, exists == SOL_NO);
  sol_site_notify (self, SOL_SITE_PROP_CHARGER_EXISTS);
}

static void
set_panels_exist (SolSite *self, SolTruth exists)
{
  if (self->panels_exist == exists)
    return;
  self->panels_exist = exists;
  rest (self, SOL_FAMILY_PANEL_STATES, exists == SOL_NO);
  rest (self, SOL_FAMILY_PANEL_ENERGY, exists == SOL_NO);
  rest (self, SOL_FAMILY_ROOF_PLAN, exists == SOL_NO);
  sol_site_notify (self, SOL_SITE_PROP_PANELS_EXIST);
}

static void
set_zone (SolSite *self, const char *name)
{
  if (name == NULL || g_strcmp0 (name, self->zone_name) == 0)
    return;
  g_autofree char *scope = g_strconcat ("site/", self->id, NULL);
  g_free (self->zone_name);
  self->zone_name = g_strdup (name);
  g_time_zone_unref (self->zone);
  self->zone = sol_zone_new (name);
  sol_refresh_set_zone (self->refresh, self->zone);
  sol_backfill_set_zone (self->backfill, self->zone);
  sol_remember_set (self->context->remember, scope, "zone", name);
  sol_site_tell_chargers (self);
}

/* The mode that the system profile names, which is a hint only where there is just one charger (R33). */
static const char *
profile_mode (SolSite *self)
{
  const SolProfile *profile = sol_battery_get_profile (self->battery);
  if (profile == NULL || profile->chargers->len != 1
      || g_list_model_get_n_items (G_LIST_MODEL (self->chargers)) != 1)
    return NULL;
  return ((const SolProfileDevice *) g_ptr_array_index (profile->chargers, 0))->charge_mode;
}

void
sol_site_tell_reach (SolSite *self, SolCharger *charger)
{
  const char *serial = sol_charger_get_serial (charger);

  sol_sessions_take_reach (sol_charger_get_sessions (charger),
                           sol_backfill_get_known_since (self->backfill, serial),
                           sol_backfill_is_done (self->backfill, serial));
}

static void
tell_chargers (SolSite *self)
{
  const SolSiteSettings *settings = sol_site_get_settings (self);
  gboolean may_act = sol_condition_may_act (self->condition);

  const SolFirmwareList *firmware = sol_site_get_firmware (self);
  const SolFeatureFlags *flags = sol_site_get_feature_flags (self);
  const SolTariff *tariff = sol_site_get_tariff (self);

  sol_battery_take_may_act (self->battery, may_act);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      sol_charger_take_site (charger, may_act, settings != NULL ? settings->country : NULL,
                             profile_mode (self));
      if (self->zone_name != NULL)
        sol_charger_take_zone (charger, self->zone);
      if (firmware != NULL)
        sol_charger_take_firmware (charger, firmware);
      if (flags != NULL)
        sol_charger_take_flags (charger, flags);
      sol_sessions_take_site (sol_charger_get_sessions (charger), self->zone,
                              tariff != NULL ? tariff->currency : NULL, self->name);
      sol_site_tell_reach (self, charger);
    }
}

static void
drop_missing (SolSite *self, const SolEvStatus *status)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i > 0; i--)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i - 1);
      const char *serial = sol_charger_get_serial (charger);
      if (sol_ev_status_find (status, serial) != NULL)
        {
          g_hash_table_remove (self->missing, serial);
          continue;
        }
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (self->missing, serial)) + 1;
      g_hash_table_insert (self->missing, g_strdup (serial), GUINT_TO_POINTER (times));
      if (times < MISSING_MAX)
        continue;
      g_hash_table_remove (self->missing, serial);
      sol_charger_stop (charger);
      g_list_store_remove (self->chargers, i - 1);
    }
}

static void
update_serials (SolSite *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      g_strv_builder_add (builder, sol_charger_get_serial (charger));
    }
  g_auto (GStrv) serials = g_strv_builder_end (builder);
  sol_refresh_set_serials (self->refresh, (const char *const *) serials);
  sol_backfill_set_serials (self->backfill, (const char *const *) serials);
}

static void
reminder_cb (SolSite *self, const SolReminder *reminder, SolCharger *charger)
{
  sol_site_emit_reminder (self, charger, reminder);
}

static void
take_ev_status (SolSite *self, gconstpointer value)
{
  const SolEvStatus *status = value;
  gboolean added = FALSE;

  if (sol_site_get_settings (self) == NULL)
    set_zone (self, status->timezone);
  for (guint i = 0; i < status->chargers->len; i++)
    {
      const SolChargerStatus *one = g_ptr_array_index (status->chargers, i);
      SolCharger *charger = sol_site_find_charger (self, one->serial);
      if (charger != NULL)
        {
          sol_charger_take_status (charger, one);
          continue;
        }
      g_autoptr (SolCharger) fresh = sol_charger_new (self->context, self->refresh, self->id, one->serial);
      g_signal_connect_object (fresh, "reminder", G_CALLBACK (reminder_cb), self, G_CONNECT_SWAPPED);
      sol_charger_take_status (fresh, one);
      g_list_store_append (self->chargers, fresh);
      added = TRUE;
    }
  if (status->partial != SOL_YES)
    drop_missing (self, status);
  set_charger_exists (self, sol_truth (g_list_model_get_n_items (G_LIST_MODEL (self->chargers)) > 0));
  update_serials (self);
  if (added)
    {
      const SolEvSummary *summary = sol_site_get_value (self, SOL_FAMILY_EV_SUMMARY);
      for (guint i = 0; summary != NULL && i < summary->chargers->len; i++)
        {
          const SolChargerSummary *one = g_ptr_array_index (summary->chargers, i);
          SolCharger *charger = sol_site_find_charger (self, one->serial);
          if (charger != NULL)
            sol_charger_take_summary (charger, one);
        }
      tell_chargers (self);
    }
  sol_site_update_grid (self);
  sol_site_tell_live (self);
}

static void
take_ev_summary (SolSite *self, gconstpointer value)
{
  const SolEvSummary *summary = value;
  for (guint i = 0; i < summary->chargers->len; i++)
    {
      const SolChargerSummary *one = g_ptr_array_index (summary->chargers, i);
      SolCharger *charger = sol_site_find_charger (self, one->serial);
      if (charger != NULL)
        sol_charger_take_summary (charger, one);
    }
}

/* What is read once a charger. */
static void
take_of_charger (SolSite *self, SolFamily family, const char *serial)
{
  SolReading *reading = sol_refresh_get_reading (self->refresh, family, serial);
  SolCharger *charger = sol_site_find_charger (self, serial);
  if (charger == NULL || reading == NULL)
    return;
  gconstpointer value = sol_reading_get_value (reading);
  if (family == SOL_FAMILY_CHARGE_MODE)
    sol_charger_take_preference (charger, value);
  else if (family == SOL_FAMILY_SCHEDULE)
    sol_charger_take_schedule (charger, value);
  else if (family == SOL_FAMILY_GREEN_SETTINGS)
    sol_charger_take_green (charger, value);
  else if (family == SOL_FAMILY_CHARGER_CONFIG)
    sol_charger_take_config (charger, value);
  else if (family == SOL_FAMILY_CHARGE_HISTORY)
    {
      sol_charger_take_history (charger, value);
      if (self->loaded)
        {
          sol_site_archive_sessions (self, serial, value);
          sol_backfill_note_read (self->backfill, serial, sol_reading_get_asked_at (reading));
          sol_site_tell_reach (self, charger);
        }
      sol_sessions_reload (sol_charger_get_sessions (charger));
    }
}

/* Export prices of single days are asked for only where the tariff names none (trap 115). */
static void
take_tariff (SolSite *self, gconstpointer value)
{
  const SolTariff *tariff = value;
  gboolean asks = tariff->export.present == SOL_YES && !sol_tariff_branch_is_usable (&tariff->export);
  rest (self, SOL_FAMILY_DATED_RATES, !asks);
  tell_chargers (self);
}

static void
join_panels (SolSite *self)
{
  const SolPanelList *list = sol_site_get_value (self, SOL_FAMILY_PANELS);
  if (list == NULL)
    return;
  g_clear_pointer (&self->panels, sol_panel_list_unref);
  self->panels = sol_panel_list_join (list, sol_site_get_value (self, SOL_FAMILY_PANEL_STATES),
                                      sol_site_get_value (self, SOL_FAMILY_PANEL_ENERGY));
  set_panels_exist (self, sol_truth (list->panels->len > 0));
  sol_site_notify (self, SOL_SITE_PROP_PANELS);
}

static void
take_site_settings (SolSite *self, gconstpointer value)
{
  const SolSiteSettings *settings = value;
  set_zone (self, settings->timezone);
  sol_battery_take_site_settings (self->battery, settings);
  rest (self, SOL_FAMILY_STORM_ALERTS, settings->show_storm_guard == SOL_NO);
  rest (self, SOL_FAMILY_BATTERY_WINDOWS, settings->has_battery == SOL_NO);
  rest (self, SOL_FAMILY_OUTAGES, settings->has_battery == SOL_NO);
  tell_chargers (self);
  SolTruth may_write = sol_site_settings_may_write (settings);
  SolTruth read_only = may_write == SOL_UNKNOWN ? SOL_UNKNOWN : sol_truth (may_write == SOL_NO);
  if (read_only != self->read_only)
    {
      self->read_only = read_only;
      sol_site_notify (self, SOL_SITE_PROP_READ_ONLY);
    }
  sol_site_notify (self, SOL_SITE_PROP_SETTINGS);
}

static void
compose_flow (SolSite *self)
{
  sol_energy_today_compose (self->energy, self->grid, sol_battery_get_exists (self->battery) != SOL_NO,
                            self->charger_exists != SOL_NO, sol_clock_now (self->context->clock));
}

static void
take_today (SolSite *self, gconstpointer value)
{
  const SolToday *today = value;
  sol_battery_take_today (self->battery, today);
  sol_energy_today_take_today (self->energy, today);
  compose_flow (self);
  if (self->loaded)
    sol_site_archive_today (self, today);
}

static void
take_latest_power (SolSite *self, gconstpointer value)
{
  sol_energy_today_take_latest_power (self->energy, value);
}

static void
take_lifetime (SolSite *self, gconstpointer value)
{
  sol_energy_today_take_lifetime (self->energy, value);
  if (self->loaded)
    sol_site_archive_lifetime (self, value);
}

static void
take_battery_status (SolSite *self, gconstpointer value)
{
  sol_battery_take_status (self->battery, value);
}

static void
take_battery_settings (SolSite *self, gconstpointer value)
{
  sol_battery_take_settings (self->battery, value);
}

static void
take_battery_windows (SolSite *self, gconstpointer value)
{
  sol_battery_take_windows (self->battery, value);
}

static void
take_profile (SolSite *self, gconstpointer value)
{
  sol_battery_take_profile (self->battery, value);
  tell_chargers (self);
}

static void
take_alerts (SolSite *self, gconstpointer value)
{
  sol_battery_take_alerts (self->battery, value);
  sol_site_notify (self, SOL_SITE_PROP_STORM_ALERTS);
}

static void
take_events (SolSite *self, gconstpointer value)
{
  if (self->loaded)
    sol_site_archive_events (self, value);
}

static void
take_outages (SolSite *self, gconstpointer value)
{
  if (self->loaded)
    sol_site_archive_outages (self, value);
}

static void
take_devices (SolSite *self, gconstpointer value)
{
  sol_site_notify (self, SOL_SITE_PROP_DEVICES);
}

static void
take_panels (SolSite *self, gconstpointer value)
{
  join_panels (self);
}

static void
take_grid (SolSite *self, gconstpointer value)
{
  sol_site_update_grid (self);
}

static void
take_of_chargers (SolSite *self, gconstpointer value)
{
  tell_chargers (self);
}

/* What is done with a family of the site when it was read; nothing for those that are only kept and told. */
static void (*const takers[SOL_N_FAMILIES]) (SolSite *self, gconstpointer value) = {
  [SOL_FAMILY_EV_STATUS] = take_ev_status,
  [SOL_FAMILY_TODAY] = take_today,
  [SOL_FAMILY_BATTERY_STATUS] = take_battery_status,
  [SOL_FAMILY_LATEST_POWER] = take_latest_power,
  [SOL_FAMILY_SITE_SETTINGS] = take_site_settings,
  [SOL_FAMILY_PROFILE] = take_profile,
  [SOL_FAMILY_EV_SUMMARY] = take_ev_summary,
  [SOL_FAMILY_STORM_ALERTS] = take_alerts,
  [SOL_FAMILY_BATTERY_WINDOWS] = take_battery_windows,
  [SOL_FAMILY_TARIFF] = take_tariff,
  [SOL_FAMILY_EVENTS] = take_events,
  [SOL_FAMILY_OUTAGES] = take_outages,
  [SOL_FAMILY_FIRMWARE] = take_of_chargers,
  [SOL_FAMILY_FEATURE_FLAGS] = take_of_chargers,
  [SOL_FAMILY_BATTERY_SETTINGS] = take_battery_settings,
  [SOL_FAMILY_GRID_CHECK] = take_grid,
  [SOL_FAMILY_OFF_GRID_CONTEXT] = take_grid,
  [SOL_FAMILY_DEVICES] = take_devices,
  [SOL_FAMILY_PANELS] = take_panels,
  [SOL_FAMILY_PANEL_STATES] = take_panels,
  [SOL_FAMILY_PANEL_ENERGY] = take_panels,
  [SOL_FAMILY_LIFETIME] = take_lifetime,
};

void
sol_site_take_family (SolSite *self, SolFamily family, const char *serial)
{
  gconstpointer value = sol_site_get_value (self, family);
  guint plain = sol_site_find_plain (family);

  if (sol_plan_get_row (family)->per_charger)
    take_of_charger (self, family, serial);
  else if (value == NULL)
    return;
  else if (takers[family] != NULL)
    takers[family](self, value);
  if (plain < SOL_SITE_N_PLAIN)
    sol_site_notify (self, SOL_SITE_PROP_FAMILIES + plain);
}

/* The grid: evidence from what was read, judged by the table in domain. */

void
sol_site_update_grid (SolSite *self)
{
  SolTime now = sol_clock_now (self->context->clock);
  const SolEvStatus *status = sol_site_get_value (self, SOL_FAMILY_EV_STATUS);
  SolGridEvidence evidence;

  sol_grid_evidence_init (&evidence);
  if (status != NULL)
    sol_grid_evidence_take_chargers (&evidence, status, now);
  evidence.context = sol_site_get_off_grid_context (self);
  evidence.context_at = sol_site_get_asked_at (self, SOL_FAMILY_OFF_GRID_CONTEXT);
  evidence.check = sol_site_get_grid_check (self);
  evidence.check_at = sol_site_get_asked_at (self, SOL_FAMILY_GRID_CHECK);
  sol_live_fill_evidence (self->live, &evidence);
  SolGridState grid = sol_grid_state (&evidence, now);
  sol_grid_switch_take_grid (self->grid_switch, grid);
  if (grid == self->grid)
    return;
  self->grid = grid;
  compose_flow (self);
  sol_site_tell_live (self);
  sol_site_notify (self, SOL_SITE_PROP_GRID);
}

/* What is read becomes history. */

static void
archived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean (*finish) (SolArchive *, GAsyncResult *, GError **) = user_data;
  g_autoptr (GError) error = NULL;
  if (!finish (SOL_ARCHIVE (source), result, &error))
    g_info ("History could not be written: %s", error->message);
}

G_STATIC_ASSERT (SOL_ARCHIVE_N_FLOWS == 17);

static const SolChannel channels[SOL_ARCHIVE_N_FLOWS] = {
  [SOL_ARCHIVE_PRODUCED] = SOL_CHANNEL_PRODUCTION,
  [SOL_ARCHIVE_CONSUMED] = SOL_CHANNEL_CONSUMPTION,
  [SOL_ARCHIVE_IMPORTED] = SOL_CHANNEL_IMPORT,
  [SOL_ARCHIVE_EXPORTED] = SOL_CHANNEL_EXPORT,
  [SOL_ARCHIVE_CHARGED] = SOL_CHANNEL_CHARGE,
  [SOL_ARCHIVE_DISCHARGED] = SOL_CHANNEL_DISCHARGE,
  [SOL_ARCHIVE_SOLAR_HOME] = SOL_CHANNEL_SOLAR_HOME,
  [SOL_ARCHIVE_SOLAR_BATTERY] = SOL_CHANNEL_SOLAR_BATTERY,
  [SOL_ARCHIVE_SOLAR_GRID] = SOL_CHANNEL_SOLAR_GRID,
  [SOL_ARCHIVE_BATTERY_HOME] = SOL_CHANNEL_BATTERY_HOME,
  [SOL_ARCHIVE_BATTERY_GRID] = SOL_CHANNEL_BATTERY_GRID,
  [SOL_ARCHIVE_GRID_HOME] = SOL_CHANNEL_GRID_HOME,
  [SOL_ARCHIVE_GRID_BATTERY] = SOL_CHANNEL_GRID_BATTERY,
  [SOL_ARCHIVE_CHARGER] = SOL_CHANNEL_EVSE,
  [SOL_ARCHIVE_HEAT_PUMP] = SOL_CHANNEL_HEATPUMP,
  [SOL_ARCHIVE_WATER_HEATER] = SOL_CHANNEL_WATER_HEATER,
  [SOL_ARCHIVE_GENERATOR] = SOL_CHANNEL_GENERATOR,
};

void
sol_site_archive_today (SolSite *self, const SolToday *today)
{
  if (today->start == SOL_TIME_UNKNOWN || today->n_finished == 0)
    return;
  g_autoptr (GPtrArray) quarters
      = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_quarter_unref);
  for (guint i = 0; i < today->n_finished; i++)
    {
      SolArchiveQuarter *quarter = sol_archive_quarter_new ();
      quarter->site = g_strdup (self->id);
      quarter->start = today->start + i * today->interval;
      quarter->interval = (int) (today->interval / SOL_SECOND);
      for (guint f = 0; f < SOL_ARCHIVE_N_FLOWS; f++)
        if (i < today->series[channels[f]].n)
          quarter->flows[f] = today->series[channels[f]].wh[i];
      if (i < today->soc.n)
        quarter->soc = today->soc.wh[i];
      g_ptr_array_add (quarters, quarter);
    }
  sol_archive_put_quarters_async (self->context->archive, quarters, NULL, archived_cb,
                                  sol_archive_put_quarters_finish);
}

void
sol_site_archive_lifetime (SolSite *self, const SolLifetime *lifetime)
{
  GDate date;

  if (lifetime->buckets_are_days != SOL_YES || lifetime->start_date == NULL)
    return;
  g_date_clear (&date, 1);
  g_date_set_parse (&date, lifetime->start_date);
  if (!g_date_valid (&date))
    return;
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_day_unref);
  guint n = lifetime->series[SOL_CHANNEL_PRODUCTION].n;
  for (guint i = 0; i < n; i++, g_date_add_days (&date, 1))
    {
      char text[16];
      SolArchiveDay *day = sol_archive_day_new ();
      g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
      day->site = g_strdup (self->id);
      day->date = g_strdup (text);
      for (guint f = 0; f < SOL_ARCHIVE_N_FLOWS; f++)
        if (i < lifetime->series[channels[f]].n)
          day->flows[f] = lifetime->series[channels[f]].wh[i];
      g_ptr_array_add (days, day);
    }
  sol_archive_put_days_async (self->context->archive, days, NULL, archived_cb, sol_archive_put_days_finish);
}

void
sol_site_archive_sessions (SolSite *self, const char *serial, const SolChargeHistory *history)
{
  if (history->sessions->len > 0)
    sol_archive_put_sessions_async (self->context->archive, self->id, serial, history, NULL, archived_cb,
                                    sol_archive_put_sessions_finish);
}

void
sol_site_archive_events (SolSite *self, const SolEvents *events)
{
  if (events->events->len > 0)
    sol_archive_put_events_async (self->context->archive, self->id, events, NULL, archived_cb,
                                  sol_archive_put_events_finish);
}

void
sol_site_archive_outages (SolSite *self, const SolOutages *outages)
{
  /* Before the zone is known a start without an offset would be another one. */
  if (outages->outages->len > 0 && self->zone_name != NULL)
    sol_archive_put_outages_async (self->context->archive, self->id, outages, self->zone, NULL, archived_cb,
                                   sol_archive_put_outages_finish);
}

/* What all chargers draw, by their own counters. */
void
sol_site_tell_live (SolSite *self)
{
  double car_w = NAN;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      double power_w = sol_charger_get_power_w (charger);
      if (!isnan (power_w))
        car_w = isnan (car_w) ? power_w : car_w + power_w;
    }
  sol_live_take_site (self->live, car_w, self->grid);
}

void
sol_site_tell_chargers (SolSite *self)
{
  tell_chargers (self);
}
