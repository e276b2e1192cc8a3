/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cli-context.h"

G_BEGIN_DECLS

/* What several commands say to people in the same words. */

/** sol_cli_or_dash: Returns: (transfer none): @text, or a dash for %NULL. */
const char *sol_cli_or_dash (const char *text);
const char *sol_cli_describe_health (SolHealth health);

/** sol_cli_describe_truth: Returns: (transfer none): On, Off or a dash. */
const char *sol_cli_describe_truth (SolTruth truth);

/** sol_cli_describe_time: Returns: (transfer full): its age in words, a dash when it is not known. */
char *sol_cli_describe_time (SolCli *self, SolTime time);

/** sol_cli_describe_moment: Returns: (transfer full): date and time at the site, a dash when not known. */
char *sol_cli_describe_moment (SolCli *self, SolTime time);

/** sol_cli_get_day: the beginning of the day @date (nullable) at the site, @later days later; unknown without
 * one. */
SolTime sol_cli_get_day (SolCli *self, const char *date, int later);

/** sol_cli_describe_days: Returns: (transfer full): "Mon, Tue", "Every day". */
char *sol_cli_describe_days (SolDays days);

/** sol_cli_describe_window: Returns: (transfer full): "22:00 – 06:00". */
char *sol_cli_describe_window (const SolWeekWindow *window);

G_END_DECLS
