/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SolPanelFlag: what is wrong with a panel, measured against the median of its array, worst last
 * (ui.md 8.9).
 */
typedef enum
{
  SOL_PANEL_FINE,
  SOL_PANEL_WEAK, /* 15 to 40 % less on 7 days running */
  SOL_PANEL_LOW,  /* more than 40 % less on 3 days running */
  SOL_PANEL_DEAD, /* nothing for a day */
} SolPanelFlag;

/** SolPanelVerdict: the flag and for how many days with sun in a row, up to the newest; 0 without a flag. */
typedef struct
{
  SolPanelFlag flag;
  guint days;
} SolPanelVerdict;

/** SOL_PANEL_SUN_WH: a day on which the median of the array is below this has no sun and counts for nothing.
 */
#define SOL_PANEL_SUN_WH 100.0

/**
 * sol_panel_judge:
 * @wh: (array length=n): the panel's days, oldest first; NaN unknown
 * @median_wh: (array length=n): those of its array
 *
 * Days without sun and days of which nothing is known are left out; they neither prove nor end anything.
 */
SolPanelVerdict sol_panel_judge (const double *wh, const double *median_wh, guint n);

/**
 * sol_panel_medians:
 * @panels: (array length=n_panels): the days of each panel of an array
 * @medians: (out caller-allocates) (array length=n_days): NaN where no panel has a value
 */
void sol_panel_medians (const double *const *panels, guint n_panels, guint n_days, double *medians);

G_END_DECLS
