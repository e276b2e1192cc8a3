/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sol-session-rules.h"

G_BEGIN_DECLS

/* What the pages and cards of sessions have in common. */

/** sol_session_label_new: a text that wraps. @text: (nullable). */
GtkWidget *sol_session_label_new (const char *text, const char *css_class);

/** sol_session_finish_mix: for the callback of sol_sessions_read_mix_async(): ends it, and puts on record why
 * it failed, unless it was cancelled. @mix: (out). Returns: whether it is there; before that the owner of the
 * callback may be gone. */
gboolean sol_session_finish_mix (GObject *source, GAsyncResult *result, SolSessionMix *mix);

G_END_DECLS
