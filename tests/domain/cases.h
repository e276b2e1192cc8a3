/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sol-charger-status.h"
#include "sol-charger-summary.h"
#include "sol-energy.h"

/* The cases of tests/data/cases, read just far enough for rules; the decoders have tests of their own. */

JsonParser *cases_load (const char *family);
JsonObject *cases_find (JsonParser *parser, const char *name);

/** cases_number: a number, also one in a string; NaN for anything else. */
double cases_number (JsonNode *node);
double cases_member (JsonObject *object, const char *member);

/** cases_read_series: the channels of @object, with NaN for what is no number or negative. */
void cases_read_series (JsonObject *object, SolSeries series[SOL_N_CHANNELS]);
void cases_clear_series (SolSeries series[SOL_N_CHANNELS]);

/** cases_read_status, cases_read_summary: the first charger of a refresh, keyed by call. */
SolChargerStatus *cases_read_status (JsonObject *refresh);
SolChargerSummary *cases_read_summary (JsonObject *refresh);

/** cases_assert_number: both unknown, or within @tolerance. */
#define cases_assert_number(got, want, tolerance)                                                            \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    double got_ = (got), want_ = (want);                                                                     \
    if (isnan (want_) != isnan (got_) || (!isnan (want_) && fabs (got_ - want_) > (tolerance)))              \
      g_error ("%s:%d: %s is %g, not %g", __FILE__, __LINE__, #got, got_, want_);                            \
  }                                                                                                          \
  G_STMT_END
