/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-history"

#include "sol-sim-format.h"
#include "sol-sim-route.h"

#include <math.h>
#include <string.h>

/* Charging sessions and what the chargers drew day by day (addendum 1.7.6, 1.7.7, 2.4). */

#define HISTORY "/service/enho_historical_events_ms/{site}"
#define SERIES "/service/timeseries/evse/timeseries"

/* The access token is the bearer, its session the e-auth-token; who asks is said twice. */
static gboolean
may_ask (SolSimCall *call)
{
  const SolSimSignIn *sign_in = call->sign_in;
  g_autofree char *user = g_strdup_printf ("%u", sign_in->account->user_id);
  const char *request = sol_sim_call_header (call, "requestid");
  const char *same = sol_sim_call_query (call, "requestId");
  const char *name = sol_sim_call_query (call, "username");
  gboolean manager
      = sign_in->access_token != NULL && g_strcmp0 (sol_sim_call_bearer (call), sign_in->manager_token) == 0;
  gboolean right = !manager && request != NULL && g_uuid_string_is_valid (request);
  right = right && g_strcmp0 (sol_sim_call_header (call, "username"), user) == 0;
  right = right && (same == NULL || strcmp (same, request) == 0);
  right = right && (name == NULL || strcmp (name, user) == 0);
  if (!right)
    sol_sim_answer_literal (call, 401, "{\"message\":\"Unauthorized\"}");
  return right;
}

static gboolean
is_evse (SolSimCall *call)
{
  if (g_strcmp0 (sol_sim_call_query (call, "source"), "evse") == 0)
    return TRUE;
  sol_sim_answer_message (call, 400, "source is missing");
  return FALSE;
}

static JsonBuilder *
begin (SolSimCall *call)
{
  JsonBuilder *builder = json_builder_new ();
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (call->now);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S.000000000Z");
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "source", "evse");
  sol_sim_json_string (builder, "timestamp", time);
  return builder;
}

static void
answer_criteria (SolSimCall *call)
{
  if (!may_ask (call) || !is_evse (call))
    return;
  g_autoptr (JsonBuilder) builder = begin (call);
  sol_sim_json_array (builder, "data");
  for (guint i = 0; i < call->site->n_chargers; i++)
    {
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "id", call->site->chargers[i].serial);
      sol_sim_json_string (builder, "displayName", call->site->chargers[i].name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

typedef struct
{
  SolSimDate from, to;
  gint64 offset, limit;
} Page;

/* Nested under `params`, or flat as before. */
static gboolean
read_page (SolSimCall *call, Page *page)
{
  JsonObject *body = sol_sim_call_json (call);
  JsonObject *params = sol_sim_json_to_object (sol_sim_json_member (body, "params"));
  gboolean nested = params != NULL && strcmp (sol_sim_json_get_string (body, "source", ""), "evse") == 0
                    && sol_sim_json_get_string (params, "timezone", NULL) != NULL;
  gboolean flat = body != NULL && !json_object_has_member (body, "params");
  if (flat)
    params = body;
  page->offset = sol_sim_json_get_integer (params, "offset", -1);
  page->limit = sol_sim_json_get_integer (params, "limit", -1);
  const char *from = sol_sim_json_get_string (params, "startDate", "");
  const char *to = sol_sim_json_get_string (params, "endDate", "");
  if ((nested || flat) && page->offset >= 0 && page->offset < 1000000 && page->limit > 0 && page->limit <= 100
      && strlen (from) == 10 && from[2] == '-' && sol_sim_date_parse (from, &page->from)
      && sol_sim_date_parse (to, &page->to) && page->from <= page->to)
    return TRUE;
  sol_sim_answer_message (call, 400, "Bad Request");
  return FALSE;
}

static void
write_session (JsonBuilder *builder, SolSimCall *call, const SolSimSession *session)
{
  gboolean known = isfinite (session->cost);
  double kwh = (double) session->energy_wh / 1000;
  gint64 end = session->ended;
  json_builder_begin_object (builder);
  sol_sim_json_format (builder, "id", "%s:%" G_GINT64_FORMAT, call->charger->serial, session->started);
  sol_sim_json_integer (builder, "sessionId", session->started);
  sol_sim_json_zulu_ms (builder, "startTime", session->started);
  sol_sim_json_zulu_ms (builder, "endTime", end);
  sol_sim_json_null (builder, "authType");
  sol_sim_json_null (builder, "authIdentifier");
  sol_sim_json_null (builder, "authToken");
  sol_sim_json_number (builder, "aggEnergyValue", sol_sim_round (kwh, 3));
  sol_sim_json_integer (builder, "activeChargeTime", session->active_s);
  sol_sim_json_number (builder, "milesAdded", call->site->regional ? NAN : sol_sim_round (session->miles, 2));
  sol_sim_json_number (builder, "sessionCost", known ? sol_sim_round (session->cost, 2) : NAN);
  sol_sim_json_boolean (builder, "costCalculated", known);
  sol_sim_json_boolean (builder, "manualOverridden", session->mode == SOL_SIM_MODE_MANUAL);
  sol_sim_json_number (builder, "avgCostPerUnitEnergy",
                       known && kwh > 0 ? sol_sim_round (session->cost / kwh, 3) : NAN);
  sol_sim_json_string (builder, "sessionCostState", known ? "COST_CALCULATED" : "COST_PENDING");
  sol_sim_json_integer (builder, "chargeProfileStackLevel", 4);
  json_builder_end_object (builder);
}

static void
answer_history (SolSimCall *call)
{
  Page page;
  if (!may_ask (call) || !read_page (call, &page))
    return;
  g_autoptr (GArray) sessions
      = sol_sim_home_sessions (call->server->home, call->site->id, call->charger->serial, page.from, page.to);
  g_autoptr (JsonBuilder) builder = begin (call);
  gint64 end = MIN (page.offset + page.limit, (gint64) sessions->len);
  char from[16], to[16];
  sol_sim_date_format (page.from, from);
  sol_sim_date_format (page.to, to);
  sol_sim_json_object (builder, "data");
  sol_sim_json_array (builder, "result");
  for (gint64 i = page.offset; i < end; i++)
    write_session (builder, call, &g_array_index (sessions, SolSimSession, i));
  json_builder_end_array (builder);
  sol_sim_json_boolean (builder, "hasMore", end < (gint64) sessions->len);
  sol_sim_json_format (builder, "startDate", "%.2s-%.2s-%.4s", from + 8, from + 5, from);
  sol_sim_json_format (builder, "endDate", "%.2s-%.2s-%.4s", to + 8, to + 5, to);
  sol_sim_json_integer (builder, "offset", page.offset);
  sol_sim_json_integer (builder, "limit", page.limit);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

/* The site of the query; `siteId` is not it. */
static const SolSimSite *
find_site (SolSimCall *call)
{
  guint64 id = 0;
  const char *text = sol_sim_call_query (call, "site_id");
  const SolSimSite *site = NULL;
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT64, &id, NULL))
    {
      sol_sim_answer_message (call, 400, "site_id is required");
      return NULL;
    }
  site = sol_sim_home_find_site (call->server->home, id);
  if (site != NULL && sol_sim_call_may_see (call, site))
    return site;
  sol_sim_answer_message (call, 403, "Forbidden");
  return NULL;
}

static int
year_of (SolSimDate date)
{
  char text[16];
  sol_sim_date_format (date, text);
  return (int) g_ascii_strtoll (text, NULL, 10);
}

/* Of one charger what the site's meter says, of several what their sessions say. */
static double
year_energy (SolSimCall *call, const SolSimSite *site, const SolSimCharger *charger, int year)
{
  SolSimHome *home = call->server->home;
  guint n_days = 0;
  const SolSimDayTotal *days = sol_sim_home_daily (home, site->id, &n_days);
  double wh = 0;
  if (site->n_chargers == 1)
    {
      for (guint i = 0; i < n_days; i++)
        if (year_of (site->first_date + (SolSimDate) i) == year)
          wh += days[i].wh[SOL_SIM_FLOW_EVSE];
      return wh;
    }
  SolSimDate today = sol_sim_home_today (home, site->id);
  g_autoptr (GArray) sessions
      = sol_sim_home_sessions (home, site->id, charger->serial, site->first_date, today);
  for (guint i = 0; i < sessions->len; i++)
    {
      const SolSimSession *session = &g_array_index (sessions, SolSimSession, i);
      if (year_of (sol_sim_home_date_of (home, site->id, session->started)) == year)
        wh += (double) session->energy_wh;
    }
  return wh;
}

static void
write_years (JsonBuilder *builder, SolSimCall *call, const SolSimSite *site, SolSimDate first)
{
  int last = year_of (sol_sim_home_today (call->server->home, site->id));
  sol_sim_json_object (builder, "charger_iqevc");
  for (int year = year_of (first); year <= last; year++)
    {
      g_autofree char *name = g_strdup_printf ("%d", year);
      sol_sim_json_object (builder, name);
      for (guint i = 0; i < site->n_chargers; i++)
        sol_sim_json_number (builder, site->chargers[i].serial,
                             year_energy (call, site, &site->chargers[i], year));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
answer_series (SolSimCall *call, const SolSimSite *site, SolSimDate first)
{
  guint n_days = 0;
  const SolSimDayTotal *days = sol_sim_home_daily (call->server->home, site->id, &n_days);
  first = MAX (first, site->first_date);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "system_id", (gint64) site->id);
  sol_sim_json_date (builder, "start_date", first);
  sol_sim_json_epoch (builder, "last_report_date", site->gateway.last_report);
  sol_sim_json_boolean (builder, "update_pending", FALSE);
  sol_sim_json_array (builder, "iqevc");
  for (guint i = (guint) (first - site->first_date); site->n_chargers > 0 && i < n_days; i++)
    json_builder_add_int_value (builder, days[i].wh[SOL_SIM_FLOW_EVSE]);
  json_builder_end_array (builder);
  write_years (builder, call, site, first);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_daily (SolSimCall *call)
{
  SolSimDate first;
  const char *text = sol_sim_call_query (call, "start_date");
  if (!may_ask (call) || !is_evse (call))
    return;
  const SolSimSite *site = find_site (call);
  if (site == NULL)
    return;
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || !sol_sim_date_parse (text, &first))
    sol_sim_answer_message (call, 400, "start_date is required");
  else
    answer_series (call, site, first);
}

static void
answer_lifetime (SolSimCall *call)
{
  if (!may_ask (call) || !is_evse (call))
    return;
  const SolSimSite *site = find_site (call);
  if (site != NULL)
    answer_series (call, site, site->first_date);
}

#define SESSIONS SOL_SIM_FAMILY_SESSIONS
#define BEARER SOL_SIM_ROUTE_BEARER

const SolSimRoute sol_sim_routes_history[] = {
  { "GET", HISTORY "/filter_criteria", SESSIONS, BEARER, answer_criteria },
  { "POST", HISTORY "/sessions/{sn}/history", SESSIONS, BEARER, answer_history },
  { "GET", SERIES "/daily_energy", SESSIONS, BEARER, answer_daily },
  { "GET", SERIES "/lifetime_energy", SESSIONS, BEARER, answer_lifetime },
  { NULL },
};
