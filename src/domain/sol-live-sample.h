/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolLiveSample: what the live stream says about once a second (addendum 2.3 "Live Status"). Powers are
 * known only when they add up, see sol_live_sample_check_balance(). */
typedef struct
{
  SolTime sampled_at; /* when it was received */
  double solar_w;     /* production; NaN unknown */
  double battery_w;   /* discharge positive */
  double grid_w;      /* import positive */
  double load_w;      /* everything the home uses, the car too */
  double charger_w;   /* a part of load_w; its meaning was guessed from captures, so prefer derived power */
  double soc_percent; /* 0..100 */
  double reserve_percent; /* 0..100 */
  int profile;            /* 2 self-consumption; -1 unknown */
  int relay_code;         /* 6 on grid; -1 unknown. What others mean is not on record. */
  SolTruth relay_closed;  /* %SOL_YES on grid; a code without a known meaning proves nothing */
  SolTruth balance_ok;    /* solar + battery + grid is what the home uses, within 10% */
} SolLiveSample;

#define SOL_TYPE_LIVE_SAMPLE (sol_live_sample_get_type ())
SOL_DECLARE_VALUE (SolLiveSample, sol_live_sample)

/**
 * sol_live_sample_check_balance: sets `balance_ok` of a new sample, and makes its powers unknown when they do
 * not add up or when that cannot be said for want of the grid or the load. Solar or battery that a home does
 * not have count as nothing. A charger that uses more than the home does is unknown.
 */
void sol_live_sample_check_balance (SolLiveSample *self);

/** SolLiveBattery: one battery unit in the live vitals. */
typedef struct
{
  char *serial;       /* (nullable) */
  double soc_percent; /* NaN unknown */
  double power_w; /* the sum of its converters, as signed by the cloud: what a sign means is not on record */
  int led_status; /* -1 unknown */
  char *grid_state; /* (nullable) as sent */
} SolLiveBattery;

SolLiveBattery *sol_live_battery_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_live_battery_free (SolLiveBattery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolLiveBattery, sol_live_battery_free)

/** SolLiveVitals: what the second stream says about every five seconds (addendum 2.3 "Live Vitals"). */
typedef struct
{
  SolTime sampled_at; /* when it was received */
  double soc_percent; /* of all batteries */
  double grid_volts;  /* of the first phase */
  double grid_hz;
  double home_volts; /* on our side of the relay */
  double home_hz;
  char *relay_text;      /* (nullable) as sent */
  SolTruth relay_closed; /* only from words that say so */
  GPtrArray *batteries;  /* (element-type SolLiveBattery) in payload order */
} SolLiveVitals;

#define SOL_TYPE_LIVE_VITALS (sol_live_vitals_get_type ())
SOL_DECLARE_VALUE (SolLiveVitals, sol_live_vitals)

G_END_DECLS
