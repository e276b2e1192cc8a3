/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-banner"

#include "sol-banner.h"

#include "sol-wrap-box.h"

struct _SolBanner
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *revealer;

  /* In revealer */
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *button;

  SolBannerKind kind;
};

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolBanner, sol_banner, GTK_TYPE_WIDGET)

static void
child_revealed_cb (SolBanner *self)
{
  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)) && !sol_banner_get_revealed (self))
    g_signal_emit (self, signals[GONE], 0);
}

/* The role has to be known before the box is there, so that a banner is of one kind for life. */
static GtkWidget *
make_box (SolBanner *self, const SolBannerWords *words)
{
  GtkAccessibleRole role = words->alert ? GTK_ACCESSIBLE_ROLE_ALERT : GTK_ACCESSIBLE_ROLE_STATUS;
  GtkWidget *box
      = g_object_new (SOL_TYPE_WRAP_BOX, "accessible-role", role, "spacing", 12, "xalign", 1.0f, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_BOX, "spacing", 12, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (box, "banner");
  gtk_widget_add_css_class (box, sol_tone_get_css_class (words->tone));

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (text), self->icon);
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (text), self->label);
  sol_wrap_box_append (SOL_WRAP_BOX (box), text);
  self->button = g_object_new (GTK_TYPE_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  sol_wrap_box_append (SOL_WRAP_BOX (box), self->button);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label,
                                  NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->label, NULL, -1);
  return box;
}

void
sol_banner_set_words (SolBanner *self, const SolBannerWords *words)
{
  g_return_if_fail (SOL_IS_BANNER (self));
  g_return_if_fail (words != NULL && words->kind == self->kind);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), words->icon_name);
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)), words->text) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), words->text);
  gtk_widget_set_visible (self->button, words->button != NULL);
  gtk_button_set_label (GTK_BUTTON (self->button), words->button != NULL ? words->button : "");
  if (words->action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), words->action);
  else
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
}

SolBannerKind
sol_banner_get_kind (SolBanner *self)
{
  g_return_val_if_fail (SOL_IS_BANNER (self), SOL_N_BANNERS);

  return self->kind;
}

const char *
sol_banner_get_text (SolBanner *self)
{
  g_return_val_if_fail (SOL_IS_BANNER (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

void
sol_banner_set_revealed (SolBanner *self, gboolean revealed)
{
  g_return_if_fail (SOL_IS_BANNER (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), revealed);
}

gboolean
sol_banner_get_revealed (SolBanner *self)
{
  g_return_val_if_fail (SOL_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

GtkWidget *
sol_banner_new (const SolBannerWords *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  SolBanner *self = g_object_new (SOL_TYPE_BANNER, NULL);

  self->kind = words->kind;
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), make_box (self, words));
  sol_banner_set_words (self, words);
  return GTK_WIDGET (self);
}

static void
sol_banner_dispose (GObject *object)
{
  SolBanner *self = SOL_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (sol_banner_parent_class)->dispose (object);
}

static void
sol_banner_class_init (SolBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_banner_dispose;

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sol_banner_init (SolBanner *self)
{
  self->kind = SOL_N_BANNERS;
  self->revealer
      = g_object_new (GTK_TYPE_REVEALER, "transition-type", GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN, NULL);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (child_revealed_cb), self,
                           G_CONNECT_SWAPPED);
}
