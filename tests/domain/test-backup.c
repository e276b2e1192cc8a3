/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cases.h"

#include "sol-backup.h"

#include <math.h>

static void
test_seconds (void)
{
  static const struct
  {
    double stored, capacity, shutdown, home;
    int age_min; /* -1: unknown */
    double seconds;
  } rows[] = {
    { 7200, 10000, 10, 775, 5, 28800 },    { 7200, 10000, 10, 775, 30, 28800 },
    { 7200, 10000, 10, 775, 31, NAN },     { 7200, 10000, 10, 775, -1, NAN },
    { 7200, 10000, 10, 49.9, 5, NAN },     { 7200, 10000, 10, 50, 5, 48 * 3600 + 1 },
    { 3400, 10000, 10, 50, 5, 48 * 3600 }, { 900, 10000, 10, 500, 5, 0 },
    { 1000, 10000, 0, 500, 5, 7200 },      { NAN, 10000, 10, 500, 5, NAN },
    { 7200, NAN, 10, 500, 5, NAN },        { 7200, 10000, NAN, 500, 5, NAN },
    { 7200, 10000, 10, NAN, 5, NAN },      { 7200, 0, 10, 500, 5, NAN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolTime home_at = rows[i].age_min < 0 ? SOL_TIME_UNKNOWN : SOL_DAY - rows[i].age_min * SOL_MINUTE;
      double seconds = sol_backup_seconds (rows[i].stored, rows[i].capacity, rows[i].shutdown, rows[i].home,
                                           home_at, SOL_DAY);
      g_test_message ("row %u", i);
      cases_assert_number (seconds, rows[i].seconds, 1e-6);
    }
}

static void
test_format (void)
{
  static const struct
  {
    double seconds;
    const char *text;
  } rows[] = {
    { NAN, "–" },
    { 8 * 3600, "about 8\u00a0h" },
    { 48 * 3600, "about 48\u00a0h" },
    { 48 * 3600 + 1, "more than 2 days" },
    { 0, "less than 15\u00a0min" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sol_backup_format (rows[i].seconds);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/backup/seconds", test_seconds);
  g_test_add_func ("/domain/backup/format", test_format);
  return g_test_run ();
}
