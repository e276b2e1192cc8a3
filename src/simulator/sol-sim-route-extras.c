/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-extras"

#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <string.h>

/* What may be asked about chargers besides their state (addendum 2.11, 2.12), and where sites were listed
 * before there was a search. */

static void
write_charger_flags (JsonBuilder *builder, const SolSimCharger *charger)
{
  sol_sim_json_object (builder, charger->serial);
  sol_sim_json_boolean (builder, "evse_authentication", TRUE);
  sol_sim_json_boolean (builder, "iqevse_rfid", TRUE);
  /* Stale, as flags are: the level can be set all the same. */
  sol_sim_json_boolean (builder, "evse_charge_level_control", FALSE);
  sol_sim_json_boolean (builder, "max_current_config_support", TRUE);
  sol_sim_json_boolean (builder, "phase_config_support", charger->phases == 3);
  sol_sim_json_boolean (builder, "dynamic_load_supported", charger->load_balancing);
  sol_sim_json_boolean (builder, "evse_charging_modes_cancel_task", TRUE);
  sol_sim_json_boolean (builder, "plug_and_charge", FALSE);
  json_builder_end_object (builder);
}

static const SolSimSite *
find_site (SolSimCall *call)
{
  guint64 id = 0;
  const char *text = sol_sim_call_query (call, "site_id");
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT64, &id, NULL))
    {
      sol_sim_answer_message (call, 400, "site_id is required");
      return NULL;
    }
  const SolSimSite *site = sol_sim_home_find_site (call->server->home, id);
  if (site != NULL && sol_sim_call_may_see (call, site))
    return site;
  sol_sim_answer_message (call, 403, "Forbidden");
  return NULL;
}

static void
answer_flags (SolSimCall *call)
{
  const SolSimSite *site = find_site (call);
  if (site == NULL)
    return;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_meta_text (builder, call->now, -1);
  sol_sim_json_object (builder, "data");
  sol_sim_json_boolean (builder, "evse_charging_mode", TRUE);
  sol_sim_json_boolean (builder, "off_peak_schedule", TRUE);
  sol_sim_json_boolean (builder, "iqevse_smart_charging", FALSE);
  sol_sim_json_boolean (builder, "evse_storm_guard", site->n_batteries > 0);
  for (guint i = 0; i < site->n_chargers; i++)
    write_charger_flags (builder, &site->chargers[i]);
  json_builder_end_object (builder);
  sol_sim_json_empty_object (builder, "error");
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_firmware (SolSimCall *call)
{
  const SolSimSite *site = call->site;
  if (site->n_chargers == 0)
    {
      sol_sim_answer_literal (call, 200, "null");
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < site->n_chargers; i++)
    {
      const SolSimCharger *charger = &site->chargers[i];
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "serialNumber", charger->serial);
      sol_sim_json_integer (builder, "siteId", (gint64) site->id);
      sol_sim_json_integer (builder, "upgradeStatus", 5);
      sol_sim_json_string (builder, "currentFwVersion", charger->firmware);
      sol_sim_json_string (builder, "targetFwVersion", charger->firmware_target);
      sol_sim_json_zulu_ns (builder, "lastSuccessfulUpgradeDate", charger->created);
      sol_sim_json_zulu_ns (builder, "lastUpdatedAt", charger->last_report);
      sol_sim_json_null (builder, "statusDetail");
      sol_sim_json_boolean (builder, "isAutoOta", FALSE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sol_sim_answer_json (call, 200, builder);
}

/* The older list; each region kept another one of the three addresses. */
static void
answer_old_sites (SolSimCall *call)
{
  guint quirks = call->server->quirks;
  gboolean last = g_str_has_suffix (call->path, "/sites.json");
  gboolean first = strcmp (call->path, "/service/evse_controller/sites") == 0;
  if (quirks & SOL_SIM_WIRE_OLD_SITES ? !last : !(quirks & SOL_SIM_WIRE_LEGACY) || !first)
    {
      sol_sim_answer_message (call, 404, "Not Found");
      return;
    }
  SolSimHome *home = call->server->home;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < sol_sim_home_n_sites (home); i++)
    {
      const SolSimSite *site = sol_sim_home_glance (home, i);
      if (!sol_sim_call_may_see (call, site))
        continue;
      json_builder_begin_object (builder);
      sol_sim_json_format (builder, "site_id", "%" G_GUINT64_FORMAT, site->id);
      sol_sim_json_string (builder, "name", site->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define T SOL_SIM_FAMILY_T
#define SITES SOL_SIM_FAMILY_SITES

const SolSimRoute sol_sim_routes_extras[] = {
  { "GET", "/service/evse_management/api/v1/config/feature-flags", T, 0, answer_flags },
  { "GET", "/service/evse_management/fwDetails/{site}", T, 0, answer_firmware },
  { "GET", "/service/evse_controller/sites", SITES, 0, answer_old_sites },
  { "GET", "/service/evse_controller/api/v1/sites", SITES, 0, answer_old_sites },
  { "GET", "/api/v1/sites", SITES, 0, answer_old_sites },
  { "GET", "/service/evse_controller/sites.json", SITES, 0, answer_old_sites },
  { "GET", "/sites.json", SITES, 0, answer_old_sites },
  { NULL },
};
