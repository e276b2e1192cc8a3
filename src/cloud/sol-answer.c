/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-answer"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sol-answer.h"
#include "sol-body.h"
#include "sol-redact.h"

#define LONGEST_PAUSE SOL_DAY
#define LONGEST_CODE 64
#define LONGEST_NUMBER 5 /* a site, a serial or somebody's number has more digits */
#define LONGEST_WORD 24
#define LONGEST_MIXED 8
#define LONGEST_TEXT 300

void
sol_answer_free (SolAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->content_type);
  g_free (self->location);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_free (self);
}

SolTime
sol_retry_after_parse (const char *value, SolTime now)
{
  if (value == NULL)
    return SOL_TIME_UNKNOWN;
  g_autofree char *text = g_strstrip (g_strdup (value));
  guint64 seconds = 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return now + (SolTime) MIN (seconds, (guint64) (LONGEST_PAUSE / SOL_SECOND)) * SOL_SECOND;

  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return SOL_TIME_UNKNOWN;
  SolTime at = g_date_time_to_unix (date) * SOL_SECOND;
  return at <= now ? now : MIN (at, now + LONGEST_PAUSE);
}

gboolean
sol_answer_is_page (const SolAnswer *self)
{
  return sol_body_contains (self->body, "<!doctype html") || sol_body_contains (self->body, "<html");
}

static gboolean
answer_leads_to_login (const SolAnswer *self)
{
  if (self->status < 300 || self->status > 399 || self->location == NULL)
    return FALSE;
  g_autoptr (GUri) base = g_uri_parse ("https://enlighten.enphaseenergy.com/", G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) url = g_uri_parse_relative (base, self->location, G_URI_FLAGS_ENCODED, NULL);
  return url != NULL && g_str_has_prefix (g_uri_get_path (url), "/login");
}

gboolean
sol_answer_is_login_wall (const SolAnswer *self)
{
  static const char *const paths[] = { "/service/", "/app-api/", "/systems/", "/pv/", NULL };
  static const char *const marks[] = { "window.optanonwrapper", "var otlang",   "x-ua-compatible",
                                       "enphaseenergy.com",     "/login/login", "one trust" };
  if (answer_leads_to_login (self))
    return TRUE;
  if (self->status < 200 || self->status > 299)
    return FALSE;
  gboolean guarded = FALSE;
  for (guint i = 0; paths[i] != NULL; i++)
    guarded |= self->path != NULL && g_str_has_prefix (self->path, paths[i]);
  if (!guarded || !sol_answer_is_page (self))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (sol_body_contains (self->body, marks[i]))
      return TRUE;
  return FALSE;
}

/* Parts of words or of short numbers, joined: what mixes letters and digits at length is somebody's id or
 * secret.
 */
static gboolean
code_part_is_word (const char *part)
{
  gsize letters = 0;
  gsize digits = 0;
  for (const char *c = part; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c))
        return FALSE;
      letters += g_ascii_isalpha (*c) ? 1 : 0;
      digits += g_ascii_isdigit (*c) ? 1 : 0;
    }
  return digits <= LONGEST_NUMBER && letters <= LONGEST_WORD
         && (letters == 0 || digits == 0 || letters + digits <= LONGEST_MIXED);
}

static gboolean
code_is_machine_word (const char *code)
{
  if (strlen (code) > LONGEST_CODE
      || strpbrk (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == NULL)
    return FALSE;
  g_auto (GStrv) parts = g_strsplit_set (code, "_-.", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!code_part_is_word (parts[i]))
      return FALSE;
  return TRUE;
}

static char *
object_get_code (JsonObject *object, const char *const *names)
{
  for (; object != NULL && *names != NULL; names++)
    {
      const char *const one[] = { *names, NULL };
      g_autofree char *code = sol_body_get_text (object, one);
      if (code != NULL && code_is_machine_word (code))
        return g_steal_pointer (&code);
    }
  return NULL;
}

char *
sol_answer_get_cloud_code (const SolAnswer *self)
{
  static const char *const inside[] = { "errorMessageCode", "code", "status", NULL };
  static const char *const outside[] = { "errorMessageCode", "code", NULL };
  static const char *const words[] = { "message", NULL };
  g_autoptr (JsonNode) root = sol_body_parse (self->body);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonObject *object = json_node_get_object (root);
  char *code = object_get_code (sol_body_get_object (object, "error"), inside);
  if (code == NULL)
    code = object_get_code (object, outside);
  if (code == NULL)
    {
      /* the control interface names its codes in capitals as the message */
      g_autofree char *word = object_get_code (object, words);
      if (word != NULL && strchr (word, '_') != NULL)
        code = g_steal_pointer (&word);
    }
  return code;
}

static char *
node_find_text (JsonNode *node, guint depth)
{
  static const char *const names[]
      = { "description", "displayMessage", "message", "detail", "error_description", "errorMessage", NULL };
  static const char *const nests[] = { "error", "details", "data" };
  if (node == NULL || depth > 4)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      for (guint i = 0; i < MIN (json_array_get_length (array), 8u); i++)
        {
          char *text = node_find_text (json_array_get_element (array, i), depth + 1);
          if (text != NULL)
            return text;
        }
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  JsonObject *object = json_node_get_object (node);
  char *text = sol_body_get_text (object, names);
  for (guint i = 0; text == NULL && i < G_N_ELEMENTS (nests); i++)
    text = node_find_text (json_object_get_member (object, nests[i]), depth + 1);
  return text;
}

char *
sol_answer_get_cloud_text (const SolAnswer *self)
{
  g_autoptr (JsonNode) root = sol_body_parse (self->body);
  g_autofree char *text = node_find_text (root, 0);
  if (text == NULL)
    return NULL;
  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    *g_utf8_offset_to_pointer (text, LONGEST_TEXT) = '\0';
  return sol_redact (text);
}

static guint
envelope_get_status (JsonObject *object)
{
  static const struct
  {
    const char *word;
    guint status;
  } words[] = {
    { "UNSUPPORTED_ENVOY", 466 },         { "INVALID_SYSTEM_ID", 468 },
    { "LIVE_STREAM_NOT_SUPPORTED", 472 }, { "IQ_GATEWAY_NOT_REPORTING", 473 },
    { "SERVICE_UNREACHABLE", 551 },       { "CONNECTION_NOT_ESTABLISHED", 552 },
  };
  static const char *const code_names[] = { "code", NULL };
  static const char *const word_names[] = { "message", "status", "errorMessageCode", "code", NULL };
  if (object == NULL)
    return 0;
  double code = sol_body_get_number (object, code_names);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (code == words[i].status || code == 550)
      return (guint) code;
  for (const char *const *name = word_names; *name != NULL; name++)
    {
      const char *const one[] = { *name, NULL };
      g_autofree char *word = sol_body_get_text (object, one);
      for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
        if (strcmp (word, words[i].word) == 0)
          return words[i].status;
    }
  return 0;
}

guint
sol_answer_get_meaning (const SolAnswer *self)
{
  /* A status of its own, or one that belongs to the plumbing, stands. */
  static const guint generic[] = { 200, 202, 400, 404, 409, 422, 500, 502, 503, 504 };
  gboolean may_differ = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (generic); i++)
    may_differ |= self->status == generic[i];
  g_autoptr (JsonNode) root = may_differ ? sol_body_parse (self->body) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return self->status;

  JsonObject *object = json_node_get_object (root);
  if (self->status < 300)
    {
      static const char *const names[] = { "status", NULL };
      g_autofree char *status = sol_body_get_text (object, names);
      if (status == NULL || g_ascii_strcasecmp (status, "error") != 0)
        return self->status;
    }
  guint meaning = envelope_get_status (object);
  if (meaning == 0)
    meaning = envelope_get_status (sol_body_get_object (object, "details"));
  if (meaning == 0)
    meaning = envelope_get_status (sol_body_get_object (object, "error"));
  if (meaning != 0)
    return meaning;
  return self->status < 300 ? 500 : self->status;
}

gboolean
sol_answer_is_success (const SolAnswer *self)
{
  guint meaning = sol_answer_get_meaning (self);
  return meaning >= 200 && meaning <= 299;
}

static const char *
sentence_for (guint status)
{
  switch (status)
    {
    case 466:
      return _ ("Your gateway's firmware is too old for this");
    case 468:
      return _ ("This account does not own that site");
    case 472:
      return _ ("Your system has no live view");
    case 473:
      return _ ("Your gateway did not answer. Nothing was changed.");
    case 552:
      return _ ("The command waits at Enphase; the charger is not connected");
    default:
      return NULL;
    }
}

static SolError
code_for (guint status, gboolean optional)
{
  switch (status)
    {
    case 401:
      return SOL_ERROR_SIGNED_OUT;
    case 403:
      return optional ? SOL_ERROR_NOT_SUPPORTED : SOL_ERROR_FORBIDDEN;
    case 468:
      return SOL_ERROR_FORBIDDEN;
    case 404:
    case 405:
    case 410:
    case 466:
    case 472:
      return SOL_ERROR_NOT_SUPPORTED;
    case 409:
      return SOL_ERROR_CONFLICT;
    case 429:
      return SOL_ERROR_RATE_LIMITED;
    case 473:
      return SOL_ERROR_GATEWAY_OFFLINE;
    case 406:
    case 408:
    case 425:
      return SOL_ERROR_UNAVAILABLE;
    default:
      return status >= 400 && status <= 499 ? SOL_ERROR_REFUSED : SOL_ERROR_UNAVAILABLE;
    }
}

GError *
sol_answer_to_error (const SolAnswer *self, gboolean optional)
{
  guint meaning = sol_answer_get_meaning (self);
  g_autofree char *cloud_code = sol_answer_get_cloud_code (self);
  return sol_error_new_full (code_for (meaning, optional), sentence_for (meaning), self->retry_at, meaning,
                             cloud_code);
}
