/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-change"

#include "sol-cli-change.h"

#include <glib/gi18n-lib.h>

#include "sol-cli-error.h"

/* A control waits 90 s for its proof by itself; unless a person wants less it is left to end. */
#define HOLD_SECONDS 100.0

const char *
sol_cli_get_argument (SolCli *self, guint i)
{
  return g_ptr_array_index (self->options->words, i);
}

gboolean
sol_cli_refuse_usage (GError **error, const char *message)
{
  g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, message);
  return FALSE;
}

gboolean
sol_cli_check_switch (SolCli *self, GError **error)
{
  return sol_cli_read_switch (sol_cli_get_argument (self, self->options->words->len - 1), &self->on)
         || sol_cli_refuse_usage (error, _ ("Say on or off"));
}

gboolean
sol_cli_check_number (SolCli *self, GError **error)
{
  gint64 number = 0;
  const char *word = sol_cli_get_argument (self, self->options->words->len - 1);
  gboolean good = g_ascii_string_to_signed (word, 10, 0, G_MAXINT32, &number, NULL);
  self->number = (int) number;
  return good || sol_cli_refuse_usage (error, _ ("That is no whole number"));
}

gboolean
sol_cli_find_charger (SolCli *self, GError **error)
{
  if (!sol_cli_read (self, error))
    return FALSE;
  self->charger = sol_site_find_charger (self->site, sol_cli_get_argument (self, 0));
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
sol_cli_find_battery (SolCli *self, GError **error)
{
  const SolSiteSettings *settings;

  if (!sol_cli_read (self, error))
    return FALSE;
  settings = sol_site_get_settings (self->site);
  if (sol_battery_get_exists (sol_site_get_battery (self->site)) != SOL_NO
      && (settings == NULL || settings->has_battery != SOL_NO))
    return TRUE;
  g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NO_SUCH_DEVICE,
                       _ ("There is no battery at this site"));
  return FALSE;
}

void
sol_cli_set_result (SolCli *self, const char *result, char *detail)
{
  self->result = result;
  g_free (self->detail);
  self->detail = detail;
}

void
sol_cli_begin_write (SolCli *self, double seconds)
{
  if (!sol_cli_options_have (self->options, SOL_CLI_TIMEOUT))
    sol_cli_set_timer (self, seconds > 0 ? seconds : HOLD_SECONDS);
  sol_cli_progress (self, _ ("Waiting for your system…"));
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

void
sol_cli_word_write (SolCli *self, GError **error)
{
  sol_cli_progress (self, NULL);
  if (*error == NULL)
    return;
  /* The row in the journal stays open, and a read resolves it next time. */
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && (self->signal != 0 || self->timed_out))
    {
      g_clear_error (error);
      g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_NOT_CONFIRMED,
                           _ ("The command may have been sent, but nothing has confirmed it yet"));
    }
  say_of_change (error);
}

typedef struct
{
  SolControl *control;
  gboolean agrees;
  gboolean asked; /* and nobody agreed */
} Asking;

static gboolean
answer_cb (gpointer data)
{
  Asking *asking = data;
  if (asking->agrees)
    sol_control_agree (asking->control);
  else
    sol_control_decline (asking->control);
  return G_SOURCE_REMOVE;
}

/* Answered when the control has finished saying that it asks. */
static void
state_cb (SolControl *control, GParamSpec *pspec, gpointer data)
{
  Asking *asking = data;
  if (sol_control_get_state (control) != SOL_CONTROL_ASKING)
    return;
  asking->asked = !asking->agrees;
  g_idle_add (answer_cb, asking);
}

static void
describe (SolCli *self, const SolCliChange *change, SolControlResult result)
{
  switch (result)
    {
    case SOL_CONTROL_RESULT_NO_OP:
      sol_cli_set_result (self, "no-op",
                          g_strdup_printf (_ ("%s: %s already"), change->title, change->value));
      break;
    case SOL_CONTROL_RESULT_STORED:
      sol_cli_set_result (
          self, "accepted",
          g_strdup_printf (_ ("%s: %s, kept for the next start"), change->title, change->value));
      break;
    case SOL_CONTROL_RESULT_CONFIRMED:
    default:
      sol_cli_set_result (self, "confirmed", g_strdup_printf ("%s: %s", change->title, change->value));
      break;
    }
}

gboolean
sol_cli_change (SolCli *self, const SolCliChange *change, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) wrong = NULL;
  Asking asking = { change->control, change->agrees, FALSE };

  sol_cli_begin_write (self, change->seconds);
  sol_cli_wait_init (&wait);
  gulong id = g_signal_connect (change->control, "notify::state", G_CALLBACK (state_cb), &asking);
  sol_control_request_async (change->control, change->wanted, change->hint, self->cancellable,
                             sol_cli_wait_cb, &wait);
  SolControlResult result = sol_control_request_finish (change->control, sol_cli_wait_run (&wait), &wrong);
  g_signal_handler_disconnect (change->control, id);
  g_idle_remove_by_data (&asking);
  /* A wish that a signal found before it became a request is one that was not sent. */
  if (asking.asked && g_error_matches (wrong, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->signal == 0)
    {
      g_clear_error (&wrong);
      wrong = sol_error_new_message (SOL_ERROR_REFUSED, _ ("Charging from the grid has terms. To accept them "
                                                           "say --accept-disclaimer."));
    }
  sol_cli_word_write (self, &wrong);
  if (wrong == NULL)
    {
      describe (self, change, result);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
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
