/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-burst-button"

#include "sol-burst-button.h"

#include <glib/gi18n-lib.h>

struct _SolBurstButton
{
  GtkButton parent_instance;

  /* Of the child */
  GtkWidget *dot;
  GtkWidget *spinner;
  GtkWidget *label;

  /* Owned */
  SolSite *site;
  GCancellable *cancellable;

  gboolean live;
  gboolean busy;
};

enum
{
  PROP_0,
  PROP_SITE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolBurstButton, sol_burst_button, GTK_TYPE_BUTTON)

static char *
live_words (gint64 left)
{
  int minutes = (int) ((left + SOL_MINUTE - 1) / SOL_MINUTE);

  /* TRANSLATORS: the live stream, and how long it goes on */
  return g_strdup_printf (ngettext ("Live · %d min left", "Live · %d min left", (gulong) minutes), minutes);
}

static void
show (SolBurstButton *self, const char *text)
{
  gboolean may_act = self->site != NULL && sol_condition_may_act (sol_site_get_condition (self->site));
  const char *what = self->live ? _ ("End the live stream of the charger")
                                : _ ("Ask the charger for values every few seconds, for 15 minutes");
  const char *why = may_act ? what : _ ("Not while offline");

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->dot, self->live && !self->busy);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self), may_act && !self->busy);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  if (self->live)
    gtk_widget_add_css_class (GTK_WIDGET (self), "live");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "live");
}

gint64
sol_burst_button_write (SolBurstButton *self, SolTime now)
{
  g_return_val_if_fail (SOL_IS_BURST_BUTTON (self), -1);

  SolTime until = self->site != NULL ? sol_site_get_burst_until (self->site) : SOL_TIME_UNKNOWN;
  gint64 left = until != SOL_TIME_UNKNOWN ? until - now : 0;
  self->live = left > 0;
  g_autofree char *text = self->live ? live_words (left) : g_strdup (_ ("Go Live"));
  show (self, text);
  if (!self->live)
    return -1;
  gint64 rest = left % SOL_MINUTE;
  return rest > 0 ? rest : SOL_MINUTE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sol_site_set_burst_finish (SOL_SITE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  SolBurstButton *self = user_data;
  self->busy = FALSE;
  show (self, gtk_label_get_label (GTK_LABEL (self->label)));
  if (error == NULL)
    return;
  /* It shows nowhere whether the charger tells more than usual. */
  gboolean unclear = g_error_matches (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.toast", "s",
      unclear ? _ ("No clear answer came; the charger may have been asked all the same") : error->message);
}

static void
drop_request (SolBurstButton *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->busy = FALSE;
}

static void
sol_burst_button_clicked (GtkButton *button)
{
  SolBurstButton *self = SOL_BURST_BUTTON (button);

  if (self->site == NULL || self->busy)
    return;
  drop_request (self);
  self->cancellable = g_cancellable_new ();
  self->busy = TRUE;
  show (self, gtk_label_get_label (GTK_LABEL (self->label)));
  sol_site_set_burst_async (self->site, !self->live, self->cancellable, done_cb, self);
}

SolSite *
sol_burst_button_get_site (SolBurstButton *self)
{
  g_return_val_if_fail (SOL_IS_BURST_BUTTON (self), NULL);

  return self->site;
}

void
sol_burst_button_set_site (SolBurstButton *self, SolSite *site)
{
  g_return_if_fail (SOL_IS_BURST_BUTTON (self));

  if (self->site == site)
    return;
  drop_request (self);
  g_set_object (&self->site, site);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITE]);
}

GtkWidget *
sol_burst_button_new (void)
{
  return g_object_new (SOL_TYPE_BURST_BUTTON, NULL);
}

static void
sol_burst_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SITE:
      g_value_set_object (value, SOL_BURST_BUTTON (object)->site);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_burst_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SITE:
      sol_burst_button_set_site (SOL_BURST_BUTTON (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_burst_button_dispose (GObject *object)
{
  drop_request (SOL_BURST_BUTTON (object));
  g_clear_object (&SOL_BURST_BUTTON (object)->site);
  G_OBJECT_CLASS (sol_burst_button_parent_class)->dispose (object);
}

static void
sol_burst_button_class_init (SolBurstButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_burst_button_get_property;
  object_class->set_property = sol_burst_button_set_property;
  object_class->dispose = sol_burst_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = sol_burst_button_clicked;
  properties[PROP_SITE]
      = g_param_spec_object ("site", NULL, NULL, SOL_TYPE_SITE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_burst_button_init (SolBurstButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->dot = g_object_new (GTK_TYPE_BOX, "visible", FALSE, "valign", GTK_ALIGN_CENTER, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, NULL);
  self->label = gtk_label_new (_ ("Go Live"));
  gtk_widget_add_css_class (self->dot, "dot");
  gtk_widget_add_css_class (self->dot, "success");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_box_append (GTK_BOX (box), self->dot);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "burst-button");
  show (self, _ ("Go Live"));
}
