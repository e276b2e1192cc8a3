/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mqtt-rig"

#include "mqtt-rig.h"

#include <string.h>

#include "sol-hosts.h"

#define PATIENCE_S 20

typedef struct
{
  guint after;
  GBytes *bytes; /* (nullable): hang up */
  gboolean text;
} Say;

struct _Canned
{
  GSocketService *service;
  SoupServer *server;
  GUri *origin;
  GArray *says;
  GPtrArray *received;
  GPtrArray *connections;
  guint turn_away;
  char *web_origin;
  char *user_agent;
};

static void
say_clear (gpointer data)
{
  Say *say = data;
  g_clear_pointer (&say->bytes, g_bytes_unref);
}

static void
message_cb (SoupWebsocketConnection *connection, int type, GBytes *bytes, gpointer user_data)
{
  Canned *self = user_data;
  g_ptr_array_add (self->received, g_bytes_ref (bytes));
  for (guint i = 0; i < self->says->len; i++)
    {
      const Say *say = &g_array_index (self->says, Say, i);
      if (say->after != self->received->len
          || soup_websocket_connection_get_state (connection) != SOUP_WEBSOCKET_STATE_OPEN)
        continue;
      if (say->bytes == NULL)
        soup_websocket_connection_close (connection, SOUP_WEBSOCKET_CLOSE_GOING_AWAY, NULL);
      else
        soup_websocket_connection_send_message (
            connection, say->text ? SOUP_WEBSOCKET_DATA_TEXT : SOUP_WEBSOCKET_DATA_BINARY, say->bytes);
    }
}

static void
connected_cb (SoupServer *server, SoupServerMessage *message, const char *path,
              SoupWebsocketConnection *connection, gpointer user_data)
{
  Canned *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_free (self->web_origin);
  g_free (self->user_agent);
  self->web_origin = g_strdup (soup_websocket_connection_get_origin (connection));
  self->user_agent = g_strdup (soup_message_headers_get_one (headers, "User-Agent"));
  g_assert_cmpstr (path, ==, "/mqtt");
  g_ptr_array_add (self->connections, g_object_ref (connection));
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), self);
}

static void
turn_away_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
              gpointer user_data)
{
  Canned *self = user_data;
  soup_server_message_set_status (message, self->turn_away, NULL);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  Canned *self = user_data;
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

Canned *
canned_new (const char *protocol)
{
  Canned *self = g_new0 (Canned, 1);
  char *protocols[] = { (char *) protocol, NULL };
  g_autoptr (GError) error = NULL;

  self->says = g_array_new (FALSE, TRUE, sizeof (Say));
  g_array_set_clear_func (self->says, say_clear);
  self->received = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_bytes_unref);
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_websocket_handler (self->server, "/mqtt", NULL, protocol == NULL ? NULL : protocols,
                                     connected_cb, self, NULL);

  /* libsoup's own listener leaks a socket for each connection (3.2). */
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_autofree char *origin
      = g_strdup_printf ("http://127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  self->origin = sol_hosts_parse_origin (origin, &error);
  g_assert_no_error (error);
  return self;
}

void
canned_free (Canned *self)
{
  for (guint i = 0; i < self->connections->len; i++)
    {
      SoupWebsocketConnection *connection = g_ptr_array_index (self->connections, i);
      g_signal_handlers_disconnect_by_data (connection, self);
    }
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->connections, g_ptr_array_unref);
  g_clear_pointer (&self->received, g_ptr_array_unref);
  g_clear_pointer (&self->says, g_array_unref);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_free (self->web_origin);
  g_free (self->user_agent);
  g_free (self);
}

GUri *
canned_get_origin (Canned *self)
{
  return self->origin;
}

void
canned_say (Canned *self, guint after, gconstpointer data, gsize size)
{
  Say say = { after, g_bytes_new (data, size), FALSE };
  g_array_append_val (self->says, say);
}

void
canned_say_text (Canned *self, guint after, const char *text)
{
  Say say = { after, g_bytes_new (text, strlen (text)), TRUE };
  g_array_append_val (self->says, say);
}

void
canned_hang_up (Canned *self, guint after)
{
  Say say = { after, NULL, FALSE };
  g_array_append_val (self->says, say);
}

void
canned_turn_away (Canned *self, guint status)
{
  self->turn_away = status;
  soup_server_remove_handler (self->server, "/mqtt");
  soup_server_add_handler (self->server, "/mqtt", turn_away_cb, self, NULL);
}

GBytes *
canned_get (Canned *self, guint index)
{
  return index < self->received->len ? g_ptr_array_index (self->received, index) : NULL;
}

const char *
canned_get_web_origin (Canned *self)
{
  return self->web_origin;
}

const char *
canned_get_user_agent (Canned *self)
{
  return self->user_agent;
}

static gboolean
guard_cb (gpointer data)
{
  g_error ("nothing came of it in time");
  return G_SOURCE_REMOVE;
}

void
canned_await (Canned *self, guint count)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, guard_cb, NULL);
  while (self->received->len < count)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

void
call_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_assert_null (call->result);
  call->result = g_object_ref (result);
}

GAsyncResult *
call_wait (Call *call)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, guard_cb, NULL);
  while (call->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  return g_steal_pointer (&call->result);
}

gboolean
mqtt_connect (SolMqttClient *client, const char *user_name, GError **error)
{
  Call call = { 0 };
  sol_mqtt_client_connect_async (client, MQTT_HOST, SOL_BASE_URL, user_name, NULL, call_done, &call);
  g_autoptr (GAsyncResult) result = call_wait (&call);
  return sol_mqtt_client_connect_finish (client, result, error);
}

gboolean
mqtt_subscribe (SolMqttClient *client, const char *topic, GError **error)
{
  Call call = { 0 };
  sol_mqtt_client_subscribe_async (client, topic, NULL, call_done, &call);
  g_autoptr (GAsyncResult) result = call_wait (&call);
  return sol_mqtt_client_subscribe_finish (client, result, error);
}

gboolean
mqtt_close (SolMqttClient *client, GError **error)
{
  Call call = { 0 };
  sol_mqtt_client_close_async (client, NULL, call_done, &call);
  g_autoptr (GAsyncResult) result = call_wait (&call);
  return sol_mqtt_client_close_finish (client, result, error);
}
