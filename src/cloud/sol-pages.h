/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pages of the panel inventory (addendum 1.7.13). Pure, from any thread. */

/** sol_pages_measure: how many rows @page has and how many there are in all (-1 unknown). Returns: whether it
 * is such a page. */
gboolean sol_pages_measure (GBytes *page, guint *rows, gint64 *total);

/** sol_pages_join: Returns: (transfer full) (nullable): one page with the rows of all of @pages
 * (element-type GBytes) and the last total. */
GBytes *sol_pages_join (GPtrArray *pages);

G_END_DECLS
