/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-mqtt"

#include "sol-error.h"
#include "sol-mqtt.h"

#include <string.h>

/* Bytes are written by hand, from the tables of the MQTT 3.1.1 standard. */
#define BYTES(text) ((const guint8 *) (text)), (sizeof (text) - 1)

#define assert_packed(packet, text)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (GBytes) packed_ = (packet);                                                                   \
    gsize size_ = 0;                                                                                         \
    gconstpointer data_ = g_bytes_get_data (packed_, &size_);                                                \
    g_assert_cmpmem (data_, size_, text, sizeof (text) - 1);                                                 \
  }                                                                                                          \
  G_STMT_END

static void
test_pack (void)
{
  assert_packed (sol_mqtt_pack_connect ("ab", NULL, 60), "\x10\x0e\0\4MQTT\4\2\0\x3c\0\2ab");
  assert_packed (sol_mqtt_pack_connect ("ab", "?u", 0x1234), "\x10\x12\0\4MQTT\4\x82\x12\x34\0\2ab\0\2?u");
  assert_packed (sol_mqtt_pack_connect ("", "", 0), "\x10\x0e\0\4MQTT\4\x82\0\0\0\0\0\0");
  assert_packed (sol_mqtt_pack_subscribe (0x0102, "a/b", 0), "\x82\x08\1\2\0\3a/b\0");
  assert_packed (sol_mqtt_pack_subscribe (7, "\xc3\xa4", 1), "\x82\x07\0\7\0\2\xc3\xa4\1");
  assert_packed (sol_mqtt_pack_puback (0xfffe), "\x40\2\xff\xfe");
  assert_packed (sol_mqtt_pack_pingreq (), "\xc0\0");
  assert_packed (sol_mqtt_pack_disconnect (), "\xe0\0");
}

static void
test_pack_long (void)
{
  g_autofree char *name = g_strnfill (65535, 'n');
  g_autofree char *longer = g_strnfill (65536, 'n');
  g_autoptr (GBytes) packet = sol_mqtt_pack_connect ("i", name, 0);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (packet, &size);

  /* 10 + 2 + 1 + 2 + 65535 is 65550: 0x0e, 0x00, 0x04 in groups of seven bits */
  g_assert_cmpuint (size, ==, 1 + 3 + 65550);
  g_assert_cmpmem (data, 4, "\x10\x8e\x80\x04", 4);
  g_assert_null (sol_mqtt_pack_connect ("i", longer, 0));
  g_assert_null (sol_mqtt_pack_connect (longer, NULL, 0));
}

static void
test_pack_refuses (void)
{
  g_assert_null (sol_mqtt_pack_connect ("\xff", NULL, 0));
  g_assert_null (sol_mqtt_pack_connect ("i", "\xed\xa0\x80", 0)); /* half of a surrogate pair */
  g_assert_null (sol_mqtt_pack_subscribe (1, "", 0));
  g_assert_null (sol_mqtt_pack_subscribe (1, NULL, 0));
  g_assert_null (sol_mqtt_pack_subscribe (1, "a/#", 0));
  g_assert_null (sol_mqtt_pack_subscribe (1, "+/a", 0));
  g_assert_null (sol_mqtt_pack_subscribe (1, "\xc0\x80", 0));
}

static char *
describe (const SolMqttPacket *packet)
{
  switch (packet->type)
    {
    case SOL_MQTT_CONNACK:
      return g_strdup_printf ("connack %u", packet->code);
    case SOL_MQTT_SUBACK:
      return g_strdup_printf ("suback %u %u", packet->id, packet->code);
    case SOL_MQTT_PINGRESP:
      return g_strdup ("pingresp");
    case SOL_MQTT_PUBLISH:
      {
        gsize size = 0;
        const char *data = g_bytes_get_data (packet->payload, &size);
        return g_strdup_printf ("publish %u%s %u %s=%.*s", packet->quality, packet->retained ? "r" : "",
                                packet->id, packet->topic, (int) size, size > 0 ? data : "");
      }
    case SOL_MQTT_CONNECT:
    case SOL_MQTT_PUBACK:
    case SOL_MQTT_SUBSCRIBE:
    case SOL_MQTT_PINGREQ:
    case SOL_MQTT_DISCONNECT:
    default:
      g_assert_not_reached ();
    }
}

/* Everything that @data holds, in pieces of @step bytes, one packet a line; "!" where it breaks, "…" when
 * bytes are left waiting. */
static char *
parse (const guint8 *data, gsize size, gsize step)
{
  g_autoptr (SolMqttParser) parser = sol_mqtt_parser_new (300);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (gsize at = 0; at < size && error == NULL; at += step)
    {
      sol_mqtt_parser_push (parser, data + at, MIN (step, size - at));
      while (TRUE)
        {
          g_autoptr (SolMqttPacket) packet = sol_mqtt_parser_next (parser, &error);
          if (packet == NULL)
            break;
          g_autofree char *line = describe (packet);
          g_string_append_printf (said, "%s\n", line);
        }
    }
  if (error != NULL)
    {
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
      g_string_append (said, "!");
      /* For ever. */
      sol_mqtt_parser_push (parser, "\xd0\0", 2);
      g_assert_null (sol_mqtt_parser_next (parser, NULL));
      g_assert_cmpuint (sol_mqtt_parser_get_held (parser), ==, 0);
    }
  else if (sol_mqtt_parser_get_held (parser) > 0)
    g_string_append (said, "…");
  return g_string_free (g_steal_pointer (&said), FALSE);
}

typedef struct
{
  const char *name;
  const guint8 *data;
  gsize size;
  const char *said;
} Row;

static const Row rows[] = {
  { "accepted", BYTES ("\x20\2\0\0"), "connack 0\n" },
  { "wrong-name", BYTES ("\x20\2\0\5"), "connack 5\n" },
  { "reserved-reason", BYTES ("\x20\2\0\6"), "!" },
  { "session-we-never-had", BYTES ("\x20\2\1\0"), "!" },
  { "reserved-bits-of-connack", BYTES ("\x20\2\2\0"), "!" },
  { "flags-of-connack", BYTES ("\x21\2\0\0"), "!" },
  { "short-connack", BYTES ("\x20\1\0"), "!" },
  { "long-connack", BYTES ("\x20\3\0\0\0"), "!" },
  { "subscribed", BYTES ("\x90\3\0\7\0"), "suback 7 0\n" },
  { "subscription-refused", BYTES ("\x90\3\0\7\x80"), "suback 7 128\n" },
  { "reserved-quality", BYTES ("\x90\3\0\7\3"), "!" },
  { "subscribed-to-two", BYTES ("\x90\4\0\7\0\0"), "!" },
  { "subscribed-to-none", BYTES ("\x90\2\0\7"), "!" },
  { "suback-without-number", BYTES ("\x90\3\0\0\0"), "!" },
  { "flags-of-suback", BYTES ("\x92\3\0\7\0"), "!" },
  { "pong", BYTES ("\xd0\0"), "pingresp\n" },
  { "long-pong", BYTES ("\xd0\1\0"), "!" },
  { "flags-of-pong", BYTES ("\xd1\0"), "!" },
  { "message", BYTES ("\x30\7\0\3a/bhi"), "publish 0 0 a/b=hi\n" },
  { "empty-message", BYTES ("\x30\5\0\3a/b"), "publish 0 0 a/b=\n" },
  { "kept-message", BYTES ("\x31\6\0\3a/b!"), "publish 0r 0 a/b=!\n" },
  { "numbered-message", BYTES ("\x32\x8\0\3a/b\1\2!"), "publish 1 258 a/b=!\n" },
  { "numbered-message-again", BYTES ("\x3a\x8\0\3a/b\1\2!"), "publish 1 258 a/b=!\n" },
  { "again-without-number", BYTES ("\x38\6\0\3a/b!"), "!" },
  { "number-nought", BYTES ("\x32\x8\0\3a/b\0\0!"), "!" },
  { "number-cut", BYTES ("\x32\6\0\3a/b\1"), "!" },
  { "quality-2", BYTES ("\x34\x8\0\3a/b\1\2!"), "!" },
  { "quality-3", BYTES ("\x36\x8\0\3a/b\1\2!"), "!" },
  { "no-topic", BYTES ("\x30\2\0\0"), "!" },
  { "topic-cut", BYTES ("\x30\4\0\3ab"), "!" },
  { "topic-length-cut", BYTES ("\x30\1\0"), "!" },
  { "nothing-at-all", BYTES ("\x30\0"), "!" },
  { "wildcard", BYTES ("\x30\5\0\3a/#"), "!" },
  { "topic-with-nul", BYTES ("\x30\5\0\3a\0b"), "!" },
  { "topic-not-utf8", BYTES ("\x30\4\0\2\xc3\x28"), "!" },
  { "topic-overlong", BYTES ("\x30\4\0\2\xc0\x80"), "!" },
  { "topic-surrogate", BYTES ("\x30\5\0\3\xed\xa0\x80"), "!" },
  { "topic-beyond-unicode", BYTES ("\x30\6\0\4\xf4\x90\x80\x80"), "!" },
  { "topic-of-umlauts", BYTES ("\x30\5\0\3\xc3\xa4z"), "publish 0 0 \xc3\xa4z=\n" },
  { "reserved-0", BYTES ("\0\0"), "!" },
  { "connect", BYTES ("\x10\0"), "!" },
  { "puback", BYTES ("\x40\2\0\1"), "!" },
  { "subscribe", BYTES ("\x82\0"), "!" },
  { "unsuback", BYTES ("\xb0\2\0\1"), "!" },
  { "ping", BYTES ("\xc0\0"), "!" },
  { "disconnect", BYTES ("\xe0\0"), "!" },
  { "reserved-15", BYTES ("\xf0\0"), "!" },
  { "length-in-more-bytes-than-needed", BYTES ("\xd0\x80\x80\0"), "pingresp\n" },
  { "length-without-end", BYTES ("\xd0\x80\x80\x80\x80\1"), "!" },
  { "length-not-there-yet", BYTES ("\xd0\x80\x80\x80"), "…" },
  { "at-the-cap", BYTES ("\x30\xac\2"), "…" },
  { "over-the-cap", BYTES ("\x30\xad\2"), "!" },
  { "largest-length", BYTES ("\x30\xff\xff\xff\x7f"), "!" },
  { "first-byte-is-enough", BYTES ("H"), "!" },
  { "one-byte", BYTES ("\x30"), "…" },
  { "cut", BYTES ("\x30\7\0\3a/bh"), "…" },
  { "several", BYTES ("\x20\2\0\0\x90\3\0\1\0\x30\6\0\3a/b1\x30\6\0\3a/b2\xd0\0\x30\6\0"),
    "connack 0\nsuback 1 0\npublish 0 0 a/b=1\npublish 0 0 a/b=2\npingresp\n…" },
  { "good-ones-before-a-bad-one", BYTES ("\xd0\0\xd0\0\xe0\0\xd0\0"), "pingresp\npingresp\n!" },
};

static void
test_parse (gconstpointer user_data)
{
  const Row *row = user_data;
  for (gsize step = 1; step <= row->size; step++)
    {
      g_autofree char *said = parse (row->data, row->size, step);
      g_assert_cmpstr (said, ==, row->said);
    }
}

static void
test_parse_long (void)
{
  for (gsize length = 120; length <= 20000; length += length < 140 ? 1 : 4967)
    {
      g_autoptr (SolMqttParser) parser = sol_mqtt_parser_new (SOL_MQTT_CAP);
      g_autofree char *body = g_strnfill (length, 'x');
      g_autoptr (GByteArray) packet = g_byte_array_new ();
      gsize whole = length + 3;
      const guint8 head[]
          = { 0x30, (guint8) ((whole & 127) | (whole > 127 ? 128 : 0)),
              (guint8) ((whole >> 7 & 127) | (whole > 16383 ? 128 : 0)), (guint8) (whole >> 14) };
      g_byte_array_append (packet, head, whole > 16383 ? 4 : whole > 127 ? 3 : 2);
      g_byte_array_append (packet, (const guint8 *) "\0\1t", 3);
      g_byte_array_append (packet, (const guint8 *) body, (guint) length);

      g_autoptr (GError) error = NULL;
      sol_mqtt_parser_push (parser, packet->data, packet->len - 1);
      g_assert_null (sol_mqtt_parser_next (parser, &error));
      g_assert_no_error (error);
      sol_mqtt_parser_push (parser, "y", 1);
      g_autoptr (SolMqttPacket) read = sol_mqtt_parser_next (parser, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (read->topic, ==, "t");
      g_assert_cmpuint (g_bytes_get_size (read->payload), ==, length);
      g_assert_cmpuint (sol_mqtt_parser_get_held (parser), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mqtt/pack", test_pack);
  g_test_add_func ("/mqtt/pack/long", test_pack_long);
  g_test_add_func ("/mqtt/pack/refuses", test_pack_refuses);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/mqtt/parse/%s", rows[i].name);
      g_test_add_data_func (path, &rows[i], test_parse);
    }
  g_test_add_func ("/mqtt/parse/long", test_parse_long);
  return g_test_run ();
}
