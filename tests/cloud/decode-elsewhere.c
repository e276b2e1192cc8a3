/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "decode-elsewhere"

#include "decode-elsewhere.h"

#include "decode-cases.h"

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
  { "POST /service/batteryConfig/", "answers to controls: tests of the controls" },
  { "PUT /", "answers to controls: tests of the controls" },
  { "PATCH /", "answers to controls: tests of the controls" },
  { "POST /service/tariff/", "answers to controls: tests of the controls" },
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
  { "codes-of-the-control-interface", "the status decides: tests of the calls" },
  { "write-token-from-the-cookie-of-the-check", "a cookie of the answer: tests of the calls" },
  { "one-service-down-is-not-the-cloud-down", "the status decides: tests of the exchange" },
  { "plain-web-page-means-the-feature-is-not-there", "the content type: tests of the exchange" },
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
  { "pages-are-walked-while-there-is-more", "request_count", "tests of the calls" },
  { "pages-are-walked-while-there-is-more", "request_params", "tests of the calls" },
  { "pages-end-although-more-is-promised", "request_count_at_most", "tests of the calls" },
  { "events-page-after-page", "request_cursors", "tests of the calls" },
  { "events-page-after-page", "request_count", "tests of the calls" },
  { "code-accepted", "request", "tests of the calls" },
  { "code-accepted-only-by-the-json-value-true", "grid_state_count", "tests of the procedures" },
  { "pages-until-the-total", "request_queries", "tests of the calls" },
  { "pages-end-with-an-empty-one", "request_count", "tests of the calls" },
  { "pages-end-with-an-empty-one", "complete", "tests of the calls" },
  { "solar-power-does-not-stay-for-hours", "solar_w_at", "age limit of the model" },
  { "inventory-of-a-whole-home", "meters", "words of the devices page" },
  { "settings-of-the-battery", "grid_mode_words", "words of the battery page" },
  { "settings-with-gaps", "grid_mode_words", "words of the battery page" },
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
  return decode_endpoint_find (endpoint) == NULL ? decode_elsewhere_endpoint (endpoint) : NULL;
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
