/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow"

#include "sol-flow.h"

#include <math.h>

SOL_DEFINE_VALUE (SolFlow, sol_flow)

static void
sol_flow_init (SolFlow *self)
{
  self->from = SOL_TIME_UNKNOWN;
  self->to = SOL_TIME_UNKNOWN;
  self->solar_w = NAN;
  self->grid_w = NAN;
  self->battery_w = NAN;
  self->home_w = NAN;
  self->home_with_car_w = NAN;
  self->car_w = NAN;
  self->share_solar = NAN;
  self->share_battery = NAN;
  self->share_grid = NAN;
}

static void
sol_flow_clear (SolFlow *self)
{
}
