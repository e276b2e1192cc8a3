/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-data-folder.h"
#include "sol-home-store.h"
#include "sol-home-watch.h"
#include "sol-home.h"
#include "sol-model-context.h"
#include "sol-site-item-private.h"
#include "sol-site-private.h"

G_BEGIN_DECLS

struct _SolHome
{
  GObject parent_instance;

  /* As asked for */
  char *origin;
  char *wanted_account;
  char *data_root;
  GTlsDatabase *tls_database;
  gboolean demo;
  gboolean no_keyring;
  gboolean unattended;
  gboolean passing;
  char *unkept; /* (nullable) why nothing can be kept */

  /* Owned, there once started */
  SolClock *clock;
  SolDataFolder *folder;
  SolKeyring *keyring;
  SolArchive *archive;
  SolRemember *remember;
  SolHomeStore *store;
  SolCloud *cloud;
  SolHomeWatch *watch; /* (nullable) of what the other program does */
  SolModelContext *context;
  GCancellable *cancellable;

  SolHomeState state;
  SolHomeState before_sign_in; /* where a cancelled or failed sign-in goes back to */
  char *account;
  GListStore *sites;
  SolSite *site;
  SolCondition *condition; /* of a home without a site */
  SolTime resend_at;
  SolTime tried_again_at;
  guint counted;         /* requests of the hour as the archive had them at the start */
  GPtrArray *kept_sites; /* (element-type SolSiteInfo) (nullable) the list as last read */
};

enum
{
  SOL_HOME_PROP_0,
  SOL_HOME_PROP_STATE,
  SOL_HOME_PROP_ACCOUNT,
  SOL_HOME_PROP_SITE,
  SOL_HOME_PROP_KEYRING_WORKS,
  SOL_HOME_PROP_WAIT_UNTIL,
  SOL_HOME_PROP_CONDITION,
  SOL_HOME_N_PROPS,
};

void sol_home_notify (SolHome *self, guint property);
void sol_home_set_state (SolHome *self, SolHomeState state);
void sol_home_set_account (SolHome *self, const char *account);
void sol_home_take_sites (SolHome *self, const SolSites *sites, gboolean all);
void sol_home_keep_sites (SolHome *self, SolReading *reading);
void sol_home_load_kept_sites_async (SolHome *self, GAsyncReadyCallback callback, gpointer user_data);
void sol_home_load_kept_sites_finish (SolHome *self, GAsyncResult *result);
char *sol_home_get_account_scope (SolHome *self);
void sol_home_drop_site (SolHome *self);
void sol_home_watch_site (SolHome *self);

/** sol_home_open_site: shows the site @id, filled from the archive. */
void sol_home_open_site (SolHome *self, const char *id, const char *name);

/** sol_home_open_chosen: after a sign-in: the last used site, the only one, or the picker. */
void sol_home_open_chosen (SolHome *self);

G_END_DECLS
