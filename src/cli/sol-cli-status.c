/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-status"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-backup.h"
#include "sol-cli-document.h"
#include "sol-cli-print.h"
#include "sol-format.h"

/* `status`: how the home is. */

void
sol_cli_json_status (SolCli *self, SolCliJson *json)
{
  sol_cli_write_home (json, self->site, sol_clock_now (self->clock));
  sol_cli_write_ages (json, self->home, self->site);
}

static const char *
describe_grid (SolGridState state, double watts)
{
  switch (state)
    {
    case SOL_GRID_OFF:
    case SOL_GRID_OFF_BY_CHOICE:
      return _ ("off grid");
    case SOL_GRID_OUTAGE:
      return _ ("power cut");
    case SOL_GRID_UNKNOWN:
    case SOL_GRID_ON:
    default:
      break;
    }
  if (isnan (watts) || fabs (watts) < SOL_IDLE_W)
    return "";
  return watts > 0 ? _ ("import") : _ ("export");
}

static const char *
describe_battery (double watts)
{
  if (isnan (watts) || fabs (watts) < SOL_IDLE_W)
    return "";
  return watts > 0 ? _ ("discharging") : _ ("charging");
}

static void
add_power (SolCliText *text, const char *name, double watts, const char *word)
{
  g_autofree char *power = sol_format_power (watts);
  sol_cli_text_row (text, name, power, word, NULL);
}

static void
add_powers (SolCli *self, SolCliText *text)
{
  const SolFlow *flow = sol_energy_today_get_flow (sol_site_get_energy (self->site));
  gboolean composed = flow != NULL && flow->source != SOL_FLOW_NONE;
  SolBattery *battery = sol_site_get_battery (self->site);
  g_autofree char *level = sol_format_percent (sol_battery_get_soc (battery));
  g_autofree char *activity = NULL;

  add_power (text, _ ("Solar"), composed ? flow->solar_w : sol_site_get_solar_w (self->site, NULL), "");
  add_power (text, _ ("Home"), composed ? flow->home_w : NAN, "");
  if (sol_battery_get_exists (battery) != SOL_NO)
    {
      const char *word = describe_battery (composed ? flow->battery_w : NAN);
      activity = g_strdup_printf (*word != '\0' ? "%s, %s" : "%s%s", level, word);
      add_power (text, _ ("Battery"), composed ? fabs (flow->battery_w) : NAN, activity);
    }
  add_power (text, _ ("Grid"), composed ? fabs (flow->grid_w) : NAN,
             describe_grid (sol_site_get_grid (self->site), composed ? flow->grid_w : NAN));
  if (sol_site_get_charger_exists (self->site) != SOL_NO)
    add_power (text, _ ("Car"), composed ? flow->car_w : NAN, "");
  if (!composed)
    return;
  g_autofree char *span = sol_format_span (flow->from, flow->to, sol_site_get_zone (self->site));
  g_autofree char *line = g_strdup_printf (_ ("Average of %s"), span);
  sol_cli_text_note (text, line);
}

static void
add_energy (SolCliText *text, const char *name, double wh)
{
  g_autofree char *energy = sol_format_energy (wh);
  sol_cli_text_row (text, name, energy, NULL);
}

static void
add_today (SolCli *self, SolCliText *text)
{
  const SolToday *today = sol_cli_get_today (self->site, sol_clock_now (self->clock));
  SolTotals totals;

  sol_totals_clear (&totals);
  if (today != NULL)
    totals = today->totals;
  sol_cli_text_gap (text);
  sol_cli_text_title (text, _ ("Today"));
  add_energy (text, _ ("Produced"), totals.produced_wh);
  add_energy (text, _ ("Consumed"), totals.consumed_wh);
  add_energy (text, _ ("Imported"), totals.imported_wh);
  add_energy (text, _ ("Exported"), totals.exported_wh);
  if (sol_battery_get_exists (sol_site_get_battery (self->site)) != SOL_NO)
    {
      add_energy (text, _ ("Into battery"), totals.charged_wh);
      add_energy (text, _ ("From battery"), totals.discharged_wh);
    }
  if (sol_site_get_charger_exists (self->site) != SOL_NO)
    add_energy (text, _ ("Car"), totals.charger_wh);
}

static void
add_battery (SolCli *self, SolCliText *text)
{
  SolBattery *battery = sol_site_get_battery (self->site);
  const SolBatteryStatus *status = sol_battery_get_status (battery);

  if (sol_battery_get_exists (battery) == SOL_NO)
    return;
  g_autofree char *level = sol_format_percent (sol_battery_get_soc (battery));
  g_autofree char *stored
      = status == NULL ? g_strdup ("–") : sol_format_stored (status->available_wh, status->capacity_wh);
  g_autofree char *reserve = sol_format_percent (sol_battery_get_reserve (battery));
  g_autofree char *backup = sol_backup_format (sol_site_get_backup_seconds (self->site));
  g_autofree char *profile = sol_battery_describe_profile (battery);
  sol_cli_text_gap (text);
  sol_cli_text_title (text, _ ("Battery"));
  sol_cli_text_row (text, _ ("Profile"), profile != NULL ? profile : "–", NULL);
  sol_cli_text_row (text, _ ("Charge"), level, NULL);
  sol_cli_text_row (text, _ ("Stored"), stored, NULL);
  sol_cli_text_row (text, _ ("Reserve"), reserve, NULL);
  sol_cli_text_row (text, _ ("Backup time"), backup, NULL);
}

static const char *
describe_storm_guard (SolSite *site)
{
  const SolProfile *profile = sol_battery_get_profile (sol_site_get_battery (site));
  const SolStormAlerts *alerts = sol_site_get_storm_alerts (site);

  if (alerts != NULL && alerts->active == SOL_YES)
    return _ ("Alert");
  if (profile == NULL || profile->storm_guard == SOL_UNKNOWN)
    return "–";
  return profile->storm_guard == SOL_YES ? _ ("On") : _ ("Off");
}

static void
add_age (SolCli *self, SolCliText *text, const char *name, SolFamily family)
{
  SolTime at = sol_site_get_sampled_at (self->site, family);
  if (sol_site_get_family_state (self->site, family) == SOL_FAMILY_ABSENT)
    return;
  g_autofree char *age = at == SOL_TIME_UNKNOWN ? g_strdup ("–")
                                                : sol_format_age (at, sol_clock_now (self->clock),
                                                                  sol_site_get_zone (self->site));
  sol_cli_text_row (text, name, age, NULL);
}

void
sol_cli_text_status (SolCli *self, SolCliText *text)
{
  SolTime now = sol_clock_now (self->clock);
  SolEnergyToday *energy = sol_site_get_energy (self->site);
  g_autofree char *clock = sol_format_clock (now, sol_site_get_zone (self->site));
  g_autofree char *title = g_strdup_printf ("%s, %s", sol_site_get_name (self->site), clock);
  g_autofree char *headline = sol_flow_get_headline (sol_energy_today_get_flow (energy),
                                                     sol_energy_today_is_up_to_date (energy, now));

  sol_cli_text_title (text, title);
  sol_cli_text_line (text, headline);
  sol_cli_text_gap (text);
  add_powers (self, text);
  add_today (self, text);
  add_battery (self, text);
  if (g_list_model_get_n_items (sol_site_get_chargers (self->site)) > 0)
    {
      sol_cli_text_gap (text);
      sol_cli_text_title (text, _ ("Charger"));
      sol_cli_text_chargers (self, text);
    }
  if (sol_site_get_storm_guard_offered (self->site) != SOL_NO)
    {
      sol_cli_text_gap (text);
      sol_cli_text_row (text, _ ("Storm Guard"), describe_storm_guard (self->site), NULL);
    }
  sol_cli_text_gap (text);
  sol_cli_text_title (text, _ ("Age"));
  add_age (self, text, _ ("Today"), SOL_FAMILY_TODAY);
  add_age (self, text, _ ("Battery"), SOL_FAMILY_BATTERY_STATUS);
  add_age (self, text, _ ("Charger"), SOL_FAMILY_EV_STATUS);
}

char *
sol_cli_describe_now (SolCli *self)
{
  const SolFlow *flow = sol_energy_today_get_flow (sol_site_get_energy (self->site));
  gboolean composed = flow != NULL && flow->source != SOL_FLOW_NONE;
  g_autofree char *clock = sol_format_clock (sol_clock_now (self->clock), sol_site_get_zone (self->site));
  g_autofree char *solar
      = sol_format_power (composed ? flow->solar_w : sol_site_get_solar_w (self->site, NULL));
  g_autofree char *home = sol_format_power (composed ? flow->home_w : NAN);
  g_autofree char *grid = sol_format_power (composed ? flow->grid_w : NAN);
  g_autofree char *level = sol_format_percent (sol_battery_get_soc (sol_site_get_battery (self->site)));
  GListModel *chargers = sol_site_get_chargers (self->site);
  g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, 0);
  g_autofree char *car = charger != NULL ? sol_charger_describe_state (charger) : g_strdup ("–");

  return g_strdup_printf (_ ("%s  solar %s, home %s, grid %s, battery %s, car: %s"), clock, solar, home, grid,
                          level, car);
}
