/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-leave"

#include "sol-window-private.h"

/* Before anything that would lose what a person has begun on a page: another page, another site, signing out,
 * closing, quitting. One question at a time. */

typedef struct
{
  SolWindow *window;
  SolWindowLeft then;
  GVariant *parameter;
} Leaving;

static void
leaving_free (Leaving *self)
{
  g_clear_object (&self->window);
  g_clear_pointer (&self->parameter, g_variant_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;
  gboolean may_leave = sol_content_ask_to_leave_finish (SOL_CONTENT (source), result, &error);

  leaving->window->leaving = FALSE;
  if (may_leave && leaving->window->home != NULL)
    leaving->then (leaving->window, leaving->parameter);
}

void
sol_window_leave (SolWindow *self, GVariant *parameter, SolWindowLeft then)
{
  g_autoptr (GVariant) sunk = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  if (sol_content_can_leave (self->content))
    {
      then (self, sunk);
      return;
    }
  if (self->leaving)
    return;
  Leaving *leaving = g_new0 (Leaving, 1);
  leaving->window = g_object_ref (self);
  leaving->then = then;
  leaving->parameter = g_steal_pointer (&sunk);
  self->leaving = TRUE;
  sol_content_ask_to_leave_async (self->content, self->cancellable, asked_cb, leaving);
}

/* Closing. */

static void
close_now (SolWindow *self, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (self));
}

gboolean
sol_window_close_request (GtkWindow *window)
{
  SolWindow *self = SOL_WINDOW (window);

  if (self->home == NULL || sol_content_can_leave (self->content))
    return FALSE;
  sol_window_leave (self, NULL, close_now);
  return TRUE;
}

static void
destroy_now (SolWindow *self, GVariant *parameter)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

void
sol_window_quit (SolWindow *self)
{
  g_return_if_fail (SOL_IS_WINDOW (self));

  sol_window_leave (self, NULL, destroy_now);
}
