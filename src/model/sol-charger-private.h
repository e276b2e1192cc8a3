/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger.h"
#include "sol-condition.h"
#include "sol-control-private.h"
#include "sol-refresh.h"

G_BEGIN_DECLS

SolCharger *sol_charger_new (SolModelContext *context, SolRefresh *refresh, const char *site,
                             const char *serial) G_GNUC_WARN_UNUSED_RESULT;
void sol_charger_take_status (SolCharger *self, const SolChargerStatus *status);
void sol_charger_take_summary (SolCharger *self, const SolChargerSummary *summary);
void sol_charger_take_preference (SolCharger *self, const SolChargePreference *preference);

/** sol_charger_take_site: what the site knows of it: whether acting is possible at all, its country, and the
 * mode that the system profile names for the only charger (nullable). */
void sol_charger_take_site (SolCharger *self, gboolean may_act, const char *country,
                            const char *profile_mode);

/** sol_charger_stop: it goes: its controls end. */
void sol_charger_stop (SolCharger *self);

/** For the table of controls. */
SolModelContext *sol_charger_get_context (SolCharger *self);
gboolean sol_charger_may_act (SolCharger *self);
void sol_charger_remember_amps (SolCharger *self, int amps);
void sol_charger_restore_schedule (SolCharger *self);

extern const SolControlSpec sol_charging_spec;

G_END_DECLS
