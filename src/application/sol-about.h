/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** sol_about_present: the About window over @parent. Returns: (transfer none): it. */
GtkWindow *sol_about_present (GtkWindow *parent);

G_END_DECLS
