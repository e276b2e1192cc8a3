/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cli-context.h"

G_BEGIN_DECLS

/** sol_cli_help: Returns: (transfer full): the help of @command, or of the program when %NULL. @group:
 * (nullable): only the commands that begin with this word. */
char *sol_cli_help (const SolCliCommand *command, const char *group, gboolean colour);

/** sol_cli_help_has_group: whether some command of two words begins with @word. */
gboolean sol_cli_help_has_group (const char *word);

G_END_DECLS
