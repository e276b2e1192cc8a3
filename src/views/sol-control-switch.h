/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-control.h"

G_BEGIN_DECLS

#define SOL_TYPE_CONTROL_SWITCH (sol_control_switch_get_type ())
G_DECLARE_FINAL_TYPE (SolControlSwitch, sol_control_switch, SOL, CONTROL_SWITCH, AdwActionRow)

/**
 * SolControlSwitch:
 *
 * A row with a switch for a control of type `b`. The subtitle says what on does, while a change is on its way
 * how far it is, or why it cannot be used.
 *
 * Property `control` (#SolControl, nullable).
 */
GtkWidget *sol_control_switch_new (const char *title, const char *consequence);

/** sol_control_switch_set_waiting: @words: static words for "waiting for the system to agree". */
void sol_control_switch_set_waiting (SolControlSwitch *self, const char *words);

/** sol_control_switch_set_missing: @words: (nullable): static words for why its value is not known. */
void sol_control_switch_set_missing (SolControlSwitch *self, const char *words);

void sol_control_switch_set_control (SolControlSwitch *self, SolControl *control); /* (nullable) */
SolControl *sol_control_switch_get_control (SolControlSwitch *self);               /* (nullable) */

G_END_DECLS
