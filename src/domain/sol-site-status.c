/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-status"

#include "sol-site-status.h"

#include <math.h>

SOL_DEFINE_VALUE (SolSiteStatus, sol_site_status)
SOL_DEFINE_VALUE (SolSiteSummary, sol_site_summary)

static void
sol_site_status_init (SolSiteStatus *self)
{
  self->soc_percent = self->reserve_percent = NAN;
}

static void
sol_site_status_clear (SolSiteStatus *self)
{
  g_free (self->code);
  g_free (self->text);
  g_free (self->battery_mode);
  g_free (self->storm_guard);
  g_free (self->storage_setpoint);
  g_free (self->pv_setpoint);
  g_free (self->backup_type);
  g_free (self->timezone);
}

static void
sol_site_summary_init (SolSiteSummary *self)
{
  self->is_hems = self->is_ensemble = self->is_nem3 = SOL_UNKNOWN;
}

static void
sol_site_summary_clear (SolSiteSummary *self)
{
  g_free (self->currency);
  g_free (self->currency_symbol);
  g_free (self->region);
  g_free (self->country);
}
