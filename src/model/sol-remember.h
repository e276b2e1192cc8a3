/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-archive.h"

G_BEGIN_DECLS

#define SOL_TYPE_REMEMBER (sol_remember_get_type ())
G_DECLARE_FINAL_TYPE (SolRemember, sol_remember, SOL, REMEMBER, GObject)

/**
 * SolRemember:
 *
 * The archive's small facts, at hand without waiting: read once, then answered from memory and written
 * behind. Scopes in use: `home`, `cloud/<account>`, `account/<account>`, `site/<id>`, `charger/<serial>`,
 * `procedure/<site>`.
 */
SolRemember *sol_remember_new (SolArchive *archive) G_GNUC_WARN_UNUSED_RESULT;

/** sol_remember_load_async: reads everything (again), so that the other program's changes are seen. */
void sol_remember_load_async (SolRemember *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean sol_remember_load_finish (SolRemember *self, GAsyncResult *result, GError **error);

/** sol_remember_get: Returns: (transfer none) (nullable): valid until the next change. */
const char *sol_remember_get (SolRemember *self, const char *scope, const char *key);

/** sol_remember_set: remembers @value at once and writes it behind; %NULL forgets. */
void sol_remember_set (SolRemember *self, const char *scope, const char *key, const char *value);

/** sol_remember_set_async: the same, done when it is on the disk: for steps that must not be taken before. */
void sol_remember_set_async (SolRemember *self, const char *scope, const char *key, const char *value,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_remember_set_finish (SolRemember *self, GAsyncResult *result, GError **error);

/** sol_remember_flush_async: done when everything that was set before is on the disk, as far as that is
 * possible. */
void sol_remember_flush_async (SolRemember *self, GAsyncReadyCallback callback, gpointer user_data);

/** sol_remember_rescue: after the archive was erased: forgets everything but the scopes that begin with
 * one of @prefixes (ended by %NULL), and writes those back (a block that the cloud has set goes on). */
void sol_remember_rescue (SolRemember *self, const char *const *prefixes);

/** sol_remember_list: Returns: (transfer full): the keys of @scope. */
GStrv sol_remember_list (SolRemember *self, const char *scope);

G_END_DECLS
