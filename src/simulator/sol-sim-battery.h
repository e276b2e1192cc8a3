/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The split of the powers of one moment, W. All of it is balanced: what is made, drawn and given adds up. */
typedef enum
{
  SOL_SIM_SPLIT_SOLAR_HOME,
  SOL_SIM_SPLIT_SOLAR_BATTERY,
  SOL_SIM_SPLIT_SOLAR_GRID,
  SOL_SIM_SPLIT_BATTERY_HOME,
  SOL_SIM_SPLIT_BATTERY_GRID,
  SOL_SIM_SPLIT_GRID_HOME,
  SOL_SIM_SPLIT_GRID_BATTERY,
  SOL_SIM_SPLIT_EVSE, /* a part of what reaches the home */
  SOL_SIM_N_SPLITS,
} SolSimSplit;

/* What the controller may do now. */
typedef struct
{
  gboolean discharge;
  gboolean feed_car;    /* the battery also covers the car */
  double floor;         /* percent below which it does not discharge */
  double target;        /* percent up to which it charges */
  int grid_charge_w;    /* from the grid; 0 = not */
  double grid_target;   /* percent up to which that goes; 0 = as target */
  int grid_discharge_w; /* to the grid; 0 = not */
  double grid_floor;    /* percent down to which that goes */
  gboolean grid_up;
  int follow_permille; /* share of surplus and need that it catches */
} SolSimPolicy;

typedef struct
{
  gint64 capacity_ws; /* 0: none */
  int max_w;          /* in and out */
} SolSimBatteryLimits;

/* The losses of a round trip are booked on the way in: of what goes in, this much can come out again. */
#define SOL_SIM_CHARGE_PERMILLE 900

/**
 * sol_sim_battery_split:
 * @solar, @home, @car: W offered and wanted
 * @stored_ws: what could come out now
 * @seconds: for how long the split must hold
 *
 * Without the grid more sun than can be used is not made, and what cannot be covered is not consumed.
 */
void sol_sim_battery_split (const SolSimPolicy *policy, const SolSimBatteryLimits *limits, int solar,
                            int home, int car, gint64 stored_ws, int seconds, int split[SOL_SIM_N_SPLITS]);

/* What is stored after @seconds of @split. */
gint64 sol_sim_battery_after (gint64 stored_ws, const int split[SOL_SIM_N_SPLITS], int seconds);

G_END_DECLS
