/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-families"

#include "sol-site-private.h"

#include <math.h>

#include "sol-live-authoriser.h"

const SolSitePlain sol_site_plain[SOL_SITE_N_PLAIN] = {
  { SOL_FAMILY_EVENTS, "events", sol_events_get_type },
  { SOL_FAMILY_OUTAGES, "outages", sol_outages_get_type },
  { SOL_FAMILY_TARIFF, "tariff", sol_tariff_get_type },
  { SOL_FAMILY_BILLING, "billing", sol_billing_get_type },
  { SOL_FAMILY_DATED_RATES, "dated-rates", sol_dated_rates_get_type },
  { SOL_FAMILY_FIRMWARE, "firmware", sol_firmware_list_get_type },
  { SOL_FAMILY_FEATURE_FLAGS, "feature-flags", sol_feature_flags_get_type },
  { SOL_FAMILY_LIVE_OFFER, "live-offer", sol_live_offer_get_type },
  { SOL_FAMILY_ROOF_PLAN, "roof-plan", sol_roof_plan_get_type },
  { SOL_FAMILY_CAR_ENERGY, "car-energy", sol_car_energy_get_type },
  { SOL_FAMILY_ALARMS, "alarms", sol_alarms_get_type },
  { SOL_FAMILY_SITE_STATUS, "dashboard", sol_site_status_get_type },
};

guint
sol_site_find_plain (SolFamily family)
{
  guint i = 0;
  while (i < SOL_SITE_N_PLAIN && sol_site_plain[i].family != family)
    i++;
  return i;
}

const SolEvents *
sol_site_get_events (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_EVENTS);
}

const SolOutages *
sol_site_get_outages (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_OUTAGES);
}

const SolTariff *
sol_site_get_tariff (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_TARIFF);
}

const SolBilling *
sol_site_get_billing (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_BILLING);
}

const SolDatedRates *
sol_site_get_dated_rates (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_DATED_RATES);
}

const SolFirmwareList *
sol_site_get_firmware (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_FIRMWARE);
}

const SolFeatureFlags *
sol_site_get_feature_flags (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_FEATURE_FLAGS);
}

SolTruth
sol_site_get_live_offered (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_UNKNOWN);
  const SolLiveOffer *offer = sol_site_get_value (self, SOL_FAMILY_LIVE_OFFER);
  return offer == NULL ? SOL_UNKNOWN : offer->status;
}

const SolRoofPlan *
sol_site_get_roof_plan (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_ROOF_PLAN);
}

const SolCarEnergy *
sol_site_get_car_energy (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_CAR_ENERGY);
}

const SolAlarms *
sol_site_get_alarms (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_ALARMS);
}

const SolSiteStatus *
sol_site_get_dashboard (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return sol_site_get_value (self, SOL_FAMILY_SITE_STATUS);
}

SolTruth
sol_site_get_read_only (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_UNKNOWN);
  return self->read_only;
}

double
sol_site_get_import_price (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NAN);
  const SolTariff *tariff = sol_site_get_tariff (self);
  return tariff == NULL
             ? NAN
             : sol_tariff_branch_price (&tariff->import, sol_clock_now (self->context->clock), self->zone);
}

double
sol_site_get_export_price (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NAN);
  const SolTariff *tariff = sol_site_get_tariff (self);
  const SolDatedRates *dated = sol_site_get_dated_rates (self);
  SolTime now = sol_clock_now (self->context->clock);
  double price = tariff == NULL ? NAN : sol_tariff_branch_price (&tariff->export, now, self->zone);

  if (!isnan (price) || dated == NULL)
    return price;
  /* Rates of another day say nothing of this one. */
  g_autofree char *today = sol_time_day (now, self->zone);
  g_autofree char *asked = sol_time_day (sol_site_get_asked_at (self, SOL_FAMILY_DATED_RATES), self->zone);
  return g_strcmp0 (today, asked) == 0 ? sol_dated_rates_price (dated, now, self->zone) : NAN;
}

char *
sol_site_get_next_billing (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  const SolBilling *billing = sol_site_get_billing (self);
  g_autofree char *today = sol_time_day (sol_clock_now (self->context->clock), self->zone);
  return billing == NULL ? NULL : sol_billing_next (billing, today);
}

SolGridSwitch *
sol_site_get_grid_switch (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->grid_switch;
}

SolLive *
sol_site_get_live (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return self->live;
}

SolControl *
sol_site_find_control (SolSite *self, const char *name, const char *device)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  if (device == NULL)
    return sol_battery_find_control (self->battery, name);
  SolCharger *charger = sol_site_find_charger (self, device);
  return charger == NULL ? NULL : sol_charger_find_control (charger, name);
}

gboolean
sol_site_get_backfill_done (SolSite *self, const char *serial)
{
  g_return_val_if_fail (SOL_IS_SITE (self), FALSE);
  return sol_backfill_is_done (self->backfill, serial);
}

SolTime
sol_site_get_burst_until (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), SOL_TIME_UNKNOWN);
  return self->burst_until > sol_clock_now (self->context->clock) ? self->burst_until : SOL_TIME_UNKNOWN;
}
