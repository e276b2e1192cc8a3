/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cloud-rig.h"
#include "decode-cases.h"

G_BEGIN_DECLS

/** CloudCase: one run of a case of tests/data/cases: `each_…` members make several of one. */
typedef struct
{
  const char *file;
  JsonObject *one;     /* the whole case */
  JsonObject *context; /* (nullable) */
  JsonObject *expected;
  guint index; /* of the run */
} CloudCase;

typedef void (*CloudCaseFunc) (const CloudCase *run);

/** cloud_cases_add: adds a test for every case of @file that @wanted (a list of endpoints, ended by %NULL)
 * names; with %NULL the case called @name alone. */
void cloud_cases_add (const char *file, const char *const *wanted, const char *name, CloudCaseFunc func);

/** cloud_cases_add_part: the same for a case that another program runs as a whole: of the programs that add
 * one, just one uses cloud_cases_add() (tests/cases). */
void cloud_cases_add_part (const char *file, const char *name, CloudCaseFunc func);

/** CloudCaseRow: a case of a file, and what runs it. */
typedef struct
{
  const char *file;
  const char *name;
  CloudCaseFunc func;
} CloudCaseRow;

/** cloud_cases_add_rows: cloud_cases_add() for each; cloud_cases_add_parts: cloud_cases_add_part() for each.
 */
void cloud_cases_add_rows (const CloudCaseRow *rows, guint n_rows);
void cloud_cases_add_parts (const CloudCaseRow *rows, guint n_rows);

const char *cloud_case_get_name (const CloudCase *run);

/** cloud_case_member: Returns: (transfer none) (nullable): the member of the answer of this run: of
 * `each_answer`, else `each_<name>`, else of a list in the context, else of the context. */
JsonNode *cloud_case_member (const CloudCase *run, const char *name);
guint cloud_case_get_status (const CloudCase *run);
/** cloud_case_dup_body: Returns: (transfer full): the answer's body, else the payload. */
GBytes *cloud_case_dup_body (const CloudCase *run);
const char *cloud_case_get_text (const CloudCase *run, const char *name);

/** cloud_case_serve: the answer of this run is given at @route. */
void cloud_case_serve (const CloudCase *run, CloudFixture *server, const char *route);

/** cloud_case_fact: Returns: (transfer none) (nullable): what is expected of this run: `name`, or the element
 * of `name_each`. */
JsonNode *cloud_case_fact (const CloudCase *run, const char *name);
const char *cloud_case_fact_text (const CloudCase *run, const char *name);

/** cloud_case_check_known: fails when the case expects a fact that is not in @known (ended by %NULL). */
void cloud_case_check_known (const CloudCase *run, const char *const *known);

/** cloud_case_check_request: holds a received request against the facts about it. */
void cloud_case_check_request (JsonObject *wanted, const CloudReceived *received);

G_END_DECLS
