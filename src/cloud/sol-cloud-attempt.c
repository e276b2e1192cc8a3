/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-attempt"

#include <string.h>

#include "sol-charger-config.h"
#include "sol-cloud-write-body.h"
#include "sol-error.h"

#define EVENTS_OF_A_PAGE 30
#define SESSIONS_OF_A_PAGE 50

gboolean
sol_attempt_carries_level (const SolAttempt *attempt)
{
  return attempt->form == SOL_BODY_LEVEL_AND_CONNECTOR || attempt->form == SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE
         || attempt->form == SOL_BODY_LEVEL;
}

/* --- places -------------------------------------------------------------------------------------------- */

/* What stands for a place that is not known. */
typedef enum
{
  NEED,      /* the call cannot be made */
  EMPTY,     /* nothing */
  LEAVE_OUT, /* the whole part of the query goes */
} Without;

/* How the switch of the grid relay is told (energy-cloud-api 2.12.3, 2.12.4). */
static const struct
{
  const char *state, *before, *after;
} relays[2] = {
  { "2", "OPER_RELAY_OFFGRID_READY_FOR_RESYNC_CMD", "OPER_RELAY_CLOSED" },
  { "1", "OPER_RELAY_CLOSED", "OPER_RELAY_OFFGRID_AC_GRID_PRESENT" },
};

/* Replaces one place. Returns: whether it was there, and in @missing what to do about an unknown value. */
static gboolean
text_fill_place (GString *text, const char *place, const char *value, Without without, gboolean *known)
{
  if (strstr (text->str, place) == NULL)
    return FALSE;
  *known = value != NULL && (*value != '\0' || without == EMPTY);
  g_autofree char *escaped = g_uri_escape_string (value == NULL ? "" : value, NULL, FALSE);
  g_string_replace (text, place, escaped, 0);
  return TRUE;
}

/* Returns: what has to be done about @text: nothing (EMPTY), leave it out, or give up (NEED). */
static Without
text_fill (GString *text, const SolCallTarget *target, const SolStamp *stamp)
{
  char offset[16], rows[16];
  g_snprintf (offset, sizeof offset, "%u", stamp->offset);
  g_snprintf (rows, sizeof rows, "%d", target->page_size > 0 ? target->page_size : EVENTS_OF_A_PAGE);
  const char *id = target->id == NULL && target->write != NULL ? target->write->id : target->id;
  guint relay = target->off_grid ? 1 : 0;
  const struct
  {
    const char *place;
    const char *value;
    Without without;
  } places[] = {
    { "{site}", target->site, NEED },
    { "{sn}", target->serial, NEED },
    { "{gateway}", target->gateway, NEED },
    { "{id}", id, NEED },
    { "{search}", target->search == NULL ? "" : target->search, EMPTY },
    { "{favourites}", target->favourites ? "true" : "false", NEED },
    { "{from}", target->from, NEED },
    { "{to}", target->to, NEED },
    { "{cursor}", target->cursor, LEAVE_OUT },
    { "{locale}", target->locale, LEAVE_OUT },
    { "{country}", target->country, LEAVE_OUT },
    { "{rows}", rows, NEED },
    { "{offset}", offset, NEED },
    { "{user}", stamp->user, LEAVE_OUT },
    { "{uuid}", stamp->request_id, NEED },
    { "{code}", target->code, NEED },
    { "{message}", target->message, NEED },
    { "{relay}", relays[relay].state, NEED },
    { "{relay-before}", relays[relay].before, NEED },
    { "{relay-after}", relays[relay].after, NEED },
  };
  Without result = EMPTY;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean known = TRUE;
      if (text_fill_place (text, places[i].place, places[i].value, places[i].without, &known) && !known)
        result = places[i].without == NEED || result == NEED ? NEED : LEAVE_OUT;
      if (result == NEED)
        return NEED;
    }
  return result;
}

gboolean
sol_text_fill_places (GString *text, const SolCallTarget *target, const SolStamp *stamp)
{
  return text_fill (text, target, stamp) == EMPTY;
}

/* Returns: whether the call can be made at all. */
static gboolean
query_add (GString *query, const char *part, const SolCallTarget *target, const SolStamp *stamp)
{
  g_autoptr (GString) text = g_string_new (part);
  Without unknown = text_fill (text, target, stamp);
  if (unknown == EMPTY)
    g_string_append_printf (query, "%c%s", query->len == 0 ? '?' : '&', text->str);
  return unknown != NEED;
}

static gboolean
leaves_out_source (const SolAttempt *attempt, const SolCallTarget *target)
{
  return (attempt->flags & SOL_ATTEMPT_NO_SOURCE)
         || (target->write != NULL && (target->write->flags & SOL_WRITE_NO_SOURCE));
}

char *
sol_attempt_dup_target (const SolAttempt *attempt, const SolCallTarget *target, const SolStamp *stamp)
{
  g_autoptr (GString) path = g_string_new (attempt->path);
  if (!sol_text_fill_places (path, target, stamp))
    return NULL;

  g_autoptr (GString) query = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (attempt->query == NULL ? "" : attempt->query, "&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0'
          || (g_str_has_prefix (parts[i], "source=") && leaves_out_source (attempt, target)))
        continue;
      if (!query_add (query, parts[i], target, stamp))
        return NULL;
    }
  return g_strconcat (path->str, query->str, NULL);
}

/* --- bodies -------------------------------------------------------------------------------------------- */

static char *
mode_to_word (const char *mode)
{
  g_autofree char *upper = g_ascii_strup (mode == NULL ? "" : mode, -1);
  return g_strconcat (upper, "_CHARGING", NULL);
}

static char *
make_keys (const SolCallTarget *target)
{
  static const char *const sign_in[]
      = { SOL_CONFIG_APP_AUTHENTICATION, SOL_CONFIG_CARD_AUTHENTICATION, NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (const char *const *key = target->keys == NULL ? sign_in : target->keys; *key != NULL; key++)
    {
      json_builder_set_member_name (json_builder_begin_object (builder), "key");
      json_builder_end_object (json_builder_add_string_value (builder, *key));
    }
  json_builder_end_array (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* `YYYY-MM-DD` as this service has it: day first. */
static char *
date_to_day_first (const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date == NULL ? "" : date, "-", -1);
  return g_strv_length (parts) == 3 ? g_strdup_printf ("%s-%s-%s", parts[2], parts[1], parts[0]) : NULL;
}

static char *
make_sessions (const SolCallTarget *target, const SolStamp *stamp)
{
  g_autofree char *from = date_to_day_first (target->from);
  g_autofree char *to = date_to_day_first (target->to);
  if (from == NULL || to == NULL)
    return NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_set_member_name (json_builder_begin_object (builder), "source");
  json_builder_add_string_value (builder, "evse");
  json_builder_begin_object (json_builder_set_member_name (builder, "params"));
  json_builder_add_int_value (json_builder_set_member_name (builder, "offset"), stamp->offset);
  json_builder_add_int_value (json_builder_set_member_name (builder, "limit"), SESSIONS_OF_A_PAGE);
  json_builder_add_string_value (json_builder_set_member_name (builder, "startDate"), from);
  json_builder_add_string_value (json_builder_set_member_name (builder, "endDate"), to);
  json_builder_set_member_name (builder, "timezone");
  json_builder_add_string_value (builder, target->timezone == NULL ? "UTC" : target->timezone);
  json_builder_end_object (json_builder_end_object (builder));
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
make_text (const SolAttempt *attempt, const SolCallTarget *target, const SolStamp *stamp)
{
  g_autoptr (GString) text = g_string_new (attempt->text);
  return sol_text_fill_places (text, target, stamp) ? g_strdup (text->str) : NULL;
}

static char *
make_plain (const SolAttempt *attempt, const SolCallTarget *target, const SolStamp *stamp)
{
  int amps = target->amps > 0 ? target->amps : target->amps_stored;
  g_autofree char *word = NULL;
  switch (attempt->form)
    {
    case SOL_BODY_LEVEL_AND_CONNECTOR:
      return g_strdup_printf ("{\"chargingLevel\":%d,\"connectorId\":1}", amps);
    case SOL_BODY_LEVEL_AND_CONNECTOR_SNAKE:
      return g_strdup_printf ("{\"charging_level\":%d,\"connector_id\":1}", amps);
    case SOL_BODY_CONNECTOR:
      return g_strdup ("{\"connectorId\":1}");
    case SOL_BODY_LEVEL:
      return g_strdup_printf ("{\"chargingLevel\":%d}", amps);
    case SOL_BODY_MODE:
      word = mode_to_word (target->mode);
      return g_strdup_printf ("{\"mode\":\"%s\"}", word);
    case SOL_BODY_TEXT:
    case SOL_BODY_FORM:
      return make_text (attempt, target, stamp);
    case SOL_BODY_KEYS:
      return make_keys (target);
    case SOL_BODY_SESSIONS:
      return make_sessions (target, stamp);
    case SOL_BODY_NONE:
    case SOL_BODY_WRITE:
    default:
      g_return_val_if_reached (NULL);
    }
}

GBytes *
sol_attempt_dup_body (const SolCallRow *row, const SolAttempt *attempt, const SolCallTarget *target,
                      const SolStamp *stamp, GError **error)
{
  if (attempt->form == SOL_BODY_NONE)
    return NULL;
  if (attempt->form == SOL_BODY_WRITE && target->write != NULL
      && sol_call_get_row (target->write->call) == row)
    return sol_write_compose (target->write, row, attempt, stamp->base, error);
  char *text = attempt->form == SOL_BODY_WRITE ? NULL : make_plain (attempt, target, stamp);
  if (text != NULL)
    return g_bytes_new_take (text, strlen (text));
  g_propagate_error (error, sol_error_new (SOL_ERROR_NOT_READY));
  return NULL;
}

const char *
sol_attempt_get_body_type (const SolAttempt *attempt)
{
  return attempt->form == SOL_BODY_FORM ? "application/x-www-form-urlencoded; charset=UTF-8"
                                        : "application/json";
}
