/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-page.h"
#include "sol-page-box.h"
#include "sol-ticker.h"

G_BEGIN_DECLS

struct _SolChargerPage
{
  AdwBin parent_instance;

  /* Children */
  SolPageBox *box;
  GtkWidget *hero;
  GtkWidget *burst;
  GtkWidget *modes;
  GtkWidget *settings;
  GtkWidget *current;
  GtkWidget *use_battery;
  GtkWidget *level;
  GtkWidget *sign_in;
  GtkWidget *app;
  GtkWidget *card;
  GtkWidget *sessions;
  GtkWidget *details;

  /* Owned; of the header bar */
  GtkWidget *header_end;
  GtkWidget *schedule;
  GtkWidget *menu;

  /* Owned */
  SolSite *site;
  SolCharger *charger;
  GSignalGroup *site_signals;
  GSignalGroup *charger_signals;
  SolTicker *ticker;

  gboolean narrow; /* the window */
  int limited_amps;
};

/* sol-charger-page-write.c */

/** sol_charger_page_write: what everything says at @now. Returns: microseconds until it changes by itself. */
gint64 sol_charger_page_write (SolChargerPage *self, SolTime now);

/** sol_charger_page_explain_limit: the dialog behind the banner of the safe limit. */
void sol_charger_page_explain_limit (SolChargerPage *self);

G_END_DECLS
