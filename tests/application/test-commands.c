/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-dump.h"
#include "sol-command-palette.h"
#include "widget-test.h"
#include "window-scene.h"

static SolCommandPalette *
open_palette (WindowScene *self)
{
  window_scene_act (self, "win.commands");
  return SOL_COMMAND_PALETTE (window_scene_get_dialog (self));
}

static GtkWidget *
find_search (SolCommandPalette *palette)
{
  return widget_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);
}

static void
type (SolCommandPalette *palette, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_search (palette)), text);
  widget_settle ();
}

static void
press (SolCommandPalette *palette, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (find_search (palette));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  g_assert_true (taken);
}

static void
press_enter (SolCommandPalette *palette)
{
  g_signal_emit_by_name (find_search (palette), "activate");
  widget_settle ();
}

static void
assert_chosen (SolCommandPalette *palette, const char *title)
{
  SolCommand *chosen = sol_command_palette_get_chosen (palette);

  g_assert_nonnull (chosen);
  g_assert_cmpstr (sol_command_get_title (chosen), ==, title);
}

static void
test_home (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("two-sites", NULL);

  window_scene_sign_in (self);
  sol_home_choose_site (self->fixture->home, "4081126", "Birchwood House");
  window_scene_settle (self);
  SolCommandPalette *palette = open_palette (self);
  GtkWidget *root = GTK_WIDGET (palette);
  a11y_assert_named (root);
  widget_assert_reads (root, "Overview");
  widget_assert_reads (root, "Refresh");
  widget_assert_reads (root, "Sign Out…");
  widget_assert_reads (root, "Lake Hut");
  widget_assert_reads (root, "Site 4090311");
  /* The home that is open, and what cannot be done, are left out. */
  widget_assert_reads_not (root, "Birchwood House");
  widget_assert_reads_not (root, "Search the list of sites");
  widget_assert_reads_not (root, "Try Again");
  assert_chosen (palette, "Overview");

  press (palette, GDK_KEY_Up);
  assert_chosen (palette, "Overview");
  type (palette, "sign");
  assert_chosen (palette, "Sign Out…");
  widget_assert_reads_not (root, "Overview");
  press_enter (palette);
  g_assert_false (SOL_IS_COMMAND_PALETTE (window_scene_get_dialog (self)));
  widget_assert_reads (GTK_WIDGET (window_scene_get_dialog (self)), "Sign Out?");
  widget_destroy (window_scene_get_dialog (self));

  palette = open_palette (self);
  type (palette, "hut");
  assert_chosen (palette, "Lake Hut");
  press_enter (palette);
  window_scene_settle (self);
  g_assert_cmpstr (sol_site_get_name (sol_home_get_site (self->fixture->home)), ==, "Lake Hut");
}

static void
test_search (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  SolCommandPalette *palette = open_palette (self);
  GtkWidget *root = GTK_WIDGET (palette);
  type (palette, "lake hut");
  widget_assert_reads (root, "No command matches “lake hut”");
  g_assert_null (sol_command_palette_get_chosen (palette));
  press_enter (palette);
  g_assert_true (window_scene_get_dialog (self) == GTK_WINDOW (palette));
  type (palette, "");
  widget_assert_reads_not (root, "No command matches");
  assert_chosen (palette, "Overview");
  /* Each word of what is typed begins a word of the title, wherever it stands. */
  type (palette, "screen over");
  assert_chosen (palette, "Overview on the whole screen");
  type (palette, "over");
  assert_chosen (palette, "Overview");
  press (palette, GDK_KEY_Down);
  assert_chosen (palette, "Overview on the whole screen");
  press (palette, GDK_KEY_Down);
  assert_chosen (palette, "Overview on the whole screen");
  press (palette, GDK_KEY_Up);
  assert_chosen (palette, "Overview");
  g_signal_emit_by_name (find_search (palette), "stop-search");
  widget_settle ();
  g_assert_null (window_scene_get_dialog (self));
}

static void
test_charging (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  SolCommandPalette *palette = open_palette (self);
  type (palette, "stop charging");
  assert_chosen (palette, "Stop Charging");
  press_enter (palette);
  model_fixture_advance (self->fixture, 20);
  widget_settle ();
  widget_assert_reads (GTK_WIDGET (self->window), "Charging stopped");
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "stop_charging"), ==, 1);
}

/* What cannot be done now stays in its place, says why, and is passed over. */
static void
test_reason (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("unplugged", NULL);

  window_scene_sign_in (self);
  SolCommandPalette *palette = open_palette (self);
  widget_assert_reads (GTK_WIDGET (palette), "Start Charging");
  widget_assert_reads (GTK_WIDGET (palette), "Plug the car in first");
  type (palette, "start charging");
  g_assert_null (sol_command_palette_get_chosen (palette));
  press_enter (palette);
  window_scene_settle (self);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 0);
}

/* Before anybody has signed in there is little that can be done, but that little is there. */
static void
test_sign_in (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);
  SolCommandPalette *palette = open_palette (self);

  widget_assert_reads (GTK_WIDGET (palette), "Save Diagnostics…");
  widget_assert_reads_not (GTK_WIDGET (palette), "Overview");
  widget_assert_reads_not (GTK_WIDGET (palette), "Sign Out…");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/commands/home", test_home);
  g_test_add_func ("/commands/search", test_search);
  g_test_add_func ("/commands/charging", test_charging);
  g_test_add_func ("/commands/reason", test_reason);
  g_test_add_func ("/commands/sign-in", test_sign_in);
  return g_test_run ();
}
