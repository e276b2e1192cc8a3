/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "window-scene.h"

#include "widget-test.h"

static void
open_window (WindowScene *self)
{
  model_fixture_open (self->fixture);
  self->window = sol_window_new (NULL, self->fixture->home, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  window_scene_settle (self);
}

WindowScene *
window_scene_new (const char *scenario, const char *start)
{
  WindowScene *self = g_new0 (WindowScene, 1);

  self->fixture = model_fixture_new (scenario, start);
  open_window (self);
  return self;
}

void
window_scene_free (WindowScene *self)
{
  widget_destroy (GTK_WINDOW (self->window));
  model_fixture_free (self->fixture);
  g_free (self);
}

void
window_scene_settle (WindowScene *self)
{
  model_fixture_settle (self->fixture);
  widget_settle ();
}

static gboolean
is_signed_in (gpointer data)
{
  SolHomeState state = sol_home_get_state (data);

  return state == SOL_HOME_OPEN || state == SOL_HOME_CHOOSING;
}

void
window_scene_sign_in (WindowScene *self)
{
  model_fixture_sign_in (self->fixture);
  model_fixture_wait (is_signed_in, self->fixture->home);
  window_scene_settle (self);
}

void
window_scene_start_again (WindowScene *self)
{
  widget_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  model_fixture_close (self->fixture);
  open_window (self);
}

void
window_scene_act (WindowScene *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
  widget_settle ();
}

GtkWindow *
window_scene_get_dialog (WindowScene *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self->window)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}
