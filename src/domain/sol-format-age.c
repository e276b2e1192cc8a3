/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-format-age"

#include "sol-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

#define DASH "–"
#define NBSP "\xc2\xa0"
#define JUST_NOW (5 * SOL_SECOND)

/* A clock that is ahead by less than this is taken for ours. */
#define SLACK SOL_MINUTE

static char *
amount (gint64 number, const char *unit)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT NBSP "%s", number, unit);
}

/* @large with @small behind it unless that is none. */
static char *
two_units (gint64 large, const char *large_unit, gint64 small, const char *small_unit)
{
  g_autofree char *first = amount (large, large_unit);
  if (small == 0)
    return g_steal_pointer (&first);
  g_autofree char *second = amount (small, small_unit);
  return g_strconcat (first, " ", second, NULL);
}

char *
sol_format_duration (double seconds)
{
  if (!isfinite (seconds) || seconds < 0 || seconds > 1e12)
    return g_strdup (DASH);

  gint64 s = llround (seconds);
  if (s < 60)
    return amount (s, _ ("s"));
  if (s < 3600)
    return two_units (s / 60, _ ("min"), s % 60, _ ("s"));
  if (s < 24 * 3600)
    return two_units (s / 3600, _ ("h"), s / 60 % 60, _ ("min"));
  /* TRANSLATORS: short for "days", as in "2 d 3 h" */
  return two_units (s / (24 * 3600), _ ("d"), s / 3600 % 24, _ ("h"));
}

char *
sol_format_estimate (double seconds)
{
  if (!isfinite (seconds) || seconds < 0 || seconds > 1e12)
    return g_strdup (DASH);

  double minutes = seconds / 60;
  double step = minutes < 2 * 60 ? 15 : minutes < 12 * 60 ? 30 : 60;
  gint64 rounded = llround (minutes / step) * (gint64) step;
  if (rounded == 0)
    {
      g_autofree char *least = amount (15, _ ("min"));
      return g_strdup_printf (_ ("less than %s"), least);
    }

  g_autofree char *text = rounded < 60 ? amount (rounded, _ ("min"))
                                       : two_units (rounded / 60, _ ("h"), rounded % 60, _ ("min"));
  /* TRANSLATORS: a rounded estimate: "about 8 h" */
  return g_strdup_printf (_ ("about %s"), text);
}

static gboolean
locale_has_two_halves (void)
{
  const char *format = nl_langinfo (T_FMT);
  return strstr (format, "%r") != NULL || strstr (format, "%I") != NULL || strstr (format, "%l") != NULL;
}

char *
sol_format_clock (SolTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  if (local == NULL)
    return g_strdup (DASH);
  return g_date_time_format (local, locale_has_two_halves () ? "%-I:%M" NBSP "%p" : "%H:%M");
}

char *
sol_format_span (SolTime from, SolTime to, GTimeZone *zone)
{
  g_autofree char *start = sol_format_clock (from, zone);
  g_autofree char *end = sol_format_clock (to, zone);
  return g_strconcat (start, " – ", end, NULL);
}

static int
days_between (GDateTime *earlier, GDateTime *later)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a, (GDateDay) g_date_time_get_day_of_month (earlier),
                  (GDateMonth) g_date_time_get_month (earlier), (GDateYear) g_date_time_get_year (earlier));
  g_date_set_dmy (&b, (GDateDay) g_date_time_get_day_of_month (later),
                  (GDateMonth) g_date_time_get_month (later), (GDateYear) g_date_time_get_year (later));
  return g_date_days_between (&a, &b);
}

/* From an hour on: the time, and the day when it is another one. */
static char *
format_moment (SolTime then, SolTime now, GTimeZone *zone)
{
  g_autoptr (GDateTime) then_local = sol_time_to_local (then, zone);
  g_autoptr (GDateTime) now_local = sol_time_to_local (now, zone);
  if (then_local == NULL || now_local == NULL)
    return g_strdup (DASH);

  g_autofree char *clock = sol_format_clock (then, zone);
  int days = days_between (then_local, now_local);
  if (days == 0)
    return g_steal_pointer (&clock);
  if (days == 1)
    /* TRANSLATORS: %s is a time of day: "yesterday, 13:05" */
    return g_strdup_printf (_ ("yesterday, %s"), clock);
  if (g_date_time_get_year (then_local) != g_date_time_get_year (now_local))
    /* TRANSLATORS: a day of another year, for strftime: "11 Jun 2025" */
    return g_date_time_format (then_local, _ ("%-d %b %Y"));

  /* TRANSLATORS: a day of this year, for strftime: "Thu 11 Jun" */
  g_autofree char *day = g_date_time_format (then_local, _ ("%a %-d %b"));
  /* TRANSLATORS: a day and a time of day: "Thu 11 Jun, 13:05" */
  return g_strdup_printf (C_ ("day and time", "%s, %s"), day, clock);
}

/* The age as far as it is told in seconds and minutes; −1 otherwise. */
static gint64
near_age (SolTime then, SolTime now)
{
  if (now - then >= SOL_HOUR || then - now > SLACK)
    return -1;
  return MAX (now - then, 0);
}

char *
sol_format_age (SolTime then, SolTime now, GTimeZone *zone)
{
  if (then == SOL_TIME_UNKNOWN || now == SOL_TIME_UNKNOWN)
    return g_strdup (DASH);

  gint64 age = near_age (then, now);
  if (age < 0)
    return format_moment (then, now, zone);
  if (age < JUST_NOW)
    return g_strdup (_ ("just now"));

  int count = (int) (age / (age < SOL_MINUTE ? SOL_SECOND : SOL_MINUTE));
  if (age < SOL_MINUTE)
    return g_strdup_printf (ngettext ("%d second ago", "%d seconds ago", (gulong) count), count);
  return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) count), count);
}

char *
sol_format_age_short (SolTime then, SolTime now, GTimeZone *zone)
{
  gint64 age = then == SOL_TIME_UNKNOWN || now == SOL_TIME_UNKNOWN ? -1 : near_age (then, now);
  if (age < JUST_NOW)
    return sol_format_age (then, now, zone);

  g_autofree char *text
      = age < SOL_MINUTE ? amount (age / SOL_SECOND, _ ("s")) : amount (age / SOL_MINUTE, _ ("min"));
  /* TRANSLATORS: a short age in tables: "20 s ago" */
  return g_strdup_printf (_ ("%s ago"), text);
}

gint64
sol_format_age_next (SolTime then, SolTime now)
{
  if (then == SOL_TIME_UNKNOWN || now == SOL_TIME_UNKNOWN)
    return -1;

  gint64 age = now - then;
  if (then - now > SLACK)
    return then - now - SLACK;
  if (age < JUST_NOW)
    return JUST_NOW - age;
  if (age < SOL_MINUTE)
    return SOL_SECOND - age % SOL_SECOND;
  if (age < SOL_HOUR)
    return SOL_MINUTE - age % SOL_MINUTE;
  /* Only midnight changes it now, which in every zone falls on a quarter of an hour. */
  return 15 * SOL_MINUTE - now % (15 * SOL_MINUTE);
}
