/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-card"

#include "sol-charger-card.h"

#include "sol-overview-charge-button.h"
#include "sol-tinted-icon.h"

struct _SolChargerCard
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *name;
  GtkWidget *subtitle;
  GtkWidget *button;
  GtkWidget *session_title;
  GtkWidget *session;
  GtkWidget *duration;
  GtkWidget *mode;

  /* Owned */
  char *state; /* what stands below the name while nothing is on its way */
};

G_DEFINE_FINAL_TYPE (SolChargerCard, sol_charger_card, SOL_TYPE_OVERVIEW_CARD)

static void
update_subtitle (SolChargerCard *self)
{
  const char *phase = sol_overview_charge_button_get_phase (SOL_OVERVIEW_CHARGE_BUTTON (self->button));
  const char *text = phase != NULL ? phase : self->state;

  gtk_label_set_label (GTK_LABEL (self->subtitle), text != NULL ? text : "");
}

SolCharger *
sol_charger_card_get_charger (SolChargerCard *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER_CARD (self), NULL);

  return sol_overview_charge_button_get_charger (SOL_OVERVIEW_CHARGE_BUTTON (self->button));
}

void
sol_charger_card_set_words (SolChargerCard *self, const char *name, const SolChargerWords *words)
{
  g_return_if_fail (SOL_IS_CHARGER_CARD (self));
  g_return_if_fail (words != NULL);

  sol_overview_card_set_label (SOL_OVERVIEW_CARD (self), name);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->session_title), words->session_title);
  gtk_label_set_label (GTK_LABEL (self->session), words->session);
  gtk_label_set_label (GTK_LABEL (self->duration), words->duration);
  gtk_label_set_label (GTK_LABEL (self->mode), words->mode);
  if (g_strcmp0 (self->state, words->subtitle) == 0)
    return;
  g_free (self->state);
  self->state = g_strdup (words->subtitle);
  update_subtitle (self);
}

static void
sol_charger_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_CHARGER_CARD);
  G_OBJECT_CLASS (sol_charger_card_parent_class)->dispose (object);
}

static void
sol_charger_card_finalize (GObject *object)
{
  g_free (SOL_CHARGER_CARD (object)->state);
  G_OBJECT_CLASS (sol_charger_card_parent_class)->finalize (object);
}

static void
sol_charger_card_class_init (SolChargerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_charger_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_charger_card_finalize;
  g_type_ensure (SOL_TYPE_OVERVIEW_CHARGE_BUTTON);
  g_type_ensure (SOL_TYPE_TINTED_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-charger-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, name);
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, button);
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, session_title);
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, session);
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, duration);
  gtk_widget_class_bind_template_child (widget_class, SolChargerCard, mode);
  gtk_widget_class_bind_template_callback (widget_class, update_subtitle);
}

static void
sol_charger_card_init (SolChargerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

SolChargerCard *
sol_charger_card_new (SolCharger *charger)
{
  SolChargerCard *self = g_object_new (SOL_TYPE_CHARGER_CARD, NULL);

  sol_overview_charge_button_set_charger (SOL_OVERVIEW_CHARGE_BUTTON (self->button), charger);
  return self;
}
