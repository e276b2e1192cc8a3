/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-answer.h"
#include "sol-cloud-calls.h"
#include "sol-headers.h"

G_BEGIN_DECLS

/** SolScope: whom a call is about; what it remembers is kept per that. */
typedef enum
{
  SOL_SCOPE_ACCOUNT,
  SOL_SCOPE_SITE,
  SOL_SCOPE_GATEWAY,
  SOL_SCOPE_CHARGER,
  SOL_SCOPE_UNIT,
} SolScope;

/** SolRowFlags: what is particular about a call. */
typedef enum
{
  SOL_ROW_ACTS = 1 << 0,
  SOL_ROW_NO_RENEWAL = 1 << 1, /* a 401 says nothing about the session (R15) */
  SOL_ROW_OPTIONAL = 1 << 2,   /* not every site has it: 403, 404 and plain pages mean that */
  SOL_ROW_PAGED = 1 << 3,
  SOL_ROW_BY_USER = 1 << 4, /* what it remembers depends on the user, too */
} SolRowFlags;

/** SolBodyForm: the bodies of addendum 1.7.14 and 1.7.16. */
typedef enum
{
  SOL_BODY_NONE,
  SOL_BODY_LEVEL_AND_CONNECTOR,       /* {"chargingLevel":A,"connectorId":1} */
  SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE, /* {"charging_level":A,"connector_id":1} */
  SOL_BODY_CONNECTOR,                 /* {"connectorId":1} */
  SOL_BODY_LEVEL,                     /* {"chargingLevel":A} */
  SOL_BODY_MODE,                      /* {"mode":"GREEN_CHARGING"} */
} SolBodyForm;

/** SolAttempt: one dialect in which a call can be said. */
typedef struct
{
  const char *name;
  const char *method;
  const char *path;  /* with {site} and {sn} */
  const char *query; /* (nullable) `name={what}&…`; {user} goes when it is not known */
  SolBodyForm form;
  SolHeaderFamily family;
} SolAttempt;

/** SolVerdict: what an answer to a call that acts means (docs/architecture.md "Calls that act"). */
typedef enum
{
  SOL_VERDICT_DONE,
  SOL_VERDICT_ALREADY,
  SOL_VERDICT_NEXT,               /* refused: the next dialect may be tried */
  SOL_VERDICT_NEXT_WITHOUT_LEVEL, /* refused, and so will be every one that carries a level */
  SOL_VERDICT_REFUSED,            /* refused, and that is final; the error says why */
  SOL_VERDICT_UNCERTAIN,          /* read back, never send again */
} SolVerdict;

#define SOL_MOST_ATTEMPTS 8

/** SolCallMemory: what is remembered of a call, by keys of one target. */
typedef const char *(*SolRecallFunc) (const char *key, gpointer user_data);

typedef struct _SolCallRow SolCallRow;

/** SolCallRow: everything there is to know about a call. */
struct _SolCallRow
{
  const char *name;
  const char *section;
  SolScope scope;
  SolRowFlags flags;
  gsize cap; /* most bytes of an answer */
  const SolAttempt *attempts;
  guint n_attempts;

  /* Fills @order with indexes of attempts and returns how many; %NULL: in the order of the table. */
  guint (*order) (const SolCallTarget *target, SolRecallFunc recall, gpointer user_data,
                  guint order[SOL_MOST_ATTEMPTS]);
  /* Acts only. Fills @error for a refusal. */
  SolVerdict (*judge) (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                       GError **error);
  /* Reads only: which refusals lead to the next attempt; 0 ends the list. */
  guint next_on[2];
  /* The slot under which an attempt is remembered; %NULL: one for the row. */
  const char *(*slot) (const SolCallTarget *target, const SolAttempt *attempt);

  GType (*value_type) (void);
  gpointer (*decode) (GBytes *json, GError **error);
  SolTime (*sampled_at) (gconstpointer value); /* nullable */
};

const SolCallRow *sol_call_get_row (SolCallId call);

/** sol_attempt_carries_level: whether its body names amperes. */
gboolean sol_attempt_carries_level (const SolAttempt *attempt);

/**
 * sol_attempt_dup_target:
 * @user: (nullable): user id
 * @offset: rows already received, for pages
 *
 * Returns: (transfer full) (nullable): path and query; %NULL when @target lacks what the row needs
 */
char *sol_attempt_dup_target (const SolAttempt *attempt, const SolCallTarget *target, const char *user,
                              guint offset);

/** sol_attempt_dup_body: Returns: (transfer full) (nullable): the body, %NULL when there is none. */
GBytes *sol_attempt_dup_body (const SolAttempt *attempt, const SolCallTarget *target);

/* Orders and judges, in sol-cloud-judge.c. */
guint sol_order_start (const SolCallTarget *target, SolRecallFunc recall, gpointer user_data,
                       guint order[SOL_MOST_ATTEMPTS]);
const char *sol_slot_start (const SolCallTarget *target, const SolAttempt *attempt);
SolVerdict sol_judge_start (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                            GError **error);
SolVerdict sol_judge_stop (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                           GError **error);
SolVerdict sol_judge_mode (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                           GError **error);

/* The slot that says that this charger refuses every level. */
#define SOL_SLOT_NO_LEVEL "no-level"

G_END_DECLS
