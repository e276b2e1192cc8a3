/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-json.h"

G_BEGIN_DECLS

/*
 * JSON as it was written. What a person did not change travels back to the cloud byte for byte, which a
 * parser does not keep: 1.50 would become 1.5. This reads a text that sol_json_clean() has passed, and
 * nothing else.
 */

/** SolJsonText: a stretch of such a text, one value without blanks around it; %NULL is none. */
typedef struct
{
  const char *at;
  gsize length;
} SolJsonText;

/** sol_json_text_root: the value that @clean consists of. */
SolJsonText sol_json_text_root (const GString *clean);

/** sol_json_text_member: the member @name of an object; the last one of that name counts. */
SolJsonText sol_json_text_member (SolJsonText object, const char *name);

/** sol_json_text_elements: Returns: (transfer full) (element-type SolJsonText): the elements of an array. */
GArray *sol_json_text_elements (SolJsonText array);

/** sol_json_text_dup: Returns: (transfer full) (nullable): a copy. */
char *sol_json_text_dup (SolJsonText text);

/** sol_json_text_without: Returns: (transfer full) (nullable): a copy of an object less the members @names, a
 * list that ends with %NULL. */
char *sol_json_text_without (SolJsonText object, const char *const *names);

G_END_DECLS
