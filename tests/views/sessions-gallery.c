/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes a picture of the views of sessions in every state into the folder given as argument: to look at
 * beside the mockups. A second argument names one. */

#include "chart-picture.h"
#include "overview-scenes.h"
#include "sessions/sol-recent-sessions.h"
#include "sessions/sol-session-page.h"
#include "sessions/sol-sessions-page.h"
#include "sol-content-page.h"
#include "sol-bar-chart.h"

typedef GtkWidget *(*Build) (SolSite *site);

static SolCharger *shown_charger;

static SolCharger *
first_charger (SolSite *site)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  return charger;
}

static GtkWidget *
recent (SolSite *site)
{
  GtkWidget *card = sol_recent_sessions_new ();

  sol_recent_sessions_set_charger (SOL_RECENT_SESSIONS (card), first_charger (site));
  return card;
}

static GtkWidget *
recent_loading (SolSite *site)
{
  return sol_recent_sessions_new ();
}

static GtkWidget *
recent_failed (SolSite *site)
{
  GtkWidget *card = sol_recent_sessions_new ();

  sol_overview_card_set_state (SOL_OVERVIEW_CARD (card), SOL_FAMILY_FAILED);
  return card;
}

static GtkWidget *
all_month (SolSite *site)
{
  return sol_sessions_page_new (first_charger (site));
}

static void
show_year (GtkWidget *widget)
{
  SolSessions *sessions = sol_charger_get_sessions (shown_charger);

  sol_sessions_page_show (SOL_SESSIONS_PAGE (widget), SOL_PERIOD_YEAR, sol_sessions_get_now (sessions));
}

static void
show_all (GtkWidget *widget)
{
  SolSessions *sessions = sol_charger_get_sessions (shown_charger);

  sol_sessions_page_show (SOL_SESSIONS_PAGE (widget), SOL_PERIOD_ALL, sol_sessions_get_now (sessions));
}

static void
search_nothing (GtkWidget *widget)
{
  GtkWidget *entry = overview_find (widget, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "lake");
}

static GtkWidget *
one (SolSite *site)
{
  SolSessions *sessions = sol_charger_get_sessions (first_charger (site));
  const SolChargeHistory *history = sol_sessions_get_history (sessions);
  const SolChargeRecord *newest = history != NULL ? g_ptr_array_index (history->sessions, 0) : NULL;

  return sol_session_page_new (first_charger (site), newest != NULL ? newest->id : "none");
}

static GtkWidget *
one_old (SolSite *site)
{
  SolSessions *sessions = sol_charger_get_sessions (first_charger (site));
  const SolChargeHistory *history = sol_sessions_get_history (sessions);

  return sol_session_page_new (first_charger (site),
                               ((SolChargeRecord *) g_ptr_array_index (history->sessions, 2))->id);
}

static void
enlarge (GtkWidget *widget)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
}

static void
turn_around (GtkWidget *widget)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
show_cursor (GtkWidget *widget)
{
  GtkWidget *chart = overview_find (widget, SOL_TYPE_BAR_CHART, NULL);
  sol_bar_chart_set_cursor (SOL_BAR_CHART (chart), 4);
}

static void
show_table (GtkWidget *widget)
{
  GtkWidget *chart = overview_find (widget, SOL_TYPE_BAR_CHART, NULL);
  gtk_widget_activate_action (chart, "session-chart.show-table", NULL);
}

static const struct
{
  const char *name;
  const char *scenario;
  int width;
  gboolean dark;
  Build build;
  void (*prepare) (GtkWidget *widget); /* (nullable) */
  int minutes;                         /* that go by first */
} pictures[] = {
  { "recent-light", "mockup", 403, FALSE, recent },
  { "recent-dark", "mockup", 403, TRUE, recent },
  { "recent-narrow", "mockup", 336, FALSE, recent },
  { "recent-loading", "mockup", 403, FALSE, recent_loading },
  { "recent-failed", "mockup", 403, FALSE, recent_failed },
  { "recent-cursor", "mockup", 526, FALSE, recent, show_cursor },
  { "recent-cursor-narrow", "mockup", 336, FALSE, recent, show_cursor },
  { "recent-table", "mockup", 403, FALSE, recent, show_table },
  { "all-light", "mockup", 822, FALSE, all_month, NULL, 30 },
  { "all-dark", "mockup", 822, TRUE, all_month, NULL, 30 },
  { "all-narrow", "mockup", 336, FALSE, all_month, NULL, 30 },
  { "all-year", "mockup", 822, FALSE, all_month, show_year, 30 },
  { "all-all", "mockup", 822, FALSE, all_month, show_all, 30 },
  { "all-cursor", "mockup", 822, FALSE, all_month, show_cursor },
  { "all-none-found", "mockup", 822, FALSE, all_month, search_nothing },
  { "all-table", "mockup", 822, FALSE, all_month, show_table },
  { "all-large", "mockup", 822, FALSE, all_month, enlarge },
  { "all-large-narrow", "mockup", 336, FALSE, all_month, enlarge },
  { "all-rtl", "mockup", 822, FALSE, all_month, turn_around },
  { "recent-large", "mockup", 336, FALSE, recent, enlarge },
  { "session-large", "mockup", 336, FALSE, one, enlarge, 5 },
  { "session-light", "mockup", 822, FALSE, one, NULL, 60 },
  { "session-dark", "mockup", 822, TRUE, one, NULL, 60 },
  { "session-narrow", "mockup", 336, FALSE, one, NULL, 60 },
  { "session-old", "mockup", 822, FALSE, one_old, NULL, 5 },
};

static gboolean
write_picture (guint i, const char *folder)
{
  overview_scene_set_dark (pictures[i].dark);
  g_autoptr (ModelFixture) fixture = model_fixture_new (pictures[i].scenario, NULL);
  SolSite *site = model_fixture_open_site (fixture);
  sol_site_set_page (site, SOL_PAGE_CHARGER);
  model_fixture_settle (fixture);
  /* Some old sessions come in, and readings of our own. */
  shown_charger = first_charger (site);
  sol_sessions_wake (sol_charger_get_sessions (shown_charger));
  model_fixture_advance (fixture, pictures[i].minutes * 60 + 5);
  GtkWidget *widget = pictures[i].build (site);
  if (SOL_IS_CONTENT_PAGE (widget))
    sol_content_page_set_narrow (SOL_CONTENT_PAGE (widget), pictures[i].width < 420);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "background");
  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_end (widget, 12);
  gtk_widget_set_margin_top (widget, 12);
  gtk_widget_set_margin_bottom (widget, 12);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), widget);
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "decorated", FALSE, "default-width",
                                    pictures[i].width + 24, "child", box, NULL);
  gtk_window_present (window);
  model_fixture_settle (fixture);
  if (pictures[i].prepare != NULL)
    pictures[i].prepare (widget);
  model_fixture_settle (fixture);
  chart_picture_settle (window, 500);
  g_autoptr (GdkTexture) texture = chart_picture_take (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  g_autofree char *name = g_strdup_printf ("%s.png", pictures[i].name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean written = texture != NULL && gdk_texture_save_to_png (texture, path);

  gtk_window_destroy (window);
  return written;
}

int
main (int argc, char **argv)
{
  gboolean written = TRUE;

  if (argc < 2 || !overview_scene_init ())
    {
      g_printerr ("Usage: sessions-gallery FOLDER [SCENE]   (needs a display)\n");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (argc < 3 || g_str_has_prefix (pictures[i].name, argv[2]))
      written &= write_picture (i, argv[1]);
  return written ? 0 : 1;
}
