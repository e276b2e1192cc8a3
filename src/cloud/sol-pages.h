/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-table.h"

G_BEGIN_DECLS

/* Pages of lists (addendum 1.7.7, 1.7.13). Pure, from any thread. */

/** SolPage: what one page says. */
typedef struct
{
  guint rows;
  gint64 total;  /* -1 unknown */
  SolTruth more; /* the flag that says so, where the list has one */
} SolPage;

/** sol_pages_measure: Returns: whether @page is such a page. */
gboolean sol_pages_measure (const SolPaging *paging, GBytes *page, SolPage *measured);

/** sol_pages_want: whether a page has to be asked for after @page, the @n'th; moves @offset on to it. */
gboolean sol_pages_want (const SolPaging *paging, GBytes *page, guint n, guint *offset);

/** sol_pages_join: Returns: (transfer full) (nullable): one page with the rows of all of @pages
 * (element-type GBytes), and with total and flag of the last one. */
GBytes *sol_pages_join (const SolPaging *paging, GPtrArray *pages);

G_END_DECLS
