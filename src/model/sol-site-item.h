/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sol-site-info.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE_ITEM (sol_site_item_get_type ())
G_DECLARE_FINAL_TYPE (SolSiteItem, sol_site_item, SOL, SITE_ITEM, GObject)

/** SolSiteItem: a row of the site list. Properties: `id`, `name` (never empty), `starred` (the service's
 * star, or one set here), `last-used`. */
const char *sol_site_item_get_id (SolSiteItem *self);
const char *sol_site_item_get_name (SolSiteItem *self);
gboolean sol_site_item_get_starred (SolSiteItem *self);
gboolean sol_site_item_get_last_used (SolSiteItem *self);

G_END_DECLS
