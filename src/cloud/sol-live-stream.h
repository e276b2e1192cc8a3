/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-clock.h"
#include "sol-live-authoriser.h"
#include "sol-live-sample.h"

G_BEGIN_DECLS

/** SolLiveState: where a live stream stands; the last two are final. */
typedef enum
{
  SOL_LIVE_IDLE,       /* not started */
  SOL_LIVE_CONNECTING, /* no value has come yet */
  SOL_LIVE_LIVE,       /* values come */
  SOL_LIVE_ENDED,      /* the lease is over, or it was stopped */
  SOL_LIVE_FAILED,     /* see sol_live_stream_get_error() */
} SolLiveState;

#define SOL_TYPE_LIVE_STATE (sol_live_state_get_type ())
GType sol_live_state_get_type (void) G_GNUC_CONST;

#define SOL_TYPE_LIVE_STREAM (sol_live_stream_get_type ())
G_DECLARE_FINAL_TYPE (SolLiveStream, sol_live_stream, SOL, LIVE_STREAM, GObject)

/**
 * sol_live_stream_new:
 * @origin: (nullable): stands in for every broker, see sol_mqtt_client_new()
 * @tls_database: (nullable): certificates to trust instead of the system's
 *
 * Makes a stream for one lease (addendum 2.3). It ends by itself and never renews: for another lease make
 * another stream. Dropping it says good-bye to the broker.
 *
 * Properties, read-only and notified: `state` (#SolLiveState), `sample` (#SolLiveSample, the newest, %NULL
 * before the first), `vitals` (#SolLiveVitals, likewise, of a stream of that kind).
 */
SolLiveStream *sol_live_stream_new (SolClock *clock, GUri *origin, GTlsDatabase *tls_database)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * sol_live_stream_start:
 * @authoriser: just read; the lease begins now
 * @site: site id; the broker drops who leaves it out
 *
 * Connects and listens. Fails (state %SOL_LIVE_FAILED) as sol_mqtt_client_connect_async() does, or with
 * %SOL_ERROR_UNAVAILABLE when nothing that can be read came for a minute. May be called once.
 */
void sol_live_stream_start (SolLiveStream *self, const SolLiveAuthoriser *authoriser, const char *site);

/** sol_live_stream_stop: ends it at once, e.g. because nobody looks any more; nothing when it is over
 * already. */
void sol_live_stream_stop (SolLiveStream *self);

SolLiveState sol_live_stream_get_state (SolLiveStream *self);

/** sol_live_stream_get_error: Returns: (transfer none) (nullable): why it failed. */
const GError *sol_live_stream_get_error (SolLiveStream *self);

/** sol_live_stream_get_remaining: microseconds of the lease that are left; 0 when not started or over. */
gint64 sol_live_stream_get_remaining (SolLiveStream *self);

/** sol_live_stream_get_sample, sol_live_stream_get_vitals: Returns: (transfer none) (nullable): the newest.
 */
const SolLiveSample *sol_live_stream_get_sample (SolLiveStream *self);
const SolLiveVitals *sol_live_stream_get_vitals (SolLiveStream *self);

/** sol_live_stream_get_unread: messages that could not be read, for diagnosis. */
guint sol_live_stream_get_unread (SolLiveStream *self);

/** sol_live_stream_set_timeout: deadline per step of connecting, microseconds. Before it is started. */
void sol_live_stream_set_timeout (SolLiveStream *self, gint64 timeout);

G_END_DECLS
