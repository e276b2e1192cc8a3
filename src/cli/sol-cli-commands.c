/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-commands"

#include <glib/gi18n-lib.h>

#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-cli-help.h"
#include "sol-cli-print.h"

#define BIT(family) SOL_FAMILY_BIT (SOL_FAMILY_##family)
#define OF_CHARGER (BIT (EV_STATUS) | BIT (EV_SUMMARY) | BIT (CHARGE_MODE))
#define OF_STATUS                                                                                            \
  (OF_CHARGER | BIT (TODAY) | BIT (BATTERY_STATUS) | BIT (LATEST_POWER) | BIT (SITE_SETTINGS)                \
   | BIT (PROFILE) | BIT (STORM_ALERTS) | BIT (BATTERY_SETTINGS) | BIT (GRID_CHECK)                          \
   | BIT (OFF_GRID_CONTEXT))

static const SolCliCommand table[] = {
  { .name = "sign-in",
    .help = N_ ("Sign in and keep the session in the keyring"),
    .needs = SOL_CLI_NEEDS_HOME,
    .run = sol_cli_run_sign_in,
    .json = sol_cli_json_account,
    .text = sol_cli_text_sign_in },
  { .name = "sign-out",
    .help = N_ ("Remove the session from this computer"),
    .needs = SOL_CLI_NEEDS_ACCOUNT,
    .run = sol_cli_run_sign_out,
    .json = sol_cli_json_account,
    .text = sol_cli_text_sign_out },
  { .name = "sites",
    .arguments = "[--search TEXT]",
    .help = N_ ("The sites of the account"),
    .options = SOL_CLI_OPTION_BIT (SOL_CLI_SEARCH),
    .needs = SOL_CLI_NEEDS_ACCOUNT,
    .run = sol_cli_run_sites,
    .json = sol_cli_json_sites,
    .text = sol_cli_text_sites },
  { .name = "status",
    .help = N_ ("How the home is"),
    .needs = SOL_CLI_NEEDS_SITE,
    .families = OF_STATUS,
    .essential = BIT (EV_STATUS) | BIT (TODAY),
    .run = sol_cli_read,
    .json = sol_cli_json_status,
    .text = sol_cli_text_status },
  { .name = "devices",
    .help = N_ ("What is installed"),
    .needs = SOL_CLI_NEEDS_SITE,
    .families = BIT (DEVICES),
    .essential = BIT (DEVICES),
    .run = sol_cli_read,
    .json = sol_cli_json_devices,
    .text = sol_cli_text_devices },
  { .name = "charger list",
    .help = N_ ("The car chargers"),
    .needs = SOL_CLI_NEEDS_SITE,
    .families = OF_CHARGER,
    .essential = BIT (EV_STATUS),
    .run = sol_cli_read,
    .json = sol_cli_json_chargers,
    .text = sol_cli_text_chargers },
  { .name = "charger show",
    .arguments = "SN",
    .help = N_ ("One car charger"),
    .n_arguments = 1,
    .needs = SOL_CLI_NEEDS_SITE,
    .families = OF_CHARGER,
    .essential = BIT (EV_STATUS),
    .run = sol_cli_run_charger_show,
    .json = sol_cli_json_chargers,
    .text = sol_cli_text_charger },
  { .name = "charger start",
    .arguments = "SN [--amps N]",
    .help = N_ ("Start charging"),
    .n_arguments = 1,
    .options = SOL_CLI_OPTION_BIT (SOL_CLI_AMPS),
    .needs = SOL_CLI_NEEDS_SITE,
    .families = OF_CHARGER,
    .essential = BIT (EV_STATUS),
    .run = sol_cli_run_charger_start,
    .json = sol_cli_json_change,
    .text = sol_cli_text_change },
  { .name = "charger stop",
    .arguments = "SN",
    .help = N_ ("Stop charging"),
    .n_arguments = 1,
    .needs = SOL_CLI_NEEDS_SITE,
    .families = OF_CHARGER,
    .essential = BIT (EV_STATUS),
    .run = sol_cli_run_charger_stop,
    .json = sol_cli_json_change,
    .text = sol_cli_text_change },
  { .name = "journal",
    .arguments = "[--limit N]",
    .help = N_ ("What was changed from this computer"),
    .options = SOL_CLI_OPTION_BIT (SOL_CLI_LIMIT),
    .needs = SOL_CLI_NEEDS_HOME,
    .run = sol_cli_run_journal,
    .json = sol_cli_json_journal,
    .text = sol_cli_text_journal },
  { .name = "watch",
    .help = N_ ("The status whenever something changes, until interrupted"),
    .needs = SOL_CLI_NEEDS_SITE,
    .families = OF_STATUS,
    .essential = BIT (EV_STATUS) | BIT (TODAY),
    .run = sol_cli_watch },
  { .name = "diagnostics",
    .help = N_ ("Versions, requests and last errors, without anything private"),
    .needs = SOL_CLI_NEEDS_HOME,
    .run = sol_cli_run_diagnostics,
    .json = sol_cli_json_diagnostics,
    .text = sol_cli_text_diagnostics },
};

const SolCliCommand *
sol_cli_command_list (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (table);
  return table;
}

/* Returns: how many of @words name @command, 0 when they do not. */
static guint
match (const SolCliCommand *command, GPtrArray *words)
{
  g_auto (GStrv) names = g_strsplit (command->name, " ", -1);
  guint n_names = g_strv_length (names);

  if (words->len < n_names)
    return 0;
  for (guint i = 0; i < n_names; i++)
    if (!g_str_equal (names[i], g_ptr_array_index (words, i)))
      return 0;
  return n_names;
}

static void
set_no_command (GPtrArray *words, GError **error)
{
  const char *first = words->len > 0 ? g_ptr_array_index (words, 0) : NULL;
  gboolean group = first != NULL && sol_cli_help_has_group (first);

  if (first == NULL)
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                         _ ("Say what to do; see solariumctl --help"));
  else if (group && words->len == 1)
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("Say what to do; see solariumctl %s --help"),
                 first);
  else if (group)
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                 _ ("There is no command %s %s; see solariumctl %s --help"), first,
                 (const char *) g_ptr_array_index (words, 1), first);
  else
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                 _ ("There is no command %s; see solariumctl --help"), first);
}

const SolCliCommand *
sol_cli_command_find (GPtrArray *words, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint n_names = match (&table[i], words);
      if (n_names == 0)
        continue;
      g_ptr_array_remove_range (words, 0, n_names);
      return &table[i];
    }
  set_no_command (words, error);
  return NULL;
}
