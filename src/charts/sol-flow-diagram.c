/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-diagram"

#include "sol-flow-diagram.h"

#include <math.h>

#include "sol-flow-channel.h"
#include "sol-flow-node.h"
#include "sol-tween.h"

#define NATURAL_WIDTH 526
/* What the disc of a node and the gap beside it take of its half. */
#define BESIDE_ROOM (32 + SOL_FLOW_TEXT_BESIDE_GAP)
/* No more than 30 frames a second, with some slack for clocks that tick at 60. */
#define FRAME_MICROSECONDS 32000
/* After a pause the chevrons go on where they were. */
#define LONGEST_STEP 0.1

struct _SolFlowDiagram
{
  GtkWidget parent_instance;

  SolFlowDiagramState *state;

  SolFlowNode *nodes[SOL_FLOW_N_NODES];
  SolFlowChannel *channels[SOL_FLOW_N_NODES]; /* none for the home */

  GtkRoot *window; /* whose is-active is watched; unowned, cleared in unroot */
  gulong window_handler;
  guint tick;
  gint64 last_frame;
};

enum
{
  NODE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolFlowDiagram, sol_flow_diagram, GTK_TYPE_WIDGET)

static gboolean
may_move (SolFlowDiagram *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->state == NULL || !self->state->animate || self->state->stale || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (!GTK_IS_WINDOW (root) || !gtk_window_is_active (GTK_WINDOW (root))
      || !sol_tween_animations_enabled (widget))
    return FALSE;

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    if (self->channels[i] != NULL && gtk_widget_get_visible (GTK_WIDGET (self->channels[i]))
        && sol_flow_channel_is_flowing (self->channels[i]))
      return TRUE;

  return FALSE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->last_frame != 0 && now - self->last_frame < FRAME_MICROSECONDS)
    return G_SOURCE_CONTINUE;

  double step = self->last_frame == 0 ? 0 : (double) (now - self->last_frame) / G_USEC_PER_SEC;
  self->last_frame = now;
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    if (self->channels[i] != NULL && sol_flow_channel_is_flowing (self->channels[i]))
      sol_flow_channel_advance (self->channels[i], MIN (step, LONGEST_STEP));

  return G_SOURCE_CONTINUE;
}

static void
update_motion (SolFlowDiagram *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shaded = sol_tween_animations_enabled (widget);

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    if (self->channels[i] != NULL)
      sol_flow_channel_set_shaded (self->channels[i], shaded);

  if (may_move (self) == (self->tick != 0))
    return;

  if (self->tick != 0)
    {
      gtk_widget_remove_tick_callback (widget, self->tick);
      self->tick = 0;
      return;
    }
  self->last_frame = 0;
  self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

gboolean
sol_flow_diagram_is_moving (SolFlowDiagram *self)
{
  g_return_val_if_fail (SOL_IS_FLOW_DIAGRAM (self), FALSE);

  return self->tick != 0;
}

GtkWidget *
sol_flow_diagram_get_node (SolFlowDiagram *self, SolFlowNodeId node)
{
  g_return_val_if_fail (SOL_IS_FLOW_DIAGRAM (self), NULL);
  g_return_val_if_fail (node < SOL_FLOW_N_NODES, NULL);

  return GTK_WIDGET (self->nodes[node]);
}

const SolFlowDiagramState *
sol_flow_diagram_get_state (SolFlowDiagram *self)
{
  g_return_val_if_fail (SOL_IS_FLOW_DIAGRAM (self), NULL);

  return self->state;
}

static void
apply_state (SolFlowDiagram *self)
{
  const SolFlowDiagramState *state = self->state;
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      sol_flow_node_set_state (self->nodes[i], &state->nodes[i]);
      if (self->channels[i] == NULL)
        continue;
      gtk_widget_set_visible (GTK_WIDGET (self->channels[i]), state->nodes[i].present);
      sol_flow_channel_set_flow (self->channels[i], state->nodes[i].direction, state->nodes[i].kw);
    }

  const double shares[SOL_FLOW_N_SHARES] = { state->solar_share, state->battery_share, state->grid_share };
  sol_flow_node_set_shares (self->nodes[SOL_FLOW_HOME], shares);
  sol_flow_node_set_level (self->nodes[SOL_FLOW_BATTERY], state->battery_level);

  if (state->stale)
    gtk_widget_add_css_class (widget, "stale");
  else
    gtk_widget_remove_css_class (widget, "stale");

  if (state->description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    state->description, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
sol_flow_diagram_set_state (SolFlowDiagram *self, const SolFlowDiagramState *state)
{
  g_return_if_fail (SOL_IS_FLOW_DIAGRAM (self));
  g_return_if_fail (state != NULL);

  if (self->state != NULL && sol_flow_diagram_state_equal (self->state, state))
    return;

  SolFlowDiagramState *copy = sol_flow_diagram_state_copy (state);
  sol_flow_diagram_state_free (self->state);
  self->state = copy;
  apply_state (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  update_motion (self);
}

/* Room for the text of a node: beside one, all that is right of the middle; below one, a third. */
static int
text_limit (SolFlowNodeId id, int width)
{
  if (id == SOL_FLOW_SOLAR || id == SOL_FLOW_BATTERY)
    return MAX (width / 2 - BESIDE_ROOM, 0);

  return width / 3;
}

static void
prepare_layout (SolFlowDiagram *self, int width, SolFlowLayoutInput *input)
{
  int text_width, text_height;

  *input = (SolFlowLayoutInput){ .width = width };
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      input->present[i] = gtk_widget_get_visible (GTK_WIDGET (self->nodes[i]));
      if (!input->present[i])
        continue;

      sol_flow_node_measure_text (self->nodes[i], text_limit (i, width), &text_width, &text_height);
      if (i == SOL_FLOW_HOME)
        input->home_text_width = text_width;
      else if (i == SOL_FLOW_SOLAR || i == SOL_FLOW_BATTERY)
        {
          input->side_text_width = MAX (input->side_text_width, text_width);
          input->side_text_height = MAX (input->side_text_height, text_height);
        }
      else
        {
          input->below_text_width = MAX (input->below_text_width, text_width);
          input->below_text_height = MAX (input->below_text_height, text_height);
        }
    }
}

static void
sol_flow_diagram_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (widget);
  SolFlowLayoutInput input;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      prepare_layout (self, SOL_FLOW_NARROW_WIDTH - 1, &input);
      *minimum = (int) sol_flow_layout_min_width (&input);
      *natural = MAX (*minimum, NATURAL_WIDTH);
      return;
    }

  prepare_layout (self, for_size < 0 ? NATURAL_WIDTH : for_size, &input);
  *minimum = *natural = (int) sol_flow_layout (&input).height;
}

static GtkSizeRequestMode
sol_flow_diagram_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Between the rim of the node and that of the home, along the axis that joins them. */
static void
allocate_channel (SolFlowChannel *channel, const SolFlowLayout *layout, SolFlowNodeId id, const double x[],
                  double top)
{
  double from_x = x[id];
  double from_y = layout->y[id];
  double to_x = x[SOL_FLOW_HOME];
  double to_y = layout->y[SOL_FLOW_HOME];
  int dx = (to_x > from_x) - (to_x < from_x);
  int dy = (to_y > from_y) - (to_y < from_y);
  double node = layout->node_radius + SOL_FLOW_CHANNEL_GAP;
  double home = layout->home_radius + SOL_FLOW_CHANNEL_GAP;

  from_x += dx * node;
  from_y += dy * node;
  to_x -= dx * home;
  to_y -= dy * home;

  int thickness = SOL_FLOW_CHANNEL_THICKNESS;
  GtkAllocation place = { (int) MIN (from_x, to_x), (int) (top + MIN (from_y, to_y)),
                          (int) fabs (to_x - from_x), (int) fabs (to_y - from_y) };
  if (dx != 0)
    {
      place.y -= thickness / 2;
      place.height = thickness;
    }
  else
    {
      place.x -= thickness / 2;
      place.width = thickness;
    }
  sol_flow_channel_set_heading (channel, dx, dy);
  gtk_widget_measure (GTK_WIDGET (channel), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (channel), &place, -1);
}

static void
sol_flow_diagram_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  SolFlowLayoutInput input;
  double x[SOL_FLOW_N_NODES];

  prepare_layout (self, width, &input);
  SolFlowLayout layout = sol_flow_layout (&input);
  double top = floor (MAX (0, height - layout.height) / 2);

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    x[i] = rtl ? width - layout.x[i] : layout.x[i];

  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      double radius = i == SOL_FLOW_HOME ? layout.home_radius : layout.node_radius;

      double middle = x[SOL_FLOW_HOME];
      double shift = x[i] < middle ? layout.text_shift : -layout.text_shift;

      if (input.present[i])
        sol_flow_node_allocate (self->nodes[i], x[i], top + layout.y[i], radius, x[i] + shift,
                                top + layout.y[i] + layout.text_top, text_limit (i, width));
      if (input.present[i] && self->channels[i] != NULL)
        allocate_channel (self->channels[i], &layout, i, x, top);
    }
}

/* Tab in the order of the nodes; left to itself, GTK would go by the middles of the buttons, texts included.
 */
static gboolean
sol_flow_diagram_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (widget);
  GtkWidget *current = gtk_widget_get_focus_child (widget);
  int step = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int i = step > 0 ? 0 : SOL_FLOW_N_NODES - 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (sol_flow_diagram_parent_class)->focus (widget, direction);

  for (int at = 0; current != NULL && at < SOL_FLOW_N_NODES; at++)
    if (current == GTK_WIDGET (self->nodes[at]))
      i = at + step;
  for (; i >= 0 && i < SOL_FLOW_N_NODES; i += step)
    if (gtk_widget_get_visible (GTK_WIDGET (self->nodes[i]))
        && gtk_widget_child_focus (GTK_WIDGET (self->nodes[i]), direction))
      return TRUE;

  return FALSE;
}

static void
sol_flow_diagram_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sol_flow_diagram_parent_class)->map (widget);
  update_motion (SOL_FLOW_DIAGRAM (widget));
}

static void
sol_flow_diagram_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sol_flow_diagram_parent_class)->unmap (widget);
  update_motion (SOL_FLOW_DIAGRAM (widget));
}

static void
sol_flow_diagram_root (GtkWidget *widget)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (sol_flow_diagram_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;

  /* Not a GSignalGroup: GLib 2.74 leaves its weak notify behind when the window is already going away. */
  self->window = root;
  self->window_handler = g_signal_connect_object (root, "notify::is-active", G_CALLBACK (update_motion), self,
                                                  G_CONNECT_SWAPPED);
}

static void
sol_flow_diagram_unroot (GtkWidget *widget)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (widget);

  if (self->window != NULL)
    g_clear_signal_handler (&self->window_handler, self->window);
  self->window = NULL;
  GTK_WIDGET_CLASS (sol_flow_diagram_parent_class)->unroot (widget);
}

static void
sol_flow_diagram_dispose (GObject *object)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  for (guint i = 0; i < SOL_FLOW_N_NODES; i++)
    {
      if (self->nodes[i] != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->nodes[i]));
      if (self->channels[i] != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->channels[i]));
      self->nodes[i] = NULL;
      self->channels[i] = NULL;
    }
  G_OBJECT_CLASS (sol_flow_diagram_parent_class)->dispose (object);
}

static void
sol_flow_diagram_finalize (GObject *object)
{
  SolFlowDiagram *self = SOL_FLOW_DIAGRAM (object);

  sol_flow_diagram_state_free (self->state);
  G_OBJECT_CLASS (sol_flow_diagram_parent_class)->finalize (object);
}

static void
sol_flow_diagram_class_init (SolFlowDiagramClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sol_flow_diagram_dispose;
  object_class->finalize = sol_flow_diagram_finalize;
  widget_class->measure = sol_flow_diagram_measure;
  widget_class->get_request_mode = sol_flow_diagram_get_request_mode;
  widget_class->size_allocate = sol_flow_diagram_size_allocate;
  widget_class->focus = sol_flow_diagram_focus;
  widget_class->map = sol_flow_diagram_map;
  widget_class->unmap = sol_flow_diagram_unmap;
  widget_class->root = sol_flow_diagram_root;
  widget_class->unroot = sol_flow_diagram_unroot;

  /**
   * SolFlowDiagram::node-activated:
   * @node: which #SolFlowNodeId
   */
  signals[NODE_ACTIVATED] = g_signal_new ("node-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "flowdiagram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
on_node_clicked (SolFlowDiagram *self, SolFlowNode *node)
{
  g_signal_emit (self, signals[NODE_ACTIVATED], 0, (int) sol_flow_node_get_id (node));
}

static void
add_node (SolFlowDiagram *self, SolFlowNodeId id, SolFlowText text, const char *channel_class)
{
  if (channel_class != NULL)
    {
      self->channels[id] = sol_flow_channel_new (channel_class);
      gtk_widget_set_parent (GTK_WIDGET (self->channels[id]), GTK_WIDGET (self));
      gtk_widget_set_visible (GTK_WIDGET (self->channels[id]), FALSE);
    }

  self->nodes[id] = sol_flow_node_new (id, text);
  gtk_widget_set_parent (GTK_WIDGET (self->nodes[id]), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->nodes[id]), id == SOL_FLOW_HOME);
  g_signal_connect_object (self->nodes[id], "clicked", G_CALLBACK (on_node_clicked), self, G_CONNECT_SWAPPED);
}

static void
sol_flow_diagram_init (SolFlowDiagram *self)
{
  add_node (self, SOL_FLOW_SOLAR, SOL_FLOW_TEXT_BESIDE, "solar");
  add_node (self, SOL_FLOW_GRID, SOL_FLOW_TEXT_BELOW, "grid");
  add_node (self, SOL_FLOW_HOME, SOL_FLOW_TEXT_INSIDE, NULL);
  add_node (self, SOL_FLOW_CAR, SOL_FLOW_TEXT_BELOW, "car");
  add_node (self, SOL_FLOW_BATTERY, SOL_FLOW_TEXT_BESIDE, "battery");

  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (update_motion), self, G_CONNECT_SWAPPED);
}

SolFlowDiagram *
sol_flow_diagram_new (void)
{
  return g_object_new (SOL_TYPE_FLOW_DIAGRAM, NULL);
}
