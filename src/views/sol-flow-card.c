/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-card"

#include "sol-flow-card.h"

#include <glib/gi18n-lib.h>

#include "sol-flow-diagram.h"
#include "sol-overview-flow-layout.h"

struct _SolFlowCard
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *headline;
  GtkWidget *age;
  GtkWidget *unaccounted_line;
  GtkWidget *unaccounted;
  GtkWidget *chip;
  GtkWidget *diagram;

  SolFlowCardCanOpen can_open;
  gpointer can_open_data;
};

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolFlowCard, sol_flow_card, SOL_TYPE_OVERVIEW_CARD)

static const char *const pages[SOL_FLOW_N_NODES] = {
  [SOL_FLOW_SOLAR] = "solar", [SOL_FLOW_GRID] = "grid",       [SOL_FLOW_HOME] = "energy",
  [SOL_FLOW_CAR] = "charger", [SOL_FLOW_BATTERY] = "battery",
};

static gboolean
can_open (SolFlowCard *self, SolFlowNodeId node)
{
  return self->can_open != NULL && self->can_open (pages[node], self->can_open_data);
}

static void
node_activated_cb (SolFlowCard *self, int node)
{
  if (can_open (self, (SolFlowNodeId) node))
    g_signal_emit (self, signals[OPEN], 0, pages[node]);
}

/* Such a node keeps the focus and its description; it only cannot be pressed. */
static void
update_nodes (SolFlowCard *self)
{
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      GtkWidget *node = sol_flow_diagram_get_node (SOL_FLOW_DIAGRAM (self->diagram), i);
      gboolean open = can_open (self, i);

      gtk_accessible_update_state (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_STATE_DISABLED, !open, -1);
      if (open)
        gtk_widget_remove_css_class (node, "closed");
      else
        gtk_widget_add_css_class (node, "closed");
    }
}

void
sol_flow_card_set_can_open (SolFlowCard *self, SolFlowCardCanOpen func, gpointer user_data)
{
  g_return_if_fail (SOL_IS_FLOW_CARD (self));

  self->can_open = func;
  self->can_open_data = user_data;
  update_nodes (self);
}

void
sol_flow_card_set_words (SolFlowCard *self, const SolFlowWords *words)
{
  g_return_if_fail (SOL_IS_FLOW_CARD (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_label (GTK_LABEL (self->headline), words->headline);
  gtk_label_set_label (GTK_LABEL (self->age), words->age);
  gtk_widget_set_visible (self->age, *words->age != '\0');
  gtk_widget_set_visible (self->unaccounted_line, words->unaccounted != NULL);
  gtk_label_set_label (GTK_LABEL (self->unaccounted), words->unaccounted != NULL ? words->unaccounted : "");
  gtk_widget_set_visible (self->chip, words->stale);
  sol_flow_diagram_set_state (SOL_FLOW_DIAGRAM (self->diagram), &words->diagram);
}

static void
sol_flow_card_dispose (GObject *object)
{
  SOL_FLOW_CARD (object)->can_open = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_FLOW_CARD);
  G_OBJECT_CLASS (sol_flow_card_parent_class)->dispose (object);
}

static void
sol_flow_card_class_init (SolFlowCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_flow_card_dispose;

  /**
   * SolFlowCard::open:
   * @page: name of the page
   */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SOL_TYPE_FLOW_DIAGRAM);
  g_type_ensure (SOL_TYPE_OVERVIEW_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-flow-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SolFlowCard, headline);
  gtk_widget_class_bind_template_child (widget_class, SolFlowCard, age);
  gtk_widget_class_bind_template_child (widget_class, SolFlowCard, unaccounted_line);
  gtk_widget_class_bind_template_child (widget_class, SolFlowCard, unaccounted);
  gtk_widget_class_bind_template_child (widget_class, SolFlowCard, chip);
  gtk_widget_class_bind_template_child (widget_class, SolFlowCard, diagram);
  gtk_widget_class_bind_template_callback (widget_class, node_activated_cb);
}

static void
sol_flow_card_init (SolFlowCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_nodes (self);
}
