/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

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
  GHashTable *busy;           /* groups of controls that write at the moment: "site/group/device" */
  GHashTable *writes;         /* when a group last wrote: char * -> gint64 *, monotonic */
  GHashTable *kinds;          /* names of controls -> their group, and how long one is on its way */
  GHashTable *held;           /* locks of procedures in hand: file -> GWeakRef of SolLock */
  GListStore *left;           /* (element-type SolProcedure) could not be finished: to be taken out at once */
  char *lock_folder;          /* (nullable) where these locks are; without one there are none */
  char *origin;               /* (nullable) stands in for every host of the cloud */
  GTlsDatabase *tls_database; /* (nullable) */
  gboolean demo;
} SolModelContext;

SolModelContext *sol_model_context_new (SolClock *clock, SolCloud *cloud, SolArchive *archive,
                                        SolRemember *remember, SolJournal *journal, gboolean demo);
SolModelContext *sol_model_context_ref (SolModelContext *self);
void sol_model_context_unref (SolModelContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolModelContext, sol_model_context_unref)

/** sol_model_context_set_origin: where live streams go; both (nullable). */
void sol_model_context_set_origin (SolModelContext *self, const char *origin, GTlsDatabase *tls_database);

/** sol_model_context_set_lock_folder: what both programs know. */
void sol_model_context_set_lock_folder (SolModelContext *self, const char *path);

/** sol_model_context_add_kind: controls called @name belong to @group, at their device, and are on their way
 * for @hold microseconds at most. */
void sol_model_context_add_kind (SolModelContext *self, const char *name, const char *group, gint64 hold);

/** sol_model_context_list_holds: Returns: (transfer full): `a{sx}`: the holds of all controls of @group. */
GVariant *sol_model_context_list_holds (SolModelContext *self, const char *group);

/** sol_model_context_note_write: a control of @group (nullable) writes now. */
void sol_model_context_note_write (SolModelContext *self, const char *group);

/** sol_model_context_since_write: microseconds since @group last wrote; %G_MAXINT64 when it never did. */
gint64 sol_model_context_since_write (SolModelContext *self, const char *group);

G_END_DECLS
