/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-scenario.h"
#include "sol-sim-site.h"

G_BEGIN_DECLS

/* The rows behind a scenario. All of it is constant data, every identifier invented. */

typedef enum
{
  SOL_SIM_ZONE_EU, /* last Sunday of March to last Sunday of October, at 01:00 UTC */
  SOL_SIM_ZONE_US, /* second Sunday of March to first Sunday of November, at 02:00 local */
  SOL_SIM_ZONE_FIXED,
} SolSimZoneRule;

struct _SolSimArrayPlan
{
  const char *label;
  int azimuth, tilt;
  int x, y, rotation;
  guint columns, rows;
  const char *serial_prefix; /* nine digits; three follow */
};

/* A panel that lags behind its neighbours from a date on. */
typedef struct
{
  guint panel;
  const char *from; /* "2026-06-09"; NULL: from the installation */
  int permille;     /* of what it should give */
} SolSimPanelFault;

typedef struct
{
  const char *serial, *name, *model;
  int voltage, phases;
  int first_amps; /* the set-point at the start */
  SolSimMode mode;
} SolSimChargerPlan;

struct _SolSimSitePlan
{
  guint64 id;
  const char *name, *timezone, *country, *currency;
  const char *street, *city, *state, *zip;
  double latitude, longitude;
  int utc_offset; /* standard time, s */
  SolSimZoneRule zone;
  const char *installed; /* NULL: `years` before the start */
  int years;             /* 0 = three */
  const char *gateway, *controller, *ip;
  const SolSimArrayPlan *arrays;
  guint n_arrays;
  const int *panel_permille; /* nullable; how well each panel does within its array */
  const SolSimPanelFault *faults;
  guint n_faults;
  const char *const *batteries;
  guint n_batteries;
  int battery_wh, battery_w; /* of a unit */
  const SolSimChargerPlan *chargers;
  guint n_chargers;
  int base_w; /* household load in the dead of night */
  const char *profile;
  int reserve;
  int very_low_soc;
  gboolean charge_from_grid;
  gboolean storm_guard;
  int follow_permille; /* how closely the battery follows the load */
  gboolean favourite;
};

/* A list of a plan and how long it is; the one kind of battery unit there is. */
#define SOL_SIM_PLAN_ALL(member, list) .member = list, .n_##member = G_N_ELEMENTS (list)
#define SOL_SIM_PLAN_UNITS .battery_wh = 5000, .battery_w = 3840

/* Days given as data. */
typedef struct
{
  int minute; /* of the local day */
  enum
  {
    SOL_SIM_CUE_COME, /* and is plugged in; value: Wh that were driven */
    SOL_SIM_CUE_TRIP, /* back, but not plugged in; value as above */
    SOL_SIM_CUE_LEAVE,
    SOL_SIM_CUE_START, /* value: A */
    SOL_SIM_CUE_STOP,
    SOL_SIM_CUE_MODE,   /* value: SolSimMode */
    SOL_SIM_CUE_AMPS,   /* value: A for the next start */
    SOL_SIM_CUE_FOLLOW, /* value: permille */
  } what;
  int value;
} SolSimCue;

typedef struct
{
  const char *date;
  const gint16 *solar_w; /* nullable; 96 means of a quarter-hour */
  const gint16 *home_w;  /* nullable; likewise, without the car */
  double soc;            /* percent at midnight; < 0 = as it came */
  const SolSimCue *cues; /* the car's whole day */
  guint n_cues;
} SolSimScriptDay;

struct _SolSimScript
{
  const SolSimScriptDay *days;
  guint n_days;
};

extern const SolSimSitePlan sol_sim_plan_birchwood;
extern const SolSimSitePlan sol_sim_plan_birchwood_mockup;
extern const SolSimSitePlan sol_sim_plan_birchwood_three_phase;
extern const SolSimSitePlan sol_sim_plan_birchwood_solar_only;
extern const SolSimSitePlan sol_sim_plan_birchwood_no_battery;
extern const SolSimSitePlan sol_sim_plan_birchwood_no_charger;
extern const SolSimSitePlan sol_sim_plan_birchwood_regional;
extern const SolSimSitePlan sol_sim_plan_lake_hut;
extern const SolSimSitePlan sol_sim_plan_lake_cabin;
extern const SolSimSitePlan sol_sim_plan_bungalow;
extern const SolSimSitePlan sol_sim_plan_workshop;
extern const SolSimSitePlan sol_sim_plan_orchard;
extern const SolSimSitePlan sol_sim_plan_estate_house;
extern const SolSimSitePlan sol_sim_plan_estate_stables;
extern const SolSimSitePlan sol_sim_plan_estate_lodge;

extern const SolSimScript sol_sim_script_mockup;

G_END_DECLS
