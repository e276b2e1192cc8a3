/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "math/sol-week-geometry.h"
#include "sol-week-grid.h"
#include "sol-week-tile.h"

G_BEGIN_DECLS

/* Lines every three hours, the last at 24:00. */
#define SOL_WEEK_GRID_N_HOURS 9

typedef enum
{
  SOL_WEEK_SELECTED,
  SOL_WEEK_ACTIVATED,
  SOL_WEEK_MOVED,
  SOL_WEEK_RESIZED,
  SOL_WEEK_DELETED,
  SOL_WEEK_DAY_TOGGLED,
  SOL_WEEK_DRAWN,
  SOL_WEEK_N_SIGNALS,
} SolWeekSignal;

extern guint sol_week_grid_signals[SOL_WEEK_N_SIGNALS];

typedef enum
{
  SOL_WEEK_REST,
  SOL_WEEK_MOVE,
  SOL_WEEK_RESIZE_START,
  SOL_WEEK_RESIZE_END,
  SOL_WEEK_DRAW,    /* a new block */
  SOL_WEEK_ADD_DAY, /* Ctrl: the same block on another day too */
} SolWeekAct;

/**
 * SolWeekDrag:
 * @began: the pointer has gone far enough
 * @hit: where it went down
 * @id: (nullable): of the block it has hold of
 * @meets: what is shown cannot be dropped
 *
 * What the pointer is about, and what is shown of it.
 */
typedef struct
{
  gboolean pressed;
  gboolean began;
  double x, y;
  SolWeekHit hit;
  SolWeekAct act;
  char *id;
  int minutes;
  int days;
  SolWeekSpan span; /* of %SOL_WEEK_DRAW and %SOL_WEEK_ADD_DAY */
  gboolean meets;
} SolWeekDrag;

/**
 * SolWeekScroll:
 * @tick: 0 while nothing moves by itself
 * @frame: when it moved last
 * @direction: 1 down, -1 up
 * @press_y: where the pointer went down, below the top of what is seen
 * @x: where it is now, in the grid
 * @y: likewise, below the top of what is seen
 * @ctrl: with the key held
 *
 * A drag that takes along what surrounds the grid.
 */
typedef struct
{
  guint tick;
  gint64 frame;
  int direction;
  double press_y;
  double x, y;
  gboolean ctrl;
} SolWeekScroll;

struct _SolWeekGrid
{
  GtkWidget parent_instance;

  /* What is shown */
  GPtrArray *blocks; /* (element-type SolWeekBlock) owned */
  char *strip_id;    /* (nullable) */
  gboolean strip_selected;
  GArray *cheap; /* (element-type SolWeekSpan) */
  int first_day;
  int today;
  int now;
  gboolean editable;

  /* Which block is in focus. While @day_chosen it may also be a day that the selected block is not on. */
  char *current;
  int current_day;
  gboolean day_chosen;

  SolWeekDrag drag;
  SolWeekScroll scroll;
  gboolean saying; /* the hint was asked for from outside */

  /* How */
  SolWeekGeometry geometry;
  GPtrArray *tiles; /* (element-type SolWeekTile) unowned */
  GtkWidget *cheap_layer;
  GtkWidget *lines;
  GtkWidget *now_layer;
  GtkWidget *names[SOL_WEEK_DAYS]; /* from Monday on */
  GtkWidget *hours[SOL_WEEK_GRID_N_HOURS];
  GtkWidget *strip;
  GtkWidget *strip_title;
  GtkWidget *strip_state;
  GtkWidget *hint;
  GtkWidget *menu; /* (nullable) */
};

/* sol-week-grid.c */
const SolWeekBlock *sol_week_grid_find (SolWeekGrid *self, const char *id, int day); /* @day: 0 for any */
const char *sol_week_grid_get_selected (SolWeekGrid *self);
void sol_week_grid_take_current (SolWeekGrid *self, const char *id, int day, gboolean day_chosen);
void sol_week_grid_select (SolWeekGrid *self, const char *id, int day);

/* sol-week-grid-tiles.c */
void sol_week_grid_update_tiles (SolWeekGrid *self);
GtkWidget *sol_week_grid_find_focus (SolWeekGrid *self);
SolWeekSpan sol_week_grid_shift (SolWeekAct act, const SolWeekSpan *span, int minutes, int days);

/* Returns: (transfer none) (nullable): the first other block that the blocks of @id would meet. */
const SolWeekBlock *sol_week_grid_find_met (SolWeekGrid *self, SolWeekAct act, const char *id, int minutes,
                                            int days);
/* ... or that a @span of @id (nullable) would. */
const SolWeekBlock *sol_week_grid_find_met_by (SolWeekGrid *self, const char *id, const SolWeekSpan *span);
void sol_week_grid_hint (SolWeekGrid *self, const SolWeekBlock *met, const SolWeekSpan *span);

/* sol-week-grid-layout.c */
void sol_week_grid_add_layers (SolWeekGrid *self);
void sol_week_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline);
void sol_week_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline);

/* sol-week-grid-drag.c: what the gestures call, in coordinates of the grid. */
void sol_week_grid_add_pointer (SolWeekGrid *self);
void sol_week_grid_press (SolWeekGrid *self, double x, double y);
gboolean sol_week_grid_drag_to (SolWeekGrid *self, double x, double y, gboolean ctrl);
void sol_week_grid_track (SolWeekGrid *self, double x, double y, gboolean ctrl);
void sol_week_grid_drop (SolWeekGrid *self);
void sol_week_grid_cancel_drag (SolWeekGrid *self);
void sol_week_grid_click (SolWeekGrid *self, guint n_press, guint button, double x, double y);
void sol_week_grid_open_menu (SolWeekGrid *self, const SolWeekTile *tile);

/* sol-week-grid-scroll.c */
void sol_week_grid_begin_scroll (SolWeekGrid *self, double y);
void sol_week_grid_follow (SolWeekGrid *self, double x, double y, gboolean ctrl);
void sol_week_grid_stop_scroll (SolWeekGrid *self);
void sol_week_grid_reveal (SolWeekGrid *self,
                           gboolean end); /* the block in focus, at least its @end or start */
int sol_week_grid_get_hidden (SolWeekGrid *self, int direction); /* pixels out of sight above (-1) or below */

/* sol-week-grid-keys.c */
void sol_week_grid_add_keys (SolWeekGrid *self);

G_END_DECLS
