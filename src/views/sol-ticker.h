/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_TICKER (sol_ticker_get_type ())
G_DECLARE_FINAL_TYPE (SolTicker, sol_ticker, SOL, TICKER, GObject)

/** SolTickerFunc: writes the words of @widget as they are at @now. Returns: microseconds until they change,
 * or a negative number when they stay. */
typedef gint64 (*SolTickerFunc) (GtkWidget *widget, SolTime now);

/**
 * SolTicker:
 *
 * Words that grow old by themselves ("20 seconds ago", "Next try in 0:48"): wakes exactly when they change,
 * and only while the widget is on screen. The widget owns its ticker.
 */
SolTicker *sol_ticker_new (GtkWidget *widget, SolTickerFunc func) G_GNUC_WARN_UNUSED_RESULT;

/** sol_ticker_set_clock: nothing is written before there is a clock. */
void sol_ticker_set_clock (SolTicker *self, SolClock *clock);

/** sol_ticker_touch: what the words are made of has changed: writes them now. */
void sol_ticker_touch (SolTicker *self);

G_END_DECLS
