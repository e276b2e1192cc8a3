/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-day"

#include "sol-overview-day.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

#define DEFAULT_SLOTS 96

static double *
copy_power (const SolToday *today, SolChannel channel, guint n)
{
  double *values = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    values[i] = sol_today_get_average_w (today, channel, i) / 1000;
  return values;
}

static double *
copy_level (const SolToday *today, guint n)
{
  double *values = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    values[i] = i < today->soc.n ? today->soc.wh[i] : NAN;
  return values;
}

static double
present_slot (const SolOverviewDay *self, SolTime asked_at)
{
  if (asked_at == SOL_TIME_UNKNOWN || self->start == SOL_TIME_UNKNOWN || self->interval <= 0)
    return NAN;
  double slot = (double) (asked_at - self->start) / (double) self->interval;
  return slot < 0 || slot >= self->data.n_slots ? NAN : slot;
}

SolOverviewDay *
sol_overview_day_new (const SolOverviewDayFacts *facts)
{
  SolOverviewDay *self = g_new0 (SolOverviewDay, 1);
  const SolToday *today = facts->today;

  self->zone = facts->zone != NULL ? g_time_zone_ref (facts->zone) : g_time_zone_new_utc ();
  self->start = SOL_TIME_UNKNOWN;
  self->produced_wh = self->consumed_wh = NAN;
  self->data = (SolDayChartData){ .n_slots = DEFAULT_SLOTS, .reserve_percent = NAN, .now = NAN };
  if (today == NULL)
    return self;

  /* The running quarter-hour is not an average of anything yet. */
  guint n = MIN (today->n_finished, today->n_slots);
  self->start = today->start;
  self->interval = today->interval;
  self->produced_wh = today->totals.produced_wh;
  self->consumed_wh = today->totals.consumed_wh;
  self->data.n_slots = today->n_slots > 0 ? today->n_slots : DEFAULT_SLOTS;
  self->data.n = n;
  if (facts->has_solar != SOL_NO)
    self->values[SOL_DAY_PRODUCTION] = copy_power (today, SOL_CHANNEL_PRODUCTION, n);
  if (facts->has_meter != SOL_NO)
    self->values[SOL_DAY_CONSUMPTION] = copy_power (today, SOL_CHANNEL_CONSUMPTION, n);
  if (facts->has_battery != SOL_NO)
    {
      self->values[SOL_DAY_LEVEL] = copy_level (today, n);
      self->data.reserve_percent = facts->reserve_percent;
    }
  self->data.production_kw = self->values[SOL_DAY_PRODUCTION];
  self->data.consumption_kw = self->values[SOL_DAY_CONSUMPTION];
  self->data.level_percent = self->values[SOL_DAY_LEVEL];
  self->data.now = present_slot (self, facts->asked_at);
  return self;
}

void
sol_overview_day_free (SolOverviewDay *self)
{
  if (self == NULL)
    return;
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    g_free (self->values[s]);
  g_time_zone_unref (self->zone);
  g_free (self);
}

gboolean
sol_overview_day_has (const SolOverviewDay *self, SolDaySeries series)
{
  return self->values[series] != NULL;
}

guint
sol_overview_day_get_length (const SolOverviewDay *self)
{
  return self->data.n;
}

char *
sol_overview_day_get_slot (const SolOverviewDay *self, guint index)
{
  SolTime from = self->start + (gint64) index * self->interval;
  return sol_format_span (from, from + self->interval, self->zone);
}

const char *
sol_overview_day_get_name (SolDaySeries series)
{
  switch (series)
    {
    case SOL_DAY_PRODUCTION:
      return _ ("Production");
    case SOL_DAY_CONSUMPTION:
      return _ ("Consumption");
    case SOL_DAY_LEVEL:
      return _ ("Battery level");
    case SOL_DAY_N_SERIES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static double
value_at (const SolOverviewDay *self, SolDaySeries series, guint index)
{
  return index < self->data.n ? self->values[series][index] : NAN;
}

char *
sol_overview_day_get_value (const SolOverviewDay *self, SolDaySeries series, guint index)
{
  if (!sol_overview_day_has (self, series))
    return NULL;
  double value = value_at (self, series, index);
  return series == SOL_DAY_LEVEL ? sol_format_percent (value) : sol_format_power (value * 1000);
}

static gboolean
is_missing (const SolOverviewDay *self, guint index)
{
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    if (sol_overview_day_has (self, s) && isfinite (value_at (self, s, index)))
      return FALSE;
  return TRUE;
}

char *
sol_overview_day_describe_slot (const SolOverviewDay *self, guint index,
                                const gboolean visible[SOL_DAY_N_SERIES])
{
  g_autofree char *slot = sol_overview_day_get_slot (self, index);

  if (is_missing (self, index))
    /* TRANSLATORS: %s is a stretch of time: "No data 10:15 – 11:00" */
    return g_strdup_printf (_ ("No data %s"), slot);

  g_autoptr (GString) text = g_string_new (slot);
  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    {
      g_autofree char *value = visible[s] ? sol_overview_day_get_value (self, s, index) : NULL;
      if (value != NULL)
        g_string_append_printf (text, "\n%s\t%s", sol_overview_day_get_name (s), value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
find_peak (const SolOverviewDay *self, SolDaySeries series)
{
  int peak = -1;

  for (guint i = 0; sol_overview_day_has (self, series) && i < self->data.n; i++)
    if (isfinite (self->values[series][i])
        && (peak < 0 || self->values[series][i] > self->values[series][(guint) peak]))
      peak = (int) i;
  return peak;
}

static void
append_total (GString *text, const char *format, double wh)
{
  if (!isfinite (wh))
    return;
  g_autofree char *number = sol_format_energy_number (wh);
  g_string_append (text, text->len > 0 ? _ (", ") : "");
  g_string_append (text, format);
  g_string_replace (text, "%s", number, 1);
}

char *
sol_overview_day_describe (const SolOverviewDay *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_total (text, _ ("%s kilowatt hours produced"), self->produced_wh);
  append_total (text, text->len > 0 ? _ ("%s consumed") : _ ("%s kilowatt hours consumed"),
                self->consumed_wh);
  if (text->len == 0)
    return g_strdup (_ ("Nothing yet today"));
  g_string_append_c (text, '.');

  SolDaySeries series
      = sol_overview_day_has (self, SOL_DAY_PRODUCTION) ? SOL_DAY_PRODUCTION : SOL_DAY_CONSUMPTION;
  int peak = find_peak (self, series);
  if (peak >= 0)
    {
      g_autofree char *power = sol_format_spoken_power (self->values[series][peak] * 1000);
      g_autofree char *at = sol_format_clock (self->start + peak * self->interval, self->zone);
      g_string_append_c (text, ' ');
      /* TRANSLATORS: the highest value of a chart and when: "Most 6.05 kilowatts at 13:15." */
      g_string_append_printf (text, _ ("Most %s at %s."), power, at);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sol_overview_day_to_text (const SolOverviewDay *self)
{
  g_autoptr (GString) text = g_string_new (_ ("Time"));

  for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
    if (sol_overview_day_has (self, s))
      g_string_append_printf (text, "\t%s (%s)", sol_overview_day_get_name (s),
                              s == SOL_DAY_LEVEL ? "%" : _ ("kW"));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->data.n; i++)
    {
      g_autofree char *slot = sol_overview_day_get_slot (self, i);
      g_string_append (text, slot);
      for (guint s = 0; s < SOL_DAY_N_SERIES; s++)
        {
          if (!sol_overview_day_has (self, s))
            continue;
          double value = value_at (self, s, i);
          /* An unknown is an empty cell: a dash is not a number for a spreadsheet. */
          g_string_append_c (text, '\t');
          if (isfinite (value))
            g_string_append_printf (text, s == SOL_DAY_LEVEL ? "%.0f" : "%.2f", value);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

double
sol_overview_day_get_hour (const SolOverviewDay *self, int hour)
{
  if (hour == 24)
    return self->data.n_slots;
  if (self->start == SOL_TIME_UNKNOWN || self->interval <= 0)
    return hour * 4.0;
  for (guint i = 0; i < self->data.n_slots; i++)
    {
      g_autoptr (GDateTime) time = sol_time_to_local (self->start + (gint64) i * self->interval, self->zone);
      if (time != NULL && g_date_time_get_hour (time) == hour && g_date_time_get_minute (time) == 0)
        return i;
    }
  return NAN;
}
