/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolGatewayLink: an entry of `gatewayConnectivityDetails`. */
typedef struct
{
  SolTruth connected;
  int failure_reason; /* -1 unknown */
  SolTime last_connection;
} SolGatewayLink;

/** SolChargerSummary: one charger in the EV summary (energy-cloud-api 2.2, addendum 1.7.3). */
typedef struct
{
  char *serial;
  char *name;                        /* (nullable) */
  char *model;                       /* (nullable) */
  char *firmware;                    /* (nullable) */
  char *hardware;                    /* (nullable) processor board version */
  char *part_number;                 /* (nullable) */
  char *connection;                  /* (nullable) `wifi`, `ethernet`, … */
  char *address;                     /* (nullable) IP address of the interface in use; never in a log */
  char *timezone;                    /* (nullable) */
  char *wiring_neutral;              /* (nullable) the member of wiringConfiguration that names a neutral */
  int amps_min, amps_max, amps_step; /* 0 unknown */
  char *default_level;               /* (nullable) `chargeLevelDetails.defaultChargeLevel` as sent */
  int max_current;                   /* A, 0 unknown */
  double rated_current;              /* A, NaN unknown */
  double voltage;                    /* V, NaN unknown */
  int phases;                        /* `phaseCount`, 0 unknown */
  int phase_mode;                    /* 0 unknown */
  int grid_type;                     /* 0 unknown */
  int breaker_rating;                /* A, 0 unknown */
  int reporting_interval_s;          /* 0 unknown */
  SolTruth connected;
  SolTruth load_balancing_enabled;
  SolTruth supports_use_battery;
  SolTruth owner_control; /* `hoControl`, taken with `hoControlScope` */
  SolTruth commissioned;
  double lifetime_wh; /* NaN when omitted: keep the last (addendum 1.7.3) */
  SolTime last_report;
  SolTime warranty_until;
  GArray *gateway_links; /* of SolGatewayLink */
} SolChargerSummary;

#define SOL_TYPE_CHARGER_SUMMARY (sol_charger_summary_get_type ())
SOL_DECLARE_VALUE (SolChargerSummary, sol_charger_summary)

/** SolEvSummary: the list; retired members are dropped (addendum 1.7.3). */
typedef struct
{
  SolTime server_time;
  GPtrArray *chargers; /* (element-type SolChargerSummary) */
} SolEvSummary;

#define SOL_TYPE_EV_SUMMARY (sol_ev_summary_get_type ())
SOL_DECLARE_VALUE (SolEvSummary, sol_ev_summary)

const SolChargerSummary *sol_ev_summary_find (const SolEvSummary *self, const char *serial);

G_END_DECLS
