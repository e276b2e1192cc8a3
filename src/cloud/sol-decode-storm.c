/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-storm"

#include "sol-decode.h"

#include "sol-battery-rules.h"
#include "sol-json.h"

static SolStormAlert *
read_alert (JsonNode *node)
{
  JsonObject *object = sol_json_node_object (node);
  g_autofree char *word = object == NULL ? sol_json_node_text (node) : NULL;
  if (object == NULL && word == NULL)
    return NULL;

  SolStormAlert *alert = sol_storm_alert_new ();
  if (object == NULL)
    {
      alert->id = g_steal_pointer (&word);
      alert->active = SOL_YES;
      return alert;
    }
  alert->id = sol_json_text (object, "id");
  alert->name = sol_json_text (object, "name");
  alert->source = sol_json_text (object, "source");
  alert->status = sol_json_text (object, "status");
  alert->active = sol_json_truth (object, "active|isActive");
  if (alert->active == SOL_UNKNOWN)
    alert->active = sol_truth (sol_storm_status_is_active (alert->status));
  alert->critical = sol_json_truth (object, "critical");
  alert->starts_at = sol_json_time (object, "startTime|start_time", NULL);
  alert->ends_at = sol_json_time (object, "endTime|end_time", NULL);
  return alert;
}

SolStormAlerts *
sol_decode_storm_alerts (GBytes *json, GError **error)
{
  const char *members = "stormAlerts|criticalAlertActive|criticalAlertsOverride";
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (sol_json_member (object, members) == NULL)
    object = sol_json_object (object, "data");
  if (sol_json_member (object, members) == NULL)
    return sol_json_refuse (error);

  SolStormAlerts *alerts = sol_storm_alerts_new ();
  JsonArray *list = sol_json_array (object, "stormAlerts");
  gboolean any = FALSE;
  for (guint i = 0; i < sol_json_length (list); i++)
    {
      SolStormAlert *alert = read_alert (sol_json_element (list, i));
      if (alert == NULL)
        continue;
      any |= alert->active == SOL_YES;
      g_ptr_array_add (alerts->alerts, alert);
    }

  alerts->critical_active = sol_json_truth (object, "criticalAlertActive");
  alerts->critical_override = sol_json_truth (object, "criticalAlertsOverride");
  if (any || alerts->critical_active == SOL_YES)
    alerts->active = SOL_YES;
  else if (list != NULL || alerts->critical_active == SOL_NO)
    alerts->active = SOL_NO;
  return alerts;
}
