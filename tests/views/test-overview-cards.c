/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "overview-days.h"
#include "overview-scenes.h"
#include "sol-battery-card.h"
#include "sol-charger-card.h"
#include "sol-day-chart.h"
#include "sol-flow-card.h"
#include "sol-flow-diagram.h"
#include "sol-meter.h"
#include "sol-overview-charge-button.h"
#include "sol-overview-rows.h"
#include "sol-overview-sufficiency.h"
#include "sol-overview-table.h"
#include "sol-overview-tiles.h"
#include "sol-overview-total.h"
#include "sol-storm-guard-card.h"
#include "sol-today-card.h"
#include "sol-totals-card.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_said (GtkWidget *widget, GtkAccessibleProperty property, const char *text)
{
  g_autofree char *difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, text);
  return difference == NULL;
}

static GtkWindow *
show (GtkWidget *widget)
{
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "default-width", 526, "child", widget, NULL);

  gtk_window_present (window);
  for (guint i = 0; i < 500 && !gtk_widget_get_mapped (widget); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (gtk_widget_get_mapped (widget));
  return window;
}

static void
close_window (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
shows (GtkWidget *root, const char *text)
{
  return overview_find (root, GTK_TYPE_LABEL, text) != NULL;
}

/* Every type is made, and gone when nobody holds it. */
static void
test_lives (void)
{
  const GType types[] = {
    SOL_TYPE_OVERVIEW_CARD,
    SOL_TYPE_BATTERY_CARD,
    SOL_TYPE_CHARGER_CARD,
    SOL_TYPE_FLOW_CARD,
    SOL_TYPE_STORM_GUARD_CARD,
    SOL_TYPE_TODAY_CARD,
    SOL_TYPE_TOTALS_CARD,
    SOL_TYPE_OVERVIEW_ROWS,
    SOL_TYPE_OVERVIEW_TILES,
    SOL_TYPE_OVERVIEW_TOTAL,
    SOL_TYPE_OVERVIEW_SUFFICIENCY,
    SOL_TYPE_OVERVIEW_TABLE,
    SOL_TYPE_OVERVIEW_CHARGE_BUTTON,
    SOL_TYPE_OVERVIEW_PAGE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GObject *object = g_object_ref_sink (g_object_new (types[i], NULL));
      g_assert_finalize_object (object);
    }
}

static void
test_states (void)
{
  SolOverviewCard *card = g_object_new (SOL_TYPE_OVERVIEW_CARD, "label", "Battery", NULL);
  GtkWidget *widget = GTK_WIDGET (card);
  GtkWidget *child = gtk_label_new ("72%");
  guint notified = 0, pressed = 0;

  sol_overview_card_set_child (card, child);
  g_signal_connect_swapped (card, "notify::state", G_CALLBACK (count_cb), &notified);
  g_signal_connect_swapped (card, "try-again", G_CALLBACK (count_cb), &pressed);
  g_assert_true (is_said (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "Battery"));
  g_assert_true (is_said (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Loading"));
  g_assert_true (gtk_widget_has_css_class (widget, "loading"));

  GtkWindow *window = show (widget);
  sol_overview_card_set_state (card, SOL_FAMILY_FRESH);
  sol_overview_card_set_state (card, SOL_FAMILY_FRESH);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_false (gtk_widget_has_css_class (widget, "loading"));
  sol_overview_card_set_age (card, "as of 14:05");
  g_assert_true (is_said (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "as of 14:05"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (widget), ==, "as of 14:05");

  sol_overview_card_set_state (card, SOL_FAMILY_STALE);
  g_assert_true (gtk_widget_has_css_class (widget, "stale"));
  g_assert_true (shows (widget, "72%"));

  sol_overview_card_set_state (card, SOL_FAMILY_FAILED);
  g_assert_false (gtk_widget_get_visible (child));
  g_assert_true (shows (widget, "Could not be read"));
  g_assert_true (shows (widget, "Battery"));
  g_signal_emit_by_name (overview_find (widget, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_cmpuint (pressed, ==, 1);

  sol_overview_card_set_state (card, SOL_FAMILY_FRESH);
  g_assert_true (gtk_widget_get_visible (child));
  g_assert_false (shows (widget, "Could not be read"));
  sol_overview_card_set_state (card, SOL_FAMILY_ABSENT);
  g_assert_false (gtk_widget_get_visible (widget));
  close_window (window);
}

static void
test_battery (void)
{
  SolBatteryFacts facts = { 72, 20, 7200, 10000, 8 * 3600, "Self-consumption", NULL };
  g_autoptr (SolBatteryWords) words = sol_battery_words_new (&facts);
  SolBatteryCard *card = g_object_new (SOL_TYPE_BATTERY_CARD, "state", SOL_FAMILY_FRESH, NULL);
  GtkWindow *window = show (GTK_WIDGET (card));

  for (guint i = 0; i < 2; i++)
    sol_battery_card_set_words (card, words, 72, 20);
  g_assert_true (shows (GTK_WIDGET (card), "72%"));
  g_assert_true (shows (GTK_WIDGET (card), "Self-consumption"));
  g_assert_true (shows (GTK_WIDGET (card), words->stored));
  g_assert_true (shows (GTK_WIDGET (card), words->reserve));
  g_assert_true (shows (GTK_WIDGET (card), words->backup));
  GtkWidget *meter = overview_find (GTK_WIDGET (card), SOL_TYPE_METER, NULL);
  g_assert_true (is_said (meter, GTK_ACCESSIBLE_PROPERTY_LABEL, "Battery level"));
  g_assert_true (is_said (meter, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "72 percent, reserve 20 percent"));
  g_assert_cmpfloat (sol_meter_get_value (SOL_METER (meter)), ==, 72);
  close_window (window);
}

static void
test_storm (void)
{
  SolStormGuardCard *card = g_object_new (SOL_TYPE_STORM_GUARD_CARD, "state", SOL_FAMILY_FRESH, NULL);
  GtkWindow *window = show (GTK_WIDGET (card));

  for (guint i = 0; i < 2; i++)
    {
      sol_storm_guard_card_set_text (card, "Severe <Storm> & more", TRUE);
      GtkWidget *label = overview_find (GTK_WIDGET (card), GTK_TYPE_LABEL, "Severe <Storm> & more");
      g_assert_true (gtk_widget_has_css_class (label, "warning"));
      sol_storm_guard_card_set_text (card, "On · no alerts", FALSE);
      g_assert_false (gtk_widget_has_css_class (label, "warning"));
    }
  close_window (window);
}

static SolTotalsWords *
make_totals (SolTruth has_meter)
{
  g_autoptr (SolToday) today = overview_day_new (58);

  return sol_totals_words_new (today, SOL_YES, has_meter, NULL, OVERVIEW_DAY + 15 * SOL_HOUR);
}

static void
test_totals (void)
{
  g_autoptr (SolTotalsWords) all = make_totals (SOL_YES);
  g_autoptr (SolTotalsWords) less = make_totals (SOL_NO);
  SolTotalsCard *card = g_object_new (SOL_TYPE_TOTALS_CARD, "state", SOL_FAMILY_FRESH, NULL);
  GtkWidget *widget = GTK_WIDGET (card);
  GtkWindow *window = show (widget);

  sol_totals_card_set_words (card, all);
  sol_totals_card_set_words (card, all);
  g_assert_true (shows (widget, "Totals today"));
  g_assert_true (shows (widget, "28.7"));
  g_assert_true (shows (widget, "25.7"));
  g_assert_true (shows (widget, all->sentence));
  GtkWidget *ring = overview_find (widget, SOL_TYPE_METER, NULL);
  g_assert_true (is_said (ring, GTK_ACCESSIBLE_PROPERTY_LABEL, "Self-sufficiency"));
  g_assert_true (is_said (ring, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all->sentence_spoken));

  sol_totals_card_set_words (card, less);
  g_assert_false (shows (widget, "Consumed"));
  g_assert_false (shows (widget, "Self-sufficiency"));
  g_assert_true (shows (widget, "Imported"));
  close_window (window);
}

static void
test_tiles (void)
{
  g_autoptr (SolTotalsWords) all = make_totals (SOL_YES);
  g_autoptr (SolTotalsWords) less = make_totals (SOL_NO);
  SolOverviewTiles *tiles = g_object_new (SOL_TYPE_OVERVIEW_TILES, NULL);
  GtkWidget *widget = GTK_WIDGET (tiles);
  GtkWindow *window = show (widget);

  for (guint i = 0; i < 2; i++)
    sol_overview_tiles_set_words (tiles, "Today", all, SOL_FAMILY_FRESH, "as of 14:30");
  g_assert_true (shows (widget, "Consumed"));
  g_assert_true (shows (widget, "99%"));
  sol_overview_tiles_set_words (tiles, "Today", less, SOL_FAMILY_FRESH, NULL);
  g_assert_false (shows (widget, "Consumed"));
  g_assert_false (shows (widget, "99%"));
  sol_overview_tiles_set_words (tiles, "Today", less, SOL_FAMILY_FAILED, NULL);
  g_assert_true (shows (widget, "Could not be read"));
  g_assert_false (shows (widget, "Produced"));
  close_window (window);
}

static SolOverviewDay *
make_day (guint n, SolTruth has_battery)
{
  g_autoptr (SolToday) today = overview_day_new (n);
  SolOverviewDayFacts facts = { .today = today,
                                .has_solar = SOL_YES,
                                .has_meter = SOL_YES,
                                .has_battery = has_battery,
                                .reserve_percent = 20,
                                .asked_at = OVERVIEW_DAY + n * 15 * SOL_MINUTE };
  return sol_overview_day_new (&facts);
}

static void
test_legend (void)
{
  SolTodayCard *card = g_object_new (SOL_TYPE_TODAY_CARD, "state", SOL_FAMILY_FRESH, NULL);
  GtkWidget *widget = GTK_WIDGET (card);
  GtkWindow *window = show (widget);

  for (guint i = 0; i < 2; i++)
    sol_today_card_take_day (card, "Today", make_day (58, SOL_YES));
  SolDayChart *chart = SOL_DAY_CHART (overview_find (widget, SOL_TYPE_DAY_CHART, NULL));
  g_assert_true (is_said (GTK_WIDGET (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "Today"));
  g_assert_true (is_said (GTK_WIDGET (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                          "28.7 kilowatt hours produced, 25.7 consumed. Most 6.00 kilowatts at 12:15."));

  GtkWidget *chips[SOL_DAY_N_SERIES];
  const char *names[] = { "Production", "Consumption", "Battery level" };
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    chips[s]
        = gtk_widget_get_ancestor (overview_find (widget, GTK_TYPE_LABEL, names[s]), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chips[0]), FALSE);
  g_assert_false (sol_day_chart_get_series_visible (chart, SOL_DAY_PRODUCTION));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chips[1]), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chips[2]), FALSE);
  /* The last one cannot be switched off. */
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chips[2])));
  g_assert_true (sol_day_chart_get_series_visible (chart, SOL_DAY_LEVEL));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chips[0]), TRUE);
  g_assert_true (sol_day_chart_get_series_visible (chart, SOL_DAY_PRODUCTION));

  sol_today_card_take_day (card, "Today", make_day (58, SOL_NO));
  g_assert_false (gtk_widget_get_visible (chips[2]));
  close_window (window);
}

static void
test_table (void)
{
  SolTodayCard *card = g_object_new (SOL_TYPE_TODAY_CARD, "state", SOL_FAMILY_FRESH, NULL);
  GtkWidget *widget = GTK_WIDGET (card);
  GtkWindow *window = show (widget);

  sol_today_card_take_day (card, "Today", make_day (58, SOL_YES));
  g_assert_false (sol_today_card_get_show_table (card));
  gtk_widget_activate_action (widget, "today.show-table", NULL);
  g_assert_true (sol_today_card_get_show_table (card));
  for (guint i = 0; i < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (shows (widget, "00:00 – 00:15"));
  g_assert_true (shows (widget, "0.40\xc2\xa0kW"));
  /* A day that goes on goes on in the table too. */
  sol_today_card_take_day (card, "Today", make_day (59, SOL_NO));
  gtk_widget_activate_action (widget, "today.copy", NULL);
  gtk_widget_activate_action (widget, "today.menu", NULL);
  gtk_widget_activate_action (widget, "today.show-table", NULL);
  g_assert_false (sol_today_card_get_show_table (card));
  close_window (window);
}

static gboolean
can_open_battery (const char *page, gpointer user_data)
{
  return g_str_equal (page, "battery");
}

static void
opened_cb (GString *opened, const char *page)
{
  g_string_append_printf (opened, "%s ", page);
}

static void
test_nodes (void)
{
  SolFlowFacts facts
      = { .loading = TRUE, .has_solar = SOL_YES, .has_battery = SOL_YES, .has_charger = SOL_YES };
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);
  g_autoptr (GString) opened = g_string_new (NULL);
  SolFlowCard *card = g_object_new (SOL_TYPE_FLOW_CARD, NULL);
  GtkWindow *window = show (GTK_WIDGET (card));

  sol_flow_card_set_words (card, words);
  sol_flow_card_set_words (card, words);
  g_signal_connect_swapped (card, "open", G_CALLBACK (opened_cb), opened);
  SolFlowDiagram *diagram = SOL_FLOW_DIAGRAM (overview_find (GTK_WIDGET (card), SOL_TYPE_FLOW_DIAGRAM, NULL));
  GtkWidget *battery = sol_flow_diagram_get_node (diagram, SOL_FLOW_BATTERY);
  GtkWidget *solar = sol_flow_diagram_get_node (diagram, SOL_FLOW_SOLAR);
  g_assert_true (is_said (GTK_WIDGET (diagram), GTK_ACCESSIBLE_PROPERTY_LABEL, "Energy flow"));

  g_autofree char *closed
      = gtk_test_accessible_check_state (GTK_ACCESSIBLE (battery), GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  g_assert_null (closed);
  g_assert_true (gtk_widget_get_focusable (battery) && gtk_widget_get_sensitive (battery));
  g_signal_emit_by_name (battery, "clicked");
  g_assert_cmpstr (opened->str, ==, "");

  sol_flow_card_set_can_open (card, can_open_battery, NULL);
  g_autofree char *open
      = gtk_test_accessible_check_state (GTK_ACCESSIBLE (battery), GTK_ACCESSIBLE_STATE_DISABLED, FALSE);
  g_assert_null (open);
  g_signal_emit_by_name (battery, "clicked");
  g_signal_emit_by_name (solar, "clicked");
  g_assert_cmpstr (opened->str, ==, "battery ");
  close_window (window);
}

/* The headline lies in the corner of the diagram where it fits, and above it where it does not. */
static void
test_headline_place (void)
{
  SolFlowFacts facts
      = { .loading = TRUE, .has_solar = SOL_YES, .has_battery = SOL_YES, .has_charger = SOL_YES };
  g_autoptr (SolFlowWords) words = sol_flow_words_new (&facts);
  SolFlowCard *card = g_object_new (SOL_TYPE_FLOW_CARD, NULL);
  g_object_ref_sink (card);
  int corner, above, wide, narrow;

  sol_flow_card_set_words (card, words);
  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, 526, NULL, &corner, NULL, NULL);
  facts.has_solar = SOL_NO;
  g_autoptr (SolFlowWords) dark = sol_flow_words_new (&facts);
  sol_flow_card_set_words (card, dark);
  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, 526, NULL, &above, NULL, NULL);
  /* Without the sun the diagram is lower, the headline above it costs its own height. */
  g_assert_cmpint (above, <, corner);
  g_assert_cmpint (above, >, corner - 115);

  sol_flow_card_set_words (card, words);
  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, 430, NULL, &wide, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_VERTICAL, 336, NULL, &narrow, NULL, NULL);
  g_assert_cmpint (wide, ==, corner);
  g_assert_cmpint (narrow, <, 400);
  g_object_unref (card);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!overview_scene_init ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add_func ("/overview-cards/lives", test_lives);
  g_test_add_func ("/overview-cards/states", test_states);
  g_test_add_func ("/overview-cards/battery", test_battery);
  g_test_add_func ("/overview-cards/storm", test_storm);
  g_test_add_func ("/overview-cards/totals", test_totals);
  g_test_add_func ("/overview-cards/tiles", test_tiles);
  g_test_add_func ("/overview-cards/legend", test_legend);
  g_test_add_func ("/overview-cards/table", test_table);
  g_test_add_func ("/overview-cards/nodes", test_nodes);
  g_test_add_func ("/overview-cards/headline-place", test_headline_place);
  return g_test_run ();
}
