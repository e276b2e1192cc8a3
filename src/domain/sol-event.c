/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-event"

#include "sol-event.h"

#include <math.h>

SOL_DEFINE_VALUE (SolEvents, sol_events)
SOL_DEFINE_VALUE (SolOutages, sol_outages)
SOL_DEFINE_VALUE (SolAlarms, sol_alarms)

const char *
sol_event_severity_get_name (SolEventSeverity severity)
{
  switch (severity)
    {
    case SOL_EVENT_DONE:
      return "done";
    case SOL_EVENT_WARNING:
      return "warning";
    case SOL_EVENT_ERROR:
      return "error";
    case SOL_EVENT_INFO:
    default:
      return "info";
    }
}

SolEventSeverity
sol_event_severity_from_text (const char *text)
{
  static const struct
  {
    const char *word;
    SolEventSeverity severity;
  } words[] = {
    { "closed", SOL_EVENT_DONE },
    { "warning", SOL_EVENT_WARNING },
    { "error", SOL_EVENT_ERROR },
    { "critical", SOL_EVENT_ERROR },
  };
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      return words[i].severity;
  return SOL_EVENT_INFO;
}

SolEvent *
sol_event_new (void)
{
  SolEvent *self = g_new0 (SolEvent, 1);
  self->at = self->cleared_at = SOL_TIME_UNKNOWN;
  self->open = SOL_UNKNOWN;
  return self;
}

void
sol_event_free (SolEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->key);
  g_free (self->type);
  g_free (self->text);
  g_free (self->status_text);
  g_free (self->device_serial);
  g_free (self->advice);
  g_free (self);
}

static void
sol_events_init (SolEvents *self)
{
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_event_free);
}

static void
sol_events_clear (SolEvents *self)
{
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self->next);
  g_free (self->timezone);
}

const char *
sol_events_get_next (const SolEvents *self, const char *asked)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->events->len > 0 && g_strcmp0 (self->next, asked) != 0 ? self->next : NULL;
}

SolTime
sol_outage_get_start (const SolOutage *self, GTimeZone *zone)
{
  g_return_val_if_fail (self != NULL, SOL_TIME_UNKNOWN);
  if (!self->is_local || zone == NULL)
    return self->started_at;

  g_autoptr (GDateTime) clock = sol_time_to_local (self->started_at, NULL);
  g_autoptr (GDateTime) local
      = clock == NULL ? NULL
                      : g_date_time_new (zone, g_date_time_get_year (clock), g_date_time_get_month (clock),
                                         g_date_time_get_day_of_month (clock), g_date_time_get_hour (clock),
                                         g_date_time_get_minute (clock), g_date_time_get_second (clock));
  return local != NULL ? g_date_time_to_unix (local) * SOL_SECOND : SOL_TIME_UNKNOWN;
}

static void
sol_outages_init (SolOutages *self)
{
  self->outages = g_array_new (FALSE, FALSE, sizeof (SolOutage));
  self->count = -1;
  self->total_s = NAN;
}

static void
sol_outages_clear (SolOutages *self)
{
  g_clear_pointer (&self->outages, g_array_unref);
}

SolAlarm *
sol_alarm_new (void)
{
  SolAlarm *self = g_new0 (SolAlarm, 1);
  self->severity = -1;
  self->since = SOL_TIME_UNKNOWN;
  self->clearable = SOL_UNKNOWN;
  return self;
}

void
sol_alarm_free (SolAlarm *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->type);
  g_free (self->text);
  g_free (self->device_serial);
  g_free (self->device_text);
  g_free (self);
}

static void
sol_alarms_init (SolAlarms *self)
{
  self->alarms = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_alarm_free);
  self->total = -1;
}

static void
sol_alarms_clear (SolAlarms *self)
{
  g_clear_pointer (&self->alarms, g_ptr_array_unref);
}
