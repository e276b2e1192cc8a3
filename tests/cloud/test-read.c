/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cloud-rig.h"

static void
test_works (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "GET /app-api/" RIG_SITE "/get_latest_power", 200,
                        "{\"latest_power\":{\"value\":2310,\"units\":\"W\",\"time\":1778058000}}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig.cloud, SOL_CALL_LATEST_POWER, &error);
  g_assert_no_error (error);
  g_assert_true (sol_reading_get_value_type (reading) == SOL_TYPE_POWER_SAMPLE);
  const SolPowerSample *sample = sol_reading_get_value (reading);
  g_assert_cmpfloat (sample->solar_w, ==, 2310);
  g_assert_cmpint (sol_reading_get_asked_at (reading), ==, RIG_NOW);
  g_assert_cmpint (sol_reading_get_sampled_at (reading), ==, (SolTime) 1778058000 * SOL_SECOND);
  g_assert_nonnull (sol_reading_get_json (reading));

  const CloudReceived *received = cloud_fixture_get (rig.server, NULL, 0);
  g_assert_cmpstr (cloud_received_header (received, "e-auth-token"), ==, "aT-1");
  g_assert_nonnull (strstr (cloud_received_header (received, "Cookie"), "_enlighten_4_session=ck-1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/read/works", test_works);
  return g_test_run ();
}
