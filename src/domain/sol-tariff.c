/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-tariff"

#include "sol-tariff.h"

#include <math.h>

SOL_DEFINE_VALUE (SolTariff, sol_tariff)
SOL_DEFINE_VALUE (SolDatedRates, sol_dated_rates)
SOL_DEFINE_VALUE (SolBilling, sol_billing)
SOL_DEFINE_VALUE (SolCurrencyRate, sol_currency_rate)

static void
period_clear (gpointer data)
{
  SolTariffPeriod *period = data;
  g_free (period->id);
  g_free (period->type);
}

SolTariffDays *
sol_tariff_days_new (void)
{
  SolTariffDays *self = g_new0 (SolTariffDays, 1);
  self->periods = g_array_new (FALSE, FALSE, sizeof (SolTariffPeriod));
  g_array_set_clear_func (self->periods, period_clear);
  return self;
}

void
sol_tariff_days_free (SolTariffDays *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->periods, g_array_unref);
  g_free (self);
}

SolTariffSeason *
sol_tariff_season_new (void)
{
  SolTariffSeason *self = g_new0 (SolTariffSeason, 1);
  self->start_month = self->end_month = -1;
  self->off_peak_rate = NAN;
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_tariff_days_free);
  self->tiers = g_array_new (FALSE, FALSE, sizeof (SolTariffTier));
  return self;
}

void
sol_tariff_season_free (SolTariffSeason *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->tiers, g_array_unref);
  g_free (self);
}

static void
branch_init (SolTariffBranch *branch)
{
  branch->present = SOL_UNKNOWN;
  branch->seasons = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_tariff_season_free);
}

static void
branch_clear (SolTariffBranch *branch)
{
  g_free (branch->kind);
  g_free (branch->type);
  g_free (branch->source);
  g_free (branch->export_plan);
  g_clear_pointer (&branch->seasons, g_ptr_array_unref);
}

static void
sol_tariff_init (SolTariff *self)
{
  branch_init (&self->import);
  branch_init (&self->export);
}

static void
sol_tariff_clear (SolTariff *self)
{
  g_free (self->currency);
  g_free (self->country);
  branch_clear (&self->import);
  branch_clear (&self->export);
  g_free (self->json);
}

static void
sol_dated_rates_init (SolDatedRates *self)
{
  self->rates = g_array_new (FALSE, FALSE, sizeof (SolDatedRate));
}

static void
sol_dated_rates_clear (SolDatedRates *self)
{
  g_free (self->timezone);
  g_free (self->currency);
  g_clear_pointer (&self->rates, g_array_unref);
}

static void
sol_billing_init (SolBilling *self)
{
  self->interval = -1;
}

static void
sol_billing_clear (SolBilling *self)
{
  g_free (self->start_date);
}

static void
sol_currency_rate_init (SolCurrencyRate *self)
{
  self->value_per_kwh = NAN;
}

static void
sol_currency_rate_clear (SolCurrencyRate *self)
{
  g_free (self->symbol);
}
