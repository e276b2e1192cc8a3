/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-charger-status.h"
#include "sol-charger-summary.h"

static void
test_connector (void)
{
  static const struct
  {
    const char *text;
    SolConnector connector;
  } rows[] = {
    { NULL, SOL_CONNECTOR_UNKNOWN },
    { "", SOL_CONNECTOR_UNKNOWN },
    { "  ", SOL_CONNECTOR_UNKNOWN },
    { "AVAILABLE", SOL_CONNECTOR_AVAILABLE },
    { " charging ", SOL_CONNECTOR_CHARGING },
    { "Finishing", SOL_CONNECTOR_FINISHING },
    { "SUSPENDED", SOL_CONNECTOR_SUSPENDED },
    { "suspended_ev", SOL_CONNECTOR_SUSPENDED_EV },
    { "SUSPENDED_EV_WAIT", SOL_CONNECTOR_SUSPENDED_EV },
    { "SUSPENDED_EVSE", SOL_CONNECTOR_SUSPENDED_EVSE },
    { "FAULTED", SOL_CONNECTOR_FAULTED },
    { "PREPARING", SOL_CONNECTOR_OTHER },
    { "SUSPENDEDEVSE", SOL_CONNECTOR_OTHER },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_connector_from_text (rows[i].text), ==, rows[i].connector);
}

static void
test_charging (void)
{
  static const struct
  {
    SolTruth reported;
    const char *connector;
    SolTruth charging;
    gboolean session, draws;
  } rows[] = {
    { SOL_YES, "CHARGING", SOL_YES, TRUE, TRUE },
    { SOL_YES, "SUSPENDED_EVSE", SOL_NO, FALSE, FALSE },
    { SOL_YES, "SUSPENDED_EV", SOL_YES, TRUE, FALSE },
    { SOL_YES, "SUSPENDED", SOL_YES, TRUE, FALSE },
    { SOL_YES, "SuspendedEVSE", SOL_YES, FALSE, FALSE },
    { SOL_YES, "PREPARING", SOL_YES, FALSE, TRUE },
    { SOL_YES, NULL, SOL_YES, FALSE, TRUE },
    { SOL_NO, "FINISHING", SOL_NO, TRUE, FALSE },
    { SOL_NO, "AVAILABLE", SOL_NO, FALSE, FALSE },
    { SOL_UNKNOWN, "CHARGING", SOL_UNKNOWN, TRUE, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolChargerStatus) status = sol_charger_status_new ();
      status->charging_reported = rows[i].reported;
      status->connector_text = g_strdup (rows[i].connector);
      status->connector = sol_connector_from_text (rows[i].connector);
      g_assert_cmpint (sol_charger_status_is_charging (status), ==, rows[i].charging);
      g_assert_cmpint (sol_charger_status_session_active (status), ==, rows[i].session);
      g_assert_cmpint (sol_charger_status_draws_power (status), ==, rows[i].draws);
    }
}

static void
test_modes (void)
{
  for (int mode = SOL_CHARGE_MODE_UNKNOWN; mode <= SOL_CHARGE_MODE_SMART; mode++)
    g_assert_cmpint (sol_charge_mode_from_name (sol_charge_mode_get_name ((SolChargeMode) mode)), ==, mode);
  g_assert_cmpstr (sol_charge_mode_get_name (SOL_CHARGE_MODE_SCHEDULED), ==, "scheduled");
  g_assert_cmpint (sol_charge_mode_from_name ("nonsense"), ==, SOL_CHARGE_MODE_UNKNOWN);
  g_assert_cmpint (sol_charge_mode_from_name (NULL), ==, SOL_CHARGE_MODE_UNKNOWN);
}

static void
test_find (void)
{
  g_autoptr (SolEvStatus) status = sol_ev_status_new ();
  g_autoptr (SolEvSummary) summary = sol_ev_summary_new ();
  for (guint i = 0; i < 3; i++)
    {
      SolChargerStatus *charger = sol_charger_status_new ();
      charger->serial = i == 0 ? NULL : g_strdup_printf ("48230911557%u", i);
      g_ptr_array_add (status->chargers, charger);
      SolChargerSummary *about = sol_charger_summary_new ();
      about->serial = g_strdup (charger->serial);
      g_ptr_array_add (summary->chargers, about);
    }
  g_assert_true (sol_ev_status_find (status, "482309115572") == g_ptr_array_index (status->chargers, 2));
  g_assert_true (sol_ev_summary_find (summary, "482309115571") == g_ptr_array_index (summary->chargers, 1));
  g_assert_null (sol_ev_status_find (status, "1"));
  g_assert_null (sol_ev_status_find (status, NULL));
  g_assert_null (sol_ev_status_find (NULL, "1"));
  g_assert_null (sol_ev_summary_find (NULL, "1"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/charger-status/connector", test_connector);
  g_test_add_func ("/domain/charger-status/charging", test_charging);
  g_test_add_func ("/domain/charger-status/modes", test_modes);
  g_test_add_func ("/domain/charger-status/find", test_find);
  return g_test_run ();
}
