/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-mqtt"

#include "sol-mqtt.h"

#include <string.h>

#include "sol-error.h"

#define LONGEST_TEXT 65535
#define MOST_LENGTH_BYTES 4

struct _SolMqttParser
{
  GByteArray *held;
  gsize cap;
  gboolean broken;
};

void
sol_mqtt_packet_free (SolMqttPacket *self)
{
  if (self == NULL)
    return;
  g_free (self->topic);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_free (self);
}

SolMqttParser *
sol_mqtt_parser_new (gsize cap)
{
  SolMqttParser *self = g_new0 (SolMqttParser, 1);
  self->held = g_byte_array_new ();
  self->cap = cap;
  return self;
}

void
sol_mqtt_parser_free (SolMqttParser *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->held);
  g_free (self);
}

void
sol_mqtt_parser_push (SolMqttParser *self, gconstpointer data, gsize length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (length <= G_MAXINT32);
  if (!self->broken && length > 0)
    g_byte_array_append (self->held, data, (guint) length);
}

gsize
sol_mqtt_parser_get_held (SolMqttParser *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->held->len;
}

gboolean
sol_mqtt_text_is_valid (const char *text)
{
  return text != NULL && strlen (text) <= LONGEST_TEXT && g_utf8_validate (text, -1, NULL);
}

gboolean
sol_mqtt_topic_is_valid (const char *topic)
{
  return sol_mqtt_text_is_valid (topic) && *topic != '\0' && strpbrk (topic, "+#") == NULL;
}

/* --- what a broker says -------------------------------------------------------------------------------- */

/* The body of one packet, and how far it has been read. */
typedef struct
{
  const guint8 *data;
  gsize left;
} Body;

static gboolean
take_number (Body *body, guint16 *number)
{
  if (body->left < 2)
    return FALSE;
  *number = (guint16) (body->data[0] << 8 | body->data[1]);
  body->data += 2;
  body->left -= 2;
  return TRUE;
}

/* U+0000 and halves of surrogate pairs are as invalid as bytes that are no UTF-8. */
static char *
take_topic (Body *body)
{
  guint16 length = 0;
  if (!take_number (body, &length) || body->left < length
      || !g_utf8_validate_len ((const char *) body->data, length, NULL))
    return NULL;

  g_autofree char *topic = g_strndup ((const char *) body->data, length);
  body->data += length;
  body->left -= length;
  return sol_mqtt_topic_is_valid (topic) ? g_steal_pointer (&topic) : NULL;
}

static gboolean
read_connack (SolMqttPacket *packet, guint flags, Body *body)
{
  if (flags != 0 || body->left != 2 || body->data[0] > 1 || body->data[1] > 5)
    return FALSE;
  packet->session_present = body->data[0] != 0;
  packet->code = body->data[1];
  /* We never resume, so there is no session that could be present. */
  return !packet->session_present;
}

static gboolean
read_suback (SolMqttPacket *packet, guint flags, Body *body)
{
  if (flags != 0 || !take_number (body, &packet->id) || packet->id == 0 || body->left != 1)
    return FALSE;
  packet->code = body->data[0];
  return packet->code <= 2 || packet->code == SOL_MQTT_REFUSED;
}

/* Nothing is subscribed to at quality 2, so nothing may come with it. */
static gboolean
read_publish (SolMqttPacket *packet, guint flags, Body *body)
{
  gboolean again = (flags & 8) != 0;
  packet->quality = flags >> 1 & 3;
  packet->retained = (flags & 1) != 0;
  if (packet->quality > 1 || (packet->quality == 0 && again))
    return FALSE;

  packet->topic = take_topic (body);
  if (packet->topic == NULL)
    return FALSE;
  if (packet->quality == 1 && (!take_number (body, &packet->id) || packet->id == 0))
    return FALSE;
  packet->payload = g_bytes_new (body->data, body->left);
  return TRUE;
}

static gboolean
broker_may_send (guint type)
{
  return type == SOL_MQTT_CONNACK || type == SOL_MQTT_PUBLISH || type == SOL_MQTT_SUBACK
         || type == SOL_MQTT_PINGRESP;
}

static gboolean
read_packet (SolMqttPacket *packet, guint first, Body *body)
{
  guint flags = first & 15;
  switch (first >> 4)
    {
    case SOL_MQTT_CONNACK:
      return read_connack (packet, flags, body);
    case SOL_MQTT_PUBLISH:
      return read_publish (packet, flags, body);
    case SOL_MQTT_SUBACK:
      return read_suback (packet, flags, body);
    case SOL_MQTT_PINGRESP:
      return flags == 0 && body->left == 0;
    default:
      return FALSE;
    }
}

/* Returns: bytes that the length itself takes; 0 when there are not enough yet, -1 when it never ends. */
static int
read_length (const guint8 *data, gsize size, gsize *length)
{
  *length = 0;
  for (guint i = 0; i < MOST_LENGTH_BYTES; i++)
    {
      if (i >= size)
        return 0;
      *length |= (gsize) (data[i] & 127) << (7 * i);
      if (data[i] < 128)
        return (int) i + 1;
    }
  return -1;
}

static gpointer
parser_break (SolMqttParser *self, GError **error)
{
  self->broken = TRUE;
  g_byte_array_set_size (self->held, 0);
  g_propagate_error (error, sol_error_new (SOL_ERROR_BAD_RESPONSE));
  return NULL;
}

SolMqttPacket *
sol_mqtt_parser_next (SolMqttParser *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->broken)
    return parser_break (self, error);
  if (self->held->len == 0)
    return NULL;
  /* At once, rather than after a length that means nothing. */
  if (!broker_may_send (self->held->data[0] >> 4))
    return parser_break (self, error);

  gsize length = 0;
  int taken = read_length (self->held->data + 1, self->held->len - 1, &length);
  if (taken < 0 || length > self->cap)
    return parser_break (self, error);
  if (taken == 0)
    return NULL;

  gsize start = 1 + (gsize) taken;
  if (self->held->len - start < length)
    return NULL;

  g_autoptr (SolMqttPacket) packet = g_new0 (SolMqttPacket, 1);
  Body body = { self->held->data + start, length };
  packet->type = (SolMqttType) (self->held->data[0] >> 4);
  if (!read_packet (packet, self->held->data[0], &body))
    return parser_break (self, error);
  g_byte_array_remove_range (self->held, 0, (guint) (start + length));
  return g_steal_pointer (&packet);
}

/* --- what we say --------------------------------------------------------------------------------------- */

static void
put_number (GString *to, guint number)
{
  g_string_append_c (to, (char) (number >> 8 & 255));
  g_string_append_c (to, (char) (number & 255));
}

static void
put_text (GString *to, const char *text)
{
  gsize length = strlen (text);
  put_number (to, (guint) length);
  g_string_append_len (to, text, (gssize) length);
}

static void
put_length (GString *to, gsize length)
{
  do
    {
      guint digit = length & 127;
      length >>= 7;
      g_string_append_c (to, (char) (length > 0 ? digit | 128 : digit));
    }
  while (length > 0);
}

static GString *
begin (SolMqttType type, guint flags, gsize length)
{
  GString *packet = g_string_sized_new (length + 1 + MOST_LENGTH_BYTES);
  g_string_append_c (packet, (char) (type << 4 | flags));
  put_length (packet, length);
  return packet;
}

static void
wipe (gpointer data)
{
  GString *packet = data;
  explicit_bzero (packet->str, packet->len);
  g_string_free (packet, TRUE);
}

GBytes *
sol_mqtt_pack_connect (const char *client_id, const char *user_name, guint16 keep_alive)
{
  const guint clean = 2;
  const guint named = user_name == NULL ? 0 : 128;

  if (!sol_mqtt_text_is_valid (client_id) || (user_name != NULL && !sol_mqtt_text_is_valid (user_name)))
    return NULL;

  gsize length = 10 + 2 + strlen (client_id) + (user_name == NULL ? 0 : 2 + strlen (user_name));
  /* Of its full size from the start, so that no copy of the name is left behind by growing. */
  GString *packet = begin (SOL_MQTT_CONNECT, 0, length);
  put_text (packet, "MQTT");
  g_string_append_c (packet, 4);
  g_string_append_c (packet, (char) (clean | named));
  put_number (packet, keep_alive);
  put_text (packet, client_id);
  if (user_name != NULL)
    put_text (packet, user_name);
  return g_bytes_new_with_free_func (packet->str, packet->len, wipe, packet);
}

GBytes *
sol_mqtt_pack_subscribe (guint16 id, const char *topic, guint8 quality)
{
  g_return_val_if_fail (id != 0, NULL);
  g_return_val_if_fail (quality <= 1, NULL);

  if (!sol_mqtt_topic_is_valid (topic))
    return NULL;
  GString *packet = begin (SOL_MQTT_SUBSCRIBE, 2, 2 + 2 + strlen (topic) + 1);
  put_number (packet, id);
  put_text (packet, topic);
  g_string_append_c (packet, (char) quality);
  return g_string_free_to_bytes (packet);
}

GBytes *
sol_mqtt_pack_puback (guint16 id)
{
  GString *packet = begin (SOL_MQTT_PUBACK, 0, 2);
  put_number (packet, id);
  return g_string_free_to_bytes (packet);
}

GBytes *
sol_mqtt_pack_pingreq (void)
{
  return g_string_free_to_bytes (begin (SOL_MQTT_PINGREQ, 0, 0));
}

GBytes *
sol_mqtt_pack_disconnect (void)
{
  return g_string_free_to_bytes (begin (SOL_MQTT_DISCONNECT, 0, 0));
}
