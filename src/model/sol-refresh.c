/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-refresh"

#include "sol-refresh.h"

#include "sol-archive-known.h"
#include "sol-battery-config.h"
#include "sol-charger-config.h"
#include "sol-cloud-store.h"
#include "sol-plan.h"

/* At most so many of the plan's reads at once, so that a start is no burst (R5). */
#define IN_FLIGHT_MAX 2

/* What was read so lately need not be read again at the start. */
#define JUST_READ (10 * SOL_SECOND)

/* Seconds between two reads of the chargers' state while they report more often. */
#define FAST_INTERVAL 30

/* How often a site without a charger is asked whether one has come. */
#define NO_CHARGER_INTERVAL 1800

/* The first screen (R5): what a person who has just signed in is owed, even when the hour's plan is spent. */
#define FIRST_SCREEN                                                                                         \
  (SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS) | SOL_FAMILY_BIT (SOL_FAMILY_TODAY)                                 \
   | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_STATUS))

/* What the present page lives on is read this often at least, in seconds. */
#define PAGE_INTERVAL 900

/* So many requests of the hour no refresh may take. */
#define LEFT_TO_ACTS 60

static const char *const config_keys[] = { SOL_CONFIG_APP_AUTHENTICATION, SOL_CONFIG_CARD_AUTHENTICATION,
                                           SOL_CONFIG_DEFAULT_LEVEL, SOL_CONFIG_PHASE_SWITCH, NULL };

typedef struct
{
  SolFamily family;
  char *serial; /* (nullable) */
  SolReading *reading;
  GError *error;
  guint failures;
  SolTime tried_at;   /* begin of the last try, here or by the other program */
  SolTime retry_at;   /* while it fails */
  SolTime not_before; /* Retry-After, which nobody breaks */
  gboolean in_flight;
  gboolean by_hand;
} Slot;

struct _SolRefresh
{
  GObject parent_instance;

  SolModelContext *context;
  char *site;
  GTimeZone *zone;
  GPtrArray *slots; /* of Slot, in the order of the families */
  GStrv serials;
  SolPage page;
  gboolean resting[SOL_N_FAMILIES];
  SolFamilySet owed; /* to be read once by hand, as soon as a page shows them */
  SolTime fast_until;
  gboolean answered;
  gboolean stopped;
  guint in_flight;
  guint asked_for; /* reads that somebody waits for */
  guint timer;
  GError *pause;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SolRefresh, sol_refresh, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void tick (SolRefresh *self);

static void
slot_free (gpointer data)
{
  Slot *slot = data;
  g_free (slot->serial);
  g_clear_pointer (&slot->reading, sol_reading_unref);
  g_clear_error (&slot->error);
  g_free (slot);
}

static Slot *
find_slot (SolRefresh *self, SolFamily family, const char *serial)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);
      if (slot->family == family && g_strcmp0 (slot->serial, serial) == 0)
        return slot;
    }
  return NULL;
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *left = *(Slot *const *) a;
  const Slot *right = *(Slot *const *) b;
  return left->family != right->family ? (int) left->family - (int) right->family
                                       : g_strcmp0 (left->serial, right->serial);
}

static Slot *
add_slot (SolRefresh *self, SolFamily family, const char *serial)
{
  Slot *slot = g_new0 (Slot, 1);
  slot->family = family;
  slot->serial = g_strdup (serial);
  slot->tried_at = SOL_TIME_UNKNOWN;
  slot->retry_at = SOL_TIME_UNKNOWN;
  slot->not_before = SOL_TIME_UNKNOWN;
  g_ptr_array_add (self->slots, slot);
  g_ptr_array_sort (self->slots, compare_slots);
  return slot;
}

static void
sol_refresh_dispose (GObject *object)
{
  sol_refresh_stop (SOL_REFRESH (object));
  G_OBJECT_CLASS (sol_refresh_parent_class)->dispose (object);
}

static void
sol_refresh_finalize (GObject *object)
{
  SolRefresh *self = SOL_REFRESH (object);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->serials, g_strfreev);
  g_clear_error (&self->pause);
  g_clear_object (&self->cancellable);
  g_free (self->site);
  G_OBJECT_CLASS (sol_refresh_parent_class)->finalize (object);
}

static void
sol_refresh_class_init (SolRefreshClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->dispose = sol_refresh_dispose;
  object_class->finalize = sol_refresh_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
sol_refresh_init (SolRefresh *self)
{
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->page = SOL_PAGE_QUIET;
  self->fast_until = SOL_TIME_UNKNOWN;
  self->zone = g_time_zone_new_utc ();
  self->cancellable = g_cancellable_new ();
}

static gboolean
is_of_the_session (const GError *error)
{
  return g_error_matches (error, SOL_ERROR, SOL_ERROR_SIGNED_OUT)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_TOO_MANY_SESSIONS)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED);
}

/* What failed for want of a session is due at once when there is one again. */
static void
cloud_state_cb (SolRefresh *self)
{
  if (sol_cloud_get_state (self->context->cloud) == SOL_SIGN_IN_DONE)
    for (guint i = 0; i < self->slots->len; i++)
      {
        Slot *slot = g_ptr_array_index (self->slots, i);
        if (!is_of_the_session (slot->error))
          continue;
        slot->failures = 0;
        slot->tried_at = SOL_TIME_UNKNOWN;
        slot->retry_at = SOL_TIME_UNKNOWN;
        g_clear_error (&slot->error);
      }
  tick (self);
}

SolRefresh *
sol_refresh_new (SolModelContext *context, const char *site)
{
  SolRefresh *self = g_object_new (SOL_TYPE_REFRESH, NULL);
  self->context = sol_model_context_ref (context);
  self->site = g_strdup (site);
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    if (!sol_plan_get_row (family)->per_charger)
      add_slot (self, family, NULL);
  g_signal_connect_object (context->cloud, "notify::state", G_CALLBACK (cloud_state_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
sol_refresh_stop (SolRefresh *self)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  if (self->stopped)
    return;
  self->stopped = TRUE;
  g_cancellable_cancel (self->cancellable);
  if (self->context != NULL)
    sol_clock_clear (self->context->clock, &self->timer);
}

static void
forget_pause (SolRefresh *self, SolTime now)
{
  if (self->pause != NULL && sol_error_get_retry_at (self->pause) <= now)
    g_clear_error (&self->pause);
}

/* Whether the account may send at all. A wait that is over ends by being tried. */
static gboolean
may_send (SolRefresh *self, SolTime now)
{
  switch (sol_cloud_get_state (self->context->cloud))
    {
    case SOL_SIGN_IN_DONE:
    case SOL_SIGN_IN_WORKING:
      return TRUE;
    case SOL_SIGN_IN_BLOCKED:
    case SOL_SIGN_IN_TOO_MANY:
      return sol_cloud_get_wait_until (self->context->cloud) <= now;
    case SOL_SIGN_IN_NONE:
    case SOL_SIGN_IN_CODE:
    case SOL_SIGN_IN_OVER:
      return FALSE;
    }
  return FALSE;
}

static guint
slot_interval (SolRefresh *self, const Slot *slot)
{
  guint interval = sol_family_get_interval (slot->family, self->page);

  /* While the chargers report more often (R2). */
  if (slot->family == SOL_FAMILY_EV_STATUS && interval > 0
      && sol_clock_now (self->context->clock) < self->fast_until)
    interval = MIN (interval, FAST_INTERVAL);
  if (slot->serial != NULL && self->serials != NULL)
    interval *= MAX (g_strv_length (self->serials), 1);
  if (!self->resting[slot->family])
    return interval;
  return slot->family == SOL_FAMILY_EV_STATUS && interval > 0 ? MAX (interval, NO_CHARGER_INTERVAL) : 0;
}

/* Whether a person asked for it. */
static gboolean
is_by_hand (SolRefresh *self, const Slot *slot)
{
  return slot->by_hand || ((self->owed & SOL_FAMILY_BIT (slot->family)) && slot_interval (self, slot) > 0);
}

static SolTime
slot_due (SolRefresh *self, const Slot *slot)
{
  guint interval = slot_interval (self, slot);
  SolTime due;

  if (slot->in_flight || (interval == 0 && !slot->by_hand))
    return G_MAXINT64;
  if (is_by_hand (self, slot))
    due = -1; /* before those that were never read */
  else if (slot->failures > 0)
    due = slot->retry_at;
  else
    due = slot->tried_at == SOL_TIME_UNKNOWN ? 0 : slot->tried_at + interval * SOL_SECOND;
  return MAX (due, slot->not_before);
}

static void
timer_cb (gpointer data)
{
  SolRefresh *self = data;
  self->timer = 0;
  tick (self);
}

typedef struct
{
  SolRefresh *refresh;
  SolFamily family;
  char *serial;
  SolTime begun_at;
  SolTime tried_before; /* what a cancelled read gives back */
  GTask *task;          /* (nullable) of sol_refresh_read_async() */
} Read;

static void
read_free (Read *read)
{
  g_clear_object (&read->task);
  g_clear_object (&read->refresh);
  g_free (read->serial);
  g_free (read);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Read, read_free)

static void
put_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  if (!sol_archive_put_known_finish (SOL_ARCHIVE (source), result, &error))
    g_info ("What was read could not be kept: %s", error->message);
}

static void
keep (SolRefresh *self, const Slot *slot)
{
  GBytes *json = sol_reading_get_json (slot->reading);
  if (json == NULL)
    return;
  g_autoptr (SolKnown) known = sol_known_new ();
  known->site = g_strdup (self->site);
  known->device = g_strdup (slot->serial);
  known->family = g_strdup (sol_family_get_name (slot->family));
  known->asked_at = sol_reading_get_asked_at (slot->reading);
  known->sampled_at = sol_reading_get_sampled_at (slot->reading);
  known->value = g_bytes_ref (json);
  sol_archive_put_known_async (self->context->archive, known, NULL, put_known_cb, NULL);
}

static void
emit_changed (SolRefresh *self, SolFamily family, const char *serial, gboolean value)
{
  g_signal_emit (self, signals[CHANGED], 0, family, serial, value);
}

/* Returns: whether it was taken; a reading that a later one has overtaken is not. */
static gboolean
take_reading (SolRefresh *self, Slot *slot, SolReading *reading, gboolean keep_it)
{
  if (slot->reading != NULL && sol_reading_get_asked_at (slot->reading) > sol_reading_get_asked_at (reading))
    return FALSE;
  g_clear_pointer (&slot->reading, sol_reading_unref);
  slot->reading = sol_reading_ref (reading);
  if (keep_it)
    keep (self, slot);
  g_autofree char *serial = g_strdup (slot->serial);
  emit_changed (self, slot->family, serial, TRUE);
  return TRUE;
}

static gboolean
take_success (SolRefresh *self, Slot *slot, SolReading *reading)
{
  slot->failures = 0;
  slot->retry_at = SOL_TIME_UNKNOWN;
  g_clear_error (&slot->error);
  self->answered = TRUE;
  self->owed &= ~SOL_FAMILY_BIT (slot->family);
  return take_reading (self, slot, reading, TRUE);
}

static void
take_failure (SolRefresh *self, Slot *slot, const GError *error, gboolean asked_for)
{
  SolTime now = sol_clock_now (self->context->clock);
  SolTime retry_at = sol_error_get_retry_at (error);

  g_clear_error (&slot->error);
  slot->error = g_error_copy (error);
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_RATE_LIMITED)
      || g_error_matches (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT))
    {
      /* The account is asked to pause, not the family: everybody waits. */
      SolTime until = MAX (retry_at, now + SOL_MINUTE);
      g_clear_error (&self->pause);
      self->pause = sol_error_new_full ((SolError) error->code, error->message, until,
                                        sol_error_get_http_status (error), NULL);
      slot->retry_at = until;
      slot->failures++;
      return;
    }
  /* Reads in quick succession, as those after a command, tell that it fails, and not for how long. */
  if (!asked_for || slot->failures == 0)
    slot->failures++;
  guint interval = MAX (slot_interval (self, slot), sol_family_get_cadence (slot->family));
  double delay = sol_plan_retry_delay (slot->family, interval, slot->failures,
                                       sol_error_get_http_status (error) != 0, g_random_double ());
  slot->retry_at = now + (SolTime) (delay * SOL_SECOND);
  if (retry_at != SOL_TIME_UNKNOWN)
    {
      slot->not_before = retry_at;
      slot->retry_at = MAX (slot->retry_at, retry_at);
    }
}

static void
take_lost_session (SolRefresh *self, Slot *slot, const GError *error)
{
  slot->tried_at = SOL_TIME_UNKNOWN;
  slot->failures = MAX (slot->failures, 1);
  slot->retry_at = sol_clock_now (self->context->clock) + SOL_MINUTE;
  g_clear_error (&slot->error);
  slot->error = g_error_copy (error);
}

/* Returns: whether it has been told. */
static gboolean
take_result (SolRefresh *self, const Read *read, SolReading *reading, const GError *error)
{
  Slot *slot = find_slot (self, read->family, read->serial);

  if (slot == NULL)
    return FALSE;
  if (read->task == NULL)
    slot->in_flight = FALSE;
  if (reading != NULL)
    return take_success (self, slot, reading);
  if (is_of_the_session (error))
    take_lost_session (self, slot, error);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_info ("%s: %s", sol_family_get_name (read->family), error->message);
      take_failure (self, slot, error, read->task != NULL);
    }
  else if (slot->tried_at == read->begun_at)
    slot->tried_at = read->tried_before;
  return FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Read) read = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_cloud_read_finish (SOL_CLOUD (source), result, &error);
  SolRefresh *self = read->refresh;

  if (read->task == NULL)
    self->in_flight--;
  else
    self->asked_for--;
  /* However it ended, and even when its charger is gone: one less is in flight. */
  if (!self->stopped && !take_result (self, read, reading, error))
    emit_changed (self, read->family, read->serial, FALSE);
  if (read->task != NULL && reading != NULL)
    g_task_return_pointer (read->task, g_steal_pointer (&reading), (GDestroyNotify) sol_reading_unref);
  else if (read->task != NULL)
    g_task_return_error (read->task, g_steal_pointer (&error));
  if (!self->stopped)
    tick (self);
}

char *
sol_refresh_get_locale (void)
{
  g_auto (GStrv) parts = g_strsplit_set (g_get_language_names ()[0], ".@", 2);
  if (parts[0] == NULL || g_str_equal (parts[0], "C") || g_str_equal (parts[0], "POSIX"))
    return g_strdup ("en");
  return g_strdelimit (g_strdup (parts[0]), "_", '-');
}

static void
begin_read (SolRefresh *self, Slot *slot, gboolean by_hand, GTask *task)
{
  Read *read = g_new0 (Read, 1);
  SolTime now = sol_clock_now (self->context->clock);
  g_autofree char *today = sol_time_day (now, self->zone);
  g_autofree char *month_ago = sol_time_day (now - SOL_SESSIONS_SPAN, self->zone);
  g_autofree char *locale = sol_refresh_get_locale ();
  gboolean spans = slot->family == SOL_FAMILY_CHARGE_HISTORY || slot->family == SOL_FAMILY_CAR_ENERGY;
  SolReading *settings = sol_refresh_get_reading (self, SOL_FAMILY_SITE_SETTINGS, NULL);
  const SolSiteSettings *site = settings == NULL ? NULL : sol_reading_get_value (settings);
  SolCallTarget target = {
    .site = self->site,
    .serial = slot->serial,
    .from = spans ? month_ago : today,
    .to = today,
    .timezone = g_time_zone_get_identifier (self->zone),
    .locale = slot->family == SOL_FAMILY_EVENTS ? locale : NULL,
    .country = site != NULL ? site->country : NULL,
    .keys = slot->family == SOL_FAMILY_CHARGER_CONFIG ? config_keys : NULL,
  };

  read->refresh = g_object_ref (self);
  read->family = slot->family;
  read->serial = g_strdup (slot->serial);
  read->begun_at = now;
  read->tried_before = slot->tried_at;
  g_set_object (&read->task, task);
  if (task != NULL)
    self->asked_for++;
  slot->tried_at = now;
  sol_cloud_read_async (self->context->cloud, sol_plan_get_row (slot->family)->call, &target, by_hand,
                        task != NULL ? g_task_get_cancellable (task) : self->cancellable, read_cb, read);
  SolFamily family = slot->family;
  g_autofree char *serial = g_strdup (slot->serial);
  emit_changed (self, family, serial, FALSE);
}

static void
begin_planned (SolRefresh *self, Slot *slot)
{
  gboolean by_hand = is_by_hand (self, slot);
  slot->by_hand = FALSE;
  self->owed &= ~SOL_FAMILY_BIT (slot->family);
  slot->in_flight = TRUE;
  self->in_flight++;
  begin_read (self, slot, by_hand, NULL);
}

/* The first slot that is due: those never read in the order of the families, then by time. */
static Slot *
first_due (SolRefresh *self, SolTime *due_out)
{
  Slot *first = NULL;
  SolTime first_time = G_MAXINT64;
  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);
      SolTime due = slot_due (self, slot);
      if (due >= first_time)
        continue;
      first = slot;
      first_time = due;
    }
  *due_out = first_time;
  return first;
}

/* Until when @slot waits for what pauses all. The hour's plan holds back nobody who asks. */
static SolTime
paused_until (SolRefresh *self, const Slot *slot, SolTime now)
{
  if (self->pause == NULL
      || (is_by_hand (self, slot) && g_error_matches (self->pause, SOL_ERROR, SOL_ERROR_BUDGET_SPENT)))
    return now;
  return sol_error_get_retry_at (self->pause);
}

static void
tick (SolRefresh *self)
{
  if (self->stopped)
    return;
  SolTime now = sol_clock_now (self->context->clock);
  SolTime due;

  sol_clock_clear (self->context->clock, &self->timer);
  forget_pause (self, now);
  if (!may_send (self, now))
    {
      SolTime until = sol_cloud_get_wait_until (self->context->cloud);
      if (until != SOL_TIME_UNKNOWN && until > now)
        self->timer = sol_clock_add (self->context->clock, until - now, G_PRIORITY_DEFAULT, timer_cb, self);
      return;
    }
  Slot *slot = first_due (self, &due);
  while (slot != NULL && due <= now && paused_until (self, slot, now) <= now
         && self->in_flight < IN_FLIGHT_MAX)
    {
      begin_planned (self, slot);
      slot = first_due (self, &due);
    }
  if (slot == NULL || self->in_flight >= IN_FLIGHT_MAX)
    return;
  /* At most a minute ahead: the timer stands still while the computer sleeps, the wall clock does not. */
  SolTime wake = MAX (MAX (due, paused_until (self, slot, now)) - now, 0);
  self->timer
      = sol_clock_add (self->context->clock, MIN (wake, SOL_MINUTE), G_PRIORITY_DEFAULT, timer_cb, self);
}

/* At the start the core is asked at once, however fresh the archive's values are, so that the person learns
 * whether the cloud answers at all. */
static void
look_at_once (SolRefresh *self)
{
  SolTime recent = sol_clock_now (self->context->clock) - JUST_READ;

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);
      if (sol_family_is_core (slot->family) && slot->tried_at < recent)
        slot->tried_at = SOL_TIME_UNKNOWN;
    }
}

void
sol_refresh_set_page (SolRefresh *self, SolPage page)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  if (self->page == page)
    return;
  if (self->page == SOL_PAGE_QUIET)
    look_at_once (self);
  self->page = page;
  tick (self);
}

SolPage
sol_refresh_get_page (SolRefresh *self)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), SOL_PAGE_QUIET);
  return self->page;
}

void
sol_refresh_set_zone (SolRefresh *self, GTimeZone *zone)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
}

void
sol_refresh_set_serials (SolRefresh *self, const char *const *serials)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  if (self->serials != NULL && g_strv_equal ((const char *const *) self->serials, serials))
    return;
  g_strfreev (self->serials);
  self->serials = g_strdupv ((char **) serials);
  for (guint i = self->slots->len; i > 0; i--)
    {
      Slot *slot = g_ptr_array_index (self->slots, i - 1);
      if (slot->serial != NULL && !g_strv_contains (serials, slot->serial))
        g_ptr_array_remove_index (self->slots, i - 1);
    }
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    for (guint i = 0; sol_plan_get_row (family)->per_charger && serials[i] != NULL; i++)
      if (find_slot (self, family, serials[i]) == NULL)
        add_slot (self, family, serials[i]);
  tick (self);
}

void
sol_refresh_set_resting (SolRefresh *self, SolFamily family, gboolean resting)
{
  g_return_if_fail (SOL_IS_REFRESH (self) && family < SOL_N_FAMILIES);
  if (self->resting[family] == resting)
    return;
  self->resting[family] = resting;
  tick (self);
}

void
sol_refresh_set_fast_until (SolRefresh *self, SolTime until)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  self->fast_until = until;
  tick (self);
}

gboolean
sol_refresh_get_resting (SolRefresh *self, SolFamily family)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self) && family < SOL_N_FAMILIES, FALSE);
  return self->resting[family];
}

/* How many reads a person may ask for by refreshing: however often that is done, the rest of the hour's
 * requests belongs to what the person changes, and to the proof of it. */
static guint
reads_left (SolRefresh *self)
{
  SolTime last = SOL_TIME_UNKNOWN;
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);
      if (slot->tried_at != SOL_TIME_UNKNOWN)
        last = MAX (last, slot->tried_at);
    }
  /* After an hour's rest the count says nothing any more. */
  if (last == SOL_TIME_UNKNOWN || sol_clock_now (self->context->clock) - last > SOL_HOUR)
    return G_MAXUINT;
  guint gone = sol_cloud_get_requests_last_hour (self->context->cloud) + self->in_flight;
  return gone < SOL_BUDGET_HARD - LEFT_TO_ACTS ? SOL_BUDGET_HARD - LEFT_TO_ACTS - gone : 0;
}

/* Whether the present page lives on @slot, or it failed and that may be over. */
static gboolean
is_of_the_page (SolRefresh *self, const Slot *slot)
{
  if (sol_family_get_interval (slot->family, self->page) <= PAGE_INTERVAL)
    return TRUE;
  return slot->error != NULL && !g_error_matches (slot->error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED)
         && !g_error_matches (slot->error, SOL_ERROR, SOL_ERROR_FORBIDDEN);
}

void
sol_refresh_now (SolRefresh *self)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  guint left = reads_left (self);
  for (guint i = 0; i < self->slots->len && left > 0; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);
      if (slot->in_flight || slot_interval (self, slot) == 0 || !is_of_the_page (self, slot))
        continue;
      slot->by_hand = TRUE;
      left--;
    }
  tick (self);
}

void
sol_refresh_owe_first (SolRefresh *self)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  self->owed = FIRST_SCREEN;
  tick (self);
}

void
sol_refresh_try_again (SolRefresh *self)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  SolTime now = sol_clock_now (self->context->clock);

  g_clear_error (&self->pause);
  if (may_send (self, now))
    {
      sol_refresh_now (self);
      return;
    }
  Slot *slot = g_ptr_array_index (self->slots, 0);
  slot->by_hand = TRUE;
  if (!slot->in_flight)
    begin_planned (self, slot);
}

void
sol_refresh_put_known (SolRefresh *self, SolFamily family, const char *serial, SolReading *reading)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  Slot *slot = find_slot (self, family, serial);
  if (slot == NULL && serial != NULL && sol_plan_get_row (family)->per_charger)
    slot = add_slot (self, family, serial);
  if (slot == NULL)
    return;
  slot->tried_at = MAX (slot->tried_at, sol_reading_get_asked_at (reading));
  take_reading (self, slot, reading, FALSE);
}

SolReading *
sol_refresh_get_reading (SolRefresh *self, SolFamily family, const char *serial)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), NULL);
  Slot *slot = find_slot (self, family, serial);
  return slot == NULL ? NULL : slot->reading;
}

const GError *
sol_refresh_get_error (SolRefresh *self, SolFamily family, const char *serial)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), NULL);
  Slot *slot = find_slot (self, family, serial);
  return slot == NULL ? NULL : slot->error;
}

guint
sol_refresh_get_failures (SolRefresh *self, SolFamily family, const char *serial)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), 0);
  Slot *slot = find_slot (self, family, serial);
  return slot == NULL ? 0 : slot->failures;
}

SolTime
sol_refresh_get_retry_at (SolRefresh *self, SolFamily family, const char *serial)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), SOL_TIME_UNKNOWN);
  Slot *slot = find_slot (self, family, serial);
  return slot == NULL || slot->failures == 0 ? SOL_TIME_UNKNOWN : slot->retry_at;
}

gboolean
sol_refresh_is_loading (SolRefresh *self, SolFamily family)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), FALSE);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = g_ptr_array_index (self->slots, i);
      if (slot->family == family && slot->in_flight)
        return TRUE;
    }
  return FALSE;
}

gboolean
sol_refresh_is_busy (SolRefresh *self)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), FALSE);
  return self->in_flight > 0 || self->asked_for > 0;
}

gboolean
sol_refresh_has_answered (SolRefresh *self)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), FALSE);
  return self->answered;
}

const GError *
sol_refresh_get_pause (SolRefresh *self)
{
  g_return_val_if_fail (SOL_IS_REFRESH (self), NULL);
  forget_pause (self, sol_clock_now (self->context->clock));
  return self->pause;
}

void
sol_refresh_read_async (SolRefresh *self, SolFamily family, const char *serial, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_REFRESH (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_refresh_read_async);
  Slot *slot = find_slot (self, family, serial);
  if (slot == NULL)
    g_task_return_error (task, sol_error_new (SOL_ERROR_NOT_SUPPORTED));
  else
    begin_read (self, slot, TRUE, task);
}

SolReading *
sol_refresh_read_finish (SolRefresh *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
