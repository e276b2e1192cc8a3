/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-home"

#include "sol-home-private.h"

#include "sol-archive-requests.h"

#include <string.h>

#define REAL_ORIGIN "https://enlighten.enphaseenergy.com"

G_DEFINE_FINAL_TYPE (SolHome, sol_home, G_TYPE_OBJECT)

static GParamSpec *properties[SOL_HOME_N_PROPS];

GType
sol_home_state_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { SOL_HOME_STARTING, "SOL_HOME_STARTING", "starting" },
        { SOL_HOME_SIGNED_OUT, "SOL_HOME_SIGNED_OUT", "signed-out" },
        { SOL_HOME_SIGNING_IN, "SOL_HOME_SIGNING_IN", "signing-in" },
        { SOL_HOME_CODE, "SOL_HOME_CODE", "code" },
        { SOL_HOME_CHOOSING, "SOL_HOME_CHOOSING", "choosing" },
        { SOL_HOME_OPEN, "SOL_HOME_OPEN", "open" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("SolHomeState", values));
    }
  return type;
}

void
sol_home_notify (SolHome *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
sol_home_set_state (SolHome *self, SolHomeState state)
{
  if (self->state == state)
    return;
  self->state = state;
  sol_home_notify (self, SOL_HOME_PROP_STATE);
}

static void
sol_home_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SolHome *self = SOL_HOME (object);

  switch (id)
    {
    case SOL_HOME_PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case SOL_HOME_PROP_ACCOUNT:
      g_value_set_string (value, self->account);
      break;
    case SOL_HOME_PROP_SITE:
      g_value_set_object (value, self->site);
      break;
    case SOL_HOME_PROP_KEYRING_WORKS:
      g_value_set_boolean (value, sol_home_get_keyring_works (self));
      break;
    case SOL_HOME_PROP_WAIT_UNTIL:
      g_value_set_int64 (value, sol_home_get_wait_until (self));
      break;
    case SOL_HOME_PROP_CONDITION:
      g_value_set_boxed (value, sol_home_get_condition (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sol_home_dispose (GObject *object)
{
  SolHome *self = SOL_HOME (object);
  g_cancellable_cancel (self->cancellable);
  if (self->site != NULL)
    sol_site_stop (self->site);
  G_OBJECT_CLASS (sol_home_parent_class)->dispose (object);
}

static void
sol_home_finalize (GObject *object)
{
  SolHome *self = SOL_HOME (object);
  g_clear_object (&self->site);
  g_clear_object (&self->sites);
  g_clear_pointer (&self->kept_sites, g_ptr_array_unref);
  g_clear_pointer (&self->condition, sol_condition_unref);
  g_clear_pointer (&self->context, sol_model_context_unref);
  g_clear_object (&self->cloud);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_object (&self->remember);
  g_clear_object (&self->archive);
  g_clear_object (&self->keyring);
  g_clear_object (&self->folder);
  g_clear_object (&self->clock);
  g_clear_object (&self->tls_database);
  g_clear_object (&self->cancellable);
  g_free (self->origin);
  g_free (self->wanted_account);
  g_free (self->data_root);
  g_free (self->unkept);
  g_free (self->account);
  G_OBJECT_CLASS (sol_home_parent_class)->finalize (object);
}

static void
sol_home_class_init (SolHomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sol_home_get_property;
  object_class->dispose = sol_home_dispose;
  object_class->finalize = sol_home_finalize;
  properties[SOL_HOME_PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, SOL_TYPE_HOME_STATE, SOL_HOME_STARTING, flags);
  properties[SOL_HOME_PROP_ACCOUNT] = g_param_spec_string ("account", NULL, NULL, NULL, flags);
  properties[SOL_HOME_PROP_SITE] = g_param_spec_object ("site", NULL, NULL, SOL_TYPE_SITE, flags);
  properties[SOL_HOME_PROP_KEYRING_WORKS] = g_param_spec_boolean ("keyring-works", NULL, NULL, TRUE, flags);
  properties[SOL_HOME_PROP_WAIT_UNTIL]
      = g_param_spec_int64 ("wait-until", NULL, NULL, G_MININT64, G_MAXINT64, SOL_TIME_UNKNOWN, flags);
  properties[SOL_HOME_PROP_CONDITION]
      = g_param_spec_boxed ("condition", NULL, NULL, SOL_TYPE_CONDITION, flags);
  g_object_class_install_properties (object_class, SOL_HOME_N_PROPS, properties);
}

static void
sol_home_init (SolHome *self)
{
  self->cancellable = g_cancellable_new ();
  self->sites = g_list_store_new (SOL_TYPE_SITE_ITEM);
  self->condition = sol_condition_new ();
  self->resend_at = SOL_TIME_UNKNOWN;
  self->tried_again_at = SOL_TIME_UNKNOWN;
  self->before_sign_in = SOL_HOME_SIGNED_OUT;
}

/* The data folder is named by the origin: both programs must spell it alike. */
static char *
bare_origin (const char *origin)
{
  if (origin == NULL)
    return NULL;
  char *bare = g_strdup (origin);
  for (gsize length = strlen (bare); length > 0 && bare[length - 1] == '/'; length--)
    bare[length - 1] = '\0';
  return bare;
}

SolHome *
sol_home_new (const SolHomeOptions *options)
{
  SolHome *self = g_object_new (SOL_TYPE_HOME, NULL);
  self->clock = options->clock != NULL ? g_object_ref (options->clock) : sol_clock_new_system ();
  self->origin = bare_origin (options->origin);
  self->wanted_account = g_strdup (options->account);
  self->data_root = g_strdup (options->data_root);
  g_set_object (&self->tls_database, options->tls_database);
  self->demo = options->demo;
  self->no_keyring = options->no_keyring;
  self->unattended = options->unattended;
  self->passing = options->passing;
  self->condition->demo = options->demo;
  return self;
}

static void
keyring_state_cb (SolHome *self)
{
  sol_home_notify (self, SOL_HOME_PROP_KEYRING_WORKS);
}

static void
cloud_wait_cb (SolHome *self)
{
  sol_home_notify (self, SOL_HOME_PROP_WAIT_UNTIL);
}

/* Starting: folder, archive, memory, keyring, session, last site. Each step survives the failure of the one
 * before where anything can still be shown. */

static void
finish_start (GTask *task)
{
  SolHome *self = g_task_get_source_object (task);
  if (self->state == SOL_HOME_STARTING)
    sol_home_set_state (self, SOL_HOME_SIGNED_OUT);
  g_task_return_boolean (task, TRUE);
}

static void
site_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (!sol_site_load_finish (SOL_SITE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  SolHome *self = g_task_get_source_object (task);
  if (self->site == SOL_SITE (source))
    {
      sol_home_notify (self, SOL_HOME_PROP_SITE);
      sol_home_notify (self, SOL_HOME_PROP_CONDITION);
      sol_home_set_state (self, SOL_HOME_OPEN);
    }
  finish_start (task);
}

static void
kept_sites_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SolHome *self = SOL_HOME (source);
  sol_home_load_kept_sites_finish (self, result);
  if (g_task_return_error_if_cancelled (task))
    return;

  gboolean has_session = sol_cloud_get_state (self->cloud) == SOL_SIGN_IN_DONE
                         || sol_cloud_get_wait_until (self->cloud) != SOL_TIME_UNKNOWN;
  g_autofree char *scope = sol_home_get_account_scope (self);
  const char *id = sol_remember_get (self->remember, scope, "last-site");
  /* Without a working keyring nothing tells that the person signed out: what was known is shown, and it asks.
   */
  if (id != NULL && (has_session || !sol_home_get_keyring_works (self)))
    {
      self->site
          = sol_site_new (self->context, id, sol_remember_get (self->remember, scope, "last-site-name"));
      sol_home_watch_site (self);
      GCancellable *cancellable = g_task_get_cancellable (task);
      sol_site_load_async (self->site, cancellable, site_loaded_cb, g_steal_pointer (&task));
      return;
    }
  if (has_session)
    sol_home_set_state (self, SOL_HOME_CHOOSING);
  finish_start (task);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SolHome) self = user_data;
  int count = sol_archive_count_requests_finish (SOL_ARCHIVE (source), result, NULL);
  self->counted = (guint) MAX (count, 0);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);

  if (!sol_cloud_restore_finish (SOL_CLOUD (source), result, &error) && error != NULL)
    g_info ("No session was restored: %s", error->message);
  if (sol_cloud_get_account (self->cloud) != NULL)
    sol_home_set_account (self, sol_cloud_get_account (self->cloud));
  sol_archive_count_requests_async (self->archive, sol_home_store_get_account_key (self->store),
                                    sol_clock_now (self->clock), NULL, counted_cb, g_object_ref (self));
  sol_home_load_kept_sites_async (self, kept_sites_cb, g_steal_pointer (&task));
}

static void
restore (GTask *task, const char *account)
{
  SolHome *self = g_task_get_source_object (task);
  sol_home_set_account (self, account);
  sol_cloud_restore_async (self->cloud, g_task_get_cancellable (task), restored_cb, task);
}

static const char *
find_account (GStrv accounts, const char *wanted_key)
{
  for (guint i = 0; accounts != NULL && accounts[i] != NULL; i++)
    {
      g_autofree char *key = sol_account_key (accounts[i]);
      if (g_strcmp0 (key, wanted_key) == 0)
        return accounts[i];
    }
  return NULL;
}

/* Which of the keyring's accounts is meant, however it was written, or was used last; files know accounts by
 * their hash only. */
static const char *
pick_account (SolHome *self, GStrv accounts)
{
  const char *wanted = self->wanted_account;
  if (wanted == NULL)
    {
      const char *last = find_account (accounts, sol_remember_get (self->remember, "home", "last-account"));
      return last != NULL || accounts == NULL ? last : accounts[0];
    }
  if (accounts == NULL || g_strv_contains ((const char *const *) accounts, wanted))
    return wanted;
  g_autofree char *key = sol_account_key (wanted);
  const char *known = find_account (accounts, key);
  return known != NULL ? known : wanted;
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) accounts = sol_keyring_list_finish (SOL_KEYRING (source), result, &error);
  if (error != NULL)
    g_info ("The keyring does not tell its accounts: %s", error->message);
  restore (task, pick_account (g_task_get_source_object (task), accounts));
}

static void
remembered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);

  if (!sol_remember_load_finish (SOL_REMEMBER (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("What was remembered could not be read: %s", error->message);
  if (g_task_return_error_if_cancelled (task))
    return;
  sol_keyring_list_async (self->keyring, NULL, accounts_cb, g_steal_pointer (&task));
}

static void
changed_elsewhere_cb (SolHome *self)
{
  if (self->site != NULL)
    sol_site_follow (self->site);
}

static void
furnish (SolHome *self, SolArchive *archive)
{
  g_autofree char *lock
      = self->folder == NULL ? NULL : sol_data_folder_get_file (self->folder, SOL_SIGN_IN_LOCK);
  g_autoptr (SolJournal) journal = sol_journal_new (archive, self->clock);

  self->archive = archive;
  self->remember = sol_remember_new (archive);
  self->keyring = self->demo || self->no_keyring
                      ? sol_keyring_new_none ()
                      : sol_keyring_new (self->origin != NULL ? self->origin : REAL_ORIGIN, self->clock);
  self->store = sol_home_store_new (self->clock, self->keyring, archive, self->remember, lock);
  self->cloud = sol_cloud_new (self->clock, SOL_CLOUD_STORE (self->store), self->origin, self->tls_database);
  self->context
      = sol_model_context_new (self->clock, self->cloud, archive, self->remember, journal, self->demo);
  sol_model_context_set_origin (self->context, self->origin, self->tls_database);
  sol_model_context_set_lock_folder (
      self->context, self->folder != NULL ? sol_data_folder_get_path (self->folder) : self->data_root);
  /* A command looks at what it reads itself. */
  if (!self->passing)
    {
      self->watch = sol_home_watch_new (archive, self->clock);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_elsewhere_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->keyring, "notify::state", G_CALLBACK (keyring_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cloud, "notify::wait-until", G_CALLBACK (cloud_wait_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
opened_in_memory_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);
  SolArchive *archive = sol_archive_open_finish (result, &error);
  if (archive == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  furnish (self, archive);
  sol_remember_load_async (self->remember, g_task_get_cancellable (task), remembered_cb, g_object_ref (task));
}

static void
forget (SolHome *self, const GError *error)
{
  g_warning ("Nothing can be kept this time: %s", error->message);
  g_free (self->unkept);
  self->unkept = g_strdup (error->message);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);
  SolArchive *archive = sol_archive_open_finish (result, &error);

  if (archive == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (archive == NULL)
    {
      /* A full disk or an archive of a newer Solarium is no reason to show nothing. */
      forget (self, error);
      GCancellable *cancellable = g_task_get_cancellable (task);
      sol_archive_open_async (NULL, cancellable, opened_in_memory_cb, g_steal_pointer (&task));
      return;
    }
  furnish (self, archive);
  sol_remember_load_async (self->remember, g_task_get_cancellable (task), remembered_cb, g_object_ref (task));
}

void
sol_home_start_async (SolHome *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self));
  g_return_if_fail (self->archive == NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_start_async);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (self->data_root != NULL)
    path = g_build_filename (self->data_root, SOL_ARCHIVE_FILE, NULL);
  else
    {
      self->folder
          = self->demo ? sol_data_folder_new_temporary (&error) : sol_data_folder_new (self->origin, &error);
      if (self->folder == NULL)
        forget (self, error);
      else
        path = sol_data_folder_get_file (self->folder, SOL_ARCHIVE_FILE);
    }
  sol_archive_open_async (path, cancellable, opened_cb, g_steal_pointer (&task));
}

gboolean
sol_home_start_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  if (sol_archive_close_finish (SOL_ARCHIVE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sol_home_close_async (SolHome *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self));
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_close_async);

  g_cancellable_cancel (self->cancellable);
  if (self->watch != NULL)
    sol_home_watch_stop (self->watch);
  if (self->site != NULL)
    sol_site_stop (self->site);
  if (self->archive != NULL)
    sol_archive_close_async (self->archive, cancellable, closed_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
sol_home_close_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Getters. */

SolHomeState
sol_home_get_state (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), SOL_HOME_STARTING);
  return self->state;
}

SolClock *
sol_home_get_clock (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return self->clock;
}

const char *
sol_home_get_account (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return self->account;
}

SolSite *
sol_home_get_site (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return self->site;
}

GListModel *
sol_home_get_sites (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return G_LIST_MODEL (self->sites);
}

gboolean
sol_home_get_keyring_works (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), FALSE);
  /* Before the start nobody has asked it yet. */
  return self->keyring == NULL || sol_keyring_get_state (self->keyring) == SOL_KEYRING_WORKING;
}

gboolean
sol_home_get_demo (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), FALSE);
  return self->demo;
}

const char *
sol_home_get_unkept (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return self->unkept;
}

SolTime
sol_home_get_wait_until (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), SOL_TIME_UNKNOWN);
  return self->cloud == NULL ? SOL_TIME_UNKNOWN : sol_cloud_get_wait_until (self->cloud);
}

const SolCondition *
sol_home_get_condition (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return self->site != NULL ? sol_site_get_condition (self->site) : self->condition;
}

guint
sol_home_get_requests_last_hour (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), 0);
  guint sent = self->cloud == NULL ? 0 : sol_cloud_get_requests_last_hour (self->cloud);
  return MAX (sent, self->counted);
}

gboolean
sol_home_check_origin (const char *origin, GError **error)
{
  return sol_cloud_check_origin (origin, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = sol_journal_list_finish (SOL_JOURNAL (source), result, &error);
  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sol_home_list_changes_async (SolHome *self, guint limit, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self));
  g_return_if_fail (self->context != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_list_changes_async);
  sol_journal_list_async (self->context->journal, NULL, limit, cancellable, listed_cb,
                          g_steal_pointer (&task));
}

GPtrArray *
sol_home_list_changes_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
sol_home_describe (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GEnumClass) states = g_type_class_ref (SOL_TYPE_HOME_STATE);

  g_string_append_printf (text, "Solarium %s\n", SOL_VERSION);
  g_string_append_printf (text, "State: %s\n", g_enum_get_value (states, self->state)->value_nick);
  g_string_append_printf (text, "Origin: %s\n",
                          self->demo             ? "demo"
                          : self->origin != NULL ? "another"
                                                 : "cloud");
  g_string_append_printf (text, "Keyring works: %s\n", sol_home_get_keyring_works (self) ? "yes" : "no");
  g_string_append_printf (text, "Requests in the last hour: %u\n", sol_home_get_requests_last_hour (self));
  for (SolFamily family = 0; self->site != NULL && family < SOL_N_FAMILIES; family++)
    {
      static const char *const words[] = { "loading", "fresh", "stale", "failed", "absent" };
      const GError *error = sol_site_get_family_error (self->site, family);
      g_autofree char *asked = sol_time_format_iso (sol_site_get_asked_at (self->site, family), NULL);
      g_string_append_printf (text, "%s: %s, asked %s%s%s\n", sol_family_get_name (family),
                              words[sol_site_get_family_state (self->site, family)],
                              asked != NULL ? asked : "never", error != NULL ? ", " : "",
                              error == NULL                ? ""
                              : error->domain == SOL_ERROR ? sol_error_get_name ((SolError) error->code)
                                                           : "failed");
    }
  g_auto (GStrv) health = self->cloud == NULL ? NULL : sol_cloud_describe_health (self->cloud);
  for (guint i = 0; health != NULL && health[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", health[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
