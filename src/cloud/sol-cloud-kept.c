/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-kept"

#include "sol-cloud-private.h"
#include "sol-json.h"

/* Writes that send the last read along need it as it came, with all that no value holds. It is kept in memory
 * only: it is not scrubbed. */

#define SLOT_MQTT "mqtt"

typedef struct
{
  GBytes *body; /* (owned) */
  SolTime at;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;
  g_bytes_unref (kept->body);
  g_free (kept);
}

static char *
kept_key (SolCallId call, const SolCallTarget *target)
{
  return g_strdup_printf ("%s/%s", target->site == NULL ? "" : target->site, sol_call_get_name (call));
}

static void
note_mqtt (SolCloud *self, SolCallId call, const SolCallTarget *target, GBytes *body)
{
  g_autoptr (JsonNode) root = sol_json_parse (body, NULL);
  JsonObject *object = root == NULL ? NULL : sol_json_node_object (sol_json_unwrap (root, "data"));
  SolTruth listens = sol_json_truth (object, "supportsMqtt");
  if (listens != SOL_UNKNOWN)
    sol_cloud_remember (self, call, target, SLOT_MQTT, listens == SOL_YES ? "1" : "0");
}

void
sol_cloud_keep (SolCloud *self, SolCallId call, const SolCallTarget *target, GBytes *body)
{
  if (self->kept == NULL)
    self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  Kept *kept = g_new0 (Kept, 1);
  kept->body = g_bytes_ref (body);
  kept->at = sol_clock_now (self->clock);
  g_hash_table_replace (self->kept, kept_key (call, target), kept);
  note_mqtt (self, call, target, body);
}

GBytes *
sol_cloud_get_kept (SolCloud *self, SolCallId call, const SolCallTarget *target, SolTime max_age)
{
  g_autofree char *key = kept_key (call, target);
  const Kept *kept = self->kept == NULL ? NULL : g_hash_table_lookup (self->kept, key);
  SolTime age = kept == NULL ? 0 : sol_clock_now (self->clock) - kept->at;
  return kept == NULL || age < 0 || age > max_age ? NULL : g_bytes_ref (kept->body);
}

static gboolean
is_of_site (gpointer key, gpointer value, gpointer user_data)
{
  return g_str_has_prefix (key, user_data);
}

void
sol_cloud_drop_kept (SolCloud *self, const SolCallTarget *target)
{
  if (self->kept == NULL)
    return;
  if (target == NULL)
    {
      g_hash_table_remove_all (self->kept);
      return;
    }
  g_autofree char *prefix = g_strdup_printf ("%s/", target->site);
  g_hash_table_foreach_remove (self->kept, is_of_site, prefix);
}

gboolean
sol_cloud_battery_listens (SolCloud *self, const SolCallTarget *target)
{
  static const SolCallId reads[] = { SOL_CALL_BATTERY_SETTINGS, SOL_CALL_PROFILE };
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autofree char *listens = sol_cloud_recall (self, reads[i], target, SLOT_MQTT);
      if (listens != NULL)
        return g_str_equal (listens, "1");
    }
  return FALSE;
}
