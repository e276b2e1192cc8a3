/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SolTime: microseconds since the epoch, UTC, as g_get_real_time(). */
typedef gint64 SolTime;

#define SOL_TIME_UNKNOWN G_MININT64

#define SOL_SECOND ((gint64) 1000000)
#define SOL_MINUTE (60 * SOL_SECOND)
#define SOL_HOUR (60 * SOL_MINUTE)
#define SOL_DAY (24 * SOL_HOUR)

/** SOL_TIME_LAST_SECOND: 9999-12-29T23:59:59Z; every zone still has a date for it. Later times are not taken.
 */
#define SOL_TIME_LAST_SECOND G_GINT64_CONSTANT (253402127999)

/** sol_time_from_epoch: seconds or, above 10^12, milliseconds (R28); %SOL_TIME_UNKNOWN for <= 0, NaN and
 * infinity. */
SolTime sol_time_from_epoch (double epoch);

/**
 * sol_time_parse:
 * @text: (nullable): any form of R28: ISO 8601 with `Z`, an offset, `[UTC]` or another bracketed suffix, 0 to
 * 9 fraction digits; digits (s or ms); `YYYY-MM-DD`; `DD-MM-YYYY`; `YYYY/MM/DD HH:MM:SS +ZZZZ (TZ)`;
 *   `MM/DD/YYYY hh:mm AM TZ`
 * @zone: (nullable): the zone of texts that name none; UTC when %NULL
 *
 * Returns: the time, or %SOL_TIME_UNKNOWN when @text is none of these
 */
SolTime sol_time_parse (const char *text, GTimeZone *zone);

/** sol_time_to_local: Returns: (transfer full) (nullable): @time in @zone (UTC when %NULL); %NULL when
 * unknown. */
GDateTime *sol_time_to_local (SolTime time, GTimeZone *zone);

/** sol_time_format_iso: Returns: (transfer full) (nullable): ISO 8601 with offset, whole seconds; %NULL when
 * unknown. */
char *sol_time_format_iso (SolTime time, GTimeZone *zone);

/** sol_time_day: Returns: (transfer full) (nullable): the local date `YYYY-MM-DD` of @time in @zone. */
char *sol_time_day (SolTime time, GTimeZone *zone);

/** sol_time_day_start: the first moment of the local day that @time lies in. */
SolTime sol_time_day_start (SolTime time, GTimeZone *zone);

/** sol_zone_new: (transfer full): the zone named @name; UTC when %NULL, empty or unknown. */
GTimeZone *sol_zone_new (const char *name);

G_END_DECLS
