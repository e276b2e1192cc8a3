/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-scrub"

#include "sol-decode.h"

#include <string.h>

static char *
scrub (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) kept = sol_scrub_json (bytes);
  return kept != NULL ? g_strndup (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept)) : NULL;
}

static void
test_members (void)
{
  static const struct
  {
    const char *text;
    const char *kept;
  } table[] = {
    { "{\"sn\":\"1\",\"auth_token\":\"x\"}", "{\"sn\":\"1\"}" },
    { "{\"session_d\":{\"auth_id\":\"04:A2\",\"auth_type\":\"RFID\",\"auth_status\":1,\"e_c\":3.5}}",
      "{\"session_d\":{\"auth_status\":1,\"e_c\":3.5}}" },
    { "[{\"authIdentifier\":\"x\",\"authToken\":\"x\",\"authType\":null,\"sessionId\":9}]",
      "[{\"sessionId\":9}]" },
    { "{\"userDetails\":{\"isOwner\":true,\"email\":\"m@example.org\"}}",
      "{\"userDetails\":{\"isOwner\":true}}" },
    { "{\"ip\":\"192.0.2.1\",\"interface_ip\":\"192.0.2.1\",\"ipaddr\":\"\",\"mac_addr\":\"\",\"name\":"
      "\"a\"}",
      "{\"name\":\"a\"}" },
    { "{\"networkConfig\":\"[]\",\"wifiConfig\":\"SSID=x\",\"defaultRoute\":\"\",\"cellularConfig\":\"\"}",
      "{}" },
    { "{\"zipcode\":\"0000\",\"zip_code\":1,\"Postcode\":\"x\",\"street\":\"x\",\"phone\":\"x\",\"address\":{"
      "}}",
      "{}" },
    { "{\"aws_token_value\":\"x\",\"aws_digest\":\"x\",\"password\":\"x\",\"live_stream_topic\":\"t\"}",
      "{\"live_stream_topic\":\"t\"}" },
    { "{\"loggers\":[1],\"env_storage_settings\":{},\"soc\":[1,2.5,null,true]}",
      "{\"soc\":[1,2.5,null,true]}" },
    { "{\"type\":\"IQ7\",\"status\":\"normal\",\"classId\":1,\"shippedAt\":2,\"description\":\"d\"}",
      "{\"type\":\"IQ7\",\"status\":\"normal\",\"classId\":1,\"shippedAt\":2,\"description\":\"d\"}" },
    { "{\"n\":12345678901234567890}", "{\"n\":\"12345678901234567890\"}" },
    { "17", "17" },
    { "no json", NULL },
    { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *kept = scrub (table[i].text);
      g_assert_cmpstr (kept, ==, table[i].kept);
    }
}

/* What is kept reads as the same value as what came. */
static void
test_same_value (void)
{
  const char *text = "{\"data\":{\"site\":\"1\",\"chargers\":[{\"sn\":\"7\",\"name\":\"A\",\"charging\":true,"
                     "\"auth_token\":\"t\",\"session_d\":{\"e_c\":6187.4,\"auth_id\":\"i\"}}]}}";
  g_autofree char *kept = scrub (text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (kept, strlen (kept));
  g_autoptr (SolEvStatus) status = sol_decode_ev_status (bytes, NULL);

  g_assert_nonnull (status);
  const SolChargerStatus *charger = sol_ev_status_find (status, "7");
  g_assert_nonnull (charger);
  g_assert_cmpfloat (charger->session.energy_wh, ==, 6187.4);
  g_assert_null (strstr (kept, "auth"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scrub/members", test_members);
  g_test_add_func ("/scrub/same-value", test_same_value);
  return g_test_run ();
}
