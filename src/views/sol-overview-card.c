/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-card"

#include "sol-overview-card.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Owned */
  GtkWidget *child;  /* (nullable) */
  GtkWidget *failed; /* (nullable) made when first needed */
  char *label;
  char *age;

  SolFamilyState state;
} SolOverviewCardPrivate;

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_STATE,
  PROP_LABEL,
  N_PROPS,
};

enum
{
  TRY_AGAIN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (SolOverviewCard, sol_overview_card, GTK_TYPE_WIDGET)

static SolOverviewCardPrivate *
get_private (SolOverviewCard *self)
{
  return sol_overview_card_get_instance_private (self);
}

static void
try_again (SolOverviewCard *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static GtkWidget *
make_failed (SolOverviewCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *title = gtk_label_new (get_private (self)->label);
  GtkWidget *line = gtk_label_new (_ ("Could not be read"));
  GtkWidget *button = gtk_button_new_with_label (_ ("Try Again"));

  gtk_widget_add_css_class (box, "failed");
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, title, NULL,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (try_again), self, G_CONNECT_SWAPPED);
  return box;
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_description (SolOverviewCard *self)
{
  SolOverviewCardPrivate *priv = get_private (self);
  const char *text = priv->state == SOL_FAMILY_LOADING ? _ ("Loading") : priv->age;
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  if (text != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
update_state (SolOverviewCard *self)
{
  SolOverviewCardPrivate *priv = get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean failed = priv->state == SOL_FAMILY_FAILED;
  gboolean loading = priv->state == SOL_FAMILY_LOADING;

  set_css_class (widget, "loading", loading);
  set_css_class (widget, "stale", priv->state == SOL_FAMILY_STALE);
  gtk_widget_set_visible (widget, priv->state != SOL_FAMILY_ABSENT);
  if (failed && priv->failed == NULL)
    {
      priv->failed = make_failed (self);
      gtk_widget_set_parent (priv->failed, widget);
    }
  if (priv->failed != NULL)
    gtk_widget_set_visible (priv->failed, failed);
  if (priv->child != NULL)
    {
      gtk_widget_set_visible (priv->child, !failed);
      gtk_accessible_update_state (GTK_ACCESSIBLE (priv->child), GTK_ACCESSIBLE_STATE_HIDDEN, loading, -1);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, loading, -1);
  update_description (self);
}

SolFamilyState
sol_overview_card_get_state (SolOverviewCard *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_CARD (self), SOL_FAMILY_LOADING);

  return get_private (self)->state;
}

void
sol_overview_card_set_state (SolOverviewCard *self, SolFamilyState state)
{
  g_return_if_fail (SOL_IS_OVERVIEW_CARD (self));

  SolOverviewCardPrivate *priv = get_private (self);
  if (priv->state == state)
    return;
  priv->state = state;
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

GtkWidget *
sol_overview_card_get_child (SolOverviewCard *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_CARD (self), NULL);

  return get_private (self)->child;
}

void
sol_overview_card_set_child (SolOverviewCard *self, GtkWidget *child)
{
  g_return_if_fail (SOL_IS_OVERVIEW_CARD (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  SolOverviewCardPrivate *priv = get_private (self);
  if (priv->child == child)
    return;
  g_clear_pointer (&priv->child, gtk_widget_unparent);
  priv->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

const char *
sol_overview_card_get_label (SolOverviewCard *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_CARD (self), NULL);

  return get_private (self)->label;
}

void
sol_overview_card_set_label (SolOverviewCard *self, const char *label)
{
  g_return_if_fail (SOL_IS_OVERVIEW_CARD (self));

  SolOverviewCardPrivate *priv = get_private (self);
  if (g_strcmp0 (priv->label, label) == 0)
    return;
  g_free (priv->label);
  priv->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  /* The title of the failed card is made with it. */
  g_clear_pointer (&priv->failed, gtk_widget_unparent);
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

void
sol_overview_card_set_age (SolOverviewCard *self, const char *age)
{
  g_return_if_fail (SOL_IS_OVERVIEW_CARD (self));

  SolOverviewCardPrivate *priv = get_private (self);
  if (g_strcmp0 (priv->age, age) == 0)
    return;
  g_free (priv->age);
  priv->age = g_strdup (age);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), age);
  update_description (self);
}

static void
sol_overview_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolOverviewCardPrivate *priv = get_private (SOL_OVERVIEW_CARD (object));

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, priv->child);
      break;
    case PROP_STATE:
      g_value_set_int (value, priv->state);
      break;
    case PROP_LABEL:
      g_value_set_string (value, priv->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolOverviewCard *self = SOL_OVERVIEW_CARD (object);

  switch (id)
    {
    case PROP_CHILD:
      sol_overview_card_set_child (self, g_value_get_object (value));
      break;
    case PROP_STATE:
      sol_overview_card_set_state (self, (SolFamilyState) g_value_get_int (value));
      break;
    case PROP_LABEL:
      sol_overview_card_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_card_dispose (GObject *object)
{
  SolOverviewCardPrivate *priv = get_private (SOL_OVERVIEW_CARD (object));

  GtkWidget *child;

  /* The template may have taken its part already. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  priv->child = NULL;
  priv->failed = NULL;
  G_OBJECT_CLASS (sol_overview_card_parent_class)->dispose (object);
}

static void
sol_overview_card_finalize (GObject *object)
{
  SolOverviewCardPrivate *priv = get_private (SOL_OVERVIEW_CARD (object));

  g_free (priv->label);
  g_free (priv->age);
  G_OBJECT_CLASS (sol_overview_card_parent_class)->finalize (object);
}

static void
sol_overview_card_class_init (SolOverviewCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_overview_card_get_property;
  object_class->set_property = sol_overview_card_set_property;
  object_class->dispose = sol_overview_card_dispose;
  object_class->finalize = sol_overview_card_finalize;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, SOL_FAMILY_LOADING, SOL_FAMILY_ABSENT,
                                             SOL_FAMILY_LOADING, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sol_overview_card_init (SolOverviewCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-card");
  update_state (self);
}
