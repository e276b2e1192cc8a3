/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "sol-cloud-store.h"

G_BEGIN_DECLS

typedef char SolSecret;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSecret, sol_secret_free)

/** sol_secret_to_bytes: (transfer full) @secret becomes bytes that are overwritten when the last reference
 * goes. */
GBytes *sol_secret_to_bytes (char *secret);

G_END_DECLS
