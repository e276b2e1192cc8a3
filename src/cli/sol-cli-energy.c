/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-energy"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-cli-commands.h"
#include "sol-cli-document.h"
#include "sol-cli-error.h"
#include "sol-format.h"

/* `energy`: what flowed, by day, month or year. The life of the site comes in one answer; the present day is
 * taken from today's quarter-hours, which are younger. */

/* The members of #SolTotals in the order in which they are printed. */
static const struct
{
  const char *name;
  gsize offset;
} members[] = {
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

static double *
member_of (SolTotals *totals, guint i)
{
  return G_STRUCT_MEMBER_P (totals, members[i].offset);
}

typedef struct
{
  GDate first; /* of the lifetime */
  guint n;     /* days there, without the present one */
  GDate today;
} Span;

static const SolLifetime *
get_days (SolCli *self)
{
  const SolLifetime *lifetime = sol_energy_today_get_lifetime (sol_site_get_energy (self->site));
  return lifetime != NULL && lifetime->buckets_are_days == SOL_YES && lifetime->start_date != NULL ? lifetime
                                                                                                   : NULL;
}

static gboolean
parse_date (GDate *date, const char *text)
{
  int year = 0, month = 0, day = 0;
  g_date_clear (date, 1);
  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static Span
find_span (SolCli *self)
{
  const SolLifetime *lifetime = get_days (self);
  g_autofree char *today = sol_time_day (sol_clock_now (self->clock), sol_site_get_zone (self->site));
  Span span = { 0 };

  parse_date (&span.today, today);
  if (lifetime == NULL || !parse_date (&span.first, lifetime->start_date))
    {
      span.first = span.today;
      return span;
    }
  for (SolChannel channel = 0; channel < SOL_N_CHANNELS; channel++)
    span.n = MAX (span.n, lifetime->series[channel].n);
  int before_today = MAX (g_date_days_between (&span.first, &span.today), 0);
  span.n = MIN (span.n, (guint) before_today);
  return span;
}

gboolean
sol_cli_run_energy (SolCli *self, GError **error)
{
  if (!sol_cli_read (self, error))
    return FALSE;
  const SolLifetime *lifetime = sol_energy_today_get_lifetime (sol_site_get_energy (self->site));
  if (lifetime == NULL || get_days (self) != NULL)
    return TRUE;
  g_propagate_error (error,
                     sol_error_new_message (SOL_ERROR_NOT_SUPPORTED,
                                            _ ("The cloud does not tell the energies of this site by days")));
  return FALSE;
}

/* The day that begins the period of @date. */
static GDate
begin_of (const GDate *date, SolCliPeriod by)
{
  GDate begin = *date;
  if (by != SOL_CLI_BY_DAY)
    g_date_set_day (&begin, 1);
  if (by == SOL_CLI_BY_YEAR)
    g_date_set_month (&begin, G_DATE_JANUARY);
  return begin;
}

/* What the chargers tell themselves, where the life of the site leaves them out. */
static void
fill_charger (SolCli *self, const GDate *from, guint n_days, SolTotals *totals)
{
  const SolCarEnergy *cars = sol_site_get_car_energy (self->site);
  GDate first;

  if (!isnan (totals->charger_wh) || n_days != 1 || cars == NULL || !parse_date (&first, cars->start_date))
    return;
  int day = g_date_days_between (&first, from);
  if (day >= 0 && (guint) day < cars->days.n)
    totals->charger_wh = cars->days.wh[day];
}

static void
sum_up (SolCli *self, const Span *span, const GDate *from, guint n_days, SolTotals *totals)
{
  const SolLifetime *lifetime = get_days (self);
  const SolToday *today = sol_cli_get_today (self->site, sol_clock_now (self->clock));
  int at = g_date_days_between (&span->first, from);
  int days_to_today = g_date_days_between (from, &span->today);
  gboolean has_today = days_to_today >= 0 && (guint) days_to_today < n_days;
  guint begin = (guint) MAX (at, 0), end = (guint) CLAMP (at + (int) n_days, 0, (int) span->n);

  sol_totals_clear (totals);
  if (lifetime != NULL && begin < end)
    sol_totals_from_series (totals, lifetime->series, begin, end);
  for (guint i = 0; has_today && i < G_N_ELEMENTS (members); i++)
    {
      SolTotals none;
      sol_totals_clear (&none);
      SolTotals of_today = today != NULL ? today->totals : none;
      double more = *member_of (&of_today, i);
      double *sum = member_of (totals, i);
      *sum = lifetime != NULL && begin < end ? *sum + more : more;
    }
  fill_charger (self, from, n_days, totals);
}

typedef void (*EachBucket) (SolCli *self, const char *start, SolTotals *totals, gpointer data);

static void
visit (SolCli *self, EachBucket each, gpointer data)
{
  SolCliPeriod by = self->options->by;
  Span span = find_span (self);
  GDate first = span.first, last = span.today, wanted;

  if (self->options->from != NULL && parse_date (&wanted, self->options->from)
      && g_date_compare (&wanted, &first) > 0)
    first = wanted;
  if (self->options->to != NULL && parse_date (&wanted, self->options->to)
      && g_date_compare (&wanted, &last) < 0)
    last = wanted;
  while (g_date_compare (&first, &last) <= 0)
    {
      char start[16];
      SolTotals totals;
      GDate next = begin_of (&first, by);
      g_date_strftime (start, sizeof start, "%Y-%m-%d", &next);
      if (by == SOL_CLI_BY_DAY)
        g_date_add_days (&next, 1);
      else if (by == SOL_CLI_BY_MONTH)
        g_date_add_months (&next, 1);
      else
        g_date_add_years (&next, 1);
      /* A period that is only partly asked for is summed up for that part. */
      int n_days = MIN (g_date_days_between (&first, &next), g_date_days_between (&first, &last) + 1);
      sum_up (self, &span, &first, (guint) n_days, &totals);
      each (self, start, &totals, data);
      first = next;
    }
}

static void
write_bucket (SolCli *self, const char *start, SolTotals *totals, gpointer data)
{
  sol_cli_json_open (data, NULL);
  sol_cli_json_string (data, "start", start);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    sol_cli_json_number (data, members[i].name, *member_of (totals, i));
  sol_cli_json_close (data);
}

void
sol_cli_json_energy (SolCli *self, SolCliJson *json)
{
  sol_cli_json_open_array (json, "buckets");
  visit (self, write_bucket, json);
  sol_cli_json_close (json);
}

static void
add_line (SolCli *self, const char *start, SolTotals *totals, gpointer data)
{
  sol_cli_csv_string (data, start);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    sol_cli_csv_number (data, *member_of (totals, i));
  sol_cli_csv_end_line (data);
}

void
sol_cli_csv_energy (SolCli *self, SolCliCsv *csv)
{
  sol_cli_csv_names (csv, "start produced_wh consumed_wh imported_wh exported_wh charged_wh discharged_wh "
                          "charger_wh heat_pump_wh water_heater_wh");
  visit (self, add_line, csv);
}

/* What the row of a bucket tells of it, in the order of the columns. */
static const gsize columns[] = {
  G_STRUCT_OFFSET (SolTotals, produced_wh), G_STRUCT_OFFSET (SolTotals, consumed_wh),
  G_STRUCT_OFFSET (SolTotals, imported_wh), G_STRUCT_OFFSET (SolTotals, exported_wh),
  G_STRUCT_OFFSET (SolTotals, charged_wh),  G_STRUCT_OFFSET (SolTotals, discharged_wh),
  G_STRUCT_OFFSET (SolTotals, charger_wh),
};

static void
add_bucket (SolCli *self, const char *start, SolTotals *totals, gpointer data)
{
  SolCliPeriod by = self->options->by;
  char *cells[G_N_ELEMENTS (columns)];

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      double wh = *(double *) G_STRUCT_MEMBER_P (totals, columns[i]);
      cells[i] = by == SOL_CLI_BY_DAY ? sol_format_energy (wh) : sol_format_energy_long (wh, FALSE);
    }
  g_autofree char *shown = g_strndup (start, by == SOL_CLI_BY_DAY ? 10 : by == SOL_CLI_BY_MONTH ? 7 : 4);
  sol_cli_text_row (data, shown, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_free (cells[i]);
}

void
sol_cli_text_energy (SolCli *self, SolCliText *text)
{
  sol_cli_text_row (text, _ ("From"), _ ("Produced"), _ ("Consumed"), _ ("Imported"), _ ("Exported"),
                    _ ("Into battery"), _ ("From battery"), _ ("Car"), NULL);
  visit (self, add_bucket, text);
}
