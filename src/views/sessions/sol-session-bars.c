/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-bars"

#include "sol-session-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-csv.h"
#include "sol-format.h"

/* In the card every third day has its label, counted from today. */
#define RECENT_STEP 3
/* In a month the first and every fifth. */
#define DAY_STEP 5
/* Of many months those of a new year; of more years than this not all. */
#define YEARS_ALL 8

static void
free_bar (gpointer data)
{
  SolBar *bar = data;

  g_free ((char *) bar->name);
  g_free ((char *) bar->axis);
  g_free ((char *) bar->text);
  g_free ((char *) bar->more);
}

static GArray *
new_bars (void)
{
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (SolBar));

  g_array_set_clear_func (bars, free_bar);
  return bars;
}

static char *
format (SolTime time, GTimeZone *zone, const char *pattern)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);

  return local != NULL ? g_date_time_format (local, pattern) : g_strdup ("–");
}

/* How many sessions, what they cost. */
static char *
more_lines (const SolSessionTotals *totals, const SolSessionPlace *place)
{
  if (totals->n == 0)
    return NULL;

  g_autofree char *cost = sol_format_money (totals->cost, place->currency);
  return g_strdup_printf ("%s\t%u\n%s\t%s", _ ("Sessions"), totals->n, _ ("Cost"), cost);
}

static SolBar
make_bar (const SolChargeHistory *history, SolTime from, SolTime to, gboolean known, gboolean by_month,
          const SolSessionPlace *place)
{
  SolSessionTotals totals = { .energy_wh = NAN };

  if (known)
    totals = sol_sessions_total (history, from, to, place->now);
  gboolean future = from > place->now;
  g_autofree char *value
      = by_month ? sol_format_energy_long (totals.energy_wh, FALSE) : sol_format_energy (totals.energy_wh);
  /* TRANSLATORS: for strftime: the day below a bar, "11"; the month below a bar, "Jun" */
  return (SolBar){ .value = future ? NAN : totals.energy_wh / 1000,
                   .name
                   = by_month ? format (from, place->zone, _ ("%OB %Y")) : sol_session_date (from, place),
                   .axis = format (from, place->zone, by_month ? _ ("%b") : _ ("%-d")),
                   .text = isnan (totals.energy_wh) ? g_strdup (_ ("No data"))
                                                    : g_strdup_printf ("%s\t%s", _ ("Energy"), value),
                   .more = future ? NULL : more_lines (&totals, place),
                   .strong = from <= place->now && place->now < to,
                   .future = future };
}

static gboolean
is_first_of_month (SolTime time, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);

  return g_date_time_get_day_of_month (local) == 1;
}

SolBarData *
sol_recent_bars (const SolChargeHistory *history, const SolSessionPlace *place, double *total_wh)
{
  g_return_val_if_fail (history != NULL && total_wh != NULL, NULL);

  g_autoptr (GArray) bars = new_bars ();
  SolTime starts[SOL_RECENT_DAYS + 1];
  SolTime today = sol_time_day_start (place->now, place->zone);

  /* Every day of the world is between 22 and 26 hours long. */
  starts[SOL_RECENT_DAYS] = sol_time_day_start (today + 30 * SOL_HOUR, place->zone);
  starts[SOL_RECENT_DAYS - 1] = today;
  for (int i = SOL_RECENT_DAYS - 2; i >= 0; i--)
    starts[i] = sol_time_day_start (starts[i + 1] - 12 * SOL_HOUR, place->zone);

  for (guint i = 0; i < SOL_RECENT_DAYS; i++)
    {
      SolBar bar = make_bar (history, starts[i], starts[i + 1], TRUE, FALSE, place);

      bar.labelled = (SOL_RECENT_DAYS - 1 - i) % RECENT_STEP == 0;
      /* The first label of a month names it. */
      if (is_first_of_month (starts[i], place->zone))
        {
          g_free ((char *) bar.axis);
          /* TRANSLATORS: for strftime: the first day of a month below a bar: "1 Jun" */
          bar.axis = format (starts[i], place->zone, _ ("%-d %b"));
        }
      g_array_append_val (bars, bar);
    }
  *total_wh = sol_sessions_total (history, starts[0], starts[SOL_RECENT_DAYS], place->now).energy_wh;
  return sol_bar_data_new ((const SolBar *) bars->data, bars->len);
}

static gboolean
is_labelled (const SolPeriod *period, guint index, guint n)
{
  guint month = (guint) period->month - 1 + index;

  if (period->range == SOL_PERIOD_MONTH)
    return index == 0 || (index + 1) % DAY_STEP == 0;
  if (n <= 12)
    return TRUE;
  return month % 12 == 0 && (n <= YEARS_ALL * 12 || (month / 12 + (guint) period->year) % 2 == 0);
}

SolBarData *
sol_period_bars (const SolChargeHistory *history, const SolPeriod *period, SolTime since,
                 const SolSessionPlace *place)
{
  g_return_val_if_fail (history != NULL && period != NULL, NULL);

  g_autoptr (GArray) bars = new_bars ();
  guint n = sol_period_n_buckets (period);

  for (guint i = 0; i < n; i++)
    {
      SolTime from = sol_period_bucket (period, i, place->zone);
      SolTime to = sol_period_bucket (period, i + 1, place->zone);
      /* A month of which only a part is known would seem to be a poor one. */
      gboolean known = since == SOL_TIME_UNKNOWN || from >= since;
      SolBar bar = make_bar (history, from, to, known, period->range != SOL_PERIOD_MONTH, place);

      bar.labelled = is_labelled (period, i, n);
      if (n > 12 && period->range == SOL_PERIOD_ALL && bar.labelled)
        {
          g_free ((char *) bar.axis);
          bar.axis = format (from, place->zone, "%Y");
        }
      g_array_append_val (bars, bar);
    }
  return sol_bar_data_new ((const SolBar *) bars->data, bars->len);
}

char *
sol_bars_describe (const SolBarData *bars, double total_wh)
{
  const SolBar *best = NULL;

  for (guint i = 0; i < sol_bar_data_get_n (bars); i++)
    {
      const SolBar *bar = sol_bar_data_get (bars, i);
      if (bar->value > 0 && (best == NULL || bar->value > best->value))
        best = bar;
    }
  if (best == NULL)
    return g_strdup (_ ("No sessions in this time."));

  g_autofree char *total = sol_format_energy (total_wh);
  g_autofree char *most = sol_format_energy (best->value * 1000);
  /* TRANSLATORS: energy, a day or month, energy: "75.3 kWh in all, most in Thu 11 Jun with 31.4 kWh." */
  return g_strdup_printf (_ ("%s in all, the most: %s with %s."), total, best->name, most);
}

/* Files and clipboard. */

static void
add_session (GString *csv, const SolChargeRecord *session, const SolSessionPlace *place)
{
  double km = session->miles * 1.609344;

  sol_csv_add_time (csv, session->started_at, place->zone);
  sol_csv_add_time (csv, session->started_at, NULL);
  sol_csv_add_time (csv, session->ended_at, place->zone);
  sol_csv_add_time (csv, session->ended_at, NULL);
  sol_csv_add_number (csv, session->energy_wh / 1000, 3);
  sol_csv_add_number (csv, sol_session_seconds (session, place->now) / 60, 1);
  sol_csv_add_number (csv, km, 1);
  sol_csv_add_number (csv, session->cost, 4);
  sol_csv_add_number (csv, sol_session_price (session), 4);
  sol_csv_add_text (csv, place->currency);
  sol_csv_end_row (csv);
}

char *
sol_sessions_csv (const SolChargeHistory *history, SolTime from, SolTime to, const SolSessionPlace *place,
                  guint *n_rows)
{
  static const char *const titles[]
      = { "start_local",  "start_utc", "end_local", "end_utc",       "energy_kwh",
          "charging_min", "range_km",  "cost",      "price_per_kwh", "currency" };
  g_autoptr (GString) csv = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    sol_csv_add_text (csv, titles[i]);
  sol_csv_end_row (csv);
  *n_rows = 0;
  for (guint i = 0; history != NULL && i < history->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (history->sessions, i);

      if (!sol_session_overlaps (session, from, to, place->now))
        continue;
      add_session (csv, session, place);
      (*n_rows)++;
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

char *
sol_bars_csv (const SolBarData *bars, const char *name, const char *unit, guint *n_rows)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  sol_csv_add_text (csv, name);
  sol_csv_add_text (csv, unit);
  sol_csv_end_row (csv);
  *n_rows = sol_bar_data_get_begun (bars);
  for (guint i = 0; i < *n_rows; i++)
    {
      const SolBar *bar = sol_bar_data_get (bars, i);

      sol_csv_add_text (csv, bar->name);
      sol_csv_add_number (csv, bar->value, 3);
      sol_csv_end_row (csv);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

char *
sol_bars_text (const SolBarData *bars, const char *name, const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s\n", name, value);
  for (guint i = 0; i < sol_bar_data_get_begun (bars); i++)
    {
      const SolBar *bar = sol_bar_data_get (bars, i);
      g_autofree char *number = isnan (bar->value) ? g_strdup ("–") : g_strdup_printf ("%.2f", bar->value);

      g_string_append_printf (text, "%s\t%s\n", bar->name, number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
