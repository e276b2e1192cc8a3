/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-call.h"

G_BEGIN_DECLS

/* What a kind of fault does to a call. */
typedef struct _SolSimFaultKind
{
  const char *name;
  const char *meaning;                       /* what `value` says, for people */
  gint64 value;                              /* when none was given */
  gboolean once;                             /* whatever `times` says */
  guint (*delay) (const SolSimFault *fault); /* ms before anything else */
  gboolean (*before) (SolSimCall *call,
                      const SolSimFault *fault);              /* TRUE: answered, the call is not handled */
  void (*after) (SolSimCall *call, const SolSimFault *fault); /* changes the answer */
  SolSimSending sending;
} SolSimFaultKind;

const SolSimFaultKind *sol_sim_fault_kind_find (const char *name); /* nullable */
char *sol_sim_fault_kind_names (void);                             /* for messages */

G_END_DECLS
