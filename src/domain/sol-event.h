/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolEventSeverity: how an event is shown (ui.md 18). */
typedef enum
{
  SOL_EVENT_INFO,
  SOL_EVENT_DONE, /* it is over */
  SOL_EVENT_WARNING,
  SOL_EVENT_ERROR,
} SolEventSeverity;

/** sol_event_severity_get_name: `info`, `done`, `warning` or `error`. */
const char *sol_event_severity_get_name (SolEventSeverity severity);

/** sol_event_severity_from_text: from `status`: Info, Closed, Warning, Error, Critical; info for anything
 * else and for %NULL. */
SolEventSeverity sol_event_severity_from_text (const char *text);

/** SolEvent: one row of the homeowner's events (energy-cloud-api 2.10). Texts name serials: never log them.
 */
typedef struct
{
  char *id;
  char *key;  /* (nullable) stable and in no language, e.g. `evse_start_charging` */
  char *type; /* (nullable) kind of device in the language asked for */
  char *text; /* (nullable) `description` */
  SolEventSeverity severity;
  char *status_text; /* (nullable) as sent */
  SolTime at;
  SolTime cleared_at;  /* %SOL_TIME_UNKNOWN while it lasts */
  SolTruth open;       /* `standing`, else whether it has not been cleared */
  char *device_serial; /* (nullable) */
  char *advice;        /* (nullable) `recommended_action` */
} SolEvent;

SolEvent *sol_event_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_event_free (SolEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolEvent, sol_event_free)

/** SolEvents: one page, newest first. */
typedef struct
{
  GPtrArray *events; /* (element-type SolEvent) each id once */
  char *next;        /* (nullable) opaque cursor of the next page */
  char *timezone;    /* (nullable) of the site */
} SolEvents;

#define SOL_TYPE_EVENTS (sol_events_get_type ())
SOL_DECLARE_VALUE (SolEvents, sol_events)

/** sol_events_get_next: Returns: (transfer none) (nullable): the cursor to go on with after @asked
 * (nullable); %NULL at the end: without a cursor, with the same one again, or after an empty page. */
const char *sol_events_get_next (const SolEvents *self, const char *asked);

/** SolOutage: a power cut that the battery covered (energy-cloud-api 2.11). Plain data. */
typedef struct
{
  SolTime started_at; /* when @is_local, as if the wall clock were UTC */
  gint64 duration_s;  /* seconds, above 0 */
  gboolean is_local;  /* the answer named no offset */
} SolOutage;

/** sol_outage_get_start: when it began; a time without an offset is one of @zone, the site's (1.7.11). */
SolTime sol_outage_get_start (const SolOutage *self, GTimeZone *zone);

/** SolOutages: the backup history; rows without a start or a duration are left out. */
typedef struct
{
  GArray *outages; /* (element-type SolOutage) in the order of the answer */
  int count;       /* `total_records` as sent; -1 unknown */
  double total_s;  /* `total_backup` as sent, seconds; NaN unknown */
} SolOutages;

#define SOL_TYPE_OUTAGES (sol_outages_get_type ())
SOL_DECLARE_VALUE (SolOutages, sol_outages)

/** SolAlarm: a row of the dashboard's alarms (addendum 2.8). */
typedef struct
{
  char *id;
  int severity;        /* as sent, higher is worse; -1 unknown */
  char *type;          /* (nullable) kind of device */
  char *text;          /* (nullable) `description` */
  char *device_serial; /* (nullable) %NULL for "2 Devices" */
  char *device_text;   /* (nullable) what stands there instead of a serial */
  SolTime since;
  SolTruth clearable;
} SolAlarm;

SolAlarm *sol_alarm_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_alarm_free (SolAlarm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolAlarm, sol_alarm_free)

/** SolAlarms: the alarms of a site. */
typedef struct
{
  GPtrArray *alarms; /* (element-type SolAlarm) */
  int total;         /* as sent; -1 unknown */
} SolAlarms;

#define SOL_TYPE_ALARMS (sol_alarms_get_type ())
SOL_DECLARE_VALUE (SolAlarms, sol_alarms)

G_END_DECLS
