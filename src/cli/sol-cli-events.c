/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-events"

#include <glib/gi18n-lib.h>

#include "sol-cli-commands.h"
#include "sol-cli-words.h"

/* `events` and `alarms`. */

/* Nobody needs more than this at once, and no cloud has a cursor that never ends. */
#define MAX_PAGES 50

/* What the archive has, newest first. */
static gboolean
list_events (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };

  sol_cli_wait_init (&wait);
  sol_site_list_events_async (self->site, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, self->options->limit,
                              self->cancellable, sol_cli_wait_cb, &wait);
  g_clear_pointer (&self->events, sol_events_unref);
  self->events = sol_site_list_events_finish (self->site, sol_cli_wait_run (&wait), error);
  return self->events != NULL;
}

static SolEvents *
read_page (SolCli *self, const char *cursor, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };

  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Reading…"));
  sol_site_read_events_async (self->site, cursor, self->cancellable, sol_cli_wait_cb, &wait);
  SolEvents *page = sol_site_read_events_finish (self->site, sol_cli_wait_run (&wait), error);
  sol_cli_progress (self, NULL);
  return page;
}

/* Further pages, only for somebody who wants more than the archive has; it keeps what is read. */
static void
read_more (SolCli *self)
{
  g_autoptr (SolEvents) page = sol_events_ref (sol_site_get_events (self->site));
  g_autofree char *asked = NULL;
  guint seen = page->events->len;

  for (guint i = 1; i < MAX_PAGES && seen < self->options->limit; i++)
    {
      g_autoptr (GError) wrong = NULL;
      const char *cursor = sol_events_get_next (page, asked);
      if (cursor == NULL)
        return;
      SolEvents *next = read_page (self, cursor, &wrong);
      if (next == NULL)
        {
          sol_cli_explain (self, &wrong);
          if (self->trouble == NULL)
            self->trouble = g_steal_pointer (&wrong);
          return;
        }
      g_free (asked);
      asked = g_strdup (cursor);
      g_clear_pointer (&page, sol_events_unref);
      page = next;
      seen += page->events->len;
    }
}

gboolean
sol_cli_run_events (SolCli *self, GError **error)
{
  if (!sol_cli_read (self, error) || !list_events (self, error))
    return FALSE;
  if (self->options->limit > self->events->events->len && sol_site_get_events (self->site) != NULL)
    {
      read_more (self);
      if (!list_events (self, error))
        return FALSE;
    }
  return sol_cli_check (self, error);
}

void
sol_cli_json_events (SolCli *self, SolCliJson *json)
{
  GTimeZone *zone = sol_site_get_zone (self->site);

  sol_cli_json_open_array (json, "events");
  for (guint i = 0; i < self->events->events->len; i++)
    {
      const SolEvent *event = g_ptr_array_index (self->events->events, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "id", event->id);
      sol_cli_json_time (json, "time", event->at, zone);
      sol_cli_json_string (json, "severity", sol_event_severity_get_name (event->severity));
      sol_cli_json_string (json, "type", event->key != NULL ? event->key : event->type);
      sol_cli_json_string (json, "text", event->text);
      sol_cli_json_string (json, "device_serial", event->device_serial);
      sol_cli_json_time (json, "cleared_at", event->cleared_at, zone);
      sol_cli_json_string (json, "advice", event->advice);
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

void
sol_cli_csv_events (SolCli *self, SolCliCsv *csv)
{
  GTimeZone *zone = sol_site_get_zone (self->site);

  sol_cli_csv_names (csv, "id time severity type text device_serial cleared_at advice");
  for (guint i = 0; i < self->events->events->len; i++)
    {
      const SolEvent *event = g_ptr_array_index (self->events->events, i);
      sol_cli_csv_string (csv, event->id);
      sol_cli_csv_time (csv, event->at, zone);
      sol_cli_csv_string (csv, sol_event_severity_get_name (event->severity));
      sol_cli_csv_string (csv, event->key != NULL ? event->key : event->type);
      sol_cli_csv_string (csv, event->text);
      sol_cli_csv_string (csv, event->device_serial);
      sol_cli_csv_time (csv, event->cleared_at, zone);
      sol_cli_csv_string (csv, event->advice);
      sol_cli_csv_end_line (csv);
    }
}

static const char *
describe_severity (SolEventSeverity severity)
{
  switch (severity)
    {
    case SOL_EVENT_DONE:
      return _ ("Over");
    case SOL_EVENT_WARNING:
      return _ ("Warning");
    case SOL_EVENT_ERROR:
      return _ ("Error");
    case SOL_EVENT_INFO:
    default:
      return _ ("Info");
    }
}

void
sol_cli_text_events (SolCli *self, SolCliText *text)
{
  if (self->events->events->len == 0)
    sol_cli_text_line (text, _ ("No events"));
  for (guint i = 0; i < self->events->events->len; i++)
    {
      const SolEvent *event = g_ptr_array_index (self->events->events, i);
      g_autofree char *at = sol_cli_describe_moment (self, event->at);
      sol_cli_text_row (text, at, describe_severity (event->severity), sol_cli_or_dash (event->type),
                        sol_cli_or_dash (event->text), NULL);
    }
}

void
sol_cli_json_alarms (SolCli *self, SolCliJson *json)
{
  const SolAlarms *alarms = sol_site_get_alarms (self->site);

  if (alarms == NULL)
    {
      sol_cli_json_null (json, "alarms");
      return;
    }
  sol_cli_json_open_array (json, "alarms");
  for (guint i = 0; i < alarms->alarms->len; i++)
    {
      const SolAlarm *alarm = g_ptr_array_index (alarms->alarms, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "id", alarm->id);
      sol_cli_json_count (json, "severity", alarm->severity);
      sol_cli_json_string (json, "text", alarm->text);
      sol_cli_json_time (json, "since", alarm->since, sol_site_get_zone (self->site));
      sol_cli_json_string (json, "device_serial", alarm->device_serial);
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

void
sol_cli_text_alarms (SolCli *self, SolCliText *text)
{
  const SolAlarms *alarms = sol_site_get_alarms (self->site);

  if (alarms == NULL || alarms->alarms->len == 0)
    sol_cli_text_line (text, alarms == NULL ? _ ("Alarms are not offered at this site") : _ ("No alarms"));
  for (guint i = 0; alarms != NULL && i < alarms->alarms->len; i++)
    {
      const SolAlarm *alarm = g_ptr_array_index (alarms->alarms, i);
      g_autofree char *since = sol_cli_describe_moment (self, alarm->since);
      const char *device = alarm->device_serial != NULL ? alarm->device_serial : alarm->device_text;
      sol_cli_text_row (text, since, sol_cli_or_dash (alarm->type), sol_cli_or_dash (device),
                        sol_cli_or_dash (alarm->text), NULL);
    }
}
