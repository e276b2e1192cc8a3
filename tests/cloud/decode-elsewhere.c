/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-elsewhere"

#include "decode-elsewhere.h"

#include <string.h>

/* What a decoder is not asked: whole kinds of payload, … */
static const struct
{
  const char *payload_is;
  const char *reason;
} kinds[] = {
  { "intent", "a wish of a person becomes requests: tests of the controls and of the calls" },
  { "none", "nothing to decode: tests of the exchange and of the refresh plan" },
  { "token", "tokens: tests of the sign-in" },
  { "cookies", "cookies: tests of the sign-in" },
  { "frame", "frames of the live stream: tests of the live stream" },
};

/* … endpoints without a decoder among these, … */
static const struct
{
  const char *prefix;
  const char *reason;
} endpoints[] = {
  { "POST /login/", "answers of the sign-in: tests of the sign-in" },
  { "POST /app-api/generate_mfa_login_otp", "answers of the sign-in: tests of the sign-in" },
  { "POST /app-api/validate_login_otp", "answers of the sign-in: tests of the sign-in" },
  { "POST /tokens", "answers of the sign-in: tests of the sign-in" },
  { "POST /service/evse_controller/", "answers to controls: tests of the controls" },
  { "POST /app-api/grid_toggle_otp.json", "the relay: tests of the procedures" },
  { "POST /service/tariff/", "the tariff has a decoder of its own" },
  { "GET /service/tariff/", "the tariff has a decoder of its own" },
  { "POST /service/enho_historical_events_ms/", "the session history has a decoder of its own" },
  { "POST /service/batteryConfig/", "answers to controls: tests of the controls" },
  { "PUT /", "answers to controls: tests of the controls" },
  { "PATCH /", "answers to controls: tests of the controls" },
  { "GET /service/batteryConfig/api/v1/battery/sites/", "battery windows have a decoder of their own" },
  { "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/SCHEDULED_CHARGING/",
    "charging slots have a decoder of their own" },
  { "GET /service/evse_scheduler/api/v1/iqevc/charging-mode/GREEN_CHARGING/",
    "solar settings have a decoder of their own" },
  { "GET /service/evse_controller/{site}/ev_chargers/start_live_stream", "the burst: tests of the calls" },
  { "GET /app-api/{site}/battery_backup_history.json", "power cuts have a decoder of their own" },
  { "GET /service/events-platform-service/", "events have a decoder of their own" },
  { "GET /service/system_dashboard/", "alarms have a decoder of their own" },
  { "GET /service/timeseries/", "car energy by day has a decoder of its own" },
  { "GET /service/evse_management/", "flags and firmware have decoders of their own" },
  { "GET /api/v1/hems/", "the heat pump has a decoder of its own" },
  { "GET /pv/settings/{site}/dry_contacts", "dry contacts have a decoder of their own" },
  { "GET /systems/{site}/site_array_layout_x", "the roof plan has a decoder of its own" },
  { "GET /pv/aws_sigv4/livestream.json", "the live stream has a decoder of its own" },
  { "GET /app-api/{site}/show_livestream", "the live stream has a decoder of its own" },
  { "GET /systems/{site}/devices", "the page of old batteries is no JSON" },
};

/* … and single cases that tell of more than one answer. */
static const struct
{
  const char *name;
  const char *reason;
} cases[] = {
  { "sites-refused-right-after-sign-in", "the status decides: tests of the sign-in" },
  { "sites-not-readable-leave-the-number-entry", "what follows a failure: tests of the sign-in" },
  { "signing-in-again-as-somebody-else", "which site is kept: tests of the account" },
  { "no-password-kept-means-asking-the-person", "tests of the sign-in" },
  { "write-token-from-the-answer-header", "a header of the answer: tests of the calls" },
  { "pending-until-a-later-profile-read-agrees", "what was written before: tests of the controls" },
  { "pending-is-not-settled-by-other-views", "what was written before: tests of the controls" },
  { "profile-view-wins-over-the-settings-view", "two views joined: tests of the model" },
  { "reserve-may-be-moved", "a rule over two views: tests of the model" },
  { "grid-charging-offered-by-evidence", "a rule over two views: tests of the model" },
  { "grid-and-battery-power-need-two-samples", "a rule over two samples, which no part has yet" },
  { "heat-pump-power-is-a-difference", "a rule over two samples, which no part has yet" },
  { "sentence-of-the-cloud-in-nested-details", "a failed answer: tests of the exchange" },
  { "blank-body-still-has-words-for-people", "a failed answer: tests of the exchange" },
  { "web-page-from-ev-status-keeps-the-chargers", "the content type: tests of the exchange" },
  { "login-wall-with-200-is-an-ended-session", "the login wall: tests of the exchange" },
  { "pause-in-seconds-or-as-a-date", "headers of a failed answer: tests of the exchange" },
  { "one-401-is-healed-and-a-second-is-final", "tests of the exchange" },
  { "message-of-a-failed-call", "tests of the log" },
  { "suspended-charger-is-never-started-by-the-program", "no write follows: tests of the controls" },
  { "features-that-are-not-offered", "the status decides: tests of the exchange" },
};

/* Facts of a case that is decoded here, but which a rule above the decoders tells. */
static const struct
{
  const char *name;
  const char *fact;
  const char *reason;
} facts[] = {
  { "safe-limit-is-the-minimum-of-this-charger", "limited_to_amps", "joined with the summary in the model" },
  { "safe-limit-says-nothing-while-idle", "limited_to_amps", "joined with the summary in the model" },
  { "names-and-retired-fields-of-odd-chargers", "name_starts", "the model names what has no name" },
  { "retired-and-nameless-entries", "name_starts", "the model names what has no name" },
  { "retired-and-nameless-entries", "name", "joined with the status in the model" },
  { "amp-limits-that-cannot-be-read", "amps_offered", "bounds of the control" },
  { "use-battery-flag-rules-over-the-setting", "use_battery_offered",
    "joined with the setting in the model" },
  { "pages-until-the-total", "request_queries", "tests of the calls" },
  { "pages-end-with-an-empty-one", "request_count", "tests of the calls" },
  { "pages-end-with-an-empty-one", "complete", "tests of the calls" },
  { "solar-power-does-not-stay-for-hours", "solar_w_at", "age limit of the model" },
  { "inventory-of-a-whole-home", "meters", "words of the devices page" },
  { "settings-of-the-battery", "grid_mode_words", "words of the battery page" },
  { "settings-with-gaps", "grid_mode_words", "words of the battery page" },
  { "settings-with-gaps", "may_export", "rule of the battery page" },
  { "shutdown-level-is-shown-by-evidence", "shutdown_offered", "a rule over two views: tests of the model" },
  { "profile-during-an-alert-is-explained-not-repaired", "explains", "tests of the model" },
  { "profile-during-an-alert-is-explained-not-repaired", "writes", "tests of the controls" },
};

const char *
decode_elsewhere_case (const char *name, const char *endpoint, const char *payload_is)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].name, name))
      return cases[i].reason;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].payload_is, payload_is))
      return kinds[i].reason;
  return decode_elsewhere_endpoint (endpoint);
}

const char *
decode_elsewhere_endpoint (const char *endpoint)
{
  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    if (g_str_has_prefix (endpoint, endpoints[i].prefix))
      return endpoints[i].reason;
  return NULL;
}

const char *
decode_elsewhere_fact (const char *name, const char *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_strcmp0 (facts[i].name, name) == 0 && g_str_equal (facts[i].fact, fact))
      return facts[i].reason;
  return NULL;
}
