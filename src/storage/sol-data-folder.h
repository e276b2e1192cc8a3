/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOL_TYPE_DATA_FOLDER (sol_data_folder_get_type ())
G_DECLARE_FINAL_TYPE (SolDataFolder, sol_data_folder, SOL, DATA_FOLDER, GObject)

/** SOL_SIGN_IN_LOCK, SOL_ARCHIVE_FILE: what lies in a data folder. */
#define SOL_SIGN_IN_LOCK "sign-in.lock"
#define SOL_ARCHIVE_FILE "archive.db"

/** SolDataFolder: where one origin's files are: a folder of mode 0700. Both calls make it and fail with
 * %SOL_ERROR_UNAVAILABLE when they cannot. */

/**
 * sol_data_folder_new:
 * @origin: (nullable): %NULL for the real cloud, else the other server's origin
 *
 * `$XDG_DATA_HOME/solarium`, or a folder in it that is named by a hash of @origin.
 */
SolDataFolder *sol_data_folder_new (const char *origin, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** sol_data_folder_new_temporary: an empty folder of its own, removed with the last reference: close the
 * archive first. */
SolDataFolder *sol_data_folder_new_temporary (GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *sol_data_folder_get_path (SolDataFolder *self);

/** sol_data_folder_get_file: Returns: (transfer full): the path of @name in the folder. */
char *sol_data_folder_get_file (SolDataFolder *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
