/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cases.h"

#include <math.h>

static const struct
{
  const char *name;
  gsize offset;
} facts[] = {
  { "produced_wh", G_STRUCT_OFFSET (SolTotals, produced_wh) },
  { "consumed_wh", G_STRUCT_OFFSET (SolTotals, consumed_wh) },
  { "imported_wh", G_STRUCT_OFFSET (SolTotals, imported_wh) },
  { "exported_wh", G_STRUCT_OFFSET (SolTotals, exported_wh) },
  { "charged_wh", G_STRUCT_OFFSET (SolTotals, charged_wh) },
  { "discharged_wh", G_STRUCT_OFFSET (SolTotals, discharged_wh) },
  { "charger_wh", G_STRUCT_OFFSET (SolTotals, charger_wh) },
  { "heat_pump_wh", G_STRUCT_OFFSET (SolTotals, heat_pump_wh) },
  { "water_heater_wh", G_STRUCT_OFFSET (SolTotals, water_heater_wh) },
};

static double
fact (const SolTotals *totals, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (facts[i].name, name))
      return G_STRUCT_MEMBER (double, totals, facts[i].offset);
  g_error ("no fact %s", name);
}

static void
totals_of (JsonObject *body, SolTotals *totals)
{
  SolSeries series[SOL_N_CHANNELS];
  cases_read_series (body, series);
  sol_totals_clear (totals);
  sol_totals_from_series (totals, series, 0, G_MAXUINT);
  cases_clear_series (series);
}

static void
test_cases (void)
{
  g_autoptr (JsonParser) parser = cases_load ("lifetime_energy");
  JsonArray *cases = json_node_get_array (json_parser_get_root (parser));
  guint checked = 0;

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i);
      JsonObject *expected = json_object_get_object_member (one, "expected");
      if (!json_object_has_member (expected, "totals"))
        continue;
      SolTotals totals;
      totals_of (json_object_get_object_member (one, "payload"), &totals);
      JsonObject *wanted = json_object_get_object_member (expected, "totals");
      g_autoptr (GList) names = json_object_get_members (wanted);
      for (GList *name = names; name != NULL; name = name->next, checked++)
        {
          g_test_message ("%s: %s", json_object_get_string_member (one, "name"), (char *) name->data);
          cases_assert_number (fact (&totals, name->data), cases_member (wanted, name->data), 0.01);
        }
    }
  g_assert_cmpuint (checked, >=, 15);
}

static void
test_import (void)
{
  g_autoptr (JsonParser) parser = cases_load ("lifetime_energy");
  JsonObject *one = cases_find (parser, "import-measured-derived-or-unknown");
  JsonArray *bodies
      = json_object_get_array_member (json_object_get_object_member (one, "context"), "each_body");
  JsonArray *wanted
      = json_object_get_array_member (json_object_get_object_member (one, "expected"), "imported_wh_each");

  for (guint i = 0; i < json_array_get_length (bodies); i++)
    {
      SolTotals totals;
      totals_of (json_array_get_object_element (bodies, i), &totals);
      cases_assert_number (totals.imported_wh, cases_number (json_array_get_element (wanted, i)), 0.01);
    }
}

typedef struct
{
  SolChannel channel;
  double wh[2];
} Row;

static SolTotals
totals_from_rows (const Row *rows, guint n, guint from, guint to)
{
  SolSeries series[SOL_N_CHANNELS] = { 0 };
  SolTotals totals;

  for (guint i = 0; i < n; i++)
    series[rows[i].channel] = (SolSeries){ (double *) rows[i].wh, 2 };
  sol_totals_from_series (&totals, series, from, to);
  return totals;
}

static void
test_formulas (void)
{
  const Row charge_only[]
      = { { SOL_CHANNEL_CHARGE, { 500, 700 } }, { SOL_CHANNEL_SOLAR_BATTERY, { 500, 300 } } };
  SolTotals totals = totals_from_rows (charge_only, G_N_ELEMENTS (charge_only), 0, 2);
  cases_assert_number (totals.imported_wh, 400, 0); /* into the battery, not from the sun */
  cases_assert_number (totals.charged_wh, 1200, 0);
  cases_assert_number (totals.discharged_wh, NAN, 0);
  cases_assert_number (totals.produced_wh, NAN, 0);

  const Row parts[] = { { SOL_CHANNEL_SOLAR_BATTERY, { 500, 300 } },
                        { SOL_CHANNEL_GRID_BATTERY, { 0, 50 } },
                        { SOL_CHANNEL_BATTERY_HOME, { 200, NAN } } };
  totals = totals_from_rows (parts, G_N_ELEMENTS (parts), 0, 2);
  cases_assert_number (totals.charged_wh, 850, 0);
  cases_assert_number (totals.discharged_wh, 200, 0);
  cases_assert_number (totals.imported_wh, 50, 0);

  /* What left by another way is never less than nothing. */
  const Row surplus[]
      = { { SOL_CHANNEL_CONSUMPTION, { 100, 100 } }, { SOL_CHANNEL_SOLAR_HOME, { 150, 100 } } };
  totals = totals_from_rows (surplus, G_N_ELEMENTS (surplus), 0, 2);
  cases_assert_number (totals.imported_wh, 0, 0);

  const Row measured[] = { { SOL_CHANNEL_SOLAR_GRID, { 0, 0 } }, { SOL_CHANNEL_EXPORT, { 400, 78 } } };
  totals = totals_from_rows (measured, G_N_ELEMENTS (measured), 0, 2);
  cases_assert_number (totals.exported_wh, 478, 0);
}

static void
test_range (void)
{
  const Row rows[] = { { SOL_CHANNEL_PRODUCTION, { 10, 20 } },
                       { SOL_CHANNEL_EVSE, { 3000, 0 } },
                       { SOL_CHANNEL_HEATPUMP, { 0, 0 } } };
  SolTotals second = totals_from_rows (rows, G_N_ELEMENTS (rows), 1, 2);
  cases_assert_number (second.produced_wh, 20, 0);
  cases_assert_number (second.charger_wh, 0, 0); /* present, only at rest */
  cases_assert_number (second.heat_pump_wh, NAN, 0);

  SolTotals beyond = totals_from_rows (rows, G_N_ELEMENTS (rows), 2, 9);
  cases_assert_number (beyond.produced_wh, NAN, 0);
}

static void
test_self_sufficiency (void)
{
  static const struct
  {
    double consumed, imported, share;
  } rows[] = {
    { 25700, 200, 1 - 200 / 25700.0 },
    { 1000, 1000, 0 },
    { 1000, 1500, 0 }, /* charging from the grid */
    { 0, 0, NAN },
    { NAN, 5, NAN },
    { 5, NAN, NAN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolTotals totals;
      sol_totals_clear (&totals);
      totals.consumed_wh = rows[i].consumed;
      totals.imported_wh = rows[i].imported;
      cases_assert_number (sol_totals_self_sufficiency (&totals), rows[i].share, 1e-9);
    }
}

static void
test_average (void)
{
  g_autoptr (SolToday) today = sol_today_new ();
  SolSeries *series = &today->series[SOL_CHANNEL_PRODUCTION];
  series->n = 2;
  series->wh = g_new (double, 2);
  series->wh[0] = 527;
  series->wh[1] = NAN;

  cases_assert_number (sol_today_get_average_w (today, SOL_CHANNEL_PRODUCTION, 0), 2108, 0);
  cases_assert_number (sol_today_get_average_w (today, SOL_CHANNEL_PRODUCTION, 1), NAN, 0);
  cases_assert_number (sol_today_get_average_w (today, SOL_CHANNEL_PRODUCTION, 2), NAN, 0);
  cases_assert_number (sol_today_get_average_w (today, SOL_CHANNEL_EVSE, 0), NAN, 0);
  today->interval = 0;
  cases_assert_number (sol_today_get_average_w (today, SOL_CHANNEL_PRODUCTION, 0), NAN, 0);

  g_assert_cmpstr (sol_channel_get_name (SOL_CHANNEL_SOLAR_HOME), ==, "solar_home");
  for (int channel = 0; channel < SOL_N_CHANNELS; channel++)
    g_assert_nonnull (sol_channel_get_name ((SolChannel) channel));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/energy/cases", test_cases);
  g_test_add_func ("/domain/energy/import", test_import);
  g_test_add_func ("/domain/energy/formulas", test_formulas);
  g_test_add_func ("/domain/energy/range", test_range);
  g_test_add_func ("/domain/energy/self-sufficiency", test_self_sufficiency);
  g_test_add_func ("/domain/energy/average", test_average);
  return g_test_run ();
}
