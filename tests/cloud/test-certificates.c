/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cloud-rig.h"
#include "sol-simulator.h"
#include "tls-front.h"

#include <string.h>

/* The simulated cloud over TLS, with the certificates of tests/data/tls: what is not right about one is not
 * overlooked, and nothing is sent to whom it belongs. No switch turns that off. The program runs twice: over
 * HTTP/1.1 and, with SOUP_SERVER_HTTP2, over HTTP/2. */

#define NOT_SAFE "The connection to Enphase is not safe: its certificate is not valid."

typedef struct
{
  SolSimulator *simulator;
  TlsFront *front;
  Rig rig; /* without a server of its own */
} Scene;

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);
  g_assert_no_error (error);
  return certificate;
}

static GTlsDatabase *
load_authority (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOL_TEST_DATA"), "tls", "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  return database;
}

/* @trusted: whether the client knows the CA of the tests. */
static void
scene_open (Scene *scene, const char *file, gboolean trusted)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate (file);
  g_autoptr (GTlsDatabase) authority = load_authority ();
  g_autoptr (GError) error = NULL;

  *scene = (Scene){ .simulator = sol_simulator_new ("home", 7, 0, RIG_NOW / SOL_SECOND) };
  g_assert_true (sol_simulator_start (scene->simulator, 0, &error));
  g_assert_no_error (error);
  g_autofree char *behind
      = g_strdup_printf ("http://127.0.0.1:%u", sol_simulator_get_port (scene->simulator));
  scene->front = tls_front_new (behind, certificate);
  scene->rig.clock = sol_clock_new_test (RIG_NOW);
  scene->rig.store = cloud_store_double_new ();
  scene->rig.cloud = sol_cloud_new (scene->rig.clock, SOL_CLOUD_STORE (scene->rig.store),
                                    tls_front_get_origin (scene->front), trusted ? authority : NULL);
}

static void
scene_close (Scene *scene)
{
  g_clear_object (&scene->rig.cloud);
  g_clear_object (&scene->rig.store);
  g_clear_object (&scene->rig.clock);
  rig_turn (20);
  g_clear_pointer (&scene->front, tls_front_free);
  sol_simulator_stop (scene->simulator);
  g_clear_object (&scene->simulator);
}

/* Sign-in, and the state of the chargers. */
static void
use_it (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites
      = rig_try_sign_in (scene->rig.cloud, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sites->sites->len, ==, 1);
  const SolSiteInfo *site = g_ptr_array_index (sites->sites, 0);
  const SolCallTarget target = { .site = site->id };
  Waiting waiting = { 0 };
  sol_cloud_read_async (scene->rig.cloud, SOL_CALL_EV_STATUS, &target, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (SolReading) reading = sol_cloud_read_finish (scene->rig.cloud, result, &error);
  g_assert_no_error (error);
  const SolEvStatus *status = sol_reading_get_value (reading);
  g_assert_cmpuint (status->chargers->len, ==, 1);
}

static void
test_good (void)
{
  gboolean http2 = g_getenv ("SOUP_SERVER_HTTP2") != NULL;
  Scene scene;
  scene_open (&scene, "good.pem", TRUE);
  use_it (&scene);
  /* Where both are offered, libsoup takes the newer. */
  g_assert_cmpuint (tls_front_count (scene.front, http2), >=, 4);
  g_assert_cmpuint (tls_front_count (scene.front, !http2), ==, 0);
  scene_close (&scene);
}

static void
test_bad (gconstpointer data)
{
  const char *file = data;
  Scene scene;
  g_autoptr (GError) error = NULL;

  /* Nobody vouches for a good one whose CA is not known. */
  scene_open (&scene, file, strcmp (file, "good.pem") != 0);
  rig_log_start ();
  g_autoptr (SolSites) sites
      = rig_try_sign_in (scene.rig.cloud, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD, TRUE, &error);
  g_autofree char *log = rig_log_end ();
  g_assert_null (sites);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpstr (error->message, ==, NOT_SAFE);
  g_assert_null (strstr (log, SOL_SIMULATOR_OWNER));
  g_assert_null (strstr (log, SOL_SIMULATOR_PASSWORD));

  /* Neither the password nor anything else was sent, and nobody is signed in. */
  g_assert_cmpuint (tls_front_count (scene.front, FALSE) + tls_front_count (scene.front, TRUE), ==, 0);
  g_autofree char *requests = sol_simulator_ask (scene.simulator, "GET", "requests", NULL, NULL);
  g_assert_null (strstr (requests, "login"));
  g_autofree char *session = cloud_store_double_dup_session (scene.rig.store);
  g_assert_null (session);
  scene_close (&scene);
}

int
main (int argc, char **argv)
{
  static const char *const bad[] = { "good.pem", "wrong-host.pem", "expired.pem", "self-signed.pem" };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/certificates/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name
          = i == 0 ? g_strdup ("unknown-authority") : g_strndup (bad[i], strlen (bad[i]) - 4);
      g_autofree char *path = g_strconcat ("/cloud/certificates/", name, NULL);
      g_test_add_data_func (path, bad[i], test_bad);
    }
  return g_test_run ();
}
