/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "crash-vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* lies behind this */
  gboolean is_wal;
} CrashFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs crash_vfs;
static guint crash_at;
static gboolean crash_torn;
static guint steps;
static int dirty;
static int full;

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((CrashFile *) file)->real;
}

static gboolean
is_last_step (void)
{
  guint step = g_atomic_int_add (&steps, 1) + 1;
  return crash_at != 0 && step == crash_at;
}

static void
step_or_die (void)
{
  if (is_last_step ())
    {
      raise (SIGKILL);
      abort ();
    }
}

static int
crash_close (sqlite3_file *file)
{
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
crash_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  return real_file (file)->pMethods->xRead (real_file (file), buffer, amount, offset);
}

static int
crash_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = real_file (file);
  if (g_atomic_int_get (&full))
    return SQLITE_FULL;
  if (is_last_step ())
    {
      if (crash_torn)
        real->pMethods->xWrite (real, buffer, amount / 2, offset);
      raise (SIGKILL);
      abort ();
    }
  if (((CrashFile *) file)->is_wal)
    g_atomic_int_set (&dirty, 1);
  return real->pMethods->xWrite (real, buffer, amount, offset);
}

static int
crash_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  step_or_die ();
  return real_file (file)->pMethods->xTruncate (real_file (file), size);
}

static int
crash_sync (sqlite3_file *file, int flags)
{
  step_or_die ();
  if (((CrashFile *) file)->is_wal)
    g_atomic_int_set (&dirty, 0);
  return real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
crash_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
crash_lock (sqlite3_file *file, int lock)
{
  return real_file (file)->pMethods->xLock (real_file (file), lock);
}

static int
crash_unlock (sqlite3_file *file, int lock)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), lock);
}

static int
crash_check_reserved_lock (sqlite3_file *file, int *result)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), result);
}

static int
crash_file_control (sqlite3_file *file, int operation, void *argument)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), operation, argument);
}

static int
crash_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
crash_device_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
crash_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  step_or_die ();
  return real_file (file)->pMethods->xShmMap (real_file (file), page, size, extend, memory);
}

static int
crash_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  step_or_die ();
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

/* The index of the log is written straight into memory, with these between its parts. */
static void
crash_shm_barrier (sqlite3_file *file)
{
  step_or_die ();
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
crash_shm_unmap (sqlite3_file *file, int delete_it)
{
  step_or_die ();
  return real_file (file)->pMethods->xShmUnmap (real_file (file), delete_it);
}

static const sqlite3_io_methods methods = {
  2,
  crash_close,
  crash_read,
  crash_write,
  crash_truncate,
  crash_sync,
  crash_file_size,
  crash_lock,
  crash_unlock,
  crash_check_reserved_lock,
  crash_file_control,
  crash_sector_size,
  crash_device_characteristics,
  crash_shm_map,
  crash_shm_lock,
  crash_shm_barrier,
  crash_shm_unmap,
};

static int
crash_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CrashFile *crash = (CrashFile *) file;
  crash->real = (sqlite3_file *) (crash + 1);
  crash->is_wal = (flags & SQLITE_OPEN_WAL) != 0;
  crash->base.pMethods = NULL;
  int code = real_vfs->xOpen (real_vfs, name, crash->real, flags, out_flags);
  if (crash->real->pMethods != NULL)
    crash->base.pMethods = &methods;
  return code;
}

static int
crash_delete (sqlite3_vfs *vfs, const char *name, int sync)
{
  step_or_die ();
  return real_vfs->xDelete (real_vfs, name, sync);
}

void
crash_vfs_install (guint kill_at, gboolean torn)
{
  crash_at = kill_at;
  crash_torn = torn;
  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  crash_vfs = *real_vfs;
  crash_vfs.zName = "crash";
  crash_vfs.szOsFile = (int) sizeof (CrashFile) + real_vfs->szOsFile;
  crash_vfs.xOpen = crash_open;
  crash_vfs.xDelete = crash_delete;
  g_assert_cmpint (sqlite3_vfs_register (&crash_vfs, 1), ==, SQLITE_OK);
}

guint
crash_vfs_get_steps (void)
{
  return (guint) g_atomic_int_get (&steps);
}

gboolean
crash_vfs_is_dirty (void)
{
  return g_atomic_int_get (&dirty) != 0;
}

void
crash_vfs_set_full (gboolean is_full)
{
  g_atomic_int_set (&full, is_full);
}
