/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-live-sample.h"

G_BEGIN_DECLS

/* Bytes of a frame beyond this are refused. */
#define SOL_LIVE_FRAME_CAP ((gsize) 64 * 1024)

/**
 * sol_live_frame_decode:
 * @frame: a message of the live status stream
 * @received: when it came
 *
 * Reads the fields that addendum 2.3 names and skips all others. Pure, from any thread.
 *
 * A power counts in thousandths of a watt, so that a million is a kilowatt. Frames in which a part of a home
 * would move more than 250 kW are taken to count in millionths, as some captures do.
 *
 * Returns: (transfer full) (nullable): the sample, its powers unknown when they do not add up; %NULL with
 * %SOL_ERROR_BAD_RESPONSE when it is cut, malformed or without a reading
 */
SolLiveSample *sol_live_frame_decode (GBytes *frame, SolTime received, GError **error);

/** sol_live_vitals_decode: the same for a message of the live vitals stream, which is JSON. */
SolLiveVitals *sol_live_vitals_decode (GBytes *json, SolTime received, GError **error);

G_END_DECLS
