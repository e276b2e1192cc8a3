/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** sol_main_menu_new: Returns: (transfer full): the main menu. @home: with what only a home on screen offers.
 */
GMenuModel *sol_main_menu_new (gboolean home);

G_END_DECLS
