/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** SolKeyValue: one line; plain, lives as long as the call. */
typedef struct
{
  const char *key;
  const char *value; /* (nullable): then there is no such line */
} SolKeyValue;

#define SOL_TYPE_KEY_VALUES (sol_key_values_get_type ())
G_DECLARE_FINAL_TYPE (SolKeyValues, sol_key_values, SOL, KEY_VALUES, GtkWidget)

/** SolKeyValues: a boxed list of names and values; values can be selected, and copied by a context menu. */
GtkWidget *sol_key_values_new (const char *label);

/** sol_key_values_show: @lines: in their order; lines of the same place stay the same widgets. */
void sol_key_values_show (SolKeyValues *self, const SolKeyValue *lines, guint n_lines);

G_END_DECLS
