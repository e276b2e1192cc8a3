/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-windows"

#include "sol-battery-windows.h"

#include <math.h>

#define LEAST_LIMIT 5
#define MOST_LIMIT 100

SOL_DEFINE_VALUE (SolBatteryWindow, sol_battery_window)
SOL_DEFINE_VALUE (SolBatteryWindows, sol_battery_windows)

static const struct
{
  const char *name, *key;
} kinds[SOL_N_BATTERY_WINDOW_KINDS] = {
  [SOL_BATTERY_WINDOW_CHARGE] = { "charge-from-grid", "cfg" },
  [SOL_BATTERY_WINDOW_DISCHARGE] = { "discharge-to-grid", "dtg" },
  [SOL_BATTERY_WINDOW_RESTRICT] = { "restrict-discharge", "rbd" },
};

const char *
sol_battery_window_kind_get_name (SolBatteryWindowKind kind)
{
  g_return_val_if_fail (kind < SOL_N_BATTERY_WINDOW_KINDS, NULL);
  return kinds[kind].name;
}

const char *
sol_battery_window_kind_get_key (SolBatteryWindowKind kind)
{
  g_return_val_if_fail (kind < SOL_N_BATTERY_WINDOW_KINDS, NULL);
  return kinds[kind].key;
}

gboolean
sol_battery_window_kind_from_key (const char *key, SolBatteryWindowKind *kind)
{
  for (SolBatteryWindowKind each = 0; key != NULL && each < SOL_N_BATTERY_WINDOW_KINDS; each++)
    if (g_ascii_strcasecmp (key, kinds[each].key) == 0)
      {
        *kind = each;
        return TRUE;
      }
  return FALSE;
}

const char *
sol_battery_window_state_get_name (SolBatteryWindowState state)
{
  switch (state)
    {
    case SOL_BATTERY_WINDOW_PENDING:
      return "pending";
    case SOL_BATTERY_WINDOW_ACTIVE:
      return "active";
    case SOL_BATTERY_WINDOW_STATE_UNKNOWN:
    default:
      return "unknown";
    }
}

SolBatteryWindowState
sol_battery_window_state_from_text (const char *text)
{
  if (text != NULL && g_ascii_strcasecmp (text, "pending") == 0)
    return SOL_BATTERY_WINDOW_PENDING;
  return text != NULL && g_ascii_strcasecmp (text, "active") == 0 ? SOL_BATTERY_WINDOW_ACTIVE
                                                                  : SOL_BATTERY_WINDOW_STATE_UNKNOWN;
}

static void
sol_battery_window_init (SolBatteryWindow *self)
{
  self->window = (SolWeekWindow){ SOL_NO_DAY, -1, -1 };
  self->limit_percent = -1;
  self->enabled_echo = SOL_UNKNOWN;
  self->created_at = self->updated_at = SOL_TIME_UNKNOWN;
}

static void
sol_battery_window_clear (SolBatteryWindow *self)
{
  g_free (self->id);
  g_free (self->timezone);
}

static void
sol_battery_windows_init (SolBatteryWindows *self)
{
  self->any_pending = SOL_UNKNOWN;
  for (SolBatteryWindowKind kind = 0; kind < SOL_N_BATTERY_WINDOW_KINDS; kind++)
    self->families[kind] = (SolBatteryWindowFamily){ SOL_UNKNOWN, SOL_BATTERY_WINDOW_STATE_UNKNOWN };
  self->windows = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_battery_window_unref);
}

static void
sol_battery_windows_clear (SolBatteryWindows *self)
{
  g_clear_pointer (&self->windows, g_ptr_array_unref);
}

const SolBatteryWindow *
sol_battery_windows_find (const SolBatteryWindows *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->windows->len; i++)
    {
      const SolBatteryWindow *window = g_ptr_array_index (self->windows, i);
      if (g_strcmp0 (window->id, id) == 0)
        return window;
    }
  return NULL;
}

guint
sol_battery_windows_count (const SolBatteryWindows *self, SolBatteryWindowKind kind)
{
  g_return_val_if_fail (self != NULL, 0);
  guint n = 0;
  for (guint i = 0; i < self->windows->len; i++)
    n += ((const SolBatteryWindow *) g_ptr_array_index (self->windows, i))->kind == kind;
  return n;
}

gboolean
sol_battery_windows_is_pending (const SolBatteryWindows *self, SolBatteryWindowKind kind)
{
  g_return_val_if_fail (self != NULL && kind < SOL_N_BATTERY_WINDOW_KINDS, FALSE);
  if (self->families[kind].state == SOL_BATTERY_WINDOW_PENDING)
    return TRUE;
  for (guint i = 0; i < self->windows->len; i++)
    {
      const SolBatteryWindow *window = g_ptr_array_index (self->windows, i);
      if (window->kind == kind && window->state == SOL_BATTERY_WINDOW_PENDING)
        return TRUE;
    }
  return FALSE;
}

/* Without its block a family is off when it has no window either (2.6). */
static SolTruth
block_on (const SolBatteryWindows *self, const SolControlBlock *block, SolBatteryWindowKind kind)
{
  if (block->present != SOL_NO)
    return block->enabled;
  return self != NULL && sol_battery_windows_count (self, kind) == 0 ? SOL_NO : SOL_UNKNOWN;
}

SolTruth
sol_battery_windows_family_on (const SolBatteryWindows *self, const SolBatterySettings *settings,
                               SolBatteryWindowKind kind)
{
  if (settings == NULL)
    return SOL_UNKNOWN;
  switch (kind)
    {
    case SOL_BATTERY_WINDOW_CHARGE:
      return settings->charge_schedule_enabled;
    case SOL_BATTERY_WINDOW_DISCHARGE:
      return block_on (self, &settings->discharge_control, kind);
    case SOL_BATTERY_WINDOW_RESTRICT:
      return block_on (self, &settings->restrict_control, kind);
    case SOL_N_BATTERY_WINDOW_KINDS:
    default:
      g_return_val_if_reached (SOL_UNKNOWN);
    }
}

const SolBatteryWindow *
sol_battery_windows_get_representative (const SolBatteryWindows *self, const SolBatterySettings *settings,
                                        SolBatteryWindowKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  const SolBatteryWindow *first = NULL;
  SolTruth on = sol_battery_windows_family_on (self, settings, kind);
  for (guint i = 0; i < self->windows->len; i++)
    {
      const SolBatteryWindow *window = g_ptr_array_index (self->windows, i);
      if (window->kind != kind)
        continue;
      if (on != SOL_UNKNOWN && window->enabled_echo == on)
        return window;
      if (first == NULL)
        first = window;
    }
  return first;
}

const SolBatteryWindow *
sol_battery_windows_find_overlap (const SolBatteryWindows *self, const SolWeekWindow *window,
                                  const char *except)
{
  g_return_val_if_fail (self != NULL && window != NULL, NULL);
  for (guint i = 0; i < self->windows->len; i++)
    {
      const SolBatteryWindow *other = g_ptr_array_index (self->windows, i);
      if ((except == NULL || g_strcmp0 (other->id, except) != 0)
          && sol_week_windows_overlap (&other->window, window))
        return other;
    }
  return NULL;
}

SolBatteryWindowProblem
sol_battery_window_check (SolBatteryWindowKind kind, const SolWeekWindow *window, double limit_percent,
                          double shutdown_percent)
{
  g_return_val_if_fail (window != NULL, SOL_BATTERY_WINDOW_NO_TIMES);

  if (window->start < 0 || window->end < 0)
    return SOL_BATTERY_WINDOW_NO_TIMES;
  if (window->start == window->end)
    return SOL_BATTERY_WINDOW_EQUAL_TIMES;
  if (!sol_week_window_is_valid (window))
    return SOL_BATTERY_WINDOW_NO_DAYS;
  if (kind == SOL_BATTERY_WINDOW_RESTRICT || isnan (limit_percent))
    return SOL_BATTERY_WINDOW_OK;
  if (limit_percent < LEAST_LIMIT || limit_percent > MOST_LIMIT || limit_percent != floor (limit_percent))
    return SOL_BATTERY_WINDOW_BAD_LIMIT;
  return limit_percent < shutdown_percent ? SOL_BATTERY_WINDOW_BELOW_SHUTDOWN : SOL_BATTERY_WINDOW_OK;
}

int
sol_battery_window_default_limit (SolBatteryWindowKind kind, double shutdown_percent)
{
  switch (kind)
    {
    case SOL_BATTERY_WINDOW_CHARGE:
      return MOST_LIMIT;
    case SOL_BATTERY_WINDOW_DISCHARGE:
      return shutdown_percent > LEAST_LIMIT ? (int) ceil (MIN (shutdown_percent, MOST_LIMIT)) : LEAST_LIMIT;
    case SOL_BATTERY_WINDOW_RESTRICT:
    case SOL_N_BATTERY_WINDOW_KINDS:
    default:
      return -1;
    }
}

SolWeekWindow
sol_battery_window_default (SolBatteryWindowKind kind, const SolBatterySettings *settings)
{
  switch (kind)
    {
    case SOL_BATTERY_WINDOW_CHARGE:
      return (SolWeekWindow){ SOL_EVERY_DAY, 2 * 60, 5 * 60 };
    case SOL_BATTERY_WINDOW_RESTRICT:
      return (SolWeekWindow){ SOL_EVERY_DAY, 60, 16 * 60 };
    case SOL_BATTERY_WINDOW_DISCHARGE:
      if (settings != NULL)
        return (SolWeekWindow){ SOL_EVERY_DAY, settings->discharge_control.start_minute,
                                settings->discharge_control.end_minute };
      return (SolWeekWindow){ SOL_EVERY_DAY, -1, -1 };
    case SOL_N_BATTERY_WINDOW_KINDS:
    default:
      g_return_val_if_reached (((SolWeekWindow){ SOL_NO_DAY, -1, -1 }));
    }
}
