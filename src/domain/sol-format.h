/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"

G_BEGIN_DECLS

/* Numbers as ui.md section 4 wants them: locale's decimal sign, no-break space before the unit, true minus,
 * "–" for the unknown. All return newly allocated text. */

/** SOL_IDLE_W: a flow below this counts as idle and is shown as 0.00 kW (ui.md 4). */
#define SOL_IDLE_W 20.0

char *sol_format_power (double watts);                          /* 5.64 kW */
char *sol_format_power_number (double watts);                   /* 5.64 */
char *sol_format_power_about (double watts);                    /* ≈ 3.7 kW */
char *sol_format_energy (double wh);                            /* 28.7 kWh */
char *sol_format_energy_number (double wh);                     /* 28.7 */
char *sol_format_energy_panel (double wh);                      /* 0.75 kWh */
char *sol_format_energy_long (double wh, gboolean single_fact); /* 1,027 kWh, 1.88 MWh */
char *sol_format_percent (double percent);                      /* 72% */
char *sol_format_difference (double percent, int decimals);     /* −44% */
char *sol_format_amps (int amps);                               /* 16 A */
char *sol_format_money (double amount, const char *currency);   /* €0.64 */
char *sol_format_distance (double miles, gboolean metric);      /* 85 km */
char *sol_format_duration (double seconds);                     /* 4 h 45 min, 2 min 1 s, 52 s */
char *sol_format_estimate (double seconds);                     /* about 8 h */
char *sol_format_stored (double wh, double capacity_wh);        /* 7.2 of 10 kWh */

/** sol_format_age: "just now", "20 seconds ago", "4 minutes ago", "13:05", "yesterday, 13:05", … (ui.md 4).
 */
char *sol_format_age (SolTime then, SolTime now, GTimeZone *zone);
/** sol_format_age_short: for tables: "20 s ago", "4 min ago". */
char *sol_format_age_short (SolTime then, SolTime now, GTimeZone *zone);
/** sol_format_age_next: microseconds until the text of sol_format_age() changes, so that nobody wakes in
 * between. */
gint64 sol_format_age_next (SolTime then, SolTime now);
char *sol_format_clock (SolTime time, GTimeZone *zone);            /* 14:05 */
char *sol_format_span (SolTime from, SolTime to, GTimeZone *zone); /* 23:15 – 23:30 */

/** sol_format_spoken_power: "5.64 kilowatts", for descriptions. */
char *sol_format_spoken_power (double watts);

/** sol_format_mask_mail: "i•••t@example.org". */
char *sol_format_mask_mail (const char *mail);

/** sol_markup_escape_label: the one helper for titles that are markup: (transfer full). */
char *sol_markup_escape_label (const char *text);

G_END_DECLS
