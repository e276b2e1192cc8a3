/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "sessions/sol-session-words.h"

#define NBSP "\u00a0"
/* Saturday, 13 June 2026, 14:30 in Berlin. */
#define NOW (1781353800 * SOL_SECOND)

static GTimeZone *zone;

static SolSessionPlace
here (void)
{
  return (SolSessionPlace){ .now = NOW, .zone = zone, .currency = "EUR", .metric = TRUE };
}

static SolChargeRecord *
add (SolChargeHistory *history, const char *start, const char *end, double wh)
{
  SolChargeRecord *record = sol_charge_record_new ();

  record->id = g_strdup (start);
  record->started_at = sol_time_parse (start, zone);
  record->ended_at = end != NULL ? sol_time_parse (end, zone) : SOL_TIME_UNKNOWN;
  record->running = sol_truth (end == NULL);
  record->energy_wh = wh;
  g_ptr_array_add (history->sessions, record);
  return record;
}

static void
test_one (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolChargeRecord *runs = add (history, "2026-06-13T09:41:00+02:00", NULL, 17500);
  SolChargeRecord *past = add (history, "2026-06-11T23:00:00+02:00", "2026-06-12T00:17:00+02:00", 9400);
  SolChargeRecord *old = add (history, "2025-06-11T23:00:00+02:00", "2025-06-12T00:17:00+02:00", 9400);
  SolChargeRecord *late = add (history, "2026-06-12T23:00:00+02:00", "2026-06-13T00:17:00+02:00", 9400);
  SolSessionPlace place = here ();

  g_autofree char *today = sol_session_day (runs->started_at, &place);
  g_autofree char *span = sol_session_span (runs, &place);
  g_autofree char *cost = sol_session_cost (runs, &place);
  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (span, ==, "09:41 – now");
  g_assert_cmpstr (cost, ==, "–");
  g_autofree char *said = sol_session_describe (runs, &place);
  g_assert_cmpstr (said, ==, "Today, 09:41 – now, 17.5" NBSP "kWh");

  past->cost = 0.98;
  g_autofree char *day = sol_session_day (past->started_at, &place);
  g_autofree char *night = sol_session_span (past, &place);
  g_autofree char *all = sol_session_describe (past, &place);
  g_autofree char *price = sol_session_unit_price (past, &place);
  g_assert_cmpstr (day, ==, "Thu 11 Jun");
  g_assert_cmpstr (night, ==, "23:00 – 00:17");
  g_assert_cmpstr (all, ==, "Thu 11 Jun, 23:00 – 00:17, 9.4" NBSP "kWh, €0.98");
  g_assert_cmpstr (price, ==, "€0.10 per kWh");

  g_autofree char *year = sol_session_day (old->started_at, &place);
  g_autofree char *yesterday = sol_session_day (late->started_at, &place);
  g_autofree char *unknown = sol_session_day (SOL_TIME_UNKNOWN, &place);
  g_assert_cmpstr (year, ==, "11 Jun 2025");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_cmpstr (unknown, ==, "–");
  late->ended_at = SOL_TIME_UNKNOWN;
  g_autofree char *open = sol_session_span (late, &place);
  g_assert_cmpstr (open, ==, "23:00 – –");
}

static void
test_recent (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolSessionPlace place = here ();
  double total = 0;

  add (history, "2026-06-13T09:30:00+02:00", NULL, 17500);
  add (history, "2026-06-11T23:00:00+02:00", "2026-06-12T01:00:00+02:00", 8000);
  add (history, "2026-04-01T23:00:00+02:00", "2026-04-02T01:00:00+02:00", 50000);
  g_autoptr (SolBarData) bars = sol_recent_bars (history, &place, &total);
  g_assert_cmpuint (sol_bar_data_get_n (bars), ==, SOL_RECENT_DAYS);
  g_assert_cmpfloat_with_epsilon (total, 25500, 1e-6);
  g_assert_cmpfloat_with_epsilon (sol_bar_data_get (bars, 15)->value, 17.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (sol_bar_data_get (bars, 14)->value, 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (sol_bar_data_get (bars, 13)->value, 4, 1e-6);
  g_assert_cmpfloat (sol_bar_data_get (bars, 0)->value, ==, 0);
  g_assert_true (sol_bar_data_get (bars, 15)->strong);
  g_assert_false (sol_bar_data_get (bars, 14)->strong);
  g_assert_cmpstr (sol_bar_data_get (bars, 0)->axis, ==, "29");
  g_assert_cmpstr (sol_bar_data_get (bars, 3)->axis, ==, "1 Jun");
  g_assert_true (sol_bar_data_get (bars, 3)->labelled);
  g_assert_cmpstr (sol_bar_data_get (bars, 13)->name, ==, "Thu 11 Jun");
  g_assert_cmpstr (sol_bar_data_get (bars, 13)->text, ==, "Energy\t4.0" NBSP "kWh");
  g_autofree char *sentence = sol_bars_describe (bars, total);
  g_assert_cmpstr (sentence, ==, "25.5" NBSP "kWh in all, the most: Sat 13 Jun with 17.5" NBSP "kWh.");

  g_autoptr (SolChargeHistory) none = sol_charge_history_new ();
  g_autoptr (SolBarData) flat = sol_recent_bars (none, &place, &total);
  g_autofree char *silent = sol_bars_describe (flat, total);
  g_assert_cmpfloat (total, ==, 0);
  g_assert_cmpstr (silent, ==, "No sessions in this time.");
}

static void
test_period (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolSessionPlace place = here ();
  SolPeriod month = sol_period_at (SOL_PERIOD_MONTH, NOW, SOL_TIME_UNKNOWN, zone);
  SolPeriod year = sol_period_at (SOL_PERIOD_YEAR, NOW, SOL_TIME_UNKNOWN, zone);
  SolPeriod all = sol_period_at (SOL_PERIOD_ALL, NOW, sol_time_parse ("2024-03-05", zone), zone);

  add (history, "2026-06-02T10:00:00+02:00", "2026-06-02T12:00:00+02:00", 8000);
  g_autoptr (SolBarData) days = sol_period_bars (history, &month, SOL_TIME_UNKNOWN, &place);
  g_assert_cmpuint (sol_bar_data_get_n (days), ==, 30);
  g_assert_cmpuint (sol_bar_data_get_begun (days), ==, 13);
  g_assert_cmpfloat_with_epsilon (sol_bar_data_get (days, 1)->value, 8, 1e-6);
  g_assert_true (sol_bar_data_get (days, 4)->labelled);
  g_assert_false (sol_bar_data_get (days, 5)->labelled);

  /* Before what is known nothing is 0. */
  g_autoptr (SolBarData) months
      = sol_period_bars (history, &year, sol_time_parse ("2026-04-01", zone), &place);
  g_assert_cmpuint (sol_bar_data_get_n (months), ==, 12);
  g_assert_true (isnan (sol_bar_data_get (months, 2)->value));
  g_assert_cmpstr (sol_bar_data_get (months, 2)->text, ==, "No data");
  g_assert_cmpfloat (sol_bar_data_get (months, 3)->value, ==, 0);
  g_assert_cmpstr (sol_bar_data_get (months, 5)->name, ==, "June 2026");
  g_assert_cmpstr (sol_bar_data_get (months, 5)->axis, ==, "Jun");

  g_autoptr (SolBarData) ever = sol_period_bars (history, &all, SOL_TIME_UNKNOWN, &place);
  g_assert_cmpuint (sol_bar_data_get_n (ever), ==, 28);
  g_assert_true (sol_bar_data_get (ever, 10)->labelled);
  g_assert_cmpstr (sol_bar_data_get (ever, 10)->axis, ==, "2025");

  g_autofree char *june = sol_period_title (&month, zone);
  g_autofree char *the_year = sol_period_title (&year, zone);
  g_autofree char *slug = sol_period_slug (&month);
  g_autofree char *ever_slug = sol_period_slug (&all);
  g_assert_cmpstr (june, ==, "June 2026");
  g_assert_cmpstr (the_year, ==, "2026");
  g_assert_cmpstr (slug, ==, "2026-06");
  g_assert_cmpstr (ever_slug, ==, "all");

  g_autofree char *reach = sol_reach_words (FALSE, sol_time_parse ("2026-03-01", zone), &place);
  g_autofree char *begins = sol_reach_words (FALSE, SOL_TIME_UNKNOWN, &place);
  g_assert_cmpstr (reach, ==, "Older sessions are still being fetched. Known since 1 March 2026.");
  g_assert_cmpstr (begins, ==, "Older sessions are still being fetched.");
  g_assert_null (sol_reach_words (TRUE, SOL_TIME_UNKNOWN, &place));
}

static void
test_csv (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolSessionPlace place = here ();
  SolChargeRecord *record = add (history, "2026-06-11T23:00:00+02:00", "2026-06-12T00:17:00+02:00", 9400);
  guint n = 0;

  record->miles = 38.5;
  record->cost = 0.98;
  record->active_s = 4560;
  /* What a hostile tariff would call its money. */
  place.currency = "=cmd()";
  add (history, "2026-05-01T23:00:00+02:00", "2026-05-02T01:00:00+02:00", NAN);
  g_autofree char *june = sol_sessions_csv (history, sol_time_parse ("2026-06-01", zone), NOW, &place, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (
      june, ==,
      "\"start_local\",\"start_utc\",\"end_local\",\"end_utc\",\"energy_kwh\",\"charging_min\","
      "\"range_km\",\"cost\",\"price_per_kwh\",\"currency\"\r\n"
      "\"2026-06-11T23:00:00+02:00\",\"2026-06-11T21:00:00+00:00\",\"2026-06-12T00:17:00+02:00\","
      "\"2026-06-11T22:17:00+00:00\",9.400,76.0,62.0,0.9800,0.1043,\"'=cmd()\"\r\n");
  g_autofree char *all = sol_sessions_csv (history, 0, NOW, &place, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (all, ",\"\",120.0,\"\",\"\",\"\","));

  const SolBar bars[] = { { .value = 1.5, .name = "=1" }, { .value = NAN, .name = "b" } };
  g_autoptr (SolBarData) data = sol_bar_data_new (bars, 2);
  g_autofree char *chart = sol_bars_csv (data, "Day", "Energy in kWh", &n);
  g_assert_cmpstr (chart, ==, "\"Day\",\"Energy in kWh\"\r\n\"'=1\",1.500\r\n\"b\",\"\"\r\n");
  g_autofree char *text = sol_bars_text (data, "Day", "kWh");
  g_assert_cmpstr (text, ==, "Day\tkWh\n=1\t1.50\nb\t–\n");
}

static void
test_names (void)
{
  static const struct
  {
    const char *site;
    const char *name;
  } rows[] = { { "Birchwood House", "solarium-birchwood-house-sessions-2026-06.csv" },
               { "Müller & Söhne <Haus>", "solarium-muller-sohne-haus-sessions-2026-06.csv" },
               { "../../etc/passwd", "solarium-etc-passwd-sessions-2026-06.csv" },
               { NULL, "solarium-sessions-2026-06.csv" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = sol_csv_file_name (rows[i].site, "sessions", "2026-06");
      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
test_curve (void)
{
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  SolSessionPlace place = here ();
  SolChargeRecord *record = add (history, "2026-06-13T09:41:00+02:00", "2026-06-13T11:00:00+02:00", 5000);
  SolChargePoint points[]
      = { { record->started_at + 9 * SOL_MINUTE, 3600 }, { record->started_at + 14 * SOL_MINUTE, 3700 } };

  g_autoptr (SolBarData) bars = sol_curve_bars (record, points, 2, &place);
  g_assert_cmpuint (sol_bar_data_get_n (bars), ==, 16);
  g_assert_cmpstr (sol_bar_data_get (bars, 0)->name, ==, "09:40 – 09:45");
  g_assert_cmpfloat_with_epsilon (sol_bar_data_get (bars, 0)->value, 3.6, 1e-6);
  g_assert_true (isnan (sol_bar_data_get (bars, 6)->value));
  g_assert_true (sol_bar_data_get (bars, 4)->labelled);
  g_assert_cmpstr (sol_bar_data_get (bars, 4)->axis, ==, "10:00");
  g_autofree char *said = sol_curve_describe (bars);
  g_assert_cmpstr (said, ==, "Between 3.60" NBSP "kW and 3.70" NBSP "kW; known for 19% of the session.");
  g_autofree char *nothing = sol_curve_describe (NULL);
  g_assert_cmpstr (nothing, ==, "Solarium has no readings of this session.");

  /* Long ones have no more stretches than can be seen. */
  static const int hours[] = { 1, 3, 9, 20, 50, 200, 2000 };
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      record->ended_at = record->started_at + hours[i] * SOL_HOUR;
      g_autoptr (SolBarData) some = sol_curve_bars (record, points, 2, &place);
      g_assert_cmpuint (sol_bar_data_get_n (some), <=, 98);
      g_assert_cmpuint (sol_bar_data_get_n (some), >=, 12);
    }
  record->ended_at = record->started_at;
  g_assert_null (sol_curve_bars (record, points, 2, &place));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  zone = sol_zone_new ("Europe/Berlin");
  g_test_add_func ("/views/session-words/one", test_one);
  g_test_add_func ("/views/session-words/recent", test_recent);
  g_test_add_func ("/views/session-words/period", test_period);
  g_test_add_func ("/views/session-words/csv", test_csv);
  g_test_add_func ("/views/session-words/names", test_names);
  g_test_add_func ("/views/session-words/curve", test_curve);
  int result = g_test_run ();
  g_time_zone_unref (zone);
  return result;
}
