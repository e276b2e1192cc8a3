/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "cloud-rig"

#include "cloud-rig.h"

/* --- store --------------------------------------------------------------------------------------------- */

struct _CloudStoreDouble
{
  GObject parent_instance;

  SolCloudStore *inner;
  char *password;
  char *session; /* the last that was saved */
  guint spent;
  guint last_limit;
  guint locks;
};

static void store_iface_init (SolCloudStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CloudStoreDouble, cloud_store_double, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOL_TYPE_CLOUD_STORE, store_iface_init))

#define INNER(store) (CLOUD_STORE_DOUBLE (store)->inner)
#define CALL(store) SOL_CLOUD_STORE_GET_IFACE (INNER (store))

static char *
store_get (SolCloudStore *store, const char *key)
{
  return CALL (store)->get (INNER (store), key);
}

static void
store_set (SolCloudStore *store, const char *key, const char *value)
{
  CALL (store)->set (INNER (store), key, value);
}

static void
store_spend_async (SolCloudStore *store, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  CloudStoreDouble *self = CLOUD_STORE_DOUBLE (store);
  self->last_limit = limit;
  CALL (store)->spend_async (self->inner, limit > self->spent ? limit - self->spent : 0, cancellable,
                             callback, user_data);
}

static int
store_spend_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  int n = CALL (store)->spend_finish (INNER (store), result, error);
  return n < 0 ? n : n + (int) CLOUD_STORE_DOUBLE (store)->spent;
}

static void
store_load_session_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  CALL (store)->load_session_async (INNER (store), cancellable, callback, user_data);
}

static char *
store_load_session_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return CALL (store)->load_session_finish (INNER (store), result, error);
}

static void
store_save_session_async (SolCloudStore *store, const char *secret, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  CloudStoreDouble *self = CLOUD_STORE_DOUBLE (store);
  g_free (self->session);
  self->session = g_strdup (secret);
  CALL (store)->save_session_async (self->inner, secret, cancellable, callback, user_data);
}

static gboolean
store_save_session_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return CALL (store)->save_session_finish (INNER (store), result, error);
}

static void
store_load_password_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  g_task_return_pointer (task, g_strdup (CLOUD_STORE_DOUBLE (store)->password), g_free);
}

static char *
store_load_password_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
store_lock_async (SolCloudStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  CLOUD_STORE_DOUBLE (store)->locks++;
  CALL (store)->lock_async (INNER (store), cancellable, callback, user_data);
}

static GObject *
store_lock_finish (SolCloudStore *store, GAsyncResult *result, GError **error)
{
  return CALL (store)->lock_finish (INNER (store), result, error);
}

static void
store_iface_init (SolCloudStoreInterface *iface)
{
  iface->get = store_get;
  iface->set = store_set;
  iface->spend_async = store_spend_async;
  iface->spend_finish = store_spend_finish;
  iface->load_session_async = store_load_session_async;
  iface->load_session_finish = store_load_session_finish;
  iface->save_session_async = store_save_session_async;
  iface->save_session_finish = store_save_session_finish;
  iface->load_password_async = store_load_password_async;
  iface->load_password_finish = store_load_password_finish;
  iface->lock_async = store_lock_async;
  iface->lock_finish = store_lock_finish;
}

static void
cloud_store_double_finalize (GObject *object)
{
  CloudStoreDouble *self = CLOUD_STORE_DOUBLE (object);
  g_clear_object (&self->inner);
  g_free (self->password);
  g_free (self->session);
  G_OBJECT_CLASS (cloud_store_double_parent_class)->finalize (object);
}

static void
cloud_store_double_class_init (CloudStoreDoubleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cloud_store_double_finalize;
}

static void
cloud_store_double_init (CloudStoreDouble *self)
{
  self->inner = sol_cloud_store_new_memory ();
}

CloudStoreDouble *
cloud_store_double_new (void)
{
  return g_object_new (CLOUD_TYPE_STORE_DOUBLE, NULL);
}

void
cloud_store_double_set_password (CloudStoreDouble *self, const char *password)
{
  g_free (self->password);
  self->password = g_strdup (password);
}

void
cloud_store_double_set_spent (CloudStoreDouble *self, guint spent)
{
  self->spent = spent;
}

guint
cloud_store_double_get_last_limit (CloudStoreDouble *self)
{
  return self->last_limit;
}

guint
cloud_store_double_count_locks (CloudStoreDouble *self)
{
  return self->locks;
}

char *
cloud_store_double_dup_session (CloudStoreDouble *self)
{
  return g_strdup (self->session);
}

/* --- waiting ------------------------------------------------------------------------------------------- */

void
rig_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_assert_null (waiting->result);
  waiting->result = g_object_ref (result);
}

static gboolean
guard_cb (gpointer data)
{
  g_error ("nothing came of it in time");
  return G_SOURCE_REMOVE;
}

GAsyncResult *
rig_wait (Waiting *waiting)
{
  guint guard = g_timeout_add_seconds (30, guard_cb, NULL);
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  return g_steal_pointer (&waiting->result);
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
rig_turn (guint ms)
{
  gboolean over = FALSE;
  g_timeout_add (ms, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* --- log ----------------------------------------------------------------------------------------------- */

static GString *collected;

static void
collect_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  g_string_append_printf (collected, "%s: %s\n", domain, message);
}

void
rig_log_start (void)
{
  collected = g_string_new (NULL);
  g_log_set_default_handler (collect_cb, NULL);
}

char *
rig_log_end (void)
{
  g_log_set_default_handler (g_log_default_handler, NULL);
  return g_string_free (g_steal_pointer (&collected), FALSE);
}

/* --- rig ----------------------------------------------------------------------------------------------- */

void
rig_init (Rig *rig)
{
  rig->server = cloud_fixture_new ();
  rig->clock = sol_clock_new_test (RIG_NOW);
  rig->store = cloud_store_double_new ();
  rig->cloud = sol_cloud_new (rig->clock, SOL_CLOUD_STORE (rig->store),
                              cloud_fixture_get_origin (rig->server), NULL);
}

/* Whoever still holds the client is a leak. */
static void
rig_drop_cloud (Rig *rig)
{
  gpointer cloud = rig->cloud;
  g_object_add_weak_pointer (cloud, &cloud);
  g_clear_object (&rig->cloud);
  for (guint i = 0; cloud != NULL && i < 200; i++)
    rig_turn (5);
  g_assert_null (cloud);
}

void
rig_clear (Rig *rig)
{
  rig_drop_cloud (rig);
  g_clear_pointer (&rig->server, cloud_fixture_free);
  g_clear_object (&rig->clock);
  g_assert_finalize_object (g_steal_pointer (&rig->store));
}

void
rig_restart (Rig *rig)
{
  rig_drop_cloud (rig);
  rig->cloud = sol_cloud_new (rig->clock, SOL_CLOUD_STORE (rig->store),
                              cloud_fixture_get_origin (rig->server), NULL);
  Waiting waiting = { 0 };
  sol_cloud_restore_async (rig->cloud, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  sol_cloud_restore_finish (rig->cloud, result, &error);
  g_assert_no_error (error);
}

void
rig_serve_sign_in (Rig *rig)
{
  cloud_fixture_answer (rig->server, "POST /login/login.json", 200,
                        "{\"message\":\"success\",\"session_id\":\"s-1\",\"is_consumer\":true}", "Set-Cookie",
                        "_enlighten_4_session=ck-1; Path=/; Secure; HttpOnly; Domain=.enphaseenergy.com",
                        "Set-Cookie",
                        "enlighten_manager_token_production=" RIG_MANAGER_TOKEN "; Path=/; Secure",
                        "Set-Cookie", "XSRF-TOKEN=kQ0sVt7%2Fy1; Path=/; Secure; SameSite=None", NULL);
  cloud_fixture_answer (rig->server, "POST /tokens", 200, "{\"token\":\"aT-1\",\"expires_at\":1790000000}",
                        NULL);
  cloud_fixture_answer (rig->server, "GET /app-api/search_sites.json", 200,
                        "{\"sites\":[{\"id\":" RIG_SITE ",\"title\":\"Heron Lane 12\",\"favourite\":false}]}",
                        NULL);
}

void
rig_sign_in (Rig *rig)
{
  rig_serve_sign_in (rig);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = rig_try_sign_in (rig->cloud, RIG_EMAIL, "Süd+Ost", TRUE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sites);
  cloud_fixture_clear (rig->server);
}

SolReading *
rig_read (SolCloud *cloud, SolCallId call, GError **error)
{
  const SolCallTarget target
      = { .site = RIG_SITE, .serial = RIG_SERIAL, .from = "2024-02-11", .to = "2026-05-06" };
  Waiting waiting = { 0 };
  sol_cloud_read_async (cloud, call, &target, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_read_finish (cloud, result, error);
}

SolActResult *
rig_act (SolCloud *cloud, SolCallId call, const char *mode, int amps, int stored, GError **error)
{
  const SolCallTarget target
      = { .site = RIG_SITE, .serial = RIG_SERIAL, .mode = mode, .amps = amps, .amps_stored = stored };
  Waiting waiting = { 0 };
  sol_cloud_act_async (cloud, call, &target, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_act_finish (cloud, result, error);
}

SolSites *
rig_try_sign_in (SolCloud *cloud, const char *email, const char *password, gboolean by_hand, GError **error)
{
  Waiting waiting = { 0 };
  sol_cloud_sign_in_async (cloud, email, password, by_hand, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_sign_in_finish (cloud, result, error);
}

SolSites *
rig_verify (SolCloud *cloud, const char *code, GError **error)
{
  Waiting waiting = { 0 };
  sol_cloud_verify_code_async (cloud, code, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_verify_code_finish (cloud, result, error);
}
