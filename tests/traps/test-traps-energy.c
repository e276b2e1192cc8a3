/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-energy"

#include <math.h>
#include <string.h>

#include "sol-counter-power.h"
#include "sol-plan.h"
#include "trap-rig.h"

/* Traps 100 to 120: energy, panels, tariff, heat pump, where decoders and rules hold them. */

#define LIFETIME(rest)                                                                                       \
  "{\"start_date\":\"2026-05-01\",\"last_report_date\":1778058000,\"interval_minutes\":15," rest "}"

static SolLifetime *
lifetime (const char *text)
{
  return trap_decode (lifetime, text);
}

static void
test_100 (void)
{
  g_autoptr (SolLifetime) life = lifetime (LIFETIME ("\"production\":[12000,null,8000,-5,true,500]"));
  g_assert_cmpfloat (life->totals.produced_wh, ==, 20500);
}

static void
test_101 (void)
{
  g_autoptr (SolLifetime) life
      = lifetime (LIFETIME ("\"consumption\":[10000],\"solar_home\":[4000],\"battery_home\":[3500]"));
  g_assert_cmpfloat (life->totals.imported_wh, ==, 2500);
}

static void
test_102 (void)
{
  g_autoptr (SolLifetime) life = lifetime (LIFETIME (
      "\"import\":[0,0],\"consumption\":[5000,5000],\"solar_home\":[4000,3000],\"battery_home\":[0,500]"));
  g_assert_cmpfloat (life->totals.imported_wh, ==, 2500);
  /* a real zero stays */
  g_autoptr (SolLifetime) sunny
      = lifetime (LIFETIME ("\"import\":[0],\"consumption\":[5000],\"solar_home\":[5000]"));
  g_assert_cmpfloat (sunny->totals.imported_wh, ==, 0);
}

static void
test_103 (void)
{
  g_autoptr (SolLifetime) measured = lifetime (LIFETIME ("\"consumption\":[5000],\"grid_home\":[4800]"));
  g_assert_cmpfloat (measured->totals.imported_wh, ==, 4800);
  g_autoptr (SolLifetime) derived = lifetime (LIFETIME ("\"consumption\":[5000],\"battery_home\":[1000]"));
  g_assert_cmpfloat (derived->totals.imported_wh, ==, 4000);
}

static void
test_104 (void)
{
  g_autoptr (SolLifetime) life
      = lifetime (LIFETIME ("\"production\":[1],\"evse\":[0,0],\"heatpump\":[0],\"water_heater\":[0,0,0]"));
  g_assert_true (isnan (life->totals.charger_wh));
  g_assert_true (isnan (life->totals.heat_pump_wh));
  g_assert_true (isnan (life->totals.water_heater_wh));
  g_assert_false (life->present[SOL_CHANNEL_EVSE]);
  g_assert_cmpfloat (life->totals.produced_wh, ==, 1);
}

static void
test_105 (void)
{
  SolCounterPower base;
  sol_counter_power_init (&base);
  g_assert_true (isnan (sol_counter_power_step (&base, 43e6, 12e6, SOL_DAY, 0)));
  g_assert_cmpfloat (sol_counter_power_step (&base, 43e6 + 300, 12e6, SOL_DAY + 5 * SOL_MINUTE, 0), ==, 3600);
}

static void
test_106 (void)
{
  SolCounterPower base;
  sol_counter_power_init (&base);
  sol_counter_power_step (&base, 43e6, 12e6, SOL_DAY, 0);
  g_assert_true (isnan (sol_counter_power_step (&base, 43e6 + 300, 12e6, SOL_DAY + SOL_SECOND, 0)));
  /* nor shorter than a bucket */
  g_assert_true (
      isnan (sol_counter_power_step (&base, 43e6 + 300, 12e6, SOL_DAY + 10 * SOL_MINUTE, 15 * SOL_MINUTE)));
}

static void
test_107 (void)
{
  SolCounterPower base;
  sol_counter_power_init (&base);
  sol_counter_power_step (&base, 0, 0, SOL_DAY, 0);
  double power_w = sol_counter_power_step (&base, 43e6, 12e6, SOL_DAY + 5 * SOL_MINUTE, 0);
  g_assert_true (isnan (power_w));
  g_assert_cmpfloat (sol_counter_power_step (&base, 43e6 + 300, 12e6, SOL_DAY + 10 * SOL_MINUTE, 0), ==,
                     3600);
}

/* It is what the panels give; at night a little less than nothing. */
static void
test_108 (void)
{
  g_autoptr (SolPowerSample) day = trap_decode (latest_power, TRAP_POWER_BODY);
  g_assert_cmpfloat (day->solar_w, ==, 2310);
  g_autoptr (SolPowerSample) night
      = trap_decode (latest_power, "{\"latest_power\":{\"value\":-30,\"units\":\"W\",\"time\":1778000000}}");
  g_assert_cmpfloat (night->solar_w, ==, -30);
}

/* List, states and energy have rows, intervals and failures of their own. */
static void
test_111 (void)
{
  static const SolFamily families[] = { SOL_FAMILY_PANELS, SOL_FAMILY_PANEL_STATES, SOL_FAMILY_PANEL_ENERGY };
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpint (sol_plan_get_row (families[i])->call, !=, sol_plan_get_row (families[k])->call);
}

static void
test_112 (void)
{
  guint interval = sol_family_get_interval (SOL_FAMILY_PANEL_ENERGY, SOL_PAGE_SOLAR);
  g_assert_cmpuint (interval, >, 0);
  g_assert_cmpuint (interval, <=, 600);
}

static void
test_113 (void)
{
  g_autoptr (SolPanelList) list = trap_decode (
      panels, "{\"total\":4,\"inverters\":[{\"serial_number\":\"1\"},{\"serial_number\":\"2\",\"status\":"
              "\"retired\"},{\"serial_number\":\"3\",\"isRetired\":true},{\"serial_number\":\"4\"}]}");
  g_assert_cmpuint (list->panels->len, ==, 2);
  g_assert_cmpint (list->total, ==, 2);
  g_autoptr (SolDevices) devices = trap_decode (
      devices, "{\"result\":[{\"type\":\"envoy\",\"devices\":[{\"serial_number\":\"1\",\"statusText\":"
               "\" Retired \"},{\"serial_number\":\"2\"}]}]}");
  g_assert_cmpuint (devices->devices->len, ==, 1);
  g_assert_cmpstr (sol_devices_get_gateway (devices)->serial, ==, "2");
}

static void
test_114 (void)
{
  g_autoptr (SolTariff) tariff = trap_decode (
      tariff,
      "{\"currency\":\"$\",\"purchase\":{\"typeId\":\"tou\",\"seasons\":[{\"startMonth\":\"1\",\"endMonth\":"
      "\"12\",\"days\":[{\"days\":[1,2,3,4,5,6,7],\"periods\":[{\"rate\":\"0.18\",\"startTime\":\"\","
      "\"endTime\":\"\"},{\"rate\":\"0.31\",\"startTime\":\"840\",\"endTime\":\"1260\"}]}]}]}}");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_assert_cmpfloat (
      sol_tariff_branch_price (&tariff->import, sol_time_parse ("2026-05-06T15:00:00Z", NULL), utc), ==,
      0.31);
  g_assert_cmpfloat (
      sol_tariff_branch_price (&tariff->import, sol_time_parse ("2026-05-06T09:00:00Z", NULL), utc), ==,
      0.18);
}

static void
test_115 (void)
{
  g_autoptr (SolTariff) nem = trap_decode (
      tariff, "{\"currency\":\"$\",\"purchase\":{\"seasons\":[]},\"buyback\":{\"exportPlan\":\"nem\","
              "\"seasons\":[]}}");
  g_assert_false (sol_tariff_branch_is_usable (&nem->export));
  g_autoptr (SolDatedRates) dated = trap_decode (
      dated_rates, "{\"data\":{\"timezone\":\"UTC\",\"currency\":\"$\",\"buyback\":[{\"start\":0,\"end\":59,"
                   "\"rate\":0.0789},{\"start\":60,\"end\":1439,\"rate\":0.05}]}}");
  g_assert_cmpfloat (sol_dated_rates_price (dated, sol_time_parse ("2026-05-06T00:59:30Z", NULL), NULL), ==,
                     0.0789);
  g_assert_cmpfloat (sol_dated_rates_price (dated, sol_time_parse ("2026-05-06T01:00:00Z", NULL), NULL), ==,
                     0.05);
}

static void
test_117 (void)
{
  SolHeatPumpPower base;
  sol_heat_pump_power_init (&base);
  g_assert_true (isnan (sol_heat_pump_power_step (&base, 4180, SOL_DAY)));
  g_assert_cmpfloat (sol_heat_pump_power_step (&base, 4680, SOL_DAY + 15 * SOL_MINUTE), ==, 2000);
}

/* The total of the day is there in all its shapes. */
static void
test_118 (void)
{
  static const char *const members[]
      = { "\"heatpump\":4180", "\"heat_pump\":{\"total\":4180}", "\"heat-pump\":[180,4000]" };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"last_report_date\":1781303500,\"stats\":[{\"start_time\":1781301600,\"production\":[0,5],%s}]}",
          members[i]);
      g_autoptr (SolToday) today = trap_decode (today, text);
      g_assert_cmpfloat (today->totals.heat_pump_wh, ==, 4180);
    }
}

/* The total comes in lumps: none of them makes a spike. */
static void
test_119 (void)
{
  SolHeatPumpPower base;
  double today_wh = 0, most = 0;
  sol_heat_pump_power_init (&base);
  for (guint minute = 0; minute <= 180; minute += 5)
    {
      today_wh += minute % 15 == 0 ? 500 : 0;
      double power_w = sol_heat_pump_power_step (&base, today_wh, SOL_DAY + minute * SOL_MINUTE);
      if (!isnan (power_w))
        most = MAX (most, power_w);
    }
  g_assert_cmpfloat (most, >, 1900);
  g_assert_cmpfloat (most, <=, 3100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/100-buckets-are-wh", test_100);
  g_test_add_func ("/traps/101-battery-is-no-import", test_101);
  g_test_add_func ("/traps/102-zero-import-is-derived", test_102);
  g_test_add_func ("/traps/103-import-without-sun", test_103);
  g_test_add_func ("/traps/104-zeros-are-absent", test_104);
  g_test_add_func ("/traps/105-two-samples", test_105);
  g_test_add_func ("/traps/106-least-window", test_106);
  g_test_add_func ("/traps/107-restored-zero", test_107);
  g_test_add_func ("/traps/108-latest-power-is-production", test_108);
  g_test_add_func ("/traps/111-panels-in-three-families", test_111);
  g_test_add_func ("/traps/112-panel-energy-every-ten-minutes", test_112);
  g_test_add_func ("/traps/113-retired-are-left-out", test_113);
  g_test_add_func ("/traps/114-timed-price-wins", test_114);
  g_test_add_func ("/traps/115-export-price-of-a-day", test_115);
  g_test_add_func ("/traps/117-heat-pump-by-difference", test_117);
  g_test_add_func ("/traps/118-heat-pump-of-the-day", test_118);
  g_test_add_func ("/traps/119-heat-pump-in-lumps", test_119);
  return g_test_run ();
}
