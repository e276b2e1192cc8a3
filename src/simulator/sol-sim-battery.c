/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-battery"

#include "sol-sim-battery.h"

#include <string.h>

/* How much may go in, so that the target is reached, not passed. */
static int
room_w (double percent, const SolSimBatteryLimits *limits, gint64 stored_ws, int seconds)
{
  gint64 target = (gint64) ((double) limits->capacity_ws * percent / 100.0);
  gint64 room = (target - stored_ws) * 1000 / SOL_SIM_CHARGE_PERMILLE;
  if (room <= 0)
    return 0;
  return (int) MIN ((gint64) limits->max_w, room / seconds);
}

static int
spare_w (double percent, const SolSimBatteryLimits *limits, gint64 stored_ws, int seconds)
{
  gint64 floor_ws = (gint64) ((double) limits->capacity_ws * percent / 100.0);
  if (stored_ws <= floor_ws)
    return 0;
  return (int) MIN ((gint64) limits->max_w, (stored_ws - floor_ws) / seconds);
}

/* What goes to the grid besides @out for the home. */
static int
sold_w (const SolSimPolicy *policy, const SolSimBatteryLimits *limits, gint64 stored_ws, int seconds, int out)
{
  if (!policy->grid_up || policy->grid_discharge_w <= 0)
    return 0;
  int spare = spare_w (policy->grid_floor, limits, stored_ws, seconds);
  return MAX (0, MIN (MIN (policy->grid_discharge_w, limits->max_w), spare) - out);
}

void
sol_sim_battery_split (const SolSimPolicy *policy, const SolSimBatteryLimits *limits, int solar, int home,
                       int car, gint64 stored_ws, int seconds, int split[SOL_SIM_N_SPLITS])
{
  memset (split, 0, sizeof (int) * SOL_SIM_N_SPLITS);
  if (!policy->grid_up && limits->capacity_ws <= 0)
    return;

  int follow = policy->grid_up ? policy->follow_permille : 1000;
  int load = home + car;
  int solar_home = MIN (solar, load);
  int surplus = solar - solar_home;
  int need = load - solar_home;
  int eligible = policy->feed_car ? need : MAX (0, home - solar);
  int into = 0, out = 0;

  if (limits->capacity_ws > 0)
    {
      seconds = MAX (seconds, 1);
      int room = room_w (policy->target, limits, stored_ws, seconds);
      into = MIN ((int) ((gint64) surplus * follow / 1000), room);
      int spare = policy->discharge ? spare_w (policy->floor, limits, stored_ws, seconds) : 0;
      out = MIN ((int) ((gint64) eligible * follow / 1000), spare);
      if (policy->grid_up && policy->grid_charge_w > 0 && out == 0)
        {
          double target = policy->grid_target > 0 ? policy->grid_target : policy->target;
          int grid_room = room_w (MIN (target, policy->target), limits, stored_ws, seconds);
          split[SOL_SIM_SPLIT_GRID_BATTERY] = MAX (0, MIN (policy->grid_charge_w, grid_room) - into);
        }
      split[SOL_SIM_SPLIT_BATTERY_GRID] = sold_w (policy, limits, stored_ws, seconds, out);
      /* What it sells it does not fill up again. */
      if (split[SOL_SIM_SPLIT_BATTERY_GRID] > 0)
        into = 0;
    }

  split[SOL_SIM_SPLIT_SOLAR_HOME] = solar_home;
  split[SOL_SIM_SPLIT_SOLAR_BATTERY] = into;
  split[SOL_SIM_SPLIT_SOLAR_GRID] = policy->grid_up ? surplus - into : 0;
  split[SOL_SIM_SPLIT_BATTERY_HOME] = out;
  split[SOL_SIM_SPLIT_GRID_HOME] = policy->grid_up ? need - out : 0;
  split[SOL_SIM_SPLIT_EVSE] = MIN (car, solar_home + out + split[SOL_SIM_SPLIT_GRID_HOME]);
}

gint64
sol_sim_battery_after (gint64 stored_ws, const int split[SOL_SIM_N_SPLITS], int seconds)
{
  gint64 into = split[SOL_SIM_SPLIT_SOLAR_BATTERY] + split[SOL_SIM_SPLIT_GRID_BATTERY];
  gint64 out = split[SOL_SIM_SPLIT_BATTERY_HOME] + split[SOL_SIM_SPLIT_BATTERY_GRID];
  return stored_ws + into * seconds * SOL_SIM_CHARGE_PERMILLE / 1000 - out * seconds;
}
