/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-windows.h"

G_BEGIN_DECLS

/* What the cloud answers to acts. A good answer says "queued": only a later read proves that it happened
 * (R39).
 */

/** SolReply: the answer to a write, e.g. `{"message":"success"}` or `{"status":"accepted"}`. */
typedef struct
{
  SolTruth success; /* unknown when the answer says neither */
  char *word;       /* (nullable) what it says */
  char *id;         /* (nullable) of what was made, when the answer names it (addendum 1.7.18) */
} SolReply;

#define SOL_TYPE_REPLY (sol_reply_get_type ())
SOL_DECLARE_VALUE (SolReply, sol_reply)

/** SolValidity: the answer of `isValid` (addendum 2.5.2); only an explicit no stops anything. */
typedef struct
{
  SolTruth valid;
} SolValidity;

#define SOL_TYPE_VALIDITY (sol_validity_get_type ())
SOL_DECLARE_VALUE (SolValidity, sol_validity)

/** SolConflict: why BatteryConfig refused with 409 (addendum 1.6). */
typedef struct
{
  char *code;                /* e.g. `CONFLICTING_SCHEDULE_CFG` */
  gboolean names_kind;       /* whether the code names a family of windows … */
  SolBatteryWindowKind kind; /* … and which; it can be the wrong one (trap 89) */
  gboolean already_done;     /* `ALREADY_PROCESSED`: nothing is left to do, which is a success */
} SolConflict;

#define SOL_TYPE_CONFLICT (sol_conflict_get_type ())
SOL_DECLARE_VALUE (SolConflict, sol_conflict)

/** SolCodeSent: the answer to asking for the grid code (energy-cloud-api 2.12.1). */
typedef struct
{
  SolTruth sent;
  char *words; /* (nullable) the service's own words, which say where it went */
} SolCodeSent;

#define SOL_TYPE_CODE_SENT (sol_code_sent_get_type ())
SOL_DECLARE_VALUE (SolCodeSent, sol_code_sent)

/** SolCodeCheck: the answer to a grid code (energy-cloud-api 2.12.2). */
typedef struct
{
  gboolean valid; /* only when the answer's `valid` is the JSON value true (R52) */
} SolCodeCheck;

#define SOL_TYPE_CODE_CHECK (sol_code_check_get_type ())
SOL_DECLARE_VALUE (SolCodeCheck, sol_code_check)

/** SolGridRequest: the answer to the relay command (energy-cloud-api 2.12.3); the switch is queued. */
typedef struct
{
  char *request_id; /* (nullable) */
} SolGridRequest;

#define SOL_TYPE_GRID_REQUEST (sol_grid_request_get_type ())
SOL_DECLARE_VALUE (SolGridRequest, sol_grid_request)

/** SolGridLogged: the answer to the audit entry (energy-cloud-api 2.12.4). */
typedef struct
{
  SolTruth logged;
  char *old_state, *new_state; /* (nullable) relay words as sent */
} SolGridLogged;

#define SOL_TYPE_GRID_LOGGED (sol_grid_logged_get_type ())
SOL_DECLARE_VALUE (SolGridLogged, sol_grid_logged)

G_END_DECLS
