/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-page"

#include "sol-charger-page-private.h"

#include <glib/gi18n-lib.h>

#include "sessions/sol-recent-sessions.h"
#include "sol-burst-button.h"
#include "sol-charge-current.h"
#include "sol-charge-modes.h"
#include "sol-charger-hero.h"
#include "sol-content-page.h"
#include "sol-control-switch.h"
#include "sol-default-level.h"
#include "sol-diagnostics-menu.h"
#include "sol-format.h"
#include "sol-key-values.h"
#include "sol-subpage-table.h"

enum
{
  PROP_0,
  PROP_SITE,
  PROP_CHARGER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void content_page_iface_init (SolContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolChargerPage, sol_charger_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CONTENT_PAGE, content_page_iface_init))

/* What the header bar shows. */

static const char *
get_subtitle (SolContentPage *page)
{
  SolChargerPage *self = SOL_CHARGER_PAGE (page);

  return self->charger != NULL ? sol_charger_get_name (self->charger) : NULL;
}

static GtkWidget *
get_header_end (SolContentPage *page)
{
  return SOL_CHARGER_PAGE (page)->header_end;
}

static gboolean
get_hides_refresh (SolContentPage *page)
{
  return SOL_CHARGER_PAGE (page)->narrow;
}

static void
show_header (SolChargerPage *self)
{
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (self->schedule));

  gtk_widget_set_visible (gtk_widget_get_last_child (child), !self->narrow);
  gtk_box_set_spacing (GTK_BOX (self->header_end), self->narrow ? 0 : 6);
  gtk_widget_set_visible (self->schedule,
                          self->charger != NULL && sol_subpage_table_find ("schedule") != NULL);
  gtk_widget_set_visible (self->menu, self->charger != NULL);
}

static void
set_narrow (SolContentPage *page, gboolean narrow)
{
  SolChargerPage *self = SOL_CHARGER_PAGE (page);

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show_header (self);
  sol_content_page_changed (page);
}

static SolBannerWords *
get_banner (SolContentPage *page)
{
  SolChargerPage *self = SOL_CHARGER_PAGE (page);

  if (self->limited_amps <= 0)
    return NULL;
  g_autofree char *limited = sol_format_amps (self->limited_amps);
  char *text = g_strdup_printf (
      _ ("The charger cannot reach the gateway. Charging is limited to %s for safety."), limited);
  return sol_banner_words_new (SOL_BANNER_PAGE, SOL_TONE_WARNING, "dialog-warning-symbolic", text,
                               _ ("Details"), "win.page-action::safe-limit");
}

static void
activate (SolContentPage *page, const char *name)
{
  if (g_str_equal (name, "safe-limit"))
    sol_charger_page_explain_limit (SOL_CHARGER_PAGE (page));
}

static void
content_page_iface_init (SolContentPageInterface *iface)
{
  iface->get_subtitle = get_subtitle;
  iface->get_header_end = get_header_end;
  iface->get_hides_refresh = get_hides_refresh;
  iface->set_narrow = set_narrow;
  iface->get_banner = get_banner;
  iface->activate = activate;
}

/* What is shown. */

static gint64
write_cb (GtkWidget *widget, SolTime now)
{
  return gtk_widget_get_mapped (widget) ? sol_charger_page_write (SOL_CHARGER_PAGE (widget), now) : -1;
}

static void
touch (SolChargerPage *self)
{
  if (self->ticker != NULL)
    sol_ticker_touch (self->ticker);
}

static void
name_cb (SolChargerPage *self)
{
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
}

static void
form_cb (SolChargerPage *self)
{
  gboolean narrow = sol_page_box_get_form (self->box) == SOL_PAGE_FORM_NARROW;
  gboolean large = sol_page_box_get_large_text (self->box);

  sol_charger_hero_set_narrow (SOL_CHARGER_HERO (self->hero), narrow);
  sol_charger_hero_set_large_text (SOL_CHARGER_HERO (self->hero), large);
  sol_charge_modes_set_form (SOL_CHARGE_MODES (self->modes), narrow, large);
  sol_charge_current_set_narrow (SOL_CHARGE_CURRENT (self->current), narrow || large);
  touch (self);
}

static void
try_again_cb (SolChargerPage *self)
{
  if (self->site != NULL)
    sol_site_refresh (self->site);
}

static void
schedule_cb (SolChargerPage *self)
{
  if (self->charger != NULL)
    gtk_widget_activate_action (self->schedule, "win.open-subpage", "(ss)", "schedule",
                                sol_charger_get_serial (self->charger));
}

static SolControl *
get_control (SolCharger *charger, SolChargerControl control)
{
  return charger != NULL ? sol_charger_get_control (charger, control) : NULL;
}

static void
give_charger (SolChargerPage *self)
{
  SolCharger *charger = self->charger;

  sol_charger_hero_set_charger (SOL_CHARGER_HERO (self->hero), charger);
  sol_burst_button_set_site (SOL_BURST_BUTTON (self->burst), self->site);
  sol_charge_modes_set_charger (SOL_CHARGE_MODES (self->modes), charger);
  sol_charge_current_set_charger (SOL_CHARGE_CURRENT (self->current), charger);
  sol_control_switch_set_control (SOL_CONTROL_SWITCH (self->use_battery),
                                  get_control (charger, SOL_CHARGER_USE_BATTERY));
  sol_default_level_set_charger (SOL_DEFAULT_LEVEL (self->level), charger);
  sol_control_switch_set_control (SOL_CONTROL_SWITCH (self->app),
                                  get_control (charger, SOL_CHARGER_APP_SIGN_IN));
  sol_control_switch_set_control (SOL_CONTROL_SWITCH (self->card),
                                  get_control (charger, SOL_CHARGER_CARD_SIGN_IN));
  sol_recent_sessions_set_charger (SOL_RECENT_SESSIONS (self->sessions), charger);
  sol_diagnostics_menu_set (SOL_DIAGNOSTICS_MENU (self->menu), self->site,
                            charger != NULL ? sol_charger_get_serial (charger) : NULL);
}

void
sol_charger_page_set (SolChargerPage *self, SolSite *site, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_CHARGER_PAGE (self));
  g_return_if_fail (site == NULL || SOL_IS_SITE (site));
  g_return_if_fail (charger == NULL || SOL_IS_CHARGER (charger));

  gboolean other_site = g_set_object (&self->site, site);
  gboolean other_charger = g_set_object (&self->charger, charger);
  if (!other_site && !other_charger)
    return;
  g_signal_group_set_target (self->site_signals, site);
  g_signal_group_set_target (self->charger_signals, charger);
  self->limited_amps = 0;
  give_charger (self);
  show_header (self);
  touch (self);
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
  if (other_site)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITE]);
  if (other_charger)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

SolCharger *
sol_charger_page_get_charger (SolChargerPage *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER_PAGE (self), NULL);

  return self->charger;
}

GtkWidget *
sol_charger_page_new (SolClock *clock)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);

  SolChargerPage *self = g_object_new (SOL_TYPE_CHARGER_PAGE, NULL);
  sol_ticker_set_clock (self->ticker, clock);
  sol_charge_current_set_clock (SOL_CHARGE_CURRENT (self->current), clock);
  return GTK_WIDGET (self);
}

static void
sol_charger_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolChargerPage *self = SOL_CHARGER_PAGE (object);

  switch (id)
    {
    case PROP_SITE:
      g_value_set_object (value, self->site);
      break;
    case PROP_CHARGER:
      g_value_set_object (value, self->charger);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_charger_page_dispose (GObject *object)
{
  SolChargerPage *self = SOL_CHARGER_PAGE (object);

  g_clear_object (&self->site_signals);
  g_clear_object (&self->charger_signals);
  g_clear_object (&self->ticker);
  g_clear_object (&self->header_end);
  g_clear_object (&self->charger);
  g_clear_object (&self->site);
  G_OBJECT_CLASS (sol_charger_page_parent_class)->dispose (object);
}

static void
sol_charger_page_class_init (SolChargerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_charger_page_get_property;
  object_class->dispose = sol_charger_page_dispose;
  properties[PROP_SITE] = g_param_spec_object ("site", NULL, NULL, SOL_TYPE_SITE, flags);
  properties[PROP_CHARGER] = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* How it is built: two columns, one card or group after the other as they are read. */

static void
make_header (SolChargerPage *self)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (child), g_object_new (GTK_TYPE_IMAGE, "icon-name", "x-office-calendar-symbolic",
                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (child), gtk_label_new (_ ("Schedule")));
  self->schedule
      = g_object_new (GTK_TYPE_BUTTON, "child", child, "tooltip-text", _ ("Charging Schedule"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->schedule), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Schedule"), -1);
  g_signal_connect_object (self->schedule, "clicked", G_CALLBACK (schedule_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->schedule, "flat");
  self->menu = sol_diagnostics_menu_new ();
  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->header_end), self->schedule);
  gtk_box_append (GTK_BOX (self->header_end), self->menu);
}

static GtkWidget *
make_hero (SolChargerPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->hero = g_object_new (SOL_TYPE_CHARGER_HERO, NULL);
  self->burst = sol_burst_button_new ();
  gtk_widget_set_halign (self->burst, GTK_ALIGN_END);
  gtk_widget_set_valign (self->burst, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->hero);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->burst);
  g_signal_connect_object (self->hero, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_SWAPPED);
  return overlay;
}

static GtkWidget *
make_settings (SolChargerPage *self)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  self->current = sol_charge_current_new ();
  self->use_battery = sol_control_switch_new (_ ("Use battery for charging"),
                                              _ ("The car may also be charged from the battery"));
  self->level = sol_default_level_new ();
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Charging"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), sol_charge_modes_get_row (SOL_CHARGE_MODES (self->modes)));
  gtk_list_box_append (GTK_LIST_BOX (list), self->current);
  gtk_list_box_append (GTK_LIST_BOX (list), self->use_battery);
  gtk_list_box_append (GTK_LIST_BOX (list), self->level);
  return list;
}

static GtkWidget *
make_sign_in (SolChargerPage *self)
{
  GtkWidget *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _ ("Require sign-in to charge"), NULL);
  const char *waiting = _ ("Waiting for the charger to confirm…");

  self->app = sol_control_switch_new (_ ("Enphase app"), _ ("A person must approve each session in the app"));
  self->card = sol_control_switch_new (_ ("RFID card"), _ ("A card must be held to the charger"));
  sol_control_switch_set_waiting (SOL_CONTROL_SWITCH (self->use_battery), waiting);
  sol_control_switch_set_waiting (SOL_CONTROL_SWITCH (self->app), waiting);
  sol_control_switch_set_waiting (SOL_CONTROL_SWITCH (self->card), waiting);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->app);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->card);
  return group;
}

static GtkWidget *
make_details (SolChargerPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Details"), "xalign", 0.0f, NULL);

  self->details = sol_key_values_new (_ ("Details"));
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->details);
  return box;
}

static void
add (SolChargerPage *self, GtkWidget *widget, guint column)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  sol_page_box_add (self->box, widget, column);
}

static void
sol_charger_page_init (SolChargerPage *self)
{
  self->box = SOL_PAGE_BOX (sol_page_box_new ());
  self->modes = sol_charge_modes_new ();
  add (self, make_hero (self), 0);
  add (self, self->modes, 0);
  self->settings = make_settings (self);
  add (self, self->settings, 0);
  self->sign_in = make_sign_in (self);
  add (self, self->sign_in, 0);
  self->sessions = sol_recent_sessions_new ();
  add (self, self->sessions, 1);
  add (self, make_details (self), 1);
  make_header (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "charger-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Charger"), -1);

  static const char *const watched[]
      = { "family-changed", "notify::condition", "notify::burst-until", "notify::events", "notify::tariff" };
  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_group_connect_object (self->site_signals, watched[i], G_CALLBACK (touch), self,
                                   G_CONNECT_SWAPPED);
  self->charger_signals = g_signal_group_new (SOL_TYPE_CHARGER);
  g_signal_group_connect_object (self->charger_signals, "notify", G_CALLBACK (touch), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->charger_signals, "notify::name", G_CALLBACK (name_cb), self,
                                 G_CONNECT_SWAPPED);
  g_signal_connect_object (self->box, "form-changed", G_CALLBACK (form_cb), self, G_CONNECT_SWAPPED);
  self->ticker = sol_ticker_new (GTK_WIDGET (self), write_cb);
  show_header (self);
  form_cb (self);
}
