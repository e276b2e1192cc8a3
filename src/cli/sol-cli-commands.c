/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-commands"

#include <glib/gi18n-lib.h>

#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-cli-help.h"

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

char *
sol_cli_join_words (GPtrArray *words, guint n_words)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < MIN (n_words, words->len); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

static void
set_no_command (GPtrArray *words, GError **error)
{
  guint n_group = words->len;
  g_autofree char *group = sol_cli_join_words (words, n_group);

  while (n_group > 0 && !sol_cli_help_has_group (group))
    {
      g_free (group);
      group = sol_cli_join_words (words, --n_group);
    }
  g_autofree char *meant = sol_cli_join_words (words, n_group + 1);
  if (words->len == 0)
    g_set_error_literal (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                         _ ("Say what to do; see solariumctl --help"));
  else if (n_group == words->len)
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE, _ ("Say what to do; see solariumctl %s --help"),
                 group);
  else if (n_group > 0)
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                 _ ("There is no command %s; see solariumctl %s --help"), meant, group);
  else
    g_set_error (error, SOL_CLI_ERROR, SOL_CLI_ERROR_USAGE,
                 _ ("There is no command %s; see solariumctl --help"), meant);
}

const SolCliCommand *
sol_cli_command_find (GPtrArray *words, GError **error)
{
  guint n_commands;
  const SolCliCommand *commands = sol_cli_command_list (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      guint n_names = match (&commands[i], words);
      if (n_names == 0)
        continue;
      g_ptr_array_remove_range (words, 0, n_names);
      return &commands[i];
    }
  set_no_command (words, error);
  return NULL;
}
