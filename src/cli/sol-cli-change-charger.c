/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-change-charger"

#include <glib/gi18n-lib.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-format.h"

/* Two waits of 90 s, the pause between them, and something for what is read. */
#define RESTART_SECONDS 220.0

/* What is changed of a charger. */

gboolean
sol_cli_run_charger_show (SolCli *self, GError **error)
{
  return sol_cli_find_charger (self, error);
}

static gboolean
find_to_change (SolCli *self, GError **error)
{
  if (!sol_cli_find_charger (self, error))
    return FALSE;
  /* What else could not be read is not what was asked; the control reads for itself what it must know. */
  g_clear_error (&self->trouble);
  return sol_cli_check (self, error);
}

/* Starting and stopping. */

static void
describe_start (SolCli *self, gboolean on)
{
  const SolChargerStatus *status = sol_charger_get_status (self->charger);
  int amps = self->options->amps;
  g_autofree char *current = sol_format_amps (amps);
  char *detail = NULL;

  if (g_str_equal (self->result, "no-op") && on && amps > 0 && status != NULL && status->amps_set != amps)
    detail = g_strdup (_ ("It is charging already; the current was not changed"));
  else if (g_str_equal (self->result, "no-op"))
    detail = g_strdup (on ? _ ("It is charging already") : _ ("It is not charging"));
  else if (on && amps > 0)
    detail = g_strdup_printf (_ ("Charging started at %s"), current);
  else
    detail = g_strdup (on ? _ ("Charging started") : _ ("Charging stopped"));
  sol_cli_set_result (self, self->result, detail);
}

static gboolean
start_or_stop (SolCli *self, gboolean on, GError **error)
{
  /* "It is charging already" is said of now, not of what the archive knew. */
  if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), error) || !find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = sol_charger_get_charging (self->charger),
    .wanted = g_variant_new_boolean (on),
    .hint = self->options->amps > 0 ? g_variant_new_int32 (self->options->amps) : NULL,
    .title = "",
    .value = "",
  };
  if (!sol_cli_change (self, &change, error))
    return FALSE;
  describe_start (self, on);
  return TRUE;
}

gboolean
sol_cli_run_charger_start (SolCli *self, GError **error)
{
  return start_or_stop (self, TRUE, error);
}

gboolean
sol_cli_run_charger_stop (SolCli *self, GError **error)
{
  return start_or_stop (self, FALSE, error);
}

/* Settings. */

gboolean
sol_cli_run_charger_amps (SolCli *self, GError **error)
{
  g_autofree char *value = sol_format_amps (self->number);

  if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), error) || !find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = sol_charger_get_control (self->charger, SOL_CHARGER_AMPS),
    .wanted = g_variant_new_int32 (self->number),
    .title = _ ("Current"),
    .value = value,
    .seconds = RESTART_SECONDS,
  };
  g_autoptr (GError) wrong = NULL;
  if (sol_cli_change (self, &change, &wrong))
    return TRUE;
  /* Between the old session and the new one. */
  if (sol_cli_error_get_exit (wrong) == SOL_CLI_EXIT_NOT_CONFIRMED)
    fprintf (self->io->err, _ ("Charging may be paused now. To go on: solariumctl charger start %s\n"),
             sol_charger_get_serial (self->charger));
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

gboolean
sol_cli_check_charger_mode (SolCli *self, GError **error)
{
  return sol_charge_mode_from_name (sol_cli_get_argument (self, 1)) != SOL_CHARGE_MODE_UNKNOWN
         || sol_cli_refuse_usage (error, _ ("The mode is one of manual, scheduled, green, smart"));
}

gboolean
sol_cli_run_charger_mode (SolCli *self, GError **error)
{
  const char *mode = sol_cli_get_argument (self, 1);

  if (!find_to_change (self, error))
    return FALSE;
  const SolCliChange change = {
    .control = sol_charger_get_control (self->charger, SOL_CHARGER_MODE),
    .wanted = g_variant_new_string (mode),
    .title = _ ("Mode"),
    .value = mode,
  };
  return sol_cli_change (self, &change, error);
}

static gboolean
switch_control (SolCli *self, SolChargerControl control, const char *title, GError **error)
{
  const SolCliChange change = {
    .control = sol_charger_get_control (self->charger, control),
    .wanted = g_variant_new_boolean (self->on),
    .title = title,
    .value = self->on ? _ ("on") : _ ("off"),
  };
  return sol_cli_change (self, &change, error);
}

/* The wish counts as well as what is in force: a mode that was just chosen takes its time. */
static gboolean
is_green (SolCharger *charger)
{
  const SolChargePreference *preference = sol_charger_get_preference (charger);
  SolChargeMode mode = sol_charger_get_mode (charger);
  return (preference != NULL && preference->mode == SOL_CHARGE_MODE_GREEN) || mode == SOL_CHARGE_MODE_GREEN
         || (preference == NULL && mode == SOL_CHARGE_MODE_UNKNOWN);
}

gboolean
sol_cli_run_charger_use_battery (SolCli *self, GError **error)
{
  if (!find_to_change (self, error))
    return FALSE;
  if (!is_green (self->charger) && !sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_CHARGE_MODE), error))
    return FALSE;
  if (is_green (self->charger))
    return switch_control (self, SOL_CHARGER_USE_BATTERY, _ ("Use battery"), error);
  g_propagate_error (error, sol_error_new_message (SOL_ERROR_REFUSED, _ ("Only applies in Green mode")));
  return FALSE;
}

gboolean
sol_cli_check_charger_authentication (SolCli *self, GError **error)
{
  const char *kind = sol_cli_get_argument (self, 1);
  if (!g_str_equal (kind, "app") && !g_str_equal (kind, "rfid"))
    return sol_cli_refuse_usage (error, _ ("Say app or rfid"));
  return sol_cli_check_switch (self, error);
}

gboolean
sol_cli_run_charger_authentication (SolCli *self, GError **error)
{
  gboolean app = g_str_equal (sol_cli_get_argument (self, 1), "app");
  return find_to_change (self, error)
         && switch_control (self, app ? SOL_CHARGER_APP_SIGN_IN : SOL_CHARGER_CARD_SIGN_IN,
                            app ? _ ("Authentication by app") : _ ("Authentication by card"), error);
}

gboolean
sol_cli_check_charger_level (SolCli *self, GError **error)
{
  self->number = 0;
  return g_str_equal (sol_cli_get_argument (self, 1), "none") || sol_cli_check_number (self, error);
}

/* The protocol has no word for taking it back. */
static gboolean
take_level_back (SolCli *self, GError **error)
{
  if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_CHARGER_CONFIG), error))
    return FALSE;
  const SolChargerConfig *config = sol_charger_get_config (self->charger);
  if (config != NULL && sol_charger_config_get_default_amps (config) == 0)
    {
      sol_cli_set_result (self, "no-op", g_strdup (_ ("No default current is set")));
      return TRUE;
    }
  g_propagate_error (error,
                     sol_error_new_message (SOL_ERROR_NOT_SUPPORTED,
                                            _ ("The default current can be changed, but not taken back")));
  return FALSE;
}

gboolean
sol_cli_run_charger_level (SolCli *self, GError **error)
{
  g_autofree char *value = sol_format_amps (self->number);

  if (!find_to_change (self, error))
    return FALSE;
  if (self->number == 0)
    return take_level_back (self, error);
  const SolCliChange change = {
    .control = sol_charger_get_control (self->charger, SOL_CHARGER_DEFAULT_LEVEL),
    .wanted = g_variant_new_int32 (self->number),
    .title = _ ("Default current"),
    .value = value,
  };
  return sol_cli_change (self, &change, error);
}

/* Deeds that nothing can prove. */

gboolean
sol_cli_check_charger_trigger (SolCli *self, GError **error)
{
  if (g_strv_contains (sol_trigger_messages, sol_cli_get_argument (self, 1)))
    return TRUE;
  g_autofree char *words = g_strjoinv (", ", (char **) sol_trigger_messages);
  g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("The message is one of %s"), words);
  return FALSE;
}

gboolean
sol_cli_run_charger_trigger (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) wrong = NULL;

  if (!find_to_change (self, error))
    return FALSE;
  sol_cli_begin_write (self, 0);
  sol_cli_wait_init (&wait);
  sol_site_trigger_async (self->site, sol_charger_get_serial (self->charger), sol_cli_get_argument (self, 1),
                          self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_site_trigger_finish (self->site, sol_cli_wait_run (&wait), &wrong);
  sol_cli_word_write (self, &wrong);
  if (done)
    sol_cli_set_result (self, "accepted", g_strdup (_ ("The charger was asked")));
  else
    g_propagate_error (error, g_steal_pointer (&wrong));
  return done;
}

gboolean
sol_cli_run_charger_live (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) wrong = NULL;

  if (!sol_cli_read (self, error))
    return FALSE;
  if (sol_site_get_charger_exists (self->site) == SOL_NO)
    {
      g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE,
                           _ ("There is no charger at this site"));
      return FALSE;
    }
  g_clear_error (&self->trouble);
  sol_cli_begin_write (self, 0);
  sol_cli_wait_init (&wait);
  sol_site_set_burst_async (self->site, self->on, self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_site_set_burst_finish (self->site, sol_cli_wait_run (&wait), &wrong);
  sol_cli_word_write (self, &wrong);
  if (done)
    sol_cli_set_result (self, "accepted",
                        g_strdup (self->on ? _ ("The chargers report live for 15 minutes")
                                           : _ ("The chargers report at their own pace")));
  else
    g_propagate_error (error, g_steal_pointer (&wrong));
  return done;
}
