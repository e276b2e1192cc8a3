/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/**
 * SolCliCsv:
 *
 * Comma-separated values by RFC 4180 with a line of names first. What is unknown is an empty field. Numbers
 * have a point whatever the locale says.
 */
typedef struct _SolCliCsv SolCliCsv;

SolCliCsv *sol_cli_csv_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_cli_csv_free (SolCliCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCliCsv, sol_cli_csv_free)

/** sol_cli_csv_finish: Returns: (transfer full): all of it. */
char *sol_cli_csv_finish (SolCliCsv *self);

/** sol_cli_csv_names: the first line. @names: parted by blanks */
void sol_cli_csv_names (SolCliCsv *self, const char *names);

void sol_cli_csv_string (SolCliCsv *self, const char *value); /* %NULL: empty */
void sol_cli_csv_number (SolCliCsv *self, double value);      /* NaN: empty */
void sol_cli_csv_count (SolCliCsv *self, gint64 value);       /* below 0: empty */

/** sol_cli_csv_time: ISO 8601 with offset in @zone. */
void sol_cli_csv_time (SolCliCsv *self, SolTime time, GTimeZone *zone);
void sol_cli_csv_end_line (SolCliCsv *self);

G_END_DECLS
