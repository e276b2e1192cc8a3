/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-mqtt"

#include "sol-sim-mqtt.h"

#include <string.h>

#define MAX_PACKET (64 * 1024)

void
sol_sim_mqtt_packet_clear (SolSimMqttPacket *packet)
{
  g_clear_pointer (&packet->rest, g_bytes_unref);
}

void
sol_sim_mqtt_connect_clear (SolSimMqttConnect *connect)
{
  g_clear_pointer (&connect->client_id, g_free);
  g_clear_pointer (&connect->user_name, g_free);
}

SolSimMqttRead
sol_sim_mqtt_read (GByteArray *buffer, SolSimMqttPacket *packet)
{
  gsize length = 0, at = 1;
  guint8 byte = 0x80;
  for (guint shift = 0; byte & 0x80; shift += 7, at++)
    {
      if (at > 4)
        return SOL_SIM_MQTT_BAD;
      if (at >= buffer->len)
        return SOL_SIM_MQTT_MORE;
      byte = buffer->data[at];
      length |= (gsize) (byte & 0x7f) << shift;
    }
  if (length > MAX_PACKET)
    return SOL_SIM_MQTT_BAD;
  if (buffer->len < at + length)
    return SOL_SIM_MQTT_MORE;
  sol_sim_mqtt_packet_clear (packet);
  packet->type = (SolSimMqttType) (buffer->data[0] >> 4);
  packet->flags = buffer->data[0] & 0x0f;
  packet->rest = g_bytes_new (buffer->data + at, length);
  g_byte_array_remove_range (buffer, 0, (guint) (at + length));
  return SOL_SIM_MQTT_PACKET;
}

typedef struct
{
  const guint8 *data;
  gsize left;
  gboolean bad;
} Reader;

static Reader
reader_of (GBytes *bytes)
{
  Reader reader = { 0 };
  reader.data = g_bytes_get_data (bytes, &reader.left);
  return reader;
}

static guint
read_number (Reader *reader, guint size)
{
  guint value = 0;
  if (reader->left < size)
    {
      reader->bad = TRUE;
      return 0;
    }
  for (guint i = 0; i < size; i++)
    value = value << 8 | reader->data[i];
  reader->data += size;
  reader->left -= size;
  return value;
}

static char *
read_string (Reader *reader)
{
  gsize length = read_number (reader, 2);
  if (reader->bad || reader->left < length
      || !g_utf8_validate ((const char *) reader->data, (gssize) length, NULL))
    {
      reader->bad = TRUE;
      return NULL;
    }
  char *text = g_strndup ((const char *) reader->data, length);
  reader->data += length;
  reader->left -= length;
  return text;
}

gboolean
sol_sim_mqtt_read_connect (GBytes *rest, SolSimMqttConnect *connect)
{
  Reader reader = reader_of (rest);
  g_autofree char *name = read_string (&reader);
  guint level = read_number (&reader, 1);
  guint flags = read_number (&reader, 1);
  connect->keep_alive = read_number (&reader, 2);
  connect->clean = flags & 0x02;
  connect->has_will = flags & 0x04;
  connect->has_password = flags & 0x40;
  connect->client_id = read_string (&reader);
  if (connect->has_will)
    return FALSE;
  if (flags & 0x80)
    connect->user_name = read_string (&reader);
  g_autofree char *password = connect->has_password ? read_string (&reader) : NULL;
  return !reader.bad && reader.left == 0 && level == 4 && g_strcmp0 (name, "MQTT") == 0 && !(flags & 0x01);
}

char *
sol_sim_mqtt_read_subscribe (GBytes *rest, guint16 *packet_id)
{
  Reader reader = reader_of (rest);
  *packet_id = (guint16) read_number (&reader, 2);
  g_autofree char *topic = read_string (&reader);
  return reader.bad || *packet_id == 0 ? NULL : g_steal_pointer (&topic);
}

static void
add_header (GByteArray *out, SolSimMqttType type, gsize length)
{
  guint8 first = (guint8) (type << 4);
  g_byte_array_append (out, &first, 1);
  do
    {
      guint8 byte = length & 0x7f;
      length >>= 7;
      if (length > 0)
        byte |= 0x80;
      g_byte_array_append (out, &byte, 1);
    }
  while (length > 0);
}

static void
add_number (GByteArray *out, guint value)
{
  guint8 bytes[] = { (guint8) (value >> 8), (guint8) value };
  g_byte_array_append (out, bytes, sizeof bytes);
}

void
sol_sim_mqtt_add_connack (GByteArray *out, guint8 code)
{
  add_header (out, SOL_SIM_MQTT_CONNACK, 2);
  add_number (out, code);
}

void
sol_sim_mqtt_add_suback (GByteArray *out, guint16 packet_id, guint8 code)
{
  add_header (out, SOL_SIM_MQTT_SUBACK, 3);
  add_number (out, packet_id);
  g_byte_array_append (out, &code, 1);
}

void
sol_sim_mqtt_add_unsuback (GByteArray *out, guint16 packet_id)
{
  add_header (out, SOL_SIM_MQTT_UNSUBACK, 2);
  add_number (out, packet_id);
}

void
sol_sim_mqtt_add_pingresp (GByteArray *out)
{
  add_header (out, SOL_SIM_MQTT_PINGRESP, 0);
}

void
sol_sim_mqtt_add_publish (GByteArray *out, const char *topic, GBytes *payload)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (payload, &length);
  add_header (out, SOL_SIM_MQTT_PUBLISH, 2 + strlen (topic) + length);
  add_number (out, (guint) strlen (topic));
  g_byte_array_append (out, (const guint8 *) topic, (guint) strlen (topic));
  if (length > 0)
    g_byte_array_append (out, data, (guint) length);
}
