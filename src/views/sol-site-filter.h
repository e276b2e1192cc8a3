/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-home.h"

G_BEGIN_DECLS

#define SOL_TYPE_SITE_FILTER (sol_site_filter_get_type ())
G_DECLARE_FINAL_TYPE (SolSiteFilter, sol_site_filter, SOL, SITE_FILTER, GtkFilter)

/** SolSiteStars: which sites pass a #SolSiteFilter besides the words. */
typedef enum
{
  SOL_SITE_STARS_ANY,
  SOL_SITE_STARS_ONLY,
  SOL_SITE_STARS_NONE,
} SolSiteStars;

/** SolSiteFilter: sites whose name or number has the words that are searched for, whatever their case. */
SolSiteFilter *sol_site_filter_new (SolSiteStars stars) G_GNUC_WARN_UNUSED_RESULT;
void sol_site_filter_set_search (SolSiteFilter *self, const char *search);

G_END_DECLS
