/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "sol-clock.h"
#include "sol-simulator.h"

G_BEGIN_DECLS

/** CliRun: what a command line came to. */
typedef struct
{
  int exit;
  char *out;
  char *err;
  JsonNode *json; /* (nullable) of @out */
} CliRun;

void cli_run_free (CliRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

/** cli_set_clock: the clock of commands in this process; the computer's when %NULL. */
void cli_set_clock (SolClock *clock);

/** cli_run: runs a command in this process. @line: its words, parted by blanks; @input: (nullable): what
 * standard input holds, else it is at its end. */
CliRun *cli_run (const char *input, const char *line);

/** cli_run_printf: the same with a format. */
CliRun *cli_run_printf (const char *input, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** cli_spawn: runs the installed program's build as a process of its own. */
CliRun *cli_spawn (const char *input, const char *line);

/** cli_get_program: where the program is. */
const char *cli_get_program (void);

/** cli_get: Returns: (transfer none) (nullable): what is at @path, e.g. `chargers.0.amps.set`; %NULL when
 * there is nothing at all. A JSON null is a node. */
JsonNode *cli_get (CliRun *run, const char *path);
const char *cli_get_string (CliRun *run, const char *path);
double cli_get_number (CliRun *run, const char *path);

/** cli_assert_null: the member is there and null. */
void cli_assert_null (CliRun *run, const char *path);

/** cli_assert_error: exit code, code word, and a sentence on both streams; nothing else on standard output.
 */
void cli_assert_error (CliRun *run, int exit, const char *code);

/** cli_assert_members: the object at @path has just these members, parted by blanks, in any order. */
void cli_assert_members (CliRun *run, const char *path, const char *members);

/** cli_simulator: a simulator on a free port. @scenario: (nullable) */
SolSimulator *cli_simulator (const char *scenario);

/** cli_ask: an admin route; asserts that it answers. */
JsonNode *cli_ask (SolSimulator *simulator, const char *method, const char *path, const char *body);

/** cli_count_requests: how many requests with @method (nullable) on paths that end with @tail were received.
 */
guint cli_count_requests (SolSimulator *simulator, const char *method, const char *tail);

/** cli_get_serial: Returns: (transfer full): the first charger's serial number. */
char *cli_get_serial (SolSimulator *simulator);

G_END_DECLS
