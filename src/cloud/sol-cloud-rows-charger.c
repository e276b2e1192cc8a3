/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-rows"

#include <string.h>

#include "sol-cloud-rows.h"

#define EVSE "/service/evse_controller"
#define EVSE_MANAGEMENT "/service/evse_management"
#define SCHEDULER "/service/evse_scheduler/api/v1/iqevc/charging-mode"
#define SLOTS SCHEDULER "/SCHEDULED_CHARGING/{site}/{sn}"
#define RECORDS "/service/enho_historical_events_ms/{site}"
#define TIMESERIES "/service/timeseries/evse/timeseries"
#define CHARGER_CONFIG EVSE "/api/v1/{site}/ev_chargers/{sn}/ev_charger_config"

/* --- reads --------------------------------------------------------------------------------------------- */

static const SolAttempt ev_status_attempts[] = {
  GET_AS ("plural", EVSE "/{site}/ev_chargers/status", NULL, SOL_HEADERS_TODAY),
  GET_AS ("singular", EVSE "/{site}/ev_charger/status", NULL, SOL_HEADERS_TODAY),
};

static const SolAttempt ev_heartbeat_attempts[] = {
  GET (EVSE "/api/v2/{site}/ev_chargers/status", NULL, SOL_HEADERS_TODAY),
};

static const SolAttempt ev_summary_attempts[] = {
  GET_AS ("v2", EVSE "/api/v2/{site}/ev_chargers/summary", "filter_retired=true", SOL_HEADERS_TODAY),
  GET_AS ("v1", EVSE "/{site}/ev_chargers/summary", "filter_retired=true", SOL_HEADERS_TODAY),
};

static const SolAttempt ev_summary_one_attempts[] = {
  GET_AS ("v2", EVSE "/api/v2/{site}/ev_chargers/{sn}/summary", NULL, SOL_HEADERS_TODAY),
  GET_AS ("v1", EVSE "/{site}/ev_chargers/{sn}/summary", NULL, SOL_HEADERS_TODAY),
};

/* Refused with tokens, these are asked with the cookies alone (addendum 1.7.5). */
static const SolAttempt charger_config_attempts[] = {
  { "tokens", "POST", CHARGER_CONFIG, NULL, SOL_BODY_KEYS, SOL_HEADERS_TODAY_JSON },
  { "cookies", "POST", CHARGER_CONFIG, NULL, SOL_BODY_KEYS, SOL_HEADERS_TODAY_COOKIES },
};

static const SolAttempt history_criteria_attempts[] = {
  GET (RECORDS "/filter_criteria", "source=evse&requestId={uuid}&username={user}", SOL_HEADERS_RECORDS),
};

static const SolAttempt charge_history_attempts[] = {
  { "plain", "POST", RECORDS "/sessions/{sn}/history", NULL, SOL_BODY_SESSIONS, SOL_HEADERS_RECORDS },
};

static const SolPaging charge_history_paging = { "result", "hasMore", 50, 5 };

static const SolAttempt car_energy_days_attempts[] = {
  GET (TIMESERIES "/daily_energy",
       "site_id={site}&source=evse&requestId={uuid}&start_date={from}&username={user}", SOL_HEADERS_RECORDS),
};

static const SolAttempt car_energy_attempts[] = {
  GET (TIMESERIES "/lifetime_energy", "site_id={site}&source=evse&requestId={uuid}&username={user}",
       SOL_HEADERS_RECORDS),
};

static const SolAttempt charge_mode_attempts[] = {
  GET (SCHEDULER "/{site}/{sn}/preference", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt green_settings_attempts[] = {
  GET (SCHEDULER "/GREEN_CHARGING/{site}/{sn}/settings", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt schedule_attempts[] = {
  GET (SLOTS "/schedules", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt feature_flags_attempts[] = {
  GET (EVSE_MANAGEMENT "/api/v1/config/feature-flags", "site_id={site}&country={country}", SOL_HEADERS_TODAY),
};

static const SolAttempt firmware_attempts[] = {
  GET (EVSE_MANAGEMENT "/fwDetails/{site}", NULL, SOL_HEADERS_TODAY),
};

/* --- acts ---------------------------------------------------------------------------------------------- */

static const SolAttempt start_ev_live_attempts[] = {
  GET (EVSE "/{site}/ev_chargers/start_live_stream", NULL, SOL_HEADERS_TODAY_BEARER),
};

static const SolAttempt stop_ev_live_attempts[] = {
  GET (EVSE "/{site}/ev_chargers/stop_live_stream", NULL, SOL_HEADERS_TODAY_BEARER),
};

static const SolAttempt set_charger_config_attempts[] = {
  { "tokens", "PUT", CHARGER_CONFIG, NULL, SOL_BODY_WRITE, SOL_HEADERS_TODAY_JSON },
  { "cookies", "PUT", CHARGER_CONFIG, NULL, SOL_BODY_WRITE, SOL_HEADERS_TODAY_COOKIES },
};

#define START(name, method, chargers, form)                                                                  \
  {                                                                                                          \
    name, method, EVSE "/{site}/" chargers "/{sn}/start_charging", NULL, form, SOL_HEADERS_TODAY_JSON        \
  }

/* In the order of the table in addendum 1.7.14; those that carry a level are group L there. */
static const SolAttempt start_attempts[] = {
  START ("post", "POST", "ev_chargers", SOL_BODY_LEVEL_AND_CONNECTOR),
  START ("put", "PUT", "ev_chargers", SOL_BODY_LEVEL_AND_CONNECTOR),
  START ("singular", "POST", "ev_charger", SOL_BODY_LEVEL_AND_CONNECTOR),
  START ("snake", "POST", "ev_chargers", SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE),
  START ("connector", "POST", "ev_chargers", SOL_BODY_CONNECTOR),
  START ("bare", "POST", "ev_chargers", SOL_BODY_NONE),
  START ("bare-singular", "POST", "ev_charger", SOL_BODY_NONE),
  START ("level", "POST", "ev_chargers", SOL_BODY_LEVEL),
};

static const SolAttempt stop_attempts[] = {
  { "put", "PUT", EVSE "/{site}/ev_chargers/{sn}/stop_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
  { "post", "POST", EVSE "/{site}/ev_chargers/{sn}/stop_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
  { "singular", "POST", EVSE "/{site}/ev_charger/{sn}/stop_charging", NULL, SOL_BODY_NONE,
    SOL_HEADERS_TODAY_JSON },
};

static const SolAttempt trigger_message_attempts[] = {
  { "plain", "POST", EVSE "/{site}/ev_charger/{sn}/trigger_message", NULL, SOL_BODY_TEXT,
    SOL_HEADERS_TODAY_JSON, 0, "{\"requestedMessage\":\"{message}\"}" },
};

/* Exact spelling; nothing else reaches a charger (R38). */
static gboolean
message_is_known (const SolCallTarget *target)
{
  static const char *const messages[] = { "BootNotification",
                                          "DiagnosticsStatusNotification",
                                          "FirmwareStatusNotification",
                                          "Heartbeat",
                                          "MeterValues",
                                          "StatusNotification",
                                          NULL };
  return target->message != NULL && g_strv_contains (messages, target->message);
}

static const SolAttempt set_charge_mode_attempts[] = {
  { "plain", "PUT", SCHEDULER "/{site}/{sn}/preference", NULL, SOL_BODY_MODE, SOL_HEADERS_TODAY_JSON },
};

static const SolAttempt set_green_settings_attempts[] = {
  WRITE ("PUT", SCHEDULER "/GREEN_CHARGING/{site}/{sn}/settings", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt replace_schedule_attempts[] = {
  WRITE ("PATCH", SLOTS "/schedules", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt change_slot_attempts[] = {
  WRITE ("PATCH", SLOTS "/schedule/{id}", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt add_slot_attempts[] = {
  WRITE ("POST", SLOTS "/schedule", NULL, SOL_HEADERS_TODAY_JSON),
};

static const SolAttempt delete_slot_attempts[] = {
  { "plain", "DELETE", SLOTS "/schedule/{id}", NULL, SOL_BODY_NONE, SOL_HEADERS_TODAY_JSON },
};

/* --- rows ---------------------------------------------------------------------------------------------- */

static SolTime
ev_status_sampled_at (gconstpointer value)
{
  const SolEvStatus *status = value;
  SolTime newest = SOL_TIME_UNKNOWN;
  for (guint i = 0; status->chargers != NULL && i < status->chargers->len; i++)
    {
      const SolChargerStatus *charger = g_ptr_array_index (status->chargers, i);
      newest = MAX (newest, charger->last_report);
    }
  return newest;
}

static SolTime
car_energy_sampled_at (gconstpointer value)
{
  return ((const SolCarEnergy *) value)->last_report;
}

#define CHARGER SOL_SCOPE_CHARGER
#define SITE SOL_SCOPE_SITE

const SolCallRow sol_rows_charger[SOL_N_CALLS] = {
  [SOL_CALL_EV_STATUS]
  = { "ev-status", "2.1", SITE, 0, 4 * MIB, ATTEMPTS (ev_status_attempts), .next_on = { 404 },
      VALUE (sol_ev_status_get_type, sol_decode_ev_status), .sampled_at = ev_status_sampled_at },
  [SOL_CALL_EV_HEARTBEAT]
  = { "ev-heartbeat", "2.1", SITE, SOL_ROW_OPTIONAL, MIB, ATTEMPTS (ev_heartbeat_attempts),
      VALUE (sol_ev_status_get_type, sol_decode_ev_status), .sampled_at = ev_status_sampled_at },
  [SOL_CALL_EV_SUMMARY] = { "ev-summary", "2.2", SITE, 0, 4 * MIB, ATTEMPTS (ev_summary_attempts),
                            .next_on = { 404 }, VALUE (sol_ev_summary_get_type, sol_decode_ev_summary) },
  [SOL_CALL_EV_SUMMARY_ONE]
  = { "ev-summary-one", "2.2", CHARGER, 0, 4 * MIB, ATTEMPTS (ev_summary_one_attempts), .next_on = { 404 },
      VALUE (sol_ev_summary_get_type, sol_decode_ev_summary) },
  [SOL_CALL_START_EV_LIVE]
  = { "start-ev-live", "2.3", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (start_ev_live_attempts),
      .judge = sol_judge_plain, VALUE (sol_live_burst_get_type, sol_decode_live_burst) },
  [SOL_CALL_STOP_EV_LIVE]
  = { "stop-ev-live", "2.4", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (stop_ev_live_attempts),
      .judge = sol_judge_plain, VALUE (sol_live_burst_get_type, sol_decode_live_burst) },
  [SOL_CALL_CHARGER_CONFIG]
  = { "charger-config", "2.5", CHARGER, SOL_ROW_TOKENS_OPTIONAL, MIB, ATTEMPTS (charger_config_attempts),
      VALUE (sol_charger_config_get_type, sol_decode_charger_config) },
  [SOL_CALL_SET_CHARGER_CONFIG]
  = { "set-charger-config", "2.5", CHARGER, SOL_ROW_ACTS | SOL_ROW_TOKENS_OPTIONAL, MIB,
      ATTEMPTS (set_charger_config_attempts), .judge = sol_judge_plain,
      VALUE (sol_charger_config_get_type, sol_decode_charger_config) },
  [SOL_CALL_HISTORY_CRITERIA]
  = { "history-criteria", "2.6", SITE, 0, MIB, ATTEMPTS (history_criteria_attempts),
      VALUE (sol_history_criteria_get_type, sol_decode_history_criteria) },
  [SOL_CALL_CHARGE_HISTORY]
  = { "charge-history", "2.7", CHARGER, 0, 8 * MIB, ATTEMPTS (charge_history_attempts),
      .paging = &charge_history_paging, VALUE (sol_charge_history_get_type, sol_decode_charge_history) },
  [SOL_CALL_CAR_ENERGY_DAYS]
  = { "car-energy-days", "addendum 2.4", SITE, SOL_ROW_OPTIONAL, 8 * MIB, ATTEMPTS (car_energy_days_attempts),
      VALUE (sol_car_energy_get_type, sol_decode_car_energy), .sampled_at = car_energy_sampled_at },
  [SOL_CALL_CAR_ENERGY]
  = { "car-energy", "addendum 2.4", SITE, SOL_ROW_OPTIONAL, 8 * MIB, ATTEMPTS (car_energy_attempts),
      VALUE (sol_car_energy_get_type, sol_decode_car_energy), .sampled_at = car_energy_sampled_at },
  [SOL_CALL_START_CHARGING]
  = { "start-charging", "3.1", CHARGER, SOL_ROW_ACTS, MIB, ATTEMPTS (start_attempts),
      .order = sol_order_start, .judge = sol_judge_start, .slot = sol_slot_start },
  [SOL_CALL_STOP_CHARGING]
  = { "stop-charging", "3.2", CHARGER, SOL_ROW_ACTS, MIB, ATTEMPTS (stop_attempts), .judge = sol_judge_stop },
  [SOL_CALL_TRIGGER_MESSAGE]
  = { "trigger-message", "3.3", CHARGER, SOL_ROW_ACTS, MIB, ATTEMPTS (trigger_message_attempts),
      .judge = sol_judge_plain, .allows = message_is_known, VALUE (sol_reply_get_type, sol_decode_reply) },
  [SOL_CALL_CHARGE_MODE] = { "charge-mode", "4.1", CHARGER, 0, MIB, ATTEMPTS (charge_mode_attempts),
                             VALUE (sol_charge_preference_get_type, sol_decode_charge_preference) },
  [SOL_CALL_SET_CHARGE_MODE] = { "set-charge-mode", "4.2", CHARGER, SOL_ROW_ACTS, MIB,
                                 ATTEMPTS (set_charge_mode_attempts), .judge = sol_judge_mode },
  [SOL_CALL_GREEN_SETTINGS] = { "green-settings", "4.3", CHARGER, 0, MIB, ATTEMPTS (green_settings_attempts),
                                VALUE (sol_green_settings_get_type, sol_decode_green_settings) },
  [SOL_CALL_SET_GREEN_SETTINGS] = { "set-green-settings", "4.3", CHARGER, SOL_ROW_ACTS, MIB,
                                    ATTEMPTS (set_green_settings_attempts), .judge = sol_judge_scheduler },
  [SOL_CALL_SCHEDULE] = { "schedule", "4.4", CHARGER, 0, MIB, ATTEMPTS (schedule_attempts),
                          VALUE (sol_schedule_get_type, sol_decode_schedule) },
  [SOL_CALL_REPLACE_SCHEDULE] = { "replace-schedule", "4.5", CHARGER, SOL_ROW_ACTS, MIB,
                                  ATTEMPTS (replace_schedule_attempts), .judge = sol_judge_scheduler },
  [SOL_CALL_ENABLE_SLOTS] = { "enable-slots", "addendum 1.7.18", CHARGER, SOL_ROW_ACTS, MIB,
                              ATTEMPTS (replace_schedule_attempts), .judge = sol_judge_scheduler },
  [SOL_CALL_CHANGE_SLOT]
  = { "change-slot", "addendum 1.7.18", CHARGER, SOL_ROW_ACTS, MIB, ATTEMPTS (change_slot_attempts),
      .judge = sol_judge_scheduler, VALUE (sol_reply_get_type, sol_decode_reply) },
  [SOL_CALL_ADD_SLOT]
  = { "add-slot", "addendum 1.7.18", CHARGER, SOL_ROW_ACTS, MIB, ATTEMPTS (add_slot_attempts),
      .judge = sol_judge_scheduler, VALUE (sol_reply_get_type, sol_decode_reply) },
  [SOL_CALL_DELETE_SLOT] = { "delete-slot", "addendum 1.7.18", CHARGER, SOL_ROW_ACTS, MIB,
                             ATTEMPTS (delete_slot_attempts), .judge = sol_judge_scheduler },
  [SOL_CALL_FEATURE_FLAGS]
  = { "feature-flags", "addendum 2.11", SITE, SOL_ROW_OPTIONAL | SOL_ROW_NO_RENEWAL, MIB,
      ATTEMPTS (feature_flags_attempts), VALUE (sol_feature_flags_get_type, sol_decode_feature_flags) },
  [SOL_CALL_FIRMWARE]
  = { "firmware", "addendum 2.12", SITE, SOL_ROW_OPTIONAL | SOL_ROW_NO_RENEWAL, MIB,
      ATTEMPTS (firmware_attempts), VALUE (sol_firmware_list_get_type, sol_decode_firmware) },
};
