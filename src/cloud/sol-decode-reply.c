/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-decode-reply"

#include "sol-decode.h"

#include <string.h>

#include "sol-json.h"

/* A word that an act was taken over, or was not. */
static SolTruth
success_from_word (const char *word)
{
  static const char *const good[] = { "success", "accepted", "ok", "queued", "request sent successfully" };
  static const char *const bad[] = { "error", "failure", "failed", "rejected", "denied" };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (good); i++)
    if (g_ascii_strcasecmp (word, good[i]) == 0)
      return SOL_YES;
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (bad); i++)
    if (g_ascii_strcasecmp (word, bad[i]) == 0)
      return SOL_NO;
  return SOL_UNKNOWN;
}

/* An `error` that says something; `{}` says that there is none. */
static gboolean
names_error (JsonObject *object)
{
  JsonNode *node = sol_json_member (object, "error");
  JsonObject *error = sol_json_node_object (node);
  return node != NULL && (error == NULL || json_object_get_size (error) > 0);
}

static SolTruth
read_success (JsonObject *object, const char *word)
{
  SolTruth flag = sol_json_truth (object, "success");
  if (flag != SOL_UNKNOWN)
    return flag;
  if (names_error (object))
    return SOL_NO;
  SolTruth told = success_from_word (word);
  /* The scheduler answers with its envelope, whose error is empty. */
  return told == SOL_UNKNOWN && sol_json_has (object, "meta") && sol_json_has (object, "data") ? SOL_YES
                                                                                               : told;
}

SolReply *
sol_decode_reply (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);

  SolReply *reply = sol_reply_new ();
  JsonObject *data = sol_json_object (object, "data");
  reply->word = sol_json_text (object, "message|status");
  if (reply->word == NULL)
    reply->word = sol_json_text (data, "message|status");
  reply->success = read_success (object, reply->word);
  reply->id = data != NULL ? sol_json_id (data, "id|scheduleId") : sol_json_id (object, "data|id|scheduleId");
  return reply;
}

SolValidity *
sol_decode_validity (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  if (!sol_json_has (object, "isValid"))
    return sol_json_refuse (error);

  SolValidity *validity = sol_validity_new ();
  validity->valid = sol_json_truth (object, "isValid");
  return validity;
}

SolConflict *
sol_decode_conflict (GBytes *json, GError **error)
{
  static const char prefix[] = "CONFLICTING_SCHEDULE_";
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "error"));
  g_autofree char *code = sol_json_id (object, "status|errorCode|errorMessageCode");
  if (code == NULL || g_ascii_isdigit (*code))
    return sol_json_refuse (error);

  SolConflict *conflict = sol_conflict_new ();
  if (g_ascii_strncasecmp (code, prefix, strlen (prefix)) == 0)
    conflict->names_kind = sol_battery_window_kind_from_key (code + strlen (prefix), &conflict->kind);
  conflict->already_done = g_ascii_strcasecmp (code, "ALREADY_PROCESSED") == 0;
  conflict->code = g_steal_pointer (&code);
  return conflict;
}

SolCodeSent *
sol_decode_code_sent (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "success|error|message"))
    return sol_json_refuse (error);

  SolCodeSent *sent = sol_code_sent_new ();
  sent->sent = sol_json_truth (object, "success");
  sent->words = sol_json_text (object, "success");
  if (sent->sent != SOL_UNKNOWN)
    g_clear_pointer (&sent->words, g_free);
  else if (sent->words != NULL)
    sent->sent = SOL_YES;
  else if (names_error (object))
    sent->sent = SOL_NO;
  return sent;
}

SolCodeCheck *
sol_decode_code_check (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (object == NULL)
    return sol_json_refuse (error);

  /* Not sol_json_truth(): a word or a 1 opens no relay. */
  JsonNode *valid = json_object_get_member (object, "valid");
  SolCodeCheck *check = sol_code_check_new ();
  check->valid = valid != NULL && JSON_NODE_HOLDS_VALUE (valid)
                 && json_node_get_value_type (valid) == G_TYPE_BOOLEAN && json_node_get_boolean (valid);
  return check;
}

SolGridRequest *
sol_decode_grid_request (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (sol_json_unwrap (root, "data"));
  if (!sol_json_has (object, "request_id|context_ids"))
    return sol_json_refuse (error);

  SolGridRequest *request = sol_grid_request_new ();
  request->request_id = sol_json_id (object, "request_id");
  return request;
}

SolGridLogged *
sol_decode_grid_logged (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = sol_json_parse (json, error);
  if (root == NULL)
    return NULL;

  JsonObject *object = sol_json_node_object (root);
  if (!sol_json_has (object, "status|old_state|new_state"))
    return sol_json_refuse (error);

  SolGridLogged *logged = sol_grid_logged_new ();
  g_autofree char *word = sol_json_text (object, "status");
  if (word != NULL)
    logged->logged = sol_truth (g_ascii_strcasecmp (word, "Grid Change Logged") == 0
                                || success_from_word (word) == SOL_YES);
  logged->old_state = sol_json_text (object, "old_state");
  logged->new_state = sol_json_text (object, "new_state");
  return logged;
}
