/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-log"

#include "sol-sim-log.h"

#include "sol-sim-json.h"

#define ENTRIES_MAX 20000

typedef struct
{
  guint64 number;
  gint64 time;
  char *method;
  char *path;
  char *query; /* nullable */
  GPtrArray *headers;
  char *body; /* nullable */
  char *fault;
  guint status; /* 0 = no answer was sent (yet) */
} Entry;

struct _SolSimLog
{
  GQueue entries; /* oldest first */
  guint64 last_number;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  g_free (entry->method);
  g_free (entry->path);
  g_free (entry->query);
  g_ptr_array_unref (entry->headers);
  g_free (entry->body);
  g_free (entry->fault);
  g_free (entry);
}

SolSimLog *
sol_sim_log_new (void)
{
  SolSimLog *self = g_new0 (SolSimLog, 1);
  g_queue_init (&self->entries);
  return self;
}

void
sol_sim_log_free (SolSimLog *self)
{
  if (self == NULL)
    return;
  sol_sim_log_clear (self);
  g_free (self);
}

void
sol_sim_log_clear (SolSimLog *self)
{
  g_queue_clear_full (&self->entries, entry_free);
}

guint
sol_sim_log_count (SolSimLog *self)
{
  return self->entries.length;
}

/* Whatever carries a password, a sign-in code or a session id in its body. */
static gboolean
is_secret (const char *path)
{
  static const char *const paths[]
      = { "/login/", "/app-api/validate_login_otp", "/tokens", "/grid_toggle_otp" };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_strrstr (path, paths[i]) != NULL)
      return TRUE;
  return FALSE;
}

static char *
body_to_text (const char *path, GBytes *body)
{
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  if (length == 0)
    return NULL;
  if (is_secret (path))
    return g_strdup ("[masked]");
  return g_utf8_make_valid (data, (gssize) length);
}

guint64
sol_sim_log_add (SolSimLog *self, gint64 time, SoupServerMessage *message, const char *path, GBytes *body)
{
  Entry *entry = g_new0 (Entry, 1);
  entry->number = ++self->last_number;
  entry->time = time;
  entry->method = g_strdup (soup_server_message_get_method (message));
  entry->path = g_strdup (path);
  entry->query = g_strdup (g_uri_get_query (soup_server_message_get_uri (message)));
  entry->body = body_to_text (path, body);
  entry->headers = g_ptr_array_new_with_free_func (g_free);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_ptr_array_add (entry->headers, g_strdup (name));
  g_queue_push_tail (&self->entries, entry);
  if (self->entries.length > ENTRIES_MAX)
    entry_free (g_queue_pop_head (&self->entries));
  return entry->number;
}

void
sol_sim_log_note_answer (SolSimLog *self, guint64 number, guint status, const char *fault)
{
  for (GList *l = self->entries.tail; l != NULL; l = l->prev)
    {
      Entry *entry = l->data;
      if (entry->number < number)
        return;
      if (entry->number == number)
        {
          entry->status = status;
          g_free (entry->fault);
          entry->fault = g_strdup (fault);
          return;
        }
    }
}

void
sol_sim_log_write (SolSimLog *self, JsonBuilder *builder)
{
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      const Entry *entry = l->data;
      sol_sim_json_object (builder, NULL);
      sol_sim_json_integer (builder, "time", entry->time);
      sol_sim_json_string (builder, "method", entry->method);
      sol_sim_json_string (builder, "path", entry->path);
      sol_sim_json_string (builder, "query", entry->query);
      sol_sim_json_array (builder, "headers");
      for (guint i = 0; i < entry->headers->len; i++)
        json_builder_add_string_value (builder, entry->headers->pdata[i]);
      json_builder_end_array (builder);
      sol_sim_json_string (builder, "body", entry->body);
      sol_sim_json_string (builder, "fault", entry->fault);
      sol_sim_json_integer (builder, "status", entry->status);
      json_builder_end_object (builder);
    }
}
