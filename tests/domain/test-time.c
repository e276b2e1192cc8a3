/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-time.h"

#include <math.h>

#define NONE SOL_TIME_UNKNOWN

static void
test_epoch (void)
{
  static const struct
  {
    double epoch;
    SolTime time;
  } rows[] = {
    { 1780324500, 1780324500 * SOL_SECOND },
    { 1780324500000, 1780324500 * SOL_SECOND },
    { 1780324500123, 1780324500 * SOL_SECOND + 123000 },
    { 1780324500.5, 1780324500 * SOL_SECOND + 500000 },
    { 1, SOL_SECOND },
    { 253402127999, 253402127999 * SOL_SECOND },
    { 253402128000, NONE }, /* no room for every zone */
    { 253402300799, NONE },
    { 1e12, NONE }, /* seconds: the year 33658 */
    { 0, NONE },
    { -5, NONE },
    { NAN, NONE },
    { INFINITY, NONE },
    { 1e300, NONE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_time_from_epoch (rows[i].epoch), ==, rows[i].time);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text, *zone;
    gint64 seconds;
    int microseconds;
  } rows[] = {
    { "2026-04-08T18:00:00Z[UTC]", NULL, 1775671200, 0 },
    { "2026-04-08T18:00:00.204Z[UTC]", NULL, 1775671200, 204000 },
    { "2026-04-08T18:00:00.204123999Z[UTC]", NULL, 1775671200, 204123 },
    { "2026-04-08T18:00:00Z", "Europe/Amsterdam", 1775671200, 0 },
    { "2026-04-08T18:00:00.000+00:00", NULL, 1775671200, 0 },
    { "2026-04-09T05:00:00+11:00", NULL, 1775671200, 0 },
    { "2026-04-08T12:30:00-0530", NULL, 1775671200, 0 },
    { "2026-04-08T20:00:00+02", NULL, 1775671200, 0 },
    { "2026-04-08T20:00:00+02:00[Europe/Amsterdam]", NULL, 1775671200, 0 },
    { "2026-04-08T20:00:00[Europe/Amsterdam]", NULL, 1775671200, 0 },
    { "2026-04-08T20:00", "Europe/Amsterdam", 1775671200, 0 },
    { "2026-04-08 20:00:00", "Europe/Amsterdam", 1775671200, 0 },
    { "  2026-04-08T18:00:00Z  ", NULL, 1775671200, 0 },
    { "1775671200", "Europe/Amsterdam", 1775671200, 0 },
    { "1775671200000", NULL, 1775671200, 0 },
    { "1775671200.25", NULL, 1775671200, 250000 },
    { "2026-06-01", NULL, 1780272000, 0 },
    { "2026-06-01", "Europe/Amsterdam", 1780264800, 0 },
    { "01-06-2026", "Europe/Amsterdam", 1780264800, 0 },
    { "2026/04/08 20:00:00 +0200 (CEST)", NULL, 1775671200, 0 },
    { "2026/04/08 18:00:00 +0000 (UTC)", NULL, 1775671200, 0 },
    { "04/08/2026 11:00 AM PDT", "America/Los_Angeles", 1775671200, 0 },
    { "04/08/2026 08:00 PM CEST", "Europe/Amsterdam", 1775671200, 0 },
    { "04/08/2026 06:00 PM UTC", "Europe/Amsterdam", 1775671200, 0 },
    { "04/08/2026 08:00 pm", "Europe/Amsterdam", 1775671200, 0 },
    { "04/08/2026 12:00 AM", NULL, 1775606400, 0 },
    { "04/08/2026 12:00 PM", NULL, 1775649600, 0 },
    { "11/01/2026 01:30 AM PDT", "America/Los_Angeles", 1793521800, 0 },
    { "11/01/2026 01:30 AM PST", "America/Los_Angeles", 1793525400, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = rows[i].zone == NULL ? NULL : sol_zone_new (rows[i].zone);
      SolTime time = sol_time_parse (rows[i].text, zone);
      if (time != rows[i].seconds * SOL_SECOND + rows[i].microseconds)
        g_error ("%s is %" G_GINT64_FORMAT, rows[i].text, time);
    }
}

static void
test_parse_bad (void)
{
  static const char *const bad[] = {
    NULL,
    "",
    "   ",
    "soon",
    "0",
    "-5",
    "1e9",
    "1.",
    ".5",
    "0000-01-01",
    "1970-01-01T00:00:00Z",
    "1960-05-05",
    "2026-13-01",
    "2026-02-30",
    "2026-06-01T",
    "2026-06-01T25:00:00Z",
    "2026-06-01T10:61:00Z",
    "2026-06-01T10:00:00+2:00",
    "2026-06-01T10:00:00+99:00",
    "2026-06-01T10:00:00Z[UTC",
    "2026-06-01T10:00:00Zulu",
    "2026-06-01T10:00:00Z[UTC]x",
    "2026-6-1",
    "1-6-2026",
    "06/01/2026 13:00 PM UTC",
    "06/01/2026 00:30 AM",
    "2026/06/01 10:00:00 +0000 (UTC",
    "99999999999999999999999999",
    "9999-12-31T03:59:59Z",
    "\xff\xfe",
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (sol_time_parse (bad[i], NULL) != NONE)
      g_error ("\"%s\" is a time", bad[i]);

  g_autofree char *endless = g_strnfill (100000, '1');
  g_assert_cmpint (sol_time_parse (endless, NULL), ==, NONE);
}

static void
test_format (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Amsterdam");
  g_autoptr (GTimeZone) west = sol_zone_new ("America/St_Johns");
  SolTime time = 1775671200 * SOL_SECOND + 999999;
  g_autofree char *utc = sol_time_format_iso (time, NULL);
  g_autofree char *local = sol_time_format_iso (time, zone);
  g_autofree char *half = sol_time_format_iso (time, west);
  g_autofree char *day = sol_time_day (time + 4 * SOL_HOUR, zone);
  g_autofree char *utc_day = sol_time_day (time + 4 * SOL_HOUR, NULL);

  g_assert_cmpstr (utc, ==, "2026-04-08T18:00:00+00:00");
  g_assert_cmpstr (local, ==, "2026-04-08T20:00:00+02:00");
  g_assert_cmpstr (half, ==, "2026-04-08T15:30:00-02:30");
  g_assert_cmpstr (day, ==, "2026-04-09");
  g_assert_cmpstr (utc_day, ==, "2026-04-08");
  g_assert_cmpint (sol_time_parse (local, NULL), ==, 1775671200 * SOL_SECOND);

  g_assert_null (sol_time_format_iso (NONE, zone));
  g_assert_null (sol_time_day (NONE, zone));
  g_assert_null (sol_time_to_local (NONE, zone));
  g_assert_null (sol_time_to_local (G_MAXINT64, zone));

  g_autoptr (GDateTime) before = sol_time_to_local (-1, NULL);
  g_assert_cmpint (g_date_time_get_year (before), ==, 1969);
  g_assert_cmpint (g_date_time_get_microsecond (before), ==, 999999);
}

static void
test_day_start (void)
{
  static const struct
  {
    const char *zone, *time, *start;
  } rows[] = {
    { NULL, "2026-06-13T12:00:00Z", "2026-06-13T00:00:00Z" },
    { "Europe/Amsterdam", "2026-06-13T12:00:00Z", "2026-06-12T22:00:00Z" },
    { "Europe/Amsterdam", "2026-06-12T22:00:00Z", "2026-06-12T22:00:00Z" },
    { "Europe/Amsterdam", "2026-06-12T21:59:59Z", "2026-06-11T22:00:00Z" },
    { "Europe/Amsterdam", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z" },
    { "Europe/Amsterdam", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z" },
    { "Pacific/Auckland", "2026-09-27T10:59:59Z", "2026-09-26T12:00:00Z" },
    { "Pacific/Auckland", "2026-09-27T11:00:00Z", "2026-09-27T11:00:00Z" },
    /* Clocks go from 00:00 to 01:00, then on another day from 01:00 back to 00:00. */
    { "America/Havana", "2026-03-08T16:00:00Z", "2026-03-08T05:00:00Z" },
    { "America/Havana", "2026-11-01T16:00:00Z", "2026-11-01T04:00:00Z" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = rows[i].zone == NULL ? NULL : sol_zone_new (rows[i].zone);
      SolTime start = sol_time_day_start (sol_time_parse (rows[i].time, NULL), zone);
      g_autofree char *text = sol_time_format_iso (start, NULL);
      if (start != sol_time_parse (rows[i].start, NULL))
        g_error ("%s in %s begins at %s", rows[i].time, rows[i].zone, text);
    }
  g_assert_cmpint (sol_time_day_start (NONE, NULL), ==, NONE);
}

static void
test_zone (void)
{
  static const struct
  {
    const char *name;
    int hours;
  } rows[] = {
    { NULL, 0 },
    { "", 0 },
    { "Europe/Amsterdam", 2 },
    { "Nowhere/At_All", 0 },
    { "/etc/localtime", 0 },
    { "../../../etc/passwd", 0 },
    { "CET-9CEST,M3.5.0,M10.5.0", 0 },
    { "+03:00", 3 },
    { "Europe/Amsterdam\n", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = sol_zone_new (rows[i].name);
      g_autoptr (GDateTime) local = sol_time_to_local (1781301600 * SOL_SECOND, zone);
      g_assert_cmpint (g_date_time_get_utc_offset (local) / SOL_HOUR, ==, rows[i].hours);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/time/epoch", test_epoch);
  g_test_add_func ("/domain/time/parse", test_parse);
  g_test_add_func ("/domain/time/parse-bad", test_parse_bad);
  g_test_add_func ("/domain/time/format", test_format);
  g_test_add_func ("/domain/time/day-start", test_day_start);
  g_test_add_func ("/domain/time/zone", test_zone);
  return g_test_run ();
}
