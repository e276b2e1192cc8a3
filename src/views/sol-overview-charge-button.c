/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-charge-button"

#include "sol-overview-charge-button.h"

#include <glib/gi18n-lib.h>

#include "sol-overview-words.h"

struct _SolOverviewChargeButton
{
  GtkButton parent_instance;

  /* Owned */
  SolCharger *charger;
  GSignalGroup *control_signals;
  GSignalGroup *charger_signals;
  GCancellable *cancellable; /* of the request that was made here */

  /* Of the child */
  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *label;

  const char *phase;
  gboolean full;
};

enum
{
  PROP_0,
  PROP_CHARGER,
  PROP_PHASE,
  PROP_FULL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolOverviewChargeButton, sol_overview_charge_button, GTK_TYPE_BUTTON)

static SolControl *
get_control (SolOverviewChargeButton *self)
{
  return self->charger != NULL ? sol_charger_get_charging (self->charger) : NULL;
}

/* What a press does, or what the last press did while that is on its way. */
static gboolean
would_stop (SolControl *control)
{
  GVariant *shown = sol_control_get_shown (control);
  gboolean charging = shown != NULL && g_variant_get_boolean (shown);

  return sol_control_is_busy (control) ? !charging : charging;
}

static void
set_phase (SolOverviewChargeButton *self, const char *phase)
{
  /* Words of a catalogue: the same words are the same pointer. */
  if (self->phase == phase)
    return;
  self->phase = phase;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

static void
update_accessible (SolOverviewChargeButton *self, const char *text, const char *why)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  /* TRANSLATORS: accessible name: what the button does, and the charger */
  g_autofree char *name
      = g_strdup_printf (C_ ("button of a charger", "%s, %s"), text, sol_charger_get_name (self->charger));

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (why != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static const char *
get_text (SolOverviewChargeButton *self, gboolean stop)
{
  if (self->full)
    return stop ? _ ("Stop Charging") : _ ("Start Charging");
  return stop ? _ ("Stop") : _ ("Start");
}

static void
update (SolOverviewChargeButton *self)
{
  SolControl *control = get_control (self);
  GtkWidget *widget = GTK_WIDGET (self);

  if (control == NULL)
    {
      gtk_widget_set_sensitive (widget, FALSE);
      set_phase (self, NULL);
      return;
    }
  gboolean busy = sol_control_is_busy (control);
  gboolean stop = would_stop (control);
  const char *phase
      = sol_overview_phase_words (sol_control_get_state (control), sol_control_get_uncertain (control));
  const char *why = phase != NULL ? phase : sol_control_get_reason (control);
  const char *text = get_text (self, stop);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                stop ? "media-playback-stop-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_visible (self->icon, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_sensitive (widget, sol_control_get_usable (control) && !busy);
  gtk_widget_set_tooltip_text (widget, why);
  if (self->full && !stop)
    gtk_widget_add_css_class (widget, "suggested-action");
  else
    gtk_widget_remove_css_class (widget, "suggested-action");
  update_accessible (self, text, why);
  set_phase (self, phase);
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  sol_control_request_finish (SOL_CONTROL (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* The window has told how it ended, for it watches the control. */
  if (error != NULL)
    g_info ("The charger was not switched: %s", error->message);
  SolOverviewChargeButton *self = user_data;
  g_clear_object (&self->cancellable);
  sol_control_dismiss (SOL_CONTROL (source));
}

static void
sol_overview_charge_button_clicked (GtkButton *button)
{
  SolOverviewChargeButton *self = SOL_OVERVIEW_CHARGE_BUTTON (button);
  SolControl *control = get_control (self);

  if (control == NULL || sol_control_is_busy (control) || !sol_control_get_usable (control))
    return;
  gboolean wanted = !would_stop (control);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sol_control_request_async (control, g_variant_new_boolean (wanted), NULL, self->cancellable, requested_cb,
                             self);
}

SolCharger *
sol_overview_charge_button_get_charger (SolOverviewChargeButton *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_CHARGE_BUTTON (self), NULL);

  return self->charger;
}

const char *
sol_overview_charge_button_get_phase (SolOverviewChargeButton *self)
{
  g_return_val_if_fail (SOL_IS_OVERVIEW_CHARGE_BUTTON (self), NULL);

  return self->phase;
}

void
sol_overview_charge_button_set_charger (SolOverviewChargeButton *self, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_OVERVIEW_CHARGE_BUTTON (self));
  g_return_if_fail (charger == NULL || SOL_IS_CHARGER (charger));

  if (self->charger == charger)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_group_set_target (self->control_signals, NULL);
  g_signal_group_set_target (self->charger_signals, NULL);
  g_set_object (&self->charger, charger);
  g_signal_group_set_target (self->control_signals, get_control (self));
  g_signal_group_set_target (self->charger_signals, charger);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

void
sol_overview_charge_button_set_full (SolOverviewChargeButton *self, gboolean full)
{
  g_return_if_fail (SOL_IS_OVERVIEW_CHARGE_BUTTON (self));

  if (self->full == full)
    return;
  self->full = full;
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (self)), full ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_label_set_label (GTK_LABEL (self->label), get_text (self, FALSE));
  if (full)
    gtk_widget_add_css_class (GTK_WIDGET (self), "full");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "full");
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FULL]);
}

static void
sol_overview_charge_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolOverviewChargeButton *self = SOL_OVERVIEW_CHARGE_BUTTON (object);

  switch (id)
    {
    case PROP_CHARGER:
      g_value_set_object (value, self->charger);
      break;
    case PROP_PHASE:
      g_value_set_string (value, self->phase);
      break;
    case PROP_FULL:
      g_value_set_boolean (value, self->full);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_charge_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      sol_overview_charge_button_set_charger (SOL_OVERVIEW_CHARGE_BUTTON (object),
                                              g_value_get_object (value));
      break;
    case PROP_FULL:
      sol_overview_charge_button_set_full (SOL_OVERVIEW_CHARGE_BUTTON (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_overview_charge_button_dispose (GObject *object)
{
  SolOverviewChargeButton *self = SOL_OVERVIEW_CHARGE_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->control_signals);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->charger);
  G_OBJECT_CLASS (sol_overview_charge_button_parent_class)->dispose (object);
}

static void
sol_overview_charge_button_class_init (SolOverviewChargeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_overview_charge_button_get_property;
  object_class->set_property = sol_overview_charge_button_set_property;
  object_class->dispose = sol_overview_charge_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = sol_overview_charge_button_clicked;
  properties[PROP_CHARGER]
      = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PHASE] = g_param_spec_string (
      "phase", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FULL] = g_param_spec_boolean (
      "full", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_overview_charge_button_init (SolOverviewChargeButton *self)
{
  static const char *const watched[] = { "notify::state",  "notify::value",  "notify::wanted",
                                         "notify::usable", "notify::reason", "notify::uncertain" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "media-playback-start-symbolic", "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_visible (self->spinner, FALSE);
  self->label = gtk_label_new (_ ("Start"));
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "charge-button");

  self->control_signals = g_signal_group_new (SOL_TYPE_CONTROL);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_object (self->control_signals, watched[i], G_CALLBACK (update), self,
                                   G_CONNECT_SWAPPED);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  g_signal_group_connect_object (self->charger_signals, "notify::name", G_CALLBACK (update), self,
                                 G_CONNECT_SWAPPED);
  update (self);
}
