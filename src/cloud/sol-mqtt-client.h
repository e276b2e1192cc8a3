/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_MQTT_TIMEOUT (15 * SOL_SECOND)
#define SOL_MQTT_KEEP_ALIVE 30

#define SOL_TYPE_MQTT_CLIENT (sol_mqtt_client_get_type ())
G_DECLARE_FINAL_TYPE (SolMqttClient, sol_mqtt_client, SOL, MQTT_CLIENT, GObject)

/** sol_mqtt_host_is_allowed: whether @host is a broker of the live stream (docs/architecture.md "Bytes from
 * outside"). */
gboolean sol_mqtt_host_is_allowed (const char *host);

/** sol_mqtt_map: Returns: (transfer full) (nullable): where the broker @host is reached: over TLS, or at
 * @origin (nullable), which stands in for all of them; %NULL when that is nowhere we go. */
GUri *sol_mqtt_map (const char *host, GUri *origin);

/**
 * sol_mqtt_client_new:
 * @origin: (nullable): from sol_hosts_parse_origin(); stands in for every broker
 * @tls_database: (nullable): certificates to trust instead of the system's
 *
 * Makes a client of one MQTT 3.1.1 connection over a WebSocket (addendum 2.3). It connects once; for another
 * connection make another client. Nothing of what it sends or receives is ever logged.
 *
 * Signals:
 * `message` (topic: utf8, payload: GBytes): a publication came.
 * `closed` (error: GError): the connection that was there ended, while no call was under way and not by our
 * own hand: %SOL_ERROR_UNAVAILABLE (the broker broke off or fell silent) or %SOL_ERROR_BAD_RESPONSE (what it
 * said is no MQTT).
 *
 * When the last reference goes, the broker is told good-bye.
 */
SolMqttClient *sol_mqtt_client_new (SolClock *clock, GUri *origin, GTlsDatabase *tls_database)
    G_GNUC_WARN_UNUSED_RESULT;

/** sol_mqtt_client_set_timeout: deadline per step (handshake, each answer), microseconds. */
void sol_mqtt_client_set_timeout (SolMqttClient *self, gint64 timeout);

/** sol_mqtt_client_set_keep_alive: seconds between signs of life; before connecting. A ping goes out in time,
 * and its answer has the timeout of a step. */
void sol_mqtt_client_set_keep_alive (SolMqttClient *self, guint16 seconds);

/** sol_mqtt_client_is_connected: whether the broker has let us in and the connection stands. */
gboolean sol_mqtt_client_is_connected (SolMqttClient *self);

/**
 * sol_mqtt_client_connect_async:
 * @host: of the broker; must be allowed
 * @web_origin: (nullable): the `Origin` header
 * @user_name: (nullable): copied and wiped
 *
 * Shakes hands and logs in with a random client id. One call at a time; a call that fails or is cancelled
 * ends the connection. Fails with %SOL_ERROR_REFUSED (not a host we go to, or refused by the broker),
 * %SOL_ERROR_OFFLINE (no way there), %SOL_ERROR_UNAVAILABLE (broke off, no answer in time, a bad certificate,
 * overloaded), %SOL_ERROR_FORBIDDEN (the name was not accepted), %SOL_ERROR_RATE_LIMITED,
 * %SOL_ERROR_BAD_RESPONSE, %SOL_ERROR_BUSY (a call is under way, or it was connected before) or
 * %G_IO_ERROR_CANCELLED.
 */
void sol_mqtt_client_connect_async (SolMqttClient *self, const char *host, const char *web_origin,
                                    const char *user_name, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_mqtt_client_connect_finish (SolMqttClient *self, GAsyncResult *result, GError **error);

/** sol_mqtt_client_subscribe_async: to exactly @topic, at quality 0. Fails as connecting does, with
 * %SOL_ERROR_FORBIDDEN when the broker refuses the topic, %SOL_ERROR_OFFLINE when not connected. */
void sol_mqtt_client_subscribe_async (SolMqttClient *self, const char *topic, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_mqtt_client_subscribe_finish (SolMqttClient *self, GAsyncResult *result, GError **error);

/** sol_mqtt_client_close_async: says good-bye and waits until the connection is gone, at most the timeout; a
 * call under way ends as cancelled. Fails only when cancelled; the connection is gone then, too. */
void sol_mqtt_client_close_async (SolMqttClient *self, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_mqtt_client_close_finish (SolMqttClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
