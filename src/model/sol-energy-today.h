/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sol-energy.h"
#include "sol-flow.h"

G_BEGIN_DECLS

#define SOL_TYPE_ENERGY_TODAY (sol_energy_today_get_type ())
G_DECLARE_FINAL_TYPE (SolEnergyToday, sol_energy_today, SOL, ENERGY_TODAY, GObject)

/**
 * SolEnergyToday:
 *
 * What flows today. Properties, read-only, notified once a change: `today` (#SolToday), `flow` (#SolFlow, the
 * one composition of the diagram), `latest-power` (#SolPowerSample), `lifetime` (#SolLifetime).
 */
const SolToday *sol_energy_today_get_today (SolEnergyToday *self);              /* (nullable) */
const SolFlow *sol_energy_today_get_flow (SolEnergyToday *self);                /* (nullable) */
const SolPowerSample *sol_energy_today_get_latest_power (SolEnergyToday *self); /* (nullable) */
const SolLifetime *sol_energy_today_get_lifetime (SolEnergyToday *self);        /* (nullable) */

/** sol_energy_today_is_up_to_date: whether the flow's quarter-hour ended at most 30 minutes before @now. */
gboolean sol_energy_today_is_up_to_date (SolEnergyToday *self, SolTime now);

G_END_DECLS
