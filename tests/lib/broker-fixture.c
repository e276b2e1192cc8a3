/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "broker-fixture"

#include "broker-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PATIENCE_S 20
#define ATTEMPTS 5

struct _BrokerFixture
{
  BrokerFixtureKind kind;
  char *folder;
  char *log;
  GSubprocess *process;
  GUri *origin;
  guint16 port;  /* WebSockets */
  guint16 plain; /* for mosquitto_pub */
  guint files;
};

/* Administrators' programs are not in everybody's PATH. */
static char *
find_broker (void)
{
  char *path = g_find_program_in_path ("mosquitto");
  if (path == NULL && g_file_test ("/usr/sbin/mosquitto", G_FILE_TEST_IS_EXECUTABLE))
    path = g_strdup ("/usr/sbin/mosquitto");
  return path;
}

gboolean
broker_fixture_is_there (void)
{
  g_autofree char *broker = find_broker ();
  g_autofree char *publisher = g_find_program_in_path ("mosquitto_pub");
  if (broker != NULL && publisher != NULL)
    return TRUE;
  if (g_getenv ("SOL_TEST_ALL_INSTALLED") != NULL)
    g_test_fail_printf ("mosquitto is not installed");
  else
    g_test_skip ("mosquitto is not installed");
  return FALSE;
}

static guint16
find_port (void)
{
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  g_autoptr (GSocketAddress) bound = g_socket_get_local_address (socket, NULL);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static gboolean
answers_at (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);
  return connection != NULL;
}

/* --- certificates -------------------------------------------------------------------------------------- */

static void
run (const char *folder, const char *command)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  g_shell_parse_argv (command, NULL, &words, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_autoptr (GSubprocess) process
      = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

static void
make_certificates (BrokerFixture *self)
{
  g_autofree char *extension = g_build_filename (self->folder, "name", NULL);
  const char *name
      = self->kind == BROKER_TLS_ELSE ? "subjectAltName=IP:127.9.9.9\n" : "subjectAltName=IP:127.0.0.1\n";
  g_assert_true (g_file_set_contents (extension, name, -1, NULL));
  run (self->folder, "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 "
                     "-subj /CN=Authority -keyout ca.key -out ca.pem");
  run (self->folder, "openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=Broker "
                     "-keyout broker.key -out broker.csr");
  /* A negative number of days ends before it begins, which no clock lies within. */
  run (self->folder, self->kind == BROKER_TLS_OLD
                         ? "openssl x509 -req -in broker.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                           "-days -1 -extfile name -out broker.pem"
                         : "openssl x509 -req -in broker.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                           "-days 30 -extfile name -out broker.pem");
}

GTlsDatabase *
broker_fixture_get_authority (BrokerFixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  return database;
}

/* --- the program --------------------------------------------------------------------------------------- */

static gboolean
has_tls (BrokerFixture *self)
{
  return self->kind == BROKER_TLS || self->kind == BROKER_TLS_ELSE || self->kind == BROKER_TLS_OLD;
}

static char *
write_config (BrokerFixture *self)
{
  g_autoptr (GString) text = g_string_new ("per_listener_settings true\n");
  g_string_append_printf (text, "log_type all\nlog_timestamp false\nlog_dest file %s\n", self->log);
  if (geteuid () == 0)
    g_string_append (text, "user root\n");
  g_string_append_printf (text, "listener %u 127.0.0.1\nprotocol websockets\nallow_anonymous %s\n",
                          self->port, self->kind == BROKER_CLOSED ? "false" : "true");
  if (has_tls (self))
    g_string_append_printf (text, "cafile %s/ca.pem\ncertfile %s/broker.pem\nkeyfile %s/broker.key\n",
                            self->folder, self->folder, self->folder);
  g_string_append_printf (text, "listener %u 127.0.0.1\nallow_anonymous true\n", self->plain);

  char *path = g_build_filename (self->folder, "broker.conf", NULL);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return path;
}

/* A test that is killed takes its broker with it. */
static void
child_setup (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* Ports are looked for before the broker takes them, so somebody else may be faster. */
static gboolean
start (BrokerFixture *self)
{
  g_autofree char *program = find_broker ();
  g_autoptr (GError) error = NULL;

  self->port = find_port ();
  self->plain = find_port ();
  g_unlink (self->log);
  g_autofree char *config = write_config (self);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, child_setup, NULL, NULL);
  self->process = g_subprocess_launcher_spawn (launcher, &error, program, "-c", config, NULL);
  g_assert_no_error (error);
  gint64 until = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  while (g_get_monotonic_time () < until)
    {
      if (broker_fixture_count (self, "running") > 0 && answers_at (self->plain) && answers_at (self->port))
        return TRUE;
      if (broker_fixture_count (self, "Error") > 0)
        break;
      broker_fixture_turn (20);
    }
  broker_fixture_kill (self);
  return FALSE;
}

BrokerFixture *
broker_fixture_new (BrokerFixtureKind kind)
{
  BrokerFixture *self = g_new0 (BrokerFixture, 1);
  g_autoptr (GError) error = NULL;
  self->kind = kind;
  self->folder = g_dir_make_tmp ("broker-XXXXXX", &error);
  g_assert_no_error (error);
  self->log = g_build_filename (self->folder, "log", NULL);
  if (has_tls (self))
    make_certificates (self);

  guint attempts = 0;
  while (!start (self))
    g_assert_cmpuint (++attempts, <, ATTEMPTS);
  self->origin = g_uri_build (G_URI_FLAGS_ENCODED, has_tls (self) ? "https" : "http", NULL, "127.0.0.1",
                              self->port, "", NULL, NULL);
  return self;
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

void
broker_fixture_free (BrokerFixture *self)
{
  broker_fixture_kill (self);
  empty_folder (self->folder);
  g_free (self->folder);
  g_free (self->log);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_free (self);
}

void
broker_fixture_kill (BrokerFixture *self)
{
  if (self->process == NULL)
    return;
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
broker_fixture_freeze (BrokerFixture *self)
{
  g_subprocess_send_signal (self->process, SIGSTOP);
}

GUri *
broker_fixture_get_origin (BrokerFixture *self)
{
  return self->origin;
}

GSubprocess *
broker_fixture_publish_begin (BrokerFixture *self, const char *topic, GBytes *payload, guint times,
                              guint every_ms)
{
  g_autofree char *name = g_strdup_printf ("message-%u", self->files++);
  g_autofree char *file = g_build_filename (self->folder, name, NULL);
  g_autofree char *port = g_strdup_printf ("%u", self->plain);
  g_autofree char *repeat = g_strdup_printf ("%u", times);
  g_autofree char *delay = g_strdup_printf ("%u.%03u", every_ms / 1000, every_ms % 1000);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (payload, &length);

  g_assert_true (g_file_set_contents (file, data, (gssize) length, NULL));
  GSubprocess *publisher = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "mosquitto_pub", "-h",
                                             "127.0.0.1", "-p", port, "-q", "1", "-t", topic, "-f", file,
                                             "--repeat", repeat, "--repeat-delay", delay, NULL);
  g_assert_no_error (error);
  return publisher;
}

void
broker_fixture_publish (BrokerFixture *self, const char *topic, GBytes *payload, guint times, guint every_ms)
{
  g_autoptr (GSubprocess) publisher = broker_fixture_publish_begin (self, topic, payload, times, every_ms);
  g_autoptr (GError) error = NULL;
  g_subprocess_wait_check (publisher, NULL, &error);
  g_assert_no_error (error);
}

guint
broker_fixture_count (BrokerFixture *self, const char *text)
{
  g_autofree char *log = NULL;
  guint found = 0;

  if (!g_file_get_contents (self->log, &log, NULL, NULL))
    return 0;
  for (const char *at = strstr (log, text); at != NULL; at = strstr (at + 1, text))
    found++;
  return found;
}

void
broker_fixture_await (BrokerFixture *self, const char *text, guint times)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  while (broker_fixture_count (self, text) < times)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      broker_fixture_turn (10);
    }
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
broker_fixture_turn (guint ms)
{
  gboolean over = FALSE;
  g_timeout_add (ms, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}
