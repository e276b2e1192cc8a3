/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes a picture of the schedule in every state into the folder given as argument: to look at beside the
 * mockup. */

#include "chart-picture.h"
#include "schedule-scenes.h"
#include "sol-week-grid-private.h"

static SolWeekGrid *
find_grid (ScheduleScene *scene)
{
  return SOL_WEEK_GRID (overview_find (GTK_WIDGET (scene->page), SOL_TYPE_WEEK_GRID, NULL));
}

static void
draw_mockup (ScheduleScene *scene)
{
  schedule_scene_draw_mockup (scene);
  if (overview_find (GTK_WIDGET (scene->page), SOL_TYPE_WEEK_GRID, NULL) != NULL)
    sol_week_grid_set_current (find_grid (scene), schedule_scene_get_slot (scene, 0)->id, 3);
}

/* The slot of the weekend is dragged over the night. */
static void
drag_over (ScheduleScene *scene)
{
  schedule_scene_draw_mockup (scene);
  SolWeekGrid *grid = find_grid (scene);
  double x = sol_week_geometry_left (&grid->geometry, 5) + 20;
  double y = sol_week_geometry_top (&grid->geometry, 13 * 60);

  sol_week_grid_press (grid, x, y);
  sol_week_grid_drag_to (grid, x, y + 230, FALSE);
}

static void
draw_new (ScheduleScene *scene)
{
  schedule_scene_draw_mockup (scene);
  SolWeekGrid *grid = find_grid (scene);
  double x = sol_week_geometry_left (&grid->geometry, 1) + 20;

  sol_week_grid_press (grid, x, sol_week_geometry_top (&grid->geometry, 8 * 60));
  sol_week_grid_drag_to (grid, x, sol_week_geometry_top (&grid->geometry, 12 * 60 + 45), FALSE);
}

static void
empty (ScheduleScene *scene)
{
  for (guint i = 0; i < 3; i++)
    schedule_scene_happen (scene, "\"index\":0,\"remove\":true");
  /* What is gone stays for some reads. */
  for (guint i = 0; i < 3; i++)
    schedule_scene_reread (scene);
}

static void
select_off_peak (ScheduleScene *scene)
{
  sol_schedule_page_set_selected (scene->page, schedule_scene_get_slot (scene, 2)->id);
}

static void
large_text (ScheduleScene *scene)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  draw_mockup (scene);
}

static void
cut (ScheduleScene *scene)
{
  schedule_scene_draw_mockup (scene);
  model_fixture_stop (scene->fixture);
  for (guint i = 0; i < 40; i++)
    {
      if (sol_site_get_condition (scene->site)->link == SOL_LINK_OFFLINE)
        break;
      sol_clock_test_advance (scene->fixture->clock, 30 * SOL_SECOND);
      model_fixture_settle (scene->fixture);
    }
}

static const struct
{
  const char *name;
  const char *scenario;
  int width, height;
  gboolean dark;
  void (*prepare) (ScheduleScene *scene);
} pictures[] = {
  { "07-light", "mockup", 870, 714, FALSE, draw_mockup },
  { "07-dark", "mockup", 870, 714, TRUE, draw_mockup },
  { "07-narrow", "mockup", 360, 674, FALSE, draw_mockup },
  { "07-narrow-dark", "mockup", 360, 674, TRUE, draw_mockup },
  { "middle", "mockup", 600, 714, FALSE, draw_mockup },
  { "read", "mockup", 870, 714, FALSE, NULL },
  { "overlap", "mockup", 870, 714, FALSE, drag_over },
  { "drawing", "mockup", 870, 714, FALSE, draw_new },
  { "off-peak", "mockup", 870, 714, FALSE, select_off_peak },
  { "empty", "mockup", 870, 714, FALSE, empty },
  { "empty-narrow", "mockup", 360, 674, FALSE, empty },
  { "loading", NULL, 870, 714, FALSE, NULL },
  { "offline", "mockup", 870, 714, FALSE, cut },
  { "offline-narrow", "mockup", 360, 674, FALSE, cut },
  { "large-text", "mockup", 870, 714, FALSE, large_text },
};

int
main (int argc, char **argv)
{
  if (argc < 2 || !overview_scene_init ())
    return 1;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      if (argc > 2 && g_strcmp0 (argv[2], pictures[i].name) != 0)
        continue;
      overview_scene_set_dark (pictures[i].dark);
      g_autoptr (ScheduleScene) scene
          = schedule_scene_new (pictures[i].scenario, pictures[i].width, pictures[i].height);
      if (pictures[i].prepare != NULL)
        pictures[i].prepare (scene);
      schedule_scene_settle (scene);
      g_autoptr (GdkTexture) texture = chart_picture_take (scene->window);
      g_autofree char *name = g_strconcat (pictures[i].name, ".png", NULL);
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      if (!gdk_texture_save_to_png (texture, path))
        return 1;
    }
  return 0;
}
