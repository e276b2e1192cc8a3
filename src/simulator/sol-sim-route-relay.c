/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-relay"

#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <string.h>

/* The grid relay with its mailed code (addendum 1.7.12). */

static void
send_code (SolSimCall *call)
{
  sol_sim_sign_ins_send_grid_code (call->server->sign_ins, call->sign_in, call->site->id, call->now);
  sol_sim_answer_literal (call, 200, "{\"success\":\"email sent successfully\"}");
}

static void
check_code (SolSimCall *call)
{
  SolSimSignIn *sign_in = call->sign_in;
  g_autofree char *site = g_strdup_printf ("%" G_GUINT64_FORMAT, sign_in->grid_site);
  gboolean valid = sign_in->grid_code != NULL && call->now < sign_in->grid_until
                   && g_strcmp0 (sol_sim_call_form (call, "otp"), sign_in->grid_code) == 0
                   && g_strcmp0 (sol_sim_call_form (call, "site_id"), site) == 0;
  sign_in->grid_verified = valid;
  if (valid)
    g_clear_pointer (&sign_in->grid_code, g_free);
  sol_sim_answer_literal (call, 200, valid ? "{\"valid\":true}" : "{\"valid\":false}");
}

/* The site whose gateway is named in the form. */
static const SolSimSite *
find_gateway (SolSimCall *call)
{
  SolSimHome *home = call->server->home;
  const char *serial = sol_sim_call_form (call, "envoy_serial_number");
  for (guint i = 0; i < sol_sim_home_n_sites (home); i++)
    {
      const SolSimSite *site = sol_sim_home_glance (home, i);
      if (g_strcmp0 (site->gateway.serial, serial) == 0 && sol_sim_call_may_see (call, site))
        return sol_sim_home_site (home, i);
    }
  return NULL;
}

static void
switch_relay (SolSimCall *call)
{
  const SolSimSite *site = find_gateway (call);
  const char *state = sol_sim_call_form (call, "state");
  gboolean off = g_strcmp0 (state, "1") == 0;
  if (site == NULL || (!off && g_strcmp0 (state, "2") != 0))
    {
      sol_sim_answer_message (call, site == NULL ? 404 : 400,
                              site == NULL ? "Envoy not found" : "Unknown state");
      return;
    }
  if (!call->sign_in->grid_verified || call->sign_in->grid_site != site->id)
    {
      sol_sim_answer_message (call, 403, "Forbidden");
      return;
    }
  call->sign_in->grid_verified = FALSE;
  SolSimResult result = sol_sim_home_set_relay (call->server->home, site->id, !off);
  if (result != SOL_SIM_OK)
    {
      sol_sim_answer_message (call, 422, "Grid control is not possible now");
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_format (builder, "request_id", "req_%" G_GINT64_FORMAT, call->now);
  sol_sim_json_array (builder, "context_ids");
  json_builder_add_int_value (builder, call->now * 1000000);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
log_change (SolSimCall *call)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  if (find_gateway (call) == NULL)
    {
      sol_sim_answer_message (call, 404, "Envoy not found");
      return;
    }
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "status", "Grid Change Logged");
  sol_sim_json_string (builder, "old_state", sol_sim_call_form (call, "old_state"));
  sol_sim_json_string (builder, "new_state", sol_sim_call_form (call, "new_state"));
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

#define H SOL_SIM_FAMILY_H
#define HF SOL_SIM_FAMILY_HF
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_relay[] = {
  { "GET", "/app-api/{site}/grid_toggle_otp.json", H, BEARER, send_code },
  { "POST", "/app-api/grid_toggle_otp.json", HF, BEARER, check_code },
  { "POST", "/pv/settings/grid_state.json", HF, BEARER, switch_relay },
  { "POST", "/pv/settings/log_grid_change.json", HF, BEARER, log_change },
  { NULL },
};
