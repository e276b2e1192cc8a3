/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-week-tile"

#include "sol-week-tile.h"

#include "sol-layer.h"

#define CHEVRON_WIDTH 14
#define CHEVRON_HEIGHT 6
#define CHEVRON_AT 2
#define GRIP_WIDTH 18
#define GRIP_HEIGHT 3
#define GRIP_AT 1
/* Above the words, and likewise below a chevron. */
#define WORDS_AT 3
#define WORDS_BESIDE 1
#define WORDS_BELOW_CHEVRON 11

struct _SolWeekTile
{
  GtkButton parent_instance;

  char *id;
  int day;
  gboolean second;
  SolWeekPart part;
  char *css_class;
  gboolean words;
  gboolean gripped;

  GtkWidget *chevron;
  GtkWidget *grip;
  GPtrArray *forms; /* (element-type GtkLabel) unowned: at most one of them is shown */
};

G_DEFINE_FINAL_TYPE (SolWeekTile, sol_week_tile, GTK_TYPE_BUTTON)

gboolean
sol_week_tile_is (SolWeekTile *self, const char *id, int day, gboolean second)
{
  return self->day == day && self->second == second && g_strcmp0 (self->id, id) == 0;
}

const char *
sol_week_tile_get_id (SolWeekTile *self)
{
  return self->id;
}

int
sol_week_tile_get_day (SolWeekTile *self)
{
  return self->day;
}

gboolean
sol_week_tile_is_second (SolWeekTile *self)
{
  return self->second;
}

const SolWeekPart *
sol_week_tile_get_part (SolWeekTile *self)
{
  return &self->part;
}

static void
set_css_class (SolWeekTile *self, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
take_colour (SolWeekTile *self, const char *css_class)
{
  if (g_strcmp0 (self->css_class, css_class) == 0)
    return;
  if (self->css_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
  g_free (self->css_class);
  self->css_class = g_strdup (css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
}

static GtkWidget *
add_form (SolWeekTile *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "justify", GTK_JUSTIFY_CENTER, "can-target", FALSE, NULL);

  gtk_widget_set_child_visible (label, FALSE);
  gtk_widget_insert_before (label, GTK_WIDGET (self), self->chevron);
  g_ptr_array_add (self->forms, label);
  return label;
}

static void
write_form (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) == 0)
    return;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  bold->end_index = (guint) strcspn (text, "\n");
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, attributes);
}

static void
take_forms (SolWeekTile *self, const char *const *forms)
{
  guint n = forms != NULL ? g_strv_length ((char **) forms) : 0;

  while (self->forms->len > n)
    gtk_widget_unparent (g_ptr_array_steal_index (self->forms, self->forms->len - 1));
  for (guint i = 0; i < n; i++)
    write_form (GTK_LABEL (i < self->forms->len ? g_ptr_array_index (self->forms, i) : add_form (self)),
                forms[i]);
}

static void
update_accessible (SolWeekTile *self, const SolWeekBlock *block)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_HIDDEN, self->second, -1);
  if (self->second)
    return;
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block->label != NULL ? block->label : "", -1);
  if (block->description != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, block->description, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_PRESSED,
                               block->selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

void
sol_week_tile_show (SolWeekTile *self, const SolWeekBlock *block, const SolWeekTileState *state)
{
  g_return_if_fail (SOL_IS_WEEK_TILE (self));

  self->part = state->part;
  self->words = state->words && !state->ghost;
  self->gripped = state->current && !state->part.goes_on && !block->fixed && !state->ghost;
  take_colour (self, block->css_class);
  set_css_class (self, "off", !block->enabled);
  set_css_class (self, "selected", block->selected && !state->ghost);
  set_css_class (self, "current", state->current && !state->ghost);
  set_css_class (self, "overlap", state->meets);
  set_css_class (self, "ghost", state->ghost);
  set_css_class (self, "goes-on", state->part.goes_on);
  set_css_class (self, "comes-from", state->part.comes_from);
  take_forms (self, block->forms);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), state->quiet ? NULL : block->description);
  gtk_widget_set_focusable (GTK_WIDGET (self), !self->second);
  update_accessible (self, block);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
draw_chevron (SolLayer *layer, GtkSnapshot *snapshot, const GdkRGBA *color, double width, double height,
              gconstpointer data)
{
  cairo_t *cr
      = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 1, 1);
  cairo_line_to (cr, width / 2, height - 1);
  cairo_line_to (cr, width - 1, 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
put (GtkWidget *child, gboolean shown, int x, int y, int width, int height)
{
  gtk_widget_set_child_visible (child, shown);
  if (!shown)
    return;
  GtkAllocation place = { x, y, width, height };
  gtk_widget_size_allocate (child, &place, -1);
}

static int
measure (GtkWidget *child, GtkOrientation orientation)
{
  int natural = 0;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* The first that fits whole. */
static void
put_words (SolWeekTile *self, int y, int width, int bottom)
{
  gboolean wanted = self->words;

  for (guint i = 0; i < self->forms->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->forms, i);
      int height = measure (label, GTK_ORIENTATION_VERTICAL);
      gboolean fits
          = y + height <= bottom && measure (label, GTK_ORIENTATION_HORIZONTAL) + 2 * WORDS_BESIDE <= width;
      put (label, wanted && fits, 0, y, width, height);
      wanted = wanted && !fits;
    }
}

static void
sol_week_tile_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolWeekTile *self = SOL_WEEK_TILE (widget);
  gboolean chevron = (self->part.goes_on || self->part.comes_from)
                     && height >= CHEVRON_HEIGHT + 2 * CHEVRON_AT && width >= CHEVRON_WIDTH;
  gboolean above = self->part.comes_from;
  int bottom = height - (self->part.goes_on ? CHEVRON_HEIGHT + CHEVRON_AT : 0);

  put (self->chevron, chevron, (width - CHEVRON_WIDTH) / 2,
       above ? CHEVRON_AT : height - CHEVRON_HEIGHT - CHEVRON_AT, CHEVRON_WIDTH, CHEVRON_HEIGHT);
  put_words (self, above ? WORDS_BELOW_CHEVRON : WORDS_AT, width, bottom);
  put (self->grip, self->gripped && height >= 4 * GRIP_HEIGHT && width >= GRIP_WIDTH,
       (width - GRIP_WIDTH) / 2, height - GRIP_HEIGHT - GRIP_AT, GRIP_WIDTH, GRIP_HEIGHT);
}

/* The grid says where it stands, and how large it is. */
static void
sol_week_tile_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
sol_week_tile_dispose (GObject *object)
{
  SolWeekTile *self = SOL_WEEK_TILE (object);

  g_clear_pointer (&self->chevron, gtk_widget_unparent);
  g_clear_pointer (&self->grip, gtk_widget_unparent);
  take_forms (self, NULL);
  G_OBJECT_CLASS (sol_week_tile_parent_class)->dispose (object);
}

static void
sol_week_tile_finalize (GObject *object)
{
  SolWeekTile *self = SOL_WEEK_TILE (object);

  g_ptr_array_unref (self->forms);
  g_free (self->id);
  g_free (self->css_class);
  G_OBJECT_CLASS (sol_week_tile_parent_class)->finalize (object);
}

static void
sol_week_tile_class_init (SolWeekTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_week_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = sol_week_tile_finalize;
  widget_class->measure = sol_week_tile_measure;
  widget_class->size_allocate = sol_week_tile_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "weekblock");
}

static void
sol_week_tile_init (SolWeekTile *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_layout_manager (widget, NULL);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->forms = g_ptr_array_new ();
  self->chevron = GTK_WIDGET (sol_layer_new ("sol-chevron", draw_chevron, NULL));
  gtk_widget_set_parent (self->chevron, widget);
  self->grip = GTK_WIDGET (sol_layer_new ("sol-grip", NULL, NULL));
  gtk_widget_set_parent (self->grip, widget);
}

SolWeekTile *
sol_week_tile_new (const char *id, int day, gboolean second)
{
  /* One block, one button: the part after midnight only draws. */
  SolWeekTile *self
      = second ? g_object_new (SOL_TYPE_WEEK_TILE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL)
               : g_object_new (SOL_TYPE_WEEK_TILE, NULL);

  self->id = g_strdup (id);
  self->day = day;
  self->second = second;
  return self;
}
