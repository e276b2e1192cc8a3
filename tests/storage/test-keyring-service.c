/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "keyring-fixture.h"
#include "storage-sandbox.h"

#include <string.h>

#include "sol-error.h"

/* What happens with a service that is not there, says nothing, or is locked. libsecret keeps its connection
 * for the life of the process, so each case is a process of its own, on a bus of its own. */

#define ORIGIN "https://enlighten.enphaseenergy.com"
#define NAME "org.freedesktop.secrets"

static void
in_process_of_its_own (void (*test) (void))
{
  if (g_test_subprocess ())
    {
      test ();
      return;
    }
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Stopped by hand and never taken down: that would wait for libsecret to let go of its connection. */
static GTestDBus *
start_bus (void)
{
  static GTestDBus *bus;
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  return bus;
}

static void
turn_for (gint64 microseconds)
{
  for (gint64 end = g_get_monotonic_time () + microseconds; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

/* Works, says so, goes on. */
static void
assert_in_memory (SolKeyring *keyring, SolKeyringState state)
{
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) lookup_error = NULL;
  guint notified = 0;

  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
  g_signal_connect (keyring, "notify::state", G_CALLBACK (count_notify_cb), &notified);
  g_assert_false (keyring_store (keyring, "owner", SOL_KEYRING_SESSION, "secret", &store_error));
  g_assert_error (store_error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, state);
  g_assert_cmpuint (notified, ==, 1);

  assert_secret (keyring, "owner", SOL_KEYRING_SESSION, "secret");
  assert_accounts (keyring, "owner");
  g_assert_null (keyring_lookup (keyring, "other", SOL_KEYRING_SESSION, &lookup_error));
  g_assert_error (lookup_error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);

  keyring_forget (keyring, "owner", SOL_KEYRING_SESSION, NULL);
  g_assert_null (keyring_lookup (keyring, "owner", SOL_KEYRING_SESSION, NULL));
  g_assert_null (keyring_list (keyring, NULL));
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, state);
  g_assert_cmpuint (notified, ==, 1);
}

static void
run_absent (void)
{
  GTestDBus *bus = start_bus ();
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  SolKeyring *keyring = sol_keyring_new (ORIGIN, clock);
  assert_in_memory (keyring, SOL_KEYRING_ABSENT);
  g_assert_finalize_object (keyring);
  g_test_dbus_stop (bus);
}

static void
test_absent (void)
{
  in_process_of_its_own (run_absent);
}

static void
run_no_bus (void)
{
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  assert_in_memory (keyring, SOL_KEYRING_ABSENT);
}

static void
test_no_bus (void)
{
  in_process_of_its_own (run_no_bus);
}

/* A service that takes every call and never answers. */
static GDBusMessage *
swallow (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    {
      g_atomic_int_inc ((int *) user_data);
      g_clear_object (&message);
    }
  return message;
}

static GDBusConnection *
be_silent (GTestDBus *bus, int *calls)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (connection, swallow, calls, NULL);
  owned = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", NAME, 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
run_silent (void)
{
  GTestDBus *bus = start_bus ();
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  GAsyncResult *store = NULL, *again = NULL;
  int calls = 0;

  g_autoptr (GDBusConnection) service = be_silent (bus, &calls);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  sol_keyring_store_async (keyring, "owner", SOL_KEYRING_SESSION, "secret", NULL, wait_cb, &store);
  turn_for (200000);
  g_assert_cmpint (g_atomic_int_get (&calls), >, 0);
  g_assert_null (store);
  sol_clock_test_advance (clock, SOL_KEYRING_DEADLINE - 1);
  turn_for (50000);
  g_assert_null (store);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);

  sol_clock_test_advance (clock, 1);
  g_autoptr (GAsyncResult) stored = wait_for (&store);
  g_assert_false (sol_keyring_store_finish (keyring, stored, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_SILENT);
  assert_secret (keyring, "owner", SOL_KEYRING_SESSION, "secret");

  /* For a minute nobody waits for it again. */
  g_clear_error (&error);
  g_assert_null (keyring_lookup (keyring, "other", SOL_KEYRING_SESSION, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  assert_accounts (keyring, "owner");
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
  sol_clock_test_advance (clock, SOL_MINUTE);
  sol_keyring_lookup_async (keyring, "other", SOL_KEYRING_SESSION, NULL, wait_cb, &again);
  turn_for (50000);
  g_assert_null (again);
  sol_clock_test_advance (clock, SOL_KEYRING_DEADLINE);
  g_autoptr (GAsyncResult) asked = wait_for (&again);
  g_assert_null (sol_keyring_lookup_finish (keyring, asked, NULL));
  turn_for (50000);
  g_clear_object (&service);
  g_test_dbus_stop (bus);
}

static void
test_silent (void)
{
  in_process_of_its_own (run_silent);
}

/* By the clock on the wall: four calls at once, all answered in three seconds. */
static void
run_silent_for_real (void)
{
  GTestDBus *bus = start_bus ();
  g_autoptr (SolClock) clock = sol_clock_new_system ();
  GAsyncResult *slots[4] = { NULL };
  int calls = 0;

  g_autoptr (GDBusConnection) service = be_silent (bus, &calls);
  SolKeyring *keyring = sol_keyring_new (ORIGIN, clock);
  gpointer alive = keyring;
  gint64 start = g_get_monotonic_time ();
  g_object_add_weak_pointer (G_OBJECT (keyring), &alive);
  sol_keyring_store_async (keyring, "owner", SOL_KEYRING_SESSION, "secret", NULL, wait_cb, &slots[0]);
  sol_keyring_lookup_async (keyring, "other", SOL_KEYRING_SESSION, NULL, wait_cb, &slots[1]);
  sol_keyring_forget_async (keyring, "other", SOL_KEYRING_SESSION, NULL, wait_cb, &slots[2]);
  sol_keyring_list_async (keyring, NULL, wait_cb, &slots[3]);
  /* The owner is dropped in mid-flight. */
  g_object_unref (keyring);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    g_object_unref (wait_for (&slots[i]));
  gint64 taken = g_get_monotonic_time () - start;
  g_assert_cmpint (taken, >=, 2900 * 1000);
  g_assert_cmpint (taken, <, 3900 * 1000);
  wait_until_gone (&alive);
  turn_for (50000);
  g_clear_object (&service);
  g_test_dbus_stop (bus);
}

static void
test_silent_for_real (void)
{
  in_process_of_its_own (run_silent_for_real);
}

static void
run_silent_cancelled (void)
{
  GTestDBus *bus = start_bus ();
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *lookup = NULL;
  int calls = 0;

  g_autoptr (GDBusConnection) service = be_silent (bus, &calls);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  sol_keyring_lookup_async (keyring, "owner", SOL_KEYRING_SESSION, cancellable, wait_cb, &lookup);
  turn_for (100000);
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) looked = wait_for (&lookup);
  g_assert_null (sol_keyring_lookup_finish (keyring, looked, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
  turn_for (50000);
  g_clear_object (&service);
  g_test_dbus_stop (bus);
}

static void
test_silent_cancelled (void)
{
  in_process_of_its_own (run_silent_cancelled);
}

/* The desktop's own service, unlocked at first. */
static GSubprocess *
start_service (GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *service = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error, "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", NULL);
  g_assert_no_error (error);
  GOutputStream *input = g_subprocess_get_stdin_pipe (service);
  g_output_stream_write_all (input, "test", 4, NULL, NULL, NULL);
  g_output_stream_close (input, NULL, NULL);

  for (gboolean owned = FALSE; !owned;)
    {
      g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
          connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
          g_variant_new ("(s)", NAME), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
      g_assert_no_error (error);
      g_variant_get (answer, "(b)", &owned);
      turn_for (20000);
    }
  return service;
}

static void
lock_service (GDBusConnection *connection)
{
  const char *paths[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      connection, NAME, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
      g_variant_new ("(^ao)", paths), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
run_locked (void)
{
  GTestDBus *bus = start_bus ();
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) locked = NULL;

  g_unsetenv ("DISPLAY");
  GDBusConnection *connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GSubprocess) service = start_service (connection);

  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  assert_secret (keyring, "owner", SOL_KEYRING_SESSION, NULL);
  g_assert_true (keyring_store (keyring, "owner", SOL_KEYRING_SESSION, "unmistakable", &error));
  g_assert_no_error (error);
  assert_secret (keyring, "owner", SOL_KEYRING_SESSION, "unmistakable");
  assert_accounts (keyring, "owner");
  assert_nowhere (storage_test_get_home (), "unmistakable");
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_WORKING);

  g_assert_true (keyring_store (keyring, "other", SOL_KEYRING_PASSWORD, "unmistakable", &error));
  assert_accounts (keyring, "other,owner");
  g_assert_true (keyring_forget (keyring, "other", SOL_KEYRING_PASSWORD, &error));
  assert_secret (keyring, "other", SOL_KEYRING_PASSWORD, NULL);

  lock_service (connection);
  g_assert_null (keyring_lookup (keyring, "owner", SOL_KEYRING_SESSION, &locked));
  g_assert_error (locked, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_LOCKED);

  g_subprocess_force_exit (service);
  g_subprocess_wait (service, NULL, NULL);
  g_object_unref (connection);
  turn_for (50000);
  g_test_dbus_stop (bus);
}

static void
test_locked (void)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  if (program == NULL)
    g_test_skip ("gnome-keyring-daemon is not installed");
  else
    in_process_of_its_own (run_locked);
}

static void
run_prompt (void)
{
  GTestDBus *bus = start_bus ();
  g_autoptr (SolClock) clock = sol_clock_new_test (SOL_DAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) prompting = NULL;
  GAsyncResult *store = NULL;

  g_unsetenv ("DISPLAY");
  GDBusConnection *connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GSubprocess) service = start_service (connection);
  g_autoptr (SolKeyring) keyring = sol_keyring_new (ORIGIN, clock);
  g_assert_true (keyring_store (keyring, "owner", SOL_KEYRING_SESSION, "older", &error));
  lock_service (connection);

  /* To store something a person would be asked; nobody is there. */
  sol_keyring_store_async (keyring, "owner", SOL_KEYRING_SESSION, "newer", NULL, wait_cb, &store);
  turn_for (300000);
  sol_clock_test_advance (clock, SOL_KEYRING_DEADLINE);
  g_autoptr (GAsyncResult) stored = wait_for (&store);
  g_assert_false (sol_keyring_store_finish (keyring, stored, &prompting));
  g_assert_error (prompting, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_keyring_get_state (keyring), ==, SOL_KEYRING_LOCKED);
  assert_secret (keyring, "owner", SOL_KEYRING_SESSION, "newer");

  g_subprocess_force_exit (service);
  g_subprocess_wait (service, NULL, NULL);
  g_object_unref (connection);
  turn_for (50000);
  g_test_dbus_stop (bus);
}

/* libsecret loses the answer of an unlocking, so this one is not looked through for leaks. */
static void
test_prompt (void)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *options = g_strdup (g_getenv ("ASAN_OPTIONS"));
  if (program == NULL)
    {
      g_test_skip ("gnome-keyring-daemon is not installed");
      return;
    }
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  in_process_of_its_own (run_prompt);
  g_setenv ("ASAN_OPTIONS", options != NULL ? options : "", TRUE);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/keyring/service/absent", test_absent);
  g_test_add_func ("/storage/keyring/service/no-bus", test_no_bus);
  g_test_add_func ("/storage/keyring/service/silent", test_silent);
  g_test_add_func ("/storage/keyring/service/silent-for-real", test_silent_for_real);
  g_test_add_func ("/storage/keyring/service/silent-cancelled", test_silent_cancelled);
  g_test_add_func ("/storage/keyring/service/locked", test_locked);
  g_test_add_func ("/storage/keyring/service/prompt", test_prompt);
  return storage_test_run ();
}
