/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-window-toasts"

#include "sol-window-private.h"

#include <glib/gi18n-lib.h>

#include "sol-format.h"

/* Margins and the button that closes a toast (style.css, "Toast"). */
#define TOAST_FRAME 76

static int
text_width (SolWindow *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* The overlay asks a toast for its natural size only, so that the text has to say itself where it wraps. */
static int
title_chars (SolWindow *self, const char *button)
{
  int letter = text_width (self, "nnnnnnnnnn");
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - TOAST_FRAME;

  if (!self->narrow || letter == 0)
    return -1;
  if (button != NULL)
    room -= text_width (self, button) * 11 / 10 + TOAST_FRAME / 2; /* which is bold */
  return MAX (room * 10 / letter, 6);
}

/* The toolkit's own title is cut short where there is little room. */
static AdwToast *
make_toast (SolWindow *self, const char *text, const char *button)
{
  g_autofree char *title = sol_markup_escape_label (text);
  AdwToast *toast = adw_toast_new (title);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0f,
                                   "max-width-chars", title_chars (self, button), NULL);

  adw_toast_set_button_label (toast, button);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}

void
sol_window_show_toast (SolWindow *self, const char *text)
{
  g_return_if_fail (SOL_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, make_toast (self, text, NULL));
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
  AdwToast *toast = make_toast (self, text, button);

  if (self->kinds[kind] != NULL)
    adw_toast_dismiss (g_steal_pointer (&self->kinds[kind]));
  if (button != NULL)
    {
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
