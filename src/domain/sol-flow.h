/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-energy.h"
#include "sol-grid.h"

G_BEGIN_DECLS

/** SolFlowSource: where the powers of a composition come from; never mixed. */
typedef enum
{
  SOL_FLOW_NONE,
  SOL_FLOW_AVERAGE, /* one finished quarter-hour */
  SOL_FLOW_LIVE,
} SolFlowSource;

/** SolFlow: one composition of the flow diagram from one source set (docs/architecture.md "The flow
 * diagram"). */
typedef struct
{
  SolFlowSource source;
  SolTime from, to; /* the quarter-hour; for live both are the sample time */
  double solar_w;   /* production; NaN unknown */
  double grid_w;    /* import positive */
  double battery_w; /* discharge positive */
  double home_w;    /* without the car; NaN unknown */
  double home_with_car_w;
  double car_w;
  double unaccounted_w;                          /* in − out when they differ by more than 10%, else 0 */
  double share_solar, share_battery, share_grid; /* of what feeds home and car, 0..1; NaN unknown */
  SolGridState grid_state;
} SolFlow;

#define SOL_TYPE_FLOW (sol_flow_get_type ())
SOL_DECLARE_VALUE (SolFlow, sol_flow)

/**
 * sol_flow_from_today: composes the last finished quarter-hour of @today.
 * @today: (nullable)
 * @has_battery, @has_charger: whether those parts exist at all
 */
SolFlow *sol_flow_from_today (const SolToday *today, SolGridState grid, gboolean has_battery,
                              gboolean has_charger, SolTime now);

/** sol_flow_compose_live: fills shares and what is unaccounted for from the powers in @self, which is fresh
 * and was sampled from the live stream. */
void sol_flow_compose_live (SolFlow *self);

/** sol_flow_get_headline: Returns: (transfer full): the sentence of ui.md 8.3, translated. */
char *sol_flow_get_headline (const SolFlow *self, gboolean up_to_date);

/** sol_flow_describe: Returns: (transfer full): the spoken sentence of ui.md 15, translated. */
char *sol_flow_describe (const SolFlow *self, const char *age);

G_END_DECLS
