/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sol-command.h"

G_BEGIN_DECLS

#define SOL_TYPE_COMMAND_PALETTE (sol_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (SolCommandPalette, sol_command_palette, SOL, COMMAND_PALETTE, AdwWindow)

/**
 * SolCommandPalette:
 *
 * Everything that can be done, to be found by typing a part of its name (ui.md 14). The keyboard is enough:
 * letters search, Up and Down choose, Enter runs the chosen command on the window that it belongs to, Escape
 * closes.
 */

/** sol_command_palette_new: a dialog over @parent, not yet on screen. @commands: of #SolCommand, in their
 * order. */
GtkWidget *sol_command_palette_new (GtkWindow *parent, GListModel *commands) G_GNUC_WARN_UNUSED_RESULT;

/** sol_command_palette_get_chosen: Returns: (transfer none) (nullable): what Enter would run. */
SolCommand *sol_command_palette_get_chosen (SolCommandPalette *self);

G_END_DECLS
