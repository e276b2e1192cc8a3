/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-battery"

#include "sol-sim-battery.h"

#include <string.h>

/* How much may go in, so that the target is reached, not passed. */
static int
room_w (const SolSimPolicy *policy, const SolSimBatteryLimits *limits, gint64 stored_ws, int seconds)
{
  gint64 target = (gint64) ((double) limits->capacity_ws * policy->target / 100.0);
  gint64 room = (target - stored_ws) * 1000 / SOL_SIM_CHARGE_PERMILLE;
  if (room <= 0)
    return 0;
  return (int) MIN ((gint64) limits->max_w, room / seconds);
}

static int
spare_w (const SolSimPolicy *policy, const SolSimBatteryLimits *limits, gint64 stored_ws, int seconds)
{
  gint64 floor_ws = (gint64) ((double) limits->capacity_ws * policy->floor / 100.0);
  if (!policy->discharge || stored_ws <= floor_ws)
    return 0;
  return (int) MIN ((gint64) limits->max_w, (stored_ws - floor_ws) / seconds);
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
      int room = room_w (policy, limits, stored_ws, MAX (seconds, 1));
      into = MIN ((int) ((gint64) surplus * follow / 1000), room);
      int spare = spare_w (policy, limits, stored_ws, MAX (seconds, 1));
      out = MIN ((int) ((gint64) eligible * follow / 1000), spare);
      if (policy->grid_up && policy->grid_charge_w > 0 && out == 0)
        split[SOL_SIM_SPLIT_GRID_BATTERY] = MAX (0, MIN (policy->grid_charge_w, room) - into);
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
