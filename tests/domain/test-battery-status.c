/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-battery-status.h"

static void
test_health (void)
{
  static const struct
  {
    const char *text;
    SolHealth health;
  } rows[] = {
    { NULL, SOL_HEALTH_UNKNOWN },
    { "", SOL_HEALTH_UNKNOWN },
    { "normal", SOL_HEALTH_NORMAL },
    { " Normal ", SOL_HEALTH_NORMAL },
    { "Online", SOL_HEALTH_NORMAL },
    { "connected", SOL_HEALTH_NORMAL },
    { "OK", SOL_HEALTH_NORMAL },
    { "recommended", SOL_HEALTH_NORMAL },
    { "abnormal", SOL_HEALTH_UNKNOWN },
    { "not ok", SOL_HEALTH_UNKNOWN },
    { "Minor Warning", SOL_HEALTH_WARNING },
    { "pairing", SOL_HEALTH_WARNING },
    { "update pending", SOL_HEALTH_WARNING },
    { "DC fault", SOL_HEALTH_ERROR },
    { "error", SOL_HEALTH_ERROR },
    { "CRITICAL", SOL_HEALTH_ERROR },
    { "not_reporting", SOL_HEALTH_NOT_REPORTING },
    { "Not Reporting", SOL_HEALTH_NOT_REPORTING },
    { "not-reporting", SOL_HEALTH_NOT_REPORTING },
    { "Disconnected", SOL_HEALTH_NOT_REPORTING },
    { "offline", SOL_HEALTH_NOT_REPORTING },
    { "inactive", SOL_HEALTH_NOT_REPORTING },
    { "decommissioned", SOL_HEALTH_NOT_REPORTING },
    { " Retired ", SOL_HEALTH_NOT_REPORTING },
    { "needs service", SOL_HEALTH_UNKNOWN },
    { "Storing", SOL_HEALTH_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (sol_health_from_text (rows[i].text) != rows[i].health)
      g_error ("\"%s\" is %s", rows[i].text, sol_health_get_name (sol_health_from_text (rows[i].text)));
}

static void
test_names (void)
{
  g_assert_cmpstr (sol_health_get_name (SOL_HEALTH_NORMAL), ==, "normal");
  g_assert_cmpstr (sol_health_get_name (SOL_HEALTH_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (sol_health_get_name (SOL_HEALTH_NOT_REPORTING), ==, "not-reporting");
  g_assert_cmpstr (sol_health_get_name (SOL_HEALTH_WARNING), ==, "warning");
  g_assert_cmpstr (sol_health_get_name (SOL_HEALTH_ERROR), ==, "error");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/battery-status/health", test_health);
  g_test_add_func ("/domain/battery-status/names", test_names);
  return g_test_run ();
}
