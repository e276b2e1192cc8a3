/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sessions"

#include "sol-sessions-private.h"

#include <math.h>

#include "sol-archive-energy.h"
#include "sol-archive-sessions.h"

/* Between two reads because a session is over. */
#define ENDED_GAP (5 * SOL_MINUTE)

struct _SolSessions
{
  GObject parent_instance;

  SolModelContext *context;
  SolRefresh *refresh;
  char *site;
  char *serial;
  char *whose; /* our own readings of this charger in the archive */
  GTimeZone *zone;
  char *currency;
  char *name;
  SolTime known_since;
  gboolean complete;

  SolChargeHistory *stored; /* (nullable) */
  SolChargeHistory *merged; /* (nullable) with the running one */
  SolChargerStatus *status; /* (nullable) */
  gboolean awake;
  gboolean failed;
  gboolean asking;
  gboolean again; /* there was news while asking */
  SolTime sampled_at;
  double sampled_w;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SolSessions, sol_sessions, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sol_sessions_dispose (GObject *object)
{
  sol_sessions_stop (SOL_SESSIONS (object));
  G_OBJECT_CLASS (sol_sessions_parent_class)->dispose (object);
}

static void
sol_sessions_finalize (GObject *object)
{
  SolSessions *self = SOL_SESSIONS (object);

  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_object (&self->refresh);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->stored, sol_charge_history_unref);
  g_clear_pointer (&self->merged, sol_charge_history_unref);
  g_clear_pointer (&self->status, sol_charger_status_unref);
  g_free (self->site);
  g_free (self->serial);
  g_free (self->whose);
  g_free (self->currency);
  g_free (self->name);
  G_OBJECT_CLASS (sol_sessions_parent_class)->finalize (object);
}

static void
sol_sessions_class_init (SolSessionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sol_sessions_dispose;
  object_class->finalize = sol_sessions_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
sol_sessions_init (SolSessions *self)
{
  self->zone = g_time_zone_new_utc ();
  self->known_since = SOL_TIME_UNKNOWN;
  self->sampled_at = SOL_TIME_UNKNOWN;
  self->cancellable = g_cancellable_new ();
}

SolSessions *
sol_sessions_new (SolModelContext *context, SolRefresh *refresh, const char *site, const char *serial)
{
  SolSessions *self = g_object_new (SOL_TYPE_SESSIONS, NULL);

  self->context = sol_model_context_ref (context);
  self->refresh = g_object_ref (refresh);
  self->site = g_strdup (site);
  self->serial = g_strdup (serial);
  self->whose = g_strdup_printf ("%s/%s", site, serial);
  return self;
}

void
sol_sessions_stop (SolSessions *self)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  g_cancellable_cancel (self->cancellable);
}

static void
emit_changed (SolSessions *self)
{
  if (self->awake)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Reading the archive. */

static void
merge (SolSessions *self)
{
  g_clear_pointer (&self->merged, sol_charge_history_unref);
  if (self->stored != NULL)
    self->merged = sol_sessions_merge (self->stored, self->status);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSessions) self = user_data;
  g_autoptr (GError) error = NULL;
  SolChargeHistory *history = sol_archive_list_sessions_finish (SOL_ARCHIVE (source), result, &error);

  self->asking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->failed = history == NULL;
  if (history == NULL)
    g_info ("Sessions could not be read: %s", error->message);
  else
    {
      g_clear_pointer (&self->stored, sol_charge_history_unref);
      self->stored = history;
      merge (self);
    }
  if (self->again)
    {
      self->again = FALSE;
      sol_sessions_reload (self);
    }
  emit_changed (self);
}

void
sol_sessions_reload (SolSessions *self)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  if (!self->awake || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->asking)
    {
      self->again = TRUE;
      return;
    }
  self->asking = TRUE;
  sol_archive_list_sessions_async (self->context->archive, self->site, self->serial, SOL_TIME_UNKNOWN,
                                   SOL_TIME_UNKNOWN, self->cancellable, listed_cb, g_object_ref (self));
}

void
sol_sessions_wake (SolSessions *self)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  if (self->awake)
    return;
  self->awake = TRUE;
  sol_sessions_reload (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSessions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  /* Of a new value the site tells; what failed is in the state. */
  if (reading == NULL)
    emit_changed (self);
}

void
sol_sessions_try_again (SolSessions *self)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  self->awake = TRUE;
  sol_sessions_reload (self);
  sol_refresh_read_async (self->refresh, SOL_FAMILY_CHARGE_HISTORY, self->serial, self->cancellable, read_cb,
                          g_object_ref (self));
}

/* What is told to it. */

void
sol_sessions_take_site (SolSessions *self, GTimeZone *zone, const char *currency, const char *name)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  if (zone == self->zone && g_strcmp0 (currency, self->currency) == 0 && g_strcmp0 (name, self->name) == 0)
    return;
  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
  g_free (self->currency);
  self->currency = g_strdup (currency);
  g_free (self->name);
  self->name = g_strdup (name);
  emit_changed (self);
}

void
sol_sessions_take_reach (SolSessions *self, SolTime known_since, gboolean complete)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  if (self->known_since == known_since && self->complete == complete)
    return;
  self->known_since = known_since;
  self->complete = complete;
  emit_changed (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!sol_archive_put_readings_finish (SOL_ARCHIVE (source), result, &error))
    g_info ("A reading could not be kept: %s", error->message);
}

/* Also the first reading after the current has ended, or the curve would seem to go on. */
static void
keep_sample (SolSessions *self, const SolChargerStatus *status, double power_w)
{
  gboolean counts = sol_charger_status_session_active (status) || power_w > 0 || self->sampled_w > 0;

  if (status->last_report == SOL_TIME_UNKNOWN || status->last_report == self->sampled_at || isnan (power_w)
      || !counts)
    return;
  self->sampled_at = status->last_report;
  self->sampled_w = power_w;
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_reading_unref);
  SolArchiveReading *sample = sol_archive_reading_new ();
  sample->site = g_strdup (self->whose);
  sample->time = status->last_report;
  sample->charger_w = power_w;
  g_ptr_array_add (samples, sample);
  sol_archive_put_readings_async (self->context->archive, samples, NULL, kept_cb, NULL);
}

/* What the list knows of a session that is just over is some minutes old, or nothing. Once for many that
 * follow each other. */
static void
read_ended (SolSessions *self)
{
  SolTime asked_at = sol_sessions_get_asked_at (self);
  SolTime now = sol_clock_now (self->context->clock);

  if (asked_at == SOL_TIME_UNKNOWN || now - asked_at >= ENDED_GAP)
    sol_refresh_read_async (self->refresh, SOL_FAMILY_CHARGE_HISTORY, self->serial, self->cancellable,
                            read_cb, g_object_ref (self));
}

void
sol_sessions_take_status (SolSessions *self, const SolChargerStatus *status, double power_w)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));
  g_return_if_fail (status != NULL);

  gboolean over
      = self->status != NULL && self->status->session.running == SOL_YES && status->session.running == SOL_NO;
  keep_sample (self, status, power_w);
  g_clear_pointer (&self->status, sol_charger_status_unref);
  self->status = sol_charger_status_ref (status);
  merge (self);
  emit_changed (self);
  if (over)
    read_ended (self);
}

/* What it tells. */

SolSessionsState
sol_sessions_get_state (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), SOL_SESSIONS_LOADING);

  gboolean refused = sol_refresh_get_error (self->refresh, SOL_FAMILY_CHARGE_HISTORY, self->serial) != NULL;
  gboolean asked = sol_refresh_get_reading (self->refresh, SOL_FAMILY_CHARGE_HISTORY, self->serial) != NULL;

  if (self->stored == NULL)
    return self->failed ? SOL_SESSIONS_FAILED : SOL_SESSIONS_LOADING;
  if (self->merged->sessions->len > 0)
    return refused ? SOL_SESSIONS_STALE : SOL_SESSIONS_READY;
  if (asked)
    return SOL_SESSIONS_READY;
  return refused ? SOL_SESSIONS_FAILED : SOL_SESSIONS_LOADING;
}

const SolChargeHistory *
sol_sessions_get_history (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), NULL);

  return self->merged;
}

const SolChargeRecord *
sol_sessions_find (SolSessions *self, const char *id)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), NULL);

  return self->merged != NULL ? sol_charge_history_find (self->merged, id) : NULL;
}

const char *
sol_sessions_get_serial (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), NULL);

  return self->serial;
}

GTimeZone *
sol_sessions_get_zone (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), NULL);

  return self->zone;
}

const char *
sol_sessions_get_currency (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), NULL);

  return self->currency;
}

const char *
sol_sessions_get_site_name (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), NULL);

  return self->name;
}

SolTime
sol_sessions_get_now (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), SOL_TIME_UNKNOWN);

  return sol_clock_now (self->context->clock);
}

SolTime
sol_sessions_get_asked_at (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), SOL_TIME_UNKNOWN);

  SolReading *reading = sol_refresh_get_reading (self->refresh, SOL_FAMILY_CHARGE_HISTORY, self->serial);
  return reading != NULL ? sol_reading_get_asked_at (reading) : SOL_TIME_UNKNOWN;
}

gboolean
sol_sessions_get_complete (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), FALSE);

  return self->complete;
}

SolTime
sol_sessions_get_known_since (SolSessions *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS (self), SOL_TIME_UNKNOWN);

  if (self->complete)
    return SOL_TIME_UNKNOWN;
  /* The newest are read by the plan, whose reach may be further back than the months so far. */
  SolTime asked_at = sol_sessions_get_asked_at (self);
  SolTime newest = asked_at != SOL_TIME_UNKNOWN
                       ? sol_time_day_start (asked_at - SOL_SESSIONS_SPAN, self->zone)
                       : asked_at;
  if (newest == SOL_TIME_UNKNOWN || self->known_since == SOL_TIME_UNKNOWN)
    return newest != SOL_TIME_UNKNOWN ? newest : self->known_since;
  return MIN (newest, self->known_since);
}

/* What the archive says about a stretch of time. */

void
sol_flow_quarters_free (SolFlowQuarters *self)
{
  if (self == NULL)
    return;
  g_free (self->quarters);
  g_free (self);
}

static void
quarters_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sol_archive_list_quarters_finish (SOL_ARCHIVE (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolFlowQuarters *quarters = g_new0 (SolFlowQuarters, 1);
  quarters->n = found->len;
  quarters->quarters = g_new (SolFlowQuarter, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const SolArchiveQuarter *one = g_ptr_array_index (found, i);
      gint64 length = one->interval > 0 ? one->interval * SOL_SECOND : 15 * SOL_MINUTE;

      quarters->quarters[i] = (SolFlowQuarter){ .start = one->start,
                                                .end = one->start + length,
                                                .solar_home_wh = one->flows[SOL_ARCHIVE_SOLAR_HOME],
                                                .battery_home_wh = one->flows[SOL_ARCHIVE_BATTERY_HOME],
                                                .grid_home_wh = one->flows[SOL_ARCHIVE_GRID_HOME],
                                                .charger_wh = one->flows[SOL_ARCHIVE_CHARGER] };
    }
  g_task_return_pointer (task, quarters, (GDestroyNotify) sol_flow_quarters_free);
}

void
sol_sessions_read_quarters_async (SolSessions *self, SolTime from, SolTime to, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_sessions_read_quarters_async);
  /* The one that begins before @from may reach into it. */
  sol_archive_list_quarters_async (self->context->archive, self->site, from - SOL_HOUR, to, cancellable,
                                   quarters_cb, task);
}

SolFlowQuarters *
sol_sessions_read_quarters_finish (SolSessions *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sol_charge_points_free (SolChargePoints *self)
{
  if (self == NULL)
    return;
  g_free (self->points);
  g_free (self);
}

static void
power_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sol_archive_list_readings_finish (SOL_ARCHIVE (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolChargePoints *points = g_new0 (SolChargePoints, 1);
  points->n = found->len;
  points->points = g_new (SolChargePoint, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const SolArchiveReading *one = g_ptr_array_index (found, i);

      points->points[i] = (SolChargePoint){ .time = one->time, .power_w = one->charger_w };
    }
  g_task_return_pointer (task, points, (GDestroyNotify) sol_charge_points_free);
}

void
sol_sessions_read_power_async (SolSessions *self, SolTime from, SolTime to, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SESSIONS (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_sessions_read_power_async);
  sol_archive_list_readings_async (self->context->archive, self->whose, from, to, cancellable, power_cb,
                                   task);
}

SolChargePoints *
sol_sessions_read_power_finish (SolSessions *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
