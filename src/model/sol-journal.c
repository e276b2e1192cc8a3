/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-journal"

#include "sol-journal.h"

struct _SolJournal
{
  GObject parent_instance;

  SolArchive *archive;
  SolClock *clock;
  char *account_key;
  GHashTable *own; /* set of gint64 *: ids of the rows opened here */
};

G_DEFINE_FINAL_TYPE (SolJournal, sol_journal, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sol_journal_finalize (GObject *object)
{
  SolJournal *self = SOL_JOURNAL (object);
  g_clear_object (&self->archive);
  g_clear_object (&self->clock);
  g_free (self->account_key);
  g_hash_table_unref (self->own);
  G_OBJECT_CLASS (sol_journal_parent_class)->finalize (object);
}

static void
sol_journal_class_init (SolJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_journal_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, SOL_TYPE_CHANGE);
}

static void
sol_journal_init (SolJournal *self)
{
  self->own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

SolJournal *
sol_journal_new (SolArchive *archive, SolClock *clock)
{
  SolJournal *self = g_object_new (SOL_TYPE_JOURNAL, NULL);
  self->archive = g_object_ref (archive);
  self->clock = g_object_ref (clock);
  return self;
}

void
sol_journal_set_account (SolJournal *self, const char *account_key)
{
  g_return_if_fail (SOL_IS_JOURNAL (self));
  g_free (self->account_key);
  self->account_key = g_strdup (account_key);
}

SolChange *
sol_change_from_row (const SolJournalRow *row)
{
  SolChange *change = sol_change_new ();
  change->id = row->id;
  change->time = row->time;
  change->site = g_strdup (row->site);
  change->device = g_strdup (row->device);
  change->what = g_strdup (row->what);
  change->old_value = g_strdup (row->old_value);
  change->new_value = g_strdup (row->new_value);
  change->answer = g_strdup (row->answer);
  change->state = g_strdup (sol_journal_state_get_name (row->state));
  change->confirmed_at = row->confirmed_at;
  return change;
}

static void
tell (SolJournal *self, const SolJournalRow *row)
{
  g_autoptr (SolChange) change = sol_change_from_row (row);
  g_signal_emit (self, signals[CHANGED], 0, change);
}

static void
take_own (SolJournal *self, const SolJournalRow *row)
{
  g_hash_table_add (self->own, g_memdup2 (&row->id, sizeof row->id));
  tell (self, row);
}

/* Of what is about to be done. */
static SolJournalRow *
make_row (SolJournal *self, const char *site, const char *device, const char *what, const char *old_value,
          const char *new_value)
{
  SolJournalRow *row = sol_journal_row_new ();
  row->time = sol_clock_now (self->clock);
  row->account = g_strdup (self->account_key != NULL ? self->account_key : "");
  row->site = g_strdup (site);
  row->device = g_strdup (device);
  row->what = g_strdup (what);
  row->old_value = g_strdup (old_value);
  row->new_value = g_strdup (new_value);
  row->state = SOL_JOURNAL_OPEN;
  return row;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = sol_archive_open_journal_row_finish (SOL_ARCHIVE (source), result, &error);
  if (id == 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolJournal *self = g_task_get_source_object (task);
  SolJournalRow *row = sol_journal_row_copy (g_task_get_task_data (task));
  row->id = id;
  take_own (self, row);
  g_task_return_pointer (task, row, (GDestroyNotify) sol_journal_row_unref);
}

void
sol_journal_open_async (SolJournal *self, const char *site, const char *device, const char *what,
                        const char *old_value, const char *new_value, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_JOURNAL (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_journal_open_async);

  SolJournalRow *row = make_row (self, site, device, what, old_value, new_value);
  g_task_set_task_data (task, row, (GDestroyNotify) sol_journal_row_unref);
  sol_archive_open_journal_row_async (self->archive, row, cancellable, opened_cb, g_steal_pointer (&task));
}

SolJournalRow *
sol_journal_open_finish (SolJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolJournalClaim *claim = sol_archive_claim_journal_row_finish (SOL_ARCHIVE (source), result, &error);
  if (claim == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (claim->verdict == SOL_JOURNAL_CLAIMED && claim->row != NULL)
    take_own (g_task_get_source_object (task), claim->row);
  g_task_return_pointer (task, claim, (GDestroyNotify) sol_journal_claim_unref);
}

void
sol_journal_claim_async (SolJournal *self, const char *site, const char *device, const char *what,
                         const char *old_value, const char *new_value, const SolJournalRivals *rivals,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_JOURNAL (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_journal_claim_async);
  g_autoptr (SolJournalRow) row = make_row (self, site, device, what, old_value, new_value);
  sol_archive_claim_journal_row_async (self->archive, row, rivals, cancellable, claimed_cb,
                                       g_steal_pointer (&task));
}

SolJournalClaim *
sol_journal_claim_finish (SolJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  if (!sol_archive_update_journal_row_finish (SOL_ARCHIVE (source), result, &error))
    g_log (G_LOG_DOMAIN,
           sol_archive_is_closed (SOL_ARCHIVE (source)) ? G_LOG_LEVEL_INFO : G_LOG_LEVEL_WARNING,
           "A journal row could not be closed: %s", error->message);
}

gboolean
sol_journal_is_own (SolJournal *self, gint64 id)
{
  g_return_val_if_fail (SOL_IS_JOURNAL (self), FALSE);
  return g_hash_table_contains (self->own, &id);
}

void
sol_journal_note (SolJournal *self, SolJournalRow **row, SolJournalState state, const char *attempt,
                  const char *answer)
{
  g_return_if_fail (SOL_IS_JOURNAL (self));
  g_return_if_fail (row != NULL && *row != NULL);

  SolJournalRow *next = sol_journal_row_copy (*row);
  next->state = state;
  if (attempt != NULL)
    {
      g_free (next->attempt);
      next->attempt = g_strdup (attempt);
    }
  if (answer != NULL)
    {
      g_free (next->answer);
      next->answer = g_strdup (answer);
    }
  if (state == SOL_JOURNAL_CONFIRMED || state == SOL_JOURNAL_RESOLVED_BY_READING)
    next->confirmed_at = sol_clock_now (self->clock);
  sol_journal_row_unref (*row);
  *row = next;
  sol_archive_update_journal_row_async (self->archive, next, NULL, noted_cb, NULL);
  tell (self, next);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sol_archive_list_journal_finish (SOL_ARCHIVE (source), result, &error);
  if (rows == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_change_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (changes, sol_change_from_row (g_ptr_array_index (rows, i)));
  g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
}

void
sol_journal_list_async (SolJournal *self, const char *site, guint limit, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_JOURNAL (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_journal_list_async);
  sol_archive_list_journal_async (self->archive, site, limit, cancellable, listed_cb,
                                  g_steal_pointer (&task));
}

GPtrArray *
sol_journal_list_finish (SolJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
listed_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = sol_archive_list_open_journal_finish (SOL_ARCHIVE (source), result, &error);
  if (rows == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

void
sol_journal_list_open_async (SolJournal *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (SOL_IS_JOURNAL (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_journal_list_open_async);
  sol_archive_list_open_journal_async (self->archive, cancellable, listed_open_cb, g_steal_pointer (&task));
}

GPtrArray *
sol_journal_list_open_finish (SolJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
