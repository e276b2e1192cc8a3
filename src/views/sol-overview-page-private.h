/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-page.h"
#include "sol-ticker.h"

G_BEGIN_DECLS

/* How the page is laid out, by its width. */
typedef enum
{
  SOL_OVERVIEW_WIDE,   /* two columns */
  SOL_OVERVIEW_MIDDLE, /* one column of cards */
  SOL_OVERVIEW_NARROW, /* rows and tiles */
} SolOverviewForm;

struct _SolOverviewPage
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkWidget *flow;
  GtkWidget *today;
  GtkWidget *battery;
  GtkWidget *chargers;
  GtkWidget *storm;
  GtkWidget *totals;
  GtkWidget *rows;
  GtkWidget *tiles;
  GtkWidget *more; /* in chargers */

  /* Owned */
  SolSite *site; /* (nullable) */
  SolClock *clock;
  SolTicker *ticker;
  GSignalGroup *site_signals;
  GSignalGroup *charger_signals;

  SolOverviewForm form;
  gboolean large_text;
  guint form_tick;
};

/** sol_overview_page_write: writes every card as it is at @now. Returns: microseconds until something changes
 * by itself, negative when nothing does. */
gint64 sol_overview_page_write (SolOverviewPage *self, SolTime now);

/** sol_overview_page_sync_chargers: one card and one row per charger of the site. */
void sol_overview_page_sync_chargers (SolOverviewPage *self);

G_END_DECLS
