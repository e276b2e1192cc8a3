/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-csv"

#include "sol-csv.h"

#include <math.h>
#include <string.h>

static void
begin_field (GString *csv)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
}

/* Spreadsheets take a text that begins so for a formula; an apostrophe makes them take it as text. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

void
sol_csv_add_text (GString *csv, const char *text)
{
  g_return_if_fail (csv != NULL);

  begin_field (csv);
  /* In quotes even when empty, or the next field would not know that there was one. */
  g_string_append_c (csv, '"');
  if (text != NULL && is_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

void
sol_csv_add_number (GString *csv, double number, int decimals)
{
  char format[16];
  char text[G_ASCII_DTOSTR_BUF_SIZE * 8];

  g_return_if_fail (csv != NULL);
  g_return_if_fail (decimals >= 0 && decimals <= 9);

  if (!isfinite (number))
    {
      sol_csv_add_text (csv, NULL);
      return;
    }
  begin_field (csv);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_string_append (csv, g_ascii_formatd (text, sizeof text, format, number));
}

void
sol_csv_add_time (GString *csv, SolTime time, GTimeZone *zone)
{
  g_autofree char *text = sol_time_format_iso (time, zone);

  sol_csv_add_text (csv, text);
}

void
sol_csv_end_row (GString *csv)
{
  g_return_if_fail (csv != NULL);

  g_string_append (csv, "\r\n");
}
