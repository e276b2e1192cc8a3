/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-control-truth"

#include "sol-control-truth.h"

GVariant *
sol_control_truth_value (SolTruth truth)
{
  return truth == SOL_UNKNOWN ? NULL : g_variant_new_boolean (truth == SOL_YES);
}

SolProof
sol_control_truth_prove (SolTruth is, GVariant *wanted)
{
  return is == sol_truth (g_variant_get_boolean (wanted)) ? SOL_PROOF_YES : SOL_PROOF_NOT_YET;
}

gboolean
sol_control_truth_asks (gpointer owner, GVariant *wanted)
{
  return g_variant_get_boolean (wanted);
}

char *
sol_control_truth_describe (GVariant *value)
{
  return g_strdup (g_variant_get_boolean (value) ? "on" : "off");
}
