/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-chargers-page"

#include "sol-chargers-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-charger-page.h"
#include "sol-content-page.h"
#include "sol-format.h"
#include "sol-tinted-icon.h"

struct _SolChargersPage
{
  AdwBin parent_instance;

  /* Children */
  GtkStack *stack;
  SolChargerPage *only;
  GtkListBox *list;

  /* Owned */
  SolSite *site;
  GSignalGroup *site_signals;
  GSignalGroup *list_signals;
};

enum
{
  PROP_0,
  PROP_SITE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void content_page_iface_init (SolContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolChargersPage, sol_chargers_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CONTENT_PAGE, content_page_iface_init))

/* In words. */

static char *
describe_one (SolCharger *charger)
{
  switch (sol_charger_get_state (charger))
    {
    case SOL_CHARGER_STATE_CHARGING:
      return sol_format_power (sol_charger_get_power_w (charger));
    case SOL_CHARGER_STATE_PLUGGED_IN:
    case SOL_CHARGER_STATE_PAUSED_BY_CAR:
    case SOL_CHARGER_STATE_WAITING_FOR_SUN:
    case SOL_CHARGER_STATE_WAITING_FOR_SLOT:
    case SOL_CHARGER_STATE_FINISHING:
    case SOL_CHARGER_STATE_SIGN_IN_NEEDED:
      return g_strdup (_ ("Plugged in"));
    case SOL_CHARGER_STATE_NO_CAR:
    case SOL_CHARGER_STATE_NOT_SET_UP:
      return g_strdup (_ ("Idle"));
    case SOL_CHARGER_STATE_FAULT:
      return g_strdup (_ ("Fault"));
    case SOL_CHARGER_STATE_OFFLINE:
      return g_strdup (_ ("Offline"));
    case SOL_CHARGER_STATE_UNKNOWN:
      break;
    }
  return g_strdup ("–");
}

/* Which of several speaks for all: trouble first, then whatever charges. */
static int
rank (SolCharger *charger)
{
  switch (sol_charger_get_state (charger))
    {
    case SOL_CHARGER_STATE_FAULT:
      return 4;
    case SOL_CHARGER_STATE_CHARGING:
      return 3;
    case SOL_CHARGER_STATE_UNKNOWN:
      return 0;
    case SOL_CHARGER_STATE_OFFLINE:
    case SOL_CHARGER_STATE_NO_CAR:
    case SOL_CHARGER_STATE_NOT_SET_UP:
      return 1;
    case SOL_CHARGER_STATE_PLUGGED_IN:
    case SOL_CHARGER_STATE_PAUSED_BY_CAR:
    case SOL_CHARGER_STATE_WAITING_FOR_SUN:
    case SOL_CHARGER_STATE_WAITING_FOR_SLOT:
    case SOL_CHARGER_STATE_FINISHING:
    case SOL_CHARGER_STATE_SIGN_IN_NEEDED:
      return 2;
    }
  return 0;
}

char *
sol_chargers_describe (SolSite *site)
{
  GListModel *chargers = sol_site_get_chargers (site);
  g_autoptr (SolCharger) best = NULL;
  double power_w = 0;

  for (guint i = 0; i < g_list_model_get_n_items (chargers); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, i);
      if (sol_charger_get_state (charger) == SOL_CHARGER_STATE_CHARGING)
        power_w += sol_charger_get_power_w (charger);
      if (best == NULL || rank (charger) > rank (best))
        g_set_object (&best, charger);
    }
  if (best == NULL)
    return g_strdup ("–");
  return sol_charger_get_state (best) == SOL_CHARGER_STATE_CHARGING ? sol_format_power (power_w)
                                                                    : describe_one (best);
}

/* Several: a list with a page each. */

static void
show_row (GtkWidget *row, SolCharger *charger)
{
  GtkWidget *value = g_object_get_data (G_OBJECT (row), "value");
  g_autofree char *state = sol_charger_describe_state (charger);
  g_autofree char *text = describe_one (charger);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sol_charger_get_name (charger));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  gtk_label_set_label (GTK_LABEL (value), text);
}

static void
charger_cb (GtkWidget *row, GParamSpec *pspec, SolCharger *charger)
{
  show_row (row, charger);
}

static GtkWidget *
make_open_button (SolCharger *charger)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  /* TRANSLATORS: accessible name: opens the page of a charger */
  g_autofree char *name = g_strdup_printf (_ ("Open %s"), sol_charger_get_name (charger));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-subpage");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", "one-charger",
                                    sol_charger_get_serial (charger));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  SolCharger *charger = SOL_CHARGER (item);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *button = make_open_button (charger);

  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             GTK_WIDGET (sol_tinted_icon_new ("solarium-car-symbolic", "car")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "value", value);
  g_signal_connect_object (charger, "notify", G_CALLBACK (charger_cb), row, G_CONNECT_SWAPPED);
  show_row (row, charger);
  return row;
}

/* Which of its faces it shows. */

static SolTruth
exists (SolSite *site)
{
  if (site == NULL)
    return SOL_UNKNOWN;
  if (g_list_model_get_n_items (sol_site_get_chargers (site)) > 0)
    return SOL_YES;
  if (sol_site_get_charger_exists (site) == SOL_UNKNOWN
      && sol_site_get_family_state (site, SOL_FAMILY_EV_STATUS) == SOL_FAMILY_ABSENT)
    return SOL_NO;
  return sol_site_get_charger_exists (site) == SOL_NO ? SOL_NO : SOL_UNKNOWN;
}

static void
choose_face (SolChargersPage *self)
{
  GListModel *chargers = self->site != NULL ? sol_site_get_chargers (self->site) : NULL;
  guint n = chargers != NULL ? g_list_model_get_n_items (chargers) : 0;
  g_autoptr (SolCharger) first = n == 1 ? g_list_model_get_item (chargers, 0) : NULL;

  const char *face = exists (self->site) == SOL_NO ? "none" : n > 1 ? "several" : "only";
  sol_charger_page_set (self->only, self->site, first);
  if (g_strcmp0 (face, gtk_stack_get_visible_child_name (self->stack)) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, face);
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
}

static void
only_changed_cb (SolChargersPage *self)
{
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
}

/* What the header bar shows is that of the only charger. */

static SolContentPage *
get_only (SolContentPage *page)
{
  SolChargersPage *self = SOL_CHARGERS_PAGE (page);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "only") == 0
             ? SOL_CONTENT_PAGE (self->only)
             : NULL;
}

static const char *
get_subtitle (SolContentPage *page)
{
  SolContentPage *only = get_only (page);

  return only != NULL ? sol_content_page_get_subtitle (only) : NULL;
}

static GtkWidget *
get_header_end (SolContentPage *page)
{
  SolContentPage *only = get_only (page);

  return only != NULL ? sol_content_page_get_header_end (only) : NULL;
}

static gboolean
get_hides_refresh (SolContentPage *page)
{
  SolContentPage *only = get_only (page);

  return only != NULL && sol_content_page_get_hides_refresh (only);
}

static void
set_narrow (SolContentPage *page, gboolean narrow)
{
  sol_content_page_set_narrow (SOL_CONTENT_PAGE (SOL_CHARGERS_PAGE (page)->only), narrow);
}

static SolBannerWords *
get_banner (SolContentPage *page)
{
  SolContentPage *only = get_only (page);

  return only != NULL ? sol_content_page_get_banner (only) : NULL;
}

static void
activate (SolContentPage *page, const char *name)
{
  SolContentPage *only = get_only (page);

  if (only != NULL)
    sol_content_page_activate (only, name);
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

SolSite *
sol_chargers_page_get_site (SolChargersPage *self)
{
  g_return_val_if_fail (SOL_IS_CHARGERS_PAGE (self), NULL);

  return self->site;
}

void
sol_chargers_page_set_site (SolChargersPage *self, SolSite *site)
{
  g_return_if_fail (SOL_IS_CHARGERS_PAGE (self));
  g_return_if_fail (site == NULL || SOL_IS_SITE (site));

  if (self->site == site)
    return;
  GListModel *chargers = site != NULL ? sol_site_get_chargers (site) : NULL;
  g_set_object (&self->site, site);
  g_signal_group_set_target (self->site_signals, site);
  g_signal_group_set_target (self->list_signals, chargers);
  gtk_list_box_bind_model (self->list, chargers, chargers != NULL ? make_row : NULL, NULL, NULL);
  choose_face (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITE]);
}

GtkWidget *
sol_chargers_page_new (SolClock *clock)
{
  g_return_val_if_fail (SOL_IS_CLOCK (clock), NULL);

  SolChargersPage *self = g_object_new (SOL_TYPE_CHARGERS_PAGE, NULL);
  self->only = SOL_CHARGER_PAGE (sol_charger_page_new (clock));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->only), "only");
  g_signal_connect_object (self->only, "changed", G_CALLBACK (only_changed_cb), self, G_CONNECT_SWAPPED);
  choose_face (self);
  return GTK_WIDGET (self);
}

static void
sol_chargers_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SITE:
      g_value_set_object (value, SOL_CHARGERS_PAGE (object)->site);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_chargers_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SITE:
      sol_chargers_page_set_site (SOL_CHARGERS_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_chargers_page_dispose (GObject *object)
{
  SolChargersPage *self = SOL_CHARGERS_PAGE (object);

  g_clear_object (&self->site_signals);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->site);
  G_OBJECT_CLASS (sol_chargers_page_parent_class)->dispose (object);
}

static void
sol_chargers_page_class_init (SolChargersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sol_chargers_page_get_property;
  object_class->set_property = sol_chargers_page_set_property;
  object_class->dispose = sol_chargers_page_dispose;
  properties[PROP_SITE]
      = g_param_spec_object ("site", NULL, NULL, SOL_TYPE_SITE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sol_chargers_page_init (SolChargersPage *self)
{
  GtkWidget *none = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "solarium-charger-symbolic", "title",
                                  _ ("No Charger at This Site"), "description",
                                  _ ("When one is installed it appears here by itself."), NULL);

  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "valign",
                             GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chargers"),
                                  -1);
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "several");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  self->site_signals = g_signal_group_new (SOL_TYPE_SITE);
  g_signal_group_connect_object (self->site_signals, "notify::charger-exists", G_CALLBACK (choose_face), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->site_signals, "family-changed", G_CALLBACK (choose_face), self,
                                 G_CONNECT_SWAPPED);
  self->list_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_object (self->list_signals, "items-changed", G_CALLBACK (choose_face), self,
                                 G_CONNECT_SWAPPED);
}
