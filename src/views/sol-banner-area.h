/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-banner.h"

G_BEGIN_DECLS

#define SOL_TYPE_BANNER_AREA (sol_banner_area_get_type ())
G_DECLARE_FINAL_TYPE (SolBannerArea, sol_banner_area, SOL, BANNER_AREA, GtkWidget)

/** SolBannerArea: the banners below a header bar, in the order of their severity. */
GtkWidget *sol_banner_area_new (void);

/** sol_banner_area_show: @list: (element-type SolBannerWords): what is to be seen now; the rest slides out.
 */
void sol_banner_area_show (SolBannerArea *self, GPtrArray *list);

/** sol_banner_area_find: Returns: (transfer none) (nullable): the banner of @kind that is to be seen. */
SolBanner *sol_banner_area_find (SolBannerArea *self, SolBannerKind kind);

G_END_DECLS
