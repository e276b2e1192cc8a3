/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-csv"

#include "sol-cli-csv.h"

#include <math.h>
#include <string.h>

#include "sol-cli-json.h"

struct _SolCliCsv
{
  GString *text;
  gboolean begun; /* the line has a field already */
};

SolCliCsv *
sol_cli_csv_new (void)
{
  SolCliCsv *self = g_new0 (SolCliCsv, 1);
  self->text = g_string_new (NULL);
  return self;
}

void
sol_cli_csv_free (SolCliCsv *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

char *
sol_cli_csv_finish (SolCliCsv *self)
{
  return g_strdup (self->text->str);
}

static void
begin_field (SolCliCsv *self)
{
  if (self->begun)
    g_string_append_c (self->text, ',');
  self->begun = TRUE;
}

void
sol_cli_csv_string (SolCliCsv *self, const char *value)
{
  begin_field (self);
  if (value == NULL)
    return;
  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (self->text, value);
      return;
    }
  g_string_append_c (self->text, '"');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, *at);
    }
  g_string_append_c (self->text, '"');
}

void
sol_cli_csv_end_line (SolCliCsv *self)
{
  g_string_append (self->text, "\r\n");
  self->begun = FALSE;
}

void
sol_cli_csv_names (SolCliCsv *self, const char *names)
{
  g_auto (GStrv) each = g_strsplit (names, " ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    sol_cli_csv_string (self, each[i]);
  sol_cli_csv_end_line (self);
}

void
sol_cli_csv_number (SolCliCsv *self, double value)
{
  g_autofree char *text = sol_cli_format_number (value);
  sol_cli_csv_string (self, text);
}

void
sol_cli_csv_count (SolCliCsv *self, gint64 value)
{
  begin_field (self);
  if (value >= 0)
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
sol_cli_csv_time (SolCliCsv *self, SolTime time, GTimeZone *zone)
{
  g_autofree char *text = sol_time_format_iso (time, zone);
  sol_cli_csv_string (self, text);
}
