/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-recent-sessions"

#include "sol-recent-sessions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-charts-css.h"
#include "sol-csv-saver.h"
#include "sol-format.h"
#include "sol-overview-words.h"
#include "sol-session-chart.h"
#include "sol-session-parts.h"
#include "sol-session-row.h"
#include "sol-session-words.h"

#define N_ROWS 4
#define CHART_HEIGHT 124
/* As strong as a dim label. */
#define DIM "<span alpha=\"65%\">"
#define NOT_DIM "<span>"

struct _SolRecentSessions
{
  SolOverviewCard parent_instance;

  /* Owned */
  SolCharger *charger; /* (nullable) */
  GSignalGroup *signals;

  /* In the card */
  GtkWidget *export;
  GtkWidget *sum;
  GtkWidget *full;  /* chart and rows */
  GtkWidget *empty; /* in its place */
  SolSessionChart *chart;
  SolSessionRow *rows[N_ROWS];
  GtkWidget *list;
};

enum
{
  PROP_0,
  PROP_CHARGER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolRecentSessions, sol_recent_sessions, SOL_TYPE_OVERVIEW_CARD)

static SolSessions *
get_sessions (SolRecentSessions *self)
{
  return self->charger != NULL ? sol_charger_get_sessions (self->charger) : NULL;
}

static SolFamilyState
state_of (SolSessions *sessions)
{
  switch (sol_sessions_get_state (sessions))
    {
    case SOL_SESSIONS_READY:
      return SOL_FAMILY_FRESH;
    case SOL_SESSIONS_STALE:
      return SOL_FAMILY_STALE;
    case SOL_SESSIONS_FAILED:
      return SOL_FAMILY_FAILED;
    case SOL_SESSIONS_LOADING:
    default:
      return SOL_FAMILY_LOADING;
    }
}

static void
update_rows (SolRecentSessions *self, const SolChargeHistory *history, const SolSessionPlace *place)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      gboolean there = history == NULL || i < history->sessions->len;

      gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), there);
      if (there)
        sol_session_row_set_session (self->rows[i], sol_charger_get_serial (self->charger),
                                     history != NULL ? g_ptr_array_index (history->sessions, i) : NULL,
                                     place);
    }
}

static void
update_chart (SolRecentSessions *self, const SolChargeHistory *history, const SolSessionPlace *place)
{
  double total_wh = NAN;
  g_autoptr (SolBarData) bars = sol_recent_bars (history, place, &total_wh);
  g_autofree char *sentence = sol_bars_describe (bars, total_wh);
  g_autofree char *energy = sol_format_energy (total_wh);
  const char *dim = sol_charts_is_high_contrast (GTK_WIDGET (self)) ? NOT_DIM : DIM;
  g_autofree char *bold = g_strconcat ("</span><b>", energy, "</b>", dim, NULL);
  /* TRANSLATORS: energy and a number of days: "170.1 kWh in the last 16 days" */
  g_autofree char *sum = g_strdup_printf (
      ngettext ("%s in the last %d day", "%s in the last %d days", SOL_RECENT_DAYS), bold, SOL_RECENT_DAYS);

  g_autofree char *markup = g_strconcat (dim, sum, "</span>", NULL);
  gtk_label_set_markup (GTK_LABEL (self->sum), markup);
  sol_session_chart_set_data (self->chart, bars, sentence);
}

static void
update (SolRecentSessions *self)
{
  SolSessions *sessions = get_sessions (self);
  SolOverviewCard *card = SOL_OVERVIEW_CARD (self);

  if (sessions == NULL)
    {
      sol_overview_card_set_state (card, SOL_FAMILY_LOADING);
      return;
    }
  SolSessionPlace place = sol_session_place_of (sessions);
  const SolChargeHistory *history = sol_sessions_get_history (sessions);
  SolFamilyState state = state_of (sessions);
  gboolean none = history != NULL && history->sessions->len == 0 && state != SOL_FAMILY_LOADING;
  g_autofree char *as_of
      = state == SOL_FAMILY_STALE
            ? sol_overview_as_of (sol_sessions_get_asked_at (sessions), place.now, place.zone)
            : NULL;

  sol_overview_card_set_state (card, state);
  sol_overview_card_set_age (card, as_of);
  gtk_widget_set_visible (self->full, !none);
  gtk_widget_set_visible (self->empty, none);
  gtk_widget_set_visible (self->sum, !none);
  gtk_widget_set_sensitive (self->export, history != NULL && history->sessions->len > 0);
  if (none)
    return;
  update_rows (self, state != SOL_FAMILY_LOADING ? history : NULL, &place);
  if (history != NULL && state != SOL_FAMILY_LOADING)
    update_chart (self, history, &place);
}

SolCharger *
sol_recent_sessions_get_charger (SolRecentSessions *self)
{
  g_return_val_if_fail (SOL_IS_RECENT_SESSIONS (self), NULL);

  return self->charger;
}

void
sol_recent_sessions_set_charger (SolRecentSessions *self, SolCharger *charger)
{
  g_return_if_fail (SOL_IS_RECENT_SESSIONS (self));
  g_return_if_fail (charger == NULL || SOL_IS_CHARGER (charger));

  if (!g_set_object (&self->charger, charger))
    return;
  sol_bar_chart_begin_period (sol_session_chart_get_chart (self->chart));
  g_signal_group_set_target (self->signals, get_sessions (self));
  if (charger != NULL)
    {
      SolSessions *sessions = get_sessions (self);

      sol_session_chart_set_titles (self->chart, _ ("Energy of the last days"), _ ("Day"),
                                    _ ("Energy in kWh"), "recent", sol_sessions_get_site_name (sessions));
      sol_sessions_wake (sessions);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARGER]);
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolRecentSessions *self = SOL_RECENT_SESSIONS (widget);

  if (self->charger != NULL)
    gtk_widget_activate_action (widget, "win.open-subpage", "(ss)", "sessions",
                                sol_charger_get_serial (self->charger));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SolRecentSessions *self = SOL_RECENT_SESSIONS (widget);
  SolSessions *sessions = get_sessions (self);
  guint n_rows = 0;

  if (sessions == NULL || sol_sessions_get_history (sessions) == NULL)
    return;
  SolSessionPlace place = sol_session_place_of (sessions);
  g_autofree char *csv
      = sol_sessions_csv (sol_sessions_get_history (sessions), 0, place.now, &place, &n_rows);
  g_autofree char *file = sol_csv_file_name (sol_sessions_get_site_name (sessions), "sessions", "all");
  sol_csv_saver_ask (widget, file, csv, n_rows);
}

static void
try_again_cb (SolRecentSessions *self)
{
  if (get_sessions (self) != NULL)
    sol_sessions_try_again (get_sessions (self));
}

/* Making it. */

static GtkWidget *
make_header (SolRecentSessions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = sol_session_label_new (_ ("Recent sessions"), "heading");
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "document-save-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Export…"));
  self->export = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->export), content);
  gtk_widget_add_css_class (self->export, "flat");
  gtk_widget_set_valign (self->export, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->export), "recent-sessions.export");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->export);
  return box;
}

static GtkWidget *
make_list (SolRecentSessions *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set (self->list, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_widget_add_css_class (self->list, "session-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Recent sessions"), -1);
  for (guint i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = sol_session_row_new ();
      gtk_box_append (GTK_BOX (self->list), GTK_WIDGET (self->rows[i]));
    }

  GtkWidget *all = gtk_button_new_with_label (_ ("Show All Sessions"));
  gtk_widget_add_css_class (all, "flat");
  gtk_widget_add_css_class (all, "session-all");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "recent-sessions.all");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), all);
  return box;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Sessions Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("They appear here after the first charge."));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_visible (page, FALSE);
  return page;
}

static void
fill (SolRecentSessions *self)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (head, "sessions-head");
  gtk_box_append (GTK_BOX (head), make_header (self));
  self->sum = sol_session_label_new (NULL, "sessions-sum");
  gtk_widget_add_css_class (self->sum, "numeric");
  gtk_widget_add_css_class (self->sum, "awaited");
  gtk_widget_add_css_class (self->sum, "fades");
  gtk_box_append (GTK_BOX (head), self->sum);

  self->chart = sol_session_chart_new ();
  sol_bar_chart_set_plot_height (sol_session_chart_get_chart (self->chart), CHART_HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->chart), "fades");
  gtk_widget_add_css_class (GTK_WIDGET (self->chart), "sessions-chart");
  self->full = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->full), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (self->full), make_list (self));
  self->empty = make_empty ();

  gtk_box_append (GTK_BOX (child), head);
  gtk_box_append (GTK_BOX (child), self->full);
  gtk_box_append (GTK_BOX (child), self->empty);
  sol_overview_card_set_child (SOL_OVERVIEW_CARD (self), child);
}

static void
sol_recent_sessions_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      g_value_set_object (value, SOL_RECENT_SESSIONS (object)->charger);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_recent_sessions_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHARGER:
      sol_recent_sessions_set_charger (SOL_RECENT_SESSIONS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_recent_sessions_dispose (GObject *object)
{
  SolRecentSessions *self = SOL_RECENT_SESSIONS (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->charger);
  G_OBJECT_CLASS (sol_recent_sessions_parent_class)->dispose (object);
}

static void
sol_recent_sessions_class_init (SolRecentSessionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sol_recent_sessions_get_property;
  object_class->set_property = sol_recent_sessions_set_property;
  object_class->dispose = sol_recent_sessions_dispose;
  properties[PROP_CHARGER]
      = g_param_spec_object ("charger", NULL, NULL, SOL_TYPE_CHARGER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "recent-sessions.all", NULL, all_action);
  gtk_widget_class_install_action (widget_class, "recent-sessions.export", NULL, export_action);
}

static void
sol_recent_sessions_init (SolRecentSessions *self)
{
  sol_overview_card_set_label (SOL_OVERVIEW_CARD (self), _ ("Recent sessions"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "sessions-card");
  fill (self);
  self->signals = g_signal_group_new (SOL_TYPE_SESSIONS);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_connect_object (self, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
sol_recent_sessions_new (void)
{
  return g_object_new (SOL_TYPE_RECENT_SESSIONS, NULL);
}
