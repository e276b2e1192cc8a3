/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-session-words.h"

G_BEGIN_DECLS

/** SolSessionColumn: what the table of sessions has in its columns. */
typedef enum
{
  SOL_SESSION_COLUMN_DATE,
  SOL_SESSION_COLUMN_TIME,
  SOL_SESSION_COLUMN_ENERGY,
  SOL_SESSION_COLUMN_DURATION,
  SOL_SESSION_COLUMN_RANGE,
  SOL_SESSION_COLUMN_COST,
  SOL_SESSION_COLUMN_PRICE,
  SOL_SESSION_N_COLUMNS,
} SolSessionColumn;

#define SOL_TYPE_SESSION_ITEM (sol_session_item_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionItem, sol_session_item, SOL, SESSION_ITEM, GObject)

/** SolSessionItem: a session in a list, with its words. Immutable. */
SolSessionItem *sol_session_item_new (const SolChargeRecord *session, const SolSessionPlace *place);

const SolChargeRecord *sol_session_item_get_session (SolSessionItem *self); /* (transfer none) */
const char *sol_session_item_get_text (SolSessionItem *self, SolSessionColumn column);

/** sol_session_item_compare: by the number behind a column; the unknown comes last in a rising order. */
int sol_session_item_compare (SolSessionItem *a, SolSessionItem *b, SolSessionColumn column);

/** sol_session_item_equal: whether both say the same of the same session. */
gboolean sol_session_item_equal (SolSessionItem *a, SolSessionItem *b);

/** sol_session_item_matches: whether every word of @search is in one of its texts. */
gboolean sol_session_item_matches (SolSessionItem *self, const char *search);

/** sol_session_column_get_title: Returns: (transfer none): translated. */
const char *sol_session_column_get_title (SolSessionColumn column);

G_END_DECLS
