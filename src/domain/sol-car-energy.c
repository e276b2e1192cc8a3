/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-car-energy"

#include "sol-car-energy.h"

#include <math.h>

SOL_DEFINE_VALUE (SolCarEnergy, sol_car_energy)

static void
sol_car_energy_init (SolCarEnergy *self)
{
  self->last_report = SOL_TIME_UNKNOWN;
  self->update_pending = SOL_UNKNOWN;
  self->by_charger = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
sol_car_energy_clear (SolCarEnergy *self)
{
  g_free (self->start_date);
  g_free (self->days.wh);
  g_clear_pointer (&self->by_charger, g_hash_table_unref);
}

double
sol_car_energy_get (const SolCarEnergy *self, const char *serial)
{
  g_return_val_if_fail (self != NULL, NAN);
  const double *wh = serial != NULL ? g_hash_table_lookup (self->by_charger, serial) : NULL;
  return wh != NULL ? *wh : NAN;
}

char *
sol_car_energy_get_date (const SolCarEnergy *self, guint day)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Dates have no zone; any noon will do. */
  SolTime first = self->start_date != NULL ? sol_time_parse (self->start_date, NULL) : SOL_TIME_UNKNOWN;
  if (first == SOL_TIME_UNKNOWN || day > 1000000)
    return NULL;
  return sol_time_day (first + (gint64) day * SOL_DAY, NULL);
}
