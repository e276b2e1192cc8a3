/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-session-curve"

#include "sol-session-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"

/* In the background the charger is looked at every five minutes; what is further apart than twice that was
 * not seen. */
#define REACH (11 * SOL_MINUTE)

/* At most so many stretches. */
#define MOST 96

static gint64
step_of (gint64 length)
{
  static const gint64 steps[] = { 5 * SOL_MINUTE, 10 * SOL_MINUTE, 15 * SOL_MINUTE, 30 * SOL_MINUTE,
                                  SOL_HOUR,       3 * SOL_HOUR,    6 * SOL_HOUR,    12 * SOL_HOUR };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (length <= (i == 0 ? 24 : MOST / 2) * steps[i])
      return steps[i];
  return SOL_DAY;
}

/* Hours between two labels. */
static int
label_hours (gint64 length)
{
  static const int hours[] = { 1, 2, 3, 6, 12 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    if (length <= hours[i] * 7 * SOL_HOUR)
      return hours[i];
  return 24;
}

static gboolean
is_labelled (SolTime time, gint64 step, int hours, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = sol_time_to_local (time, zone);
  int minute = g_date_time_get_minute (local);

  return minute < step / SOL_MINUTE && minute == 0 && g_date_time_get_hour (local) % hours == 0;
}

SolBarData *
sol_curve_bars (const SolChargeRecord *session, const SolChargePoint *points, guint n,
                const SolSessionPlace *place)
{
  SolTime end = sol_session_end (session, place->now);

  if (session->started_at == SOL_TIME_UNKNOWN || end == SOL_TIME_UNKNOWN || end <= session->started_at)
    return NULL;
  gint64 step = step_of (end - session->started_at);
  SolTime from = session->started_at - session->started_at % step;
  guint n_bars = (guint) ((end - from + step - 1) / step);
  int hours = label_hours (end - from);
  g_autofree double *watts = g_new (double, n_bars);
  g_autofree SolBar *bars = g_new0 (SolBar, n_bars);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  sol_charge_curve (points, n, from, step, REACH, watts, n_bars);
  for (guint i = 0; i < n_bars; i++)
    {
      SolTime begin = from + i * step;
      char *name = sol_format_span (begin, begin + step, place->zone);
      char *axis = sol_format_clock (begin, place->zone);
      g_autofree char *power = sol_format_power (watts[i]);
      char *text
          = isnan (watts[i]) ? g_strdup (_ ("No data")) : g_strdup_printf ("%s\t%s", _ ("Power"), power);

      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, axis);
      g_ptr_array_add (texts, text);
      bars[i] = (SolBar){ .value = watts[i] / 1000,
                          .name = name,
                          .axis = axis,
                          .text = text,
                          .labelled = is_labelled (begin, step, hours, place->zone) };
    }
  return sol_bar_data_new (bars, n_bars);
}

char *
sol_curve_describe (const SolBarData *bars)
{
  guint n = bars != NULL ? sol_bar_data_get_n (bars) : 0;
  double low = NAN, high = NAN;
  guint known = 0;

  for (guint i = 0; i < n; i++)
    {
      double value = sol_bar_data_get_values (bars)[i];

      if (isnan (value))
        continue;
      known++;
      low = fmin (low, value);
      high = fmax (high, value);
    }
  if (known == 0)
    return g_strdup (_ ("Solarium has no readings of this session."));

  g_autofree char *least = sol_format_power (low * 1000);
  g_autofree char *most = sol_format_power (high * 1000);
  g_autofree char *part = sol_format_percent (100.0 * known / n);
  /* TRANSLATORS: two powers and a share: "Between 3.60 kW and 3.70 kW; known for 80% of the session." */
  return g_strdup_printf (_ ("Between %s and %s; known for %s of the session."), least, most, part);
}
