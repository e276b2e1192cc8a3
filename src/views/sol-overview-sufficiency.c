/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-sufficiency"

#include "sol-overview-sufficiency.h"

#include <glib/gi18n-lib.h>

#include "sol-ring-gauge.h"

struct _SolOverviewSufficiency
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *box;
  GtkWidget *ring;
  GtkWidget *sentence;
};

G_DEFINE_FINAL_TYPE (SolOverviewSufficiency, sol_overview_sufficiency, GTK_TYPE_WIDGET)

void
sol_overview_sufficiency_set_words (SolOverviewSufficiency *self, const SolTotalsWords *words)
{
  g_return_if_fail (SOL_IS_OVERVIEW_SUFFICIENCY (self));
  g_return_if_fail (words != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), words->has_sufficiency);
  sol_meter_set_value (SOL_METER (self->ring), words->sufficiency);
  sol_meter_set_words (SOL_METER (self->ring), words->sentence_spoken);
  sol_ring_gauge_set_text (SOL_RING_GAUGE (self->ring), words->percent);
  gtk_label_set_label (GTK_LABEL (self->sentence), words->sentence);
}

static void
sol_overview_sufficiency_dispose (GObject *object)
{
  g_clear_pointer (&SOL_OVERVIEW_SUFFICIENCY (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_overview_sufficiency_parent_class)->dispose (object);
}

static void
sol_overview_sufficiency_class_init (SolOverviewSufficiencyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_overview_sufficiency_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sol_overview_sufficiency_init (SolOverviewSufficiency *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_ ("Self-sufficiency"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  self->ring = GTK_WIDGET (sol_ring_gauge_new ());
  self->sentence = gtk_label_new (NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ring), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Self-sufficiency"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Self-sufficiency"), -1);
  gtk_widget_add_css_class (self->ring, "battery");
  gtk_widget_add_css_class (self->ring, "fades");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->sentence, "caption");
  gtk_widget_add_css_class (self->sentence, "dim-label");
  gtk_widget_add_css_class (self->sentence, "numeric");
  gtk_widget_add_css_class (self->sentence, "awaited");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_widget_set_valign (self->ring, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), self->sentence);
  gtk_box_append (GTK_BOX (self->box), self->ring);
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
