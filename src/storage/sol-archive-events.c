/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-events"

#include "sol-archive-events.h"

#include <math.h>

#include "sol-archive-worker.h"

#define COLUMNS "site, id, time, severity, type, text, device, cleared_at, advice, key, status, standing"
#define KEEP(column) #column " = coalesce (excluded." #column ", " #column ")"

typedef struct
{
  char *site;
  SolEvents *events;   /* what is put */
  SolOutages *outages; /* likewise */
  GTimeZone *zone;
  SolTime from, to; /* what is listed */
  guint most;
} Args;

static void
args_free (gpointer data)
{
  Args *args = data;
  g_free (args->site);
  g_clear_pointer (&args->events, sol_events_unref);
  g_clear_pointer (&args->outages, sol_outages_unref);
  g_clear_pointer (&args->zone, g_time_zone_unref);
  g_free (args);
}

static Args *
args_new (const char *site)
{
  Args *args = g_new0 (Args, 1);
  args->site = g_strdup (site);
  args->from = args->to = SOL_TIME_UNKNOWN;
  return args;
}

/* Events. */

static gboolean
put_event (SolArchiveDb *db, const Args *args, const SolEvent *event, GError **error)
{
  SolStatement *put = sol_archive_db_prepare (
      db,
      "INSERT INTO events (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (site, id) DO UPDATE SET severity = excluded.severity," KEEP (time) "," KEEP (type) "," KEEP (
          text) "," KEEP (device) "," KEEP (cleared_at) "," KEEP (advice) "," KEEP (key) "," KEEP (status) "," KEEP (standing),
      error);
  if (put == NULL)
    return FALSE;
  sol_statement_bind_text (put, 1, args->site);
  sol_statement_bind_text (put, 2, event->id);
  sol_statement_bind_time (put, 3, event->at);
  sol_statement_bind_text (put, 4, sol_event_severity_get_name (event->severity));
  sol_statement_bind_text (put, 5, event->type);
  sol_statement_bind_text (put, 6, event->text);
  sol_statement_bind_text (put, 7, event->device_serial);
  sol_statement_bind_time (put, 8, event->cleared_at);
  sol_statement_bind_text (put, 9, event->advice);
  sol_statement_bind_text (put, 10, event->key);
  sol_statement_bind_text (put, 11, event->status_text);
  sol_statement_bind_time (put, 12, event->open == SOL_UNKNOWN ? SOL_TIME_UNKNOWN : (SolTime) event->open);
  return sol_archive_db_run (db, put, error);
}

static gboolean
put_events (SolArchiveDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  for (guint i = 0; i < args->events->events->len; i++)
    if (!put_event (db, args, g_ptr_array_index (args->events->events, i), error))
      return FALSE;
  return TRUE;
}

static gpointer
run_put_events (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, put_events, args, error));
}

static SolEventSeverity
read_severity (SolStatement *row)
{
  g_autofree char *name = sol_statement_get_text (row, 3);
  SolEventSeverity severity = SOL_EVENT_ERROR;
  while (severity > SOL_EVENT_INFO && g_strcmp0 (sol_event_severity_get_name (severity), name) != 0)
    severity--;
  return severity;
}

static SolEvent *
read_event (SolStatement *row)
{
  SolEvent *event = sol_event_new ();
  event->id = sol_statement_get_text (row, 1);
  event->at = sol_statement_get_time (row, 2);
  event->severity = read_severity (row);
  event->type = sol_statement_get_text (row, 4);
  event->text = sol_statement_get_text (row, 5);
  event->device_serial = sol_statement_get_text (row, 6);
  event->cleared_at = sol_statement_get_time (row, 7);
  event->advice = sol_statement_get_text (row, 8);
  event->key = sol_statement_get_text (row, 9);
  event->status_text = sol_statement_get_text (row, 10);
  SolTime standing = sol_statement_get_time (row, 11);
  event->open = standing == SOL_TIME_UNKNOWN ? SOL_UNKNOWN : sol_truth (standing != 0);
  return event;
}

static SolStatement *
select_between (SolArchiveDb *db, const Args *args, const char *sql, GError **error)
{
  SolStatement *list = sol_archive_db_prepare (db, sql, error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_text (list, 1, args->site);
  sol_statement_bind_time (list, 2, args->from);
  sol_statement_bind_time (list, 3, args->to);
  return list;
}

static gpointer
run_list_events (SolArchiveDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  g_autoptr (SolStatement) list
      = select_between (db, args,
                        "SELECT " COLUMNS " FROM events WHERE site = ?1 AND (?2 IS NULL OR time >= ?2) "
                        "AND (?3 IS NULL OR time < ?3) ORDER BY time DESC, id",
                        error);
  if (list == NULL)
    return NULL;
  g_autoptr (SolEvents) found = sol_events_new ();
  int next = 1;
  while ((args->most == 0 || found->events->len < args->most)
         && (next = sol_archive_db_next (db, list, error)) > 0)
    g_ptr_array_add (found->events, read_event (list));
  return next >= 0 ? g_steal_pointer (&found) : NULL;
}

static const SolArchiveCall put_events_call = { "sol-archive-put-events", run_put_events, args_free, NULL };
static const SolArchiveCall list_events_call
    = { "sol-archive-list-events", run_list_events, args_free, (GDestroyNotify) sol_events_unref };

void
sol_archive_put_events_async (SolArchive *self, const char *site, const SolEvents *events,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL && events != NULL);
  Args *args = args_new (site);
  args->events = sol_events_ref (events);
  sol_archive_call (self, &put_events_call, args, cancellable, callback, user_data);
}

gboolean
sol_archive_put_events_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (sol_archive_call_finish (self, &put_events_call, result, error));
}

void
sol_archive_list_events_async (SolArchive *self, const char *site, SolTime from, SolTime to, guint most,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL);
  Args *args = args_new (site);
  args->from = from;
  args->to = to;
  args->most = most;
  sol_archive_call (self, &list_events_call, args, cancellable, callback, user_data);
}

SolEvents *
sol_archive_list_events_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_events_call, result, error);
}

/* Power cuts. */

static gboolean
put_outages (SolArchiveDb *db, gpointer data, GError **error)
{
  const Args *args = data;
  for (guint i = 0; i < args->outages->outages->len; i++)
    {
      const SolOutage *outage = &g_array_index (args->outages->outages, SolOutage, i);
      SolStatement *put = sol_archive_db_prepare (
          db,
          "INSERT INTO outages (site, started_at, duration_s) VALUES (?, ?, ?) "
          "ON CONFLICT (site, started_at) DO UPDATE SET duration_s = max (excluded.duration_s, duration_s)",
          error);
      if (put == NULL)
        return FALSE;
      sol_statement_bind_text (put, 1, args->site);
      sol_statement_bind_time (put, 2, sol_outage_get_start (outage, args->zone));
      sol_statement_bind_real (put, 3, (double) outage->duration_s);
      if (!sol_archive_db_run (db, put, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
run_put_outages (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, put_outages, args, error));
}

static gpointer
run_list_outages (SolArchiveDb *db, gpointer data, GError **error)
{
  g_autoptr (SolStatement) list
      = select_between (db, data,
                        "SELECT started_at, duration_s FROM outages WHERE site = ?1 "
                        "AND (?2 IS NULL OR started_at >= ?2) AND (?3 IS NULL OR started_at < ?3) "
                        "ORDER BY started_at DESC",
                        error);
  if (list == NULL)
    return NULL;
  g_autoptr (SolOutages) found = sol_outages_new ();
  found->total_s = 0;
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    {
      double duration = sol_statement_get_real (list, 1);
      SolOutage outage
          = { sol_statement_get_time (list, 0), isnan (duration) ? 0 : (gint64) duration, FALSE };
      g_array_append_val (found->outages, outage);
      found->total_s += (double) outage.duration_s;
    }
  found->count = (int) found->outages->len;
  return next == 0 ? g_steal_pointer (&found) : NULL;
}

static const SolArchiveCall put_outages_call
    = { "sol-archive-put-outages", run_put_outages, args_free, NULL };
static const SolArchiveCall list_outages_call
    = { "sol-archive-list-outages", run_list_outages, args_free, (GDestroyNotify) sol_outages_unref };

void
sol_archive_put_outages_async (SolArchive *self, const char *site, const SolOutages *outages, GTimeZone *zone,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL && outages != NULL);
  Args *args = args_new (site);
  args->outages = sol_outages_ref (outages);
  args->zone = zone == NULL ? NULL : g_time_zone_ref (zone);
  sol_archive_call (self, &put_outages_call, args, cancellable, callback, user_data);
}

gboolean
sol_archive_put_outages_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (sol_archive_call_finish (self, &put_outages_call, result, error));
}

void
sol_archive_list_outages_async (SolArchive *self, const char *site, SolTime from, SolTime to,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL);
  Args *args = args_new (site);
  args->from = from;
  args->to = to;
  sol_archive_call (self, &list_outages_call, args, cancellable, callback, user_data);
}

SolOutages *
sol_archive_list_outages_finish (SolArchive *self, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, &list_outages_call, result, error);
}
