/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-json-clean"

#include "sol-json.h"

#include <math.h>
#include <string.h>

/* More digits than these do not survive in 64 bits. */
#define SAFE_DIGITS 18

typedef struct
{
  const char *at;
  const char *end;
  GString *out;
  guint depth;
  char open[SOL_JSON_MAX_DEPTH]; /* the bracket of each level */
} Scan;

/* What may come next. */
typedef enum
{
  NEXT_VALUE,
  NEXT_VALUE_OR_END,
  NEXT_NAME,
  NEXT_NAME_OR_END,
  NEXT_COLON,
  NEXT_COMMA_OR_END,
} Next;

static void
skip_blanks (Scan *scan)
{
  while (scan->at < scan->end && memchr (" \t\r\n", *scan->at, 4) != NULL)
    scan->at++;
}

static gboolean
take_word (Scan *scan, const char *word)
{
  gsize length = strlen (word);
  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return FALSE;
  scan->at += length;
  return TRUE;
}

/* The four digits after \u; -1 when they are none. */
static int
read_code (const Scan *scan, const char *digits)
{
  int code = 0;

  if (scan->end - digits < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);
      if (digit < 0)
        return -1;
      code = code * 16 + digit;
    }
  return code;
}

/* \uXXXX: pairs and plain characters pass, what has no meaning becomes the replacement character. */
static gboolean
clean_code (Scan *scan)
{
  int code = read_code (scan, scan->at + 2);
  if (code < 0)
    return FALSE;

  if (code >= 0xd800 && code < 0xdc00 && scan->end - scan->at >= 12 && scan->at[6] == '\\'
      && scan->at[7] == 'u')
    {
      int low = read_code (scan, scan->at + 8);
      if (low >= 0xdc00 && low < 0xe000)
        {
          g_string_append_len (scan->out, scan->at, 12);
          scan->at += 12;
          return TRUE;
        }
    }
  if (code == 0 || (code >= 0xd800 && code < 0xe000))
    g_string_append (scan->out, "\\ufffd");
  else
    g_string_append_len (scan->out, scan->at, 6);
  scan->at += 6;
  return TRUE;
}

static gboolean
clean_escape (Scan *scan)
{
  if (scan->end - scan->at < 2)
    return FALSE;
  if (scan->at[1] == 'u')
    return clean_code (scan);
  if (strchr ("\"\\/bfnrt", scan->at[1]) == NULL)
    return FALSE;
  g_string_append_len (scan->out, scan->at, 2);
  scan->at += 2;
  return TRUE;
}

static gboolean
clean_text (Scan *scan)
{
  g_string_append_c (scan->out, *scan->at++);
  while (scan->at < scan->end)
    {
      const char *plain = scan->at;
      while (scan->at < scan->end && *scan->at != '"' && *scan->at != '\\' && (guchar) *scan->at >= 0x20)
        scan->at++;
      g_string_append_len (scan->out, plain, scan->at - plain);
      if (scan->at == scan->end)
        return FALSE;

      if (*scan->at == '"')
        {
          g_string_append_c (scan->out, *scan->at++);
          return TRUE;
        }
      if (*scan->at != '\\')
        g_string_append_printf (scan->out, "\\u%04x", (guint) (guchar) *scan->at++);
      else if (!clean_escape (scan))
        return FALSE;
    }
  return FALSE;
}

static gboolean
clean_name (Scan *scan)
{
  if (scan->end - scan->at >= 2 && scan->at[1] == '"')
    {
      g_string_append (scan->out, "\" \"");
      scan->at += 2;
      return TRUE;
    }
  return clean_text (scan);
}

static gsize
take_digits (Scan *scan)
{
  const char *from = scan->at;
  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return (gsize) (scan->at - from);
}

static gboolean
clean_number (Scan *scan)
{
  const char *from = scan->at;
  gboolean whole = TRUE;

  if (*scan->at == '-')
    scan->at++;
  gboolean zero = scan->at < scan->end && *scan->at == '0';
  gsize digits = take_digits (scan);
  if (digits == 0 || (zero && digits > 1))
    return FALSE;
  if (scan->at < scan->end && *scan->at == '.')
    {
      whole = FALSE;
      scan->at++;
      if (take_digits (scan) == 0)
        return FALSE;
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      whole = FALSE;
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (take_digits (scan) == 0)
        return FALSE;
    }

  g_autofree char *token = g_strndup (from, (gsize) (scan->at - from));
  gboolean fits = whole ? digits <= SAFE_DIGITS : isfinite (g_ascii_strtod (token, NULL));
  g_string_append_printf (scan->out, fits ? "%s" : "\"%s\"", token);
  return TRUE;
}

static gboolean
clean_plain (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };
  static const char *const no_numbers[] = { "NaN", "Infinity", "-Infinity", "-NaN" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (take_word (scan, words[i]))
      {
        g_string_append (scan->out, words[i]);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (no_numbers); i++)
    if (take_word (scan, no_numbers[i]))
      {
        g_string_append (scan->out, "null");
        return TRUE;
      }
  return clean_number (scan);
}

static gboolean
step_value (Scan *scan, Next *next)
{
  *next = NEXT_COMMA_OR_END;
  if (*scan->at == '"')
    return clean_text (scan);
  if (*scan->at != '{' && *scan->at != '[')
    return clean_plain (scan);
  if (scan->depth == SOL_JSON_MAX_DEPTH)
    return FALSE;

  *next = *scan->at == '{' ? NEXT_NAME_OR_END : NEXT_VALUE_OR_END;
  scan->open[scan->depth++] = *scan->at;
  g_string_append_c (scan->out, *scan->at++);
  return TRUE;
}

static gboolean
step_end (Scan *scan, Next *next)
{
  char bracket = scan->depth > 0 && scan->open[scan->depth - 1] == '{' ? '}' : ']';
  if (scan->depth == 0 || *scan->at != bracket)
    return FALSE;
  scan->depth--;
  *next = NEXT_COMMA_OR_END;
  g_string_append_c (scan->out, *scan->at++);
  return TRUE;
}

static gboolean
step (Scan *scan, Next *next)
{
  char c = *scan->at;

  switch (*next)
    {
    case NEXT_VALUE_OR_END:
      return c == ']' ? step_end (scan, next) : step_value (scan, next);
    case NEXT_VALUE:
      return step_value (scan, next);
    case NEXT_NAME_OR_END:
      if (c == '}')
        return step_end (scan, next);
      G_GNUC_FALLTHROUGH;
    case NEXT_NAME:
      *next = NEXT_COLON;
      return c == '"' && clean_name (scan);
    case NEXT_COLON:
      *next = NEXT_VALUE;
      g_string_append_c (scan->out, *scan->at++);
      return c == ':';
    case NEXT_COMMA_OR_END:
    default:
      if (c != ',' || scan->depth == 0)
        return step_end (scan, next);
      *next = scan->open[scan->depth - 1] == '{' ? NEXT_NAME : NEXT_VALUE;
      g_string_append_c (scan->out, *scan->at++);
      return TRUE;
    }
}

GString *
sol_json_clean (GBytes *bytes)
{
  gsize size = 0;
  const char *text = bytes == NULL ? NULL : g_bytes_get_data (bytes, &size);

  if (size == 0 || size > SOL_JSON_MAX_SIZE || !g_utf8_validate_len (text, size, NULL))
    return NULL;

  g_autoptr (GString) out = g_string_sized_new (size + 16);
  Scan scan = { .at = text, .end = text + size, .out = out };
  Next next = NEXT_VALUE;

  take_word (&scan, "\xef\xbb\xbf");
  for (skip_blanks (&scan); scan.at < scan.end; skip_blanks (&scan))
    if (!step (&scan, &next))
      return NULL;
  return scan.depth == 0 && next == NEXT_COMMA_OR_END ? g_steal_pointer (&out) : NULL;
}
