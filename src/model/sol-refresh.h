/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-family.h"
#include "sol-model-context.h"

G_BEGIN_DECLS

/** SOL_SESSIONS_SPAN: how far back a read of a charger's sessions reaches. */
#define SOL_SESSIONS_SPAN (30 * SOL_DAY)

#define SOL_TYPE_REFRESH (sol_refresh_get_type ())
G_DECLARE_FINAL_TYPE (SolRefresh, sol_refresh, SOL, REFRESH, GObject)

/**
 * SolRefresh:
 *
 * Keeps the families of one site fresh by the plan: what is due is read, at most two at a time, in the order
 * of the families; a failing family backs off alone. Signal `changed` (uint family, string serial, boolean
 * has a new value).
 */
SolRefresh *sol_refresh_new (SolModelContext *context, const char *site) G_GNUC_WARN_UNUSED_RESULT;

/** sol_refresh_stop: cancels what is in flight and every timer, for good. */
void sol_refresh_stop (SolRefresh *self);

void sol_refresh_set_page (SolRefresh *self, SolPage page);
SolPage sol_refresh_get_page (SolRefresh *self);

/** sol_refresh_set_zone: for what is asked by local day. */
void sol_refresh_set_zone (SolRefresh *self, GTimeZone *zone);

/** sol_refresh_set_serials: the chargers, for families that are read one by one. */
void sol_refresh_set_serials (SolRefresh *self, const char *const *serials);

/** sol_refresh_set_resting: a family whose device the site does not have is not asked for. */
void sol_refresh_set_resting (SolRefresh *self, SolFamily family, gboolean resting);
gboolean sol_refresh_get_resting (SolRefresh *self, SolFamily family);

/** sol_refresh_set_fast_until: until then the chargers' state is read every 30 s; unknown ends it. */
void sol_refresh_set_fast_until (SolRefresh *self, SolTime until);

/** sol_refresh_now: a person wants everything that the page lives on now. Neither a block nor a Retry-After
 * is broken, only the hour's plan, and that leaves some requests to what the person changes. */
void sol_refresh_now (SolRefresh *self);

/** sol_refresh_owe_first: a person signed in, or chose the site: what the first screen shows is read once by
 * hand, as soon as there is a page, even when the hour's plan is spent. */
void sol_refresh_owe_first (SolRefresh *self);

/** sol_refresh_try_again: the first family now, though the account is to wait; what it says decides the rest.
 */
void sol_refresh_try_again (SolRefresh *self);

/** sol_refresh_put_known: takes what the archive knew; older than what is there is ignored. */
void sol_refresh_put_known (SolRefresh *self, SolFamily family, const char *serial, SolReading *reading);

/** sol_refresh_get_reading: Returns: (transfer none) (nullable): the last good reading. @serial: (nullable)
 */
SolReading *sol_refresh_get_reading (SolRefresh *self, SolFamily family, const char *serial);

/** sol_refresh_get_error: Returns: (transfer none) (nullable): why the last try failed; %NULL when it did
 * not. */
const GError *sol_refresh_get_error (SolRefresh *self, SolFamily family, const char *serial);
guint sol_refresh_get_failures (SolRefresh *self, SolFamily family, const char *serial);

/** sol_refresh_get_retry_at: when a failing family is tried again; unknown when it does not fail. */
SolTime sol_refresh_get_retry_at (SolRefresh *self, SolFamily family, const char *serial);
gboolean sol_refresh_is_loading (SolRefresh *self, SolFamily family);
gboolean sol_refresh_is_busy (SolRefresh *self);

/** sol_refresh_has_answered: whether any read succeeded since this program began. */
gboolean sol_refresh_has_answered (SolRefresh *self);

/** sol_refresh_get_pause: the error that pauses everything, until sol_error_get_retry_at(); %NULL when none
 * does. */
const GError *sol_refresh_get_pause (SolRefresh *self);

/** sol_refresh_get_locale: Returns: (transfer full): the person's language for texts of the cloud, e.g.
 * `de-DE`. */
char *sol_refresh_get_locale (void);

/** sol_refresh_read_async: a read that begins after this call, whatever is in flight. Its value is taken over
 * before the callback runs. Finish returns: (transfer full). */
void sol_refresh_read_async (SolRefresh *self, SolFamily family, const char *serial,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SolReading *sol_refresh_read_finish (SolRefresh *self, GAsyncResult *result, GError **error);

G_END_DECLS
