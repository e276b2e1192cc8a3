/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-time"

#include "fuzz-target.h"

#include "sol-time.h"

#include <string.h>

/* What is understood must come back from its own ISO form, to the second. */
static void
round_trip (SolTime time, GTimeZone *zone)
{
  /* GLib takes offsets that no place on earth has, and some that no ISO text can hold. */
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  GTimeSpan offset = local != NULL ? g_date_time_get_utc_offset (local) : 0;
  if (ABS (offset) > 18 * SOL_HOUR || offset % SOL_MINUTE != 0)
    return;

  g_autofree char *iso = sol_time_format_iso (time, zone);
  g_autofree char *day = sol_time_day (time, zone);

  if (iso == NULL || day == NULL)
    g_error ("A time without a text");
  if (sol_time_parse (iso, NULL) != time / SOL_SECOND * SOL_SECOND && time >= SOL_SECOND)
    g_error ("A time changed on its way: %s", iso);
  if (sol_time_day_start (time, zone) > time)
    g_error ("A day began after one of its moments: %s", iso);
}

/* The text, and behind a NUL byte the name of a zone. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gsize length = strlen (text);
  g_autofree char *name
      = length < size ? g_strndup ((const char *) data + length + 1, size - length - 1) : NULL;
  g_autoptr (GTimeZone) zone = sol_zone_new (name);

  SolTime time = sol_time_parse (text, zone);
  if (time != SOL_TIME_UNKNOWN)
    round_trip (time, zone);
  time = sol_time_from_epoch (g_ascii_strtod (text, NULL));
  if (time != SOL_TIME_UNKNOWN)
    round_trip (time, zone);
  return 0;
}
