/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sanitizer"

#include <stddef.h>

/* For builds with the address sanitizer only. GLib's first table of quarks is made before main() and dropped
 * on purpose when there are more than 2048 of them, as in every program with a window. The leak detector
 * would complain, and cannot be told by name, since GLib has no frame pointers. So the table is held on to.
 */

#define FIRST_TABLE (2048 * sizeof (char *))

extern int __sanitizer_install_malloc_and_free_hooks (void (*on_malloc) (const volatile void *, size_t),
                                                      void (*on_free) (const volatile void *));

static const volatile void *first_table;

static void
malloc_cb (const volatile void *block, size_t size)
{
  if (first_table == NULL && size == FIRST_TABLE)
    first_table = block;
}

static void
free_cb (const volatile void *block)
{
  if (first_table == block)
    first_table = NULL;
}

static void
install (void)
{
  __sanitizer_install_malloc_and_free_hooks (malloc_cb, free_cb);
}

/* Before the constructors of the libraries. */
__attribute__ ((section (".preinit_array"), used)) static void (*const install_early) (void) = install;
