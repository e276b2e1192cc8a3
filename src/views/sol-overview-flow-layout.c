/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-flow-layout"

#include "sol-overview-flow-layout.h"

#include "sol-flow-diagram.h"

/* From the edges of the card to the texts. */
#define PADDING_START 18
#define PADDING_TOP 14
#define PADDING_END 14
#define GAP 12
/* Around the diagram while the headline lies in its corner, and below the headline. */
#define DIAGRAM_TOP 25
#define DIAGRAM_BOTTOM 21
#define DIAGRAM_BELOW 10
/* Half the sun and its ring: the headline ends before it. */
#define SUN_RADIUS 34
/* Above the disc of the grid there is so much free height. */
#define CORNER_HEIGHT 112

struct _SolOverviewFlowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SolOverviewFlowLayout, sol_overview_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *headline;
  GtkWidget *chip; /* (nullable) while hidden */
  GtkWidget *diagram;
} Parts;

typedef struct
{
  GtkAllocation headline;
  GtkAllocation chip;
  GtkAllocation diagram;
  int height;
} Places;

static void
find_parts (GtkWidget *container, Parts *parts)
{
  parts->headline = gtk_widget_get_first_child (container);
  parts->chip = gtk_widget_get_next_sibling (parts->headline);
  parts->diagram = gtk_widget_get_next_sibling (parts->chip);
  if (!gtk_widget_should_layout (parts->chip))
    parts->chip = NULL;
}

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural = 0;

  gtk_widget_measure (widget, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

static gboolean
has_sun (GtkWidget *diagram)
{
  return gtk_widget_get_visible (sol_flow_diagram_get_node (SOL_FLOW_DIAGRAM (diagram), SOL_FLOW_SOLAR));
}

/* Whether the headline fits into the corner; its width there goes to @width. */
static gboolean
fits_corner (const Parts *parts, int card_width, int *width)
{
  int least = 0;

  *width = card_width / 2 - SUN_RADIUS - GAP - PADDING_START;
  gtk_widget_measure (parts->headline, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return card_width >= SOL_FLOW_NARROW_WIDTH && least <= *width && has_sun (parts->diagram)
         && measure (parts->headline, GTK_ORIENTATION_VERTICAL, *width) <= CORNER_HEIGHT;
}

static void
place (const Parts *parts, int width, Places *places)
{
  int chip_width = parts->chip != NULL ? measure (parts->chip, GTK_ORIENTATION_HORIZONTAL, -1) : 0;
  int chip_height = parts->chip != NULL ? measure (parts->chip, GTK_ORIENTATION_VERTICAL, chip_width) : 0;
  int headline_width;
  gboolean corner = fits_corner (parts, width, &headline_width);

  if (!corner)
    headline_width = width - 2 * PADDING_START - (parts->chip != NULL ? chip_width + GAP : 0);
  headline_width = MAX (headline_width, 1);
  int headline_height = measure (parts->headline, GTK_ORIENTATION_VERTICAL, headline_width);
  int top = corner ? DIAGRAM_TOP : PADDING_TOP + MAX (headline_height, chip_height) + DIAGRAM_BELOW;
  int diagram_height = measure (parts->diagram, GTK_ORIENTATION_VERTICAL, width);

  places->headline = (GtkAllocation){ PADDING_START, PADDING_TOP, headline_width, headline_height };
  places->chip = (GtkAllocation){ width - PADDING_END - chip_width, PADDING_TOP, chip_width, chip_height };
  places->diagram = (GtkAllocation){ 0, top, width, diagram_height };
  places->height = top + diagram_height + DIAGRAM_BOTTOM;
}

static void
sol_overview_flow_layout_measure (GtkLayoutManager *manager, GtkWidget *container, GtkOrientation orientation,
                                  int for_size, int *minimum, int *natural, int *minimum_baseline,
                                  int *natural_baseline)
{
  Parts parts;
  Places places;

  find_parts (container, &parts);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int least;
      gtk_widget_measure (parts.headline, orientation, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (parts.diagram, orientation, -1, minimum, natural, NULL, NULL);
      if (parts.chip != NULL)
        least += measure (parts.chip, orientation, -1) + GAP;
      *minimum = MAX (*minimum, least + 2 * PADDING_START);
      *natural = MAX (*minimum, *natural);
      return;
    }
  if (for_size < 0)
    sol_overview_flow_layout_measure (manager, container, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &for_size,
                                      minimum_baseline, natural_baseline);
  place (&parts, for_size, &places);
  *minimum = *natural = places.height;
}

static void
allocate (GtkWidget *widget, GtkAllocation at, int width, gboolean rtl)
{
  if (rtl)
    at.x = width - at.x - at.width;
  gtk_widget_size_allocate (widget, &at, -1);
}

static void
sol_overview_flow_layout_allocate (GtkLayoutManager *manager, GtkWidget *container, int width, int height,
                                   int baseline)
{
  gboolean rtl = gtk_widget_get_direction (container) == GTK_TEXT_DIR_RTL;
  Parts parts;
  Places places;

  find_parts (container, &parts);
  place (&parts, width, &places);
  /* A card that was stretched has its diagram in the middle of what is left. */
  places.diagram.y += MAX (height - places.height, 0) / 2;
  allocate (parts.headline, places.headline, width, rtl);
  if (parts.chip != NULL)
    allocate (parts.chip, places.chip, width, rtl);
  allocate (parts.diagram, places.diagram, width, FALSE);
}

static GtkSizeRequestMode
sol_overview_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *container)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sol_overview_flow_layout_class_init (SolOverviewFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sol_overview_flow_layout_measure;
  layout_class->allocate = sol_overview_flow_layout_allocate;
  layout_class->get_request_mode = sol_overview_flow_layout_get_request_mode;
}

static void
sol_overview_flow_layout_init (SolOverviewFlowLayout *self)
{
}

GtkLayoutManager *
sol_overview_flow_layout_new (void)
{
  return g_object_new (SOL_TYPE_OVERVIEW_FLOW_LAYOUT, NULL);
}
