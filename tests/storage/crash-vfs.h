/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * crash_vfs_install:
 * @kill_at: the process kills itself in front of the so-many-th step that changes a file or a lock; 0: never
 * @torn: half of a write is still done
 *
 * Puts itself between SQLite and the file system, for every file opened from now on.
 */
void crash_vfs_install (guint kill_at, gboolean torn);

/** crash_vfs_get_steps: how many steps there have been. */
guint crash_vfs_get_steps (void);

/** crash_vfs_is_dirty: whether a write-ahead log has been written to and not synced since. */
gboolean crash_vfs_is_dirty (void);

/** crash_vfs_set_full: from now on the disk is full, or no longer. */
void crash_vfs_set_full (gboolean full);

G_END_DECLS
