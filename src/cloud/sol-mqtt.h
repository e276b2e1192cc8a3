/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The part of MQTT 3.1.1 that the live stream speaks (addendum 2.3): what a client that only listens says,
 * and what it may hear. Pure: bytes in, packets out, and the other way round.
 */

/* Bytes of a packet beyond this are refused. */
#define SOL_MQTT_CAP ((gsize) 256 * 1024)

/** SolMqttType: the kinds of packets, as numbered on the wire. */
typedef enum
{
  SOL_MQTT_CONNECT = 1,
  SOL_MQTT_CONNACK = 2,
  SOL_MQTT_PUBLISH = 3,
  SOL_MQTT_PUBACK = 4,
  SOL_MQTT_SUBSCRIBE = 8,
  SOL_MQTT_SUBACK = 9,
  SOL_MQTT_PINGREQ = 12,
  SOL_MQTT_PINGRESP = 13,
  SOL_MQTT_DISCONNECT = 14,
} SolMqttType;

/* A subscription that was refused, in the place of a quality of service. */
#define SOL_MQTT_REFUSED 0x80

/** SolMqttPacket: a packet of a broker: CONNACK, SUBACK, PUBLISH or PINGRESP. Plain data. */
typedef struct
{
  SolMqttType type;
  guint8 code; /* CONNACK: 0 accepted, 1 to 5 the reason why not; SUBACK: 0 to 2, or %SOL_MQTT_REFUSED */
  gboolean session_present; /* CONNACK */
  guint16 id;               /* SUBACK; PUBLISH of quality 1; else 0 */
  guint8 quality;           /* PUBLISH: 0 or 1 */
  gboolean retained;        /* PUBLISH */
  char *topic;              /* (owned) (nullable) PUBLISH */
  GBytes *payload;          /* (owned) (nullable) PUBLISH */
} SolMqttPacket;

void sol_mqtt_packet_free (SolMqttPacket *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolMqttPacket, sol_mqtt_packet_free)

/** SolMqttParser: puts packets together from pieces of any size. */
typedef struct _SolMqttParser SolMqttParser;

/** sol_mqtt_parser_new: @cap: most bytes of a packet, without its first two to five. */
SolMqttParser *sol_mqtt_parser_new (gsize cap) G_GNUC_WARN_UNUSED_RESULT;
void sol_mqtt_parser_free (SolMqttParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolMqttParser, sol_mqtt_parser_free)

/** sol_mqtt_parser_push: takes in what came; then ask for packets until there is none. */
void sol_mqtt_parser_push (SolMqttParser *self, gconstpointer data, gsize length);

/**
 * sol_mqtt_parser_next:
 *
 * Returns: (transfer full) (nullable): the next packet; %NULL without @error when more bytes are needed,
 * %NULL with %SOL_ERROR_BAD_RESPONSE when what came is no packet that a broker may send us, now and ever
 * after
 */
SolMqttPacket *sol_mqtt_parser_next (SolMqttParser *self, GError **error);

/** sol_mqtt_parser_get_held: bytes that wait for the rest of their packet. */
gsize sol_mqtt_parser_get_held (SolMqttParser *self);

/** sol_mqtt_text_is_valid: UTF-8 without U+0000, not longer than two bytes can say. */
gboolean sol_mqtt_text_is_valid (const char *text);

/** sol_mqtt_topic_is_valid: a topic as it is published: a text, not empty, without wildcards. */
gboolean sol_mqtt_topic_is_valid (const char *topic);

/**
 * sol_mqtt_pack_connect:
 * @user_name: (nullable)
 * @keep_alive: seconds; 0 never
 *
 * CONNECT at protocol level 4, a clean session, no will, no password. The bytes hold @user_name: do not log
 * them; they are overwritten when the last reference goes.
 *
 * Returns: (transfer full) (nullable): %NULL when a text cannot be sent
 */
GBytes *sol_mqtt_pack_connect (const char *client_id, const char *user_name, guint16 keep_alive);

/** sol_mqtt_pack_subscribe: Returns: (transfer full) (nullable): SUBSCRIBE to exactly @topic; %NULL when it
 * is none. */
GBytes *sol_mqtt_pack_subscribe (guint16 id, const char *topic, guint8 quality);

GBytes *sol_mqtt_pack_puback (guint16 id);
GBytes *sol_mqtt_pack_pingreq (void);
GBytes *sol_mqtt_pack_disconnect (void);

G_END_DECLS
