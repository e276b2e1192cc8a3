/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-samples"

#include "decode-cases.h"

/* Bodies after the protocol pages, for the decoders whose answers no case shows. */
static const struct
{
  const char *endpoint;
  const char *body;
} samples[] = {
  { "GET /service/enho_historical_events_ms/{site}/filter_criteria",
    "{\"source\":\"evse\",\"data\":{\"chargers\":[{\"serialNumber\":\"482309115570\",\"displayName\":"
    "\"Gravel "
    "yard\"}]}}" },
  { "GET /service/system_dashboard/api_internal/dashboard/sites/{site}/status",
    "{\"status\":\"normal\",\"statusText\":\"Normal\",\"battery_mode\":\"Self-Consumption\",\"soc\":\"97%\","
    "\"storm_guard\":\"off\",\"reserved_soc\":20,\"storage_setpoint\":0,\"pv_setpoint\":null,\"backup_type\":"
    "\"whole\",\"timezone\":\"Europe/Amsterdam\",\"name\":\"Home of somebody\"}" },
  { "GET /service/system_dashboard/api_internal/cs/sites/{site}/summary",
    "{\"is_hems\":true,\"is_ensemble\":true,\"is_nem3\":false,\"geo\":\"EMEA\",\"country_code\":\"NL\","
    "\"currency_unit\":\"EUR\",\"currency_symbol\":\"\xe2\x82\xac\"}" },
  { "GET /app-api/{site}/get_currency_conversion.json",
    "{\"currency_conversion\":{\"value_per_kwh\":\"0.27\",\"currency_symbol\":\"$\"}}" },
  { "GET /api/v1/hems/{site}/heatpump/{id}/state",
    "{\"data\":{\"heatpump-status\":\"RUNNING\",\"sg-ready-mode\":\"MODE_3\",\"vpp-sgready-mode-override\":"
    "\"NONE\",\"last-report-at\":\"2026-05-08T11:58:30Z\"}}" },
  { "GET /service/batteryConfig/api/v1/mqttSignedUrl/{site}",
    "{\"topic\":\"v1/server/response-stream/"
    "7b1e\",\"stream_duration\":900,\"aws_iot_endpoint\":\"a1-ats.iot.us-east-1.amazonaws.com\","
    "\"aws_authorizer\":\"auth\",\"aws_token_key\":\"enph_token\",\"aws_token_value\":\"9c0f77\",\"aws_"
    "digest\":\"Qm9/ae+1d2==\"}" },
  { "PUT /service/tariff/tariff-ms/systems/{site}/tariff", "{\"message\":\"success\"}" },
  { "POST /service/batteryConfig/api/v1/battery/sites/{site}/schedules",
    "{\"error\":{\"status\":\"CONFLICTING_SCHEDULE_RBD\",\"code\":409,\"message\":\"Schedule conflicts\"}}" },
  { "GET /app-api/{site}/grid_toggle_otp.json", "{\"success\":\"email sent successfully\"}" },
  { "POST /pv/settings/grid_state.json",
    "{\"request_id\":\"req_9Zc1p0\",\"context_ids\":[1777000123000000]}" },
  { "POST /pv/settings/log_grid_change.json",
    "{\"status\":\"Grid Change Logged\",\"old_state\":\"OPER_RELAY_CLOSED\",\"new_state\":"
    "\"OPER_RELAY_OFFGRID_AC_GRID_PRESENT\"}" },
};

JsonNode *
decode_sample (const char *endpoint)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_str_equal (samples[i].endpoint, endpoint))
      {
        g_autoptr (GError) error = NULL;
        JsonNode *node = json_from_string (samples[i].body, &error);
        g_assert_no_error (error);
        return node;
      }
  return NULL;
}
