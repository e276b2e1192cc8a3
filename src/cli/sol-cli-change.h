/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cli-context.h"

G_BEGIN_DECLS

/** SolCliChange: one value that is to become another. */
typedef struct
{
  SolControl *control;
  GVariant *wanted;  /* floating */
  GVariant *hint;    /* (nullable) floating */
  const char *title; /* translated, e.g. "Backup reserve" */
  const char *value; /* in words, e.g. "30%" */
  gboolean agrees;   /* what it asks a person is agreed to */
  double seconds;    /* how long it may take unless a person said; 0 for the usual */
} SolCliChange;

/** sol_cli_change: asks for it and waits for its proof; #SolCli.result and #SolCli.detail say what came of
 * it. When it asks and nobody agrees it fails with %SOL_ERROR_REFUSED. */
gboolean sol_cli_change (SolCli *self, const SolCliChange *change, GError **error);

/** sol_cli_find_charger: reads what the command needs, and finds the charger that its first argument names.
 */
gboolean sol_cli_find_charger (SolCli *self, GError **error);

/** sol_cli_find_battery: reads what the command needs, and fails when the site has no battery. */
gboolean sol_cli_find_battery (SolCli *self, GError **error);

/** sol_cli_begin_write: from here on the time is that of a write (docs/command-line.md), or @seconds when
 * that is not 0. */
void sol_cli_begin_write (SolCli *self, double seconds);

/** sol_cli_word_write: what a failed write is told as: in words of a change; an interruption becomes "not
 * confirmed", since what was sent cannot be called back. */
void sol_cli_word_write (SolCli *self, GError **error);

/** sol_cli_set_result: @result is kept as it is; @detail: (transfer full) */
void sol_cli_set_result (SolCli *self, const char *result, char *detail);

/** sol_cli_get_argument: Returns: (transfer none): the argument @i, counted from 0. */
const char *sol_cli_get_argument (SolCli *self, guint i);

/** sol_cli_refuse_usage: sets the usage error @message. Returns: %FALSE */
gboolean sol_cli_refuse_usage (GError **error, const char *message);

/* Checks of arguments, for the table of commands. */

/** sol_cli_check_switch: the last argument is `on` or `off`, which goes to #SolCli.on. */
gboolean sol_cli_check_switch (SolCli *self, GError **error);

/** sol_cli_check_number: the last argument is a whole number, which goes to #SolCli.number. */
gboolean sol_cli_check_number (SolCli *self, GError **error);

/* The shared shape of every write: `result` and `detail`. */
void sol_cli_json_change (SolCli *self, SolCliJson *json);
void sol_cli_text_change (SolCli *self, SolCliText *text);

G_END_DECLS
