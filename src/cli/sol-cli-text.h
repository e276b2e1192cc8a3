/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SolCliText:
 *
 * Text for people: titles, lines, and tables whose columns are aligned. What came from the cloud cannot steer
 * the terminal: control characters are replaced.
 */
typedef struct _SolCliText SolCliText;

/** sol_cli_text_new: @colour: whether bold and dim may be used. */
SolCliText *sol_cli_text_new (gboolean colour) G_GNUC_WARN_UNUSED_RESULT;
void sol_cli_text_free (SolCliText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCliText, sol_cli_text_free)

/** sol_cli_text_finish: Returns: (transfer full): all of it. */
char *sol_cli_text_finish (SolCliText *self);

void sol_cli_text_title (SolCliText *self, const char *title);
void sol_cli_text_line (SolCliText *self, const char *line);

/** sol_cli_text_note: a line that matters less. */
void sol_cli_text_note (SolCliText *self, const char *line);
void sol_cli_text_gap (SolCliText *self);

/** sol_cli_text_row: cells of the present table, ended by %NULL; a table ends where anything else begins. */
void sol_cli_text_row (SolCliText *self, const char *first, ...) G_GNUC_NULL_TERMINATED;

/** sol_cli_text_clean: Returns: (transfer full): @text without control characters. */
char *sol_cli_text_clean (const char *text);

G_END_DECLS
