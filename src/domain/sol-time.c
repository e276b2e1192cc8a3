/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-time"

#include "sol-time.h"

#include <math.h>
#include <string.h>

SolTime
sol_time_from_epoch (double epoch)
{
  if (!isfinite (epoch) || epoch <= 0)
    return SOL_TIME_UNKNOWN;

  double seconds = epoch > 1e12 ? epoch / 1000 : epoch;
  if (seconds > SOL_TIME_LAST_SECOND)
    return SOL_TIME_UNKNOWN;
  return (SolTime) llround (seconds * SOL_SECOND);
}

GDateTime *
sol_time_to_local (SolTime time, GTimeZone *zone)
{
  if (time == SOL_TIME_UNKNOWN)
    return NULL;

  gint64 seconds = time / SOL_SECOND - (time % SOL_SECOND < 0 ? 1 : 0);
  g_autoptr (GDateTime) whole = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) utc = whole == NULL ? NULL : g_date_time_add (whole, time - seconds * SOL_SECOND);
  if (utc == NULL)
    return NULL;
  return zone == NULL ? g_steal_pointer (&utc) : g_date_time_to_timezone (utc, zone);
}

char *
sol_time_format_iso (SolTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  if (local == NULL)
    return NULL;

  int offset = (int) (g_date_time_get_utc_offset (local) / SOL_MINUTE);
  return g_strdup_printf (
      "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_time_get_year (local), g_date_time_get_month (local),
      g_date_time_get_day_of_month (local), g_date_time_get_hour (local), g_date_time_get_minute (local),
      g_date_time_get_second (local), offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

char *
sol_time_day (SolTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  if (local == NULL)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local));
}

SolTime
sol_time_day_start (SolTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  if (local == NULL)
    return SOL_TIME_UNKNOWN;

  g_autoptr (GTimeZone) own = zone == NULL ? g_time_zone_new_utc () : g_time_zone_ref (zone);
  g_autoptr (GDateTime) midnight
      = g_date_time_new (own, g_date_time_get_year (local), g_date_time_get_month (local),
                         g_date_time_get_day_of_month (local), 0, 0, 0);
  if (midnight == NULL)
    return SOL_TIME_UNKNOWN;

  /* Where clocks are set back at midnight, 00:00 comes twice on the same day; the first one counts. */
  SolTime start = g_date_time_to_unix (midnight) * SOL_SECOND;
  for (gint64 back = 30 * SOL_MINUTE; back <= 2 * SOL_HOUR; back += 30 * SOL_MINUTE)
    {
      g_autoptr (GDateTime) earlier = sol_time_to_local (start - back, own);
      if (earlier != NULL && g_date_time_get_hour (earlier) == 0 && g_date_time_get_minute (earlier) == 0
          && g_date_time_get_day_of_month (earlier) == g_date_time_get_day_of_month (midnight))
        return start - back;
    }
  return start;
}

GTimeZone *
sol_zone_new (const char *name)
{
  /* GLib also takes file names and rules; what came from outside may only be a name or an offset. */
  if (name == NULL || *name == '\0' || *name == '/' || strstr (name, "..") != NULL
      || name[strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "/_+-:")] != '\0')
    return g_time_zone_new_utc ();

  GTimeZone *zone = g_time_zone_new_identifier (name);
  return zone != NULL ? zone : g_time_zone_new_utc ();
}
