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

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    gboolean dark;
    gboolean contrast;
  } styles[] = { { "light", FALSE, FALSE }, { "dark", TRUE, FALSE }, { "contrast", FALSE, TRUE } };
  gboolean written = TRUE;

  if (argc < 2 || !chart_picture_init ())
    {
      g_printerr ("Usage: chart-gallery FOLDER [SCENE]   (needs a display)\n");
      return 2;
    }

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    {
      chart_picture_set_style (styles[s].dark, styles[s].contrast);
      for (guint i = 0; i < chart_n_scenes; i++)
        if (argc < 3 || g_str_equal (argv[2], chart_scenes[i].name))
          written &= write_scene (&chart_scenes[i], argv[1], styles[s].name);
    }

  return written ? 0 : 1;
}
