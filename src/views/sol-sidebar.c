/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sidebar"

#include "sol-sidebar.h"

#include "sol-main-menu.h"
#include "sol-page-list-row.h"
#include "sol-site-switcher.h"
#include "sol-status-foot.h"

struct _SolSidebar
{
  AdwBin parent_instance;

  /* From the template */
  AdwHeaderBar *header;
  GtkMenuButton *menu_button;
  SolSiteSwitcher *switcher;
  GtkListBox *list;
  SolStatusFoot *foot;

  /* Owned */
  SolHome *home;
  GSignalGroup *home_signals;
  GSignalGroup *site_signals;
  GSignalGroup *charger_signals;

  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_NARROW,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolSidebar, sol_sidebar, ADW_TYPE_BIN)

static SolSite *
get_site (SolSidebar *self)
{
  return self->home != NULL ? sol_home_get_site (self->home) : NULL;
}

/* Live values and rows that come and go with the hardware. */
static void
update_rows (SolSidebar *self)
{
  SolSite *site = get_site (self);

  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      SolPageListRow *row = SOL_PAGE_LIST_ROW (gtk_list_box_get_row_at_index (self->list, i));
      gtk_widget_set_visible (GTK_WIDGET (row),
                              sol_page_row_is_present (sol_page_list_row_get_page (row), site));
      sol_page_list_row_update (row, site);
    }
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean part = before != NULL
                  && sol_page_list_row_get_page (SOL_PAGE_LIST_ROW (row))->group
                         != sol_page_list_row_get_page (SOL_PAGE_LIST_ROW (before))->group;

  if (part && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  else if (!part)
    gtk_list_box_row_set_header (row, NULL);
}

static void
row_selected_cb (SolSidebar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
row_activated_cb (SolSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, sol_page_list_row_get_page (SOL_PAGE_LIST_ROW (row))->name);
}

void
sol_sidebar_set_pages (SolSidebar *self, const SolPageRow *rows, guint n_rows)
{
  GtkListBoxRow *old;

  g_return_if_fail (SOL_IS_SIDEBAR (self));

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < n_rows; i++)
    gtk_list_box_append (self->list, sol_page_list_row_new (&rows[i]));
  update_rows (self);
}

static SolPageListRow *
find_row (SolSidebar *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (sol_page_list_row_get_page (SOL_PAGE_LIST_ROW (row))->name, name) == 0)
      return SOL_PAGE_LIST_ROW (row);
  return NULL;
}

const char *
sol_sidebar_get_page (SolSidebar *self)
{
  g_return_val_if_fail (SOL_IS_SIDEBAR (self), NULL);

  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  return row != NULL ? sol_page_list_row_get_page (SOL_PAGE_LIST_ROW (row))->name : NULL;
}

gboolean
sol_sidebar_set_page (SolSidebar *self, const char *name)
{
  g_return_val_if_fail (SOL_IS_SIDEBAR (self), FALSE);

  SolPageListRow *row = find_row (self, name);
  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  return TRUE;
}

const char *
sol_sidebar_get_nth (SolSidebar *self, guint n)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (SOL_IS_SIDEBAR (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)) && n-- == 0)
      return sol_page_list_row_get_page (SOL_PAGE_LIST_ROW (row))->name;
  return NULL;
}

void
sol_sidebar_set_narrow (SolSidebar *self, gboolean narrow)
{
  g_return_if_fail (SOL_IS_SIDEBAR (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  adw_header_bar_set_show_end_title_buttons (self->header, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

gboolean
sol_sidebar_popup_sites (SolSidebar *self)
{
  g_return_val_if_fail (SOL_IS_SIDEBAR (self), FALSE);

  return sol_site_switcher_popup (self->switcher);
}

void
sol_sidebar_popup_menu (SolSidebar *self)
{
  g_return_if_fail (SOL_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}

static void
watch_charger (SolSidebar *self)
{
  SolSite *site = get_site (self);
  g_autoptr (SolCharger) charger
      = site != NULL ? g_list_model_get_item (sol_site_get_chargers (site), 0) : NULL;

  g_signal_group_set_target (self->charger_signals, charger);
}

static void
site_changed_cb (SolSidebar *self)
{
  watch_charger (self);
  update_rows (self);
}

static void
site_cb (SolSidebar *self)
{
  g_signal_group_set_target (self->site_signals, get_site (self));
  site_changed_cb (self);
}

void
sol_sidebar_set_home (SolSidebar *self, SolHome *home)
{
  g_return_if_fail (SOL_IS_SIDEBAR (self));
  g_return_if_fail (home == NULL || SOL_IS_HOME (home));

  if (!g_set_object (&self->home, home))
    return;
  g_signal_group_set_target (self->home_signals, home);
  sol_site_switcher_set_home (self->switcher, home);
  sol_status_foot_set_home (self->foot, home);
  site_cb (self);
}

SolSidebar *
sol_sidebar_new (void)
{
  return g_object_new (SOL_TYPE_SIDEBAR, NULL);
}

static void
sol_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolSidebar *self = SOL_SIDEBAR (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_string (value, sol_sidebar_get_page (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolSidebar *self = SOL_SIDEBAR (object);

  switch (id)
    {
    case PROP_PAGE:
      sol_sidebar_set_page (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      sol_sidebar_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_sidebar_dispose (GObject *object)
{
  SolSidebar *self = SOL_SIDEBAR (object);

  g_clear_object (&self->charger_signals);
  g_clear_object (&self->site_signals);
  g_clear_object (&self->home_signals);
  g_clear_object (&self->home);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOL_TYPE_SIDEBAR);

  G_OBJECT_CLASS (sol_sidebar_parent_class)->dispose (object);
}

static void
sol_sidebar_class_init (SolSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_sidebar_get_property;
  object_class->set_property = sol_sidebar_set_property;
  object_class->dispose = sol_sidebar_dispose;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SOL_TYPE_SITE_SWITCHER);
  g_type_ensure (SOL_TYPE_STATUS_FOOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, SolSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, SolSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SolSidebar, switcher);
  gtk_widget_class_bind_template_child (widget_class, SolSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, SolSidebar, foot);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sol_sidebar_init (SolSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_func, NULL, NULL);
  adw_header_bar_set_show_end_title_buttons (self->header, FALSE);

  g_autoptr (GMenuModel) menu = sol_main_menu_new (TRUE);
  gtk_menu_button_set_menu_model (self->menu_button, menu);

  self->home_signals = g_signal_group_new (SOL_TYPE_HOME);
  g_signal_group_connect_swapped (self->home_signals, "notify::site", G_CALLBACK (site_cb), self);
  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_swapped (self->site_signals, "notify", G_CALLBACK (site_changed_cb), self);
  g_signal_group_connect_swapped (self->site_signals, "family-changed", G_CALLBACK (site_changed_cb), self);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  g_signal_group_connect_swapped (self->charger_signals, "notify", G_CALLBACK (update_rows), self);
}
