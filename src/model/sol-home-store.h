/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-cloud-store.h"
#include "sol-keyring.h"
#include "sol-remember.h"

G_BEGIN_DECLS

#define SOL_TYPE_HOME_STORE (sol_home_store_get_type ())
G_DECLARE_FINAL_TYPE (SolHomeStore, sol_home_store, SOL, HOME_STORE, GObject)

/**
 * SolHomeStore: backs #SolCloudStore with the keyring, the archive and the sign-in lock.
 * @lock_path: (nullable): no lock when %NULL (nothing is shared)
 */
SolHomeStore *sol_home_store_new (SolClock *clock, SolKeyring *keyring, SolArchive *archive,
                                  SolRemember *remember, const char *lock_path) G_GNUC_WARN_UNUSED_RESULT;

/** sol_home_store_set_account: whose session, facts and budget from now on; %NULL for nobody's. */
void sol_home_store_set_account (SolHomeStore *self, const char *account);
const char *sol_home_store_get_account (SolHomeStore *self); /* (nullable) */

/** sol_home_store_get_account_key: Returns: (transfer none): a hash of the account, for files and rows. */
const char *sol_home_store_get_account_key (SolHomeStore *self);

/** sol_home_store_set_keep: whether the session goes to the keyring, or is kept in memory only. */
void sol_home_store_set_keep (SolHomeStore *self, gboolean keep);

/** sol_account_key: Returns: (transfer full): the hash that stands for @account in files. */
char *sol_account_key (const char *account);

G_END_DECLS
