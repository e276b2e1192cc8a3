/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-write-body"

#include <string.h>

#include "sol-body.h"
#include "sol-cloud-write-body.h"
#include "sol-json.h"

#define DISCLAIMER "acceptedItcDisclaimer"

static SolAttemptFlags
effective_flags (const SolWrite *self, const SolAttempt *attempt)
{
  SolAttemptFlags flags = attempt->flags;
  if (self->flags & SOL_WRITE_MERGED)
    flags |= SOL_ATTEMPT_MERGED;
  if (self->flags & SOL_WRITE_NO_DEVICES)
    flags |= SOL_ATTEMPT_NO_DEVICES;
  return flags;
}

gboolean
sol_write_needs_base (const SolWrite *self, const SolAttempt *attempt)
{
  return (effective_flags (self, attempt) & SOL_ATTEMPT_MERGED)
         || (self->flags & (SOL_WRITE_BLOCKS | SOL_WRITE_ACCEPTED));
}

/* --- merging ------------------------------------------------------------------------------------------- */

/* Adds the members of @over to @under, one level deep for objects. @over wins. */
static void
object_lay_over (JsonObject *under, JsonObject *over, gboolean deep)
{
  g_autoptr (GList) names = json_object_get_members (over);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *old = sol_body_get_object (under, l->data);
      JsonObject *new = sol_body_get_object (over, l->data);
      if (deep && old != NULL && new != NULL)
        object_lay_over (old, new, FALSE);
      else
        json_object_set_member (under, l->data, json_node_copy (json_object_get_member (over, l->data)));
    }
}

/* json_node_copy() shares objects; these are going to be changed. */
static JsonObject *
object_copy (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *inner = sol_body_get_object (object, l->data);
      if (inner != NULL)
        json_object_set_object_member (copy, l->data, object_copy (inner));
      else
        json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (object, l->data)));
    }
  return copy;
}

static JsonObject *
object_pick (JsonObject *object, const char *const *members)
{
  JsonObject *picked = object_copy (object);
  g_autoptr (GList) names = json_object_get_members (picked);
  for (GList *l = names; members != NULL && l != NULL; l = l->next)
    if (!g_strv_contains (members, l->data))
      json_object_remove_member (picked, l->data);
  return picked;
}

/* The block as it was read, without the change. */
static void
object_take_blocks (JsonObject *object, JsonObject *base, JsonObject *change)
{
  g_autoptr (GList) names = json_object_get_members (change);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *block = sol_body_get_object (base, l->data);
      if (block != NULL && sol_body_get_object (change, l->data) != NULL)
        json_object_set_object_member (object, l->data, object_copy (block));
    }
}

/* What the settings say of the disclaimer; a refusal or nothing does not travel. */
static void
object_take_disclaimer (JsonObject *object, JsonObject *base)
{
  JsonNode *node = base == NULL ? NULL : json_object_get_member (base, DISCLAIMER);
  g_autofree char *text = sol_json_node_text (node);
  if (text != NULL && sol_json_node_truth (node) != SOL_NO)
    json_object_set_member (object, DISCLAIMER, json_node_copy (node));
}

/* --- prices -------------------------------------------------------------------------------------------- */

/* The element of @list with @id; with %NULL the only one. */
static JsonObject *
list_find (JsonObject *object, const char *list, const char *id)
{
  JsonArray *array = sol_json_array (object, list);
  if (id == NULL)
    return sol_json_length (array) == 1 ? sol_json_node_object (sol_json_element (array, 0)) : NULL;
  for (guint i = 0; i < sol_json_length (array); i++)
    {
      JsonObject *one = sol_json_node_object (sol_json_element (array, i));
      g_autofree char *known = one == NULL ? NULL : sol_json_text (one, "id");
      if (g_strcmp0 (known, id) == 0)
        return one;
    }
  return NULL;
}

static gboolean
tariff_change_rate (JsonObject *tariff, const SolRate *rate)
{
  JsonObject *branch = sol_body_get_object (tariff, rate->export ? "buyback" : "purchase");
  JsonObject *season = branch == NULL ? NULL : list_find (branch, "seasons", rate->season);
  JsonObject *days = season == NULL ? NULL : list_find (season, "days", rate->days);
  JsonObject *period = days == NULL ? NULL : list_find (days, "periods", rate->period);
  if (period == NULL)
    return FALSE;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (text, sizeof text, "%.10g", rate->rate);
  JsonNode *old = json_object_get_member (period, "rate");
  GType type = old != NULL && JSON_NODE_HOLDS_VALUE (old) ? json_node_get_value_type (old) : G_TYPE_STRING;
  if (type == G_TYPE_STRING)
    json_object_set_string_member (period, "rate", text);
  else
    json_object_set_double_member (period, "rate", rate->rate);
  return TRUE;
}

/* --- the body ------------------------------------------------------------------------------------------ */

static GBytes *
object_to_bytes (JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, object);
  char *text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static JsonObject *
compose_start (const SolWrite *self, const SolCallRow *row, SolAttemptFlags flags, JsonObject *base,
               JsonObject *change)
{
  if (flags & SOL_ATTEMPT_MERGED)
    return object_pick (base, row->merging->members);
  JsonObject *object = json_object_new ();
  if ((self->flags & SOL_WRITE_BLOCKS) && base != NULL)
    object_take_blocks (object, base, change);
  return object;
}

GBytes *
sol_write_compose (const SolWrite *self, const SolCallRow *row, const SolAttempt *attempt, GBytes *base,
                   GError **error)
{
  SolAttemptFlags flags = effective_flags (self, attempt);
  gboolean needs_base = sol_write_needs_base (self, attempt);
  if (!needs_base && !(flags & (SOL_ATTEMPT_NO_DEVICES | SOL_ATTEMPT_ACCEPTED_TRUE)))
    return g_bytes_new (self->text, strlen (self->text));

  g_autoptr (JsonNode) base_root = base == NULL ? NULL : sol_body_parse (base);
  JsonObject *read = sol_json_node_object (base_root == NULL ? NULL : sol_json_unwrap (base_root, "data"));
  if (needs_base && (read == NULL || row->merging == NULL))
    {
      g_propagate_error (error, sol_error_new (SOL_ERROR_NOT_READY));
      return NULL;
    }
  g_autoptr (JsonNode) change_root = json_from_string (self->text, NULL);
  JsonObject *change = json_node_get_object (change_root);
  g_autoptr (JsonObject) body = compose_start (self, row, flags, read, change);
  if (self->flags & SOL_WRITE_ACCEPTED)
    object_take_disclaimer (body, read);
  object_lay_over (body, change, TRUE);
  if (flags & SOL_ATTEMPT_NO_DEVICES)
    json_object_remove_member (body, "devices");
  if ((flags & SOL_ATTEMPT_ACCEPTED_TRUE) && json_object_has_member (body, DISCLAIMER))
    json_object_set_boolean_member (body, DISCLAIMER, TRUE);
  for (guint i = 0; self->rates != NULL && i < self->rates->len; i++)
    if (!tariff_change_rate (body, g_ptr_array_index (self->rates, i)))
      {
        g_propagate_error (error, sol_error_new (SOL_ERROR_CONFLICT));
        return NULL;
      }
  return object_to_bytes (body);
}
