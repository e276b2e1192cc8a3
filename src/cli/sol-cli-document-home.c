/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-document-home"

#include "sol-cli-document.h"

#include <math.h>

/* The names that scripts know the sources by. */
static const struct
{
  const char *name;
  SolFamily family;
} ages[] = {
  { "chargers", SOL_FAMILY_EV_STATUS },
  { "battery", SOL_FAMILY_BATTERY_STATUS },
  { "today", SOL_FAMILY_TODAY },
  { "latest_power", SOL_FAMILY_LATEST_POWER },
  { "profile", SOL_FAMILY_PROFILE },
  { "storm_guard", SOL_FAMILY_STORM_ALERTS },
  { "charger_details", SOL_FAMILY_EV_SUMMARY },
  { "battery_settings", SOL_FAMILY_BATTERY_SETTINGS },
  { "site_settings", SOL_FAMILY_SITE_SETTINGS },
  { "grid", SOL_FAMILY_OFF_GRID_CONTEXT },
};

const SolToday *
sol_cli_get_today (SolSite *site, SolTime now)
{
  GTimeZone *zone = sol_site_get_zone (site);
  const SolToday *today = sol_energy_today_get_today (sol_site_get_energy (site));
  g_autofree char *day = sol_time_day (now, zone);
  g_autofree char *read = today == NULL || today->date != NULL ? NULL : sol_time_day (today->start, zone);

  if (today == NULL)
    return NULL;
  return g_strcmp0 (today->date != NULL ? today->date : read, day) == 0 ? today : NULL;
}

static double
sum_of_chargers (SolSite *site)
{
  GListModel *chargers = sol_site_get_chargers (site);
  double sum = NAN;

  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      double power = sol_charger_get_power_w (charger);
      if (!isnan (power))
        sum = isnan (sum) ? power : sum + power;
    }
  return sum;
}

/* One composition of one source; only where there is none, what is known alone. */
static void
write_power (SolCliJson *json, SolSite *site)
{
  const SolFlow *flow = sol_energy_today_get_flow (sol_site_get_energy (site));
  gboolean composed = flow != NULL && flow->source != SOL_FLOW_NONE;

  sol_cli_json_open (json, "power");
  sol_cli_json_number (json, "solar_w", composed ? flow->solar_w : sol_site_get_solar_w (site, NULL));
  sol_cli_json_number (json, "home_w", composed ? flow->home_w : NAN);
  sol_cli_json_number (json, "grid_w", composed ? flow->grid_w : NAN);
  sol_cli_json_number (json, "battery_w", composed ? flow->battery_w : NAN);
  sol_cli_json_number (json, "charger_w", composed ? flow->car_w : sum_of_chargers (site));
  sol_cli_json_close (json);
}

static void
write_today (SolCliJson *json, const SolToday *today)
{
  SolTotals totals;

  if (today != NULL)
    totals = today->totals;
  else
    sol_totals_clear (&totals);
  sol_cli_json_open (json, "today");
  sol_cli_json_number (json, "produced_wh", totals.produced_wh);
  sol_cli_json_number (json, "consumed_wh", totals.consumed_wh);
  sol_cli_json_number (json, "imported_wh", totals.imported_wh);
  sol_cli_json_number (json, "exported_wh", totals.exported_wh);
  sol_cli_json_number (json, "charged_wh", totals.charged_wh);
  sol_cli_json_number (json, "discharged_wh", totals.discharged_wh);
  sol_cli_json_number (json, "charger_wh", totals.charger_wh);
  sol_cli_json_close (json);
}

void
sol_cli_write_home (SolCliJson *json, SolSite *site, SolTime now)
{
  GListModel *chargers = sol_site_get_chargers (site);

  sol_cli_json_open (json, "site");
  sol_cli_json_string (json, "id", sol_site_get_id (site));
  sol_cli_json_string (json, "name", sol_site_get_name (site));
  sol_cli_json_string (json, "timezone", sol_site_get_zone_name (site));
  sol_cli_json_close (json);
  write_power (json, site);
  write_today (json, sol_cli_get_today (site, now));
  sol_cli_write_battery (json, site);
  sol_cli_json_open_array (json, "chargers");
  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      sol_cli_write_charger (json, charger, sol_site_get_zone (site));
    }
  sol_cli_json_close (json);
  sol_cli_write_storm_guard (json, site);
  sol_cli_json_open (json, "grid");
  sol_cli_json_string (json, "state", sol_grid_state_get_name (sol_site_get_grid (site)));
  sol_cli_json_close (json);
}

void
sol_cli_write_ages (SolCliJson *json, SolHome *home, SolSite *site)
{
  SolTime now = sol_clock_now (sol_home_get_clock (home));

  sol_cli_json_time (json, "time", now, sol_site_get_zone (site));
  sol_cli_json_open (json, "age_s");
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      SolTime sampled_at = sol_site_get_sampled_at (site, ages[i].family);
      gint64 age = sampled_at == SOL_TIME_UNKNOWN ? -1 : MAX (now - sampled_at, 0) / SOL_SECOND;
      sol_cli_json_count (json, ages[i].name, age);
    }
  sol_cli_json_close (json);
  sol_cli_json_count (json, "requests_last_hour", sol_home_get_requests_last_hour (home));
}
