/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-words"

#include "sol-session-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <math.h>

#include "sol-format.h"

#define DASH "–"
#define METRIC 1

gboolean
sol_locale_is_metric (void)
{
  const char *measurement = nl_langinfo (_NL_MEASUREMENT_MEASUREMENT);

  return measurement == NULL || *measurement == METRIC;
}

static int
day_number (SolTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  GDate date;

  if (local == NULL)
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local), (GDateYear) g_date_time_get_year (local));
  return (int) g_date_get_julian (&date);
}

static char *
format (SolTime time, GTimeZone *zone, const char *pattern)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);

  return local != NULL ? g_date_time_format (local, pattern) : g_strdup (DASH);
}

char *
sol_session_date (SolTime time, const SolSessionPlace *place)
{
  g_autofree char *year = format (time, place->zone, "%Y");
  g_autofree char *this_year = format (place->now, place->zone, "%Y");

  /* TRANSLATORS: a day of another year, for strftime: "11 Jun 2025"; the other: of this year, "Thu 11 Jun" */
  return format (time, place->zone, g_str_equal (year, this_year) ? _ ("%a %-d %b") : _ ("%-d %b %Y"));
}

char *
sol_session_day (SolTime time, const SolSessionPlace *place)
{
  int days = day_number (place->now, place->zone) - day_number (time, place->zone);

  if (time != SOL_TIME_UNKNOWN && days == 0)
    return g_strdup (_ ("Today"));
  if (time != SOL_TIME_UNKNOWN && days == 1)
    return g_strdup (_ ("Yesterday"));
  return sol_session_date (time, place);
}

char *
sol_session_span (const SolChargeRecord *session, const SolSessionPlace *place)
{
  if (session->running == SOL_YES && session->ended_at == SOL_TIME_UNKNOWN)
    {
      g_autofree char *start = sol_format_clock (session->started_at, place->zone);

      /* TRANSLATORS: %s is when it began: "09:41 – now" */
      return g_strdup_printf (_ ("%s – now"), start);
    }
  return sol_format_span (session->started_at, session->ended_at, place->zone);
}

char *
sol_session_cost (const SolChargeRecord *session, const SolSessionPlace *place)
{
  return sol_format_money (session->cost, place->currency);
}

char *
sol_session_unit_price (const SolChargeRecord *session, const SolSessionPlace *place)
{
  double price = sol_session_price (session);
  g_autofree char *money = sol_format_money (price, place->currency);

  /* TRANSLATORS: %s is money: "€0.31 per kWh" */
  return isnan (price) ? g_steal_pointer (&money) : g_strdup_printf (_ ("%s per kWh"), money);
}

char *
sol_session_describe (const SolChargeRecord *session, const SolSessionPlace *place)
{
  g_autofree char *day = sol_session_day (session->started_at, place);
  g_autofree char *span = sol_session_span (session, place);
  g_autofree char *energy = sol_format_energy (session->energy_wh);
  g_autofree char *cost = sol_session_cost (session, place);

  if (isnan (session->cost))
    /* TRANSLATORS: day, time, energy: "Today, 09:41 – now, 17.5 kWh" */
    return g_strdup_printf (_ ("%s, %s, %s"), day, span, energy);
  /* TRANSLATORS: day, time, energy, cost: "Thu 11 Jun, 23:00 – 00:17, 9.4 kWh, €0.98" */
  return g_strdup_printf (_ ("%s, %s, %s, %s"), day, span, energy, cost);
}

char *
sol_period_title (const SolPeriod *period, GTimeZone *zone)
{
  SolTime begin = sol_period_begin (period, zone);

  if (period->range == SOL_PERIOD_ALL)
    return g_strdup (_ ("All sessions"));
  /* TRANSLATORS: a month, for strftime: "June 2026" */
  return format (begin, zone, period->range == SOL_PERIOD_MONTH ? _ ("%OB %Y") : "%Y");
}

char *
sol_period_slug (const SolPeriod *period)
{
  if (period->range == SOL_PERIOD_ALL)
    return g_strdup ("all");
  return period->range == SOL_PERIOD_YEAR ? g_strdup_printf ("%d", period->year)
                                          : g_strdup_printf ("%d-%02d", period->year, period->month);
}

char *
sol_reach_words (gboolean complete, SolTime since, const SolSessionPlace *place)
{
  if (complete)
    return NULL;
  if (since == SOL_TIME_UNKNOWN)
    return g_strdup (_ ("Older sessions are still being fetched."));

  /* TRANSLATORS: a day, for strftime: "1 March 2026" */
  g_autofree char *day = format (since, place->zone, _ ("%-d %B %Y"));
  /* TRANSLATORS: %s is a day: "1 March 2026" */
  return g_strdup_printf (_ ("Older sessions are still being fetched. Known since %s."), day);
}

char *
sol_csv_file_name (const char *site, const char *what, const char *when)
{
  g_autoptr (GString) name = g_string_new ("solarium");
  g_autofree char *plain = site != NULL ? g_str_to_ascii (site, NULL) : NULL;
  gboolean gap = TRUE;

  for (const char *p = plain; p != NULL && *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          gap = TRUE;
          continue;
        }
      if (gap)
        g_string_append_c (name, '-');
      gap = FALSE;
      g_string_append_c (name, g_ascii_tolower (*p));
    }
  g_string_append_printf (name, "-%s-%s.csv", what, when);
  return g_string_free (g_steal_pointer (&name), FALSE);
}
