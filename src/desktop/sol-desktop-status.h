/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-site.h"

G_BEGIN_DECLS

/** SolDesktopFacts: what the shell is told about; plain. NaN unknown. */
typedef struct
{
  const char *name;   /* (nullable) of the site */
  double soc_percent; /* of the battery; NaN when there is none */
  double solar_w;
  double grid_w; /* import positive */
  SolGridState grid;
} SolDesktopFacts;

/** sol_desktop_facts_take: what @site knows. @site: (nullable) */
void sol_desktop_facts_take (SolDesktopFacts *facts, SolSite *site);

/** sol_desktop_status_line: Returns: (transfer full): for the desktop's list of background programs: "Battery
 * 72%, exporting 0.12 kW". */
char *sol_desktop_status_line (const SolDesktopFacts *facts);

/** sol_desktop_tooltip: Returns: (transfer full): "Birchwood House: solar 5.64 kW, battery 72%". */
char *sol_desktop_tooltip (const SolDesktopFacts *facts);

G_END_DECLS
