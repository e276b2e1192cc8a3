/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-fault-kinds"

#include "sol-sim-fault-kinds.h"

#include <string.h>

/* An answer of the cloud when the session is gone, but the web front thinks in pages. */
#define LOGIN_WALL                                                                                           \
  "<!DOCTYPE html><html><head><meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">"                     \
  "<title>Sign in</title></head><body><script>function OptanonWrapper() {} var otLang = \"en\";</script>"    \
  "<form action=\"/login/login\" method=\"post\"></form></body></html>"
#define PLAIN_PAGE                                                                                           \
  "<!DOCTYPE html><html><head><title>Not here</title></head><body><h1>Nothing to see</h1></body></html>"

static gboolean
answer_status (SolSimCall *call, const SolSimFault *fault)
{
  if (fault->body != NULL)
    sol_sim_answer_text (call, (guint) fault->value, fault->type != NULL ? fault->type : "application/json",
                         fault->body);
  else if (fault->value == 204 || fault->value == 205 || fault->value == 304)
    sol_sim_answer_empty (call, (guint) fault->value);
  else
    sol_sim_answer_message (call, (guint) fault->value, soup_status_get_phrase ((guint) fault->value));
  return TRUE;
}

static gboolean
answer_wall (SolSimCall *call, const SolSimFault *fault)
{
  sol_sim_answer_text (call, 200, "text/html; charset=utf-8", LOGIN_WALL);
  return TRUE;
}

static gboolean
answer_page (SolSimCall *call, const SolSimFault *fault)
{
  sol_sim_answer_text (call, (guint) fault->value, "text/html; charset=utf-8",
                       fault->body != NULL ? fault->body : PLAIN_PAGE);
  return TRUE;
}

static gboolean
answer_nothing (SolSimCall *call, const SolSimFault *fault)
{
  sol_sim_answer_empty (call, (guint) fault->value);
  return TRUE;
}

static gboolean
answer_no_json (SolSimCall *call, const SolSimFault *fault)
{
  sol_sim_answer_text (call, 200, "application/json",
                       fault->body != NULL ? fault->body : "{\"data\": [1, 2,");
  return TRUE;
}

/* The answer of before is kept, so that a read tells what was true up to `value` simulated seconds ago. */
static gboolean
answer_kept (SolSimCall *call, const SolSimFault *fault)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (call->message));
  g_autofree char *key = g_strdup_printf ("%s?%s", call->path, query != NULL ? query : "");
  SolSimKeptAnswer *kept = g_hash_table_lookup (sol_sim_faults_get_kept (call->server->faults), key);
  if (kept == NULL || call->now >= kept->time + fault->value)
    return FALSE;
  call->answer.status = 200;
  call->answer.type = kept->type;
  g_clear_pointer (&call->answer.body, g_bytes_unref);
  call->answer.body = g_bytes_ref (kept->body);
  return TRUE;
}

static void
keep_answer (SolSimCall *call, const SolSimFault *fault)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (call->message));
  g_autofree char *key = g_strdup_printf ("%s?%s", call->path, query != NULL ? query : "");
  GHashTable *all = sol_sim_faults_get_kept (call->server->faults);
  SolSimKeptAnswer *kept = g_hash_table_lookup (all, key);
  if (call->answer.status != 200 || call->answer.body == NULL
      || (kept != NULL && call->now < kept->time + fault->value))
    return;
  kept = g_new0 (SolSimKeptAnswer, 1);
  kept->time = call->now;
  kept->type = call->answer.type;
  kept->body = g_bytes_ref (call->answer.body);
  g_hash_table_replace (all, g_steal_pointer (&key), kept);
}

static void
turn_into_status (SolSimCall *call, const SolSimFault *fault)
{
  answer_status (call, fault);
}

static void
turn_into_type (SolSimCall *call, const SolSimFault *fault)
{
  call->answer.type = fault->type != NULL ? g_intern_string (fault->type) : "text/plain";
}

static void
set_answer_bytes (SolSimCall *call, GByteArray *bytes)
{
  g_clear_pointer (&call->answer.body, g_bytes_unref);
  call->answer.body = g_byte_array_free_to_bytes (bytes);
}

/* A lone continuation byte inside a member. */
static void
turn_into_invalid_utf8 (SolSimCall *call, const SolSimFault *fault)
{
  gsize length = 0;
  const guint8 *data = call->answer.body != NULL ? g_bytes_get_data (call->answer.body, &length) : NULL;
  GByteArray *bytes = g_byte_array_new ();
  static const char head[] = "{\"x\":\"\xbf\xff\",";
  gboolean object = length > 2 && data[0] == '{';
  g_byte_array_append (bytes, (const guint8 *) head, sizeof head - (object ? 1 : 2));
  if (object)
    g_byte_array_append (bytes, data + 1, (guint) length - 1);
  else
    g_byte_array_append (bytes, (const guint8 *) "}", 1);
  set_answer_bytes (call, bytes);
}

/* `value` MiB of blanks in a JSON string, which gzip makes very small. */
static gboolean
answer_bomb (SolSimCall *call, const SolSimFault *fault)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zip));
  g_autofree char *mebibyte = g_malloc (1024 * 1024);
  memset (mebibyte, ' ', 1024 * 1024);
  g_output_stream_write_all (stream, "{\"data\":\"", 9, NULL, NULL, NULL);
  for (gint64 i = 0; i < fault->value; i++)
    g_output_stream_write_all (stream, mebibyte, 1024 * 1024, NULL, NULL, NULL);
  g_output_stream_write_all (stream, "\"}", 2, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  sol_sim_answer_empty (call, 200);
  call->answer.type = "application/json";
  call->answer.body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  sol_sim_answer_header (call, "Content-Encoding", "gzip");
  return TRUE;
}

static guint
delay_of (const SolSimFault *fault)
{
  return (guint) CLAMP (fault->value, 0, 3600 * 1000);
}

static gboolean
do_not_handle (SolSimCall *call, const SolSimFault *fault)
{
  return TRUE;
}

static void
set_rate (SolSimCall *call, const SolSimFault *fault)
{
  call->answer.rate = fault->value;
}

/* clang-format off */
static const SolSimFaultKind kinds[] = {
  { .name = "status", .meaning = "status", .value = 500, .before = answer_status },
  { .name = "html-login-wall", .meaning = "-", .before = answer_wall },
  { .name = "html", .meaning = "status", .value = 200, .before = answer_page },
  { .name = "empty", .meaning = "status", .value = 200, .before = answer_nothing },
  { .name = "not-json", .meaning = "-", .before = answer_no_json },
  { .name = "truncated", .meaning = "-", .sending = SOL_SIM_SENDING_TRUNCATE },
  { .name = "wrong-content-type", .meaning = "-", .after = turn_into_type },
  { .name = "invalid-utf8", .meaning = "-", .after = turn_into_invalid_utf8 },
  { .name = "gzip-bomb", .meaning = "MiB", .value = 64, .before = answer_bomb },
  { .name = "delay", .meaning = "ms", .value = 1000, .delay = delay_of },
  { .name = "slow-drip", .meaning = "bytes a second", .value = 20, .after = set_rate, .sending = SOL_SIM_SENDING_DRIP },
  { .name = "reset-before", .meaning = "-", .before = do_not_handle, .sending = SOL_SIM_SENDING_RESET },
  { .name = "reset-after", .meaning = "-", .sending = SOL_SIM_SENDING_RESET },
  { .name = "close-before", .meaning = "-", .before = do_not_handle, .sending = SOL_SIM_SENDING_CLOSE },
  { .name = "close-after", .meaning = "-", .sending = SOL_SIM_SENDING_CLOSE },
  { .name = "hang", .meaning = "-", .before = do_not_handle, .sending = SOL_SIM_SENDING_NEVER },
  { .name = "hang-after", .meaning = "-", .sending = SOL_SIM_SENDING_NEVER },
  { .name = "apply-then-500", .meaning = "status", .value = 500, .after = turn_into_status },
  { .name = "401-once", .meaning = "status", .value = 401, .once = TRUE, .before = answer_status },
  { .name = "read-lag", .meaning = "simulated seconds", .value = 60, .before = answer_kept, .after = keep_answer },
};
/* clang-format on */

const SolSimFaultKind *
sol_sim_fault_kind_find (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

char *
sol_sim_fault_kind_names (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", kinds[i].name);
  return g_string_free (names, FALSE);
}
