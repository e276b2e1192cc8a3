/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As much of MQTT 3.1.1 as a broker needs that only ever sends. */

typedef enum
{
  SOL_SIM_MQTT_CONNECT = 1,
  SOL_SIM_MQTT_CONNACK = 2,
  SOL_SIM_MQTT_PUBLISH = 3,
  SOL_SIM_MQTT_SUBSCRIBE = 8,
  SOL_SIM_MQTT_SUBACK = 9,
  SOL_SIM_MQTT_UNSUBSCRIBE = 10,
  SOL_SIM_MQTT_UNSUBACK = 11,
  SOL_SIM_MQTT_PINGREQ = 12,
  SOL_SIM_MQTT_PINGRESP = 13,
  SOL_SIM_MQTT_DISCONNECT = 14,
} SolSimMqttType;

typedef enum
{
  SOL_SIM_MQTT_MORE, /* not yet whole */
  SOL_SIM_MQTT_PACKET,
  SOL_SIM_MQTT_BAD,
} SolSimMqttRead;

typedef struct
{
  SolSimMqttType type;
  guint8 flags;
  GBytes *rest; /* after the fixed header */
} SolSimMqttPacket;

void sol_sim_mqtt_packet_clear (SolSimMqttPacket *packet);

/* Takes the first packet off @buffer. */
SolSimMqttRead sol_sim_mqtt_read (GByteArray *buffer, SolSimMqttPacket *packet);

typedef struct
{
  char *client_id;
  char *user_name; /* nullable */
  gboolean clean;
  gboolean has_password, has_will;
  guint keep_alive; /* s */
} SolSimMqttConnect;

void sol_sim_mqtt_connect_clear (SolSimMqttConnect *connect);

/* FALSE when it is no CONNECT of MQTT 3.1.1. */
gboolean sol_sim_mqtt_read_connect (GBytes *rest, SolSimMqttConnect *connect);

/* The first topic filter; NULL when it cannot be read. */
char *sol_sim_mqtt_read_subscribe (GBytes *rest, guint16 *packet_id) G_GNUC_WARN_UNUSED_RESULT;

/* Packets to send, appended to @out. */
void sol_sim_mqtt_add_connack (GByteArray *out, guint8 code);
void sol_sim_mqtt_add_suback (GByteArray *out, guint16 packet_id, guint8 code);
void sol_sim_mqtt_add_unsuback (GByteArray *out, guint16 packet_id);
void sol_sim_mqtt_add_pingresp (GByteArray *out);
void sol_sim_mqtt_add_publish (GByteArray *out, const char *topic, GBytes *payload);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SolSimMqttPacket, sol_sim_mqtt_packet_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SolSimMqttConnect, sol_sim_mqtt_connect_clear)

G_END_DECLS
