/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** sol_units_get_metric: whether distances are in kilometres, by the locale; also where it has no opinion. */
gboolean sol_units_get_metric (void);

G_END_DECLS
