/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-flow.h"
#include "sol-live-sample.h"

G_BEGIN_DECLS

/** SolLivePhase: where the live view stands. */
typedef enum
{
  SOL_LIVE_PHASE_OFF,
  SOL_LIVE_PHASE_ASKING,     /* for leave to listen */
  SOL_LIVE_PHASE_CONNECTING, /* nothing has come yet */
  SOL_LIVE_PHASE_LIVE,
  SOL_LIVE_PHASE_ENDED,  /* the lease is over; a person may start again */
  SOL_LIVE_PHASE_FAILED, /* see sol_live_get_error() */
} SolLivePhase;

#define SOL_TYPE_LIVE_PHASE (sol_live_phase_get_type ())
GType sol_live_phase_get_type (void) G_GNUC_CONST;

#define SOL_TYPE_LIVE (sol_live_get_type ())
G_DECLARE_FINAL_TYPE (SolLive, sol_live, SOL, LIVE, GObject)

/**
 * SolLive:
 *
 * The live view of a site: one lease at a time, never renewed by itself, stopped when nobody looks.
 * Properties, read-only and notified: `phase` (#SolLivePhase), `flow` (boxed #SolFlow of the newest sample,
 * %NULL unless live).
 */
SolLivePhase sol_live_get_phase (SolLive *self);
const SolFlow *sol_live_get_flow (SolLive *self);         /* (nullable) */
const SolLiveSample *sol_live_get_sample (SolLive *self); /* (nullable) */
const GError *sol_live_get_error (SolLive *self);         /* (nullable) */

/** sol_live_get_remaining: microseconds of the lease that are left. */
gint64 sol_live_get_remaining (SolLive *self);

/** sol_live_start: asks for a lease and listens; nothing while it does. */
void sol_live_start (SolLive *self);

/** sol_live_stop: nobody looks any more. */
void sol_live_stop (SolLive *self);

G_END_DECLS
