/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "overview-scenes.h"

#include "sol-charts-css.h"

static GtkCssProvider *dark_provider;

static GtkCssProvider *
load_css (const char *path, int priority)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + priority);
  return g_steal_pointer (&provider);
}

gboolean
overview_scene_init (void)
{
  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  GdkDisplay *display = gdk_display_get_default ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/io/github/solarium/Solarium/icons");
  g_object_unref (load_css ("/io/github/solarium/Solarium/style.css", 1));
  overview_scene_set_dark (FALSE);
  return TRUE;
}

void
overview_scene_set_dark (gboolean dark)
{
  GdkDisplay *display = gdk_display_get_default ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  sol_charts_load_css (display, dark, FALSE);
  if (dark && dark_provider == NULL)
    dark_provider = load_css ("/io/github/solarium/Solarium/style-dark.css", 2);
  else if (!dark && dark_provider != NULL)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (dark_provider));
      g_clear_object (&dark_provider);
    }
}

static void
toast_cb (OverviewScene *self, const char *text)
{
  g_ptr_array_add (self->toasts, g_strdup (text));
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_frames (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static OverviewScene *
show (OverviewScene *self, SolClock *clock, SolSite *site, int width)
{
  GtkWidget *page = sol_overview_page_new (clock);

  self->toasts = g_ptr_array_new_with_free_func (g_free);
  self->page = SOL_OVERVIEW_PAGE (page);
  g_signal_connect_swapped (page, "toast", G_CALLBACK (toast_cb), self);
  sol_overview_page_set_site (self->page, site);
  /* The margins that the window gives a page. */
  int margin = width < 420 ? 12 : 24;
  gtk_widget_set_margin_start (page, margin);
  gtk_widget_set_margin_end (page, margin);
  gtk_widget_set_margin_top (page, 6);
  gtk_widget_set_margin_bottom (page, margin);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "background");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), page);
  self->window = g_object_new (GTK_TYPE_WINDOW, "decorated", FALSE, "default-width", width + 2 * margin,
                               "child", box, NULL);
  gtk_window_present (self->window);
  for (guint i = 0; i < 200 && !gtk_widget_get_mapped (page); i++)
    run_frames (10);
  run_frames (100);
  return self;
}

OverviewScene *
overview_scene_new (const char *scenario, const char *start, int width)
{
  OverviewScene *self = g_new0 (OverviewScene, 1);

  self->fixture = model_fixture_new (scenario, start);
  SolSite *site = model_fixture_open_site (self->fixture);
  return show (self, self->fixture->clock, site, width);
}

OverviewScene *
overview_scene_new_empty (int width)
{
  OverviewScene *self = g_new0 (OverviewScene, 1);
  g_autoptr (SolClock) clock = sol_clock_new_test (1781353800 * SOL_SECOND);

  return show (self, clock, NULL, width);
}

void
overview_scene_free (OverviewScene *self)
{
  gtk_window_destroy (self->window);
  run_frames (10);
  g_clear_pointer (&self->fixture, model_fixture_free);
  g_ptr_array_unref (self->toasts);
  g_free (self);
}

void
overview_scene_settle (OverviewScene *self)
{
  if (self->fixture != NULL)
    model_fixture_settle (self->fixture);
  run_frames (500);
}

void
overview_scene_cut (OverviewScene *self)
{
  model_fixture_stop (self->fixture);
  for (guint i = 0; i < 40; i++)
    {
      SolSite *site = sol_home_get_site (self->fixture->home);
      if (sol_site_get_condition (site)->link == SOL_LINK_OFFLINE)
        break;
      sol_clock_test_advance (self->fixture->clock, 30 * SOL_SECOND);
      model_fixture_settle (self->fixture);
    }
  overview_scene_settle (self);
}

GtkWidget *
overview_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (text == NULL
          || (GTK_IS_LABEL (root) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = overview_find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}
