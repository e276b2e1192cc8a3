/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sol-time.h"

G_BEGIN_DECLS

/**
 * SolReading:
 *
 * What a read brought: an immutable value with the time it was asked and the time it was sampled, and the
 * JSON object as received, less what must not be kept (R58), for the archive. Boxed, reference-counted, from
 * any thread.
 */
typedef struct _SolReading SolReading;

#define SOL_TYPE_READING (sol_reading_get_type ())
GType sol_reading_get_type (void) G_GNUC_CONST;

/**
 * sol_reading_new:
 * @type: boxed type of @value
 * @value: (transfer full) (nullable)
 * @asked_at: when the request went out
 * @sampled_at: the sample time inside the answer, or %SOL_TIME_UNKNOWN; never the poll time
 * @json: (transfer none) (nullable): scrubbed bytes
 */
SolReading *sol_reading_new (GType type, gpointer value, SolTime asked_at, SolTime sampled_at, GBytes *json);
SolReading *sol_reading_ref (SolReading *self);
void sol_reading_unref (SolReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolReading, sol_reading_unref)

GType sol_reading_get_value_type (const SolReading *self);

/** sol_reading_get_value: Returns: (transfer none) (nullable): the boxed value. */
gconstpointer sol_reading_get_value (const SolReading *self);
SolTime sol_reading_get_asked_at (const SolReading *self);
SolTime sol_reading_get_sampled_at (const SolReading *self);

/** sol_reading_get_json: Returns: (transfer none) (nullable) */
GBytes *sol_reading_get_json (const SolReading *self);

G_END_DECLS
