/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-live-cases"

#include "decode-cases.h"

#include "sol-hosts.h"
#include "sol-live-authoriser.h"
#include "sol-live-frame.h"
#include "sol-mqtt-client.h"

#include <math.h>
#include <string.h>

/* The cases of tests/data/cases about the live stream: frames, leave to listen, and whether it is offered. */

#define AUTHORISER "GET /pv/aws_sigv4/livestream.json"
#define OFFER "GET /app-api/{site}/show_livestream"
#define RECEIVED (20000 * SOL_DAY)

typedef struct
{
  const char *site;
  const SolLiveSample *sample; /* each of these: (nullable) */
  const SolLiveAuthoriser *authoriser;
  const SolLiveOffer *offer;
} Run;

#define NUMBER(member)                                                                                       \
  static JsonNode *read_##member (const Run *run)                                                            \
  {                                                                                                          \
    return decode_fact_number (run->sample == NULL ? NAN : run->sample->member);                             \
  }

NUMBER (solar_w)
NUMBER (battery_w)
NUMBER (grid_w)
NUMBER (load_w)
NUMBER (charger_w)
NUMBER (soc_percent)
NUMBER (reserve_percent)

static JsonNode *
read_balance (const Run *run)
{
  return decode_fact_truth (sol_truth (run->sample != NULL && run->sample->balance_ok == SOL_YES));
}

static JsonNode *
read_grid_state (const Run *run)
{
  SolGridEvidence evidence;
  sol_grid_evidence_init (&evidence);
  if (run->sample != NULL)
    {
      evidence.relay_closed = run->sample->relay_closed;
      evidence.relay_at = run->sample->sampled_at;
    }
  SolGridState state = sol_grid_state (&evidence, RECEIVED + SOL_SECOND);
  return decode_fact_text (state == SOL_GRID_UNKNOWN ? NULL : sol_grid_state_get_name (state));
}

static JsonNode *
read_mqtt (const Run *run)
{
  g_assert_nonnull (run->authoriser);
  JsonObject *object = json_object_new ();
  g_autoptr (GUri) url = sol_mqtt_map (run->authoriser->host, NULL);
  g_autofree char *text = url == NULL ? NULL : g_uri_to_string (url);
  g_autoptr (SolSecret) name = sol_live_authoriser_get_user_name (run->authoriser, run->site);
  json_object_set_member (object, "url", decode_fact_text (text));
  json_object_set_member (object, "topic", decode_fact_text (run->authoriser->topic));
  json_object_set_member (object, "lease_s", decode_fact_int (run->authoriser->lease / SOL_SECOND, -1));
  json_object_set_member (object, "user_name", decode_fact_text (name));
  json_object_set_member (object, "origin", decode_fact_text (SOL_BASE_URL));
  return decode_fact_object (object);
}

static JsonNode *
read_offered (const Run *run)
{
  return decode_fact_truth (run->offer == NULL ? SOL_UNKNOWN : run->offer->status);
}

/* Whoever reads this has survived. */
static JsonNode *
read_crash (const Run *run)
{
  return decode_fact_truth (SOL_NO);
}

static const struct
{
  const char *name;
  JsonNode *(*read) (const Run *run);
} facts[] = {
  { "solar_w", read_solar_w },
  { "battery_w", read_battery_w },
  { "grid_w", read_grid_w },
  { "load_w", read_load_w },
  { "charger_w", read_charger_w },
  { "soc_percent", read_soc_percent },
  { "reserve_percent", read_reserve_percent },
  { "balance_ok", read_balance },
  { "grid_state", read_grid_state },
  { "mqtt", read_mqtt },
  { "live_offered", read_offered },
  { "crash", read_crash },
};

static void
check (const char *name, const Run *run, JsonNode *expected, double tolerance)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (facts[i].name, name))
      {
        g_autoptr (JsonNode) actual = facts[i].read (run);
        g_autofree char *difference = NULL;
        if (!decode_fact_same (expected, actual, tolerance, &difference))
          g_test_fail_printf ("%s%s", name, difference);
        return;
      }
  g_test_fail_printf ("Nobody reads the fact %s", name);
}

static void
check_facts (JsonObject *object, const Run *run, guint index)
{
  JsonObject *expected = json_object_get_object_member (object, "expected");
  double tolerance = json_object_has_member (object, "tolerance")
                         ? json_object_get_double_member (object, "tolerance")
                         : 0;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, expected);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      g_autofree char *base = g_strdup (name);
      if (g_str_has_suffix (base, "_each"))
        {
          base[strlen (base) - strlen ("_each")] = '\0';
          node = json_array_get_element (json_node_get_array (node), index);
        }
      check (base, run, node, tolerance);
    }
}

/* An odd digit at the end is half a byte, which no frame has. */
static GBytes *
from_hex (const char *hex)
{
  gsize size = strlen (hex) / 2;
  guint8 *data = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  return g_bytes_new_take (data, size);
}

/* Cut anywhere, or with any byte changed, a frame is refused or understood, no more. */
static void
torture (GBytes *frame)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (frame, &size);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (SolLiveSample) less = sol_live_frame_decode (cut, RECEIVED, NULL);
      g_autofree guint8 *copy = g_memdup2 (data, size);
      for (guint byte = 0; byte < 256; byte += 17)
        {
          copy[i] = (guint8) byte;
          g_autoptr (GBytes) changed = g_bytes_new (copy, size);
          g_autoptr (GError) error = NULL;
          g_autoptr (SolLiveSample) sample = sol_live_frame_decode (changed, RECEIVED, &error);
          g_assert_true ((sample == NULL) == (error != NULL));
          g_assert_true (sample == NULL || sample->balance_ok == SOL_YES || isnan (sample->solar_w));
        }
    }
}

static void
run_body (JsonObject *object, JsonNode *body, guint index)
{
  const char *endpoint = json_object_get_string_member (object, "endpoint");
  JsonObject *context
      = json_object_has_member (object, "context") ? json_object_get_object_member (object, "context") : NULL;
  g_autoptr (SolLiveSample) sample = NULL;
  g_autoptr (SolLiveAuthoriser) authoriser = NULL;
  g_autoptr (SolLiveOffer) offer = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (json_object_get_string_member (object, "payload_is"), "frame"))
    {
      g_autoptr (GBytes) frame = from_hex (json_node_get_string (body));
      sample = sol_live_frame_decode (frame, RECEIVED, &error);
      torture (frame);
    }
  else
    {
      g_autoptr (GBytes) json = decode_cases_body (body);
      if (g_str_equal (endpoint, AUTHORISER))
        authoriser = sol_live_authoriser_decode (json, &error);
      else
        offer = sol_live_offer_decode (json, &error);
    }
  if (error != NULL)
    g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);

  const Run run = {
    .site = context != NULL && json_object_has_member (context, "site")
                ? json_object_get_string_member (context, "site")
                : NULL,
    .sample = sample,
    .authoriser = authoriser,
    .offer = offer,
  };
  check_facts (object, &run, index);
}

static void
test_case (gconstpointer user_data)
{
  JsonObject *object = (JsonObject *) user_data;
  JsonNode *payload = json_object_get_member (object, "payload");
  JsonObject *context
      = json_object_has_member (object, "context") ? json_object_get_object_member (object, "context") : NULL;
  guint index = 0;

  if (!JSON_NODE_HOLDS_NULL (payload))
    run_body (object, payload, index++);
  if (context == NULL || !json_object_has_member (context, "each_body"))
    return;
  JsonArray *bodies = json_object_get_array_member (context, "each_body");
  for (guint i = 0; i < json_array_get_length (bodies); i++)
    run_body (object, json_array_get_element (bodies, i), index++);
}

static gboolean
is_ours (JsonObject *object)
{
  const char *endpoint = json_object_get_string_member (object, "endpoint");
  return g_str_equal (json_object_get_string_member (object, "payload_is"), "frame")
         || g_str_has_prefix (endpoint, "MQTT") || g_str_equal (endpoint, AUTHORISER)
         || g_str_equal (endpoint, OFFER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "cases", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  const char *file;
  guint placed = 0;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_suffix (file, ".json"))
        continue;
      JsonNode *root = decode_cases_load (file);
      JsonArray *cases = json_node_get_array (root);
      g_ptr_array_add (roots, root);
      for (guint i = 0; i < json_array_get_length (cases); i++)
        {
          JsonObject *object = json_array_get_object_element (cases, i);
          if (!is_ours (object))
            continue;
          g_autofree char *family = g_strndup (file, strlen (file) - strlen (".json"));
          g_autofree char *test
              = g_strdup_printf ("/cases/%s/%s", family, json_object_get_string_member (object, "name"));
          g_test_add_data_func (test, object, test_case);
          placed++;
        }
    }
  g_assert_cmpuint (placed, >=, 4);
  return g_test_run ();
}
