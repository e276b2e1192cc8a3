/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-pictures"

#include "chart-picture.h"
#include "chart-scenes.h"

/* Of a thousand pixels so many may differ, for the edges of letters in another version of the font. */
#define TOLERANCE 4.0

typedef struct
{
  const ChartScene *scene;
  guint style;
} Case;

static void
test_picture (gconstpointer data)
{
  const Case *picture = data;
  const ChartStyle *style = &chart_styles[picture->style];
  g_autofree char *name = g_strdup_printf ("%s-%s.png", picture->scene->name, style->name);
  g_autofree char *golden = g_build_filename (g_getenv ("SOL_TEST_DATA"), "charts", name, NULL);

  if (!chart_picture_has_font ())
    {
      g_test_skip ("the font " CHART_PICTURE_FONT " is not installed");
      return;
    }

  chart_picture_set_style (style->dark, style->high_contrast);
  GtkWindow *window = chart_picture_show (picture->scene->build (), picture->scene->width);
  g_autoptr (GdkTexture) texture = chart_picture_take (window);
  chart_picture_close (window);

  double difference = chart_picture_difference (texture, golden);
  if (difference > TOLERANCE)
    {
      g_autofree char *actual = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), name, NULL);

      gdk_texture_save_to_png (texture, actual);
      g_test_message ("%s: %.1f of 1000 pixels differ; see %s", name, difference, actual);
      g_test_fail ();
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();
  if (g_getenv ("SOL_TEST_DATA") == NULL || g_getenv ("G_TEST_BUILDDIR") == NULL)
    g_error ("SOL_TEST_DATA and G_TEST_BUILDDIR say where pictures are; run this through meson test");

  chart_scene_plain_icons = TRUE;
  g_autofree Case *cases = g_new (Case, CHART_N_STYLES * chart_n_scenes);
  for (guint style = 0; style < CHART_N_STYLES; style++)
    for (guint i = 0; i < chart_n_scenes; i++)
      {
        Case *picture = &cases[style * chart_n_scenes + i];
        g_autofree char *path
            = g_strdup_printf ("/charts/pictures/%s/%s", chart_styles[style].name, chart_scenes[i].name);

        *picture = (Case){ &chart_scenes[i], style };
        if (chart_scene_is_golden (&chart_scenes[i], style))
          g_test_add_data_func (path, picture, test_picture);
      }
  return g_test_run ();
}
