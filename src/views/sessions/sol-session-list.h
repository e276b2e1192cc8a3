/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-session-words.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSION_LIST (sol_session_list_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionList, sol_session_list, SOL, SESSION_LIST, GtkWidget)

/**
 * SolSessionList:
 *
 * Sessions to sort, search and open: a table, or lines where it is narrow. It shows the first rows and has
 * more at the end: by scrolling there, or by its button. Opening one activates `win.open-subpage`.
 */
SolSessionList *sol_session_list_new (void);

/** sol_session_list_set_sessions: those of @history (nullable) that lie in the stretch of time. Rows that say
 * the same as before stay, and with them focus and place. */
void sol_session_list_set_sessions (SolSessionList *self, const char *serial, const SolChargeHistory *history,
                                    SolTime from, SolTime to, const SolSessionPlace *place);

void sol_session_list_set_narrow (SolSessionList *self, gboolean narrow);

/** sol_session_list_search: moves the focus to the search. */
void sol_session_list_search (SolSessionList *self);

/** sol_session_list_show_more: as its button. Returns: whether there was more. */
gboolean sol_session_list_show_more (SolSessionList *self);

/** sol_session_list_get_model: Returns: (transfer none): of #SolSessionItem: what is found, in its order,
 * also what is not shown yet. */
GListModel *sol_session_list_get_model (SolSessionList *self);

/** sol_session_list_dup_found: Returns: (transfer full): the same sessions, to be exported. */
SolChargeHistory *sol_session_list_dup_found (SolSessionList *self);

G_END_DECLS
