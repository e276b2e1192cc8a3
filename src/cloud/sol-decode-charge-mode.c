/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-charge-mode"

#include "sol-decode.h"

#include "sol-json.h"

/* In the order in which an enabled one counts (addendum 1.7.16). */
static const struct
{
  SolChargeMode mode;
  const char *names;
} members[] = {
  { SOL_CHARGE_MODE_SMART, "smartCharging|smart_charging" },
  { SOL_CHARGE_MODE_GREEN, "greenCharging|green_charging" },
  { SOL_CHARGE_MODE_SCHEDULED, "scheduledCharging|scheduled_charging" },
  { SOL_CHARGE_MODE_MANUAL, "manualCharging|manual_charging" },
};

static void
read_offer (SolChargeModeOffer *offer, JsonObject *object)
{
  offer->present = sol_truth (object != NULL);
  offer->enabled = sol_json_truth (object, "enabled");
  offer->hidden = sol_json_truth (object, "isHidden");
  offer->disabled_by_storm = sol_json_truth (object, "isDisabledByStorm");
}

static SolTruth
read_pending (JsonObject *config)
{
  SolTruth modes = sol_json_truth (config, "pendingModesOffGrid");
  SolTruth schedules = sol_json_truth (config, "pendingSchedulesOffGrid");
  return modes == SOL_YES || schedules == SOL_UNKNOWN ? modes : schedules;
}

SolChargePreference *
sol_decode_charge_preference (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *data = sol_json_node_object (sol_json_unwrap (root, "data"));
  JsonObject *modes = sol_json_object (data, "modes");
  if (modes == NULL)
    return sol_json_refuse (error);

  SolChargePreference *preference = sol_charge_preference_new ();
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      SolChargeModeOffer *offer = &preference->offers[members[i].mode];
      read_offer (offer, sol_json_object (modes, members[i].names));
      if (preference->mode == SOL_CHARGE_MODE_UNKNOWN && offer->enabled == SOL_YES)
        preference->mode = members[i].mode;
    }

  JsonObject *config = sol_json_object (data, "config");
  preference->storm_active = sol_json_truth (config, "stormActive");
  preference->pending_off_grid = read_pending (config);
  preference->sync_status = sol_json_text (config, "modeSyncStatus");
  return preference;
}
