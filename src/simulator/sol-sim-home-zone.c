/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-zone"

#include "sol-sim-home-zone.h"
#include "sol-sim-home.h"

#include <stdio.h>

#define DAY 86400

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

SolSimDate
sol_sim_date_from_ymd (int year, int month, int day)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  GDate epoch;
  g_date_clear (&epoch, 1);
  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  return g_date_days_between (&epoch, &date);
}

void
sol_sim_date_to_ymd (SolSimDate date, int *year, int *month, int *day)
{
  GDate value;
  g_date_clear (&value, 1);
  g_date_set_dmy (&value, 1, G_DATE_JANUARY, 1970);
  g_date_add_days (&value, (guint) MAX (date, 0));
  *year = g_date_get_year (&value);
  *month = (int) g_date_get_month (&value);
  *day = g_date_get_day (&value);
}

int
sol_sim_date_weekday (SolSimDate date)
{
  /* 1 January 1970 was a Thursday. */
  return (int) ((date % 7 + 7 + 3) % 7);
}

void
sol_sim_date_format (SolSimDate date, char out[16])
{
  int year, month, day;
  sol_sim_date_to_ymd (date, &year, &month, &day);
  g_snprintf (out, 16, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
}

gboolean
sol_sim_date_parse (const char *text, SolSimDate *out)
{
  guint first, month, last;
  char end;
  if (text == NULL || sscanf (text, "%4u-%2u-%4u%c", &first, &month, &last, &end) != 3)
    return FALSE;
  guint year = first > 31 ? first : last;
  guint day = first > 31 ? last : first;
  if (year < 1971 || year > 9998 || day > 31 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  *out = sol_sim_date_from_ymd ((int) year, (int) month, (int) day);
  return TRUE;
}

/* The @nth Sunday of a month, 0 = the last. */
static SolSimDate
sunday_of (int year, int month, int nth)
{
  if (nth == 0)
    {
      SolSimDate last
          = sol_sim_date_from_ymd (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - 1;
      return last - (sol_sim_date_weekday (last) + 1) % 7;
    }
  SolSimDate first = sol_sim_date_from_ymd (year, month, 1);
  return first + (6 - sol_sim_date_weekday (first)) + 7 * (nth - 1);
}

static void
summer_of (const SolSimSitePlan *plan, int year, gint64 *from, gint64 *to)
{
  if (plan->zone == SOL_SIM_ZONE_EU)
    {
      *from = (gint64) sunday_of (year, 3, 0) * DAY + 3600;
      *to = (gint64) sunday_of (year, 10, 0) * DAY + 3600;
      return;
    }
  *from = (gint64) sunday_of (year, 3, 2) * DAY + 7200 - plan->utc_offset;
  *to = (gint64) sunday_of (year, 11, 1) * DAY + 3600 - plan->utc_offset;
}

int
sol_sim_zone_offset (const SolSimSitePlan *plan, gint64 time)
{
  /* One year is asked for again and again; the simulator's thread is the only reader. */
  static _Thread_local struct
  {
    SolSimZoneRule zone;
    int offset, year;
    gint64 begin, end, from, to;
  } known;

  if (plan->zone == SOL_SIM_ZONE_FIXED)
    return plan->utc_offset;
  if (known.year == 0 || known.zone != plan->zone || known.offset != plan->utc_offset || time < known.begin
      || time >= known.end)
    {
      int month, day;
      sol_sim_date_to_ymd ((SolSimDate) floor_div (time, DAY), &known.year, &month, &day);
      known.zone = plan->zone;
      known.offset = plan->utc_offset;
      known.begin = (gint64) sol_sim_date_from_ymd (known.year, 1, 1) * DAY;
      known.end = (gint64) sol_sim_date_from_ymd (known.year + 1, 1, 1) * DAY;
      summer_of (plan, known.year, &known.from, &known.to);
    }
  return plan->utc_offset + (time >= known.from && time < known.to ? 3600 : 0);
}

gint64
sol_sim_zone_moment (const SolSimSitePlan *plan, SolSimDate date, int minute)
{
  gint64 wall = (gint64) date * DAY + (gint64) minute * 60;
  gint64 time = wall - sol_sim_zone_offset (plan, wall - plan->utc_offset);
  return wall - sol_sim_zone_offset (plan, time);
}

gint64
sol_sim_zone_midnight (const SolSimSitePlan *plan, SolSimDate date)
{
  return sol_sim_zone_moment (plan, date, 0);
}

SolSimDate
sol_sim_zone_date (const SolSimSitePlan *plan, gint64 time)
{
  return (SolSimDate) floor_div (time + sol_sim_zone_offset (plan, time), DAY);
}

int
sol_sim_zone_seconds (const SolSimSitePlan *plan, gint64 time)
{
  gint64 local = time + sol_sim_zone_offset (plan, time);
  return (int) (local - floor_div (local, DAY) * DAY);
}
