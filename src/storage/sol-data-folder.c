/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-data-folder"

#include "sol-data-folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sol-error.h"

struct _SolDataFolder
{
  GObject parent_instance;

  char *path;
  gboolean temporary;
};

G_DEFINE_FINAL_TYPE (SolDataFolder, sol_data_folder, G_TYPE_OBJECT)

/* Goes by descriptors and follows no link, so that nothing outside can be reached whatever was put in here.
 */
static void
remove_content (int folder_fd)
{
  DIR *folder = fdopendir (folder_fd);
  if (folder == NULL)
    {
      close (folder_fd);
      return;
    }
  for (struct dirent *entry = readdir (folder); entry != NULL; entry = readdir (folder))
    {
      if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
        continue;
      if (unlinkat (dirfd (folder), entry->d_name, 0) == 0)
        continue;
      int inner = openat (dirfd (folder), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (inner < 0)
        continue;
      remove_content (inner);
      unlinkat (dirfd (folder), entry->d_name, AT_REMOVEDIR);
    }
  closedir (folder);
}

static void
sol_data_folder_finalize (GObject *object)
{
  SolDataFolder *self = SOL_DATA_FOLDER (object);

  if (self->temporary && self->path != NULL)
    {
      int fd = open (self->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (fd >= 0)
        remove_content (fd);
      g_rmdir (self->path);
    }
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (sol_data_folder_parent_class)->finalize (object);
}

static void
sol_data_folder_class_init (SolDataFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sol_data_folder_finalize;
}

static void
sol_data_folder_init (SolDataFolder *self)
{
}

static void
set_folder_error (GError **error)
{
  g_propagate_error (
      error, sol_error_new_message (SOL_ERROR_UNAVAILABLE, _ ("The folder for stored data cannot be made.")));
}

/* Made with a closed mode whatever the umask; one that stands there too open is closed. */
static gboolean
ensure_folder (const char *path)
{
  struct stat status;
  if (g_mkdir_with_parents (path, 0700) != 0 || stat (path, &status) != 0)
    return FALSE;
  return (status.st_mode & 07777) == 0700 || g_chmod (path, 0700) == 0;
}

SolDataFolder *
sol_data_folder_new (const char *origin, GError **error)
{
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "solarium", NULL);
  g_autoptr (SolDataFolder) self = g_object_new (SOL_TYPE_DATA_FOLDER, NULL);

  if (origin == NULL)
    self->path = g_steal_pointer (&root);
  else
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, origin, -1);
      hash[16] = '\0';
      if (!ensure_folder (root))
        {
          set_folder_error (error);
          return NULL;
        }
      self->path = g_build_filename (root, hash, NULL);
    }
  if (!ensure_folder (self->path))
    {
      set_folder_error (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

SolDataFolder *
sol_data_folder_new_temporary (GError **error)
{
  g_autoptr (SolDataFolder) self = g_object_new (SOL_TYPE_DATA_FOLDER, NULL);
  self->path = g_dir_make_tmp ("solarium-XXXXXX", NULL);
  if (self->path == NULL)
    {
      set_folder_error (error);
      return NULL;
    }
  self->temporary = TRUE;
  return g_steal_pointer (&self);
}

const char *
sol_data_folder_get_path (SolDataFolder *self)
{
  g_return_val_if_fail (SOL_IS_DATA_FOLDER (self), NULL);
  return self->path;
}

char *
sol_data_folder_get_file (SolDataFolder *self, const char *name)
{
  g_return_val_if_fail (SOL_IS_DATA_FOLDER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  return g_build_filename (self->path, name, NULL);
}
