/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-key-values"

#include "sol-key-values.h"

#include <glib/gi18n-lib.h>

struct _SolKeyValues
{
  GtkWidget parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SolKeyValues, sol_key_values, GTK_TYPE_WIDGET)

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *value = user_data;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (value), gtk_label_get_text (GTK_LABEL (value)));
  gtk_widget_activate_action (value, "win.toast", "s", _ ("Copied"));
}

static void
add_menu (GtkWidget *value)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("copy", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (copy_cb), value, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (value, "line", G_ACTION_GROUP (group));
  g_menu_append (menu, _ ("Copy Value"), "line.copy");
  gtk_label_set_extra_menu (GTK_LABEL (value), G_MENU_MODEL (menu));
}

/* A long value takes the room of a key only as far as its words stay whole, but for the longest of them. */
#define KEY_CHARS 12

static GtkWidget *
make_row (void)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *key
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gboolean mirrored = gtk_widget_get_direction (key) == GTK_TEXT_DIR_RTL;
  GtkWidget *value = g_object_new (GTK_TYPE_LABEL, "xalign", mirrored ? 0.0f : 1.0f, "hexpand", TRUE, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "justify",
                                   mirrored ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT, NULL);

  /* Numbers, versions and addresses are read from left to right in every script. */
  gtk_widget_set_direction (value, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (value, "dim-label");
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (row, "key-value");
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  add_menu (value);
  return row;
}

static void
show_line (GtkListBoxRow *row, const SolKeyValue *line)
{
  GtkWidget *key = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  GtkWidget *value = gtk_widget_get_next_sibling (key);

  gtk_label_set_label (GTK_LABEL (key), line->key);
  gtk_label_set_width_chars (GTK_LABEL (key), MIN ((int) g_utf8_strlen (line->key, -1), KEY_CHARS));
  /* Setting it anew would undo a selection. */
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (value)), line->value) != 0)
    gtk_label_set_text (GTK_LABEL (value), line->value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->key,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->value, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_LABEL, line->value,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line->key, -1);
}

void
sol_key_values_show (SolKeyValues *self, const SolKeyValue *lines, guint n_lines)
{
  GtkListBox *list;
  GtkListBoxRow *row;
  int n = 0;

  g_return_if_fail (SOL_IS_KEY_VALUES (self));

  list = GTK_LIST_BOX (self->list);
  for (guint i = 0; i < n_lines; i++)
    {
      if (lines[i].value == NULL)
        continue;
      if (gtk_list_box_get_row_at_index (list, n) == NULL)
        gtk_list_box_append (list, make_row ());
      show_line (gtk_list_box_get_row_at_index (list, n++), &lines[i]);
    }
  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

GtkWidget *
sol_key_values_new (const char *label)
{
  SolKeyValues *self = g_object_new (SOL_TYPE_KEY_VALUES, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

static void
sol_key_values_dispose (GObject *object)
{
  g_clear_pointer (&SOL_KEY_VALUES (object)->list, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_key_values_parent_class)->dispose (object);
}

static void
sol_key_values_class_init (SolKeyValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_key_values_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sol_key_values_init (SolKeyValues *self)
{
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
