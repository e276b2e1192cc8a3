/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-flow-node"

#include "sol-flow-node.h"

#include <math.h>
#include <string.h>

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

  /* In the coordinates of the node */
  double radius;
  double x;
  double y;
  GtkAllocation text_place;

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

  /* Most readings change other things; then there is no way to go and no frame to spend. */
  if (known == was_known && memcmp (values, self->to, sizeof self->to) == 0)
    return;

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

/* Where the text stands when the middle of the disc is at (0, 0); for a text below, the diagram says. */
static void
place_text (SolFlowNode *self, double x, double top, int limit, GtkAllocation *place)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int aside = (int) self->radius + SOL_FLOW_TEXT_BESIDE_GAP;
  int power = measure_label (self->power, GTK_ORIENTATION_VERTICAL, -1);

  sol_flow_node_measure_text (self, limit, &place->width, &place->height);
  switch (self->text)
    {
    case SOL_FLOW_TEXT_BESIDE:
      place->x = rtl ? -aside - place->width : aside;
      place->y = (int) round (1 - place->height / 2.0);
      break;
    case SOL_FLOW_TEXT_BELOW:
      place->x = (int) round (x - place->width / 2.0);
      place->y = (int) top;
      break;
    case SOL_FLOW_TEXT_INSIDE:
    default:
      place->x = -place->width / 2;
      place->y = (int) round (POWER_BELOW_MIDDLE - power / 2.0);
    }
}

void
sol_flow_node_allocate (SolFlowNode *self, double x, double y, double radius, double text_x, double text_top,
                        int limit)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int size = (int) (2 * radius);
  GtkAllocation disc = { (int) -radius, (int) -radius, size, size };
  GtkAllocation whole;

  self->radius = radius;
  place_text (self, text_x - x, text_top - y, limit, &self->text_place);
  gdk_rectangle_union (&disc, &self->text_place, &whole);
  self->x = -whole.x;
  self->y = -whole.y;
  self->text_place.x -= whole.x;
  self->text_place.y -= whole.y;
  whole.x += (int) x;
  whole.y += (int) y;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &whole, -1);
}

/* The diagram places its nodes itself, by their middles; see sol_flow_node_allocate(). */
static void
sol_flow_node_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
allocate_disc (SolFlowNode *self)
{
  int size = (int) (2 * self->radius);
  GtkAllocation place = { (int) (self->x - self->radius), (int) (self->y - self->radius), size, size };

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

static void
sol_flow_node_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolFlowNode *self = SOL_FLOW_NODE (widget);
  GtkAllocation place = self->text_place;
  double icon_y = self->y;

  allocate_disc (self);

  place.height = measure_label (self->power, GTK_ORIENTATION_VERTICAL, place.width);
  if (self->text == SOL_FLOW_TEXT_INSIDE)
    icon_y += POWER_BELOW_MIDDLE - MAX (ICON_ABOVE_POWER, (place.height + ICON_SIZE) / 2.0 + 2);
  gtk_widget_size_allocate (self->power, &place, -1);
  place.y += place.height;
  place.height = measure_label (self->word, GTK_ORIENTATION_VERTICAL, place.width);
  gtk_widget_size_allocate (self->word, &place, -1);

  place = (GtkAllocation){ (int) (self->x - ICON_SIZE / 2), (int) (icon_y - ICON_SIZE / 2), ICON_SIZE,
                           ICON_SIZE };
  gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->icon, &place, -1);
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
