/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli-rig.h"

G_BEGIN_DECLS

/** CliRow: a command, and what is to come of it. In all texts `$SN` is the first charger's serial number. */
typedef struct
{
  const char *line;
  int exit;
  const char *word;  /* (nullable) `result` of what is done, the error's code otherwise */
  const char *truth; /* (nullable) a place in the first site's truth afterwards, e.g. `chargers.0.mode` */
  const char *value; /* what is there, as JSON */
  const char *says;  /* (nullable) words that standard error or the detail has */
} CliRow;

/** CliHome: a simulator, and how to sign in to it. */
typedef struct
{
  SolSimulator *simulator;
  char *options;
  char *serial; /* (nullable) */
} CliHome;

/** cli_home_open: @scenario: (nullable); its owner signs in for each command. */
CliHome *cli_home_open (const char *scenario);
void cli_home_close (CliHome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliHome, cli_home_close)

/** cli_home_run: one command, with --json before @line unless it has --csv. */
CliRun *cli_home_run (CliHome *self, const char *line);

/** cli_home_run_with: the same with @input behind the password. */
CliRun *cli_home_run_with (CliHome *self, const char *input, const char *line);

/** cli_home_truth: Returns: (transfer full): what is at @path of the first site's truth, as JSON. */
char *cli_home_truth (CliHome *self, const char *path);

/** cli_home_walk: each row in turn. @members: of the document of what is done */
void cli_home_walk (CliHome *self, const CliRow *rows, guint n_rows, const char *members);

/** CliHomeRows: what is to come of some commands in another home. The rows end with the first without a line.
 */
typedef struct
{
  const char *scenario;
  CliRow rows[6];
} CliHomeRows;

/** cli_walk_homes: opens each home in turn, and walks its rows. */
void cli_walk_homes (const CliHomeRows *homes, guint n_homes);

/** cli_check_usage: each line is a command that nobody can mean. */
void cli_check_usage (const char *const *lines, guint n_lines);

G_END_DECLS
