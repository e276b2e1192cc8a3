/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-decode.h"

#include <string.h>

/* A reader of a text for each decoder, which holds it to its contract: a value, or an error of the one kind.
 */
#define READER(Type, name)                                                                                   \
  static Type *read_##name (const char *text)                                                                \
  {                                                                                                          \
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));                                     \
    g_autoptr (GError) error = NULL;                                                                         \
    Type *value = sol_decode_##name (bytes, &error);                                                         \
    if (value == NULL)                                                                                       \
      g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);                                             \
    else                                                                                                     \
      g_assert_no_error (error);                                                                             \
    return value;                                                                                            \
  }
