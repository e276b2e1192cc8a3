/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-exchange"

#include <glib/gi18n-lib.h>

#include "sol-exchange.h"
#include "sol-redact.h"

#define MOST_CONNECTIONS 8
#define CHUNK 65536
#define MOST_REDIRECTS 5

struct _SolExchange
{
  GObject parent_instance;

  SolClock *clock;      /* (owned) */
  GUri *origin;         /* (owned) (nullable) */
  SoupSession *session; /* (owned) */
  SoupCookieJar *jar;   /* (owned) */
  gint64 timeout;
  guint in_flight;
  gboolean filling; /* the jar changes by our own hand */
};

enum
{
  SIGNAL_COOKIES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolExchange, sol_exchange, G_TYPE_OBJECT)

/* One request on its way; task data of sol_exchange_send_async(). */
typedef struct
{
  SolRequest *request;       /* (owned) */
  SoupMessage *message;      /* (owned) */
  GInputStream *stream;      /* (owned) (nullable) */
  GByteArray *body;          /* (owned) */
  GCancellable *cancellable; /* (owned): of this request alone */
  GSource *caller_source;    /* (owned) (nullable): the caller's cancellation */
  SolClock *clock;           /* (owned) */
  guint deadline;
  gint64 started;
  guint redirects;
  gboolean timed_out;
  gboolean too_large;
  gboolean gave_up;
  gboolean sent;
} Sending;

static void
sending_disarm (Sending *sending)
{
  sol_clock_clear (sending->clock, &sending->deadline);
  if (sending->caller_source != NULL)
    g_source_destroy (sending->caller_source);
  g_clear_pointer (&sending->caller_source, g_source_unref);
}

static void
sending_free (gpointer data)
{
  Sending *sending = data;
  sending_disarm (sending);
  if (sending->message != NULL)
    g_signal_handlers_disconnect_by_data (sending->message, sending);
  g_clear_object (&sending->message);
  g_clear_object (&sending->stream);
  g_clear_object (&sending->cancellable);
  g_clear_object (&sending->clock);
  g_clear_pointer (&sending->body, g_byte_array_unref);
  g_clear_pointer (&sending->request, sol_request_free);
  g_free (sending);
}

SolRequest *
sol_request_new (const char *name, const char *method, SolHost host, const char *target)
{
  SolRequest *self = g_new0 (SolRequest, 1);
  self->name = name;
  self->method = method;
  self->host = host;
  self->target = g_strdup (target);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  self->cap = SOL_BODY_CAP;
  return self;
}

void
sol_request_free (SolRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->target);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  Sending *sending = user_data;
  sending->sent = TRUE;
}

/* Connected before the jar is, so that the jar sees what is left. */
static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  gboolean plain = g_strcmp0 (g_uri_get_scheme (soup_message_get_uri (message)), "http") == 0;
  sol_cookies_adapt_headers (soup_message_get_response_headers (message), plain);
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
exchange_prepare (SolExchange *self, Sending *sending, const char *method, GUri *url)
{
  if (sending->message != NULL)
    g_signal_handlers_disconnect_by_data (sending->message, sending);
  g_clear_object (&sending->message);

  SoupMessage *message = soup_message_new_from_uri (method, url);
  SolRequest *request = sending->request;
  soup_message_headers_foreach (request->headers, copy_header, soup_message_get_request_headers (message));
  if (request->body != NULL && sending->redirects == 0)
    soup_message_set_request_body_from_bytes (message, request->body_type, request->body);

  SoupMessageFlags flags = SOUP_MESSAGE_NO_REDIRECT;
  if (request->flags & SOL_REQUEST_ONCE)
    flags |= SOUP_MESSAGE_NEW_CONNECTION;
  soup_message_set_flags (message, flags);
  /* All cookies are first-party here, whatever their SameSite. */
  soup_message_set_first_party (message, url);
  soup_message_set_site_for_cookies (message, url);
  if (request->flags & SOL_REQUEST_NO_JAR)
    soup_message_disable_feature (message, SOUP_TYPE_COOKIE_JAR);

  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), sending);
  if (self->origin != NULL)
    g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), sending);
  sending->message = message;
}

static char *
headers_get_type (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  return type == NULL ? NULL : g_ascii_strdown (type, -1);
}

static void
sending_log (GTask *task, const char *outcome)
{
  Sending *sending = g_task_get_task_data (task);
  gint64 took = sol_clock_monotonic (sending->clock) - sending->started;
  /* An escaped colon before a serial would hide it from the redaction. */
  g_autofree char *plain = g_uri_unescape_string (sending->request->target, "\r\n");
  g_autofree char *line = g_strdup_printf ("%s %s%s -> %s in %d ms", sending->request->method,
                                           sol_host_get_url (sending->request->host),
                                           plain == NULL ? "" : plain, outcome, (int) (took / 1000));
  g_autofree char *redacted = sol_redact (line);
  g_debug ("%s: %s", sending->request->name, redacted);
}

/* A kept connection may have broken first, and the next one was not to be had. */
static gboolean
cause_is_no_way (const GError *cause)
{
  return cause->domain == G_RESOLVER_ERROR
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
         || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND);
}

static GError *
sending_explain (const Sending *sending, const GError *cause)
{
  if (sending->timed_out)
    return sol_error_new_message (sending->sent ? SOL_ERROR_UNAVAILABLE : SOL_ERROR_OFFLINE,
                                  sending->sent ? _ ("Enphase did not answer in time.")
                                                : _ ("Enphase could not be reached."));
  if (sending->too_large)
    return sol_error_new (SOL_ERROR_BAD_RESPONSE);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);
  if (cause->domain == G_TLS_ERROR)
    return sol_error_new_message (SOL_ERROR_UNAVAILABLE,
                                  _ ("The connection to Enphase is not safe: its certificate is not valid."));
  if (sending->stream != NULL || cause->domain == SOUP_SESSION_ERROR)
    return sol_error_new (SOL_ERROR_BAD_RESPONSE);
  if (sending->sent && !cause_is_no_way (cause))
    return sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("Enphase broke off without an answer."));
  return sol_error_new (SOL_ERROR_OFFLINE);
}

/* Called once, before the caller is told. */
static void
exchange_end (GTask *task)
{
  SolExchange *self = g_task_get_source_object (task);
  sending_disarm (g_task_get_task_data (task));
  self->in_flight--;
}

static void
sending_fail (GTask *task, const GError *cause)
{
  Sending *sending = g_task_get_task_data (task);
  exchange_end (task);
  g_autoptr (GError) error = sending_explain (sending, cause);
  sending_log (task, error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code) : "cancelled");
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
sending_succeed (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  exchange_end (task);

  SoupMessageHeaders *headers = soup_message_get_response_headers (sending->message);
  SolAnswer *answer = g_new0 (SolAnswer, 1);
  answer->status = soup_message_get_status (sending->message);
  answer->path = g_strdup (g_uri_get_path (soup_message_get_uri (sending->message)));
  answer->content_type = headers_get_type (headers);
  answer->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  answer->retry_at = sol_retry_after_parse (soup_message_headers_get_one (headers, "Retry-After"),
                                            sol_clock_now (sending->clock));
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&sending->body));
  answer->headers = soup_message_headers_ref (headers);

  char status[16];
  g_snprintf (status, sizeof status, "%u", answer->status);
  sending_log (task, status);
  g_task_return_pointer (task, answer, (GDestroyNotify) sol_answer_free);
}

/* libsoup takes the end of a connection for the end of a body when the server had said that it would close.
 */
static gboolean
sending_is_cut (const Sending *sending)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (sending->message);
  guint status = soup_message_get_status (sending->message);
  return status == 200 && soup_message_headers_get_one (headers, "Content-Encoding") == NULL
         && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
         && sending->body->len < soup_message_headers_get_content_length (headers);
}

static void exchange_read (GTask *task);

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
  if (!sending->gave_up && !sending_is_cut (sending))
    {
      sending_succeed (task);
      return;
    }
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, sending->gave_up ? G_IO_ERROR_CANCELLED : G_IO_ERROR_PARTIAL_INPUT,
                             "The answer has not come whole");
  sending_fail (task, error);
}

/* Closing an unread rest would first read it; a cancelled close drops the connection instead. */
static void
exchange_give_up (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  sending->gave_up = TRUE;
  g_cancellable_cancel (sending->cancellable);
  g_input_stream_close_async (sending->stream, G_PRIORITY_DEFAULT, sending->cancellable, closed_cb,
                              g_object_ref (task));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (bytes == NULL)
    {
      if (sending->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        exchange_give_up (task);
      else
        sending_fail (task, error);
      return;
    }

  gsize n = g_bytes_get_size (bytes);
  if (n == 0)
    {
      g_input_stream_close_async (sending->stream, G_PRIORITY_DEFAULT, NULL, closed_cb, g_object_ref (task));
      return;
    }
  if (sending->body->len + n > sending->request->cap)
    {
      sending->too_large = TRUE;
      exchange_give_up (task);
      return;
    }
  g_byte_array_append (sending->body, g_bytes_get_data (bytes, NULL), (guint) n);
  exchange_read (task);
}

static void
exchange_read (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  g_input_stream_read_bytes_async (sending->stream, CHUNK, G_PRIORITY_DEFAULT, sending->cancellable, read_cb,
                                   g_object_ref (task));
}

static void exchange_transmit (GTask *task);

/* Returns: whether the answer is a redirect that is being followed. */
static gboolean
exchange_follow (SolExchange *self, GTask *task)
{
  Sending *sending = g_task_get_task_data (task);
  guint status = soup_message_get_status (sending->message);
  const char *location
      = soup_message_headers_get_one (soup_message_get_response_headers (sending->message), "Location");
  if (!(sending->request->flags & SOL_REQUEST_FOLLOW) || location == NULL || status < 301 || status > 308
      || (status > 303 && status < 307) || sending->redirects >= MOST_REDIRECTS)
    return FALSE;
  /* 307 and 308 want the body once more; a password goes out once. */
  if (status >= 307 && sending->request->body != NULL)
    return FALSE;

  g_autoptr (GUri) next
      = g_uri_parse_relative (soup_message_get_uri (sending->message), location, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) url = next == NULL ? NULL : sol_hosts_map (next, self->origin);
  if (url == NULL)
    return FALSE;
  sending->redirects++;
  g_byte_array_set_size (sending->body, 0);
  exchange_prepare (self, sending, SOUP_METHOD_GET, url);
  exchange_transmit (task);
  return TRUE;
}

static void
skipped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
  SolExchange *self = g_task_get_source_object (task);
  if (!exchange_follow (self, task))
    sending_succeed (task);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_clear_object (&sending->stream);
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (stream == NULL)
    {
      sending_fail (task, error);
      return;
    }
  sending->stream = stream;
  guint status = soup_message_get_status (sending->message);
  if ((sending->request->flags & SOL_REQUEST_FOLLOW) && status >= 300 && status <= 399)
    {
      g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, sending->cancellable, skipped_cb,
                                  g_object_ref (task));
      return;
    }
  exchange_read (task);
}

static void
exchange_transmit (GTask *task)
{
  SolExchange *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  soup_session_send_async (self->session, sending->message, G_PRIORITY_DEFAULT, sending->cancellable, send_cb,
                           g_object_ref (task));
}

static void
deadline_cb (gpointer user_data)
{
  Sending *sending = user_data;
  sending->deadline = 0;
  sending->timed_out = TRUE;
  g_cancellable_cancel (sending->cancellable);
}

static gboolean
caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Sending *sending = user_data;
  g_cancellable_cancel (sending->cancellable);
  return G_SOURCE_REMOVE;
}

void
sol_exchange_send_async (SolExchange *self, SolRequest *request, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_EXCHANGE (self));
  g_return_if_fail (request != NULL);

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_exchange_send_async);
  /* A request that has left is reported as such even when it was cancelled afterwards. */
  g_task_set_check_cancellable (task, FALSE);

  Sending *sending = g_new0 (Sending, 1);
  sending->request = request;
  sending->body = g_byte_array_new ();
  sending->cancellable = g_cancellable_new ();
  sending->clock = g_object_ref (self->clock);
  sending->started = sol_clock_monotonic (self->clock);
  g_task_set_task_data (task, sending, sending_free);
  g_autoptr (GTask) owned = task;
  if (g_task_return_error_if_cancelled (task))
    return;

  g_autofree char *text = g_strconcat (sol_host_get_url (request->host), request->target, NULL);
  g_autoptr (GUri) parsed = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) url = parsed == NULL ? NULL : sol_hosts_map (parsed, self->origin);
  if (url == NULL)
    {
      g_task_return_error (task, sol_error_new (SOL_ERROR_REFUSED));
      return;
    }
  if (cancellable != NULL)
    {
      sending->caller_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (sending->caller_source, G_SOURCE_FUNC (caller_cancelled_cb), sending, NULL);
      g_source_attach (sending->caller_source, g_main_context_get_thread_default ());
    }
  self->in_flight++;
  sending->deadline = sol_clock_add (self->clock, self->timeout, G_PRIORITY_DEFAULT, deadline_cb, sending);
  exchange_prepare (self, sending, request->method, url);
  exchange_transmit (task);
}

SolAnswer *
sol_exchange_send_finish (SolExchange *self, GAsyncResult *result, gboolean *sent, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  Sending *sending = g_task_get_task_data (G_TASK (result));
  if (sent != NULL)
    *sent = sending->sent;
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
sol_exchange_get_in_flight (SolExchange *self)
{
  g_return_val_if_fail (SOL_IS_EXCHANGE (self), 0);
  return self->in_flight;
}

GPtrArray *
sol_exchange_dup_cookies (SolExchange *self)
{
  g_return_val_if_fail (SOL_IS_EXCHANGE (self), NULL);
  return sol_cookies_from_jar (self->jar);
}

void
sol_exchange_set_cookies (SolExchange *self, GPtrArray *cookies)
{
  g_return_if_fail (SOL_IS_EXCHANGE (self));
  self->filling = TRUE;
  sol_cookies_fill_jar (self->jar, cookies, sol_clock_now (self->clock));
  self->filling = FALSE;
}

void
sol_exchange_set_timeout (SolExchange *self, gint64 timeout)
{
  g_return_if_fail (SOL_IS_EXCHANGE (self));
  self->timeout = timeout;
}

static void
jar_changed_cb (SoupCookieJar *jar, SoupCookie *old, SoupCookie *new, SolExchange *self)
{
  /* The server repeats many a cookie with every answer. */
  gboolean same = old != NULL
                  && new != NULL &&g_strcmp0 (soup_cookie_get_value (old), soup_cookie_get_value (new)) == 0;
  if (!self->filling && !same)
    g_signal_emit (self, signals[SIGNAL_COOKIES_CHANGED], 0);
}

static void
sol_exchange_dispose (GObject *object)
{
  SolExchange *self = SOL_EXCHANGE (object);
  if (self->session != NULL)
    soup_session_abort (self->session);
  G_OBJECT_CLASS (sol_exchange_parent_class)->dispose (object);
}

static void
sol_exchange_finalize (GObject *object)
{
  SolExchange *self = SOL_EXCHANGE (object);
  g_clear_object (&self->session);
  g_clear_object (&self->jar);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->origin, g_uri_unref);
  G_OBJECT_CLASS (sol_exchange_parent_class)->finalize (object);
}

static void
sol_exchange_class_init (SolExchangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_exchange_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_exchange_finalize;
  signals[SIGNAL_COOKIES_CHANGED] = g_signal_new ("cookies-changed", SOL_TYPE_EXCHANGE, G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sol_exchange_init (SolExchange *self)
{
  self->timeout = SOL_CALL_TIMEOUT;
}

SolExchange *
sol_exchange_new (SolClock *clock, GUri *origin, GTlsDatabase *tls_database)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);

  SolExchange *self = g_object_new (SOL_TYPE_EXCHANGE, NULL);
  self->clock = g_object_ref (clock);
  self->origin = origin == NULL ? NULL : g_uri_ref (origin);
  self->session = soup_session_new_with_options ("max-conns-per-host", MOST_CONNECTIONS, "timeout", 0, NULL);
  if (tls_database != NULL)
    soup_session_set_tls_database (self->session, tls_database);
  /* A 401 is ours to answer. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  self->jar = soup_cookie_jar_new ();
  soup_cookie_jar_set_accept_policy (self->jar, SOUP_COOKIE_JAR_ACCEPT_ALWAYS);
  soup_session_add_feature (self->session, SOUP_SESSION_FEATURE (self->jar));
  g_signal_connect_object (self->jar, "changed", G_CALLBACK (jar_changed_cb), self, 0);
  return self;
}
