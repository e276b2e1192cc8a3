/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-slot-inspector"

#include "sol-slot-inspector.h"

#include "sol-amps-scale.h"
#include "sol-day-toggles.h"
#include "sol-schedule-draft-words.h"
#include "sol-time-entry.h"

#define USUAL_REMINDER 10

struct _SolSlotInspector
{
  AdwBin parent_instance;

  /* From the template */
  GtkStack *faces;
  GtkWidget *heading;
  GtkLabel *title;
  GtkWidget *delete_button;
  GtkWidget *plain_delete;
  GtkWidget *times;
  GtkSwitch *enabled;
  GtkWidget *starts_row;
  SolTimeEntry *starts;
  AdwActionRow *ends_row;
  SolTimeEntry *ends;
  GtkWidget *days_row;
  SolDayToggles *days;
  GtkLabel *refusal;
  GtkWidget *enable_button;
  GtkWidget *current;
  SolAmpsScale *amps;
  GtkWidget *reminding;
  GtkSwitch *remind;
  GtkWidget *minutes_row;
  GtkSpinButton *minutes;
  GtkLabel *caption;
  GtkLabel *reason;

  SolScheduleSlot *slot; /* (nullable) */
  gboolean writing;
  gboolean plain;
};

enum
{
  EDITED,
  DELETE_SLOT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolSlotInspector, sol_slot_inspector, ADW_TYPE_BIN)

static void
want (SolSlotInspector *self, const SolSlotEdit *edit, const char *what)
{
  if (self->writing || self->slot == NULL)
    return;
  g_autofree char *gesture = g_strconcat (what, " ", self->slot->id, NULL);
  g_signal_emit (self, signals[EDITED], 0, edit, gesture);
}

static void
enabled_cb (SolSlotInspector *self)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.enabled = sol_truth (gtk_switch_get_active (self->enabled));
  want (self, &edit, "enabled");
}

static void
enable_cb (SolSlotInspector *self)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.enabled = SOL_YES;
  want (self, &edit, "enabled");
}

static void
starts_cb (SolSlotInspector *self, int minute)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.start = minute;
  want (self, &edit, "start");
}

static void
ends_cb (SolSlotInspector *self, int minute)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.end = minute;
  want (self, &edit, "end");
}

static void
days_cb (SolSlotInspector *self, guint days)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.days = (SolDays) days;
  want (self, &edit, "days");
}

static void
amps_cb (SolSlotInspector *self, int amps)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.amps = amps;
  want (self, &edit, "amps");
}

static void
remind_cb (SolSlotInspector *self)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.reminder_min
      = gtk_switch_get_active (self->remind) ? gtk_spin_button_get_value_as_int (self->minutes) : 0;
  want (self, &edit, "remind");
}

static void
minutes_cb (SolSlotInspector *self)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  edit.reminder_min = gtk_spin_button_get_value_as_int (self->minutes);
  if (gtk_switch_get_active (self->remind))
    want (self, &edit, "minutes");
}

static void
delete_cb (SolSlotInspector *self)
{
  if (self->slot != NULL)
    g_signal_emit (self, signals[DELETE_SLOT], 0);
}

static void
show_words (SolSlotInspector *self, const SolSlotFacts *facts)
{
  const SolScheduleSlot *slot = facts->slot;
  gboolean custom = sol_schedule_slot_is_editable (slot);
  g_autofree char *kind = sol_slot_kind_words (slot);
  g_autofree char *span = custom ? sol_slot_span_words (slot) : NULL;
  g_autofree char *most
      = custom ? sol_slot_most_words (slot, facts->watts_per_amp, sol_amps_range_fill (facts->range).max)
               : NULL;

  gtk_label_set_label (self->title, kind);
  adw_action_row_set_subtitle (self->ends_row, span != NULL ? span : "");
  gtk_label_set_label (self->caption, most != NULL ? most : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), most != NULL);
  gtk_label_set_label (self->reason, facts->reason != NULL ? facts->reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), facts->reason != NULL);
}

/* The cheap hours of the tariff have no times; their amps are there where the cloud says some. */
static void
show_rows (SolSlotInspector *self, const SolSlotFacts *facts)
{
  const SolScheduleSlot *slot = facts->slot;
  gboolean custom = sol_schedule_slot_is_editable (slot);
  gboolean off_peak = slot->kind == SOL_SLOT_OFF_PEAK;

  gtk_widget_set_visible (self->starts_row, custom);
  gtk_widget_set_visible (GTK_WIDGET (self->ends_row), custom);
  gtk_widget_set_visible (self->days_row, custom);
  gtk_widget_set_visible (self->current, custom || slot->amps > 0 || slot->amps_max == SOL_YES);
  gtk_widget_set_visible (self->reminding, custom);
  gtk_widget_set_visible (self->delete_button, custom && !self->plain);
  gtk_widget_set_visible (self->plain_delete, custom && self->plain);
  gtk_widget_set_visible (self->enable_button, slot->enabled == SOL_NO && facts->changed && facts->editable);
  gboolean editable = facts->editable && (custom || off_peak);
  gtk_widget_set_sensitive (self->times, editable);
  gtk_widget_set_sensitive (self->current, editable);
  gtk_widget_set_sensitive (self->reminding, editable);
  gtk_widget_set_sensitive (self->delete_button, editable);
  gtk_widget_set_sensitive (self->plain_delete, editable);
  gtk_widget_set_tooltip_text (self->times, facts->reason);
  gtk_widget_set_sensitive (self->minutes_row, slot->reminder == SOL_YES);
}

static void
show_values (SolSlotInspector *self, const SolSlotFacts *facts)
{
  const SolScheduleSlot *slot = facts->slot;

  gtk_switch_set_active (self->enabled, slot->enabled == SOL_YES);
  sol_time_entry_set_minute (self->starts, slot->window.start);
  sol_time_entry_set_minute (self->ends, slot->window.end);
  sol_day_toggles_set_days (self->days, slot->window.days);
  sol_amps_scale_set_range (self->amps, facts->range, facts->watts_per_amp);
  sol_amps_scale_set_amps (self->amps, slot->amps_max == SOL_YES ? 0 : MAX (slot->amps, 0));
  gtk_switch_set_active (self->remind, slot->reminder == SOL_YES);
  int before = slot->reminder_min > 0 ? slot->reminder_min : USUAL_REMINDER;
  if (gtk_spin_button_get_value_as_int (self->minutes) != before)
    gtk_spin_button_set_value (self->minutes, before);
}

void
sol_slot_inspector_show (SolSlotInspector *self, const SolSlotFacts *facts)
{
  g_return_if_fail (SOL_IS_SLOT_INSPECTOR (self));
  g_return_if_fail (facts != NULL);

  SolScheduleSlot *slot = facts->slot != NULL ? sol_schedule_slot_ref (facts->slot) : NULL;
  gboolean other = slot == NULL || self->slot == NULL || g_strcmp0 (slot->id, self->slot->id) != 0;
  g_clear_pointer (&self->slot, sol_schedule_slot_unref);
  self->slot = slot;
  gtk_stack_set_visible_child_name (self->faces, slot != NULL ? "slot" : "nothing");
  sol_slot_inspector_refuse (self, NULL);
  if (slot == NULL)
    return;
  self->writing = TRUE;
  show_words (self, facts);
  show_rows (self, facts);
  show_values (self, facts);
  if (other)
    sol_slot_inspector_revert (self);
  self->writing = FALSE;
}

static gboolean
is_typing_minutes (SolSlotInspector *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->minutes));

  return gtk_switch_get_active (self->remind)
         && g_ascii_strtoll (text, NULL, 10) != gtk_spin_button_get_value_as_int (self->minutes);
}

gboolean
sol_slot_inspector_is_typing (SolSlotInspector *self)
{
  g_return_val_if_fail (SOL_IS_SLOT_INSPECTOR (self), FALSE);

  return self->slot != NULL
         && (sol_time_entry_is_typing (self->starts) || sol_time_entry_is_typing (self->ends)
             || is_typing_minutes (self));
}

void
sol_slot_inspector_commit (SolSlotInspector *self)
{
  g_return_if_fail (SOL_IS_SLOT_INSPECTOR (self));

  if (self->slot == NULL)
    return;
  sol_time_entry_commit (self->starts);
  sol_time_entry_commit (self->ends);
  gtk_spin_button_update (self->minutes);
}

void
sol_slot_inspector_revert (SolSlotInspector *self)
{
  g_return_if_fail (SOL_IS_SLOT_INSPECTOR (self));

  sol_time_entry_revert (self->starts);
  sol_time_entry_revert (self->ends);
  gtk_spin_button_set_value (self->minutes, gtk_spin_button_get_value (self->minutes));
}

void
sol_slot_inspector_refuse (SolSlotInspector *self, const char *text)
{
  g_return_if_fail (SOL_IS_SLOT_INSPECTOR (self));

  gtk_label_set_label (self->refusal, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), text != NULL);
  sol_time_entry_set_wrong (self->starts, text != NULL);
  sol_time_entry_set_wrong (self->ends, text != NULL);
}

void
sol_slot_inspector_edit_start (SolSlotInspector *self)
{
  g_return_if_fail (SOL_IS_SLOT_INSPECTOR (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->starts_row) ? GTK_WIDGET (self->starts)
                                                                   : GTK_WIDGET (self->enabled));
}

void
sol_slot_inspector_set_plain (SolSlotInspector *self, gboolean plain)
{
  g_return_if_fail (SOL_IS_SLOT_INSPECTOR (self));

  self->plain = plain;
  gtk_widget_set_visible (self->heading, !plain);
  if (plain)
    gtk_widget_add_css_class (GTK_WIDGET (self), "plain");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "plain");
  gboolean custom = self->slot != NULL && sol_schedule_slot_is_editable (self->slot);
  gtk_widget_set_visible (self->delete_button, custom && !plain);
  gtk_widget_set_visible (self->plain_delete, custom && plain);
}

static void
sol_slot_inspector_dispose (GObject *object)
{
  SolSlotInspector *self = SOL_SLOT_INSPECTOR (object);

  g_clear_pointer (&self->slot, sol_schedule_slot_unref);
  /* The only child is one that the template binds: it would be let go of twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_SLOT_INSPECTOR);
  G_OBJECT_CLASS (sol_slot_inspector_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SolSlotInspector, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (faces);
  BIND (heading);
  BIND (title);
  BIND (delete_button);
  BIND (plain_delete);
  BIND (times);
  BIND (enabled);
  BIND (starts_row);
  BIND (starts);
  BIND (ends_row);
  BIND (ends);
  BIND (days_row);
  BIND (days);
  BIND (refusal);
  BIND (enable_button);
  BIND (current);
  BIND (amps);
  BIND (reminding);
  BIND (remind);
  BIND (minutes_row);
  BIND (minutes);
  BIND (caption);
  BIND (reason);
}

static void
sol_slot_inspector_class_init (SolSlotInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_slot_inspector_dispose;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[DELETE_SLOT] = g_signal_new ("delete-slot", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SOL_TYPE_AMPS_SCALE);
  g_type_ensure (SOL_TYPE_DAY_TOGGLES);
  g_type_ensure (SOL_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/solarium/Solarium/views/schedule/sol-slot-inspector.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, enabled_cb);
  gtk_widget_class_bind_template_callback (widget_class, enable_cb);
  gtk_widget_class_bind_template_callback (widget_class, starts_cb);
  gtk_widget_class_bind_template_callback (widget_class, ends_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_cb);
  gtk_widget_class_bind_template_callback (widget_class, amps_cb);
  gtk_widget_class_bind_template_callback (widget_class, remind_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
sol_slot_inspector_init (SolSlotInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkWidget *starts = GTK_WIDGET (self->starts);
  sol_time_entry_set_name (SOL_TIME_ENTRY (starts),
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->starts_row)));
  sol_time_entry_set_name (self->ends, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->ends_row)));
}

GtkWidget *
sol_slot_inspector_new (void)
{
  return g_object_new (SOL_TYPE_SLOT_INSPECTOR, NULL);
}
