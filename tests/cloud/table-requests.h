/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Every request that the client can make, as `row attempt|headers|METHOD address|body`, in the order of the
 * table. */
extern const char *const table_requests[];
extern const guint table_n_requests;
