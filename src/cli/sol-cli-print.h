/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cli-context.h"

G_BEGIN_DECLS

/** sol_cli_print_result: what the command found, as text or JSON, with its trouble. Fails when standard
 * output does not take it. */
gboolean sol_cli_print_result (SolCli *self, GError **error);

/** sol_cli_print_error: on standard error, and as JSON on standard output when that was asked for and nothing
 * has been written there. */
void sol_cli_print_error (SolCli *self, const GError *error);

/** sol_cli_print: @text and a line end on standard output, at once. Returns: whether it was taken. */
gboolean sol_cli_print (SolCli *self, const char *text);

/** sol_cli_wants_json: whether --json was given. */
gboolean sol_cli_wants_json (SolCli *self);

/** sol_cli_has_colour: whether standard output is a terminal that may be coloured. */
gboolean sol_cli_has_colour (SolCli *self);

/* The parts that several commands share. */

void sol_cli_json_status (SolCli *self, SolCliJson *json);
void sol_cli_text_status (SolCli *self, SolCliText *text);
void sol_cli_json_chargers (SolCli *self, SolCliJson *json);
void sol_cli_text_chargers (SolCli *self, SolCliText *text);
void sol_cli_text_charger (SolCli *self, SolCliText *text);

/** sol_cli_describe_now: Returns: (transfer full): the state of the home on one line. */
char *sol_cli_describe_now (SolCli *self);

/** sol_cli_watch: one document whenever something changes, until a signal comes. */
gboolean sol_cli_watch (SolCli *self, GError **error);

G_END_DECLS
