/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widget-test.h"

#include "sol-charts-css.h"

#define QUIET_TURNS 5

gboolean
widget_test_init (void)
{
  if (!gtk_init_check ())
    return FALSE;
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  sol_charts_load_css (gdk_display_get_default (), FALSE, FALSE);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/solarium/Solarium/icons");
  return TRUE;
}

/* Hidden are also the pages of a stack that are not shown. */
static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget);
}

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *root, Matches matches, gconstpointer data)
{
  if (!is_shown (root))
    return NULL;
  if (matches (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

GtkWidget *
widget_find (GtkWidget *root, GType type)
{
  return find (root, is_of_type, &type);
}

static gboolean
reads (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_button_that_reads (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && find (widget, reads, label) != NULL;
}

GtkWidget *
widget_find_button (GtkWidget *root, const char *label)
{
  return find (root, is_button_that_reads, label);
}

static void
collect (GtkWidget *widget, GString *words)
{
  if (!is_shown (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_REVEALER (widget) && !gtk_revealer_get_reveal_child (GTK_REVEALER (widget)))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

char *
widget_read (GtkWidget *root)
{
  GString *words = g_string_new (NULL);

  collect (root, words);
  return g_string_free (words, FALSE);
}

void
widget_assert_reads (GtkWidget *root, const char *text)
{
  g_autofree char *words = widget_read (root);

  if (strstr (words, text) == NULL)
    g_error ("“%s” is not on screen, but:\n%s", text, words);
}

void
widget_assert_reads_not (GtkWidget *root, const char *text)
{
  g_autofree char *words = widget_read (root);

  if (strstr (words, text) != NULL)
    g_error ("“%s” is on screen:\n%s", text, words);
}

void
widget_settle (void)
{
  for (guint quiet = 0; quiet < QUIET_TURNS;)
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet = 0;
      else
        {
          quiet++;
          g_usleep (2000);
        }
    }
}

void
widget_destroy (GtkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (window);
  widget_settle ();
  g_assert_null (weak);
}
