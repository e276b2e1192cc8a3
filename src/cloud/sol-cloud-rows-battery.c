/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-rows"

#include "sol-cloud-rows.h"

#define CONFIG "/service/batteryConfig/api/v1"
#define WINDOWS CONFIG "/battery/sites/{site}/schedules"
#define AS_USER "userId={user}&source=enho"

/* --- reads: the two shapes of addendum 1.5.1 ----------------------------------------------------------- */

#define READ(path, query)                                                                                    \
  {                                                                                                          \
    GET_AS ("primary", path, query, SOL_HEADERS_BATTERY),                                                    \
        GET_AS ("lean", path, query, SOL_HEADERS_BATTERY_LEAN)                                               \
  }

static const SolAttempt battery_stream_grant_attempts[] = READ (CONFIG "/mqttSignedUrl/{site}", NULL);
static const SolAttempt site_settings_attempts[] = READ (CONFIG "/siteSettings/{site}", "userId={user}");
static const SolAttempt profile_attempts[]
    = READ (CONFIG "/profile/{site}", "source=enho&userId={user}&locale={locale}");
static const SolAttempt battery_settings_attempts[]
    = READ (CONFIG "/batterySettings/{site}", "source=enlm&userId={user}");
static const SolAttempt storm_alerts_attempts[] = READ (CONFIG "/stormGuard/{site}/stormAlert", NULL);
static const SolAttempt battery_windows_attempts[] = READ (WINDOWS, NULL);

static const SolAttempt battery_status_attempts[] = {
  GET ("/pv/settings/{site}/battery_status.json", NULL, SOL_HEADERS_HISTORY),
};

/* --- writes: the four shapes and the ladders of addendum 1.5.3 ----------------------------------------- */

#define MERGED SOL_ATTEMPT_MERGED
#define NO_SOURCE SOL_ATTEMPT_NO_SOURCE
#define NO_DEVICES SOL_ATTEMPT_NO_DEVICES
#define IF_MQTT SOL_ATTEMPT_IF_MQTT

/* Each takes name, method, path, query, body form, text and further flags. */
#define PRIMARY_(name, method, path, query, form, text, more)                                                \
  {                                                                                                          \
    name, method, path, query, form, SOL_HEADERS_BATTERY_WRITE, SOL_ATTEMPT_FRESH_XSRF | (more), text        \
  }
#define LEAN_(name, method, path, query, form, text, more)                                                   \
  {                                                                                                          \
    name, method, path, query, form, SOL_HEADERS_BATTERY_WRITE_LEAN, SOL_ATTEMPT_FRESH_XSRF | (more), text   \
  }
#define COOKIE_(name, method, path, query, form, text, more)                                                 \
  {                                                                                                          \
    name, method, path, query, form, SOL_HEADERS_BATTERY_COOKIE,                                             \
        SOL_ATTEMPT_RAW_COOKIES | SOL_ATTEMPT_NO_JAR | (more), text                                          \
  }
#define MIXED_(name, method, path, query, form, text, more)                                                  \
  {                                                                                                          \
    name, method, path, query, form, SOL_HEADERS_BATTERY_MIXED,                                              \
        SOL_ATTEMPT_FRESH_XSRF | SOL_ATTEMPT_NO_JAR | (more), text                                           \
  }

/* So that one short hand may stand for several of their arguments. */
#define PRIMARY(...) PRIMARY_ (__VA_ARGS__)
#define LEAN(...) LEAN_ (__VA_ARGS__)
#define COOKIE(...) COOKIE_ (__VA_ARGS__)
#define MIXED(...) MIXED_ (__VA_ARGS__)

#define FOUR_SHAPES(method, path, query, form, text)                                                         \
  {                                                                                                          \
    PRIMARY ("primary", method, path, query, form, text, 0),                                                 \
        LEAN ("lean", method, path, query, form, text, 0),                                                   \
        COOKIE ("cookie", method, path, query, form, text, 0),                                               \
        MIXED ("mixed", method, path, query, form, text, 0)                                                  \
  }

static const SolAttempt cancel_profile_attempts[]
    = FOUR_SHAPES ("PUT", CONFIG "/cancel/profile/{site}", AS_USER, SOL_BODY_TEXT, "{}");
static const SolAttempt accept_disclaimer_attempts[]
    = FOUR_SHAPES ("POST", CONFIG "/batterySettings/acceptDisclaimer/{site}", NULL, SOL_BODY_TEXT,
                   "{\"disclaimer-type\":\"itc\"}");
static const SolAttempt opt_out_storm_attempts[]
    = FOUR_SHAPES ("PUT", CONFIG "/stormGuard/{site}/stormAlert", NULL, SOL_BODY_WRITE, NULL);
static const SolAttempt set_storm_guard_attempts[]
    = FOUR_SHAPES ("PUT", CONFIG "/stormGuard/toggle/{site}", AS_USER, SOL_BODY_WRITE, NULL);
static const SolAttempt check_windows_attempts[]
    = FOUR_SHAPES ("POST", WINDOWS "/isValid", NULL, SOL_BODY_WRITE, NULL);
static const SolAttempt add_window_attempts[] = FOUR_SHAPES ("POST", WINDOWS, NULL, SOL_BODY_WRITE, NULL);
static const SolAttempt change_window_attempts[]
    = FOUR_SHAPES ("PUT", WINDOWS "/{id}", NULL, SOL_BODY_WRITE, NULL);
static const SolAttempt delete_window_attempts[]
    = FOUR_SHAPES ("POST", WINDOWS "/{id}/delete", NULL, SOL_BODY_TEXT, "{}");

#define TO_PROFILE "PUT", CONFIG "/profile/{site}", AS_USER, SOL_BODY_WRITE, NULL

static const SolAttempt set_profile_attempts[] = {
  PRIMARY ("primary", TO_PROFILE, 0),
  PRIMARY ("primary-no-devices", TO_PROFILE, NO_DEVICES),
  PRIMARY ("primary-no-source", TO_PROFILE, NO_SOURCE | NO_DEVICES),
  PRIMARY ("merged-primary", TO_PROFILE, MERGED),
  PRIMARY ("merged-primary-no-source", TO_PROFILE, MERGED | NO_SOURCE),
  COOKIE ("cookie", TO_PROFILE, NO_SOURCE | NO_DEVICES),
  COOKIE ("merged-cookie", TO_PROFILE, MERGED),
  MIXED ("mixed", TO_PROFILE, NO_SOURCE | NO_DEVICES),
  MIXED ("merged-mixed", TO_PROFILE, MERGED),
};

static const char *const profile_members[] = { "profile",
                                               "operationModeSubType",
                                               "batteryBackupPercentage",
                                               "requestedConfig",
                                               "requestedConfigMqtt",
                                               "stormGuardState",
                                               "acceptedStormGuardDisclaimer",
                                               "showStormGuardAlert",
                                               "systemTask",
                                               "veryLowSoc",
                                               "dtgControl",
                                               "cfgControl",
                                               "rbdControl",
                                               "evseStormEnabled",
                                               "devices",
                                               NULL };

static const SolMerging profile_merging = { SOL_CALL_PROFILE, profile_members, 5 * SOL_MINUTE };

#define TO_SETTINGS "PUT", CONFIG "/batterySettings/{site}", AS_USER, SOL_BODY_WRITE, NULL

static const SolAttempt set_battery_settings_attempts[] = {
  PRIMARY ("primary", TO_SETTINGS, 0),
  PRIMARY ("apply", TO_SETTINGS, MERGED | NO_SOURCE | NO_DEVICES | SOL_ATTEMPT_IF_APPLY),
  LEAN ("lean", TO_SETTINGS, 0),
  PRIMARY ("primary-no-source", TO_SETTINGS, NO_SOURCE | IF_MQTT),
  LEAN ("lean-no-source", TO_SETTINGS, NO_SOURCE | IF_MQTT),
  PRIMARY ("merged-primary", TO_SETTINGS, MERGED),
  LEAN ("merged-lean", TO_SETTINGS, MERGED),
  PRIMARY ("merged-primary-no-source", TO_SETTINGS, MERGED | NO_SOURCE | IF_MQTT),
  LEAN ("merged-lean-no-source", TO_SETTINGS, MERGED | NO_SOURCE | IF_MQTT),
  COOKIE ("cookie", TO_SETTINGS, 0),
  COOKIE ("cookie-no-source", TO_SETTINGS, NO_SOURCE | IF_MQTT),
  COOKIE ("merged-cookie", TO_SETTINGS, MERGED),
  COOKIE ("merged-cookie-no-source", TO_SETTINGS, MERGED | NO_SOURCE | IF_MQTT),
  MIXED ("mixed", TO_SETTINGS, 0),
  MIXED ("mixed-no-source", TO_SETTINGS, NO_SOURCE | IF_MQTT),
  MIXED ("merged-mixed", TO_SETTINGS, MERGED),
  MIXED ("merged-mixed-no-source", TO_SETTINGS, MERGED | NO_SOURCE | IF_MQTT),
  MIXED ("mixed-accepted", TO_SETTINGS, SOL_ATTEMPT_ACCEPTED_TRUE),
};

static const char *const settings_members[] = { "profile",
                                                "operationModeSubType",
                                                "batteryBackupPercentage",
                                                "requestedConfig",
                                                "requestedConfigMqtt",
                                                "stormGuardState",
                                                "showStormGuardAlert",
                                                "acceptedItcDisclaimer",
                                                "hideChargeFromGrid",
                                                "envoySupportsVls",
                                                "chargeBeginTime",
                                                "chargeEndTime",
                                                "batteryGridMode",
                                                "veryLowSoc",
                                                "chargeFromGrid",
                                                "chargeFromGridScheduleEnabled",
                                                "systemTask",
                                                "dtgControl",
                                                "cfgControl",
                                                "rbdControl",
                                                "evseStormEnabled",
                                                "devices",
                                                NULL };

static const SolMerging settings_merging = { SOL_CALL_BATTERY_SETTINGS, settings_members, 5 * SOL_MINUTE };

/* --- rows ---------------------------------------------------------------------------------------------- */

static SolTime
battery_status_sampled_at (gconstpointer value)
{
  return ((const SolBatteryStatus *) value)->last_report;
}

#define SITE SOL_SCOPE_SITE
#define BY_USER SOL_ROW_BY_USER
#define ACTS (SOL_ROW_ACTS | SOL_ROW_BY_USER | SOL_ROW_BY_MQTT)

const SolCallRow sol_rows_battery[SOL_N_CALLS] = {
  [SOL_CALL_BATTERY_STATUS]
  = { "battery-status", "2.16", SITE, 0, 8 * MIB, ATTEMPTS (battery_status_attempts),
      VALUE (sol_battery_status_get_type, sol_decode_battery_status),
      .sampled_at = battery_status_sampled_at },
  [SOL_CALL_BATTERY_STREAM_GRANT]
  = { "battery-stream-grant", "5.1", SITE, BY_USER | SOL_ROW_OPTIONAL | SOL_ROW_SECRET, MIB,
      ATTEMPTS (battery_stream_grant_attempts), .next_on = { 403 },
      VALUE (sol_battery_stream_get_type, sol_decode_battery_stream) },
  [SOL_CALL_SITE_SETTINGS]
  = { "site-settings", "5.2", SITE, BY_USER, MIB, ATTEMPTS (site_settings_attempts), .next_on = { 403 },
      VALUE (sol_site_settings_get_type, sol_decode_site_settings) },
  [SOL_CALL_PROFILE] = { "profile", "5.3", SITE, BY_USER | SOL_ROW_KEPT, MIB, ATTEMPTS (profile_attempts),
                         .next_on = { 403 }, VALUE (sol_profile_get_type, sol_decode_profile) },
  [SOL_CALL_SET_PROFILE] = { "set-profile", "5.4", SITE, ACTS, MIB, ATTEMPTS (set_profile_attempts),
                             .judge = sol_judge_profile, .merging = &profile_merging },
  [SOL_CALL_CANCEL_PROFILE] = { "cancel-profile", "5.4", SITE, ACTS, MIB, ATTEMPTS (cancel_profile_attempts),
                                .judge = sol_judge_battery },
  [SOL_CALL_BATTERY_SETTINGS]
  = { "battery-settings", "5.5", SITE, BY_USER | SOL_ROW_KEPT, MIB, ATTEMPTS (battery_settings_attempts),
      .next_on = { 403 }, VALUE (sol_battery_settings_get_type, sol_decode_battery_settings) },
  [SOL_CALL_SET_BATTERY_SETTINGS]
  = { "set-battery-settings", "5.5", SITE, ACTS, MIB, ATTEMPTS (set_battery_settings_attempts),
      .judge = sol_judge_battery, .merging = &settings_merging },
  [SOL_CALL_ACCEPT_DISCLAIMER] = { "accept-disclaimer", "addendum 1.7.22", SITE, ACTS, MIB,
                                   ATTEMPTS (accept_disclaimer_attempts), .judge = sol_judge_disclaimer },
  [SOL_CALL_STORM_ALERTS]
  = { "storm-alerts", "5.6", SITE, BY_USER, MIB, ATTEMPTS (storm_alerts_attempts), .next_on = { 403 },
      VALUE (sol_storm_alerts_get_type, sol_decode_storm_alerts) },
  [SOL_CALL_OPT_OUT_STORM] = { "opt-out-storm", "addendum 2.9", SITE, ACTS, MIB,
                               ATTEMPTS (opt_out_storm_attempts), .judge = sol_judge_battery },
  [SOL_CALL_SET_STORM_GUARD] = { "set-storm-guard", "5.6", SITE, ACTS, MIB,
                                 ATTEMPTS (set_storm_guard_attempts), .judge = sol_judge_battery },
  [SOL_CALL_BATTERY_WINDOWS] = { "battery-windows", "addendum 2.5.1", SITE, BY_USER | SOL_ROW_OPTIONAL, MIB,
                                 ATTEMPTS (battery_windows_attempts), .next_on = { 403 },
                                 VALUE (sol_battery_windows_get_type, sol_decode_battery_windows) },
  [SOL_CALL_CHECK_BATTERY_WINDOWS]
  = { "check-battery-windows", "addendum 2.5.2", SITE, ACTS, MIB, ATTEMPTS (check_windows_attempts),
      .judge = sol_judge_battery, .family = "windows", VALUE (sol_validity_get_type, sol_decode_validity) },
  [SOL_CALL_ADD_BATTERY_WINDOW]
  = { "add-battery-window", "addendum 2.5.2", SITE, ACTS, MIB, ATTEMPTS (add_window_attempts),
      .judge = sol_judge_battery, .family = "windows" },
  [SOL_CALL_CHANGE_BATTERY_WINDOW]
  = { "change-battery-window", "addendum 2.5.2", SITE, ACTS, MIB, ATTEMPTS (change_window_attempts),
      .judge = sol_judge_battery, .family = "windows" },
  [SOL_CALL_DELETE_BATTERY_WINDOW]
  = { "delete-battery-window", "addendum 2.5.2", SITE, ACTS, MIB, ATTEMPTS (delete_window_attempts),
      .judge = sol_judge_battery, .family = "windows" },
};
