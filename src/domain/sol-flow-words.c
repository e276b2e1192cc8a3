/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow"

#include "sol-flow.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

/* A source is named from this share of consumption on (ui.md 8.3). */
#define NAMED_SHARE 0.05

enum
{
  SOLAR = 1 << 0,
  BATTERY = 1 << 1,
  GRID = 1 << 2,
};

static const char *const on_grid_words[] = {
  [SOLAR] = N_ ("Running on solar"),
  [BATTERY] = N_ ("Running on battery"),
  [GRID] = N_ ("Running on the grid"),
  [SOLAR | BATTERY] = N_ ("Running on solar and battery"),
  [SOLAR | GRID] = N_ ("Running on solar and grid"),
  [BATTERY | GRID] = N_ ("Running on battery and grid"),
  [SOLAR | BATTERY | GRID] = N_ ("Running on solar, battery and grid"),
};

static const char *const off_grid_words[] = {
  [0] = N_ ("Off grid"),
  [SOLAR] = N_ ("Off grid: running on solar"),
  [BATTERY] = N_ ("Off grid: running on battery"),
  [SOLAR | BATTERY] = N_ ("Off grid: running on solar and battery"),
};

static const char *const power_cut_words[] = {
  [0] = N_ ("Power cut"),
  [SOLAR] = N_ ("Power cut: running on solar"),
  [BATTERY] = N_ ("Power cut: running on battery"),
  [SOLAR | BATTERY] = N_ ("Power cut: running on solar and battery"),
};

char *
sol_flow_get_headline (const SolFlow *self, gboolean up_to_date)
{
  guint sources = 0;

  if (self == NULL || self->source == SOL_FLOW_NONE)
    return g_strdup (_ ("No current readings"));
  if (!up_to_date)
    return g_strdup (_ ("Not up to date"));

  sources |= self->share_solar >= NAMED_SHARE ? SOLAR : 0;
  sources |= self->share_battery >= NAMED_SHARE ? BATTERY : 0;
  sources |= self->share_grid >= NAMED_SHARE ? GRID : 0;

  /* A quarter-hour in which the grid went away has fed from it too, but nothing runs on it now. */
  switch (self->grid_state)
    {
    case SOL_GRID_OUTAGE:
      return g_strdup (_ (power_cut_words[sources & ~GRID]));
    case SOL_GRID_OFF:
    case SOL_GRID_OFF_BY_CHOICE:
      return g_strdup (_ (off_grid_words[sources & ~GRID]));
    case SOL_GRID_ON:
    case SOL_GRID_UNKNOWN:
    default:
      break;
    }
  if (isnan (self->home_with_car_w))
    return g_strdup (_ ("Your system does not measure consumption"));
  return g_strdup (sources == 0 ? _ ("No current readings") : _ (on_grid_words[sources]));
}

/* One entry of a spoken list. The first one carries the unit, the others are numbers of the same kind. */
static void
say (GPtrArray *list, const char *name, double watts, gboolean with_unit)
{
  g_autofree char *number = with_unit ? sol_format_spoken_power (watts) : sol_format_power_number (watts);
  /* TRANSLATORS: a source or a destination of power and how much: "home 0.92" */
  g_ptr_array_add (list, g_strdup_printf (_ ("%s %s"), name, number));
}

static char *
join (GPtrArray *list)
{
  g_autofree char **words = g_new0 (char *, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    words[i] = g_ptr_array_index (list, i);
  return g_strjoinv (_ (", "), words);
}

static char *
describe_sources (const SolFlow *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  if (self->solar_w >= SOL_IDLE_W)
    say (list, _ ("Solar"), self->solar_w, TRUE);
  if (self->battery_w >= SOL_IDLE_W)
    say (list, list->len == 0 ? _ ("Battery") : C_ ("spoken list", "battery"), self->battery_w,
         list->len == 0);
  if (self->grid_w >= SOL_IDLE_W)
    say (list, list->len == 0 ? _ ("Grid") : C_ ("spoken list", "grid"), self->grid_w, list->len == 0);
  return list->len == 0 ? NULL : join (list);
}

static char *
describe_sinks (const SolFlow *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  if (isnan (self->home_w))
    g_ptr_array_add (list, g_strdup (C_ ("spoken list", "home unknown")));
  else
    say (list, C_ ("spoken list", "home"), self->home_w, FALSE);
  if (self->car_w >= SOL_IDLE_W)
    say (list, C_ ("spoken list", "car"), self->car_w, FALSE);
  if (self->battery_w <= -SOL_IDLE_W)
    say (list, C_ ("spoken list", "battery"), -self->battery_w, FALSE);
  if (self->grid_w <= -SOL_IDLE_W)
    say (list, C_ ("spoken list", "grid"), -self->grid_w, FALSE);
  return join (list);
}

char *
sol_flow_describe (const SolFlow *self, const char *age)
{
  if (self == NULL || self->source == SOL_FLOW_NONE)
    return g_strdup (_ ("No current readings"));

  g_autofree char *sources = describe_sources (self);
  g_autofree char *sinks = describe_sinks (self);
  g_autofree char *powers = NULL;
  if (sources != NULL)
    /* TRANSLATORS: what gives power, then what takes it: "Solar 5.64 kilowatts to home 0.92, car 3.68." */
    powers = g_strdup_printf (_ ("%s to %s."), sources, sinks);
  else
    powers = g_strdup_printf (_ ("No source to %s."), sinks);

  const char *kind = self->source == SOL_FLOW_LIVE ? _ ("Live") : _ ("Average");
  if (age == NULL || *age == '\0')
    return g_strdup_printf ("%s %s.", powers, kind);
  /* TRANSLATORS: the powers, what kind of values they are, and how old: "… Live, 3 seconds ago." */
  return g_strdup_printf (_ ("%s %s, %s."), powers, kind, age);
}
