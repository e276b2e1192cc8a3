/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-table.h"
#include "sol-decode.h"

/* Short hands for the files that hold the rows, and for no others. */

#define MIB ((gsize) 1024 * 1024)

#define GET_AS(name, path, query, family)                                                                    \
  {                                                                                                          \
    name, "GET", path, query, SOL_BODY_NONE, family                                                          \
  }
#define GET(path, query, family) GET_AS ("plain", path, query, family)
#define WRITE(method, path, query, family)                                                                   \
  {                                                                                                          \
    "plain", method, path, query, SOL_BODY_WRITE, family                                                     \
  }

#define ATTEMPTS(list) .attempts = list, .n_attempts = G_N_ELEMENTS (list)
#define VALUE(type, decoder) .value_type = type, .decode = (gpointer (*) (GBytes *, GError **)) decoder
