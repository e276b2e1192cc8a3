/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-period-bar"

#include "sol-period-bar.h"

#include <glib/gi18n-lib.h>

#include "sol-tile-layout.h"
#include "sol-wrap-box.h"

struct _SolPeriodBar
{
  GtkWidget parent_instance;

  GtkWidget *ranges[SOL_PERIOD_N_RANGES];
  GtkWidget *before;
  GtkWidget *title;
  GtkWidget *after;
  GtkWidget *present;
  gboolean writing; /* the buttons follow what is told, nobody presses them */
};

enum
{
  RANGE,
  STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolPeriodBar, sol_period_bar, GTK_TYPE_WIDGET)

static void
toggled_cb (SolPeriodBar *self, GtkToggleButton *button)
{
  if (self->writing || !gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < SOL_PERIOD_N_RANGES; i++)
    if (self->ranges[i] == GTK_WIDGET (button))
      g_signal_emit (self, signals[RANGE], 0, i);
}

static void
step_cb (SolPeriodBar *self, GtkButton *button)
{
  GtkWidget *widget = GTK_WIDGET (button);

  g_signal_emit (self, signals[STEP], 0, widget == self->before ? -1 : widget == self->after ? 1 : 0);
}

void
sol_period_bar_set (SolPeriodBar *self, SolPeriodRange range, const char *title, gboolean before,
                    gboolean after)
{
  g_return_if_fail (SOL_IS_PERIOD_BAR (self));
  g_return_if_fail (range < SOL_PERIOD_N_RANGES);

  self->writing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->ranges[range]), TRUE);
  self->writing = FALSE;
  for (guint i = 0; i < SOL_PERIOD_N_RANGES; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->ranges[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                 i == range ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                 -1);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_sensitive (self->before, before);
  gtk_widget_set_sensitive (self->after, after);
  gtk_widget_set_sensitive (self->present, after);
}

static GtkWidget *
make_switch (SolPeriodBar *self)
{
  static const char *const names[SOL_PERIOD_N_RANGES] = { N_ ("Month"), N_ ("Year"), N_ ("All") };
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "segmented");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time span"), -1);
  for (guint i = 0; i < SOL_PERIOD_N_RANGES; i++)
    {
      self->ranges[i] = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                      "label", _ (names[i]), "hexpand", TRUE, NULL);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->ranges[i]),
                                     GTK_TOGGLE_BUTTON (self->ranges[0]));
      gtk_box_append (GTK_BOX (box), self->ranges[i]);
      g_signal_connect_object (self->ranges[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
  return box;
}

static GtkWidget *
make_button (SolPeriodBar *self, const char *icon, const char *label)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  if (icon != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_steps (SolPeriodBar *self)
{
  GtkWidget *box = sol_wrap_box_new (6);

  self->before = make_button (self, "go-previous-symbolic", _ ("Previous"));
  self->after = make_button (self, "go-next-symbolic", _ ("Next"));
  /* What is now, be it a month or a year. */
  self->present = make_button (self, NULL, _ ("Today"));
  gtk_widget_add_css_class (self->present, "flat");
  self->title
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "width-chars", 14, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  sol_wrap_box_append (SOL_WRAP_BOX (box), self->before);
  sol_wrap_box_append (SOL_WRAP_BOX (box), self->title);
  sol_wrap_box_append (SOL_WRAP_BOX (box), self->after);
  sol_wrap_box_append (SOL_WRAP_BOX (box), self->present);
  return box;
}

static void
sol_period_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_period_bar_parent_class)->dispose (object);
}

static void
sol_period_bar_class_init (SolPeriodBarClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_period_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[RANGE]
      = g_signal_new ("range", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[STEP]
      = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
sol_period_bar_init (SolPeriodBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), sol_tile_layout_new (2, 1));
  gtk_widget_set_parent (make_switch (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_steps (self), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time span"), -1);
}

SolPeriodBar *
sol_period_bar_new (void)
{
  return g_object_new (SOL_TYPE_PERIOD_BAR, NULL);
}
