/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-charger.h"

G_BEGIN_DECLS

#define SOL_TYPE_DEFAULT_LEVEL (sol_default_level_get_type ())
G_DECLARE_FINAL_TYPE (SolDefaultLevel, sol_default_level, SOL, DEFAULT_LEVEL, AdwActionRow)

/**
 * SolDefaultLevel:
 *
 * The row "Current for every start". "None" is there only while it is unset: the charger has no word for
 * taking it back.
 *
 * Property `charger` (#SolCharger, nullable).
 */
GtkWidget *sol_default_level_new (void);

SolCharger *sol_default_level_get_charger (SolDefaultLevel *self);               /* (nullable) */
void sol_default_level_set_charger (SolDefaultLevel *self, SolCharger *charger); /* (nullable) */

/** sol_default_level_set_missing: @words: (nullable): static words for why its value is not known. */
void sol_default_level_set_missing (SolDefaultLevel *self, const char *words);

G_END_DECLS
