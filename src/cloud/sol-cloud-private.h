/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-table.h"
#include "sol-battery-windows.h"
#include "sol-cloud.h"
#include "sol-exchange.h"
#include "sol-gate.h"
#include "sol-session.h"
#include "sol-sign-in.h"

G_BEGIN_DECLS

/* The plan's share of the hour; see SOL_BUDGET_HARD for the rest. */
#define SOL_BUDGET_PLAN 200
#define SOL_READS_AT_ONCE 2
#define SOL_SIGN_IN_REUSE (30 * SOL_SECOND)

/** SolCallHealth: what is known of how a call fares. */
typedef struct
{
  guint count;
  guint last_status;
  int last_error;   /* a SolError, or -1 */
  gboolean refused; /* with a session that is good elsewhere: it is no reason to renew that */
} SolCallHealth;

struct _SolCloud
{
  GObject parent_instance;

  SolClock *clock;            /* (owned) */
  SolCloudStore *store;       /* (owned) */
  GUri *origin;               /* (owned) (nullable) */
  GTlsDatabase *tls_database; /* (owned) (nullable) */
  SolExchange *exchange;      /* (owned): of the session in use */
  SolGate *gate;              /* (owned): of reads */
  guint decoding;             /* answers in the hands of another thread */
  GPtrArray *flights;         /* (not owned) of SolFlight */
  gint64 timeout;
  guint requests_last_hour;
  SolCallHealth health[SOL_N_CALLS];

  SolSession *session; /* (owned) (nullable) */
  guint generation;    /* rises with every new session */
  guint epoch;         /* rises with every sign-out */
  gboolean over;       /* the session ended and could not be renewed */
  guint save_timer;

  SolSignInState state;
  SolTime wait_until;
  guint wait_timer;

  /* A person signs in. */
  gboolean signing_in;
  SolSignIn *pending; /* (owned) (nullable): waits for its code */
  SolTime code_asked_at;

  /* The session is renewed; see sol-cloud-renew.c. */
  gboolean renewing;
  GPtrArray *renew_waiters; /* (owned) of GTask */
  SolTime renewed_at;
  gboolean token_only;     /* the session in use was renewed without a password */
  gboolean distrust_token; /* and that did not help */
  gboolean unproven;       /* renewed, and nothing has been answered to it yet */
  guint refusals;          /* since the renewal */
  gboolean renew_quietly;  /* so far it only looks whether it may */
  guint over_timer;

  GHashTable *kept; /* (owned) char * -> Kept; see sol-cloud-kept.c */
  char *xsrf;       /* (owned) (nullable) secret: the last token that was got for a write */
};

/** SolFlight: something under way that ends with the caller's cancellation or with the sign-out. */
typedef struct
{
  SolCloud *cloud;           /* (not owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  GSource *caller_source;    /* (owned) (nullable) */
  guint epoch;
} SolFlight;

SolFlight *sol_flight_begin (SolCloud *cloud, GCancellable *caller);
void sol_flight_end (SolFlight *flight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolFlight, sol_flight_end)

/** sol_flight_explain: Returns: (transfer full): @error, which it takes, as the caller should see it: a
 * cancellation by sign-out is %SOL_ERROR_SIGNED_OUT. */
GError *sol_flight_explain (SolFlight *flight, GError *error);

/* --- sol-cloud.c --- */

/** sol_cloud_update_state: works out state and wait-until and notifies what changed. */
void sol_cloud_update_state (SolCloud *self);

/** sol_cloud_take_session: @session is in use from now on. @fill: its cookies go into the jar. */
void sol_cloud_take_session (SolCloud *self, const SolSession *session, gboolean fill);

/** sol_cloud_dup_session: Returns: (transfer full) (nullable): the session with the cookies as they are now.
 */
SolSession *sol_cloud_dup_session (SolCloud *self);

/** sol_cloud_check_block: Returns: (transfer full) (nullable): why nothing may be sent now. */
GError *sol_cloud_check_block (SolCloud *self);

/** sol_cloud_note_sign_in_error: takes the consequences of a failed sign-in that every program shares. */
void sol_cloud_note_sign_in_error (SolCloud *self, const GError *error);

/** sol_cloud_save_async: keeps the session; never fails for the caller's purposes. */
void sol_cloud_save_async (SolCloud *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);

/** sol_cloud_save_later: keeps rotated cookies, a little later and under the lock. */
void sol_cloud_save_later (SolCloud *self);

/** sol_cloud_new_sign_in: Returns: (transfer full): with an empty jar of its own. */
SolSignIn *sol_cloud_new_sign_in (SolCloud *self, const char *email);

/* --- sol-cloud-renew.c --- */

/**
 * sol_cloud_renew_async:
 * @generation: of the session that was refused; if it is not the one in use any more, nothing needs doing
 * @wall: it was the login wall that showed it
 *
 * Renews the session without a person. All who ask at a time share one renewal.
 */
void sol_cloud_renew_async (SolCloud *self, guint generation, gboolean wall, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_cloud_renew_finish (SolCloud *self, GAsyncResult *result, GError **error);

/** sol_cloud_note_accepted: @call was answered with the session of @generation: that one is good. */
void sol_cloud_note_accepted (SolCloud *self, SolCallId call, guint generation);

/**
 * sol_cloud_take_refusal:
 * @before: the generation that this very call was refused with before, when that made it ask for a renewal;
 * else 0
 *
 * @call was refused for want of a session. Returns: whether renewing it may help; a sign-in whose session is
 * refused everywhere counts as a rejected one, and a call that is refused with a good session stays so.
 */
gboolean sol_cloud_take_refusal (SolCloud *self, SolCallId call, guint generation, guint before);

/** sol_cloud_forget_refusals: a person has signed in, or out: all calls may speak for the session again. */
void sol_cloud_forget_refusals (SolCloud *self);

/** sol_cloud_watch_over: while the session is over, looks every minute whether another program has a new one
 * or a renewal is allowed again. */
void sol_cloud_watch_over (SolCloud *self);

/* --- sol-cloud-send.c --- */

/** SolSent: an answer and what it was an answer to. */
typedef struct
{
  SolAnswer *answer; /* (owned) */
  guint generation;  /* of the session that was sent along */
  SolTime asked_at;
} SolSent;

void sol_sent_free (SolSent *sent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSent, sol_sent_free)

/** SolSendParts: what an attempt needs beside its target. */
typedef struct
{
  guint offset; /* rows already received, for pages */
  guint budget;
  const char *xsrf; /* (nullable) token of this write */
  GBytes *base;     /* (nullable) the last read, for merged bodies */
} SolSendParts;

/** sol_cloud_send_async: sends one attempt of a call: block, gate (reads), budget, exchange. */
void sol_cloud_send_async (SolCloud *self, SolCallId call, const SolAttempt *attempt,
                           const SolCallTarget *target, const SolSendParts *parts, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);

/** sol_cloud_send_finish: @left: (out) (optional): whether the cloud may have got it, also on failure. */
SolSent *sol_cloud_send_finish (SolCloud *self, GAsyncResult *result, gboolean *left, GError **error);

/** sol_cloud_note_error: for the diagnosis. */
void sol_cloud_note_error (SolCloud *self, SolCallId call, const GError *error);

/** sol_cloud_drop_impossible: takes attempts out of @order that the session cannot make, unless none would be
 * left. Returns: how many there are now. */
guint sol_cloud_drop_impossible (SolCloud *self, const SolCallRow *row, guint *order, guint n);

/* --- sol-cloud-kept.c: answers as they came, in memory only --- */

void sol_cloud_keep (SolCloud *self, SolCallId call, const SolCallTarget *target, GBytes *body);
/** sol_cloud_get_kept: Returns: (transfer full) (nullable): the last answer unless it is older than @max_age.
 */
GBytes *sol_cloud_get_kept (SolCloud *self, SolCallId call, const SolCallTarget *target, SolTime max_age);
/** sol_cloud_drop_kept: @target: (nullable): of its site, after a write; %NULL: of all. */
void sol_cloud_drop_kept (SolCloud *self, const SolCallTarget *target);
/** sol_cloud_battery_listens: whether the battery is known to listen to MQTT, by the last read of its
 * configuration, also before a restart. */
gboolean sol_cloud_battery_listens (SolCloud *self, const SolCallTarget *target);

/* --- sol-cloud-xsrf.c --- */

/**
 * sol_cloud_get_xsrf_async:
 * @kind: of the window that is going to be written
 * @lean: in which shape to ask
 *
 * Gets a token for one BatteryConfig write (addendum 1.5.2). Fails only when nothing may be sent at all or
 * the caller cancels. Finish returns (transfer full) (nullable): the token, to be freed with
 * sol_secret_free(); %NULL without an error when there is none.
 */
void sol_cloud_get_xsrf_async (SolCloud *self, const SolCallTarget *target, SolBatteryWindowKind kind,
                               gboolean lean, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
char *sol_cloud_get_xsrf_finish (SolCloud *self, GAsyncResult *result, GError **error);

/* --- memory of calls, in sol-cloud-send.c --- */

/** sol_cloud_recall: Returns: (transfer full) (nullable): what is remembered in @slot of a call. */
char *sol_cloud_recall (SolCloud *self, SolCallId call, const SolCallTarget *target, const char *slot);
void sol_cloud_remember (SolCloud *self, SolCallId call, const SolCallTarget *target, const char *slot,
                         const char *value);

/** sol_call_target_copy: Returns: (transfer full): all texts are copied. */
SolCallTarget *sol_call_target_copy (const SolCallTarget *target);
void sol_call_target_free (SolCallTarget *target);

G_END_DECLS
