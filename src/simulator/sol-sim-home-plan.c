/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-home-plan"

#include "sol-sim-home-plan.h"

static const SolSimArrayPlan house_roof[] = {
  { "South roof", 180, 35, 420, 220, 0, 7, 2, "482014086" },
  { "West roof", 265, 30, 1160, 220, 0, 5, 2, "482014091" },
};

static const SolSimArrayPlan picture_roof[] = {
  { "South roof", 180, 35, 340, 200, 0, 6, 2, "482014086" },
  { "West roof", 265, 30, 950, 200, 0, 4, 2, "482014091" },
  { "Garage", 195, 10, 420, 640, 0, 4, 1, "482015117" },
};

static const SolSimArrayPlan hut_roof[] = { { "Hut", 160, 45, 260, 200, 0, 4, 2, "482031044" } };

static const SolSimArrayPlan bungalow_roof[] = {
  { "East", 95, 25, 260, 200, 0, 4, 2, "482042210" },
  { "West", 275, 25, 800, 200, 0, 4, 2, "482042211" },
};

static const SolSimArrayPlan workshop_roof[] = {
  { "Hall, left", 180, 12, 460, 300, 0, 8, 3, "482056301" },
  { "Hall, right", 180, 12, 1500, 300, 0, 8, 3, "482056302" },
};

static const SolSimArrayPlan orchard_roof[] = { { "Roof", 205, 38, 340, 200, 0, 6, 2, "482067718" } };

/* How the panels of the pictures stand to each other. */
static const int picture_panels[] = {
  1330, 1350, 1350, 1300, 1290, 1320, 1310, 1360, 1345, 1340, 1340, 1350, /* South roof */
  1120, 1140, 1120, 1180, 1110, 1170, 1110, 1160,                         /* West roof */
  1050, 1060, 1090, 1030,                                                 /* Garage */
};
static const SolSimPanelFault picture_faults[] = { { 8, "2026-06-09", 558 } };

static const char *const house_batteries[] = { "BT122402118841", "BT122402118906" };
static const char *const hut_batteries[] = { "BT122405330172" };
static const char *const orchard_batteries[] = { "BT122409005514", "BT122409005533", "BT122409005561" };

static const SolSimChargerPlan house_charger
    = { "EV202334117205", "IQ EV Charger", "IQ-EVSE-EU-3032", 230, 1, 16, SOL_SIM_MODE_MANUAL };
static const SolSimChargerPlan three_phase_charger
    = { "EV202334119911", "IQ EV Charger", "IQ-EVSE-EU-3032-3P", 230, 3, 16, SOL_SIM_MODE_MANUAL };
static const SolSimChargerPlan workshop_charger
    = { "EV202351008830", "Yard charger", "IQ-EVSE-EU-3032", 230, 1, 32, SOL_SIM_MODE_SCHEDULED };

#define PLACE(follow)                                                                                        \
  .id = 4081126, .name = "Birchwood House", .timezone = "Europe/Amsterdam", .country = "NL",                 \
  .currency = "EUR", .street = "7 Birchwood Lane", .city = "Berkendam", .state = "Utrecht",                  \
  .zip = "3999 ZZ", .latitude = 52.1, .longitude = 5.2, .utc_offset = 3600, .zone = SOL_SIM_ZONE_EU,         \
  .gateway = "122330018422", .ip = "192.0.2.23", .base_w = 210, .profile = "self-consumption",               \
  .reserve = 20, .very_low_soc = 15, .storm_guard = TRUE, .follow_permille = follow, .favourite = TRUE
#define ROOF .arrays = house_roof, .n_arrays = G_N_ELEMENTS (house_roof)
#define BATTERIES                                                                                            \
  .controller = "482301007719", .batteries = house_batteries, .n_batteries = G_N_ELEMENTS (house_batteries), \
  .battery_wh = 5000, .battery_w = 3840, .charge_from_grid = TRUE

const SolSimSitePlan sol_sim_plan_birchwood
    = { PLACE (975), ROOF, BATTERIES, .chargers = &house_charger, .n_chargers = 1 };
const SolSimSitePlan sol_sim_plan_birchwood_three_phase
    = { PLACE (975), ROOF, BATTERIES, .chargers = &three_phase_charger, .n_chargers = 1 };
const SolSimSitePlan sol_sim_plan_birchwood_solar_only = { PLACE (975), ROOF };
const SolSimSitePlan sol_sim_plan_birchwood_no_battery
    = { PLACE (975), ROOF, .chargers = &house_charger, .n_chargers = 1 };
const SolSimSitePlan sol_sim_plan_birchwood_no_charger = { PLACE (975), ROOF, BATTERIES };

const SolSimSitePlan sol_sim_plan_birchwood_mockup = {
  PLACE (930),
  BATTERIES,
  .installed = "2022-08-10",
  .arrays = picture_roof,
  .n_arrays = G_N_ELEMENTS (picture_roof),
  .panel_permille = picture_panels,
  .faults = picture_faults,
  .n_faults = G_N_ELEMENTS (picture_faults),
  .chargers = &house_charger,
  .n_chargers = 1,
};

const SolSimSitePlan sol_sim_plan_birchwood_regional = {
  PLACE (975), ROOF, BATTERIES, .chargers = &house_charger, .n_chargers = 1,
};

const SolSimSitePlan sol_sim_plan_lake_hut = {
  .id = 4090311,
  .name = "Lake Hut",
  .timezone = "Europe/Zurich",
  .country = "CH",
  .currency = "CHF",
  .street = "2 Lake Path",
  .city = "Untersee",
  .state = "Thurgau",
  .zip = "8999",
  .latitude = 47.6,
  .longitude = 9.1,
  .utc_offset = 3600,
  .zone = SOL_SIM_ZONE_EU,
  .gateway = "122340077015",
  .controller = "482301009034",
  .ip = "192.0.2.41",
  .arrays = hut_roof,
  .n_arrays = G_N_ELEMENTS (hut_roof),
  .batteries = hut_batteries,
  .n_batteries = G_N_ELEMENTS (hut_batteries),
  .battery_wh = 5000,
  .battery_w = 3840,
  .base_w = 90,
  .profile = "backup_only",
  .reserve = 100,
  .very_low_soc = 10,
  .follow_permille = 975,
};

const SolSimSitePlan sol_sim_plan_lake_cabin = {
  .id = 3920574,
  .name = "Lake Cabin",
  .timezone = "Europe/Helsinki",
  .country = "FI",
  .currency = "EUR",
  .street = "14 Shore Road",
  .city = "Järvikylä",
  .state = "Savo",
  .zip = "99980",
  .latitude = 61.9,
  .longitude = 27.3,
  .utc_offset = 7200,
  .zone = SOL_SIM_ZONE_EU,
  .gateway = "122340081290",
  .controller = "482301009102",
  .ip = "192.0.2.42",
  .arrays = hut_roof,
  .n_arrays = G_N_ELEMENTS (hut_roof),
  .batteries = hut_batteries,
  .n_batteries = G_N_ELEMENTS (hut_batteries),
  .battery_wh = 5000,
  .battery_w = 3840,
  .base_w = 110,
  .profile = "self-consumption",
  .reserve = 40,
  .very_low_soc = 10,
  .storm_guard = TRUE,
  .follow_permille = 975,
  .favourite = TRUE,
};

const SolSimSitePlan sol_sim_plan_bungalow = {
  .id = 4460318,
  .name = "Granny’s Bungalow",
  .timezone = "Europe/Amsterdam",
  .country = "NL",
  .currency = "EUR",
  .street = "31 Poplar Walk",
  .city = "Berkendam",
  .state = "Utrecht",
  .zip = "3999 ZY",
  .latitude = 52.1,
  .longitude = 5.2,
  .utc_offset = 3600,
  .zone = SOL_SIM_ZONE_EU,
  .gateway = "122340090555",
  .ip = "192.0.2.43",
  .arrays = bungalow_roof,
  .n_arrays = G_N_ELEMENTS (bungalow_roof),
  .base_w = 150,
  .profile = "self-consumption",
  .reserve = 20,
  .very_low_soc = 10,
  .follow_permille = 975,
};

const SolSimSitePlan sol_sim_plan_workshop = {
  .id = 2874409,
  .name = "Mill Lane Workshop",
  .timezone = "Europe/London",
  .country = "GB",
  .currency = "GBP",
  .street = "5 Mill Lane",
  .city = "Little Weir",
  .state = "Norfolk",
  .zip = "ZZ99 9ZZ",
  .latitude = 52.6,
  .longitude = 1.1,
  .utc_offset = 0,
  .zone = SOL_SIM_ZONE_EU,
  .gateway = "122340102618",
  .ip = "192.0.2.44",
  .arrays = workshop_roof,
  .n_arrays = G_N_ELEMENTS (workshop_roof),
  .chargers = &workshop_charger,
  .n_chargers = 1,
  .base_w = 420,
  .profile = "self-consumption",
  .reserve = 20,
  .very_low_soc = 10,
  .follow_permille = 975,
};

const SolSimSitePlan sol_sim_plan_orchard = {
  .id = 5117263,
  .name = "Orchard Road 12",
  .timezone = "America/Denver",
  .country = "US",
  .currency = "USD",
  .street = "12 Orchard Road",
  .city = "Mesa Flats",
  .state = "CO",
  .zip = "80000",
  .latitude = 39.6,
  .longitude = -105.1,
  .utc_offset = -7 * 3600,
  .zone = SOL_SIM_ZONE_US,
  .gateway = "122340117743",
  .controller = "482301009811",
  .ip = "192.0.2.45",
  .arrays = orchard_roof,
  .n_arrays = G_N_ELEMENTS (orchard_roof),
  .batteries = orchard_batteries,
  .n_batteries = G_N_ELEMENTS (orchard_batteries),
  .battery_wh = 5000,
  .battery_w = 3840,
  .base_w = 240,
  .profile = "cost_savings",
  .reserve = 30,
  .very_low_soc = 10,
  .storm_guard = TRUE,
  .follow_permille = 975,
};
