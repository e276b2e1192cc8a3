/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-evse-acts"

#include "sol-sim-evse.h"

#include <string.h>

void
sol_sim_evse_answer_error (SolSimCall *call, guint status, const char *code, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_meta_text (builder, call->now, -1);
  sol_sim_json_null (builder, "data");
  sol_sim_json_object (builder, "error");
  sol_sim_json_string (builder, "errorMessageCode", code);
  sol_sim_json_string (builder, "displayMessage", text);
  sol_sim_json_string (builder, "errorMessage", text);
  sol_sim_json_null (builder, "additionalInfo");
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, status, builder);
}

/* What a start carried: the eight variants of addendum 1.7.14 differ in path, method and the spelling of the
 * body. */
typedef struct
{
  gboolean singular;
  gboolean by_put;
  gboolean empty;
  gboolean snake; /* charging_level, connector_id */
  gboolean has_level;
  gint64 level;
} Start;

static gboolean
read_start (SolSimCall *call, Start *start)
{
  JsonObject *object = sol_sim_call_json (call);
  start->singular = strstr (call->path, "/ev_charger/") != NULL;
  start->by_put = strcmp (call->method, "PUT") == 0;
  start->empty = g_bytes_get_size (call->body) == 0;
  if (start->empty)
    return TRUE;
  if (object == NULL)
    {
      sol_sim_answer_message (call, 400, "Malformed JSON request");
      return FALSE;
    }
  start->snake
      = json_object_has_member (object, "charging_level") || json_object_has_member (object, "connector_id");
  const char *level = start->snake ? "charging_level" : "chargingLevel";
  const char *connector = start->snake ? "connector_id" : "connectorId";
  start->has_level = json_object_has_member (object, level);
  start->level = sol_sim_json_get_integer (object, level, 0);
  if (sol_sim_json_get_integer (object, connector, 1) < 1)
    {
      sol_sim_answer_message (call, 400, "Connector Id must be greater than 0");
      return FALSE;
    }
  return TRUE;
}

/* Some regions know one dialect only; the others are answered as by a server that never heard of them. */
static gboolean
is_dialect (SolSimCall *call, const Start *start)
{
  if (!(call->server->quirks & SOL_SIM_WIRE_DIALECT))
    return TRUE;
  if (start->singular)
    sol_sim_answer_text (call, 404, "text/plain; charset=utf-8", "no route");
  else if (start->by_put || !(start->snake || start->empty))
    sol_sim_answer_message (call, 405, "Method not allowed");
  else
    return TRUE;
  return FALSE;
}

static void
answer_started (SolSimCall *call, const Start *start)
{
  if (start->by_put)
    {
      sol_sim_answer_message (call, 202, "Request sent successfully");
      return;
    }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  sol_sim_json_string (builder, "status", "accepted");
  if (start->has_level)
    sol_sim_json_integer (builder, "chargingLevel", start->level);
  json_builder_end_object (builder);
  sol_sim_answer_json (call, 200, builder);
}

static void
answer_start (SolSimCall *call, const Start *start, SolSimResult result)
{
  switch (result)
    {
    case SOL_SIM_OK:
    case SOL_SIM_SAME:
      answer_started (call, start);
      break;
    case SOL_SIM_ALREADY_CHARGING:
      sol_sim_evse_answer_error (call, 400, "iqevc_ms-10012", "The EV charger is already in charging state");
      break;
    case SOL_SIM_NOT_READY:
      sol_sim_evse_answer_error (call, 400, "iqevc_ms-10008", "The EV is not plugged in");
      break;
    case SOL_SIM_BUSY:
      sol_sim_answer_message (call, 409, "EV not ready");
      break;
    case SOL_SIM_BAD_LEVEL:
    case SOL_SIM_INVALID:
      sol_sim_evse_answer_error (call, 400, "iqevc_ms-10010", "Charging level is out of range");
      break;
    case SOL_SIM_NO_DEVICE:
      sol_sim_answer_message (call, 404, "Charger not found");
      break;
    case SOL_SIM_NOT_ACTIVE:
    case SOL_SIM_NO_SLOT:
    case SOL_SIM_READ_ONLY:
    case SOL_SIM_DONE_ALREADY:
    case SOL_SIM_FORBIDDEN:
    case SOL_SIM_REFUSED:
    case SOL_SIM_CONFLICT:
      sol_sim_answer_literal (call, 422, "{\"status\":\"error\",\"message\":\"Unprocessable Entity\"}");
      break;
    }
}

void
sol_sim_evse_start (SolSimCall *call)
{
  Start start = { 0 };
  if (!read_start (call, &start) || !is_dialect (call, &start))
    return;
  if (start.has_level && call->server->quirks & SOL_SIM_QUIRK_IQ40)
    {
      sol_sim_answer_literal (call, 500, "{\"status\":500,\"message\":\"Invalid charge level\"}");
      return;
    }
  int amps = start.has_level ? (int) CLAMP (start.level, -1, 10000) : 0;
  if (start.has_level && (amps < call->charger->min_amps || amps > call->charger->max_amps))
    {
      answer_start (call, &start, SOL_SIM_BAD_LEVEL);
      return;
    }
  answer_start (
      call, &start,
      sol_sim_home_start_charging (call->server->home, call->site->id, call->charger->serial, amps));
}

void
sol_sim_evse_stop (SolSimCall *call)
{
  gboolean singular = strstr (call->path, "/ev_charger/") != NULL;
  if (call->server->quirks & SOL_SIM_WIRE_DIALECT && !singular)
    {
      sol_sim_answer_text (call, 405, "text/plain; charset=utf-8", "");
      return;
    }
  SolSimResult result
      = sol_sim_home_stop_charging (call->server->home, call->site->id, call->charger->serial);
  if (result == SOL_SIM_OK)
    sol_sim_answer_literal (call, 200, "{\"status\":\"accepted\"}");
  else if (result == SOL_SIM_NOT_ACTIVE)
    sol_sim_evse_answer_error (call, 400, "iqevc_ms-10015", "There is no active charging session");
  else
    sol_sim_answer_literal (call, result == SOL_SIM_NO_DEVICE ? 404 : 422, "{\"message\":\"not charging\"}");
}

void
sol_sim_evse_trigger (SolSimCall *call)
{
  static const char *const known[] = { "BootNotification",
                                       "DiagnosticsStatusNotification",
                                       "FirmwareStatusNotification",
                                       "Heartbeat",
                                       "MeterValues",
                                       "StatusNotification",
                                       NULL };
  const char *message = sol_sim_json_get_string (sol_sim_call_json (call), "requestedMessage", "");
  if (!g_strv_contains (known, message))
    {
      sol_sim_evse_answer_error (call, 400, "iqevc_ms-10020", "Unknown message");
      return;
    }
  SolSimResult result
      = sol_sim_home_trigger_report (call->server->home, call->site->id, call->charger->serial);
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_object (builder, "data");
  sol_sim_json_string (builder, "status", result == SOL_SIM_OK ? "ACCEPTED" : "REJECTED");
  json_builder_end_object (builder);
  sol_sim_evse_finish (call, builder);
}

void
sol_sim_evse_live_start (SolSimCall *call)
{
  if (call->server->quirks & SOL_SIM_WIRE_LEGACY)
    {
      sol_sim_answer_literal (call, 200, "{\"status\":\"accepted\",\"duration_s\":900}");
      return;
    }
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_object (builder, "data");
  sol_sim_json_array (builder, "liveStreamTopicList");
  for (guint i = 0; i < call->site->n_chargers; i++)
    sol_sim_json_format (builder, NULL, "v1/evse/prod/live-stream/%s", call->site->chargers[i].serial);
  json_builder_end_array (builder);
  sol_sim_json_integer (builder, "liveStreamDuration", 900);
  json_builder_end_object (builder);
  sol_sim_evse_finish (call, builder);
}

void
sol_sim_evse_live_stop (SolSimCall *call)
{
  if (call->server->quirks & SOL_SIM_WIRE_LEGACY)
    {
      sol_sim_answer_literal (call, 200, "{\"status\":\"accepted\"}");
      return;
    }
  g_autoptr (JsonBuilder) builder = sol_sim_evse_begin (call, -1);
  sol_sim_json_null (builder, "data");
  sol_sim_evse_finish (call, builder);
}
