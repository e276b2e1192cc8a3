/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "math/sol-week-geometry.h"

#define AT(h, m) ((h) *60 + (m))

static void
assert_span (SolWeekSpan span, int day, int start, int end)
{
  g_assert_cmpint (span.day, ==, day);
  g_assert_cmpint (span.start, ==, start);
  g_assert_cmpint (span.end, ==, end);
}

static void
test_split (void)
{
  static const struct
  {
    SolWeekSpan span;
    guint n;
    int minutes, second_day, second_end;
  } rows[] = {
    { { 3, AT (23, 0), AT (6, 0) }, 2, 420, 4, AT (6, 0) },
    { { 7, AT (23, 0), AT (6, 0) }, 2, 420, 1, AT (6, 0) },
    { { 6, AT (11, 0), AT (15, 30) }, 1, 270, 0, 0 },
    { { 1, AT (22, 0), 0 }, 1, 120, 0, 0 },
    { { 1, 0, AT (23, 45) }, 1, 1425, 0, 0 },
    { { 1, AT (12, 15), AT (12, 0) }, 2, 1425, 2, AT (12, 0) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolWeekPart parts[2];
      guint n = sol_week_span_split (&rows[i].span, parts);
      g_assert_cmpuint (n, ==, rows[i].n);
      g_assert_cmpint (sol_week_span_minutes (&rows[i].span), ==, rows[i].minutes);
      g_assert_cmpint (parts[0].day, ==, rows[i].span.day);
      g_assert_cmpint (parts[0].start, ==, rows[i].span.start);
      g_assert_cmpint (parts[0].goes_on, ==, n == 2);
      g_assert_false (parts[0].comes_from);
      if (n == 1)
        {
          g_assert_cmpint (parts[0].end - parts[0].start, ==, rows[i].minutes);
          continue;
        }
      g_assert_cmpint (parts[0].end, ==, SOL_WEEK_DAY_MINUTES);
      g_assert_cmpint (parts[1].day, ==, rows[i].second_day);
      g_assert_cmpint (parts[1].start, ==, 0);
      g_assert_cmpint (parts[1].end, ==, rows[i].second_end);
      g_assert_true (parts[1].comes_from);
    }
}

static void
test_meet (void)
{
  static const struct
  {
    SolWeekSpan a, b;
    gboolean meet;
  } rows[] = {
    { { 1, AT (8, 0), AT (9, 0) }, { 1, AT (9, 0), AT (10, 0) }, FALSE },
    { { 1, AT (8, 0), AT (9, 15) }, { 1, AT (9, 0), AT (10, 0) }, TRUE },
    { { 1, AT (8, 0), AT (9, 0) }, { 2, AT (8, 0), AT (9, 0) }, FALSE },
    { { 1, AT (23, 0), AT (6, 0) }, { 2, AT (5, 45), AT (7, 0) }, TRUE },
    { { 1, AT (23, 0), AT (6, 0) }, { 2, AT (6, 0), AT (7, 0) }, FALSE },
    { { 7, AT (23, 0), AT (6, 0) }, { 1, 0, AT (1, 0) }, TRUE },
    { { 7, AT (22, 0), 0 }, { 1, 0, AT (1, 0) }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (sol_week_spans_meet (&rows[i].a, &rows[i].b), ==, rows[i].meet);
      g_assert_cmpint (sol_week_spans_meet (&rows[i].b, &rows[i].a), ==, rows[i].meet);
    }
}

static void
test_move (void)
{
  SolWeekSpan night = { 7, AT (23, 0), AT (6, 0) };

  assert_span (sol_week_span_move (&night, 60, 0), 1, 0, AT (7, 0));
  assert_span (sol_week_span_move (&night, -15, 1), 1, AT (22, 45), AT (5, 45));
  assert_span (sol_week_span_move (&night, 0, -7), 7, AT (23, 0), AT (6, 0));
  assert_span (sol_week_span_resize (&night, TRUE, -30), 7, AT (23, 0), AT (5, 30));
  assert_span (sol_week_span_resize (&night, FALSE, 90), 1, AT (0, 30), AT (6, 0));
  assert_span (sol_week_span_resize (&night, FALSE, -30), 7, AT (22, 30), AT (6, 0));
  /* It keeps a step, and leaves one. */
  assert_span (sol_week_span_resize (&night, TRUE, -1000), 7, AT (23, 0), AT (23, 15));
  assert_span (sol_week_span_resize (&night, TRUE, 5000), 7, AT (23, 0), AT (22, 45));
}

static void
test_draw (void)
{
  assert_span (sol_week_span_draw (2, 481, 607), 2, AT (8, 0), AT (10, 0));
  assert_span (sol_week_span_draw (2, 607, 481), 2, AT (8, 0), AT (10, 0));
  assert_span (sol_week_span_draw (2, 481, 482), 2, AT (8, 0), AT (8, 15));
  assert_span (sol_week_span_draw (2, 1300, 3000), 2, AT (21, 45), 0);
  assert_span (sol_week_span_draw (2, -50, 3000), 2, 0, AT (23, 45));
  assert_span (sol_week_span_draw (2, 1440, 1440), 2, AT (23, 45), 0);
  g_assert_cmpint (sol_week_round (-8), ==, -15);
  g_assert_cmpint (sol_week_round (-7), ==, 0);
  g_assert_cmpint (sol_week_round (7.5), ==, 15);
}

/* Ten pixels an hour, a hundred a day; the week begins on Sunday. */
static const SolWeekGeometry geometry = { 40, 60, 700, 240, 7 };

static void
test_places (void)
{
  SolWeekPart part = { 1, AT (6, 0), AT (12, 0), FALSE, FALSE };

  g_assert_cmpint (sol_week_geometry_column (&geometry, 7), ==, 0);
  g_assert_cmpint (sol_week_geometry_column (&geometry, 6), ==, 6);
  SolWeekRect rect = sol_week_geometry_place (&geometry, &part, 2);
  g_assert_cmpint (rect.x, ==, 142);
  g_assert_cmpint (rect.y, ==, 120);
  g_assert_cmpint (rect.width, ==, 97);
  g_assert_cmpint (rect.height, ==, 60);
  g_assert_cmpint (sol_week_geometry_day_at (&geometry, 45), ==, 7);
  g_assert_cmpint (sol_week_geometry_day_at (&geometry, 739), ==, 6);
  g_assert_cmpint (sol_week_geometry_day_at (&geometry, -900), ==, 7);
  g_assert_cmpint (sol_week_geometry_day_at (&geometry, 9000), ==, 6);
  g_assert_cmpfloat (sol_week_geometry_minutes (&geometry, 5), ==, 30);
}

static void
test_hit (void)
{
  static const SolWeekSpan spans[] = { { 7, AT (22, 0), AT (6, 0) }, { 3, AT (10, 0), AT (12, 0) } };
  static const struct
  {
    double x, y;
    SolWeekHitKind kind;
    int index, day;
  } rows[] = {
    { 10, 100, SOL_WEEK_HIT_NOTHING, -1, 0 }, { 90, 59, SOL_WEEK_HIT_NOTHING, -1, 0 },
    { 90, 100, SOL_WEEK_HIT_GROUND, -1, 7 },  { 90, 281, SOL_WEEK_HIT_START, 0, 7 },
    { 90, 295, SOL_WEEK_HIT_BODY, 0, 7 },     { 90, 299, SOL_WEEK_HIT_BODY, 0, 7 },
    { 190, 61, SOL_WEEK_HIT_BODY, 0, 1 },     { 190, 118, SOL_WEEK_HIT_END, 0, 1 },
    { 190, 121, SOL_WEEK_HIT_GROUND, -1, 1 }, { 390, 161, SOL_WEEK_HIT_START, 1, 3 },
    { 390, 170, SOL_WEEK_HIT_BODY, 1, 3 },    { 390, 179, SOL_WEEK_HIT_END, 1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolWeekHit hit = sol_week_geometry_hit (&geometry, spans, G_N_ELEMENTS (spans), rows[i].x, rows[i].y);
      g_assert_cmpint (hit.kind, ==, rows[i].kind);
      g_assert_cmpint (hit.index, ==, rows[i].index);
      g_assert_cmpint (hit.day, ==, rows[i].day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/week-span/split", test_split);
  g_test_add_func ("/charts/week-span/meet", test_meet);
  g_test_add_func ("/charts/week-span/move", test_move);
  g_test_add_func ("/charts/week-span/draw", test_draw);
  g_test_add_func ("/charts/week-geometry/places", test_places);
  g_test_add_func ("/charts/week-geometry/hit", test_hit);
  return g_test_run ();
}
