/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-card"

#include "sol-battery-card.h"

#include "sol-level-bar.h"
#include "sol-tinted-icon.h"

struct _SolBatteryCard
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *subtitle;
  GtkWidget *charge;
  GtkWidget *level;
  GtkWidget *stored;
  GtkWidget *reserve;
  GtkWidget *backup;
};

G_DEFINE_FINAL_TYPE (SolBatteryCard, sol_battery_card, SOL_TYPE_OVERVIEW_CARD)

void
sol_battery_card_set_words (SolBatteryCard *self, const SolBatteryWords *words, double soc_percent,
                            double reserve_percent)
{
  g_return_if_fail (SOL_IS_BATTERY_CARD (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_label (GTK_LABEL (self->subtitle), words->subtitle != NULL ? words->subtitle : "");
  gtk_label_set_label (GTK_LABEL (self->charge), words->charge);
  gtk_label_set_label (GTK_LABEL (self->stored), words->stored);
  gtk_label_set_label (GTK_LABEL (self->reserve), words->reserve);
  gtk_label_set_label (GTK_LABEL (self->backup), words->backup);
  gtk_widget_set_tooltip_text (self->backup, words->backup_reason);
  sol_meter_set_value (SOL_METER (self->level), soc_percent);
  sol_level_bar_set_reserve (SOL_LEVEL_BAR (self->level), reserve_percent);
  sol_meter_set_words (SOL_METER (self->level), words->level);
}

static void
sol_battery_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_BATTERY_CARD);
  G_OBJECT_CLASS (sol_battery_card_parent_class)->dispose (object);
}

static void
sol_battery_card_class_init (SolBatteryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_battery_card_dispose;
  g_type_ensure (SOL_TYPE_LEVEL_BAR);
  g_type_ensure (SOL_TYPE_TINTED_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-battery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SolBatteryCard, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SolBatteryCard, charge);
  gtk_widget_class_bind_template_child (widget_class, SolBatteryCard, level);
  gtk_widget_class_bind_template_child (widget_class, SolBatteryCard, stored);
  gtk_widget_class_bind_template_child (widget_class, SolBatteryCard, reserve);
  gtk_widget_class_bind_template_child (widget_class, SolBatteryCard, backup);
}

static void
sol_battery_card_init (SolBatteryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
