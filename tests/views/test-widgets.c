/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-age-label.h"
#include "sol-code-boxes.h"
#include "sol-key-values.h"
#include "sol-loading-page.h"
#include "sol-site-item-private.h"
#include "sol-site-row.h"
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

/* The words of a key stay whole beside a long value. */
static void
test_key_values (void)
{
  static const SolKeyValue line = { "Firmware-Update", "Bereit · wird von Enphase installiert" };
  GtkWidget *values = sol_key_values_new ("Details");

  sol_key_values_show (SOL_KEY_VALUES (values), &line, 1);
  gtk_widget_set_size_request (values, 336, -1);
  gtk_widget_set_halign (values, GTK_ALIGN_START);
  GtkWindow *window = show (values);
  gtk_window_set_default_size (window, 336, 200);
  widget_settle ();
  GtkWidget *key = widget_find (values, GTK_TYPE_LABEL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (key)), ==, "Firmware-Update");
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (key));
  PangoLayoutLine *first = pango_layout_get_line_readonly (layout, 0);
  g_assert_cmpint (first->length, >=, (int) strlen ("Firmware-"));
  widget_destroy (window);
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

static float
start_of (GtkWidget *box, GtkWidget *boxes)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (box, boxes, &place));
  return place.origin.x;
}

/* A code is read from left to right in every script, in two threes. */
static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  GtkWidget *boxes = sol_code_boxes_new (6);
  GtkWindow *window = show (boxes);
  float gaps[5];

  type (boxes, "123456");
  widget_settle ();
  GtkWidget *box
      = gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_widget_get_first_child (boxes)));
  for (guint i = 0; i < 6; i++, box = gtk_widget_get_next_sibling (box))
    {
      const char digit[2] = { (char) ('1' + (int) i), '\0' };
      g_assert_true (GTK_IS_LABEL (box));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (box)), ==, digit);
      GtkWidget *next = gtk_widget_get_next_sibling (box);
      if (next != NULL)
        gaps[i] = start_of (next, boxes) - start_of (box, boxes) - (float) gtk_widget_get_width (box);
    }
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpfloat (gaps[i], >=, 0);
      if (i != 2)
        g_assert_cmpfloat (gaps[2], >=, 2 * gaps[i]);
    }
  widget_destroy (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* However long the number of a site is, and however little room there is: all of it can be read. */
static void
test_site_number (void)
{
  g_autoptr (SolSiteInfo) info = sol_site_info_new ();
  info->id = g_strdup ("40811264081126408112");
  info->name = g_strdup ("A House That Somebody Has Given Quite a Long Name for No Good Reason");
  g_autoptr (SolSiteItem) item = sol_site_item_new (info, FALSE, TRUE);
  GtkWidget *list = gtk_list_box_new ();
  gtk_list_box_append (GTK_LIST_BOX (list), sol_site_row_new (item));
  GtkWindow *window = show (list);

  gtk_window_set_default_size (window, 240, 200);
  for (guint i = 0; i < 5; i++)
    widget_settle ();
  widget_assert_reads (list, "Site 40811264081126408112");
  g_assert_cmpint (gtk_widget_get_width (list), <=, 240);
  GtkWidget *number = find_label (list, "Site 40811264081126408112");
  GtkWidget *name = find_label (list, info->name);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (number))));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (name))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (number))), >=, 2);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (name))), >=, 3);
  widget_destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/widgets/age", test_age);
  g_test_add_func ("/widgets/key-values", test_key_values);
  g_test_add_func ("/widgets/loading", test_loading);
  g_test_add_func ("/widgets/code-boxes", test_code_boxes);
  g_test_add_func ("/widgets/four-boxes", test_four_boxes);
  g_test_add_func ("/widgets/right-to-left", test_right_to_left);
  g_test_add_func ("/widgets/site-number", test_site_number);
  return g_test_run ();
}
