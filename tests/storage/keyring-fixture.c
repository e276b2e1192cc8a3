/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "keyring-fixture.h"

#include <string.h>

#include "storage-sandbox.h"

gboolean
keyring_store (SolKeyring *keyring, const char *account, SolKeyringKind kind, const char *secret,
               GError **error)
{
  GAsyncResult *slot = NULL;
  sol_keyring_store_async (keyring, account, kind, secret, NULL, wait_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  return sol_keyring_store_finish (keyring, result, error);
}

char *
keyring_lookup (SolKeyring *keyring, const char *account, SolKeyringKind kind, GError **error)
{
  GAsyncResult *slot = NULL;
  sol_keyring_lookup_async (keyring, account, kind, NULL, wait_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  return sol_keyring_lookup_finish (keyring, result, error);
}

gboolean
keyring_forget (SolKeyring *keyring, const char *account, SolKeyringKind kind, GError **error)
{
  GAsyncResult *slot = NULL;
  sol_keyring_forget_async (keyring, account, kind, NULL, wait_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  return sol_keyring_forget_finish (keyring, result, error);
}

char *
keyring_list (SolKeyring *keyring, GError **error)
{
  GAsyncResult *slot = NULL;
  sol_keyring_list_async (keyring, NULL, wait_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  g_auto (GStrv) accounts = sol_keyring_list_finish (keyring, result, error);
  return accounts != NULL ? g_strjoinv (",", accounts) : NULL;
}

void
assert_secret (SolKeyring *keyring, const char *account, SolKeyringKind kind, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *secret = keyring_lookup (keyring, account, kind, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  sol_keyring_secret_free (secret);
}

void
assert_accounts (SolKeyring *keyring, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *accounts = keyring_list (keyring, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (accounts, ==, expected);
}

void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

void
assert_nowhere (const char *path, const char *secret)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  if (folder != NULL)
    {
      for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
        {
          g_autofree char *inner = g_build_filename (path, name, NULL);
          assert_nowhere (inner, secret);
        }
      return;
    }
  g_autofree char *content = NULL;
  gsize size = 0;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (path, &content, &size, NULL))
    g_assert_null (memmem (content, size, secret, strlen (secret)));
}
