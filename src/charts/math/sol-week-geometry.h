/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-week-span.h"

G_BEGIN_DECLS

/** SolWeekGeometry: where the seven columns of 24 hours stand. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  int first_day; /* of the left column, 1 Monday to 7 Sunday */
} SolWeekGeometry;

/** SolWeekRect: edges on whole pixels. */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} SolWeekRect;

/** sol_week_geometry_column: 0 to 6, from the left. */
int sol_week_geometry_column (const SolWeekGeometry *self, int day);

/** sol_week_geometry_left: left edge of a column; 7 is the right edge of the last. */
int sol_week_geometry_left (const SolWeekGeometry *self, int column);

/** sol_week_geometry_top: where @minute of a day is. */
int sol_week_geometry_top (const SolWeekGeometry *self, int minute);

/** sol_week_geometry_day_at: the day at @x, the nearest when it is beside the grid. */
int sol_week_geometry_day_at (const SolWeekGeometry *self, double x);

/** sol_week_geometry_minutes: how many minutes a distance stands for. */
double sol_week_geometry_minutes (const SolWeekGeometry *self, double distance);

/** sol_week_geometry_place: the rectangle of a part, @inset from the lines beside it. */
SolWeekRect sol_week_geometry_place (const SolWeekGeometry *self, const SolWeekPart *part, int inset);

typedef enum
{
  SOL_WEEK_HIT_NOTHING, /* outside of the columns */
  SOL_WEEK_HIT_GROUND,
  SOL_WEEK_HIT_BODY,
  SOL_WEEK_HIT_START, /* the edge that moves the start */
  SOL_WEEK_HIT_END,
} SolWeekHitKind;

/** SolWeekHit: @index: the span, -1 when there is none. @day, @minute: where in the week. */
typedef struct
{
  SolWeekHitKind kind;
  int index;
  int day;
  double minute;
} SolWeekHit;

/** sol_week_geometry_hit: what is at a point; of spans that meet the last one. Midnight is no edge of a span
 * that goes on past it. */
SolWeekHit sol_week_geometry_hit (const SolWeekGeometry *self, const SolWeekSpan *spans, guint n, double x,
                                  double y);

G_END_DECLS
