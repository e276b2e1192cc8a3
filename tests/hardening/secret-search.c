/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "secret-search.h"

#include <string.h>

/* A long text may be torn by the pages of a file; any window of it gives it away. */
#define WINDOW 24

struct _SecretSearch
{
  GPtrArray *needles; /* of Needle */
  GHashTable *known;
};

typedef struct
{
  char *label;
  char *text;
  gboolean digits; /* a number: not as a part of a longer one */
} Needle;

static void
needle_free (gpointer data)
{
  Needle *needle = data;
  g_free (needle->label);
  g_free (needle->text);
  g_free (needle);
}

SecretSearch *
secret_search_new (void)
{
  SecretSearch *self = g_new0 (SecretSearch, 1);
  self->needles = g_ptr_array_new_with_free_func (needle_free);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
secret_search_free (SecretSearch *self)
{
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->needles);
  g_free (self);
}

guint
secret_search_count (SecretSearch *self)
{
  return self->needles->len;
}

static void
add_needle (SecretSearch *self, const char *label, const char *form, char *text)
{
  if (*text == '\0' || g_hash_table_contains (self->known, text))
    {
      g_free (text);
      return;
    }
  Needle *needle = g_new0 (Needle, 1);
  needle->label = g_strdup_printf ("%s (%s)", label, form);
  needle->text = text;
  needle->digits = strspn (text, "0123456789") == strlen (text);
  g_ptr_array_add (self->needles, needle);
  g_hash_table_add (self->known, needle->text);
}

/* The whole of a short text; the begin, middle and end of a long one. */
static void
add_form (SecretSearch *self, const char *label, const char *form, char *text)
{
  gsize length = strlen (text);
  if (length <= WINDOW)
    {
      add_needle (self, label, form, text);
      return;
    }
  add_needle (self, label, form, g_strndup (text, WINDOW));
  add_needle (self, label, form, g_strndup (text + (length - WINDOW) / 2, WINDOW));
  add_needle (self, label, form, g_strdup (text + length - WINDOW));
  g_free (text);
}

char *
secret_search_in_base64 (const char *text, guint offset)
{
  gsize length = strlen (text);
  g_autofree guint8 *bytes = g_malloc0 (offset + length);
  memcpy (bytes + offset, text, length);
  g_autofree char *encoded = g_base64_encode (bytes, offset + length);
  /* The characters that hold only bits of the text. */
  gsize first = (offset * 8 + 5) / 6;
  gsize end = (offset + length) * 8 / 6;
  return end > first ? g_strndup (encoded + first, end - first) : g_strdup ("");
}

static char *
to_hex (const char *text, const char *format)
{
  GString *hex = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c++)
    if (*format == 'x')
      g_string_append_printf (hex, "%02x", (guint8) *c);
    else
      g_string_append_printf (hex, "%02X", (guint8) *c);
  return g_string_free (hex, FALSE);
}

static char *
to_json (const char *text, gboolean slashes, gboolean ascii)
{
  GString *json = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      if (letter == '"' || letter == '\\' || (slashes && letter == '/'))
        g_string_append_c (json, '\\');
      if (ascii && letter > 126)
        g_string_append_printf (json, "\\u%04x", letter);
      else
        g_string_append_unichar (json, letter);
    }
  return g_string_free (json, FALSE);
}

void
secret_search_add_plain (SecretSearch *self, const char *label, const char *text)
{
  add_form (self, label, "as it is", g_strdup (text));
  add_form (self, label, "percent-encoded", g_uri_escape_string (text, NULL, FALSE));
}

void
secret_search_add (SecretSearch *self, const char *label, const char *text)
{
  secret_search_add_plain (self, label, text);
  g_autofree char *percent = g_uri_escape_string (text, NULL, FALSE);
  add_form (self, label, "percent-encoded in lower case", g_ascii_strdown (percent, -1));
  add_form (self, label, "JSON", to_json (text, FALSE, FALSE));
  add_form (self, label, "JSON with slashes", to_json (text, TRUE, FALSE));
  add_form (self, label, "JSON in ASCII", to_json (text, TRUE, TRUE));
  add_form (self, label, "C string", g_strescape (text, NULL));
  add_form (self, label, "hexadecimal", to_hex (text, "x"));
  add_form (self, label, "hexadecimal in capitals", to_hex (text, "X"));
  for (guint offset = 0; offset < 3; offset++)
    {
      char *encoded = secret_search_in_base64 (text, offset);
      char *for_urls = g_strdelimit (g_strdelimit (g_strdup (encoded), "+", '-'), "/", '_');
      add_form (self, label, "base64", encoded);
      add_form (self, label, "base64 for URLs", for_urls);
    }
}

static gboolean
is_within_number (const char *data, gsize length, const char *at, gsize size)
{
  return (at > data && g_ascii_isdigit (at[-1])) || (at + size < data + length && g_ascii_isdigit (at[size]));
}

char *
secret_search_find (SecretSearch *self, const char *data, gsize length)
{
  for (guint i = 0; i < self->needles->len; i++)
    {
      const Needle *needle = g_ptr_array_index (self->needles, i);
      gsize size = strlen (needle->text);
      const char *from = data;
      const char *at;
      while ((at = memmem (from, length - (gsize) (from - data), needle->text, size)) != NULL)
        {
          if (!needle->digits || !is_within_number (data, length, at, size))
            return g_strdup_printf ("%s at %zu", needle->label, (gsize) (at - data));
          from = at + 1;
        }
    }
  return NULL;
}

char *
secret_search_find_below (SecretSearch *self, const char *folder, const char *except, guint *files)
{
  if (except != NULL && strstr (folder, except) != NULL)
    return NULL;
  g_autoptr (GDir) dir = g_file_test (folder, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (folder, 0, NULL);
  if (dir != NULL)
    {
      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          char *found = secret_search_find_below (self, path, except, files);
          if (found != NULL)
            return found;
        }
      return NULL;
    }
  g_autofree char *content = NULL;
  gsize length = 0;
  if (!g_file_test (folder, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (folder, &content, &length, NULL))
    return NULL;
  if (files != NULL)
    ++*files;
  g_autofree char *found = secret_search_find (self, content, length);
  return found == NULL ? NULL : g_strdup_printf ("%s: %s", folder, found);
}
