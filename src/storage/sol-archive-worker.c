/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-worker"

#include "sol-archive-worker.h"

#include <glib/gi18n-lib.h>

#include "sol-error.h"

typedef struct
{
  SolArchiveDb *db; /* (nullable): only the thread touches it */
} Thread;

typedef struct _Job Job;
struct _Job
{
  GTask *task;              /* (nullable): %NULL ends the thread */
  SolArchiveWorker *worker; /* (nullable): kept alive by the task's archive */
  const SolArchiveCall *call;
  void (*run) (Thread *thread, Job *job);
  gpointer args;
  const SolArchiveMigrations *migrations; /* (nullable): of an opening */
  gpointer result;
  GError *error;
};

struct _SolArchiveWorker
{
  GAsyncQueue *jobs;
  int undelivered; /* atomic */
};

static void
job_free (gpointer data)
{
  Job *job = data;
  if (job->call != NULL && job->call->free_args != NULL && job->args != NULL)
    job->call->free_args (job->args);
  if (job->call != NULL && job->call->free_result != NULL && job->result != NULL)
    job->call->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

static Job *
job_new (GTask *task, const SolArchiveCall *call, gpointer args, void (*run) (Thread *thread, Job *job))
{
  Job *job = g_new0 (Job, 1);
  job->task = task != NULL ? g_object_ref (task) : NULL;
  job->call = call;
  job->args = args;
  job->run = run;
  return job;
}

static gboolean
deliver_cb (gpointer data)
{
  Job *job = data;
  g_atomic_int_add (&job->worker->undelivered, -1);
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->call->free_result);
  return G_SOURCE_REMOVE;
}

/* The task, and with it the archive, must be let go where they were made and not here. */
static void
deliver (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, job->call->name);
  g_source_set_callback (source, deliver_cb, job, job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static gpointer
thread_main (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;
  Thread thread = { NULL };

  for (;;)
    {
      Job *job = g_async_queue_pop (jobs);
      if (job->task == NULL)
        {
          job_free (job);
          break;
        }
      if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
        job->run (&thread, job);
      deliver (job);
    }
  g_clear_pointer (&thread.db, sol_archive_file_close);
  return NULL;
}

static void
run_call (Thread *thread, Job *job)
{
  if (thread->db != NULL)
    job->result = job->call->run (thread->db, job->args, &job->error);
  else
    job->error = sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("The stored data is closed."));
}

static void
run_open (Thread *thread, Job *job)
{
  thread->db = sol_archive_file_open (job->args, job->migrations, &job->error);
  if (thread->db != NULL)
    job->result = g_strdup (thread->db->damaged_path);
}

static void
run_close (Thread *thread, Job *job)
{
  g_clear_pointer (&thread->db, sol_archive_file_close);
  job->result = GINT_TO_POINTER (TRUE);
}

static const SolArchiveCall open_call = { "sol-archive-open", NULL, g_free, g_free };
static const SolArchiveCall close_call = { "sol-archive-close", NULL, NULL, NULL };

SolArchiveWorker *
sol_archive_worker_new (void)
{
  SolArchiveWorker *self = g_new0 (SolArchiveWorker, 1);
  self->jobs = g_async_queue_new_full (job_free);
  g_thread_unref (g_thread_new ("sol-archive", thread_main, g_async_queue_ref (self->jobs)));
  return self;
}

void
sol_archive_worker_release (SolArchiveWorker *self)
{
  g_async_queue_push (self->jobs, job_new (NULL, NULL, NULL, NULL));
  g_async_queue_unref (self->jobs);
  g_free (self);
}

gboolean
sol_archive_worker_is_busy (SolArchiveWorker *self)
{
  return g_atomic_int_get (&self->undelivered) > 0;
}

static void
queue (SolArchiveWorker *self, Job *job)
{
  job->worker = self;
  g_atomic_int_inc (&self->undelivered);
  g_async_queue_push (self->jobs, job);
}

void
sol_archive_worker_open (SolArchiveWorker *self, GTask *task, const char *path,
                         const SolArchiveMigrations *migrations)
{
  Job *job = job_new (task, &open_call, g_strdup (path), run_open);
  job->migrations = migrations;
  queue (self, job);
}

void
sol_archive_worker_close (SolArchiveWorker *self, GTask *task)
{
  queue (self, job_new (task, &close_call, NULL, run_close));
}

void
sol_archive_worker_call (SolArchiveWorker *self, GTask *task, const SolArchiveCall *call, gpointer args)
{
  queue (self, job_new (task, call, args, run_call));
}
