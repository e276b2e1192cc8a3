/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-charger"

#include "sol-decode.h"

#include "sol-json.h"

#define MOST_SECONDS 86400

/* `status` of an answer that takes a change on. */
#define STATUS_TAKEN 2

static SolConfigEntry *
read_entry (JsonObject *object)
{
  SolConfigEntry *entry = sol_config_entry_new ();
  entry->key = sol_json_text (object, "key");
  entry->value = sol_json_text (object, "value");
  entry->requested = sol_json_text (object, "reqValue");
  if (sol_json_node_truth (sol_json_member (object, "value")) != SOL_UNKNOWN && entry->value == NULL)
    entry->value = g_strdup (sol_json_truth (object, "value") == SOL_YES ? "enabled" : "disabled");

  gboolean differs = entry->requested != NULL && g_strcmp0 (entry->requested, entry->value) != 0;
  int status = sol_json_int (object, "status", 0, 100, -1);
  if (differs || sol_json_has (object, "reqValue|status"))
    entry->pending = sol_truth (differs && (entry->value != NULL || status == STATUS_TAKEN));
  return entry;
}

SolChargerConfig *
sol_decode_charger_config (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonArray *list = sol_json_node_array (sol_json_unwrap (root, "data"));
  if (list == NULL)
    return sol_json_refuse (error);

  SolChargerConfig *config = sol_charger_config_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      g_autoptr (SolConfigEntry) entry = object != NULL ? read_entry (object) : NULL;
      if (entry != NULL && entry->key != NULL && sol_charger_config_find (config, entry->key) == NULL)
        g_ptr_array_add (config->entries, g_steal_pointer (&entry));
    }
  return config;
}

static void
read_topics (SolLiveBurst *burst, JsonArray *list)
{
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      char *topic = sol_json_node_text (sol_json_element (list, i));
      if (topic != NULL)
        g_ptr_array_add (burst->topics, topic);
    }
}

SolLiveBurst *
sol_decode_live_burst (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "data|status|duration_s"))
    return sol_json_refuse (error);

  JsonObject *data = sol_json_object (object, "data");
  g_autofree char *word = sol_json_text (object, "status");
  SolLiveBurst *burst = sol_live_burst_new ();
  int duration = sol_json_int (data, "liveStreamDuration", 1, MOST_SECONDS, 0);
  if (duration == 0)
    duration = sol_json_int (object, "duration_s", 1, MOST_SECONDS, SOL_LIVE_BURST_S);
  burst->duration_s = duration;
  burst->accepted = word == NULL ? SOL_YES
                                 : sol_truth (g_ascii_strcasecmp (word, "accepted") == 0
                                              || g_ascii_strcasecmp (word, "success") == 0);
  read_topics (burst, sol_json_array (data, "liveStreamTopicList"));
  read_topics (burst, sol_json_array (object, "topics"));
  return burst;
}

static GHashTable *
read_flags (JsonObject *object)
{
  GHashTable *flags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      SolTruth flag = sol_json_node_truth (node);
      if (flag != SOL_UNKNOWN)
        g_hash_table_insert (flags, g_strdup (name), GINT_TO_POINTER (flag));
    }
  return flags;
}

SolFeatureFlags *
sol_decode_feature_flags (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = sol_json_object (sol_json_node_object (root), "data");
  if (data == NULL)
    return sol_json_refuse (error);

  SolFeatureFlags *flags = sol_feature_flags_new ();
  g_autoptr (GHashTable) site = read_flags (data);
  GHashTableIter own;
  gpointer name, flag;
  g_hash_table_iter_init (&own, site);
  while (g_hash_table_iter_next (&own, &name, &flag))
    g_hash_table_insert (flags->site, g_strdup (name), flag);

  JsonObjectIter iter;
  const char *serial;
  JsonNode *node;
  json_object_iter_init (&iter, data);
  while (json_object_iter_next (&iter, &serial, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      g_hash_table_insert (flags->chargers, g_strdup (serial), read_flags (json_node_get_object (node)));
  return flags;
}

static SolFirmware *
read_firmware (JsonObject *object, char *serial)
{
  SolFirmware *firmware = sol_firmware_new ();
  firmware->serial = serial;
  firmware->current = sol_json_text (object, "currentFwVersion");
  firmware->target = sol_json_text (object, "targetFwVersion");
  firmware->upgrade_status = sol_json_int (object, "upgradeStatus", 0, 1000, -1);
  firmware->updated_at = sol_json_time (object, "lastSuccessfulUpgradeDate", NULL);
  firmware->checked_at = sol_json_time (object, "lastUpdatedAt", NULL);
  firmware->detail = sol_json_text (object, "statusDetail");
  firmware->automatic = sol_json_truth (object, "isAutoOta");
  return firmware;
}

SolFirmwareList *
sol_decode_firmware (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonArray *list = sol_json_node_array (sol_json_unwrap (root, "data"));
  if (list == NULL && !JSON_NODE_HOLDS_NULL (root))
    return sol_json_refuse (error);

  SolFirmwareList *all = sol_firmware_list_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      char *serial = sol_json_id (object, "serialNumber|serial_number");
      if (serial != NULL)
        g_ptr_array_add (all->chargers, read_firmware (object, serial));
    }
  return all;
}
