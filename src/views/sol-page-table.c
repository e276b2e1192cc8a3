/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-page-table"

#include "sol-page-table.h"

#include <glib/gi18n-lib.h>

#include "charger/sol-chargers-page.h"
#include "sol-overview-page.h"

static GtkWidget *
create_overview (SolHome *home)
{
  GtkWidget *page = sol_overview_page_new (sol_home_get_clock (home));

  g_object_bind_property (home, "site", page, "site", G_BINDING_SYNC_CREATE);
  return page;
}

static GtkWidget *
create_chargers (SolHome *home)
{
  GtkWidget *page = sol_chargers_page_new (sol_home_get_clock (home));

  g_object_bind_property (home, "site", page, "site", G_BINDING_SYNC_CREATE);
  return page;
}

static gboolean
has_charger (SolSite *site)
{
  return g_list_model_get_n_items (sol_site_get_chargers (site)) > 0;
}

static const SolPageRow rows[] = {
  {
      .name = "overview",
      .title = N_ ("Overview"),
      .icon_name = "view-grid-symbolic",
      .group = 0,
      .pace = SOL_PAGE_OVERVIEW,
      .create = create_overview,
  },
  {
      .name = "charger",
      .title = N_ ("Charger"),
      .icon_name = "solarium-charger-symbolic",
      .group = 1,
      .pace = SOL_PAGE_CHARGER,
      .create = create_chargers,
      .is_present = has_charger,
      .describe = sol_chargers_describe,
  },
};

const SolPageRow *
sol_page_table_get (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (rows);
  return rows;
}

const SolPageRow *
sol_page_table_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].name, name) == 0)
      return &rows[i];
  return NULL;
}

gboolean
sol_page_row_is_present (const SolPageRow *row, SolSite *site)
{
  return row->is_present == NULL || (site != NULL && row->is_present (site));
}

const char *
sol_page_row_get_title (const SolPageRow *row)
{
  return _ (row->title);
}
