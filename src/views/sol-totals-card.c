/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-totals-card"

#include "sol-totals-card.h"

#include "sol-overview-sufficiency.h"
#include "sol-overview-total.h"

struct _SolTotalsCard
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *title;
  GtkWidget *produced;
  GtkWidget *consumed;
  GtkWidget *imported;
  GtkWidget *exported;
  GtkWidget *separator;
  GtkWidget *sufficiency;
};

G_DEFINE_FINAL_TYPE (SolTotalsCard, sol_totals_card, SOL_TYPE_OVERVIEW_CARD)

void
sol_totals_card_set_words (SolTotalsCard *self, const SolTotalsWords *words)
{
  g_return_if_fail (SOL_IS_TOTALS_CARD (self));
  g_return_if_fail (words != NULL);

  sol_overview_card_set_label (SOL_OVERVIEW_CARD (self), words->title);
  gtk_label_set_label (GTK_LABEL (self->title), words->title);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->produced), words->produced);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->consumed), words->consumed);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->imported), words->imported);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->exported), words->exported);
  gtk_widget_set_visible (self->separator, words->has_sufficiency);
  sol_overview_sufficiency_set_words (SOL_OVERVIEW_SUFFICIENCY (self->sufficiency), words);
}

static void
sol_totals_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_TOTALS_CARD);
  G_OBJECT_CLASS (sol_totals_card_parent_class)->dispose (object);
}

static void
sol_totals_card_class_init (SolTotalsCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_totals_card_dispose;
  g_type_ensure (SOL_TYPE_OVERVIEW_TOTAL);
  g_type_ensure (SOL_TYPE_OVERVIEW_SUFFICIENCY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-totals-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, title);
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, produced);
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, consumed);
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, imported);
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, exported);
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, separator);
  gtk_widget_class_bind_template_child (widget_class, SolTotalsCard, sufficiency);
}

static void
sol_totals_card_init (SolTotalsCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
