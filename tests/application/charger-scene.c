/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charger-scene.h"

#include "charger/sol-charger-page.h"
#include "sol-choice-card.h"
#include "sol-control-switch.h"
#include "widget-test.h"

WindowScene *
charger_scene_open (const char *scenario, const char *what)
{
  WindowScene *self = window_scene_new (scenario, NULL);

  if (what != NULL)
    g_free (model_fixture_ask (self->fixture, "POST", "home", what));
  window_scene_sign_in (self);
  g_assert_true (sol_window_open_page (self->window, "charger"));
  window_scene_settle (self);
  return self;
}

GtkWidget *
charger_scene_get_page (WindowScene *self)
{
  GtkWidget *page = widget_find (GTK_WIDGET (self->window), SOL_TYPE_CHARGER_PAGE);

  g_assert_nonnull (page);
  return page;
}

void
charger_scene_assert_reads (WindowScene *self, const char *text)
{
  widget_assert_reads (GTK_WIDGET (self->window), text);
}

void
charger_scene_advance (WindowScene *self, gint64 seconds)
{
  model_fixture_advance (self->fixture, seconds);
  window_scene_settle (self);
}

gboolean
charger_scene_is_true (WindowScene *self, const char *member)
{
  g_autofree char *truth = model_fixture_ask (self->fixture, "GET", "truth", NULL);

  return strstr (truth, member) != NULL;
}

void
charger_scene_happen (WindowScene *self, const char *what)
{
  g_free (model_fixture_ask (self->fixture, "POST", "home", what));
  window_scene_act (self, "win.refresh");
  window_scene_settle (self);
}

static GtkWidget *
find_titled (GtkWidget *root, GType type, const char *title)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, type, title);
      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkSwitch *
charger_scene_find_switch (WindowScene *self, const char *title)
{
  GtkWidget *row = find_titled (charger_scene_get_page (self), SOL_TYPE_CONTROL_SWITCH, title);

  g_assert_nonnull (row);
  return GTK_SWITCH (widget_find (row, GTK_TYPE_SWITCH));
}

GtkWidget *
charger_scene_find_card (GtkWidget *root, const char *id)
{
  if (SOL_IS_CHOICE_CARD (root) && g_str_equal (sol_choice_card_get_id (SOL_CHOICE_CARD (root)), id))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = charger_scene_find_card (child, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

void
charger_scene_go_offline (WindowScene *self)
{
  model_fixture_stop (self->fixture);
  for (guint i = 0; i < 5; i++)
    {
      window_scene_act (self, "win.refresh");
      window_scene_settle (self);
    }
}
