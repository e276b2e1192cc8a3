/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-start"

#include "fuzz-target.h"

#include <signal.h>
#include <stdlib.h>

/* GLib ends a program at a breakpoint, of which libFuzzer knows nothing; at an abort it writes the input
 * down. */
static void
trapped (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  signal (SIGTRAP, trapped);
  return 0;
}
