/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-shown-children"

#include "sol-shown-children.h"

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

GtkWidget *
sol_first_shown_child (GtkWidget *parent)
{
  return skip_hidden (gtk_widget_get_first_child (parent));
}

GtkWidget *
sol_next_shown_child (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}
