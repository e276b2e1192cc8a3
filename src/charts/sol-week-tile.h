/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-week-grid.h"

G_BEGIN_DECLS

#define SOL_TYPE_WEEK_TILE (sol_week_tile_get_type ())
G_DECLARE_FINAL_TYPE (SolWeekTile, sol_week_tile, SOL, WEEK_TILE, GtkButton)

/**
 * SolWeekTileState:
 * @part: what one day shows of the block
 * @words: this part carries the words; it is the one that a screen reader finds
 * @current: in focus
 * @meets: it would meet another
 * @ghost: not there, but could be
 * @quiet: without a tooltip
 */
typedef struct
{
  SolWeekPart part;
  gboolean words;
  gboolean current;
  gboolean meets;
  gboolean ghost;
  gboolean quiet;
} SolWeekTileState;

/** SolWeekTile: what one day shows of a block. @day, @second: which of the parts of its id. */
SolWeekTile *sol_week_tile_new (const char *id, int day, gboolean second);

gboolean sol_week_tile_is (SolWeekTile *self, const char *id, int day, gboolean second);
const char *sol_week_tile_get_id (SolWeekTile *self);
int sol_week_tile_get_day (SolWeekTile *self);

/** sol_week_tile_is_second: the part after midnight, which never has the focus. */
gboolean sol_week_tile_is_second (SolWeekTile *self);

void sol_week_tile_show (SolWeekTile *self, const SolWeekBlock *block, const SolWeekTileState *state);
const SolWeekPart *sol_week_tile_get_part (SolWeekTile *self);

G_END_DECLS
