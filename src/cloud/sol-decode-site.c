/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-site"

#include "sol-decode.h"

#include <string.h>

#include "sol-json.h"

static gboolean
is_known (const SolSites *sites, const char *id)
{
  for (guint i = 0; i < sites->sites->len; i++)
    {
      const SolSiteInfo *site = g_ptr_array_index (sites->sites, i);
      if (g_str_equal (site->id, id))
        return TRUE;
    }
  return FALSE;
}

static void
take_site (SolSites *sites, JsonObject *object)
{
  g_autofree char *id = sol_json_id (object, "site_id|siteId|id|system_id");
  if (id == NULL || id[strspn (id, G_CSET_DIGITS)] != '\0' || is_known (sites, id))
    return;

  SolSiteInfo *site = sol_site_info_new ();
  site->id = g_steal_pointer (&id);
  site->name = sol_json_text (object, "name|site_name|siteName|title|displayName|display_name");
  site->favourite = sol_json_truth (object, "favourite|favorite");
  g_ptr_array_add (sites->sites, site);
}

SolSites *
sol_decode_sites (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  const char *wrappers = "sites|data|items|systems";
  JsonArray *list = sol_json_node_array (sol_json_unwrap (sol_json_unwrap (root, wrappers), wrappers));
  if (list == NULL)
    return sol_json_refuse (error);

  SolSites *sites = sol_sites_new ();
  for (guint i = 0; i < sol_json_length (list); i++)
    take_site (sites, sol_json_node_object (sol_json_element (list, i)));
  return sites;
}

SolGridCheck *
sol_decode_grid_check (GBytes *json, GError **error)
{
  const char *guards = "disableGridControl|activeDownload|sunlightBackupSystemCheck|gridOutageCheck|"
                       "userInitiatedGridToggle";
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);
  if (!sol_json_has (object, guards) && sol_json_object (object, "data") != NULL)
    object = sol_json_object (object, "data");

  SolGridCheck *check = sol_grid_check_new ();
  check->available = sol_truth (sol_json_has (object, guards));
  check->disabled = sol_json_truth (object, "disableGridControl");
  check->download = sol_json_truth (object, "activeDownload");
  check->sunlight_check = sol_json_truth (object, "sunlightBackupSystemCheck");
  check->outage_check = sol_json_truth (object, "gridOutageCheck");
  check->toggle_running = sol_json_truth (object, "userInitiatedGridToggle");
  return check;
}

SolOffGridContext *
sol_decode_off_grid_context (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  g_autoptr (SolOffGridContext) context = sol_off_grid_context_new ();
  context->outage = sol_json_truth (object, "is_grid_outage");
  context->sunlight_backup = sol_json_truth (object, "is_sunlight_backup");
  context->show_connect = sol_json_truth (object, "show_grid_connect");
  context->has_battery = sol_json_truth (object, "has_battery");
  context->country = sol_json_text (object, "country_code");
  if (context->outage == SOL_UNKNOWN && context->sunlight_backup == SOL_UNKNOWN
      && context->show_connect == SOL_UNKNOWN && context->has_battery == SOL_UNKNOWN)
    return sol_json_refuse (error);
  return g_steal_pointer (&context);
}
