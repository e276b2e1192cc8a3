/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-chargers"

#include <glib/gi18n-lib.h>

#include "sol-cli-document.h"
#include "sol-cli-print.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `charger list` and `charger show`. */

void
sol_cli_json_chargers (SolCli *self, SolCliJson *json)
{
  GListModel *chargers = sol_site_get_chargers (self->site);

  sol_cli_json_open_array (json, "chargers");
  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      if (self->charger == NULL || self->charger == charger)
        sol_cli_write_charger (json, charger, sol_site_get_zone (self->site));
    }
  sol_cli_json_close (json);
}

static const char *
describe_mode (SolChargeMode mode)
{
  switch (mode)
    {
    case SOL_CHARGE_MODE_MANUAL:
      return _ ("Manual");
    case SOL_CHARGE_MODE_SCHEDULED:
      return _ ("Scheduled");
    case SOL_CHARGE_MODE_GREEN:
      return _ ("Green");
    case SOL_CHARGE_MODE_SMART:
      return _ ("Smart");
    case SOL_CHARGE_MODE_UNKNOWN:
    default:
      return "–";
    }
}

static char *
describe_amps (SolCharger *charger)
{
  const SolChargerStatus *status = sol_charger_get_status (charger);
  return status != NULL && status->amps_set > 0 ? sol_format_amps (status->amps_set) : g_strdup ("–");
}

void
sol_cli_text_chargers (SolCli *self, SolCliText *text)
{
  GListModel *chargers = sol_site_get_chargers (self->site);

  if (g_list_model_get_n_items (chargers) == 0)
    sol_cli_text_line (text, _ ("No Charger at This Site"));
  else
    sol_cli_text_row (text, _ ("Serial number"), _ ("Name"), _ ("State"), _ ("Mode"), _ ("Current"),
                      _ ("Power"), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      g_autofree char *state = sol_charger_describe_state (charger);
      g_autofree char *amps = describe_amps (charger);
      g_autofree char *power = sol_format_power (sol_charger_get_power_w (charger));
      sol_cli_text_row (text, sol_charger_get_serial (charger), sol_charger_get_name (charger), state,
                        describe_mode (sol_charger_get_mode (charger)), amps, power, NULL);
    }
}

static void
add_time (SolCli *self, SolCliText *text, const char *name, SolTime time)
{
  g_autofree char *age = time == SOL_TIME_UNKNOWN ? g_strdup ("–")
                                                  : sol_format_age (time, sol_clock_now (self->clock),
                                                                    sol_site_get_zone (self->site));
  sol_cli_text_row (text, name, age, NULL);
}

static void
add_session (SolCli *self, SolCliText *text, const SolChargerStatus *status)
{
  g_autofree char *energy = sol_format_energy (status->session.energy_wh);
  const char *name = status->session.running == SOL_YES ? _ ("This session") : _ ("Last session");
  sol_cli_text_row (text, name, energy, NULL);
  add_time (self, text, _ ("Started"), status->session.started_at);
}

static void
add_details (SolCliText *text, const SolChargerSummary *summary)
{
  g_autofree char *range = g_strdup_printf (_ ("%d to %d A"), summary->amps_min, summary->amps_max);
  if (summary->amps_min > 0 && summary->amps_max > 0)
    sol_cli_text_row (text, _ ("Range"), range, NULL);
  sol_cli_text_row (text, _ ("Model"), summary->model != NULL ? summary->model : "–", NULL);
  sol_cli_text_row (text, _ ("Firmware"), summary->firmware != NULL ? summary->firmware : "–", NULL);
}

static void
add_settings (SolCli *self, SolCliText *text)
{
  const SolGreenSettings *green = sol_charger_get_green (self->charger);
  const SolChargerConfig *config = sol_charger_get_config (self->charger);
  const char *serial = sol_charger_get_serial (self->charger);

  if (green != NULL && green->use_battery_present == SOL_YES)
    sol_cli_text_row (text, _ ("Use battery"), sol_cli_describe_truth (green->use_battery), NULL);
  if (config == NULL)
    return;
  int amps = sol_charger_config_get_default_amps (config);
  g_autofree char *level = amps > 0 ? sol_format_amps (amps) : g_strdup (amps == 0 ? _ ("none") : "–");
  sol_cli_text_row (
      text, _ ("Authentication by app"),
      sol_cli_describe_truth (sol_charger_config_get_switch (config, SOL_CONFIG_APP_AUTHENTICATION)), NULL);
  if (sol_feature_flags_offers_cards (sol_site_get_feature_flags (self->site), serial, config) != SOL_NO)
    sol_cli_text_row (
        text, _ ("Authentication by card"),
        sol_cli_describe_truth (sol_charger_config_get_switch (config, SOL_CONFIG_CARD_AUTHENTICATION)),
        NULL);
  sol_cli_text_row (text, _ ("Default current"), level, NULL);
}

void
sol_cli_text_charger (SolCli *self, SolCliText *text)
{
  SolCharger *charger = self->charger;
  const SolChargerStatus *status = sol_charger_get_status (charger);
  const SolChargerSummary *summary = sol_charger_get_summary (charger);
  SolControl *charging = sol_charger_get_charging (charger);
  g_autofree char *state = sol_charger_describe_state (charger);
  g_autofree char *amps = describe_amps (charger);
  g_autofree char *power = sol_format_power (sol_charger_get_power_w (charger));

  sol_cli_text_title (text, sol_charger_get_name (charger));
  sol_cli_text_row (text, _ ("State"), state, NULL);
  sol_cli_text_row (text, _ ("Mode"), describe_mode (sol_charger_get_mode (charger)), NULL);
  sol_cli_text_row (text, _ ("Current"), amps, NULL);
  sol_cli_text_row (text, _ ("Power"), power, NULL);
  if (status != NULL)
    add_session (self, text, status);
  if (summary != NULL)
    add_details (text, summary);
  add_settings (self, text);
  sol_cli_text_row (text, _ ("Serial number"), sol_charger_get_serial (charger), NULL);
  add_time (self, text, _ ("Last report"), status != NULL ? status->last_report : SOL_TIME_UNKNOWN);
  if (sol_control_get_reason (charging) != NULL)
    sol_cli_text_note (text, sol_control_get_reason (charging));
}
