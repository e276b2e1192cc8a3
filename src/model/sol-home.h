/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sol-change.h"
#include "sol-clock.h"
#include "sol-site-item.h"
#include "sol-site.h"

G_BEGIN_DECLS

/** SolHomeState: which of the window's three faces is shown. */
typedef enum
{
  SOL_HOME_STARTING,
  SOL_HOME_SIGNED_OUT,
  SOL_HOME_SIGNING_IN,
  SOL_HOME_CODE,     /* a code was mailed */
  SOL_HOME_CHOOSING, /* signed in; a site must be chosen */
  SOL_HOME_OPEN,     /* a site is there (perhaps only from the archive) */
} SolHomeState;

#define SOL_TYPE_HOME_STATE (sol_home_state_get_type ())
GType sol_home_state_get_type (void) G_GNUC_CONST;

#define SOL_TYPE_HOME (sol_home_get_type ())
G_DECLARE_FINAL_TYPE (SolHome, sol_home, SOL, HOME, GObject)

/** SolHomeOptions: how a home is opened; all members may be left %NULL or %FALSE. */
typedef struct
{
  SolClock *clock;            /* the computer's when %NULL */
  const char *origin;         /* the real cloud when %NULL */
  const char *account;        /* which account, where several are in the keyring */
  const char *data_root;      /* for tests: the data folder itself */
  GTlsDatabase *tls_database; /* a test CA */
  gboolean demo;              /* a temporary data folder and no keyring; the banner says so */
  gboolean no_keyring;        /* keep nothing */
  gboolean unattended;        /* a script: a sign-in that is refused is not repeated at will */
  gboolean passing;           /* a command: what it opens does not take the place of the last used site */
} SolHomeOptions;

/**
 * SolHome:
 *
 * The one door to the living home, for both programs. Properties, read-only, notified once a change: `state`
 * (#SolHomeState), `account` (mail address or %NULL), `site` (#SolSite or %NULL), `keyring-works` (boolean),
 * `wait-until` (#SolTime of a block, else unknown), `condition` (boxed #SolCondition: the site's, or that of
 * a home without a site).
 */
SolHome *sol_home_new (const SolHomeOptions *options) G_GNUC_WARN_UNUSED_RESULT;

/** sol_home_start_async: opens the archive, takes the kept session, fills the last site from what was known.
 * Succeeds offline and without a keyring; fails only when there is nowhere to keep data. Nothing is sent to
 * the cloud. */
void sol_home_start_async (SolHome *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean sol_home_start_finish (SolHome *self, GAsyncResult *result, GError **error);

SolHomeState sol_home_get_state (SolHome *self);
SolClock *sol_home_get_clock (SolHome *self);     /* (transfer none) */
const char *sol_home_get_account (SolHome *self); /* (nullable) */
SolSite *sol_home_get_site (SolHome *self);       /* (transfer none) (nullable) */
GListModel *sol_home_get_sites (SolHome *self);   /* (transfer none): #SolSiteItem, stars first */
gboolean sol_home_get_keyring_works (SolHome *self);
gboolean sol_home_get_demo (SolHome *self);
SolTime sol_home_get_wait_until (SolHome *self);

/** sol_home_get_unkept: Returns: (transfer none) (nullable): a sentence on why nothing can be kept this time;
 * %NULL when all is well. Known when the start has ended. */
const char *sol_home_get_unkept (SolHome *self);
const SolCondition *sol_home_get_condition (SolHome *self);
guint sol_home_get_requests_last_hour (SolHome *self);

/** sol_home_sign_in_async: @keep: keep the session in the keyring. Errors as sol_cloud_sign_in_async(); with
 * %SOL_ERROR_MFA_REQUIRED the state is %SOL_HOME_CODE. On success the sites are listed, and when there is
 * just one (or the last used one is among them) it is opened. */
void sol_home_sign_in_async (SolHome *self, const char *email, const char *password, gboolean keep,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_home_sign_in_finish (SolHome *self, GAsyncResult *result, GError **error);
void sol_home_verify_code_async (SolHome *self, const char *code, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_home_verify_code_finish (SolHome *self, GAsyncResult *result, GError **error);
void sol_home_resend_code_async (SolHome *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean sol_home_resend_code_finish (SolHome *self, GAsyncResult *result, GError **error);

/** sol_home_get_resend_at: when a code may be asked for again; unknown when none was. */
SolTime sol_home_get_resend_at (SolHome *self);
/** sol_home_get_code_mail: Returns: (transfer full) (nullable): "i•••t@example.org". */
char *sol_home_get_code_mail (SolHome *self);

/** sol_home_cancel_sign_in: back from the code to the form. */
void sol_home_cancel_sign_in (SolHome *self);

/** sol_home_sign_out_async: @erase: also erase recorded history. Other sessions of the account stay. */
void sol_home_sign_out_async (SolHome *self, gboolean erase, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_home_sign_out_finish (SolHome *self, GAsyncResult *result, GError **error);

/** sol_home_load_sites_async: reads the list of sites again. @search: (nullable) */
void sol_home_load_sites_async (SolHome *self, const char *search, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean sol_home_load_sites_finish (SolHome *self, GAsyncResult *result, GError **error);

/** sol_home_choose_site: opens a site; what is in flight for the old one is cancelled. @name: (nullable).
 * Returns %FALSE when @id is not all digits. */
gboolean sol_home_choose_site (SolHome *self, const char *id, const char *name);

/** sol_home_show_sites: back to the picker. */
void sol_home_show_sites (SolHome *self);
void sol_home_set_starred (SolHome *self, const char *id, gboolean starred);

/** sol_home_try_again: a person presses Try Again or Try Now: a renewal or refresh now, at most once a
 * minute. */
void sol_home_try_again (SolHome *self);

/** sol_home_list_changes_async: the journal. @limit: 0 for all. Finish: (element-type SolChange), newest
 * first. */
void sol_home_list_changes_async (SolHome *self, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *sol_home_list_changes_finish (SolHome *self, GAsyncResult *result, GError **error);

/** sol_home_close_async: ends timers and requests, writes behind what is waiting, closes the archive. */
void sol_home_close_async (SolHome *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean sol_home_close_finish (SolHome *self, GAsyncResult *result, GError **error);

/** sol_home_describe: Returns: (transfer full): redacted lines for diagnostics. */
char *sol_home_describe (SolHome *self);

/** sol_home_check_origin: whether @origin may be used: https, or http to a loopback address. */
gboolean sol_home_check_origin (const char *origin, GError **error);

G_END_DECLS
