/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-summary"

#include "sol-session-summary.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"
#include "sol-tile-layout.h"
#include "sol-tinted-icon.h"

enum
{
  ENERGY,
  COST,
  RANGE,
  SUN,
  N_TILES,
};

struct _SolSessionSummary
{
  GtkWidget parent_instance;

  GtkWidget *tiles[N_TILES];
  GtkWidget *numbers[N_TILES];
};

G_DEFINE_FINAL_TYPE (SolSessionSummary, sol_session_summary, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *energy;
  const char *title;
} tiles[N_TILES] = {
  [ENERGY] = { "solarium-car-symbolic", "car", N_ ("Charged") },
  [COST] = { "solarium-savings-symbolic", "grid", N_ ("Cost") },
  [RANGE] = { "solarium-charger-symbolic", "home", N_ ("Range added") },
  [SUN] = { "solarium-panel-symbolic", "solar", N_ ("From the sun") },
};

static void
set_tile (SolSessionSummary *self, guint index, const char *number, const char *note)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (tiles[index].title), number);

  gtk_label_set_label (GTK_LABEL (self->numbers[index]), number);
  gtk_widget_set_tooltip_text (self->tiles[index], note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tiles[index]), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL ? note : "", -1);
}

void
sol_session_summary_set (SolSessionSummary *self, const SolSessionTotals *totals, double solar_percent,
                         gboolean single, const SolSessionPlace *place)
{
  g_return_if_fail (SOL_IS_SESSION_SUMMARY (self));

  double wh = totals != NULL ? totals->energy_wh : NAN;
  g_autofree char *energy = single ? sol_format_energy (wh) : sol_format_energy_long (wh, FALSE);
  g_autofree char *cost = sol_format_money (totals != NULL ? totals->cost : NAN, place->currency);
  g_autofree char *range = sol_format_distance (totals != NULL ? totals->miles : NAN, place->metric);
  g_autofree char *sun = sol_format_percent (solar_percent);
  gboolean partly = totals != NULL && !isnan (totals->cost) && !totals->cost_whole;

  set_tile (self, ENERGY, energy, NULL);
  set_tile (self, COST, cost, partly ? _ ("Some sessions have no cost yet") : NULL);
  set_tile (self, RANGE, range, NULL);
  set_tile (self, SUN, sun,
            isnan (solar_percent) ? _ ("Quarter-hours are kept from the day Solarium first ran")
                                  : _ ("By the mixture of the home in each quarter-hour"));
}

static GtkWidget *
make_tile (SolSessionSummary *self, guint index)
{
  GtkWidget *tile = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "spacing", 10,
                                  "hexpand", TRUE, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = GTK_WIDGET (sol_tinted_icon_new (tiles[index].icon, tiles[index].energy));
  GtkWidget *title = gtk_label_new (_ (tiles[index].title));

  self->numbers[index] = gtk_label_new ("–");
  gtk_label_set_xalign (GTK_LABEL (self->numbers[index]), 0);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (self->numbers[index], "title-4");
  gtk_widget_add_css_class (self->numbers[index], "numeric");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (texts), self->numbers[index]);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tile), icon);
  gtk_box_append (GTK_BOX (tile), texts);
  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "overview-tile");
  return tile;
}

static void
sol_session_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_session_summary_parent_class)->dispose (object);
}

static void
sol_session_summary_class_init (SolSessionSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_session_summary_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sol_session_summary_init (SolSessionSummary *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), sol_tile_layout_new (N_TILES, 1));
  for (guint i = 0; i < N_TILES; i++)
    {
      self->tiles[i] = make_tile (self, i);
      gtk_widget_set_parent (self->tiles[i], GTK_WIDGET (self));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Summary"), -1);
}

SolSessionSummary *
sol_session_summary_new (void)
{
  return g_object_new (SOL_TYPE_SESSION_SUMMARY, NULL);
}
