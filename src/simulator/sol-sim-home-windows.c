/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-windows"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#include <string.h>

/* The battery's schedules: the cloud keeps a list, the controller works by the one that was applied last
 * (addendum 2.5). */

#define KEY_WINDOW 141
#define DAY 1440
#define WEEK (7 * DAY)

static SimSite *
find_battery (SolSimHome *self, guint64 id, SolSimResult *result)
{
  SimSite *site = sim_home_open (self, id);
  *result = SOL_SIM_NO_DEVICE;
  if (site == NULL || site->plan->n_batteries == 0)
    return NULL;
  *result = self->knobs.kind[SOL_SIM_KIND_SETTINGS].refuse   ? SOL_SIM_REFUSED
            : !site->pub.is_owner && !site->pub.is_installer ? SOL_SIM_READ_ONLY
            : site->pub.system_task                          ? SOL_SIM_BUSY
                                                             : SOL_SIM_OK;
  return site;
}

static SolSimWindow *
find_window (SimSite *site, const char *id)
{
  for (guint i = 0; i < site->windows->len; i++)
    {
      SolSimWindow *window = &g_array_index (site->windows, SolSimWindow, i);
      if (!window->deleted && g_strcmp0 (window->id, id) == 0)
        return window;
    }
  return NULL;
}

/* Whether the window is open at that minute of the week; after midnight it belongs to the day before. */
static gboolean
covers (const SolSimWindow *window, int minute)
{
  int day = minute / DAY, at = minute % DAY;
  gboolean today = window->days & (1u << day);
  gboolean yesterday = window->days & (1u << ((day + 6) % 7));
  if (window->start < window->end)
    return today && at >= window->start && at < window->end;
  return (today && at >= window->start) || (yesterday && at < window->end);
}

static gboolean
overlap (const SolSimWindow *a, const SolSimWindow *b)
{
  for (int minute = 0; minute < WEEK; minute++)
    if (covers (a, minute) && covers (b, minute))
      return TRUE;
  return FALSE;
}

static SolSimResult
check (SimSite *site, const SolSimWindow *window, const char *but)
{
  gboolean times = window->start >= 0 && window->start < DAY && window->end >= 0 && window->end < DAY
                   && window->start != window->end && (window->days & 0x7f) != 0;
  gboolean limit = window->kind == SOL_SIM_WINDOW_RBD
                   || (window->limit >= MAX (5, site->pub.settings.very_low_soc) && window->limit <= 100);
  if (!times || !limit)
    return SOL_SIM_INVALID;
  for (guint i = 0; i < site->windows->len; i++)
    {
      const SolSimWindow *other = &g_array_index (site->windows, SolSimWindow, i);
      if (!other->deleted && g_strcmp0 (other->id, but) != 0 && overlap (window, other))
        return SOL_SIM_CONFLICT;
    }
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_add_window (SolSimHome *self, guint64 id, const SolSimWindow *window, char new_id[40])
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, &result);
  if (result != SOL_SIM_OK)
    return result;
  result = check (site, window, NULL);
  if (result != SOL_SIM_OK)
    return result;
  SolSimWindow copy = *window;
  guint64 a = sol_sim_hash (site->seed, KEY_WINDOW, site->n_commands++);
  g_snprintf (copy.id, sizeof copy.id, "%08x-%04x-4%03x-9%03x-%012x", (guint) (a >> 32),
              (guint) (a >> 16) & 0xffff, (guint) a & 0xfff, (guint) (a >> 8) & 0xfff, (guint) a);
  copy.pending = TRUE;
  copy.deleted = FALSE;
  copy.created_ms = copy.updated_ms = self->now * 1000;
  g_array_append_val (site->windows, copy);
  g_strlcpy (new_id, copy.id, sizeof copy.id);
  sim_site_refresh (site);
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_edit_window (SolSimHome *self, guint64 id, const char *window_id, const SolSimWindow *window)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, &result);
  if (result != SOL_SIM_OK)
    return result;
  SolSimWindow *found = find_window (site, window_id);
  if (found == NULL)
    return SOL_SIM_NO_SLOT;
  gboolean same = found->start == window->start && found->end == window->end && found->days == window->days
                  && found->limit == window->limit;
  if (same)
    return SOL_SIM_OK;
  if (found->kind != window->kind)
    return SOL_SIM_INVALID;
  /* The gateway has not yet taken up the last one. */
  if (found->pending)
    return SOL_SIM_CONFLICT;
  result = check (site, window, window_id);
  if (result != SOL_SIM_OK)
    return result;
  found->start = window->start;
  found->end = window->end;
  found->days = window->days;
  found->limit = window->limit;
  found->timezone = window->timezone;
  found->pending = TRUE;
  found->updated_ms = self->now * 1000;
  sim_site_refresh (site);
  return SOL_SIM_OK;
}

SolSimResult
sol_sim_home_delete_window (SolSimHome *self, guint64 id, const char *window_id)
{
  SolSimResult result;
  SimSite *site = find_battery (self, id, &result);
  if (result != SOL_SIM_OK)
    return result;
  SolSimWindow *found = find_window (site, window_id);
  if (found == NULL)
    return SOL_SIM_NO_SLOT;
  found->deleted = found->pending = TRUE;
  found->updated_ms = self->now * 1000;
  sim_site_refresh (site);
  return SOL_SIM_OK;
}

/* `value`: bits of the kinds; `other`: when they were written. */
void
sim_windows_apply (SimSite *site, const SimEvent *event)
{
  GArray *force = site->windows_in_force;
  for (guint i = force->len; i > 0; i--)
    if (event->value & (1 << g_array_index (force, SolSimWindow, i - 1).kind))
      g_array_remove_index (force, i - 1);
  for (guint i = site->windows->len; i > 0; i--)
    {
      SolSimWindow *window = &g_array_index (site->windows, SolSimWindow, i - 1);
      if (!(event->value & (1 << window->kind)) || window->updated_ms > event->other * 1000)
        continue;
      window->pending = FALSE;
      if (window->deleted)
        g_array_remove_index (site->windows, i - 1);
      else
        g_array_append_val (force, *window);
    }
}

/* A window of the kind that is in force now, its default when nothing was ever saved; FALSE: none. */
gboolean
sim_windows_now (SimSite *site, SolSimWindowKind kind, gint64 time, int *limit)
{
  const SolSimBatterySettings *settings = &site->pub.settings;
  int minute = sol_sim_zone_seconds (site->plan, time) / 60;
  int weekday = sol_sim_date_weekday (sol_sim_zone_date (site->plan, time));
  gboolean any = FALSE;
  for (guint i = 0; i < site->windows_in_force->len; i++)
    {
      const SolSimWindow *window = &g_array_index (site->windows_in_force, SolSimWindow, i);
      if (window->kind != kind)
        continue;
      any = TRUE;
      *limit = window->limit;
      if (covers (window, weekday * DAY + minute))
        return TRUE;
    }
  SolSimWindow usual = { .days = 0x7f, .start = -1, .end = -1 };
  if (kind == SOL_SIM_WINDOW_CFG)
    {
      usual.start = settings->charge_begin;
      usual.end = settings->charge_end;
      *limit = 100;
    }
  else if (kind == SOL_SIM_WINDOW_DTG)
    {
      usual.start = settings->dtg_begin;
      usual.end = settings->dtg_end;
      *limit = settings->very_low_soc;
    }
  return !any && usual.start >= 0 && usual.start != usual.end && covers (&usual, weekday * DAY + minute);
}
