/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-decode"

#include "sol-cloud-decode.h"
#include "sol-cloud.h"
#include "sol-decode.h"
#include "sol-pages.h"

/* Above this an answer is decoded away from the main thread. */
#define LARGE 65536

typedef struct
{
  SolCallId call;
  GPtrArray *pages; /* (owned) of GBytes */
  SolTime asked_at;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_clear_pointer (&job->pages, g_ptr_array_unref);
  g_free (job);
}

static SolReading *
decode (SolCallId call, GBytes *json, SolTime asked_at, gboolean scrub, SolTime sampled_at, GError **error)
{
  const SolCallRow *row = sol_call_get_row (call);
  gpointer value = row->decode (json, error);
  if (value == NULL)
    return NULL;
  if (row->sampled_at != NULL && sampled_at == SOL_TIME_UNKNOWN)
    sampled_at = row->sampled_at (value);
  if (row->flags & SOL_ROW_SECRET)
    return sol_reading_new (row->value_type (), value, asked_at, sampled_at, NULL);
  g_autoptr (GBytes) kept = scrub ? sol_scrub_json (json) : g_bytes_ref (json);
  return sol_reading_new (row->value_type (), value, asked_at, sampled_at, kept);
}

static void
job_run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  const SolCallRow *row = sol_call_get_row (job->call);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = job->pages->len == 1 ? g_bytes_ref (g_ptr_array_index (job->pages, 0))
                                                 : sol_pages_join (row->paging, job->pages);
  SolReading *reading = NULL;
  if (json == NULL)
    error = sol_error_new (SOL_ERROR_BAD_RESPONSE);
  else
    reading = decode (job->call, json, job->asked_at, TRUE, SOL_TIME_UNKNOWN, &error);
  if (reading == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, reading, (GDestroyNotify) sol_reading_unref);
}

void
sol_pages_decode_async (SolCallId call, GPtrArray *pages, SolTime asked_at, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_pages_decode_async);
  Job *job = g_new0 (Job, 1);
  job->call = call;
  job->pages = pages;
  job->asked_at = asked_at;
  g_task_set_task_data (task, job, job_free);

  gsize size = 0;
  for (guint i = 0; i < pages->len; i++)
    size += g_bytes_get_size (g_ptr_array_index (pages, i));
  if (size > LARGE)
    g_task_run_in_thread (task, job_run);
  else
    job_run (task, NULL, job, cancellable);
}

SolReading *
sol_pages_decode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

SolReading *
sol_cloud_decode (SolCallId call, GBytes *json, SolTime asked_at, SolTime sampled_at, GError **error)
{
  g_return_val_if_fail (call < SOL_N_CALLS && !sol_call_acts (call), NULL);
  g_return_val_if_fail (json != NULL, NULL);
  return decode (call, json, asked_at, FALSE, sampled_at, error);
}
