/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-loading-page"

#include "sol-loading-page.h"

#include <glib/gi18n-lib.h>

#include "sol-ticker.h"

#define PATIENCE (300 * SOL_SECOND / 1000)

struct _SolLoadingPage
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *box;
  SolTicker *ticker;

  /* In box */
  GtkWidget *spinner;

  SolTime since;
};

G_DEFINE_FINAL_TYPE (SolLoadingPage, sol_loading_page, GTK_TYPE_WIDGET)

static gint64
show_late (GtkWidget *widget, SolTime now)
{
  SolLoadingPage *self = SOL_LOADING_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return -1;
  if (self->since == SOL_TIME_UNKNOWN)
    self->since = now;
  gboolean late = now - self->since >= PATIENCE;
  gtk_widget_set_child_visible (self->box, late);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), late);
  return late ? -1 : PATIENCE - (now - self->since);
}

static void
unmap_cb (SolLoadingPage *self)
{
  self->since = SOL_TIME_UNKNOWN;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  gtk_widget_set_child_visible (self->box, FALSE);
}

void
sol_loading_page_set_clock (SolLoadingPage *self, SolClock *clock)
{
  g_return_if_fail (SOL_IS_LOADING_PAGE (self));

  sol_ticker_set_clock (self->ticker, clock);
}

GtkWidget *
sol_loading_page_new (void)
{
  return g_object_new (SOL_TYPE_LOADING_PAGE, NULL);
}

static void
sol_loading_page_dispose (GObject *object)
{
  SolLoadingPage *self = SOL_LOADING_PAGE (object);

  g_clear_object (&self->ticker);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sol_loading_page_parent_class)->dispose (object);
}

static void
sol_loading_page_class_init (SolLoadingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sol_loading_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sol_loading_page_init (SolLoadingPage *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ ("Getting your home…"), "wrap", TRUE, NULL);

  self->since = SOL_TIME_UNKNOWN;
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "halign",
                            GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "width-request", 32, "height-request", 32, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->spinner);
  gtk_box_append (GTK_BOX (self->box), label);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->box, FALSE);

  g_signal_connect_object (self, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  self->ticker = sol_ticker_new (GTK_WIDGET (self), show_late);
}
