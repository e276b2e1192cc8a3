/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-bar-data.h"
#include "sol-session-period.h"
#include "sol-session-rules.h"

G_BEGIN_DECLS

/* What the views of sessions say. Pure: facts in, words out; every text is new. Unknown is "–". */

/** How many days the card of the latest sessions shows. */
#define SOL_RECENT_DAYS 16

/** SolSessionPlace: where and when one looks from. Plain, borrowed. */
typedef struct
{
  SolTime now;
  GTimeZone *zone;
  const char *currency; /* (nullable) */
  gboolean metric;
} SolSessionPlace;

/** sol_locale_is_metric: whether the locale measures distances in kilometres. */
gboolean sol_locale_is_metric (void);

/** sol_session_day: "Today", "Yesterday", "Thu 11 Jun", "11 Jun 2025". */
char *sol_session_day (SolTime time, const SolSessionPlace *place);

/** sol_session_date: never a word for it: "Thu 11 Jun", "11 Jun 2025". */
char *sol_session_date (SolTime time, const SolSessionPlace *place);

/** sol_session_span: "09:41 – now", "23:00 – 00:17", "23:00 – –" where the end is not known. */
char *sol_session_span (const SolChargeRecord *session, const SolSessionPlace *place);

/** sol_session_cost: "€0.64"; sol_session_unit_price: "€0.31 per kWh". */
char *sol_session_cost (const SolChargeRecord *session, const SolSessionPlace *place);
char *sol_session_unit_price (const SolChargeRecord *session, const SolSessionPlace *place);

/** sol_session_describe: one sentence for a screen reader. */
char *sol_session_describe (const SolChargeRecord *session, const SolSessionPlace *place);

/** sol_recent_bars: a bucket for each of the last %SOL_RECENT_DAYS days. @total_wh: (out): their sum; NaN
 * when it cannot be told. */
SolBarData *sol_recent_bars (const SolChargeHistory *history, const SolSessionPlace *place, double *total_wh);

/** sol_period_bars: the days or months of @period. @since: what is before it is not known yet, unknown when
 * all is. */
SolBarData *sol_period_bars (const SolChargeHistory *history, const SolPeriod *period, SolTime since,
                             const SolSessionPlace *place);

/** sol_curve_bars: average power of a session in equal stretches of time, kW, as our own readings tell it;
 * unknown where they do not reach. @points: (array length=n) (nullable) */
SolBarData *sol_curve_bars (const SolChargeRecord *session, const SolChargePoint *points, guint n,
                            const SolSessionPlace *place);

/** sol_curve_describe: "Between 3.60 and 3.70 kW, known for 80% of the session." */
char *sol_curve_describe (const SolBarData *bars);

/** sol_bars_describe: "75.3 kWh in all, most on Thu 11 Jun with 31.4 kWh." */
char *sol_bars_describe (const SolBarData *bars, double total_wh);

/** sol_period_title: "June 2026", "2026", "All sessions". */
char *sol_period_title (const SolPeriod *period, GTimeZone *zone);

/** sol_period_slug: for names of files: "2026-06", "2026", "all". */
char *sol_period_slug (const SolPeriod *period);

/** sol_reach_words: (nullable): "Older sessions are still being fetched. Known since 1 March 2026."; %NULL
 * when all are there. */
char *sol_reach_words (gboolean complete, SolTime since, const SolSessionPlace *place);

/** sol_sessions_csv: the sessions of a stretch of time, newest first; their number goes to @n_rows. */
char *sol_sessions_csv (const SolChargeHistory *history, SolTime from, SolTime to,
                        const SolSessionPlace *place, guint *n_rows);

/** sol_bars_csv: the buckets of a chart. @name: title of their column; @unit: of the values. */
char *sol_bars_csv (const SolBarData *bars, const char *name, const char *unit, guint *n_rows);

/** sol_bars_text: the same for the clipboard: lines with a tab between, as people read them. */
char *sol_bars_text (const SolBarData *bars, const char *name, const char *value);

/** sol_csv_file_name: "solarium-birchwood-house-sessions-2026-06.csv". @site: (nullable) */
char *sol_csv_file_name (const char *site, const char *what, const char *when);

G_END_DECLS
