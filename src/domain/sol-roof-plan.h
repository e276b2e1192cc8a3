/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"

G_BEGIN_DECLS

/** SolRoofModule: a panel on the plan. Coordinates are abstract units of the drawing. */
typedef struct
{
  char *id;              /* (nullable) */
  double x, y;           /* seen from the middle of its array; NaN unknown */
  double rotation;       /* degrees; NaN unknown */
  char *inverter_id;     /* (nullable) joins with the production (energy-cloud-api 2.14) */
  char *inverter_serial; /* (nullable) */
} SolRoofModule;

SolRoofModule *sol_roof_module_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_roof_module_free (SolRoofModule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolRoofModule, sol_roof_module_free)

/** SolRoofArray: panels that lie together. */
typedef struct
{
  char *id;           /* (nullable) */
  char *name;         /* (nullable) */
  double x, y;        /* its middle; NaN unknown */
  double azimuth;     /* degrees from north; NaN unknown */
  GPtrArray *modules; /* (element-type SolRoofModule) */
} SolRoofArray;

SolRoofArray *sol_roof_array_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_roof_array_free (SolRoofArray *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolRoofArray, sol_roof_array_free)

/** SolRoofPlan: where the panels lie (addendum 2.10). */
typedef struct
{
  double rotation;                   /* degrees; NaN unknown */
  double x_min, x_max, y_min, y_max; /* of the drawing; NaN unknown */
  GPtrArray *arrays;                 /* (element-type SolRoofArray) */
} SolRoofPlan;

#define SOL_TYPE_ROOF_PLAN (sol_roof_plan_get_type ())
SOL_DECLARE_VALUE (SolRoofPlan, sol_roof_plan)

G_END_DECLS
