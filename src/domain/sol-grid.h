/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-status.h"

G_BEGIN_DECLS

/** SolGridCheck: what stands against switching the relay (energy-cloud-api 2.12); never the present state. */
typedef struct
{
  SolTruth available; /* %SOL_NO when none of the keys is there: the site has no grid control */
  SolTruth disabled, download, sunlight_check, outage_check, toggle_running;
} SolGridCheck;

#define SOL_TYPE_GRID_CHECK (sol_grid_check_get_type ())
SOL_DECLARE_VALUE (SolGridCheck, sol_grid_check)

/** sol_grid_check_may_toggle: only %SOL_YES is permission; any unknown guard is not. */
SolTruth sol_grid_check_may_toggle (const SolGridCheck *self);

/** SolOffGridContext: energy-cloud-api 2.12.5; the phone number is dropped on decoding. */
typedef struct
{
  SolTruth outage, sunlight_backup, show_connect, has_battery;
  char *country; /* (nullable) */
} SolOffGridContext;

#define SOL_TYPE_OFF_GRID_CONTEXT (sol_off_grid_context_get_type ())
SOL_DECLARE_VALUE (SolOffGridContext, sol_off_grid_context)

/** SolGridEvidence: what is known, with the times it was sampled or asked. */
typedef struct
{
  SolTruth relay_closed; /* live stream */
  SolTime relay_at;
  SolGridState charger_grid;        /* best of the chargers' `offGrid` */
  SolTime charger_at;               /* sample time */
  const SolOffGridContext *context; /* (nullable) */
  SolTime context_at;               /* when it was asked */
  const SolGridCheck *check;        /* (nullable) */
  SolTime check_at;
} SolGridEvidence;

/** sol_grid_evidence_init: nothing is known. */
void sol_grid_evidence_init (SolGridEvidence *evidence);

/** sol_grid_evidence_take_chargers: the newest fresh `offGrid` of @status (nullable); unknown when chargers
 * contradict each other. */
void sol_grid_evidence_take_chargers (SolGridEvidence *evidence, const SolEvStatus *status, SolTime now);

/** sol_grid_state: the table of docs/architecture.md "Grid state"; never from watts. */
SolGridState sol_grid_state (const SolGridEvidence *evidence, SolTime now);

/** sol_grid_state_get_name: `on-grid`, `off-grid`, `outage`, `unknown`. */
const char *sol_grid_state_get_name (SolGridState state);

G_END_DECLS
