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
  .zone = SOL_SIM_ZONE_EU, .years = 10, .battery_wh = 5000, .battery_w = 3840, .very_low_soc = 10,           \
  .follow_permille = 975, .storm_guard = TRUE, .charge_from_grid = TRUE
#define ALL(member, list) .member = list, .n_##member = G_N_ELEMENTS (list)

const SolSimSitePlan sol_sim_plan_estate_house = {
  PLACE,
  .id = 2100417,
  .name = "Hinterfelde, main house",
  .street = "1 Avenue of Limes",
  .gateway = "121622004410",
  .controller = "482101003301",
  .ip = "192.0.2.61",
  ALL (arrays, house_roof),
  ALL (batteries, house_batteries),
  ALL (chargers, house_chargers),
  .base_w = 780,
  .profile = "self-consumption",
  .reserve = 25,
  .favourite = TRUE,
};

const SolSimSitePlan sol_sim_plan_estate_stables = {
  PLACE,
  .id = 2100433,
  .name = "Hinterfelde, stables",
  .street = "2 Avenue of Limes",
  .gateway = "121622004521",
  .controller = "482101003318",
  .ip = "192.0.2.62",
  ALL (arrays, stables_roof),
  ALL (batteries, stables_batteries),
  ALL (chargers, stables_chargers),
  .base_w = 460,
  .profile = "cost_savings",
  .reserve = 20,
};

const SolSimSitePlan sol_sim_plan_estate_lodge = {
  PLACE,
  .id = 2100458,
  .name = "Hinterfelde, lodge",
  .street = "9 Avenue of Limes",
  .gateway = "121622004632",
  .controller = "482101003325",
  .ip = "192.0.2.63",
  ALL (arrays, lodge_roof),
  ALL (batteries, lodge_batteries),
  ALL (chargers, lodge_chargers),
  .base_w = 190,
  .profile = "self-consumption",
  .reserve = 10,
};
