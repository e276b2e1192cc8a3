/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-site-item.h"

G_BEGIN_DECLS

SolSiteItem *sol_site_item_new (const SolSiteInfo *info, gboolean starred, gboolean last_used);
void sol_site_item_set_starred (SolSiteItem *self, gboolean starred);
void sol_site_item_set_last_used (SolSiteItem *self, gboolean last_used);

G_END_DECLS
