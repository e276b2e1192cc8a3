/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Distance of two chevrons in logical pixels; also how far they wander in one cycle. */
#define SOL_CHEVRON_SPACING 14.0

/* After so many cycles the pattern of strong and weak chevrons is where it was. */
#define SOL_CHEVRON_PATTERN 3

/* Where an animation stands that eases out: 0 to 1 for 0 to 1, flat at the end. */
double sol_motion_ease_out_cubic (double progress);

/* Width in logical pixels of the channel that carries so many kW: 8 to 16. */
double sol_motion_channel_width (double kw);

/* Seconds in which the chevrons wander one spacing: 6 at 0.1 kW and less, 0.75 at 8 kW and more, the same
 * factor for every doubling between. */
double sol_motion_chevron_cycle (double kw);

/* The phase after so many seconds, from 0 up to, but not including, %SOL_CHEVRON_PATTERN. */
double sol_motion_chevron_advance (double phase, double seconds, double kw);

/**
 * SolChevrons:
 * @n: how many stand in the channel at rest
 * @spacing: their distance, at most %SOL_CHEVRON_SPACING
 * @first: where the first stands
 */
typedef struct
{
  guint n;
  double spacing;
  double first;
} SolChevrons;

/* How chevrons stand in a channel of this length: centred, and two at least. */
SolChevrons sol_motion_chevrons (double length);

/* Strength, above 0 to 1, of the chevron @index (0 is the one where the energy comes from; -1 is about to
 * come in) of @n in this phase: the one at the goal is strongest, those behind it grow weaker in turns of
 * three. */
double sol_motion_chevron_strength (int index, guint n, double phase);

G_END_DECLS
