/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-flow-state.h"
#include "sol-flow.h"

G_BEGIN_DECLS

/** SolFlowFacts: what the flow card is written from; plain, lives as long as the call. */
typedef struct
{
  const SolFlow *flow; /* (nullable) */
  gboolean loading;    /* nothing has been read yet */
  gboolean last_known; /* nothing new comes in */
  gboolean up_to_date; /* the quarter-hour is not too old */
  SolTruth has_solar, has_battery, has_charger;
  double soc_percent;      /* NaN unknown */
  SolChargerState charger; /* of all chargers, see sol_flow_join_chargers() */
  double latest_solar_w;   /* for the tooltip only; NaN unknown */
  SolTime latest_solar_at;
  GTimeZone *zone;
  SolTime now;
} SolFlowFacts;

/** SolFlowWords: the flow card in words. */
typedef struct
{
  char *headline;
  char *age;         /* "Average of 14:15 – 14:30"; empty when there is none */
  char *unaccounted; /* (nullable) "0.40 kW unaccounted for" */
  gboolean stale;
  SolFlowDiagramState diagram; /* its texts belong to these words */
  gint64 next; /* microseconds until something changes by itself, negative when nothing does */

  /*< private >*/
  GPtrArray *texts;
} SolFlowWords;

SolFlowWords *sol_flow_words_new (const SolFlowFacts *facts);
void sol_flow_words_free (SolFlowWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolFlowWords, sol_flow_words_free)

/** sol_flow_join_chargers: which of two states the one node of the diagram shows. */
SolChargerState sol_flow_join_chargers (SolChargerState a, SolChargerState b);

G_END_DECLS
