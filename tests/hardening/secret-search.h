/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** SecretSearch: texts that must not be found, in every form in which they could have been written down: as
 * they are, percent-encoded, in JSON, base64 at any offset, hexadecimal; long ones also in part. */
typedef struct _SecretSearch SecretSearch;

SecretSearch *secret_search_new (void);
void secret_search_free (SecretSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SecretSearch, secret_search_free)

/** secret_search_add: @label: what it is, for the failure's message, which never shows the text itself. */
void secret_search_add (SecretSearch *self, const char *label, const char *text);

/** secret_search_add_plain: only as it is and percent-encoded: for what is no secret by itself. */
void secret_search_add_plain (SecretSearch *self, const char *label, const char *text);

guint secret_search_count (SecretSearch *self);

/** secret_search_find: Returns: (transfer full) (nullable): what was found, and in which form. */
char *secret_search_find (SecretSearch *self, const char *data, gsize length);

/** secret_search_find_below: in all files below @folder but those whose path contains @except (nullable).
 * Returns: (transfer full) (nullable): what was found and where. @files: (out) (optional): how many were
 * looked at. */
char *secret_search_find_below (SecretSearch *self, const char *folder, const char *except, guint *files);

/** secret_search_in_base64: Returns: (transfer full): what base64 makes of @text when it stands @offset bytes
 * (0 to 2) into what is encoded, without the characters that depend on its neighbours. */
char *secret_search_in_base64 (const char *text, guint offset);

G_END_DECLS
