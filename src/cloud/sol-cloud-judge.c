/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-judge"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sol-body.h"
#include "sol-cloud-table.h"

/* Orders of attempts and what answers to calls that act mean. The bodies are judged as they came, before
 * anything is redacted (trap 36). */

#define SLOT_LEVEL "level"
#define SLOT_NO_LEVEL_GROUP "bare"
#define SLOT_ANY "any"

static gboolean
mode_is (const SolCallTarget *target, const char *mode)
{
  return g_strcmp0 (target->mode, mode) == 0;
}

static gboolean
mode_is_known (const SolCallTarget *target)
{
  return mode_is (target, "manual") || mode_is (target, "scheduled") || mode_is (target, "green")
         || mode_is (target, "smart");
}

/* A level, or the way back to one, throws a charger in these modes into manual. */
static gboolean
mode_forbids_level (const SolCallTarget *target)
{
  return mode_is (target, "green") || mode_is (target, "smart");
}

const char *
sol_slot_start (const SolCallTarget *target, const SolAttempt *attempt)
{
  if (!mode_is_known (target) && target->amps <= 0)
    return SLOT_ANY;
  return sol_attempt_carries_level (attempt) ? SLOT_LEVEL : SLOT_NO_LEVEL_GROUP;
}

/* Adds those attempts of one group, the remembered one first. */
static guint
order_add_group (guint *order, guint n, gboolean level, gboolean both, const char *remembered)
{
  const SolCallRow *row = sol_call_get_row (SOL_CALL_START_CHARGING);
  guint first = G_MAXUINT;
  for (guint i = 0; remembered != NULL && i < row->n_attempts; i++)
    if (strcmp (row->attempts[i].name, remembered) == 0
        && (both || sol_attempt_carries_level (&row->attempts[i]) == level))
      first = i;
  if (first != G_MAXUINT)
    order[n++] = first;
  for (guint i = 0; i < row->n_attempts; i++)
    if (i != first && (both || sol_attempt_carries_level (&row->attempts[i]) == level))
      order[n++] = i;
  return n;
}

static guint
order_drop_levels (guint *order, guint n)
{
  const SolCallRow *row = sol_call_get_row (SOL_CALL_START_CHARGING);
  guint kept = 0;
  for (guint i = 0; i < n; i++)
    if (!sol_attempt_carries_level (&row->attempts[order[i]]))
      order[kept++] = order[i];
  return kept;
}

guint
sol_order_start (const SolCallTarget *target, SolRecallFunc recall, gpointer user_data,
                 guint order[SOL_MOST_ATTEMPTS])
{
  /* Amperes that a person asked for travel, or nothing does. */
  if (target->amps > 0 && !mode_forbids_level (target))
    return order_add_group (order, 0, TRUE, FALSE, recall (SLOT_LEVEL, user_data));
  if (mode_forbids_level (target))
    return order_add_group (order, 0, FALSE, FALSE, recall (SLOT_NO_LEVEL_GROUP, user_data));

  guint n = 0;
  if (!mode_is_known (target))
    n = order_add_group (order, 0, TRUE, TRUE, recall (SLOT_ANY, user_data));
  else
    {
      n = order_add_group (order, 0, TRUE, FALSE, recall (SLOT_LEVEL, user_data));
      n = order_add_group (order, n, FALSE, FALSE, recall (SLOT_NO_LEVEL_GROUP, user_data));
    }
  gboolean no_level = target->amps_stored <= 0 || recall (SOL_SLOT_NO_LEVEL, user_data) != NULL;
  return no_level ? order_drop_levels (order, n) : n;
}

static void
judge_refuse (const SolAnswer *answer, SolError code, GError **error)
{
  g_autofree char *cloud_code = sol_answer_get_cloud_code (answer);
  g_propagate_error (error, sol_error_new_full (code, NULL, SOL_TIME_UNKNOWN, answer->status, cloud_code));
}

/* What holds for every call that acts. Returns whether that settles it. */
static gboolean
judge_common (const SolAnswer *answer, SolVerdict *verdict, GError **error)
{
  guint meaning = sol_answer_get_meaning (answer);
  if (meaning == 202 || meaning == 204 || meaning == 205)
    *verdict = SOL_VERDICT_DONE;
  else if (meaning >= 200 && meaning <= 299)
    *verdict = sol_body_is_blank (answer->body) || sol_answer_is_page (answer) ? SOL_VERDICT_UNCERTAIN
                                                                               : SOL_VERDICT_DONE;
  else if (meaning == 403 || meaning == 429 || meaning == 466 || meaning == 468 || meaning == 472
           || meaning == 473)
    {
      *verdict = SOL_VERDICT_REFUSED;
      g_propagate_error (error, sol_answer_to_error (answer, FALSE));
    }
  else if (meaning == 401)
    {
      /* The session has just been renewed, so it is this call that is not wanted (addendum 1.2 step 6). */
      *verdict = SOL_VERDICT_REFUSED;
      judge_refuse (answer, SOL_ERROR_REFUSED, error);
    }
  else if (meaning == 406)
    {
      *verdict = SOL_VERDICT_REFUSED;
      g_propagate_error (error, sol_error_new_full (SOL_ERROR_UNAVAILABLE,
                                                    sol_error_get_sentence (SOL_ERROR_REFUSED),
                                                    answer->retry_at, 406, NULL));
    }
  else
    return FALSE;
  return TRUE;
}

static SolVerdict
judge_other (const SolAnswer *answer)
{
  switch (answer->status)
    {
    case 400:
    case 404:
    case 405:
    case 415:
      return SOL_VERDICT_NEXT;
    default:
      return SOL_VERDICT_UNCERTAIN;
    }
}

SolVerdict
sol_judge_start (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                 GError **error)
{
  SolVerdict verdict;
  if (judge_common (answer, &verdict, error))
    return verdict;

  g_autofree char *cloud_code = sol_answer_get_cloud_code (answer);
  if (answer->status == 409 || answer->status == 422)
    {
      judge_refuse (answer, SOL_ERROR_NOT_READY, error);
      return SOL_VERDICT_REFUSED;
    }
  if (answer->status == 400)
    {
      if (g_strcmp0 (cloud_code, "iqevc_ms-10012") == 0
          || sol_body_contains (answer->body, "already in charging state"))
        return SOL_VERDICT_ALREADY;
      if (g_strcmp0 (cloud_code, "iqevc_ms-10008") == 0 || sol_body_contains (answer->body, "not plugged"))
        {
          judge_refuse (answer, SOL_ERROR_NOT_PLUGGED_IN, error);
          return SOL_VERDICT_REFUSED;
        }
    }
  if (answer->status == 500 && sol_attempt_carries_level (attempt)
      && sol_body_contains (answer->body, "invalid charge level"))
    return target->amps > 0 ? SOL_VERDICT_NEXT : SOL_VERDICT_NEXT_WITHOUT_LEVEL;
  return judge_other (answer);
}

SolVerdict
sol_judge_stop (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                GError **error)
{
  SolVerdict verdict;
  switch (sol_answer_get_meaning (answer))
    {
    case 400:
    case 404:
    case 409:
    case 422:
      return SOL_VERDICT_ALREADY;
    default:
      return judge_common (answer, &verdict, error) ? verdict : judge_other (answer);
    }
}

SolVerdict
sol_judge_mode (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                GError **error)
{
  SolVerdict verdict;
  if (judge_common (answer, &verdict, error))
    return verdict;
  g_autofree char *cloud_code = sol_answer_get_cloud_code (answer);
  if (answer->status == 400 && g_strcmp0 (cloud_code, "iqevc_sch_10031") == 0)
    {
      judge_refuse (answer, SOL_ERROR_NO_ENABLED_SLOT, error);
      return SOL_VERDICT_REFUSED;
    }
  if (answer->status == 409 || answer->status == 422)
    {
      judge_refuse (answer, SOL_ERROR_NOT_READY, error);
      return SOL_VERDICT_REFUSED;
    }
  /* A 400 may have been applied all the same (addendum 1.7.16). */
  if (answer->status == 404 || answer->status == 405 || answer->status == 415)
    {
      judge_refuse (answer, SOL_ERROR_NOT_SUPPORTED, error);
      return SOL_VERDICT_REFUSED;
    }
  return SOL_VERDICT_UNCERTAIN;
}

/* --- other calls --------------------------------------------------------------------------------------- */

static SolVerdict
judge_refused_as (const SolAnswer *answer, SolError code, GError **error)
{
  judge_refuse (answer, code, error);
  return SOL_VERDICT_REFUSED;
}

SolVerdict
sol_judge_plain (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                 GError **error)
{
  SolVerdict verdict;
  if (judge_common (answer, &verdict, error))
    return verdict;
  if (answer->status == 409)
    return judge_refused_as (answer, SOL_ERROR_CONFLICT, error);
  if (answer->status == 422)
    return judge_refused_as (answer, SOL_ERROR_REFUSED, error);
  return judge_other (answer);
}

/* Only the JSON value true opens the way to the relay (R52). */
static gboolean
body_says_valid (GBytes *body)
{
  g_autoptr (JsonNode) root = sol_body_parse (body);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  JsonNode *node = json_object_get_member (json_node_get_object (root), "valid");
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

SolVerdict
sol_judge_grid_code (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                     GError **error)
{
  SolVerdict verdict = sol_judge_plain (answer, attempt, target, error);
  if (verdict == SOL_VERDICT_DONE && !body_says_valid (answer->body))
    return judge_refused_as (answer, SOL_ERROR_BAD_CODE, error);
  return verdict;
}

SolVerdict
sol_judge_scheduler (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                     GError **error)
{
  g_autofree char *cloud_code = sol_answer_get_cloud_code (answer);
  if (answer->status == 400 && g_strcmp0 (cloud_code, "iqevc_sch_10031") == 0)
    return judge_refused_as (answer, SOL_ERROR_NO_ENABLED_SLOT, error);
  return sol_judge_plain (answer, attempt, target, error);
}

/* `{"message":"success"}` is the good answer of this service; another word there is none. */
static gboolean
body_says_otherwise (GBytes *body)
{
  static const char *const names[] = { "message", NULL };
  g_autoptr (JsonNode) root = sol_body_parse (body);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  g_autofree char *word = sol_body_get_text (json_node_get_object (root), names);
  return word != NULL && strstr (word, "uccess") == NULL;
}

SolVerdict
sol_judge_battery (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                   GError **error)
{
  if (answer->status == 403)
    return SOL_VERDICT_NEXT;
  if (answer->status == 409)
    {
      g_autofree char *cloud_code = sol_answer_get_cloud_code (answer);
      if (g_strcmp0 (cloud_code, "ALREADY_PROCESSED") == 0)
        return SOL_VERDICT_ALREADY;
      return judge_refused_as (answer, SOL_ERROR_CONFLICT, error);
    }
  SolVerdict verdict;
  if (judge_common (answer, &verdict, error))
    return verdict == SOL_VERDICT_DONE && body_says_otherwise (answer->body) ? SOL_VERDICT_UNCERTAIN
                                                                             : verdict;
  switch (answer->status)
    {
    case 400:
    case 422:
      return judge_refused_as (answer, SOL_ERROR_REFUSED, error);
    case 404:
    case 405:
    case 415:
      return judge_refused_as (answer, SOL_ERROR_NOT_SUPPORTED, error);
    default:
      return SOL_VERDICT_UNCERTAIN;
    }
}

SolVerdict
sol_judge_profile (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                   GError **error)
{
  /* Only whole bodies carry devices, and some sites do not want them (trap 73). */
  if (answer->status == 400 && (attempt->flags & SOL_ATTEMPT_MERGED)
      && !(attempt->flags & SOL_ATTEMPT_NO_DEVICES))
    return SOL_VERDICT_NEXT;
  return sol_judge_battery (answer, attempt, target, error);
}

SolVerdict
sol_judge_disclaimer (const SolAnswer *answer, const SolAttempt *attempt, const SolCallTarget *target,
                      GError **error)
{
  if (answer->status == 404 || answer->status == 405)
    return SOL_VERDICT_ALREADY;
  return sol_judge_battery (answer, attempt, target, error);
}
