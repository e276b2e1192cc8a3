/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-control-private.h"

G_BEGIN_DECLS

/* What rows of the table of controls have in common that are on or off. */

/** sol_control_truth_value: Returns: (transfer full) (nullable): floating; %NULL when it is not known. */
GVariant *sol_control_truth_value (SolTruth truth);

/** sol_control_truth_prove: whether what was read, @is, is @wanted. */
SolProof sol_control_truth_prove (SolTruth is, GVariant *wanted);

/** sol_control_truth_asks: a person must agree before it goes on. */
gboolean sol_control_truth_asks (gpointer owner, GVariant *wanted);

/** sol_control_truth_describe: Returns: (transfer full): for the journal. */
char *sol_control_truth_describe (GVariant *value);

G_END_DECLS
