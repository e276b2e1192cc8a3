/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-session-words.h"
#include "sol-sessions.h"

G_BEGIN_DECLS

#define SOL_TYPE_SESSION_ROW (sol_session_row_get_type ())
G_DECLARE_FINAL_TYPE (SolSessionRow, sol_session_row, SOL, SESSION_ROW, GtkButton)

/**
 * SolSessionRow:
 *
 * One session in a line, as a button that opens it: day and time, energy, cost. A screen reader hears all of
 * it as its name.
 */
SolSessionRow *sol_session_row_new (void);

/** sol_session_row_set_session: @session: (nullable): one that is still awaited. What is given is read, not
 * kept. */
void sol_session_row_set_session (SolSessionRow *self, const char *serial, const SolChargeRecord *session,
                                  const SolSessionPlace *place);

/** sol_session_place_of: from where one looks at these sessions; valid until they change. */
SolSessionPlace sol_session_place_of (SolSessions *sessions);

G_END_DECLS
