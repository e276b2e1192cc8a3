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

/** sol_procedure_end: all steps are taken; it is forgotten. */
void sol_procedure_end (SolProcedure *self);

/** sol_procedure_list_open: Returns: (transfer full) (element-type SolProcedure): what was found unfinished.
 */
GPtrArray *sol_procedure_list_open (SolModelContext *context, SolRefresh *refresh, const char *site);

G_END_DECLS
