/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-age-label.h"
#include "sol-code-boxes.h"
#include "sol-loading-page.h"
#include "widget-test.h"

#define START (G_GINT64_CONSTANT (1781361000) * SOL_SECOND)

static GtkWindow *
show (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  widget_settle ();
  return GTK_WINDOW (window);
}

/* Words that grow old wake when they change, and not at all where nobody sees them. */
static void
test_age (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (START);
  GtkWidget *label = sol_age_label_new ();
  GtkWindow *window = show (label);

  g_assert_cmpstr (sol_age_label_get_text (SOL_AGE_LABEL (label)), ==, "");
  sol_age_label_set_clock (SOL_AGE_LABEL (label), clock);
  sol_age_label_set_template (SOL_AGE_LABEL (label), "Updated %s");
  sol_age_label_set_time (SOL_AGE_LABEL (label), START - 20 * SOL_SECOND);
  g_assert_cmpstr (sol_age_label_get_text (SOL_AGE_LABEL (label)), ==, "Updated 20 seconds ago");
  g_assert_cmpint (sol_clock_test_next (clock), >, 0);
  g_assert_cmpint (sol_clock_test_next (clock), <=, 10 * SOL_SECOND);
  sol_clock_test_advance (clock, 2 * SOL_MINUTE);
  g_assert_cmpstr (sol_age_label_get_text (SOL_AGE_LABEL (label)), ==, "Updated 2 minutes ago");

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  widget_settle ();
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
  sol_clock_test_advance (clock, 2 * SOL_MINUTE);
  gtk_window_present (window);
  widget_settle ();
  g_assert_cmpstr (sol_age_label_get_text (SOL_AGE_LABEL (label)), ==, "Updated 4 minutes ago");

  sol_age_label_set_time (SOL_AGE_LABEL (label), SOL_TIME_UNKNOWN);
  g_assert_cmpstr (sol_age_label_get_text (SOL_AGE_LABEL (label)), ==, "");
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
  widget_destroy (window);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
}

static void
test_loading (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (START);
  GtkWidget *page = sol_loading_page_new ();
  GtkWindow *window = show (page);

  sol_loading_page_set_clock (SOL_LOADING_PAGE (page), clock);
  widget_assert_reads_not (page, "Getting your home…");
  sol_clock_test_advance (clock, 299000);
  widget_assert_reads_not (page, "Getting your home…");
  sol_clock_test_advance (clock, 1000);
  widget_assert_reads (page, "Getting your home…");
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
  widget_destroy (window);
}

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static void
type (GtkWidget *boxes, const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (boxes);
  int position = gtk_editable_get_position (editable);

  gtk_editable_insert_text (editable, text, -1, &position);
  gtk_editable_set_position (editable, position);
}

static void
test_code_boxes (void)
{
  GtkWidget *boxes = sol_code_boxes_new (6);
  GtkWindow *window = show (boxes);
  guint complete = 0;

  g_signal_connect_swapped (boxes, "complete", G_CALLBACK (count_cb), &complete);
  gtk_test_accessible_assert_role (boxes, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (boxes, GTK_ACCESSIBLE_PROPERTY_LABEL, "6-digit code");
  gtk_test_accessible_assert_property (boxes, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "0 of 6 digits entered");

  type (boxes, "4");
  type (boxes, "x");
  type (boxes, "1 8");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (boxes)), ==, "418");
  gtk_test_accessible_assert_property (boxes, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3 of 6 digits entered");
  g_assert_false (sol_code_boxes_is_complete (SOL_CODE_BOXES (boxes)));
  type (boxes, "35277");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (boxes)), ==, "418352");
  g_assert_cmpuint (complete, ==, 1);

  /* A whole code replaces what is there, whatever stands between its digits. */
  type (boxes, "Your code: 901-234.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (boxes)), ==, "901234");
  g_assert_cmpuint (complete, ==, 2);
  /* Arabic digits are digits too. */
  gtk_editable_set_text (GTK_EDITABLE (boxes), "٠١٢٣٤٥");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (boxes)), ==, "012345");
  type (boxes, "7");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (boxes)), ==, "012345");
  g_assert_cmpuint (complete, ==, 3);

  sol_code_boxes_set_error (SOL_CODE_BOXES (boxes), TRUE);
  gtk_test_accessible_assert_state (boxes, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_delete_text (GTK_EDITABLE (boxes), 5, 6);
  gtk_test_accessible_assert_state (boxes, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  g_assert_true (gtk_widget_grab_focus (boxes));
  widget_destroy (window);
}

static void
test_four_boxes (void)
{
  GtkWidget *boxes = sol_code_boxes_new (4);
  GtkWindow *window = show (boxes);

  gtk_test_accessible_assert_property (boxes, GTK_ACCESSIBLE_PROPERTY_LABEL, "4-digit code");
  type (boxes, "12345");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (boxes)), ==, "1234");
  g_assert_true (sol_code_boxes_is_complete (SOL_CODE_BOXES (boxes)));
  widget_destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/widgets/age", test_age);
  g_test_add_func ("/widgets/loading", test_loading);
  g_test_add_func ("/widgets/code-boxes", test_code_boxes);
  g_test_add_func ("/widgets/four-boxes", test_four_boxes);
  return g_test_run ();
}
