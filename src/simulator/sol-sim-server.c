/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-server"

#include "sol-sim-server.h"

#include "sol-sim-admin.h"
#include "sol-sim-broker.h"
#include "sol-sim-fault-kinds.h"
#include "sol-sim-route.h"
#include "sol-sim-tariff.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

#define SESSIONS_MAX 100
#define FEW_SESSIONS 2
#define ROTATE_EVERY 12 /* answers of a session */

static void
waiting_free (gpointer data)
{
  sol_sim_call_free (data);
}

static gboolean
read_quirks (guint *wire, char **names, GError **error)
{
  static const struct
  {
    const char *name;
    guint bit;
  } quirks[] = {
    { "secure-cookies", SOL_SIM_QUIRK_SECURE_COOKIES },
    { "lean", SOL_SIM_QUIRK_LEAN },
    { "iq40", SOL_SIM_QUIRK_IQ40 },
    { "few-sessions", SOL_SIM_QUIRK_FEW_SESSIONS },
    { "bare-config", SOL_SIM_QUIRK_BARE_CONFIG },
    { "legacy", SOL_SIM_WIRE_LEGACY },
    { "regional-calls", SOL_SIM_WIRE_DIALECT },
    { "fallbacks", SOL_SIM_WIRE_FALLBACKS },
    { "old-sites", SOL_SIM_WIRE_OLD_SITES },
    { "raw-cookie", SOL_SIM_WIRE_RAW_COOKIE },
    { "no-devices", SOL_SIM_WIRE_NO_DEVICES },
    { "mixed", SOL_SIM_QUIRK_MIXED },
    { "no-source", SOL_SIM_QUIRK_NO_SOURCE },
    { "xsrf-by-check", SOL_SIM_QUIRK_XSRF_BY_CHECK },
  };
  for (; *names != NULL; names++)
    {
      guint bit = 0;
      for (guint i = 0; i < G_N_ELEMENTS (quirks); i++)
        if (strcmp (quirks[i].name, *names) == 0)
          bit = quirks[i].bit;
      if (bit == 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no peculiarity \"%s\"",
                       *names);
          return FALSE;
        }
      *wire |= bit;
    }
  return TRUE;
}

const SolSimScenario *
sol_sim_server_read_scenario (const char *scenario, guint *wire, GError **error)
{
  g_auto (GStrv) names = g_strsplit (scenario != NULL && *scenario != '\0' ? scenario : "home", "+", -1);
  const SolSimScenario *row = sol_sim_scenario_find (*names[0] != '\0' ? names[0] : NULL);
  if (row == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no scenario \"%s\"", names[0]);
      return NULL;
    }
  *wire = row->wire;
  return read_quirks (wire, names + 1, error) ? row : NULL;
}

SolSimServer *
sol_sim_server_new (const char *scenario, guint32 seed, double speed, gint64 start, GError **error)
{
  guint wire = 0;
  const SolSimScenario *row = sol_sim_server_read_scenario (scenario, &wire, error);
  if (row == NULL)
    return NULL;
  g_autoptr (SolSimServer) self = g_new0 (SolSimServer, 1);
  self->waiting = g_hash_table_new_full (NULL, NULL, waiting_free, NULL);
  self->quirks = wire;
  self->sessions_max = self->quirks & SOL_SIM_QUIRK_FEW_SESSIONS ? FEW_SESSIONS : SESSIONS_MAX;
  if (start == 0)
    start = row->default_start;
  g_mutex_init (&self->clock_lock);
  self->clock = sol_sim_clock_new (start != 0 ? start * G_USEC_PER_SEC : -1, speed);
  self->home = sol_sim_home_new (row, seed, sol_sim_clock_now (self->clock));
  self->sign_ins = sol_sim_sign_ins_new ();
  self->faults = sol_sim_faults_new ();
  self->log = sol_sim_log_new ();
  self->broker = sol_sim_broker_new (self);
  self->tariffs = sol_sim_tariffs_new ();
  return g_steal_pointer (&self);
}

void
sol_sim_server_free (SolSimServer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  if (self->service != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->service, self);
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_pointer (&self->broker, sol_sim_broker_free);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->tariffs, sol_sim_tariffs_free);
  g_clear_pointer (&self->log, sol_sim_log_free);
  g_clear_pointer (&self->faults, sol_sim_faults_free);
  g_clear_pointer (&self->sign_ins, sol_sim_sign_ins_free);
  g_clear_pointer (&self->home, sol_sim_home_free);
  g_clear_pointer (&self->clock, sol_sim_clock_free);
  g_mutex_clear (&self->clock_lock);
  g_free (self->origin);
  g_free (self);
}

gint64
sol_sim_server_now_us (SolSimServer *self)
{
  g_mutex_lock (&self->clock_lock);
  gint64 now = sol_sim_clock_now_us (self->clock);
  g_mutex_unlock (&self->clock_lock);
  return now;
}

void
sol_sim_server_advance (SolSimServer *self, gint64 by_us)
{
  g_mutex_lock (&self->clock_lock);
  sol_sim_clock_advance (self->clock, by_us);
  g_mutex_unlock (&self->clock_lock);
}

void
sol_sim_server_set_speed (SolSimServer *self, double speed)
{
  g_mutex_lock (&self->clock_lock);
  if (speed >= 0)
    sol_sim_clock_set_speed (self->clock, speed);
  g_mutex_unlock (&self->clock_lock);
}

double
sol_sim_server_get_speed (SolSimServer *self)
{
  g_mutex_lock (&self->clock_lock);
  double speed = sol_sim_clock_get_speed (self->clock);
  g_mutex_unlock (&self->clock_lock);
  return speed;
}

gint64
sol_sim_server_live (SolSimServer *self)
{
  gint64 now = sol_sim_server_now_us (self) / G_USEC_PER_SEC;
  sol_sim_home_run_until (self->home, now);
  return now;
}

static gboolean
is_left_hanging (const SolSimCall *call)
{
  if (call->answer.sending != SOL_SIM_SENDING_NEVER || call->stream == NULL)
    return FALSE;
  /* A client that gave up has closed its end, which can be read. */
  GInputStream *input = g_io_stream_get_input_stream (call->stream);
  return !g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (input));
}

guint
sol_sim_server_count_hanging (SolSimServer *self)
{
  GHashTableIter iter;
  gpointer call;
  guint count = 0;
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &call, NULL))
    count += is_left_hanging (call) ? 1 : 0;
  return count;
}

/* The session's cookies change now and then, as on the cloud; a manager token that is half through is
 * replaced. */
static void
rotate (SolSimCall *call)
{
  SolSimSignIn *sign_in = call->sign_in;
  SolSimSignIns *sign_ins = call->server->sign_ins;
  if (sign_in == NULL || !sign_in->complete || call->now >= sign_in->until || call->answer.status >= 300)
    return;
  gint64 left = sign_in->manager_until - call->now;
  gboolean old = left > 0 && left < SOL_SIM_TOKEN_LIFE_S / 2;
  if (old)
    sol_sim_sign_ins_issue (sign_ins, sign_in, SOL_SIM_TOKEN_MANAGER, call->now);
  if (++sign_in->answers % ROTATE_EVERY != 0 && !old)
    return;
  sol_sim_sign_ins_rotate (sign_ins, sign_in);
  sol_sim_answer_session_cookies (call, sign_in, FALSE);
}

static void
handle (SolSimCall *call)
{
  const SolSimFault *fault = call->fault;
  const SolSimFaultKind *kind = fault != NULL ? fault->kind : NULL;
  call->now = sol_sim_server_live (call->server);
  if (kind == NULL || kind->before == NULL || !kind->before (call, fault))
    {
      sol_sim_route_call (call);
      rotate (call);
    }
  if (kind != NULL && kind->after != NULL)
    kind->after (call, fault);
  if (kind != NULL)
    call->answer.sending = kind->sending;
  for (guint i = 0; fault != NULL && fault->headers != NULL && i + 1 < fault->headers->len; i += 2)
    soup_message_headers_replace (call->answer.headers, fault->headers->pdata[i],
                                  fault->headers->pdata[i + 1]);
  sol_sim_call_send (call);
}

static void
on_request (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  SolSimServer *self = data;
  SolSimCall *call = sol_sim_call_new (self, message, path, query);
  if (sol_sim_admin_is_path (path))
    {
      sol_sim_admin_call (call);
      sol_sim_call_send (call);
      return;
    }
  call->log_number
      = sol_sim_log_add (self->log, sol_sim_server_now_us (self) / G_USEC_PER_SEC, message, path, call->body);
  call->fault = sol_sim_faults_take (self->faults, call->method, path);
  guint delay
      = call->fault != NULL && call->fault->kind->delay != NULL ? call->fault->kind->delay (call->fault) : 0;
  if (delay > 0)
    sol_sim_call_wait (call, delay, handle);
  else
    handle (call);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  SolSimServer *self = data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  /* Small answers leave at once. */
  g_socket_set_option (g_socket_connection_get_socket (connection), IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  soup_server_accept_iostream (self->soup, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

/* libsoup keeps connections alive only while it listens itself; nobody knows the port of this one. */
static gboolean
listen_idly (SoupServer *soup, GInetAddress *loopback, GError **error)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  return socket != NULL && g_socket_bind (socket, any, FALSE, error) && g_socket_listen (socket, error)
         && soup_server_listen_socket (soup, socket, 0, error);
}

/* Connections are accepted here and handed to libsoup: its own listener leaks a socket for each (3.2). */
gboolean
sol_sim_server_listen (SolSimServer *self, guint port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, (guint16) port);
  g_autoptr (GSocketAddress) got = NULL;
  self->soup = soup_server_new ("server-header", "nginx", NULL);
  soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
  sol_sim_broker_listen (self->broker, self->soup);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  if (!listen_idly (self->soup, loopback, error)
      || !g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                         G_SOCKET_PROTOCOL_TCP, NULL, &got, error))
    return FALSE;
  self->origin
      = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  return TRUE;
}
