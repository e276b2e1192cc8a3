/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-dump.h"
#include "charger-scene.h"
#include "charger/sol-charger-hero.h"
#include "charger/sol-diagnostics-menu.h"
#include "sessions/sol-session-chart.h"
#include "sol-choice-card.h"
#include "sol-key-values.h"
#include "sol-overview-total.h"
#include "widget-test.h"

/* What is seldom seen on the page: its menus, a storm, a home without the grid. */

#define TRIGGER "trigger_message"
#define PENDING "Will be applied when your home is back on the grid"
#define STORM "Paused during the storm alert"

static guint
count_triggers (WindowScene *self)
{
  return model_fixture_count_requests (self->fixture, "POST", TRIGGER);
}

static GtkWidget *
find_menu (WindowScene *self)
{
  GtkWidget *menu = widget_find (GTK_WIDGET (self->window), SOL_TYPE_DIAGNOSTICS_MENU);

  g_assert_nonnull (menu);
  return widget_find (menu, GTK_TYPE_MENU_BUTTON);
}

static gboolean
is_open (gpointer data)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_menu (data)));

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (data);
}

static gboolean
reads (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (reads (child, text))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the line of a menu that reads @label. */
static GtkWidget *
find_item (GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_LABEL (child) && reads (child, label))
      return find_item (child, label);
  return reads (root, label) ? root : NULL;
}

/* The button of the menu is focused and pressed. */
static GtkWidget *
open_menu (WindowScene *self)
{
  GtkWidget *menu = find_menu (self);

  g_assert_true (gtk_widget_grab_focus (menu));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, menu));
  gtk_widget_activate (focus);
  model_fixture_wait (is_open, self);
  widget_settle ();
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
}

/* The toolkit does not like a window that goes with its menu open. */
static void
close_menu (WindowScene *self, GtkWidget *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
  model_fixture_wait (is_closed, self);
  widget_settle ();
}

/* Down to the line that reads @label, and Enter. */
static void
choose (WindowScene *self, const char *label)
{
  GtkWidget *popover = open_menu (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  for (guint i = 0; i < 10 && !(gtk_widget_is_ancestor (focus, popover) && reads (focus, label)); i++)
    {
      gtk_widget_child_focus (popover, GTK_DIR_DOWN);
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
    }
  g_assert_true (reads (focus, label));
  gtk_widget_activate (focus);
  model_fixture_wait (is_closed, self);
  window_scene_settle (self);
}

static AdwMessageDialog *
get_dialog (WindowScene *self)
{
  GtkWindow *dialog = window_scene_get_dialog (self);

  g_assert_true (ADW_IS_MESSAGE_DIALOG (dialog));
  return ADW_MESSAGE_DIALOG (dialog);
}

static gboolean
is_answered (gpointer data)
{
  return window_scene_get_dialog (data) == NULL;
}

static void
test_menu (void)
{
  static const char *const labels[]
      = { "Start-Up Message…", "State of the Diagnostics…", "State of the Firmware…", "Sign of Life",
          "Meter Values",      "State of the Charger" };
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *popover = open_menu (self);

  widget_assert_reads (popover, "Ask the Charger For");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    widget_assert_reads (popover, labels[i]);
  close_menu (self, popover);
  g_assert_cmpuint (count_triggers (self), ==, 0);
}

/* What may interrupt a session is asked about, and Enter means no. */
static void
test_disruptive (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  choose (self, "Start-Up Message…");
  AdwMessageDialog *dialog = get_dialog (self);
  widget_assert_reads (GTK_WIDGET (dialog), "Ask the Charger for This Message?");
  widget_assert_reads (
      GTK_WIDGET (dialog),
      "While it answers, the charger may lose its connection for a moment and pause charging.");
  a11y_assert_named (GTK_WIDGET (dialog));
  g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "cancel");
  g_assert_cmpstr (adw_message_dialog_get_close_response (dialog), ==, "cancel");
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog))
                 == widget_find_button (GTK_WIDGET (dialog), "Cancel"));
  g_signal_emit_by_name (dialog, "activate-default");
  model_fixture_wait (is_answered, self);
  window_scene_settle (self);
  g_assert_cmpuint (count_triggers (self), ==, 0);

  choose (self, "State of the Firmware…");
  gtk_window_close (GTK_WINDOW (get_dialog (self)));
  model_fixture_wait (is_answered, self);
  window_scene_settle (self);
  g_assert_cmpuint (count_triggers (self), ==, 0);

  choose (self, "State of the Diagnostics…");
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (get_dialog (self)), "Ask"), "clicked");
  model_fixture_wait (is_answered, self);
  window_scene_settle (self);
  g_assert_cmpuint (count_triggers (self), ==, 1);
  charger_scene_assert_reads (self, "Asked; the charger answers to Enphase");
}

static void
test_harmless (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  choose (self, "Sign of Life");
  g_assert_null (window_scene_get_dialog (self));
  g_assert_cmpuint (count_triggers (self), ==, 1);
  charger_scene_assert_reads (self, "Asked; the charger answers to Enphase");
  choose (self, "Meter Values");
  g_assert_null (window_scene_get_dialog (self));
  g_assert_cmpuint (count_triggers (self), ==, 2);
}

/* Why not is told, and nothing is asked for again by itself. */
static void
test_refused (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_free (model_fixture_ask (self->fixture, "POST", "faults",
                             "[{\"path\":\"*" TRIGGER
                             "*\",\"what\":\"status\",\"value\":403,\"times\":-1}]"));
  choose (self, "State of the Charger");
  charger_scene_advance (self, 2);
  charger_scene_assert_reads (self, "This account may not change that");
  charger_scene_advance (self, 60);
  g_assert_cmpuint (count_triggers (self), ==, 1);
}

/* There is nothing to read back, so nothing of the kind is said. */
static void
test_unclear (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  g_free (model_fixture_ask (self->fixture, "POST", "faults",
                             "[{\"path\":\"*" TRIGGER "*\",\"what\":\"apply-then-500\",\"times\":1}]"));
  choose (self, "State of the Charger");
  charger_scene_advance (self, 2);
  charger_scene_assert_reads (self, "No clear answer came; the charger may have been asked all the same");
  charger_scene_advance (self, 60);
  g_assert_cmpuint (count_triggers (self), ==, 1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

static char *
read_clipboard (WindowScene *self)
{
  char *text = NULL;

  widget_settle ();
  charger_scene_assert_reads (self, "Copied");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL, read_cb, &text);
  model_fixture_wait (is_read, &text);
  return text;
}

static void
assert_copied (WindowScene *self, const char *expected)
{
  g_autofree char *text = read_clipboard (self);

  g_assert_cmpstr (text, ==, expected);
}

/* The value of the line called @key. */
static GtkWidget *
find_value (GtkWidget *root, const char *key)
{
  if (GTK_IS_LIST_BOX_ROW (root) && reads (root, key))
    return gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_value (child, key);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_copy (void)
{
  static const char *const keys[] = { "Serial number", "Model", "IP address", "Firmware" };
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *details = widget_find (charger_scene_get_page (self), SOL_TYPE_KEY_VALUES);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *value = find_value (details, keys[i]);
      GMenuModel *menu = gtk_label_get_extra_menu (GTK_LABEL (value));
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;
      g_assert_true (gtk_widget_get_focusable (value));
      g_assert_true (g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_assert_true (g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      g_assert_cmpstr (label, ==, "Copy Value");
      g_assert_true (gtk_widget_activate_action (value, action, NULL));
      assert_copied (self, gtk_label_get_text (GTK_LABEL (value)));
    }
  SolSite *site = sol_home_get_site (self->fixture->home);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_assert_true (gtk_widget_activate_action (find_value (details, "Serial number"), "line.copy", NULL));
  assert_copied (self, sol_charger_get_serial (charger));
}

/* The bars as a table: a line for the heads, one for each day. */
static void
test_copy_chart (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
  GtkWidget *chart = widget_find (charger_scene_get_page (self), SOL_TYPE_SESSION_CHART);

  g_assert_true (gtk_widget_activate_action (chart, "session-chart.copy", NULL));
  g_autofree char *text = read_clipboard (self);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 17);
  g_assert_cmpstr (lines[0], ==, "Day\tEnergy in kWh");
  g_assert_cmpstr (lines[14], ==, "Thu 11 Jun\t7.36");
}

/* Without a connection nothing can be asked for. */
static void
test_offline (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);

  charger_scene_go_offline (self);
  GtkWidget *popover = open_menu (self);
  GtkWidget *item = find_item (popover, "Sign of Life");
  g_assert_nonnull (item);
  g_assert_false (gtk_widget_is_sensitive (item));
  close_menu (self, popover);
}

/* The mode is a row then, instead of cards. */
static gboolean
is_narrow (gpointer data)
{
  return widget_find (charger_scene_get_page (data), ADW_TYPE_COMBO_ROW) != NULL;
}

static gboolean
is_wide (gpointer data)
{
  return !is_narrow (data);
}

/* A display takes its time. */
static void
resize (WindowScene *self, gboolean narrow)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), narrow ? 360 : 1100, narrow ? 720 : 760);
  model_fixture_wait (narrow ? is_narrow : is_wide, self);
  window_scene_settle (self);
}

static void
assert_stopped_by_storm (WindowScene *self)
{
  static const char *const ids[] = { "manual", "scheduled", "green" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *card = charger_scene_find_card (charger_scene_get_page (self), ids[i]);
      g_assert_false (gtk_widget_is_sensitive (card));
      widget_assert_reads (card, STORM);
      gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, STORM);
      gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
    }
}

/* No mode can be chosen, each says why, and what is in force is still told; afterwards all is as before. */
static void
test_storm (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("storm", NULL);
  GtkWidget *manual = charger_scene_find_card (charger_scene_get_page (self), "manual");

  assert_stopped_by_storm (self);
  g_assert_true (sol_choice_card_get_selected (SOL_CHOICE_CARD (manual)));
  gtk_test_accessible_assert_state (manual, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  a11y_assert_named (GTK_WIDGET (self->window));
  a11y_assert_golden (charger_scene_get_page (self), "charger-storm");
  gtk_widget_activate (charger_scene_find_card (charger_scene_get_page (self), "green"));
  charger_scene_advance (self, 5);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, "PUT", "preference"), ==, 0);

  /* Narrow, the row says it. */
  resize (self, TRUE);
  GtkWidget *row = widget_find (charger_scene_get_page (self), ADW_TYPE_COMBO_ROW);
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_is_sensitive (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, STORM);
  resize (self, FALSE);

  charger_scene_happen (self, "{\"what\":\"storm-over\"}");
  charger_scene_advance (self, 5);
  widget_assert_reads_not (GTK_WIDGET (self->window), STORM);
  g_assert_true (gtk_widget_is_sensitive (manual));
}

/* The charger takes part in the storm alert: it fills the car, whatever its mode. */
static void
test_storm_charger (void)
{
  g_autoptr (WindowScene) self
      = charger_scene_open ("storm", "{\"what\":\"storm-guard\",\"on\":true,\"charger\":true}");

  charger_scene_advance (self, 60);
  assert_stopped_by_storm (self);
  g_assert_true (charger_scene_is_true (self, "\"running_amps\":32"));
  charger_scene_assert_reads (self, "Charging");
}

static void
test_off_grid (void)
{
  g_autoptr (WindowScene) self = charger_scene_open ("off-grid", NULL);
  GtkWidget *green = charger_scene_find_card (charger_scene_get_page (self), "green");

  charger_scene_assert_reads (self, "Plugged In");
  widget_assert_reads_not (GTK_WIDGET (self->window), PENDING);
  charger_scene_happen (self, "{\"what\":\"knob\",\"kind\":\"mode\",\"never\":true}");
  g_signal_emit_by_name (green, "clicked");
  charger_scene_advance (self, 30);
  charger_scene_assert_reads (self, PENDING);
  charger_scene_assert_reads (self, "Waiting for the charger to confirm…");
  a11y_assert_named (GTK_WIDGET (self->window));
  a11y_assert_golden (charger_scene_get_page (self), "charger-off-grid");

  /* Narrow as well, where the cards are a row. */
  resize (self, TRUE);
  charger_scene_assert_reads (self, PENDING);
  resize (self, FALSE);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Where @widget begins and ends in the window, from the left. */
static void
measure (GtkWidget *widget, float *left, float *right)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_native (widget)), &bounds));
  *left = bounds.origin.x;
  *right = bounds.origin.x + bounds.size.width;
}

/* @number and @unit below @root, from left to right; @below: (nullable): a label that ends where
 * they end. */
static void
assert_order (GtkWidget *root, const char *number, const char *unit, const char *below)
{
  GtkWidget *label = find_label (root, number);
  float left, right, unit_left, unit_right, below_left, below_right;

  g_assert_nonnull (label);
  measure (label, &left, &right);
  measure (find_label (gtk_widget_get_parent (label), unit), &unit_left, &unit_right);
  g_assert_cmpfloat (right, <=, unit_left);
  if (below == NULL)
    return;
  measure (find_label (root, below), &below_left, &below_right);
  g_assert_cmpfloat_with_epsilon (unit_right, below_right, 1);
}

/* What stands for @key is at the other side, and begins at its left. */
static void
assert_left_to_right (GtkWidget *root, const char *key)
{
  GtkWidget *value = find_value (root, key);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (value));
  const char *text = pango_layout_get_text (layout);
  PangoRectangle first, last;
  float left, right, key_left, key_right;

  pango_layout_index_to_pos (layout, 0, &first);
  pango_layout_index_to_pos (layout, (int) strlen (text) - 1, &last);
  g_assert_cmpint (first.x, <, last.x);
  measure (value, &left, &right);
  measure (find_label (root, key), &key_left, &key_right);
  g_assert_cmpfloat (left, <, key_left);
}

/* In a script that goes the other way, a number stays before its unit; the fact as a whole is at the right.
 */
static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  {
    g_autoptr (WindowScene) self = charger_scene_open ("mockup", NULL);
    GtkWidget *hero = widget_find (charger_scene_get_page (self), SOL_TYPE_CHARGER_HERO);

    assert_order (hero, "17.5", "kWh", "Added");
    assert_order (hero, "115", "km", "Range added");
    GtkWidget *details = widget_find (charger_scene_get_page (self), SOL_TYPE_KEY_VALUES);
    assert_left_to_right (details, "Firmware");
    assert_left_to_right (details, "Part number");
    resize (self, TRUE);
    assert_order (hero, "17.5", "kWh", NULL);
    resize (self, FALSE);
    g_assert_true (sol_window_open_page (self->window, "overview"));
    window_scene_settle (self);
    assert_order (widget_find (GTK_WIDGET (self->window), SOL_TYPE_OVERVIEW_TOTAL), "28.7", "kWh", NULL);
  }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/charger-states/menu", test_menu);
  g_test_add_func ("/charger-states/disruptive", test_disruptive);
  g_test_add_func ("/charger-states/harmless", test_harmless);
  g_test_add_func ("/charger-states/refused", test_refused);
  g_test_add_func ("/charger-states/unclear", test_unclear);
  g_test_add_func ("/charger-states/copy", test_copy);
  g_test_add_func ("/charger-states/copy-chart", test_copy_chart);
  g_test_add_func ("/charger-states/offline", test_offline);
  g_test_add_func ("/charger-states/storm", test_storm);
  g_test_add_func ("/charger-states/storm-charger", test_storm_charger);
  g_test_add_func ("/charger-states/off-grid", test_off_grid);
  g_test_add_func ("/charger-states/right-to-left", test_right_to_left);
  return g_test_run ();
}
