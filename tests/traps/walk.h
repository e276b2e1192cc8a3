/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cloud-targets.h"
#include "sol-cloud-table.h"

G_BEGIN_DECLS

/*
 * The walk: every row of the table of calls against every answer that goes wrong. What must come of each is
 * said here once more, from the protocol pages and the contract "Calls that act", not from the code.
 */

/** WalkKind: what an answer is, whatever its status. */
typedef enum
{
  WALK_STATUS,  /* a status, with a body that talks too much */
  WALK_WALL,    /* 200 and the sign-in page */
  WALK_PAGE,    /* 200 and another page */
  WALK_EMPTY,   /* 200 and nothing */
  WALK_RUBBISH, /* 200 and what no decoder can read */
  WALK_NUMBERS, /* 200 and JSON with numbers that no machine number holds */
} WalkKind;

/** WalkFault: one column of the walk. */
typedef struct
{
  const char *name;
  WalkKind kind;
  guint status;
  const char *type;        /* Content-Type */
  const char *retry_after; /* (nullable) */
  GBytes *body;            /* (owned) */
} WalkFault;

/** walk_faults_new: Returns: (transfer full) (element-type WalkFault): all columns. */
GPtrArray *walk_faults_new (void);

/* What no message, code or log line may repeat of the bodies. */
#define WALK_SECRET "sunflower-under-the-mat"

/** WalkEnd: how a cell must end. */
typedef struct
{
  int error;              /* a SolError; -1: with a value or as accepted */
  gboolean error_or_fine; /* either @error, or a value */
  guint requests;         /* that the row itself was asked with, exactly */
  gboolean waits;         /* the error says until when */
} WalkEnd;

/** walk_expect: what must come of @fault for @call; @n_attempts: in how many ways this target can say it. */
WalkEnd walk_expect (SolCallId call, const WalkFault *fault, guint n_attempts);

/** WalkTarget: a target with all that any row needs. */
typedef struct
{
  SolCallTarget target;
  SolWrite *write; /* (owned) (nullable) */
} WalkTarget;

void walk_target_init (WalkTarget *self, SolCallId call);
void walk_target_clear (WalkTarget *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WalkTarget, walk_target_clear)

/** walk_serve: every way in which @call can be said is answered with @fault, and whatever else it asks for
 * with something good. */
void walk_serve (CloudFixture *server, SolCallId call, const SolCallTarget *target, const WalkFault *fault);

/** walk_dup_path: Returns: (transfer full): where @attempt goes, without the query. */
char *walk_dup_path (const SolAttempt *attempt, const SolCallTarget *target);

/** walk_count: requests of @call itself that @server received. */
guint walk_count (CloudFixture *server, SolCallId call, const SolCallTarget *target);

/** walk_count_attempts: in how many ways @call may be said to this server. */
guint walk_count_attempts (SolCallId call, const SolCallTarget *target);

/** walk_check_redacted: fails when @text tells of people, homes, devices or secrets. */
void walk_check_redacted (const char *text);

G_END_DECLS
