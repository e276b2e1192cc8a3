/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/**
 * sol_backup_seconds:
 *
 * (stored − shutdown level × capacity) ÷ home use without the car (docs/architecture.md "Backup time").
 * @home_at: the end of the quarter-hour that @home_w is of
 *
 * Returns: seconds, capped at 48 h + 1; NaN without an estimate
 */
double sol_backup_seconds (double stored_wh, double capacity_wh, double shutdown_percent, double home_w,
                           SolTime home_at, SolTime now);

/** sol_backup_format: Returns: (transfer full): "about 8 h", "more than 2 days" or "–". */
char *sol_backup_format (double seconds);

G_END_DECLS
