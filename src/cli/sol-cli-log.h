/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** sol_cli_log_set_up: the program's log goes to standard error: warnings, and with --verbose everything that
 * Solarium itself says. Libraries stay quiet: what they would print is not redacted. Once per process. */
void sol_cli_log_set_up (void);
void sol_cli_log_set_verbose (gboolean verbose);

G_END_DECLS
