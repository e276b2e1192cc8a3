/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "a11y-dump.h"
#include "sol-site-row.h"
#include "sol-status-foot.h"
#include "widget-test.h"
#include "window-scene.h"

#define OFFLINE "No internet connection. You see the values of 14:30; controls are paused."

static void
assert_face (WindowScene *self, const char *face)
{
  g_assert_cmpstr (sol_window_get_face (self->window), ==, face);
}

static void
assert_reads (WindowScene *self, const char *text)
{
  widget_assert_reads (GTK_WIDGET (self->window), text);
}

static void
test_home (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);
  GtkWidget *root = GTK_WIDGET (self->window);

  assert_face (self, "sign-in");
  a11y_assert_named (root);
  a11y_assert_golden (root, "sign-in");
  window_scene_sign_in (self);
  assert_face (self, "home");
  assert_reads (self, "Birchwood House");
  assert_reads (self, "Site 4081126");
  assert_reads (self, "Running on solar");
  assert_reads (self, "Updated just now");
  widget_assert_reads_not (root, "Demo home");
  a11y_assert_named (root);
  a11y_assert_golden (root, "home");
  model_fixture_advance (self->fixture, 20);
  assert_reads (self, "Updated 20 seconds ago");
}

/* A second start shows yesterday's numbers, with their age, before anybody answers; and then that nobody
 * does. */
static void
test_second_start_offline (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  model_fixture_stop (self->fixture);
  sol_clock_test_set (self->fixture->clock, sol_clock_now (self->fixture->clock) + SOL_DAY);
  window_scene_start_again (self);
  assert_face (self, "home");
  assert_reads (self, "5.64");
  assert_reads (self, "Not up to date");
}

static void
test_offline (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  model_fixture_stop (self->fixture);
  for (guint i = 0; i < 5; i++)
    {
      sol_site_refresh (sol_home_get_site (self->fixture->home));
      window_scene_settle (self);
    }
  assert_reads (self, OFFLINE);
  assert_reads (self, "Offline since 14:30");
  a11y_assert_named (GTK_WIDGET (self->window));
  a11y_assert_golden (GTK_WIDGET (self->window), "offline");
  model_fixture_restart (self->fixture);
  window_scene_act (self, "win.try-again");
  window_scene_settle (self);
  widget_assert_reads_not (GTK_WIDGET (self->window), OFFLINE);
}

static void
break_service (WindowScene *self)
{
  static const char *const paths[] = { "/service/*", "/pv/*", "/systems/*", "/app-api/*/*" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *fault = g_strdup_printf (
          "[{\"path\": \"%s\", \"what\": \"status\", \"value\": 503, \"times\": -1}]", paths[i]);
      g_free (model_fixture_ask (self->fixture, "POST", "faults", fault));
    }
}

/* What a person asked for says that it failed, once for each time; what the plan tries does not. */
static void
test_refresh_fails (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);
  GtkWidget *root = GTK_WIDGET (self->window);

  window_scene_sign_in (self);
  window_scene_act (self, "win.refresh");
  window_scene_settle (self);
  widget_assert_reads_not (root, "Could not refresh");

  break_service (self);
  model_fixture_advance (self->fixture, 90);
  window_scene_settle (self);
  widget_assert_reads_not (root, "Could not refresh");
  window_scene_act (self, "win.refresh");
  window_scene_settle (self);
  assert_reads (self, "Could not refresh");
  GtkWidget *again
      = widget_find_button (widget_find (root, g_type_from_name ("AdwToastWidget")), "Try Again");
  g_assert_nonnull (again);

  g_free (model_fixture_ask (self->fixture, "DELETE", "faults", NULL));
  guint before = model_fixture_count_requests (self->fixture, "GET", "ev_chargers/status");
  g_signal_emit_by_name (again, "clicked");
  window_scene_settle (self);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, "GET", "ev_chargers/status"), ==,
                    before + 1);
  widget_assert_reads_not (root, "Could not refresh");
  assert_reads (self, "Updated just now");
}

/* A home folder that cannot be written is no reason to show nothing; but it is said, and not only to a
 * terminal. */
static void
test_nothing_is_kept (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);
  g_autofree char *root = g_steal_pointer (&self->fixture->root);

  g_test_expect_message ("sol-home", G_LOG_LEVEL_WARNING, "Nothing can be kept this time: *");
  self->fixture->root = g_build_filename (root, "nowhere", NULL);
  window_scene_start_again (self);
  g_test_assert_expected_messages ();
  assert_face (self, "sign-in");
  assert_reads (self, "Nothing can be kept this time. The stored data cannot be read or written.");
  window_scene_sign_in (self);
  assert_face (self, "home");
  assert_reads (self, "Running on solar");
  assert_reads (self, "Nothing can be kept this time. The stored data cannot be read or written.");
  g_free (self->fixture->root);
  self->fixture->root = g_steal_pointer (&root);
}

static void
test_nothing_to_show (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  break_service (self);
  window_scene_sign_in (self);
  assert_face (self, "home");
  assert_reads (self, "Enphase Is Not Answering");
  assert_reads (self, "Error 503, service unavailable");
  assert_reads (self, "Next try by itself in ");
  assert_reads (self, "Not connected");
  a11y_assert_named (GTK_WIDGET (self->window));
  window_scene_act (self, "win.copy-details");
  assert_reads (self, "Copied");
  g_free (model_fixture_ask (self->fixture, "DELETE", "faults", NULL));
  window_scene_act (self, "win.try-again");
  window_scene_settle (self);
  assert_reads (self, "Running on solar");
}

/* Charging from the window: one command, and the words for how it ended. */
static void
test_charging (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  window_scene_act (self, "win.toggle-charging");
  model_fixture_advance (self->fixture, 20);
  widget_settle ();
  assert_reads (self, "Charging stopped");
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "stop_charging"), ==, 1);
  window_scene_act (self, "win.toggle-charging");
  model_fixture_advance (self->fixture, 20);
  widget_settle ();
  assert_reads (self, "Charging started at 16\302\240A");
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 1);
}

static void
test_unplugged (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("unplugged", NULL);

  window_scene_sign_in (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.toggle-charging", NULL);
  window_scene_settle (self);
  g_assert_cmpuint (model_fixture_count_requests (self->fixture, NULL, "start_charging"), ==, 0);
}

static void
test_sign_out (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  window_scene_act (self, "win.sign-out");
  GtkWindow *dialog = window_scene_get_dialog (self);
  g_assert_nonnull (dialog);
  widget_assert_reads (GTK_WIDGET (dialog), "Sign Out?");
  widget_assert_reads (GTK_WIDGET (dialog),
                       "The session is removed from this computer. Recorded history stays.");
  widget_assert_reads (GTK_WIDGET (dialog), "Also erase recorded history");
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  window_scene_settle (self);
  assert_face (self, "home");

  window_scene_act (self, "win.sign-out");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (window_scene_get_dialog (self)), "sign-out");
  window_scene_settle (self);
  assert_face (self, "sign-in");
}

static void
test_picker (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("five-sites", NULL);
  GtkWidget *root = GTK_WIDGET (self->window);

  window_scene_sign_in (self);
  assert_face (self, "picker");
  assert_reads (self, "Your account can see 5 sites. You can switch at any time.");
  a11y_assert_named (root);
  a11y_assert_golden (root, "site-picker");

  GtkWidget *search = widget_find (root, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "mill LANE");
  g_signal_emit_by_name (search, "search-changed");
  widget_settle ();
  assert_reads (self, "Mill Lane Workshop");
  widget_assert_reads_not (root, "Birchwood House");
  gtk_editable_set_text (GTK_EDITABLE (search), "lake hut");
  g_signal_emit_by_name (search, "search-changed");
  widget_settle ();
  assert_reads (self, "No site matches “lake hut”");
  gtk_editable_set_text (GTK_EDITABLE (search), "5117263");
  g_signal_emit_by_name (search, "search-changed");
  widget_settle ();

  /* A star moves the row to the favourites. */
  GtkWidget *row = widget_find (root, SOL_TYPE_SITE_ROW);
  widget_assert_reads (row, "Orchard Road 12");
  sol_site_row_toggle_star (SOL_SITE_ROW (row));
  widget_settle ();
  assert_reads (self, "Favourites");
  widget_assert_reads_not (root, "All sites");

  g_signal_emit_by_name (search, "activate");
  window_scene_settle (self);
  assert_face (self, "home");
  assert_reads (self, "Orchard Road 12");
  window_scene_act (self, "win.all-sites");
  assert_face (self, "picker");
  assert_reads (self, "Last used");
}

static void
test_narrow (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);
  GtkWidget *root = GTK_WIDGET (self->window);

  window_scene_sign_in (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 370, 720);
  model_fixture_advance (self->fixture, 1);
  for (guint i = 0; i < 20; i++)
    widget_settle ();
  AdwLeaflet *leaflet = ADW_LEAFLET (widget_find (root, ADW_TYPE_LEAFLET));
  g_assert_true (adw_leaflet_get_folded (leaflet));
  window_scene_act (self, "win.back");
  g_assert_nonnull (widget_find (root, SOL_TYPE_STATUS_FOOT));
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "list");
  g_assert_true (sol_window_open_page (self->window, "overview"));
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "page");
  g_assert_false (sol_window_open_page (self->window, "nowhere"));
}

static void
test_session_over (void)
{
  g_autoptr (WindowScene) self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  g_free (model_fixture_ask (self->fixture, "POST", "faults",
                             "[{\"path\": \"*\", \"what\": \"status\", \"value\": 401, \"times\": -1}]"));
  /* Three rejected renewals, five minutes apart. */
  model_fixture_advance (self->fixture, 20 * 60);
  widget_settle ();
  assert_reads (self, "You have been signed out. Values are from 14:30.");
  assert_reads (self, "Sign in again");
  window_scene_act (self, "win.sign-in");
  assert_face (self, "sign-in");
  window_scene_act (self, "win.back");
  assert_face (self, "home");

  g_free (model_fixture_ask (self->fixture, "DELETE", "faults", NULL));
  window_scene_act (self, "win.sign-in");
  GtkWidget *root = GTK_WIDGET (self->window);
  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_ENTRY_ROW)), SOL_SIMULATOR_OWNER);
  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_PASSWORD_ENTRY_ROW)),
                         SOL_SIMULATOR_PASSWORD);
  g_signal_emit_by_name (widget_find_button (root, "Sign In"), "clicked");
  model_fixture_advance (self->fixture, 1);
  window_scene_settle (self);
  assert_face (self, "home");
  widget_assert_reads_not (root, "You have been signed out.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/window/home", test_home);
  g_test_add_func ("/window/second-start-offline", test_second_start_offline);
  g_test_add_func ("/window/offline", test_offline);
  g_test_add_func ("/window/refresh-fails", test_refresh_fails);
  g_test_add_func ("/window/nothing-is-kept", test_nothing_is_kept);
  g_test_add_func ("/window/nothing-to-show", test_nothing_to_show);
  g_test_add_func ("/window/charging", test_charging);
  g_test_add_func ("/window/unplugged", test_unplugged);
  g_test_add_func ("/window/sign-out", test_sign_out);
  g_test_add_func ("/window/picker", test_picker);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/session-over", test_session_over);
  return g_test_run ();
}
