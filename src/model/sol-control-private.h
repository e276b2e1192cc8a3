/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-control.h"
#include "sol-family.h"
#include "sol-refresh.h"

G_BEGIN_DECLS

/** SolProof: what a read begun after the write says of it. */
typedef enum
{
  SOL_PROOF_YES,
  SOL_PROOF_NOT_YET,
  SOL_PROOF_SOMETHING_ELSE, /* it can no longer come true, e.g. the car was unplugged */
} SolProof;

/** SolSentEnd: what came of a change that was sent. */
typedef enum
{
  SOL_SENT_REFUSED,
  SOL_SENT_UNPROVEN, /* it may have been taken, or be so for another reason */
  SOL_SENT_PROVEN,
} SolSentEnd;

/** SolStepKind: what the failure of one call of a change means. */
typedef enum
{
  SOL_STEP_ACT,    /* the change itself */
  SOL_STEP_NEEDED, /* comes before; when it is refused nothing is changed */
  SOL_STEP_CHECK,  /* comes before; stops it only when the answer itself says no */
  SOL_STEP_AFTER,  /* belongs to it; when it fails, only reading tells what came of the whole */
} SolStepKind;

/** SolControlSpec: a row of the table of controls. @owner is the object that the control belongs to. */
typedef struct
{
  const char *name;
  const char *group;   /* controls of a group, at one device, never write at once */
  SolFamily proof;     /* the read that proves it */
  SolFamilySet basis;  /* further families that the guard needs */
  gboolean fresh;      /* proof and basis are read right before, however young they are */
  gint64 hold;         /* how long a read may take to agree, microseconds */
  const char *failed;  /* N_() sentence for "not confirmed" */
  const char *refused; /* N_() (nullable) sentence for a plain refusal */

  /* Returns: (transfer full) (nullable): what was read; floating is fine. */
  GVariant *(*value) (gpointer owner);
  /* Returns: (transfer none) (nullable): why it cannot be used now, a translated sentence. */
  const char *(*reason) (gpointer owner);
  /* (nullable) Returns: (transfer none) (nullable): what is known of why @wanted was not confirmed, a
   * translated sentence instead of @failed. */
  const char *(*excuse) (gpointer owner, GVariant *wanted);
  /* Returns: (transfer full) (nullable): why @wanted may not be sent. */
  GError *(*guard) (gpointer owner, GVariant *wanted, GVariant *hint);
  /* (nullable) whether it is so already; equal to the value when %NULL */
  gboolean (*same) (gpointer owner, GVariant *wanted, GVariant *hint);
  /* (nullable) whether a person must agree first (%SOL_CONTROL_ASKING). */
  gboolean (*asks) (gpointer owner, GVariant *wanted);
  /* (nullable) keeps it for later instead of sending it: %TRUE when it did. */
  gboolean (*store) (gpointer owner, GVariant *wanted);
  SolProof (*prove) (gpointer owner, GVariant *wanted, GVariant *hint);
  /* The call of @step, counted from 0; %SOL_N_CALLS after the last. Fills @target with strings that live as
   * long as the owner, and a `write` that becomes the caller's. */
  SolCallId (*call) (gpointer owner, GVariant *wanted, GVariant *hint, guint step, SolCallTarget *target,
                     SolStepKind *kind);
  /* (nullable) instead of @call: a procedure of several steps with journal rows of its own. */
  void (*run_async) (gpointer owner, GVariant *wanted, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*run_finish) (GAsyncResult *result, GError **error);
  /* (nullable) the cloud took it, by its answer or by what was read: what else belongs to it. */
  void (*accepted) (gpointer owner, GVariant *wanted);
  /* (nullable) what was sent has come to its end. */
  void (*settled) (gpointer owner, GVariant *wanted, SolSentEnd how);
  /* Returns: (transfer full): the value for the journal. */
  char *(*describe) (GVariant *value);
} SolControlSpec;

/** sol_control_new: @owner is not kept alive; call sol_control_update() when what it read has changed. */
SolControl *sol_control_new (const SolControlSpec *spec, gpointer owner, SolModelContext *context,
                             SolRefresh *refresh, const char *site, const char *device)
    G_GNUC_WARN_UNUSED_RESULT;
const SolControlSpec *sol_control_get_spec (SolControl *self);

/** sol_control_update: value, usable and reason follow what was read; a waiting request is judged. */
void sol_control_update (SolControl *self);

/** sol_control_get_device: Returns: (transfer none) (nullable): the device it belongs to. */
const char *sol_control_get_device (SolControl *self);

/** sol_control_stop: the owner goes: no timer and no read from now on. */
void sol_control_stop (SolControl *self);

G_END_DECLS
