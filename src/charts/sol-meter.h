/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOL_TYPE_METER (sol_meter_get_type ())
G_DECLARE_DERIVABLE_TYPE (SolMeter, sol_meter, SOL, METER, GtkWidget)

/**
 * SolMeter:
 *
 * What level bar and gauges have in common: a value from 0 to a maximum, words for it, the way from the old
 * value to the new, and role *meter* with now, minimum, maximum and words, the words as description too
 * (values of meters do not reach the accessibility bus). The colour comes from the style classes `.solar
 * .home .battery .grid .car`. The caller gives it its accessible label.
 */
struct _SolMeterClass
{
  GtkWidgetClass parent_class;

  /*< private >*/
  /* Shows a fraction, 0 to 1, NaN for unknown. */
  void (*show_fraction) (SolMeter *self, double fraction);
};

/* NaN when unknown. */
double sol_meter_get_value (SolMeter *self);
/* @value from 0 to the maximum, or NaN for unknown: then nothing is filled. */
void sol_meter_set_value (SolMeter *self, double value);

double sol_meter_get_maximum (SolMeter *self);
/* 100 at first. */
void sol_meter_set_maximum (SolMeter *self, double maximum);

const char *sol_meter_get_words (SolMeter *self);
/* (nullable): the value in words for assistive technology, e.g. "72 percent, reserve 20 percent". */
void sol_meter_set_words (SolMeter *self, const char *words);

G_END_DECLS
