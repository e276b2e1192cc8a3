/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The newest 20 000 requests. Header values are never kept, bodies of sign-in calls neither. */
typedef struct _SolSimLog SolSimLog;

SolSimLog *sol_sim_log_new (void);
void sol_sim_log_free (SolSimLog *self);

/* `time` in simulated epoch seconds. Returns the number of the entry, for its answer. */
guint64 sol_sim_log_add (SolSimLog *self, gint64 time, SoupServerMessage *message, const char *path,
                         GBytes *body);
void sol_sim_log_note_answer (SolSimLog *self, guint64 number, guint status, const char *fault);

void sol_sim_log_clear (SolSimLog *self);
guint sol_sim_log_count (SolSimLog *self);

/* Adds the entries, oldest first, to the array that `builder` is in. */
void sol_sim_log_write (SolSimLog *self, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimLog, sol_sim_log_free)

G_END_DECLS
