/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The cases and facts that no decoder tells, each with the reason and where it is tested instead. What is
 * neither decoded nor listed fails the tests. */

/** decode_elsewhere_case: Returns: (nullable): why this case is not for a decoder. */
const char *decode_elsewhere_case (const char *name, const char *endpoint, const char *payload_is);

/** decode_elsewhere_endpoint: Returns: (nullable): why none of these decoders reads @endpoint. */
const char *decode_elsewhere_endpoint (const char *endpoint);

/** decode_elsewhere_fact: Returns: (nullable): why this fact, or member of one, is not read here. */
const char *decode_elsewhere_fact (const char *name, const char *fact);

G_END_DECLS
