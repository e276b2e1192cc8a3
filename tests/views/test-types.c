/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charger/sol-burst-button.h"
#include "charger/sol-charge-current.h"
#include "charger/sol-charge-modes.h"
#include "charger/sol-charger-hero.h"
#include "charger/sol-charger-page.h"
#include "charger/sol-chargers-page.h"
#include "charger/sol-default-level.h"
#include "charger/sol-diagnostics-menu.h"
#include "model-fixture.h"
#include "sol-age-label.h"
#include "sol-amps-scale.h"
#include "sol-banner-area.h"
#include "sol-choice-group.h"
#include "sol-code-boxes.h"
#include "sol-code-step.h"
#include "sol-content.h"
#include "sol-control-switch.h"
#include "sol-error-page.h"
#include "sol-key-values.h"
#include "sol-loading-page.h"
#include "sol-page-box.h"
#include "sol-page-list-row.h"
#include "sol-page-stack.h"
#include "sol-refresh-button.h"
#include "sol-sidebar.h"
#include "sol-sign-in-form.h"
#include "sol-sign-in-page.h"
#include "sol-site-filter.h"
#include "sol-site-picker.h"
#include "sol-site-popover.h"
#include "sol-site-switcher.h"
#include "sol-status-foot.h"
#include "sol-status-popover.h"
#include "widget-test.h"

/* Every type of the room: made, every property set twice, and gone without a trace. */

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  (*(guint *) count)++;
}

/* Another value than the present one, where one can be thought of. */
static gboolean
other_value (GParamSpec *pspec, const GValue *now, GValue *other)
{
  g_value_init (other, pspec->value_type);
  if (pspec->value_type == G_TYPE_BOOLEAN)
    g_value_set_boolean (other, !g_value_get_boolean (now));
  else if (pspec->value_type == G_TYPE_STRING)
    g_value_set_string (other, "win.refresh");
  else if (pspec->value_type == G_TYPE_INT64)
    g_value_set_int64 (other, 1781361000);
  else if (pspec->value_type == G_TYPE_FLOAT)
    g_value_set_float (other, 0.5f);
  else
    return FALSE;
  return TRUE;
}

static void
set_twice (GObject *object, GParamSpec *pspec)
{
  g_auto (GValue) now = G_VALUE_INIT;
  g_auto (GValue) other = G_VALUE_INIT;
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  guint count = 0;

  g_value_init (&now, pspec->value_type);
  g_object_get_property (object, pspec->name, &now);
  if (!other_value (pspec, &now, &other))
    return;
  gulong handler = g_signal_connect (object, signal, G_CALLBACK (notify_cb), &count);
  g_object_set_property (object, pspec->name, &other);
  g_assert_cmpuint (count, <=, 1);
  g_object_set_property (object, pspec->name, &other);
  g_assert_cmpuint (count, <=, 1);
  g_signal_handler_disconnect (object, handler);
}

static void
test_type (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GObject *object = g_object_new (type, NULL);
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  if (G_IS_INITIALLY_UNOWNED (object))
    g_object_ref_sink (object);
  for (guint i = 0; i < n; i++)
    if (pspecs[i]->owner_type == type && (pspecs[i]->flags & G_PARAM_WRITABLE) != 0
        && (pspecs[i]->flags & G_PARAM_CONSTRUCT_ONLY) == 0 && !g_type_is_a (type, GTK_TYPE_EDITABLE))
      set_twice (object, pspecs[i]);
  widget_settle ();
  g_assert_finalize_object (object);
}

/* What follows a home lets go of it. */
#define FOLLOWER(name, Type, prefix)                                                                         \
  static void follow_##name (GObject *object, SolHome *home)                                                 \
  {                                                                                                          \
    prefix##_set_home ((Type *) object, home);                                                               \
  }
FOLLOWER (foot, SolStatusFoot, sol_status_foot)
FOLLOWER (status, SolStatusPopover, sol_status_popover)
FOLLOWER (switcher, SolSiteSwitcher, sol_site_switcher)
FOLLOWER (sites, SolSitePopover, sol_site_popover)
FOLLOWER (sidebar, SolSidebar, sol_sidebar)
FOLLOWER (content, SolContent, sol_content)
FOLLOWER (pages, SolPageStack, sol_page_stack)
FOLLOWER (sign_in, SolSignInPage, sol_sign_in_page)
FOLLOWER (picker, SolSitePicker, sol_site_picker)

typedef struct
{
  GType (*get_type) (void);
  void (*follow) (GObject *object, SolHome *home);
} Row;

static const Row rows[] = {
  { sol_age_label_get_type, NULL },
  { sol_amps_scale_get_type, NULL },
  { sol_banner_area_get_type, NULL },
  { sol_chargers_page_get_type, NULL },
  { sol_choice_group_get_type, NULL },
  { sol_code_boxes_get_type, NULL },
  { sol_code_step_get_type, NULL },
  { sol_content_get_type, follow_content },
  { sol_error_page_get_type, NULL },
  { sol_key_values_get_type, NULL },
  { sol_loading_page_get_type, NULL },
  { sol_page_box_get_type, NULL },
  { sol_page_stack_get_type, follow_pages },
  { sol_refresh_button_get_type, NULL },
  { sol_sidebar_get_type, follow_sidebar },
  { sol_sign_in_form_get_type, NULL },
  { sol_sign_in_page_get_type, follow_sign_in },
  { sol_site_filter_get_type, NULL },
  { sol_site_picker_get_type, follow_picker },
  { sol_site_popover_get_type, follow_sites },
  { sol_site_switcher_get_type, follow_switcher },
  { sol_status_foot_get_type, follow_foot },
  { sol_status_popover_get_type, follow_status },
};

/* What shows a charger lets go of it. */
#define SHOWER(name, Type, prefix)                                                                           \
  static void show_##name (GObject *object, SolSite *site, SolCharger *charger)                              \
  {                                                                                                          \
    prefix##_set_charger ((Type *) object, charger);                                                         \
  }
SHOWER (current, SolChargeCurrent, sol_charge_current)
SHOWER (modes, SolChargeModes, sol_charge_modes)
SHOWER (hero, SolChargerHero, sol_charger_hero)
SHOWER (level, SolDefaultLevel, sol_default_level)

static void
show_page (GObject *object, SolSite *site, SolCharger *charger)
{
  sol_charger_page_set (SOL_CHARGER_PAGE (object), site, charger);
}

static void
show_switch (GObject *object, SolSite *site, SolCharger *charger)
{
  sol_control_switch_set_control (SOL_CONTROL_SWITCH (object),
                                  charger != NULL ? sol_charger_get_control (charger, SOL_CHARGER_APP_SIGN_IN)
                                                  : NULL);
}

static void
show_burst (GObject *object, SolSite *site, SolCharger *charger)
{
  sol_burst_button_set_site (SOL_BURST_BUTTON (object), site);
  sol_burst_button_write (SOL_BURST_BUTTON (object), 0);
}

static void
show_diagnostics (GObject *object, SolSite *site, SolCharger *charger)
{
  sol_diagnostics_menu_set (SOL_DIAGNOSTICS_MENU (object), site,
                            charger != NULL ? sol_charger_get_serial (charger) : NULL);
}

typedef struct
{
  GType (*get_type) (void);
  void (*show) (GObject *object, SolSite *site, SolCharger *charger);
} ChargerRow;

static const ChargerRow charger_rows[] = {
  { sol_burst_button_get_type, show_burst },  { sol_charge_current_get_type, show_current },
  { sol_charge_modes_get_type, show_modes },  { sol_charger_hero_get_type, show_hero },
  { sol_charger_page_get_type, show_page },   { sol_control_switch_get_type, show_switch },
  { sol_default_level_get_type, show_level }, { sol_diagnostics_menu_get_type, show_diagnostics },
};

static void
test_show (gconstpointer data)
{
  const ChargerRow *row = data;
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  GObject *object = g_object_ref_sink (g_object_new (row->get_type (), NULL));
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);

  row->show (object, site, charger);
  row->show (object, site, charger);
  row->show (object, NULL, NULL);
  row->show (object, site, charger);
  widget_settle ();
  g_assert_finalize_object (object);
}

static void
test_follow (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ModelFixture) fixture = model_fixture_new ("two-sites", NULL);
  GObject *object = g_object_ref_sink (g_object_new (row->get_type (), NULL));

  model_fixture_open (fixture);
  row->follow (object, fixture->home);
  model_fixture_sign_in (fixture);
  row->follow (object, NULL);
  row->follow (object, fixture->home);
  widget_settle ();
  g_assert_finalize_object (object);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GType type = rows[i].get_type ();
      g_autofree char *path = g_strconcat ("/types/", g_type_name (type), NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_type);
      if (rows[i].follow == NULL)
        continue;
      g_autofree char *follow = g_strconcat ("/follow/", g_type_name (type), NULL);
      g_test_add_data_func (follow, &rows[i], test_follow);
    }
  for (guint i = 0; i < G_N_ELEMENTS (charger_rows); i++)
    {
      GType type = charger_rows[i].get_type ();
      g_autofree char *path = g_strconcat ("/types/", g_type_name (type), NULL);
      g_autofree char *show = g_strconcat ("/charger/", g_type_name (type), NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_type);
      g_test_add_data_func (show, &charger_rows[i], test_show);
    }
  return g_test_run ();
}
