/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-chart-readout"

#include "sol-chart-readout.h"

struct _SolChartReadout
{
  GtkWidget parent_instance;

  char *text;
  gboolean floating;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (SolChartReadout, sol_chart_readout, GTK_TYPE_WIDGET)

static GtkWidget *
attach_label (SolChartReadout *self, const char *text, const char *css_class, float align, int column,
              int row, int span)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "label", text, "xalign", (double) align, "hexpand", column > 0, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, span, 1);
  return label;
}

static void
fill_card (SolChartReadout *self)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);

  for (int row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[row], "\t", 2);

      if (parts[0] == NULL)
        continue;
      attach_label (self, parts[0], row == 0 ? "sol-title" : NULL, 0, 0, row, parts[1] == NULL ? 2 : 1);
      if (parts[1] != NULL)
        attach_label (self, parts[1], "sol-value", 1, 1, row, 1);
    }
}

static char *
running_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv (" · ", lines);

  return g_strdelimit (g_steal_pointer (&joined), "\t", ' ');
}

static void
rebuild (SolChartReadout *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);

  g_autofree char *running = running_text (self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, running, -1);

  if (self->floating)
    fill_card (self);
  else
    gtk_label_set_wrap (GTK_LABEL (attach_label (self, running, NULL, 0, 0, 0, 2)), TRUE);
}

void
sol_chart_readout_set_text (SolChartReadout *self, const char *text)
{
  g_return_if_fail (SOL_IS_CHART_READOUT (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  rebuild (self);
}

void
sol_chart_readout_set_floating (SolChartReadout *self, gboolean floating)
{
  g_return_if_fail (SOL_IS_CHART_READOUT (self));

  if (self->floating == floating)
    return;

  self->floating = floating;
  if (floating)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "below");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "below");
  rebuild (self);
}

gboolean
sol_chart_readout_get_floating (SolChartReadout *self)
{
  g_return_val_if_fail (SOL_IS_CHART_READOUT (self), FALSE);

  return self->floating;
}

static void
sol_chart_readout_dispose (GObject *object)
{
  g_clear_pointer (&SOL_CHART_READOUT (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_chart_readout_parent_class)->dispose (object);
}

static void
sol_chart_readout_finalize (GObject *object)
{
  g_free (SOL_CHART_READOUT (object)->text);
  G_OBJECT_CLASS (sol_chart_readout_parent_class)->finalize (object);
}

static void
sol_chart_readout_class_init (SolChartReadoutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_chart_readout_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_chart_readout_finalize;

  gtk_widget_class_set_css_name (widget_class, "chartreadout");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
sol_chart_readout_init (SolChartReadout *self)
{
  self->text = g_strdup ("");
  self->floating = TRUE;
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "column-spacing", 16, "row-spacing", 2, NULL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  /* The pointer belongs to the chart below. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

SolChartReadout *
sol_chart_readout_new (void)
{
  return g_object_new (SOL_TYPE_CHART_READOUT, NULL);
}
