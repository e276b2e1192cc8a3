/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route"

#include "sol-sim-route.h"

#include "sol-sim-down.h"

#include <string.h>

static const SolSimRoute *const tables[] = {
  sol_sim_routes_auth,      sol_sim_routes_evse,
  sol_sim_routes_scheduler, sol_sim_routes_schedules,
  sol_sim_routes_history,   sol_sim_routes_extras,
  sol_sim_routes_energy,    sol_sim_routes_devices,
  sol_sim_routes_battery,   sol_sim_routes_battery_windows,
  sol_sim_routes_grid,      sol_sim_routes_relay,
  sol_sim_routes_live,      sol_sim_routes_tariff,
  sol_sim_routes_dashboard,
};

typedef struct
{
  char *site;
  char *serial;
  char *id;
} Names;

static void
names_clear (Names *names)
{
  g_clear_pointer (&names->site, g_free);
  g_clear_pointer (&names->serial, g_free);
  g_clear_pointer (&names->id, g_free);
}

static void
note_name (Names *names, const char *pattern, const char *value)
{
  char **place = strcmp (pattern, "{site}") == 0 ? &names->site
                 : strcmp (pattern, "{sn}") == 0 ? &names->serial
                 : strcmp (pattern, "{id}") == 0 ? &names->id
                                                 : NULL;
  if (place == NULL)
    return;
  g_free (*place);
  *place = g_uri_unescape_string (value, NULL);
}

static gboolean
path_fits (const char *pattern, const char *path, Names *names)
{
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  if (g_strv_length (wanted) != g_strv_length (parts))
    return FALSE;
  names_clear (names);
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (wanted[i][0] == '{' && *parts[i] != '\0')
        note_name (names, wanted[i], parts[i]);
      else if (strcmp (wanted[i], parts[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Leaves the answer at 404, or at 405 when only the method does not fit. */
static const SolSimRoute *
find_route (SolSimCall *call, Names *names)
{
  gboolean other_method = FALSE;
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (const SolSimRoute *route = tables[t]; route->path != NULL; route++)
      {
        if (!path_fits (route->path, call->path, names))
          continue;
        if (strcmp (route->method, call->method) == 0)
          return route;
        other_method = TRUE;
      }
  if (other_method)
    sol_sim_answer_message (call, 405, "Method not allowed");
  return NULL;
}

static gboolean
deny (SolSimCall *call)
{
  sol_sim_answer_literal (call, 401,
                          "{\"error\":\"Unauthorized\",\"message\":\"Not Authorized\",\"status\":401}");
  return FALSE;
}

/* In cookie-only mode there is no e-auth-token; a client that has one sends it with every call
 * (addendum 1.4). */
static gboolean
check_token (SolSimCall *call)
{
  SolSimServer *server = call->server;
  const char *token = sol_sim_call_header (call, "e-auth-token");
  if (call->route->family == SOL_SIM_FAMILY_SESSIONS)
    return g_strcmp0 (token, call->sign_in->id) == 0;
  if (token == NULL)
    return !call->sign_in->token_used || call->route->family == SOL_SIM_FAMILY_BC
           || (call->route->flags & SOL_SIM_ROUTE_OPEN);
  SolSimSignIn *owner = sol_sim_sign_ins_by_token (server->sign_ins, token, call->now);
  gboolean good = owner != NULL && owner->account == call->sign_in->account;
  call->sign_in->token_used = call->sign_in->token_used || good;
  return good;
}

static gboolean
check_session (SolSimCall *call)
{
  SolSimServer *server = call->server;
  SolSimRouteFlags flags = call->route->flags;
  const char *cookie = sol_sim_call_cookie (call, "_enlighten_4_session");
  call->sign_in = sol_sim_sign_ins_by_cookie (server->sign_ins, cookie, call->now);
  if (flags & SOL_SIM_ROUTE_OPEN)
    return TRUE;
  if (call->sign_in == NULL && call->route->family == SOL_SIM_FAMILY_BC)
    call->sign_in
        = sol_sim_sign_ins_by_token (server->sign_ins, sol_sim_call_header (call, "e-auth-token"), call->now);
  if (call->sign_in == NULL || (!call->sign_in->complete && !(flags & SOL_SIM_ROUTE_CHALLENGE)))
    return deny (call);
  if (!(flags & (SOL_SIM_ROUTE_OWN_TOKEN | SOL_SIM_ROUTE_CHALLENGE)) && !check_token (call))
    return deny (call);
  return TRUE;
}

static gboolean
check_bearer (SolSimCall *call)
{
  if (!(call->route->flags & SOL_SIM_ROUTE_BEARER))
    return TRUE;
  SolSimSignIn *owner
      = sol_sim_sign_ins_by_token (call->server->sign_ins, sol_sim_call_bearer (call), call->now);
  return owner != NULL && owner->account == call->sign_in->account ? TRUE : deny (call);
}

static gboolean
may_see (const SolSimAccount *account, SolSimHome *home, const SolSimSite *site)
{
  gboolean first = site->id == sol_sim_home_site_id (home, 0);
  if (account->flags & SOL_SIM_ACCOUNT_NO_SITE)
    return FALSE;
  if (account->flags & SOL_SIM_ACCOUNT_FIRST_SITE_ONLY)
    return first;
  if (account->flags & SOL_SIM_ACCOUNT_SECOND_SITE_ONLY)
    return !first;
  return TRUE;
}

gboolean
sol_sim_call_may_see (SolSimCall *call, const SolSimSite *site)
{
  return may_see (call->sign_in->account, call->server->home, site);
}

static gboolean
look_up (SolSimCall *call, Names *names)
{
  SolSimHome *home = call->server->home;
  if (names->site != NULL)
    {
      guint64 id = 0;
      gboolean number = g_ascii_string_to_unsigned (names->site, 10, 1, G_MAXUINT64, &id, NULL);
      call->site = number ? sol_sim_home_find_site (home, id) : NULL;
      if (!number || call->site == NULL || !sol_sim_call_may_see (call, call->site))
        {
          sol_sim_answer_message (call, number ? 403 : 404, number ? "Forbidden" : "Not Found");
          return FALSE;
        }
    }
  call->id = g_steal_pointer (&names->id);
  call->serial = g_steal_pointer (&names->serial);
  if (call->serial == NULL)
    return TRUE;
  call->charger = sol_sim_home_find_charger (home, call->site->id, call->serial);
  if (call->charger != NULL)
    return TRUE;
  sol_sim_answer_message (call, 404, "Charger not found");
  return FALSE;
}

static gboolean
is_known_here (SolSimCall *call)
{
  guint flags = call->route->flags, quirks = call->server->quirks;
  if (!(flags & SOL_SIM_ROUTE_NEW_ADDRESS && quirks & SOL_SIM_WIRE_FALLBACKS)
      && !(flags & SOL_SIM_ROUTE_NEW_SITES && quirks & SOL_SIM_WIRE_OLD_SITES))
    return TRUE;
  sol_sim_answer_message (call, 404, "Not Found");
  return FALSE;
}

void
sol_sim_route_call (SolSimCall *call)
{
  Names names = { NULL };
  call->route = find_route (call, &names);
  if (sol_sim_down_answer (call))
    {
      names_clear (&names);
      return;
    }
  if (call->route != NULL && is_known_here (call)
      && sol_sim_family_check (call, call->route->family, names.site) && check_session (call)
      && look_up (call, &names) && check_bearer (call) && sol_sim_config_check_shape (call))
    call->route->handle (call);
  names_clear (&names);
}
