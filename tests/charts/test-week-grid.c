/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-week-grid"

#include "chart-picture.h"
#include "chart-rig.h"
#include "sol-week-grid-private.h"

#define AT(h, m) ((h) *60 + (m))
#define WIDTH 521

/* A small editor: it does what the grid says, and notes it. */
typedef struct
{
  SolWeekGrid *grid;
  GtkWindow *window;
  GArray *blocks; /* (element-type SolWeekBlock) */
  const char *selected;
  GString *said;
} Editor;

static void
show (Editor *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      SolWeekBlock *block = &g_array_index (self->blocks, SolWeekBlock, i);
      block->selected = g_strcmp0 (block->id, self->selected) == 0;
    }
  sol_week_grid_set_blocks (self->grid, (const SolWeekBlock *) (gpointer) self->blocks->data,
                            self->blocks->len);
}

static void
selected_cb (Editor *self, const char *id, int day)
{
  g_string_append_printf (self->said, "select %s %d;", id != NULL ? id : "-", day);
  self->selected = id != NULL ? g_intern_string (id) : NULL;
  show (self);
}

static void
activated_cb (Editor *self, const char *id, int day)
{
  g_string_append_printf (self->said, "activate %s %d;", id, day);
}

static void
shift (Editor *self, const char *id, SolWeekAct act, int minutes, int days)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      SolWeekBlock *block = &g_array_index (self->blocks, SolWeekBlock, i);
      if (g_strcmp0 (block->id, id) == 0)
        block->span = sol_week_grid_shift (act, &block->span, minutes, days);
    }
  show (self);
}

static void
moved_cb (Editor *self, const char *id, int minutes, int days)
{
  g_string_append_printf (self->said, "move %s %d %d;", id, minutes, days);
  shift (self, id, SOL_WEEK_MOVE, minutes, days);
}

static void
resized_cb (Editor *self, const char *id, gboolean end, int minutes)
{
  g_string_append_printf (self->said, "resize %s %s %d;", id, end ? "end" : "start", minutes);
  shift (self, id, end ? SOL_WEEK_RESIZE_END : SOL_WEEK_RESIZE_START, minutes, 0);
}

static void
deleted_cb (Editor *self, const char *id)
{
  g_string_append_printf (self->said, "delete %s;", id);
}

static void
toggled_cb (Editor *self, const char *id, int day)
{
  SolWeekBlock copy = { .id = NULL };
  gboolean there = FALSE;

  g_string_append_printf (self->said, "toggle %s %d;", id, day);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SolWeekBlock *block = &g_array_index (self->blocks, SolWeekBlock, i);
      if (g_strcmp0 (block->id, id) != 0)
        continue;
      copy = *block;
      if (block->span.day != day)
        continue;
      g_array_remove_index (self->blocks, i);
      there = TRUE;
      break;
    }
  copy.span.day = day;
  if (!there)
    g_array_append_val (self->blocks, copy);
  show (self);
}

static void
drawn_cb (Editor *self, int day, int start, int end)
{
  g_string_append_printf (self->said, "draw %d %d-%d;", day, start, end);
}

static void
add (Editor *self, const char *id, int day, int start, int end)
{
  static const char *const forms[] = { "title\n16 A", "title", NULL };
  SolWeekBlock block = { .id = id,
                         .span = { day, start, end },
                         .forms = forms,
                         .label = id,
                         .description = id,
                         .css_class = "car",
                         .enabled = TRUE };

  g_array_append_val (self->blocks, block);
}

/* "night" 23:00 to 06:00 on Monday to Wednesday and Sunday, "noon" 11:00 to 15:30 at the weekend. */
static void
open_editor (Editor *self)
{
  static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

  *self = (Editor){ .grid = sol_week_grid_new (), .said = g_string_new (NULL) };
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SolWeekBlock));
  g_object_ref_sink (self->grid);
  add (self, "night", 1, AT (23, 0), AT (6, 0));
  add (self, "night", 2, AT (23, 0), AT (6, 0));
  add (self, "night", 3, AT (23, 0), AT (6, 0));
  add (self, "noon", 6, AT (11, 0), AT (15, 30));
  add (self, "noon", 7, AT (11, 0), AT (15, 30));
  add (self, "night", 7, AT (23, 0), AT (6, 0));
  sol_week_grid_set_days (self->grid, names, 1);
  sol_week_grid_set_now (self->grid, 6, AT (14, 30));
  show (self);
  g_signal_connect_swapped (self->grid, "block-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->grid, "block-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->grid, "block-moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->grid, "block-resized", G_CALLBACK (resized_cb), self);
  g_signal_connect_swapped (self->grid, "block-deleted", G_CALLBACK (deleted_cb), self);
  g_signal_connect_swapped (self->grid, "day-toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->grid, "ground-drawn", G_CALLBACK (drawn_cb), self);
  self->window = chart_picture_show (GTK_WIDGET (self->grid), WIDTH);
  chart_picture_settle (self->window, 50);
}

static void
close_editor (Editor *self)
{
  chart_picture_close (self->window);
  g_assert_finalize_object (self->grid);
  g_array_unref (self->blocks);
  g_string_free (self->said, TRUE);
}

static void
assert_said (Editor *self, const char *wanted)
{
  g_assert_cmpstr (self->said->str, ==, wanted);
  g_string_truncate (self->said, 0);
}

static double
x_of (Editor *self, int day)
{
  int column = sol_week_geometry_column (&self->grid->geometry, day);

  return sol_week_geometry_left (&self->grid->geometry, column) + 20;
}

static double
y_of (Editor *self, int minute)
{
  return sol_week_geometry_top (&self->grid->geometry, minute);
}

static void
drag (Editor *self, int day, double minute, int to_day, double to_minute, gboolean ctrl)
{
  double x = x_of (self, day), y = y_of (self, 0) + minute / 1440 * self->grid->geometry.height;
  double to_x = x_of (self, to_day), to_y = y_of (self, 0) + to_minute / 1440 * self->grid->geometry.height;

  sol_week_grid_press (self->grid, x, y);
  for (int i = 1; i <= 4; i++)
    sol_week_grid_drag_to (self->grid, x + (to_x - x) * i / 4, y + (to_y - y) * i / 4, ctrl);
}

static SolWeekTile *
find_tile (Editor *self, const char *id, int day, gboolean second)
{
  for (guint i = 0; i < self->grid->tiles->len; i++)
    if (sol_week_tile_is (g_ptr_array_index (self->grid->tiles, i), id, day, second))
      return g_ptr_array_index (self->grid->tiles, i);
  return NULL;
}

static void
test_move (void)
{
  Editor self;

  open_editor (&self);
  drag (&self, 6, AT (13, 0), 6, AT (14, 0), FALSE);
  g_assert_cmpstr (sol_week_grid_get_saying (self.grid), ==, "12:00 – 16:30");
  g_assert_cmpint (sol_week_tile_get_part (find_tile (&self, "noon", 7, FALSE))->start, ==, AT (12, 0));
  sol_week_grid_drop (self.grid);
  assert_said (&self, "select noon 6;move noon 60 0;");
  g_assert_null (sol_week_grid_get_saying (self.grid));
  /* Either half of a night moves both, and to other days too. */
  drag (&self, 2, AT (3, 0), 3, AT (2, 0), FALSE);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "select night 1;move night -60 1;");
  g_assert_cmpint (sol_week_grid_get_current_day (self.grid), ==, 2);
  /* A press that hardly moves is no drag, and a fixed block does not move. */
  sol_week_grid_press (self.grid, x_of (&self, 6), y_of (&self, AT (13, 0)));
  g_assert_false (
      sol_week_grid_drag_to (self.grid, x_of (&self, 6) + 2, y_of (&self, AT (13, 0)) + 2, FALSE));
  sol_week_grid_drop (self.grid);
  sol_week_grid_set_editable (self.grid, FALSE);
  drag (&self, 6, AT (13, 0), 6, AT (14, 0), FALSE);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "");
  close_editor (&self);
}

static void
test_resize (void)
{
  Editor self;

  open_editor (&self);
  drag (&self, 6, AT (11, 3), 6, AT (10, 3), FALSE);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "select noon 6;resize noon start -60;");
  drag (&self, 7, AT (15, 25), 7, AT (16, 0), FALSE);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "resize noon end 30;");
  /* The end of a night stands on the next day. */
  drag (&self, 2, AT (5, 50), 2, AT (4, 50), FALSE);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "select night 1;resize night end -60;");
  close_editor (&self);
}

static void
test_overlap (void)
{
  Editor self;

  open_editor (&self);
  drag (&self, 7, AT (13, 0), 7, AT (22, 0), FALSE);
  g_assert_cmpstr (sol_week_grid_get_saying (self.grid), ==, "Overlaps 23:00 – 06:00");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_tile (&self, "noon", 7, FALSE)), "overlap"));
  sol_week_grid_drop (self.grid);
  assert_said (&self, "select noon 7;");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_tile (&self, "noon", 7, FALSE)), "overlap"));
  g_assert_cmpint (sol_week_tile_get_part (find_tile (&self, "noon", 7, FALSE))->start, ==, AT (11, 0));
  /* Esc ends a drag that could be dropped. */
  drag (&self, 7, AT (13, 0), 7, AT (14, 0), FALSE);
  sol_week_grid_cancel_drag (self.grid);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "");
  close_editor (&self);
}

static void
test_draw (void)
{
  Editor self;

  open_editor (&self);
  drag (&self, 4, AT (12, 2), 4, AT (9, 58), FALSE);
  g_assert_nonnull (find_tile (&self, NULL, 4, FALSE));
  sol_week_grid_drop (self.grid);
  assert_said (&self, "draw 4 600-720;");
  g_assert_null (find_tile (&self, NULL, 4, FALSE));
  drag (&self, 6, AT (9, 0), 6, AT (12, 0), FALSE);
  g_assert_cmpstr (sol_week_grid_get_saying (self.grid), ==, "Overlaps 11:00 – 15:30");
  sol_week_grid_drop (self.grid);
  assert_said (&self, "");
  /* Ctrl adds a day, and not one that is there. */
  drag (&self, 6, AT (13, 0), 5, AT (13, 0), TRUE);
  g_assert_nonnull (find_tile (&self, "noon", 5, FALSE));
  sol_week_grid_drop (self.grid);
  assert_said (&self, "select noon 6;toggle noon 5;");
  drag (&self, 6, AT (13, 0), 7, AT (13, 0), TRUE);
  sol_week_grid_drop (self.grid);
  assert_said (&self, "");
  close_editor (&self);
}

static void
test_click (void)
{
  Editor self;
  g_autoptr (GMenu) menu = g_menu_new ();

  open_editor (&self);
  g_menu_append (menu, "Delete", "test.delete");
  sol_week_grid_set_menu (self.grid, G_MENU_MODEL (menu));
  g_signal_emit_by_name (find_tile (&self, "noon", 7, FALSE), "clicked");
  assert_said (&self, "select noon 7;");
  sol_week_grid_click (self.grid, 2, GDK_BUTTON_PRIMARY, x_of (&self, 7), y_of (&self, AT (13, 0)));
  assert_said (&self, "activate noon 7;");
  sol_week_grid_click (self.grid, 1, GDK_BUTTON_PRIMARY, x_of (&self, 4), y_of (&self, AT (13, 0)));
  assert_said (&self, "select - 0;");
  sol_week_grid_click (self.grid, 1, GDK_BUTTON_PRIMARY, x_of (&self, 4), y_of (&self, AT (13, 0)));
  assert_said (&self, "");
  sol_week_grid_click (self.grid, 1, GDK_BUTTON_SECONDARY, x_of (&self, 2), y_of (&self, AT (4, 0)));
  assert_said (&self, "select night 1;");
  g_assert_true (gtk_widget_get_visible (self.grid->menu));
  gtk_popover_popdown (GTK_POPOVER (self.grid->menu));
  sol_week_grid_set_menu (self.grid, NULL);
  close_editor (&self);
}

/* As GTK does: the shortcuts of the grid come before those of its blocks. */
static gboolean
press (Editor *self, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *grid = GTK_WIDGET (self->grid);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
    }
  return chart_rig_press (grid, keyval, modifiers);
}

static void
assert_focus (Editor *self, const char *id, int day)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  g_assert_true (SOL_IS_WEEK_TILE (focus));
  g_assert_true (sol_week_tile_is (SOL_WEEK_TILE (focus), id, day, FALSE));
}

static void
test_walk (void)
{
  Editor self;
  SolWeekStrip strip = { .id = "cheap", .title = "Off-peak hours of your tariff", .state = "Off" };

  open_editor (&self);
  sol_week_grid_set_strip (self.grid, &strip);
  /* One tab stop. */
  gtk_window_set_focus (self.window, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self.grid), GTK_DIR_TAB_FORWARD));
  assert_focus (&self, "night", 1);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (self.grid), GTK_DIR_TAB_FORWARD));
  press (&self, GDK_KEY_Right, 0);
  assert_focus (&self, "night", 2);
  press (&self, GDK_KEY_Right, 0);
  press (&self, GDK_KEY_Right, 0);
  assert_focus (&self, "noon", 6);
  press (&self, GDK_KEY_Right, 0);
  assert_focus (&self, "noon", 7);
  press (&self, GDK_KEY_Down, 0);
  assert_focus (&self, "night", 7);
  press (&self, GDK_KEY_Up, 0);
  press (&self, GDK_KEY_Up, 0);
  g_assert_true (gtk_window_get_focus (self.window) == self.grid->strip);
  g_assert_true (press (&self, GDK_KEY_Return, 0));
  assert_said (&self, "select cheap 0;");
  press (&self, GDK_KEY_Down, 0);
  assert_focus (&self, "night", 1);
  /* What only changes a block is for others while none is selected. */
  self.selected = NULL;
  show (&self);
  g_assert_false (press (&self, GDK_KEY_Delete, 0));
  g_assert_false (press (&self, GDK_KEY_Escape, 0));
  close_editor (&self);
}

static void
test_keys (void)
{
  Editor self;

  open_editor (&self);
  gtk_widget_grab_focus (GTK_WIDGET (self.grid));
  g_assert_true (press (&self, GDK_KEY_Return, 0));
  assert_said (&self, "select night 1;");
  press (&self, GDK_KEY_Up, 0);
  press (&self, GDK_KEY_Down, 0);
  press (&self, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (&self, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_said (&self, "move night -15 0;move night 15 0;resize night end 15;resize night end -15;");
  assert_focus (&self, "night", 1);
  press (&self, GDK_KEY_Return, 0);
  assert_said (&self, "activate night 1;");
  /* The day, also one that it is not on. */
  press (&self, GDK_KEY_Left, 0);
  assert_focus (&self, "night", 7);
  press (&self, GDK_KEY_space, 0);
  assert_said (&self, "toggle night 7;");
  assert_focus (&self, "night", 7);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_tile (&self, "night", 7, FALSE)), "ghost"));
  press (&self, GDK_KEY_Left, 0);
  press (&self, GDK_KEY_space, 0);
  assert_said (&self, "toggle night 6;");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_tile (&self, "night", 6, FALSE)), "ghost"));
  press (&self, GDK_KEY_Delete, 0);
  assert_said (&self, "delete night;");
  press (&self, GDK_KEY_Escape, 0);
  assert_said (&self, "select - 0;");
  close_editor (&self);
}

static void
test_refused_keys (void)
{
  Editor self;

  open_editor (&self);
  add (&self, "early", 2, AT (6, 0), AT (7, 0));
  show (&self);
  sol_week_grid_set_current (self.grid, "night", 1);
  gtk_widget_grab_focus (GTK_WIDGET (self.grid));
  press (&self, GDK_KEY_Return, 0);
  press (&self, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_said (&self, "select night 1;");
  g_assert_cmpstr (sol_week_grid_get_saying (self.grid), ==, "Overlaps 06:00 – 07:00");
  press (&self, GDK_KEY_Up, 0);
  assert_said (&self, "move night -15 0;");
  g_assert_null (sol_week_grid_get_saying (self.grid));
  sol_week_grid_say (self.grid, "no");
  g_assert_cmpstr (sol_week_grid_get_saying (self.grid), ==, "no");
  sol_week_grid_set_editable (self.grid, FALSE);
  press (&self, GDK_KEY_Up, 0);
  press (&self, GDK_KEY_Delete, 0);
  press (&self, GDK_KEY_space, 0);
  assert_said (&self, "");
  close_editor (&self);
}

static void
test_accessible (void)
{
  Editor self;

  open_editor (&self);
  GtkAccessible *tile = GTK_ACCESSIBLE (find_tile (&self, "noon", 6, FALSE));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self.grid), GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "noon");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "noon");
  gtk_test_accessible_assert_state (tile, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_signal_emit_by_name (tile, "clicked");
  gtk_test_accessible_assert_state (tile, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  /* A night is one button. */
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (find_tile (&self, "night", 1, FALSE))));
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (find_tile (&self, "night", 1, TRUE))));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_tile (&self, "night", 1, TRUE)),
                                    GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  close_editor (&self);
}

/* What is read anew between the press and the drag may be another week. */
static void
test_replaced (void)
{
  Editor self;

  open_editor (&self);
  sol_week_grid_press (self.grid, x_of (&self, 7), y_of (&self, AT (13, 0)));
  g_array_set_size (self.blocks, 1);
  show (&self);
  g_assert_false (sol_week_grid_drag_to (self.grid, x_of (&self, 7), y_of (&self, AT (14, 0)), FALSE));
  sol_week_grid_drop (self.grid);
  assert_said (&self, "");
  close_editor (&self);
}

static double
get_scrolled (Editor *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self->grid), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view)));
}

/* Where the pointer is, below the top of what is seen. */
static void
hold_at (Editor *self, int day, double y)
{
  double at;

  gtk_widget_translate_coordinates (
      gtk_widget_get_ancestor (GTK_WIDGET (self->grid), GTK_TYPE_SCROLLED_WINDOW), GTK_WIDGET (self->grid), 0,
      y, NULL, &at);
  sol_week_grid_drag_to (self->grid, x_of (self, day), at, FALSE);
}

static void
let_scroll (Editor *self)
{
  for (guint i = 0; i < 2000 && self->grid->scroll.tick != 0; i++)
    chart_picture_settle (self->window, 10);
  g_assert_cmpuint (self->grid->scroll.tick, ==, 0);
}

#define VIEW 300

static void
open_scrolled (Editor *self)
{
  open_editor (self);
  GtkWidget *view = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (view), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (view, WIDTH, VIEW);
  chart_picture_close (self->window);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (view), GTK_WIDGET (self->grid));
  self->window = chart_picture_show (view, WIDTH);
  chart_picture_settle (self->window, 50);
  g_assert_cmpint (gtk_widget_get_height (view), ==, VIEW);
  g_assert_cmpfloat (get_scrolled (self), ==, 0);
}

/* Close to the edge the week comes along, to its end and no further; then nothing ticks. */
static void
test_scroll (void)
{
  Editor self;

  open_scrolled (&self);
  sol_week_grid_press (self.grid, x_of (&self, 4), y_of (&self, AT (6, 15)));
  hold_at (&self, 4, VIEW - 60);
  g_assert_cmpuint (self.grid->scroll.tick, ==, 0);
  hold_at (&self, 4, VIEW - 10);
  g_assert_cmpuint (self.grid->scroll.tick, !=, 0);
  let_scroll (&self);
  chart_picture_settle (self.window, 50);
  g_assert_cmpfloat (get_scrolled (&self), >, gtk_widget_get_height (GTK_WIDGET (self.grid)) - VIEW - 1);
  g_assert_cmpint (sol_week_span_minutes (&self.grid->drag.span), >=, AT (16, 0));
  /* What it says is in sight. */
  graphene_rect_t bounds;
  g_assert_true (gtk_widget_compute_bounds (self.grid->hint, GTK_WIDGET (self.grid), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, get_scrolled (&self));
  hold_at (&self, 4, VIEW - 5);
  g_assert_cmpuint (self.grid->scroll.tick, ==, 0);
  /* And back, until the pointer leaves the edge. */
  hold_at (&self, 4, 10);
  g_assert_cmpuint (self.grid->scroll.tick, !=, 0);
  hold_at (&self, 4, VIEW / 2);
  g_assert_cmpuint (self.grid->scroll.tick, ==, 0);
  hold_at (&self, 4, -20);
  let_scroll (&self);
  chart_picture_settle (self.window, 50);
  g_assert_cmpfloat (get_scrolled (&self), <, 1);
  sol_week_grid_drop (self.grid);
  g_string_truncate (self.said, 0);
  close_editor (&self);
}

/* It ends with the drag, however that ends. */
static void
test_scroll_ends (void)
{
  Editor self;

  open_scrolled (&self);
  for (guint i = 0; i < 3; i++)
    {
      sol_week_grid_press (self.grid, x_of (&self, 4), y_of (&self, AT (6, 15)));
      hold_at (&self, 4, VIEW - 10);
      g_assert_cmpuint (self.grid->scroll.tick, !=, 0);
      if (i == 0)
        sol_week_grid_drop (self.grid);
      else if (i == 1)
        g_assert_true (chart_rig_press (GTK_WIDGET (self.grid), GDK_KEY_Escape, 0));
      else
        sol_week_grid_set_editable (self.grid, FALSE);
      g_assert_cmpuint (self.grid->scroll.tick, ==, 0);
      hold_at (&self, 4, VIEW - 5);
      g_assert_cmpuint (self.grid->scroll.tick, ==, 0);
      sol_week_grid_set_editable (self.grid, TRUE);
    }
  /* What was taken hold of at the edge stays, until it is pulled there. */
  sol_week_grid_press (self.grid, x_of (&self, 4), VIEW - 20);
  hold_at (&self, 4, VIEW - 27);
  g_assert_cmpuint (self.grid->scroll.tick, ==, 0);
  g_assert_true (self.grid->drag.began);
  hold_at (&self, 4, VIEW - 10);
  g_assert_cmpuint (self.grid->scroll.tick, !=, 0);
  close_editor (&self);
}

static void
assert_in_sight (Editor *self, const char *id, int day, gboolean second)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self->grid), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  chart_picture_settle (self->window, 50);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (find_tile (self, id, day, second)), view, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, VIEW);
}

/* What the keys move stays in sight. */
static void
test_keys_scroll (void)
{
  Editor self;

  open_scrolled (&self);
  sol_week_grid_set_current (self.grid, "noon", 6);
  gtk_widget_grab_focus (GTK_WIDGET (self.grid));
  g_assert_true (press (&self, GDK_KEY_Return, 0));
  for (guint i = 0; i < 30; i++)
    press (&self, GDK_KEY_Down, 0);
  assert_in_sight (&self, "noon", 6, FALSE);
  for (guint i = 0; i < 46; i++)
    press (&self, GDK_KEY_Up, 0);
  assert_in_sight (&self, "noon", 6, FALSE);
  g_assert_cmpint (sol_week_tile_get_part (find_tile (&self, "noon", 6, FALSE))->start, ==, AT (7, 0));
  for (guint i = 0; i < 16; i++)
    press (&self, GDK_KEY_Up, GDK_SHIFT_MASK);
  for (guint i = 0; i < 46; i++)
    press (&self, GDK_KEY_Down, 0);
  assert_in_sight (&self, "noon", 6, FALSE);
  g_string_truncate (self.said, 0);
  close_editor (&self);
}

static const char *
read_tile (SolWeekTile *tile)
{
  const char *text = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (tile)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_get_child_visible (child))
      {
        g_assert_null (text);
        text = gtk_label_get_text (GTK_LABEL (child));
      }
  return text;
}

/* What does not fit gives way to less, and at last to nothing. */
static void
test_words (void)
{
  Editor self;
  static const char *const forms[] = { "a long line of words\n16 A", "shorter\n16 A", "shorter", "a", NULL };
  static const struct
  {
    int width, minutes;
    const char *text;
  } rows[] = {
    { 1400, 240, "a long line of words\n16 A" },
    { WIDTH, 240, "shorter\n16 A" },
    { WIDTH, 60, "shorter" },
    { 360, 60, "a" },
    { WIDTH, 15, NULL },
  };

  open_editor (&self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolWeekBlock *block = &g_array_index (self.blocks, SolWeekBlock, 3);
      block->forms = forms;
      block->span.end = block->span.start + rows[i].minutes;
      show (&self);
      GtkAllocation place = { 0, 0, rows[i].width, 600 };
      gtk_widget_measure (GTK_WIDGET (self.grid), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (self.grid), &place, -1);
      g_assert_cmpstr (read_tile (find_tile (&self, "noon", 6, FALSE)), ==, rows[i].text);
    }
  close_editor (&self);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_type (void)
{
  SolWeekGrid *grid = g_object_ref_sink (sol_week_grid_new ());
  SolWeekSpan cheap = { 1, AT (23, 0), AT (6, 0) };
  guint n = 0;

  g_signal_connect_swapped (grid, "notify::editable", G_CALLBACK (count_cb), &n);
  g_object_set (grid, "editable", FALSE, NULL);
  g_object_set (grid, "editable", FALSE, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (sol_week_grid_get_editable (grid));
  for (guint i = 0; i < 2; i++)
    {
      sol_week_grid_set_cheap (grid, &cheap, 1);
      sol_week_grid_set_now (grid, 3, AT (12, 0));
      sol_week_grid_set_strip (grid, NULL);
      sol_week_grid_set_blocks (grid, NULL, 0);
      sol_week_grid_set_current (grid, NULL, 0);
    }
  g_assert_finalize_object (grid);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_func ("/charts/week-grid/type", test_type);
  g_test_add_func ("/charts/week-grid/move", test_move);
  g_test_add_func ("/charts/week-grid/resize", test_resize);
  g_test_add_func ("/charts/week-grid/overlap", test_overlap);
  g_test_add_func ("/charts/week-grid/draw", test_draw);
  g_test_add_func ("/charts/week-grid/click", test_click);
  g_test_add_func ("/charts/week-grid/walk", test_walk);
  g_test_add_func ("/charts/week-grid/keys", test_keys);
  g_test_add_func ("/charts/week-grid/refused-keys", test_refused_keys);
  g_test_add_func ("/charts/week-grid/replaced", test_replaced);
  g_test_add_func ("/charts/week-grid/scroll", test_scroll);
  g_test_add_func ("/charts/week-grid/scroll-ends", test_scroll_ends);
  g_test_add_func ("/charts/week-grid/keys-scroll", test_keys_scroll);
  g_test_add_func ("/charts/week-grid/words", test_words);
  g_test_add_func ("/charts/week-grid/accessible", test_accessible);
  return g_test_run ();
}
