/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "tls-front"

#include "tls-front.h"

#include <string.h>

/* What libsoup's own listener loses of each connection and of itself (3.2); no other way in speaks HTTP/2. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:g_socket_accept\nleak:soup_server_listen_local\n";
}

struct _TlsFront
{
  char *behind;
  GTlsCertificate *certificate;
  guint requests[2]; /* atomic */

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  SoupSession *session;
  char *origin;
  GMutex lock; /* guards origin until it is there */
  GCond ready;
};

static gboolean
is_of_this_hop (const char *name)
{
  static const char *const names[] = {
    "host",       "connection", "content-length", "accept-encoding", "transfer-encoding", "content-encoding",
    "keep-alive", NULL
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  return g_strv_contains (names, lower);
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  if (!is_of_this_hop (name))
    soup_message_headers_append (user_data, name, value);
}

static void
handle_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  TlsFront *self = data;
  g_autofree char *target = g_uri_to_string (soup_server_message_get_uri (message));
  /* Path and query stay as they were sent. */
  const char *rest = strchr (strstr (target, "://") + 3, '/');
  g_autofree char *url = g_strconcat (self->behind, rest, NULL);
  g_autoptr (SoupMessage) onward = soup_message_new (soup_server_message_get_method (message), url);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (GError) error = NULL;

  g_atomic_int_inc (&self->requests[soup_server_message_get_http_version (message) == SOUP_HTTP_2_0]);
  soup_message_add_flags (onward, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), copy_header,
                                soup_message_get_request_headers (onward));
  if (g_bytes_get_size (body) > 0)
    soup_message_set_request_body_from_bytes (onward, NULL, body);
  g_autoptr (GBytes) answer = soup_session_send_and_read (self->session, onward, NULL, &error);
  g_assert_no_error (error);
  soup_server_message_set_status (message, soup_message_get_status (onward), NULL);
  soup_message_headers_foreach (soup_message_get_response_headers (onward), copy_header,
                                soup_server_message_get_response_headers (message));
  if (g_bytes_get_size (answer) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer);
}

static gpointer
run_front (gpointer data)
{
  TlsFront *self = data;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("raw-paths", TRUE, "tls-certificate", self->certificate, NULL);
  self->session = soup_session_new ();
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  GSList *uris = soup_server_get_uris (self->server);
  g_mutex_lock (&self->lock);
  self->origin = g_strdup_printf ("https://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);

  soup_server_disconnect (self->server);
  soup_session_abort (self->session);
  g_clear_object (&self->server);
  g_clear_object (&self->session);
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

TlsFront *
tls_front_new (const char *behind, GTlsCertificate *certificate)
{
  TlsFront *self = g_new0 (TlsFront, 1);
  self->behind = g_strdup (behind);
  self->certificate = g_object_ref (certificate);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("tls-front", run_front, self);
  g_mutex_lock (&self->lock);
  while (self->origin == NULL)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

void
tls_front_free (TlsFront *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_free (self->behind);
  g_free (self->origin);
  g_free (self);
}

const char *
tls_front_get_origin (TlsFront *self)
{
  return self->origin;
}

guint
tls_front_count (TlsFront *self, gboolean http2)
{
  return (guint) g_atomic_int_get (&self->requests[http2 ? 1 : 0]);
}
