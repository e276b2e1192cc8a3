/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-help"

#include "sol-cli-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_USAGE 36

static gboolean
is_in_group (const SolCliCommand *command, const char *group)
{
  gsize length = strlen (group);
  return strncmp (command->name, group, length) == 0 && command->name[length] == ' ';
}

gboolean
sol_cli_help_has_group (const char *word)
{
  guint n_commands;
  const SolCliCommand *commands = sol_cli_command_list (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    if (is_in_group (&commands[i], word))
      return TRUE;
  return FALSE;
}

static void
add_option (SolCliText *text, SolCliOption option)
{
  const char *argument = sol_cli_option_get_argument (option);
  g_autofree char *name = g_strjoin (" ", sol_cli_option_get_name (option), argument, NULL);
  g_autofree char *indented = g_strconcat ("  ", name, NULL);
  sol_cli_text_row (text, indented, sol_cli_option_get_help (option), NULL);
}

static void
add_options (SolCliText *text, SolCliOption from, SolCliOption to, SolCliOptionSet of)
{
  for (SolCliOption option = from; option < to; option++)
    if (of & SOL_CLI_OPTION_BIT (option))
      add_option (text, option);
}

static void
add_commands (SolCliText *text, const char *group)
{
  guint n_commands;
  const SolCliCommand *commands = sol_cli_command_list (&n_commands);

  sol_cli_text_title (text, _ ("Commands"));
  for (guint i = 0; i < n_commands; i++)
    {
      if (group != NULL && !is_in_group (&commands[i], group))
        continue;
      g_autofree char *usage = g_strjoin (" ", commands[i].name, commands[i].arguments, NULL);
      /* Long ones are told by their own help, so that the lines fit a terminal. */
      if (g_utf8_strlen (usage, -1) > MAX_USAGE)
        {
          g_free (usage);
          usage = g_strconcat (commands[i].name, " …", NULL);
        }
      g_autofree char *indented = g_strconcat ("  ", usage, NULL);
      sol_cli_text_row (text, indented, _ (commands[i].help), NULL);
    }
}

static void
add_exit_codes (SolCliText *text)
{
  static const char *const words[] = {
    N_ ("done"),
    N_ ("failed"),
    N_ ("wrong usage"),
    N_ ("not signed in, or credentials refused"),
    N_ ("no such site or device"),
    N_ ("refused, or not possible now"),
    N_ ("cloud not reachable, or its answer was no good"),
    N_ ("accepted by the cloud, but not confirmed in time"),
  };

  sol_cli_text_title (text, _ ("Exit codes"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *code = g_strdup_printf ("  %u", i);
      sol_cli_text_row (text, code, _ (words[i]), NULL);
    }
}

char *
sol_cli_help (const SolCliCommand *command, const char *group, gboolean colour)
{
  g_autoptr (SolCliText) text = sol_cli_text_new (colour);
  const char *name = command != NULL ? command->name : group != NULL ? group : _ ("COMMAND");
  const char *arguments = command != NULL ? command->arguments : group != NULL ? _ ("COMMAND") : NULL;
  g_autofree char *usage = g_strjoin (" ", "solariumctl", _ ("[OPTION…]"), name, arguments, NULL);

  sol_cli_text_line (text, usage);
  if (command != NULL)
    sol_cli_text_line (text, _ (command->help));
  sol_cli_text_gap (text);
  if (command == NULL)
    {
      add_commands (text, group);
      sol_cli_text_gap (text);
    }
  if (command != NULL && command->options != 0)
    {
      sol_cli_text_title (text, _ ("Options of this command"));
      add_options (text, SOL_CLI_N_COMMON, SOL_CLI_N_OPTIONS, command->options);
      sol_cli_text_gap (text);
    }
  sol_cli_text_title (text, _ ("Options"));
  add_options (text, 0, SOL_CLI_N_COMMON, ~(SolCliOptionSet) 0);
  sol_cli_text_gap (text);
  sol_cli_text_line (
      text, _ ("The password and a code are asked for, or read from standard input, one line each."));
  if (command == NULL && group == NULL)
    {
      sol_cli_text_gap (text);
      add_exit_codes (text);
    }
  return sol_cli_text_finish (text);
}
