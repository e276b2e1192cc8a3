/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-node"

#include "sol-flow-node.h"

#include <math.h>

#include "sol-ring.h"
#include "sol-tween.h"

#define ICON_SIZE 26
#define RING_WIDTH 3
#define BATTERY_RING_WIDTH 5
#define TRACK_ALPHA 0.25
#define SHARE_GAP 4.0
/* Inside the home: how far the power stands below the middle, and how far above it the icon. */
#define POWER_BELOW_MIDDLE 7
#define ICON_ABOVE_POWER 31

struct _SolFlowNode
{
  GtkButton parent_instance;

  SolFlowNodeId id;
  SolFlowText text;
  double radius;

  /* What the ring says: shares of the home, or the charge of the battery in the first. */
  double from[SOL_FLOW_N_SHARES];
  double to[SOL_FLOW_N_SHARES];
  gboolean known;
  SolTween tween;

  SolRing track;
  SolRing rings[SOL_FLOW_N_SHARES];

  GtkWidget *disc;
  GtkWidget *track_layer;
  GtkWidget *ring_layers[SOL_FLOW_N_SHARES];
  GtkWidget *icon;
  GtkWidget *power;
  GtkWidget *word;
};

G_DEFINE_FINAL_TYPE (SolFlowNode, sol_flow_node, GTK_TYPE_BUTTON)

static const char *const css_classes[SOL_FLOW_N_NODES] = {
  [SOL_FLOW_SOLAR] = "solar", [SOL_FLOW_GRID] = "grid",       [SOL_FLOW_HOME] = "home",
  [SOL_FLOW_CAR] = "car",     [SOL_FLOW_BATTERY] = "battery",
};

static void
redraw_rings (SolFlowNode *self)
{
  gtk_widget_queue_draw (self->track_layer);
  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    gtk_widget_queue_draw (self->ring_layers[i]);
}

/* The ring between its old and its new state. */
static void
show_ring (GtkWidget *widget, double progress)
{
  SolFlowNode *self = SOL_FLOW_NODE (widget);
  double values[SOL_FLOW_N_SHARES];
  SolArc arcs[SOL_FLOW_N_SHARES];

  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    values[i] = self->from[i] + (self->to[i] - self->from[i]) * progress;

  if (self->id == SOL_FLOW_HOME)
    {
      sol_arc_split (values, SOL_FLOW_N_SHARES, SHARE_GAP / MAX (self->radius - SOL_FLOW_HOME_RING / 2.0, 1),
                     arcs);
      for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
        self->rings[i].arc = arcs[i];
    }
  else if (self->id == SOL_FLOW_BATTERY)
    self->rings[0].arc = sol_ring_fraction (0, 2 * G_PI, self->known ? values[0] : NAN);

  redraw_rings (self);
}

/* Goes on from what is seen now, also in the middle of a way. */
static void
move_ring (SolFlowNode *self, const double values[SOL_FLOW_N_SHARES], gboolean known)
{
  double progress = isnan (self->tween.value) ? 1 : self->tween.value;
  gboolean was_known = self->known;

  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    {
      self->from[i] += (self->to[i] - self->from[i]) * progress;
      self->to[i] = values[i];
    }
  self->known = known;
  sol_tween_run (&self->tween, was_known && known ? 0 : NAN, 1);
}

void
sol_flow_node_set_shares (SolFlowNode *self, const double shares[SOL_FLOW_N_SHARES])
{
  double parts[SOL_FLOW_N_SHARES];
  double total = 0;

  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    total += shares[i] > 0 ? shares[i] : 0;
  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    parts[i] = total > 0 && shares[i] > 0 ? shares[i] / total : 0;

  self->track.arc.sweep = total > 0 ? 0 : 2 * G_PI;
  move_ring (self, parts, total > 0);
}

void
sol_flow_node_set_level (SolFlowNode *self, double level)
{
  double parts[SOL_FLOW_N_SHARES] = { isnan (level) ? 0 : CLAMP (level / 100, 0, 1) };

  move_ring (self, parts, !isnan (level));
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static gboolean
looks_idle (SolFlowNode *self, const SolFlowNodeState *state)
{
  switch (state->look)
    {
    case SOL_FLOW_LOOK_NORMAL:
    case SOL_FLOW_LOOK_FAULT:
      return FALSE;
    case SOL_FLOW_LOOK_DIM:
      return TRUE;
    case SOL_FLOW_LOOK_AUTO:
    default:
      return state->direction == SOL_FLOW_IDLE && self->id != SOL_FLOW_HOME && self->id != SOL_FLOW_BATTERY;
    }
}

static void
update_accessible (SolFlowNode *self, const SolFlowNodeState *state)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->label != NULL ? state->label : "", -1);
  if (state->description != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state->description, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
sol_flow_node_set_state (SolFlowNode *self, const SolFlowNodeState *state)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_label (GTK_LABEL (self->power), state->power != NULL ? state->power : "");
  gtk_label_set_label (GTK_LABEL (self->word), state->word != NULL ? state->word : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), state->icon_name);
  gtk_widget_set_tooltip_text (widget, state->tooltip);
  gtk_widget_set_visible (widget, state->present || self->id == SOL_FLOW_HOME);
  set_css_class (widget, "idle", looks_idle (self, state));
  set_css_class (widget, "fault", state->look == SOL_FLOW_LOOK_FAULT);
  update_accessible (self, state);
}

SolFlowNodeId
sol_flow_node_get_id (SolFlowNode *self)
{
  return self->id;
}

static int
measure_label (GtkWidget *label, GtkOrientation orientation, int for_size)
{
  int natural = 0;

  gtk_widget_measure (label, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

void
sol_flow_node_measure_text (SolFlowNode *self, int limit, int *width, int *height)
{
  int power = measure_label (self->power, GTK_ORIENTATION_HORIZONTAL, -1);
  int word = measure_label (self->word, GTK_ORIENTATION_HORIZONTAL, -1);
  int least = 0;

  gtk_widget_measure (self->word, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (limit >= 0)
    word = MAX (MIN (word, limit), least);
  *width = MAX (power, word);
  *height = measure_label (self->power, GTK_ORIENTATION_VERTICAL, *width)
            + measure_label (self->word, GTK_ORIENTATION_VERTICAL, *width);
}

void
sol_flow_node_allocate (SolFlowNode *self, double x, double y, double radius, int limit)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { (int) (x - radius), (int) (y - radius), (int) (2 * radius), (int) (2 * radius) };
  int width, height;

  sol_flow_node_measure_text (self, limit, &width, &height);
  if (self->text == SOL_FLOW_TEXT_BESIDE)
    {
      int above = MAX (0, (int) ceil (height / 2.0 - radius));

      place.width += SOL_FLOW_TEXT_BESIDE_GAP + width;
      place.x -= rtl ? SOL_FLOW_TEXT_BESIDE_GAP + width : 0;
      place.y -= above;
      place.height += 2 * above;
    }
  else if (self->text == SOL_FLOW_TEXT_BELOW)
    {
      int beyond = MAX (0, (int) ceil (width / 2.0 - radius));

      place.x -= beyond;
      place.width += 2 * beyond;
      place.height += SOL_FLOW_TEXT_BELOW_GAP + height;
    }

  self->radius = radius;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &place, -1);
}

/* The diagram places its nodes itself, by their middles; see sol_flow_node_allocate(). */
static void
sol_flow_node_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
allocate_disc (SolFlowNode *self, double x, double y)
{
  int size = (int) (2 * self->radius);
  GtkAllocation place = { (int) (x - self->radius), (int) (y - self->radius), size, size };

  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    {
      self->rings[i].radius = self->radius;
      gtk_widget_size_allocate (self->ring_layers[i], &place, -1);
    }
  self->track.radius = self->radius;
  gtk_widget_size_allocate (self->track_layer, &place, -1);
  gtk_widget_size_allocate (self->disc, &place, -1);
  /* The gap between two shares is a length, and so another angle on another radius. */
  show_ring (GTK_WIDGET (self), isnan (self->tween.value) ? 1 : self->tween.value);
}

/* The power with its upper edge at @top, the word below it. */
static void
allocate_text (SolFlowNode *self, int x, int top, int width)
{
  int power = measure_label (self->power, GTK_ORIENTATION_VERTICAL, width);
  int word = measure_label (self->word, GTK_ORIENTATION_VERTICAL, width);

  gtk_widget_size_allocate (self->power, &(GtkAllocation){ x, top, width, power }, -1);
  gtk_widget_size_allocate (self->word, &(GtkAllocation){ x, top + power, width, word }, -1);
}

static void
sol_flow_node_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolFlowNode *self = SOL_FLOW_NODE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = width / 2.0;
  double y = self->radius;
  double icon_y = y;
  int aside = (int) (2 * self->radius) + SOL_FLOW_TEXT_BESIDE_GAP;
  int text_width, text_height;

  sol_flow_node_measure_text (self, self->text == SOL_FLOW_TEXT_BESIDE ? width - aside : width, &text_width,
                              &text_height);
  switch (self->text)
    {
    case SOL_FLOW_TEXT_BESIDE:
      x = rtl ? width - self->radius : self->radius;
      y = icon_y = height / 2.0;
      allocate_text (self, rtl ? 0 : aside, (int) round (y + 1 - text_height / 2.0), width - aside);
      break;
    case SOL_FLOW_TEXT_BELOW:
      allocate_text (self, 0, (int) (2 * self->radius) + SOL_FLOW_TEXT_BELOW_GAP, width);
      break;
    case SOL_FLOW_TEXT_INSIDE:
    default:
      {
        double middle = y + POWER_BELOW_MIDDLE;
        int power = measure_label (self->power, GTK_ORIENTATION_VERTICAL, width);

        icon_y = middle - MAX (ICON_ABOVE_POWER, (power + ICON_SIZE) / 2.0 + 2);
        allocate_text (self, 0, (int) round (middle - power / 2.0), width);
      }
    }

  allocate_disc (self, x, y);
  gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      self->icon,
      &(GtkAllocation){ (int) (x - ICON_SIZE / 2), (int) (icon_y - ICON_SIZE / 2), ICON_SIZE, ICON_SIZE },
      -1);
}

static void
sol_flow_node_unmap (GtkWidget *widget)
{
  sol_tween_finish (&SOL_FLOW_NODE (widget)->tween);
  GTK_WIDGET_CLASS (sol_flow_node_parent_class)->unmap (widget);
}

static void
sol_flow_node_dispose (GObject *object)
{
  SolFlowNode *self = SOL_FLOW_NODE (object);

  sol_tween_clear (&self->tween);
  g_clear_pointer (&self->disc, gtk_widget_unparent);
  g_clear_pointer (&self->track_layer, gtk_widget_unparent);
  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    g_clear_pointer (&self->ring_layers[i], gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->power, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_flow_node_parent_class)->dispose (object);
}

static void
sol_flow_node_class_init (SolFlowNodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_flow_node_dispose;
  widget_class->measure = sol_flow_node_measure;
  widget_class->size_allocate = sol_flow_node_size_allocate;
  widget_class->unmap = sol_flow_node_unmap;

  /* Not "button": the theme's frame and padding have no place here. */
  gtk_widget_class_set_css_name (widget_class, "flownode");
}

static GtkWidget *
add_label (SolFlowNode *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
sol_flow_node_init (SolFlowNode *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_layout_manager (widget, NULL);
  sol_tween_init (&self->tween, widget, show_ring);

  self->disc = GTK_WIDGET (sol_layer_new ("sol-disc", NULL, NULL));
  gtk_widget_set_parent (self->disc, widget);
  self->track_layer = GTK_WIDGET (sol_ring_layer_new (NULL, &self->track));
  gtk_widget_set_parent (self->track_layer, widget);
  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    {
      self->ring_layers[i] = GTK_WIDGET (sol_ring_layer_new (NULL, &self->rings[i]));
      gtk_widget_set_parent (self->ring_layers[i], widget);
    }
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "pixel-size", ICON_SIZE, NULL);
  gtk_widget_set_parent (self->icon, widget);
  self->power = add_label (self, "sol-power");
  self->word = add_label (self, "sol-word");
  gtk_label_set_wrap (GTK_LABEL (self->word), TRUE);
}

static void
set_up_rings (SolFlowNode *self)
{
  static const char *const share_classes[SOL_FLOW_N_SHARES] = { "solar", "battery", "grid" };
  SolArc whole = { .sweep = 2 * G_PI };
  double width = RING_WIDTH;

  if (self->id == SOL_FLOW_HOME)
    {
      width = SOL_FLOW_HOME_RING;
      gtk_widget_add_css_class (self->track_layer, "sol-ink");
      for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
        gtk_widget_add_css_class (self->ring_layers[i], share_classes[i]);
    }
  else if (self->id == SOL_FLOW_BATTERY)
    width = BATTERY_RING_WIDTH;
  self->track = (SolRing){ .width = width, .alpha = TRACK_ALPHA, .track = TRUE };
  for (guint i = 0; i < SOL_FLOW_N_SHARES; i++)
    self->rings[i] = (SolRing){ .width = width, .alpha = 1, .round = self->id == SOL_FLOW_BATTERY };

  /* Sun, grid and car have a plain ring; the others fill theirs by what they are told. */
  if (self->id == SOL_FLOW_HOME || self->id == SOL_FLOW_BATTERY)
    self->track.arc = whole;
  else
    self->rings[0].arc = whole;
}

SolFlowNode *
sol_flow_node_new (SolFlowNodeId id, SolFlowText text)
{
  SolFlowNode *self = g_object_new (SOL_TYPE_FLOW_NODE, NULL);

  self->id = id;
  self->text = text;
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[id]);
  set_up_rings (self);

  float align = text == SOL_FLOW_TEXT_BESIDE ? 0 : 0.5f;
  gtk_label_set_xalign (GTK_LABEL (self->power), align);
  gtk_label_set_xalign (GTK_LABEL (self->word), align);
  gtk_label_set_justify (GTK_LABEL (self->word),
                         text == SOL_FLOW_TEXT_BESIDE ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
  return self;
}
