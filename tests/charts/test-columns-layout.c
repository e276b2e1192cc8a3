/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-columns-layout"

#include "chart-picture.h"
#include "sol-columns-layout.h"

typedef struct
{
  GtkWidget *box;
  GtkLayoutManager *layout;
  GtkWidget *children[4];
  GtkWindow *window;
} Fixture;

static SolColumnsLayoutChild *
layout_child (Fixture *fixture, guint index)
{
  return SOL_COLUMNS_LAYOUT_CHILD (
      gtk_layout_manager_get_layout_child (fixture->layout, fixture->children[index]));
}

/* Two children in each column: 100 and 200 high at the start, 50 and 60 at the end. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const int heights[] = { 100, 200, 50, 60 };

  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->layout = sol_columns_layout_new ();
  gtk_widget_set_layout_manager (fixture->box, fixture->layout);
  for (guint i = 0; i < 4; i++)
    {
      fixture->children[i] = gtk_label_new (NULL);
      gtk_widget_set_size_request (fixture->children[i], -1, heights[i]);
      gtk_box_append (GTK_BOX (fixture->box), fixture->children[i]);
      sol_columns_layout_child_set_column (layout_child (fixture, i), i / 2);
    }
  gtk_widget_set_direction (fixture->box, GPOINTER_TO_INT (data));
  fixture->window = NULL;
}

static void
show (Fixture *fixture, int width)
{
  fixture->window = chart_picture_show (fixture->box, width);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  chart_picture_close (fixture->window);
}

static void
assert_place (Fixture *fixture, guint index, float x, float y, float width, float height)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (fixture->children[index], fixture->box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.origin.y, ==, y);
  g_assert_cmpfloat (bounds.size.width, ==, width);
  g_assert_cmpfloat (bounds.size.height, ==, height);
}

static void
test_two_columns (Fixture *fixture, gconstpointer data)
{
  show (fixture, 822);
  g_assert_cmpuint (sol_columns_layout_get_columns (SOL_COLUMNS_LAYOUT (fixture->layout)), ==, 2);
  assert_place (fixture, 0, 0, 0, 526, 100);
  assert_place (fixture, 1, 0, 114, 526, 200);
  assert_place (fixture, 2, 542, 0, 280, 50);
  /* The last of the shorter column reaches down to the other one's end. */
  assert_place (fixture, 3, 542, 64, 280, 250);
}

static void
test_expanding_child (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_vexpand (fixture->children[2], TRUE);
  show (fixture, 822);
  assert_place (fixture, 2, 542, 0, 280, 240);
  assert_place (fixture, 3, 542, 254, 280, 60);
}

static void
test_equal_weights (Fixture *fixture, gconstpointer data)
{
  sol_columns_layout_set_weights (SOL_COLUMNS_LAYOUT (fixture->layout), 403, 403);
  show (fixture, 822);
  assert_place (fixture, 2, 419, 0, 403, 50);
}

static void
test_one_column (Fixture *fixture, gconstpointer data)
{
  sol_columns_layout_child_set_order (layout_child (fixture, 0), 5);
  sol_columns_layout_child_set_order (layout_child (fixture, 3), -1);
  gtk_widget_set_visible (fixture->children[1], FALSE);
  show (fixture, 699);
  g_assert_cmpuint (sol_columns_layout_get_columns (SOL_COLUMNS_LAYOUT (fixture->layout)), ==, 1);
  assert_place (fixture, 3, 0, 0, 699, 60);
  assert_place (fixture, 2, 0, 74, 699, 50);
  assert_place (fixture, 0, 0, 138, 699, 100);
}

static void
test_rtl (Fixture *fixture, gconstpointer data)
{
  show (fixture, 822);
  assert_place (fixture, 0, 296, 0, 526, 100);
  assert_place (fixture, 2, 0, 0, 280, 50);
}

static void
test_notifies (Fixture *fixture, gconstpointer data)
{
  GParamSpec *column;
  guint notified = 0;

  show (fixture, 400);
  column = g_object_class_find_property (G_OBJECT_GET_CLASS (layout_child (fixture, 0)), "column");
  g_assert_nonnull (column);
  g_signal_connect_swapped (layout_child (fixture, 0), "notify::column", G_CALLBACK (g_atomic_int_inc),
                            &notified);
  sol_columns_layout_child_set_column (layout_child (fixture, 0), 0);
  g_assert_cmpuint (notified, ==, 0);
  g_object_set (layout_child (fixture, 0), "column", 1, NULL);
  g_object_set (layout_child (fixture, 0), "column", 1, NULL);
  g_assert_cmpuint (notified, ==, 1);
}

#define ADD(name, direction, func)                                                                           \
  g_test_add ("/charts/columns-layout/" name, Fixture, GINT_TO_POINTER (direction), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  ADD ("two-columns", GTK_TEXT_DIR_LTR, test_two_columns);
  ADD ("expanding-child", GTK_TEXT_DIR_LTR, test_expanding_child);
  ADD ("equal-weights", GTK_TEXT_DIR_LTR, test_equal_weights);
  ADD ("one-column", GTK_TEXT_DIR_LTR, test_one_column);
  ADD ("rtl", GTK_TEXT_DIR_RTL, test_rtl);
  ADD ("notifies", GTK_TEXT_DIR_LTR, test_notifies);
  return g_test_run ();
}
