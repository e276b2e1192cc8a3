/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "math/sol-week-span.h"

G_BEGIN_DECLS

#define SOL_TYPE_WEEK_GRID (sol_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (SolWeekGrid, sol_week_grid, SOL, WEEK_GRID, GtkWidget)

/**
 * SolWeekBlock:
 * @id: of what the block belongs to; blocks of one id have the same times and differ in the day
 * @span: where it stands
 * @forms: (nullable) (array zero-terminated=1): what is written on it, from the longest to the shortest; the
 *   first that fits whole is shown, and nothing of one that does not. The first of several lines is bold
 * @label: (nullable): what a screen reader calls it
 * @description: (nullable): the rest of what it says, also the tooltip
 * @css_class: (nullable): style class that gives it its colour, e.g. "car"
 * @enabled: else it is drawn dashed and grey
 * @selected: at most one id is
 * @fixed: it cannot be moved, nor stretched
 */
typedef struct
{
  const char *id;
  SolWeekSpan span;
  const char *const *forms;
  const char *label;
  const char *description;
  const char *css_class;
  gboolean enabled;
  gboolean selected;
  gboolean fixed;
} SolWeekBlock;

/**
 * SolWeekStrip:
 *
 * A block without times, above the days. Members as those of #SolWeekBlock; @state stands at the end of it.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *state;
  const char *description;
  gboolean enabled;
  gboolean selected;
} SolWeekStrip;

/**
 * SolWeekGrid:
 *
 * A week of seven days and 24 hours with blocks in it, that are drawn, moved and stretched with the pointer
 * and with keys. It changes nothing by itself: it says what a person did, and shows what it is told next.
 * What would meet another block is outlined while it is dragged and cannot be dropped.
 *
 * Signals:
 * - `block-selected` (string id (nullable), int day): nothing when the id is %NULL
 * - `block-activated` (string id, int day): double click, or Enter on what is selected
 * - `block-moved` (string id, int minutes, int days)
 * - `block-resized` (string id, boolean end, int minutes)
 * - `block-deleted` (string id)
 * - `day-toggled` (string id, int day): the block is to be on that day too, or no longer
 * - `ground-drawn` (int day, int start, int end): a new one
 *
 * Property `editable`: whether more than selecting is possible.
 *
 * Role *grid* with buttons, one tab stop. The caller sets the accessible label.
 */
SolWeekGrid *sol_week_grid_new (void);

/** sol_week_grid_set_days: @names: seven short names from Monday on. @first_day: of the left column. */
void sol_week_grid_set_days (SolWeekGrid *self, const char *const *names, int first_day);

/** sol_week_grid_set_blocks: what is shown from now on; copied. */
void sol_week_grid_set_blocks (SolWeekGrid *self, const SolWeekBlock *blocks, guint n);

/** sol_week_grid_set_strip: @strip: (nullable) */
void sol_week_grid_set_strip (SolWeekGrid *self, const SolWeekStrip *strip);

/** sol_week_grid_set_now: @day: today, 0 for none; @minute: where the line stands. */
void sol_week_grid_set_now (SolWeekGrid *self, int day, int minute);

/** sol_week_grid_set_cheap: hours with a tint behind them. */
void sol_week_grid_set_cheap (SolWeekGrid *self, const SolWeekSpan *spans, guint n);

/** sol_week_grid_set_menu: @menu: (nullable): what a right click on a block opens, once it is selected. */
void sol_week_grid_set_menu (SolWeekGrid *self, GMenuModel *menu);

void sol_week_grid_set_editable (SolWeekGrid *self, gboolean editable);
gboolean sol_week_grid_get_editable (SolWeekGrid *self);

/** sol_week_grid_set_current: the block that is in focus, and filled while it is selected. */
void sol_week_grid_set_current (SolWeekGrid *self, const char *id, int day);

/** sol_week_grid_get_current_day: 1 to 7; 0 without. */
int sol_week_grid_get_current_day (SolWeekGrid *self);

/** sol_week_grid_say: a short text at the block in focus, until the next change. (nullable) */
void sol_week_grid_say (SolWeekGrid *self, const char *text);

/** sol_week_grid_get_saying: Returns: (transfer none) (nullable): what it says at the moment, itself or for
 * its caller. */
const char *sol_week_grid_get_saying (SolWeekGrid *self);

G_END_DECLS
