/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-time-entry"

#include "sol-time-entry.h"

#include <glib/gi18n-lib.h>

#include "sol-week.h"

#define POPOVER_STEP 15

struct _SolTimeEntry
{
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *hours;
  GtkWidget *minutes;

  int minute;
  gboolean writing;
};

enum
{
  PROP_0,
  PROP_MINUTE,
  N_PROPS,
};

enum
{
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolTimeEntry, sol_time_entry, ADW_TYPE_BIN)

int
sol_time_entry_read (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  gsize length = strlen (stripped);

  if (strchr (stripped, ':') != NULL || strchr (stripped, '.') != NULL)
    return sol_minute_from_text (g_strdelimit (stripped, ".", ':'));
  if (length == 0 || length > 4 || strspn (stripped, "0123456789") != length)
    return -1;
  /* Without a colon the last two of three and more digits are minutes. */
  guint64 number = g_ascii_strtoull (stripped, NULL, 10);
  guint64 hour = length > 2 ? number / 100 : number, minute = length > 2 ? number % 100 : 0;
  return hour < 24 && minute < 60 ? (int) (hour * 60 + minute) : -1;
}

static void
write_all (SolTimeEntry *self)
{
  g_autofree char *text = sol_minute_to_text (self->minute);

  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->hours), MAX (self->minute, 0) / 60);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->minutes), MAX (self->minute, 0) % 60);
  self->writing = FALSE;
}

int
sol_time_entry_get_minute (SolTimeEntry *self)
{
  g_return_val_if_fail (SOL_IS_TIME_ENTRY (self), -1);

  return self->minute;
}

void
sol_time_entry_set_minute (SolTimeEntry *self, int minute)
{
  g_return_if_fail (SOL_IS_TIME_ENTRY (self));

  gboolean other = self->minute != minute;
  /* The page is brought up to date all the time: that is no reason to take away what somebody types. */
  if (!other)
    return;
  self->minute = minute;
  write_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTE]);
}

void
sol_time_entry_set_wrong (SolTimeEntry *self, gboolean wrong)
{
  g_return_if_fail (SOL_IS_TIME_ENTRY (self));

  if (wrong)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
sol_time_entry_set_name (SolTimeEntry *self, const char *name)
{
  g_return_if_fail (SOL_IS_TIME_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Whoever listens has the last word on the time that stays. */
static void
offer (SolTimeEntry *self, int minute)
{
  if (minute != self->minute)
    g_signal_emit (self, signals[EDITED], 0, minute);
  write_all (self);
}

gboolean
sol_time_entry_is_typing (SolTimeEntry *self)
{
  g_return_val_if_fail (SOL_IS_TIME_ENTRY (self), FALSE);

  int minute = sol_time_entry_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  return minute >= 0 && minute != self->minute;
}

void
sol_time_entry_commit (SolTimeEntry *self)
{
  g_return_if_fail (SOL_IS_TIME_ENTRY (self));

  int minute = sol_time_entry_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  offer (self, minute >= 0 ? minute : self->minute);
}

void
sol_time_entry_revert (SolTimeEntry *self)
{
  g_return_if_fail (SOL_IS_TIME_ENTRY (self));

  write_all (self);
}

static void
wound_cb (SolTimeEntry *self)
{
  if (self->writing)
    return;
  int hour = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->hours));
  int minute = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->minutes));
  offer (self, hour * 60 + minute);
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (spin));

  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
open_popover (SolTimeEntry *self)
{
  write_all (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_popover (SOL_TIME_ENTRY (widget));
}

static gboolean
sol_time_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOL_TIME_ENTRY (widget)->entry);
}

/* Without this the way back would end here: what cannot have the focus itself is asked to take it. */
static gboolean
sol_time_entry_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (SOL_TIME_ENTRY (widget)->entry, direction);
}

static void
sol_time_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MINUTE:
      g_value_set_int (value, SOL_TIME_ENTRY (object)->minute);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_time_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MINUTE:
      sol_time_entry_set_minute (SOL_TIME_ENTRY (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_time_entry_dispose (GObject *object)
{
  g_clear_pointer (&SOL_TIME_ENTRY (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_time_entry_parent_class)->dispose (object);
}

static void
sol_time_entry_class_init (SolTimeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_time_entry_get_property;
  object_class->set_property = sol_time_entry_set_property;
  object_class->dispose = sol_time_entry_dispose;
  widget_class->focus = sol_time_entry_focus;
  widget_class->grab_focus = sol_time_entry_grab_focus;
  properties[PROP_MINUTE]
      = g_param_spec_int ("minute", NULL, NULL, -1, SOL_MINUTES_PER_DAY - 1, -1,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "time.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "time.open", NULL);
}

static GtkWidget *
make_wheel (SolTimeEntry *self, double last, double step, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, last, step);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (spin), GTK_ORIENTATION_VERTICAL);
  gtk_spin_button_set_wrap (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 2);
  gtk_widget_add_css_class (spin, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (spin, "output", G_CALLBACK (output_cb), spin, 0);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (wound_cb), self, G_CONNECT_SWAPPED);
  return spin;
}

static void
add_popover (SolTimeEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->hours = make_wheel (self, 23, 1, _ ("Hours"));
  self->minutes = make_wheel (self, 59, POPOVER_STEP, _ ("Minutes"));
  gtk_box_append (GTK_BOX (box), self->hours);
  gtk_box_append (GTK_BOX (box), gtk_label_new (":"));
  gtk_box_append (GTK_BOX (box), self->minutes);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_add_css_class (self->popover, "clock-popover");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
sol_time_entry_init (SolTimeEntry *self)
{
  self->minute = -1;
  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "preferences-system-time-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _ ("Choose a Time"));
  /* Ctrl+Z is for the draft; here it would bring back the time of another slot. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 5);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 5);
  gtk_widget_add_css_class (self->entry, "time-entry");
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), self->entry);
  add_popover (self);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (sol_time_entry_commit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "icon-release", G_CALLBACK (open_popover), self, G_CONNECT_SWAPPED);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (sol_time_entry_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
sol_time_entry_new (void)
{
  return g_object_new (SOL_TYPE_TIME_ENTRY, NULL);
}
