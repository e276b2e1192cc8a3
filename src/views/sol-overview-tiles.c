/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-tiles"

#include "sol-overview-tiles.h"

#include "sol-overview-sufficiency.h"
#include "sol-overview-total.h"

#define N_TILES 4

struct _SolOverviewTiles
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *grid;
  GtkWidget *produced;
  GtkWidget *consumed;
  GtkWidget *imported;
  GtkWidget *exported;
  GtkWidget *card;
  GtkWidget *sufficiency;

  guint columns;
};

enum
{
  TRY_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolOverviewTiles, sol_overview_tiles, GTK_TYPE_WIDGET)

static void
try_again_cb (SolOverviewTiles *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

/* A tile that is not there leaves no hole. */
static void
place_tiles (SolOverviewTiles *self)
{
  GtkWidget *tiles[N_TILES] = { self->produced, self->consumed, self->imported, self->exported };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  guint n = 0;

  for (guint i = 0; i < N_TILES; i++)
    {
      GtkGridLayoutChild *child
          = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, tiles[i]));
      if (!gtk_widget_get_visible (tiles[i]))
        continue;
      gtk_grid_layout_child_set_column (child, (int) (n % self->columns));
      gtk_grid_layout_child_set_row (child, (int) (n / self->columns));
      n++;
    }
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

void
sol_overview_tiles_set_words (SolOverviewTiles *self, const char *title, const SolTotalsWords *words,
                              SolFamilyState state, const char *age)
{
  g_return_if_fail (SOL_IS_OVERVIEW_TILES (self));
  g_return_if_fail (words != NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->produced), words->produced);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->consumed), words->consumed);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->imported), words->imported);
  sol_overview_total_set_number (SOL_OVERVIEW_TOTAL (self->exported), words->exported);
  place_tiles (self);
  sol_overview_sufficiency_set_words (SOL_OVERVIEW_SUFFICIENCY (self->sufficiency), words);

  gtk_widget_set_visible (self->grid, state != SOL_FAMILY_FAILED);
  gtk_widget_set_tooltip_text (self->grid, age);
  set_css_class (self->grid, "stale", state == SOL_FAMILY_STALE);
  set_css_class (self->grid, "loading", state == SOL_FAMILY_LOADING);
  /* A card that failed says so for all of them. */
  gboolean hidden = !words->has_sufficiency && state != SOL_FAMILY_FAILED;
  sol_overview_card_set_label (SOL_OVERVIEW_CARD (self->card), words->title);
  sol_overview_card_set_age (SOL_OVERVIEW_CARD (self->card), age);
  sol_overview_card_set_state (SOL_OVERVIEW_CARD (self->card), hidden ? SOL_FAMILY_ABSENT : state);
}

void
sol_overview_tiles_set_columns (SolOverviewTiles *self, guint columns)
{
  g_return_if_fail (SOL_IS_OVERVIEW_TILES (self));
  g_return_if_fail (columns > 0);

  if (self->columns == columns)
    return;
  self->columns = columns;
  place_tiles (self);
}

static void
sol_overview_tiles_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), SOL_TYPE_OVERVIEW_TILES);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sol_overview_tiles_parent_class)->dispose (object);
}

static void
sol_overview_tiles_class_init (SolOverviewTilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_overview_tiles_dispose;
  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
  g_type_ensure (SOL_TYPE_OVERVIEW_CARD);
  g_type_ensure (SOL_TYPE_OVERVIEW_SUFFICIENCY);
  g_type_ensure (SOL_TYPE_OVERVIEW_TOTAL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/solarium/Solarium/views/sol-overview-tiles.ui");
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, box);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, title);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, grid);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, produced);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, consumed);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, imported);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, exported);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, card);
  gtk_widget_class_bind_template_child (widget_class, SolOverviewTiles, sufficiency);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
sol_overview_tiles_init (SolOverviewTiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = 2;
}
