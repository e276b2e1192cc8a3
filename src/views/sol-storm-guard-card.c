/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-storm-guard-card"

#include "sol-storm-guard-card.h"

#include "sol-tinted-icon.h"

struct _SolStormGuardCard
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *subtitle;
};

G_DEFINE_FINAL_TYPE (SolStormGuardCard, sol_storm_guard_card, SOL_TYPE_OVERVIEW_CARD)

void
sol_storm_guard_card_set_text (SolStormGuardCard *self, const char *text, gboolean warning)
{
  g_return_if_fail (SOL_IS_STORM_GUARD_CARD (self));

  gtk_label_set_label (GTK_LABEL (self->subtitle), text != NULL ? text : "");
  if (warning)
    {
      gtk_widget_remove_css_class (self->subtitle, "dim-label");
      gtk_widget_add_css_class (self->subtitle, "warning");
    }
  else
    {
      gtk_widget_remove_css_class (self->subtitle, "warning");
      gtk_widget_add_css_class (self->subtitle, "dim-label");
    }
}

static void
sol_storm_guard_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_STORM_GUARD_CARD);
  G_OBJECT_CLASS (sol_storm_guard_card_parent_class)->dispose (object);
}

static void
sol_storm_guard_card_class_init (SolStormGuardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_storm_guard_card_dispose;
  g_type_ensure (SOL_TYPE_TINTED_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-storm-guard-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SolStormGuardCard, subtitle);
}

static void
sol_storm_guard_card_init (SolStormGuardCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
