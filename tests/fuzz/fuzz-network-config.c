/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-network-config"

#include "fuzz-target.h"

#include <json-glib/json-glib.h>

#include "sol-decode.h"

#include <string.h>

/* The member as a text, as the cloud sends it, or as JSON of its own. */
static GBytes *
wrap (const char *text, gboolean as_text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), valid);
  g_autofree char *quoted = json_to_string (node, FALSE);
  char *body = g_strconcat ("{\"data\":[{\"serialNumber\":\"482309115570\",\"networkConfig\":",
                            as_text ? quoted : text, "}]}", NULL);
  return g_bytes_new_take (body, strlen (body));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;
  g_autofree char *text = g_strndup ((const char *) data + 1, size - 1);
  gboolean as_text = (data[0] & 1) != 0;
  g_autoptr (GBytes) json = wrap (text, as_text);
  g_autoptr (GBytes) kept = sol_scrub_json (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolEvSummary) summary = sol_decode_ev_summary (json, &error);

  if ((summary == NULL) != (error != NULL))
    g_error ("A value and an error, or neither");
  if (as_text && (summary == NULL || summary->chargers->len != 1))
    g_error ("A text took the charger away");
  for (guint i = 0; summary != NULL && i < summary->chargers->len; i++)
    {
      const SolChargerSummary *charger = g_ptr_array_index (summary->chargers, i);
      if (charger->address != NULL
          && (*charger->address == '\0' || !g_utf8_validate (charger->address, -1, NULL)))
        g_error ("An address that is none");
    }
  return 0;
}
