/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-call"

#include "sol-sim-call.h"

#include <string.h>

static GHashTable *
parse_cookies (const char *header)
{
  GHashTable *cookies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (header != NULL ? header : "", ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      if (equals == NULL)
        continue;
      *equals = '\0';
      g_hash_table_replace (cookies, g_strdup (g_strstrip (parts[i])), g_strdup (g_strstrip (equals + 1)));
    }
  return cookies;
}

SolSimCall *
sol_sim_call_new (SolSimServer *server, SoupServerMessage *message, const char *path, GHashTable *query)
{
  SolSimCall *self = g_new0 (SolSimCall, 1);
  self->server = server;
  self->message = g_object_ref (message);
  self->method = soup_server_message_get_method (message);
  self->path = g_strdup (path);
  self->query = query != NULL ? g_hash_table_ref (query) : NULL;
  self->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  self->cookies = parse_cookies (sol_sim_call_header (self, "Cookie"));
  self->answer.headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  sol_sim_answer_message (self, 404, "Not Found");
  return self;
}

void
sol_sim_call_free (SolSimCall *self)
{
  if (self == NULL)
    return;
  if (self->timer != NULL)
    {
      g_source_destroy (self->timer);
      g_source_unref (self->timer);
    }
  g_clear_signal_handler (&self->finished_handler, self->message);
  g_object_unref (self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->rest, g_bytes_unref);
  g_free (self->path);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->cookies, g_hash_table_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->form, g_hash_table_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self->serial);
  g_free (self->id);
  g_clear_pointer (&self->fault, sol_sim_fault_free);
  g_clear_pointer (&self->answer.body, g_bytes_unref);
  g_clear_pointer (&self->answer.headers, soup_message_headers_unref);
  g_free (self);
}

const char *
sol_sim_call_header (SolSimCall *self, const char *name)
{
  return soup_message_headers_get_list (soup_server_message_get_request_headers (self->message), name);
}

const char *
sol_sim_call_cookie (SolSimCall *self, const char *name)
{
  return g_hash_table_lookup (self->cookies, name);
}

const char *
sol_sim_call_query (SolSimCall *self, const char *name)
{
  return self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;
}

const char *
sol_sim_call_form (SolSimCall *self, const char *name)
{
  if (self->form == NULL)
    {
      gsize length = 0;
      const char *data = g_bytes_get_data (self->body, &length);
      g_autofree char *text = g_strndup (data != NULL ? data : "", length);
      self->form = soup_form_decode (text);
    }
  return g_hash_table_lookup (self->form, name);
}

JsonNode *
sol_sim_call_json_node (SolSimCall *self)
{
  if (self->json == NULL)
    self->json = sol_sim_json_parse (self->body);
  return self->json;
}

JsonObject *
sol_sim_call_json (SolSimCall *self)
{
  return sol_sim_json_to_object (sol_sim_call_json_node (self));
}

const char *
sol_sim_call_bearer (SolSimCall *self)
{
  const char *header = sol_sim_call_header (self, "Authorization");
  return header != NULL && g_ascii_strncasecmp (header, "Bearer ", 7) == 0 ? header + 7 : NULL;
}

static void
set_body (SolSimCall *self, guint status, const char *type, char *text)
{
  self->answer.status = status;
  self->answer.type = type;
  g_clear_pointer (&self->answer.body, g_bytes_unref);
  if (text != NULL)
    self->answer.body = g_bytes_new_take (text, strlen (text));
}

void
sol_sim_answer_json (SolSimCall *self, guint status, JsonBuilder *builder)
{
  set_body (self, status, "application/json; charset=utf-8", sol_sim_json_finish (builder));
}

void
sol_sim_answer_text (SolSimCall *self, guint status, const char *type, const char *text)
{
  set_body (self, status, g_intern_string (type), g_strdup (text));
}

void
sol_sim_answer_literal (SolSimCall *self, guint status, const char *json)
{
  set_body (self, status, "application/json; charset=utf-8", g_strdup (json));
}

void
sol_sim_answer_message (SolSimCall *self, guint status, const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "message", message);
  json_builder_end_object (builder);
  sol_sim_answer_json (self, status, builder);
}

void
sol_sim_answer_empty (SolSimCall *self, guint status)
{
  set_body (self, status, NULL, NULL);
}

void
sol_sim_answer_header (SolSimCall *self, const char *name, const char *value)
{
  soup_message_headers_append (self->answer.headers, name, value);
}

void
sol_sim_answer_cookie (SolSimCall *self, const char *name, const char *value, int max_age, gboolean http_only)
{
  g_autoptr (GString) cookie = g_string_new (NULL);
  g_string_append_printf (cookie, "%s=%s; path=/", name, value);
  if (max_age > 0)
    g_string_append_printf (cookie, "; Max-Age=%d", max_age);
  if (self->server->quirks & SOL_SIM_QUIRK_SECURE_COOKIES)
    g_string_append (cookie, "; Domain=enphaseenergy.com; Secure");
  if (http_only)
    g_string_append (cookie, "; HttpOnly");
  sol_sim_answer_header (self, "Set-Cookie", cookie->str);
}

void
sol_sim_answer_session_cookies (SolSimCall *self, SolSimSignIn *sign_in, gboolean all)
{
  sol_sim_answer_cookie (self, "_enlighten_4_session", sign_in->cookie, 0, TRUE);
  if (!(self->server->quirks & SOL_SIM_WIRE_EMEA))
    {
      g_autofree char *xsrf = g_uri_escape_string (sign_in->xsrf, NULL, FALSE);
      sol_sim_answer_cookie (self, "XSRF-TOKEN", xsrf, 0, FALSE);
    }
  if (sign_in->complete && sign_in->manager_token != NULL)
    sol_sim_answer_cookie (self, "enlighten_manager_token_production", sign_in->manager_token,
                           SOL_SIM_TOKEN_LIFE_S, FALSE);
  if (!all)
    return;
  g_autofree char *email = g_uri_escape_string (sign_in->account->email, NULL, FALSE);
  sol_sim_answer_cookie (self, "email", email, 0, FALSE);
  sol_sim_answer_cookie (self, "locale", "en", 0, FALSE);
  sol_sim_answer_cookie (self, "appVersion", "3.6.1", 0, FALSE);
}

static gboolean
on_timer (gpointer data)
{
  SolSimCall *self = data;
  g_clear_pointer (&self->timer, g_source_unref);
  g_hash_table_steal (self->server->waiting, self);
  self->next (self);
  return G_SOURCE_REMOVE;
}

static void
on_finished (SoupServerMessage *message, gpointer data)
{
  SolSimCall *self = data;
  g_clear_signal_handler (&self->finished_handler, self->message);
  g_hash_table_remove (self->server->waiting, self);
}

void
sol_sim_call_wait (SolSimCall *self, guint ms, SolSimCallFunc next)
{
  g_return_if_fail (self->timer == NULL);
  if (!self->paused && self->stream == NULL)
    {
      self->paused = TRUE;
      soup_server_message_pause (self->message);
      self->finished_handler = g_signal_connect (self->message, "finished", G_CALLBACK (on_finished), self);
    }
  self->next = next;
  self->timer = g_timeout_source_new (ms);
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  g_hash_table_add (self->server->waiting, self);
}
