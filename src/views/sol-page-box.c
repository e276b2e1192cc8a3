/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-page-box"

#include "sol-page-box.h"

#include "sol-columns-layout.h"

/* Below this width of the page rows take the place of cards. */
#define NARROW_WIDTH 420
/* Height of a line in pixels; it is about 20 with the usual font. */
#define LARGE_TEXT 28
/* What a page may ask for in the narrowest window. In another form it would need more, and keep the window
 * from becoming narrow at all. */
#define LEAST_WIDTH 336

struct _SolPageBox
{
  GtkWidget parent_instance;

  GtkWidget *content;

  SolPageForm form;
  gboolean large_text;
  guint form_tick;
  int n_children;
};

enum
{
  FORM_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SolPageBox, sol_page_box, GTK_TYPE_WIDGET)

gboolean
sol_page_form_has_large_text (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height >= LARGE_TEXT;
}

SolPageForm
sol_page_form_for (int width, gboolean large_text)
{
  if (width >= SOL_COLUMNS_WIDE_WIDTH && !large_text)
    return SOL_PAGE_FORM_WIDE;
  return width >= NARROW_WIDTH ? SOL_PAGE_FORM_MIDDLE : SOL_PAGE_FORM_NARROW;
}

SolPageForm
sol_page_box_get_form (SolPageBox *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_BOX (self), SOL_PAGE_FORM_WIDE);

  return self->form;
}

gboolean
sol_page_box_get_large_text (SolPageBox *self)
{
  g_return_val_if_fail (SOL_IS_PAGE_BOX (self), FALSE);

  return self->large_text;
}

void
sol_page_box_add (SolPageBox *self, GtkWidget *child, guint column)
{
  g_return_if_fail (SOL_IS_PAGE_BOX (self));

  gtk_box_append (GTK_BOX (self->content), child);
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (self->content);
  SolColumnsLayoutChild *place
      = SOL_COLUMNS_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (manager, child));
  sol_columns_layout_child_set_column (place, column);
  sol_columns_layout_child_set_order (place, self->n_children++);
}

/* What is shown cannot change while sizes are being allocated; it does before the next frame. */
static gboolean
form_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SolPageBox *self = SOL_PAGE_BOX (widget);
  gboolean large_text = sol_page_form_has_large_text (widget);
  SolPageForm form = sol_page_form_for (gtk_widget_get_width (widget), large_text);

  self->form_tick = 0;
  if (form != self->form || large_text != self->large_text)
    {
      self->form = form;
      self->large_text = large_text;
      g_signal_emit (self, signals[FORM_CHANGED], 0);
      gtk_widget_queue_resize (widget);
    }
  return G_SOURCE_REMOVE;
}

/* The columns count by width alone; with large text they are not given enough for two. */
static int
get_content_width (SolPageBox *self, int width)
{
  return self->large_text ? MIN (width, SOL_COLUMNS_WIDE_WIDTH - 1) : width;
}

static void
sol_page_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SolPageBox *self = SOL_PAGE_BOX (widget);
  gboolean large_text = sol_page_form_has_large_text (widget);
  gboolean other = sol_page_form_for (width, large_text) != self->form || large_text != self->large_text;

  if (other && self->form_tick == 0)
    self->form_tick = gtk_widget_add_tick_callback (widget, form_cb, NULL, NULL);
  int least;
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  /* Until the next frame, which has another form, some of it may stand out. */
  int content_width = MAX (get_content_width (self, width), least);
  int x = width > content_width ? (width - content_width) / 2 : 0;
  gtk_widget_size_allocate (self->content, &(GtkAllocation){ x, 0, content_width, height }, baseline);
}

static void
sol_page_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  SolPageBox *self = SOL_PAGE_BOX (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int least;
      gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (get_content_width (self, for_size), least);
    }
  gtk_widget_measure (self->content, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  gboolean passing
      = self->form != SOL_PAGE_FORM_NARROW || sol_page_form_has_large_text (widget) != self->large_text;
  if (orientation == GTK_ORIENTATION_HORIZONTAL && passing)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static GtkSizeRequestMode
sol_page_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkWidget *
sol_page_box_new (void)
{
  return g_object_new (SOL_TYPE_PAGE_BOX, NULL);
}

static void
sol_page_box_dispose (GObject *object)
{
  SolPageBox *self = SOL_PAGE_BOX (object);

  if (self->form_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->form_tick);
  self->form_tick = 0;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (sol_page_box_parent_class)->dispose (object);
}

static void
sol_page_box_class_init (SolPageBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sol_page_box_dispose;
  widget_class->measure = sol_page_box_measure;
  widget_class->size_allocate = sol_page_box_size_allocate;
  widget_class->get_request_mode = sol_page_box_get_request_mode;
  signals[FORM_CHANGED] = g_signal_new ("form-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
sol_page_box_init (SolPageBox *self)
{
  GtkLayoutManager *columns = sol_columns_layout_new ();

  sol_columns_layout_set_weights (SOL_COLUMNS_LAYOUT (columns), 1, 1);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->content, columns);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}
