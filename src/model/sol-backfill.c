/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-backfill"

#include "sol-backfill.h"

#include <stdio.h>

#include "sol-archive-sessions.h"
#include "sol-session-period.h"

/* One month a request, and so many at most in an hour, whatever is left; none when the hour's plan is nearly
 * used up. */
#define REQUESTS_MAX 40
#define LEFT_FOR_OTHERS 185
#define AFTER_FAILURE SOL_HOUR

/* Empty months in a row after which there is nothing older, and where it ends in any case. */
#define EMPTY_MAX 12
#define MONTHS_MAX 180

/* A read of the newest reaches so far back for sure. */
#define REACH_OF_READ (27 * SOL_DAY)

#define DONE "done"

struct _SolBackfill
{
  GObject parent_instance;

  SolModelContext *context;
  char *site;
  GTimeZone *zone;
  GStrv serials;
  guint allowance; /* requests an hour */
  gboolean asking;
  SolTime not_before; /* what the last failure asks for, whatever the plan leaves since */
  guint timer;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SolBackfill, sol_backfill, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void plan_next (SolBackfill *self, gint64 after);

static gint64
gap (SolBackfill *self)
{
  return self->allowance == 0 ? SOL_HOUR : SOL_HOUR / self->allowance;
}

static void
sol_backfill_dispose (GObject *object)
{
  sol_backfill_stop (SOL_BACKFILL (object));
  G_OBJECT_CLASS (sol_backfill_parent_class)->dispose (object);
}

static void
sol_backfill_finalize (GObject *object)
{
  SolBackfill *self = SOL_BACKFILL (object);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->serials, g_strfreev);
  g_clear_object (&self->cancellable);
  g_free (self->site);
  G_OBJECT_CLASS (sol_backfill_parent_class)->finalize (object);
}

static void
sol_backfill_class_init (SolBackfillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = sol_backfill_dispose;
  object_class->finalize = sol_backfill_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sol_backfill_init (SolBackfill *self)
{
  self->zone = g_time_zone_new_utc ();
  self->cancellable = g_cancellable_new ();
}

SolBackfill *
sol_backfill_new (SolModelContext *context, const char *site)
{
  SolBackfill *self = g_object_new (SOL_TYPE_BACKFILL, NULL);
  self->context = sol_model_context_ref (context);
  self->site = g_strdup (site);
  return self;
}

void
sol_backfill_stop (SolBackfill *self)
{
  g_return_if_fail (SOL_IS_BACKFILL (self));
  g_cancellable_cancel (self->cancellable);
  if (self->context != NULL)
    sol_clock_clear (self->context->clock, &self->timer);
}

/* Its cursor in memory: `<months back> <empty ones in a row>`, or `done`; while it closes a gap, with the
 * month at which it is done again as a third number. */

static char *
scope_of (const char *serial)
{
  return g_strconcat ("charger/", serial, NULL);
}

gboolean
sol_backfill_is_done (SolBackfill *self, const char *serial)
{
  g_return_val_if_fail (SOL_IS_BACKFILL (self), FALSE);
  g_autofree char *scope = scope_of (serial);
  return g_strcmp0 (sol_remember_get (self->context->remember, scope, "backfill"), DONE) == 0;
}

typedef struct
{
  guint months, empty;
  int until; /* months since the year 0; 0 for the beginning of all */
} Cursor;

static Cursor
read_cursor (SolBackfill *self, const char *serial)
{
  g_autofree char *scope = scope_of (serial);
  const char *text = sol_remember_get (self->context->remember, scope, "backfill");
  Cursor cursor = { 0 };
  if (text == NULL || sscanf (text, "%u %u %d", &cursor.months, &cursor.empty, &cursor.until) < 2)
    return (Cursor){ 0 };
  return cursor;
}

/* Months since the year 0 of the month that lies @months before that of @time. */
static int
month_before (SolBackfill *self, SolTime time, guint months)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, self->zone);
  return g_date_time_get_year (local) * 12 + g_date_time_get_month (local) - 1 - (int) months;
}

static void
write_cursor (SolBackfill *self, const char *serial, Cursor cursor)
{
  g_autofree char *scope = scope_of (serial);
  SolTime now = sol_clock_now (self->context->clock);
  gboolean done = cursor.empty >= EMPTY_MAX || cursor.months >= MONTHS_MAX
                  || (cursor.until > 0 && month_before (self, now, cursor.months) < cursor.until);
  g_autofree char *text
      = done ? g_strdup (DONE)
             : g_strdup_printf ("%u %u %d", cursor.months, cursor.empty, MAX (cursor.until, 0));
  sol_remember_set (self->context->remember, scope, "backfill", text);
}

SolTime
sol_backfill_get_known_since (SolBackfill *self, const char *serial)
{
  g_return_val_if_fail (SOL_IS_BACKFILL (self), SOL_TIME_UNKNOWN);
  Cursor cursor = read_cursor (self, serial);
  if (cursor.months == 0)
    return SOL_TIME_UNKNOWN;
  int month = month_before (self, sol_clock_now (self->context->clock), cursor.months - 1);
  return sol_time_of_date (month / 12, month % 12 + 1, 1, self->zone);
}

void
sol_backfill_note_read (SolBackfill *self, const char *serial, SolTime at)
{
  g_return_if_fail (SOL_IS_BACKFILL (self));
  g_return_if_fail (at != SOL_TIME_UNKNOWN);
  g_autofree char *scope = scope_of (serial);
  SolTime before = sol_time_parse (sol_remember_get (self->context->remember, scope, "sessions-read"), NULL);
  g_autofree char *text = sol_time_format_iso (at, NULL);
  sol_remember_set (self->context->remember, scope, "sessions-read", text);
  if (before == SOL_TIME_UNKNOWN || at - before < REACH_OF_READ)
    return;
  gboolean done = sol_backfill_is_done (self, serial);
  write_cursor (self, serial, (Cursor){ .until = done ? month_before (self, before, 0) : 0 });
  if (!self->asking)
    plan_next (self, gap (self));
}

typedef struct
{
  SolBackfill *self;
  char *serial;
  Cursor cursor;
  gboolean found;
} Month;

static void
month_free (Month *month)
{
  g_clear_object (&month->self);
  g_free (month->serial);
  g_free (month);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Month, month_free)

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Month) month = user_data;
  g_autoptr (GError) error = NULL;
  SolBackfill *self = month->self;

  self->asking = FALSE;
  if (!sol_archive_put_sessions_finish (SOL_ARCHIVE (source), result, &error))
    {
      g_info ("Old sessions could not be kept: %s", error->message);
      plan_next (self, AFTER_FAILURE);
      return;
    }
  /* Only what is on the disk is not asked for again. */
  month->cursor.months++;
  month->cursor.empty = month->found ? 0 : month->cursor.empty + 1;
  write_cursor (self, month->serial, month->cursor);
  g_signal_emit (self, signals[CHANGED], 0, month->serial);
  plan_next (self, gap (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Month) month = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);
  SolBackfill *self = month->self;

  if (reading == NULL)
    {
      self->asking = FALSE;
      self->not_before
          = MAX (sol_clock_now (self->context->clock) + AFTER_FAILURE, sol_error_get_retry_at (error));
      plan_next (self, AFTER_FAILURE);
      return;
    }
  const SolChargeHistory *history = sol_reading_get_value (reading);
  month->found = history->sessions->len > 0;
  const char *serial = month->serial;
  sol_archive_put_sessions_async (self->context->archive, self->site, serial, history, self->cancellable,
                                  kept_cb, g_steal_pointer (&month));
}

/* The days of the month that lies @months before the present one. */
static void
days_of (SolBackfill *self, guint months, char **from, char **to)
{
  g_autoptr (GDateTime) now = sol_time_to_local (sol_clock_now (self->context->clock), self->zone);
  g_autoptr (GDateTime) first
      = g_date_time_new (self->zone, g_date_time_get_year (now), g_date_time_get_month (now), 1, 12, 0, 0);
  g_autoptr (GDateTime) start = g_date_time_add_months (first, -(int) months);
  g_autoptr (GDateTime) next = g_date_time_add_months (start, 1);
  g_autoptr (GDateTime) last = g_date_time_add_days (next, -1);
  *from = g_date_time_format (start, "%Y-%m-%d");
  *to = g_date_time_format (last, "%Y-%m-%d");
}

static const char *
next_serial (SolBackfill *self)
{
  for (guint i = 0; self->serials != NULL && self->serials[i] != NULL; i++)
    if (!sol_backfill_is_done (self, self->serials[i]))
      return self->serials[i];
  return NULL;
}

static void
timer_cb (gpointer data)
{
  SolBackfill *self = data;
  const char *serial = next_serial (self);

  self->timer = 0;
  if (self->allowance == 0 || self->asking || serial == NULL)
    return;
  if (sol_cloud_get_state (self->context->cloud) != SOL_SIGN_IN_DONE
      || sol_cloud_get_requests_last_hour (self->context->cloud) >= LEFT_FOR_OTHERS)
    {
      plan_next (self, gap (self));
      return;
    }
  Month *month = g_new0 (Month, 1);
  month->self = g_object_ref (self);
  month->serial = g_strdup (serial);
  month->cursor = read_cursor (self, serial);
  g_autofree char *from = NULL, *to = NULL;
  days_of (self, month->cursor.months, &from, &to);
  SolCallTarget target = { .site = self->site,
                           .serial = month->serial,
                           .from = from,
                           .to = to,
                           .timezone = g_time_zone_get_identifier (self->zone) };
  self->asking = TRUE;
  sol_cloud_read_async (self->context->cloud, SOL_CALL_CHARGE_HISTORY, &target, FALSE, self->cancellable,
                        read_cb, month);
}

static void
plan_next (SolBackfill *self, gint64 after)
{
  if (self->allowance == 0 || g_cancellable_is_cancelled (self->cancellable) || next_serial (self) == NULL)
    return;
  sol_clock_clear (self->context->clock, &self->timer);
  after = MAX (after, self->not_before - sol_clock_now (self->context->clock));
  self->timer = sol_clock_add (self->context->clock, after, G_PRIORITY_LOW, timer_cb, self);
}

void
sol_backfill_set_zone (SolBackfill *self, GTimeZone *zone)
{
  g_return_if_fail (SOL_IS_BACKFILL (self));
  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
}

void
sol_backfill_set_serials (SolBackfill *self, const char *const *serials)
{
  g_return_if_fail (SOL_IS_BACKFILL (self));
  if (self->serials != NULL && g_strv_equal ((const char *const *) self->serials, serials))
    return;
  g_strfreev (self->serials);
  self->serials = g_strdupv ((char **) serials);
  if (!self->asking && self->timer == 0)
    plan_next (self, gap (self));
}

void
sol_backfill_set_allowance (SolBackfill *self, guint requests)
{
  g_return_if_fail (SOL_IS_BACKFILL (self));
  guint allowance = MIN (requests, REQUESTS_MAX);
  if (self->allowance == allowance)
    return;
  self->allowance = allowance;
  sol_clock_clear (self->context->clock, &self->timer);
  if (!self->asking)
    plan_next (self, gap (self));
}
