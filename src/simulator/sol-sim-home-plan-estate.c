/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-plan-estate"

#include "sol-sim-home-plan.h"

/* A place with too much of everything: three sites, four chargers, ten batteries, four hundred panels, ten
 * years. */

static const SolSimArrayPlan house_roof[] = {
  { "Main house, south", 178, 38, 700, 560, 0, 10, 5, "482081100" },
  { "Main house, west", 268, 38, 2000, 560, 0, 10, 5, "482081101" },
  { "Barn, south", 182, 22, 700, 1700, 0, 10, 5, "482081102" },
  { "Barn, east", 92, 22, 2000, 1700, 0, 10, 5, "482081103" },
};
static const SolSimArrayPlan stables_roof[] = {
  { "Stables, left", 170, 15, 560, 560, 0, 8, 5, "482082200" },
  { "Stables, right", 170, 15, 1660, 560, 0, 8, 5, "482082201" },
  { "Riding hall", 265, 10, 1100, 1700, 0, 8, 5, "482082202" },
};
static const SolSimArrayPlan lodge_roof[] = {
  { "Lodge", 200, 42, 560, 560, 0, 8, 5, "482083300" },
  { "Carport", 180, 8, 1660, 560, 0, 8, 5, "482083301" },
};

static const char *const house_batteries[] = { "BT121801220011", "BT121801220024", "BT121801220037",
                                               "BT121801220050", "BT121801220063", "BT121801220076" };
static const char *const stables_batteries[] = { "BT121902330105", "BT121902330118", "BT121902330131" };
static const char *const lodge_batteries[] = { "BT122101440209" };

static const SolSimChargerPlan house_chargers[] = {
  { "EV202010010101", "Garage left", "IQ-EVSE-EU-3032-3P", 230, 3, 16, SOL_SIM_MODE_MANUAL },
  { "EV202010010118", "Garage right", "IQ-EVSE-EU-3032", 230, 1, 20, SOL_SIM_MODE_GREEN },
};
static const SolSimChargerPlan stables_chargers[]
    = { { "EV202112020207", "Horse box", "IQ-EVSE-EU-3032", 230, 1, 32, SOL_SIM_MODE_SCHEDULED } };
static const SolSimChargerPlan lodge_chargers[]
    = { { "EV202203030314", "Guests", "IQ-EVSE-EU-3032", 230, 1, 16, SOL_SIM_MODE_MANUAL } };

#define PLACE                                                                                                \
  .timezone = "Europe/Berlin", .country = "DE", .currency = "EUR", .city = "Hinterfelde",                    \
  .state = "Brandenburg", .zip = "00000", .latitude = 52.9, .longitude = 13.4, .utc_offset = 3600,           \
  .zone = SOL_SIM_ZONE_EU, .years = 10, SOL_SIM_PLAN_UNITS, .very_low_soc = 10, .follow_permille = 975,      \
  .storm_guard = TRUE, .charge_from_grid = TRUE
#define SITE(place, number, part, road, gateway_serial, controller_serial, address)                          \
  PLACE, .id = number, .name = "Hinterfelde, " part, .street = road, .gateway = gateway_serial,              \
         .controller = controller_serial, .ip = address, SOL_SIM_PLAN_ALL (arrays, place##_roof),            \
         SOL_SIM_PLAN_ALL (batteries, place##_batteries), SOL_SIM_PLAN_ALL (chargers, place##_chargers)

const SolSimSitePlan sol_sim_plan_estate_house = {
  SITE (house, 2100417, "main house", "1 Avenue of Limes", "121622004410", "482101003301", "192.0.2.61"),
  .base_w = 780,
  .profile = "self-consumption",
  .reserve = 25,
  .favourite = TRUE,
};

const SolSimSitePlan sol_sim_plan_estate_stables = {
  SITE (stables, 2100433, "stables", "2 Avenue of Limes", "121622004521", "482101003318", "192.0.2.62"),
  .base_w = 460,
  .profile = "cost_savings",
  .reserve = 20,
};

const SolSimSitePlan sol_sim_plan_estate_lodge = {
  SITE (lodge, 2100458, "lodge", "9 Avenue of Limes", "121622004632", "482101003325", "192.0.2.63"),
  .base_w = 190,
  .profile = "self-consumption",
  .reserve = 10,
};
