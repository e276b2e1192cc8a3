/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-clock.h"
#include "sol-cloud-calls.h"
#include "sol-cloud-store.h"
#include "sol-error.h"
#include "sol-reading.h"
#include "sol-site-info.h"

G_BEGIN_DECLS

#define SOL_TYPE_CLOUD (sol_cloud_get_type ())
G_DECLARE_FINAL_TYPE (SolCloud, sol_cloud, SOL, CLOUD, GObject)

/** SolSignInState: where the account stands. */
typedef enum
{
  SOL_SIGN_IN_NONE,     /* no session at all */
  SOL_SIGN_IN_WORKING,  /* a sign-in or a renewal is in flight */
  SOL_SIGN_IN_CODE,     /* the cloud waits for the mailed code */
  SOL_SIGN_IN_DONE,     /* a session is there, as far as is known */
  SOL_SIGN_IN_OVER,     /* the session ended and could not be renewed: a person must sign in */
  SOL_SIGN_IN_BLOCKED,  /* a waiting state with a clock, see sol_cloud_get_wait_until() */
  SOL_SIGN_IN_TOO_MANY, /* too many sessions; likewise */
} SolSignInState;

/**
 * sol_cloud_new:
 * @clock: what time it is, and timers
 * @store: what survives
 * @origin: (nullable): the origin that replaces all hosts of the cloud; `http` for loopback only. %NULL: the
 * real cloud
 * @tls_database: (nullable): a test CA; certificates are always checked
 *
 * Makes a client. Nothing is sent before the first call. Properties: `state` (#SolSignInState), `wait-until`
 * (#SolTime), both read-only and notified.
 */
SolCloud *sol_cloud_new (SolClock *clock, SolCloudStore *store, const char *origin,
                         GTlsDatabase *tls_database) G_GNUC_WARN_UNUSED_RESULT;

/** sol_cloud_check_origin: whether @origin may be used: https, or http to a loopback address. */
gboolean sol_cloud_check_origin (const char *origin, GError **error);

SolSignInState sol_cloud_get_state (SolCloud *self);

/** sol_cloud_get_wait_until: end of a block, or %SOL_TIME_UNKNOWN. */
SolTime sol_cloud_get_wait_until (SolCloud *self);

/** sol_cloud_get_account: Returns: (transfer none) (nullable): the mail address of the session. */
const char *sol_cloud_get_account (SolCloud *self);
/** sol_cloud_get_user_id: Returns: (transfer full) (nullable): addendum 1.1.2. */
char *sol_cloud_get_user_id (SolCloud *self);

/** sol_cloud_restore_async: takes the kept session from the store. Finish returns whether there was one. */
void sol_cloud_restore_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean sol_cloud_restore_finish (SolCloud *self, GAsyncResult *result, GError **error);

/**
 * sol_cloud_sign_in_async:
 * @by_hand: a person asks: allowed once a minute while blocked. Else a refusal counts as that of a renewal
 * does
 *
 * Addendum 1.2 steps 1 to 4. Fails with %SOL_ERROR_MFA_REQUIRED when a code was mailed (the state is then
 * %SOL_SIGN_IN_CODE; go on with sol_cloud_verify_code_async()), %SOL_ERROR_BAD_CREDENTIALS,
 * %SOL_ERROR_BLOCKED, %SOL_ERROR_TOO_MANY_SESSIONS (both with a retry time), %SOL_ERROR_UNAVAILABLE,
 * %SOL_ERROR_OFFLINE, %SOL_ERROR_BAD_RESPONSE. @password is copied and wiped.
 *
 * Finish returns the sites (may be empty: let the person type a number) and the session has been saved.
 */
void sol_cloud_sign_in_async (SolCloud *self, const char *email, const char *password, gboolean by_hand,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SolSites *sol_cloud_sign_in_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** sol_cloud_verify_code_async: step 2b; fails with %SOL_ERROR_BAD_CODE (type again, or "expired" in its
 * sentence), %SOL_ERROR_BLOCKED, %SOL_ERROR_BAD_CREDENTIALS (start over), %SOL_ERROR_UNAVAILABLE. Finish as
 * sign-in. */
void sol_cloud_verify_code_async (SolCloud *self, const char *code, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
SolSites *sol_cloud_verify_code_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** sol_cloud_resend_code_async: step 2a again; at most once in 30 s (%SOL_ERROR_BUSY with the time). */
void sol_cloud_resend_code_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean sol_cloud_resend_code_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** sol_cloud_cancel_sign_in: drops a sign-in that waits for its code. */
void sol_cloud_cancel_sign_in (SolCloud *self);

/**
 * sol_cloud_try_again_async: a person presses "Try Now" while the session is over or sign-in is blocked:
 * renews at once, whatever the penalties say, but at most once a minute after a failure (%SOL_ERROR_BUSY with
 * the time). Needs a session; without one sign in. Fails as a renewal does.
 */
void sol_cloud_try_again_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean sol_cloud_try_again_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** sol_cloud_sign_out_async: forgets session and cookies here; other sessions of the account stay. Cancels
 * timers and whatever is in flight (R18). */
void sol_cloud_sign_out_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean sol_cloud_sign_out_finish (SolCloud *self, GAsyncResult *result, GError **error);

/**
 * sol_cloud_read_async:
 * @call: a row of the table of calls that reads
 * @target: copied
 * @by_hand: a person asks: allowed up to the hard stop of the budget, not only to the plan's
 *
 * Sends a read, at most two at a time. 401 renews the session once and repeats once with headers rebuilt.
 * Fails with any #SolError; a body that cannot be understood is %SOL_ERROR_BAD_RESPONSE, a login wall counts
 * as 401.
 *
 * Finish returns: (transfer full): the reading, its value of the boxed type that the row names
 */
void sol_cloud_read_async (SolCloud *self, SolCallId call, const SolCallTarget *target, gboolean by_hand,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SolReading *sol_cloud_read_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** SolActOutcome: how a call that acts ended. Accepted is not done. */
typedef enum
{
  SOL_ACT_ACCEPTED, /* queued by the cloud */
  SOL_ACT_ALREADY,  /* it was so already: counts as done */
} SolActOutcome;

/** SolActResult: the outcome of a call that acts. */
typedef struct
{
  SolActOutcome outcome;
  char *attempt;       /* (nullable) name of the attempt that worked */
  char *detail;        /* (nullable) a machine word from the answer, for the journal; no free text */
  SolReading *reading; /* (nullable) what the answer says, where the row has a value and it can be read */
} SolActResult;

void sol_act_result_free (SolActResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolActResult, sol_act_result_free)

/**
 * sol_cloud_act_async:
 *
 * Sends a call that acts by the contract "Calls that act": a new connection, the next attempt only after an
 * answer that refuses, never again after an uncertain one. Fails with %SOL_ERROR_UNCERTAIN (read back what
 * happened), %SOL_ERROR_NOT_PLUGGED_IN, %SOL_ERROR_NOT_READY, %SOL_ERROR_NO_ENABLED_SLOT,
 * %SOL_ERROR_CONFLICT, %SOL_ERROR_REFUSED, %SOL_ERROR_FORBIDDEN, %SOL_ERROR_NOT_SUPPORTED,
 * %SOL_ERROR_GATEWAY_OFFLINE, %SOL_ERROR_BUDGET_SPENT, … Once the request has been sent, cancelling makes it
 * uncertain, not undone.
 */
void sol_cloud_act_async (SolCloud *self, SolCallId call, const SolCallTarget *target,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SolActResult *sol_cloud_act_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** sol_cloud_set_timeout: total deadline per call, microseconds (15 s at first). */
void sol_cloud_set_timeout (SolCloud *self, gint64 timeout);

/** sol_cloud_get_requests_last_hour: as the store last counted; 0 before the first request. */
guint sol_cloud_get_requests_last_hour (SolCloud *self);

/** sol_cloud_get_in_flight: requests whose answers are awaited, and answers that are being understood. */
guint sol_cloud_get_in_flight (SolCloud *self);

/** sol_cloud_decode: turns kept JSON back into a value, e.g. from the archive; the same decoder that a read
 * uses. Returns: (transfer full): a reading with the times given; %NULL and @error when it cannot be
 * understood. */
SolReading *sol_cloud_decode (SolCallId call, GBytes *json, SolTime asked_at, SolTime sampled_at,
                              GError **error);

/** sol_cloud_describe_health: Returns: (transfer full): one redacted line a call: last status, last error,
 * count. */
GStrv sol_cloud_describe_health (SolCloud *self);

G_END_DECLS
