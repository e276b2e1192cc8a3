/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-cli.h"

G_BEGIN_DECLS

/**
 * sol_cli_ask:
 * @prompt: shown when @io reads from a terminal
 * @echo: whether what is typed may be seen
 *
 * One line from the terminal, else from standard input. Never reads beyond the line, so that the next secret
 * is still there. While nothing is shown of what is typed, the terminal is put back whatever ends the wait.
 *
 * Returns: (transfer full) (nullable): the line without its end, to be freed with sol_cli_secret_free();
 * %NULL without @error at the end of the input
 */
char *sol_cli_ask (const SolCliIo *io, const char *prompt, gboolean echo, GCancellable *cancellable,
                   GError **error);

/** sol_cli_secret_free: wipes @secret (nullable) before it is freed. */
void sol_cli_secret_free (char *secret);

typedef char SolCliSecret;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolCliSecret, sol_cli_secret_free)

G_END_DECLS
