/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-command-palette"

#include "sol-command-palette.h"

#include <glib/gi18n-lib.h>

#include "sol-wrap-box.h"

struct _SolCommandPalette
{
  AdwWindow parent_instance;

  /* From the template */
  GtkWidget *search;
  GtkStack *body;
  GtkListBox *list;
  GtkLabel *no_match;

  /* Owned */
  GtkFilter *filter;
};

G_DEFINE_FINAL_TYPE (SolCommandPalette, sol_command_palette, ADW_TYPE_WINDOW)

static gboolean
match (gpointer item, gpointer user_data)
{
  SolCommandPalette *self = user_data;

  return sol_command_matches (SOL_COMMAND (item), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Rows. */

static SolCommand *
command_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "command") : NULL;
}

static GtkWidget *
make_words (SolCommand *command)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE,
                                   "valign", GTK_ALIGN_CENTER, NULL);
  const char *second = sol_command_get_reason (command) != NULL ? sol_command_get_reason (command)
                                                                : sol_command_get_detail (command);

  gtk_box_append (GTK_BOX (words), g_object_new (GTK_TYPE_LABEL, "label", sol_command_get_title (command),
                                                 "xalign", 0.0f, "wrap", TRUE, NULL));
  if (second != NULL)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", second, "xalign", 0.0f, "wrap", TRUE, NULL);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  return words;
}

/* "Refresh", "F5": what stands small beside the title is described, with the keys. */
static void
name_row (GtkWidget *row, SolCommand *command)
{
  const char *accel = sol_command_get_accel (command);
  const char *second = sol_command_get_reason (command) != NULL ? sol_command_get_reason (command)
                                                                : sol_command_get_detail (command);
  g_autofree char *keys = NULL;
  GdkModifierType modifiers;
  guint key;

  if (accel != NULL && gtk_accelerator_parse (accel, &key, &modifiers))
    keys = gtk_accelerator_get_label (key, modifiers);
  g_autofree char *description = second != NULL && keys != NULL ? g_strdup_printf ("%s, %s", second, keys)
                                                                : g_strdup (second != NULL ? second : keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sol_command_get_title (command), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  SolCommand *command = SOL_COMMAND (item);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "focusable", FALSE, "sensitive",
                                 sol_command_get_reason (command) == NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *wrap = g_object_new (SOL_TYPE_WRAP_BOX, "spacing", 12, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (row, "command-row");
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", sol_command_get_icon_name (command),
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  sol_wrap_box_append (SOL_WRAP_BOX (wrap), make_words (command));
  if (sol_command_get_accel (command) != NULL)
    sol_wrap_box_append (SOL_WRAP_BOX (wrap),
                         g_object_new (GTK_TYPE_SHORTCUT_LABEL, "accelerator",
                                       sol_command_get_accel (command), "valign", GTK_ALIGN_CENTER, NULL));
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "command", g_object_ref (command), g_object_unref);
  name_row (row, command);
  return row;
}

/* Choosing. */

static void
choose (SolCommandPalette *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->search),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                  row, -1);
  /* The focus stays where one types, so the list does not scroll by itself. */
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t place;
  if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &place))
    gtk_adjustment_clamp_page (adjustment, (double) place.origin.y,
                               (double) (place.origin.y + place.size.height));
}

static void
choose_from (SolCommandPalette *self, int index, int step)
{
  for (GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index); row != NULL && index >= 0;
       row = gtk_list_box_get_row_at_index (self->list, index))
    {
      if (gtk_widget_get_sensitive (GTK_WIDGET (row)))
        {
          choose (self, row);
          return;
        }
      index += step;
      if (index < 0)
        return;
    }
}

static void
search_cb (SolCommandPalette *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gboolean found = gtk_list_box_get_row_at_index (self->list, 0) != NULL;
  g_autofree char *text
      = g_strdup_printf (_ ("No command matches “%s”"), gtk_editable_get_text (GTK_EDITABLE (self->search)));

  gtk_label_set_text (self->no_match, found ? "" : text);
  gtk_stack_set_visible_child_name (self->body, found ? "list" : "no-match");
  choose (self, NULL);
  choose_from (self, 0, 1);
}

static gboolean
key_pressed_cb (SolCommandPalette *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose_from (self, index + 1, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (index > 0)
        choose_from (self, index - 1, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Closed first, so that what a command opens stands over the window and not over this. */
static void
run (SolCommandPalette *self, SolCommand *chosen)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (chosen == NULL || sol_command_get_reason (chosen) != NULL || parent == NULL)
    return;
  g_autoptr (GtkWidget) target = g_object_ref (GTK_WIDGET (parent));
  g_autoptr (SolCommand) command = g_object_ref (chosen);
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (target, sol_command_get_action (command),
                                      sol_command_get_target (command));
}

static void
activate_cb (SolCommandPalette *self)
{
  run (self, sol_command_palette_get_chosen (self));
}

static void
row_activated_cb (SolCommandPalette *self, GtkListBoxRow *row)
{
  run (self, command_of (row));
}

static void
stop_cb (SolCommandPalette *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

SolCommand *
sol_command_palette_get_chosen (SolCommandPalette *self)
{
  g_return_val_if_fail (SOL_IS_COMMAND_PALETTE (self), NULL);

  return command_of (gtk_list_box_get_selected_row (self->list));
}

GtkWidget *
sol_command_palette_new (GtkWindow *parent, GListModel *commands)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (commands), NULL);

  SolCommandPalette *self = g_object_new (SOL_TYPE_COMMAND_PALETTE, "transient-for", parent, NULL);
  g_autoptr (GtkFilterListModel) found
      = gtk_filter_list_model_new (g_object_ref (commands), g_object_ref (self->filter));

  gtk_list_box_bind_model (self->list, G_LIST_MODEL (found), make_row, self, NULL);
  search_cb (self);
  return GTK_WIDGET (self);
}

static void
sol_command_palette_dispose (GObject *object)
{
  SolCommandPalette *self = SOL_COMMAND_PALETTE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_COMMAND_PALETTE);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (sol_command_palette_parent_class)->dispose (object);
}

static void
sol_command_palette_class_init (SolCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_command_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, SolCommandPalette, search);
  gtk_widget_class_bind_template_child (widget_class, SolCommandPalette, body);
  gtk_widget_class_bind_template_child (widget_class, SolCommandPalette, list);
  gtk_widget_class_bind_template_child (widget_class, SolCommandPalette, no_match);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sol_command_palette_init (SolCommandPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_RELATION_CONTROLS, self->list,
                                  NULL, -1);
}
