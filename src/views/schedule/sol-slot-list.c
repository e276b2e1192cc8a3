/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-slot-list"

#include "sol-slot-list.h"

#include <glib/gi18n-lib.h>

#include "sol-schedule-draft-words.h"

/* A row of the list. */
typedef struct
{
  char *id;
  GtkWidget *row; /* unowned */
  GtkWidget *enabled;
  GtkWidget *place;
} Entry;

struct _SolSlotList
{
  AdwBin parent_instance;

  GtkWidget *faces;
  GtkWidget *rows;
  GtkWidget *empty;
  GPtrArray *entries; /* (element-type Entry) */
  char *selected;
  gboolean writing;
};

enum
{
  SLOT_SELECTED,
  SLOT_SWITCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolSlotList, sol_slot_list, ADW_TYPE_BIN)

static void
entry_free (Entry *entry)
{
  g_free (entry->id);
  g_free (entry);
}

static Entry *
find_entry (SolSlotList *self, GtkWidget *row, GtkWidget *enabled)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      if ((row != NULL && entry->row == row) || (enabled != NULL && entry->enabled == enabled))
        return entry;
    }
  return NULL;
}

static void
expanded_cb (SolSlotList *self, GParamSpec *pspec, GtkWidget *row)
{
  Entry *entry = find_entry (self, row, NULL);

  if (self->writing || entry == NULL)
    return;
  gboolean open = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
  if (!open && g_strcmp0 (entry->id, self->selected) != 0)
    return;
  g_autofree char *id = g_strdup (entry->id);
  g_signal_emit (self, signals[SLOT_SELECTED], 0, open ? id : NULL);
}

static void
switched_cb (SolSlotList *self, GParamSpec *pspec, GtkWidget *enabled)
{
  Entry *entry = find_entry (self, NULL, enabled);

  if (self->writing || entry == NULL)
    return;
  g_autofree char *id = g_strdup (entry->id);
  g_signal_emit (self, signals[SLOT_SWITCHED], 0, id, gtk_switch_get_active (GTK_SWITCH (enabled)));
}

static Entry *
add_entry (SolSlotList *self, const char *id)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup (id);
  entry->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry->row), FALSE);
  entry->enabled = gtk_switch_new ();
  gtk_widget_set_valign (entry->enabled, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (entry->row), entry->enabled);
  entry->place = adw_bin_new ();
  GtkWidget *inner = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child",
                                   entry->place, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (entry->row), inner);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), entry->row);
  g_ptr_array_add (self->entries, entry);
  g_signal_connect_object (entry->row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry->enabled, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  return entry;
}

static void
write_entry (Entry *entry, const SolScheduleSlot *slot, gboolean open, gboolean editable)
{
  gboolean off_peak = slot->kind == SOL_SLOT_OFF_PEAK;
  g_autofree char *times
      = off_peak ? g_strdup (_ ("Off-peak hours of your tariff")) : sol_slot_times_words (slot);
  g_autofree char *days = sol_days_words (slot->window.days);
  g_autofree char *amps = sol_slot_amps_words (slot);
  g_autofree char *subtitle = off_peak ? g_strdup (slot->enabled == SOL_YES ? _ ("On") : _ ("Off"))
                                       : g_strconcat (days, " · ", amps, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Enabled, %s"), times);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), times);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (entry->row), subtitle);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (entry->row), open);
  gtk_switch_set_active (GTK_SWITCH (entry->enabled), slot->enabled == SOL_YES);
  gtk_widget_set_sensitive (entry->enabled, editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->enabled), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Rows stay where they are for as long as the same slots are there, so that nothing jumps. */
static gboolean
has_same_slots (SolSlotList *self, GPtrArray *slots)
{
  if (slots->len != self->entries->len)
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (slots, i);
      const Entry *entry = g_ptr_array_index (self->entries, i);
      if (g_strcmp0 (slot->id, entry->id) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
drop_entries (SolSlotList *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      adw_bin_set_child (ADW_BIN (entry->place), NULL);
      gtk_list_box_remove (GTK_LIST_BOX (self->rows), entry->row);
    }
  g_ptr_array_set_size (self->entries, 0);
}

static GPtrArray *
list_shown (const SolSchedule *schedule)
{
  GPtrArray *slots = g_ptr_array_new ();

  for (guint i = 0; schedule != NULL && i < schedule->slots->len; i++)
    {
      SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, i);
      if (sol_schedule_shows (schedule, slot))
        g_ptr_array_add (slots, slot);
    }
  return slots;
}

void
sol_slot_list_show (SolSlotList *self, const SolSchedule *schedule, const char *selected, gboolean editable)
{
  g_return_if_fail (SOL_IS_SLOT_LIST (self));

  g_autoptr (GPtrArray) slots = list_shown (schedule);
  char *copy = g_strdup (selected);
  g_free (self->selected);
  self->selected = copy;
  self->writing = TRUE;
  if (!has_same_slots (self, slots))
    {
      drop_entries (self);
      for (guint i = 0; i < slots->len; i++)
        add_entry (self, ((const SolScheduleSlot *) g_ptr_array_index (slots, i))->id);
    }
  for (guint i = 0; i < slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (slots, i);
      write_entry (g_ptr_array_index (self->entries, i), slot, g_strcmp0 (slot->id, self->selected) == 0,
                   editable && slot->kind != SOL_SLOT_OTHER);
    }
  self->writing = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->faces), schedule == NULL  ? "loading"
                                                             : slots->len == 0 ? "empty"
                                                                               : "rows");
}

AdwBin *
sol_slot_list_get_place (SolSlotList *self)
{
  g_return_val_if_fail (SOL_IS_SLOT_LIST (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      if (g_strcmp0 (entry->id, self->selected) == 0)
        return ADW_BIN (entry->place);
    }
  return NULL;
}

static void
sol_slot_list_finalize (GObject *object)
{
  SolSlotList *self = SOL_SLOT_LIST (object);

  g_ptr_array_unref (self->entries);
  g_free (self->selected);
  G_OBJECT_CLASS (sol_slot_list_parent_class)->finalize (object);
}

static void
sol_slot_list_class_init (SolSlotListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sol_slot_list_finalize;
  signals[SLOT_SELECTED] = g_signal_new ("slot-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SLOT_SWITCHED] = g_signal_new ("slot-switched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
sol_slot_list_init (SolSlotList *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_widget_set_valign (self->rows, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->rows, "boxed-list");
  self->empty = g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No Slots Yet"), "description",
                              _ ("Draw one in the week or add one."), NULL);
  gtk_widget_add_css_class (self->empty, "compact");
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Loading"), -1);
  self->faces = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->faces), FALSE);
  gtk_stack_add_named (GTK_STACK (self->faces), self->rows, "rows");
  gtk_stack_add_named (GTK_STACK (self->faces), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->faces), spinner, "loading");
  adw_bin_set_child (ADW_BIN (self), self->faces);
}

GtkWidget *
sol_slot_list_new (void)
{
  return g_object_new (SOL_TYPE_SLOT_LIST, NULL);
}
