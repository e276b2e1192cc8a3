/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_SETTINGS_ENABLE_BACKEND
#define G_LOG_DOMAIN "sol-application"

#include "sol-application-private.h"

#include <gio/gsettingsbackend.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "sol-charts-css.h"
#include "sol-screenshots.h"

#define RESOURCE_BASE "/io/github/solarium/Solarium"
#define SCHEMA "io.github.solarium.Solarium"

/* A program that was asked to leave after its start, and does not get there, says so in the end. */
#define STARTUP_DEADLINE (60 * SOL_SECOND)

G_DEFINE_FINAL_TYPE (SolApplication, sol_application, ADW_TYPE_APPLICATION)

SolHome *
sol_application_get_home (SolApplication *self)
{
  g_return_val_if_fail (SOL_IS_APPLICATION (self), NULL);

  return self->home;
}

GSettings *
sol_application_get_settings (SolApplication *self)
{
  g_return_val_if_fail (SOL_IS_APPLICATION (self), NULL);

  return self->settings;
}

const SolLaunch *
sol_application_get_launch (SolApplication *self)
{
  g_return_val_if_fail (SOL_IS_APPLICATION (self), NULL);

  return self->launch;
}

int
sol_application_get_exit_status (SolApplication *self)
{
  g_return_val_if_fail (SOL_IS_APPLICATION (self), 1);

  return self->exit_status;
}

/* The end: windows first, since they hold the home; then the home, which writes behind; then the loop. */

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_home_close_finish (SOL_HOME (source), result, &error))
    g_warning ("The home was not closed in order: %s", error->message);
  g_clear_object (&self->home);
  g_clear_object (&self->demo);
  g_application_release (G_APPLICATION (self));
}

static void
close_home (SolApplication *self)
{
  if (self->home == NULL || self->closing)
    return;
  self->closing = TRUE;
  sol_clock_clear (self->clock, &self->deadline);
  g_cancellable_cancel (self->cancellable);
  sol_home_close_async (self->home, NULL, closed_cb, g_object_ref (self));
}

static void
sol_application_window_removed (GtkApplication *app, GtkWindow *window)
{
  SolApplication *self = SOL_APPLICATION (app);

  GTK_APPLICATION_CLASS (sol_application_parent_class)->window_removed (app, window);
  if (GTK_WINDOW (self->window) != window)
    return;
  self->window = NULL;
  close_home (self);
}

void
sol_application_leave (SolApplication *self, int exit_status)
{
  g_return_if_fail (SOL_IS_APPLICATION (self));

  if (exit_status != 0)
    self->exit_status = exit_status;
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else
    close_home (self);
  if (self->home == NULL)
    g_application_quit (G_APPLICATION (self));
}

static gboolean
signal_cb (gpointer data)
{
  sol_application_leave (SOL_APPLICATION (data), 0);
  return G_SOURCE_CONTINUE;
}

/* The start. */

static void
startup_late_cb (gpointer data)
{
  SolApplication *self = data;

  self->deadline = 0;
  g_warning ("The window was not ready in time");
  sol_application_leave (self, 1);
}

/* Ready is: a home on screen with values or a reason why not, or a question to a person. */
static gboolean
is_ready (SolApplication *self)
{
  const SolCondition *condition = sol_home_get_condition (self->home);

  switch (sol_home_get_state (self->home))
    {
    case SOL_HOME_SIGNED_OUT:
    case SOL_HOME_CODE:
    case SOL_HOME_CHOOSING:
      return self->demo == NULL;
    case SOL_HOME_OPEN:
      return condition != NULL && (condition->has_data || condition->link > SOL_LINK_FRESH);
    case SOL_HOME_STARTING:
    case SOL_HOME_SIGNING_IN:
      break;
    }
  return FALSE;
}

static gboolean
leave_idle_cb (gpointer data)
{
  sol_application_leave (SOL_APPLICATION (data), 0);
  return G_SOURCE_REMOVE;
}

static void
check_ready_cb (SolApplication *self)
{
  if (!self->launch->exit_after_startup || self->closing || self->home == NULL || !is_ready (self))
    return;
  if (self->window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->window)) || self->leaving)
    return;
  /* One turn of the loop, so that what is ready is drawn too. */
  self->leaving = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, leave_idle_cb, g_object_ref (self), g_object_unref);
}

static void
demo_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_demo_sign_in_finish (SOL_DEMO (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_warning ("The demo home could not be opened: %s", error->message);
      sol_application_leave (self, 1);
    }
}

static void
home_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_home_start_finish (SOL_HOME (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_warning ("There is nowhere to keep data: %s", error->message);
      sol_application_leave (self, 1);
      return;
    }
  if (self->demo != NULL && !self->closing)
    sol_demo_sign_in_async (self->demo, self->home, self->cancellable, demo_signed_in_cb,
                            g_object_ref (self));
}

static gboolean
make_home (SolApplication *self, GError **error)
{
  if (self->launch->demo)
    {
      self->demo = sol_demo_new (self->launch, error);
      if (self->demo == NULL)
        return FALSE;
      self->home = sol_demo_make_home (self->demo, TRUE, NULL);
      return TRUE;
    }
  SolHomeOptions options = { .origin = self->launch->server };
  self->home = sol_home_new (&options);
  return TRUE;
}

static void
open_home (SolApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (self->home != NULL)
    return;
  if (!make_home (self, &error))
    {
      g_warning ("The home could not be made: %s", error->message);
      self->exit_status = 1;
      return;
    }
  g_application_hold (G_APPLICATION (self));
  g_signal_connect_object (self->home, "notify::state", G_CALLBACK (check_ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->home, "notify::condition", G_CALLBACK (check_ready_cb), self,
                           G_CONNECT_SWAPPED);
  sol_home_start_async (self->home, self->cancellable, home_started_cb, g_object_ref (self));
}

static void
draw_pictures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sol_screenshots_finish (self, result, &error))
    {
      g_warning ("The pictures could not be drawn: %s", error->message);
      self->exit_status = 1;
    }
  g_application_release (G_APPLICATION (self));
}

static void
sol_application_activate (GApplication *app)
{
  SolApplication *self = SOL_APPLICATION (app);

  if (self->launch->screenshots != NULL)
    {
      g_application_hold (app);
      sol_screenshots_async (self, self->launch->screenshots, self->cancellable, draw_pictures_cb,
                             g_object_ref (self));
      return;
    }
  if (self->closing)
    return;
  open_home (self);
  if (self->home == NULL)
    return;
  /* Started without a window once; whoever starts it again wants to see it. */
  gboolean hidden = self->launch->background && !self->activated;
  self->activated = TRUE;
  if (hidden)
    return;
  if (self->window == NULL)
    {
      self->window = sol_window_new (GTK_APPLICATION (self), self->home, self->settings);
      g_signal_connect_object (self->window, "map", G_CALLBACK (check_ready_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      if (self->launch->page != NULL)
        sol_window_open_page (self->window, self->launch->page);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
load_css (SolApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  sol_charts_load_css (gdk_display_get_default (), adw_style_manager_get_dark (manager),
                       adw_style_manager_get_high_contrast (manager));
}

/* Without its schema a program that was not installed would abort. A demo remembers nothing. */
static GSettings *
make_settings (gboolean remember)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;

  if (schema == NULL)
    return NULL;
  g_autoptr (GSettingsBackend) backend = remember ? NULL : g_memory_settings_backend_new ();
  return g_settings_new_full (schema, backend, NULL);
}

static void
sol_application_startup (GApplication *app)
{
  SolApplication *self = SOL_APPLICATION (app);
  AdwStyleManager *manager;

  G_APPLICATION_CLASS (sol_application_parent_class)->startup (app);

  gtk_window_set_default_icon_name (SOL_APPLICATION_ID);
  manager = adw_style_manager_get_default ();
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (load_css), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (load_css), self, G_CONNECT_SWAPPED);
  load_css (self);

  gboolean remember = !self->launch->demo && self->launch->screenshots == NULL;
  self->settings = make_settings (remember);
  sol_application_add_actions (self);
  self->term_source = g_unix_signal_add (SIGTERM, signal_cb, self);
  self->interrupt_source = g_unix_signal_add (SIGINT, signal_cb, self);
  if (self->launch->exit_after_startup)
    self->deadline = sol_clock_add (self->clock, STARTUP_DEADLINE, G_PRIORITY_DEFAULT, startup_late_cb, self);
}

static void
sol_application_shutdown (GApplication *app)
{
  SolApplication *self = SOL_APPLICATION (app);

  g_clear_handle_id (&self->term_source, g_source_remove);
  g_clear_handle_id (&self->interrupt_source, g_source_remove);
  sol_clock_clear (self->clock, &self->deadline);

  G_APPLICATION_CLASS (sol_application_parent_class)->shutdown (app);
}

SolApplication *
sol_application_new (SolLaunch *launch)
{
  g_return_val_if_fail (launch != NULL, NULL);

  g_autofree char *id = sol_launch_get_id (launch);
  GApplicationFlags flags
      = launch->screenshots != NULL || launch->exit_after_startup ? G_APPLICATION_NON_UNIQUE : 0;
  SolApplication *self = g_object_new (SOL_TYPE_APPLICATION, "application-id", id, "flags", flags,
                                       "resource-base-path", RESOURCE_BASE, NULL);
  self->launch = launch;
  return self;
}

static void
sol_application_dispose (GObject *object)
{
  SolApplication *self = SOL_APPLICATION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->home);
  g_clear_object (&self->demo);
  g_clear_object (&self->settings);
  if (self->clock != NULL)
    sol_clock_clear (self->clock, &self->deadline);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (sol_application_parent_class)->dispose (object);
}

static void
sol_application_finalize (GObject *object)
{
  sol_launch_free (SOL_APPLICATION (object)->launch);

  G_OBJECT_CLASS (sol_application_parent_class)->finalize (object);
}

static void
sol_application_class_init (SolApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = sol_application_dispose;
  object_class->finalize = sol_application_finalize;
  application_class->startup = sol_application_startup;
  application_class->activate = sol_application_activate;
  application_class->shutdown = sol_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = sol_application_window_removed;
}

static void
sol_application_init (SolApplication *self)
{
  self->cancellable = g_cancellable_new ();
  self->clock = sol_clock_new_system ();
}
