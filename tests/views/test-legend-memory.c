/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_SETTINGS_ENABLE_BACKEND

#include "sol-legend-memory.h"
#include "sol-today-card.h"
#include "widget-test.h"

#include <gio/gsettingsbackend.h>

static GSettings *
make_settings (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend ("io.github.solarium.Solarium", backend);
}

static GtkWindow *
show_card (GSettings *settings)
{
  GtkWidget *window = gtk_window_new ();

  sol_legend_memory_attach (window, settings);
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (SOL_TYPE_TODAY_CARD, NULL));
  gtk_window_present (GTK_WINDOW (window));
  widget_settle ();
  return GTK_WINDOW (window);
}

static GtkToggleButton *
find_chip (GtkWindow *window, const char *label)
{
  return GTK_TOGGLE_BUTTON (widget_find_button (GTK_WIDGET (window), label));
}

static void
assert_stored (GSettings *settings, const char *text)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, "hidden-series");
  g_autofree char *is = g_variant_print (value, FALSE);

  g_assert_cmpstr (is, ==, text);
}

/* What is switched off stays off in the next window; all is on where nothing was chosen. */
static void
test_kept (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  GtkWindow *window = show_card (settings);

  g_assert_true (gtk_toggle_button_get_active (find_chip (window, "Production")));
  g_assert_true (gtk_toggle_button_get_active (find_chip (window, "Consumption")));
  g_assert_true (gtk_toggle_button_get_active (find_chip (window, "Battery level")));
  assert_stored (settings, "{}");
  gtk_toggle_button_set_active (find_chip (window, "Consumption"), FALSE);
  assert_stored (settings, "{'today': ['consumption']}");
  widget_destroy (window);

  window = show_card (settings);
  g_assert_true (gtk_toggle_button_get_active (find_chip (window, "Production")));
  g_assert_false (gtk_toggle_button_get_active (find_chip (window, "Consumption")));
  gtk_toggle_button_set_active (find_chip (window, "Battery level"), FALSE);
  assert_stored (settings, "{'today': ['consumption', 'battery-level']}");
  /* The last one cannot be switched off, and that is not kept either. */
  gtk_toggle_button_set_active (find_chip (window, "Production"), FALSE);
  g_assert_true (gtk_toggle_button_get_active (find_chip (window, "Production")));
  assert_stored (settings, "{'today': ['consumption', 'battery-level']}");
  gtk_toggle_button_set_active (find_chip (window, "Consumption"), TRUE);
  gtk_toggle_button_set_active (find_chip (window, "Battery level"), TRUE);
  assert_stored (settings, "{}");
  widget_destroy (window);
}

/* Each chart has its own. */
static void
test_charts (void)
{
  g_autoptr (GSettings) settings = make_settings ();

  g_settings_set_value (settings, "hidden-series",
                        g_variant_new_parsed ("{'energy': ['grid'], 'today': ['production', 'nothing']}"));
  GtkWindow *window = show_card (settings);
  g_assert_false (gtk_toggle_button_get_active (find_chip (window, "Production")));
  gtk_toggle_button_set_active (find_chip (window, "Production"), TRUE);
  assert_stored (settings, "{'energy': ['grid']}");
  widget_destroy (window);
}

static void
test_without (void)
{
  GtkWindow *window = show_card (NULL);
  g_auto (GStrv) hidden = sol_legend_memory_get_hidden (GTK_WIDGET (window), "today");

  g_assert_cmpuint (g_strv_length (hidden), ==, 0);
  gtk_toggle_button_set_active (find_chip (window, "Production"), FALSE);
  g_assert_false (gtk_toggle_button_get_active (find_chip (window, "Production")));
  widget_destroy (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  g_test_add_func ("/legend-memory/kept", test_kept);
  g_test_add_func ("/legend-memory/charts", test_charts);
  g_test_add_func ("/legend-memory/without", test_without);
  return g_test_run ();
}
