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

static const SolSimChargerPlan house_charger[]
    = { { "EV202334117205", "IQ EV Charger", "IQ-EVSE-EU-3032", 230, 1, 16, SOL_SIM_MODE_MANUAL } };
static const SolSimChargerPlan three_phase_charger[]
    = { { "EV202334119911", "IQ EV Charger", "IQ-EVSE-EU-3032-3P", 230, 3, 16, SOL_SIM_MODE_MANUAL } };
static const SolSimChargerPlan workshop_charger[]
    = { { "EV202351008830", "Yard charger", "IQ-EVSE-EU-3032", 230, 1, 32, SOL_SIM_MODE_SCHEDULED } };

/* What a place has in rows: which, where, and with what kind of household. */
#define SITE(number, title, gateway_serial, address)                                                         \
  .id = number, .name = title, .gateway = gateway_serial, .ip = address
#define ADDRESS(road, town, region, code) .street = road, .city = town, .state = region, .zip = code
#define LAND(code, money, zone_name, rule, offset)                                                           \
  .country = code, .currency = money, .timezone = zone_name, .zone = rule, .utc_offset = offset
#define AT(north, east) .latitude = north, .longitude = east
#define HOUSEHOLD(watts, plan, percent, shutdown, follow)                                                    \
  .base_w = watts, .profile = plan, .reserve = percent, .very_low_soc = shutdown, .follow_permille = follow
#define BATTERIES(controller_serial, list)                                                                   \
  .controller = controller_serial, SOL_SIM_PLAN_ALL (batteries, list), SOL_SIM_PLAN_UNITS
#define ROOF(list) SOL_SIM_PLAN_ALL (arrays, list)
#define CHARGER(list) SOL_SIM_PLAN_ALL (chargers, list)
#define NETHERLANDS LAND ("NL", "EUR", "Europe/Amsterdam", SOL_SIM_ZONE_EU, 3600), AT (52.1, 5.2)

#define BIRCHWOOD(follow)                                                                                    \
  SITE (4081126, "Birchwood House", "122330018422", "192.0.2.23"),                                           \
      ADDRESS ("7 Birchwood Lane", "Berkendam", "Utrecht", "3999 ZZ"), NETHERLANDS,                          \
      HOUSEHOLD (210, "self-consumption", 20, 15, follow), .storm_guard = TRUE, .favourite = TRUE
#define BIRCHWOOD_BATTERIES BATTERIES ("482301007719", house_batteries), .charge_from_grid = TRUE

const SolSimSitePlan sol_sim_plan_birchwood
    = { BIRCHWOOD (975), ROOF (house_roof), BIRCHWOOD_BATTERIES, CHARGER (house_charger) };
const SolSimSitePlan sol_sim_plan_birchwood_three_phase
    = { BIRCHWOOD (975), ROOF (house_roof), BIRCHWOOD_BATTERIES, CHARGER (three_phase_charger) };
const SolSimSitePlan sol_sim_plan_birchwood_solar_only = { BIRCHWOOD (975), ROOF (house_roof) };
const SolSimSitePlan sol_sim_plan_birchwood_no_battery
    = { BIRCHWOOD (975), ROOF (house_roof), CHARGER (house_charger) };
const SolSimSitePlan sol_sim_plan_birchwood_no_charger
    = { BIRCHWOOD (975), ROOF (house_roof), BIRCHWOOD_BATTERIES };
const SolSimSitePlan sol_sim_plan_birchwood_regional
    = { BIRCHWOOD (975), ROOF (house_roof), BIRCHWOOD_BATTERIES, CHARGER (house_charger) };

const SolSimSitePlan sol_sim_plan_birchwood_mockup = {
  BIRCHWOOD (930),
  ROOF (picture_roof),
  BIRCHWOOD_BATTERIES,
  CHARGER (house_charger),
  SOL_SIM_PLAN_ALL (faults, picture_faults),
  .installed = "2022-08-10",
  .panel_permille = picture_panels,
};

const SolSimSitePlan sol_sim_plan_lake_hut = {
  SITE (4090311, "Lake Hut", "122340077015", "192.0.2.41"),
  ADDRESS ("2 Lake Path", "Untersee", "Thurgau", "8999"),
  LAND ("CH", "CHF", "Europe/Zurich", SOL_SIM_ZONE_EU, 3600),
  AT (47.6, 9.1),
  HOUSEHOLD (90, "backup_only", 100, 10, 975),
  ROOF (hut_roof),
  BATTERIES ("482301009034", hut_batteries),
};

const SolSimSitePlan sol_sim_plan_lake_cabin = {
  SITE (3920574, "Lake Cabin", "122340081290", "192.0.2.42"),
  ADDRESS ("14 Shore Road", "Järvikylä", "Savo", "99980"),
  LAND ("FI", "EUR", "Europe/Helsinki", SOL_SIM_ZONE_EU, 7200),
  AT (61.9, 27.3),
  HOUSEHOLD (110, "self-consumption", 40, 10, 975),
  ROOF (hut_roof),
  BATTERIES ("482301009102", hut_batteries),
  .storm_guard = TRUE,
  .favourite = TRUE,
};

const SolSimSitePlan sol_sim_plan_bungalow = {
  SITE (4460318, "Granny’s Bungalow", "122340090555", "192.0.2.43"),
  ADDRESS ("31 Poplar Walk", "Berkendam", "Utrecht", "3999 ZY"),
  NETHERLANDS,
  HOUSEHOLD (150, "self-consumption", 20, 10, 975),
  ROOF (bungalow_roof),
};

const SolSimSitePlan sol_sim_plan_workshop = {
  SITE (2874409, "Mill Lane Workshop", "122340102618", "192.0.2.44"),
  ADDRESS ("5 Mill Lane", "Little Weir", "Norfolk", "ZZ99 9ZZ"),
  LAND ("GB", "GBP", "Europe/London", SOL_SIM_ZONE_EU, 0),
  AT (52.6, 1.1),
  HOUSEHOLD (420, "self-consumption", 20, 10, 975),
  ROOF (workshop_roof),
  CHARGER (workshop_charger),
};

const SolSimSitePlan sol_sim_plan_orchard = {
  SITE (5117263, "Orchard Road 12", "122340117743", "192.0.2.45"),
  ADDRESS ("12 Orchard Road", "Mesa Flats", "CO", "80000"),
  LAND ("US", "USD", "America/Denver", SOL_SIM_ZONE_US, -7 * 3600),
  AT (39.6, -105.1),
  HOUSEHOLD (240, "cost_savings", 30, 10, 975),
  ROOF (orchard_roof),
  BATTERIES ("482301009811", orchard_batteries),
  .storm_guard = TRUE,
};
