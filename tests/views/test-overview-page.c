/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "overview-scenes.h"
#include "sol-battery-card.h"
#include "sol-charger-card.h"
#include "sol-flow-card.h"
#include "sol-flow-diagram.h"
#include "sol-overview-charge-button.h"
#include "sol-overview-row.h"
#include "sol-overview-tiles.h"
#include "sol-storm-guard-card.h"
#include "sol-today-card.h"
#include "sol-totals-card.h"

#define WIDE 822
#define NARROW 336

static GtkWidget *
find (OverviewScene *scene, GType type)
{
  return overview_find (GTK_WIDGET (scene->page), type, NULL);
}

static gboolean
shows (OverviewScene *scene, const char *text)
{
  return overview_find (GTK_WIDGET (scene->page), GTK_TYPE_LABEL, text) != NULL;
}

static gboolean
is_said (GtkWidget *widget, GtkAccessibleProperty property, const char *text)
{
  g_autofree char *difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, text);
  return difference == NULL;
}

static gboolean
has_node (OverviewScene *scene, SolFlowNodeId id)
{
  SolFlowDiagram *diagram = SOL_FLOW_DIAGRAM (find (scene, SOL_TYPE_FLOW_DIAGRAM));
  return gtk_widget_get_mapped (sol_flow_diagram_get_node (diagram, id));
}

/* The day of the design's pictures, number by number. */
static void
test_mockup (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);
  static const char *const texts[] = {
    "Running on solar",
    "Average of 14:15 – 14:30",
    "5.64\xc2\xa0kW",
    "0.92\xc2\xa0kW",
    "3.68\xc2\xa0kW",
    "0.12\xc2\xa0kW",
    "To the grid",
    "Car charging",
    "Battery charging",
    "Self-consumption",
    "72%",
    "7.2 of 10\xc2\xa0kWh",
    "20% · 2.0\xc2\xa0kWh",
    "IQ EV Charger",
    "Charging at 16\xc2\xa0"
    "A",
    "17.5\xc2\xa0kWh",
    "4\xc2\xa0h 45\xc2\xa0min",
    "Manual",
    "On · no alerts",
    "Totals today",
    "28.7",
    "25.7",
    "0.2",
    "0.4",
    "99%",
    "0.2 of 25.7\xc2\xa0kWh came from the grid",
    "Stop",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!shows (scene, texts[i]))
      g_error ("\"%s\" is not on the page", texts[i]);
  GtkWidget *diagram = find (scene, SOL_TYPE_FLOW_DIAGRAM);
  g_assert_true (
      is_said (diagram, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
               "Solar 5.64 kilowatts to home 0.92, car 3.68, battery 0.92, grid 0.12. Average, 14:15 – "
               "14:30."));
  g_assert_false (sol_flow_diagram_is_moving (SOL_FLOW_DIAGRAM (diagram)));
  g_assert_false (shows (scene, "Last known"));
  g_assert_null (find (scene, SOL_TYPE_OVERVIEW_TILES));
  g_assert_null (find (scene, SOL_TYPE_OVERVIEW_ROW));
  g_assert_cmpint (gtk_widget_get_height (find (scene, SOL_TYPE_FLOW_CARD)), ==, 370);
}

static void
test_narrow (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, NARROW);
  graphene_rect_t flow, row, tiles, today, storm;

  overview_scene_settle (scene);
  g_assert_null (find (scene, SOL_TYPE_BATTERY_CARD));
  g_assert_null (find (scene, SOL_TYPE_CHARGER_CARD));
  g_assert_null (find (scene, SOL_TYPE_TOTALS_CARD));
  GtkWidget *page = GTK_WIDGET (scene->page);
  g_assert_true (gtk_widget_compute_bounds (find (scene, SOL_TYPE_FLOW_CARD), page, &flow));
  g_assert_true (gtk_widget_compute_bounds (find (scene, SOL_TYPE_OVERVIEW_ROW), page, &row));
  g_assert_true (gtk_widget_compute_bounds (find (scene, SOL_TYPE_OVERVIEW_TILES), page, &tiles));
  g_assert_true (gtk_widget_compute_bounds (find (scene, SOL_TYPE_TODAY_CARD), page, &today));
  g_assert_true (gtk_widget_compute_bounds (find (scene, SOL_TYPE_STORM_GUARD_CARD), page, &storm));
  g_assert_cmpfloat (flow.origin.y, <, row.origin.y);
  g_assert_cmpfloat (row.origin.y, <, tiles.origin.y);
  g_assert_cmpfloat (tiles.origin.y, <, today.origin.y);
  g_assert_cmpfloat (today.origin.y, <, storm.origin.y);
  g_assert_true (shows (scene, "17.5\xc2\xa0kWh · 16\xc2\xa0"
                               "A"));
  g_assert_true (shows (scene, "7.2 of 10\xc2\xa0kWh · reserve 20%"));
  g_assert_cmpint (gtk_widget_get_width (page), ==, NARROW);
}

/* What a home has not, its overview has not. */
static void
test_absent (void)
{
  static const struct
  {
    const char *scenario;
    gboolean battery, charger;
  } cases[]
      = { { "solar-only", FALSE, FALSE }, { "no-battery", FALSE, TRUE }, { "no-charger", TRUE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OverviewScene) scene = overview_scene_new (cases[i].scenario, NULL, WIDE);
      g_assert_true (has_node (scene, SOL_FLOW_SOLAR) && has_node (scene, SOL_FLOW_GRID));
      g_assert_cmpint (has_node (scene, SOL_FLOW_BATTERY), ==, cases[i].battery);
      g_assert_cmpint (has_node (scene, SOL_FLOW_CAR), ==, cases[i].charger);
      g_assert_cmpint (find (scene, SOL_TYPE_BATTERY_CARD) != NULL, ==, cases[i].battery);
      g_assert_cmpint (find (scene, SOL_TYPE_CHARGER_CARD) != NULL, ==, cases[i].charger);
      g_assert_cmpint (shows (scene, "Battery level"), ==, cases[i].battery);
    }
}

static void
test_words_of_trouble (void)
{
  static const struct
  {
    const char *scenario;
    const char *texts[3];
  } cases[] = {
    { "outage", { "Power cut: running on solar", "Power cut" } },
    { "off-grid", { "Off grid" } },
    { "storm", { "Severe thunderstorm warning" } },
    { "unplugged", { "No car", "No Car", "Last session" } },
    { "charger-offline", { "Charger offline", "Offline" } },
    { "safe-limit",
      { "Charging at 8\xc2\xa0"
        "A" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OverviewScene) scene = overview_scene_new (cases[i].scenario, NULL, WIDE);
      for (guint t = 0; t < G_N_ELEMENTS (cases[i].texts) && cases[i].texts[t] != NULL; t++)
        if (!shows (scene, cases[i].texts[t]))
          g_error ("\"%s\" is not on the page of %s", cases[i].texts[t], cases[i].scenario);
    }
}

static void
test_loading (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new_empty (WIDE);
  GtkWidget *battery = find (scene, SOL_TYPE_BATTERY_CARD);

  g_assert_true (gtk_widget_has_css_class (battery, "loading"));
  g_assert_true (is_said (battery, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Loading"));
  g_assert_cmpint (gtk_widget_get_height (find (scene, SOL_TYPE_FLOW_CARD)), ==, 370);
  g_assert_false (shows (scene, "0.00\xc2\xa0kW"));
}

static void
test_offline (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);

  overview_scene_cut (scene);
  g_assert_true (shows (scene, "Not up to date"));
  g_assert_true (shows (scene, "Last known"));
  g_assert_true (shows (scene, "Was charging, 16\xc2\xa0"
                               "A"));
  g_assert_true (shows (scene, "On · last known"));
  g_assert_true (shows (scene, "72%"));
  g_assert_true (gtk_widget_has_css_class (find (scene, SOL_TYPE_BATTERY_CARD), "stale"));
  GtkWidget *button = find (scene, SOL_TYPE_OVERVIEW_CHARGE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Not while offline");
  g_assert_true (is_said (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Not while offline"));
}

/* Quarter-hours that do not come make the page old by itself. */
static void
test_grows_old (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);

  g_free (
      model_fixture_ask (scene->fixture, "POST", "faults",
                         "[{\"path\": \"*/today\", \"what\": \"status\", \"value\": 500, \"times\": -1}]"));
  model_fixture_advance (scene->fixture, 45 * 60);
  overview_scene_settle (scene);
  g_assert_true (shows (scene, "Not up to date"));
  g_assert_true (shows (scene, "Values of 14:30, 45 minutes ago"));
  /* The others go on. */
  g_assert_false (gtk_widget_has_css_class (find (scene, SOL_TYPE_CHARGER_CARD), "stale"));
}

static void
test_stop (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);
  GtkWidget *button = find (scene, SOL_TYPE_OVERVIEW_CHARGE_BUTTON);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (is_said (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Stop, IQ EV Charger"));
  g_signal_emit_by_name (button, "clicked");
  overview_scene_settle (scene);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (overview_find (button, GTK_TYPE_SPINNER, NULL));
  g_assert_true (shows (scene, "Stop"));
  g_assert_true (shows (scene, "Waiting for your system…"));

  model_fixture_advance (scene->fixture, 60);
  overview_scene_settle (scene);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_null (overview_find (button, GTK_TYPE_SPINNER, NULL));
  g_assert_true (shows (scene, "Start"));
  g_assert_true (shows (scene, "Plugged In"));
  g_assert_cmpuint (model_fixture_count_requests (scene->fixture, NULL, "stop_charging"), ==, 1);
}

/* Other page, same window: a site goes and another comes, and what was connected to the first is not any
 * more. */
static void
test_site_switch (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);
  g_autoptr (SolSite) site = g_object_ref (sol_overview_page_get_site (scene->page));
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control = sol_charger_get_charging (charger);

  g_assert_true (
      g_signal_has_handler_pending (site, g_signal_lookup ("family-changed", SOL_TYPE_SITE), 0, FALSE));
  sol_overview_page_set_site (scene->page, NULL);
  overview_scene_settle (scene);
  g_assert_null (find (scene, SOL_TYPE_CHARGER_CARD));
  g_assert_true (gtk_widget_has_css_class (find (scene, SOL_TYPE_BATTERY_CARD), "loading"));
  g_assert_false (
      g_signal_has_handler_pending (site, g_signal_lookup ("family-changed", SOL_TYPE_SITE), 0, FALSE));
  g_assert_false (g_signal_has_handler_pending (control, g_signal_lookup ("notify", SOL_TYPE_CONTROL),
                                                g_quark_from_static_string ("state"), FALSE));

  for (guint i = 0; i < 2; i++)
    sol_overview_page_set_site (scene->page, site);
  overview_scene_settle (scene);
  g_assert_true (shows (scene, "Charging at 16\xc2\xa0"
                               "A"));
}

/* What nobody sees costs nothing, and is right when it is seen again. */
static void
test_unmapped (void)
{
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);
  GtkWidget *page = GTK_WIDGET (scene->page);

  gtk_widget_set_visible (page, FALSE);
  model_fixture_advance (scene->fixture, 16 * 60);
  gtk_widget_set_visible (page, TRUE);
  g_assert_false (shows (scene, "Average of 14:15 – 14:30"));
  g_assert_true (shows (scene, "Average of 14:30 – 14:45"));
}

/* With large text the columns stack, and no word is cut off. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (OverviewScene) scene = overview_scene_new ("mockup", NULL, WIDE);
  graphene_rect_t flow, totals;

  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  overview_scene_settle (scene);
  GtkWidget *page = GTK_WIDGET (scene->page);
  GtkWidget *card = find (scene, SOL_TYPE_TOTALS_CARD);
  g_assert_true (gtk_widget_compute_bounds (find (scene, SOL_TYPE_FLOW_CARD), page, &flow));
  g_assert_true (gtk_widget_compute_bounds (card, page, &totals));
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  g_assert_cmpfloat (totals.origin.y, >, flow.origin.y + flow.size.height);
  g_assert_cmpfloat (totals.size.width, ==, flow.size.width);
  overview_scene_settle (scene);
  g_assert_true (gtk_widget_compute_bounds (card, page, &totals));
  g_assert_cmpfloat (totals.size.width, ==, 280);
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
  g_test_add_func ("/overview-page/mockup", test_mockup);
  g_test_add_func ("/overview-page/narrow", test_narrow);
  g_test_add_func ("/overview-page/absent", test_absent);
  g_test_add_func ("/overview-page/words-of-trouble", test_words_of_trouble);
  g_test_add_func ("/overview-page/loading", test_loading);
  g_test_add_func ("/overview-page/offline", test_offline);
  g_test_add_func ("/overview-page/grows-old", test_grows_old);
  g_test_add_func ("/overview-page/stop", test_stop);
  g_test_add_func ("/overview-page/large-text", test_large_text);
  g_test_add_func ("/overview-page/site-switch", test_site_switch);
  g_test_add_func ("/overview-page/unmapped", test_unmapped);
  return g_test_run ();
}
