/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-schedule.h"

G_BEGIN_DECLS

/** sol_block_words: @slot: of valid times. Returns: (transfer full): what stands on the block of a slot in
 * the week, from the longest to the shortest form, none of which is cut: "23 – 06" above "32 A" where both
 * are full hours, else "11:00", "– 15:30", "16 A"; the start is what is left at last. */
GStrv sol_block_words (const SolScheduleSlot *slot);

G_END_DECLS
