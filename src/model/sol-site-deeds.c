/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-deeds"

#include "sol-site-private.h"

#include <glib/gi18n-lib.h>

#include "sol-archive-events.h"
#include "sol-archive-sessions.h"
#include "sol-charger-config.h"

/* Acts that no read can prove: each has its journal row, and is done when the cloud has taken it. */

const char *const sol_trigger_messages[] = { "BootNotification",
                                             "DiagnosticsStatusNotification",
                                             "FirmwareStatusNotification",
                                             "Heartbeat",
                                             "MeterValues",
                                             "StatusNotification",
                                             NULL };

typedef struct
{
  GTask *task;
  SolSite *site;
  SolCallId call;
  char *serial;  /* (nullable) */
  char *message; /* (nullable) */
  SolJournalRow *row;
} Deed;

static void
deed_free (Deed *deed)
{
  g_clear_object (&deed->task);
  g_clear_object (&deed->site);
  g_clear_pointer (&deed->row, sol_journal_row_unref);
  g_free (deed->serial);
  g_free (deed->message);
  g_free (deed);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
burst_timer_cb (gpointer data)
{
  SolSite *self = data;
  self->burst_timer = 0;
  self->burst_until = SOL_TIME_UNKNOWN;
  sol_site_notify (self, SOL_SITE_PROP_BURST_UNTIL);
}

static void
note_burst (SolSite *self, SolCallId call, const SolActResult *done)
{
  SolTime now = sol_clock_now (self->context->clock);
  int duration = SOL_LIVE_BURST_S;

  if (done->reading != NULL && sol_reading_get_value_type (done->reading) == SOL_TYPE_LIVE_BURST)
    {
      const SolLiveBurst *burst = sol_reading_get_value (done->reading);
      if (burst != NULL && burst->duration_s > 0)
        duration = burst->duration_s;
    }
  self->burst_until = call == SOL_CALL_START_EV_LIVE ? now + duration * SOL_SECOND : SOL_TIME_UNKNOWN;
  sol_refresh_set_fast_until (self->refresh, self->burst_until);
  sol_clock_clear (self->context->clock, &self->burst_timer);
  if (self->burst_until != SOL_TIME_UNKNOWN && !g_cancellable_is_cancelled (self->cancellable))
    self->burst_timer = sol_clock_add (self->context->clock, duration * SOL_SECOND, G_PRIORITY_DEFAULT,
                                       burst_timer_cb, self);
  sol_site_notify (self, SOL_SITE_PROP_BURST_UNTIL);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) done = sol_cloud_act_finish (SOL_CLOUD (source), result, &error);
  SolJournal *journal = deed->site->context->journal;

  if (done == NULL)
    {
      gboolean uncertain = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      sol_journal_note (journal, &deed->row, uncertain ? SOL_JOURNAL_NOT_CONFIRMED : SOL_JOURNAL_REFUSED,
                        NULL,
                        error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "failed");
      g_task_return_error (deed->task, g_steal_pointer (&error));
      return;
    }
  /* That it was taken is all that will ever be known. */
  sol_journal_note (journal, &deed->row, SOL_JOURNAL_CONFIRMED, done->attempt, "accepted");
  if (deed->call == SOL_CALL_START_EV_LIVE || deed->call == SOL_CALL_STOP_EV_LIVE)
    note_burst (deed->site, deed->call, done);
  g_task_return_boolean (deed->task, TRUE);
}

static void
row_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  SolSite *site = deed->site;

  deed->row = sol_journal_open_finish (SOL_JOURNAL (source), result, &error);
  if (deed->row == NULL)
    {
      g_task_return_error (deed->task, g_steal_pointer (&error));
      return;
    }
  SolCallTarget target = { .site = site->id, .serial = deed->serial, .message = deed->message };
  SolCallId call = deed->call;
  sol_cloud_act_async (site->context->cloud, call, &target, NULL, acted_cb, g_steal_pointer (&deed));
}

static void
do_deed (SolSite *self, GTask *task, SolCallId call, const char *serial, const char *message,
         const char *what, const char *value)
{
  if (!sol_condition_may_act (self->condition))
    {
      g_task_return_error (task, sol_error_new_message (SOL_ERROR_OFFLINE, _ ("Not while offline")));
      return;
    }
  Deed *deed = g_new0 (Deed, 1);
  deed->task = g_object_ref (task);
  deed->site = g_object_ref (self);
  deed->call = call;
  deed->serial = g_strdup (serial);
  deed->message = g_strdup (message);
  sol_journal_open_async (self->context->journal, self->id, serial, what, NULL, value, NULL, row_cb, deed);
}

void
sol_site_trigger_async (SolSite *self, const char *serial, const char *message, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_trigger_async);

  if (message == NULL || !g_strv_contains (sol_trigger_messages, message))
    g_task_return_error (task, sol_error_new (SOL_ERROR_REFUSED));
  else if (sol_site_find_charger (self, serial) == NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_READY));
  else
    do_deed (self, task, SOL_CALL_TRIGGER_MESSAGE, serial, message, "trigger", message);
}

gboolean
sol_site_trigger_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_site_set_burst_async (SolSite *self, gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_set_burst_async);

  if (self->charger_exists != SOL_YES)
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_SUPPORTED));
  else
    do_deed (self, task, on ? SOL_CALL_START_EV_LIVE : SOL_CALL_STOP_EV_LIVE, NULL, NULL, "live-burst",
             on ? "on" : "off");
}

gboolean
sol_site_set_burst_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Further pages. */

static void
events_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);
  if (reading == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  sol_site_archive_events (g_task_get_source_object (task), sol_reading_get_value (reading));
  g_task_return_pointer (task, sol_events_ref (sol_reading_get_value (reading)),
                         (GDestroyNotify) sol_events_unref);
}

void
sol_site_read_events_async (SolSite *self, const char *cursor, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_read_events_async);
  g_autofree char *locale = sol_refresh_get_locale ();
  SolCallTarget target = { .site = self->id, .cursor = cursor, .locale = locale };
  sol_cloud_read_async (self->context->cloud, SOL_CALL_EVENTS, &target, TRUE, cancellable, events_cb,
                        g_steal_pointer (&task));
}

SolEvents *
sol_site_read_events_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sessions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolChargeHistory *history = sol_archive_list_sessions_finish (SOL_ARCHIVE (source), result, &error);
  if (history == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, history, (GDestroyNotify) sol_charge_history_unref);
}

void
sol_site_list_sessions_async (SolSite *self, const char *serial, SolTime from, SolTime to,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_list_sessions_async);
  sol_archive_list_sessions_async (self->context->archive, self->id, serial, from, to, cancellable,
                                   sessions_cb, g_steal_pointer (&task));
}

SolChargeHistory *
sol_site_list_sessions_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the archive has, which grows and stays. */

static void
kept_events_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolEvents *events = sol_archive_list_events_finish (SOL_ARCHIVE (source), result, &error);
  if (events == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, events, (GDestroyNotify) sol_events_unref);
}

void
sol_site_list_events_async (SolSite *self, SolTime from, SolTime to, guint most, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_list_events_async);
  sol_archive_list_events_async (self->context->archive, self->id, from, to, most, cancellable,
                                 kept_events_cb, g_steal_pointer (&task));
}

SolEvents *
sol_site_list_events_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
kept_outages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolOutages *outages = sol_archive_list_outages_finish (SOL_ARCHIVE (source), result, &error);
  if (outages == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, outages, (GDestroyNotify) sol_outages_unref);
}

void
sol_site_list_outages_async (SolSite *self, SolTime from, SolTime to, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_SITE (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_site_list_outages_async);
  sol_archive_list_outages_async (self->context->archive, self->id, from, to, cancellable, kept_outages_cb,
                                  g_steal_pointer (&task));
}

SolOutages *
sol_site_list_outages_finish (SolSite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
