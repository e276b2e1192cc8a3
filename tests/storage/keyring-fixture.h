/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-keyring.h"

G_BEGIN_DECLS

/* Each of these makes one call and waits for its answer. */
gboolean keyring_store (SolKeyring *keyring, const char *account, SolKeyringKind kind, const char *secret,
                        GError **error);
char *keyring_lookup (SolKeyring *keyring, const char *account, SolKeyringKind kind, GError **error);
gboolean keyring_forget (SolKeyring *keyring, const char *account, SolKeyringKind kind, GError **error);
char *keyring_list (SolKeyring *keyring, GError **error); /* joined with commas */

/** assert_secret: @expected (nullable) is found, without an error. */
void assert_secret (SolKeyring *keyring, const char *account, SolKeyringKind kind, const char *expected);

/** assert_accounts: the list, joined with commas. */
void assert_accounts (SolKeyring *keyring, const char *expected);

/** count_notify_cb: for notify signals; user data: a guint. */
void count_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data);

/** assert_nowhere: @secret stands in no file below @path. */
void assert_nowhere (const char *path, const char *secret);

G_END_DECLS
