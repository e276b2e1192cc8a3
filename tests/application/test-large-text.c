/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-charts-css.h"
#include "schedule/sol-schedule-page.h"
#include "sol-code-boxes.h"
#include "sol-page-table.h"
#include "sol-subpage-table.h"
#include "sol-week-tile.h"
#include "widget-test.h"
#include "window-scene.h"

/* Text of twice its size fits into the narrowest window, light and dark: nothing asks for more, and no label
 * is cut short. */

#define NARROWEST 360
#define FRAME 10 /* that the toolkit draws around a window here */
#define NORMAL_DPI (96 * 1024)

static void
set_text_size (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", NORMAL_DPI * percent / 100, NULL);
}

/* What the application loads by itself. */
static void
load_style (const char *file, gboolean wanted)
{
  g_autofree char *path = g_strconcat ("/io/github/solarium/Solarium/", file, NULL);
  g_autoptr (GtkCssProvider) style = g_object_new (GTK_TYPE_CSS_PROVIDER, NULL);
  GdkDisplay *display = gdk_display_get_default ();
  GtkStyleProvider *before = g_object_get_data (G_OBJECT (display), file);

  if (before != NULL)
    gtk_style_context_remove_provider_for_display (display, before);
  g_object_set_data (G_OBJECT (display), file, NULL);
  if (!wanted)
    return;
  gtk_css_provider_load_from_resource (style, path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data_full (G_OBJECT (display), file, g_steal_pointer (&style), g_object_unref);
}

static void
set_dark (gboolean dark)
{
  load_style ("style-dark.css", dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  sol_charts_load_css (gdk_display_get_default (), dark, FALSE);
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static gboolean
is_on_screen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget);
}

/* What asks for more than there is: the innermost such widgets. */
static gboolean
name_culprits (GtkWidget *widget, GString *names)
{
  gboolean below = FALSE;

  if (!is_on_screen (widget) || least_width (widget) <= NARROWEST)
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    below = name_culprits (child, names) || below;
  if (!below)
    {
      g_string_append_printf (names, "%s needs %d: ", G_OBJECT_TYPE_NAME (widget), least_width (widget));
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_string_append_printf (names, "%s %d, ", G_OBJECT_TYPE_NAME (child), least_width (child));
      g_autofree char *words = widget_read (widget);
      g_string_append_printf (names, "\n%s", words);
    }
  return TRUE;
}

static void
name_cut_labels (GtkWidget *widget, GString *names)
{
  if (!is_on_screen (widget))
    return;
  /* The title of a header bar is the toolkit's; what it says is said again on the page or in the list. So is
   * the hint in an empty field, which goes when one types. */
  if (ADW_IS_WINDOW_TITLE (widget) || GTK_IS_TEXT (widget))
    return;
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    g_string_append_printf (names, "“%s” is cut short\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_cut_labels (child, names);
}

static void
assert_window_fits (GtkWindow *window, GtkWidget *content, const char *name)
{
  static const int sizes[] = { 125, 150, 200 };
  g_autoptr (GString) troubles = g_string_new (NULL);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      set_dark (i % 2 != 0);
      set_text_size (sizes[i / 2]);
      for (guint turn = 0; turn < 5; turn++)
        widget_settle ();
      gsize before = troubles->len;
      name_culprits (content, troubles);
      name_cut_labels (content, troubles);
      if (gtk_widget_get_width (GTK_WIDGET (window)) > NARROWEST)
        g_string_append_printf (troubles, "The window has grown to %d\n",
                                gtk_widget_get_width (GTK_WIDGET (window)));
      if (troubles->len > before)
        g_string_append_printf (troubles, "(%s, %d %%, %s)\n", name, sizes[i / 2],
                                i % 2 != 0 ? "dark" : "light");
    }
  set_text_size (100);
  set_dark (FALSE);
  if (troubles->len > 0)
    g_error ("%s", troubles->str);
}

static void
assert_fits (WindowScene *self, const char *name)
{
  assert_window_fits (GTK_WINDOW (self->window),
                      adw_application_window_get_content (ADW_APPLICATION_WINDOW (self->window)), name);
}

static WindowScene *
open_scene (const char *scenario)
{
  WindowScene *self = window_scene_new (scenario, NULL);

  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROWEST + FRAME, 720);
  for (guint i = 0; i < 10; i++)
    widget_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), ==, NARROWEST);
  return self;
}

static void
type_and_sign_in (WindowScene *self, const char *account, const char *password)
{
  GtkWidget *root = GTK_WIDGET (self->window);

  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_ENTRY_ROW)), account);
  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, ADW_TYPE_PASSWORD_ENTRY_ROW)), password);
  g_signal_emit_by_name (widget_find_button (root, "Sign In"), "clicked");
  model_fixture_advance (self->fixture, 1);
  window_scene_settle (self);
}

static void
test_sign_in (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");

  assert_fits (self, "sign-in");
  type_and_sign_in (self, SOL_SIMULATOR_OWNER, "moonshine");
  widget_assert_reads (GTK_WIDGET (self->window), "Email or password is not right.");
  assert_fits (self, "sign-in refused");
}

static void
test_code (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");
  GtkWidget *root = GTK_WIDGET (self->window);

  type_and_sign_in (self, SOL_SIMULATOR_MFA, SOL_SIMULATOR_PASSWORD);
  widget_assert_reads (root, "Check Your Email");
  assert_fits (self, "code");
  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, SOL_TYPE_CODE_BOXES)), "000000");
  model_fixture_advance (self->fixture, 31);
  window_scene_settle (self);
  widget_assert_reads (root, "That code is not right.");
  assert_fits (self, "code refused");
}

static void
test_picker (void)
{
  g_autoptr (WindowScene) self = open_scene ("five-sites");
  GtkWidget *root = GTK_WIDGET (self->window);

  window_scene_sign_in (self);
  g_assert_cmpstr (sol_window_get_face (self->window), ==, "picker");
  assert_fits (self, "picker");
  sol_home_choose_site (self->fixture->home, "5117263", NULL);
  window_scene_settle (self);
  window_scene_act (self, "win.all-sites");
  widget_assert_reads (root, "Last used");
  assert_fits (self, "picker with the last one");
  gtk_editable_set_text (GTK_EDITABLE (widget_find (root, GTK_TYPE_SEARCH_ENTRY)),
                         "A Long Name of Some House");
  g_signal_emit_by_name (widget_find (root, GTK_TYPE_SEARCH_ENTRY), "search-changed");
  widget_settle ();
  assert_fits (self, "picker without a match");
}

static void
test_picker_failed (void)
{
  g_autoptr (WindowScene) self = open_scene ("five-sites");

  window_scene_sign_in (self);
  model_fixture_stop (self->fixture);
  window_scene_act (self, "win.refresh");
  window_scene_settle (self);
  assert_fits (self, "picker without an answer");
}

static void
test_picker_empty (void)
{
  g_autoptr (WindowScene) self = open_scene ("home");

  type_and_sign_in (self, "nosite@example.org", SOL_SIMULATOR_PASSWORD);
  widget_assert_reads (GTK_WIDGET (self->window), "No Sites Yet");
  assert_fits (self, "picker without a site");
}

static void
test_home (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");

  window_scene_sign_in (self);
  widget_assert_reads (GTK_WIDGET (self->window), "Running on solar");
  assert_fits (self, "overview");
  window_scene_act (self, "win.toggle-list");
  widget_assert_reads (GTK_WIDGET (self->window), "Updated");
  assert_fits (self, "list");
}

/* Every page that there is, as its table says. */
static void
test_pages (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");
  guint n_rows;
  const SolPageRow *rows = sol_page_table_get (&n_rows);

  window_scene_sign_in (self);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_true (sol_window_open_page (self->window, rows[i].name));
      window_scene_settle (self);
      assert_fits (self, rows[i].name);
    }
}

static void
test_subpages (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");
  guint n_rows;
  const SolSubpageRow *rows = sol_subpage_table_get (&n_rows);

  window_scene_sign_in (self);
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].from_outside)
      {
        gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-subpage", "(ss)", rows[i].name, "");
        window_scene_settle (self);
        widget_assert_reads (GTK_WIDGET (self->window), sol_subpage_row_get_title (&rows[i]));
        assert_fits (self, rows[i].name);
      }
}

/* What stands on a block of the week is as large as it wants to be, and stays inside of the block. */
static guint
name_spilt_blocks (GtkWidget *widget, GString *names)
{
  guint written = 0;

  if (!is_on_screen (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!SOL_IS_WEEK_TILE (widget) || !GTK_IS_LABEL (child) || !is_on_screen (child))
        {
          written += name_spilt_blocks (child, names);
          continue;
        }
      graphene_rect_t bounds;
      g_assert_true (gtk_widget_compute_bounds (child, widget, &bounds));
      int wanted, high;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &high, NULL, NULL);
      if (wanted > gtk_widget_get_width (widget) || (float) high > bounds.size.height
          || bounds.origin.y + (float) high > (float) gtk_widget_get_height (widget))
        g_string_append_printf (names, "“%s” does not fit\n", gtk_label_get_text (GTK_LABEL (child)));
      written++;
    }
  return written;
}

static void
assert_week_fits (WindowScene *self, int width, int percent)
{
  GtkWidget *root = sol_window_get_page (self->window);
  g_autoptr (GString) troubles = g_string_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (self->window), width + FRAME, 720);
  for (guint turn = 0; turn < 5; turn++)
    widget_settle ();
  name_cut_labels (root, troubles);
  guint written = name_spilt_blocks (root, troubles);
  /* Seven nights and two afternoons, unless there is a list instead. */
  if (widget_find (root, SOL_TYPE_WEEK_TILE) != NULL && written != 9)
    g_string_append_printf (troubles, "%u blocks say something\n", written);
  if (troubles->len > 0)
    g_error ("%s(%d pixels, %d %%)", troubles->str, width, percent);
}

/* Once there and once back is what a page may need that wants less while it is narrow. */
static void
folded_cb (guint *turns)
{
  g_assert_cmpuint (++*turns, <=, 2);
}

static void
open_schedule (WindowScene *self)
{
  g_assert_true (sol_window_open_page (self->window, "charger"));
  model_fixture_advance (self->fixture, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-subpage", "(ss)", "schedule", "");
  window_scene_settle (self);
  widget_assert_reads (GTK_WIDGET (self->window), "On the charger");
}

/* The week takes a shorter form where there is less room for the words of its blocks, and cuts none. */
static void
test_week (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");
  static const int sizes[] = { 100, 125, 150, 200 };
  guint turns = 0;

  window_scene_sign_in (self);
  g_signal_connect_swapped (widget_find (GTK_WIDGET (self->window), ADW_TYPE_LEAFLET), "notify::folded",
                            G_CALLBACK (folded_cb), &turns);
  open_schedule (self);
  /* One that is selected has the thicker border. */
  SolSchedulePage *page = SOL_SCHEDULE_PAGE (sol_window_get_page (self->window));
  const SolScheduleSlot *afternoon = g_ptr_array_index (sol_schedule_page_get_draft (page)->mine->slots, 1);
  sol_schedule_page_set_selected (page, afternoon->id);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      set_text_size (sizes[i]);
      for (int width = 1100; width >= NARROWEST; width -= i == 0 ? 20 : 100)
        {
          turns = 0;
          assert_week_fits (self, width, sizes[i]);
        }
      /* And not wide and narrow by turns where it only just has room. */
      for (int width = 560; width <= (i == 0 ? 760 : 1100); width += i == 0 ? 10 : 60)
        {
          turns = 0;
          assert_week_fits (self, width, sizes[i]);
        }
    }
  set_text_size (100);
}

/* What has changed is said whole, too. */
static void
test_draft (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  window_scene_sign_in (self);
  open_schedule (self);
  SolSchedulePage *page = SOL_SCHEDULE_PAGE (sol_window_get_page (self->window));
  const SolScheduleSlot *night = g_ptr_array_index (sol_schedule_page_get_draft (page)->mine->slots, 0);
  g_autofree char *id = g_strdup (night->id);
  edit.end = 300;
  edit.amps = 16;
  g_assert_true (sol_schedule_page_edit (page, id, &edit, NULL));
  sol_schedule_page_set_selected (page, id);
  window_scene_settle (self);
  widget_assert_reads (GTK_WIDGET (page), "2 unsaved changes");
  assert_fits (self, "draft");
}

static void
test_offline (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");

  window_scene_sign_in (self);
  model_fixture_stop (self->fixture);
  for (guint i = 0; i < 5; i++)
    {
      window_scene_act (self, "win.refresh");
      window_scene_settle (self);
    }
  widget_assert_reads (GTK_WIDGET (self->window), "No internet connection.");
  widget_assert_reads (GTK_WIDGET (self->window), "Could not refresh");
  assert_fits (self, "offline");
}

/* A toast does not make the window wider: what does not fit into it would be cut off. */
static void
test_charger (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");

  window_scene_sign_in (self);
  g_assert_true (sol_window_open_page (self->window, "charger"));
  model_fixture_advance (self->fixture, 1);
  window_scene_settle (self);
  assert_fits (self, "charger");
}

static void
test_toast (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");
  static const int sizes[] = { 100, 125, 150, 200 };

  window_scene_sign_in (self);
  model_fixture_stop (self->fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      set_text_size (sizes[i]);
      window_scene_act (self, "win.refresh");
      window_scene_settle (self);
      GtkWidget *toast = widget_find (GTK_WIDGET (self->window), g_type_from_name ("AdwToastWidget"));
      graphene_rect_t text, close;
      widget_assert_reads (toast, "Could not refresh");
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (toast), toast, &text));
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (toast), toast, &close));
      g_assert_cmpfloat (text.origin.x, >=, 0);
      g_assert_cmpfloat (close.origin.x + close.size.width, <=, gtk_widget_get_width (toast));
      g_assert_cmpint (gtk_widget_get_width (toast), <=, NARROWEST);
    }
  set_text_size (100);
}

static void
test_error (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");

  g_free (model_fixture_ask (
      self->fixture, "POST", "faults",
      "[{\"path\": \"/service/*\", \"what\": \"status\", \"value\": 503, \"times\": -1},"
      " {\"path\": \"/systems/*\", \"what\": \"status\", \"value\": 503, \"times\": -1},"
      " {\"path\": \"/pv/*\", \"what\": \"status\", \"value\": 503, \"times\": -1},"
      " {\"path\": \"/app-api/*/*\", \"what\": \"status\", \"value\": 503, \"times\": -1}]"));
  window_scene_sign_in (self);
  widget_assert_reads (GTK_WIDGET (self->window), "Enphase Is Not Answering");
  assert_fits (self, "error");
}

static void
test_session_over (void)
{
  g_autoptr (WindowScene) self = open_scene ("mockup");

  window_scene_sign_in (self);
  g_free (model_fixture_ask (self->fixture, "POST", "faults",
                             "[{\"path\": \"*\", \"what\": \"status\", \"value\": 401, \"times\": -1}]"));
  model_fixture_advance (self->fixture, 20 * 60);
  widget_settle ();
  widget_assert_reads (GTK_WIDGET (self->window), "You have been signed out.");
  assert_fits (self, "signed out");
}

static void
test_commands (void)
{
  g_autoptr (WindowScene) self = open_scene ("unplugged");

  window_scene_sign_in (self);
  window_scene_act (self, "win.commands");
  GtkWindow *palette = window_scene_get_dialog (self);
  gtk_window_set_default_size (palette, NARROWEST, 460);
  widget_settle ();
  widget_assert_reads (GTK_WIDGET (palette), "Plug the car in first");
  assert_window_fits (palette, adw_window_get_content (ADW_WINDOW (palette)), "commands");
}

static void
test_states_of_home (void)
{
  static const char *const scenarios[] = { "no-battery", "solar-only", "outage", "storm", "safe-limit" };

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autoptr (WindowScene) self = open_scene (scenarios[i]);
      window_scene_sign_in (self);
      assert_fits (self, scenarios[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!widget_test_init ())
    return 77;
  load_style ("style.css", TRUE);
  g_test_add_func ("/large-text/sign-in", test_sign_in);
  g_test_add_func ("/large-text/code", test_code);
  g_test_add_func ("/large-text/picker", test_picker);
  g_test_add_func ("/large-text/picker-failed", test_picker_failed);
  g_test_add_func ("/large-text/picker-empty", test_picker_empty);
  g_test_add_func ("/large-text/home", test_home);
  g_test_add_func ("/large-text/pages", test_pages);
  g_test_add_func ("/large-text/subpages", test_subpages);
  g_test_add_func ("/large-text/week", test_week);
  g_test_add_func ("/large-text/draft", test_draft);
  g_test_add_func ("/large-text/offline", test_offline);
  g_test_add_func ("/large-text/charger", test_charger);
  g_test_add_func ("/large-text/toast", test_toast);
  g_test_add_func ("/large-text/error", test_error);
  g_test_add_func ("/large-text/session-over", test_session_over);
  g_test_add_func ("/large-text/commands", test_commands);
  g_test_add_func ("/large-text/states-of-home", test_states_of_home);
  return g_test_run ();
}
