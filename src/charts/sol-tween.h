/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long gauges, rings and levels take to a new value. */
#define SOL_TWEEN_MILLISECONDS 400

typedef void (*SolTweenFunc) (GtkWidget *widget, double value);

/**
 * SolTween:
 *
 * A short eased way of one number from an old to a new value, driven by the frame clock of its widget. It is
 * a part of the widget, not an object; its members are its own business.
 */
typedef struct
{
  GtkWidget *widget;
  SolTweenFunc func;
  double from;
  double to;
  double value;
  gint64 begin;
  guint tick;
} SolTween;

/* @func hears of every step and of the last one. Start value is NaN. */
void sol_tween_init (SolTween *tween, GtkWidget *widget, SolTweenFunc func);

/* Goes to @to from where it is now. Jumps when that is NaN or @to is, when the widget is not mapped, or when
 * `gtk-enable-animations` is off. */
void sol_tween_to (SolTween *tween, double to);

/* Like sol_tween_to(), but begins at @from. */
void sol_tween_run (SolTween *tween, double from, double to);

/* Jumps to the end; for unmap. */
void sol_tween_finish (SolTween *tween);

/* Stops where it is, without a word; for dispose. */
void sol_tween_clear (SolTween *tween);

gboolean sol_tween_is_running (const SolTween *tween);

/* Whether the user wants things to move at all. */
gboolean sol_tween_animations_enabled (GtkWidget *widget);

G_END_DECLS
