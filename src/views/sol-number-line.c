/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-number-line"

#include "sol-number-line.h"

void
sol_number_line_align (GtkWidget *line, GtkAlign align)
{
  g_return_if_fail (GTK_IS_WIDGET (line));

  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  gtk_widget_set_direction (line, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, GTK_TEXT_DIR_LTR);
  /* The line has a direction of its own now, and its start is its own, too. */
  if (mirrored && align == GTK_ALIGN_START)
    align = GTK_ALIGN_END;
  else if (mirrored && align == GTK_ALIGN_END)
    align = GTK_ALIGN_START;
  gtk_widget_set_halign (line, align);
}
