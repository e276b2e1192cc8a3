/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-columns-layout.h"

G_BEGIN_DECLS

guint sol_columns_layout_child_get_column (SolColumnsLayoutChild *self);
int sol_columns_layout_child_get_order (SolColumnsLayoutChild *self);

G_END_DECLS
