/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-today-card"

#include "sol-today-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-day-chart.h"
#include "sol-legend-memory.h"
#include "sol-overview-table.h"
#include "sol-wrap-box.h"

struct _SolTodayCard
{
  SolOverviewCard parent_instance;

  /* Template children */
  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *legend;
  GtkWidget *chips[SOL_DAY_N_SERIES];
  GtkWidget *production_chip;
  GtkWidget *consumption_chip;
  GtkWidget *level_chip;
  GtkWidget *views;
  GtkWidget *chart;
  GtkWidget *table;
  GtkWidget *menu;

  /* Owned */
  SolOverviewDay *day; /* (nullable) */

  gboolean recalling; /* the legend is set, not clicked */
};

G_DEFINE_FINAL_TYPE (SolTodayCard, sol_today_card, SOL_TYPE_OVERVIEW_CARD)

static char *
describe_slot (SolDayChart *chart, guint index, gpointer user_data)
{
  SolTodayCard *self = user_data;
  gboolean visible[SOL_DAY_N_SERIES];

  if (self->day == NULL)
    return g_strdup ("");
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    visible[s] = sol_day_chart_get_series_visible (chart, s);
  return sol_overview_day_describe_slot (self->day, index, visible);
}

static void
update_ticks (SolTodayCard *self)
{
  static const int hours[] = { 0, 6, 12, 18, 24 };
  double slots[G_N_ELEMENTS (hours)];
  char *labels[G_N_ELEMENTS (hours)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      double slot = sol_overview_day_get_hour (self->day, hours[i]);
      if (isnan (slot))
        continue;
      slots[n] = slot;
      labels[n++] = g_strdup_printf ("%02d:00", hours[i]);
    }
  sol_day_chart_set_ticks (SOL_DAY_CHART (self->chart), slots, (const char *const *) labels, n);
  for (guint i = 0; i < n; i++)
    g_free (labels[i]);
}

static void
update_chart (SolTodayCard *self, gboolean other_day)
{
  g_autofree char *description = sol_overview_day_describe (self->day);

  if (other_day)
    {
      sol_day_chart_begin_period (SOL_DAY_CHART (self->chart));
      update_ticks (self);
    }
  sol_day_chart_set_data (SOL_DAY_CHART (self->chart), &self->day->data);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

void
sol_today_card_take_day (SolTodayCard *self, const char *title, SolOverviewDay *day)
{
  g_return_if_fail (SOL_IS_TODAY_CARD (self));
  g_return_if_fail (day != NULL);

  gboolean other_day
      = self->day == NULL || self->day->start != day->start || self->day->data.n_slots != day->data.n_slots;
  sol_overview_day_free (self->day);
  self->day = day;
  sol_overview_card_set_label (SOL_OVERVIEW_CARD (self), title);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    gtk_widget_set_visible (self->chips[s], sol_overview_day_has (day, s));
  update_chart (self, other_day);
  if (sol_today_card_get_show_table (self))
    sol_overview_table_set_day (SOL_OVERVIEW_TABLE (self->table), day);
}

void
sol_today_card_set_room (SolTodayCard *self, gboolean narrow, gboolean large_text)
{
  g_return_if_fail (SOL_IS_TODAY_CARD (self));

  gboolean below = narrow || large_text;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->header),
                                  below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->legend, below ? GTK_ALIGN_START : GTK_ALIGN_END);
}

gboolean
sol_today_card_get_show_table (SolTodayCard *self)
{
  g_return_val_if_fail (SOL_IS_TODAY_CARD (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->views)), "table") == 0;
}

void
sol_today_card_set_show_table (SolTodayCard *self, gboolean show_table)
{
  g_return_if_fail (SOL_IS_TODAY_CARD (self));

  if (show_table == sol_today_card_get_show_table (self))
    return;
  /* Nobody reads the table while it is away, nor does a screen reader find it. */
  sol_overview_table_set_day (SOL_OVERVIEW_TABLE (self->table), show_table ? self->day : NULL);
  gtk_widget_set_visible (self->table, show_table);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), show_table ? "table" : "chart");
  gtk_widget_set_visible (self->legend, !show_table);
}

/* In the settings. */
#define CHART "today"
static const char *const series_names[SOL_DAY_N_SERIES] = {
  [SOL_DAY_PRODUCTION] = "production",
  [SOL_DAY_CONSUMPTION] = "consumption",
  [SOL_DAY_LEVEL] = "battery-level",
};

static void
remember_legend (SolTodayCard *self)
{
  const char *hidden[SOL_DAY_N_SERIES + 1] = { NULL };
  guint n = 0;

  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    if (!sol_day_chart_get_series_visible (SOL_DAY_CHART (self->chart), s))
      hidden[n++] = series_names[s];
  sol_legend_memory_set_hidden (GTK_WIDGET (self), CHART, hidden);
}

static void
legend_cb (SolTodayCard *self, GtkToggleButton *chip)
{
  SolDaySeries series = 0;

  while (series < SOL_DAY_N_SERIES && self->chips[series] != GTK_WIDGET (chip))
    series++;
  g_return_if_fail (series < SOL_DAY_N_SERIES);
  gboolean active = gtk_toggle_button_get_active (chip);
  if (active == sol_day_chart_get_series_visible (SOL_DAY_CHART (self->chart), series))
    return;
  if (!sol_day_chart_set_series_visible (SOL_DAY_CHART (self->chart), series, active))
    gtk_toggle_button_set_active (chip, TRUE);
  else if (!self->recalling)
    remember_legend (self);
}

/* What was switched off in the window that it has come into. */
static void
sol_today_card_root (GtkWidget *widget)
{
  SolTodayCard *self = SOL_TODAY_CARD (widget);

  GTK_WIDGET_CLASS (sol_today_card_parent_class)->root (widget);
  g_auto (GStrv) hidden = sol_legend_memory_get_hidden (widget, CHART);
  self->recalling = TRUE;
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[s]),
                                  !g_strv_contains ((const char *const *) hidden, series_names[s]));
  self->recalling = FALSE;
}

/* The menu. */

static void
show_menu (SolTodayCard *self, double x, double y)
{
  g_autoptr (GMenu) model = g_menu_new ();
  gboolean table = sol_today_card_get_show_table (self);

  g_menu_append (model, table ? _ ("Show as Chart") : _ ("Show as Table"), "today.show-table");
  g_menu_append (model, _ ("Copy Values"), "today.copy");
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (model));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (SolTodayCard *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_menu (SOL_TODAY_CARD (widget), gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0);
}

static void
show_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolTodayCard *self = SOL_TODAY_CARD (widget);

  sol_today_card_set_show_table (self, !sol_today_card_get_show_table (self));
  gtk_widget_grab_focus (sol_today_card_get_show_table (self) ? self->table : self->chart);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolTodayCard *self = SOL_TODAY_CARD (widget);

  if (self->day == NULL)
    return;
  g_autofree char *text = sol_overview_day_to_text (self->day);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "overview.toast", "s", _ ("Copied"));
}

static void
sol_today_card_dispose (GObject *object)
{
  SolTodayCard *self = SOL_TODAY_CARD (object);

  if (self->chart != NULL)
    sol_day_chart_set_readout_func (SOL_DAY_CHART (self->chart), NULL, NULL, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_TODAY_CARD);
  G_OBJECT_CLASS (sol_today_card_parent_class)->dispose (object);
}

static void
sol_today_card_finalize (GObject *object)
{
  sol_overview_day_free (SOL_TODAY_CARD (object)->day);
  G_OBJECT_CLASS (sol_today_card_parent_class)->finalize (object);
}

static void
sol_today_card_class_init (SolTodayCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_today_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_today_card_finalize;
  widget_class->root = sol_today_card_root;
  g_type_ensure (SOL_TYPE_DAY_CHART);
  g_type_ensure (SOL_TYPE_OVERVIEW_TABLE);
  g_type_ensure (SOL_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-today-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, header);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, title);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, legend);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, production_chip);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, consumption_chip);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, level_chip);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, views);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, chart);
  gtk_widget_class_bind_template_child (widget_class, SolTodayCard, table);
  gtk_widget_class_bind_template_callback (widget_class, legend_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);

  gtk_widget_class_install_action (widget_class, "today.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "today.show-table", NULL, show_table_action);
  gtk_widget_class_install_action (widget_class, "today.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "today.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "today.menu", NULL);
}

static void
sol_today_card_init (SolTodayCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chips[SOL_DAY_PRODUCTION] = self->production_chip;
  self->chips[SOL_DAY_CONSUMPTION] = self->consumption_chip;
  self->chips[SOL_DAY_LEVEL] = self->level_chip;
  sol_day_chart_set_empty_text (SOL_DAY_CHART (self->chart), _ ("Nothing yet today"));
  sol_day_chart_set_readout_func (SOL_DAY_CHART (self->chart), describe_slot, self, NULL);

  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}
