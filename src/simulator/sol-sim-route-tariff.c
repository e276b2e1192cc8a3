/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-route-tariff"

#include "sol-sim-format.h"
#include "sol-sim-route.h"
#include "sol-sim-tariff.h"

#include <string.h>

/* Tariff and billing (addendum 2.7). */

#define BASE "/service/tariff/tariff-ms/systems/{site}"

/* Who asks is named; whoever has an XSRF cookie repeats it. */
static gboolean
may_ask (SolSimCall *call)
{
  g_autofree char *user = g_strdup_printf ("%u", call->sign_in->account->user_id);
  const char *cookie = sol_sim_call_cookie (call, "XSRF-TOKEN");
  g_autofree char *plain = cookie != NULL ? g_uri_unescape_string (cookie, NULL) : NULL;
  gboolean right = g_strcmp0 (sol_sim_call_header (call, "Username"), user) == 0
                   && sol_sim_call_header (call, "Requestid") != NULL
                   && g_strcmp0 (sol_sim_call_header (call, "x-xsrf-token"), plain) == 0;
  if (!right)
    sol_sim_answer_message (call, 403, "Forbidden");
  return right;
}

static void
answer_tariff (SolSimCall *call)
{
  if (!may_ask (call))
    return;
  JsonNode *tariff = sol_sim_tariffs_get (call->server->tariffs, call->site);
  g_autofree char *text = tariff != NULL ? sol_sim_json_print (tariff) : g_strdup ("{}");
  sol_sim_answer_literal (call, 200, text);
}

static void
set_tariff (SolSimCall *call)
{
  g_autofree char *user = g_strdup_printf ("%u", call->sign_in->account->user_id);
  if (!may_ask (call))
    return;
  if (g_strcmp0 (sol_sim_call_query (call, "user-id"), user) != 0
      || call->sign_in->account->flags & SOL_SIM_ACCOUNT_READ_ONLY)
    sol_sim_answer_message (call, 403, "Forbidden");
  else if (!sol_sim_tariffs_set (call->server->tariffs, call->server->home, call->site,
                                 sol_sim_call_json_node (call)))
    sol_sim_answer_message (call, 400, "Bad Request");
  else
    sol_sim_answer_literal (call, 200, "{\"message\":\"success\"}");
}

static void
answer_billing (SolSimCall *call)
{
  if (!may_ask (call))
    return;
  const SolSimBilling *billing = sol_sim_tariffs_billing (call->server->tariffs, call->site);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_integer (builder, "id", (gint64) call->site->id);
  sol_sim_json_string (builder, "billingFrequency", billing->frequency);
  sol_sim_json_string (builder, "anyBillPeriodStartDate", billing->start);
  sol_sim_json_integer (builder, "billingIntervalValue", billing->interval);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
set_billing (SolSimCall *call)
{
  if (!may_ask (call))
    return;
  JsonObject *object = sol_sim_call_json (call);
  const char *frequency = sol_sim_json_get_string (object, "billingFrequency", "");
  const char *start = sol_sim_json_get_string (object, "anyBillPeriodStartDate", "");
  gint64 interval = sol_sim_json_get_integer (object, "billingIntervalValue", 0);
  gboolean month = strcmp (frequency, "MONTH") == 0;
  SolSimDate date;
  char today[16];
  sol_sim_date_format (sol_sim_home_today (call->server->home, call->site->id), today);
  gboolean right
      = object != NULL && json_object_get_size (object) == 3 && (month || strcmp (frequency, "DAY") == 0)
        && interval >= 1 && interval <= (month ? 24 : 100) && strlen (start) == 10
        && sol_sim_date_parse (start, &date) && g_strcmp0 (sol_sim_call_query (call, "date"), today) == 0;
  if (!right)
    {
      sol_sim_answer_message (call, 400, "Bad Request");
      return;
    }
  SolSimBilling *billing = sol_sim_tariffs_billing (call->server->tariffs, call->site);
  g_strlcpy (billing->frequency, frequency, sizeof billing->frequency);
  g_strlcpy (billing->start, start, sizeof billing->start);
  billing->interval = (int) interval;
  sol_sim_answer_literal (call, 200, "{\"message\":\"success\"}");
}

/* Export rates of one day; the last minute of a band belongs to it. */
static void
answer_dated (SolSimCall *call)
{
  static const int ends[] = { 359, 1019, 1259, 1439 };
  const char *text = sol_sim_call_query (call, "date");
  SolSimDate date;
  if (!may_ask (call))
    return;
  if (g_strcmp0 (sol_sim_call_query (call, "rateType"), "BUYBACK") != 0 || text == NULL || strlen (text) != 10
      || !sol_sim_date_parse (text, &date))
    {
      sol_sim_answer_message (call, 400, "Bad Request");
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_object (builder, "data");
  sol_sim_json_string (builder, "timezone", call->site->timezone);
  sol_sim_json_string (builder, "currency", call->site->currency);
  sol_sim_json_array (builder, "buyback");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int start = i == 0 ? 0 : ends[i - 1] + 1;
      json_builder_begin_object (builder);
      sol_sim_json_integer (builder, "start", start);
      sol_sim_json_integer (builder, "end", ends[i]);
      sol_sim_json_number (builder, "rate", sol_sim_tariffs_buyback (call->site, date, start));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

/* Tells the scheduler to look; the body is null or nothing at all. */
static void
note_change (SolSimCall *call)
{
  g_autofree char *body
      = g_strndup (g_bytes_get_size (call->body) > 0 ? g_bytes_get_data (call->body, NULL) : "",
                   g_bytes_get_size (call->body));
  if (strcmp (g_strstrip (body), "null") == 0 || *body == '\0')
    sol_sim_answer_literal (call, 202, "{\"message\":\"accepted\"}");
  else
    sol_sim_answer_message (call, 400, "Bad Request");
}

#define TR SOL_SIM_FAMILY_TR
#define TRW SOL_SIM_FAMILY_TRW

const SolSimRoute sol_sim_routes_tariff[] = {
  { "GET", BASE "/tariff", TR, 0, answer_tariff },
  { "PUT", BASE "/tariff", TRW, 0, set_tariff },
  { "GET", BASE "/tariffs", TR, 0, answer_dated },
  { "GET", BASE "/billing-details", TR, 0, answer_billing },
  { "POST", BASE "/billing-details", TRW, 0, set_billing },
  { "PUT", "/service/evse_scheduler/api/v1/siteConfig/{site}/tariff_change", TRW, 0, note_change },
  { NULL },
};
