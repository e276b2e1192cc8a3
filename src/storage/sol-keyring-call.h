/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsecret/secret.h>

#include "sol-keyring.h"

G_BEGIN_DECLS

/* Inside of the keyring: one call to the service, which ends with the first of: an answer, the caller's
 * cancellable, the deadline. Whatever libsecret says after that is dropped. */

typedef enum
{
  SOL_KEYRING_CALL_STORE,
  SOL_KEYRING_CALL_LOOKUP,
  SOL_KEYRING_CALL_FORGET,
  SOL_KEYRING_CALL_LIST,
} SolKeyringCallKind;

typedef struct
{
  SolKeyringCallKind call;
  const char *origin;
  const char *account; /* (nullable): %NULL for a list */
  SolKeyringKind kind;
  const char *secret; /* (nullable): of a store */
} SolKeyringRequest;

/** SolKeyringAnswer: how a call went, besides the result of its task. */
typedef struct
{
  SolKeyringState state;
  gboolean proven; /* the service has stored, found or removed something; FALSE for "nothing there" */
} SolKeyringAnswer;

/** SolKeyringAnswerFunc: told on the main thread just before @task is answered, not when it was cancelled. */
typedef void (*SolKeyringAnswerFunc) (SolKeyring *keyring, const SolKeyringAnswer *answer);

/**
 * sol_keyring_call_start:
 * @task: (transfer full): its source is the keyring. Answered with a text for a lookup (%NULL for none), a
 * GStrv for a list, else true
 */
void sol_keyring_call_start (const SolKeyringRequest *request, GTask *task, SolClock *clock,
                             SolKeyringAnswerFunc answered);

/** sol_keyring_call_error: Returns: (transfer full): what a caller is told when the keyring is in @state. */
GError *sol_keyring_call_error (SolKeyringState state);

G_END_DECLS
