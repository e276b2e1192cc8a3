/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

/** SolSubpageRow: one subpage: it slides over a page of the window and has a way back. */
typedef struct
{
  const char *name;      /* "schedule" */
  const char *page;      /* what it lies on, a name of the page table: "charger" */
  const char *title;     /* translatable: pass it through gettext */
  SolPage pace;          /* what the refresh plan is told while it is open */
  gboolean own_scroller; /* it scrolls by itself and wants all the room */
  gboolean from_outside; /* it means something without an argument: `--page schedule` */

  /* Makes it. Ownership floats. It belongs to the present site of @home, whose other sites end it.
   * @argument: (nullable): as in the action `win.open-subpage`, "" is none */
  GtkWidget *(*create) (SolHome *home, const char *argument);

  /* (nullable) Whether the site has, as far as is known now, what it shows. Opening it waits until then. */
  gboolean (*is_ready) (SolSite *site, const char *argument);
} SolSubpageRow;

/** sol_subpage_table_get: the subpages there are. Returns: (nullable) when there is none. */
const SolSubpageRow *sol_subpage_table_get (guint *n_rows);

/** sol_subpage_table_find: Returns: (transfer none) (nullable): what cannot be opened has no button. */
const SolSubpageRow *sol_subpage_table_find (const char *name);

/** sol_subpage_row_get_title: Returns: (transfer none): translated. */
const char *sol_subpage_row_get_title (const SolSubpageRow *row);

/** sol_subpage_find_charger: Returns: (transfer none) (nullable): the charger that @argument begins with
 * ("SERIAL" or "SERIAL/SESSION-ID"); without an argument the first. @site: (nullable) */
SolCharger *sol_subpage_find_charger (SolSite *site, const char *argument);

/** sol_subpage_has_charger: for the rows of the table: whether sol_subpage_find_charger() finds one. */
gboolean sol_subpage_has_charger (SolSite *site, const char *argument);

G_END_DECLS
