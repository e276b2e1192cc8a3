/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @bounds with lines at 45° in @color: 2 px wide every 5 px, and in high contrast twice that. */
void sol_hatch_append (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color,
                       gboolean high_contrast);

G_END_DECLS
