/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the cloud answers the right password of an account (addendum 1.2 step 1). */
typedef enum
{
  SOL_SIM_LOGIN_OPEN,          /* session_id and manager_token */
  SOL_SIM_LOGIN_CODE,          /* success:true and the login_otp_nonce cookie */
  SOL_SIM_LOGIN_CODE_FLAG,     /* requires_mfa, too */
  SOL_SIM_LOGIN_BLOCKED,       /* isBlocked */
  SOL_SIM_LOGIN_LIMIT_TEXT,    /* too many active sessions, as plain text */
  SOL_SIM_LOGIN_LIMIT_JSON,    /* … in JSON with status 200 */
  SOL_SIM_LOGIN_LIMIT_NESTED,  /* … as JSON inside a JSON string */
  SOL_SIM_LOGIN_EMPTY,         /* {} and cookies, no session id */
  SOL_SIM_LOGIN_FORM,          /* 406, the form works */
  SOL_SIM_LOGIN_FORM_NOTHING,  /* 406, the form sets no session cookie */
  SOL_SIM_LOGIN_NO_NONCE,      /* success:true without the nonce */
  SOL_SIM_LOGIN_NO_SESSION,    /* manager_token without session id */
  SOL_SIM_LOGIN_NOT_JSON,      /* 200 text/html */
  SOL_SIM_LOGIN_STRANGE,       /* JSON of another kind */
  SOL_SIM_LOGIN_FORBIDDEN,     /* 403 */
  SOL_SIM_LOGIN_GONE,          /* 404 */
  SOL_SIM_LOGIN_DOWN,          /* 503 */
  SOL_SIM_LOGIN_NO_TOKEN,      /* signs in, POST /tokens answers 404 */
  SOL_SIM_LOGIN_TOKEN_REFUSED, /* signs in, POST /tokens answers 401 */
} SolSimLogin;

/* How it answers the wish for a code (step 2a). */
typedef enum
{
  SOL_SIM_SEND_OK,
  SOL_SIM_SEND_NO_COOKIE, /* 204, the nonce stays */
  SOL_SIM_SEND_BLOCKED,
  SOL_SIM_SEND_429,
  SOL_SIM_SEND_REFUSED, /* success:false */
  SOL_SIM_SEND_STRANGE,
  SOL_SIM_SEND_401,
} SolSimSendCode;

/* How it answers a code (step 2b); the wrong and the expired code are answered the same way in every account
 * but where the row says otherwise. */
typedef enum
{
  SOL_SIM_CHECK_OK,
  SOL_SIM_CHECK_STATUS, /* always `status`, with a JSON body */
  SOL_SIM_CHECK_BLOCKED,
  SOL_SIM_CHECK_NO_SESSION, /* manager_token without session id */
  SOL_SIM_CHECK_MESSAGE,    /* message:"success" without session id; the cookies are good */
  SOL_SIM_CHECK_EMPTY,      /* `status` without a body; the cookies are good */
  SOL_SIM_CHECK_HOLLOW,     /* as EMPTY, but the cookies are not good: step 4 gives 401 */
  SOL_SIM_CHECK_TEXT,       /* not JSON */
} SolSimCheckCode;

/* What an account may do and see. */
typedef enum
{
  SOL_SIM_ACCOUNT_FIRST_SITE_ONLY = 1 << 0,
  SOL_SIM_ACCOUNT_SECOND_SITE_ONLY = 1 << 1,
  SOL_SIM_ACCOUNT_NO_SITE = 1 << 2,
  SOL_SIM_ACCOUNT_READ_ONLY = 1 << 3, /* neither owner nor installer */
} SolSimAccountFlags;

typedef struct
{
  const char *email;
  const char *note; /* for people, printed at start */
  guint user_id;
  SolSimLogin login;
  SolSimSendCode send;
  SolSimCheckCode check;
  guint check_status;
  SolSimAccountFlags flags;
} SolSimAccount;

#define SOL_SIM_PASSWORD "sunshine"

/* Every account has SOL_SIM_PASSWORD; another password is answered with 401. Static, never NULL. */
const SolSimAccount *sol_sim_accounts (guint *count);
const SolSimAccount *sol_sim_account_find (const char *email); /* nullable; ignores case and blanks around */

G_END_DECLS
