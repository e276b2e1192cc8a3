/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-journal"

#include "sol-site-private.h"

#include "sol-plan.h"

/* A row may belong to the other running program; when it is older than any hold of its control, it does not.
 */
#define OTHERS_MAX_AGE (2 * SOL_MINUTE)

typedef struct
{
  SolSite *site;
  SolJournalRow *row;
} Open;

static void
open_free (gpointer data)
{
  Open *open = data;
  g_clear_object (&open->site);
  g_clear_pointer (&open->row, sol_journal_row_unref);
  g_free (open);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Open, open_free)

/* What the control says of a row that was left open, now that it has been read. */
static gboolean
is_so (const Open *open)
{
  SolControl *control = sol_site_find_control (open->site, open->row->what, open->row->device);
  GVariant *value = control == NULL ? NULL : sol_control_get_value (control);
  if (value == NULL)
    return FALSE;
  g_autofree char *is = sol_control_get_spec (control)->describe (value);
  return g_strcmp0 (is, open->row->new_value) == 0;
}

static void
read_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Open) open = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  if (reading == NULL)
    {
      g_info ("A change left open could not be read back yet: %s", error->message);
      return;
    }
  sol_journal_note (open->site->context->journal, &open->row, SOL_JOURNAL_RESOLVED_BY_READING, NULL,
                    is_so (open) ? "is-so" : "is-not-so");
}

static void
resolve (Open *open)
{
  SolSite *site = open->site;
  SolControl *control = sol_site_find_control (site, open->row->what, open->row->device);

  if (g_cancellable_is_cancelled (site->cancellable))
    {
      open_free (open);
      return;
    }
  if (control == NULL)
    {
      /* A step of something longer, or of a charger that is not there: no single read tells. */
      sol_journal_note (site->context->journal, &open->row, SOL_JOURNAL_NOT_CONFIRMED, NULL, NULL);
      open_free (open);
      return;
    }
  SolFamily proof = sol_control_get_spec (control)->proof;
  sol_refresh_read_async (site->refresh, proof,
                          sol_plan_get_row (proof)->per_charger ? open->row->device : NULL, site->cancellable,
                          read_back_cb, open);
}

static Open *
open_new (SolSite *site, const SolJournalRow *row)
{
  Open *open = g_new0 (Open, 1);
  open->site = g_object_ref (site);
  open->row = sol_journal_row_ref (row);
  return open;
}

static void
timer_cb (gpointer data)
{
  const Open *open = data;
  resolve (open_new (open->site, open->row));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSite) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sol_journal_list_open_finish (SOL_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  SolTime now = sol_clock_now (self->context->clock);
  if (rows == NULL)
    {
      g_warning ("The journal could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const SolJournalRow *row = g_ptr_array_index (rows, i);
      if (g_strcmp0 (row->site, self->id) != 0)
        continue;
      Open *open = open_new (self, row);
      gint64 wait = row->time + OTHERS_MAX_AGE - now;
      if (wait > 0)
        sol_clock_add_full (self->context->clock, wait, G_PRIORITY_LOW, timer_cb, open, open_free);
      else
        resolve (open);
    }
}

void
sol_site_resolve_journal (SolSite *self)
{
  sol_journal_list_open_async (self->context->journal, self->cancellable, listed_cb, g_object_ref (self));
}
