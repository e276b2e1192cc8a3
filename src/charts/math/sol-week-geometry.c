/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-geometry"

#include "sol-week-geometry.h"

#include <math.h>

/* How near to an edge the pointer has hold of it, and how much of a low block the two edges may take. */
#define GRIP 7.0
#define GRIP_SHARE 0.3

int
sol_week_geometry_column (const SolWeekGeometry *self, int day)
{
  return (day - self->first_day + SOL_WEEK_DAYS) % SOL_WEEK_DAYS;
}

int
sol_week_geometry_left (const SolWeekGeometry *self, int column)
{
  return (int) round (self->x + self->width * column / SOL_WEEK_DAYS);
}

int
sol_week_geometry_top (const SolWeekGeometry *self, int minute)
{
  return (int) round (self->y + self->height * minute / SOL_WEEK_DAY_MINUTES);
}

int
sol_week_geometry_day_at (const SolWeekGeometry *self, double x)
{
  int column = self->width > 0 ? (int) floor ((x - self->x) / self->width * SOL_WEEK_DAYS) : 0;

  return sol_week_day_add (self->first_day, CLAMP (column, 0, SOL_WEEK_DAYS - 1));
}

double
sol_week_geometry_minutes (const SolWeekGeometry *self, double distance)
{
  return self->height > 0 ? distance / self->height * SOL_WEEK_DAY_MINUTES : 0;
}

SolWeekRect
sol_week_geometry_place (const SolWeekGeometry *self, const SolWeekPart *part, int inset)
{
  int column = sol_week_geometry_column (self, part->day);
  int left = sol_week_geometry_left (self, column) + inset;
  int right = sol_week_geometry_left (self, column + 1) - inset + 1;
  int top = sol_week_geometry_top (self, part->start);
  int bottom = sol_week_geometry_top (self, part->end);

  return (
      SolWeekRect){ .x = left, .y = top, .width = MAX (right - left, 1), .height = MAX (bottom - top, 1) };
}

static SolWeekHitKind
hit_part (const SolWeekGeometry *self, const SolWeekPart *part, double x, double y)
{
  SolWeekRect rect = sol_week_geometry_place (self, part, 0);
  double grip = MIN (GRIP, rect.height * GRIP_SHARE);

  if (x < rect.x || x >= rect.x + rect.width || y < rect.y || y >= rect.y + rect.height)
    return SOL_WEEK_HIT_NOTHING;
  if (!part->comes_from && y < rect.y + grip)
    return SOL_WEEK_HIT_START;
  if (!part->goes_on && y >= rect.y + rect.height - grip)
    return SOL_WEEK_HIT_END;
  return SOL_WEEK_HIT_BODY;
}

SolWeekHit
sol_week_geometry_hit (const SolWeekGeometry *self, const SolWeekSpan *spans, guint n, double x, double y)
{
  SolWeekHit hit = { SOL_WEEK_HIT_NOTHING, -1, 0, 0 };

  if (x < self->x || x >= self->x + self->width || y < self->y || y >= self->y + self->height)
    return hit;
  hit.kind = SOL_WEEK_HIT_GROUND;
  hit.day = sol_week_geometry_day_at (self, x);
  hit.minute = sol_week_geometry_minutes (self, y - self->y);
  for (guint i = n; i > 0 && hit.index < 0; i--)
    {
      SolWeekPart parts[2];
      guint n_parts = sol_week_span_split (&spans[i - 1], parts);
      for (guint p = 0; p < n_parts && hit.index < 0; p++)
        {
          SolWeekHitKind kind = hit_part (self, &parts[p], x, y);
          if (kind == SOL_WEEK_HIT_NOTHING)
            continue;
          hit.kind = kind;
          hit.index = (int) i - 1;
        }
    }
  return hit;
}
