/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes a picture of the overview in every state into the folder given as argument: to look at beside the
 * mockups. With "-" in place of the folder it shows one until its window is closed: to be read by a screen
 * reader. */

#include "chart-picture.h"
#include "overview-scenes.h"
#include "sol-day-chart.h"
#include "sol-overview-charge-button.h"
#include "sol-today-card.h"

#define EVENING "2026-06-13T23:30:00+02:00"

static void
show_table (OverviewScene *scene)
{
  GtkWidget *card = overview_find (GTK_WIDGET (scene->page), SOL_TYPE_TODAY_CARD, NULL);
  sol_today_card_set_show_table (SOL_TODAY_CARD (card), TRUE);
}

static void
press_stop (OverviewScene *scene)
{
  g_signal_emit_by_name (overview_find (GTK_WIDGET (scene->page), SOL_TYPE_OVERVIEW_CHARGE_BUTTON, NULL),
                         "clicked");
}

static void
show_cursor (OverviewScene *scene)
{
  GtkWidget *chart = overview_find (GTK_WIDGET (scene->page), SOL_TYPE_DAY_CHART, NULL);
  sol_day_chart_set_cursor (SOL_DAY_CHART (chart), 48);
}

static void
enlarge (OverviewScene *scene)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
}

static void
turn_around (OverviewScene *scene)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
switch_off_consumption (OverviewScene *scene)
{
  GtkWidget *label = overview_find (GTK_WIDGET (scene->page), GTK_TYPE_LABEL, "Consumption");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON)),
                                FALSE);
}

static const struct
{
  const char *name;
  const char *scenario; /* NULL: no site yet */
  const char *start;
  int width;
  gboolean dark;
  gboolean cut;
  void (*prepare) (OverviewScene *scene); /* (nullable) */
} pictures[] = {
  { "wide-light", "mockup", NULL, 822, FALSE, FALSE },
  { "wide-dark", "mockup", EVENING, 822, TRUE, FALSE },
  { "narrow-light", "mockup", NULL, 336, FALSE, FALSE },
  { "narrow-dark", "mockup", NULL, 336, TRUE, FALSE },
  { "middle-light", "mockup", NULL, 560, FALSE, FALSE },
  { "offline-light", "mockup", NULL, 822, FALSE, TRUE },
  { "offline-narrow", "mockup", NULL, 336, FALSE, TRUE },
  { "loading", NULL, NULL, 822, FALSE, FALSE },
  { "loading-narrow", NULL, NULL, 336, FALSE, FALSE },
  { "solar-only", "solar-only", NULL, 822, FALSE, FALSE },
  { "no-battery", "no-battery", NULL, 822, FALSE, FALSE },
  { "no-charger", "no-charger", NULL, 822, FALSE, FALSE },
  { "outage", "outage", NULL, 822, FALSE, FALSE },
  { "off-grid", "off-grid", NULL, 822, FALSE, FALSE },
  { "storm", "storm", NULL, 822, FALSE, FALSE },
  { "unplugged", "unplugged", NULL, 822, FALSE, FALSE },
  { "charger-offline", "charger-offline", NULL, 822, FALSE, FALSE },
  { "safe-limit", "safe-limit", NULL, 822, FALSE, FALSE },
  { "table", "mockup", NULL, 822, FALSE, FALSE, show_table },
  { "stopping", "mockup", NULL, 822, FALSE, FALSE, press_stop },
  { "cursor", "mockup", NULL, 822, FALSE, FALSE, show_cursor },
  { "cursor-narrow", "mockup", NULL, 336, FALSE, FALSE, show_cursor },
  { "legend", "mockup", NULL, 822, TRUE, FALSE, switch_off_consumption },
  { "rtl", "mockup", NULL, 822, FALSE, FALSE, turn_around },
  { "large-text", "mockup", NULL, 822, FALSE, FALSE, enlarge },
  { "large-text-narrow", "mockup", NULL, 336, FALSE, FALSE, enlarge },
};

static gboolean
write_picture (guint i, const char *folder)
{
  overview_scene_set_dark (pictures[i].dark);
  g_autoptr (OverviewScene) scene
      = pictures[i].scenario != NULL
            ? overview_scene_new (pictures[i].scenario, pictures[i].start, pictures[i].width)
            : overview_scene_new_empty (pictures[i].width);
  if (pictures[i].cut)
    overview_scene_cut (scene);
  if (pictures[i].prepare != NULL)
    pictures[i].prepare (scene);
  overview_scene_settle (scene);
  if (g_str_equal (folder, "-"))
    {
      while (gtk_widget_get_visible (GTK_WIDGET (scene->window)))
        g_main_context_iteration (NULL, TRUE);
      return TRUE;
    }
  g_autoptr (GdkTexture) texture = chart_picture_take (scene->window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  g_autofree char *name = g_strdup_printf ("%s.png", pictures[i].name);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return texture != NULL && gdk_texture_save_to_png (texture, path);
}

int
main (int argc, char **argv)
{
  gboolean written = TRUE;

  if (argc < 2 || !overview_scene_init ())
    {
      g_printerr ("Usage: overview-gallery FOLDER|- [SCENE]   (needs a display)\n");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (argc < 3 || g_str_equal (argv[2], pictures[i].name))
      written &= write_picture (i, argv[1]);
  return written ? 0 : 1;
}
