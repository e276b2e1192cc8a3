/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-value.h"

G_BEGIN_DECLS

/** SolSiteStatus: the dashboard's line about a site (addendum 2.8). Its `name` is dropped on decoding. */
typedef struct
{
  char *code;                           /* (nullable) e.g. `normal` */
  char *text;                           /* (nullable) localised */
  char *battery_mode;                   /* (nullable) localised, for information only */
  double soc_percent;                   /* NaN unknown */
  double reserve_percent;               /* NaN unknown */
  char *storm_guard;                    /* (nullable) as sent */
  char *storage_setpoint, *pv_setpoint; /* (nullable) as sent, the pages name no unit */
  char *backup_type;                    /* (nullable) */
  char *timezone;                       /* (nullable) */
} SolSiteStatus;

#define SOL_TYPE_SITE_STATUS (sol_site_status_get_type ())
SOL_DECLARE_VALUE (SolSiteStatus, sol_site_status)

/** SolSiteSummary: what a site is (addendum 2.13). */
typedef struct
{
  SolTruth is_hems; /* %SOL_NO: no question about heat pumps is asked at all */
  SolTruth is_ensemble, is_nem3;
  char *currency, *currency_symbol; /* (nullable) */
  char *region;                     /* (nullable) `geo` */
  char *country;                    /* (nullable) */
} SolSiteSummary;

#define SOL_TYPE_SITE_SUMMARY (sol_site_summary_get_type ())
SOL_DECLARE_VALUE (SolSiteSummary, sol_site_summary)

G_END_DECLS
