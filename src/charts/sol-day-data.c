/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-day-data"

#include "sol-day-data.h"

#include <math.h>

#include "math/sol-decimate.h"

static double *
copy_series (const double *values, guint n, guint n_slots)
{
  if (values == NULL)
    return NULL;

  double *copy = g_new (double, n_slots);
  for (guint i = 0; i < n_slots; i++)
    copy[i] = i < n && isfinite (values[i]) ? values[i] : NAN;
  return copy;
}

SolDayData *
sol_day_data_new (const SolDayChartData *source)
{
  g_return_val_if_fail (source != NULL && source->n_slots > 0, NULL);

  SolDayData *data = g_new0 (SolDayData, 1);
  data->n_slots = source->n_slots;
  data->values[SOL_DAY_PRODUCTION] = copy_series (source->production_kw, source->n, source->n_slots);
  data->values[SOL_DAY_CONSUMPTION] = copy_series (source->consumption_kw, source->n, source->n_slots);
  data->values[SOL_DAY_LEVEL] = copy_series (source->level_percent, source->n, source->n_slots);
  data->reserve = source->reserve_percent;
  data->now = source->now;
  return data;
}

void
sol_day_data_free (SolDayData *data)
{
  if (data == NULL)
    return;

  for (guint i = 0; i < SOL_DAY_N_SERIES; i++)
    g_free (data->values[i]);
  g_free (data);
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
sol_day_data_equal (const SolDayData *a, const SolDayData *b)
{
  if (a->n_slots != b->n_slots || !same_number (a->reserve, b->reserve) || !same_number (a->now, b->now))
    return FALSE;

  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    {
      if ((a->values[s] == NULL) != (b->values[s] == NULL))
        return FALSE;
      for (guint i = 0; a->values[s] != NULL && i < a->n_slots; i++)
        if (!same_number (a->values[s][i], b->values[s][i]))
          return FALSE;
    }

  return TRUE;
}

guint
sol_day_data_begun (const SolDayData *data)
{
  return isnan (data->now) ? data->n_slots : (guint) CLAMP (ceil (data->now), 0, data->n_slots);
}

gboolean
sol_day_data_is_empty (const SolDayData *data, const gboolean visible[SOL_DAY_N_SERIES])
{
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    if (visible[s] && data->values[s] != NULL && !isnan (sol_extent_of (data->values[s], data->n_slots).max))
      return FALSE;

  return TRUE;
}

double
sol_day_data_peak (const SolDayData *data, const gboolean visible[SOL_DAY_N_SERIES])
{
  double peak = 0;

  for (guint s = SOL_DAY_PRODUCTION; s <= SOL_DAY_CONSUMPTION; s++)
    if (visible[s] && data->values[s] != NULL)
      peak = fmax (peak, sol_extent_of (data->values[s], data->n_slots).max);

  return peak;
}

static gboolean
is_missing (const SolDayData *data, guint slot)
{
  for (guint s = SOL_DAY_PRODUCTION; s <= SOL_DAY_CONSUMPTION; s++)
    if (data->values[s] != NULL && !isnan (data->values[s][slot]))
      return FALSE;

  return TRUE;
}

gboolean
sol_day_data_next_gap (const SolDayData *data, guint *start, guint *end)
{
  guint last = sol_day_data_begun (data);
  guint i = *start;

  /* The running quarter-hour has no average yet; that is no gap. */
  if (!isnan (data->now) && last > 0 && is_missing (data, last - 1))
    last--;

  while (i < last && !is_missing (data, i))
    i++;
  *start = i;
  while (i < last && is_missing (data, i))
    i++;
  *end = i;
  return *end > *start;
}

gboolean
sol_day_data_next_run (const SolDayData *data, SolDaySeries series, guint *start, guint *end)
{
  const double *values = data->values[series];
  guint i = *start;

  if (values == NULL)
    return FALSE;

  while (i < data->n_slots && isnan (values[i]))
    i++;
  *start = i;
  while (i < data->n_slots && !isnan (values[i]))
    i++;
  *end = i;
  return *end > *start;
}
