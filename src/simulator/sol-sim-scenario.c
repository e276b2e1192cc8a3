/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-scenario"

#include "sol-sim-home-plan.h"

/* Saturday, 13 June 2026, 14:30 in the house of the pictures. */
#define MOCKUP_START G_GINT64_CONSTANT (1781353800)

static const SolSimSitePlan *const one_site[] = { &sol_sim_plan_birchwood };
static const SolSimSitePlan *const two_sites[] = { &sol_sim_plan_birchwood, &sol_sim_plan_lake_hut };
static const SolSimSitePlan *const five_sites[]
    = { &sol_sim_plan_birchwood, &sol_sim_plan_lake_cabin, &sol_sim_plan_bungalow, &sol_sim_plan_workshop,
        &sol_sim_plan_orchard };
static const SolSimSitePlan *const estate[]
    = { &sol_sim_plan_estate_house, &sol_sim_plan_estate_stables, &sol_sim_plan_estate_lodge };
static const SolSimSitePlan *const solar_only[] = { &sol_sim_plan_birchwood_solar_only };
static const SolSimSitePlan *const no_battery[] = { &sol_sim_plan_birchwood_no_battery };
static const SolSimSitePlan *const no_charger[] = { &sol_sim_plan_birchwood_no_charger };
static const SolSimSitePlan *const regional[] = { &sol_sim_plan_birchwood_regional };
static const SolSimSitePlan *const three_phase[] = { &sol_sim_plan_birchwood_three_phase };
static const SolSimSitePlan *const mockup[] = { &sol_sim_plan_birchwood_mockup };

#define SITES(array) .sites = array, .n_sites = G_N_ELEMENTS (array)

static const SolSimScenario scenarios[] = {
  { .name = "home", .summary = "A house with sun, a battery and a car", SITES (one_site) },
  { .name = "two-sites", .summary = "The house and a hut at a lake", SITES (two_sites) },
  { .name = "five-sites", .summary = "Five places to choose from", SITES (five_sites) },
  { .name = "estate", .summary = "Three sites, four chargers, 400 panels, ten years", SITES (estate) },
  { .name = "solar-only", .summary = "Panels, nothing else", SITES (solar_only) },
  { .name = "no-battery", .summary = "Sun and a car, no battery", SITES (no_battery) },
  { .name = "no-charger", .summary = "Sun and a battery, no charger", SITES (no_charger) },
  { .name = "legacy",
    .summary = "The older shapes of the charger's status",
    .wire = SOL_SIM_WIRE_LEGACY,
    SITES (one_site) },
  { .name = "regional",
    .summary = "A region with texts of its own, where only the fallbacks of calls work",
    .wire = SOL_SIM_WIRE_EMEA | SOL_SIM_WIRE_DIALECT | SOL_SIM_WIRE_FALLBACKS | SOL_SIM_WIRE_NO_DEVICES,
    SITES (regional) },
  { .name = "emea",
    .summary = "The token for battery writes comes in a response header only",
    .wire = SOL_SIM_WIRE_EMEA,
    SITES (regional) },
  { .name = "raw-cookie",
    .summary = "Battery settings are written with the stored cookies only",
    .wire = SOL_SIM_WIRE_RAW_COOKIE,
    SITES (one_site) },
  { .name = "mfa", .summary = "Every sign-in asks for a code", .wire = SOL_SIM_WIRE_MFA, SITES (one_site) },
  { .name = "blocked", .summary = "The account is blocked", .wire = SOL_SIM_WIRE_BLOCKED, SITES (one_site) },
  { .name = "session-limit",
    .summary = "Too many active sessions",
    .wire = SOL_SIM_WIRE_SESSION_LIMIT,
    SITES (one_site) },
  { .name = "read-only",
    .summary = "The account may look, but not change the battery",
    .home = SOL_SIM_HOME_READ_ONLY,
    SITES (one_site) },
  { .name = "pending-profile",
    .summary = "A change to Savings that does not settle",
    .home = SOL_SIM_HOME_PENDING_PROFILE,
    SITES (one_site) },
  { .name = "off-grid",
    .summary = "Disconnected from the grid by choice",
    .home = SOL_SIM_HOME_OFF_GRID,
    SITES (one_site) },
  { .name = "outage", .summary = "A power cut", .home = SOL_SIM_HOME_OUTAGE, SITES (one_site) },
  { .name = "storm", .summary = "A storm alert is active", .home = SOL_SIM_HOME_STORM, SITES (one_site) },
  { .name = "gateway-silent",
    .summary = "The gateway has not reported for two hours",
    .home = SOL_SIM_HOME_SILENT,
    SITES (one_site) },
  { .name = "safe-limit",
    .summary = "The charger lost its gateway and charges at its minimum",
    .home = SOL_SIM_HOME_SAFE_LIMIT,
    SITES (one_site) },
  { .name = "three-phase", .summary = "A charger on three phases", SITES (three_phase) },
  { .name = "retired",
    .summary = "Devices that are no longer there are still listed",
    .home = SOL_SIM_HOME_RETIRED,
    SITES (one_site) },
  { .name = "unplugged",
    .summary = "No car at the charger",
    .home = SOL_SIM_HOME_UNPLUGGED,
    SITES (one_site) },
  { .name = "charger-offline",
    .summary = "The charger is not connected",
    .home = SOL_SIM_HOME_CHARGER_OFFLINE,
    SITES (one_site) },
  { .name = "weak-panel",
    .summary = "One panel gives a third less, one nothing",
    .home = SOL_SIM_HOME_WEAK_PANEL,
    SITES (one_site) },
  { .name = "mockup",
    .summary = "The day of the design's pictures, Saturday 13 June 2026",
    SITES (mockup),
    .script = &sol_sim_script_mockup,
    .default_start = MOCKUP_START },
};

const SolSimScenario *
sol_sim_scenario_find (const char *name)
{
  if (name == NULL)
    return &scenarios[0];
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (g_str_equal (scenarios[i].name, name))
      return &scenarios[i];
  return NULL;
}

const SolSimScenario *
sol_sim_scenario_list (guint *n_scenarios)
{
  *n_scenarios = G_N_ELEMENTS (scenarios);
  return scenarios;
}
