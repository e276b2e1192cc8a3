/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-page"

#include "sol-session-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-content-page.h"
#include "sol-format.h"
#include "sol-session-chart.h"
#include "sol-session-parts.h"
#include "sol-session-row.h"
#include "sol-session-summary.h"
#include "sol-sessions-mix.h"

#define CHART_HEIGHT 220

/* The rows of the list. */
typedef enum
{
  STARTED,
  ENDED,
  CHARGING,
  ENERGY,
  AVERAGE,
  RANGE,
  COST,
  PRICE,
  SOURCES,
  SIGN_IN,
  N_DETAILS,
} Detail;

struct _SolSessionPage
{
  AdwBin parent_instance;

  /* Owned */
  SolCharger *charger; /* (nullable) */
  SolSessions *sessions;
  char *id;
  char *title;
  SolChargeRecord *session; /* (nullable) as last written */
  SolChargePoints *points;  /* (nullable) */
  SolSessionMix mix;
  GCancellable *cancellable;

  /* On the page */
  GtkWidget *views;
  SolSessionSummary *summary;
  SolSessionChart *chart;
  GtkWidget *source;
  GtkWidget *rows[N_DETAILS];
  GtkWidget *values[N_DETAILS];
  GtkWidget *missing;
};

static void sol_session_page_iface_init (SolContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolSessionPage, sol_session_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CONTENT_PAGE, sol_session_page_iface_init))

/* Its details. */

static char *
moment (SolTime time, const SolSessionPlace *place)
{
  g_autofree char *day = sol_session_date (time, place);
  g_autofree char *clock = sol_format_clock (time, place->zone);

  if (time == SOL_TIME_UNKNOWN)
    return g_strdup ("–");
  /* TRANSLATORS: a day and a time of day: "Thu 11 Jun, 13:05" */
  return g_strdup_printf (C_ ("day and time", "%s, %s"), day, clock);
}

static char *
cost_words (const SolChargeRecord *session, const SolSessionPlace *place)
{
  if (isnan (session->cost))
    return g_strdup (_ ("Not computed yet"));
  return sol_session_cost (session, place);
}

static char *
source_words (const SolSessionMix *mix)
{
  if (isnan (sol_session_mix_get_solar_percent (mix)))
    return g_strdup ("–");

  g_autofree char *sun = sol_format_percent (100 * mix->solar_wh / mix->known_wh);
  g_autofree char *battery = sol_format_percent (100 * mix->battery_wh / mix->known_wh);
  g_autofree char *grid = sol_format_percent (100 * mix->grid_wh / mix->known_wh);
  /* TRANSLATORS: three shares: "Sun 62% · battery 20% · grid 18%" */
  return g_strdup_printf (_ ("Sun %s · battery %s · grid %s"), sun, battery, grid);
}

static char *
detail_words (SolSessionPage *self, Detail detail, const SolSessionPlace *place)
{
  const SolChargeRecord *session = self->session;
  double seconds = sol_session_seconds (session, place->now);

  switch (detail)
    {
    case STARTED:
      return moment (session->started_at, place);
    case ENDED:
      return session->running == SOL_YES ? g_strdup (_ ("Still running")) : moment (session->ended_at, place);
    case CHARGING:
      return sol_format_duration (seconds);
    case ENERGY:
      return sol_format_energy (session->energy_wh);
    case AVERAGE:
      return sol_format_power (seconds > 0 ? session->energy_wh / (seconds / 3600) : NAN);
    case RANGE:
      return sol_format_distance (session->miles, place->metric);
    case COST:
      return cost_words (session, place);
    case PRICE:
      return sol_session_unit_price (session, place);
    case SOURCES:
      return source_words (&self->mix);
    case SIGN_IN:
    case N_DETAILS:
    default:
      return g_strdup (_ ("Not kept"));
    }
}

static void
update_details (SolSessionPage *self, const SolSessionPlace *place)
{
  for (guint i = 0; i < N_DETAILS; i++)
    {
      g_autofree char *text = detail_words (self, i, place);
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->rows[i]));
      g_autofree char *name = g_strdup_printf ("%s: %s", title, text);
      gtk_label_set_label (GTK_LABEL (self->values[i]), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

static void
update_summary (SolSessionPage *self, const SolSessionPlace *place)
{
  const SolChargeRecord *session = self->session;
  SolSessionTotals totals = { .n = 1,
                              .energy_wh = session->energy_wh,
                              .miles = session->miles,
                              .cost = session->cost,
                              .cost_whole = TRUE };

  sol_session_summary_set (self->summary, &totals, sol_session_mix_get_solar_percent (&self->mix), TRUE,
                           place);
}

static void
update_curve (SolSessionPage *self, const SolSessionPlace *place)
{
  const SolChargePoints *points = self->points;
  g_autoptr (SolBarData) bars
      = points != NULL ? sol_curve_bars (self->session, points->points, points->n, place) : NULL;
  g_autofree char *sentence = sol_curve_describe (bars);
  g_autofree char *slug = sol_time_day (self->session->started_at, place->zone);

  sol_session_chart_set_titles (self->chart, _ ("Charging power"), _ ("Time"), _ ("Power in kW"),
                                slug != NULL ? slug : "session", sol_sessions_get_site_name (self->sessions));
  sol_session_chart_set_data (self->chart, bars, sentence);
  gtk_label_set_label (GTK_LABEL (self->source), sentence);
  /* The chart says so itself. */
  gtk_widget_set_visible (self->source, bars != NULL && !sol_bar_data_is_empty (bars));
}

static void
update_all (SolSessionPage *self)
{
  SolSessionPlace place = sol_session_place_of (self->sessions);

  if (self->session == NULL)
    return;
  update_summary (self, &place);
  update_details (self, &place);
  update_curve (self, &place);
}

/* What the archive says about it. */

static void
mix_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SolSessionMix mix;

  if (!sol_session_finish_mix (source, result, &mix))
    return;
  SolSessionPage *self = user_data;
  self->mix = mix;
  update_all (self);
}

static void
power_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  SolChargePoints *points = sol_sessions_read_power_finish (SOL_SESSIONS (source), result, &error);

  if (points == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_info ("Readings could not be read: %s", error->message);
      return;
    }
  SolSessionPage *self = user_data;
  g_clear_pointer (&self->points, sol_charge_points_free);
  self->points = points;
  update_all (self);
}

static void
read_archive (SolSessionPage *self)
{
  SolTime now = sol_sessions_get_now (self->sessions);
  SolTime end = sol_session_end (self->session, now);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->session->started_at == SOL_TIME_UNKNOWN || end == SOL_TIME_UNKNOWN)
    return;
  sol_sessions_read_mix_async (self->sessions, self->id, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN,
                               self->cancellable, mix_cb, self);
  /* One reading after the end tells of the last minutes. */
  sol_sessions_read_power_async (self->sessions, self->session->started_at, end + 10 * SOL_MINUTE,
                                 self->cancellable, power_cb, self);
}

/* Following the sessions. */

static void
update_title (SolSessionPage *self, const SolSessionPlace *place)
{
  g_autofree char *day = sol_session_day (self->session->started_at, place);
  g_autofree char *span = sol_session_span (self->session, place);
  char *title = g_strdup_printf (C_ ("day and time", "%s, %s"), day, span);

  if (g_strcmp0 (title, self->title) == 0)
    {
      g_free (title);
      return;
    }
  g_free (self->title);
  self->title = title;
  sol_content_page_changed (SOL_CONTENT_PAGE (self));
}

static gboolean
is_settled (const SolChargeRecord *before, const SolChargeRecord *now)
{
  return before != NULL && before->running != SOL_YES && now->running != SOL_YES
         && before->energy_wh == now->energy_wh && before->ended_at == now->ended_at;
}

/* A running session gets its own id once the history has it. */
static const SolChargeRecord *
find_session (SolSessionPage *self)
{
  const SolChargeRecord *session = sol_sessions_find (self->sessions, self->id);

  if (session != NULL || self->session == NULL || !g_str_equal (self->id, SOL_SESSION_NOW))
    return session;
  session = sol_session_find_start (sol_sessions_get_history (self->sessions), self->session->started_at);
  if (session != NULL)
    {
      g_free (self->id);
      self->id = g_strdup (session->id);
    }
  return session;
}

static void
update (SolSessionPage *self)
{
  const SolChargeRecord *session = find_session (self);
  SolSessionPlace place = sol_session_place_of (self->sessions);

  if (session == NULL)
    {
      gboolean known = sol_sessions_get_history (self->sessions) != NULL;
      gtk_stack_set_visible_child_name (GTK_STACK (self->views), known ? "missing" : "loading");
      return;
    }
  gboolean settled = is_settled (self->session, session);
  g_clear_pointer (&self->session, sol_charge_record_free);
  self->session = sol_charge_record_copy (session);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), "session");
  update_title (self, &place);
  update_all (self);
  if (!settled)
    read_archive (self);
}

/* The header bar. */

static const char *
get_title (SolContentPage *page)
{
  return SOL_SESSION_PAGE (page)->title;
}

static const char *
get_subtitle (SolContentPage *page)
{
  SolSessionPage *self = SOL_SESSION_PAGE (page);

  return self->charger != NULL ? sol_charger_get_name (self->charger) : NULL;
}

static void
sol_session_page_iface_init (SolContentPageInterface *iface)
{
  iface->get_title = get_title;
  iface->get_subtitle = get_subtitle;
}

/* Making it. */

static GtkWidget *
make_curve (SolSessionPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *unit = sol_session_label_new (_ ("kW"), "caption");

  gtk_widget_add_css_class (unit, "dim-label");
  gtk_widget_set_valign (unit, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), sol_session_label_new (_ ("Charging power"), "heading"));
  gtk_box_append (GTK_BOX (head), unit);
  self->chart = sol_session_chart_new ();
  SolBarChart *chart = sol_session_chart_get_chart (self->chart);
  sol_bar_chart_set_plot_height (chart, CHART_HEIGHT);
  sol_bar_chart_set_stepped (chart, TRUE);
  sol_bar_chart_set_stride (chart, 6);
  sol_bar_chart_set_empty_text (chart, _ ("Solarium has no readings of this session."));
  self->source = sol_session_label_new (NULL, "caption");
  gtk_widget_add_css_class (self->source, "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (box), self->source);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "overview-card");
  return box;
}

static GtkWidget *
make_detail (SolSessionPage *self, Detail detail)
{
  static const struct
  {
    const char *title;
    const char *subtitle;
  } words[N_DETAILS] = {
    [STARTED] = { N_ ("Started") },
    [ENDED] = { N_ ("Ended") },
    [CHARGING] = { N_ ("Charging time") },
    [ENERGY] = { N_ ("Energy") },
    [AVERAGE] = { N_ ("Average power") },
    [RANGE] = { N_ ("Range added") },
    [COST] = { N_ ("Cost") },
    [PRICE] = { N_ ("Price") },
    [SOURCES] = { N_ ("Where it came from"), N_ ("By the mixture of the home in each quarter-hour") },
    [SIGN_IN] = { N_ ("Sign-in"), N_ ("Who charged is dropped as soon as it is read") },
  };
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (words[detail].title));
  if (words[detail].subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (words[detail].subtitle));
  self->values[detail] = sol_session_label_new (NULL, "dim-label");
  gtk_widget_add_css_class (self->values[detail], "numeric");
  gtk_label_set_xalign (GTK_LABEL (self->values[detail]), 1);
  gtk_label_set_selectable (GTK_LABEL (self->values[detail]), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->values[detail]), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (self->values[detail]), GTK_JUSTIFY_RIGHT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->values[detail]);
  self->rows[detail] = row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
make_details (SolSessionPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Details"));
  for (guint i = 0; i < N_DETAILS; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_detail (self, i));
  return group;
}

static GtkWidget *
make_loading (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Loading"), -1);
  return spinner;
}

static void
sol_session_page_dispose (GObject *object)
{
  SolSessionPage *self = SOL_SESSION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sessions);
  g_clear_object (&self->charger);
  G_OBJECT_CLASS (sol_session_page_parent_class)->dispose (object);
}

static void
sol_session_page_finalize (GObject *object)
{
  SolSessionPage *self = SOL_SESSION_PAGE (object);

  g_clear_pointer (&self->session, sol_charge_record_free);
  g_clear_pointer (&self->points, sol_charge_points_free);
  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (sol_session_page_parent_class)->finalize (object);
}

static void
sol_session_page_class_init (SolSessionPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_session_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_session_page_finalize;
}

static void
sol_session_page_init (SolSessionPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->cancellable = g_cancellable_new ();
  self->summary = sol_session_summary_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), make_curve (self));
  gtk_box_append (GTK_BOX (box), make_details (self));
  self->missing = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (self->missing), _ ("Session Not Found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->missing),
                                   _ ("It is not among the sessions of this charger."));
  self->views = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_stack_add_named (GTK_STACK (self->views), make_loading (), "loading");
  gtk_stack_add_named (GTK_STACK (self->views), box, "session");
  gtk_stack_add_named (GTK_STACK (self->views), self->missing, "missing");
  adw_bin_set_child (ADW_BIN (self), self->views);
}

GtkWidget *
sol_session_page_new (SolCharger *charger, const char *id)
{
  g_return_val_if_fail (SOL_IS_CHARGER (charger), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  SolSessionPage *self = g_object_new (SOL_TYPE_SESSION_PAGE, NULL);
  self->charger = g_object_ref (charger);
  self->sessions = g_object_ref (sol_charger_get_sessions (charger));
  self->id = g_strdup (id);
  g_signal_connect_object (self->sessions, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  sol_sessions_wake (self->sessions);
  update (self);
  return GTK_WIDGET (self);
}
