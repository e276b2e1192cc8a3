/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-schedule-page"

#include "sol-schedule-page-private.h"

#include <glib/gi18n-lib.h>

#include "sol-columns-layout.h"
#include "sol-content-page.h"

/* What the two columns weigh, as drawn. */
#define WEEK_WEIGHT 521
#define SIDE_WEIGHT 285

static void sol_schedule_page_content_init (SolContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolSchedulePage, sol_schedule_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CONTENT_PAGE, sol_schedule_page_content_init))

const SolScheduleDraft *
sol_schedule_page_get_draft (SolSchedulePage *self)
{
  g_return_val_if_fail (SOL_IS_SCHEDULE_PAGE (self), NULL);

  return self->history != NULL ? sol_draft_history_get (self->history) : NULL;
}

const char *
sol_schedule_page_get_selected (SolSchedulePage *self)
{
  g_return_val_if_fail (SOL_IS_SCHEDULE_PAGE (self), NULL);

  return self->selected;
}

void
sol_schedule_page_set_selected (SolSchedulePage *self, const char *id)
{
  g_return_if_fail (SOL_IS_SCHEDULE_PAGE (self));

  if (g_strcmp0 (self->selected, id) == 0)
    return;
  char *copy = g_strdup (id);
  g_free (self->selected);
  self->selected = copy;
  sol_schedule_page_update (self);
}

void
sol_schedule_page_show_day (SolSchedulePage *self, int day)
{
  g_return_if_fail (SOL_IS_SCHEDULE_PAGE (self));

  sol_week_grid_set_current (self->grid, self->selected, day);
}

/* What is read while there is a draft waits until it is saved: then the two are merged. */
static void
schedule_cb (SolSchedulePage *self)
{
  const SolSchedule *schedule = self->charger != NULL ? sol_charger_get_schedule (self->charger) : NULL;

  if (schedule != NULL && !self->saving && !sol_schedule_page_is_changed (self))
    sol_schedule_page_begin (self, sol_schedule_draft_begin (schedule));
  else
    sol_schedule_page_update (self);
}

static void
changed_cb (SolSchedulePage *self)
{
  sol_schedule_page_update (self);
}

static void
name_cb (SolSchedulePage *self)
{
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
}

static void
family_cb (SolSchedulePage *self, guint family)
{
  if (family == SOL_FAMILY_SCHEDULE || family == SOL_FAMILY_TARIFF)
    sol_schedule_page_update (self);
}

void
sol_schedule_page_set_charger (SolSchedulePage *self, SolSite *site, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_SCHEDULE_PAGE (self));
  g_return_if_fail (site == NULL || SOL_IS_SITE (site));
  g_return_if_fail (charger == NULL || SOL_IS_CHARGER (charger));

  if (self->site == site && self->charger == charger)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->site, site);
  g_set_object (&self->charger, charger);
  g_clear_pointer (&self->history, sol_draft_history_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->problem, g_free);
  self->saving = FALSE;
  g_signal_group_set_target (self->site_signals, site);
  g_signal_group_set_target (self->charger_signals, charger);
  g_signal_group_set_target (self->control_signals,
                             charger != NULL ? sol_charger_get_control (charger, SOL_CHARGER_MODE) : NULL);
  schedule_cb (self);
  name_cb (self);
}

/* What the header bar and the window are told. */

static const char *
get_subtitle (SolContentPage *page)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (page);

  return self->charger != NULL ? sol_charger_get_name (self->charger) : NULL;
}

static GtkWidget *
get_header_end (SolContentPage *page)
{
  return SOL_SCHEDULE_PAGE (page)->add_button;
}

static gboolean
get_hides_refresh (SolContentPage *page)
{
  return TRUE;
}

static void
set_narrow (SolContentPage *page, gboolean narrow)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (page);

  self->narrow = narrow;
  gtk_widget_set_visible (self->add_label, !narrow);
  sol_draft_bar_set_narrow (self->bar, narrow);
  sol_schedule_page_update (self);
}

static gboolean
can_leave (SolContentPage *page)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (page);

  return !self->saving && !sol_schedule_page_is_changed (self)
         && !sol_slot_inspector_is_typing (self->inspector);
}

static void
ask_to_leave_async (SolContentPage *page, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  sol_schedule_page_ask_to_leave_async (SOL_SCHEDULE_PAGE (page), cancellable, callback, user_data);
}

static void
sol_schedule_page_content_init (SolContentPageInterface *iface)
{
  iface->get_subtitle = get_subtitle;
  iface->get_header_end = get_header_end;
  iface->get_hides_refresh = get_hides_refresh;
  iface->set_narrow = set_narrow;
  iface->can_leave = can_leave;
  iface->ask_to_leave_async = ask_to_leave_async;
}

/* Nobody can answer any more. */
static void
sol_schedule_page_unroot (GtkWidget *widget)
{
  sol_schedule_page_stop_leaving (SOL_SCHEDULE_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (sol_schedule_page_parent_class)->unroot (widget);
}

static void
sol_schedule_page_dispose (GObject *object)
{
  SolSchedulePage *self = SOL_SCHEDULE_PAGE (object);

  g_clear_weak_pointer (&self->question);
  g_clear_weak_pointer (&self->deleted);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  sol_schedule_page_stop_leaving (self, FALSE);
  g_clear_object (&self->ticker);
  g_clear_object (&self->control_signals);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->site_signals);
  /* The only child is one that the template binds: it would be let go of twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_SCHEDULE_PAGE);
  g_clear_object (&self->add_button);
  g_clear_object (&self->charger);
  g_clear_object (&self->site);
  g_clear_pointer (&self->history, sol_draft_history_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (sol_schedule_page_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SolSchedulePage, name)

static void
sol_schedule_page_class_init (SolSchedulePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_schedule_page_dispose;
  widget_class->unroot = sol_schedule_page_unroot;
  g_type_ensure (SOL_TYPE_DRAFT_BAR);
  g_type_ensure (SOL_TYPE_SLOT_INSPECTOR);
  g_type_ensure (SOL_TYPE_SLOT_LIST);
  g_type_ensure (SOL_TYPE_WEEK_GRID);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/solarium/Solarium/views/schedule/sol-schedule-page.ui");
  BIND (toasts);
  BIND (columns);
  BIND (main);
  BIND (dot);
  BIND (spinner);
  BIND (status_label);
  BIND (trouble);
  BIND (faces);
  BIND (grid);
  BIND (slot_menu);
  BIND (empty);
  BIND (loading);
  BIND (list);
  BIND (side);
  BIND (inspector);
  BIND (bar);
  sol_schedule_page_bind_callbacks (widget_class);
  sol_schedule_page_install_actions (widget_class);
}

static void
add_columns (SolSchedulePage *self)
{
  GtkLayoutManager *layout = sol_columns_layout_new ();

  sol_columns_layout_set_weights (SOL_COLUMNS_LAYOUT (layout), WEEK_WEIGHT, SIDE_WEIGHT);
  sol_columns_layout_set_stacks (SOL_COLUMNS_LAYOUT (layout), TRUE);
  gtk_widget_set_layout_manager (self->columns, layout);
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->side));
  sol_columns_layout_child_set_column (SOL_COLUMNS_LAYOUT_CHILD (child), 1);
  sol_columns_layout_child_set_order (SOL_COLUMNS_LAYOUT_CHILD (child), 1);
}

static void
add_header (SolSchedulePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");

  self->add_label = gtk_label_new (_ ("Add Slot"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->add_label);
  self->add_button = g_object_ref_sink (gtk_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->add_button), box);
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add Slot"));
  gtk_widget_add_css_class (self->add_button, "add-slot");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Slot"), -1);
}

static void
add_keys (SolSchedulePage *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_n, GDK_CONTROL_MASK, "schedule.add" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "schedule.save-typed" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "schedule.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "schedule.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Also while the focus is in the header bar. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_MANAGED);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* It stands in the header bar, which knows nothing of the actions here. */
static void
add_cb (SolSchedulePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "schedule.add", NULL);
}

static void
sol_schedule_page_init (SolSchedulePage *self)
{
  static const char *const shown[] = { "notify::config", "notify::status", "notify::summary" };

  gtk_widget_init_template (GTK_WIDGET (self));
  sol_week_grid_set_menu (self->grid, self->slot_menu);
  add_columns (self);
  add_header (self);
  add_keys (self);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  g_signal_group_connect_swapped (self->charger_signals, "notify::schedule", G_CALLBACK (schedule_cb), self);
  g_signal_group_connect_swapped (self->charger_signals, "notify::name", G_CALLBACK (name_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_group_connect_swapped (self->charger_signals, shown[i], G_CALLBACK (changed_cb), self);
  self->control_signals = g_signal_group_new (SOL_TYPE_CONTROL);
  g_signal_group_connect_swapped (self->control_signals, "notify::reason", G_CALLBACK (changed_cb), self);
  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_swapped (self->site_signals, "notify::tariff", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->site_signals, "family-changed", G_CALLBACK (family_cb), self);
  self->ticker = sol_ticker_new (GTK_WIDGET (self), sol_schedule_page_write_times);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  sol_schedule_page_update (self);
}

GtkWidget *
sol_schedule_page_new (SolClock *clock)
{
  SolSchedulePage *self = g_object_new (SOL_TYPE_SCHEDULE_PAGE, NULL);

  sol_ticker_set_clock (self->ticker, clock);
  return GTK_WIDGET (self);
}
