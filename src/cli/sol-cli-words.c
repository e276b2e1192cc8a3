/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-words"

#include "sol-cli-words.h"

#include <glib/gi18n-lib.h>

#include "sol-format.h"

const char *
sol_cli_or_dash (const char *text)
{
  return text != NULL ? text : "–";
}

const char *
sol_cli_describe_health (SolHealth health)
{
  switch (health)
    {
    case SOL_HEALTH_NORMAL:
      return _ ("Normal");
    case SOL_HEALTH_NOT_REPORTING:
      return _ ("Not reporting");
    case SOL_HEALTH_WARNING:
      return _ ("Warning");
    case SOL_HEALTH_ERROR:
      return _ ("Error");
    case SOL_HEALTH_UNKNOWN:
    default:
      return "–";
    }
}

const char *
sol_cli_describe_truth (SolTruth truth)
{
  return truth == SOL_YES ? _ ("On") : truth == SOL_NO ? _ ("Off") : "–";
}

char *
sol_cli_describe_time (SolCli *self, SolTime time)
{
  GTimeZone *zone = self->site != NULL ? sol_site_get_zone (self->site) : NULL;
  g_autoptr (GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  return time == SOL_TIME_UNKNOWN ? g_strdup ("–")
                                  : sol_format_age (time, sol_clock_now (self->clock), local);
}

char *
sol_cli_describe_moment (SolCli *self, SolTime time)
{
  if (time == SOL_TIME_UNKNOWN)
    return g_strdup ("–");
  g_autoptr (GDateTime) local = sol_time_to_local (time, sol_site_get_zone (self->site));
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

SolTime
sol_cli_get_day (SolCli *self, const char *date, int later)
{
  if (date == NULL)
    return SOL_TIME_UNKNOWN;
  g_autofree char *noon = g_strconcat (date, "T12:00:00", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, sol_site_get_zone (self->site));
  g_autoptr (GDateTime) meant = day == NULL ? NULL : g_date_time_add_days (day, later);
  if (meant == NULL)
    return SOL_TIME_UNKNOWN;
  g_autoptr (GDateTime) begin
      = g_date_time_new (sol_site_get_zone (self->site), g_date_time_get_year (meant),
                         g_date_time_get_month (meant), g_date_time_get_day_of_month (meant), 0, 0, 0);
  return begin == NULL ? SOL_TIME_UNKNOWN : g_date_time_to_unix (begin) * SOL_SECOND;
}

char *
sol_cli_describe_days (SolDays days)
{
  static const char *const names[]
      = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };
  if (days == SOL_EVERY_DAY)
    return g_strdup (_ ("Every day"));
  GString *text = g_string_new (NULL);
  for (int day = 1; day <= 7; day++)
    if (sol_days_has (days, day))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (names[day - 1]));
  return g_string_free (text, FALSE);
}

char *
sol_cli_describe_window (const SolWeekWindow *window)
{
  g_autofree char *start = sol_minute_to_text (window->start);
  g_autofree char *end = sol_minute_to_text (window->end);
  return g_strdup_printf ("%s – %s", start != NULL ? start : "?", end != NULL ? end : "?");
}
