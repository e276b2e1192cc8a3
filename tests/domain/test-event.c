/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-car-energy.h"
#include "sol-event.h"

static void
test_severity (void)
{
  static const struct
  {
    const char *status, *name;
  } rows[] = { { "Info", "info" },      { "Closed", "done" },  { "Warning", "warning" }, { "ERROR", "error" },
               { "Critical", "error" }, { "Nouveau", "info" }, { NULL, "info" } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (sol_event_severity_get_name (sol_event_severity_from_text (rows[i].status)), ==,
                     rows[i].name);
}

static void
test_cursor (void)
{
  g_autoptr (SolEvents) page = sol_events_new ();
  page->next = g_strdup ("c2");
  g_assert_null (sol_events_get_next (page, NULL)); /* an empty page is the last */
  g_ptr_array_add (page->events, sol_event_new ());
  g_assert_cmpstr (sol_events_get_next (page, NULL), ==, "c2");
  g_assert_cmpstr (sol_events_get_next (page, "c1"), ==, "c2");
  g_assert_null (sol_events_get_next (page, "c2"));
  g_clear_pointer (&page->next, g_free);
  g_assert_null (sol_events_get_next (page, "c2"));
}

static void
test_outage_zone (void)
{
  g_autoptr (GTimeZone) zone = sol_zone_new ("Australia/Sydney");
  SolTime wall = sol_time_parse ("2026-01-10T08:00:00", NULL);
  SolOutage named = { wall, 60, FALSE }, unnamed = { wall, 60, TRUE };
  g_assert_cmpint (sol_outage_get_start (&named, zone), ==, wall);
  g_assert_cmpint (sol_outage_get_start (&unnamed, zone), ==, sol_time_parse ("2026-01-09T21:00:00Z", NULL));
  g_assert_cmpint (sol_outage_get_start (&unnamed, NULL), ==, wall);
}

static void
test_car_energy (void)
{
  g_autoptr (SolCarEnergy) energy = sol_car_energy_new ();
  g_assert_null (sol_car_energy_get_date (energy, 0));
  energy->start_date = g_strdup ("2024-02-28");
  g_autofree char *leap = sol_car_energy_get_date (energy, 1);
  g_assert_cmpstr (leap, ==, "2024-02-29");
  g_assert_null (sol_car_energy_get_date (energy, G_MAXUINT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/event/severity", test_severity);
  g_test_add_func ("/domain/event/cursor", test_cursor);
  g_test_add_func ("/domain/event/outage-zone", test_outage_zone);
  g_test_add_func ("/domain/event/car-energy", test_car_energy);
  return g_test_run ();
}
