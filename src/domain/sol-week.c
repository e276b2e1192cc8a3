/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week"

#include "sol-week.h"

#define MINUTES_PER_WEEK (7 * SOL_MINUTES_PER_DAY)

SolDays
sol_day (int iso)
{
  return iso >= 1 && iso <= 7 ? (SolDays) (1 << (iso - 1)) : SOL_NO_DAY;
}

gboolean
sol_days_has (SolDays days, int iso)
{
  return (days & sol_day (iso)) != 0;
}

static gboolean
in_day (int minute)
{
  return minute >= 0 && minute < SOL_MINUTES_PER_DAY;
}

gboolean
sol_week_window_is_valid (const SolWeekWindow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return in_day (self->start) && in_day (self->end) && self->start != self->end
         && (self->days & SOL_EVERY_DAY) != 0;
}

gboolean
sol_week_window_is_overnight (const SolWeekWindow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return in_day (self->start) && in_day (self->end) && self->end < self->start;
}

int
sol_week_window_minutes (const SolWeekWindow *self)
{
  g_return_val_if_fail (self != NULL, 0);
  if (!sol_week_window_is_valid (self))
    return 0;
  return (self->end - self->start + SOL_MINUTES_PER_DAY) % SOL_MINUTES_PER_DAY;
}

/* The week is a circle: two stretches of it meet when either starts within the other. */
static gboolean
stretches_meet (int a, int a_length, int b, int b_length)
{
  int gap = (b - a + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
  return gap < a_length || MINUTES_PER_WEEK - gap < b_length;
}

gboolean
sol_week_windows_overlap (const SolWeekWindow *a, const SolWeekWindow *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  if (!sol_week_window_is_valid (a) || !sol_week_window_is_valid (b))
    return FALSE;

  for (int i = 1; i <= 7; i++)
    for (int k = 1; k <= 7; k++)
      if (sol_days_has (a->days, i) && sol_days_has (b->days, k)
          && stretches_meet ((i - 1) * SOL_MINUTES_PER_DAY + a->start, sol_week_window_minutes (a),
                             (k - 1) * SOL_MINUTES_PER_DAY + b->start, sol_week_window_minutes (b)))
        return TRUE;
  return FALSE;
}

/* When the clock at @zone shows @minute on the day of @day. */
static SolTime
moment_of (GDateTime *day, int minute, GTimeZone *zone)
{
  g_autoptr (GDateTime) moment
      = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                         g_date_time_get_day_of_month (day), minute / 60, minute % 60, 0);
  if (moment == NULL)
    return SOL_TIME_UNKNOWN;

  /* Of an hour that comes twice GLib takes the second; the first is as long before as the clocks go back. */
  SolTime time = g_date_time_to_unix (moment) * SOL_SECOND;
  for (int back = 2; back >= 1; back--)
    {
      g_autoptr (GDateTime) earlier = g_date_time_add_minutes (moment, -30 * back);
      if (earlier != NULL && g_date_time_get_hour (earlier) * 60 + g_date_time_get_minute (earlier) == minute)
        return g_date_time_to_unix (earlier) * SOL_SECOND;
    }
  return time;
}

SolTime
sol_week_window_next (const SolWeekWindow *self, SolTime after, GTimeZone *zone, SolTime *end)
{
  g_return_val_if_fail (self != NULL, SOL_TIME_UNKNOWN);
  if (end != NULL)
    *end = SOL_TIME_UNKNOWN;

  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GTimeZone *place = zone != NULL ? zone : utc;
  g_autoptr (GDateTime) today = sol_time_to_local (after, place);
  if (today == NULL || !sol_week_window_is_valid (self))
    return SOL_TIME_UNKNOWN;

  for (int n = 0; n <= 7; n++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (today, n);
      if (day == NULL || !sol_days_has (self->days, g_date_time_get_day_of_week (day)))
        continue;
      SolTime start = moment_of (day, self->start, place);
      if (start == SOL_TIME_UNKNOWN || start <= after)
        continue;
      g_autoptr (GDateTime) last = g_date_time_add_days (day, sol_week_window_is_overnight (self) ? 1 : 0);
      if (end != NULL && last != NULL)
        *end = moment_of (last, self->end, place);
      return start;
    }
  return SOL_TIME_UNKNOWN;
}

/* Two digits, or one where the clock has no leading zero. */
static const char *
read_digits (const char *text, int *number)
{
  int n = 0;
  *number = 0;
  for (; n < 2 && g_ascii_isdigit (text[n]); n++)
    *number = *number * 10 + g_ascii_digit_value (text[n]);
  return n > 0 ? text + n : NULL;
}

int
sol_minute_from_text (const char *text)
{
  int hour, minute, second = 0;
  const char *at = text != NULL ? read_digits (text, &hour) : NULL;

  if (at == NULL || *at != ':' || (at = read_digits (at + 1, &minute)) == NULL)
    return -1;
  if (*at == ':' && (at = read_digits (at + 1, &second)) == NULL)
    return -1;
  if (*at != '\0' || hour > 23 || minute > 59 || second > 59)
    return -1;
  return hour * 60 + minute;
}

char *
sol_minute_to_text (int minute)
{
  return in_day (minute) ? g_strdup_printf ("%02d:%02d", minute / 60, minute % 60) : NULL;
}
