/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sessions-page"

#include "sol-sessions-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-content-page.h"
#include "sol-csv-saver.h"
#include "sol-overview-card.h"
#include "sol-overview-words.h"
#include "sol-period-bar.h"
#include "sol-session-chart.h"
#include "sol-session-list.h"
#include "sol-session-parts.h"
#include "sol-session-row.h"
#include "sol-session-summary.h"
#include "sol-sessions-mix.h"

#define CHART_HEIGHT 250
#define MONTH_STRIDE 7
#define YEAR_STRIDE 12

struct _SolSessionsPage
{
  AdwBin parent_instance;

  /* Owned */
  SolCharger *charger; /* (nullable) */
  SolSessions *sessions;
  GtkWidget *export; /* in the header bar */
  GtkWidget *export_content;
  GCancellable *cancellable;
  SolPeriod period;
  double solar_percent;
  SolTime mix_from; /* of what it tells; unknown when of nothing */
  guint mix_n;

  /* On the page */
  GtkWidget *views;
  SolPeriodBar *bar;
  SolSessionSummary *summary;
  GtkWidget *card;
  GtkWidget *title;
  SolSessionChart *chart;
  GtkWidget *reach;
  SolSessionList *list;
};

static void sol_sessions_page_iface_init (SolContentPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SolSessionsPage, sol_sessions_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CONTENT_PAGE, sol_sessions_page_iface_init))

static SolTime
oldest_of (const SolChargeHistory *history)
{
  if (history == NULL || history->sessions->len == 0)
    return SOL_TIME_UNKNOWN;
  return ((const SolChargeRecord *) g_ptr_array_index (history->sessions, history->sessions->len - 1))
      ->started_at;
}

/* Share of the sun: asked for when the period or the number of its sessions changes, not at every step of the
 * one that runs. */

static void update_summary (SolSessionsPage *self);

static void
mix_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SolSessionMix mix;

  if (!sol_session_finish_mix (source, result, &mix))
    return;
  SolSessionsPage *self = user_data;
  self->solar_percent = sol_session_mix_get_solar_percent (&mix);
  update_summary (self);
}

static void
ask_for_mix (SolSessionsPage *self, SolTime from, SolTime to, guint n)
{
  if (self->mix_from == from && self->mix_n == n)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->mix_from != from)
    self->solar_percent = NAN;
  self->mix_from = from;
  self->mix_n = n;
  sol_sessions_read_mix_async (self->sessions, NULL, from, to, self->cancellable, mix_cb, self);
}

/* Writing the page. */

static SolFamilyState
state_of (SolSessions *sessions)
{
  static const SolFamilyState states[] = {
    [SOL_SESSIONS_LOADING] = SOL_FAMILY_LOADING,
    [SOL_SESSIONS_READY] = SOL_FAMILY_FRESH,
    [SOL_SESSIONS_STALE] = SOL_FAMILY_STALE,
    [SOL_SESSIONS_FAILED] = SOL_FAMILY_FAILED,
  };

  return states[sol_sessions_get_state (sessions)];
}

/* (nullable) None at all is something else than none that is known. */
static const SolChargeHistory *
known_history (SolSessionsPage *self)
{
  const SolChargeHistory *history = sol_sessions_get_history (self->sessions);
  SolSessionsState state = sol_sessions_get_state (self->sessions);
  gboolean unsure = state == SOL_SESSIONS_LOADING || state == SOL_SESSIONS_FAILED;

  return history != NULL && (history->sessions->len > 0 || !unsure) ? history : NULL;
}

static void
update_summary (SolSessionsPage *self)
{
  SolSessionPlace place = sol_session_place_of (self->sessions);
  const SolChargeHistory *history = known_history (self);

  if (history == NULL)
    {
      sol_session_summary_set (self->summary, NULL, NAN, FALSE, &place);
      return;
    }
  SolTime from = sol_period_begin (&self->period, place.zone);
  SolTime to = sol_period_end (&self->period, place.zone);
  SolSessionTotals totals = sol_sessions_total (history, from, to, place.now);

  sol_session_summary_set (self->summary, &totals, self->solar_percent, FALSE, &place);
  ask_for_mix (self, from, to, totals.n);
}

static void
update_bar (SolSessionsPage *self, const SolSessionPlace *place, SolTime oldest)
{
  g_autofree char *title = sol_period_title (&self->period, place->zone);
  SolTime from = sol_period_begin (&self->period, place->zone);
  SolTime to = sol_period_end (&self->period, place->zone);
  gboolean moves = self->period.range != SOL_PERIOD_ALL;

  sol_period_bar_set (self->bar, self->period.range, title,
                      moves && oldest != SOL_TIME_UNKNOWN && oldest < from, moves && to <= place->now);
}

static void
update_chart (SolSessionsPage *self, const SolChargeHistory *history, const SolSessionPlace *place)
{
  gboolean by_day = self->period.range == SOL_PERIOD_MONTH;
  SolTime from = sol_period_begin (&self->period, place->zone);
  SolTime to = sol_period_end (&self->period, place->zone);
  double total_wh = sol_sessions_total (history, from, to, place->now).energy_wh;
  g_autoptr (SolBarData) bars
      = sol_period_bars (history, &self->period, sol_sessions_get_known_since (self->sessions), place);
  g_autofree char *sentence = sol_bars_describe (bars, total_wh);
  g_autofree char *slug = sol_period_slug (&self->period);
  const char *title = by_day ? _ ("Energy per day") : _ ("Energy per month");

  gtk_label_set_label (GTK_LABEL (self->title), title);
  sol_session_chart_set_titles (self->chart, title, by_day ? _ ("Day") : _ ("Month"), _ ("Energy in kWh"),
                                slug, sol_sessions_get_site_name (self->sessions));
  sol_bar_chart_set_stride (sol_session_chart_get_chart (self->chart), by_day ? MONTH_STRIDE : YEAR_STRIDE);
  sol_session_chart_set_data (self->chart, bars, sentence);
}

/* All has grown when older sessions have come. Returns: by how many months at its beginning. */
static int
follow_growth (SolSessionsPage *self, const SolSessionPlace *place, SolTime oldest)
{
  SolPeriod all = sol_period_at (SOL_PERIOD_ALL, place->now, oldest, place->zone);

  if (self->period.range != SOL_PERIOD_ALL || sol_period_equal (&all, &self->period))
    return 0;
  int more = (self->period.year - all.year) * 12 + self->period.month - all.month;
  self->period = all;
  return more;
}

static void
update (SolSessionsPage *self)
{
  SolSessionPlace place = sol_session_place_of (self->sessions);
  const SolChargeHistory *history = known_history (self);
  SolFamilyState state = state_of (self->sessions);
  SolTime oldest = oldest_of (history);
  gboolean none = oldest == SOL_TIME_UNKNOWN && state == SOL_FAMILY_FRESH;
  g_autofree char *reach = sol_reach_words (sol_sessions_get_complete (self->sessions),
                                            sol_sessions_get_known_since (self->sessions), &place);
  g_autofree char *as_of
      = state == SOL_FAMILY_STALE
            ? sol_overview_as_of (sol_sessions_get_asked_at (self->sessions), place.now, place.zone)
            : NULL;

  SolBarChart *chart = sol_session_chart_get_chart (self->chart);
  int cursor = sol_bar_chart_get_cursor (chart);
  int more = follow_growth (self, &place, oldest);
  gtk_stack_set_visible_child_name (GTK_STACK (self->views), none ? "none" : "sessions");
  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->card), state);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->card), as_of);
  gtk_widget_set_sensitive (self->export, oldest != SOL_TIME_UNKNOWN);
  gtk_label_set_label (GTK_LABEL (self->reach), reach != NULL ? reach : "");
  gtk_widget_set_visible (self->reach, reach != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), history != NULL && oldest != SOL_TIME_UNKNOWN);
  update_bar (self, &place, oldest);
  update_summary (self);
  if (history == NULL)
    return;
  update_chart (self, history, &place);
  /* The cursor stays with its month. */
  if (more != 0 && cursor >= 0)
    sol_bar_chart_set_cursor (chart, cursor + more);
  sol_session_list_set_sessions (self->list, sol_sessions_get_serial (self->sessions), history,
                                 sol_period_begin (&self->period, place.zone),
                                 sol_period_end (&self->period, place.zone), &place);
}

static void
set_period (SolSessionsPage *self, SolPeriod period)
{
  if (sol_period_equal (&period, &self->period))
    return;
  self->period = period;
  sol_bar_chart_begin_period (sol_session_chart_get_chart (self->chart));
  update (self);
}

void
sol_sessions_page_show (SolSessionsPage *self, SolPeriodRange range, SolTime time)
{
  g_return_if_fail (SOL_IS_SESSIONS_PAGE (self));

  SolTime first = oldest_of (sol_sessions_get_history (self->sessions));
  SolTime until = range == SOL_PERIOD_ALL ? sol_sessions_get_now (self->sessions) : time;
  set_period (self, sol_period_at (range, until, first, sol_sessions_get_zone (self->sessions)));
}

const SolPeriod *
sol_sessions_page_get_period (SolSessionsPage *self)
{
  g_return_val_if_fail (SOL_IS_SESSIONS_PAGE (self), NULL);

  return &self->period;
}

/* What a person does. */

/* From a longer range to a shorter one: its last part that has begun. */
static SolTime
end_of_shown (SolSessionsPage *self)
{
  SolTime end = sol_period_end (&self->period, sol_sessions_get_zone (self->sessions));

  return MIN (end - 1, sol_sessions_get_now (self->sessions));
}

static void
range_cb (SolSessionsPage *self, int range)
{
  sol_sessions_page_show (self, (SolPeriodRange) range, end_of_shown (self));
}

static void
step_cb (SolSessionsPage *self, int step)
{
  SolSessionPlace place = sol_session_place_of (self->sessions);

  if (step == 0)
    {
      sol_sessions_page_show (self, self->period.range, place.now);
      return;
    }
  SolPeriod next = sol_period_step (&self->period, step);
  SolTime oldest = oldest_of (sol_sessions_get_history (self->sessions));
  if (sol_period_begin (&next, place.zone) <= place.now && oldest != SOL_TIME_UNKNOWN
      && sol_period_end (&next, place.zone) > oldest)
    set_period (self, next);
}

static SolTime
time_of_bucket (SolSessionsPage *self, int bucket)
{
  if (bucket < 0)
    return end_of_shown (self);
  return sol_period_bucket (&self->period, (guint) bucket, sol_sessions_get_zone (self->sessions));
}

static void
step_range_cb (SolSessionsPage *self, int step)
{
  int range = (int) self->period.range + step;
  int cursor = sol_bar_chart_get_cursor (sol_session_chart_get_chart (self->chart));

  if (range >= 0 && range < SOL_PERIOD_N_RANGES)
    sol_sessions_page_show (self, (SolPeriodRange) range, time_of_bucket (self, cursor));
}

/* A month opens; of a day its latest session. */
static void
open_bucket_cb (SolSessionsPage *self, guint bucket)
{
  SolTime from = time_of_bucket (self, (int) bucket);
  SolTime to = time_of_bucket (self, (int) bucket + 1);
  const SolChargeHistory *history = sol_sessions_get_history (self->sessions);
  SolTime now = sol_sessions_get_now (self->sessions);

  if (self->period.range != SOL_PERIOD_MONTH)
    {
      sol_sessions_page_show (self, SOL_PERIOD_MONTH, from);
      return;
    }
  for (guint i = 0; history != NULL && i < history->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (history->sessions, i);

      if (!sol_session_overlaps (session, from, to, now))
        continue;
      g_autofree char *argument
          = g_strdup_printf ("%s/%s", sol_sessions_get_serial (self->sessions), session->id);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-subpage", "(ss)", "session", argument);
      return;
    }
}

static void export(SolSessionsPage *self)
{
  SolSessionPlace place = sol_session_place_of (self->sessions);
  g_autofree char *when = sol_period_slug (&self->period);
  g_autofree char *name = sol_csv_file_name (sol_sessions_get_site_name (self->sessions), "sessions", when);
  guint n_rows = 0;
  /* What the list shows: of this period, and by the search. */
  g_autoptr (SolChargeHistory) found = sol_session_list_dup_found (self->list);
  g_autofree char *csv = sol_sessions_csv (found, sol_period_begin (&self->period, place.zone),
                                           sol_period_end (&self->period, place.zone), &place, &n_rows);

  sol_csv_saver_ask (GTK_WIDGET (self), name, csv, n_rows);
}

static gboolean
export_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SolSessionsPage *self = SOL_SESSIONS_PAGE (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (self->export))
    return GDK_EVENT_PROPAGATE;
  export(self);
  return GDK_EVENT_STOP;
}

static gboolean
search_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  sol_session_list_search (SOL_SESSIONS_PAGE (widget)->list);
  return GDK_EVENT_STOP;
}

static void
try_again_cb (SolSessionsPage *self)
{
  sol_sessions_try_again (self->sessions);
}

/* More at the end of the page, as far as it is scrolled. */
static void
edge_cb (SolSessionsPage *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM && gtk_widget_get_mapped (GTK_WIDGET (self)))
    sol_session_list_show_more (self->list);
}

static void
sol_sessions_page_root (GtkWidget *widget)
{
  SolSessionsPage *self = SOL_SESSIONS_PAGE (widget);

  GTK_WIDGET_CLASS (sol_sessions_page_parent_class)->root (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL)
    g_signal_connect_object (scroller, "edge-reached", G_CALLBACK (edge_cb), self, G_CONNECT_SWAPPED);
}

static void
sol_sessions_page_unroot (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL)
    g_signal_handlers_disconnect_by_func (scroller, edge_cb, widget);
  GTK_WIDGET_CLASS (sol_sessions_page_parent_class)->unroot (widget);
}

/* The header bar. */

static GtkWidget *
get_header_end (SolContentPage *page)
{
  return SOL_SESSIONS_PAGE (page)->export;
}

static const char *
get_subtitle (SolContentPage *page)
{
  SolSessionsPage *self = SOL_SESSIONS_PAGE (page);

  return self->charger != NULL ? sol_charger_get_name (self->charger) : NULL;
}

static void
set_narrow (SolContentPage *page, gboolean narrow)
{
  SolSessionsPage *self = SOL_SESSIONS_PAGE (page);

  sol_session_list_set_narrow (self->list, narrow);
  /* The title needs the room. */
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->export_content), narrow ? "" : _ ("Export CSV…"));
  /* What it reads is its name; both would be said one after the other. */
  if (narrow)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->export), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Export CSV…"), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->export), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
sol_sessions_page_iface_init (SolContentPageInterface *iface)
{
  iface->get_header_end = get_header_end;
  iface->get_subtitle = get_subtitle;
  iface->set_narrow = set_narrow;
}

/* Making it. */

static GtkWidget *
make_card (SolSessionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *unit = gtk_label_new (_ ("kWh"));

  self->title = gtk_label_new (_ ("Energy per day"));
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (unit, "caption");
  gtk_widget_add_css_class (unit, "dim-label");
  gtk_widget_set_valign (self->title, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (unit, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), unit);
  self->chart = sol_session_chart_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->chart), "fades");
  SolBarChart *chart = sol_session_chart_get_chart (self->chart);
  sol_bar_chart_set_plot_height (chart, CHART_HEIGHT);
  sol_bar_chart_set_empty_text (chart, _ ("No sessions in this time"));
  g_signal_connect_object (chart, "step-period", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chart, "step-range", G_CALLBACK (step_range_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chart, "open", G_CALLBACK (open_bucket_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));

  self->card = g_object_new (SOL_TYPE_OVERVIEW_CARD, "label", _ ("Sessions"), "child", box, NULL);
  g_signal_connect_object (self->card, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_SWAPPED);
  return self->card;
}

static void
fill (SolSessionsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *none = adw_status_page_new ();

  self->bar = sol_period_bar_new ();
  g_signal_connect_object (self->bar, "range", G_CALLBACK (range_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  self->summary = sol_session_summary_new ();
  self->reach = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0,
                              "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->reach, "dim-label");
  gtk_widget_add_css_class (self->reach, "caption");
  self->list = sol_session_list_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), make_card (self));
  gtk_box_append (GTK_BOX (box), self->reach);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "solarium-charger-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Sessions Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _ ("They appear here after the first charge."));
  self->views = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->views), FALSE);
  gtk_stack_add_named (GTK_STACK (self->views), box, "sessions");
  gtk_stack_add_named (GTK_STACK (self->views), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->views);
}

static void
add_shortcut (GtkEventController *controller, guint keyval, GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (func, NULL, NULL)));
}

static void
sol_sessions_page_dispose (GObject *object)
{
  SolSessionsPage *self = SOL_SESSIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->export);
  g_clear_object (&self->sessions);
  g_clear_object (&self->charger);
  G_OBJECT_CLASS (sol_sessions_page_parent_class)->dispose (object);
}

static void
sol_sessions_page_class_init (SolSessionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_sessions_page_dispose;
  GTK_WIDGET_CLASS (klass)->root = sol_sessions_page_root;
  GTK_WIDGET_CLASS (klass)->unroot = sol_sessions_page_unroot;
}

static void
sol_sessions_page_init (SolSessionsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->solar_percent = NAN;
  self->mix_from = SOL_TIME_UNKNOWN;
  self->cancellable = g_cancellable_new ();
  self->export_content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->export_content), "document-save-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->export_content), _ ("Export CSV…"));
  self->export = g_object_ref_sink (gtk_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->export), self->export_content);
  gtk_widget_set_tooltip_text (self->export, _ ("Export CSV…"));
  g_signal_connect_object (self->export, "clicked", G_CALLBACK (export), self, G_CONNECT_SWAPPED);
  fill (self);

  /* Wherever the focus is, as long as the page is in front. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (keys, GDK_KEY_e, export_key_cb);
  add_shortcut (keys, GDK_KEY_f, search_key_cb);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
sol_sessions_page_new (SolCharger *charger)
{
  g_return_val_if_fail (SOL_IS_CHARGER (charger), NULL);

  SolSessionsPage *self = g_object_new (SOL_TYPE_SESSIONS_PAGE, NULL);
  self->charger = g_object_ref (charger);
  self->sessions = g_object_ref (sol_charger_get_sessions (charger));
  self->period = sol_period_at (SOL_PERIOD_MONTH, sol_sessions_get_now (self->sessions), SOL_TIME_UNKNOWN,
                                sol_sessions_get_zone (self->sessions));
  g_signal_connect_object (self->sessions, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  sol_sessions_wake (self->sessions);
  update (self);
  return GTK_WIDGET (self);
}
