/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_TINTED_ICON (sol_tinted_icon_get_type ())
G_DECLARE_FINAL_TYPE (SolTintedIcon, sol_tinted_icon, SOL, TINTED_ICON, GtkWidget)

/**
 * SolTintedIcon:
 *
 * A circle of 34 px in the tint with a symbolic icon of 17 px in the colour; the style class `.solar`,
 * `.home`,
 * `.battery`, `.grid` or `.car` says which. Decorative: what stands beside it names it.
 */
SolTintedIcon *sol_tinted_icon_new (const char *icon_name, const char *css_class);

const char *sol_tinted_icon_get_icon_name (SolTintedIcon *self);
/* (nullable) */
void sol_tinted_icon_set_icon_name (SolTintedIcon *self, const char *icon_name);

G_END_DECLS
