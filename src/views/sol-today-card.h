/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-overview-card.h"
#include "sol-overview-day.h"

G_BEGIN_DECLS

#define SOL_TYPE_TODAY_CARD (sol_today_card_get_type ())
G_DECLARE_FINAL_TYPE (SolTodayCard, sol_today_card, SOL, TODAY_CARD, SolOverviewCard)

/**
 * SolTodayCard:
 *
 * The day in quarter-hours: a chart, a legend that takes series out of it, and the same as a table. Its menu
 * (context menu, Shift+F10): Show as Table, Copy Values.
 */

/** sol_today_card_take_day: @title: e.g. "Today"; @day: (transfer full) */
void sol_today_card_take_day (SolTodayCard *self, const char *title, SolOverviewDay *day);

/** sol_today_card_set_room: @narrow: the legend stands below the title; @large_text: its entries too, one
 * below the other, where both are so. */
void sol_today_card_set_room (SolTodayCard *self, gboolean narrow, gboolean large_text);

/** sol_today_card_set_show_table: the table instead of the chart. */
void sol_today_card_set_show_table (SolTodayCard *self, gboolean show_table);
gboolean sol_today_card_get_show_table (SolTodayCard *self);

G_END_DECLS
