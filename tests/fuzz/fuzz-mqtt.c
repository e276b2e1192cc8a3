/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-mqtt"

#include "fuzz-target.h"

#include "sol-error.h"
#include "sol-mqtt.h"

#include <string.h>

/* Small, so that the cap is within reach. */
#define CAP 2048

static void
check_packet (const SolMqttPacket *packet)
{
  if ((packet->type == SOL_MQTT_PUBLISH) != (packet->topic != NULL)
      || (packet->type == SOL_MQTT_PUBLISH) != (packet->payload != NULL))
    g_error ("A message without a topic, or a topic without a message");
  if (packet->topic != NULL && !sol_mqtt_topic_is_valid (packet->topic))
    g_error ("A topic that could not be published");
  if (packet->payload != NULL && g_bytes_get_size (packet->payload) > CAP)
    g_error ("A message beyond the cap");
}

/* Returns: how many packets there are, and whether it breaks after them, told by the sign. */
static int
parse (const uint8_t *data, size_t size, size_t step)
{
  g_autoptr (SolMqttParser) parser = sol_mqtt_parser_new (CAP);
  g_autoptr (GError) error = NULL;
  int packets = 0;

  for (size_t at = 0; at < size && error == NULL; at += step)
    {
      sol_mqtt_parser_push (parser, data + at, MIN (step, size - at));
      while (TRUE)
        {
          g_autoptr (SolMqttPacket) packet = sol_mqtt_parser_next (parser, &error);
          if (packet == NULL)
            break;
          check_packet (packet);
          packets++;
        }
      if (error == NULL && sol_mqtt_parser_get_held (parser) >= CAP + 5)
        g_error ("More is held than a packet can be");
    }
  if (error != NULL && !g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE))
    g_error ("An error of another kind");
  return error == NULL ? packets : -1 - packets;
}

/* The first byte says into pieces of which size the rest is cut; it must make no difference. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 2)
    return 0;
  if (parse (data + 1, size - 1, size) != parse (data + 1, size - 1, (size_t) data[0] % 64 + 1))
    g_error ("Pieces are read in another way than the whole");
  return 0;
}
