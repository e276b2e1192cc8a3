/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-home-watch"

#include "sol-home-watch.h"

/* So long at least between two questions to the archive. */
#define PAUSE SOL_SECOND

struct _SolHomeWatch
{
  GObject parent_instance;

  SolArchive *archive;
  SolClock *clock;
  GFileMonitor *monitor;
  GCancellable *cancellable;

  gint64 version;  /* of the archive; -1 not known */
  gint64 asked_at; /* monotonic */
  guint timer;
  gboolean asking;
  gboolean moved; /* while it was asked */
};

G_DEFINE_FINAL_TYPE (SolHomeWatch, sol_home_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void ask_soon (SolHomeWatch *self);

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolHomeWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 version = sol_archive_version_finish (SOL_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->asking = FALSE;
  gboolean other = version >= 0 && self->version >= 0 && version != self->version;
  if (version >= 0)
    self->version = version;
  else
    g_info ("Who wrote to the archive is not known: %s", error->message);
  if (self->moved)
    ask_soon (self);
  if (other)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (SolHomeWatch *self)
{
  self->asking = TRUE;
  self->moved = FALSE;
  self->asked_at = sol_clock_monotonic (self->clock);
  sol_archive_version_async (self->archive, self->cancellable, asked_cb, g_object_ref (self));
}

static void
timer_cb (gpointer data)
{
  SolHomeWatch *self = data;
  self->timer = 0;
  ask (self);
}

static void
ask_soon (SolHomeWatch *self)
{
  if (self->asking || self->timer != 0)
    {
      self->moved = TRUE;
      return;
    }
  gint64 wait = self->asked_at + PAUSE - sol_clock_monotonic (self->clock);
  if (wait > 0)
    self->timer = sol_clock_add (self->clock, wait, G_PRIORITY_LOW, timer_cb, self);
  else
    ask (self);
}

/* The log beside the file is what moves with every commit; it may come and go. */
static void
watch_file (SolHomeWatch *self)
{
  g_autofree char *path = g_strconcat (sol_archive_get_path (self->archive), "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor == NULL)
    {
      g_info ("The archive cannot be watched: %s", error->message);
      return;
    }
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (ask_soon), self, G_CONNECT_SWAPPED);
}

SolHomeWatch *
sol_home_watch_new (SolArchive *archive, SolClock *clock)
{
  SolHomeWatch *self = g_object_new (SOL_TYPE_HOME_WATCH, NULL);
  self->archive = g_object_ref (archive);
  self->clock = g_object_ref (clock);
  if (sol_archive_get_path (archive) != NULL)
    {
      watch_file (self);
      ask (self);
    }
  return self;
}

void
sol_home_watch_stop (SolHomeWatch *self)
{
  g_return_if_fail (SOL_IS_HOME_WATCH (self));
  g_cancellable_cancel (self->cancellable);
  if (self->clock != NULL)
    sol_clock_clear (self->clock, &self->timer);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static void
sol_home_watch_dispose (GObject *object)
{
  sol_home_watch_stop (SOL_HOME_WATCH (object));
  G_OBJECT_CLASS (sol_home_watch_parent_class)->dispose (object);
}

static void
sol_home_watch_finalize (GObject *object)
{
  SolHomeWatch *self = SOL_HOME_WATCH (object);
  g_clear_object (&self->archive);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sol_home_watch_parent_class)->finalize (object);
}

static void
sol_home_watch_class_init (SolHomeWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = sol_home_watch_dispose;
  object_class->finalize = sol_home_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
sol_home_watch_init (SolHomeWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->version = -1;
}
