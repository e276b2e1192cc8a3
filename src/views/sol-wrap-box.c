/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-wrap-box"

#include "sol-wrap-box.h"

#include "sol-shown-children.h"

struct _SolWrapBox
{
  GtkWidget parent_instance;

  int spacing;
  int line_spacing;
  float xalign;
  guint n_lines;
};

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  PROP_XALIGN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SolWrapBox, sol_wrap_box, GTK_TYPE_WIDGET)

/* The children of one line, from first to last. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first of the next line; %NULL at the end */
  int width;      /* natural, with the spacing */
  guint n_expand;
} Line;

static void
measure_width (GtkWidget *child, int *least, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, least, natural, NULL, NULL);
}

/* What a child has to have on a line that is @width wide. */
static int
wanted_width (GtkWidget *child, int width)
{
  int least, natural;

  measure_width (child, &least, &natural);
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL)
             ? MAX (least, MIN (natural, width * 3 / 5))
             : MIN (natural, MAX (width, least));
}

static Line
read_line (SolWrapBox *self, GtkWidget *first, int width)
{
  Line line = { .first = first };
  GtkWidget *child;
  int wanted = 0;

  for (child = first; child != NULL; child = sol_next_shown_child (child))
    {
      int gap = child == first ? 0 : self->spacing;
      int least, natural;
      if (child != first && wanted + gap + wanted_width (child, width) > width)
        break;
      wanted += gap + wanted_width (child, width);
      measure_width (child, &least, &natural);
      line.width += gap + natural;
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  line.end = child;
  return line;
}

/* The width of a child on its line: what expands gives way and takes what is left. */
static int
share_width (SolWrapBox *self, const Line *line, GtkWidget *child, int width)
{
  int least, natural;
  int rest = width - line->width;

  measure_width (child, &least, &natural);
  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return MAX (least, natural + rest / (int) line->n_expand);
  return line->n_expand == 0 && rest < 0 ? MAX (least, natural + rest) : natural;
}

static int
line_height (SolWrapBox *self, const Line *line, int width)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end; child = sol_next_shown_child (child))
    {
      int natural;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, share_width (self, line, child, width), NULL,
                          &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static int
height_for_width (SolWrapBox *self, int width)
{
  int height = 0;

  for (GtkWidget *child = sol_first_shown_child (GTK_WIDGET (self)); child != NULL;)
    {
      Line line = read_line (self, child, width);
      height += (height > 0 ? self->line_spacing : 0) + line_height (self, &line, width);
      child = line.end;
    }
  return height;
}

static void
sol_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  SolWrapBox *self = SOL_WRAP_BOX (widget);
  int widest = 0, sum = 0;

  for (GtkWidget *child = sol_first_shown_child (widget); child != NULL; child = sol_next_shown_child (child))
    {
      int least, wanted;
      measure_width (child, &least, &wanted);
      widest = MAX (widest, least);
      sum += (sum > 0 ? self->spacing : 0) + wanted;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (sum, widest);
    }
  else
    *minimum = *natural = height_for_width (self, for_size < 0 ? MAX (sum, widest) : MAX (for_size, widest));
}

static void
place_line (SolWrapBox *self, const Line *line, int width, int y, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int rest = line->n_expand > 0 ? 0 : MAX (width - line->width, 0);
  int x = (int) ((float) rest * self->xalign);

  for (GtkWidget *child = line->first; child != line->end; child = sol_next_shown_child (child))
    {
      int share = share_width (self, line, child, width);
      GtkAllocation place = { mirrored ? width - x - share : x, y, share, height };
      gtk_widget_size_allocate (child, &place, -1);
      x += share + self->spacing;
    }
}

static void
sol_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolWrapBox *self = SOL_WRAP_BOX (widget);
  int y = MAX (height - height_for_width (self, width), 0) / 2;

  self->n_lines = 0;
  for (GtkWidget *child = sol_first_shown_child (widget); child != NULL;)
    {
      Line line = read_line (self, child, width);
      int line_is = line_height (self, &line, width);
      place_line (self, &line, width, y, line_is);
      y += line_is + self->line_spacing;
      self->n_lines++;
      child = line.end;
    }
}

static GtkSizeRequestMode
sol_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

guint
sol_wrap_box_get_n_lines (SolWrapBox *self)
{
  g_return_val_if_fail (SOL_IS_WRAP_BOX (self), 0);

  return self->n_lines;
}

void
sol_wrap_box_append (SolWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (SOL_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

GtkWidget *
sol_wrap_box_new (int spacing)
{
  return g_object_new (SOL_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

static void
sol_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolWrapBox *self = SOL_WRAP_BOX (object);

  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    case PROP_XALIGN:
      g_value_set_float (value, self->xalign);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SolWrapBox *self = SOL_WRAP_BOX (object);

  switch (id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    case PROP_XALIGN:
      self->xalign = g_value_get_float (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sol_wrap_box_parent_class)->dispose (object);
}

static void
sol_wrap_box_class_init (SolWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_wrap_box_get_property;
  object_class->set_property = sol_wrap_box_set_property;
  object_class->dispose = sol_wrap_box_dispose;
  widget_class->measure = sol_wrap_box_measure;
  widget_class->size_allocate = sol_wrap_box_size_allocate;
  widget_class->get_request_mode = sol_wrap_box_get_request_mode;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_LINE_SPACING] = g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT, 6, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0.0f, 1.0f, 0.0f, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "wrapbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sol_wrap_box_init (SolWrapBox *self)
{
}
