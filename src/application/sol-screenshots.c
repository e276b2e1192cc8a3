/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-screenshots"

#include "sol-screenshots.h"

#include <glib/gstdio.h>

#include "sol-picture.h"
#include "sol-screenshot-steps.h"

#define LOOK_AGAIN (40 * SOL_SECOND / 1000)
#define STEP_DEADLINE (60 * SOL_SECOND)

/* So many looks without anything to wait for, and the last frame is the picture. */
#define QUIET_LOOKS 8

/* The three forms of a picture. */
static const struct
{
  const char *name;
  AdwColorScheme scheme;
  int width, height;
} forms[] = {
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT, 1100, 760 },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK, 1100, 760 },
  { "narrow", ADW_COLOR_SCHEME_FORCE_LIGHT, 360, 720 },
};

typedef struct
{
  SolShot shot;
  char *folder;
  SolClock *clock;
  guint timer;
  gint64 deadline;
  guint step;
  guint form;
  guint quiet;
  int width, height; /* of the content at the last look */
  gboolean started;
  gboolean begun;
} Shooting;

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
strike (SolShot *shot)
{
  if (shot->window != NULL)
    gtk_window_destroy (GTK_WINDOW (shot->window));
  shot->window = NULL;
  g_clear_object (&shot->home);
  g_clear_object (&shot->demo);
  if (shot->data_root != NULL)
    remove_folder (shot->data_root);
  g_clear_pointer (&shot->data_root, g_free);
}

static void
shooting_free (Shooting *self)
{
  sol_clock_clear (self->clock, &self->timer);
  strike (&self->shot);
  g_clear_object (&self->clock);
  g_free (self->folder);
  g_free (self);
}

static const SolShotStep *
get_step (Shooting *self)
{
  guint n_steps;
  const SolShotStep *steps = sol_shot_get_steps (&n_steps);

  return self->step < n_steps ? &steps[self->step] : NULL;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Shooting *self = g_task_get_task_data (task);

  if (!sol_home_start_finish (SOL_HOME (source), result, &error))
    g_warning ("A home for the pictures could not be started: %s", error->message);
  else if (self->shot.home == SOL_HOME (source))
    self->started = TRUE;
}

/* A new stage: every scenario has a cloud, a data folder and a window of its own. */
static gboolean
set_up (GTask *task, Shooting *self, const SolShotStep *step, GError **error)
{
  g_autoptr (SolLaunch) launch = sol_launch_new ();
  SolShot *shot = &self->shot;

  strike (shot);
  launch->scenario = g_strdup (step->scenario);
  launch->speed = 0.0;
  launch->seed = sol_application_get_launch (shot->app)->seed;
  launch->start = sol_application_get_launch (shot->app)->start;
  if (step->start != NULL)
    launch->start = sol_time_parse (step->start, NULL) / SOL_SECOND;
  shot->demo = sol_demo_new (launch, error);
  if (shot->demo == NULL)
    return FALSE;
  if (!step->demo)
    {
      shot->data_root = g_dir_make_tmp ("solarium-pictures-XXXXXX", error);
      if (shot->data_root == NULL)
        return FALSE;
    }
  shot->home = sol_demo_make_home (shot->demo, step->demo, shot->data_root);
  shot->window = sol_window_new (GTK_APPLICATION (shot->app), shot->home, NULL);
  /* Nobody's pointer is in the picture. */
  gtk_widget_set_can_target (adw_application_window_get_content (ADW_APPLICATION_WINDOW (shot->window)),
                             FALSE);
  gtk_window_present (GTK_WINDOW (shot->window));
  self->started = FALSE;
  sol_home_start_async (shot->home, g_task_get_cancellable (task), started_cb, g_object_ref (task));
  return TRUE;
}

static void
take_form (Shooting *self)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), forms[self->form].scheme);
  gtk_window_set_default_size (GTK_WINDOW (self->shot.window), forms[self->form].width,
                               forms[self->form].height);
  self->quiet = 0;
  self->width = self->height = 0;
}

/* A frame that the window may have around its content is not part of the picture. Where large text needs more
 * room than there should be, the picture is as large as it must be. */
static gboolean
fits (Shooting *self)
{
  GtkWindow *window = GTK_WINDOW (self->shot.window);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  int width, height;
  int more_width = forms[self->form].width - gtk_widget_get_width (content);
  int more_height = forms[self->form].height - gtk_widget_get_height (content);

  if (more_width == 0 && more_height == 0)
    return TRUE;
  if (more_width <= 0 && more_height <= 0 && self->width == gtk_widget_get_width (content)
      && self->height == gtk_widget_get_height (content))
    return TRUE;
  self->width = gtk_widget_get_width (content);
  self->height = gtk_widget_get_height (content);
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width + more_width, height + more_height);
  self->quiet = 0;
  return FALSE;
}

static gboolean
save (Shooting *self, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", get_step (self)->name, forms[self->form].name);
  g_autofree char *file = g_build_filename (self->folder, name, NULL);
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->shot.window));

  return sol_picture_save (content, file, error);
}

/* Returns: whether there is more to draw. */
static gboolean
look (GTask *task, Shooting *self, GError **error)
{
  const SolShotStep *step = get_step (self);

  if (sol_clock_monotonic (self->clock) > self->deadline)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s did not come", step->name);
      return FALSE;
    }
  if (!self->begun)
    {
      if (step->scenario == NULL || self->started)
        {
          self->begun = TRUE;
          if (step->begin != NULL)
            step->begin (&self->shot);
        }
      return TRUE;
    }
  if (!step->is_ready (&self->shot))
    {
      self->quiet = 0;
      return TRUE;
    }
  if (++self->quiet < QUIET_LOOKS || !fits (self))
    return TRUE;
  if (!save (self, error))
    return FALSE;
  self->form++;
  if (self->form < G_N_ELEMENTS (forms))
    {
      take_form (self);
      return TRUE;
    }
  self->step++;
  return FALSE;
}

static gboolean
begin_step (GTask *task, Shooting *self, GError **error)
{
  const SolShotStep *step = get_step (self);

  self->form = 0;
  self->begun = FALSE;
  self->deadline = sol_clock_monotonic (self->clock) + STEP_DEADLINE;
  if (step->scenario != NULL && !set_up (task, self, step, error))
    return FALSE;
  take_form (self);
  return TRUE;
}

static void
look_cb (gpointer data)
{
  GTask *task = data;
  Shooting *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean more;

  self->timer = 0;
  if (g_task_return_error_if_cancelled (task))
    return;
  more = look (task, self, &error);
  if (!more && error == NULL && get_step (self) != NULL)
    more = begin_step (task, self, &error);
  if (more)
    self->timer = sol_clock_add_full (self->clock, LOOK_AGAIN, G_PRIORITY_LOW, look_cb, g_object_ref (task),
                                      g_object_unref);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      strike (&self->shot);
      g_task_return_boolean (task, TRUE);
    }
}

/* What fades, blinks or comes and goes by itself would make each run different. */
static void
hold_still (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE,
                "gtk-decoration-layout", ":close", NULL);
  gtk_css_provider_load_from_data (provider, "scrollbar { opacity: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

void
sol_screenshots_async (SolApplication *app, const char *folder, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (app, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  Shooting *self = g_new0 (Shooting, 1);

  g_task_set_source_tag (task, sol_screenshots_async);
  self->shot.app = app;
  self->folder = g_strdup (folder);
  self->clock = sol_clock_new_system ();
  g_task_set_task_data (task, self, (GDestroyNotify) shooting_free);
  hold_still ();

  if (g_mkdir_with_parents (folder, 0755) != 0 || !begin_step (task, self, &error))
    {
      if (error == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be made", folder);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->timer = sol_clock_add_full (self->clock, LOOK_AGAIN, G_PRIORITY_LOW, look_cb, g_object_ref (task),
                                    g_object_unref);
}

gboolean
sol_screenshots_finish (SolApplication *app, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, app), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
