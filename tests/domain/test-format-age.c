/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-format.h"
#include "test-locale.h"

#include <math.h>

#define S "\u00a0"

static void
check (char *got, const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_duration (void)
{
  check (sol_format_duration (0), "0" S "s");
  check (sol_format_duration (52), "52" S "s");
  check (sol_format_duration (59.6), "1" S "min");
  check (sol_format_duration (121), "2" S "min 1" S "s");
  check (sol_format_duration (4 * 3600 + 45 * 60 + 59), "4" S "h 45" S "min");
  check (sol_format_duration (6 * 3600 + 20), "6" S "h");
  check (sol_format_duration (51 * 3600 + 1800), "2" S "d 3" S "h");
  check (sol_format_duration (-1), "–");
  check (sol_format_duration (NAN), "–");
  check (sol_format_duration (1e300), "–");
}

static void
test_estimate (void)
{
  static const struct
  {
    double minutes;
    const char *text;
  } rows[] = {
    { 0, "less than 15" S "min" },
    { 7, "less than 15" S "min" },
    { 8, "about 15" S "min" },
    { 50, "about 45" S "min" },
    { 58, "about 1" S "h" },
    { 100, "about 1" S "h 45" S "min" },
    { 119, "about 2" S "h" },
    { 120, "about 2" S "h" },
    { 134, "about 2" S "h" },
    { 136, "about 2" S "h 30" S "min" },
    { 455, "about 7" S "h 30" S "min" },
    { 480, "about 8" S "h" },
    { 719, "about 12" S "h" },
    { 749, "about 12" S "h" },
    { 751, "about 13" S "h" },
    { NAN, "–" },
    { -5, "–" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check (sol_format_estimate (rows[i].minutes * 60), rows[i].text);
}

typedef struct
{
  const char *then, *text, *brief;
} Age;

static void
test_age (void)
{
  static const Age rows[] = {
    { "2026-06-13T14:30:00", "just now", "just now" },
    { "2026-06-13T14:30:04", "just now", "just now" }, /* a clock that is a little ahead */
    { "2026-06-13T14:31:01", "14:31", "14:31" },
    { "2026-06-13T14:29:55.001", "just now", "just now" },
    { "2026-06-13T14:29:55", "5 seconds ago", "5" S "s ago" },
    { "2026-06-13T14:29:40", "20 seconds ago", "20" S "s ago" },
    { "2026-06-13T14:29:00", "1 minute ago", "1" S "min ago" },
    { "2026-06-13T14:25:30", "4 minutes ago", "4" S "min ago" },
    { "2026-06-13T13:30:01", "59 minutes ago", "59" S "min ago" },
    { "2026-06-13T13:05:00", "13:05", "13:05" },
    { "2026-06-13T00:00:00", "00:00", "00:00" },
    { "2026-06-12T23:59:59", "yesterday, 23:59", "yesterday, 23:59" },
    { "2026-06-12T13:05:00", "yesterday, 13:05", "yesterday, 13:05" },
    { "2026-06-11T13:05:00", "Thu 11 Jun, 13:05", "Thu 11 Jun, 13:05" },
    { "2026-01-01T09:05:00", "Thu 1 Jan, 09:05", "Thu 1 Jan, 09:05" },
    { "2025-06-11T13:05:00", "11 Jun 2025", "11 Jun 2025" },
    { NULL, "–", "–" },
  };
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Amsterdam");
  SolTime now = sol_time_parse ("2026-06-13T14:30:00", zone);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolTime then = sol_time_parse (rows[i].then, zone);
      check (sol_format_age (then, now, zone), rows[i].text);
      check (sol_format_age_short (then, now, zone), rows[i].brief);
    }
  /* Close ages are told in minutes across midnight too. */
  now = sol_time_parse ("2026-06-13T00:10:00", zone);
  check (sol_format_age (now - 20 * SOL_MINUTE, now, zone), "20 minutes ago");
}

/* The text is the same until just before, and nobody is late. */
static void
test_next (void)
{
  static const gint64 ages[]
      = { -90 * SOL_SECOND, -SOL_SECOND,  0,        4999999,         5 * SOL_SECOND, 5500000,
          59 * SOL_SECOND,  SOL_MINUTE,   90500000, 59 * SOL_MINUTE, SOL_HOUR - 1,   SOL_HOUR,
          5 * SOL_HOUR,     30 * SOL_HOUR };
  g_autoptr (GTimeZone) zone = sol_zone_new ("Asia/Kathmandu");
  SolTime now = sol_time_parse ("2026-06-13T21:20:00", zone);

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      SolTime then = now - ages[i];
      gint64 next = sol_format_age_next (then, now);
      g_autofree char *text = sol_format_age (then, now, zone);
      g_autofree char *still = sol_format_age (then, now + next - 1, zone);
      g_autofree char *after = sol_format_age (then, now + next, zone);
      g_assert_cmpint (next, >, 0);
      g_assert_cmpstr (text, ==, still);
      if (ages[i] < SOL_HOUR)
        g_assert_cmpstr (text, !=, after);
    }
  g_assert_cmpint (sol_format_age_next (SOL_TIME_UNKNOWN, now), ==, -1);

  SolTime late = sol_time_parse ("2026-06-13T23:59:59", zone);
  g_assert_cmpint (sol_format_age_next (late - 3 * SOL_HOUR, late), ==, SOL_SECOND);
}

static void
test_clock (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Amsterdam");
  SolTime from = sol_time_parse ("2026-06-13T23:15:00", zone);
  check (sol_format_clock (from, zone), "23:15");
  check (sol_format_clock (from, NULL), "21:15");
  check (sol_format_clock (SOL_TIME_UNKNOWN, zone), "–");
  check (sol_format_span (from, from + 15 * SOL_MINUTE, zone), "23:15 – 23:30");
  check (sol_format_span (from, from + 6 * SOL_HOUR + 45 * SOL_MINUTE, zone), "23:15 – 06:00");
}

static void
test_german (void)
{
  if (!test_locale_enter (LC_ALL, "de_DE.UTF-8"))
    return;
  SolTime now = sol_time_parse ("2026-06-13T14:30:00Z", NULL);
  check (sol_format_age (now - 2 * SOL_DAY, now, NULL), "Do 11 Jun, 14:30");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_american (void)
{
  if (!test_locale_enter (LC_ALL, "en_US.UTF-8"))
    return;
  SolTime time = sol_time_parse ("2026-06-13T14:05:00Z", NULL);
  check (sol_format_clock (time, NULL), "2:05" S "PM");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/format-age/duration", test_duration);
  g_test_add_func ("/domain/format-age/estimate", test_estimate);
  g_test_add_func ("/domain/format-age/age", test_age);
  g_test_add_func ("/domain/format-age/next", test_next);
  g_test_add_func ("/domain/format-age/clock", test_clock);
  g_test_add_func ("/domain/format-age/german", test_german);
  g_test_add_func ("/domain/format-age/american", test_american);
  return g_test_run ();
}
