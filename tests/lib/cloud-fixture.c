/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "cloud-fixture"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "cloud-fixture.h"

#define DRIP_EVERY 20

struct _CloudFixture
{
  GMutex lock;        /* guards what is below */
  GHashTable *routes; /* char * -> GQueue of Answer */
  GPtrArray *received;
  GPtrArray *held; /* GIOStream to whom is never answered */
  guint delay;
  guint at_once;
  guint most_at_once;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  GTlsCertificate *certificate;
  char *origin;
  GMutex ready_lock;
  GCond ready;
};

typedef struct
{
  guint status;
  CloudFixtureTrick trick;
  GBytes *body;
  GPtrArray *headers; /* name, value, … */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->headers, g_ptr_array_unref);
  g_free (answer);
}

static void
queue_free (gpointer data)
{
  g_queue_free_full (data, answer_free);
}

static void
received_free (gpointer data)
{
  CloudReceived *received = data;
  g_free (received->method);
  g_free (received->path);
  g_free (received->query);
  soup_message_headers_unref (received->headers);
  g_bytes_unref (received->body);
  g_free (received);
}

/* --- answering, in the server's thread ----------------------------------------------------------------- */

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
note_request (CloudFixture *self, SoupServerMessage *message, const char *path)
{
  CloudReceived *received = g_new0 (CloudReceived, 1);
  received->method = g_strdup (soup_server_message_get_method (message));
  received->path = g_strdup (path);
  received->query = g_strdup (g_uri_get_query (soup_server_message_get_uri (message)));
  received->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), copy_header,
                                received->headers);
  received->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  if (G_IS_INET_SOCKET_ADDRESS (address))
    received->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_ptr_array_add (self->received, received);
}

static GBytes *
compress (GBytes *body)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (body);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* When the client has sent the request: libsoup 3.2 repeats a read whose connection breaks before, then stops
 * its own repetition half-way and loses the memory of it. */
#define RESET_MS 25

static gboolean
reset_cb (gpointer data)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (data);
  const struct linger linger = { 1, 0 };
  if (G_IS_SOCKET_CONNECTION (stream))
    setsockopt (g_socket_get_fd (g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream))), SOL_SOCKET,
                SO_LINGER, &linger, sizeof linger);
  g_io_stream_close (stream, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
unpause_cb (gpointer data)
{
  soup_server_message_unpause (data);
  return G_SOURCE_REMOVE;
}

static void
pause_for (CloudFixture *self, SoupServerMessage *message, guint ms, GSourceFunc then)
{
  soup_server_message_pause (message);
  g_autoptr (GSource) source = g_timeout_source_new (ms);
  g_source_set_callback (source, then, g_object_ref (message), g_object_unref);
  g_source_attach (source, self->context);
}

typedef struct
{
  GIOStream *stream;
  GBytes *body;
  gsize at;
} Drip;

static void
drip_free (gpointer data)
{
  Drip *drip = data;
  g_object_unref (drip->stream);
  g_bytes_unref (drip->body);
  g_free (drip);
}

static gboolean
drip_cb (gpointer data)
{
  Drip *drip = data;
  gsize n = 0;
  const char *text = g_bytes_get_data (drip->body, &n);
  GOutputStream *out = g_io_stream_get_output_stream (drip->stream);
  if (drip->at < n && g_output_stream_write (out, text + drip->at++, 1, NULL, NULL) == 1)
    return G_SOURCE_CONTINUE;
  g_io_stream_close (drip->stream, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* Writes a head that promises the whole body and goes on by hand. */
static void
start_raw (CloudFixture *self, SoupServerMessage *message, const Answer *answer)
{
  gsize n = g_bytes_get_size (answer->body);
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           n);
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  if (answer->trick == CLOUD_FIXTURE_CUT)
    {
      g_output_stream_write_all (out, g_bytes_get_data (answer->body, NULL), n / 2, NULL, NULL, NULL);
      g_io_stream_close (stream, NULL, NULL);
      return;
    }
  Drip *drip = g_new0 (Drip, 1);
  drip->stream = g_steal_pointer (&stream);
  drip->body = g_bytes_ref (answer->body);
  g_autoptr (GSource) source = g_timeout_source_new (DRIP_EVERY);
  g_source_set_callback (source, drip_cb, drip, drip_free);
  g_source_attach (source, self->context);
}

static void
set_answer (SoupServerMessage *message, const Answer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GBytes) body
      = answer->trick == CLOUD_FIXTURE_GZIP ? compress (answer->body) : g_bytes_ref (answer->body);
  soup_server_message_set_status (message, answer->status, NULL);
  for (guint i = 0; i + 1 < answer->headers->len; i += 2)
    soup_message_headers_append (headers, g_ptr_array_index (answer->headers, i),
                                 g_ptr_array_index (answer->headers, i + 1));
  if (answer->trick == CLOUD_FIXTURE_GZIP)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  if (soup_message_headers_get_one (headers, "Content-Type") == NULL)
    soup_message_headers_replace (headers, "Content-Type", "application/json");
  if (g_bytes_get_size (body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

/* Once, and before the body goes out: when it has arrived, the client may ask for more. */
static void
answered_cb (SoupServerMessage *message, CloudFixture *self)
{
  g_signal_handlers_disconnect_by_func (message, answered_cb, self);
  g_mutex_lock (&self->lock);
  self->at_once--;
  g_mutex_unlock (&self->lock);
}

static void
serve (CloudFixture *self, SoupServerMessage *message, const Answer *answer)
{
  switch (answer->trick)
    {
    case CLOUD_FIXTURE_RESET:
      pause_for (self, message, RESET_MS, reset_cb);
      return;
    case CLOUD_FIXTURE_HOLD:
      g_signal_handlers_disconnect_by_func (message, answered_cb, self);
      g_ptr_array_add (self->held, soup_server_message_steal_connection (message));
      return;
    case CLOUD_FIXTURE_DRIP:
    case CLOUD_FIXTURE_CUT:
      start_raw (self, message, answer);
      return;
    case CLOUD_FIXTURE_PLAIN:
    case CLOUD_FIXTURE_GZIP:
    default:
      break;
    }
  set_answer (message, answer);
  if (self->delay > 0)
    pause_for (self, message, self->delay, unpause_cb);
}

static void
handle_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  CloudFixture *self = data;
  g_mutex_lock (&self->lock);
  note_request (self, message, path);
  self->at_once++;
  self->most_at_once = MAX (self->most_at_once, self->at_once);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (answered_cb), self);
  g_signal_connect (message, "finished", G_CALLBACK (answered_cb), self);

  g_autofree char *route = g_strdup_printf ("%s %s", soup_server_message_get_method (message), path);
  GQueue *answers = g_hash_table_lookup (self->routes, route);
  if (answers == NULL && strcmp (soup_server_message_get_method (message), "GET") != 0)
    answers = g_hash_table_lookup (self->routes, CLOUD_FIXTURE_WRITES);
  if (answers == NULL)
    answers = g_hash_table_lookup (self->routes, CLOUD_FIXTURE_ANY);
  Answer *answer = answers == NULL                    ? NULL
                   : g_queue_get_length (answers) > 1 ? g_queue_pop_head (answers)
                                                      : g_queue_peek_head (answers);
  gboolean popped = answer != NULL && answers->head != NULL && answers->head->data != answer;
  if (answer == NULL)
    {
      soup_server_message_set_status (message, 404, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
    }
  else
    serve (self, message, answer);
  if (popped)
    answer_free (answer);
  g_mutex_unlock (&self->lock);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  CloudFixture *self = data;
  /* Head and body are two writes; the second would wait for the client's delayed acknowledgement. */
  g_socket_set_option (g_socket_connection_get_socket (connection), IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));
  if (self->certificate != NULL)
    {
      g_object_unref (stream);
      stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
    }
  soup_server_accept_iostream (self->server, stream, local, remote, NULL);
  return TRUE;
}

/* libsoup keeps connections open only while it listens itself; of this one nobody knows the port. */
static void
listen_idly (CloudFixture *self, GInetAddress *loopback)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_bind (socket, any, FALSE, &error);
  g_assert_no_error (error);
  g_socket_listen (socket, &error);
  g_assert_no_error (error);
  soup_server_listen_socket (self->server, socket, 0, &error);
  g_assert_no_error (error);
}

/* libsoup's own listener leaks a socket for each connection (3.2). */
static GSocketService *
listen_on_loopback (CloudFixture *self)
{
  GSocketService *service = g_socket_service_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;
  listen_idly (self, loopback);
  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_mutex_lock (&self->ready_lock);
  self->origin = g_strdup_printf ("%s://127.0.0.1:%u", self->certificate == NULL ? "http" : "https",
                                  g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->ready_lock);
  return service;
}

static gpointer
run_server (gpointer data)
{
  CloudFixture *self = data;
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  g_autoptr (GSocketService) service = listen_on_loopback (self);
  g_main_loop_run (self->loop);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* --- from the test's thread ---------------------------------------------------------------------------- */

CloudFixture *
cloud_fixture_new_tls (GTlsCertificate *certificate)
{
  CloudFixture *self = g_new0 (CloudFixture, 1);
  self->certificate = certificate == NULL ? NULL : g_object_ref (certificate);
  g_mutex_init (&self->lock);
  g_mutex_init (&self->ready_lock);
  g_cond_init (&self->ready);
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  self->received = g_ptr_array_new_with_free_func (received_free);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("cloud-fixture", run_server, self);
  g_mutex_lock (&self->ready_lock);
  while (self->origin == NULL)
    g_cond_wait (&self->ready, &self->ready_lock);
  g_mutex_unlock (&self->ready_lock);
  return self;
}

CloudFixture *
cloud_fixture_new (void)
{
  return cloud_fixture_new_tls (NULL);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

void
cloud_fixture_free (CloudFixture *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->routes);
  g_ptr_array_unref (self->received);
  g_ptr_array_unref (self->held);
  g_clear_object (&self->certificate);
  g_free (self->origin);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->ready_lock);
  g_cond_clear (&self->ready);
  g_free (self);
}

const char *
cloud_fixture_get_origin (CloudFixture *self)
{
  return self->origin;
}

static void
add_answer (CloudFixture *self, const char *route, Answer *answer)
{
  g_mutex_lock (&self->lock);
  GQueue *answers = g_hash_table_lookup (self->routes, route);
  if (answers == NULL)
    {
      answers = g_queue_new ();
      g_hash_table_insert (self->routes, g_strdup (route), answers);
    }
  g_queue_push_tail (answers, answer);
  g_mutex_unlock (&self->lock);
}

static Answer *
answer_new (guint status, GBytes *body)
{
  Answer *answer = g_new0 (Answer, 1);
  answer->status = status;
  answer->body = body;
  answer->headers = g_ptr_array_new_with_free_func (g_free);
  return answer;
}

void
cloud_fixture_answer (CloudFixture *self, const char *route, guint status, const char *body, ...)
{
  const char *text = body == NULL ? "" : body;
  Answer *answer = answer_new (status, g_bytes_new (text, strlen (text)));
  va_list args;
  va_start (args, body);
  for (const char *part = va_arg (args, const char *); part != NULL; part = va_arg (args, const char *))
    g_ptr_array_add (answer->headers, g_strdup (part));
  va_end (args);
  add_answer (self, route, answer);
}

void
cloud_fixture_answer_headers (CloudFixture *self, const char *route, guint status, GBytes *body,
                              GPtrArray *headers)
{
  Answer *answer = answer_new (status, g_bytes_ref (body));
  for (guint i = 0; i < headers->len; i++)
    g_ptr_array_add (answer->headers, g_strdup (g_ptr_array_index (headers, i)));
  add_answer (self, route, answer);
}

void
cloud_fixture_trick (CloudFixture *self, const char *route, CloudFixtureTrick trick, GBytes *body)
{
  Answer *answer = answer_new (200, body == NULL ? g_bytes_new_static ("{}", 2) : g_bytes_ref (body));
  answer->trick = trick;
  add_answer (self, route, answer);
}

void
cloud_fixture_delay (CloudFixture *self, guint ms)
{
  g_mutex_lock (&self->lock);
  self->delay = ms;
  g_mutex_unlock (&self->lock);
}

void
cloud_fixture_clear (CloudFixture *self)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove_all (self->routes);
  g_ptr_array_set_size (self->received, 0);
  self->most_at_once = self->at_once;
  g_mutex_unlock (&self->lock);
}

void
cloud_fixture_clear_route (CloudFixture *self, const char *route)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->routes, route);
  g_mutex_unlock (&self->lock);
}

static gboolean
is_of_route (const CloudReceived *received, const char *route)
{
  if (route == NULL)
    return TRUE;
  gsize n = strlen (received->method);
  return strncmp (route, received->method, n) == 0 && route[n] == ' '
         && strcmp (route + n + 1, received->path) == 0;
}

guint
cloud_fixture_count (CloudFixture *self, const char *route)
{
  guint count = 0;
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->received->len; i++)
    count += is_of_route (g_ptr_array_index (self->received, i), route);
  g_mutex_unlock (&self->lock);
  return count;
}

const CloudReceived *
cloud_fixture_get (CloudFixture *self, const char *route, guint index)
{
  const CloudReceived *found = NULL;
  g_mutex_lock (&self->lock);
  for (guint i = 0; found == NULL && i < self->received->len; i++)
    {
      const CloudReceived *received = g_ptr_array_index (self->received, i);
      if (is_of_route (received, route) && index-- == 0)
        found = received;
    }
  g_mutex_unlock (&self->lock);
  return found;
}

guint
cloud_fixture_count_held (CloudFixture *self)
{
  guint count = 0;
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->held->len; i++)
    {
      GInputStream *input = g_io_stream_get_input_stream (g_ptr_array_index (self->held, i));
      /* A client that gave up has closed its end, which can be read. */
      count += !g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (input));
    }
  g_mutex_unlock (&self->lock);
  return count;
}

guint
cloud_fixture_most_at_once (CloudFixture *self)
{
  g_mutex_lock (&self->lock);
  guint most = self->most_at_once;
  g_mutex_unlock (&self->lock);
  return most;
}

const char *
cloud_received_header (const CloudReceived *received, const char *name)
{
  return soup_message_headers_get_one (received->headers, name);
}
