/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_AGE_LABEL (sol_age_label_get_type ())
G_DECLARE_FINAL_TYPE (SolAgeLabel, sol_age_label, SOL, AGE_LABEL, GtkWidget)

/**
 * SolAgeLabel:
 *
 * How old something is, in words that keep themselves true while they are on screen. Empty while the time is
 * unknown.
 *
 * Properties: `time` (int64, a #SolTime), `template` (string with one "%s" for the age, or %NULL for the age
 * alone), `xalign` (float, of the label).
 */
GtkWidget *sol_age_label_new (void);

void sol_age_label_set_clock (SolAgeLabel *self, SolClock *clock);
/** sol_age_label_set_zone: the site's zone; UTC when %NULL. */
void sol_age_label_set_zone (SolAgeLabel *self, GTimeZone *zone);
void sol_age_label_set_time (SolAgeLabel *self, SolTime time);
SolTime sol_age_label_get_time (SolAgeLabel *self);
void sol_age_label_set_template (SolAgeLabel *self, const char *template);

/** sol_age_label_get_text: Returns: (transfer none): what is read at the moment. */
const char *sol_age_label_get_text (SolAgeLabel *self);

G_END_DECLS
