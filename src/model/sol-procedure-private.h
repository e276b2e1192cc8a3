/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-procedure.h"
#include "sol-refresh.h"

G_BEGIN_DECLS

typedef struct _SolSite SolSite;

/** SolProcedureSpec: a row of the table of procedures. */
typedef struct
{
  const char *kind;
  const char *question; /* N_() */
  const char *answer;   /* N_() what the person presses to go on */
  void (*resume_async) (SolProcedure *procedure, SolSite *site, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*resume_finish) (GAsyncResult *result, GError **error);
} SolProcedureSpec;

SolProcedure *sol_procedure_new (const SolProcedureSpec *spec, SolModelContext *context, SolRefresh *refresh,
                                 const char *site, const char *device) G_GNUC_WARN_UNUSED_RESULT;

/** sol_procedure_set_site: where it is resumed; not kept alive. */
void sol_procedure_set_site (SolProcedure *self, SolSite *site);

SolModelContext *sol_procedure_get_context (SolProcedure *self);
SolRefresh *sol_procedure_get_refresh (SolProcedure *self);
const char *sol_procedure_get_site_id (SolProcedure *self);

/** sol_procedure_step_async: persists that @step is about to be taken; take it only after success. */
void sol_procedure_step_async (SolProcedure *self, const char *step, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_procedure_step_finish (SolProcedure *self, GAsyncResult *result, GError **error);

/** sol_procedure_claim_async: waits until no other program has it in hand, takes it in hand and looks what
 * has become of it. Finish returns whether it is still to be finished; sol_procedure_let_go() when nothing is
 * to be done with it now. */
void sol_procedure_claim_async (SolProcedure *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean sol_procedure_claim_finish (SolProcedure *self, GAsyncResult *result, GError **error);
void sol_procedure_let_go (SolProcedure *self);

/** sol_procedure_is_elsewhere: Returns: whether another program has one of this kind in hand at @device. */
gboolean sol_procedure_is_elsewhere (const SolProcedureSpec *spec, SolModelContext *context, const char *site,
                                     const char *device);

/** sol_procedure_leave: it cannot be finished now: it stays on the disk, and the site asks about it. */
void sol_procedure_leave (SolProcedure *self);

/** sol_procedure_is_same: the same kind at the same device. */
gboolean sol_procedure_is_same (SolProcedure *self, SolProcedure *other);

/** sol_procedure_end: all steps are taken; it is forgotten. */
void sol_procedure_end (SolProcedure *self);

/** sol_procedure_list_open: Returns: (transfer full) (element-type SolProcedure): what was found unfinished.
 */
GPtrArray *sol_procedure_list_open (SolModelContext *context, SolRefresh *refresh, const char *site);

G_END_DECLS
