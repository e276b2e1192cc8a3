/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-journal"

#include "sol-site-private.h"

#include "sol-plan.h"

/* Changes whose end nobody saw are resolved by what is read, whenever that read succeeds; nothing is sent. */

/* A row may belong to the other running program; when it is older than any hold of its control, it does not.
 */
#define OTHERS_MAX_AGE (2 * SOL_MINUTE)

/* Until then the program that made the row may still be waiting for its proof. */
static SolTime
settled_at (SolSite *self, const SolJournalRow *row)
{
  SolControl *control = sol_site_find_control (self, row->what, row->device);
  gint64 hold = control == NULL ? 0 : sol_control_get_spec (control)->hold + SOL_MINUTE / 2;
  return row->time + MAX (OTHERS_MAX_AGE, hold);
}

/* What the control says of a row that was left open, now that it has been read. */
static gboolean
is_so (SolSite *self, const SolJournalRow *row)
{
  SolControl *control = sol_site_find_control (self, row->what, row->device);
  GVariant *value = control == NULL ? NULL : sol_control_get_value (control);
  if (value == NULL)
    return FALSE;
  g_autofree char *is = sol_control_get_spec (control)->describe (value);
  return g_strcmp0 (is, row->new_value) == 0;
}

/* Returns: whether a read can tell at all; what is a step of something longer, or of a charger that is not
 * there, is told by no single one. */
static gboolean
find_proof (SolSite *self, const SolJournalRow *row, SolFamily *family, const char **serial)
{
  SolControl *control = sol_site_find_control (self, row->what, row->device);
  if (control == NULL)
    return FALSE;
  *family = sol_control_get_spec (control)->proof;
  *serial = sol_plan_get_row (*family)->per_charger ? row->device : NULL;
  return TRUE;
}

void
sol_site_judge_journal (SolSite *self, SolFamily family)
{
  for (guint i = self->open_rows->len; i > 0; i--)
    {
      SolJournalRow *row = g_ptr_array_index (self->open_rows, i - 1);
      SolFamily proof;
      const char *serial;
      if (!find_proof (self, row, &proof, &serial) || proof != family)
        continue;
      SolReading *reading = sol_refresh_get_reading (self->refresh, proof, serial);
      if (reading == NULL || sol_reading_get_asked_at (reading) < settled_at (self, row))
        continue;
      g_autoptr (SolJournalRow) taken = g_ptr_array_steal_index (self->open_rows, i - 1);
      sol_journal_note (self->context->journal, &taken, SOL_JOURNAL_RESOLVED_BY_READING, NULL,
                        is_so (self, taken) ? "is-so" : "is-not-so");
    }
}

static void
read_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSite) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = sol_refresh_read_finish (SOL_REFRESH (source), result, &error);

  /* It has been judged already; where it failed, the plan's next read of the family will tell. */
  if (reading == NULL)
    g_info ("A change left open could not be read back yet: %s", error->message);
}

/* One read serves all rows that it can tell about. */
static void
read_back (SolSite *self)
{
  SolTime now = sol_clock_now (self->context->clock);
  g_autoptr (GHashTable) begun = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->open_rows->len; i++)
    {
      const SolJournalRow *row = g_ptr_array_index (self->open_rows, i);
      SolFamily family;
      const char *serial;
      if (settled_at (self, row) > now || !find_proof (self, row, &family, &serial)
          || !g_hash_table_add (begun, g_strjoin ("/", sol_family_get_name (family), serial, NULL)))
        continue;
      sol_refresh_read_async (self->refresh, family, serial, self->cancellable, read_back_cb,
                              g_object_ref (self));
    }
}

static void
timer_cb (gpointer data)
{
  SolSite *self = data;
  self->journal_timer = 0;
  /* Meanwhile its own program may have closed it. */
  sol_site_resolve_journal (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSite) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sol_journal_list_open_finish (SOL_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (rows == NULL)
    {
      g_warning ("The journal could not be read: %s", error->message);
      return;
    }
  SolTime now = sol_clock_now (self->context->clock);
  gint64 wait = 0;
  g_ptr_array_set_size (self->open_rows, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      SolJournalRow *row = g_ptr_array_index (rows, i);
      /* What is under way here ends here. */
      if (g_strcmp0 (row->site, self->id) != 0 || sol_journal_is_own (self->context->journal, row->id))
        continue;
      g_ptr_array_add (self->open_rows, sol_journal_row_ref (row));
      wait = MAX (wait, settled_at (self, row) - now);
    }
  sol_clock_clear (self->context->clock, &self->journal_timer);
  if (wait > 0)
    self->journal_timer
        = sol_clock_add (self->context->clock, MIN (wait, OTHERS_MAX_AGE), G_PRIORITY_LOW, timer_cb, self);
  read_back (self);
}

void
sol_site_resolve_journal (SolSite *self)
{
  sol_journal_list_open_async (self->context->journal, self->cancellable, listed_cb, g_object_ref (self));
}
