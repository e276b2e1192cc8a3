/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud.h"
#include "sol-journal.h"
#include "sol-remember.h"

G_BEGIN_DECLS

/** SolModelContext: what every part of a home works with. Plain, shared, reference-counted. */
typedef struct
{
  SolClock *clock;
  SolCloud *cloud;
  SolArchive *archive;
  SolRemember *remember;
  SolJournal *journal;
  GHashTable *busy; /* groups of controls that write at the moment: "site/group/device" */
  gboolean demo;
} SolModelContext;

SolModelContext *sol_model_context_new (SolClock *clock, SolCloud *cloud, SolArchive *archive,
                                        SolRemember *remember, SolJournal *journal, gboolean demo);
SolModelContext *sol_model_context_ref (SolModelContext *self);
void sol_model_context_unref (SolModelContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolModelContext, sol_model_context_unref)

G_END_DECLS
