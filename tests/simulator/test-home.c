/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-sim-home-random.h"
#include "sol-sim-home.h"

#include <math.h>
#include <string.h>

/* Saturday, 13 June 2026, 14:30 in Amsterdam. */
#define START G_GINT64_CONSTANT (1781353800)
#define HOUSE 4081126
#define HOUR 3600
#define SERIAL "EV202334117205"

static SolSimHome *
open_home (const char *scenario, guint32 seed, gint64 start)
{
  SolSimHome *home = sol_sim_home_new (sol_sim_scenario_find (scenario), seed, start);
  sol_sim_home_run_until (home, start);
  return home;
}

static void
check_bucket (const SolSimDay *day, guint b)
{
  gint32 w[SOL_SIM_N_FLOWS];
  for (guint i = 0; i < SOL_SIM_N_FLOWS; i++)
    {
      w[i] = day->wh[i][b];
      g_assert_cmpint (w[i], >=, 0);
    }
  g_assert_cmpint (w[SOL_SIM_FLOW_PRODUCTION], ==,
                   w[SOL_SIM_FLOW_SOLAR_HOME] + w[SOL_SIM_FLOW_SOLAR_BATTERY] + w[SOL_SIM_FLOW_SOLAR_GRID]);
  g_assert_cmpint (w[SOL_SIM_FLOW_CONSUMPTION], ==,
                   w[SOL_SIM_FLOW_SOLAR_HOME] + w[SOL_SIM_FLOW_BATTERY_HOME] + w[SOL_SIM_FLOW_GRID_HOME]);
  g_assert_cmpint (w[SOL_SIM_FLOW_IMPORT], ==, w[SOL_SIM_FLOW_GRID_HOME] + w[SOL_SIM_FLOW_GRID_BATTERY]);
  g_assert_cmpint (w[SOL_SIM_FLOW_EXPORT], ==, w[SOL_SIM_FLOW_SOLAR_GRID] + w[SOL_SIM_FLOW_BATTERY_GRID]);
  g_assert_cmpint (w[SOL_SIM_FLOW_CHARGE], ==, w[SOL_SIM_FLOW_SOLAR_BATTERY] + w[SOL_SIM_FLOW_GRID_BATTERY]);
  g_assert_cmpint (w[SOL_SIM_FLOW_DISCHARGE], ==,
                   w[SOL_SIM_FLOW_BATTERY_HOME] + w[SOL_SIM_FLOW_BATTERY_GRID]);
  g_assert_cmpint (w[SOL_SIM_FLOW_PRODUCTION] + w[SOL_SIM_FLOW_IMPORT] + w[SOL_SIM_FLOW_DISCHARGE], ==,
                   w[SOL_SIM_FLOW_CONSUMPTION] + w[SOL_SIM_FLOW_EXPORT] + w[SOL_SIM_FLOW_CHARGE]);
  g_assert_cmpint (w[SOL_SIM_FLOW_EVSE], <=, w[SOL_SIM_FLOW_CONSUMPTION]);
}

/* Every bucket of @date adds up, and so do the day, its row of the lifetime arrays, and the panels. */
static void
check_day (SolSimHome *home, guint64 id, SolSimDate date)
{
  const SolSimSite *site = sol_sim_home_find_site (home, id);
  SolSimDay day;
  guint n_days;
  gint64 sums[SOL_SIM_N_FLOWS] = { 0 };
  g_assert_true (sol_sim_home_day (home, id, date, &day));
  for (guint b = 0; b < day.n_buckets; b++)
    {
      check_bucket (&day, b);
      for (guint i = 0; i < SOL_SIM_N_FLOWS; i++)
        sums[i] += day.wh[i][b];
      g_assert_cmpint (day.soc[b], <=, 100);
      g_assert_true (day.wh[SOL_SIM_FLOW_PRODUCTION][b] == 0 || b < day.n_elapsed);
    }
  const SolSimDayTotal *daily = sol_sim_home_daily (home, id, &n_days);
  g_assert_cmpint (date - site->first_date, <, n_days);
  for (guint i = 0; i < SOL_SIM_N_FLOWS; i++)
    {
      g_assert_cmpint (sums[i], ==, day.total_wh[i]);
      g_assert_cmpint (sums[i], ==, daily[date - site->first_date].wh[i]);
    }
  g_autofree gint64 *panels = g_new0 (gint64, site->n_panels);
  gint64 made = 0;
  g_assert_true (sol_sim_home_panel_energy (home, id, date, date, panels));
  for (guint i = 0; i < site->n_panels; i++)
    made += panels[i];
  g_assert_cmpint (made, ==, sums[SOL_SIM_FLOW_PRODUCTION]);
}

static void
test_balance (void)
{
  static const char *const scenarios[]
      = { "home", "two-sites", "solar-only", "no-battery", "no-charger", "three-phase", "mockup" };
  for (guint k = 0; k < G_N_ELEMENTS (scenarios); k++)
    {
      guint32 seed = (guint32) sol_sim_hash (20260613, k, 0);
      gint64 start = START + sol_sim_draw_int (seed, 1, 1, -400, 400) * 86400
                     + sol_sim_draw_int (seed, 1, 2, 0, 86399);
      g_autoptr (SolSimHome) home = open_home (scenarios[k], seed, start);
      for (guint s = 0; s < sol_sim_home_n_sites (home); s++)
        {
          const SolSimSite *site = sol_sim_home_find_site (home, sol_sim_home_site_id (home, s));
          sol_sim_home_run_until (home, sol_sim_home_now (home) + 2 * 86400 + 4321);
          SolSimDate today = sol_sim_home_today (home, site->id);
          for (guint i = 0; i < 40; i++)
            check_day (home, site->id, sol_sim_draw_int (seed, 2, i, site->first_date, today - 3));
          for (SolSimDate date = today - 2; date <= today; date++)
            check_day (home, site->id, date);
        }
    }
}

/* Also when the sun is curtailed, the grid is gone, the storm fills the battery and all kinds of commands
 * come. */
static void
test_balance_troubled (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (SolSimHome) home = open_home ("home", seed, START + seed * 1234567);
      SolSimDate first = sol_sim_home_today (home, HOUSE);
      for (guint i = 0; i < 200; i++)
        {
          sol_sim_home_run_until (home, sol_sim_home_now (home) + sol_sim_draw_int (seed, 3, i, 1, 4000));
          gint64 now = sol_sim_home_now (home);
          switch (sol_sim_draw_int (seed, 4, i, 0, 11))
            {
            case 0:
              sol_sim_home_outage (home, HOUSE, TRUE);
              break;
            case 1:
              sol_sim_home_outage (home, HOUSE, FALSE);
              break;
            case 2:
              sol_sim_home_storm (home, HOUSE, now + 100, now + 9000, FALSE);
              break;
            case 3:
              sol_sim_home_car_comes (home, HOUSE, NULL, 20000);
              break;
            case 4:
              sol_sim_home_car_leaves (home, HOUSE, NULL);
              break;
            case 5:
              sol_sim_home_start_charging (home, HOUSE, SERIAL, sol_sim_draw_int (seed, 5, i, 6, 32));
              break;
            case 6:
              sol_sim_home_set_mode (home, HOUSE, SERIAL, (SolSimMode) sol_sim_draw_int (seed, 5, i, 0, 3));
              break;
            case 7:
              sol_sim_home_set_profile (home, HOUSE, "backup_only", NULL, -1);
              break;
            case 8:
              sol_sim_home_set_profile (home, HOUSE, "cost_savings", "prioritize-energy", 15);
              break;
            case 9:
              sol_sim_home_set_relay (home, HOUSE, FALSE);
              break;
            case 10:
              sol_sim_home_set_relay (home, HOUSE, TRUE);
              break;
            default:
              sol_sim_home_stop_charging (home, HOUSE, SERIAL);
            }
        }
      for (SolSimDate date = first; date <= sol_sim_home_today (home, HOUSE); date++)
        check_day (home, HOUSE, date);
    }
}

static void
live (SolSimHome *home, guint32 polling, gint64 *lumps)
{
  static const struct
  {
    gint64 at;
    int what;
  } commands[]
      = { { 60, 0 }, { 1000, 1 }, { 5003, 2 }, { 9100, 3 }, { 30000, 4 }, { 86400 + 17, 5 }, { 150000, 6 } };
  gint64 start = sol_sim_home_now (home);
  guint steps = 0;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      while (polling > 0 && sol_sim_home_now (home) < start + commands[i].at)
        {
          gint64 on = sol_sim_draw_int (polling, 1, steps++, 1, 700);
          sol_sim_home_run_until (home, MIN (sol_sim_home_now (home) + on, start + commands[i].at));
          sol_sim_home_find_site (home, HOUSE);
        }
      sol_sim_home_run_until (home, start + commands[i].at);
      switch (commands[i].what)
        {
        case 0:
          sol_sim_home_stop_charging (home, HOUSE, SERIAL);
          break;
        case 1:
          sol_sim_home_start_charging (home, HOUSE, SERIAL, 10);
          break;
        case 2:
          sol_sim_home_set_mode (home, HOUSE, SERIAL, SOL_SIM_MODE_GREEN);
          break;
        case 3:
          sol_sim_home_set_profile (home, HOUSE, "cost_savings", NULL, 30);
          break;
        case 4:
          sol_sim_home_outage (home, HOUSE, TRUE);
          break;
        case 5:
          sol_sim_home_outage (home, HOUSE, FALSE);
          break;
        default:
          sol_sim_home_set_reserve (home, HOUSE, 50);
        }
    }
  sol_sim_home_run_until (home, start + 3 * 86400 + 123);
  *lumps = sol_sim_home_find_charger (home, HOUSE, SERIAL)->lifetime_wh;
}

static void
test_same_however_watched (void)
{
  g_autoptr (SolSimHome) a = open_home ("home", 42, START + 77);
  g_autoptr (SolSimHome) b = open_home ("home", 42, START + 77);
  g_autoptr (SolSimHome) other = open_home ("home", 43, START + 77);
  gint64 lumps_a, lumps_b;
  live (a, 0, &lumps_a);
  live (b, 99, &lumps_b);
  g_assert_cmpint (lumps_a, ==, lumps_b);

  gboolean differs = FALSE;
  SolSimDate today = sol_sim_home_today (a, HOUSE);
  for (SolSimDate date = today - 40; date <= today; date++)
    {
      SolSimDay day_a, day_b, day_other;
      g_assert_true (sol_sim_home_day (a, HOUSE, date, &day_a));
      g_assert_true (sol_sim_home_day (b, HOUSE, date, &day_b));
      g_assert_cmpmem (&day_a, sizeof day_a, &day_b, sizeof day_b);
      differs = differs
                || (sol_sim_home_day (other, HOUSE, date, &day_other)
                    && memcmp (day_other.wh, day_a.wh, sizeof day_a.wh) != 0);
    }
  g_assert_true (differs);
  const SolSimSite *site_a = sol_sim_home_find_site (a, HOUSE), *site_b = sol_sim_home_find_site (b, HOUSE);
  g_assert_cmpfloat (site_a->soc, ==, site_b->soc);
  g_assert_cmpmem (&site_a->power, sizeof site_a->power, &site_b->power, sizeof site_b->power);
  g_assert_cmpuint (site_a->n_events, ==, site_b->n_events);
}

static void
test_clock_changes (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 5, START);
  static const struct
  {
    const char *date;
    guint buckets;
  } dates[] = { { "2025-10-26", 100 }, { "2026-03-29", 92 }, { "2026-03-28", 96 }, { "2025-10-27", 96 } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      SolSimDate date;
      SolSimDay day;
      g_assert_true (sol_sim_date_parse (dates[i].date, &date));
      g_assert_true (sol_sim_home_day (home, HOUSE, date, &day));
      g_assert_cmpuint (day.n_buckets, ==, dates[i].buckets);
      g_assert_cmpuint (day.n_elapsed, ==, dates[i].buckets);
      check_day (home, HOUSE, date);
      if (zone == NULL)
        continue;
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (day.start);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      g_autofree char *text = g_date_time_format (local, "%F %H:%M:%S");
      g_autofree char *wanted = g_strconcat (dates[i].date, " 00:00:00", NULL);
      g_assert_cmpstr (text, ==, wanted);
    }
  SolSimDate broken;
  g_assert_false (sol_sim_date_parse ("2026-02-30", &broken));
  g_assert_false (sol_sim_date_parse ("yesterday", &broken));
  g_assert_true (sol_sim_date_parse ("05-03-2026", &broken));
  char text[16];
  sol_sim_date_format (broken, text);
  g_assert_cmpstr (text, ==, "2026-03-05");
}

static void
test_sessions (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 8, START);
  sol_sim_home_run_until (home, START + 2 * 86400);
  const SolSimSite *site = sol_sim_home_find_site (home, HOUSE);
  guint n_days;
  const SolSimDayTotal *daily = sol_sim_home_daily (home, HOUSE, &n_days);
  gint64 evse = 0, sessions = 0;
  for (guint i = 0; i < n_days; i++)
    evse += daily[i].wh[SOL_SIM_FLOW_EVSE];
  g_autoptr (GArray) all
      = sol_sim_home_sessions (home, HOUSE, SERIAL, site->first_date, sol_sim_home_today (home, HOUSE));
  g_assert_cmpuint (all->len, >, 100);
  gint64 newer = G_MAXINT64;
  for (guint i = 0; i < all->len; i++)
    {
      const SolSimSession *session = &g_array_index (all, SolSimSession, i);
      g_assert_cmpint (session->started, <, newer);
      g_assert_cmpint (session->plugged_in, <=, session->started);
      g_assert_cmpint (session->energy_wh, <=, session->active_s * 7360 / 3600 + 1);
      g_assert_true (session->ended == 0 || session->ended - session->started >= session->active_s);
      newer = session->started;
      sessions += session->energy_wh;
    }
  /* Each session drops less than a watt-hour; a running one has told the last report only. */
  g_assert_cmpint (ABS (evse - sessions), <=, all->len + 620);
  g_assert_cmpint (ABS (evse - site->chargers[0].lifetime_wh), <=, 620);
}

static void
test_battery_keeps_its_limits (void)
{
  g_autoptr (SolSimHome) home = open_home ("no-charger", 3, START);
  const SolSimSite *site = sol_sim_home_find_site (home, HOUSE);
  SolSimDate today = sol_sim_home_today (home, HOUSE);
  gboolean was_full = FALSE, was_empty = FALSE;
  for (SolSimDate date = site->first_date + 2; date < today; date++)
    {
      SolSimDay day;
      g_assert_true (sol_sim_home_day (home, HOUSE, date, &day));
      gboolean outage = FALSE;
      for (guint i = 0; i < site->n_outages; i++)
        outage = outage || ABS (site->outages[i].start - day.start - 43200) < 2 * 86400;
      for (guint b = 0; b < day.n_buckets; b++)
        {
          g_assert_cmpint (day.wh[SOL_SIM_FLOW_CHARGE][b], <=, 7680 / 4 + 1);
          g_assert_cmpint (day.wh[SOL_SIM_FLOW_DISCHARGE][b], <=, 7680 / 4 + 1);
          if (!outage)
            g_assert_cmpint (day.soc[b], >=, site->profile.reserve);
          was_full = was_full || day.soc[b] == 100;
          was_empty = was_empty || day.soc[b] == site->profile.reserve;
        }
    }
  g_assert_true (was_full && was_empty);

  /* What went in comes out again, less the losses of the way in. */
  guint n_days;
  const SolSimDayTotal *daily = sol_sim_home_daily (home, HOUSE, &n_days);
  gint64 in = 0, out = 0;
  for (guint i = 0; i < n_days; i++)
    {
      in += daily[i].wh[SOL_SIM_FLOW_CHARGE];
      out += daily[i].wh[SOL_SIM_FLOW_DISCHARGE];
    }
  g_assert_cmpfloat (fabs ((double) in * 0.9 - (double) out), <, 10000);
}

static void
test_sun_follows_season (void)
{
  g_autoptr (SolSimHome) home = open_home ("solar-only", 12, START);
  gint64 june = 0, december = 0;
  SolSimDate date;
  sol_sim_date_parse ("2025-12-06", &date);
  for (int i = 0; i < 30; i++)
    {
      SolSimDay winter, summer;
      g_assert_true (sol_sim_home_day (home, HOUSE, date + i, &winter));
      g_assert_true (sol_sim_home_day (home, HOUSE, date - 182 + i, &summer));
      december += winter.total_wh[SOL_SIM_FLOW_PRODUCTION];
      june += summer.total_wh[SOL_SIM_FLOW_PRODUCTION];
      /* 02:00 is dark, whatever the season. */
      g_assert_cmpint (winter.wh[SOL_SIM_FLOW_PRODUCTION][8], ==, 0);
      g_assert_cmpint (summer.wh[SOL_SIM_FLOW_PRODUCTION][8], ==, 0);
    }
  g_assert_cmpint (june, >, 4 * december);
  g_assert_cmpint (december, >, 0);
}

static void
test_panels_never_lose (void)
{
  g_autoptr (SolSimHome) home = open_home ("home", 6, START - 9 * HOUR);
  const SolSimSite *site = sol_sim_home_find_site (home, HOUSE);
  g_autofree gint64 *before = g_new0 (gint64, site->n_panels);
  for (guint step = 0; step < 150; step++)
    {
      sol_sim_home_run_until (home, sol_sim_home_now (home) + 300);
      for (guint i = 0; i < site->n_panels; i++)
        {
          g_assert_cmpint (site->panels[i].lifetime_wh, >=, before[i]);
          before[i] = site->panels[i].lifetime_wh;
        }
    }
}

static void
test_opens_fast (void)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (SolSimHome) home = open_home ("five-sites", 1, START);
  gint64 opened = g_get_monotonic_time ();
  g_assert_nonnull (sol_sim_home_find_site (home, HOUSE));
  gint64 alive = g_get_monotonic_time ();
  guint n_days;
  sol_sim_home_daily (home, HOUSE, &n_days);
  g_test_message ("opened in %.1f ms, %u days of one site in %.1f ms", (double) (opened - begin) / 1000,
                  n_days, (double) (alive - opened) / 1000);
  g_assert_cmpuint (n_days, >=, 3 * 365);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/home/balance", test_balance);
  g_test_add_func ("/simulator/home/balance-troubled", test_balance_troubled);
  g_test_add_func ("/simulator/home/same-however-watched", test_same_however_watched);
  g_test_add_func ("/simulator/home/clock-changes", test_clock_changes);
  g_test_add_func ("/simulator/home/sessions", test_sessions);
  g_test_add_func ("/simulator/home/battery-limits", test_battery_keeps_its_limits);
  g_test_add_func ("/simulator/home/seasons", test_sun_follows_season);
  g_test_add_func ("/simulator/home/panels-never-lose", test_panels_never_lose);
  g_test_add_func ("/simulator/home/opens-fast", test_opens_fast);
  return g_test_run ();
}
