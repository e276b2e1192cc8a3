/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <math.h>

#include "chart-picture.h"
#include "chart-scenes.h"
#include "sol-choice-group.h"
#include "sol-hatch.h"

/* High contrast: tints go, outlines become 2 px in the full colour, hatching doubles its line width. */

/* Two channels may be so far apart: other rounding in another cairo. */
#define STEP 3

#define PREFIX "/io/github/solarium/Solarium/"

typedef struct
{
  guchar *pixels;
  int width, height;
} Picture;

static void
picture_free (Picture *self)
{
  g_free (self->pixels);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

static Picture *
picture_new (GdkTexture *texture)
{
  Picture *self = g_new0 (Picture, 1);

  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  self->pixels = g_malloc0 ((gsize) self->width * (gsize) self->height * 4);
  gdk_texture_download (texture, self->pixels, (gsize) self->width * 4);
  return self;
}

static Picture *
picture_take (GtkWindow *window)
{
  g_autoptr (GdkTexture) texture = chart_picture_take (window);

  return picture_new (texture);
}

/* Blue, green, red, alpha. */
static const guchar *
get_pixel (const Picture *self, int x, int y)
{
  g_assert_true (x >= 0 && x < self->width && y >= 0 && y < self->height);
  return self->pixels + ((gsize) y * (gsize) self->width + (gsize) x) * 4;
}

static gboolean
is_color (const Picture *self, int x, int y, const GdkRGBA *color)
{
  const guchar *pixel = get_pixel (self, x, y);

  return fabs (pixel[0] - 255.0 * color->blue) <= STEP && fabs (pixel[1] - 255.0 * color->green) <= STEP
         && fabs (pixel[2] - 255.0 * color->red) <= STEP;
}

static guint
count (const Picture *self, const GdkRGBA *color)
{
  guint n = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      n += is_color (self, x, y, color);
  return n;
}

/* How many pixels in a row, from (@x, @y) to the right, have @color. */
static int
measure (const Picture *self, int x, int y, const GdkRGBA *color)
{
  int n = 0;

  while (x + n < self->width && is_color (self, x + n, y, color))
    n++;
  return n;
}

static GdkRGBA
look_up (GtkWindow *window, const char *name)
{
  GdkRGBA color;

  g_assert_true (
      gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (window)), name, &color));
  return color;
}

static GdkRGBA
mix (const GdkRGBA *ground, const GdkRGBA *color, float part)
{
  return (GdkRGBA){ ground->red + (color->red - ground->red) * part,
                    ground->green + (color->green - ground->green) * part,
                    ground->blue + (color->blue - ground->blue) * part, 1 };
}

static GtkWindow *
show_scene (const char *name)
{
  for (guint i = 0; i < chart_n_scenes; i++)
    if (g_str_equal (chart_scenes[i].name, name))
      return chart_picture_show (chart_scenes[i].build (), chart_scenes[i].width);
  g_assert_not_reached ();
}

static const struct
{
  const char *scene;
  const char *color;
  float part; /* of the colour, over the ground */
} tints[] = {
  { "day-afternoon", "sol_battery", 0.2f }, /* below the level */
  { "bars-stepped", "sol_car", 0.25f },     /* below the curve */
  { "week", "sol_car", 0.2f },              /* a slot */
  { "week", "sol_battery", 0.09f },         /* the cheap hours */
};

static void
test_tints (gconstpointer dark)
{
  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    for (guint contrast = 0; contrast < 2; contrast++)
      {
        chart_picture_set_style (GPOINTER_TO_INT (dark), contrast != 0);
        GtkWindow *window = show_scene (tints[i].scene);
        GdkRGBA ground = look_up (window, "sol_ground");
        GdkRGBA color = look_up (window, tints[i].color);
        GdkRGBA tint = mix (&ground, &color, tints[i].part);
        g_autoptr (Picture) picture = picture_take (window);
        chart_picture_close (window);

        g_test_message ("%s, %s, contrast %u: %u pixels", tints[i].scene, tints[i].color, contrast,
                        count (picture, &tint));
        if (contrast == 0)
          g_assert_cmpuint (count (picture, &tint), >, 300);
        else
          g_assert_cmpuint (count (picture, &tint), <, 60);
        g_assert_cmpuint (count (picture, &color), >, 60);
      }
}

/* The first below @root with @name in CSS, with @css_class (nullable) and not @without (nullable). */
static GtkWidget *
find (GtkWidget *root, const char *name, const char *css_class, const char *without)
{
  if (g_strcmp0 (gtk_widget_get_css_name (root), name) == 0 && gtk_widget_get_child_visible (root)
      && (css_class == NULL || gtk_widget_has_css_class (root, css_class))
      && (without == NULL || !gtk_widget_has_css_class (root, without)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, name, css_class, without);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The width of the outline at the left, halfway down. */
static int
measure_outline (GtkWindow *window, GtkWidget *widget, const GdkRGBA *color)
{
  g_autoptr (Picture) picture = picture_take (window);
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, gtk_window_get_child (window), &bounds));
  return measure (picture, (int) bounds.origin.x, (int) (bounds.origin.y + bounds.size.height * 0.6f), color);
}

static void
test_week (gconstpointer dark)
{
  chart_picture_set_style (GPOINTER_TO_INT (dark), TRUE);
  GtkWindow *window = show_scene ("week");
  GtkWidget *root = GTK_WIDGET (window);
  GdkRGBA car = look_up (window, "sol_car");
  GdkRGBA text = look_up (window, "sol_text");

  g_assert_cmpint (measure_outline (window, find (root, "weekblock", "car", "selected"), &car), ==, 2);
  g_assert_cmpint (measure_outline (window, find (root, "weekblock", "selected", "current"), &car), ==, 3);
  /* Dashed, so that the line may have a gap here. */
  int off = measure_outline (window, find (root, "weekblock", "off", NULL), &text);
  g_assert_true (off == 0 || off == 2);
  chart_picture_close (window);
}

static void
test_cheap_hours (gconstpointer dark)
{
  chart_picture_set_style (GPOINTER_TO_INT (dark), TRUE);
  GtkWindow *window = show_scene ("week-empty");
  GtkWidget *layer = find (GTK_WIDGET (window), "sollayer", "sol-cheap", NULL);
  GdkRGBA battery = look_up (window, "sol_battery");
  g_autoptr (Picture) picture = picture_take (window);
  graphene_rect_t bounds;
  int lines = 0;

  g_assert_true (gtk_widget_compute_bounds (layer, gtk_window_get_child (window), &bounds));
  /* Across the cheap hours of the night there are two upright lines for each day. */
  int y = (int) bounds.origin.y + 10;
  for (int x = (int) bounds.origin.x; x < picture->width;)
    {
      int n = measure (picture, x, y, &battery);
      g_assert_true (n == 0 || n == 2);
      lines += n == 2;
      x += MAX (n, 1);
    }
  g_assert_cmpint (lines, ==, 14);
  chart_picture_close (window);
}

/* The parts of a line that cross a row of a hatched area. */
static double
measure_hatch (gboolean contrast)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 200, 20);
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  double inked = 0;
  int lines = 0;

  sol_hatch_append (snapshot, &bounds, &(GdkRGBA){ 0, 0, 0, 1 }, contrast);
  g_autoptr (GskRenderNode) node = gtk_snapshot_to_node (snapshot);
  g_assert_true (gsk_renderer_realize (renderer, NULL, NULL));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &bounds);
  gsk_renderer_unrealize (renderer);
  g_autoptr (Picture) picture = picture_new (texture);
  guchar most = 0;
  for (int x = 0; x < picture->width; x++)
    most = MAX (most, get_pixel (picture, x, 10)[3]);
  for (int x = 1; x < picture->width; x++)
    {
      inked += get_pixel (picture, x, 10)[3] / (double) most;
      lines += get_pixel (picture, x, 10)[3] > most / 2 && get_pixel (picture, x - 1, 10)[3] <= most / 2;
    }
  g_assert_cmpint (lines, >, 5);
  /* A row crosses the lines at 45°. */
  return inked / lines / G_SQRT2;
}

static void
test_hatch (void)
{
  g_assert_cmpfloat_with_epsilon (measure_hatch (FALSE), 2, 0.3);
  g_assert_cmpfloat_with_epsilon (measure_hatch (TRUE), 4, 0.4);
}

/* The style sheets in the manner of AdwApplication. */
static GtkStyleProvider *
load_sheet (const char *name, guint more)
{
  GtkCssProvider *provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (PREFIX, name, NULL);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + more);
  return GTK_STYLE_PROVIDER (provider);
}

static void
test_cards (void)
{
  static const SolChoice choices[] = {
    { .id = "manual",
      .icon_name = "list-add-symbolic",
      .title = "Manual",
      .line = "",
      .selected = TRUE,
      .sensitive = TRUE },
    { .id = "green", .icon_name = "list-add-symbolic", .title = "Green", .line = "", .sensitive = TRUE }
  };
  GtkWidget *group = sol_choice_group_new ("Charge mode");

  chart_picture_set_style (FALSE, TRUE);
  g_autoptr (GtkStyleProvider) style = load_sheet ("style.css", 0);
  g_autoptr (GtkStyleProvider) contrast = load_sheet ("style-hc.css", 1);
  sol_choice_group_show (SOL_CHOICE_GROUP (group), choices, G_N_ELEMENTS (choices));
  GtkWindow *window = chart_picture_show (group, 400);
  GdkRGBA text = look_up (window, "card_fg_color");
  GdkRGBA accent = look_up (window, "accent_color");
  GtkWidget *selected = find (GTK_WIDGET (window), "button", "selected", NULL);
  GtkWidget *other = find (GTK_WIDGET (window), "button", "choice-card", "selected");

  g_assert_cmpint (measure_outline (window, selected, &accent), ==, 3);
  g_assert_cmpint (measure_outline (window, other, &text), ==, 2);
  chart_picture_close (window);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), style);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), contrast);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();
  chart_scene_plain_icons = TRUE;
  g_test_add_func ("/contrast/hatch", test_hatch);
  g_test_add_data_func ("/contrast/tints/light", GINT_TO_POINTER (FALSE), test_tints);
  g_test_add_data_func ("/contrast/tints/dark", GINT_TO_POINTER (TRUE), test_tints);
  g_test_add_data_func ("/contrast/week/light", GINT_TO_POINTER (FALSE), test_week);
  g_test_add_data_func ("/contrast/week/dark", GINT_TO_POINTER (TRUE), test_week);
  g_test_add_data_func ("/contrast/cheap-hours/light", GINT_TO_POINTER (FALSE), test_cheap_hours);
  g_test_add_data_func ("/contrast/cheap-hours/dark", GINT_TO_POINTER (TRUE), test_cheap_hours);
  g_test_add_func ("/contrast/cards", test_cards);
  return g_test_run ();
}
