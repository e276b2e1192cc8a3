/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli"

#include "sol-cli.h"

#include <glib/gi18n-lib.h>

#include "sol-cli-error.h"
#include "sol-cli-help.h"
#include "sol-cli-log.h"
#include "sol-cli-print.h"

static void
cli_clear (SolCli *self)
{
  if (self->clock != NULL)
    {
      sol_cli_progress (self, NULL);
      sol_cli_set_timer (self, 0);
    }
  sol_cli_close (self);
  sol_cli_ignore_signals (self);
  g_clear_pointer (&self->options, sol_cli_options_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->trouble);
  g_free (self->progress);
  g_free (self->account);
  g_free (self->detail);
  g_free (self->request);
  g_clear_pointer (&self->sessions, sol_charge_history_unref);
  g_clear_pointer (&self->events, sol_events_unref);
  g_clear_pointer (&self->panels, sol_panel_list_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SolCli, cli_clear)

static int
fail (SolCli *self, const GError *error)
{
  int exit = sol_cli_error_get_exit (error);

  if (exit == SOL_CLI_EXIT_SIGNAL)
    return SOL_CLI_EXIT_SIGNAL + self->signal;
  sol_cli_print_error (self, error);
  return exit;
}

/* The options that belong to other commands, and the number of arguments. */
static gboolean
check_usage (SolCli *self, GError **error)
{
  SolCliOptionSet common = SOL_CLI_OPTION_BIT (SOL_CLI_N_COMMON) - 1;
  SolCliOptionSet strange = self->options->given & ~common & ~self->command->options;
  guint n_arguments = self->options->words->len;

  for (SolCliOption option = SOL_CLI_N_COMMON; option < SOL_CLI_N_OPTIONS; option++)
    if (strange & SOL_CLI_OPTION_BIT (option))
      {
        g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("%s is no option of %s"),
                     sol_cli_option_get_name (option), self->command->name);
        return FALSE;
      }
  if (n_arguments == self->command->n_arguments)
    return self->command->check == NULL || self->command->check (self, error);
  if (self->command->arguments == NULL)
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("%s takes no arguments"), self->command->name);
  else
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                 n_arguments < self->command->n_arguments ? _ ("%s needs %s")
                                                          : _ ("%s takes no more than: %s"),
                 self->command->name, self->command->arguments);
  return FALSE;
}

static int
show_help (SolCli *self)
{
  GPtrArray *words = self->options->words;
  const char *group = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = sol_cli_join_words (words, words->len);
  if (words->len > 0 && sol_cli_help_has_group (all))
    group = all;
  else if (words->len > 0)
    self->command = sol_cli_command_find (words, &error);
  if (error != NULL)
    return fail (self, error);
  g_autofree char *help = sol_cli_help (self->command, group, sol_cli_has_colour (self));
  return fputs (help, self->io->out) >= 0 && fflush (self->io->out) == 0 ? SOL_CLI_EXIT_DONE
                                                                         : SOL_CLI_EXIT_FAILED;
}

static int
run_command (SolCli *self)
{
  g_autoptr (GError) error = NULL;

  self->clock = self->io->clock != NULL ? g_object_ref (self->io->clock) : sol_clock_new_system ();
  self->cancellable = g_cancellable_new ();
  sol_cli_watch_signals (self);
  gboolean done = sol_cli_open (self, &error) && self->command->run (self, &error);
  sol_cli_progress (self, NULL);
  if (done && sol_cli_print_result (self, &error))
    return self->trouble != NULL ? sol_cli_error_get_exit (self->trouble) : SOL_CLI_EXIT_DONE;
  sol_cli_explain (self, &error);
  return fail (self, error);
}

int
sol_cli_run (const char *const *argv, const SolCliIo *io)
{
  g_autoptr (GError) error = NULL;
  g_auto (SolCli) self = { .io = io, .options = sol_cli_options_new () };

  gboolean parsed = sol_cli_options_parse (self.options, argv, &error);
  sol_cli_log_set_verbose (sol_cli_options_have (self.options, SOL_CLI_VERBOSE));
  if (!parsed)
    return fail (&self, error);
  if (sol_cli_options_have (self.options, SOL_CLI_HELP))
    return show_help (&self);
  if (sol_cli_options_have (self.options, SOL_CLI_VERSION))
    return sol_cli_print (&self, "solariumctl " SOL_VERSION) ? SOL_CLI_EXIT_DONE : SOL_CLI_EXIT_FAILED;
  self.command = sol_cli_command_find (self.options->words, &error);
  if (self.command == NULL || !check_usage (&self, &error))
    return fail (&self, error);
  return run_command (&self);
}
