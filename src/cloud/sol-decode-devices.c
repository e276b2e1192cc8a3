/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-devices"

#include "sol-decode.h"

#include "sol-decode-parts.h"
#include "sol-json.h"

gboolean
sol_decode_is_retired (JsonObject *object)
{
  static const char *const words[] = { "status", "statusText", "status_text" };

  if (sol_json_truth (object, "isRetired|is_retired") == SOL_YES)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = sol_json_text (object, words[i]);
      if (word != NULL && g_ascii_strcasecmp (word, "retired") == 0)
        return TRUE;
    }
  return FALSE;
}

SolHealth
sol_decode_health (JsonObject *object, const char *names)
{
  g_autofree char *word = sol_json_text (object, names);
  return word != NULL ? sol_health_from_text (word) : SOL_HEALTH_UNKNOWN;
}

static void
take_device (SolDevices *devices, const char *type, JsonObject *object)
{
  g_autofree char *serial
      = sol_json_id (object, "serial_number|serialNumber|serial_num|device-uid|device_uid");
  g_autofree char *name = sol_json_text (object, "name|load_name");
  if ((serial == NULL && name == NULL) || sol_decode_is_retired (object))
    return;

  SolDevice *device = sol_device_new ();
  device->type = g_strdup (type);
  device->serial = g_steal_pointer (&serial);
  device->name = g_steal_pointer (&name);
  device->model = sol_json_text (object, "sku_id|model|sku");
  device->channel = sol_json_text (object, "channel_type");
  device->firmware = sol_json_text (object, "envoy_sw_version|sw_version|fw_version|firmware");
  device->address = sol_json_text (object, "ip|ip_address|ip-address");
  device->status_text = sol_json_text (object, "statusText|status_text|status");
  device->health = sol_decode_health (object, "status|statusText|status_text");
  device->connected = sol_json_truth (object, "connected");
  device->last_report = sol_json_time (object, "last_report|last-report", NULL);
  device->warranty_until = sol_json_date (object, "warranty_end_date");
  g_ptr_array_add (devices->devices, device);
}

static void
take_list (SolDevices *devices, const char *type, JsonArray *list)
{
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *object = sol_json_node_object (sol_json_element (list, i));
      if (object != NULL)
        take_device (devices, type, object);
    }
}

/* The heat pump's service nests its devices once more, by kind (addendum 2.13). */
static void
take_nested (SolDevices *devices, JsonObject *object)
{
  JsonObjectIter iter;
  const char *kind;
  JsonNode *node;

  if (object == NULL)
    return;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &kind, &node))
    take_list (devices, kind, sol_json_node_array (node));
}

static void
take_bucket (SolDevices *devices, JsonObject *bucket)
{
  g_autofree char *type = sol_json_text (bucket, "type|deviceType|device_type");
  if (type == NULL)
    return;

  JsonArray *list = sol_json_array (bucket, "devices|items|members");
  take_list (devices, type, list);
  if (!g_str_equal (type, "hemsDevices"))
    return;
  take_nested (devices, sol_json_object (bucket, "devices|items|members"));
  for (guint i = 0; i < sol_json_length (list); i++)
    take_nested (devices, sol_json_node_object (sol_json_element (list, i)));
}

SolDevices *
sol_decode_devices (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  const char *wrappers = "result|data|items|systems";
  JsonArray *list = sol_json_node_array (sol_json_unwrap (sol_json_unwrap (root, wrappers), wrappers));
  if (list == NULL)
    return sol_json_refuse (error);

  SolDevices *devices = sol_devices_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      JsonObject *bucket = sol_json_node_object (sol_json_element (list, i));
      if (devices->site_date == NULL)
        devices->site_date = sol_json_date (bucket, "curr_date_site");
      take_bucket (devices, bucket);
    }
  return devices;
}
