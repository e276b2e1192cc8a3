/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site"

#include "sol-site-private.h"

#include <math.h>

#include "sol-archive-known.h"
#include "sol-backup.h"
#include "sol-plan.h"

/* A latest-power sample older than this is not shown as "now". */
#define LATEST_POWER_MAX_AGE (15 * SOL_MINUTE)

/* Requests an hour that the plan and what fills up old history have together (docs/architecture.md "Budget"),
 * less some for acts and their reads. */
#define BACKGROUND_MAX 58
#define WINDOW_MAX 195

G_DEFINE_FINAL_TYPE (SolSite, sol_site, G_TYPE_OBJECT)

/* The last good check stays on screen while it fails (R55). */
#define GRID_CHECK_KEEP (360 * SOL_SECOND)

enum
{
  FAMILY_CHANGED,
  REMINDER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[SOL_SITE_N_PROPS];

gconstpointer
sol_site_get_value (SolSite *self, SolFamily family)
{
  SolReading *reading = sol_refresh_get_reading (self->refresh, family, NULL);
  return reading == NULL ? NULL : sol_reading_get_value (reading);
}

static void
sol_site_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolSite *self = SOL_SITE (object);

  switch (id)
    {
    case SOL_SITE_PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case SOL_SITE_PROP_CONDITION:
      g_value_set_boxed (value, self->condition);
      break;
    case SOL_SITE_PROP_GRID:
      g_value_set_int (value, self->grid);
      break;
    case SOL_SITE_PROP_PANELS:
      g_value_set_boxed (value, self->panels);
      break;
    case SOL_SITE_PROP_DEVICES:
      g_value_set_boxed (value, sol_site_get_devices (self));
      break;
    case SOL_SITE_PROP_SETTINGS:
      g_value_set_boxed (value, sol_site_get_settings (self));
      break;
    case SOL_SITE_PROP_STORM_ALERTS:
      g_value_set_boxed (value, sol_site_get_storm_alerts (self));
      break;
    case SOL_SITE_PROP_CHARGER_EXISTS:
      g_value_set_int (value, self->charger_exists);
      break;
    case SOL_SITE_PROP_PANELS_EXIST:
      g_value_set_int (value, self->panels_exist);
      break;
    case SOL_SITE_PROP_READ_ONLY:
      g_value_set_int (value, self->read_only);
      break;
    case SOL_SITE_PROP_BURST_UNTIL:
      g_value_set_int64 (value, sol_site_get_burst_until (self));
      break;
    default:
      if (id >= SOL_SITE_PROP_FAMILIES && id < SOL_SITE_N_PROPS)
        g_value_set_boxed (value,
                           sol_site_get_value (self, sol_site_plain[id - SOL_SITE_PROP_FAMILIES].family));
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_site_dispose (GObject *object)
{
  sol_site_stop (SOL_SITE (object));
  G_OBJECT_CLASS (sol_site_parent_class)->dispose (object);
}

static void
sol_site_finalize (GObject *object)
{
  SolSite *self = SOL_SITE (object);
  g_clear_object (&self->refresh);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chargers);
  g_clear_object (&self->procedures);
  g_clear_object (&self->battery);
  g_clear_object (&self->grid_switch);
  g_clear_object (&self->live);
  g_clear_object (&self->backfill);
  g_clear_object (&self->energy);
  g_clear_pointer (&self->missing, g_hash_table_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  g_clear_pointer (&self->condition, sol_condition_unref);
  g_clear_pointer (&self->panels, sol_panel_list_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_free (self->zone_name);
  g_free (self->id);
  g_free (self->name);
  G_OBJECT_CLASS (sol_site_parent_class)->finalize (object);
}

static void
sol_site_class_init (SolSiteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_site_get_property;
  object_class->dispose = sol_site_dispose;
  object_class->finalize = sol_site_finalize;
  properties[SOL_SITE_PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[SOL_SITE_PROP_CONDITION]
      = g_param_spec_boxed ("condition", NULL, NULL, SOL_TYPE_CONDITION, flags);
  properties[SOL_SITE_PROP_GRID]
      = g_param_spec_int ("grid", NULL, NULL, SOL_GRID_UNKNOWN, SOL_GRID_OUTAGE, SOL_GRID_UNKNOWN, flags);
  properties[SOL_SITE_PROP_PANELS] = g_param_spec_boxed ("panels", NULL, NULL, SOL_TYPE_PANEL_LIST, flags);
  properties[SOL_SITE_PROP_DEVICES] = g_param_spec_boxed ("devices", NULL, NULL, SOL_TYPE_DEVICES, flags);
  properties[SOL_SITE_PROP_SETTINGS]
      = g_param_spec_boxed ("settings", NULL, NULL, SOL_TYPE_SITE_SETTINGS, flags);
  properties[SOL_SITE_PROP_STORM_ALERTS]
      = g_param_spec_boxed ("storm-alerts", NULL, NULL, SOL_TYPE_STORM_ALERTS, flags);
  properties[SOL_SITE_PROP_CHARGER_EXISTS]
      = g_param_spec_int ("charger-exists", NULL, NULL, SOL_UNKNOWN, SOL_YES, SOL_UNKNOWN, flags);
  properties[SOL_SITE_PROP_PANELS_EXIST]
      = g_param_spec_int ("panels-exist", NULL, NULL, SOL_UNKNOWN, SOL_YES, SOL_UNKNOWN, flags);
  properties[SOL_SITE_PROP_READ_ONLY]
      = g_param_spec_int ("read-only", NULL, NULL, SOL_UNKNOWN, SOL_YES, SOL_UNKNOWN, flags);
  properties[SOL_SITE_PROP_BURST_UNTIL]
      = g_param_spec_int64 ("burst-until", NULL, NULL, G_MININT64, G_MAXINT64, SOL_TIME_UNKNOWN, flags);
  for (guint i = 0; i < SOL_SITE_N_PLAIN; i++)
    properties[SOL_SITE_PROP_FAMILIES + i]
        = g_param_spec_boxed (sol_site_plain[i].property, NULL, NULL, sol_site_plain[i].get_type (), flags);
  g_object_class_install_properties (object_class, SOL_SITE_N_PROPS, properties);

  signals[FAMILY_CHANGED] = g_signal_new ("family-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REMINDER] = g_signal_new ("reminder", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, SOL_TYPE_CHARGER, SOL_TYPE_REMINDER);
}

static void
sol_site_init (SolSite *self)
{
  self->zone = g_time_zone_new_utc ();
  self->cancellable = g_cancellable_new ();
  self->chargers = g_list_store_new (SOL_TYPE_CHARGER);
  self->procedures = g_list_store_new (SOL_TYPE_PROCEDURE);
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->open_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_journal_row_unref);
  self->energy = sol_energy_today_new ();
  self->condition = sol_condition_new ();
  self->charger_exists = SOL_UNKNOWN;
  self->panels_exist = SOL_UNKNOWN;
  self->read_only = SOL_UNKNOWN;
  self->burst_until = SOL_TIME_UNKNOWN;
}

void
sol_site_notify (SolSite *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
refresh_changed_cb (SolSite *self, guint family, const char *serial, gboolean value)
{
  g_autoptr (SolSite) hold = g_object_ref (self);
  if (value)
    {
      sol_site_take_family (self, family, serial);
      sol_site_judge_journal (self, family);
    }
  sol_site_update_condition (self);
  sol_site_update_staleness (self);
  g_signal_emit (self, signals[FAMILY_CHANGED], 0, family);
}

static void
cloud_state_cb (SolSite *self)
{
  sol_site_update_condition (self);
}

static void
live_cb (SolSite *self)
{
  sol_site_update_grid (self);
}

/* A month of old sessions has been kept. */
static void
backfill_cb (SolSite *self, const char *serial)
{
  SolCharger *charger = sol_site_find_charger (self, serial);

  if (charger == NULL)
    return;
  sol_site_tell_reach (self, charger);
  sol_sessions_reload (sol_charger_get_sessions (charger));
}

SolSite *
sol_site_new (SolModelContext *context, const char *id, const char *name)
{
  SolSite *self = g_object_new (SOL_TYPE_SITE, NULL);
  g_autofree char *scope = g_strconcat ("site/", id, NULL);
  const char *zone = sol_remember_get (context->remember, scope, "zone");

  self->context = sol_model_context_ref (context);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->condition->demo = context->demo;
  self->refresh = sol_refresh_new (context, id);
  sol_refresh_set_resting (self->refresh, SOL_FAMILY_DATED_RATES, TRUE);
  self->battery = sol_battery_new (context, self->refresh, id);
  self->grid_switch = sol_grid_switch_new (context, self->refresh, id);
  self->live = sol_live_new (context, self->refresh, id);
  self->backfill = sol_backfill_new (context, id);
  if (zone != NULL)
    {
      self->zone_name = g_strdup (zone);
      g_time_zone_unref (self->zone);
      self->zone = sol_zone_new (zone);
      sol_refresh_set_zone (self->refresh, self->zone);
      sol_backfill_set_zone (self->backfill, self->zone);
    }
  g_signal_connect_object (self->refresh, "changed", G_CALLBACK (refresh_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->backfill, "changed", G_CALLBACK (backfill_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->live, "notify::flow", G_CALLBACK (live_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context->cloud, "notify::state", G_CALLBACK (cloud_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context->cloud, "notify::wait-until", G_CALLBACK (cloud_state_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sol_site_stop (SolSite *self)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_cancellable_cancel (self->cancellable);
  if (self->context != NULL)
    {
      sol_clock_clear (self->context->clock, &self->stale_timer);
      sol_clock_clear (self->context->clock, &self->burst_timer);
      sol_clock_clear (self->context->clock, &self->journal_timer);
    }
  if (self->refresh != NULL)
    sol_refresh_stop (self->refresh);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      sol_charger_stop (charger);
    }
  if (self->battery != NULL)
    sol_battery_stop (self->battery);
  if (self->grid_switch != NULL)
    sol_grid_switch_stop (self->grid_switch);
  if (self->live != NULL)
    sol_live_stop (self->live);
  if (self->backfill != NULL)
    sol_backfill_stop (self->backfill);
}

void
sol_site_set_name (SolSite *self, const char *name)
{
  g_return_if_fail (SOL_IS_SITE (self));
  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  sol_site_notify (self, SOL_SITE_PROP_NAME);
}

/* From the archive. */

void
sol_site_put_known (SolSite *self, const SolKnown *known)
{
  g_autoptr (GError) error = NULL;
  SolFamily family = sol_plan_find (known->family);

  if (family == SOL_N_FAMILIES || known->value == NULL)
    return;
  g_autoptr (SolReading) reading = sol_cloud_decode (sol_plan_get_row (family)->call, known->value,
                                                     known->asked_at, known->sampled_at, &error);
  if (reading == NULL)
    g_info ("%s in the archive cannot be understood any more: %s", known->family, error->message);
  else
    sol_refresh_put_known (self->refresh, family, known->device, reading);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = sol_archive_list_known_finish (SOL_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolSite *self = g_task_get_source_object (task);
  if (known == NULL)
    g_warning ("What was known could not be read: %s", error->message);
  /* In the order of the families, so that the chargers exist before what is read for each of them. */
  for (SolFamily family = 0; known != NULL && family < SOL_N_FAMILIES; family++)
    for (guint i = 0; i < known->len; i++)
      if (sol_plan_find (((const SolKnown *) g_ptr_array_index (known, i))->family) == family)
        sol_site_put_known (self, g_ptr_array_index (known, i));
  self->loaded = TRUE;
  sol_site_find_procedures (self);
  sol_site_update_condition (self);
  sol_site_resolve_journal (self);
  g_task_return_boolean (task, TRUE);
}

void
sol_site_load_async (SolSite *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_load_async);
  sol_archive_list_known_async (self->context->archive, self->id, cancellable, known_cb,
                                g_steal_pointer (&task));
}

gboolean
sol_site_load_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Getters. */

const char *
sol_site_get_id (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->id;
}

const char *
sol_site_get_name (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->name;
}

GTimeZone *
sol_site_get_zone (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->zone;
}

const char *
sol_site_get_zone_name (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->zone_name;
}

GListModel *
sol_site_get_chargers (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return G_LIST_MODEL (self->chargers);
}

SolCharger *
sol_site_find_charger (SolSite *self, const char *serial)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      /* The list keeps it alive. */
      if (g_strcmp0 (sol_charger_get_serial (charger), serial) == 0)
        return charger;
    }
  return NULL;
}

SolBattery *
sol_site_get_battery (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->battery;
}

SolEnergyToday *
sol_site_get_energy (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->energy;
}

const SolCondition *
sol_site_get_condition (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->condition;
}

SolGridState
sol_site_get_grid (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_GRID_UNKNOWN);
  return self->grid;
}

const SolGridCheck *
sol_site_get_grid_check (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  SolTime asked_at = sol_site_get_asked_at (self, SOL_FAMILY_GRID_CHECK);
  if (asked_at != SOL_TIME_UNKNOWN && sol_site_get_family_error (self, SOL_FAMILY_GRID_CHECK) != NULL
      && sol_clock_now (self->context->clock) - asked_at > GRID_CHECK_KEEP)
    return NULL;
  return sol_site_get_value (self, SOL_FAMILY_GRID_CHECK);
}

const SolOffGridContext *
sol_site_get_off_grid_context (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_OFF_GRID_CONTEXT);
}

const SolPanelList *
sol_site_get_panels (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->panels;
}

const SolDevices *
sol_site_get_devices (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_DEVICES);
}

const SolSiteSettings *
sol_site_get_settings (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_SITE_SETTINGS);
}

const SolStormAlerts *
sol_site_get_storm_alerts (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_STORM_ALERTS);
}

SolTruth
sol_site_get_charger_exists (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_UNKNOWN);
  return self->charger_exists;
}

SolTruth
sol_site_get_panels_exist (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_UNKNOWN);
  return self->panels_exist;
}

SolTruth
sol_site_get_storm_guard_offered (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_UNKNOWN);
  const SolSiteSettings *settings = sol_site_get_settings (self);
  return settings == NULL ? SOL_UNKNOWN : settings->show_storm_guard;
}

double
sol_site_get_solar_w (SolSite *self, SolTime *sampled_at)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NAN);
  const SolPowerSample *sample = sol_energy_today_get_latest_power (self->energy);
  const SolFlow *flow = sol_energy_today_get_flow (self->energy);
  SolTime now = sol_clock_now (self->context->clock);
  SolTime when = SOL_TIME_UNKNOWN;
  double watts = NAN;

  if (sample != NULL && !isnan (sample->solar_w) && now - sample->sampled_at <= LATEST_POWER_MAX_AGE)
    {
      watts = sample->solar_w;
      when = sample->sampled_at;
    }
  else if (flow != NULL && sol_energy_today_is_up_to_date (self->energy, now))
    {
      watts = flow->solar_w;
      when = flow->to;
    }
  if (sampled_at != NULL)
    *sampled_at = when;
  return watts;
}

double
sol_site_get_backup_seconds (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NAN);
  const SolBatteryStatus *status = sol_battery_get_status (self->battery);
  const SolFlow *flow = sol_energy_today_get_flow (self->energy);
  double shutdown = sol_battery_get_shutdown (self->battery);

  if (status == NULL || flow == NULL)
    return NAN;
  /* Without a shutdown level the battery can be used to the end. */
  return sol_backup_seconds (status->available_wh, status->capacity_wh, isnan (shutdown) ? 0 : shutdown,
                             flow->home_w, flow->to, sol_clock_now (self->context->clock));
}

void
sol_site_set_page (SolSite *self, SolPage page)
{
  g_return_if_fail (SOL_IS_SITE (self));
  sol_refresh_set_page (self->refresh, page);
  guint chargers = g_list_model_get_n_items (G_LIST_MODEL (self->chargers));
  double left = page == SOL_PAGE_QUIET ? 0
                                       : (page == SOL_PAGE_BACKGROUND ? BACKGROUND_MAX : WINDOW_MAX)
                                             - sol_plan_requests_per_hour (page, MAX (chargers, 1));
  sol_backfill_set_allowance (self->backfill, left >= 1 ? (guint) left : 0);
  /* Nobody looks. */
  if (page == SOL_PAGE_BACKGROUND || page == SOL_PAGE_QUIET)
    sol_live_stop (self->live);
}

void
sol_site_refresh (SolSite *self)
{
  g_return_if_fail (SOL_IS_SITE (self));
  sol_refresh_now (self->refresh);
}

void
sol_site_try_again (SolSite *self)
{
  g_return_if_fail (SOL_IS_SITE (self));
  sol_refresh_try_again (self->refresh);
}

void
sol_site_emit_reminder (SolSite *self, SolCharger *charger, const SolReminder *reminder)
{
  g_signal_emit (self, signals[REMINDER], 0, charger, reminder);
}

void
sol_site_owe_first (SolSite *self)
{
  g_return_if_fail (SOL_IS_SITE (self));
  sol_refresh_owe_first (self->refresh);
}

void
sol_site_emit_family_changed (SolSite *self, SolFamily family)
{
  g_signal_emit (self, signals[FAMILY_CHANGED], 0, family);
}
