/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-live"

#include "sol-sim-broker.h"
#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <string.h>

/* Who may listen to the live topics (addendum 2.3, 1.7.4, energy-cloud-api 5.1). The broker is this server
 * itself. */

static void
answer_show (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_boolean (builder, "live_status", TRUE);
  sol_sim_json_boolean (builder, "live_vitals", call->site->n_batteries > 0);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static const SolSimSite *
find_gateway (SolSimCall *call, const char *serial)
{
  SolSimHome *home = call->server->home;
  for (guint i = 0; serial != NULL && i < sol_sim_home_n_sites (home); i++)
    {
      const SolSimSite *site = sol_sim_home_glance (home, i);
      if (strcmp (site->gateway.serial, serial) == 0 && sol_sim_call_may_see (call, site))
        return sol_sim_home_site (home, i);
    }
  sol_sim_answer_message (call, 400, "Envoy not found");
  return NULL;
}

static void
write_lease (JsonBuilder *builder, SolSimCall *call, const SolSimLease *lease)
{
  sol_sim_json_string (builder, "aws_iot_endpoint", call->server->origin + strlen ("http://"));
  sol_sim_json_string (builder, "aws_authorizer", lease->authorizer);
  sol_sim_json_string (builder, "aws_token_key", lease->token_key);
  sol_sim_json_string (builder, "aws_token_value", lease->token);
  sol_sim_json_string (builder, "aws_digest", lease->digest);
}

static void
answer_live (SolSimCall *call)
{
  const SolSimSite *site = find_gateway (call, sol_sim_call_query (call, "serial_num"));
  if (site == NULL)
    return;
  gboolean vitals = g_strcmp0 (sol_sim_call_query (call, "live_debug"), "true") == 0;
  const SolSimLease *lease
      = sol_sim_broker_lease (call->server->broker, vitals ? SOL_SIM_LIVE_VITALS : SOL_SIM_LIVE_STATUS,
                              site->id, vitals ? "v1/live-debug/json/" : "v1/live-stream/", NULL, call->now);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, vitals ? "live_debug_topic" : "live_stream_topic", lease->topic);
  sol_sim_json_integer (builder, vitals ? "live_debug_duration" : "live_stream_duration", SOL_SIM_LEASE_S);
  sol_sim_json_integer (builder, "timeout", 15);
  write_lease (builder, call, lease);
  sol_sim_json_string (builder, "dr_event_mode", "");
  sol_sim_json_boolean (builder, "has_load_controls", FALSE);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_silent (SolSimCall *call, const SolSimSite *site, const char *prefix, const char *id)
{
  const SolSimLease *lease
      = sol_sim_broker_lease (call->server->broker, SOL_SIM_LIVE_SILENT, site->id, prefix, id, call->now);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "topic", lease->topic);
  sol_sim_json_integer (builder, "stream_duration", SOL_SIM_LEASE_S);
  write_lease (builder, call, lease);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_config_stream (SolSimCall *call)
{
  answer_silent (call, call->site, "v1/server/response-stream/", NULL);
}

static void
answer_tariff_stream (SolSimCall *call)
{
  const SolSimSite *site = find_gateway (call, sol_sim_call_query (call, "serial_number"));
  if (site != NULL)
    answer_silent (call, site, "v1/response-stream/", NULL);
}

static void
answer_charger_stream (SolSimCall *call)
{
  if (call->site->n_chargers == 0)
    sol_sim_answer_message (call, 404, "Charger not found");
  else
    answer_silent (call, call->site, "v1/evse/prod/live-stream/", call->site->chargers[0].serial);
}

#define T SOL_SIM_FAMILY_T
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_live[] = {
  { "GET", "/app-api/{site}/show_livestream", SOL_SIM_FAMILY_D, 0, answer_show },
  { "GET", "/pv/aws_sigv4/livestream.json", T, 0, answer_live },
  { "GET", "/pv/aws_sigv4/tariff_settings_response_stream", T, 0, answer_tariff_stream },
  { "GET", "/service/batteryConfig/api/v1/mqttSignedUrl/{site}", SOL_SIM_FAMILY_BC, 0, answer_config_stream },
  { "GET", "/service/evse_controller/api/v1/aws_sigv4/livestream/{site}", T, BEARER, answer_charger_stream },
  { NULL },
};
