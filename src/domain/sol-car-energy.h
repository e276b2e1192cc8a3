/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-energy.h"

G_BEGIN_DECLS

/** SolCarEnergy: energy given to cars, by day and by charger (addendum 2.4). */
typedef struct
{
  char *start_date; /* (nullable) `YYYY-MM-DD` of the first day */
  SolTime last_report;
  SolTruth update_pending;
  SolSeries days;         /* of all chargers, Wh, from @start_date on; a zero is a real day */
  GHashTable *by_charger; /* char * -> double *: Wh of a lifetime, or of the days asked for */
} SolCarEnergy;

#define SOL_TYPE_CAR_ENERGY (sol_car_energy_get_type ())
SOL_DECLARE_VALUE (SolCarEnergy, sol_car_energy)

/** sol_car_energy_get: Wh of the charger @serial; NaN unknown. */
double sol_car_energy_get (const SolCarEnergy *self, const char *serial);

/** sol_car_energy_get_date: Returns: (transfer full) (nullable): the date of @day, counted from 0. */
char *sol_car_energy_get_date (const SolCarEnergy *self, guint day);

G_END_DECLS
