/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-choice-group"

#include "sol-choice-group.h"

#define SPACING 8

struct _SolChoiceGroup
{
  GtkWidget parent_instance;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolChoiceGroup, sol_choice_group, GTK_TYPE_WIDGET)

static void
clicked_cb (SolChoiceGroup *self, SolChoiceCard *card)
{
  g_signal_emit (self, signals[CHOSEN], 0, sol_choice_card_get_id (card));
}

static GtkWidget *
find_card (SolChoiceGroup *self, const char *id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (g_str_equal (sol_choice_card_get_id (SOL_CHOICE_CARD (card)), id))
      return card;
  return NULL;
}

void
sol_choice_group_show (SolChoiceGroup *self, const SolChoice *choices, guint n_choices)
{
  GtkWidget *before = NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (SOL_IS_CHOICE_GROUP (self));

  for (guint i = 0; i < n_choices; i++)
    {
      GtkWidget *card = find_card (self, choices[i].id);
      if (card == NULL)
        {
          card = sol_choice_card_new (choices[i].id);
          g_signal_connect_object (card, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
          gtk_widget_insert_after (card, widget, before);
        }
      else if (gtk_widget_get_prev_sibling (card) != before)
        gtk_widget_insert_after (card, widget, before);
      sol_choice_card_show (SOL_CHOICE_CARD (card), &choices[i]);
      before = card;
    }
  GtkWidget *rest
      = before != NULL ? gtk_widget_get_next_sibling (before) : gtk_widget_get_first_child (widget);
  while (rest != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (rest);
      gtk_widget_unparent (rest);
      rest = next;
    }
}

void
sol_choice_group_set_stacked (SolChoiceGroup *self, gboolean stacked)
{
  g_return_if_fail (SOL_IS_CHOICE_GROUP (self));

  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), !stacked);
}

/* One stop for Tab: the card that is selected, else the first that can be chosen. */
static gboolean
focus_selected (SolChoiceGroup *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      if (!gtk_widget_is_sensitive (card))
        continue;
      if (sol_choice_card_get_selected (SOL_CHOICE_CARD (card)))
        return gtk_widget_grab_focus (card);
      if (first == NULL)
        first = card;
    }
  return first != NULL && gtk_widget_grab_focus (first);
}

static gboolean
move (SolChoiceGroup *self, GtkWidget *from, gboolean forward)
{
  GtkWidget *card = from;

  do
    card = forward ? gtk_widget_get_next_sibling (card) : gtk_widget_get_prev_sibling (card);
  while (card != NULL && !gtk_widget_is_sensitive (card));
  /* It goes round, as radio buttons do. */
  if (card == NULL)
    {
      card = forward ? gtk_widget_get_first_child (GTK_WIDGET (self))
                     : gtk_widget_get_last_child (GTK_WIDGET (self));
      while (card != from && !gtk_widget_is_sensitive (card))
        card = forward ? gtk_widget_get_next_sibling (card) : gtk_widget_get_prev_sibling (card);
    }
  return gtk_widget_grab_focus (card);
}

static gboolean
sol_choice_group_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SolChoiceGroup *self = SOL_CHOICE_GROUP (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (inside == NULL)
    return focus_selected (self);
  switch (direction)
    {
    case GTK_DIR_LEFT:
      return move (self, inside, rtl);
    case GTK_DIR_RIGHT:
      return move (self, inside, !rtl);
    case GTK_DIR_UP:
      return move (self, inside, FALSE);
    case GTK_DIR_DOWN:
      return move (self, inside, TRUE);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
      break;
    }
  return FALSE;
}

GtkWidget *
sol_choice_group_new (const char *label)
{
  SolChoiceGroup *self = g_object_new (SOL_TYPE_CHOICE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

static void
sol_choice_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_choice_group_parent_class)->dispose (object);
}

static void
sol_choice_group_class_init (SolChoiceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_choice_group_dispose;
  widget_class->focus = sol_choice_group_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_css_name (widget_class, "choicegroup");
}

static void
sol_choice_group_init (SolChoiceGroup *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_homogeneous (layout, TRUE);
  gtk_box_layout_set_spacing (layout, SPACING);
}
