/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "sol-csv.h"
#include "test-locale.h"

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *field;
  } rows[] = {
    { NULL, "\"\"" },
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "a,b", "\"a,b\"" },
    { "say \"so\"", "\"say \"\"so\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    /* What a spreadsheet would run. */
    { "=1+1", "\"'=1+1\"" },
    { "+49", "\"'+49\"" },
    { "-x", "\"'-x\"" },
    { "@sum", "\"'@sum\"" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "Müller & Söhne", "\"Müller & Söhne\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);

      sol_csv_add_text (csv, rows[i].text);
      g_assert_cmpstr (csv->str, ==, rows[i].field);
    }
}

static void
test_rows (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");

  sol_csv_add_text (csv, "a");
  sol_csv_add_number (csv, 1234.5, 2);
  sol_csv_add_number (csv, NAN, 2);
  sol_csv_end_row (csv);
  sol_csv_add_number (csv, -0.25, 3);
  sol_csv_add_time (csv, 1781353800 * SOL_SECOND, zone);
  sol_csv_add_time (csv, SOL_TIME_UNKNOWN, zone);
  sol_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, "\"a\",1234.50,\"\"\r\n-0.250,\"2026-06-13T14:30:00+02:00\",\"\"\r\n");
}

/* The sign of fractions is a point whatever the locale says. */
static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (!test_locale_enter (LC_NUMERIC, "de_DE.UTF-8"))
    return;
  g_autoptr (GString) csv = g_string_new (NULL);
  sol_csv_add_number (csv, 12345.678, 3);
  setlocale (LC_NUMERIC, before);
  g_assert_cmpstr (csv->str, ==, "12345.678");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/csv/text", test_text);
  g_test_add_func ("/domain/csv/rows", test_rows);
  g_test_add_func ("/domain/csv/locale", test_locale);
  return g_test_run ();
}
