/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-site.h"

G_BEGIN_DECLS

/* What the live topics carry (addendum 2.3): the powers of the moment. */
GBytes *sol_sim_live_status (const SolSimSite *site, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
GBytes *sol_sim_live_vitals (const SolSimSite *site, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
