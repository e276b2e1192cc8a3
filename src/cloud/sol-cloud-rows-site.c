/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-rows"

#include <string.h>

#include "sol-cloud-rows.h"
#include "sol-live-authoriser.h"

#define DASHBOARD "/service/system_dashboard/api_internal"
#define AUTHORISER "/pv/aws_sigv4/livestream.json"

/* --- reads --------------------------------------------------------------------------------------------- */

/* The older addresses are those of the earlier edition of the protocol. */
static const SolAttempt sites_attempts[] = {
  GET ("/app-api/search_sites.json", "searchText={search}&favourite={favourites}", SOL_HEADERS_SITES),
  GET_AS ("older", "/service/evse_controller/sites", NULL, SOL_HEADERS_SITES),
  GET_AS ("older-v1", "/service/evse_controller/api/v1/sites", NULL, SOL_HEADERS_SITES),
  GET_AS ("older-json", "/service/evse_controller/sites.json", NULL, SOL_HEADERS_SITES),
};

static const SolAttempt devices_attempts[] = {
  GET ("/app-api/{site}/devices.json", NULL, SOL_HEADERS_HISTORY),
};

static const SolAttempt events_attempts[] = {
  GET ("/service/events-platform-service/v1.0/{site}/events/homeowner",
       "next={cursor}&page_size={rows}&locale={locale}", SOL_HEADERS_EVENTS),
};

static const SolAttempt outages_attempts[] = {
  GET ("/app-api/{site}/battery_backup_history.json", NULL, SOL_HEADERS_HISTORY),
};

static const SolAttempt grid_check_attempts[] = {
  GET ("/app-api/{site}/grid_control_check.json", NULL, SOL_HEADERS_HISTORY),
};

static const SolAttempt off_grid_context_attempts[] = {
  GET ("/app-api/{site}/off_grid_due_to_grid_outage", NULL, SOL_HEADERS_HISTORY),
};

static const SolAttempt live_offer_attempts[] = {
  GET ("/app-api/{site}/show_livestream", NULL, SOL_HEADERS_DASHBOARD),
};

static const SolAttempt live_status_grant_attempts[] = {
  GET (AUTHORISER, "serial_num={gateway}", SOL_HEADERS_TODAY),
};

static const SolAttempt live_vitals_grant_attempts[] = {
  GET (AUTHORISER, "serial_num={gateway}&live_debug=true", SOL_HEADERS_TODAY),
};

static const SolAttempt alarms_attempts[] = {
  GET (DASHBOARD "/dashboard/sites/{site}/alarms",
       "range=today&filter_columns=id,severity,type,serial_num,description,first_set&type=table&page=1"
       "&per_page=200",
       SOL_HEADERS_DASHBOARD),
};

static const SolAttempt site_status_attempts[] = {
  GET (DASHBOARD "/dashboard/sites/{site}/status", NULL, SOL_HEADERS_DASHBOARD),
};

static const SolAttempt site_summary_attempts[] = {
  GET (DASHBOARD "/cs/sites/{site}/summary", NULL, SOL_HEADERS_DASHBOARD),
};

static const SolAttempt dry_contacts_attempts[] = {
  GET ("/pv/settings/{site}/dry_contacts", NULL, SOL_HEADERS_HISTORY),
};

/* --- the grid relay ------------------------------------------------------------------------------------ */

static const SolAttempt send_grid_code_attempts[] = {
  GET ("/app-api/{site}/grid_toggle_otp.json", NULL, SOL_HEADERS_HISTORY_BEARER),
};

#define GRID_FORM(path, text)                                                                                \
  {                                                                                                          \
    "plain", "POST", path, NULL, SOL_BODY_FORM, SOL_HEADERS_HISTORY_FORM, 0, text                            \
  }

static const SolAttempt verify_grid_code_attempts[] = {
  GRID_FORM ("/app-api/grid_toggle_otp.json", "otp={code}&site_id={site}"),
};

static const SolAttempt set_grid_state_attempts[] = {
  GRID_FORM ("/pv/settings/grid_state.json", "envoy_serial_number={gateway}&state={relay}"),
};

static const SolAttempt log_grid_change_attempts[] = {
  GRID_FORM ("/pv/settings/log_grid_change.json",
             "envoy_serial_number={gateway}&old_state={relay-before}&new_state={relay-after}"),
};

static gboolean
code_is_four_digits (const SolCallTarget *target)
{
  return target->code != NULL && strlen (target->code) == 4 && strspn (target->code, "0123456789") == 4;
}

/* --- rows ---------------------------------------------------------------------------------------------- */

#define SITE SOL_SCOPE_SITE
#define OPTIONAL SOL_ROW_OPTIONAL

const SolCallRow sol_rows_site[SOL_N_CALLS] = {
  [SOL_CALL_SITES] = { "sites", "1.1", SOL_SCOPE_ACCOUNT, 0, 4 * MIB, ATTEMPTS (sites_attempts),
                       .next_on = { 404, 405 }, VALUE (sol_sites_get_type, sol_decode_sites) },
  [SOL_CALL_DEVICES] = { "devices", "2.9", SITE, 0, 16 * MIB, ATTEMPTS (devices_attempts),
                         VALUE (sol_devices_get_type, sol_decode_devices) },
  [SOL_CALL_EVENTS] = { "events", "2.10", SITE, OPTIONAL, 8 * MIB, ATTEMPTS (events_attempts),
                        VALUE (sol_events_get_type, sol_decode_events) },
  [SOL_CALL_OUTAGES] = { "outages", "2.11", SITE, OPTIONAL, 4 * MIB, ATTEMPTS (outages_attempts),
                         VALUE (sol_outages_get_type, sol_decode_outages) },
  [SOL_CALL_GRID_CHECK] = { "grid-check", "2.12", SITE, OPTIONAL, MIB, ATTEMPTS (grid_check_attempts),
                            VALUE (sol_grid_check_get_type, sol_decode_grid_check) },
  [SOL_CALL_SEND_GRID_CODE]
  = { "send-grid-code", "2.12.1", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (send_grid_code_attempts),
      .judge = sol_judge_plain, VALUE (sol_code_sent_get_type, sol_decode_code_sent) },
  [SOL_CALL_VERIFY_GRID_CODE]
  = { "verify-grid-code", "2.12.2", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (verify_grid_code_attempts),
      .judge = sol_judge_grid_code, .allows = code_is_four_digits },
  [SOL_CALL_SET_GRID_STATE]
  = { "set-grid-state", "2.12.3", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (set_grid_state_attempts),
      .judge = sol_judge_plain, VALUE (sol_grid_request_get_type, sol_decode_grid_request) },
  [SOL_CALL_LOG_GRID_CHANGE]
  = { "log-grid-change", "2.12.4", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (log_grid_change_attempts),
      .judge = sol_judge_plain, VALUE (sol_grid_logged_get_type, sol_decode_grid_logged) },
  [SOL_CALL_OFF_GRID_CONTEXT]
  = { "off-grid-context", "2.12.5", SITE, OPTIONAL, MIB, ATTEMPTS (off_grid_context_attempts),
      VALUE (sol_off_grid_context_get_type, sol_decode_off_grid_context) },
  [SOL_CALL_LIVE_OFFER]
  = { "live-offer", "addendum 2.3", SITE, OPTIONAL | SOL_ROW_NO_RENEWAL, MIB, ATTEMPTS (live_offer_attempts),
      VALUE (sol_live_offer_get_type, sol_live_offer_decode) },
  [SOL_CALL_LIVE_STATUS_GRANT] = { "live-status-grant", "addendum 2.3", SOL_SCOPE_GATEWAY,
                                   OPTIONAL | SOL_ROW_SECRET, MIB, ATTEMPTS (live_status_grant_attempts),
                                   VALUE (sol_live_authoriser_get_type, sol_live_authoriser_decode) },
  [SOL_CALL_LIVE_VITALS_GRANT] = { "live-vitals-grant", "addendum 2.3", SOL_SCOPE_GATEWAY,
                                   OPTIONAL | SOL_ROW_SECRET, MIB, ATTEMPTS (live_vitals_grant_attempts),
                                   VALUE (sol_live_authoriser_get_type, sol_live_authoriser_decode) },
  [SOL_CALL_ALARMS] = { "alarms", "addendum 2.8", SITE, OPTIONAL | SOL_ROW_NO_RENEWAL, 4 * MIB,
                        ATTEMPTS (alarms_attempts), VALUE (sol_alarms_get_type, sol_decode_alarms) },
  [SOL_CALL_SITE_STATUS]
  = { "site-status", "addendum 2.8", SITE, OPTIONAL | SOL_ROW_NO_RENEWAL, MIB,
      ATTEMPTS (site_status_attempts), VALUE (sol_site_status_get_type, sol_decode_site_status) },
  [SOL_CALL_SITE_SUMMARY]
  = { "site-summary", "addendum 2.13", SITE, OPTIONAL | SOL_ROW_NO_RENEWAL, MIB,
      ATTEMPTS (site_summary_attempts), VALUE (sol_site_summary_get_type, sol_decode_site_summary) },
  [SOL_CALL_DRY_CONTACTS]
  = { "dry-contacts", "addendum 2.14", SITE, OPTIONAL, MIB, ATTEMPTS (dry_contacts_attempts),
      VALUE (sol_dry_contacts_get_type, sol_decode_dry_contacts) },
};
