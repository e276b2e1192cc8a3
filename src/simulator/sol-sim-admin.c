/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-admin"

#include "sol-sim-admin.h"

#include <math.h>
#include <string.h>

#define PREFIX "/simulator/"

/* An admin request without its transport. */
typedef struct
{
  SolSimServer *server;
  GBytes *body;
  JsonBuilder *answer; /* an object is open */
} Admin;

typedef struct
{
  const char *method;
  const char *name;
  gboolean (*handle) (Admin *admin, GError **error);
} Row;

static void
write_code (const SolSimSignIn *sign_in, gpointer data)
{
  Admin *admin = data;
  JsonBuilder *builder = admin->answer;
  gint64 now = sol_sim_home_now (admin->server->home);
  if (sign_in->code != NULL && now < sign_in->code_until)
    {
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "kind", "sign-in");
      sol_sim_json_string (builder, "account", sign_in->account->email);
      sol_sim_json_string (builder, "code", sign_in->code);
      sol_sim_json_integer (builder, "until", sign_in->code_until);
      json_builder_end_object (builder);
    }
  if (sign_in->grid_code != NULL && now < sign_in->grid_until)
    {
      json_builder_begin_object (builder);
      sol_sim_json_string (builder, "kind", "grid");
      sol_sim_json_string (builder, "account", sign_in->account->email);
      sol_sim_json_format (builder, "site", "%" G_GUINT64_FORMAT, sign_in->grid_site);
      sol_sim_json_string (builder, "code", sign_in->grid_code);
      sol_sim_json_integer (builder, "until", sign_in->grid_until);
      json_builder_end_object (builder);
    }
}

static gboolean
get_codes (Admin *admin, GError **error)
{
  sol_sim_json_array (admin->answer, "codes");
  sol_sim_sign_ins_each_code (admin->server->sign_ins, sol_sim_server_live (admin->server), write_code,
                              admin);
  json_builder_end_array (admin->answer);
  return TRUE;
}

static gboolean
get_faults (Admin *admin, GError **error)
{
  sol_sim_json_array (admin->answer, "faults");
  sol_sim_faults_write (admin->server->faults, admin->answer);
  json_builder_end_array (admin->answer);
  return TRUE;
}

static gboolean
post_faults (Admin *admin, GError **error)
{
  g_autoptr (JsonNode) list = sol_sim_json_parse (admin->body);
  return sol_sim_faults_add (admin->server->faults, list, error) && get_faults (admin, error);
}

static gboolean
delete_faults (Admin *admin, GError **error)
{
  sol_sim_faults_clear (admin->server->faults);
  return get_faults (admin, error);
}

static gboolean
get_requests (Admin *admin, GError **error)
{
  sol_sim_json_integer (admin->answer, "count", sol_sim_log_count (admin->server->log));
  sol_sim_json_array (admin->answer, "requests");
  sol_sim_log_write (admin->server->log, admin->answer);
  json_builder_end_array (admin->answer);
  return TRUE;
}

static gboolean
delete_requests (Admin *admin, GError **error)
{
  sol_sim_log_clear (admin->server->log);
  return get_requests (admin, error);
}

static gboolean
get_truth (Admin *admin, GError **error)
{
  sol_sim_server_live (admin->server);
  sol_sim_admin_write_truth (admin->server, admin->answer);
  return TRUE;
}

static gboolean
get_schedules (Admin *admin, GError **error)
{
  sol_sim_server_live (admin->server);
  sol_sim_admin_write_schedules (admin->server, admin->answer);
  return TRUE;
}

static gboolean
get_clock (Admin *admin, GError **error)
{
  sol_sim_json_integer (admin->answer, "time", sol_sim_server_live (admin->server));
  sol_sim_json_number (admin->answer, "speed", sol_sim_server_get_speed (admin->server));
  return TRUE;
}

static gboolean
post_clock (Admin *admin, GError **error)
{
  g_autoptr (JsonNode) node = sol_sim_json_parse (admin->body);
  JsonObject *object = sol_sim_json_to_object (node);
  double advance = sol_sim_json_get_number (object, "advance", 0);
  double speed = sol_sim_json_get_number (object, "speed", -1);
  if (object == NULL || !isfinite (advance) || advance < 0 || advance > 100.0 * 366 * 86400)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "The clock takes {\"advance\": seconds, \"speed\": factor}");
      return FALSE;
    }
  sol_sim_server_set_speed (admin->server, speed);
  sol_sim_server_advance (admin->server, (gint64) (advance * G_USEC_PER_SEC));
  return get_clock (admin, error);
}

static gboolean
post_home (Admin *admin, GError **error)
{
  g_autoptr (JsonNode) node = sol_sim_json_parse (admin->body);
  sol_sim_server_live (admin->server);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return sol_sim_admin_happen (admin->server, sol_sim_json_to_object (node), error);
  JsonArray *list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!sol_sim_admin_happen (admin->server, sol_sim_json_to_object (json_array_get_element (list, i)),
                               error))
      return FALSE;
  return TRUE;
}

static gboolean
get_secrets (Admin *admin, GError **error)
{
  GPtrArray *secrets = sol_sim_sign_ins_get_secrets (admin->server->sign_ins);
  sol_sim_json_array (admin->answer, "secrets");
  for (guint i = 0; i < secrets->len; i++)
    sol_sim_json_string (admin->answer, NULL, secrets->pdata[i]);
  json_builder_end_array (admin->answer);
  return TRUE;
}

/* {"what":"tokens"} leaves the cookies good, so that a client can renew without a password. */
static gboolean
post_expire (Admin *admin, GError **error)
{
  g_autoptr (JsonNode) node = sol_sim_json_parse (admin->body);
  const char *what = sol_sim_json_get_string (sol_sim_json_to_object (node), "what", "sessions");
  if (strcmp (what, "tokens") == 0)
    sol_sim_sign_ins_end_tokens (admin->server->sign_ins);
  else if (strcmp (what, "sessions") == 0)
    sol_sim_sign_ins_end_all (admin->server->sign_ins);
  else
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "What expires is sessions or tokens");
      return FALSE;
    }
  return TRUE;
}

static const Row rows[] = {
  { "GET", "codes", get_codes },         { "GET", "faults", get_faults },
  { "POST", "faults", post_faults },     { "DELETE", "faults", delete_faults },
  { "GET", "requests", get_requests },   { "DELETE", "requests", delete_requests },
  { "GET", "truth", get_truth },         { "GET", "clock", get_clock },
  { "POST", "clock", post_clock },       { "POST", "home", post_home },
  { "GET", "secrets", get_secrets },     { "POST", "expire", post_expire },
  { "GET", "schedules", get_schedules },
};

gboolean
sol_sim_admin_is_path (const char *path)
{
  return g_str_has_prefix (path, PREFIX);
}

char *
sol_sim_admin_ask (SolSimServer *server, const char *method, const char *path, const char *body,
                   GError **error)
{
  const char *name = g_str_has_prefix (path, PREFIX) ? path + strlen (PREFIX) : path;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (strcmp (rows[i].method, method) != 0 || strcmp (rows[i].name, name) != 0)
        continue;
      g_autoptr (GBytes) bytes = g_bytes_new (body, body != NULL ? strlen (body) : 0);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      Admin admin = { server, bytes, builder };
      json_builder_begin_object (builder);
      if (!rows[i].handle (&admin, error))
        return NULL;
      json_builder_end_object (builder);
      return sol_sim_json_finish (builder);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no %s %s", method, name);
  return NULL;
}

void
sol_sim_admin_call (SolSimCall *call)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (call->body, &length);
  g_autofree char *body = g_strndup (data != NULL ? data : "", length);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = sol_sim_admin_ask (call->server, call->method, call->path, body, &error);
  if (answer != NULL)
    sol_sim_answer_literal (call, 200, answer);
  else
    sol_sim_answer_message (call, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? 404 : 400,
                            error->message);
}
