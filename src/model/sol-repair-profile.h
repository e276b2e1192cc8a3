/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery.h"
#include "sol-procedure-private.h"

G_BEGIN_DECLS

/** sol_repair_profile_spec: "repair-profile": the reserve was moved for R44 and is to be put back. */
extern const SolProcedureSpec sol_repair_profile_spec;

G_END_DECLS
