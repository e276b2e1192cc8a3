/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule/sol-schedule-page.h"
#include "widget-test.h"
#include "window-scene.h"

/* A draft is not lost by going elsewhere, closing or signing out without a question. */

static WindowScene *
open_draft (void)
{
  WindowScene *self = window_scene_new ("mockup", NULL);

  window_scene_sign_in (self);
  g_assert_true (sol_window_open_page (self->window, "schedule"));
  window_scene_settle (self);
  g_assert_true (SOL_IS_SCHEDULE_PAGE (sol_window_get_page (self->window)));
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (self->window), "Add Slot"), "clicked");
  window_scene_settle (self);
  return self;
}

static gboolean
shows_schedule (WindowScene *self)
{
  return SOL_IS_SCHEDULE_PAGE (sol_window_get_page (self->window));
}

static void
answer (WindowScene *self, const char *button)
{
  GtkWindow *dialog = window_scene_get_dialog (self);

  g_assert_nonnull (dialog);
  widget_assert_reads (GTK_WIDGET (dialog), "Save Changes to the Schedule?");
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (dialog), button), "clicked");
  for (guint i = 0; i < 10; i++)
    window_scene_settle (self);
}

static void
test_page (void)
{
  g_autoptr (WindowScene) self = open_draft ();

  sol_window_open_page (self->window, "overview");
  window_scene_settle (self);
  g_assert_true (shows_schedule (self));
  answer (self, "Cancel");
  g_assert_true (shows_schedule (self));
  sol_window_open_page (self->window, "overview");
  answer (self, "Discard");
  g_assert_false (shows_schedule (self));
  widget_assert_reads (GTK_WIDGET (self->window), "Running on solar");
}

static void
test_back (void)
{
  g_autoptr (WindowScene) self = open_draft ();

  window_scene_act (self, "win.back");
  answer (self, "Cancel");
  g_assert_true (shows_schedule (self));
  window_scene_act (self, "win.back");
  answer (self, "Discard");
  for (guint i = 0; i < 100 && shows_schedule (self); i++)
    window_scene_settle (self);
  g_assert_false (shows_schedule (self));
}

static void
test_sign_out (void)
{
  g_autoptr (WindowScene) self = open_draft ();

  window_scene_act (self, "win.sign-out");
  answer (self, "Discard");
  GtkWindow *dialog = window_scene_get_dialog (self);
  g_assert_nonnull (dialog);
  widget_assert_reads (GTK_WIDGET (dialog), "Sign Out?");
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (dialog), "Cancel"), "clicked");
}

static void
test_close (void)
{
  g_autoptr (WindowScene) self = open_draft ();
  GtkWindow *window = GTK_WINDOW (self->window);

  gtk_window_close (window);
  window_scene_settle (self);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  answer (self, "Cancel");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  sol_window_quit (self->window);
  answer (self, "Cancel");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/leave/page", test_page);
  g_test_add_func ("/leave/back", test_back);
  g_test_add_func ("/leave/sign-out", test_sign_out);
  g_test_add_func ("/leave/close", test_close);
  return g_test_run ();
}
