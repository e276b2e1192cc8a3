/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers that depend on their keys alone, so that any day can be told without the days before it. */

guint64 sol_sim_hash (guint64 seed, guint64 a, guint64 b);

/* Evenly in [0, 1). */
double sol_sim_draw (guint64 seed, guint64 a, guint64 b);

/* A smooth curve through one draw per whole number of @x, in [0, 1). */
double sol_sim_wave (guint64 seed, guint64 a, double x);

/* Evenly in [low, high], both included. */
int sol_sim_draw_int (guint64 seed, guint64 a, guint64 b, int low, int high);

G_END_DECLS
