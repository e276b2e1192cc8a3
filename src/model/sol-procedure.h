/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-error.h"

G_BEGIN_DECLS

#define SOL_TYPE_PROCEDURE (sol_procedure_get_type ())
G_DECLARE_FINAL_TYPE (SolProcedure, sol_procedure, SOL, PROCEDURE, GObject)

/**
 * SolProcedure:
 *
 * What has several steps. Each step is on the disk before it is taken. One that is found unfinished at start
 * does not act: it asks (sol_procedure_get_question()), and a person resumes or drops it. Signal `ended`: it
 * is finished or dropped.
 */
const char *sol_procedure_get_kind (SolProcedure *self);
const char *sol_procedure_get_device (SolProcedure *self); /* (nullable) */
const char *sol_procedure_get_step (SolProcedure *self);   /* (nullable) the step that was to be taken */

/** sol_procedure_get_question: Returns: (transfer none): what a person is asked, translated. */
const char *sol_procedure_get_question (SolProcedure *self);

/** sol_procedure_get_answer: Returns: (transfer none): what the person presses to go on, translated, e.g.
 * "Start Again". */
const char *sol_procedure_get_answer (SolProcedure *self);

/** sol_procedure_resume_async: the person says yes. Fails with the #SolError of the step. */
void sol_procedure_resume_async (SolProcedure *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean sol_procedure_resume_finish (SolProcedure *self, GAsyncResult *result, GError **error);

/** sol_procedure_drop: the person says no: it is forgotten. */
void sol_procedure_drop (SolProcedure *self);

G_END_DECLS
