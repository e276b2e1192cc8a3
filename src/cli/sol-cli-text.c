/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-text"

#include "sol-cli-text.h"

#include <stdarg.h>

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"
#define GAP 2

struct _SolCliText
{
  GString *text;
  gboolean colour;
  GPtrArray *rows; /* (element-type GPtrArray) of the present table */
};

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

SolCliText *
sol_cli_text_new (gboolean colour)
{
  SolCliText *self = g_new0 (SolCliText, 1);
  self->text = g_string_new (NULL);
  self->colour = colour;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
sol_cli_text_free (SolCliText *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

char *
sol_cli_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? '?' : c);
    }
  return g_string_free (clean, FALSE);
}

static guint
width_of (const char *text)
{
  guint width = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static guint
column_width (SolCliText *self, guint column)
{
  guint width = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);
      if (column < row->len)
        width = MAX (width, width_of (g_ptr_array_index (row, column)));
    }
  return width;
}

static void
end_table (SolCliText *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (self->rows, i);
      for (guint column = 0; column < row->len; column++)
        {
          const char *cell = g_ptr_array_index (row, column);
          g_string_append (self->text, cell);
          if (column + 1 < row->len)
            g_string_append_printf (self->text, "%*s",
                                    (int) (column_width (self, column) + GAP - width_of (cell)), "");
        }
      g_string_append_c (self->text, '\n');
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
append (SolCliText *self, const char *style, const char *line)
{
  g_autofree char *clean = sol_cli_text_clean (line);
  end_table (self);
  if (self->colour && style != NULL)
    g_string_append_printf (self->text, "%s%s" PLAIN "\n", style, clean);
  else
    g_string_append_printf (self->text, "%s\n", clean);
}

void
sol_cli_text_title (SolCliText *self, const char *title)
{
  append (self, BOLD, title);
}

void
sol_cli_text_line (SolCliText *self, const char *line)
{
  append (self, NULL, line);
}

void
sol_cli_text_note (SolCliText *self, const char *line)
{
  append (self, DIM, line);
}

void
sol_cli_text_gap (SolCliText *self)
{
  end_table (self);
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

void
sol_cli_text_row (SolCliText *self, const char *first, ...)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  va_list cells;

  va_start (cells, first);
  for (const char *cell = first; cell != NULL; cell = va_arg (cells, const char *))
    g_ptr_array_add (row, sol_cli_text_clean (cell));
  va_end (cells);
  /* No blanks at the end of a line. */
  while (row->len > 1 && *(const char *) g_ptr_array_index (row, row->len - 1) == '\0')
    g_ptr_array_set_size (row, (int) row->len - 1);
  g_ptr_array_add (self->rows, row);
}

char *
sol_cli_text_finish (SolCliText *self)
{
  end_table (self);
  return g_strdup (self->text->str);
}
