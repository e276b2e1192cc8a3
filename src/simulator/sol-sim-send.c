/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-send"

#include "sol-sim-call.h"

#include <string.h>
#include <sys/socket.h>

/* Answers that libsoup sends itself, and those that it would not: for these the connection is taken from it
 * and written to by hand. */

#define DRIP_MS 50
/* A line breaks a moment after the request. libsoup 3.2 repeats a read whose connection ends while it is
 * still being sent, then stops its own repetition half-way and loses the memory of it. */
#define BREAK_MS 25

static void
copy_headers (SoupMessageHeaders *from, SoupMessageHeaders *to)
{
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  soup_message_headers_iter_init (&iter, from);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    soup_message_headers_append (to, name, value);
}

static void
send_by_libsoup (SolSimCall *self)
{
  g_autoptr (SoupServerMessage) message = g_object_ref (self->message);
  gboolean paused = self->paused;
  gsize length = 0;
  const char *data = self->answer.body != NULL ? g_bytes_get_data (self->answer.body, &length) : NULL;
  soup_server_message_set_status (message, self->answer.status, NULL);
  copy_headers (self->answer.headers, soup_server_message_get_response_headers (message));
  if (data != NULL && length > 0)
    soup_server_message_set_response (message, self->answer.type, SOUP_MEMORY_COPY, data, length);
  else if (self->answer.type != NULL)
    soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                           self->answer.type, NULL);
  sol_sim_call_free (self);
  if (paused)
    soup_server_message_unpause (message);
}

static GBytes *
make_head_and_body (SolSimCall *self)
{
  gsize length = self->answer.body != NULL ? g_bytes_get_size (self->answer.body) : 0;
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "HTTP/1.1 %u %s\r\n", self->answer.status,
                          soup_status_get_phrase (self->answer.status));
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  soup_message_headers_iter_init (&iter, self->answer.headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (text, "%s: %s\r\n", name, value);
  if (self->answer.type != NULL)
    g_string_append_printf (text, "Content-Type: %s\r\n", self->answer.type);
  g_string_append_printf (text, "Content-Length: %" G_GSIZE_FORMAT "\r\nConnection: close\r\n\r\n", length);
  if (length > 0 && self->answer.sending == SOL_SIM_SENDING_TRUNCATE)
    length /= 2;
  if (length > 0)
    g_string_append_len (text, g_bytes_get_data (self->answer.body, NULL), (gssize) length);
  return g_string_free_to_bytes (text);
}

static void
write_some (SolSimCall *self)
{
  gsize left = g_bytes_get_size (self->rest);
  gsize piece = left;
  if (self->answer.sending == SOL_SIM_SENDING_DRIP)
    piece = CLAMP ((gsize) (MAX (self->answer.rate, 1) * DRIP_MS / 1000), 1, left);
  gsize written = 0;
  gboolean ok = g_output_stream_write_all (g_io_stream_get_output_stream (self->stream),
                                           g_bytes_get_data (self->rest, NULL), piece, &written, NULL, NULL);
  if (!ok || written >= left)
    {
      g_io_stream_close (self->stream, NULL, NULL);
      sol_sim_call_free (self);
      return;
    }
  GBytes *rest = g_bytes_new_from_bytes (self->rest, written, left - written);
  g_bytes_unref (self->rest);
  self->rest = rest;
  sol_sim_call_wait (self, DRIP_MS, write_some);
}

/* A reset instead of an orderly end: what a client sees when a machine on the way gives up. */
static void
set_to_reset (GIOStream *stream)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = G_IS_SOCKET_CONNECTION (stream)
                        ? g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream))
                        : NULL;
  if (socket != NULL)
    setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

static void
break_off (SolSimCall *self)
{
  g_io_stream_close (self->stream, NULL, NULL);
  sol_sim_call_free (self);
}

static void
send_by_hand (SolSimCall *self)
{
  g_clear_signal_handler (&self->finished_handler, self->message);
  self->paused = FALSE;
  self->stream = soup_server_message_steal_connection (self->message);
  if (self->answer.sending == SOL_SIM_SENDING_RESET)
    set_to_reset (self->stream);
  switch (self->answer.sending)
    {
    case SOL_SIM_SENDING_NEVER:
      g_hash_table_add (self->server->waiting, self);
      break;
    case SOL_SIM_SENDING_TRUNCATE:
    case SOL_SIM_SENDING_DRIP:
      self->rest = make_head_and_body (self);
      write_some (self);
      break;
    case SOL_SIM_SENDING_NORMAL:
    case SOL_SIM_SENDING_RESET:
    case SOL_SIM_SENDING_CLOSE:
      sol_sim_call_wait (self, BREAK_MS, break_off);
      break;
    }
}

void
sol_sim_call_send (SolSimCall *self)
{
  gboolean answered = self->answer.sending != SOL_SIM_SENDING_RESET
                      && self->answer.sending != SOL_SIM_SENDING_CLOSE
                      && self->answer.sending != SOL_SIM_SENDING_NEVER;
  if (self->log_number != 0)
    sol_sim_log_note_answer (self->server->log, self->log_number, answered ? self->answer.status : 0,
                             self->fault != NULL ? sol_sim_fault_get_name (self->fault) : NULL);
  if (self->answer.sending == SOL_SIM_SENDING_NORMAL)
    send_by_libsoup (self);
  else
    send_by_hand (self);
}
