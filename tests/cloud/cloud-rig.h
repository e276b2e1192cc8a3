/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cloud-fixture.h"
#include "sol-cloud.h"
#include "sol-decode.h"

G_BEGIN_DECLS

#define RIG_SITE "5210846"
#define RIG_SERIAL "482309115570"
#define RIG_EMAIL "mira.holt@example.org"

/* Signed by nobody. user_id 6049921, session_id m-1 */
#define RIG_MANAGER_TOKEN "eyJhbGciOiJFUzI1NiJ9.eyJ1c2VyX2lkIjo2MDQ5OTIxLCJzZXNzaW9uX2lkIjoibS0xIn0.c2ln"

/** CloudStoreDouble: a memory store with a password, a settable count of requests, and eyes. */
#define CLOUD_TYPE_STORE_DOUBLE (cloud_store_double_get_type ())
G_DECLARE_FINAL_TYPE (CloudStoreDouble, cloud_store_double, CLOUD, STORE_DOUBLE, GObject)

CloudStoreDouble *cloud_store_double_new (void);
void cloud_store_double_set_password (CloudStoreDouble *self, const char *password);
/** cloud_store_double_set_spent: as if so many requests of the hour were made elsewhere. */
void cloud_store_double_set_spent (CloudStoreDouble *self, guint spent);
guint cloud_store_double_get_last_limit (CloudStoreDouble *self);
guint cloud_store_double_count_locks (CloudStoreDouble *self);
char *cloud_store_double_dup_session (CloudStoreDouble *self);

/** Rig: a client, its store and clock, and the server it talks to. */
typedef struct
{
  CloudFixture *server;
  SolClock *clock; /* a test clock, at 2026-05-06T09:00:35Z */
  CloudStoreDouble *store;
  SolCloud *cloud;
} Rig;

#define RIG_NOW ((SolTime) 1778058035 * SOL_SECOND)

void rig_init (Rig *rig);
void rig_clear (Rig *rig);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rig, rig_clear)

/** rig_restart: the client is made anew over the same store, as after a restart, and takes its session. */
void rig_restart (Rig *rig);

/** rig_serve_sign_in: the server lets everybody in. */
void rig_serve_sign_in (Rig *rig);
/** rig_sign_in: signs in, with access token @token. */
void rig_sign_in (Rig *rig);

/** Waiting: an async result on its way to the test. */
typedef struct
{
  GAsyncResult *result;
  gboolean *flag;
} Waiting;

void rig_done (GObject *source, GAsyncResult *result, gpointer user_data);
/** rig_wait: Returns: (transfer full): runs the main loop until the result is there. */
GAsyncResult *rig_wait (Waiting *waiting);
/** rig_turn: runs the main loop for about so many milliseconds. */
void rig_turn (guint ms);

/** rig_log_start: from now on everything that is logged, at its most verbose, is collected. */
void rig_log_start (void);
/** rig_log_end: Returns: (transfer full): what was collected. */
char *rig_log_end (void);

SolReading *rig_read (SolCloud *cloud, SolCallId call, GError **error);
SolActResult *rig_act (SolCloud *cloud, SolCallId call, const char *mode, int amps, int stored,
                       GError **error);
SolSites *rig_try_sign_in (SolCloud *cloud, const char *email, const char *password, gboolean by_hand,
                           GError **error);
SolSites *rig_verify (SolCloud *cloud, const char *code, GError **error);

G_END_DECLS
