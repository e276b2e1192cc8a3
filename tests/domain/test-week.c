/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-week.h"

static SolTime
at (const char *text)
{
  SolTime time = sol_time_parse (text, NULL);
  g_assert_cmpint (time, !=, SOL_TIME_UNKNOWN);
  return time;
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } rows[] = {
    { "00:00", 0 },     { "23:59", 1439 }, { "7:05", 425 }, { "07:05:30", 425 }, { "24:00", -1 },
    { "12:60", -1 },    { "12", -1 },      { "12:", -1 },   { ":30", -1 },       { "12:30 PM", -1 },
    { "", -1 },         { NULL, -1 },      { "-1:30", -1 }, { "012:30", -1 },    { "12:30:", -1 },
    { "12:30:99", -1 }, { " 1:00", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_minute_from_text (rows[i].text), ==, rows[i].minute);

  g_autofree char *text = sol_minute_to_text (425);
  g_assert_cmpstr (text, ==, "07:05");
  g_assert_null (sol_minute_to_text (-1));
  g_assert_null (sol_minute_to_text (SOL_MINUTES_PER_DAY));
}

static void
test_days (void)
{
  g_assert_cmpuint (sol_day (0), ==, SOL_NO_DAY);
  g_assert_cmpuint (sol_day (8), ==, SOL_NO_DAY);
  g_assert_true (sol_days_has (SOL_EVERY_DAY, 7));
  g_assert_false (sol_days_has (sol_day (1), 2));
  g_assert_false (sol_days_has (SOL_EVERY_DAY, 0));
}

static void
test_length (void)
{
  static const struct
  {
    SolWeekWindow window;
    int minutes;
    gboolean overnight;
  } rows[] = {
    { { SOL_EVERY_DAY, 60, 120 }, 60, FALSE }, { { SOL_EVERY_DAY, 1380, 360 }, 420, TRUE },
    { { SOL_EVERY_DAY, 60, 60 }, 0, FALSE },   { { SOL_NO_DAY, 60, 120 }, 0, FALSE },
    { { SOL_EVERY_DAY, -1, 120 }, 0, FALSE },  { { SOL_EVERY_DAY, 60, 1440 }, 0, FALSE },
    { { SOL_EVERY_DAY, 1439, 0 }, 1, TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_week_window_minutes (&rows[i].window), ==, rows[i].minutes);
      g_assert_cmpint (sol_week_window_is_overnight (&rows[i].window), ==, rows[i].overnight);
      g_assert_cmpint (sol_week_window_is_valid (&rows[i].window), ==, rows[i].minutes > 0);
    }
}

#define MON (1 << 0)
#define TUE (1 << 1)
#define SAT (1 << 5)
#define SUN (1 << 6)

static void
test_overlap (void)
{
  static const struct
  {
    SolWeekWindow a, b;
    gboolean meet;
  } rows[] = {
    { { MON, 60, 120 }, { MON, 119, 180 }, TRUE },
    { { MON, 60, 120 }, { MON, 120, 180 }, FALSE }, /* they only touch */
    { { MON, 60, 120 }, { TUE, 60, 120 }, FALSE },
    { { MON | TUE, 60, 120 }, { TUE, 60, 61 }, TRUE },
    { { MON, 1380, 360 }, { TUE, 0, 60 }, TRUE },    /* after midnight */
    { { MON, 1380, 360 }, { MON, 0, 60 }, FALSE },   /* which is not the morning before */
    { { SUN, 1380, 360 }, { MON, 300, 400 }, TRUE }, /* the week is a circle */
    { { SAT, 1380, 360 }, { MON, 300, 400 }, FALSE },
    { { SUN, 1380, 360 }, { MON, 360, 400 }, FALSE },
    { { MON, 0, 1439 }, { MON, 1439, 0 }, FALSE },
    { { MON, 1, 0 }, { TUE, 1, 2 }, FALSE },
    { { MON, 60, 60 }, { MON, 0, 1439 }, FALSE }, /* no window at all */
    { { SOL_NO_DAY, 60, 120 }, { MON, 60, 120 }, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_week_windows_overlap (&rows[i].a, &rows[i].b), ==, rows[i].meet);
      g_assert_cmpint (sol_week_windows_overlap (&rows[i].b, &rows[i].a), ==, rows[i].meet);
    }
}

static void
test_next (void)
{
  static const struct
  {
    const char *zone, *now, *start, *end;
    SolWeekWindow window;
  } rows[] = {
    /* The same day, another one, and the one a week on. */
    { "Europe/Amsterdam",
      "2026-03-20T06:00:00Z",
      "2026-03-20T10:00:00Z",
      "2026-03-20T14:30:00Z",
      { 1 << 4, 660, 930 } },
    { "Europe/Amsterdam",
      "2026-03-20T10:00:00Z",
      "2026-03-27T10:00:00Z",
      "2026-03-27T14:30:00Z",
      { 1 << 4, 660, 930 } },
    { "America/Denver",
      "2026-03-20T05:59:59Z",
      "2026-03-20T06:00:00Z",
      "2026-03-20T07:00:00Z",
      { SOL_EVERY_DAY, 0, 60 } },
    /* Over midnight, with the clocks going forward in between. */
    { "Europe/Amsterdam",
      "2026-03-28T12:00:00Z",
      "2026-03-28T22:00:00Z",
      "2026-03-29T04:00:00Z",
      { SAT, 1380, 360 } },
    /* 02:30 does not exist that night; it begins as soon as it can. */
    { "Europe/Amsterdam",
      "2026-03-28T12:00:00Z",
      "2026-03-29T01:00:00Z",
      "2026-03-29T03:00:00Z",
      { SUN, 150, 300 } },
    /* 02:30 comes twice; the first counts, and only once. */
    { "Europe/Amsterdam",
      "2026-10-24T12:00:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T04:00:00Z",
      { SUN, 150, 300 } },
    { "Europe/Amsterdam",
      "2026-10-25T00:31:00Z",
      "2026-11-01T01:30:00Z",
      "2026-11-01T04:00:00Z",
      { SUN, 150, 300 } },
    /* A place whose clocks move by half an hour. */
    { "Australia/Lord_Howe",
      "2026-04-04T10:00:00Z",
      "2026-04-04T14:45:00Z",
      "2026-04-04T16:30:00Z",
      { SUN, 105, 180 } },
    { NULL, "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "2026-01-01T00:02:00Z", { SOL_EVERY_DAY, 1, 2 } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = rows[i].zone != NULL ? sol_zone_new (rows[i].zone) : NULL;
      SolTime end;
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_week_window_next (&rows[i].window, at (rows[i].now), zone, &end), ==,
                       at (rows[i].start));
      g_assert_cmpint (end, ==, at (rows[i].end));
    }

  SolWeekWindow none = { SOL_NO_DAY, 60, 120 };
  SolTime end = 0;
  g_assert_cmpint (sol_week_window_next (&none, at ("2026-01-01"), NULL, &end), ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (end, ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (sol_week_window_next (&rows[0].window, SOL_TIME_UNKNOWN, NULL, NULL), ==,
                   SOL_TIME_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/week/minutes", test_minutes);
  g_test_add_func ("/domain/week/days", test_days);
  g_test_add_func ("/domain/week/length", test_length);
  g_test_add_func ("/domain/week/overlap", test_overlap);
  g_test_add_func ("/domain/week/next", test_next);
  return g_test_run ();
}
