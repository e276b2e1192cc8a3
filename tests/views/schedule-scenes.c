/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule-scenes.h"

#include "sol-content-page.h"

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_frames (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_home (ScheduleScene *self, const char *scenario, const char *faults)
{
  self->fixture = model_fixture_new (scenario, NULL);
  if (faults != NULL)
    g_free (model_fixture_ask (self->fixture, "POST", "faults", faults));
  self->site = model_fixture_open_site (self->fixture);
  sol_site_set_page (self->site, SOL_PAGE_CHARGER);
  model_fixture_settle (self->fixture);
  self->charger = g_list_model_get_item (sol_site_get_chargers (self->site), 0);
}

ScheduleScene *
schedule_scene_new (const char *scenario, int width, int height)
{
  return schedule_scene_new_with_faults (scenario, NULL, width, height);
}

ScheduleScene *
schedule_scene_new_with_faults (const char *scenario, const char *faults, int width, int height)
{
  ScheduleScene *self = g_new0 (ScheduleScene, 1);

  if (scenario != NULL)
    open_home (self, scenario, faults);
  GtkWidget *page = sol_schedule_page_new (self->fixture != NULL ? self->fixture->clock : NULL);
  self->page = SOL_SCHEDULE_PAGE (page);
  sol_content_page_set_narrow (SOL_CONTENT_PAGE (page), width < 500);
  sol_schedule_page_set_charger (self->page, self->site, self->charger);
  GtkWidget *bin = adw_bin_new ();
  gtk_widget_add_css_class (bin, "background");
  if (width < 500)
    gtk_widget_add_css_class (bin, "narrow");
  adw_bin_set_child (ADW_BIN (bin), page);
  self->window = g_object_new (GTK_TYPE_WINDOW, "decorated", FALSE, "default-width", width, "default-height",
                               height, "child", bin, NULL);
  gtk_window_present (self->window);
  for (guint i = 0; i < 200 && !gtk_widget_get_mapped (page); i++)
    run_frames (10);
  run_frames (100);
  return self;
}

void
schedule_scene_free (ScheduleScene *self)
{
  gtk_window_destroy (self->window);
  run_frames (10);
  g_clear_object (&self->charger);
  g_clear_pointer (&self->fixture, model_fixture_free);
  g_free (self);
}

void
schedule_scene_settle (ScheduleScene *self)
{
  if (self->fixture != NULL)
    model_fixture_settle (self->fixture);
  run_frames (60);
}

void
schedule_scene_happen (ScheduleScene *self, const char *what)
{
  g_autofree char *body = g_strdup_printf ("{\"what\":\"slot\",%s}", what);
  g_autofree char *answer = model_fixture_ask (self->fixture, "POST", "home", body);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (sol_site_ensure_finish (SOL_SITE (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

void
schedule_scene_reread (ScheduleScene *self)
{
  gboolean done = FALSE;

  sol_site_ensure_async (self->site, SOL_FAMILY_BIT (SOL_FAMILY_SCHEDULE), TRUE, NULL, read_cb, &done);
  model_fixture_wait (is_set, &done);
  schedule_scene_settle (self);
}

const SolScheduleSlot *
schedule_scene_get_slot (ScheduleScene *self, guint index)
{
  const SolScheduleDraft *draft = sol_schedule_page_get_draft (self->page);

  g_assert_nonnull (draft);
  g_assert_cmpuint (index, <, draft->mine->slots->len);
  return g_ptr_array_index (draft->mine->slots, index);
}

void
schedule_scene_draw_mockup (ScheduleScene *self)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  schedule_scene_happen (
      self, "\"index\":0,\"start\":1380,\"end\":300,\"amps\":16,\"days\":\"123467\",\"remind\":true");
  schedule_scene_happen (self, "\"index\":1,\"enabled\":true");
  g_autofree char *added
      = g_strdup_printf ("\"index\":1,\"start\":1020,\"end\":1140,\"amps\":10,\"days\":\"3\","
                         "\"enabled\":false,\"add\":\"%s:%s:0\"",
                         sol_site_get_id (self->site), sol_charger_get_serial (self->charger));
  schedule_scene_happen (self, added);
  schedule_scene_reread (self);
  g_autofree char *id = g_strdup (schedule_scene_get_slot (self, 0)->id);
  edit.end = 360;
  g_assert_true (sol_schedule_page_edit (self->page, id, &edit, NULL));
  edit = SOL_SLOT_EDIT_NONE;
  edit.amps = 32;
  g_assert_true (sol_schedule_page_edit (self->page, id, &edit, NULL));
  sol_schedule_page_set_selected (self->page, id);
  schedule_scene_settle (self);
}
