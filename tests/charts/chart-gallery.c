/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "chart-gallery"

/* Writes a picture of every widget in every state into the folder given as argument: to look at beside the
 * mockups, and to make the golden pictures anew. */

#include "chart-picture.h"
#include "chart-scenes.h"

static gboolean
write_scene (const ChartScene *scene, const char *folder, const char *style)
{
  GtkWindow *window = chart_picture_show (scene->build (), scene->width);
  g_autoptr (GdkTexture) texture = chart_picture_take (window);
  g_autofree char *name = g_strdup_printf ("%s-%s.png", scene->name, style);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean written = texture != NULL && gdk_texture_save_to_png (texture, path);

  chart_picture_close (window);
  if (!written)
    g_printerr ("%s could not be written\n", path);
  return written;
}

static gboolean golden;

static const GOptionEntry options[] = {
  { "golden", 0, 0, G_OPTION_ARG_NONE, &golden, "Only what is compared, with icons that are everywhere",
    NULL },
  { NULL },
};

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER [SCENE]");
  g_autoptr (GError) error = NULL;
  gboolean written = TRUE;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2 || !chart_picture_init ())
    {
      g_printerr ("%s\n", error != NULL ? error->message : "A folder and a display are needed");
      return 2;
    }

  chart_scene_plain_icons = golden;
  for (guint s = 0; s < CHART_N_STYLES; s++)
    {
      chart_picture_set_style (chart_styles[s].dark, chart_styles[s].high_contrast);
      for (guint i = 0; i < chart_n_scenes; i++)
        if ((!golden || chart_scene_is_golden (&chart_scenes[i], s))
            && (argc < 3 || g_str_equal (argv[2], chart_scenes[i].name)))
          written &= write_scene (&chart_scenes[i], argv[1], chart_styles[s].name);
    }

  return written ? 0 : 1;
}
