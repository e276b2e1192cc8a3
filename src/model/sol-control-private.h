/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-control.h"
#include "sol-refresh.h"

G_BEGIN_DECLS

/** SolProof: what a read begun after the write says of it. */
typedef enum
{
  SOL_PROOF_YES,
  SOL_PROOF_NOT_YET,
  SOL_PROOF_SOMETHING_ELSE, /* it can no longer come true, e.g. the car was unplugged */
} SolProof;

/** SolControlSpec: a row of the table of controls. @owner is the object that the control belongs to. */
typedef struct
{
  const char *name;
  const char *group;  /* controls of a group, at one device, never write at once */
  SolFamily proof;    /* the read that proves it */
  gint64 hold;        /* how long a read may take to agree, microseconds */
  const char *failed; /* N_() sentence for "not confirmed" */

  /* Returns: (transfer full) (nullable): what was read; floating is fine. */
  GVariant *(*value) (gpointer owner);
  /* Returns: (transfer none) (nullable): why it cannot be used now, a translated sentence. */
  const char *(*reason) (gpointer owner);
  /* Returns: (transfer full) (nullable): why @wanted may not be sent. */
  GError *(*guard) (gpointer owner, GVariant *wanted, GVariant *hint);
  SolProof (*prove) (gpointer owner, GVariant *wanted);
  /* Fills @target with strings that live as long as the owner. */
  SolCallId (*call) (gpointer owner, GVariant *wanted, GVariant *hint, SolCallTarget *target);
  /* (nullable) the cloud took it: what else belongs to it. */
  void (*accepted) (gpointer owner, GVariant *wanted);
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

/** sol_control_stop: the owner goes: no timer and no read from now on. */
void sol_control_stop (SolControl *self);

G_END_DECLS
