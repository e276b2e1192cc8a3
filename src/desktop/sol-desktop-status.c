/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-desktop-status"

#include "sol-desktop-status.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

/* Flows below this count as idle (ui.md 4). */
#define IDLE_W 20.0

void
sol_desktop_facts_take (SolDesktopFacts *facts, SolSite *site)
{
  const SolFlow *flow = site != NULL ? sol_energy_today_get_flow (sol_site_get_energy (site)) : NULL;

  facts->name = site != NULL ? sol_site_get_name (site) : NULL;
  facts->soc_percent = site != NULL ? sol_battery_get_soc (sol_site_get_battery (site)) : NAN;
  facts->solar_w = site != NULL ? sol_site_get_solar_w (site, NULL) : NAN;
  facts->grid_w = flow != NULL ? flow->grid_w : NAN;
  facts->grid = site != NULL ? sol_site_get_grid (site) : SOL_GRID_UNKNOWN;
}

static char *
describe_grid (const SolDesktopFacts *facts)
{
  if (facts->grid == SOL_GRID_OUTAGE)
    return g_strdup (_ ("power cut"));
  if (facts->grid == SOL_GRID_OFF || facts->grid == SOL_GRID_OFF_BY_CHOICE)
    return g_strdup (_ ("off grid"));
  if (isnan (facts->grid_w))
    return NULL;
  if (fabs (facts->grid_w) < IDLE_W)
    return g_strdup (_ ("grid idle"));
  g_autofree char *power = sol_format_power (fabs (facts->grid_w));
  return facts->grid_w > 0 ? g_strdup_printf (_ ("importing %s"), power)
                           : g_strdup_printf (_ ("exporting %s"), power);
}

static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

char *
sol_desktop_status_line (const SolDesktopFacts *facts)
{
  g_autofree char *grid = describe_grid (facts);

  if (isnan (facts->soc_percent))
    return grid != NULL ? capitalize (grid) : g_strdup (_ ("No current readings"));
  g_autofree char *soc = sol_format_percent (facts->soc_percent);
  if (grid == NULL)
    return g_strdup_printf (_ ("Battery %s"), soc);
  /* Translators: "Battery 72%, exporting 0.12 kW" */
  return g_strdup_printf (_ ("Battery %s, %s"), soc, grid);
}

char *
sol_desktop_tooltip (const SolDesktopFacts *facts)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (!isnan (facts->solar_w))
    {
      g_autofree char *power = sol_format_power (facts->solar_w);
      g_ptr_array_add (parts, g_strdup_printf (_ ("solar %s"), power));
    }
  if (!isnan (facts->soc_percent))
    {
      g_autofree char *soc = sol_format_percent (facts->soc_percent);
      g_ptr_array_add (parts, g_strdup_printf (_ ("battery %s"), soc));
    }
  if (parts->len == 0)
    return g_strdup (facts->name != NULL ? facts->name : _ ("Solarium"));
  g_ptr_array_add (parts, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) parts->pdata);
  /* Translators: name of a home, and what it does: "Birchwood House: solar 5.64 kW, battery 72%" */
  return g_strdup_printf (_ ("%s: %s"), facts->name != NULL ? facts->name : _ ("Solarium"), list);
}
