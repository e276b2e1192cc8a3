/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-week.h"

G_BEGIN_DECLS

#define SOL_TYPE_DAY_TOGGLES (sol_day_toggles_get_type ())
G_DECLARE_FINAL_TYPE (SolDayToggles, sol_day_toggles, SOL, DAY_TOGGLES, AdwBin)

/**
 * SolDayToggles:
 *
 * Seven round buttons, one for each day of the week, from the locale's first day on. The last day that is on
 * stays on. Property `days` (#SolDays as uint). Signal `edited` (uint days): by a person.
 */
GtkWidget *sol_day_toggles_new (void);

SolDays sol_day_toggles_get_days (SolDayToggles *self);
void sol_day_toggles_set_days (SolDayToggles *self, SolDays days);

/** sol_locale_first_day: of the week, 1 Monday to 7 Sunday. */
int sol_locale_first_day (void);

G_END_DECLS
