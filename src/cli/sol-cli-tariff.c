/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-tariff"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-cli-commands.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `tariff`: every price with the time that it holds. */

/* Whether prices of single days are needed is known when the tariff has been read. */
gboolean
sol_cli_run_tariff (SolCli *self, GError **error)
{
  if (!sol_cli_read (self, error))
    return FALSE;
  const SolTariff *tariff = sol_site_get_tariff (self->site);
  if (self->trouble == NULL && tariff != NULL && tariff->export.present == SOL_YES
      && isnan (sol_site_get_export_price (self->site)))
    {
      g_autoptr (GError) unread = NULL;
      if (!sol_cli_read_now (self, SOL_FAMILY_BIT (SOL_FAMILY_DATED_RATES), &unread))
        fprintf (self->io->err, "%s\n", unread->message);
    }
  return sol_cli_check (self, error);
}

typedef void (*EachRate) (const SolTariffSeason *season, const SolTariffDays *days,
                          const SolTariffPeriod *period, const SolTariffTier *tier, gpointer data);

static void
visit_season (const SolTariffSeason *season, EachRate each, gpointer data)
{
  for (guint i = 0; i < season->groups->len; i++)
    {
      const SolTariffDays *days = g_ptr_array_index (season->groups, i);
      for (guint j = 0; j < days->periods->len; j++)
        each (season, days, &g_array_index (days->periods, SolTariffPeriod, j), NULL, data);
    }
  for (guint i = 0; i < season->tiers->len; i++)
    each (season, NULL, NULL, &g_array_index (season->tiers, SolTariffTier, i), data);
}

static void
visit_rates (const SolTariffBranch *branch, EachRate each, gpointer data)
{
  for (guint i = 0; i < branch->seasons->len; i++)
    visit_season (g_ptr_array_index (branch->seasons, i), each, data);
}

static void
write_rate (const SolTariffSeason *season, const SolTariffDays *days, const SolTariffPeriod *period,
            const SolTariffTier *tier, gpointer data)
{
  SolCliJson *json = data;

  sol_cli_json_open (json, NULL);
  sol_cli_json_string (json, "season", season->id);
  sol_cli_json_positive (json, "start_month", season->start_month);
  sol_cli_json_positive (json, "end_month", season->end_month);
  sol_cli_json_string (json, "type", period != NULL ? period->type : NULL);
  sol_cli_json_days (json, "days", days != NULL ? days->days : SOL_EVERY_DAY);
  sol_cli_json_minute (json, "start", period != NULL && !period->all_day ? period->start : -1);
  sol_cli_json_minute (json, "end", period != NULL && !period->all_day ? period->end : -1);
  sol_cli_json_number (json, "from_kwh", tier != NULL ? tier->from_kwh : NAN);
  sol_cli_json_number (json, "to_kwh", tier != NULL ? tier->to_kwh : NAN);
  sol_cli_json_number (json, "per_kwh", period != NULL ? period->rate : tier->rate);
  sol_cli_json_close (json);
}

static void
write_branch (SolCliJson *json, const char *name, const SolTariffBranch *branch, double now)
{
  sol_cli_json_open (json, name);
  sol_cli_json_number (json, "now_per_kwh", now);
  sol_cli_json_open_array (json, "rates");
  if (branch != NULL)
    visit_rates (branch, write_rate, json);
  sol_cli_json_close (json);
  sol_cli_json_close (json);
}

void
sol_cli_json_tariff (SolCli *self, SolCliJson *json)
{
  const SolTariff *tariff = sol_site_get_tariff (self->site);
  g_autofree char *billing = sol_site_get_next_billing (self->site);

  sol_cli_json_string (json, "currency", tariff != NULL ? tariff->currency : NULL);
  write_branch (json, "import", tariff != NULL ? &tariff->import : NULL,
                sol_site_get_import_price (self->site));
  write_branch (json, "export", tariff != NULL ? &tariff->export : NULL,
                sol_site_get_export_price (self->site));
  sol_cli_json_string (json, "next_billing_date", billing);
}

typedef struct
{
  SolCliText *text;
  const char *currency; /* (nullable) */
} Rates;

static char *
describe_price (double price, const char *currency)
{
  g_autofree char *number = sol_cli_format_number (price);
  if (number == NULL)
    return g_strdup ("–");
  return currency != NULL ? g_strdup_printf (_ ("%s %s per kWh"), number, currency)
                          : g_strdup_printf (_ ("%s per kWh"), number);
}

static void
add_rate (const SolTariffSeason *season, const SolTariffDays *days, const SolTariffPeriod *period,
          const SolTariffTier *tier, gpointer data)
{
  Rates *rates = data;
  g_autofree char *price = describe_price (period != NULL ? period->rate : tier->rate, rates->currency);
  g_autofree char *week = sol_cli_describe_days (days != NULL ? days->days : SOL_EVERY_DAY);
  g_autofree char *time = NULL;

  if (period == NULL)
    {
      g_autofree char *from = sol_cli_format_number (tier->from_kwh);
      g_autofree char *to = sol_cli_format_number (tier->to_kwh);
      time = g_strdup_printf (_ ("%s to %s kWh"), sol_cli_or_dash (from), to != NULL ? to : "∞");
    }
  else if (period->all_day)
    time = g_strdup (_ ("All day"));
  else
    {
      const SolWeekWindow window = { SOL_EVERY_DAY, period->start, period->end };
      time = sol_cli_describe_window (&window);
    }
  sol_cli_text_row (rates->text, sol_cli_or_dash (season->id), week, time,
                    sol_cli_or_dash (period != NULL ? period->type : NULL), price, NULL);
}

static void
add_branch (SolCliText *text, const char *title, const SolTariffBranch *branch, double now,
            const char *currency)
{
  g_autofree char *price = describe_price (now, currency);
  Rates rates = { text, currency };

  sol_cli_text_gap (text);
  sol_cli_text_title (text, title);
  sol_cli_text_row (text, _ ("Now"), price, NULL);
  sol_cli_text_gap (text);
  visit_rates (branch, add_rate, &rates);
}

void
sol_cli_text_tariff (SolCli *self, SolCliText *text)
{
  const SolTariff *tariff = sol_site_get_tariff (self->site);
  g_autofree char *billing = sol_site_get_next_billing (self->site);

  if (billing != NULL)
    sol_cli_text_row (text, _ ("Next billing date"), billing, NULL);
  if (tariff == NULL || !sol_tariff_is_configured (tariff))
    {
      sol_cli_text_line (text, _ ("No tariff is set for this site"));
      return;
    }
  add_branch (text, _ ("Import"), &tariff->import, sol_site_get_import_price (self->site), tariff->currency);
  add_branch (text, _ ("Export"), &tariff->export, sol_site_get_export_price (self->site), tariff->currency);
}
