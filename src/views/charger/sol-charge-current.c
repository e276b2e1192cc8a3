/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charge-current"

#include "sol-charge-current.h"

#include <glib/gi18n-lib.h>

#include "sol-amps-scale.h"
#include "sol-control-link.h"

#define REST (700 * SOL_SECOND / 1000)

struct _SolChargeCurrent
{
  AdwPreferencesRow parent_instance;

  /* Children */
  GtkWidget *scale;
  GtkWidget *spinner;
  GtkWidget *line;

  /* Owned */
  SolCharger *charger;
  SolClock *clock;
  SolControlLink *link;
  SolControlLink *charging; /* tells of the pause */
  GSignalGroup *charger_signals;

  guint timer;
  gboolean draft; /* moved, and not sent yet */
};

enum
{
  PROP_0,
  PROP_CHARGER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolChargeCurrent, sol_charge_current, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_charging (SolChargeCurrent *self)
{
  const SolChargerStatus *status = self->charger != NULL ? sol_charger_get_status (self->charger) : NULL;

  return status != NULL && sol_charger_status_is_charging (status) == SOL_YES;
}

static const char *
get_line (SolChargeCurrent *self)
{
  gboolean charging = is_charging (self);
  gboolean sensitive = sol_control_link_get_sensitive (self->link);
  gboolean touched = self->draft || sol_amps_scale_get_pressed (SOL_AMPS_SCALE (self->scale))
                     || (gtk_widget_get_state_flags (self->scale) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  const char *otherwise = NULL;

  if (self->charger != NULL && sol_charger_get_pausing (self->charger))
    return _ ("To change the current, charging pauses for about half a minute");
  if (sensitive && !charging)
    otherwise = _ ("Used when charging starts");
  else if (sensitive && touched)
    otherwise = _ ("To change the current, charging pauses for about half a minute");
  return sol_control_link_get_line (self->link, otherwise);
}

static void
show_line (SolChargeCurrent *self)
{
  const char *line = get_line (self);

  gtk_label_set_label (GTK_LABEL (self->line), line != NULL ? line : "");
  gtk_widget_set_visible (self->line, line != NULL);
  sol_amps_scale_set_line (SOL_AMPS_SCALE (self->scale), line);
}

static void
show_pause (GtkWidget *widget)
{
  show_line (SOL_CHARGE_CURRENT (widget));
}

static void
update (GtkWidget *widget)
{
  SolChargeCurrent *self = SOL_CHARGE_CURRENT (widget);
  SolAmpsScale *scale = SOL_AMPS_SCALE (self->scale);
  GVariant *shown = sol_control_link_get_shown (self->link);
  gboolean busy = sol_control_link_get_busy (self->link);

  if (self->charger != NULL)
    {
      SolAmpsRange range
          = { sol_charger_get_amps_min (self->charger), sol_charger_get_amps_max (self->charger),
              sol_charger_get_amps_step (self->charger) };
      sol_amps_scale_set_range (scale, range, sol_charger_get_watts_per_amp (self->charger));
    }
  /* What a person is about to choose stays where it is. */
  if (shown != NULL && !self->draft)
    sol_amps_scale_set_amps (scale, g_variant_get_int32 (shown));
  sol_amps_scale_set_scale_sensitive (scale, sol_control_link_get_sensitive (self->link));
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  show_line (self);
}

static void
drop_timer (SolChargeCurrent *self)
{
  if (self->clock != NULL)
    sol_clock_clear (self->clock, &self->timer);
}

static void
rested_cb (gpointer data)
{
  SolChargeCurrent *self = data;

  self->timer = 0;
  /* Whoever still holds it has not decided; letting go starts the rest anew. */
  if (sol_amps_scale_get_pressed (SOL_AMPS_SCALE (self->scale)))
    return;
  self->draft = FALSE;
  sol_control_link_request (
      self->link, g_variant_new_int32 (sol_amps_scale_get_amps (SOL_AMPS_SCALE (self->scale))), NULL);
}

static void
rest (SolChargeCurrent *self)
{
  drop_timer (self);
  if (self->draft && self->clock != NULL)
    self->timer = sol_clock_add (self->clock, REST, G_PRIORITY_DEFAULT, rested_cb, self);
}

static void
edited_cb (SolChargeCurrent *self)
{
  self->draft = TRUE;
  show_line (self);
  rest (self);
}

static void
pressed_cb (SolChargeCurrent *self)
{
  show_line (self);
  if (!sol_amps_scale_get_pressed (SOL_AMPS_SCALE (self->scale)))
    rest (self);
}

static void
charger_cb (SolChargeCurrent *self)
{
  update (GTK_WIDGET (self));
}

void
sol_charge_current_set_clock (SolChargeCurrent *self, SolClock *clock)
{
  g_return_if_fail (SOL_IS_CHARGE_CURRENT (self));

  drop_timer (self);
  g_set_object (&self->clock, clock);
}

void
sol_charge_current_set_narrow (SolChargeCurrent *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_CHARGE_CURRENT (self));

  sol_amps_scale_set_few_marks (SOL_AMPS_SCALE (self->scale), narrow);
}

SolCharger *
sol_charge_current_get_charger (SolChargeCurrent *self)
{
  g_return_val_if_fail (SOL_IS_CHARGE_CURRENT (self), NULL);

  return self->charger;
}

void
sol_charge_current_set_charger (SolChargeCurrent *self, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGE_CURRENT (self));

  if (self->charger == charger)
    return;
  drop_timer (self);
  self->draft = FALSE;
  g_set_object (&self->charger, charger);
  g_signal_group_set_target (self->charger_signals, charger);
  sol_control_link_set_control (self->link,
                                charger != NULL ? sol_charger_get_control (charger, SOL_CHARGER_AMPS) : NULL);
  sol_control_link_set_control (self->charging, charger != NULL ? sol_charger_get_charging (charger) : NULL);
  update (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

GtkWidget *
sol_charge_current_new (void)
{
  return g_object_new (SOL_TYPE_CHARGE_CURRENT, NULL);
}

static void
sol_charge_current_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      g_value_set_object (value, SOL_CHARGE_CURRENT (object)->charger);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charge_current_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      sol_charge_current_set_charger (SOL_CHARGE_CURRENT (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charge_current_dispose (GObject *object)
{
  SolChargeCurrent *self = SOL_CHARGE_CURRENT (object);

  drop_timer (self);
  g_clear_object (&self->link);
  g_clear_object (&self->charging);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->charger);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (sol_charge_current_parent_class)->dispose (object);
}

static void
sol_charge_current_class_init (SolChargeCurrentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_charge_current_get_property;
  object_class->set_property = sol_charge_current_set_property;
  object_class->dispose = sol_charge_current_dispose;
  properties[PROP_CHARGER]
      = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_charge_current_init (SolChargeCurrent *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scale = sol_amps_scale_new ();
  sol_amps_scale_set_title (SOL_AMPS_SCALE (self->scale), _ ("Charging current"));
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "visible", FALSE, NULL);
  self->line = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->line, "caption");
  gtk_widget_add_css_class (self->line, "dim-label");
  sol_amps_scale_add_suffix (SOL_AMPS_SCALE (self->scale), self->spinner);
  gtk_box_append (GTK_BOX (box), self->scale);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_widget_add_css_class (box, "charge-current");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Charging current"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Charging current"), -1);

  self->link = sol_control_link_new (GTK_WIDGET (self), update);
  self->charging = sol_control_link_new (GTK_WIDGET (self), show_pause);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  g_signal_group_connect_object (self->charger_signals, "notify::status", G_CALLBACK (charger_cb), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->charger_signals, "notify::summary", G_CALLBACK (charger_cb), self,
                                 G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "notify::pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "state-flags-changed", G_CALLBACK (show_line), self,
                           G_CONNECT_SWAPPED);
}
