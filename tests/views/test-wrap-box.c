/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-wrap-box.h"
#include "widget-test.h"

#define GAP 10

static GtkWidget *
add (GtkWidget *box, int width, gboolean expands)
{
  GtkWidget *child = g_object_new (GTK_TYPE_BOX, "width-request", width, "height-request", 20, "hexpand",
                                   expands, "hexpand-set", TRUE, NULL);

  sol_wrap_box_append (SOL_WRAP_BOX (box), child);
  return child;
}

static void
allocate (GtkWidget *box, int width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static graphene_rect_t
place_of (GtkWidget *child)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &place));
  return place;
}

static void
test_lines (void)
{
  GtkWidget *box = g_object_ref_sink (sol_wrap_box_new (GAP));
  GtkWidget *first = add (box, 100, FALSE);
  GtkWidget *second = add (box, 60, FALSE);
  GtkWidget *third = add (box, 80, FALSE);
  int least, natural, low, high;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, ==, 100);
  g_assert_cmpint (natural, ==, 100 + GAP + 60 + GAP + 80);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, natural, &low, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, natural - 1, &high, NULL, NULL, NULL);
  g_assert_cmpint (low, ==, 20);
  g_assert_cmpint (high, >, 40);

  allocate (box, natural);
  g_assert_cmpuint (sol_wrap_box_get_n_lines (SOL_WRAP_BOX (box)), ==, 1);
  g_assert_cmpfloat (place_of (third).origin.x, ==, 180);
  allocate (box, natural - 1);
  g_assert_cmpuint (sol_wrap_box_get_n_lines (SOL_WRAP_BOX (box)), ==, 2);
  g_assert_cmpfloat (place_of (second).origin.x, ==, 110);
  g_assert_cmpfloat (place_of (third).origin.x, ==, 0);
  g_assert_cmpfloat (place_of (third).origin.y, >=, 20);
  allocate (box, 100);
  g_assert_cmpuint (sol_wrap_box_get_n_lines (SOL_WRAP_BOX (box)), ==, 3);

  /* What is hidden takes no room. */
  gtk_widget_set_visible (second, FALSE);
  allocate (box, 190);
  g_assert_cmpuint (sol_wrap_box_get_n_lines (SOL_WRAP_BOX (box)), ==, 1);
  g_assert_cmpfloat (place_of (first).origin.x, ==, 0);
  g_assert_finalize_object (box);
}

/* A text beside a button: it gives way as far as three fifths, then the button goes below. */
static void
test_expanding (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (SOL_TYPE_WRAP_BOX, "spacing", GAP, "xalign", 1.0f, NULL));
  GtkWidget *text
      = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "hexpand", TRUE, "label",
                      "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i", NULL);
  sol_wrap_box_append (SOL_WRAP_BOX (box), text);
  GtkWidget *button = add (box, 100, FALSE);

  allocate (box, 300);
  g_assert_cmpuint (sol_wrap_box_get_n_lines (SOL_WRAP_BOX (box)), ==, 1);
  g_assert_cmpint (gtk_widget_get_width (text), ==, 300 - GAP - 100);
  g_assert_cmpfloat (place_of (button).origin.x, ==, 200);
  allocate (box, 250);
  g_assert_cmpuint (sol_wrap_box_get_n_lines (SOL_WRAP_BOX (box)), ==, 2);
  g_assert_cmpint (gtk_widget_get_width (text), ==, 250);
  g_assert_cmpfloat (place_of (button).origin.x, ==, 150);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  allocate (box, 300);
  g_assert_cmpfloat (place_of (button).origin.x, ==, 0);
  g_assert_cmpfloat (place_of (text).origin.x, ==, 100 + GAP);
  g_assert_finalize_object (box);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/wrap-box/lines", test_lines);
  g_test_add_func ("/wrap-box/expanding", test_expanding);
  return g_test_run ();
}
