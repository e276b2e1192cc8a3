/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-panels.h"

#include <math.h>

static void
add_panel (SolPanelList *list, const char *serial, const char *id, const char *status)
{
  SolPanel *panel = sol_panel_new ();
  panel->serial = g_strdup (serial);
  panel->id = g_strdup (id);
  panel->array = g_strdup ("South roof");
  panel->status_text = g_strdup (status);
  panel->health = sol_health_from_text (status);
  g_ptr_array_add (list->panels, panel);
}

static void
add_state (SolPanelStates *states, const char *id, const char *serial, const char *status)
{
  SolPanelState *state = sol_panel_state_new ();
  state->id = g_strdup (id);
  state->serial = g_strdup (serial);
  state->status_text = g_strdup (status);
  state->health = sol_health_from_text (status);
  g_ptr_array_add (states->states, state);
}

static void
add_energy (SolPanelEnergy *energy, const char *id, double wh)
{
  double *value = g_new (double, 1);
  *value = wh;
  g_hash_table_insert (energy->wh, g_strdup (id), value);
}

static void
test_join (void)
{
  g_autoptr (SolPanelList) list = sol_panel_list_new ();
  g_autoptr (SolPanelStates) states = sol_panel_states_new ();
  g_autoptr (SolPanelEnergy) energy = sol_panel_energy_new ();

  list->total = 4;
  list->normal_count = 3;
  add_panel (list, "531902774410", NULL, "normal");
  add_panel (list, "531902774411", "70114404", "normal");
  add_panel (list, "531902774412", NULL, "error");
  add_panel (list, NULL, NULL, NULL);
  add_state (states, "70114403", "531902774410", "error");
  add_state (states, "70114404", "531902774411", "zephyr");
  add_state (states, "70200001", "492300000001", "normal"); /* a battery's */
  add_state (states, "70200002", NULL, "normal");
  add_energy (energy, "70114403", 812);
  add_energy (energy, "70200001", 5);
  g_ptr_array_add (energy->without_value, g_strdup ("70114404"));

  g_autoptr (SolPanelList) joined = sol_panel_list_join (list, states, energy);
  g_assert_cmpuint (joined->panels->len, ==, 4);
  g_assert_cmpint (joined->total, ==, 4);
  g_assert_cmpint (joined->normal_count, ==, 3);
  g_assert_cmpint (joined->error_count, ==, -1);

  const SolPanel *first = g_ptr_array_index (joined->panels, 0);
  g_assert_cmpstr (first->id, ==, "70114403");
  g_assert_cmpint (first->health, ==, SOL_HEALTH_ERROR);
  g_assert_cmpstr (first->status_text, ==, "error");
  g_assert_cmpstr (first->array, ==, "South roof");
  g_assert_cmpfloat (first->energy_wh, ==, 812);

  const SolPanel *second = g_ptr_array_index (joined->panels, 1);
  g_assert_cmpint (second->health, ==, SOL_HEALTH_NORMAL);
  g_assert_true (isnan (second->energy_wh));

  const SolPanel *third = g_ptr_array_index (joined->panels, 2);
  g_assert_null (third->id);
  g_assert_cmpint (third->health, ==, SOL_HEALTH_ERROR);
  g_assert_true (isnan (third->energy_wh));

  const SolPanel *before = g_ptr_array_index (list->panels, 0);
  g_assert_null (before->id);
  g_assert_cmpint (before->health, ==, SOL_HEALTH_NORMAL);
}

static void
test_join_alone (void)
{
  g_autoptr (SolPanelList) list = sol_panel_list_new ();
  add_panel (list, "531902774410", "70114403", "normal");
  ((SolPanel *) g_ptr_array_index (list->panels, 0))->energy_wh = 7;

  g_autoptr (SolPanelList) joined = sol_panel_list_join (list, NULL, NULL);
  const SolPanel *panel = g_ptr_array_index (joined->panels, 0);
  g_assert_cmpfloat (panel->energy_wh, ==, 7);
  g_assert_cmpstr (panel->id, ==, "70114403");
  g_assert_true (isnan (sol_panel_energy_get (NULL, "1")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/panels/join", test_join);
  g_test_add_func ("/domain/panels/join-alone", test_join_alone);
  return g_test_run ();
}
