/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-account"

#include "sol-sim-account.h"

#include <string.h>

#define AT "@example.org"
#define LOGIN(name, id, how, text)                                                                           \
  {                                                                                                          \
    name AT, text, id, SOL_SIM_LOGIN_##how, 0, 0, 0, 0                                                       \
  }
#define SEES(name, id, what, text)                                                                           \
  {                                                                                                          \
    name AT, text, id, SOL_SIM_LOGIN_OPEN, 0, 0, 0, SOL_SIM_ACCOUNT_##what                                   \
  }
#define SEND(name, id, how, text)                                                                            \
  {                                                                                                          \
    name AT, text, id, SOL_SIM_LOGIN_CODE, SOL_SIM_SEND_##how, 0, 0, 0                                       \
  }
#define CHECK(name, id, how, status, text)                                                                   \
  {                                                                                                          \
    name AT, text, id, SOL_SIM_LOGIN_CODE, 0, SOL_SIM_CHECK_##how, status, 0                                 \
  }

/* clang-format off */
static const SolSimAccount accounts[] = {
  LOGIN ("owner", 3381740, OPEN, "signs in"),
  LOGIN ("mfa", 3381741, CODE, "is asked for a code"),
  LOGIN ("flag", 3381742, CODE_FLAG, "is asked for a code, told by requires_mfa"),

  SEES ("single", 3381743, FIRST_SITE_ONLY, "has the first site only"),
  SEES ("cabin", 3381744, SECOND_SITE_ONLY, "has the second site only"),
  SEES ("nosite", 3381745, NO_SITE, "has no site"),
  SEES ("viewer", 3381746, READ_ONLY, "may look, but not change battery settings"),

  LOGIN ("blocked", 3381750, BLOCKED, "is blocked"),
  LOGIN ("limit", 3381751, LIMIT_TEXT, "has too many active sessions (text)"),
  LOGIN ("limit-json", 3381752, LIMIT_JSON, "has too many active sessions (JSON)"),
  LOGIN ("limit-nested", 3381753, LIMIT_NESTED, "has too many active sessions (JSON inside a string)"),
  LOGIN ("empty", 3381754, EMPTY, "gets {} and lives on cookies"),
  LOGIN ("form", 3381755, FORM, "gets 406, then the form"),
  LOGIN ("form-nothing", 3381756, FORM_NOTHING, "gets 406, then a form without a session"),
  LOGIN ("no-nonce", 3381757, NO_NONCE, "gets success without a nonce"),
  LOGIN ("no-session", 3381758, NO_SESSION, "gets a manager token without a session id"),
  LOGIN ("not-json", 3381759, NOT_JSON, "gets a page instead of JSON"),
  LOGIN ("strange", 3381760, STRANGE, "gets JSON of another kind"),
  LOGIN ("forbidden", 3381761, FORBIDDEN, "gets 403"),
  LOGIN ("gone", 3381762, GONE, "gets 404"),
  LOGIN ("down", 3381763, DOWN, "gets 503"),
  LOGIN ("no-token", 3381764, NO_TOKEN, "gets no access token (404)"),
  LOGIN ("token-refused", 3381765, TOKEN_REFUSED, "is refused at the token (401)"),

  SEND ("otp-send-204", 3381770, NO_COOKIE, "code: sent, answered with 204 and no cookie"),
  SEND ("otp-send-blocked", 3381771, BLOCKED, "code: sending is blocked"),
  SEND ("otp-send-429", 3381772, 429, "code: sending is limited"),
  SEND ("otp-send-refused", 3381773, REFUSED, "code: sending is refused"),
  SEND ("otp-send-strange", 3381774, STRANGE, "code: sending is answered strangely"),
  SEND ("otp-send-401", 3381775, 401, "code: sending gets 401"),

  CHECK ("otp-blocked", 3381780, BLOCKED, 0, "code: blocked"),
  CHECK ("otp-400", 3381781, STATUS, 400, "code: 400"),
  CHECK ("otp-401", 3381782, STATUS, 401, "code: 401"),
  CHECK ("otp-403", 3381783, STATUS, 403, "code: 403"),
  CHECK ("otp-404", 3381784, STATUS, 404, "code: 404"),
  CHECK ("otp-409", 3381785, STATUS, 409, "code: 409"),
  CHECK ("otp-422", 3381786, STATUS, 422, "code: 422"),
  CHECK ("otp-429", 3381787, STATUS, 429, "code: 429"),
  CHECK ("otp-503", 3381788, STATUS, 503, "code: 503"),
  CHECK ("otp-no-session", 3381789, NO_SESSION, 0, "code: a manager token without a session id"),
  CHECK ("otp-message", 3381790, MESSAGE, 0, "code: success without a session id"),
  CHECK ("otp-empty", 3381791, EMPTY, 200, "code: an empty answer"),
  CHECK ("otp-204", 3381792, EMPTY, 204, "code: 204"),
  CHECK ("otp-205", 3381793, EMPTY, 205, "code: 205"),
  CHECK ("otp-hollow", 3381794, HOLLOW, 204, "code: 204, but the session is not good"),
  CHECK ("otp-text", 3381795, TEXT, 200, "code: not JSON"),
};
/* clang-format on */

const SolSimAccount *
sol_sim_accounts (guint *count)
{
  if (count != NULL)
    *count = G_N_ELEMENTS (accounts);
  return accounts;
}

const SolSimAccount *
sol_sim_account_find (const char *email)
{
  if (email == NULL)
    return NULL;
  g_autofree char *wanted = g_strstrip (g_ascii_strdown (email, -1));
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    if (strcmp (accounts[i].email, wanted) == 0)
      return &accounts[i];
  return NULL;
}
