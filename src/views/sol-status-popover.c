/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-status-popover"

#include "sol-status-popover.h"

#include <glib/gi18n-lib.h>

#include "sol-age-label.h"

struct _SolStatusPopover
{
  GtkPopover parent_instance;

  /* Owned */
  SolHome *home;
  GSignalGroup *site_signals;

  /* Children */
  GtkWidget *grid;
  GtkWidget *requests;
};

G_DEFINE_FINAL_TYPE (SolStatusPopover, sol_status_popover, GTK_TYPE_POPOVER)

static const char *const titles[SOL_N_FAMILIES] = {
  [SOL_FAMILY_EV_STATUS] = N_ ("Charger"),
  [SOL_FAMILY_TODAY] = N_ ("Energy of today"),
  [SOL_FAMILY_BATTERY_STATUS] = N_ ("Battery"),
  [SOL_FAMILY_LATEST_POWER] = N_ ("Solar power"),
  [SOL_FAMILY_SITE_SETTINGS] = N_ ("Site settings"),
  [SOL_FAMILY_PROFILE] = N_ ("Battery profile"),
  [SOL_FAMILY_EV_SUMMARY] = N_ ("Charger details"),
  [SOL_FAMILY_STORM_ALERTS] = N_ ("Storm alerts"),
  [SOL_FAMILY_CHARGE_MODE] = N_ ("Charge mode"),
  [SOL_FAMILY_BATTERY_SETTINGS] = N_ ("Battery settings"),
  [SOL_FAMILY_GRID_CHECK] = N_ ("Grid checks"),
  [SOL_FAMILY_OFF_GRID_CONTEXT] = N_ ("Grid state"),
  [SOL_FAMILY_DEVICES] = N_ ("Devices"),
  [SOL_FAMILY_PANELS] = N_ ("Panels"),
  [SOL_FAMILY_PANEL_STATES] = NULL,
  [SOL_FAMILY_PANEL_ENERGY] = NULL,
  [SOL_FAMILY_LIFETIME] = N_ ("Lifetime energy"),
};

const char *
sol_family_get_title (SolFamily family)
{
  g_return_val_if_fail (family < SOL_N_FAMILIES, NULL);

  return titles[family] != NULL ? _ (titles[family]) : NULL;
}

static GtkWidget *
make_age (SolStatusPopover *self, SolSite *site, SolFamily family)
{
  GtkWidget *age = sol_age_label_new ();

  sol_age_label_set_zone (SOL_AGE_LABEL (age), sol_site_get_zone (site));
  sol_age_label_set_clock (SOL_AGE_LABEL (age), sol_home_get_clock (self->home));
  sol_age_label_set_time (SOL_AGE_LABEL (age), sol_site_get_asked_at (site, family));
  g_object_set (age, "xalign", 1.0f, "hexpand", TRUE, NULL);
  return age;
}

static GtkWidget *
make_value (SolStatusPopover *self, SolSite *site, SolFamily family, SolFamilyState state)
{
  GtkWidget *value;

  if (state == SOL_FAMILY_FAILED)
    value = gtk_label_new (_ ("Could not be read"));
  else if (state == SOL_FAMILY_LOADING)
    value = gtk_label_new ("–");
  else
    return make_age (self, site, family);
  g_object_set (value, "xalign", 1.0f, "hexpand", TRUE, NULL);
  return value;
}

static void
empty_grid (SolStatusPopover *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

/* Only what is asked for is listed; a dozen labels are made anew quickly, and only while the popover is open.
 */
static void
fill (SolStatusPopover *self)
{
  SolSite *site = self->home != NULL ? sol_home_get_site (self->home) : NULL;
  int row = 0;

  empty_grid (self);
  if (site == NULL)
    return;
  for (guint family = 0; family < SOL_N_FAMILIES; family++)
    {
      SolFamilyState state = sol_site_get_family_state (site, family);
      if (titles[family] == NULL || state == SOL_FAMILY_ABSENT)
        continue;

      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _ (titles[family]), "xalign", 0.0f, NULL);
      GtkWidget *value = make_value (self, site, family, state);
      gtk_widget_add_css_class (title, "dim-label");
      if (state == SOL_FAMILY_STALE || state == SOL_FAMILY_FAILED)
        gtk_widget_add_css_class (value, "warning");
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                      NULL, -1);
      gtk_grid_attach (GTK_GRID (self->grid), title, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), value, 1, row++, 1, 1);
    }

  guint n = sol_home_get_requests_last_hour (self->home);
  g_autofree char *requests
      = g_strdup_printf (ngettext ("%u request in the last hour", "%u requests in the last hour", n), n);
  gtk_label_set_text (GTK_LABEL (self->requests), requests);
}

static void
family_changed_cb (SolStatusPopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
show_cb (SolStatusPopover *self)
{
  g_signal_group_set_target (self->site_signals, self->home != NULL ? sol_home_get_site (self->home) : NULL);
  fill (self);
}

void
sol_status_popover_set_home (SolStatusPopover *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_STATUS_POPOVER (self));

  if (!g_set_object (&self->home, home))
    return;
  g_signal_group_set_target (self->site_signals, NULL);
  empty_grid (self);
}

GtkWidget *
sol_status_popover_new (void)
{
  return g_object_new (SOL_TYPE_STATUS_POPOVER, NULL);
}

static void
sol_status_popover_dispose (GObject *object)
{
  SolStatusPopover *self = SOL_STATUS_POPOVER (object);

  g_clear_object (&self->site_signals);
  g_clear_object (&self->home);

  G_OBJECT_CLASS (sol_status_popover_parent_class)->dispose (object);
}

static void
sol_status_popover_class_init (SolStatusPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_status_popover_dispose;
}

static void
sol_status_popover_init (SolStatusPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (GTK_WIDGET (self), "status-popover");
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 24, "row-spacing", 6, NULL);
  gtk_box_append (GTK_BOX (box), self->grid);
  self->requests = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->requests, "caption");
  gtk_widget_add_css_class (self->requests, "numeric");
  gtk_widget_add_css_class (self->requests, "dim-label");
  gtk_box_append (GTK_BOX (box), self->requests);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Age of each source"), -1);

  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_swapped (self->site_signals, "family-changed", G_CALLBACK (family_changed_cb), self);
  g_signal_connect_object (self, "show", G_CALLBACK (show_cb), self, 0);
}
