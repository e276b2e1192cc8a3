/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-reading"

#include "sol-reading.h"

struct _SolReading
{
  GType type;
  gpointer value; /* (owned) (nullable) */
  SolTime asked_at;
  SolTime sampled_at;
  GBytes *json; /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (SolReading, sol_reading, sol_reading_ref, sol_reading_unref)

SolReading *
sol_reading_new (GType type, gpointer value, SolTime asked_at, SolTime sampled_at, GBytes *json)
{
  g_return_val_if_fail (value == NULL || G_TYPE_IS_BOXED (type), NULL);

  SolReading *self = g_atomic_rc_box_new0 (SolReading);
  self->type = type;
  self->value = value;
  self->asked_at = asked_at;
  self->sampled_at = sampled_at;
  self->json = json == NULL ? NULL : g_bytes_ref (json);
  return self;
}

SolReading *
sol_reading_ref (SolReading *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
reading_clear (gpointer data)
{
  SolReading *self = data;
  if (self->value != NULL)
    g_boxed_free (self->type, self->value);
  g_clear_pointer (&self->json, g_bytes_unref);
}

void
sol_reading_unref (SolReading *self)
{
  g_atomic_rc_box_release_full (self, reading_clear);
}

GType
sol_reading_get_value_type (const SolReading *self)
{
  g_return_val_if_fail (self != NULL, G_TYPE_INVALID);
  return self->type;
}

gconstpointer
sol_reading_get_value (const SolReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->value;
}

SolTime
sol_reading_get_asked_at (const SolReading *self)
{
  g_return_val_if_fail (self != NULL, SOL_TIME_UNKNOWN);
  return self->asked_at;
}

SolTime
sol_reading_get_sampled_at (const SolReading *self)
{
  g_return_val_if_fail (self != NULL, SOL_TIME_UNKNOWN);
  return self->sampled_at;
}

GBytes *
sol_reading_get_json (const SolReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->json;
}
