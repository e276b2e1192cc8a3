/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

/** SolPageRow: one page of the window: a row of the table, and of the list in the sidebar. */
typedef struct
{
  const char *name;  /* in actions, options and settings: "overview" */
  const char *title; /* translatable: pass it through gettext */
  const char *icon_name;
  guint group;           /* rows of different groups are parted by a line */
  SolPage pace;          /* what the refresh plan is told while it is open */
  gboolean own_scroller; /* it scrolls by itself and wants all the room */

  /* Makes the page. Ownership floats, as with every widget. */
  GtkWidget *(*create) (SolHome *home);

  /* (nullable) Whether the site has what it shows; a page without hardware has no row. */
  gboolean (*is_present) (SolSite *site);

  /* (nullable) The live value in the list: (transfer full). */
  char *(*describe) (SolSite *site);
} SolPageRow;

/** sol_page_table_get: the pages there are, in the order of the list. */
const SolPageRow *sol_page_table_get (guint *n_rows);

/** sol_page_table_find: Returns: (transfer none) (nullable) */
const SolPageRow *sol_page_table_find (const char *name);

/** sol_page_row_is_present: @site: (nullable) */
gboolean sol_page_row_is_present (const SolPageRow *row, SolSite *site);

/** sol_page_row_get_title: Returns: (transfer none): translated. */
const char *sol_page_row_get_title (const SolPageRow *row);

G_END_DECLS
