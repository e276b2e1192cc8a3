/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-change"

#include <glib/gi18n-lib.h>

#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-format.h"

/* A control waits 90 s for its proof by itself; unless a person wants less it is left to end. */
#define HOLD_SECONDS 100.0

/* `charger show`, `charger start` and `charger stop`. */

static gboolean
find_charger (SolCli *self, GError **error)
{
  const char *serial = g_ptr_array_index (self->options->words, 0);

  if (!sol_cli_read (self, error))
    return FALSE;
  self->charger = sol_site_find_charger (self->site, serial);
  if (self->charger != NULL)
    return TRUE;
  if (self->trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&self->trouble));
  else
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE,
                         _ ("There is no such charger at this site"));
  return FALSE;
}

gboolean
sol_cli_run_charger_show (SolCli *self, GError **error)
{
  return find_charger (self, error);
}

/* In words of a change, where the standard sentence speaks of a read. */
static void
say_of_change (GError **error)
{
  if ((*error)->domain != SOL_ERROR
      || g_strcmp0 ((*error)->message, sol_error_get_sentence ((SolError) (*error)->code)) != 0)
    return;
  g_free ((*error)->message);
  (*error)->message = g_strdup (sol_error_get_change_sentence ((SolError) (*error)->code));
}

/* The row in the journal stays open, and a read resolves it next time. */
static void
stop_waiting (GError **error)
{
  g_clear_error (error);
  g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NOT_CONFIRMED,
                       _ ("The command may have been sent, but nothing has confirmed it yet"));
}

static void
describe_change (SolCli *self, gboolean on, SolControlResult result)
{
  const SolChargerStatus *status = sol_charger_get_status (self->charger);
  int amps = self->options->amps;

  self->result = result == SOL_CONTROL_RESULT_CONFIRMED ? "confirmed" : "no-op";
  if (result == SOL_CONTROL_RESULT_NO_OP && on && amps > 0 && status != NULL && status->amps_set != amps)
    self->detail = g_strdup (_ ("It is charging already; the current was not changed"));
  else if (result == SOL_CONTROL_RESULT_NO_OP)
    self->detail = g_strdup (on ? _ ("It is charging already") : _ ("It is not charging"));
  else if (on && amps > 0)
    {
      g_autofree char *current = sol_format_amps (amps);
      self->detail = g_strdup_printf (_ ("Charging started at %s"), current);
    }
  else
    self->detail = g_strdup (on ? _ ("Charging started") : _ ("Charging stopped"));
}

static gboolean
request (SolCli *self, gboolean on, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) wrong = NULL;
  SolControl *control = sol_charger_get_charging (self->charger);
  GVariant *hint = self->options->amps > 0 ? g_variant_new_int32 (self->options->amps) : NULL;

  if (!sol_cli_options_have (self->options, SOL_CLI_TIMEOUT))
    sol_cli_set_timer (self, HOLD_SECONDS);
  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Waiting for your system…"));
  sol_control_request_async (control, g_variant_new_boolean (on), hint, self->cancellable, sol_cli_wait_cb,
                             &wait);
  SolControlResult result = sol_control_request_finish (control, sol_cli_wait_run (&wait), &wrong);
  sol_cli_progress (self, NULL);
  if (wrong == NULL)
    {
      describe_change (self, on, result);
      return TRUE;
    }
  if (g_error_matches (wrong, G_IO_ERROR, G_IO_ERROR_CANCELLED) && sol_control_is_busy (control))
    stop_waiting (&wrong);
  say_of_change (&wrong);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

static gboolean
change (SolCli *self, gboolean on, GError **error)
{
  /* "It is charging already" is said of now, not of what the archive knew. */
  if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), error) || !find_charger (self, error))
    return FALSE;
  /* What else could not be read is not what was asked; the control reads for itself what it must know. */
  g_clear_error (&self->trouble);
  return sol_cli_check (self, error) && request (self, on, error);
}

gboolean
sol_cli_run_charger_start (SolCli *self, GError **error)
{
  return change (self, TRUE, error);
}

gboolean
sol_cli_run_charger_stop (SolCli *self, GError **error)
{
  return change (self, FALSE, error);
}

void
sol_cli_json_change (SolCli *self, SolCliJson *json)
{
  sol_cli_json_string (json, "result", self->result);
  sol_cli_json_string (json, "detail", self->detail);
}

void
sol_cli_text_change (SolCli *self, SolCliText *text)
{
  sol_cli_text_line (text, self->detail);
}
