/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-clock.h"

G_BEGIN_DECLS

/**
 * SolKeyringState:
 * @SOL_KEYRING_WORKING: it answers, or has not been asked yet
 * @SOL_KEYRING_ABSENT: there is no keyring service, no keyring in it, or it was made by
 * sol_keyring_new_none()
 * @SOL_KEYRING_LOCKED: it answers, but a person would have to unlock it
 * @SOL_KEYRING_SILENT: it did not answer in time
 */
typedef enum
{
  SOL_KEYRING_WORKING,
  SOL_KEYRING_ABSENT,
  SOL_KEYRING_LOCKED,
  SOL_KEYRING_SILENT,
} SolKeyringState;

#define SOL_TYPE_KEYRING_STATE (sol_keyring_state_get_type ())
GType sol_keyring_state_get_type (void) G_GNUC_CONST;

/**
 * SolKeyringKind:
 * @SOL_KEYRING_SESSION: cookies and tokens, one text that only its writer understands
 * @SOL_KEYRING_PASSWORD: kept only when the person asked for it
 */
typedef enum
{
  SOL_KEYRING_SESSION,
  SOL_KEYRING_PASSWORD,
} SolKeyringKind;

/** SOL_KEYRING_DEADLINE: how long one call may take in all, in microseconds. A prompter may wait for ever. */
#define SOL_KEYRING_DEADLINE (3 * SOL_SECOND)

#define SOL_TYPE_KEYRING (sol_keyring_get_type ())
G_DECLARE_FINAL_TYPE (SolKeyring, sol_keyring, SOL, KEYRING, GObject)

/**
 * SolKeyring:
 *
 * The secrets of the accounts at one origin, in the desktop's keyring. When that does not work, they are kept
 * in this process's memory instead: the call that found out fails with %SOL_ERROR_UNAVAILABLE and a sentence
 * for people, `state` says why, and everything goes on until the program ends.
 *
 * No call blocks, prompts on its own beyond what storing needs, or takes longer than %SOL_KEYRING_DEADLINE;
 * besides %SOL_ERROR_UNAVAILABLE only %G_IO_ERROR_CANCELLED can happen.
 *
 * Properties: `state` (SolKeyringState, read only).
 */

/**
 * sol_keyring_new:
 * @origin: whose accounts, e.g. `https://enlighten.enphaseenergy.com`
 * @clock: what the deadline is measured with
 */
SolKeyring *sol_keyring_new (const char *origin, SolClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/** sol_keyring_new_none: keeps everything in memory only, by wish; its calls do not fail. */
SolKeyring *sol_keyring_new_none (void) G_GNUC_WARN_UNUSED_RESULT;

SolKeyringState sol_keyring_get_state (SolKeyring *self);

/**
 * sol_keyring_store_async:
 * @secret: the text; copied, the copy is wiped
 *
 * Stores a secret in place of the one of the same account and kind.
 */
void sol_keyring_store_async (SolKeyring *self, const char *account, SolKeyringKind kind, const char *secret,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** sol_keyring_store_finish: Returns: whether it is in the keyring (or, by wish, in memory). On
 * %SOL_ERROR_UNAVAILABLE it is in memory. */
gboolean sol_keyring_store_finish (SolKeyring *self, GAsyncResult *result, GError **error);

/** sol_keyring_lookup_async: finds a secret; what could not be stored is found in memory. */
void sol_keyring_lookup_async (SolKeyring *self, const char *account, SolKeyringKind kind,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * sol_keyring_lookup_finish:
 *
 * Returns: (transfer full) (nullable): the text, to be freed with sol_keyring_secret_free(); %NULL without an
 *   error when there is none, %NULL with %SOL_ERROR_UNAVAILABLE when that cannot be told
 */
char *sol_keyring_lookup_finish (SolKeyring *self, GAsyncResult *result, GError **error);

/** sol_keyring_forget_async: removes one secret, from memory at once and from the keyring. Without an error
 * when there is none. */
void sol_keyring_forget_async (SolKeyring *self, const char *account, SolKeyringKind kind,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_keyring_forget_finish (SolKeyring *self, GAsyncResult *result, GError **error);

/** sol_keyring_list_async: which accounts have a secret here. */
void sol_keyring_list_async (SolKeyring *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);

/** sol_keyring_list_finish: Returns: (transfer full): the accounts, sorted; %NULL on error, unless some are
 * in memory. */
GStrv sol_keyring_list_finish (SolKeyring *self, GAsyncResult *result, GError **error);

/** sol_keyring_secret_free: overwrites and frees @secret (nullable). */
void sol_keyring_secret_free (char *secret);

/** sol_keyring_count_calls: Returns: how many calls of this process the service still works at, those
 * included that were answered because of their deadline. */
guint sol_keyring_count_calls (void);

G_END_DECLS
