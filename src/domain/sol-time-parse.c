/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-time-parse"

#include "sol-time.h"

#include <string.h>

/* What a text says, before a zone makes a moment of it. */
typedef struct
{
  int year, month, day, hour, minute, second;
  int microsecond;
  gboolean has_offset;
  int offset; /* seconds east */
  char name[64];
} Parts;

/* Reads exactly @digits digits, or between 1 and -@digits when it is negative. */
static gboolean
take_number (const char **text, int digits, int *number)
{
  int limit = ABS (digits);
  int n = 0;

  *number = 0;
  for (; n < limit && g_ascii_isdigit (**text); n++, (*text)++)
    *number = *number * 10 + g_ascii_digit_value (**text);
  return digits > 0 ? n == limit : n > 0;
}

static gboolean
take_char (const char **text, const char *any)
{
  if (**text == '\0' || strchr (any, **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

static void
take_fraction (const char **text, Parts *parts)
{
  int unit = 100000;

  for (; g_ascii_isdigit (**text); (*text)++, unit /= 10)
    parts->microsecond += g_ascii_digit_value (**text) * unit;
}

/* HH:MM, with seconds and a fraction when they are there. */
static gboolean
take_clock (const char **text, Parts *parts)
{
  if (!take_number (text, -2, &parts->hour) || !take_char (text, ":")
      || !take_number (text, 2, &parts->minute))
    return FALSE;
  if (!take_char (text, ":"))
    return TRUE;
  if (!take_number (text, 2, &parts->second))
    return FALSE;
  if (take_char (text, ".,"))
    take_fraction (text, parts);
  return TRUE;
}

/* Z, +HH, +HHMM or +HH:MM; nothing at all is fine too. */
static gboolean
take_offset (const char **text, Parts *parts)
{
  int hours = 0, minutes = 0;
  int sign = **text == '-' ? -1 : 1;

  if (take_char (text, "Zz"))
    {
      parts->has_offset = TRUE;
      return TRUE;
    }
  if (!take_char (text, "+-"))
    return TRUE;
  if (!take_number (text, 2, &hours))
    return FALSE;
  gboolean colon = take_char (text, ":");
  if ((colon || g_ascii_isdigit (**text)) && !take_number (text, 2, &minutes))
    return FALSE;
  if (hours > 18 || minutes > 59)
    return FALSE;
  parts->has_offset = TRUE;
  parts->offset = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

/* The rest of a text: a zone name, bare or between @open and @close. */
static gboolean
take_name (const char **text, char open, char close, Parts *parts)
{
  if (open != '\0')
    {
      if (**text != open)
        return TRUE;
      (*text)++;
    }
  gsize length = strspn (*text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "/_+-: ");
  while (length > 0 && (*text)[length - 1] == ' ')
    length--;
  if (length >= sizeof parts->name)
    return FALSE;
  memcpy (parts->name, *text, length);
  parts->name[length] = '\0';
  *text += length;
  return close == '\0' || take_char (text, (const char[]){ close, '\0' });
}

/* YYYY-MM-DD with @sign between */
static gboolean
take_day (const char **text, const char *sign, Parts *parts)
{
  return take_number (text, 4, &parts->year) && take_char (text, sign) && take_number (text, 2, &parts->month)
         && take_char (text, sign) && take_number (text, 2, &parts->day);
}

/* A clock, an offset and a name in brackets, up to the end. */
static gboolean
take_rest (const char *text, char open, char close, Parts *parts)
{
  skip_spaces (&text);
  if (!take_clock (&text, parts))
    return FALSE;
  skip_spaces (&text);
  if (!take_offset (&text, parts))
    return FALSE;
  skip_spaces (&text);
  return take_name (&text, open, close, parts) && *text == '\0';
}

/* YYYY-MM-DD, alone or with a clock, an offset and a bracketed suffix. */
static gboolean
parse_iso (const char *text, Parts *parts)
{
  if (!take_day (&text, "-", parts))
    return FALSE;
  return *text == '\0' || (take_char (&text, "Tt ") && take_rest (text, '[', ']', parts));
}

/* DD-MM-YYYY */
static gboolean
parse_day_first (const char *text, Parts *parts)
{
  return take_number (&text, 2, &parts->day) && take_char (&text, "-")
         && take_number (&text, 2, &parts->month) && take_char (&text, "-")
         && take_number (&text, 4, &parts->year) && *text == '\0';
}

/* YYYY/MM/DD HH:MM:SS +ZZZZ (TZ) */
static gboolean
parse_dashboard (const char *text, Parts *parts)
{
  if (!take_day (&text, "/", parts))
    return FALSE;
  return *text == '\0' || (take_char (&text, " ") && take_rest (text, '(', ')', parts));
}

/* MM/DD/YYYY hh:mm AM TZ */
static gboolean
parse_american (const char *text, Parts *parts)
{
  if (!take_number (&text, -2, &parts->month) || !take_char (&text, "/")
      || !take_number (&text, -2, &parts->day) || !take_char (&text, "/")
      || !take_number (&text, 4, &parts->year) || !take_char (&text, " "))
    return FALSE;
  skip_spaces (&text);
  if (!take_clock (&text, parts))
    return FALSE;
  skip_spaces (&text);

  gboolean afternoon = *text == 'P' || *text == 'p';
  if (!take_char (&text, "AaPp") || !take_char (&text, "Mm") || parts->hour < 1 || parts->hour > 12)
    return FALSE;
  parts->hour = parts->hour % 12 + (afternoon ? 12 : 0);
  skip_spaces (&text);
  return take_name (&text, '\0', '\0', parts) && *text == '\0';
}

static SolTime
time_from_date (GDateTime *date)
{
  if (date == NULL)
    return SOL_TIME_UNKNOWN;
  if (g_date_time_to_unix (date) > SOL_TIME_LAST_SECOND)
    return SOL_TIME_UNKNOWN;
  SolTime time = g_date_time_to_unix (date) * SOL_SECOND + g_date_time_get_microsecond (date);
  return time > 0 ? time : SOL_TIME_UNKNOWN;
}

static gboolean
is_utc_name (const char *name)
{
  return g_ascii_strcasecmp (name, "UTC") == 0 || g_ascii_strcasecmp (name, "GMT") == 0
         || g_ascii_strcasecmp (name, "Z") == 0;
}

/* When clocks are set back an hour comes twice; an abbreviation says which of the two is meant. */
static GDateTime *
prefer_abbreviation (GDateTime *date, const char *name)
{
  const int shifts[] = { -3600, 3600, -1800, 1800 };

  if (g_strcmp0 (g_date_time_get_timezone_abbreviation (date), name) == 0)
    return date;
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autoptr (GDateTime) other = g_date_time_add_seconds (date, shifts[i]);
      if (other == NULL || g_date_time_get_hour (other) != g_date_time_get_hour (date)
          || g_date_time_get_minute (other) != g_date_time_get_minute (date)
          || g_strcmp0 (g_date_time_get_timezone_abbreviation (other), name) != 0)
        continue;
      g_date_time_unref (date);
      return g_steal_pointer (&other);
    }
  return date;
}

static SolTime
time_from_parts (const Parts *parts, GTimeZone *zone)
{
  g_autoptr (GTimeZone) own = NULL;

  if (parts->year < 1 || parts->second > 60 || parts->minute > 59 || parts->hour > 23)
    return SOL_TIME_UNKNOWN;

  if (parts->has_offset)
    own = g_time_zone_new_offset (parts->offset);
  else if (is_utc_name (parts->name) || zone == NULL)
    own = strchr (parts->name, '/') != NULL ? sol_zone_new (parts->name) : g_time_zone_new_utc ();
  else if (strchr (parts->name, '/') != NULL)
    own = sol_zone_new (parts->name);
  else
    own = g_time_zone_ref (zone);

  double second = MIN (parts->second, 59) + parts->microsecond / 1e6;
  g_autoptr (GDateTime) date
      = g_date_time_new (own, parts->year, parts->month, parts->day, parts->hour, parts->minute, second);
  if (date != NULL && !parts->has_offset && *parts->name != '\0')
    date = prefer_abbreviation (g_steal_pointer (&date), parts->name);
  return time_from_date (date);
}

static gboolean
is_number (const char *text)
{
  gsize digits = strspn (text, G_CSET_DIGITS);
  if (digits == 0 || text[digits] == '\0')
    return digits > 0;
  return text[digits] == '.' && text[digits + 1] != '\0'
         && text[digits + 1 + strspn (text + digits + 1, G_CSET_DIGITS)] == '\0';
}

SolTime
sol_time_parse (const char *text, GTimeZone *zone)
{
  static gboolean (*const forms[]) (const char *text, Parts *parts)
      = { parse_iso, parse_day_first, parse_dashboard, parse_american };

  /* No form is longer; a megabyte in place of a time needs no copy. */
  if (text == NULL || strnlen (text, 200) == 200)
    return SOL_TIME_UNKNOWN;

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  if (is_number (trimmed))
    return sol_time_from_epoch (g_ascii_strtod (trimmed, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      Parts parts = { 0 };
      if (forms[i](trimmed, &parts))
        return time_from_parts (&parts, zone);
    }
  return SOL_TIME_UNKNOWN;
}
