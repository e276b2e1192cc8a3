/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-schedule-rules.h"

G_BEGIN_DECLS

#define SOL_TYPE_AMPS_SCALE (sol_amps_scale_get_type ())
G_DECLARE_FINAL_TYPE (SolAmpsScale, sol_amps_scale, SOL, AMPS_SCALE, GtkWidget)

/**
 * SolAmpsScale:
 *
 * A title, "16 A ≈ 3.7 kW", and a scale with marks that has only the values that the charger offers (ui.md
 * 7). The wheel does not move it: it would change a current in passing.
 *
 * Properties: `amps` (int), `title` (string, "Current" at first), `pressed` (boolean, read-only: a pointer or
 * finger holds it). Signal `edited` (int amps): by a person, while the scale moves; not when it is set.
 */
GtkWidget *sol_amps_scale_new (void);

void sol_amps_scale_set_title (SolAmpsScale *self, const char *title);

/** sol_amps_scale_set_range: what the charger offers. @volts: of all phases together, for the power; NaN
 * unknown: without the power. */
void sol_amps_scale_set_range (SolAmpsScale *self, SolAmpsRange range, double volts);

/** sol_amps_scale_set_few_marks: only the ends and the middle, where there is little room. */
void sol_amps_scale_set_few_marks (SolAmpsScale *self, gboolean few);

int sol_amps_scale_get_amps (SolAmpsScale *self);

/** sol_amps_scale_set_amps: 0: the most that the charger offers. */
void sol_amps_scale_set_amps (SolAmpsScale *self, int amps);
gboolean sol_amps_scale_get_pressed (SolAmpsScale *self);

/** sol_amps_scale_set_line: (nullable): what is said about it to assistive technology, beside its value. */
void sol_amps_scale_set_line (SolAmpsScale *self, const char *line);

/** sol_amps_scale_set_scale_sensitive: the scale alone, so that its words stay readable. */
void sol_amps_scale_set_scale_sensitive (SolAmpsScale *self, gboolean sensitive);

/** sol_amps_scale_add_suffix: beside the value, e.g. a spinner. */
void sol_amps_scale_add_suffix (SolAmpsScale *self, GtkWidget *suffix);

G_END_DECLS
