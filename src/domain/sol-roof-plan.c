/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-roof-plan"

#include "sol-roof-plan.h"

#include <math.h>

SOL_DEFINE_VALUE (SolRoofPlan, sol_roof_plan)

SolRoofModule *
sol_roof_module_new (void)
{
  SolRoofModule *self = g_new0 (SolRoofModule, 1);
  self->x = self->y = self->rotation = NAN;
  return self;
}

void
sol_roof_module_free (SolRoofModule *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->inverter_id);
  g_free (self->inverter_serial);
  g_free (self);
}

SolRoofArray *
sol_roof_array_new (void)
{
  SolRoofArray *self = g_new0 (SolRoofArray, 1);
  self->x = self->y = self->azimuth = NAN;
  self->modules = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_roof_module_free);
  return self;
}

void
sol_roof_array_free (SolRoofArray *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->modules, g_ptr_array_unref);
  g_free (self);
}

static void
sol_roof_plan_init (SolRoofPlan *self)
{
  self->rotation = self->x_min = self->x_max = self->y_min = self->y_max = NAN;
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_roof_array_free);
}

static void
sol_roof_plan_clear (SolRoofPlan *self)
{
  g_clear_pointer (&self->arrays, g_ptr_array_unref);
}
