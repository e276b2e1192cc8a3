/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-json"

#include "sol-cli-json.h"

#include <math.h>
#include <string.h>

struct _SolCliJson
{
  GString *text;
  GString *ends; /* the brackets that are open */
  gboolean first;
};

SolCliJson *
sol_cli_json_new (void)
{
  SolCliJson *self = g_new0 (SolCliJson, 1);
  self->text = g_string_new ("{");
  self->ends = g_string_new ("}");
  self->first = TRUE;
  return self;
}

void
sol_cli_json_free (SolCliJson *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->ends, TRUE);
  g_free (self);
}

static void
append_string (SolCliJson *self, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (self->text, '"');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (self->text, "\\%c", *at);
      else if ((guchar) *at < 0x20 || *at == 0x7f)
        g_string_append_printf (self->text, "\\u%04x", (guint) *at);
      else
        g_string_append_c (self->text, *at);
    }
  g_string_append_c (self->text, '"');
}

static void
append_name (SolCliJson *self, const char *name)
{
  if (!self->first)
    g_string_append_c (self->text, ',');
  self->first = FALSE;
  if (name == NULL)
    return;
  append_string (self, name);
  g_string_append_c (self->text, ':');
}

static void
open_bracket (SolCliJson *self, const char *name, char begin, char end)
{
  append_name (self, name);
  g_string_append_c (self->text, begin);
  g_string_append_c (self->ends, end);
  self->first = TRUE;
}

void
sol_cli_json_open (SolCliJson *self, const char *name)
{
  open_bracket (self, name, '{', '}');
}

void
sol_cli_json_open_array (SolCliJson *self, const char *name)
{
  open_bracket (self, name, '[', ']');
}

void
sol_cli_json_close (SolCliJson *self)
{
  g_return_if_fail (self->ends->len > 0);
  g_string_append_c (self->text, self->ends->str[self->ends->len - 1]);
  g_string_truncate (self->ends, self->ends->len - 1);
  self->first = FALSE;
}

char *
sol_cli_json_finish (SolCliJson *self)
{
  while (self->ends->len > 0)
    sol_cli_json_close (self);
  return g_strdup (self->text->str);
}

void
sol_cli_json_null (SolCliJson *self, const char *name)
{
  append_name (self, name);
  g_string_append (self->text, "null");
}

void
sol_cli_json_string (SolCliJson *self, const char *name, const char *value)
{
  if (value == NULL)
    {
      sol_cli_json_null (self, name);
      return;
    }
  append_name (self, name);
  append_string (self, value);
}

char *
sol_cli_format_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 310];

  if (!isfinite (value))
    return NULL;
  g_ascii_formatd (text, sizeof text, "%.3f", value);
  gsize length = strlen (text);
  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
  return g_strdup (g_str_equal (text, "-0") ? "0" : text);
}

void
sol_cli_json_number (SolCliJson *self, const char *name, double value)
{
  g_autofree char *text = sol_cli_format_number (value);
  if (text == NULL)
    {
      sol_cli_json_null (self, name);
      return;
    }
  append_name (self, name);
  g_string_append (self->text, text);
}

void
sol_cli_json_count (SolCliJson *self, const char *name, gint64 value)
{
  if (value < 0)
    {
      sol_cli_json_null (self, name);
      return;
    }
  append_name (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
sol_cli_json_positive (SolCliJson *self, const char *name, gint64 value)
{
  sol_cli_json_count (self, name, value > 0 ? value : -1);
}

void
sol_cli_json_truth (SolCliJson *self, const char *name, SolTruth value)
{
  append_name (self, name);
  g_string_append (self->text, value == SOL_UNKNOWN ? "null" : value == SOL_YES ? "true" : "false");
}

void
sol_cli_json_minute (SolCliJson *self, const char *name, int minute_of_day)
{
  g_autofree char *text
      = minute_of_day < 0 ? NULL : g_strdup_printf ("%02d:%02d", minute_of_day / 60, minute_of_day % 60);
  sol_cli_json_string (self, name, text);
}

void
sol_cli_json_time (SolCliJson *self, const char *name, SolTime time, GTimeZone *zone)
{
  g_autofree char *text = sol_time_format_iso (time, zone);
  sol_cli_json_string (self, name, text);
}

void
sol_cli_json_days (SolCliJson *self, const char *name, SolDays days)
{
  sol_cli_json_open_array (self, name);
  for (int day = 1; day <= 7; day++)
    if (sol_days_has (days, day))
      sol_cli_json_count (self, NULL, day);
  sol_cli_json_close (self);
}
