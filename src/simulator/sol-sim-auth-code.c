/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-auth-code"

#include "sol-sim-auth.h"

#include <string.h>

/* The challenge is the cookies of step 1 together; the XSRF token is asked for only when its cookie came
 * along. */
static gboolean
is_challenge (SolSimCall *call)
{
  const SolSimSignIn *sign_in = call->sign_in;
  const char *nonce = sol_sim_call_cookie (call, "login_otp_nonce");
  if (sign_in->complete || g_strcmp0 (nonce, sign_in->nonce) != 0)
    {
      sol_sim_answer_message (call, 401, "Session expired");
      return FALSE;
    }
  if (sol_sim_call_cookie (call, "XSRF-TOKEN") != NULL
      && g_strcmp0 (sol_sim_call_header (call, "X-CSRF-Token"), sign_in->xsrf) != 0)
    {
      sol_sim_answer_message (call, 403, "Forbidden");
      return FALSE;
    }
  return TRUE;
}

static gboolean
send_is_odd (SolSimCall *call)
{
  switch (call->sign_in->account->send)
    {
    case SOL_SIM_SEND_BLOCKED:
      sol_sim_answer_literal (call, 200, "{\"success\":false,\"isBlocked\":true}");
      return TRUE;
    case SOL_SIM_SEND_429:
      sol_sim_answer_message (call, 429, "Too Many Requests");
      return TRUE;
    case SOL_SIM_SEND_REFUSED:
      sol_sim_answer_literal (call, 200,
                              "{\"success\":false,\"isBlocked\":false,\"reason\":\"challenge expired\"}");
      return TRUE;
    case SOL_SIM_SEND_STRANGE:
      sol_sim_answer_literal (call, 200, "{\"queued\":1,\"channel\":\"email\"}");
      return TRUE;
    case SOL_SIM_SEND_401:
      sol_sim_answer_message (call, 401, "Unauthorized");
      return TRUE;
    case SOL_SIM_SEND_OK:
    case SOL_SIM_SEND_NO_COOKIE:
      break;
    }
  return FALSE;
}

void
sol_sim_auth_send_code (SolSimCall *call)
{
  SolSimSignIn *sign_in = call->sign_in;
  if (!is_challenge (call) || send_is_odd (call))
    return;
  if (sign_in->code != NULL && call->now < sign_in->code_sent + SOL_SIM_CODE_PAUSE_S)
    {
      sol_sim_answer_message (call, 429, "Too Many Requests");
      return;
    }
  g_autofree char *nonce = g_strdup (sign_in->nonce);
  sol_sim_sign_ins_send_code (call->server->sign_ins, sign_in, call->now);
  if (sign_in->account->send == SOL_SIM_SEND_NO_COOKIE)
    {
      g_free (sign_in->nonce);
      sign_in->nonce = g_steal_pointer (&nonce);
      sol_sim_answer_empty (call, 204);
      return;
    }
  sol_sim_answer_literal (call, 200, "{\"success\":true,\"isBlocked\":false}");
  sol_sim_answer_cookie (call, "login_otp_nonce", sign_in->nonce, 600, TRUE);
}

static char *
decode_field (SolSimCall *call, const char *name)
{
  const char *text = sol_sim_call_form (call, name);
  gsize length = 0;
  /* Without its padding it is not what the cloud takes. */
  if (text == NULL || *text == '\0' || strlen (text) % 4 != 0)
    return NULL;
  g_autofree guchar *data = g_base64_decode (text, &length);
  return data != NULL ? g_strndup ((const char *) data, length) : NULL;
}

static gboolean
is_right (SolSimCall *call)
{
  SolSimSignIn *sign_in = call->sign_in;
  g_autofree char *email = decode_field (call, "email");
  g_autofree char *code = decode_field (call, "otp");
  if (sol_sim_account_find (email) != sign_in->account)
    return FALSE;
  return sign_in->code != NULL && call->now < sign_in->code_until && g_strcmp0 (code, sign_in->code) == 0;
}

static void
answer_wrong_code (SolSimCall *call)
{
  gboolean blocked = ++call->sign_in->wrong_codes >= SOL_SIM_WRONG_CODES_MAX;
  sol_sim_answer_literal (call, 200,
                          blocked ? "{\"isValid\":false,\"isBlocked\":true}"
                                  : "{\"isValid\":false,\"isBlocked\":false}");
}

static gboolean
check_is_odd (SolSimCall *call)
{
  const SolSimAccount *account = call->sign_in->account;
  if (account->check == SOL_SIM_CHECK_STATUS)
    sol_sim_answer_message (call, account->check_status, "The code could not be checked");
  else if (account->check == SOL_SIM_CHECK_BLOCKED)
    sol_sim_answer_literal (call, 200, "{\"isValid\":false,\"isBlocked\":true}");
  else if (account->check == SOL_SIM_CHECK_TEXT)
    sol_sim_answer_text (call, account->check_status, "text/plain; charset=utf-8", "upstream connect error");
  else
    return FALSE;
  return TRUE;
}

static void
answer_empty_or_json (SolSimCall *call)
{
  guint status = call->sign_in->account->check_status;
  sol_sim_answer_empty (call, status);
  if (status == 200)
    call->answer.type = "application/json";
}

static void
answer_right_code (SolSimCall *call)
{
  SolSimSignIn *sign_in = call->sign_in;
  SolSimCheckCode how = sign_in->account->check;
  if (how == SOL_SIM_CHECK_HOLLOW)
    {
      answer_empty_or_json (call);
      return;
    }
  sol_sim_sign_ins_complete (call->server->sign_ins, sign_in, call->now);
  if (how == SOL_SIM_CHECK_OK || how == SOL_SIM_CHECK_NO_SESSION)
    {
      sol_sim_auth_answer_success (call, sign_in, how == SOL_SIM_CHECK_OK);
      return;
    }
  if (how == SOL_SIM_CHECK_MESSAGE)
    sol_sim_answer_literal (call, 200, "{\"message\":\"success\",\"isValid\":true}");
  else
    answer_empty_or_json (call);
  sol_sim_answer_session_cookies (call, sign_in, TRUE);
}

void
sol_sim_auth_check_code (SolSimCall *call)
{
  if (!is_challenge (call) || check_is_odd (call))
    return;
  if (call->sign_in->wrong_codes >= SOL_SIM_WRONG_CODES_MAX)
    sol_sim_answer_literal (call, 200, "{\"isValid\":false,\"isBlocked\":true}");
  else if (is_right (call))
    answer_right_code (call);
  else
    answer_wrong_code (call);
}
