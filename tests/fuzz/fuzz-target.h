/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls, and what the ordinary tests call with the corpus. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
/* What libFuzzer calls first. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* Of the decoders: the first byte of an input for @name, NUL when there is none. */
char fuzz_decoder_find (const char *name);
