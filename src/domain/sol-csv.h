/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/* Rows of comma-separated values as RFC 4180 has them: CRLF at the end, fields in quotes where they need
 * them. What is written does not depend on the locale, and no text of elsewhere becomes a formula when a
 * spreadsheet opens the file. */

/** sol_csv_add_text: @text: (nullable): an empty field. Commas come by themselves. */
void sol_csv_add_text (GString *csv, const char *text);

/** sol_csv_add_number: with a point, at most @decimals places, no grouping; an empty field for NaN. */
void sol_csv_add_number (GString *csv, double number, int decimals);

/** sol_csv_add_time: ISO 8601 with the offset of @zone (UTC when %NULL); an empty field for the unknown. */
void sol_csv_add_time (GString *csv, SolTime time, GTimeZone *zone);

/** sol_csv_end_row: the row is complete. */
void sol_csv_end_row (GString *csv);

G_END_DECLS
