/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <math.h>

#include "a11y-dump.h"
#include "model-fixture.h"
#include "sessions/sol-csv-saver.h"
#include "sessions/sol-period-bar.h"
#include "sessions/sol-recent-sessions.h"
#include "sessions/sol-session-chart.h"
#include "sessions/sol-session-item.h"
#include "sessions/sol-session-list.h"
#include "sessions/sol-session-page.h"
#include "sessions/sol-session-row.h"
#include "sessions/sol-session-summary.h"
#include "sessions/sol-sessions-page.h"
#include "sessions/sol-tile-layout.h"
#include "sol-content-page.h"
#include "widget-test.h"

static SolCharger *
charger_of (SolSite *site)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  return charger;
}

/* A home whose sessions have been read. */
static SolCharger *
open_charger (ModelFixture *fixture)
{
  SolSite *site = model_fixture_open_site (fixture);
  SolCharger *charger = charger_of (site);
  SolSessions *sessions = sol_charger_get_sessions (charger);

  sol_sessions_wake (sessions);
  sol_site_set_page (site, SOL_PAGE_CHARGER);
  model_fixture_settle (fixture);
  for (guint i = 0; i < 100 && sol_sessions_get_state (sessions) == SOL_SESSIONS_LOADING; i++)
    model_fixture_advance (fixture, 1);
  return charger;
}

/* What is asked of the window. */
typedef struct
{
  GString *opened;
  GString *said;
} Asked;

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name, *argument;

  g_variant_get (parameter, "(&s&s)", &name, &argument);
  g_string_append_printf (user_data, "%s(%s)", name, argument);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append (user_data, g_variant_get_string (parameter, NULL));
}

static void
asked_clear (Asked *self)
{
  g_string_free (self->opened, TRUE);
  g_string_free (self->said, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static GtkWindow *
show (GtkWidget *child, int width, Asked *asked)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  GtkWindow *window
      = g_object_new (GTK_TYPE_WINDOW, "default-width", width, "default-height", 900, "child", overlay, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-subpage", G_VARIANT_TYPE ("(ss)"));
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);

  asked->opened = g_string_new (NULL);
  asked->said = g_string_new (NULL);
  g_signal_connect (open, "activate", G_CALLBACK (open_cb), asked->opened);
  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), asked->said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (toast));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
  adw_toast_overlay_set_child (overlay, child);
  gtk_window_present (window);
  widget_settle ();
  return window;
}

/* Every type is made, set twice, and gone when nobody holds it. */
static void
test_types (void)
{
  const GType types[] = { SOL_TYPE_RECENT_SESSIONS, SOL_TYPE_SESSION_CHART, SOL_TYPE_SESSION_LIST,
                          SOL_TYPE_SESSION_ROW,     SOL_TYPE_PERIOD_BAR,    SOL_TYPE_SESSION_SUMMARY };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *object = g_object_ref_sink (g_object_new (types[i], NULL));
      g_assert_finalize_object (object);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_recent (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolCharger *charger = open_charger (fixture);
  GtkWidget *card = g_object_ref_sink (sol_recent_sessions_new ());
  SolRecentSessions *recent = SOL_RECENT_SESSIONS (card);
  g_auto (Asked) asked = { 0 };
  guint notified = 0;

  g_assert_cmpint (sol_overview_card_get_state (SOL_OVERVIEW_CARD (card)), ==, SOL_FAMILY_LOADING);
  a11y_assert_golden (card, "recent-sessions-loading");
  g_signal_connect_swapped (card, "notify::charger", G_CALLBACK (count_cb), &notified);
  g_object_set (card, "charger", charger, NULL);
  sol_recent_sessions_set_charger (recent, charger);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (sol_recent_sessions_get_charger (recent) == charger);
  g_assert_cmpint (sol_overview_card_get_state (SOL_OVERVIEW_CARD (card)), ==, SOL_FAMILY_FRESH);

  GtkWindow *window = show (card, 403, &asked);
  widget_assert_reads (card, "Recent sessions");
  widget_assert_reads (card, "170.1\u00a0kWh in the last 16 days");
  widget_assert_reads (card, "Today");
  widget_assert_reads (card, "17.5\u00a0kWh");
  widget_assert_reads_not (card, "No Sessions Yet");
  a11y_assert_named (card);
  a11y_assert_golden (card, "recent-sessions");

  /* The ways to the others. */
  g_signal_emit_by_name (widget_find (card, SOL_TYPE_SESSION_ROW), "clicked");
  gtk_widget_activate_action (card, "recent-sessions.all", NULL);
  g_autofree char *prefix = g_strdup_printf ("session(%s/", sol_charger_get_serial (charger));
  g_assert_true (g_str_has_prefix (asked.opened->str, prefix));
  g_autofree char *all = g_strdup_printf (")sessions(%s)", sol_charger_get_serial (charger));
  g_assert_true (g_str_has_suffix (asked.opened->str, all));

  g_object_ref (charger);
  g_object_set (card, "charger", NULL, NULL);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_cmpint (sol_overview_card_get_state (SOL_OVERVIEW_CARD (card)), ==, SOL_FAMILY_LOADING);
  g_object_unref (charger);
  widget_destroy (window);
  g_assert_finalize_object (card);
}

/* What the card says when there is nothing, when it could not be read, and when it is old. */
static void
test_recent_states (void)
{
  static const char broken[] = "[{\"path\":\"*/history\",\"what\":\"status\",\"value\":500,\"times\":-1}]";
  static const char none[] = "[{\"path\":\"*/history\",\"what\":\"status\",\"value\":200,\"times\":-1,"
                             "\"body\":{\"data\":{\"result\":[],\"hasMore\":false}}}]";
  g_autoptr (ModelFixture) fixture = model_fixture_new ("unplugged", NULL);
  g_autofree char *set = model_fixture_ask (fixture, "POST", "faults", broken);
  SolCharger *charger = open_charger (fixture);
  GtkWidget *card = g_object_ref_sink (sol_recent_sessions_new ());
  g_auto (Asked) asked = { 0 };

  sol_recent_sessions_set_charger (SOL_RECENT_SESSIONS (card), charger);
  GtkWindow *window = show (card, 403, &asked);
  widget_assert_reads (card, "Could not be read");
  a11y_assert_golden (card, "recent-sessions-failed");
  GtkWidget *failed = g_object_ref_sink (sol_sessions_page_new (charger));
  widget_assert_reads (failed, "Could not be read");
  a11y_assert_golden (failed, "sessions-failed");
  g_assert_finalize_object (failed);

  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  g_autofree char *empty = model_fixture_ask (fixture, "POST", "faults", none);
  g_signal_emit_by_name (widget_find_button (card, "Try Again"), "clicked");
  for (guint i = 0; i < 60; i++)
    model_fixture_advance (fixture, 1);
  widget_assert_reads (card, "No Sessions Yet");
  widget_assert_reads (card, "They appear here after the first charge.");
  a11y_assert_golden (card, "recent-sessions-empty");
  GtkWidget *page = g_object_ref_sink (sol_sessions_page_new (charger));
  widget_assert_reads (page, "No Sessions Yet");
  a11y_assert_golden (page, "sessions-empty");
  g_assert_finalize_object (page);

  g_autofree char *gone = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  sol_sessions_try_again (sol_charger_get_sessions (charger));
  for (guint i = 0; i < 60; i++)
    model_fixture_advance (fixture, 1);
  widget_assert_reads (card, "Show All Sessions");
  g_autofree char *again = model_fixture_ask (fixture, "POST", "faults", broken);
  sol_sessions_try_again (sol_charger_get_sessions (charger));
  for (guint i = 0; i < 60; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpint (sol_overview_card_get_state (SOL_OVERVIEW_CARD (card)), ==, SOL_FAMILY_STALE);
  widget_assert_reads (card, "Show All Sessions");
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (card), "as of "));

  widget_destroy (window);
  g_assert_finalize_object (card);
}

static void
test_all (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolCharger *charger = open_charger (fixture);
  SolSessions *sessions = sol_charger_get_sessions (charger);
  GtkWidget *widget = g_object_ref_sink (sol_sessions_page_new (charger));
  SolSessionsPage *page = SOL_SESSIONS_PAGE (widget);
  SolTime now = sol_clock_now (fixture->clock);
  g_auto (Asked) asked = { 0 };
  GtkWindow *window = show (widget, 870, &asked);

  widget_assert_reads (widget, "June 2026");
  widget_assert_reads (widget, "Energy per day");
  widget_assert_reads (widget, "Older sessions are still being fetched.");
  widget_assert_reads (widget, "Sat 13 Jun");
  a11y_assert_named (widget);
  a11y_assert_golden (widget, "sessions-month");
  g_assert_cmpstr (sol_content_page_get_subtitle (SOL_CONTENT_PAGE (widget)), ==,
                   sol_charger_get_name (charger));
  g_assert_nonnull (sol_content_page_get_header_end (SOL_CONTENT_PAGE (widget)));

  /* Before and after, as far as there is something. */
  SolPeriodBar *bar = SOL_PERIOD_BAR (widget_find (widget, SOL_TYPE_PERIOD_BAR));
  g_signal_emit_by_name (bar, "step", 1);
  widget_assert_reads (widget, "June 2026");
  g_signal_emit_by_name (bar, "step", -1);
  widget_assert_reads (widget, "May 2026");
  g_signal_emit_by_name (bar, "step", 0);
  widget_assert_reads (widget, "June 2026");
  g_signal_emit_by_name (bar, "range", SOL_PERIOD_YEAR);
  widget_assert_reads (widget, "2026");
  widget_assert_reads (widget, "Energy per month");
  widget_assert_reads (widget, "Sat 30 May");

  /* The keys of the chart: into May and back to the year, and further to all. */
  GtkWidget *chart = widget_find (widget, SOL_TYPE_BAR_CHART);
  g_signal_emit_by_name (chart, "open", 4);
  widget_assert_reads (widget, "May 2026");
  g_signal_emit_by_name (chart, "step-period", 1);
  widget_assert_reads (widget, "June 2026");
  g_signal_emit_by_name (chart, "step-range", 1);
  g_assert_cmpint (sol_sessions_page_get_period (page)->range, ==, SOL_PERIOD_YEAR);
  g_signal_emit_by_name (chart, "step-range", 1);
  g_signal_emit_by_name (chart, "step-range", 1);
  widget_assert_reads (widget, "All sessions");
  g_signal_emit_by_name (chart, "step-range", -1);
  g_signal_emit_by_name (chart, "step-range", -1);
  g_assert_cmpint (sol_sessions_page_get_period (page)->range, ==, SOL_PERIOD_MONTH);
  widget_assert_reads (widget, "June 2026");

  /* A day opens its session. */
  g_signal_emit_by_name (chart, "open", 12);
  const SolChargeRecord *newest = g_ptr_array_index (sol_sessions_get_history (sessions)->sessions, 0);
  g_autofree char *opened = g_strdup_printf ("session(%s/%s)", sol_charger_get_serial (charger), newest->id);
  g_assert_cmpstr (asked.opened->str, ==, opened);

  /* Narrow: lines instead of the table. */
  sol_content_page_set_narrow (SOL_CONTENT_PAGE (widget), TRUE);
  widget_settle ();
  g_assert_null (widget_find (widget, GTK_TYPE_COLUMN_VIEW));
  g_assert_nonnull (widget_find (widget, SOL_TYPE_SESSION_ROW));
  a11y_assert_named (widget);
  a11y_assert_golden (widget, "sessions-narrow");

  sol_sessions_page_show (page, SOL_PERIOD_MONTH, now - 4000 * SOL_DAY);
  widget_assert_reads (widget, "No Sessions in This Time");
  widget_destroy (window);
  g_assert_finalize_object (widget);
}

static SolChargeHistory *
many (guint n, SolTime now)
{
  SolChargeHistory *history = sol_charge_history_new ();

  for (guint i = 0; i < n; i++)
    {
      SolChargeRecord *record = sol_charge_record_new ();

      record->id = g_strdup_printf ("%u", i);
      record->started_at = now - (i + 1) * SOL_DAY;
      record->ended_at = record->started_at + SOL_HOUR;
      record->running = SOL_NO;
      record->energy_wh = (i * 37 % 100) * 1000;
      record->cost = i == 3 ? NAN : i;
      g_ptr_array_add (history->sessions, record);
    }
  return history;
}

static guint
shown_rows (GtkWidget *list)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (widget_find (list, GTK_TYPE_COLUMN_VIEW));
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static SolSessionItem *
row_at (SolSessionList *list, guint index)
{
  g_autoptr (SolSessionItem) item = g_list_model_get_item (sol_session_list_get_model (list), index);
  g_assert_nonnull (item);
  return item;
}

static void
test_list (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");
  SolTime now = 1781353800 * SOL_SECOND;
  SolSessionPlace place = { .now = now, .zone = zone, .currency = "EUR", .metric = TRUE };
  g_autoptr (SolChargeHistory) history = many (100, now);
  SolSessionList *list = sol_session_list_new ();
  GtkWidget *widget = g_object_ref_sink (GTK_WIDGET (list));
  g_auto (Asked) asked = { 0 };
  GtkWindow *window = show (widget, 870, &asked);

  sol_session_list_set_sessions (list, "77", history, 0, now, &place);
  widget_settle ();
  g_assert_cmpuint (shown_rows (widget), ==, 40);
  widget_assert_reads (widget, "40 of 100 sessions");
  g_signal_emit_by_name (widget_find_button (widget, "Show More Sessions"), "clicked");
  g_assert_cmpuint (shown_rows (widget), ==, 80);
  g_assert_true (sol_session_list_show_more (list));
  g_assert_cmpuint (shown_rows (widget), ==, 100);
  g_assert_false (sol_session_list_show_more (list));
  widget_assert_reads (widget, "100 sessions");
  widget_assert_reads_not (widget, "Show More Sessions");

  /* Sorted over all of them; what is not known comes last. */
  GtkColumnView *view = GTK_COLUMN_VIEW (widget_find (widget, GTK_TYPE_COLUMN_VIEW));
  g_assert_cmpstr (sol_session_item_get_session (row_at (list, 0))->id, ==, "0");
  g_autoptr (GtkColumnViewColumn) energy
      = g_list_model_get_item (gtk_column_view_get_columns (view), SOL_SESSION_COLUMN_ENERGY);
  gtk_column_view_sort_by_column (view, energy, GTK_SORT_DESCENDING);
  g_assert_cmpfloat (sol_session_item_get_session (row_at (list, 0))->energy_wh, ==, 99000);
  g_autoptr (GtkColumnViewColumn) cost
      = g_list_model_get_item (gtk_column_view_get_columns (view), SOL_SESSION_COLUMN_COST);
  gtk_column_view_sort_by_column (view, cost, GTK_SORT_ASCENDING);
  g_assert_cmpstr (sol_session_item_get_session (row_at (list, 0))->id, ==, "0");
  g_assert_cmpstr (sol_session_item_get_session (row_at (list, 99))->id, ==, "3");
  g_signal_emit_by_name (view, "activate", 1);
  /* And by keys. */
  gtk_widget_activate_action (widget, "session-list.sort", "i", SOL_SESSION_COLUMN_ENERGY);
  g_assert_cmpfloat (sol_session_item_get_session (row_at (list, 0))->energy_wh, ==, 99000);
  gtk_widget_activate_action (widget, "session-list.sort", "i", SOL_SESSION_COLUMN_ENERGY);
  g_assert_cmpfloat (sol_session_item_get_session (row_at (list, 0))->energy_wh, ==, 0);
  g_assert_cmpstr (asked.opened->str, ==, "session(77/1)");

  /* Searched by what is on screen and by the long name of the day. */
  GtkWidget *entry = widget_find (widget, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "friday 2026-06-12");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (sol_session_list_get_model (list)), ==, 1);
  widget_assert_reads (widget, "1 session");
  g_autoptr (SolChargeHistory) found = sol_session_list_dup_found (list);
  g_assert_cmpuint (found->sessions->len, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lake hut");
  g_signal_emit_by_name (entry, "search-changed");
  widget_assert_reads (widget, "No session matches “lake hut”");
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (sol_session_list_get_model (list)), ==, 100);
  sol_session_list_search (list);

  widget_destroy (window);
  g_assert_finalize_object (widget);
}

static void
note_change (GListModel *model, guint position, guint removed, guint added, guint *changed)
{
  *changed += removed + added;
}

/* Rows that say the same stay. */
static void
test_list_keeps_rows (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");
  SolTime now = 1781353800 * SOL_SECOND;
  SolSessionPlace place = { .now = now, .zone = zone, .currency = "EUR", .metric = FALSE };
  g_autoptr (SolChargeHistory) history = many (30, now);
  g_autoptr (SolChargeHistory) other = many (30, now);
  SolSessionList *list = g_object_ref_sink (sol_session_list_new ());
  guint changed = 0;

  sol_session_list_set_sessions (list, "77", history, 0, now, &place);
  g_signal_connect (sol_session_list_get_model (list), "items-changed", G_CALLBACK (note_change), &changed);
  sol_session_list_set_sessions (list, "77", history, 0, now, &place);
  g_assert_cmpuint (changed, ==, 0);
  ((SolChargeRecord *) g_ptr_array_index (other->sessions, 4))->energy_wh = 12345;
  sol_session_list_set_sessions (list, "77", other, 0, now, &place);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (sol_session_list_get_model (list)), ==, 30);
  g_assert_finalize_object (list);
}

static void
test_one (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", NULL);
  SolCharger *charger = open_charger (fixture);
  SolSessions *sessions = sol_charger_get_sessions (charger);
  g_auto (Asked) asked = { 0 };

  model_fixture_advance (fixture, 1800);
  const SolChargeRecord *newest = g_ptr_array_index (sol_sessions_get_history (sessions)->sessions, 0);
  GtkWidget *widget = g_object_ref_sink (sol_session_page_new (charger, newest->id));
  GtkWindow *window = show (widget, 870, &asked);
  model_fixture_settle (fixture);
  widget_assert_reads (widget, "Charging power");
  widget_assert_reads (widget, "Still running");
  widget_assert_reads (widget, "Not computed yet");
  widget_assert_reads (widget, "Sun 9");
  widget_assert_reads (widget, "known for");
  g_assert_cmpstr (sol_content_page_get_title (SOL_CONTENT_PAGE (widget)), ==, "Today, 09:45 – now");
  a11y_assert_named (widget);
  a11y_assert_golden (widget, "session");
  widget_destroy (window);
  g_assert_finalize_object (widget);

  /* An old one, which nobody watched; and one that is not there. */
  g_auto (Asked) later = { 0 };
  const SolChargeRecord *old = g_ptr_array_index (sol_sessions_get_history (sessions)->sessions, 3);
  widget = g_object_ref_sink (sol_session_page_new (charger, old->id));
  window = show (widget, 360, &later);
  model_fixture_settle (fixture);
  widget_assert_reads (widget, "Solarium has no readings of this session.");
  widget_destroy (window);
  g_assert_finalize_object (widget);

  g_auto (Asked) nowhere = { 0 };
  widget = g_object_ref_sink (sol_session_page_new (charger, "nobody's"));
  window = show (widget, 360, &nowhere);
  widget_assert_reads (widget, "Session Not Found");
  a11y_assert_golden (widget, "session-missing");
  widget_destroy (window);
  g_assert_finalize_object (widget);
}

/* The twin of the chart, and what it gives away. */
static void
test_chart (void)
{
  const SolBar bars[] = { { .value = 1.5, .name = "Fri 12 Jun", .axis = "12", .text = "Energy\t1.5 kWh" },
                          { .value = NAN, .name = "Sat 13 Jun", .axis = "13", .text = "No data" },
                          { .value = NAN, .name = "Sun 14 Jun", .axis = "14", .future = TRUE } };
  g_autoptr (SolBarData) data = sol_bar_data_new (bars, G_N_ELEMENTS (bars));
  SolSessionChart *chart = sol_session_chart_new ();
  GtkWidget *widget = g_object_ref_sink (GTK_WIDGET (chart));
  g_auto (Asked) asked = { 0 };
  GtkWindow *window = show (widget, 403, &asked);

  sol_session_chart_set_titles (chart, "Energy per day", "Day", "Energy in kWh", "2026-06", "Hut");
  sol_session_chart_set_data (chart, data, "1.5 kWh in all.");
  GtkAccessible *image = GTK_ACCESSIBLE (sol_session_chart_get_chart (chart));
  gtk_test_accessible_assert_property (image, GTK_ACCESSIBLE_PROPERTY_LABEL, "Energy per day");
  gtk_test_accessible_assert_property (image, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1.5 kWh in all.");
  g_assert_null (widget_find (widget, GTK_TYPE_COLUMN_VIEW));

  gtk_widget_activate_action (widget, "session-chart.show-table", NULL);
  widget_settle ();
  g_assert_true (sol_session_chart_get_show_table (chart));
  widget_assert_reads (widget, "Fri 12 Jun");
  widget_assert_reads (widget, "1.50");
  widget_assert_reads (widget, "–");
  widget_assert_reads_not (widget, "Sun 14 Jun");
  gtk_widget_activate_action (widget, "session-chart.copy", NULL);
  g_assert_cmpstr (asked.said->str, ==, "Copied");
  gtk_widget_activate_action (widget, "session-chart.menu", NULL);
  widget_settle ();
  widget_assert_reads (widget, "Show as Chart");
  widget_assert_reads (widget, "Export CSV…");
  gtk_popover_popdown (GTK_POPOVER (widget_find (widget, GTK_TYPE_POPOVER_MENU)));
  widget_settle ();
  gtk_widget_activate_action (widget, "session-chart.reset", NULL);
  g_assert_false (sol_session_chart_get_show_table (chart));
  widget_destroy (window);
  g_assert_finalize_object (widget);
}

/* As many columns as there is room for, in rows of one height. */
static void
test_wrap (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  static const struct
  {
    int width;
    int height;
  } rows[] = { { 4 * 100 + 3 * 12, 40 },
               { 4 * 100 + 3 * 12 - 1, 40 + 12 + 30 },
               { 212, 40 + 12 + 30 },
               { 211, 40 + 30 + 30 + 20 + 3 * 12 } };
  static const int heights[] = { 30, 40, 30, 20 };
  int minimum, natural;

  gtk_widget_set_layout_manager (box, sol_tile_layout_new (4, 1));
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      GtkWidget *child = gtk_label_new (NULL);
      gtk_widget_set_size_request (child, 100, heights[i]);
      gtk_widget_set_parent (child, box);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 4 * 100 + 3 * 12);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, rows[i].width, &minimum, &natural, NULL, NULL);
      g_assert_cmpint (natural, ==, rows[i].height);
      g_assert_cmpint (minimum, ==, rows[i].height);
    }
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
  g_assert_finalize_object (box);
}

/* The file is what it should be, and the window says so with a way to it. */
static void
test_saved (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sol-csv-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sessions.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  g_auto (Asked) asked = { 0 };
  GtkWidget *label = gtk_label_new ("here");
  GtkWindow *window = show (label, 403, &asked);

  sol_csv_saver_write (label, file, "\"a\"\r\n1\r\n", 31);
  for (guint i = 0; i < 2000 && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  widget_settle ();
  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_cmpstr (content, ==, "\"a\"\r\n1\r\n");
  widget_assert_reads (GTK_WIDGET (window), "Saved 31 rows");
  g_assert_nonnull (widget_find_button (GTK_WIDGET (window), "Open Folder"));

  /* Where nothing can be written it says why. */
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "file.csv", NULL);
  g_autoptr (GFile) bad = g_file_new_for_path (nowhere);
  sol_csv_saver_write (label, bad, "x", 1);
  for (guint i = 0; i < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  widget_destroy (window);

  /* Who asked may be gone when it is written. */
  GtkWidget *gone = g_object_ref_sink (gtk_label_new ("gone"));
  sol_csv_saver_write (gone, file, "y", 1);
  g_assert_finalize_object (gone);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/views/sessions/types", test_types);
  g_test_add_func ("/views/sessions/recent", test_recent);
  g_test_add_func ("/views/sessions/recent-states", test_recent_states);
  g_test_add_func ("/views/sessions/all", test_all);
  g_test_add_func ("/views/sessions/list", test_list);
  g_test_add_func ("/views/sessions/list-keeps-rows", test_list_keeps_rows);
  g_test_add_func ("/views/sessions/one", test_one);
  g_test_add_func ("/views/sessions/chart", test_chart);
  g_test_add_func ("/views/sessions/wrap", test_wrap);
  g_test_add_func ("/views/sessions/saved", test_saved);
  return g_test_run ();
}
