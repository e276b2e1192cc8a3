/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-rows"

#include "sol-cloud-rows.h"

#define TARIFF "/service/tariff/tariff-ms/systems/{site}"

/* --- energy and panels --------------------------------------------------------------------------------- */

static const SolAttempt lifetime_attempts[] = {
  GET ("/pv/systems/{site}/lifetime_energy", NULL, SOL_HEADERS_LAYOUT),
};

static const SolAttempt panels_attempts[] = {
  GET ("/app-api/{site}/inverters.json", "limit=1000&offset={offset}&search={search}", SOL_HEADERS_HISTORY),
};

static const SolPaging panels_paging = { "inverters", NULL, 0, 20 };

static const SolAttempt panel_energy_attempts[] = {
  GET ("/systems/{site}/inverter_data_x/energy.json", "start_date={from}&end_date={to}", SOL_HEADERS_LAYOUT),
};

static const SolAttempt panel_states_attempts[] = {
  GET ("/systems/{site}/inverter_status_x.json", NULL, SOL_HEADERS_LAYOUT),
};

static const SolAttempt roof_plan_attempts[] = {
  GET ("/systems/{site}/site_array_layout_x", NULL, SOL_HEADERS_LAYOUT),
};

static const SolAttempt latest_power_attempts[] = {
  GET ("/app-api/{site}/get_latest_power", NULL, SOL_HEADERS_HISTORY),
};

static const SolAttempt today_attempts[] = {
  GET ("/pv/systems/{site}/today", NULL, SOL_HEADERS_TODAY_READ),
};

/* --- prices -------------------------------------------------------------------------------------------- */

static const SolAttempt billing_attempts[] = {
  GET (TARIFF "/billing-details", NULL, SOL_HEADERS_TARIFF),
};

static const SolAttempt set_billing_attempts[] = {
  WRITE ("POST", TARIFF "/billing-details", "date={from}", SOL_HEADERS_TARIFF_WRITE),
};

static const SolAttempt tariff_attempts[] = {
  GET (TARIFF "/tariff", "include-site-details=true", SOL_HEADERS_TARIFF),
};

static const SolAttempt set_tariff_attempts[] = {
  { "plain", "PUT", TARIFF "/tariff", "user-id={user}", SOL_BODY_WRITE, SOL_HEADERS_TARIFF_WRITE,
    SOL_ATTEMPT_MERGED },
};

/* What is not in the decoded tariff travels back, too, so it is read again right before. */
static const SolMerging tariff_merging = { SOL_CALL_TARIFF, NULL, SOL_MINUTE };

static const SolAttempt dated_rates_attempts[] = {
  GET (TARIFF "/tariffs", "rateType=BUYBACK&date={from}&includeUtility=", SOL_HEADERS_TARIFF),
};

#define NOTIFY "/service/evse_scheduler/api/v1/siteConfig/{site}/tariff_change"

/* The web application sends a null, others nothing at all. */
static const SolAttempt notify_tariff_attempts[] = {
  { "null", "PUT", NOTIFY, NULL, SOL_BODY_TEXT, SOL_HEADERS_TARIFF_WRITE, 0, "null" },
  { "empty", "PUT", NOTIFY, NULL, SOL_BODY_NONE, SOL_HEADERS_TARIFF_WRITE },
};

static const SolAttempt currency_attempts[] = {
  GET ("/app-api/{site}/get_currency_conversion.json", NULL, SOL_HEADERS_HISTORY),
};

/* --- rows ---------------------------------------------------------------------------------------------- */

static SolTime
latest_power_sampled_at (gconstpointer value)
{
  return ((const SolPowerSample *) value)->sampled_at;
}

static SolTime
today_sampled_at (gconstpointer value)
{
  return ((const SolToday *) value)->last_report;
}

static SolTime
lifetime_sampled_at (gconstpointer value)
{
  return ((const SolLifetime *) value)->last_report;
}

#define SITE SOL_SCOPE_SITE
#define OPTIONAL SOL_ROW_OPTIONAL

const SolCallRow sol_rows_energy[SOL_N_CALLS] = {
  [SOL_CALL_LIFETIME]
  = { "lifetime", "2.8", SITE, 0, 32 * MIB, ATTEMPTS (lifetime_attempts),
      VALUE (sol_lifetime_get_type, sol_decode_lifetime), .sampled_at = lifetime_sampled_at },
  [SOL_CALL_PANELS] = { "panels", "2.13", SITE, OPTIONAL, 16 * MIB, ATTEMPTS (panels_attempts),
                        .paging = &panels_paging, VALUE (sol_panel_list_get_type, sol_decode_panels) },
  [SOL_CALL_PANEL_ENERGY]
  = { "panel-energy", "2.14", SITE, OPTIONAL, 16 * MIB, ATTEMPTS (panel_energy_attempts),
      VALUE (sol_panel_energy_get_type, sol_decode_panel_energy) },
  [SOL_CALL_PANEL_STATES]
  = { "panel-states", "2.15", SITE, OPTIONAL, 16 * MIB, ATTEMPTS (panel_states_attempts),
      VALUE (sol_panel_states_get_type, sol_decode_panel_states) },
  [SOL_CALL_LATEST_POWER]
  = { "latest-power", "addendum 2.1", SITE, OPTIONAL, MIB, ATTEMPTS (latest_power_attempts),
      VALUE (sol_power_sample_get_type, sol_decode_latest_power), .sampled_at = latest_power_sampled_at },
  [SOL_CALL_TODAY]
  = { "today", "addendum 2.2", SITE, OPTIONAL | SOL_ROW_NO_RENEWAL, 8 * MIB, ATTEMPTS (today_attempts),
      VALUE (sol_today_get_type, sol_decode_today), .sampled_at = today_sampled_at },
  [SOL_CALL_BILLING] = { "billing", "addendum 2.7", SITE, OPTIONAL, MIB, ATTEMPTS (billing_attempts),
                         VALUE (sol_billing_get_type, sol_decode_billing) },
  [SOL_CALL_SET_BILLING] = { "set-billing", "addendum 2.7", SITE, SOL_ROW_ACTS, MIB,
                             ATTEMPTS (set_billing_attempts), .judge = sol_judge_plain },
  [SOL_CALL_TARIFF] = { "tariff", "addendum 2.7", SITE, OPTIONAL | SOL_ROW_KEPT, 4 * MIB,
                        ATTEMPTS (tariff_attempts), VALUE (sol_tariff_get_type, sol_decode_tariff) },
  [SOL_CALL_SET_TARIFF]
  = { "set-tariff", "addendum 2.7", SITE, SOL_ROW_ACTS, MIB, ATTEMPTS (set_tariff_attempts),
      .judge = sol_judge_plain, .merging = &tariff_merging },
  [SOL_CALL_DATED_RATES]
  = { "dated-rates", "addendum 2.7", SITE, OPTIONAL, MIB, ATTEMPTS (dated_rates_attempts),
      VALUE (sol_dated_rates_get_type, sol_decode_dated_rates) },
  [SOL_CALL_NOTIFY_TARIFF] = { "notify-tariff", "addendum 2.7", SITE, SOL_ROW_ACTS, MIB,
                               ATTEMPTS (notify_tariff_attempts), .judge = sol_judge_plain },
  [SOL_CALL_ROOF_PLAN]
  = { "roof-plan", "addendum 2.10", SITE, OPTIONAL, 16 * MIB, ATTEMPTS (roof_plan_attempts),
      VALUE (sol_roof_plan_get_type, sol_decode_roof_plan) },
  [SOL_CALL_CURRENCY] = { "currency", "addendum 2.17", SITE, OPTIONAL, MIB, ATTEMPTS (currency_attempts),
                          VALUE (sol_currency_rate_get_type, sol_decode_currency_rate) },
};
