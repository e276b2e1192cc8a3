/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-home.h"
#include "sol-sim-json.h"

G_BEGIN_DECLS

/* What each site pays and when it is billed (addendum 2.7), as the service keeps it: whole, with members that
 * nobody knows. */

typedef struct
{
  char frequency[8]; /* "MONTH", "DAY" */
  int interval;
  char start[16]; /* 2025-08-18 */
} SolSimBilling;

typedef struct _SolSimTariffs SolSimTariffs;

SolSimTariffs *sol_sim_tariffs_new (void);
void sol_sim_tariffs_free (SolSimTariffs *self);

/* NULL: the site has none. Borrowed. */
JsonNode *sol_sim_tariffs_get (SolSimTariffs *self, const SolSimSite *site);

/* Takes the place of what was there, and tells the home what a kWh costs now. FALSE: it is no tariff. */
gboolean sol_sim_tariffs_set (SolSimTariffs *self, SolSimHome *home, const SolSimSite *site,
                              JsonNode *tariff);

SolSimBilling *sol_sim_tariffs_billing (SolSimTariffs *self, const SolSimSite *site); /* borrowed */

/* What the grid pays for a kWh on @date at @minute. */
double sol_sim_tariffs_buyback (const SolSimSite *site, SolSimDate date, int minute);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimTariffs, sol_sim_tariffs_free)

G_END_DECLS
