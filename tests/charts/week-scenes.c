/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "week-scenes"

#include "week-scenes.h"

#include "sol-week-grid.h"

#define AT(h, m) ((h) *60 + (m))

static const char *const night_forms[] = { "23 – 06\n32 A", "23\n– 06\n32 A", "23", NULL };
static const char *const noon_forms[] = { "11:00\n– 15:30\n16 A", "11:00\n16 A", "11:00", NULL };
static const char *const evening_forms[] = { "17 – 19\n10 A · off", "17\n– 19", "17", NULL };
static const SolWeekBlock night = { .id = "night",
                                    .span = { 1, AT (23, 0), AT (6, 0) },
                                    .forms = night_forms,
                                    .css_class = "car",
                                    .enabled = TRUE,
                                    .selected = TRUE };
static const SolWeekBlock noon = { .id = "noon",
                                   .span = { 6, AT (11, 0), AT (15, 30) },
                                   .forms = noon_forms,
                                   .css_class = "car",
                                   .enabled = TRUE };
static const SolWeekBlock evening
    = { .id = "evening", .span = { 3, AT (17, 0), AT (19, 0) }, .forms = evening_forms, .css_class = "car" };

static SolWeekGrid *
make_week (void)
{
  static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  SolWeekGrid *grid = sol_week_grid_new ();
  SolWeekSpan cheap[7];

  for (int i = 0; i < 7; i++)
    cheap[i] = (SolWeekSpan){ i + 1, AT (23, 0), AT (6, 0) };
  sol_week_grid_set_days (grid, names, 1);
  sol_week_grid_set_now (grid, 6, AT (14, 30));
  sol_week_grid_set_cheap (grid, cheap, G_N_ELEMENTS (cheap));
  /* The focus of a window would be in the picture. */
  gtk_widget_set_can_focus (GTK_WIDGET (grid), FALSE);
  return grid;
}

static void
add (GArray *blocks, const SolWeekBlock *block, const char *days)
{
  for (const char *day = days; *day != '\0'; day++)
    {
      SolWeekBlock copy = *block;
      copy.span.day = *day - '0';
      g_array_append_val (blocks, copy);
    }
}

GtkWidget *
week_scene_selected (void)
{
  static const SolWeekStrip strip
      = { .id = "cheap", .title = "Off-peak hours of your tariff", .state = "Off" };
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (SolWeekBlock));
  SolWeekGrid *grid = make_week ();

  add (blocks, &night, "123467");
  add (blocks, &noon, "67");
  add (blocks, &evening, "3");
  sol_week_grid_set_strip (grid, &strip);
  sol_week_grid_set_blocks (grid, (const SolWeekBlock *) (gpointer) blocks->data, blocks->len);
  sol_week_grid_set_current (grid, "night", 3);
  return GTK_WIDGET (grid);
}

GtkWidget *
week_scene_empty (void)
{
  return GTK_WIDGET (make_week ());
}
