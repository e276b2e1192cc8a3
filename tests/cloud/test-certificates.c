/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cloud-rig.h"

/* The certificates of tests/data/tls: what is not right about them is not overlooked. */

static char *
tls_file (const char *name)
{
  return g_build_filename (g_getenv ("SOL_TEST_DATA"), "tls", name, NULL);
}

static void
test_certificates (void)
{
  const struct
  {
    const char *file;
    gboolean trusted, works;
  } rows[] = {
    { "good.pem", TRUE, TRUE },
    { "good.pem", FALSE, FALSE },
    { "wrong-host.pem", TRUE, FALSE },
    { "expired.pem", TRUE, FALSE },
  };
  g_autofree char *ca = tls_file ("ca.pem");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *file = tls_file (rows[i].file);
      g_autoptr (GError) error = NULL;
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (file, &error);
      g_assert_no_error (error);
      g_autoptr (GTlsDatabase) database = g_tls_file_database_new (ca, &error);
      g_assert_no_error (error);
      CloudFixture *server = cloud_fixture_new_tls (certificate);
      g_auto (Rig) rig = { 0 };
      rig.clock = sol_clock_new_test (RIG_NOW);
      rig.store = cloud_store_double_new ();
      rig.server = server;
      rig.cloud = sol_cloud_new (rig.clock, SOL_CLOUD_STORE (rig.store), cloud_fixture_get_origin (server),
                                 rows[i].trusted ? database : NULL);
      rig_serve_sign_in (&rig);
      g_autoptr (SolSites) sites = rig_try_sign_in (rig.cloud, RIG_EMAIL, "x", TRUE, &error);
      g_assert_cmpint (sites != NULL, ==, rows[i].works);
      if (!rows[i].works)
        g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
      g_assert_cmpuint (cloud_fixture_count (server, NULL), ==, rows[i].works ? 3 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/certificates", test_certificates);
  return g_test_run ();
}
