/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdio.h>

#include "sol-clock.h"

G_BEGIN_DECLS

/** SolCliIo: where a command reads and writes. Secrets are prompted for when @in is a terminal. */
typedef struct
{
  int in;
  FILE *out;       /* results */
  FILE *err;       /* prompts, progress, errors, the log */
  SolClock *clock; /* (nullable) not the computer's, for tests */
} SolCliIo;

/**
 * sol_cli_run:
 * @argv: the command line without the program's name, ended by %NULL
 *
 * Runs one command from parsing to the last byte of its output, on the default main context.
 *
 * Returns: the exit code of docs/command-line.md
 */
int sol_cli_run (const char *const *argv, const SolCliIo *io);

G_END_DECLS
