/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-home-plan.h"

G_BEGIN_DECLS

#define SOL_SIM_MAX_RUNS 24

/* What people do on one day: kettles, washes, meals. */
typedef struct
{
  SolSimDate date;
  gint64 midnight;
  gboolean weekend;
  guint n_runs;
  struct
  {
    gint64 start, end;
    int watts;
  } runs[SOL_SIM_MAX_RUNS];
} SolSimLoadDay;

void sol_sim_load_day (SolSimLoadDay *self, const SolSimSitePlan *plan, guint64 seed, SolSimDate date);

/* The mean of the household in W from @from to @to, both within the day; without the car. */
double sol_sim_load_mean (const SolSimLoadDay *self, const SolSimSitePlan *plan, guint64 seed, gint64 from,
                          gint64 to);

G_END_DECLS
