/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"
#include "sol-clock.h"

G_BEGIN_DECLS

#define SOL_TYPE_HOME_WATCH (sol_home_watch_get_type ())
G_DECLARE_FINAL_TYPE (SolHomeWatch, sol_home_watch, SOL, HOME_WATCH, GObject)

/**
 * SolHomeWatch:
 *
 * Tells when the other program, the window or solariumctl, has written to the archive that both share. It
 * sees the file move and then asks the archive whose doing it was, at most once a second. Signal `changed`:
 * somebody else wrote.
 */

/** sol_home_watch_new: an archive in memory belongs to nobody else: nothing is ever told then. */
SolHomeWatch *sol_home_watch_new (SolArchive *archive, SolClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/** sol_home_watch_stop: for good; before the archive is closed. */
void sol_home_watch_stop (SolHomeWatch *self);

G_END_DECLS
