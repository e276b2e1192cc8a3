/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-choice-card"

#include "sol-choice-card.h"

struct _SolChoiceCard
{
  GtkButton parent_instance;

  /* Of the child */
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *mark;
  GtkWidget *title;
  GtkWidget *line;

  char *id;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (SolChoiceCard, sol_choice_card, GTK_TYPE_BUTTON)

const char *
sol_choice_card_get_id (SolChoiceCard *self)
{
  g_return_val_if_fail (SOL_IS_CHOICE_CARD (self), NULL);

  return self->id;
}

gboolean
sol_choice_card_get_selected (SolChoiceCard *self)
{
  g_return_val_if_fail (SOL_IS_CHOICE_CARD (self), FALSE);

  return self->selected;
}

void
sol_choice_card_show (SolChoiceCard *self, const SolChoice *choice)
{
  g_return_if_fail (SOL_IS_CHOICE_CARD (self));
  g_return_if_fail (choice != NULL);

  self->selected = choice->selected;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), choice->icon_name);
  gtk_label_set_label (GTK_LABEL (self->title), choice->title);
  gtk_label_set_label (GTK_LABEL (self->line), choice->line);
  gtk_widget_set_visible (self->spinner, choice->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), choice->busy);
  gtk_widget_set_visible (self->mark, !choice->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self), choice->sensitive);
  if (choice->selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, choice->line, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
      choice->selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

GtkWidget *
sol_choice_card_new (const char *id)
{
  SolChoiceCard *self = g_object_new (SOL_TYPE_CHOICE_CARD, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

static void
sol_choice_card_finalize (GObject *object)
{
  g_free (SOL_CHOICE_CARD (object)->id);
  G_OBJECT_CLASS (sol_choice_card_parent_class)->finalize (object);
}

static void
sol_choice_card_class_init (SolChoiceCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_choice_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
sol_choice_card_init (SolChoiceCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner
      = g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, "hexpand", TRUE, "halign", GTK_ALIGN_END, NULL);
  self->mark = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, "halign", GTK_ALIGN_END, "valign",
                             GTK_ALIGN_CENTER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  self->line = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "width-chars", 10, "max-width-chars", 14, NULL);
  gtk_widget_add_css_class (self->mark, "radio-mark");
  gtk_widget_add_css_class (top, "top");
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->line, "caption");
  gtk_widget_add_css_class (self->line, "dim-label");
  gtk_widget_add_css_class (self->line, "numeric");
  gtk_box_append (GTK_BOX (top), self->icon);
  gtk_box_append (GTK_BOX (top), self->spinner);
  gtk_box_append (GTK_BOX (top), self->mark);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice-card");
}
