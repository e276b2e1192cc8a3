/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-simulator.h"

G_BEGIN_DECLS

/** child_spawn: runs hardening-child against @simulator. @speed: of its clock, 0 for the computer's; @words:
 * parted by blanks. Its errors go where ours go. */
GSubprocess *child_spawn (SolSimulator *simulator, double speed, const char *words);

/** child_read_line: Returns: (transfer full) (nullable): the next line that @child tells; %NULL at its end.
 */
char *child_read_line (GSubprocess *child);

/** child_read_until: reads until the line @word. Returns: whether it came. */
gboolean child_read_until (GSubprocess *child, const char *word);

/** child_run: to its end, which must be a good one. */
void child_run (SolSimulator *simulator, double speed, const char *words);

/** child_ask: an admin route. (transfer full) */
char *child_ask (SolSimulator *simulator, const char *method, const char *path, const char *body);

/** child_count: how many requests were received whose path contains @part, with @method (nullable). */
guint child_count (SolSimulator *simulator, const char *method, const char *part);

/** child_get_archive: Returns: (transfer full): where its archive is. */
char *child_get_archive (SolSimulator *simulator);

G_END_DECLS
