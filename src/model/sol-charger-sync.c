/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-sync"

#include "sol-charger-private.h"
#include "sol-schedule-draft.h"

/* Seconds after the saving at which the schedule is read. */
static const guint read_after[] = { 5, 12, 25, 50, 90 };

/* One following, of one charger. */
typedef struct
{
  SolCharger *charger;
  char *name; /* among what is busy */
  gint64 began_at;
  guint next_read;
  guint timer;
  gulong cancelled_id;
} Follow;

static void
follow_free (Follow *follow)
{
  SolModelContext *context = follow->charger->context;

  sol_clock_clear (context->clock, &follow->timer);
  if (follow->cancelled_id != 0)
    g_cancellable_disconnect (follow->charger->cancellable, follow->cancelled_id);
  g_hash_table_remove (context->busy, follow->name);
  g_object_unref (follow->charger);
  g_free (follow->name);
  g_free (follow);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Follow, follow_free)

static void plan_read (Follow *follow);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Follow) follow = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  if (reading == NULL || g_cancellable_is_cancelled (follow->charger->cancellable)
      || sol_schedule_get_sync (sol_reading_get_value (reading)) != SOL_SYNC_WAITING
      || follow->next_read >= G_N_ELEMENTS (read_after))
    return;
  plan_read (g_steal_pointer (&follow));
}

static void
timer_cb (gpointer data)
{
  Follow *follow = data;

  follow->timer = 0;
  sol_refresh_read_async (follow->charger->refresh, SOL_FAMILY_SCHEDULE, follow->charger->serial, NULL,
                          read_cb, follow);
}

static void
plan_read (Follow *follow)
{
  SolClock *clock = follow->charger->context->clock;
  gint64 due = follow->began_at + read_after[follow->next_read++] * SOL_SECOND;

  follow->timer = sol_clock_add (clock, MAX (due - sol_clock_monotonic (clock), 0), G_PRIORITY_DEFAULT,
                                 timer_cb, follow);
}

/* Signed out, or the charger is gone. A read that is on its way ends by itself. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Follow *follow = user_data;

  if (follow->timer == 0)
    return;
  follow->cancelled_id = 0; /* it cannot be taken back while it runs */
  follow_free (follow);
}

void
sol_charger_follow_sync (SolCharger *self)
{
  g_return_if_fail (SOL_IS_CHARGER (self));
  g_autofree char *name = g_strjoin ("/", self->site, "schedule-sync", self->serial, NULL);

  if (g_cancellable_is_cancelled (self->cancellable)
      || !g_hash_table_add (self->context->busy, g_strdup (name)))
    return;
  Follow *follow = g_new0 (Follow, 1);
  follow->charger = g_object_ref (self);
  follow->name = g_steal_pointer (&name);
  follow->began_at = sol_clock_monotonic (self->context->clock);
  follow->cancelled_id = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), follow, NULL);
  plan_read (follow);
}
