/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-fault"

#include "sol-sim-fault-kinds.h"

#include "sol-sim-json.h"

struct _SolSimFaults
{
  GPtrArray *rows;
  GHashTable *kept;
};

static void
kept_free (gpointer data)
{
  SolSimKeptAnswer *kept = data;
  g_bytes_unref (kept->body);
  g_free (kept);
}

static void
fault_free (gpointer data)
{
  sol_sim_fault_free (data);
}

SolSimFaults *
sol_sim_faults_new (void)
{
  SolSimFaults *self = g_new0 (SolSimFaults, 1);
  self->rows = g_ptr_array_new_with_free_func (fault_free);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  return self;
}

void
sol_sim_faults_free (SolSimFaults *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->kept);
  g_free (self);
}

void
sol_sim_fault_free (SolSimFault *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->method);
  g_free (self->body);
  g_free (self->type);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_free (self);
}

static SolSimFault *
fault_copy (const SolSimFault *self)
{
  SolSimFault *copy = g_new0 (SolSimFault, 1);
  *copy = *self;
  copy->path = g_strdup (self->path);
  copy->method = g_strdup (self->method);
  copy->body = g_strdup (self->body);
  copy->type = g_strdup (self->type);
  if (self->headers != NULL)
    g_ptr_array_ref (copy->headers);
  return copy;
}

const char *
sol_sim_fault_get_name (const SolSimFault *self)
{
  return self->kind->name;
}

static GPtrArray *
read_headers (JsonObject *object)
{
  if (object == NULL)
    return NULL;
  GPtrArray *headers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, sol_sim_json_get_integer (object, l->data, 0));
      g_ptr_array_add (headers, g_strdup (l->data));
      g_ptr_array_add (headers, g_strdup (sol_sim_json_get_string (object, l->data, number)));
    }
  return headers;
}

static SolSimFault *
read_row (JsonNode *node, GError **error)
{
  JsonObject *object = sol_sim_json_to_object (node);
  const char *path = sol_sim_json_get_string (object, "path", NULL);
  const char *what = sol_sim_json_get_string (object, "what", NULL);
  const SolSimFaultKind *kind = sol_sim_fault_kind_find (what);
  if (path == NULL || kind == NULL)
    {
      g_autofree char *names = sol_sim_fault_kind_names ();
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "A fault has a path and a what, one of: %s", names);
      return NULL;
    }
  SolSimFault *row = g_new0 (SolSimFault, 1);
  row->kind = kind;
  row->path = g_strdup (path);
  row->method = g_strdup (sol_sim_json_get_string (object, "method", NULL));
  row->times = kind->once ? 1 : sol_sim_json_get_integer (object, "times", 1);
  row->value = sol_sim_json_get_integer (object, "value", kind->value);
  JsonNode *body = sol_sim_json_member (object, "body");
  if (body != NULL)
    row->body = json_node_get_value_type (body) == G_TYPE_STRING ? json_node_dup_string (body)
                                                                 : sol_sim_json_print (body);
  row->type = g_strdup (sol_sim_json_get_string (object, "content_type", NULL));
  row->headers = read_headers (sol_sim_json_to_object (sol_sim_json_member (object, "headers")));
  return row;
}

gboolean
sol_sim_faults_add (SolSimFaults *self, JsonNode *list, GError **error)
{
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "A list of faults is a JSON array");
      return FALSE;
    }
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (fault_free);
  JsonArray *array = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SolSimFault *row = read_row (json_array_get_element (array, i), error);
      if (row == NULL)
        return FALSE;
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_extend_and_steal (self->rows, g_steal_pointer (&rows));
  return TRUE;
}

void
sol_sim_faults_clear (SolSimFaults *self)
{
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->kept);
}

void
sol_sim_faults_write (SolSimFaults *self, JsonBuilder *builder)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SolSimFault *row = self->rows->pdata[i];
      sol_sim_json_object (builder, NULL);
      sol_sim_json_string (builder, "path", row->path);
      sol_sim_json_string (builder, "method", row->method);
      sol_sim_json_string (builder, "what", row->kind->name);
      sol_sim_json_integer (builder, "times", row->times);
      sol_sim_json_integer (builder, "value", row->value);
      sol_sim_json_string (builder, "value_is", row->kind->meaning);
      json_builder_end_object (builder);
    }
}

SolSimFault *
sol_sim_faults_take (SolSimFaults *self, const char *method, const char *path)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SolSimFault *row = self->rows->pdata[i];
      if (row->method != NULL && g_ascii_strcasecmp (row->method, method) != 0)
        continue;
      if (row->times == 0 || !g_pattern_match_simple (row->path, path))
        continue;
      SolSimFault *taken = fault_copy (row);
      if (row->times > 0 && --row->times == 0)
        g_ptr_array_remove_index (self->rows, i);
      return taken;
    }
  return NULL;
}

GHashTable *
sol_sim_faults_get_kept (SolSimFaults *self)
{
  return self->kept;
}
