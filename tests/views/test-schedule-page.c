/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-dump.h"
#include "schedule-scenes.h"
#include "schedule/sol-draft-bar.h"
#include "schedule/sol-slot-inspector.h"
#include "schedule/sol-slot-list.h"
#include "sol-content-page.h"
#include "sol-week-grid-private.h"
#include "widget-test.h"

#define WIDE 870
#define NARROW 360
#define HEIGHT 714
#define NBSP "\302\240"

static GtkWidget *
root_of (ScheduleScene *scene)
{
  return GTK_WIDGET (scene->page);
}

static SolWeekGrid *
grid_of (ScheduleScene *scene)
{
  return SOL_WEEK_GRID (widget_find (root_of (scene), SOL_TYPE_WEEK_GRID));
}

static void
act (ScheduleScene *scene, const char *action)
{
  gtk_widget_activate_action (root_of (scene), action, NULL);
}

static void
select_slot (ScheduleScene *scene, guint index)
{
  sol_schedule_page_set_selected (scene->page, schedule_scene_get_slot (scene, index)->id);
}

static gboolean
is_changed (ScheduleScene *scene)
{
  return sol_schedule_draft_is_changed (sol_schedule_page_get_draft (scene->page));
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (ScheduleScene *scene, const char *response)
{
  AdwMessageDialog *dialog = find_dialog ();

  /* As its buttons do. */
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  schedule_scene_settle (scene);
}

/* Simulated time goes on until the schedule is saved, or a question is asked. */
static void
let_save (ScheduleScene *scene)
{
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *words = widget_read (root_of (scene));
      if (find_dialog () != NULL || (i > 2 && strstr (words, "Waiting for the charger…") == NULL))
        break;
      model_fixture_advance (scene->fixture, 1);
    }
  schedule_scene_settle (scene);
}

static SolSlotEdit
amps (int wanted)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.amps = wanted;
  return edit;
}

static gboolean
edit_first (ScheduleScene *scene, SolSlotEdit edit)
{
  g_autofree char *id = g_strdup (schedule_scene_get_slot (scene, 0)->id);

  return sol_schedule_page_edit (scene->page, id, &edit, NULL);
}

static void
test_read (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  widget_assert_reads (root_of (scene), "On the charger · synced");
  widget_assert_reads (root_of (scene), "times of Europe/Amsterdam");
  widget_assert_reads (root_of (scene), "Off-peak hours of your tariff");
  widget_assert_reads (root_of (scene), "Choose a slot in the week to see and change it.");
  g_assert_false (is_changed (scene));
  g_assert_true (sol_content_page_can_leave (SOL_CONTENT_PAGE (scene->page)));
  g_assert_cmpstr (sol_content_page_get_subtitle (SOL_CONTENT_PAGE (scene->page)), ==,
                   sol_charger_get_name (scene->charger));
  g_assert_nonnull (sol_content_page_get_header_end (SOL_CONTENT_PAGE (scene->page)));
  /* Seven nights in two halves, the off slot at the weekend, the line at now in the zone of the site. */
  g_assert_cmpuint (grid_of (scene)->tiles->len, ==, 16);
  g_assert_cmpint (grid_of (scene)->today, ==, 6);
  g_assert_cmpint (grid_of (scene)->now, ==, 14 * 60 + 30);
  a11y_assert_named (root_of (scene));
  a11y_assert_golden (root_of (scene), "schedule");
}

static void
test_draft (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  schedule_scene_draw_mockup (scene);
  widget_assert_reads (root_of (scene), "Draft, not on the charger yet · last synced just now");
  widget_assert_reads (root_of (scene), "2 unsaved changes");
  widget_assert_reads (root_of (scene), "ends 05:00 → 06:00, 16" NBSP "A → 32" NBSP "A");
  widget_assert_reads (root_of (scene), "Overnight slot");
  widget_assert_reads (root_of (scene), "Next day · 7" NBSP "h");
  widget_assert_reads (root_of (scene), "Up to 51.5" NBSP "kWh per night at 32" NBSP "A.");
  g_assert_false (sol_content_page_can_leave (SOL_CONTENT_PAGE (scene->page)));
  a11y_assert_named (root_of (scene));
  a11y_assert_golden (root_of (scene), "schedule-draft");
  act (scene, "schedule.undo");
  widget_assert_reads (root_of (scene), "1 unsaved change\n");
  act (scene, "schedule.undo");
  g_assert_false (is_changed (scene));
  act (scene, "schedule.redo");
  act (scene, "schedule.redo");
  widget_assert_reads (root_of (scene), "2 unsaved changes");
  act (scene, "schedule.discard");
  g_assert_false (is_changed (scene));
  widget_assert_reads (root_of (scene), "On the charger");
  g_assert_false (
      sol_draft_bar_get_shown (SOL_DRAFT_BAR (widget_find (root_of (scene), SOL_TYPE_DRAFT_BAR))));
}

static void
test_refused (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  SolSlotEdit late = SOL_SLOT_EDIT_NONE, none = SOL_SLOT_EDIT_NONE;

  select_slot (scene, 1);
  late.end = 23 * 60 + 30;
  g_assert_false (sol_schedule_page_edit (scene->page, schedule_scene_get_slot (scene, 1)->id, &late, NULL));
  widget_assert_reads (root_of (scene), "Overlaps 23:00 – 06:00");
  g_assert_cmpstr (sol_week_grid_get_saying (grid_of (scene)), ==, "Overlaps 23:00 – 06:00");
  g_assert_false (is_changed (scene));
  none.end = 11 * 60;
  g_assert_false (sol_schedule_page_edit (scene->page, schedule_scene_get_slot (scene, 1)->id, &none, NULL));
  widget_assert_reads (root_of (scene), "A slot cannot end when it starts");
  /* A change that can be had takes the words away. */
  late.end = 16 * 60;
  g_assert_true (sol_schedule_page_edit (scene->page, schedule_scene_get_slot (scene, 1)->id, &late, NULL));
  widget_assert_reads_not (root_of (scene), "A slot cannot end");
  /* Nothing is enabled silently; it is offered. */
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->enabled, ==, SOL_NO);
  g_signal_emit_by_name (widget_find_button (root_of (scene), "Enable this slot"), "clicked");
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->enabled, ==, SOL_YES);
  g_assert_null (widget_find_button (root_of (scene), "Enable this slot"));
}

static void
test_off_peak (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  select_slot (scene, 2);
  widget_assert_reads (root_of (scene), "Off-peak hours\n");
  widget_assert_reads (root_of (scene), "Enabled");
  widget_assert_reads_not (root_of (scene), "Starts");
  widget_assert_reads_not (root_of (scene), "Remind me");
  act (scene, "schedule.delete");
  act (scene, "schedule.duplicate");
  g_assert_false (is_changed (scene));
  act (scene, "schedule.switch");
  widget_assert_reads (root_of (scene), "off → on");
  a11y_assert_golden (root_of (scene), "schedule-off-peak");
}

static void
test_slots (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  guint n = sol_schedule_page_get_draft (scene->page)->mine->slots->len;

  act (scene, "schedule.add");
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 1);
  g_assert_cmpstr (sol_schedule_page_get_selected (scene->page), ==, schedule_scene_get_slot (scene, n)->id);
  widget_assert_reads (root_of (scene), "new ");
  act (scene, "schedule.duplicate");
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 2);
  /* The grid draws one, too. */
  g_signal_emit_by_name (grid_of (scene), "ground-drawn", 3, 480, 540);
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 3);
  act (scene, "schedule.delete");
  g_assert_null (sol_schedule_page_get_selected (scene->page));
  schedule_scene_settle (scene);
  widget_assert_reads (GTK_WIDGET (scene->window), "Slot deleted");
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (scene->window), "Undo"), "clicked");
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 3);
  /* Another step takes the offer away: it would undo that one. */
  sol_schedule_page_set_selected (scene->page, schedule_scene_get_slot (scene, n)->id);
  act (scene, "schedule.delete");
  g_assert_nonnull (widget_find_button (GTK_WIDGET (scene->window), "Undo"));
  g_assert_true (edit_first (scene, amps (20)));
  schedule_scene_settle (scene);
  g_assert_null (widget_find_button (GTK_WIDGET (scene->window), "Undo"));
  act (scene, "schedule.undo");
  act (scene, "schedule.undo");
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 3);
  /* The week says what its keys and drags did. */
  g_autofree char *id = g_strdup (schedule_scene_get_slot (scene, 1)->id);
  g_signal_emit_by_name (grid_of (scene), "block-moved", id, -60, -1);
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->window.start, ==, 600);
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->window.days, ==, 0x30);
  g_signal_emit_by_name (grid_of (scene), "day-toggled", id, 5);
  g_signal_emit_by_name (grid_of (scene), "day-toggled", id, 6);
  /* The last day stays. */
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->window.days, ==, 0x20);
  g_assert_cmpstr (sol_week_grid_get_saying (grid_of (scene)), ==, "A slot needs at least one day");
  g_signal_emit_by_name (grid_of (scene), "block-resized", id, TRUE, 30);
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->window.end, ==, 15 * 60);
}

static void
test_save (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  g_assert_true (edit_first (scene, amps (20)));
  act (scene, "schedule.save");
  schedule_scene_settle (scene);
  widget_assert_reads (root_of (scene), "Waiting for the charger…");
  g_assert_false (edit_first (scene, amps (22)));
  a11y_assert_golden (root_of (scene), "schedule-saving");
  let_save (scene);
  g_assert_false (is_changed (scene));
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->amps, ==, 20);
  widget_assert_reads (GTK_WIDGET (scene->window), "Schedule saved");
  model_fixture_advance (scene->fixture, 95);
  schedule_scene_settle (scene);
  widget_assert_reads (root_of (scene), "On the charger · synced");
}

static void
test_conflict (void)
{
  static const struct
  {
    const char *response;
    int start;
    gboolean changed;
  } rows[] = { { "mine", 23 * 60, FALSE }, { "theirs", 22 * 60, FALSE }, { "cancel", 23 * 60, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
      g_assert_true (edit_first (scene, amps (20)));
      schedule_scene_happen (scene, "\"index\":0,\"start\":1320,\"end\":300");
      act (scene, "schedule.save");
      let_save (scene);
      g_assert_nonnull (find_dialog ());
      g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "Changed Elsewhere Too");
      g_assert_cmpstr (adw_message_dialog_get_body (find_dialog ()), ==,
                       "Every day 23:00 – 06:00 was changed to 22:00 – 05:00 while you were editing.");
      answer (scene, rows[i].response);
      let_save (scene);
      g_assert_null (find_dialog ());
      g_assert_cmpint (is_changed (scene), ==, rows[i].changed);
      g_assert_cmpint (schedule_scene_get_slot (scene, 0)->window.start, ==, rows[i].start);
    }
}

/* What the cloud does not take is said, and stays in the draft. */
static void
test_part (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  g_autofree char *faults = model_fixture_ask (
      scene->fixture, "POST", "faults",
      "[{\"path\":\"*/schedule/*\",\"method\":\"DELETE\",\"times\":-1,\"what\":\"status\",\"value\":406}]");

  g_assert_true (edit_first (scene, amps (20)));
  select_slot (scene, 1);
  act (scene, "schedule.delete");
  act (scene, "schedule.save");
  let_save (scene);
  widget_assert_reads (root_of (scene), "Could not be synced");
  widget_assert_reads (root_of (scene), "Not accepted: deleting Sat, Sun 11:00 – 15:30.");
  widget_assert_reads (root_of (scene), "1 unsaved change\n");
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->amps, ==, 20);
  a11y_assert_golden (root_of (scene), "schedule-part");
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(int *) user_data = sol_content_page_ask_to_leave_finish (SOL_CONTENT_PAGE (source), result, NULL) ? 1 : 0;
}

static int
leave (ScheduleScene *scene, const char *response)
{
  int left = -1;

  sol_content_page_ask_to_leave_async (SOL_CONTENT_PAGE (scene->page), NULL, left_cb, &left);
  schedule_scene_settle (scene);
  if (response == NULL)
    return left;
  g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "Save Changes to the Schedule?");
  g_assert_cmpstr (adw_message_dialog_get_body (find_dialog ()), ==, "Unsaved changes are lost.");
  g_assert_cmpstr (adw_message_dialog_get_default_response (find_dialog ()), ==, "save");
  answer (scene, response);
  if (g_str_equal (response, "save"))
    let_save (scene);
  return left;
}

static void
test_leave (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  g_assert_cmpint (leave (scene, NULL), ==, 1);
  g_assert_true (edit_first (scene, amps (20)));
  g_assert_cmpint (leave (scene, "cancel"), ==, 0);
  g_assert_true (is_changed (scene));
  g_assert_cmpint (leave (scene, "save"), ==, 1);
  g_assert_false (is_changed (scene));
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->amps, ==, 20);
  g_assert_true (edit_first (scene, amps (22)));
  g_assert_cmpint (leave (scene, "discard"), ==, 1);
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->amps, ==, 20);
}

/* Nobody answers, for the window goes: whoever asked is told. */
static void
test_leave_unanswered (void)
{
  ScheduleScene *scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  int left = -1;

  g_assert_true (edit_first (scene, amps (20)));
  sol_content_page_ask_to_leave_async (SOL_CONTENT_PAGE (scene->page), NULL, left_cb, &left);
  schedule_scene_settle (scene);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  schedule_scene_free (scene);
  widget_settle ();
  g_assert_cmpint (left, ==, 0);
}

/* What is read meanwhile does not disturb the draft. */
static void
test_reread (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  schedule_scene_happen (scene, "\"index\":1,\"enabled\":true");
  schedule_scene_reread (scene);
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->enabled, ==, SOL_YES);
  g_assert_true (edit_first (scene, amps (20)));
  schedule_scene_happen (scene, "\"index\":1,\"enabled\":false");
  schedule_scene_reread (scene);
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->enabled, ==, SOL_YES);
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->amps, ==, 20);
  act (scene, "schedule.save");
  let_save (scene);
  g_assert_null (find_dialog ());
  g_assert_cmpint (schedule_scene_get_slot (scene, 1)->enabled, ==, SOL_NO);
}

static void
test_empty (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  for (guint i = 0; i < 3; i++)
    schedule_scene_happen (scene, "\"index\":0,\"remove\":true");
  for (guint i = 0; i < 3; i++)
    schedule_scene_reread (scene);
  widget_assert_reads (root_of (scene), "No Slots Yet");
  widget_assert_reads (root_of (scene), "Draw one in the week or add one.");
  a11y_assert_golden (root_of (scene), "schedule-empty");
  act (scene, "schedule.add");
  widget_assert_reads_not (root_of (scene), "No Slots Yet");
  widget_assert_reads (root_of (scene), "new Every day 23:00 – 06:00");
}

static void
test_loading (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new (NULL, WIDE, HEIGHT);

  g_assert_nonnull (widget_find (root_of (scene), GTK_TYPE_SPINNER));
  g_assert_cmpuint (grid_of (scene)->tiles->len, ==, 0);
  widget_assert_reads_not (root_of (scene), "No Slots Yet");
  act (scene, "schedule.add");
  g_assert_null (sol_schedule_page_get_draft (scene->page));
  a11y_assert_golden (root_of (scene), "schedule-loading");
}

static void
test_failed (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new_with_faults (
      "mockup", "[{\"path\":\"*/schedules\",\"times\":-1,\"what\":\"status\",\"value\":500}]", WIDE, HEIGHT);

  widget_assert_reads (root_of (scene), "Could not be read");
  g_assert_null (widget_find (root_of (scene), SOL_TYPE_WEEK_GRID));
  a11y_assert_golden (root_of (scene), "schedule-failed");
  g_autofree char *mended = model_fixture_ask (scene->fixture, "DELETE", "faults", NULL);
  g_signal_emit_by_name (widget_find_button (root_of (scene), "Try Again"), "clicked");
  schedule_scene_settle (scene);
  schedule_scene_settle (scene);
  g_assert_nonnull (widget_find (root_of (scene), SOL_TYPE_WEEK_GRID));
  widget_assert_reads (root_of (scene), "On the charger");
}

static void
test_offline (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  select_slot (scene, 0);
  g_assert_true (edit_first (scene, amps (20)));
  model_fixture_stop (scene->fixture);
  for (guint i = 0; i < 40 && sol_site_get_condition (scene->site)->link != SOL_LINK_OFFLINE; i++)
    {
      sol_clock_test_advance (scene->fixture->clock, 30 * SOL_SECOND);
      model_fixture_settle (scene->fixture);
    }
  schedule_scene_settle (scene);
  widget_assert_reads (root_of (scene), "Not while offline");
  g_assert_false (edit_first (scene, amps (22)));
  g_assert_false (sol_week_grid_get_editable (grid_of (scene)));
  /* The draft waits. */
  g_assert_true (is_changed (scene));
  a11y_assert_golden (root_of (scene), "schedule-offline");
  model_fixture_restart (scene->fixture);
}

static void
ensured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (sol_site_ensure_finish (SOL_SITE (source), result, NULL));
}

static void
test_locked (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  g_autofree char *told = model_fixture_ask (scene->fixture, "POST", "home",
                                             "{\"what\":\"charger-condition\",\"locked\":true}");

  sol_site_ensure_async (scene->site, SOL_FAMILY_BIT (SOL_FAMILY_EV_SUMMARY), TRUE, NULL, ensured_cb, NULL);
  schedule_scene_settle (scene);
  select_slot (scene, 0);
  widget_assert_reads (root_of (scene), "The owner has locked this charger");
  g_assert_false (edit_first (scene, amps (20)));
  act (scene, "schedule.add");
  g_assert_false (is_changed (scene));
  a11y_assert_golden (root_of (scene), "schedule-locked");
}

static void
test_narrow (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", NARROW, HEIGHT);
  GtkWidget *list = widget_find (root_of (scene), SOL_TYPE_SLOT_LIST);

  g_assert_nonnull (list);
  g_assert_null (widget_find (root_of (scene), SOL_TYPE_WEEK_GRID));
  widget_assert_reads (list, "23:00 – 06:00");
  widget_assert_reads (list, "Every day · 32" NBSP "A");
  a11y_assert_golden (root_of (scene), "schedule-narrow");
  GtkWidget *row = widget_find (list, ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  schedule_scene_settle (scene);
  g_assert_cmpstr (sol_schedule_page_get_selected (scene->page), ==, schedule_scene_get_slot (scene, 0)->id);
  g_assert_nonnull (widget_find (row, SOL_TYPE_SLOT_INSPECTOR));
  widget_assert_reads (row, "Starts on");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  g_assert_null (sol_schedule_page_get_selected (scene->page));
  gtk_switch_set_active (GTK_SWITCH (widget_find (row, GTK_TYPE_SWITCH)), FALSE);
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->enabled, ==, SOL_NO);
  /* And back to a window with room for a week. */
  sol_content_page_set_narrow (SOL_CONTENT_PAGE (scene->page), FALSE);
  g_assert_nonnull (widget_find (root_of (scene), SOL_TYPE_WEEK_GRID));
  g_assert_nonnull (widget_find (root_of (scene), SOL_TYPE_SLOT_INSPECTOR));
}

static GtkShortcut *
find_shortcut (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) controller = g_list_model_get_item (controllers, i);
      for (guint s = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && s < g_list_model_get_n_items (controller);
           s++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, s);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return shortcut;
        }
    }
  return NULL;
}

static void
press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  GtkShortcut *shortcut = find_shortcut (widget, keyval, modifiers);

  g_assert_nonnull (shortcut);
  gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                gtk_shortcut_get_arguments (shortcut));
}

/* A slot is added, moved, stretched, put on another day, taken back and saved without a pointer. */
static void
test_keyboard (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  guint n = sol_schedule_page_get_draft (scene->page)->mine->slots->len;

  press (root_of (scene), GDK_KEY_n, GDK_CONTROL_MASK);
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 1);
  GtkWidget *focus = gtk_window_get_focus (scene->window);
  g_assert_true (GTK_IS_TEXT (focus));
  GtkWidget *grid = GTK_WIDGET (grid_of (scene));
  gtk_widget_grab_focus (grid);
  SolWeekWindow before = schedule_scene_get_slot (scene, n)->window;
  press (grid, GDK_KEY_Down, 0);
  press (grid, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpint (schedule_scene_get_slot (scene, n)->window.start, ==, before.start + 15);
  g_assert_cmpint (schedule_scene_get_slot (scene, n)->window.end, ==, before.end + 30);
  press (grid, GDK_KEY_Right, 0);
  press (grid, GDK_KEY_space, 0);
  g_assert_cmpint (schedule_scene_get_slot (scene, n)->window.days, !=, before.days);
  press (root_of (scene), GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpint (schedule_scene_get_slot (scene, n)->window.days, ==, before.days);
  press (root_of (scene), GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpint (schedule_scene_get_slot (scene, n)->window.days, !=, before.days);
  press (grid, GDK_KEY_Escape, 0);
  g_assert_null (sol_schedule_page_get_selected (scene->page));
  select_slot (scene, n);
  g_signal_emit_by_name (grid_of (scene), "block-activated", schedule_scene_get_slot (scene, n)->id, 1);
  press (root_of (scene), GDK_KEY_s, GDK_CONTROL_MASK);
  let_save (scene);
  g_assert_false (is_changed (scene));
  press (grid, GDK_KEY_Escape, 0);
  g_assert_cmpuint (sol_charger_get_schedule (scene->charger)->slots->len, ==, n + 1);
  /* What was in the fields is back among the slots. */
  g_assert_true (SOL_IS_WEEK_TILE (gtk_window_get_focus (scene->window)));
  press (grid, GDK_KEY_Return, 0);
  press (grid, GDK_KEY_Return, 0);
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (scene->window)));
  act (scene, "schedule.delete");
  g_assert_true (SOL_IS_WEEK_TILE (gtk_window_get_focus (scene->window)));
  act (scene, "schedule.undo");
  press (grid, GDK_KEY_Return, 0);
  press (grid, GDK_KEY_Delete, 0);
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n);
}

static void
type (ScheduleScene *scene, const char *text)
{
  GtkWidget *field = widget_find (root_of (scene), GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (field);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
}

static void
assert_typed (ScheduleScene *scene, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget_find (root_of (scene), GTK_TYPE_ENTRY))), ==,
                   text);
}

/* A right click, or the key for it, offers what can be done with a slot. */
static void
test_menu (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);
  SolWeekGrid *grid = grid_of (scene);
  const SolWeekGeometry *geometry = &grid->geometry;
  double x = sol_week_geometry_left (geometry, sol_week_geometry_column (geometry, 6)) + 20;
  guint n = sol_schedule_page_get_draft (scene->page)->mine->slots->len;

  g_assert_nonnull (grid->menu);
  g_assert_false (gtk_widget_get_visible (grid->menu));
  sol_week_grid_click (grid, 1, GDK_BUTTON_SECONDARY, x, sol_week_geometry_top (geometry, 13 * 60));
  g_assert_true (gtk_widget_get_visible (grid->menu));
  g_assert_cmpstr (sol_schedule_page_get_selected (scene->page), ==, schedule_scene_get_slot (scene, 1)->id);
  schedule_scene_settle (scene);
  widget_assert_reads (grid->menu, "Enable or Disable");
  widget_assert_reads (grid->menu, "Duplicate");
  widget_assert_reads (grid->menu, "Delete");
  gtk_popover_popdown (GTK_POPOVER (grid->menu));
  schedule_scene_settle (scene);
  g_assert_true (SOL_IS_WEEK_TILE (gtk_window_get_focus (scene->window)));
  press (GTK_WIDGET (grid), GDK_KEY_Menu, 0);
  g_assert_true (gtk_widget_get_visible (grid->menu));
  /* The actions are found from where it hangs. */
  g_assert_true (gtk_widget_activate_action (grid->menu, "schedule.duplicate", NULL));
  g_assert_cmpuint (sol_schedule_page_get_draft (scene->page)->mine->slots->len, ==, n + 1);
  gtk_popover_popdown (GTK_POPOVER (grid->menu));
}

/* What somebody is about to type is neither taken away by what is read meanwhile, nor lost by leaving. */
static void
test_typing (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  select_slot (scene, 0);
  type (scene, "22");
  schedule_scene_happen (scene, "\"index\":1,\"enabled\":true");
  schedule_scene_reread (scene);
  assert_typed (scene, "22");
  g_assert_false (is_changed (scene));
  /* It counts as a change. */
  g_assert_false (sol_content_page_can_leave (SOL_CONTENT_PAGE (scene->page)));
  g_assert_cmpint (leave (scene, "cancel"), ==, 0);
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->window.start, ==, 22 * 60);
  act (scene, "schedule.undo");
  assert_typed (scene, "23:00");
  /* Undoing takes back what is typed before what was done, and no other time comes up in the field. */
  g_assert_true (edit_first (scene, amps (20)));
  type (scene, "21");
  g_assert_false (
      gtk_widget_activate_action (gtk_window_get_focus (scene->window), "text.undo", NULL)
      && strcmp (gtk_editable_get_text (GTK_EDITABLE (widget_find (root_of (scene), GTK_TYPE_ENTRY))), "21")
             != 0);
  act (scene, "schedule.undo");
  assert_typed (scene, "23:00");
  g_assert_true (is_changed (scene));
  act (scene, "schedule.undo");
  g_assert_false (is_changed (scene));
  /* What cannot be had keeps the person here. */
  type (scene, "6:00");
  g_assert_cmpint (leave (scene, NULL), ==, 0);
  widget_assert_reads (root_of (scene), "A slot cannot end when it starts");
  assert_typed (scene, "23:00");
  /* Saved from within the field. */
  type (scene, "21:45");
  press (root_of (scene), GDK_KEY_s, GDK_CONTROL_MASK);
  let_save (scene);
  g_assert_false (is_changed (scene));
  g_assert_cmpint (sol_charger_get_schedule (scene->charger)->slots->len, ==, 3);
  g_assert_cmpint (schedule_scene_get_slot (scene, 0)->window.start, ==, 21 * 60 + 45);
}

/* Where the slot in the fields goes, by undoing or elsewhere, the focus is back in the week. */
static void
test_focus_stays (void)
{
  g_autoptr (ScheduleScene) scene = schedule_scene_new ("mockup", WIDE, HEIGHT);

  act (scene, "schedule.add");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (scene->window)));
  act (scene, "schedule.undo");
  g_assert_true (SOL_IS_WEEK_TILE (gtk_window_get_focus (scene->window)));
  act (scene, "schedule.redo");
  g_assert_nonnull (gtk_window_get_focus (scene->window));
  act (scene, "schedule.undo");
  select_slot (scene, 1);
  type (scene, "9");
  schedule_scene_happen (scene, "\"index\":1,\"remove\":true");
  for (guint i = 0; i < 3 && sol_schedule_page_get_selected (scene->page) != NULL; i++)
    schedule_scene_reread (scene);
  g_assert_null (sol_schedule_page_get_selected (scene->page));
  g_assert_true (SOL_IS_WEEK_TILE (gtk_window_get_focus (scene->window)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!overview_scene_init ())
    return 77;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/views/schedule/read", test_read);
  g_test_add_func ("/views/schedule/draft", test_draft);
  g_test_add_func ("/views/schedule/refused", test_refused);
  g_test_add_func ("/views/schedule/off-peak", test_off_peak);
  g_test_add_func ("/views/schedule/slots", test_slots);
  g_test_add_func ("/views/schedule/save", test_save);
  g_test_add_func ("/views/schedule/conflict", test_conflict);
  g_test_add_func ("/views/schedule/part", test_part);
  g_test_add_func ("/views/schedule/leave", test_leave);
  g_test_add_func ("/views/schedule/leave-unanswered", test_leave_unanswered);
  g_test_add_func ("/views/schedule/reread", test_reread);
  g_test_add_func ("/views/schedule/empty", test_empty);
  g_test_add_func ("/views/schedule/loading", test_loading);
  g_test_add_func ("/views/schedule/failed", test_failed);
  g_test_add_func ("/views/schedule/offline", test_offline);
  g_test_add_func ("/views/schedule/locked", test_locked);
  g_test_add_func ("/views/schedule/narrow", test_narrow);
  g_test_add_func ("/views/schedule/menu", test_menu);
  g_test_add_func ("/views/schedule/typing", test_typing);
  g_test_add_func ("/views/schedule/focus-stays", test_focus_stays);
  g_test_add_func ("/views/schedule/keyboard", test_keyboard);
  return g_test_run ();
}
