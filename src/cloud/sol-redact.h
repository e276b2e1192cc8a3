/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * sol_redact:
 * @text: (nullable): anything that is about to be logged or shown for diagnosis; never a body
 *
 * Rule R56: sites become `[site]`, serials their first and last four digits, other numbers of people `[id]`;
 * mail addresses, tokens, cookies, passwords, addresses of machines and homes `[redacted]`.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *sol_redact (const char *text);

G_END_DECLS
