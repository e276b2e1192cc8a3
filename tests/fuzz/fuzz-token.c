/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-token"

#include "fuzz-target.h"

#include "sol-jwt.h"
#include "sol-redact.h"
#include "sol-secret.h"
#include "sol-session.h"

#include <string.h>

static void
check_claim (const char *claim)
{
  if (claim != NULL && (*claim == '\0' || !g_utf8_validate (claim, -1, NULL)))
    g_error ("A claim that is none");
}

/* Whatever the program logs around it, the token is not there. */
static void
check_redaction (const char *token)
{
  if (strspn (token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") != strlen (token)
      || !g_str_has_prefix (token, "eyJ") || strchr (token, '.') == NULL || strlen (token) < 20)
    return;
  g_autofree char *line = g_strdup_printf ("GET /x Authorization: Bearer %s -> 200", token);
  g_autofree char *redacted = sol_redact (line);
  if (strstr (redacted, token) != NULL || !g_utf8_validate (redacted, -1, NULL))
    g_error ("A token in the log");
}

/* What is kept in the keyring comes back as it was. */
static void
check_session (const char *token)
{
  g_autoptr (GPtrArray) cookies = sol_cookies_from_header (NULL);
  g_autoptr (SolSession) session
      = sol_session_new ("a@example.org", cookies, NULL, NULL, token, SOL_TIME_UNKNOWN, SOL_SECOND);
  g_autofree char *user = sol_session_dup_user_id (session);
  g_autofree char *bearer = sol_session_dup_bearer (session);
  if (!g_utf8_validate (token, -1, NULL))
    return;
  g_autoptr (SolSecret) secret = sol_session_to_secret (session);
  g_autoptr (SolSession) back = sol_session_from_secret (secret);
  if (back == NULL
      || g_strcmp0 (sol_session_get_access_token (back), sol_session_get_access_token (session)) != 0)
    g_error ("A session that does not come back");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *token = g_strndup ((const char *) data, size);
  g_autofree char *user = sol_jwt_get_user_id (token);
  g_autofree char *session = sol_jwt_get_session_id (token);
  SolTime expiry = sol_jwt_get_expiry (token);

  check_claim (user);
  check_claim (session);
  if (expiry != SOL_TIME_UNKNOWN && expiry < 0)
    g_error ("A token that ended before all time");
  check_redaction (token);
  check_session (token);
  /* What is no token may still be kept as a session, or not be one. */
  g_autoptr (SolSession) odd = sol_session_from_secret (token);
  return 0;
}
