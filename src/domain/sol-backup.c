/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-backup"

#include "sol-backup.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

#define MAX_SECONDS (48.0 * 3600)
#define MIN_HOME_W 50.0
#define MAX_AGE (30 * SOL_MINUTE)

double
sol_backup_seconds (double stored_wh, double capacity_wh, double shutdown_percent, double home_w,
                    SolTime home_at, SolTime now)
{
  if (!isfinite (stored_wh) || !isfinite (capacity_wh) || !isfinite (shutdown_percent) || !isfinite (home_w))
    return NAN;
  if (home_at == SOL_TIME_UNKNOWN || now - home_at > MAX_AGE || home_w < MIN_HOME_W || capacity_wh <= 0)
    return NAN;

  double usable_wh = MAX (0, stored_wh - shutdown_percent / 100 * capacity_wh);
  return MIN (usable_wh / home_w * 3600, MAX_SECONDS + 1);
}

char *
sol_backup_format (double seconds)
{
  if (seconds > MAX_SECONDS)
    return g_strdup (_ ("more than 2 days"));
  return sol_format_estimate (seconds);
}
