/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolChannel: the energy channels of `today` and `lifetime_energy`. */
typedef enum
{
  SOL_CHANNEL_PRODUCTION,
  SOL_CHANNEL_CONSUMPTION,
  SOL_CHANNEL_IMPORT,
  SOL_CHANNEL_EXPORT,
  SOL_CHANNEL_CHARGE,
  SOL_CHANNEL_DISCHARGE,
  SOL_CHANNEL_SOLAR_HOME,
  SOL_CHANNEL_SOLAR_BATTERY,
  SOL_CHANNEL_SOLAR_GRID,
  SOL_CHANNEL_BATTERY_HOME,
  SOL_CHANNEL_BATTERY_GRID,
  SOL_CHANNEL_GRID_HOME,
  SOL_CHANNEL_GRID_BATTERY,
  SOL_CHANNEL_EVSE,
  SOL_CHANNEL_HEATPUMP,
  SOL_CHANNEL_WATER_HEATER,
  SOL_CHANNEL_GENERATOR,
  SOL_N_CHANNELS,
} SolChannel;

/** sol_channel_get_name: the name in the payload, e.g. `solar_home`. */
const char *sol_channel_get_name (SolChannel channel);

/** SolSeries: energies of successive buckets, Wh; NaN where nothing is known. Channels differ in length. */
typedef struct
{
  double *wh; /* (nullable) */
  guint n;
} SolSeries;

/** SolTotals: energies of a stretch of time by direction, Wh; NaN unknown, never 0 (addendum 1.7.8). */
typedef struct
{
  double produced_wh, consumed_wh, imported_wh, exported_wh, charged_wh, discharged_wh, charger_wh;
  double heat_pump_wh, water_heater_wh;
} SolTotals;

void sol_totals_clear (SolTotals *totals);

/** sol_totals_from_series: the flow formulas of addendum 1.7.8 over the buckets [@from, @to) of @series. */
void sol_totals_from_series (SolTotals *totals, const SolSeries series[SOL_N_CHANNELS], guint from, guint to);

/** sol_totals_self_sufficiency: 1 − imported ÷ consumed, 0..1; NaN when either is unknown or nothing was
 * consumed. */
double sol_totals_self_sufficiency (const SolTotals *totals);

/** SolToday: the quarter-hours of the local day (addendum 2.2). */
typedef struct
{
  SolTime start;                    /* of the first bucket */
  gint64 interval;                  /* µs, usually 15 minutes */
  SolTime last_report;              /* %SOL_TIME_UNKNOWN when absent */
  guint n_elapsed;                  /* buckets that have begun by @last_report */
  guint n_finished;                 /* buckets that have ended by @last_report */
  guint n_slots;                    /* of the whole local day: 92, 96 or 100 */
  SolSeries series[SOL_N_CHANNELS]; /* cut at n_elapsed */
  SolSeries soc;                    /* percent, not energy */
  SolTotals totals;                 /* from `totals`, else from the series */
  char *date;                       /* (nullable) `YYYY-MM-DD` */
  double soc_percent;               /* `battery_details.aggregate_soc`, NaN unknown */
  char *profile;                    /* (nullable) `batteryConfig.usage` */
  double reserve_percent;           /* NaN unknown */
  double shutdown_percent;          /* NaN unknown */
  SolTruth charge_from_grid;
  char *site_status; /* (nullable) `siteStatus` */
} SolToday;

#define SOL_TYPE_TODAY (sol_today_get_type ())
SOL_DECLARE_VALUE (SolToday, sol_today)

/** sol_today_get_average_w: Returns: the average power of bucket @index of @channel, W; NaN unknown. */
double sol_today_get_average_w (const SolToday *self, SolChannel channel, guint index);

/** SolLifetime: the life of the site in buckets (energy-cloud-api 2.8, addendum 1.7.8). */
typedef struct
{
  char *start_date; /* (nullable) `YYYY-MM-DD` */
  SolTime last_report;
  SolTruth update_pending;
  int interval_minutes; /* metadata only; 0 unknown */
  SolSeries series[SOL_N_CHANNELS];
  SolTotals totals;
  SolTruth buckets_are_days; /* inferred from length over days; decides whether a chart may be labelled */
  gboolean present[SOL_N_CHANNELS]; /* a channel of only zeros is not present */
} SolLifetime;

#define SOL_TYPE_LIFETIME (sol_lifetime_get_type ())
SOL_DECLARE_VALUE (SolLifetime, sol_lifetime)

/** SolPowerSample: `get_latest_power`: production now (addendum 2.1); negative at night. */
typedef struct
{
  double solar_w; /* NaN: no sample */
  SolTime sampled_at;
} SolPowerSample;

#define SOL_TYPE_POWER_SAMPLE (sol_power_sample_get_type ())
SOL_DECLARE_VALUE (SolPowerSample, sol_power_sample)

G_END_DECLS
