/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-procedures"

#include "sol-procedure-private.h"
#include "sol-site-private.h"

/* What was begun and not finished: found on the disk at the start, or left just now. Each asks; nothing goes
 * on by itself. */

static gboolean
has (SolSite *self, SolProcedure *procedure)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->procedures)); i++)
    {
      g_autoptr (SolProcedure) other = g_list_model_get_item (G_LIST_MODEL (self->procedures), i);
      if (sol_procedure_is_same (procedure, other))
        return TRUE;
    }
  return FALSE;
}

static void
ended_cb (SolSite *self, SolProcedure *procedure)
{
  guint position;
  if (g_list_store_find (self->procedures, procedure, &position))
    g_list_store_remove (self->procedures, position);
}

static void
add (SolSite *self, SolProcedure *procedure)
{
  if (has (self, procedure))
    return;
  sol_procedure_set_site (procedure, self);
  g_signal_connect_object (procedure, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->procedures, procedure);
}

/* The site takes those that are its own. */
static void
left_cb (SolSite *self)
{
  GListModel *left = G_LIST_MODEL (self->context->left);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = g_list_model_get_n_items (left); i > 0; i--)
    {
      g_autoptr (SolProcedure) procedure = g_list_model_get_item (left, i - 1);
      if (g_strcmp0 (sol_procedure_get_site_id (procedure), self->id) != 0)
        continue;
      g_signal_handlers_block_by_func (left, left_cb, self);
      g_list_store_remove (self->context->left, i - 1);
      g_signal_handlers_unblock_by_func (left, left_cb, self);
      add (self, procedure);
    }
}

static void
claimed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolSite) self = user_data;
  g_autoptr (GError) error = NULL;
  SolProcedure *procedure = SOL_PROCEDURE (source);
  gboolean open = sol_procedure_claim_finish (procedure, result, &error);

  sol_procedure_let_go (procedure);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("What was left unfinished cannot be looked at: %s", error->message);
  if (open && !g_cancellable_is_cancelled (self->cancellable))
    add (self, procedure);
}

/* What the other program has in hand at the moment is asked about only if it does not finish it. */
void
sol_site_find_procedures (SolSite *self)
{
  g_autoptr (GPtrArray) open = sol_procedure_list_open (self->context, self->refresh, self->id);

  g_signal_connect_object (self->context->left, "items-changed", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < open->len; i++)
    sol_procedure_claim_async (g_ptr_array_index (open, i), self->cancellable, claimed_cb,
                               g_object_ref (self));
}

GListModel *
sol_site_get_procedures (SolSite *self)
{
  g_return_val_if_fail (SOL_IS_SITE (self), NULL);
  return G_LIST_MODEL (self->procedures);
}
