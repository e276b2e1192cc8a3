/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-error.h"

G_BEGIN_DECLS

/** SolCliExit: the exit codes of docs/command-line.md, a contract. */
typedef enum
{
  SOL_CLI_EXIT_DONE = 0,
  SOL_CLI_EXIT_FAILED = 1,
  SOL_CLI_EXIT_USAGE = 2,
  SOL_CLI_EXIT_NOT_SIGNED_IN = 3,
  SOL_CLI_EXIT_NOT_FOUND = 4,
  SOL_CLI_EXIT_REFUSED = 5,
  SOL_CLI_EXIT_CLOUD = 6,
  SOL_CLI_EXIT_NOT_CONFIRMED = 7,
  SOL_CLI_EXIT_SIGNAL = 128, /* plus the number of the signal */
} SolCliExit;

/** SolCliError: what only a command line can get wrong. */
typedef enum
{
  SOL_CLI_ERROR_FAILED,
  SOL_CLI_ERROR_USAGE,
  SOL_CLI_ERROR_NO_SUCH_SITE,
  SOL_CLI_ERROR_NO_SUCH_DEVICE,
  SOL_CLI_ERROR_NOT_CONFIRMED,
  SOL_CLI_ERROR_INTERRUPTED,
} SolCliError;

#define SOL_CLI_ERROR (sol_cli_error_quark ())
GQuark sol_cli_error_quark (void);

/** sol_cli_error_get_code: Returns: (transfer none): the word for scripts, e.g. `rate-limited`, `usage`. */
const char *sol_cli_error_get_code (const GError *error);

/** sol_cli_error_get_exit: the exit code that @error leads to. An interruption: %SOL_CLI_EXIT_SIGNAL. */
int sol_cli_error_get_exit (const GError *error);

G_END_DECLS
