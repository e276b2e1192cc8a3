/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"
#include "sol-week.h"

G_BEGIN_DECLS

/** SolTariffPeriod: a price and when it holds. Prices are in the site's currency per kWh. */
typedef struct
{
  char *id, *type; /* (nullable) e.g. `off-peak` */
  double rate;     /* NaN when it cannot be read */
  gboolean all_day;
  int start, end; /* minutes, [@start, @end), past midnight when end < start; -1 when they cannot be read */
} SolTariffPeriod;

/** SolTariffDays: a group of days of the week with the same periods. */
typedef struct
{
  char *id; /* (nullable) `week`, `weekdays`, `weekend` */
  SolDays days;
  GArray *periods; /* (element-type SolTariffPeriod) */
} SolTariffDays;

/** SolTariffTier: a price by use. */
typedef struct
{
  double rate;             /* NaN unknown */
  double from_kwh, to_kwh; /* @to_kwh NaN: open end */
} SolTariffTier;

/** SolTariffSeason: the months [@start_month, @end_month], both included, past the new year when start > end.
 */
typedef struct
{
  char *id;                   /* (nullable) */
  int start_month, end_month; /* 1..12; -1 unknown */
  double off_peak_rate;       /* baseline rate of a tiered season; NaN none */
  GPtrArray *groups;          /* (element-type SolTariffDays) */
  GArray *tiers;              /* (element-type SolTariffTier) */
} SolTariffSeason;

SolTariffDays *sol_tariff_days_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_tariff_days_free (SolTariffDays *self);
SolTariffSeason *sol_tariff_season_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_tariff_season_free (SolTariffSeason *self);

/** SolTariffBranch: what is paid for energy one way. */
typedef struct
{
  SolTruth present;
  char *kind;         /* (nullable) `typeKind`: `single`, `seasonal`, `weekends`, `seasonal-and-weekends` */
  char *type;         /* (nullable) `typeId`: `flat`, `tou`, `tiered` */
  char *source;       /* (nullable) `manual`, `netFit`, `grossFit` */
  char *export_plan;  /* (nullable) `nem`, `netFit`, `grossFit` */
  GPtrArray *seasons; /* (element-type SolTariffSeason) */
} SolTariffBranch;

/** SolTariff: the tariff of a site (addendum 2.7). */
typedef struct
{
  char *currency; /* (nullable) a symbol or a three-letter code */
  char *country;  /* (nullable) */
  SolTariffBranch import, export;
  char *json; /* the whole object as sent, less what is personal (`zipcode`, `installDate`) */
} SolTariff;

#define SOL_TYPE_TARIFF (sol_tariff_get_type ())
SOL_DECLARE_VALUE (SolTariff, sol_tariff)

/** sol_tariff_is_configured: whether one of the branches has a price; an empty answer is no tariff, and no
 * error. */
gboolean sol_tariff_is_configured (const SolTariff *self);

/** sol_tariff_branch_is_usable: whether it has a price at all. */
gboolean sol_tariff_branch_is_usable (const SolTariffBranch *self);

/** sol_tariff_branch_find_season: Returns: (transfer none) (nullable): the only season that holds at @time in
 * @zone. */
const SolTariffSeason *sol_tariff_branch_find_season (const SolTariffBranch *self, SolTime time,
                                                      GTimeZone *zone);

/**
 * sol_tariff_branch_price:
 * @zone: of the site (R29)
 *
 * Returns: the price at @time; NaN when it cannot be told: no season or more than one, prices by use, or more
 * than one period, except that one timed period goes before one for the whole day (trap 114)
 */
double sol_tariff_branch_price (const SolTariffBranch *self, SolTime time, GTimeZone *zone);

/** SolDatedRate: minutes of a day, both ends included. */
typedef struct
{
  int start, end;
  double rate;
} SolDatedRate;

/** SolDatedRates: export prices of one day, read when the tariff has none (addendum 2.7, trap 115). */
typedef struct
{
  char *timezone; /* (nullable) of the minutes */
  char *currency; /* (nullable) */
  GArray *rates;  /* (element-type SolDatedRate) */
} SolDatedRates;

#define SOL_TYPE_DATED_RATES (sol_dated_rates_get_type ())
SOL_DECLARE_VALUE (SolDatedRates, sol_dated_rates)

/** sol_dated_rates_price: the price at @time; NaN outside of all, or where two disagree. @zone is for answers
 * that name none. */
double sol_dated_rates_price (const SolDatedRates *self, SolTime time, GTimeZone *zone);

/** SolBillingUnit: what a billing interval is counted in. */
typedef enum
{
  SOL_BILLING_UNKNOWN,
  SOL_BILLING_MONTH,
  SOL_BILLING_DAY,
} SolBillingUnit;

/** SolBilling: the billing cycle (addendum 2.7). */
typedef struct
{
  SolBillingUnit unit;
  int interval;     /* 1..24 months or 1..100 days; -1 unknown */
  char *start_date; /* (nullable) `YYYY-MM-DD`, the start of any period */
} SolBilling;

#define SOL_TYPE_BILLING (sol_billing_get_type ())
SOL_DECLARE_VALUE (SolBilling, sol_billing)

/** sol_billing_next: Returns: (transfer full) (nullable): the first start of a period after the local date
 * @today, both `YYYY-MM-DD`. Counted from the start date, so that a short month does not shorten later ones.
 */
char *sol_billing_next (const SolBilling *self, const char *today);

/** SolCurrencyRate: one price for everything, where no tariff is set (addendum 2.17). */
typedef struct
{
  double value_per_kwh; /* NaN unknown */
  char *symbol;         /* (nullable) */
} SolCurrencyRate;

#define SOL_TYPE_CURRENCY_RATE (sol_currency_rate_get_type ())
SOL_DECLARE_VALUE (SolCurrencyRate, sol_currency_rate)

G_END_DECLS
