/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-answer.h"

G_BEGIN_DECLS

/** SolSignInVerdict: what a step of the sign-in came to (addendum 1.2). */
typedef enum
{
  SOL_SIGN_IN_ACCEPTED,     /* with a session id */
  SOL_SIGN_IN_COOKIES_ONLY, /* perhaps, without one */
  SOL_SIGN_IN_WANTS_CODE,
  SOL_SIGN_IN_WANTS_FORM, /* 406: say it as a web form */
  SOL_SIGN_IN_REJECTED,   /* wrong credentials */
  SOL_SIGN_IN_FAILED,     /* no sign-in came of it */
  SOL_SIGN_IN_WRONG_CODE,
  SOL_SIGN_IN_IS_BLOCKED,
  SOL_SIGN_IN_LIMIT, /* too many sessions */
  SOL_SIGN_IN_TROUBLE,
} SolSignInVerdict;

/** SolSignInTokens: what an answer of the sign-in brought. */
typedef struct
{
  char *session_id;    /* (nullable) */
  char *manager_token; /* (nullable) */
} SolSignInTokens;

void sol_sign_in_tokens_clear (SolSignInTokens *tokens);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SolSignInTokens, sol_sign_in_tokens_clear)

/** sol_sign_in_judge_login: the rows of step 1, in their order. @nonce: the cookie `login_otp_nonce` is
 * there. */
SolSignInVerdict sol_sign_in_judge_login (const SolAnswer *answer, gboolean nonce, SolSignInTokens *tokens);

/** sol_sign_in_judge_form: step 1b; the session is looked for among the cookies by the caller. */
SolSignInVerdict sol_sign_in_judge_form (const SolAnswer *answer);

/** sol_sign_in_judge_ask: step 2a: ACCEPTED, IS_BLOCKED, REJECTED or TROUBLE. */
SolSignInVerdict sol_sign_in_judge_ask (const SolAnswer *answer);

/** sol_sign_in_judge_code: the rows of step 2b, in their order. */
SolSignInVerdict sol_sign_in_judge_code (const SolAnswer *answer, SolSignInTokens *tokens);

/**
 * sol_sign_in_judge_token: step 3. ACCEPTED, REJECTED, or COOKIES_ONLY when the cookies must do.
 * @token: (out) (nullable)
 */
SolSignInVerdict sol_sign_in_judge_token (const SolAnswer *answer, char **token, SolTime *expires_at);

/** sol_sign_in_is_limit: whether the answer says that there are too many sessions, however wrapped. */
gboolean sol_sign_in_is_limit (GBytes *body);

/** sol_sign_in_to_error: Returns: (transfer full): for people. @until: of a block, or unknown. */
GError *sol_sign_in_to_error (SolSignInVerdict verdict, SolTime until);

G_END_DECLS
