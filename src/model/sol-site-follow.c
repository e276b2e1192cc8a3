/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-follow"

#include "sol-site-private.h"

#include "sol-archive-known.h"
#include "sol-plan.h"

/* Window and command line share the archive. Whatever one of them reads, after its own acts too, the other
 * shows. */

/* So long at least between two looks for changes that the other program has left open: each costs reads. */
#define ROWS_PAUSE (30 * SOL_SECOND)

static gboolean
is_newer (SolSite *self, const SolKnown *known)
{
  SolFamily family = sol_plan_find (known->family);
  if (family == SOL_N_FAMILIES)
    return FALSE;
  SolReading *reading = sol_refresh_get_reading (self->refresh, family, known->device);
  return reading == NULL || sol_reading_get_asked_at (reading) < known->asked_at;
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSite) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = sol_archive_list_known_finish (SOL_ARCHIVE (source), result, &error);

  self->following = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (known == NULL)
    {
      g_info ("What the other program has read is not known: %s", error->message);
      return;
    }
  /* In the order of the families, as at the start. */
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    for (guint i = 0; i < known->len; i++)
      {
        const SolKnown *row = g_ptr_array_index (known, i);
        if (sol_plan_find (row->family) == family && is_newer (self, row))
          sol_site_put_known (self, row);
      }
  SolTime now = sol_clock_now (self->context->clock);
  if (now - self->followed_rows >= ROWS_PAUSE)
    {
      self->followed_rows = now;
      sol_site_resolve_journal (self);
    }
}

void
sol_site_follow (SolSite *self)
{
  g_return_if_fail (SOL_IS_SITE (self));
  if (!self->loaded || self->following)
    return;
  self->following = TRUE;
  sol_archive_list_known_async (self->context->archive, self->id, self->cancellable, known_cb,
                                g_object_ref (self));
}
