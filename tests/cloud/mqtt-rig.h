/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "broker-fixture.h"
#include "sol-mqtt-client.h"

G_BEGIN_DECLS

/** Canned: a WebSocket server that says prepared bytes, for what no broker does by itself. */
typedef struct _Canned Canned;

/** canned_new: @protocol: (nullable): the subprotocol that it offers */
Canned *canned_new (const char *protocol);
void canned_free (Canned *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Canned, canned_free)

GUri *canned_get_origin (Canned *self);

/** canned_say: adds a message to what it says after the @after'th message it got, the first being 1. */
void canned_say (Canned *self, guint after, gconstpointer data, gsize size);
/** canned_say_text: the same as a text message. */
void canned_say_text (Canned *self, guint after, const char *text);
/** canned_hang_up: it closes after the @after'th message. */
void canned_hang_up (Canned *self, guint after);
/** canned_turn_away: it answers the handshake with @status. */
void canned_turn_away (Canned *self, guint status);

/** canned_get: Returns: (transfer none) (nullable): what came, from 0 on. */
GBytes *canned_get (Canned *self, guint index);
/** canned_await: runs the main loop until so many messages have come. */
void canned_await (Canned *self, guint count);
/** canned_get_web_origin: Returns: (transfer none) (nullable): the `Origin` of the last handshake. */
const char *canned_get_web_origin (Canned *self);
const char *canned_get_user_agent (Canned *self);

/** Call: an async result on its way to the test. */
typedef struct
{
  GAsyncResult *result;
} Call;

void call_done (GObject *source, GAsyncResult *result, gpointer user_data);
/** call_wait: Returns: (transfer full): runs the main loop until the result is there. */
GAsyncResult *call_wait (Call *call);

/* The calls, waited for. */
gboolean mqtt_connect (SolMqttClient *client, const char *user_name, GError **error);
gboolean mqtt_subscribe (SolMqttClient *client, const char *topic, GError **error);
gboolean mqtt_close (SolMqttClient *client, GError **error);

#define MQTT_HOST "a2qk7x-ats.iot.eu-central-1.amazonaws.com"

G_END_DECLS
