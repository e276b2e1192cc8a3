/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-model-context.h"

G_BEGIN_DECLS

#define SOL_TYPE_BACKFILL (sol_backfill_get_type ())
G_DECLARE_FINAL_TYPE (SolBackfill, sol_backfill, SOL, BACKFILL, GObject)

/**
 * SolBackfill:
 *
 * Fetches old sessions of a site's chargers, month by month into the past, once: at most 40 requests an hour,
 * and only out of what the plan leaves. How far it has come is in memory, so that it goes on after a restart.
 * Signal `changed` (string serial): a month has been kept.
 */
SolBackfill *sol_backfill_new (SolModelContext *context, const char *site) G_GNUC_WARN_UNUSED_RESULT;
void sol_backfill_set_zone (SolBackfill *self, GTimeZone *zone);
void sol_backfill_set_serials (SolBackfill *self, const char *const *serials);

/** sol_backfill_set_allowance: how many requests it may send in an hour; 0 rests, as it does at first. */
void sol_backfill_set_allowance (SolBackfill *self, guint requests);

/** sol_backfill_is_done: whether all there is of @serial is in the archive. */
gboolean sol_backfill_is_done (SolBackfill *self, const char *serial);

/** sol_backfill_get_known_since: the beginning of the oldest month that is kept; %SOL_TIME_UNKNOWN when none
 * is yet, or all there is. */
SolTime sol_backfill_get_known_since (SolBackfill *self, const char *serial);

/** sol_backfill_note_read: the plan has read the newest sessions. When it had not for so long that some
 * between then and now are missing, the months since then are fetched once more. */
void sol_backfill_note_read (SolBackfill *self, const char *serial, SolTime at);
void sol_backfill_stop (SolBackfill *self);

G_END_DECLS
