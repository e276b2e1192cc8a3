/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-storm"

#include <glib/gi18n-lib.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-document.h"
#include "sol-cli-error.h"
#include "sol-cli-words.h"

/* `storm-guard show`, `on`, `off` and `opt-out`. */

static gboolean
find_storm_guard (SolCli *self, GError **error)
{
  if (!sol_cli_find_battery (self, error))
    return FALSE;
  if (sol_site_get_storm_guard_offered (self->site) != SOL_NO)
    return TRUE;
  g_propagate_error (
      error, sol_error_new_message (SOL_ERROR_NOT_SUPPORTED, _ ("Storm Guard is not offered at this site")));
  return FALSE;
}

gboolean
sol_cli_run_storm_show (SolCli *self, GError **error)
{
  return find_storm_guard (self, error);
}

void
sol_cli_json_storm (SolCli *self, SolCliJson *json)
{
  sol_cli_write_storm_guard_members (json, self->site);
}

void
sol_cli_text_storm (SolCli *self, SolCliText *text)
{
  const SolProfile *profile = sol_battery_get_profile (sol_site_get_battery (self->site));
  const SolStormAlerts *alerts = sol_site_get_storm_alerts (self->site);

  if (self->detail != NULL)
    sol_cli_text_line (text, self->detail);
  sol_cli_text_row (text, _ ("Storm Guard"),
                    sol_cli_describe_truth (profile != NULL ? profile->storm_guard : SOL_UNKNOWN), NULL);
  sol_cli_text_row (text, _ ("Charge the car during alerts"),
                    sol_cli_describe_truth (profile != NULL ? profile->storm_charger : SOL_UNKNOWN), NULL);
  if (alerts == NULL || alerts->alerts->len == 0)
    {
      sol_cli_text_line (text, alerts == NULL ? _ ("Alerts have not been read") : _ ("No Storm in Sight"));
      return;
    }
  sol_cli_text_gap (text);
  sol_cli_text_row (text, _ ("Alert"), _ ("Name"), _ ("Status"), _ ("From"), _ ("Until"), NULL);
  for (guint i = 0; i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      g_autofree char *from = sol_cli_describe_moment (self, alert->starts_at);
      g_autofree char *until = sol_cli_describe_moment (self, alert->ends_at);
      sol_cli_text_row (text, sol_cli_or_dash (alert->id), sol_cli_or_dash (alert->name),
                        sol_cli_or_dash (alert->status), from, until, NULL);
    }
}

static gboolean
request (SolCli *self, SolBatteryControl control, GVariant *wanted, const char *title, const char *value,
         GError **error)
{
  const SolCliChange change = {
    .control = sol_battery_get_control (sol_site_get_battery (self->site), control),
    .wanted = wanted,
    .title = title,
    .value = value,
    /* The window asks because a switch is moved easily; a command is typed out. */
    .agrees = TRUE,
  };
  return sol_cli_change (self, &change, error);
}

static gboolean
find_to_change (SolCli *self, GError **error)
{
  if (!find_storm_guard (self, error))
    return FALSE;
  g_clear_error (&self->trouble);
  return sol_cli_check (self, error);
}

static gboolean
switch_storm_guard (SolCli *self, gboolean on, GError **error)
{
  gboolean charger = sol_cli_options_have (self->options, SOL_CLI_CHARGER);

  if (!find_to_change (self, error))
    return FALSE;
  if (charger && sol_site_get_charger_exists (self->site) == SOL_NO)
    {
      g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE,
                           _ ("There is no charger at this site"));
      return FALSE;
    }
  if (!request (self, SOL_BATTERY_STORM_GUARD, g_variant_new_boolean (on), _ ("Storm Guard"),
                on ? _ ("on") : _ ("off"), error))
    return FALSE;
  return !charger
         || request (self, SOL_BATTERY_STORM_CHARGER, g_variant_new_boolean (self->options->charger),
                     _ ("Charge the car during alerts"), self->options->charger ? _ ("on") : _ ("off"),
                     error);
}

gboolean
sol_cli_run_storm_on (SolCli *self, GError **error)
{
  return switch_storm_guard (self, TRUE, error);
}

gboolean
sol_cli_run_storm_off (SolCli *self, GError **error)
{
  return switch_storm_guard (self, FALSE, error);
}

static const SolStormAlert *
find_alert (SolCli *self, const char *id)
{
  const SolStormAlerts *alerts = sol_site_get_storm_alerts (self->site);
  for (guint i = 0; alerts != NULL && i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      if (g_strcmp0 (alert->id, id) == 0)
        return alert;
    }
  return NULL;
}

gboolean
sol_cli_run_storm_opt_out (SolCli *self, GError **error)
{
  const char *id = sol_cli_get_argument (self, 0);

  if (!find_to_change (self, error))
    return FALSE;
  if (find_alert (self, id) == NULL
      && !sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_STORM_ALERTS), error))
    return FALSE;
  const SolStormAlert *alert = find_alert (self, id);
  if (alert == NULL)
    {
      g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE, _ ("There is no such alert"));
      return FALSE;
    }
  g_autofree char *name = g_strdup (alert->name != NULL ? alert->name : id);
  return request (self, SOL_BATTERY_STORM_OPT_OUT, g_variant_new_string (id), name, _ ("opted out"), error);
}
