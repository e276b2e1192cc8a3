/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-home-plan.h"

G_BEGIN_DECLS

/* Local time by rule, without the machine's table of zones: it is asked a million times when a home opens. */

int sol_sim_zone_offset (const SolSimSitePlan *plan, gint64 time);
gint64 sol_sim_zone_midnight (const SolSimSitePlan *plan, SolSimDate date);
SolSimDate sol_sim_zone_date (const SolSimSitePlan *plan, gint64 time);
int sol_sim_zone_seconds (const SolSimSitePlan *plan, gint64 time); /* wall clock since midnight */

/* The moment when the wall shows @minute on @date. */
gint64 sol_sim_zone_moment (const SolSimSitePlan *plan, SolSimDate date, int minute);

SolSimDate sol_sim_date_from_ymd (int year, int month, int day);
void sol_sim_date_to_ymd (SolSimDate date, int *year, int *month, int *day);
int sol_sim_date_weekday (SolSimDate date); /* 0 = Monday */

G_END_DECLS
