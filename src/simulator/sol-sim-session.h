/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-account.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Code life and resend pause in simulated seconds (addendum 1.2 step 2). */
#define SOL_SIM_CODE_LIFE_S 300
#define SOL_SIM_CODE_PAUSE_S 30
#define SOL_SIM_TOKEN_LIFE_S (24 * 3600)
#define SOL_SIM_SESSION_LIFE_S (30 * 24 * 3600)
#define SOL_SIM_WRONG_CODES_MAX 5

/**
 * SolSimSignIn:
 *
 * What one sign-in made: begun with the password, complete when no code was needed or the right one came.
 */
typedef struct
{
  const SolSimAccount *account;
  char *id;            /* the session id of the login answer; also its first cookie */
  char *cookie;        /* newest _enlighten_4_session; older ones stay valid, as signed cookies do */
  char *xsrf;          /* newest XSRF-TOKEN, not percent-encoded */
  char *manager_token; /* newest enlighten_manager_token_production */
  gint64 manager_until;
  char *access_token; /* nullable: none was fetched */
  char *config_xsrf;  /* nullable: single-use token for battery configuration writes */
  char *nonce;        /* nullable: sign-in code under way */
  char *code;         /* nullable */
  gint64 code_until;
  gint64 code_sent;
  guint wrong_codes;
  char *grid_code; /* nullable: for the relay of `grid_site` */
  guint64 grid_site;
  gint64 grid_until;
  gboolean grid_verified; /* good for one switch */
  gboolean complete;
  gboolean token_used; /* an e-auth-token came along */
  gint64 until;
  guint answers; /* counts for the rotation of cookies */
} SolSimSignIn;

typedef enum
{
  SOL_SIM_TOKEN_MANAGER,
  SOL_SIM_TOKEN_ACCESS,
} SolSimTokenKind;

/**
 * SolSimSignIns:
 *
 * All sign-ins of a running simulator and every secret it ever gave out. Times are simulated epoch seconds.
 */
typedef struct _SolSimSignIns SolSimSignIns;

SolSimSignIns *sol_sim_sign_ins_new (void);
void sol_sim_sign_ins_free (SolSimSignIns *self);

/* Borrowed; stays until the store is freed, also after it has ended. */
SolSimSignIn *sol_sim_sign_ins_begin (SolSimSignIns *self, const SolSimAccount *account, gboolean complete,
                                      gint64 now);
void sol_sim_sign_ins_complete (SolSimSignIns *self, SolSimSignIn *session, gint64 now);

/* Live sessions only; NULL when there is none. */
SolSimSignIn *sol_sim_sign_ins_by_cookie (SolSimSignIns *self, const char *cookie, gint64 now);
SolSimSignIn *sol_sim_sign_ins_by_id (SolSimSignIns *self, const char *id, gint64 now); /* id or any cookie */

/* The session that an unexpired token belongs to. */
SolSimSignIn *sol_sim_sign_ins_by_token (SolSimSignIns *self, const char *token, gint64 now);

guint sol_sim_sign_ins_count (SolSimSignIns *self, const SolSimAccount *account, gint64 now);

/* Makes a new token of the session and remembers it as its newest. Borrowed. */
const char *sol_sim_sign_ins_issue (SolSimSignIns *self, SolSimSignIn *session, SolSimTokenKind kind,
                                    gint64 now);

/* New values for the session cookie and the XSRF cookie. */
void sol_sim_sign_ins_rotate (SolSimSignIns *self, SolSimSignIn *session);

void sol_sim_sign_ins_send_code (SolSimSignIns *self, SolSimSignIn *session, gint64 now);
void sol_sim_sign_ins_send_grid_code (SolSimSignIns *self, SolSimSignIn *session, guint64 site, gint64 now);
const char *sol_sim_sign_ins_new_config_xsrf (SolSimSignIns *self, SolSimSignIn *session);

void sol_sim_sign_ins_end_all (SolSimSignIns *self);
void sol_sim_sign_ins_end_tokens (SolSimSignIns *self);

/* Pairs of session and code that are valid now: calls `each` for every one. */
typedef void (*SolSimCodeFunc) (const SolSimSignIn *session, gpointer data);
void sol_sim_sign_ins_each_code (SolSimSignIns *self, gint64 now, SolSimCodeFunc each, gpointer data);

/* Every secret given out so far goes here; other parts (grid codes) add theirs. NULL is ignored. */
void sol_sim_sign_ins_note_secret (SolSimSignIns *self, const char *secret);
GPtrArray *sol_sim_sign_ins_get_secrets (SolSimSignIns *self); /* of char*, borrowed, in order of issue */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimSignIns, sol_sim_sign_ins_free)

G_END_DECLS
