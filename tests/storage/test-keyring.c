/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "keyring-fixture.h"
#include "storage-sandbox.h"

#include <string.h>

#include "sol-error.h"

/* With libsecret's own file instead of a service: no bus, no prompt. */

#define ORIGIN "https://enlighten.enphaseenergy.com"

static void
test_store (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  g_autoptr (SolKeyring) later = sol_keyring_new (ORIGIN, clock);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
  assert_secret (keyring, "store@example.org", SOL_KEYRING_SESSION, NULL);
  g_assert_true (keyring_store (keyring, "store@example.org", SOL_KEYRING_SESSION, "first", &error));
  g_assert_true (
      keyring_store (keyring, "store@example.org", SOL_KEYRING_SESSION, "zweites; ключ=\"x\"", &error));
  g_assert_no_error (error);
  assert_secret (keyring, "store@example.org", SOL_KEYRING_SESSION, "zweites; ключ=\"x\"");
  assert_secret (keyring, "store@example.org", SOL_KEYRING_PASSWORD, NULL);

  /* As after a restart. */
  assert_secret (later, "store@example.org", SOL_KEYRING_SESSION, "zweites; ключ=\"x\"");
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);

  g_assert_true (keyring_forget (later, "store@example.org", SOL_KEYRING_SESSION, &error));
  g_assert_true (keyring_forget (later, "store@example.org", SOL_KEYRING_SESSION, &error));
  g_assert_no_error (error);
  assert_secret (keyring, "store@example.org", SOL_KEYRING_SESSION, NULL);
}

static void
test_apart (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) keyring = sol_keyring_new ("http://127.0.0.1:1", clock);
  g_autoptr (SolKeyring) other = sol_keyring_new ("http://127.0.0.1:2", clock);

  assert_accounts (keyring, "");
  g_assert_true (keyring_store (keyring, "b@example.org", SOL_KEYRING_SESSION, "session b", NULL));
  g_assert_true (keyring_store (keyring, "b@example.org", SOL_KEYRING_PASSWORD, "password b", NULL));
  g_assert_true (keyring_store (keyring, "a@example.org", SOL_KEYRING_SESSION, "session a", NULL));
  g_assert_true (keyring_store (other, "b@example.org", SOL_KEYRING_SESSION, "other b", NULL));

  assert_accounts (keyring, "a@example.org,b@example.org");
  assert_accounts (other, "b@example.org");
  assert_secret (keyring, "b@example.org", SOL_KEYRING_SESSION, "session b");
  assert_secret (keyring, "b@example.org", SOL_KEYRING_PASSWORD, "password b");
  assert_secret (other, "b@example.org", SOL_KEYRING_SESSION, "other b");
  g_assert_true (keyring_forget (keyring, "b@example.org", SOL_KEYRING_SESSION, NULL));
  assert_secret (keyring, "b@example.org", SOL_KEYRING_PASSWORD, "password b");
  assert_accounts (keyring, "a@example.org,b@example.org");
  g_assert_true (keyring_forget (keyring, "b@example.org", SOL_KEYRING_PASSWORD, NULL));
  assert_accounts (keyring, "a@example.org");
}

static void
test_large (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  g_autofree char *secret = g_strnfill (16384, 's');
  g_assert_true (keyring_store (keyring, "large@example.org", SOL_KEYRING_SESSION, secret, NULL));
  assert_secret (keyring, "large@example.org", SOL_KEYRING_SESSION, secret);
}

/* A disk may need longer for the file than the deadline, at whatever step the call then is: it is answered in
 * time, and the next one works. */
static void
test_slow (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  guint late = 0;

  for (guint turns = 0; turns < 30; turns++)
    {
      GAsyncResult *slot = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *secret = g_strdup_printf ("slow %u", turns);
      sol_keyring_store_async (keyring, "slow@example.org", SOL_KEYRING_SESSION, secret, NULL, wait_cb,
                               &slot);
      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      sol_clock_test_advance (clock, SOL_KEYRING_DEADLINE);
      WAIT (slot);
      if (!sol_keyring_store_finish (keyring, slot_done, &error))
        {
          g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
          g_clear_error (&error);
          late++;
        }
      while (sol_keyring_count_calls () > 0)
        g_main_context_iteration (NULL, TRUE);
      sol_clock_test_advance (clock, SOL_MINUTE);
      g_assert_true (keyring_store (keyring, "slow@example.org", SOL_KEYRING_SESSION, secret, &error));
      assert_secret (keyring, "slow@example.org", SOL_KEYRING_SESSION, secret);
    }
  g_assert_cmpuint (late, >, 0);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
}

static void
test_nowhere (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  g_assert_true (keyring_store (keyring, "n@example.org", SOL_KEYRING_SESSION, "unmistakable-cookie", NULL));
  g_assert_true (keyring_store (keyring, "n@example.org", SOL_KEYRING_PASSWORD, "unmistakable-word", NULL));
  assert_secret (keyring, "n@example.org", SOL_KEYRING_SESSION, "unmistakable-cookie");
  assert_nowhere (storage_test_get_home (), "unmistakable");
}

static void
test_none (void)
{
  g_autoptr (SolKeyring) keyring = sol_keyring_new_none ();
  g_autoptr (SolKeyring) other = sol_keyring_new_none ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_ABSENT);
  assert_accounts (keyring, "");
  assert_secret (keyring, "none@example.org", SOL_KEYRING_SESSION, NULL);
  g_assert_true (keyring_store (keyring, "none@example.org", SOL_KEYRING_SESSION, "kept here", &error));
  g_assert_true (keyring_store (keyring, "none@example.org", SOL_KEYRING_PASSWORD, "kept here too", &error));
  g_assert_true (keyring_store (keyring, "also@example.org", SOL_KEYRING_SESSION, "more", &error));
  g_assert_no_error (error);
  assert_secret (keyring, "none@example.org", SOL_KEYRING_SESSION, "kept here");
  assert_secret (other, "none@example.org", SOL_KEYRING_SESSION, NULL);
  assert_accounts (keyring, "also@example.org,none@example.org");
  g_assert_true (keyring_forget (keyring, "none@example.org", SOL_KEYRING_SESSION, &error));
  assert_secret (keyring, "none@example.org", SOL_KEYRING_SESSION, NULL);

  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) real = sol_keyring_new (ORIGIN, clock);
  assert_secret (real, "none@example.org", SOL_KEYRING_PASSWORD, NULL);
}

typedef void (*Start) (SolKeyring *keyring, GCancellable *cancellable, GAsyncResult **slot);
typedef void (*Finish) (SolKeyring *keyring, GAsyncResult *result, GError **error);

static void
start_store (SolKeyring *keyring, GCancellable *cancellable, GAsyncResult **slot)
{
  sol_keyring_store_async (keyring, "c@example.org", SOL_KEYRING_SESSION, "s", cancellable, wait_cb, slot);
}

static void
finish_store (SolKeyring *keyring, GAsyncResult *result, GError **error)
{
  sol_keyring_store_finish (keyring, result, error);
}

static void
start_lookup (SolKeyring *keyring, GCancellable *cancellable, GAsyncResult **slot)
{
  sol_keyring_lookup_async (keyring, "c@example.org", SOL_KEYRING_PASSWORD, cancellable, wait_cb, slot);
}

static void
finish_lookup (SolKeyring *keyring, GAsyncResult *result, GError **error)
{
  sol_keyring_secret_free (sol_keyring_lookup_finish (keyring, result, error));
}

static void
start_forget (SolKeyring *keyring, GCancellable *cancellable, GAsyncResult **slot)
{
  sol_keyring_forget_async (keyring, "c@example.org", SOL_KEYRING_SESSION, cancellable, wait_cb, slot);
}

static void
finish_forget (SolKeyring *keyring, GAsyncResult *result, GError **error)
{
  sol_keyring_forget_finish (keyring, result, error);
}

static void
start_list (SolKeyring *keyring, GCancellable *cancellable, GAsyncResult **slot)
{
  sol_keyring_list_async (keyring, cancellable, wait_cb, slot);
}

static void
finish_list (SolKeyring *keyring, GAsyncResult *result, GError **error)
{
  g_auto (GStrv) accounts = sol_keyring_list_finish (keyring, result, error);
}

static const struct
{
  Start start;
  Finish finish;
} calls[] = {
  { start_store, finish_store },
  { start_lookup, finish_lookup },
  { start_forget, finish_forget },
  { start_list, finish_list },
};

static void
test_cancelled (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint when = 0; when < 2; when++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        GAsyncResult *slot = NULL;
        if (when == 0)
          g_cancellable_cancel (cancellable);
        calls[i].start (keyring, cancellable, &slot);
        if (when == 1)
          g_cancellable_cancel (cancellable);
        g_autoptr (GAsyncResult) result = wait_for (&slot);
        calls[i].finish (keyring, result, &error);
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
      }
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
}

static void
test_owner_dropped (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      SolKeyring *keyring = sol_keyring_new (ORIGIN, clock);
      gpointer alive = keyring;
      GAsyncResult *slot = NULL;
      g_autoptr (GError) error = NULL;
      g_object_add_weak_pointer (G_OBJECT (keyring), &alive);
      calls[i].start (keyring, NULL, &slot);
      g_object_unref (keyring);
      GAsyncResult *result = wait_for (&slot);
      calls[i].finish (keyring, result, &error);
      g_assert_no_error (error);
      g_object_unref (result);
      wait_until_gone (&alive);
    }
}

/* Writes that begin before the last one has ended all succeed. */
static void
test_at_once (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (0);
  g_autoptr (SolKeyring) keyring = sol_keyring_new ("https://example.org", clock);
  g_autoptr (SolKeyring) other = sol_keyring_new ("https://example.com", clock);
  GAsyncResult *results[24] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (i % 3 == 2)
      sol_keyring_forget_async (keyring, "0@example.org", SOL_KEYRING_SESSION, NULL, wait_cb, &results[i]);
    else
      sol_keyring_store_async (i % 2 == 0 ? keyring : other, "one@example.org", SOL_KEYRING_SESSION,
                               "a secret", NULL, wait_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = wait_for (&results[i]);
      if (i % 3 == 2)
        sol_keyring_forget_finish (keyring, result, &error);
      else
        sol_keyring_store_finish (i % 2 == 0 ? keyring : other, result, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
}

/* A write that nobody waits for any more does not spoil the next one, whenever it was given up. */
static void
test_given_up (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (0);
  g_autoptr (SolKeyring) keyring = sol_keyring_new ("https://example.org", clock);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *account = g_strdup_printf ("%u@example.org", i);
      GAsyncResult *given_up = NULL;
      sol_keyring_store_async (keyring, account, SOL_KEYRING_SESSION, "a secret", cancellable, wait_cb,
                               &given_up);
      for (guint turns = 0; turns < i && given_up == NULL; turns++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (200);
        }
      g_cancellable_cancel (cancellable);
      WAIT (given_up);
      g_assert_true (keyring_store (keyring, "one@example.org", SOL_KEYRING_SESSION, account, &error));
      g_assert_no_error (error);
      assert_secret (keyring, "one@example.org", SOL_KEYRING_SESSION, account);
    }
}

static void
test_secret_free (void)
{
  sol_keyring_secret_free (NULL);
  sol_keyring_secret_free (g_strdup (""));
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_autofree char *file = test_path ("test.keyring");
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_add_func ("/storage/keyring/store", test_store);
  g_test_add_func ("/storage/keyring/apart", test_apart);
  g_test_add_func ("/storage/keyring/large", test_large);
  g_test_add_func ("/storage/keyring/slow", test_slow);
  g_test_add_func ("/storage/keyring/nowhere", test_nowhere);
  g_test_add_func ("/storage/keyring/none", test_none);
  g_test_add_func ("/storage/keyring/cancelled", test_cancelled);
  g_test_add_func ("/storage/keyring/owner-dropped", test_owner_dropped);
  g_test_add_func ("/storage/keyring/at-once", test_at_once);
  g_test_add_func ("/storage/keyring/given-up", test_given_up);
  g_test_add_func ("/storage/keyring/secret-free", test_secret_free);
  return storage_test_run ();
}
