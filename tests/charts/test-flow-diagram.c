/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-flow-diagram"

#include "chart-picture.h"
#include "chart-scenes.h"
#include "sol-flow-diagram.h"

#include <glib/gstdio.h>

static void
test_state (void)
{
  SolFlowDiagram *diagram = g_object_ref_sink (sol_flow_diagram_new ());
  SolFlowDiagramState state;

  g_assert_null (sol_flow_diagram_get_state (diagram));
  chart_scene_day_state (&state);
  sol_flow_diagram_set_state (diagram, &state);
  const SolFlowDiagramState *shown = sol_flow_diagram_get_state (diagram);
  g_assert_true (shown != &state);
  /* The same again keeps even the copy. */
  sol_flow_diagram_set_state (diagram, &state);
  g_assert_true (sol_flow_diagram_get_state (diagram) == shown);
  state.stale = TRUE;
  sol_flow_diagram_set_state (diagram, &state);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (diagram), "stale"));
  g_assert_finalize_object (diagram);
}

static void
test_nodes (void)
{
  SolFlowDiagram *diagram = g_object_ref_sink (sol_flow_diagram_new ());
  SolFlowDiagramState state;

  chart_scene_night_state (&state);
  state.nodes[SOL_FLOW_BATTERY].present = FALSE;
  state.nodes[SOL_FLOW_HOME].present = FALSE;
  state.nodes[SOL_FLOW_CAR].look = SOL_FLOW_LOOK_FAULT;
  sol_flow_diagram_set_state (diagram, &state);
  g_assert_false (gtk_widget_get_visible (sol_flow_diagram_get_node (diagram, SOL_FLOW_BATTERY)));
  g_assert_true (gtk_widget_get_visible (sol_flow_diagram_get_node (diagram, SOL_FLOW_HOME)));
  g_assert_true (gtk_widget_has_css_class (sol_flow_diagram_get_node (diagram, SOL_FLOW_SOLAR), "idle"));
  g_assert_false (gtk_widget_has_css_class (sol_flow_diagram_get_node (diagram, SOL_FLOW_GRID), "idle"));
  g_assert_true (gtk_widget_has_css_class (sol_flow_diagram_get_node (diagram, SOL_FLOW_CAR), "fault"));
  g_assert_finalize_object (diagram);
}

static void
test_accessible (void)
{
  SolFlowDiagram *diagram = g_object_ref_sink (sol_flow_diagram_new ());
  GtkAccessible *battery = GTK_ACCESSIBLE (sol_flow_diagram_get_node (diagram, SOL_FLOW_BATTERY));
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  sol_flow_diagram_set_state (diagram, &state);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (diagram), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (diagram), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       state.description);
  gtk_test_accessible_assert_role (battery, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (battery, GTK_ACCESSIBLE_PROPERTY_LABEL, "Battery");
  gtk_test_accessible_assert_property (battery, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "charging with 0.92 kilowatts, 72 percent");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (battery)));
  g_assert_finalize_object (diagram);
}

static void
on_activated (SolFlowDiagram *diagram, int node, int *activated)
{
  *activated = node;
}

static void
test_activation (void)
{
  SolFlowDiagram *diagram = sol_flow_diagram_new ();
  SolFlowDiagramState state;
  int activated = -1;

  chart_scene_day_state (&state);
  sol_flow_diagram_set_state (diagram, &state);
  g_signal_connect (diagram, "node-activated", G_CALLBACK (on_activated), &activated);
  GtkWindow *window = chart_picture_show (GTK_WIDGET (diagram), 526);

  gtk_widget_grab_focus (sol_flow_diagram_get_node (diagram, SOL_FLOW_SOLAR));

  /* Tab goes round in the order in which one reads. */
  const SolFlowNodeId order[]
      = { SOL_FLOW_SOLAR, SOL_FLOW_GRID, SOL_FLOW_HOME, SOL_FLOW_CAR, SOL_FLOW_BATTERY };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_window_get_focus (window) == sol_flow_diagram_get_node (diagram, order[i]));
      gtk_widget_activate (gtk_window_get_focus (window));
      /* A button shows for a moment that it was pressed. */
      chart_picture_settle (window, 350);
      g_assert_cmpint (activated, ==, (int) order[i]);
      gtk_widget_child_focus (GTK_WIDGET (diagram), GTK_DIR_TAB_FORWARD);
    }
  chart_picture_close (window);
}

static void
test_places (void)
{
  SolFlowDiagram *diagram = sol_flow_diagram_new ();
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  sol_flow_diagram_set_state (diagram, &state);
  GtkWindow *window = chart_picture_show (GTK_WIDGET (diagram), 526);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (diagram)), ==, 324);
  /* The middle of the diagram is the home, its disc is 108 wide. */
  GtkWidget *home = sol_flow_diagram_get_node (diagram, SOL_FLOW_HOME);
  g_assert_true (gtk_widget_get_width (home) == 108 && gtk_widget_get_height (home) == 108);
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (diagram), 263, 162, GTK_PICK_DEFAULT);
  g_assert_true (hit == home || gtk_widget_is_ancestor (hit, home));

  state.nodes[SOL_FLOW_BATTERY].present = FALSE;
  sol_flow_diagram_set_state (diagram, &state);
  int height = 0;
  gtk_widget_measure (GTK_WIDGET (diagram), GTK_ORIENTATION_VERTICAL, 526, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <, 270);
  chart_picture_close (window);
}

/* Without live values, when stale, without a flow, without animations and when unmapped nothing moves. */
static void
test_motion (void)
{
  SolFlowDiagram *diagram = g_object_ref_sink (sol_flow_diagram_new ());
  SolFlowDiagramState state;

  chart_scene_day_state (&state);
  sol_flow_diagram_set_state (diagram, &state);
  GtkWindow *window = chart_picture_show (GTK_WIDGET (diagram), 526);
  g_assert_false (sol_flow_diagram_is_moving (diagram));

  state.animate = TRUE;
  sol_flow_diagram_set_state (diagram, &state);
  gboolean active = gtk_window_is_active (window);
  g_assert_cmpint (sol_flow_diagram_is_moving (diagram), ==, active);
  if (active)
    {
      chart_picture_settle (window, 60);
      g_autoptr (GdkTexture) before = chart_picture_take (window);
      chart_picture_settle (window, 400);
      g_autoptr (GdkTexture) after = chart_picture_take (window);
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "solarium-chart-motion.png", NULL);
      g_assert_true (gdk_texture_save_to_png (before, path));
      g_assert_cmpfloat (chart_picture_difference (after, path), >, 0);
      g_assert_cmpfloat (chart_picture_difference (before, path), ==, 0);
      g_assert_cmpint (g_remove (path), ==, 0);

      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
      g_assert_false (sol_flow_diagram_is_moving (diagram));
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
      g_assert_true (sol_flow_diagram_is_moving (diagram));
      gtk_widget_set_visible (GTK_WIDGET (diagram), FALSE);
      g_assert_false (sol_flow_diagram_is_moving (diagram));
      gtk_widget_set_visible (GTK_WIDGET (diagram), TRUE);
      chart_picture_settle (window, 60);
      g_assert_true (sol_flow_diagram_is_moving (diagram));
    }
  else
    g_test_message ("the window is not active on this display; motion was not seen");

  state.stale = TRUE;
  sol_flow_diagram_set_state (diagram, &state);
  g_assert_false (sol_flow_diagram_is_moving (diagram));
  state.stale = FALSE;
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    state.nodes[i].direction = SOL_FLOW_IDLE;
  sol_flow_diagram_set_state (diagram, &state);
  g_assert_false (sol_flow_diagram_is_moving (diagram));

  chart_scene_day_state (&state);
  state.animate = TRUE;
  sol_flow_diagram_set_state (diagram, &state);
  chart_picture_close (window);
  g_assert_false (sol_flow_diagram_is_moving (diagram));
  g_assert_finalize_object (diagram);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!chart_picture_init ())
    return chart_picture_skip ();

  g_test_add_func ("/charts/flow-diagram/state", test_state);
  g_test_add_func ("/charts/flow-diagram/nodes", test_nodes);
  g_test_add_func ("/charts/flow-diagram/accessible", test_accessible);
  g_test_add_func ("/charts/flow-diagram/activation", test_activation);
  g_test_add_func ("/charts/flow-diagram/places", test_places);
  g_test_add_func ("/charts/flow-diagram/motion", test_motion);
  return g_test_run ();
}
