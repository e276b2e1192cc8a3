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
  SOL_ROW_BY_USER = 1 << 4,         /* what it remembers depends on the user, too */
  SOL_ROW_BY_MQTT = 1 << 5,         /* and on whether the battery listens to MQTT */
  SOL_ROW_KEPT = 1 << 6,            /* its last answer is kept as it came, for writes that send it along */
  SOL_ROW_SECRET = 1 << 7,          /* its answer must not be kept at all */
  SOL_ROW_TOKENS_OPTIONAL = 1 << 8, /* 401 and 403 lead to the next attempt before they mean anything */
} SolRowFlags;

/** SolBodyForm: what bodies are made of. */
typedef enum
{
  SOL_BODY_NONE,
  SOL_BODY_LEVEL_AND_CONNECTOR,       /* {"chargingLevel":A,"connectorId":1} */
  SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE, /* {"charging_level":A,"connector_id":1} */
  SOL_BODY_CONNECTOR,                 /* {"connectorId":1} */
  SOL_BODY_LEVEL,                     /* {"chargingLevel":A} */
  SOL_BODY_MODE,                      /* {"mode":"GREEN_CHARGING"} */
  SOL_BODY_TEXT,                      /* JSON: the attempt's text, with places */
  SOL_BODY_FORM,                      /* form: the attempt's text, with places */
  SOL_BODY_KEYS,                      /* [{"key":"sessionAuthentication"},…] */
  SOL_BODY_SESSIONS,                  /* addendum 1.7.7 */
  SOL_BODY_WRITE,                     /* the write of the target */
} SolBodyForm;

/** SolAttemptFlags: what is particular about an attempt (addendum 1.5.3). */
typedef enum
{
  SOL_ATTEMPT_FRESH_XSRF = 1 << 0,   /* wants a token of its own, got right before */
  SOL_ATTEMPT_RAW_COOKIES = 1 << 1,  /* carries the cookies of the sign-in and the token in them */
  SOL_ATTEMPT_NO_JAR = 1 << 2,       /* the cookies are set by hand */
  SOL_ATTEMPT_NO_SOURCE = 1 << 3,    /* `source` is left out of the query */
  SOL_ATTEMPT_NO_DEVICES = 1 << 4,   /* `devices` is left out of the body */
  SOL_ATTEMPT_MERGED = 1 << 5,       /* the whole of the last read with the change in it */
  SOL_ATTEMPT_IF_MQTT = 1 << 6,      /* only where the battery listens to MQTT */
  SOL_ATTEMPT_IF_APPLY = 1 << 7,     /* only for writes that put a window into effect (addendum 2.5.3) */
  SOL_ATTEMPT_ACCEPTED_TRUE = 1 << 8 /* the disclaimer as a truth instead of a time */
} SolAttemptFlags;

/** SolAttempt: one dialect in which a call can be said. */
typedef struct
{
  const char *name;
  const char *method;
  const char *path;  /* with {site} and {sn} */
  const char *query; /* (nullable) `name={what}&…`; {user} goes when it is not known */
  SolBodyForm form;
  SolHeaderFamily family;
  SolAttemptFlags flags;
  const char *text; /* (nullable) of %SOL_BODY_TEXT and %SOL_BODY_FORM */
} SolAttempt;

/** SolStamp: what a request needs beside its target. */
typedef struct
{
  const char *user;       /* (nullable) user id */
  const char *request_id; /* (nullable) uuid, the same in query and header */
  const char *xsrf;       /* (nullable) token of this write */
  guint offset;           /* rows already received, for pages */
  GBytes *base;           /* (nullable) the last read, for merged bodies */
} SolStamp;

/** SolMerging: what a write's merged body starts from. */
typedef struct
{
  SolCallId read;             /* which row reads it */
  const char *const *members; /* (nullable) that may travel back, ended by %NULL; %NULL: all */
  SolTime max_age;            /* older ones are read again */
} SolMerging;

/** SolPaging: how the pages of a list hang together. */
typedef struct
{
  const char *list; /* name of the array */
  const char *more; /* (nullable) flag that says there is more; %NULL: `total` does */
  guint step;       /* offset from page to page; 0: as many as there were rows */
  guint most;       /* pages */
} SolPaging;

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

#define SOL_MOST_ATTEMPTS 20

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
  const SolPaging *paging;   /* (nullable) */
  const SolMerging *merging; /* (nullable) */
  const char *family;        /* (nullable) whose memory it shares; %NULL: its own name */
  /* (nullable) Whether @target may be sent at all. */
  gboolean (*allows) (const SolCallTarget *target);
  /* The slot under which an attempt is remembered; %NULL: one for the row. */
  const char *(*slot) (const SolCallTarget *target, const SolAttempt *attempt);

  GType (*value_type) (void);
  gpointer (*decode) (GBytes *json, GError **error);
  SolTime (*sampled_at) (gconstpointer value); /* nullable */
};

const SolCallRow *sol_call_get_row (SolCallId call);

/** sol_attempt_carries_level: whether its body names amperes. */
gboolean sol_attempt_carries_level (const SolAttempt *attempt);

/** sol_attempt_dup_target: Returns: (transfer full) (nullable): path and query; %NULL when @target lacks what
 * the row needs. */
char *sol_attempt_dup_target (const SolAttempt *attempt, const SolCallTarget *target, const SolStamp *stamp);

/** sol_attempt_dup_body: Returns: (transfer full) (nullable): the body, or %NULL; an @error only when it
 * cannot be made. @row: whose attempt it is. */
GBytes *sol_attempt_dup_body (const SolCallRow *row, const SolAttempt *attempt, const SolCallTarget *target,
                              const SolStamp *stamp, GError **error);

/** sol_attempt_get_body_type: Returns: (transfer none) (nullable): what `Content-Type` its body has. */
const char *sol_attempt_get_body_type (const SolAttempt *attempt);

/** sol_text_fill_places: replaces `{site}` and the like, escaped for an address or a form. Returns: whether
 * all of them are known. */
gboolean sol_text_fill_places (GString *text, const SolCallTarget *target, const SolStamp *stamp);

/* The rows, each in the table of its trade; unused places have no name. */
extern const SolCallRow sol_rows_charger[SOL_N_CALLS];
extern const SolCallRow sol_rows_site[SOL_N_CALLS];
extern const SolCallRow sol_rows_battery[SOL_N_CALLS];
extern const SolCallRow sol_rows_energy[SOL_N_CALLS];

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

/* Any other call: the rules that hold for all. */
SolVerdict sol_judge_plain (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                            GError **error);
SolVerdict sol_judge_grid_code (const SolAnswer *answer, const SolAttempt *attempt,
                                const SolCallTarget *target, GError **error);
SolVerdict sol_judge_scheduler (const SolAnswer *answer, const SolAttempt *attempt,
                                const SolCallTarget *target, GError **error);
SolVerdict sol_judge_battery (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                              GError **error);
SolVerdict sol_judge_profile (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                              GError **error);
SolVerdict sol_judge_disclaimer (const SolAnswer *answer, const SolAttempt *attempt,
                                 const SolCallTarget *target, GError **error);

/* The slot that says that this charger refuses every level. */
#define SOL_SLOT_NO_LEVEL "no-level"

G_END_DECLS
