/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-toasts"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

#include "sol-format.h"

static AdwToast *
make_toast (const char *text)
{
  g_autofree char *title = sol_markup_escape_label (text);

  return adw_toast_new (title);
}

void
sol_window_show_toast (SolWindow *self, const char *text)
{
  g_return_if_fail (SOL_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, make_toast (text));
}

static void
gone_cb (SolWindow *self, AdwToast *toast)
{
  for (guint i = 0; i < SOL_N_TOASTS; i++)
    if (self->kinds[i] == toast)
      self->kinds[i] = NULL;
}

void
sol_window_tell_with (SolWindow *self, SolToastKind kind, const char *text, const char *button,
                      const char *action, GVariant *target)
{
  g_autoptr (GVariant) sunk = target != NULL ? g_variant_ref_sink (target) : NULL;
  AdwToast *toast = make_toast (text);

  if (self->kinds[kind] != NULL)
    adw_toast_dismiss (g_steal_pointer (&self->kinds[kind]));
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, sunk);
    }
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  self->kinds[kind] = toast;
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
sol_window_tell (SolWindow *self, SolToastKind kind, const char *text, const char *action)
{
  sol_window_tell_with (self, kind, text, action != NULL ? _ ("Try Again") : NULL, action, NULL);
}
