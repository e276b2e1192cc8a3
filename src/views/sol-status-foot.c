/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-status-foot"

#include "sol-status-foot.h"

#include <glib/gi18n-lib.h>

#include "sol-condition-words.h"
#include "sol-status-popover.h"
#include "sol-ticker.h"

struct _SolStatusFoot
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *button;
  SolHome *home;
  SolTicker *ticker;
  GSignalGroup *home_signals;

  /* In button */
  GtkWidget *dot;
  GtkWidget *label;
  GtkWidget *popover;

  SolTone tone;
};

G_DEFINE_FINAL_TYPE (SolStatusFoot, sol_status_foot, GTK_TYPE_WIDGET)

static gint64
write_line (GtkWidget *widget, SolTime now)
{
  SolStatusFoot *self = SOL_STATUS_FOOT (widget);
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  const SolCondition *condition = self->home != NULL ? sol_home_get_condition (self->home) : NULL;
  GTimeZone *zone = site != NULL ? sol_site_get_zone (site) : NULL;
  SolTone tone;
  gint64 next;
  g_autofree char *text = sol_foot_words (condition, zone, now, &tone, &next);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  if (tone != self->tone)
    {
      gtk_widget_remove_css_class (self->dot, sol_tone_get_css_class (self->tone));
      gtk_widget_add_css_class (self->dot, sol_tone_get_css_class (tone));
      self->tone = tone;
    }
  return next;
}

static void
condition_cb (SolStatusFoot *self)
{
  sol_ticker_touch (self->ticker);
}

void
sol_status_foot_set_home (SolStatusFoot *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_STATUS_FOOT (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  g_signal_group_set_target (self->home_signals, home);
  sol_ticker_set_clock (self->ticker, home != NULL ? sol_home_get_clock (home) : NULL);
  sol_status_popover_set_home (SOL_STATUS_POPOVER (self->popover), home);
  sol_ticker_touch (self->ticker);
}

const char *
sol_status_foot_get_text (SolStatusFoot *self)
{
  g_return_val_if_fail (SOL_IS_STATUS_FOOT (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

GtkWidget *
sol_status_foot_new (void)
{
  return g_object_new (SOL_TYPE_STATUS_FOOT, NULL);
}

static void
sol_status_foot_dispose (GObject *object)
{
  SolStatusFoot *self = SOL_STATUS_FOOT (object);

  g_clear_object (&self->home_signals);
  g_clear_object (&self->ticker);
  g_clear_object (&self->home);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (sol_status_foot_parent_class)->dispose (object);
}

static void
sol_status_foot_class_init (SolStatusFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_status_foot_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sol_status_foot_init (SolStatusFoot *self)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 8, "hexpand", TRUE, NULL);

  self->dot = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                            GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->dot, "dot");
  gtk_widget_add_css_class (self->dot, sol_tone_get_css_class (self->tone));
  gtk_box_append (GTK_BOX (line), self->dot);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand",
                              TRUE, NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->label, "caption");
  gtk_box_append (GTK_BOX (line), self->label);

  self->popover = sol_status_popover_new ();
  self->button
      = g_object_new (GTK_TYPE_MENU_BUTTON, "child", line, "popover", self->popover, "has-frame", FALSE,
                      "direction", GTK_ARROW_UP, "tooltip-text", _ ("Age of each source"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Age of each source"), -1);
  gtk_widget_add_css_class (self->button, "status-foot");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->label, NULL, -1);
  /* GtkMenuButton centres what it holds. */
  gtk_widget_set_halign (gtk_widget_get_parent (line), GTK_ALIGN_FILL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->home_signals = g_signal_group_new (SOL_TYPE_HOME);
  g_signal_group_connect_swapped (self->home_signals, "notify::condition", G_CALLBACK (condition_cb), self);
  g_signal_group_connect_swapped (self->home_signals, "notify::site", G_CALLBACK (condition_cb), self);
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_line);
}
