/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-model-context"

#include "sol-model-context.h"

static void
held_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

typedef struct
{
  char *group;
  gint64 hold;
} Kind;

static void
kind_free (gpointer data)
{
  Kind *kind = data;
  g_free (kind->group);
  g_free (kind);
}

SolModelContext *
sol_model_context_new (SolClock *clock, SolCloud *cloud, SolArchive *archive, SolRemember *remember,
                       SolJournal *journal, gboolean demo)
{
  SolModelContext *self = g_rc_box_new0 (SolModelContext);
  self->clock = g_object_ref (clock);
  self->cloud = g_object_ref (cloud);
  self->archive = g_object_ref (archive);
  self->remember = g_object_ref (remember);
  self->journal = g_object_ref (journal);
  self->busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->writes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kind_free);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, held_free);
  self->left = g_list_store_new (G_TYPE_OBJECT);
  self->demo = demo;
  return self;
}

static void
sol_model_context_clear (SolModelContext *self)
{
  g_clear_pointer (&self->busy, g_hash_table_unref);
  g_clear_pointer (&self->writes, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_object (&self->left);
  g_clear_pointer (&self->lock_folder, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_object (&self->tls_database);
  g_clear_object (&self->journal);
  g_clear_object (&self->remember);
  g_clear_object (&self->archive);
  g_clear_object (&self->cloud);
  g_clear_object (&self->clock);
}

SolModelContext *
sol_model_context_ref (SolModelContext *self)
{
  return g_rc_box_acquire (self);
}

void
sol_model_context_unref (SolModelContext *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) sol_model_context_clear);
}

void
sol_model_context_set_origin (SolModelContext *self, const char *origin, GTlsDatabase *tls_database)
{
  g_free (self->origin);
  self->origin = g_strdup (origin);
  g_set_object (&self->tls_database, tls_database);
}

void
sol_model_context_set_lock_folder (SolModelContext *self, const char *path)
{
  g_free (self->lock_folder);
  self->lock_folder = g_strdup (path);
}

void
sol_model_context_add_kind (SolModelContext *self, const char *name, const char *group, gint64 hold)
{
  Kind *kind = g_new0 (Kind, 1);
  kind->group = g_strdup (group);
  kind->hold = hold;
  g_hash_table_replace (self->kinds, g_strdup (name), kind);
}

GVariant *
sol_model_context_list_holds (SolModelContext *self, const char *group)
{
  g_auto (GVariantBuilder) holds = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sx}"));
  GHashTableIter iter;
  gpointer name, data;

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &name, &data))
    {
      const Kind *kind = data;
      if (g_strcmp0 (kind->group, group) == 0)
        g_variant_builder_add (&holds, "{sx}", name, kind->hold);
    }
  return g_variant_ref_sink (g_variant_builder_end (&holds));
}

void
sol_model_context_note_write (SolModelContext *self, const char *group)
{
  if (group == NULL)
    return;
  gint64 *when = g_new (gint64, 1);
  *when = sol_clock_monotonic (self->clock);
  g_hash_table_insert (self->writes, g_strdup (group), when);
}

gint64
sol_model_context_since_write (SolModelContext *self, const char *group)
{
  const gint64 *when = group == NULL ? NULL : g_hash_table_lookup (self->writes, group);
  return when == NULL ? G_MAXINT64 : sol_clock_monotonic (self->clock) - *when;
}
