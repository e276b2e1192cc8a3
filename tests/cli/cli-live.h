/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli-rig.h"

G_BEGIN_DECLS

/** CliLive: the program as a process of its own, while it runs. */
typedef struct
{
  GSubprocess *process;
  GOutputStream *in;
  GInputStream *out, *err;
  int master, slave; /* of a terminal, -1 without */
} CliLive;

void cli_live_clear (CliLive *live);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliLive, cli_live_clear)

void cli_live_start (CliLive *live, const char *line);

/** cli_live_start_on_terminal: with a terminal for input and errors. */
void cli_live_start_on_terminal (CliLive *live, const char *line);
void cli_live_say (CliLive *live, const char *text);

/** cli_live_read_terminal: Returns: (transfer full): what the terminal shows until @text (nullable: until the
 * program has ended). */
char *cli_live_read_terminal (CliLive *live, const char *text);

/** cli_live_echoes: whether the terminal shows what is typed. */
gboolean cli_live_echoes (CliLive *live);

/** cli_live_wait_exit: Returns: the exit code; below 0 the signal that ended it. */
int cli_live_wait_exit (CliLive *live);

/** cli_live_read_all: Returns: (transfer full): what comes until the end of @stream. */
char *cli_live_read_all (GInputStream *stream);

/** cli_live_wait_requests: until the simulator has received @n requests, see cli_count_requests(). */
void cli_live_wait_requests (SolSimulator *simulator, const char *method, const char *tail, guint n);

G_END_DECLS
