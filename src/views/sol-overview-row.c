/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-row"

#include "sol-overview-row.h"

#include <glib/gi18n-lib.h>

#include "sol-overview-charge-button.h"
#include "sol-tinted-icon.h"

struct _SolOverviewRow
{
  AdwActionRow parent_instance;

  /* Of the row */
  GtkWidget *button; /* (nullable) of a charger */
  GtkWidget *value;  /* (nullable) of the battery */
  GtkWidget *try_again;

  /* Owned */
  char *subtitle;

  SolFamilyState state;
};

enum
{
  TRY_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolOverviewRow, sol_overview_row, ADW_TYPE_ACTION_ROW)

static void
update_subtitle (SolOverviewRow *self)
{
  const char *phase = self->button != NULL
                          ? sol_overview_charge_button_get_phase (SOL_OVERVIEW_CHARGE_BUTTON (self->button))
                          : NULL;
  const char *text = phase != NULL ? phase : self->subtitle;

  if (self->state == SOL_FAMILY_FAILED)
    text = _ ("Could not be read");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : "");
}

SolCharger *
sol_overview_row_get_charger (SolOverviewRow *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_ROW (self), NULL);

  return self->button == NULL
             ? NULL
             : sol_overview_charge_button_get_charger (SOL_OVERVIEW_CHARGE_BUTTON (self->button));
}

void
sol_overview_row_set_texts (SolOverviewRow *self, const char *title, const char *subtitle, const char *value)
{
  g_return_if_fail (SOL_IS_OVERVIEW_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (self->value != NULL)
    gtk_label_set_label (GTK_LABEL (self->value), value != NULL ? value : "");
  if (g_strcmp0 (self->subtitle, subtitle) == 0)
    return;
  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
  update_subtitle (self);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
sol_overview_row_set_state (SolOverviewRow *self, SolFamilyState state, const char *age)
{
  g_return_if_fail (SOL_IS_OVERVIEW_ROW (self));

  GtkWidget *widget = GTK_WIDGET (self);
  gboolean failed = state == SOL_FAMILY_FAILED;
  const char *text = state == SOL_FAMILY_LOADING ? _ ("Loading") : age;

  self->state = state;
  gtk_widget_set_visible (widget, state != SOL_FAMILY_ABSENT);
  gtk_widget_set_tooltip_text (widget, age);
  set_css_class (widget, "loading", state == SOL_FAMILY_LOADING);
  set_css_class (widget, "stale", state == SOL_FAMILY_STALE);
  gtk_widget_set_visible (self->try_again, failed);
  if (self->button != NULL)
    gtk_widget_set_visible (self->button, !failed);
  if (self->value != NULL)
    gtk_widget_set_visible (self->value, !failed);
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  update_subtitle (self);
}

static void
clicked_cb (SolOverviewRow *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static void
sol_overview_row_finalize (GObject *object)
{
  g_free (SOL_OVERVIEW_ROW (object)->subtitle);
  G_OBJECT_CLASS (sol_overview_row_parent_class)->finalize (object);
}

static void
sol_overview_row_class_init (SolOverviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_overview_row_finalize;
  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}

static void
sol_overview_row_init (SolOverviewRow *self)
{
  /* Names are written by people: "Müller & Söhne <Haus>". */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-row");
  self->try_again = gtk_button_new_with_label (_ ("Try Again"));
  gtk_widget_add_css_class (self->try_again, "flat");
  gtk_widget_set_valign (self->try_again, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->try_again, FALSE);
  g_signal_connect_object (self->try_again, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->try_again);
}

SolOverviewRow *
sol_overview_row_new (SolCharger *charger)
{
  SolOverviewRow *self = g_object_new (SOL_TYPE_OVERVIEW_ROW, NULL);
  GtkWidget *icon
      = GTK_WIDGET (charger != NULL ? sol_tinted_icon_new ("solarium-car-symbolic", "car")
                                    : sol_tinted_icon_new ("solarium-battery-symbolic", "battery"));

  gtk_widget_add_css_class (icon, "fades");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  if (charger != NULL)
    {
      self->button = g_object_new (SOL_TYPE_OVERVIEW_CHARGE_BUTTON, "charger", charger, NULL);
      g_signal_connect_object (self->button, "notify::phase", G_CALLBACK (update_subtitle), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
      return self;
    }
  self->value = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->value, "heading");
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_widget_add_css_class (self->value, "fades");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->value);
  return self;
}
