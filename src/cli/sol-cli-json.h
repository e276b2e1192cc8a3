/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"
#include "sol-week.h"

G_BEGIN_DECLS

/**
 * SolCliJson:
 *
 * Writes one JSON document on one line. Names may be %NULL inside an array. What is unknown becomes `null`,
 * never 0. json-glib writes 28.7 as 28.699999999999999; this does not.
 */
typedef struct _SolCliJson SolCliJson;

SolCliJson *sol_cli_json_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_cli_json_free (SolCliJson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCliJson, sol_cli_json_free)

/** sol_cli_json_finish: Returns: (transfer full): the text without a line end; everything opened is closed.
 */
char *sol_cli_json_finish (SolCliJson *self);

void sol_cli_json_open (SolCliJson *self, const char *name);
void sol_cli_json_open_array (SolCliJson *self, const char *name);
void sol_cli_json_close (SolCliJson *self);

void sol_cli_json_null (SolCliJson *self, const char *name);
void sol_cli_json_string (SolCliJson *self, const char *name, const char *value); /* %NULL: null */
void sol_cli_json_number (SolCliJson *self, const char *name, double value);      /* NaN: null */
void sol_cli_json_count (SolCliJson *self, const char *name, gint64 value);       /* below 0: null */
void sol_cli_json_positive (SolCliJson *self, const char *name, gint64 value);    /* 0 and below: null */
void sol_cli_json_truth (SolCliJson *self, const char *name, SolTruth value);     /* unknown: null */
void sol_cli_json_minute (SolCliJson *self, const char *name, int minute_of_day); /* "HH:MM"; below 0: null */

/** sol_cli_json_days: an array of numbers, 1 is Monday. */
void sol_cli_json_days (SolCliJson *self, const char *name, SolDays days);

/** sol_cli_format_number: Returns: (transfer full) (nullable): @value with up to three digits behind the
 * point, in no locale; %NULL for what is no number. */
char *sol_cli_format_number (double value);

/** sol_cli_json_time: ISO 8601 with offset in @zone (UTC when %NULL). */
void sol_cli_json_time (SolCliJson *self, const char *name, SolTime time, GTimeZone *zone);

G_END_DECLS
