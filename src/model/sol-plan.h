/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-calls.h"
#include "sol-family.h"

G_BEGIN_DECLS

/** SolPlanRow: one row of the refresh plan: intervals in seconds, 0 where the family rests. */
typedef struct
{
  const char *name;
  SolCallId call;
  guint overview;   /* the window shows Overview */
  guint own;        /* the family's own page is open */
  guint elsewhere;  /* the window shows another page */
  guint background; /* no window */
  guint pages;      /* set of pages that are the family's own, as 1 << SolPage */
  gboolean per_charger;
} SolPlanRow;

const SolPlanRow *sol_plan_get_row (SolFamily family);

/** sol_plan_find: the family named @name; %SOL_N_FAMILIES when there is none. */
SolFamily sol_plan_find (const char *name);

G_END_DECLS
