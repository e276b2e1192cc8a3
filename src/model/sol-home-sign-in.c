/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-home-sign-in"

#include "sol-home-private.h"

#include "sol-format.h"

#define RESEND_GAP (30 * SOL_SECOND)
#define TRY_AGAIN_GAP SOL_MINUTE

void
sol_home_set_account (SolHome *self, const char *account)
{
  sol_home_store_set_account (self->store, account);
  sol_journal_set_account (self->context->journal, sol_home_store_get_account_key (self->store));
  if (g_strcmp0 (account, self->account) == 0)
    return;
  g_free (self->account);
  self->account = g_strdup (account);
  sol_home_notify (self, SOL_HOME_PROP_ACCOUNT);
}

static void
fail_sign_in (SolHome *self, GTask *task, GError *error)
{
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED))
    {
      self->resend_at = sol_clock_now (self->clock) + RESEND_GAP;
      sol_home_set_state (self, SOL_HOME_CODE);
    }
  else if (self->state == SOL_HOME_SIGNING_IN)
    sol_home_set_state (self, self->before_sign_in);
  g_task_return_error (task, error);
}

static void
end_sign_in (SolHome *self, GTask *task, const SolSites *sites)
{
  self->resend_at = SOL_TIME_UNKNOWN;
  sol_remember_set (self->remember, "home", "last-account", sol_home_store_get_account_key (self->store));
  sol_home_take_sites (self, sites, TRUE);
  sol_home_open_chosen (self);
  if (self->site != NULL)
    sol_site_owe_first (self->site);
  g_task_return_boolean (task, TRUE);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = sol_cloud_sign_in_finish (SOL_CLOUD (source), result, &error);
  SolHome *self = g_task_get_source_object (task);
  if (sites == NULL)
    fail_sign_in (self, task, g_steal_pointer (&error));
  else
    end_sign_in (self, task, sites);
}

void
sol_home_sign_in_async (SolHome *self, const char *email, const char *password, gboolean keep,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self) && self->cloud != NULL);
  g_return_if_fail (email != NULL && password != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_sign_in_async);
  g_autofree char *trimmed = g_strstrip (g_strdup (email));

  if (self->state != SOL_HOME_SIGNING_IN && self->state != SOL_HOME_CODE)
    self->before_sign_in = self->state;
  sol_home_set_account (self, trimmed);
  sol_home_store_set_keep (self->store, keep);
  sol_home_set_state (self, SOL_HOME_SIGNING_IN);
  sol_cloud_sign_in_async (self->cloud, trimmed, password, !self->unattended, cancellable, signed_in_cb,
                           g_steal_pointer (&task));
}

gboolean
sol_home_sign_in_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = sol_cloud_verify_code_finish (SOL_CLOUD (source), result, &error);
  SolHome *self = g_task_get_source_object (task);

  if (sites != NULL)
    {
      end_sign_in (self, task, sites);
      return;
    }
  /* Everything but a wrong code and passing trouble starts over with the password. */
  gboolean again = g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CODE)
                   || g_error_matches (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE)
                   || g_error_matches (error, SOL_ERROR, SOL_ERROR_OFFLINE)
                   || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!again && self->state == SOL_HOME_CODE)
    sol_home_set_state (self, self->before_sign_in);
  g_task_return_error (task, g_steal_pointer (&error));
}

void
sol_home_verify_code_async (SolHome *self, const char *code, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self) && self->cloud != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_verify_code_async);
  sol_cloud_verify_code_async (self->cloud, code, cancellable, verified_cb, g_steal_pointer (&task));
}

gboolean
sol_home_verify_code_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
resent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);

  if (sol_cloud_resend_code_finish (SOL_CLOUD (source), result, &error))
    {
      self->resend_at = sol_clock_now (self->clock) + RESEND_GAP;
      g_task_return_boolean (task, TRUE);
      return;
    }
  if ((g_error_matches (error, SOL_ERROR, SOL_ERROR_BLOCKED)
       || g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_CREDENTIALS))
      && self->state == SOL_HOME_CODE)
    sol_home_set_state (self, self->before_sign_in);
  g_task_return_error (task, g_steal_pointer (&error));
}

void
sol_home_resend_code_async (SolHome *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self) && self->cloud != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_resend_code_async);
  sol_cloud_resend_code_async (self->cloud, cancellable, resent_cb, g_steal_pointer (&task));
}

gboolean
sol_home_resend_code_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

SolTime
sol_home_get_resend_at (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), SOL_TIME_UNKNOWN);
  return self->resend_at;
}

char *
sol_home_get_code_mail (SolHome *self)
{
  g_return_val_if_fail (SOL_IS_HOME (self), NULL);
  return self->account == NULL ? NULL : sol_format_mask_mail (self->account);
}

void
sol_home_cancel_sign_in (SolHome *self)
{
  g_return_if_fail (SOL_IS_HOME (self) && self->cloud != NULL);
  sol_cloud_cancel_sign_in (self->cloud);
  if (self->state == SOL_HOME_CODE || self->state == SOL_HOME_SIGNING_IN)
    sol_home_set_state (self, self->before_sign_in);
}

/* Signing out: wipe what is here. Recorded history stays unless it is to go too. */

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);

  if (!sol_archive_erase_finish (SOL_ARCHIVE (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      /* What was begun in a home is not history: it is still to be asked about. */
      static const char *const kept[] = { "cloud/", "procedure/", NULL };
      sol_remember_rescue (self->remember, kept);
      g_task_return_boolean (task, TRUE);
    }
  sol_home_set_state (self, SOL_HOME_SIGNED_OUT);
}

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);

  if (!sol_cloud_sign_out_finish (SOL_CLOUD (source), result, &error))
    g_info ("The session could not be wiped from the keyring: %s", error->message);
  if (GPOINTER_TO_INT (g_task_get_task_data (task)))
    {
      sol_archive_erase_async (self->archive, NULL, erased_cb, g_steal_pointer (&task));
      return;
    }
  sol_home_set_state (self, SOL_HOME_SIGNED_OUT);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
forgot_password_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SolHome *self = g_task_get_source_object (task);
  if (!sol_keyring_forget_finish (SOL_KEYRING (source), result, &error))
    g_info ("The keyring did not forget: %s", error->message);
  sol_cloud_sign_out_async (self->cloud, NULL, signed_out_cb, g_steal_pointer (&task));
}

void
sol_home_sign_out_async (SolHome *self, gboolean erase, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_HOME (self) && self->cloud != NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sol_home_sign_out_async);
  g_task_set_task_data (task, GINT_TO_POINTER (erase), NULL);
  g_autofree char *scope = sol_home_get_account_scope (self);

  sol_home_drop_site (self);
  g_list_store_remove_all (self->sites);
  sol_remember_set (self->remember, scope, "last-site", NULL);
  sol_remember_set (self->remember, scope, "last-site-name", NULL);
  sol_remember_set (self->remember, "home", "last-account", NULL);
  if (self->account != NULL)
    sol_keyring_forget_async (self->keyring, self->account, SOL_KEYRING_PASSWORD, NULL, forgot_password_cb,
                              g_steal_pointer (&task));
  else
    sol_cloud_sign_out_async (self->cloud, NULL, signed_out_cb, g_steal_pointer (&task));
}

gboolean
sol_home_sign_out_finish (SolHome *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
sol_home_try_again (SolHome *self)
{
  g_return_if_fail (SOL_IS_HOME (self));
  SolTime now = sol_clock_now (self->clock);

  if (self->site == NULL
      || (self->tried_again_at != SOL_TIME_UNKNOWN && now - self->tried_again_at < TRY_AGAIN_GAP
          && sol_home_get_wait_until (self) != SOL_TIME_UNKNOWN))
    return;
  self->tried_again_at = now;
  sol_site_try_again (self->site);
}
