/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-main"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sol-cli-log.h"
#include "sol-cli.h"

#ifdef SOL_SANITIZED
/* The leak detector looks last of all, and as another process. */
static void
open_memory (void)
{
  prctl (PR_SET_DUMPABLE, 1, 0, 0, 0);
}
#endif

/* Passwords pass through this memory: it goes into no file, and no other program of this person looks at it.
 */
static void
keep_memory_private (void)
{
  const struct rlimit none = { 0, 0 };
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#ifdef SOL_SANITIZED
  atexit (open_memory);
#endif
}

int
main (int argc, char *argv[])
{
  keep_memory_private ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SOL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("solariumctl");
  sol_cli_log_set_up ();

  const SolCliIo io = { .in = STDIN_FILENO, .out = stdout, .err = stderr };
  return sol_cli_run ((const char *const *) argv + 1, &io);
}
