/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-control-link"

#include "sol-control-link.h"

#include <glib/gi18n-lib.h>

#include "sol-overview-words.h"

struct _SolControlLink
{
  GObject parent_instance;

  GtkWidget *widget; /* not owned: it owns this */
  SolControlLinkFunc changed;
  const char *waiting;

  /* Owned */
  SolControl *control;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (SolControlLink, sol_control_link, G_TYPE_OBJECT)

static void
changed_cb (SolControlLink *self)
{
  self->changed (self->widget);
}

void
sol_control_link_set_waiting (SolControlLink *self, const char *words)
{
  g_return_if_fail (SOL_IS_CONTROL_LINK (self));

  self->waiting = words;
}

void
sol_control_link_set_control (SolControlLink *self, SolControl *control)
{
  g_return_if_fail (SOL_IS_CONTROL_LINK (self));
  g_return_if_fail (control == NULL || SOL_IS_CONTROL (control));

  if (!g_set_object (&self->control, control))
    return;
  g_signal_group_set_target (self->signals, control);
  changed_cb (self);
}

SolControl *
sol_control_link_get_control (SolControlLink *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL_LINK (self), NULL);

  return self->control;
}

GVariant *
sol_control_link_get_shown (SolControlLink *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL_LINK (self), NULL);

  return self->control != NULL ? sol_control_get_shown (self->control) : NULL;
}

gboolean
sol_control_link_get_busy (SolControlLink *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL_LINK (self), FALSE);

  return self->control != NULL && sol_control_is_busy (self->control);
}

gboolean
sol_control_link_get_sensitive (SolControlLink *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL_LINK (self), FALSE);

  return self->control != NULL && sol_control_get_usable (self->control)
         && !sol_control_is_busy (self->control) && sol_control_get_value (self->control) != NULL;
}

const char *
sol_control_link_get_phase (SolControlLink *self)
{
  g_return_val_if_fail (SOL_IS_CONTROL_LINK (self), NULL);

  if (self->control == NULL)
    return NULL;
  SolControlState state = sol_control_get_state (self->control);
  gboolean uncertain = sol_control_get_uncertain (self->control);
  if (state == SOL_CONTROL_WAITING && !uncertain && self->waiting != NULL)
    return self->waiting;
  return sol_overview_phase_words (state, uncertain);
}

const char *
sol_control_link_get_line (SolControlLink *self, const char *otherwise)
{
  g_return_val_if_fail (SOL_IS_CONTROL_LINK (self), NULL);

  const char *phase = sol_control_link_get_phase (self);
  const char *reason = self->control != NULL ? sol_control_get_reason (self->control) : NULL;

  if (phase != NULL)
    return phase;
  return reason != NULL ? reason : otherwise;
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  /* The window has told how it ended. */
  if (error != NULL)
    g_info ("A control was not changed: %s", error->message);
  sol_control_dismiss (SOL_CONTROL (source));
}

void
sol_control_link_request (SolControlLink *self, GVariant *wanted, GVariant *hint)
{
  g_return_if_fail (SOL_IS_CONTROL_LINK (self));

  g_autoptr (GVariant) sunk = g_variant_ref_sink (wanted);
  g_autoptr (GVariant) sunk_hint = hint != NULL ? g_variant_ref_sink (hint) : NULL;
  GVariant *shown = sol_control_link_get_shown (self);
  if (!sol_control_link_get_sensitive (self) || (shown != NULL && g_variant_equal (shown, sunk)))
    {
      /* The widget may show what was asked for already. */
      changed_cb (self);
      return;
    }
  sol_control_request_async (self->control, sunk, sunk_hint, NULL, requested_cb, NULL);
}

SolControlLink *
sol_control_link_new (GtkWidget *widget, SolControlLinkFunc changed)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  SolControlLink *self = g_object_new (SOL_TYPE_CONTROL_LINK, NULL);
  self->widget = widget;
  self->changed = changed;
  return self;
}

static void
sol_control_link_dispose (GObject *object)
{
  SolControlLink *self = SOL_CONTROL_LINK (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->control);
  G_OBJECT_CLASS (sol_control_link_parent_class)->dispose (object);
}

static void
sol_control_link_class_init (SolControlLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_control_link_dispose;
}

static void
sol_control_link_init (SolControlLink *self)
{
  static const char *const watched[] = { "notify::state",  "notify::value",  "notify::wanted",
                                         "notify::usable", "notify::reason", "notify::uncertain" };

  self->signals = g_signal_group_new (SOL_TYPE_CONTROL);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_object (self->signals, watched[i], G_CALLBACK (changed_cb), self,
                                   G_CONNECT_SWAPPED);
}
