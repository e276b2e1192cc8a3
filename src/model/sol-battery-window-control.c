/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-window-control"

#include "sol-battery-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-battery-rules.h"
#include "sol-cloud-write.h"

/* Battery windows: addendum 2.5. Every change is followed by the write that puts it into effect (2.5.3). */

#define TYPE "(ssiiiiisi)"

typedef struct
{
  const char *op; /* `add`, `change`, `remove` */
  SolBatteryWindow *window;
  SolTruth enabled;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_clear_pointer (&wish->window, sol_battery_window_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static GVariant *
wish_to_variant (const char *op, const SolBatteryWindow *window, SolTruth enabled)
{
  return g_variant_new (TYPE, op, window->id != NULL ? window->id : "", (int) window->kind,
                        window->window.start, window->window.end, (int) window->window.days,
                        window->limit_percent, window->timezone != NULL ? window->timezone : "",
                        (int) enabled);
}

static void
wish_read (Wish *wish, GVariant *wanted)
{
  const char *id, *timezone;
  int kind, days, enabled;
  SolBatteryWindow *window = sol_battery_window_new ();

  g_variant_get (wanted, "(&s&siiiii&si)", &wish->op, &id, &kind, &window->window.start, &window->window.end,
                 &days, &window->limit_percent, &timezone, &enabled);
  window->id = *id != '\0' ? g_strdup (id) : NULL;
  window->timezone = *timezone != '\0' ? g_strdup (timezone) : NULL;
  window->kind = (SolBatteryWindowKind) kind;
  window->window.days = (SolDays) days;
  wish->window = window;
  wish->enabled = (SolTruth) enabled;
}

GVariant *
sol_battery_window_to_add (const SolBatteryWindow *window, gboolean enabled)
{
  return wish_to_variant ("add", window, sol_truth (enabled));
}

GVariant *
sol_battery_window_to_change (const SolBatteryWindow *window, SolTruth enabled)
{
  return wish_to_variant ("change", window, enabled);
}

GVariant *
sol_battery_window_to_remove (const SolBatteryWindow *window)
{
  return wish_to_variant ("remove", window, SOL_UNKNOWN);
}

static GVariant *
window_value (gpointer owner)
{
  SolBattery *self = owner;
  return self->windows == NULL ? NULL : g_variant_new_int32 ((int) self->windows->windows->len);
}

static gboolean
is_switch_only (const Wish *wish, const SolBatteryWindow *before)
{
  return wish->enabled != SOL_UNKNOWN && before->window.start == wish->window->window.start
         && before->window.end == wish->window->window.end && before->window.days == wish->window->window.days
         && before->limit_percent == wish->window->limit_percent;
}

static GError *
guard_times (SolBattery *self, const Wish *wish)
{
  double limit = wish->window->limit_percent < 0 ? NAN : wish->window->limit_percent;
  double shutdown = sol_battery_get_shutdown (self);
  const char *sentence = NULL;

  switch (sol_battery_window_check (wish->window->kind, &wish->window->window, limit, shutdown))
    {
    case SOL_BATTERY_WINDOW_OK:
      break;
    case SOL_BATTERY_WINDOW_NO_TIMES:
    case SOL_BATTERY_WINDOW_EQUAL_TIMES:
      sentence = _ ("Start and end must differ");
      break;
    case SOL_BATTERY_WINDOW_NO_DAYS:
      sentence = _ ("Choose at least one day");
      break;
    case SOL_BATTERY_WINDOW_BAD_LIMIT:
      sentence = _ ("The limit can be 5 to 100%");
      break;
    case SOL_BATTERY_WINDOW_BELOW_SHUTDOWN:
      sentence = _ ("The battery would switch off before it reaches this limit");
      break;
    }
  if (sentence != NULL)
    return sol_error_new_message (SOL_ERROR_REFUSED, sentence);
  const SolBatteryWindow *met
      = sol_battery_windows_find_overlap (self->windows, &wish->window->window, wish->window->id);
  if (met == NULL)
    return NULL;
  g_autofree char *start = sol_minute_to_text (met->window.start);
  g_autofree char *end = sol_minute_to_text (met->window.end);
  g_autofree char *words = g_strdup_printf (_ ("This window overlaps %s – %s"), start, end);
  return sol_error_new_message (SOL_ERROR_CONFLICT, words);
}

static GError *
window_guard (gpointer owner, GVariant *wanted, GVariant *hint)
{
  SolBattery *self = owner;
  GError *refusal = sol_battery_guard_write (self, wanted, G_VARIANT_TYPE (TYPE));
  if (refusal != NULL)
    return refusal;
  if (self->windows == NULL || self->settings == NULL)
    return sol_error_new (SOL_ERROR_NOT_READY);
  g_auto (Wish) wish = { 0 };
  wish_read (&wish, wanted);
  if ((guint) wish.window->kind >= SOL_N_BATTERY_WINDOW_KINDS)
    return sol_error_new (SOL_ERROR_REFUSED);
  if (self->windows->families[wish.window->kind].present == SOL_NO)
    return sol_error_new (SOL_ERROR_NOT_SUPPORTED);
  const SolBatteryWindow *before = sol_battery_windows_find (self->windows, wish.window->id);
  gboolean add = g_str_equal (wish.op, "add");
  if (!add && before == NULL)
    return sol_error_new (SOL_ERROR_CONFLICT);
  /* Until the gateway has taken the last change over only switches go through (rule 5). */
  if (sol_battery_windows_is_pending (self->windows, wish.window->kind)
      && (add || !is_switch_only (&wish, before)))
    return sol_error_new_message (SOL_ERROR_BUSY, _ ("Waiting for your system to take over the last change"));
  return g_str_equal (wish.op, "remove") ? NULL : guard_times (self, &wish);
}

/* A new window is known by what it says, since the cloud names it. */
static const SolBatteryWindow *
find_like (SolBattery *self, const SolBatteryWindow *like)
{
  for (guint i = 0; self->windows != NULL && i < self->windows->windows->len; i++)
    {
      const SolBatteryWindow *window = g_ptr_array_index (self->windows->windows, i);
      if (window->kind == like->kind && window->window.start == like->window.start
          && window->window.end == like->window.end && window->window.days == like->window.days)
        return window;
    }
  return NULL;
}

static gboolean
window_is (SolBattery *self, const Wish *wish)
{
  if (self->windows == NULL)
    return FALSE;
  const SolBatteryWindow *is = sol_battery_windows_find (self->windows, wish->window->id);
  if (g_str_equal (wish->op, "remove"))
    return is == NULL;
  if (g_str_equal (wish->op, "add"))
    return find_like (self, wish->window) != NULL;
  return is != NULL && is == find_like (self, wish->window)
         && (wish->window->limit_percent < 0 || is->limit_percent == wish->window->limit_percent)
         && (wish->enabled == SOL_UNKNOWN || is->enabled_echo == wish->enabled);
}

static gboolean
window_same (gpointer owner, GVariant *wanted, GVariant *hint)
{
  g_auto (Wish) wish = { 0 };
  wish_read (&wish, wanted);
  return !g_str_equal (wish.op, "add") && window_is (owner, &wish);
}

static SolProof
window_prove (gpointer owner, GVariant *wanted, GVariant *hint)
{
  g_auto (Wish) wish = { 0 };
  wish_read (&wish, wanted);
  return window_is (owner, &wish) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

/* A window of charging from the grid that is to work is a declaration of its own (R48). */
static gboolean
window_asks (gpointer owner, GVariant *wanted)
{
  SolBattery *self = owner;
  g_auto (Wish) wish = { 0 };
  wish_read (&wish, wanted);
  return wish.window->kind == SOL_BATTERY_WINDOW_CHARGE && !g_str_equal (wish.op, "remove")
         && wish.enabled != SOL_NO && self->settings != NULL
         && (self->settings->charge_from_grid != SOL_YES || self->settings->disclaimer_accepted != SOL_YES);
}

/* The window that stands for the family afterwards; without times when none is left. */
static SolWeekWindow
window_after (SolBattery *self, const Wish *wish)
{
  SolWeekWindow none = { SOL_NO_DAY, -1, -1 };
  if (!g_str_equal (wish->op, "remove"))
    return wish->window->window;
  for (guint i = 0; i < self->windows->windows->len; i++)
    {
      const SolBatteryWindow *other = g_ptr_array_index (self->windows->windows, i);
      if (other->kind == wish->window->kind && g_strcmp0 (other->id, wish->window->id) != 0)
        return other->window;
    }
  return none;
}

/* What the family is to be once the change has been made. */
static gboolean
family_on_after (SolBattery *self, const Wish *wish)
{
  SolBatteryWindowKind kind = wish->window->kind;
  if (g_str_equal (wish->op, "remove") && window_after (self, wish).start < 0)
    return FALSE;
  if (g_str_equal (wish->op, "add") && wish->enabled == SOL_YES)
    return TRUE;
  gboolean single = sol_battery_windows_count (self->windows, kind) <= 1;
  if (wish->enabled != SOL_UNKNOWN && single)
    return wish->enabled == SOL_YES;
  return sol_battery_windows_family_on (self->windows, self->settings, kind) == SOL_YES;
}

static SolWrite *
make_apply (SolBattery *self, const Wish *wish)
{
  gboolean on = family_on_after (self, wish);
  SolWeekWindow window = window_after (self, wish);

  if (wish->window->kind != SOL_BATTERY_WINDOW_CHARGE)
    return sol_write_new_window_switch (wish->window->kind, on, window.start, window.end);
  SolChargeApply apply = {
    .on = on,
    .charge_from_grid = on || self->settings->charge_from_grid == SOL_YES,
    .begin = window.start,
    .end = window.end,
    .disclaimer_at = self->settings->disclaimer_accepted_at,
  };
  if (on && apply.disclaimer_at == SOL_TIME_UNKNOWN)
    apply.disclaimer_at = sol_clock_now (self->context->clock);
  return sol_write_new_charge_apply (&apply);
}

static SolCallId
make_change (SolBattery *self, const Wish *wish, SolCallTarget *target)
{
  if (g_str_equal (wish->op, "remove"))
    {
      target->write = sol_write_new_window_delete (wish->window);
      return SOL_CALL_DELETE_BATTERY_WINDOW;
    }
  const char *zone = self->site_settings != NULL ? self->site_settings->timezone : NULL;
  if (wish->window->timezone == NULL)
    wish->window->timezone = g_strdup (zone);
  if (g_str_equal (wish->op, "add"))
    {
      target->write = sol_write_new_window_add (wish->window, wish->enabled != SOL_NO);
      return SOL_CALL_ADD_BATTERY_WINDOW;
    }
  target->write = sol_write_new_window_change (wish->window, wish->enabled);
  return SOL_CALL_CHANGE_BATTERY_WINDOW;
}

static SolCallId
window_call (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
             SolStepKind *kind)
{
  SolBattery *self = owner;
  g_auto (Wish) wish = { 0 };
  wish_read (&wish, wanted);
  gboolean terms = window_asks (owner, wanted);
  gboolean check = !g_str_equal (wish.op, "remove");
  guint before = (terms ? 1 : 0) + (check ? 1 : 0);

  if (step < before)
    {
      *kind = terms && step == 0 ? SOL_STEP_NEEDED : SOL_STEP_CHECK;
      if (*kind == SOL_STEP_NEEDED)
        return SOL_CALL_ACCEPT_DISCLAIMER;
      target->write = sol_write_new_window_check (wish.window->kind);
      return SOL_CALL_CHECK_BATTERY_WINDOWS;
    }
  if (step == before)
    return make_change (self, &wish, target);
  if (step > before + 1)
    return SOL_N_CALLS;
  *kind = SOL_STEP_AFTER;
  target->write = make_apply (self, &wish);
  return SOL_CALL_SET_BATTERY_SETTINGS;
}

static char *
window_describe (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return g_strdup_printf ("%d windows", g_variant_get_int32 (value));
  g_auto (Wish) wish = { 0 };
  wish_read (&wish, value);
  g_autofree char *start = sol_minute_to_text (wish.window->window.start);
  g_autofree char *end = sol_minute_to_text (wish.window->window.end);
  return g_strdup_printf ("%s %s %s-%s", wish.op, sol_battery_window_kind_get_name (wish.window->kind), start,
                          end);
}

const SolControlSpec sol_battery_window_spec = {
  .name = "battery-window",
  .group = "battery-settings",
  .proof = SOL_FAMILY_BATTERY_WINDOWS,
  .basis = SOL_FAMILY_BIT (SOL_FAMILY_SITE_SETTINGS) | SOL_FAMILY_BIT (SOL_FAMILY_BATTERY_SETTINGS)
           | SOL_FAMILY_BIT (SOL_FAMILY_PROFILE),
  .fresh = TRUE,
  .hold = 90 * SOL_SECOND,
  .failed = N_ ("The window was not changed"),
  .value = window_value,
  .reason = sol_battery_get_locked_reason,
  .guard = window_guard,
  .same = window_same,
  .asks = window_asks,
  .prove = window_prove,
  .call = window_call,
  .describe = window_describe,
};
