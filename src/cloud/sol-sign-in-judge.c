/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sign-in-judge"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sol-body.h"
#include "sol-secret.h"
#include "sol-sign-in-judge.h"

#define DEEPEST_WRAP 3

static const char *const session_names[] = { "session_id", "sessionId", "session", NULL };
static const char *const manager_names[] = { "manager_token", "managerToken", NULL };

void
sol_sign_in_tokens_clear (SolSignInTokens *tokens)
{
  g_clear_pointer (&tokens->session_id, sol_secret_free);
  g_clear_pointer (&tokens->manager_token, sol_secret_free);
}

static gboolean
text_is_limit (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  return sol_body_contains (bytes, "active sessions") && sol_body_contains (bytes, "too many");
}

static gboolean node_is_limit (JsonNode *node, guint wraps);

static gboolean
string_is_limit (const char *text, guint wraps)
{
  if (text_is_limit (text, strlen (text)))
    return TRUE;
  if (wraps >= DEEPEST_WRAP)
    return FALSE;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) inner = sol_body_parse (bytes);
  return inner != NULL && node_is_limit (inner, wraps + 1);
}

static gboolean
node_is_limit (JsonNode *node, guint wraps)
{
  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) == G_TYPE_STRING
           && string_is_limit (json_node_get_string (node), wraps);
  g_autoptr (GList) nodes = NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    nodes = json_object_get_values (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    nodes = json_array_get_elements (json_node_get_array (node));
  for (GList *l = nodes; l != NULL; l = l->next)
    if (node_is_limit (l->data, wraps))
      return TRUE;
  return FALSE;
}

gboolean
sol_sign_in_is_limit (GBytes *body)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  if (text_is_limit (text, length))
    return TRUE;
  /* A text inside JSON may be escaped. */
  g_autoptr (JsonNode) root = sol_body_parse (body);
  return root != NULL && node_is_limit (root, 0);
}

static void
tokens_take (SolSignInTokens *tokens, JsonObject *object)
{
  tokens->session_id = sol_body_get_text (object, session_names);
  tokens->manager_token = sol_body_get_text (object, manager_names);
}

SolSignInVerdict
sol_sign_in_judge_login (const SolAnswer *answer, gboolean nonce, SolSignInTokens *tokens)
{
  if (answer->status >= 500)
    return SOL_SIGN_IN_TROUBLE;
  if (sol_sign_in_is_limit (answer->body))
    return SOL_SIGN_IN_LIMIT;
  if (answer->status == 401 || answer->status == 403)
    return SOL_SIGN_IN_REJECTED;
  if (answer->status == 406)
    return SOL_SIGN_IN_WANTS_FORM;
  if (answer->status < 200 || answer->status > 299)
    return SOL_SIGN_IN_TROUBLE;
  if (answer->content_type == NULL || strstr (answer->content_type, "json") == NULL)
    return SOL_SIGN_IN_TROUBLE;

  g_autoptr (JsonNode) root = sol_body_parse (answer->body);
  if (root == NULL)
    return SOL_SIGN_IN_TROUBLE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return SOL_SIGN_IN_FAILED;
  JsonObject *object = json_node_get_object (root);
  tokens_take (tokens, object);
  if (sol_body_get_truth (object, "requires_mfa"))
    return SOL_SIGN_IN_WANTS_CODE;
  if (sol_body_get_truth (object, "isBlocked"))
    return SOL_SIGN_IN_IS_BLOCKED;
  if (tokens->session_id != NULL)
    return SOL_SIGN_IN_ACCEPTED;
  if (tokens->manager_token == NULL && sol_body_get_truth (object, "success") && nonce)
    return SOL_SIGN_IN_WANTS_CODE;
  if (json_object_get_size (object) == 0)
    return SOL_SIGN_IN_COOKIES_ONLY;
  return SOL_SIGN_IN_FAILED;
}

SolSignInVerdict
sol_sign_in_judge_form (const SolAnswer *answer)
{
  if (answer->status >= 500)
    return SOL_SIGN_IN_TROUBLE;
  if (sol_sign_in_is_limit (answer->body))
    return SOL_SIGN_IN_LIMIT;
  if (answer->status == 401 || answer->status == 403)
    return SOL_SIGN_IN_REJECTED;
  return answer->status >= 400 ? SOL_SIGN_IN_TROUBLE : SOL_SIGN_IN_ACCEPTED;
}

static gboolean
answer_says_nothing (const SolAnswer *answer)
{
  return answer->status == 204 || answer->status == 205 || sol_body_is_blank (answer->body);
}

SolSignInVerdict
sol_sign_in_judge_ask (const SolAnswer *answer)
{
  if (answer->status == 429)
    return SOL_SIGN_IN_IS_BLOCKED;
  if (answer->status >= 500)
    return SOL_SIGN_IN_TROUBLE;
  g_autoptr (JsonNode) root = sol_body_parse (answer->body);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object != NULL && sol_body_get_truth (object, "isBlocked"))
    return SOL_SIGN_IN_IS_BLOCKED;
  if (sol_sign_in_is_limit (answer->body))
    return SOL_SIGN_IN_LIMIT;
  /* The password was right already: whatever is wrong here, it is not that. */
  if (answer->status == 401 || answer->status == 403)
    return SOL_SIGN_IN_FAILED;
  if (answer->status < 200 || answer->status > 299)
    return SOL_SIGN_IN_TROUBLE;
  if (answer_says_nothing (answer))
    return SOL_SIGN_IN_ACCEPTED;
  if (root == NULL)
    return SOL_SIGN_IN_TROUBLE;
  return object != NULL && sol_body_get_truth (object, "success") ? SOL_SIGN_IN_ACCEPTED : SOL_SIGN_IN_FAILED;
}

static gboolean
object_says_success (JsonObject *object)
{
  static const char *const message[] = { "message", NULL };
  g_autofree char *word = sol_body_get_text (object, message);
  return g_strcmp0 (word, "success") == 0 || sol_body_get_truth (object, "success")
         || sol_body_get_truth (object, "isValid");
}

static SolSignInVerdict
judge_code_object (const SolAnswer *answer, JsonObject *object, SolSignInTokens *tokens)
{
  tokens_take (tokens, object);
  if (sol_body_get_truth (object, "isBlocked"))
    return SOL_SIGN_IN_IS_BLOCKED;
  if (sol_body_is_false (object, "isValid"))
    return SOL_SIGN_IN_WRONG_CODE;
  if (tokens->session_id != NULL)
    return SOL_SIGN_IN_ACCEPTED;
  if (tokens->manager_token != NULL)
    return SOL_SIGN_IN_FAILED;
  if (object_says_success (object) || json_object_get_size (object) == 0)
    return SOL_SIGN_IN_COOKIES_ONLY;
  return SOL_SIGN_IN_WRONG_CODE;
}

SolSignInVerdict
sol_sign_in_judge_code (const SolAnswer *answer, SolSignInTokens *tokens)
{
  if (answer->status == 429)
    return SOL_SIGN_IN_IS_BLOCKED;
  if (answer->status >= 500)
    return SOL_SIGN_IN_TROUBLE;
  if (sol_sign_in_is_limit (answer->body))
    return SOL_SIGN_IN_LIMIT;
  g_autoptr (JsonNode) root = sol_body_parse (answer->body);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object != NULL && sol_body_is_false (object, "isValid") && sol_body_get_truth (object, "isBlocked"))
    return SOL_SIGN_IN_IS_BLOCKED;
  switch (answer->status)
    {
    case 400:
    case 404:
    case 409:
    case 422:
      return SOL_SIGN_IN_WRONG_CODE;
    case 401:
    case 403:
      return SOL_SIGN_IN_REJECTED;
    default:
      break;
    }
  if (answer->status < 200 || answer->status > 299)
    return SOL_SIGN_IN_TROUBLE;
  if (answer_says_nothing (answer))
    return SOL_SIGN_IN_COOKIES_ONLY;
  if (object == NULL)
    return SOL_SIGN_IN_TROUBLE;
  return judge_code_object (answer, object, tokens);
}

SolSignInVerdict
sol_sign_in_judge_token (const SolAnswer *answer, char **token, SolTime *expires_at)
{
  static const char *const token_names[] = { "token", "auth_token", "access_token", NULL };
  static const char *const expiry_names[] = { "expires_at", "expiresAt", "expiration", NULL };
  *token = NULL;
  *expires_at = SOL_TIME_UNKNOWN;
  if (answer->status == 401 || answer->status == 403)
    return SOL_SIGN_IN_REJECTED;
  if (answer->status < 200 || answer->status > 299)
    return SOL_SIGN_IN_COOKIES_ONLY;
  g_autoptr (JsonNode) root = sol_body_parse (answer->body);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return SOL_SIGN_IN_COOKIES_ONLY;
  JsonObject *object = json_node_get_object (root);
  *token = sol_body_get_text (object, token_names);
  if (*token == NULL)
    return SOL_SIGN_IN_COOKIES_ONLY;
  double epoch = sol_body_get_number (object, expiry_names);
  if (isfinite (epoch))
    *expires_at = sol_time_from_epoch (epoch);
  return SOL_SIGN_IN_ACCEPTED;
}

GError *
sol_sign_in_to_error (SolSignInVerdict verdict, SolTime until)
{
  switch (verdict)
    {
    case SOL_SIGN_IN_WANTS_CODE:
      return sol_error_new (SOL_ERROR_MFA_REQUIRED);
    case SOL_SIGN_IN_WRONG_CODE:
      return sol_error_new (SOL_ERROR_BAD_CODE);
    case SOL_SIGN_IN_IS_BLOCKED:
      return sol_error_new_full (SOL_ERROR_BLOCKED, NULL, until, 0, NULL);
    case SOL_SIGN_IN_LIMIT:
      return sol_error_new_full (SOL_ERROR_TOO_MANY_SESSIONS, NULL, until, 0, NULL);
    case SOL_SIGN_IN_TROUBLE:
      return sol_error_new (SOL_ERROR_UNAVAILABLE);
    case SOL_SIGN_IN_FAILED:
      return sol_error_new_message (SOL_ERROR_BAD_CREDENTIALS, _ ("Enphase did not complete the sign-in."));
    case SOL_SIGN_IN_REJECTED:
    case SOL_SIGN_IN_ACCEPTED:
    case SOL_SIGN_IN_COOKIES_ONLY:
    case SOL_SIGN_IN_WANTS_FORM:
    default:
      return sol_error_new (SOL_ERROR_BAD_CREDENTIALS);
    }
}
