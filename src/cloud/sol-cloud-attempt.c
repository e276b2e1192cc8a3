/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-attempt"

#include <string.h>

#include "sol-cloud-table.h"

gboolean
sol_attempt_carries_level (const SolAttempt *attempt)
{
  return attempt->form == SOL_BODY_LEVEL_AND_CONNECTOR || attempt->form == SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE
         || attempt->form == SOL_BODY_LEVEL;
}

/* A place in a path cannot be left out. */
static gboolean
path_fill (GString *path, const char *place, const char *value)
{
  if (strstr (path->str, place) == NULL)
    return TRUE;
  if (value == NULL || *value == '\0')
    return FALSE;
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);
  g_string_replace (path, place, escaped, 0);
  return TRUE;
}

/* Returns: whether the call can be made at all. */
static gboolean
query_add (GString *query, const char *part, const SolCallTarget *target, const char *user, guint offset)
{
  char number[16];
  g_snprintf (number, sizeof number, "%u", offset);
  const struct
  {
    const char *place;
    const char *value;
    enum
    {
      EMPTY,
      LEAVE_OUT,
      NEED
    } without;
  } places[] = {
    { "{search}", target->search, EMPTY }, { "{user}", user, LEAVE_OUT }, { "{from}", target->from, NEED },
    { "{to}", target->to, NEED },          { "{offset}", number, NEED },
  };
  g_autoptr (GString) text = g_string_new (part);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (strstr (text->str, places[i].place) == NULL)
        continue;
      if (places[i].value == NULL && places[i].without != EMPTY)
        return places[i].without == LEAVE_OUT;
      g_autofree char *escaped
          = g_uri_escape_string (places[i].value == NULL ? "" : places[i].value, NULL, FALSE);
      g_string_replace (text, places[i].place, escaped, 0);
    }
  g_string_append_printf (query, "%c%s", query->len == 0 ? '?' : '&', text->str);
  return TRUE;
}

char *
sol_attempt_dup_target (const SolAttempt *attempt, const SolCallTarget *target, const char *user,
                        guint offset)
{
  g_autoptr (GString) path = g_string_new (attempt->path);
  if (!path_fill (path, "{site}", target->site) || !path_fill (path, "{sn}", target->serial))
    return NULL;

  g_autoptr (GString) query = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (attempt->query == NULL ? "" : attempt->query, "&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !query_add (query, parts[i], target, user, offset))
      return NULL;
  return g_strconcat (path->str, query->str, NULL);
}

static char *
mode_to_word (const char *mode)
{
  g_autofree char *upper = g_ascii_strup (mode == NULL ? "" : mode, -1);
  return g_strconcat (upper, "_CHARGING", NULL);
}

GBytes *
sol_attempt_dup_body (const SolAttempt *attempt, const SolCallTarget *target)
{
  int amps = target->amps > 0 ? target->amps : target->amps_stored;
  g_autofree char *word = NULL;
  char *text = NULL;
  switch (attempt->form)
    {
    case SOL_BODY_NONE:
      return NULL;
    case SOL_BODY_LEVEL_AND_CONNECTOR:
      text = g_strdup_printf ("{\"chargingLevel\":%d,\"connectorId\":1}", amps);
      break;
    case SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE:
      text = g_strdup_printf ("{\"charging_level\":%d,\"connector_id\":1}", amps);
      break;
    case SOL_BODY_CONNECTOR:
      text = g_strdup ("{\"connectorId\":1}");
      break;
    case SOL_BODY_LEVEL:
      text = g_strdup_printf ("{\"chargingLevel\":%d}", amps);
      break;
    case SOL_BODY_MODE:
      word = mode_to_word (target->mode);
      text = g_strdup_printf ("{\"mode\":\"%s\"}", word);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return g_bytes_new_take (text, strlen (text));
}
