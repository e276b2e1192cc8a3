/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "walk-target"

#include <string.h>

#include "walk.h"

#define CONFIG "/service/batteryConfig/api/v1"

static const SolStamp stamp = { .user = "6049921", .request_id = "0d5c5f4e-0000-4000-8000-000000000000" };

void
walk_target_init (WalkTarget *self, SolCallId call)
{
  self->write = targets_write_for (call);
  self->target = targets_fill (self->write);
  /* so that every way of a start that carries amperes is gone through */
  self->target.mode = "manual";
}

void
walk_target_clear (WalkTarget *self)
{
  g_clear_pointer (&self->write, sol_write_unref);
}

char *
walk_dup_path (const SolAttempt *attempt, const SolCallTarget *target)
{
  char *address = sol_attempt_dup_target (attempt, target, &stamp);
  g_assert_nonnull (address);
  address[strcspn (address, "?")] = '\0';
  return address;
}

/* Method and path, as the fixture names routes: without escapes. */
static char *
dup_route (const SolAttempt *attempt, const SolCallTarget *target)
{
  g_autofree char *address = walk_dup_path (attempt, target);
  g_autofree char *path = g_uri_unescape_string (address, NULL);
  return g_strconcat (attempt->method, " ", path, NULL);
}

/* (element-type utf8) each once */
static GHashTable *
list_routes (SolCallId call, const SolCallTarget *target)
{
  const SolCallRow *row = sol_call_get_row (call);
  GHashTable *routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < row->n_attempts; i++)
    g_hash_table_add (routes, dup_route (&row->attempts[i], target));
  return routes;
}

/* What some calls ask for before they can be said. */
static void
serve_others (CloudFixture *server, GHashTable *own)
{
  static const struct
  {
    const char *route, *body;
  } others[] = {
    { "GET /app-api/jwt_token.json", "{\"token\":\"aT-2\"}" },
    { "GET " CONFIG "/siteSettings/" RIG_SITE, "{\"data\":{}}" },
    { "GET " CONFIG "/profile/" RIG_SITE,
      "{\"data\":{\"profile\":\"self-consumption\",\"stormGuardState\":\"enabled\"}}" },
    { "GET " CONFIG "/batterySettings/" RIG_SITE, "{\"data\":{\"profile\":\"self-consumption\"}}" },
    { "GET /service/tariff/tariff-ms/systems/" RIG_SITE "/tariff",
      "{\"purchase\":{\"seasons\":[{\"id\":\"default\",\"days\":[{\"id\":\"week\",\"periods\":"
      "[{\"id\":\"peak-1\",\"rate\":\"0.31\"}]}]}]}}" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (!g_hash_table_contains (own, others[i].route))
      cloud_fixture_answer (server, others[i].route, 200, others[i].body, "x-csrf-token", "kQ0sVt7-fresh",
                            NULL);
}

void
walk_serve (CloudFixture *server, SolCallId call, const SolCallTarget *target, const WalkFault *fault)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_ptr_array_add (headers, (char *) "Content-Type");
  g_ptr_array_add (headers, (char *) fault->type);
  if (fault->retry_after != NULL)
    {
      g_ptr_array_add (headers, (char *) "Retry-After");
      g_ptr_array_add (headers, (char *) fault->retry_after);
    }
  g_autoptr (GHashTable) routes = list_routes (call, target);
  serve_others (server, routes);
  GHashTableIter iter;
  gpointer route;
  g_hash_table_iter_init (&iter, routes);
  while (g_hash_table_iter_next (&iter, &route, NULL))
    cloud_fixture_answer_headers (server, route, fault->status, fault->body, headers);
}

guint
walk_count (CloudFixture *server, SolCallId call, const SolCallTarget *target)
{
  g_autoptr (GHashTable) routes = list_routes (call, target);
  GHashTableIter iter;
  gpointer route;
  guint n = 0;
  g_hash_table_iter_init (&iter, routes);
  while (g_hash_table_iter_next (&iter, &route, NULL))
    n += cloud_fixture_count (server, route);
  return n;
}

/* --- in how many ways ---------------------------------------------------------------------------------- */

static const char *
recall_nothing (const char *key, gpointer user_data)
{
  return NULL;
}

/* What the answers of serve_others() and the writes of these tests leave to tell two attempts apart: no
 * devices, no MQTT, no disclaimer, no window to be applied. */
static gboolean
is_said (const SolAttempt *attempt)
{
  return (attempt->flags & (SOL_ATTEMPT_IF_MQTT | SOL_ATTEMPT_IF_APPLY | SOL_ATTEMPT_ACCEPTED_TRUE)) == 0;
}

static gboolean
are_alike (const SolAttempt *a, const SolAttempt *b)
{
  const SolAttemptFlags tells = SOL_ATTEMPT_NO_SOURCE | SOL_ATTEMPT_MERGED;
  return strcmp (a->method, b->method) == 0 && strcmp (a->path, b->path) == 0 && a->family == b->family
         && a->form == b->form && (a->flags & tells) == (b->flags & tells);
}

guint
walk_count_attempts (SolCallId call, const SolCallTarget *target)
{
  const SolCallRow *row = sol_call_get_row (call);
  guint order[SOL_MOST_ATTEMPTS], n = 0;
  if (row->order != NULL)
    return row->order (target, recall_nothing, NULL, order);
  for (guint i = 0; i < row->n_attempts; i++)
    {
      gboolean again = !is_said (&row->attempts[i]);
      for (guint k = 0; k < i; k++)
        again |= is_said (&row->attempts[k]) && are_alike (&row->attempts[i], &row->attempts[k]);
      n += !again;
    }
  return n;
}
