/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * storage_test_init:
 *
 * g_test_init() in a home of one's own, for the whole program. (GLib's G_TEST_OPTION_ISOLATE_DIRS leaks with
 * more than one test, in a way that the sanitizer cannot be told to overlook.)
 */
void storage_test_init (int *argc, char ***argv);

/** storage_test_run: g_test_run(), and the home is gone. */
int storage_test_run (void);

/** storage_test_get_home: the home that everything of this program lies in. */
const char *storage_test_get_home (void);

/** wait_cb: the callback of a call whose result is fetched with wait_for(); user data: a GAsyncResult pointer
 * that is %NULL. */
void wait_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/** wait_for: runs the main context until @result is there; the caller owns it. */
GAsyncResult *wait_for (GAsyncResult **result);

/** wait_until_gone: runs the main context until @pointer has been cleared by its weak reference. */
void wait_until_gone (gpointer *pointer);

/** WAIT: waits for the call whose callback got @slot; its result is then @slot_done. */
#define WAIT(slot) g_autoptr (GAsyncResult) slot##_done = wait_for (&slot)

/** test_path: Returns: (transfer full): the path of @name in an empty folder of its own. */
char *test_path (const char *name);

/** spawn_self: Returns: (transfer full): this program with other arguments, its standard output a pipe. */
GSubprocess *spawn_self (const char *first, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
