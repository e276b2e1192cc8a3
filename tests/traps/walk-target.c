/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "walk-target"

#include <string.h>

#include "walk.h"

void
walk_target_init (WalkTarget *self, SolCallId call)
{
  self->target = (SolCallTarget){
    .site = RIG_SITE,
    .serial = RIG_SERIAL,
    .from = "2024-02-11",
    .to = "2026-05-06",
    .mode = "manual",
    .amps = 16,
  };
}

void
walk_target_clear (WalkTarget *self)
{
  memset (self, 0, sizeof *self);
}

char *
walk_dup_path (const SolAttempt *attempt, const SolCallTarget *target)
{
  const SolStamp stamp = { .user = "6049921", .request_id = "0f8fad5b-d9cb-469f-a165-70867728950e" };
  char *address = sol_attempt_dup_target (attempt, target, &stamp);
  g_assert_nonnull (address);
  address[strcspn (address, "?")] = '\0';
  return address;
}

/* Method and path, as the fixture names routes. */
static char *
dup_route (const SolAttempt *attempt, const SolCallTarget *target)
{
  g_autofree char *path = walk_dup_path (attempt, target);
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
  cloud_fixture_answer (server, "GET /app-api/jwt_token.json", 200, "{\"token\":\"aT-2\"}", NULL);
  g_autoptr (GHashTable) routes = list_routes (call, target);
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

static const char *
recall_nothing (const char *key, gpointer user_data)
{
  return NULL;
}

guint
walk_count_attempts (SolCallId call, const SolCallTarget *target)
{
  const SolCallRow *row = sol_call_get_row (call);
  guint order[SOL_MOST_ATTEMPTS];
  return row->order == NULL ? row->n_attempts : row->order (target, recall_nothing, NULL, order);
}
