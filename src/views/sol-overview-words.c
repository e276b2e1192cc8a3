/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-words"

#include "sol-overview-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-backup.h"
#include "sol-condition-words.h"
#include "sol-format.h"

gboolean
sol_overview_is_last_known (const SolCondition *condition)
{
  return condition != NULL && condition->link >= SOL_LINK_TROUBLE;
}

SolFamilyState
sol_overview_card_state (SolFamilyState family, const SolCondition *condition)
{
  if (!sol_overview_is_last_known (condition))
    return family;
  if (family == SOL_FAMILY_FRESH)
    return SOL_FAMILY_STALE;
  /* Nobody asks any more, so that it would load for ever. */
  return family == SOL_FAMILY_LOADING ? SOL_FAMILY_FAILED : family;
}

char *
sol_overview_as_of (SolTime time, SolTime now, GTimeZone *zone)
{
  if (time == SOL_TIME_UNKNOWN)
    return NULL;

  g_autofree char *moment = sol_format_moment (time, now, zone);
  /* TRANSLATORS: when a value was read: "as of 14:05" */
  return g_strdup_printf (_ ("as of %s"), moment);
}

const char *
sol_overview_phase_words (SolControlState state, gboolean uncertain)
{
  if (state == SOL_CONTROL_SENDING)
    return _ ("Sending…");
  if (state != SOL_CONTROL_WAITING)
    return NULL;
  return uncertain ? _ ("No clear answer came. Reading back what happened…") : _ ("Waiting for your system…");
}

/* Battery. */

static char *
spoken_percent (double percent)
{
  if (isnan (percent))
    return g_strdup (_ ("unknown"));
  int whole = (int) lround (percent);
  /* TRANSLATORS: spoken by screen readers */
  return g_strdup_printf (ngettext ("%d percent", "%d percent", (gulong) whole), whole);
}

static char *
level_words (const SolBatteryFacts *facts)
{
  g_autofree char *charge = spoken_percent (facts->soc_percent);
  if (isnan (facts->reserve_percent))
    return g_steal_pointer (&charge);
  g_autofree char *reserve = spoken_percent (facts->reserve_percent);
  /* TRANSLATORS: charge of the battery, spoken: "72 percent, reserve 20 percent" */
  return g_strdup_printf (_ ("%s, reserve %s"), charge, reserve);
}

SolBatteryWords *
sol_battery_words_new (const SolBatteryFacts *facts)
{
  SolBatteryWords *self = g_new0 (SolBatteryWords, 1);
  g_autofree char *reserve = sol_format_percent (facts->reserve_percent);
  double reserve_wh = facts->reserve_percent / 100 * facts->capacity_wh;

  if (facts->profile != NULL && facts->as_of != NULL)
    self->subtitle = g_strdup_printf ("%s · %s", facts->profile, facts->as_of);
  else
    self->subtitle = g_strdup (facts->profile != NULL ? facts->profile : facts->as_of);
  self->charge = sol_format_percent (facts->soc_percent);
  self->stored = sol_format_stored (facts->stored_wh, facts->capacity_wh);
  self->level = level_words (facts);
  self->backup = sol_backup_format (facts->backup_seconds);
  if (isnan (facts->backup_seconds))
    self->backup_reason = g_strdup (_ ("No recent home use"));
  /* TRANSLATORS: below the name of the battery: "7.2 of 10 kWh · reserve 20%" */
  self->brief = g_strdup_printf (_ ("%s · reserve %s"), self->stored, reserve);
  if (isnan (reserve_wh))
    self->reserve = g_steal_pointer (&reserve);
  else
    {
      g_autofree char *energy = sol_format_energy (reserve_wh);
      self->reserve = g_strdup_printf ("%s · %s", reserve, energy);
    }
  return self;
}

void
sol_battery_words_free (SolBatteryWords *self)
{
  if (self == NULL)
    return;
  g_free (self->subtitle);
  g_free (self->charge);
  g_free (self->stored);
  g_free (self->reserve);
  g_free (self->backup);
  g_free (self->backup_reason);
  g_free (self->level);
  g_free (self->brief);
  g_free (self);
}

/* Storm Guard. */

static const char *
active_alert (const SolStormAlerts *alerts)
{
  if (alerts == NULL)
    return NULL;
  for (guint i = 0; i < alerts->alerts->len; i++)
    {
      const SolStormAlert *alert = g_ptr_array_index (alerts->alerts, i);
      if (alert->active == SOL_YES)
        return alert->name != NULL ? alert->name : _ ("Storm alert");
    }
  return alerts->active == SOL_YES || alerts->critical_active == SOL_YES ? _ ("Storm alert") : NULL;
}

char *
sol_overview_storm_words (SolTruth on, const SolStormAlerts *alerts, SolFamilyState card, gboolean *warning)
{
  const char *alert = active_alert (alerts);
  gboolean last_known = card == SOL_FAMILY_STALE;

  *warning = alert != NULL;
  if (alert != NULL)
    return last_known ? g_strdup_printf (_ ("%s · last known"), alert) : g_strdup (alert);
  if (on == SOL_UNKNOWN)
    return g_strdup ("–");
  if (on == SOL_NO)
    return g_strdup (last_known ? _ ("Off · last known") : _ ("Off"));
  if (last_known)
    return g_strdup (_ ("On · last known"));
  return g_strdup (alerts == NULL ? _ ("On") : _ ("On · no alerts"));
}

/* Totals. */

static gboolean
knows_anything (const SolSeries *series)
{
  for (guint i = 0; i < series->n; i++)
    if (isfinite (series->wh[i]))
      return TRUE;
  return FALSE;
}

SolTruth
sol_today_has_meter (const SolToday *today)
{
  if (today == NULL)
    return SOL_UNKNOWN;
  if (isfinite (today->totals.consumed_wh) || knows_anything (&today->series[SOL_CHANNEL_CONSUMPTION]))
    return SOL_YES;
  /* Early in the day nothing at all may be known yet. */
  return isfinite (today->totals.produced_wh) || knows_anything (&today->series[SOL_CHANNEL_PRODUCTION])
             ? SOL_NO
             : SOL_UNKNOWN;
}

char *
sol_overview_day_title (const SolToday *today, const char *today_title, const char *other, GTimeZone *zone,
                        SolTime now)
{
  if (today == NULL || today->start == SOL_TIME_UNKNOWN || sol_time_day_start (now, zone) <= today->start)
    return g_strdup (today_title);

  g_autoptr (GDateTime) start = sol_time_to_local (today->start, zone);
  /* TRANSLATORS: a day of this year, for strftime: "Thu 11 Jun" */
  g_autofree char *day = g_date_time_format (start, _ ("%a %-d %b"));
  g_autoptr (GString) title = g_string_new (other);
  g_string_replace (title, "%s", day, 1);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static void
take_sufficiency (SolTotalsWords *self, const SolTotals *totals)
{
  double share = totals != NULL ? sol_totals_self_sufficiency (totals) : NAN;

  self->sufficiency = isnan (share) ? NAN : CLAMP (share, 0, 1) * 100;
  self->percent = sol_format_percent (self->sufficiency);
  if (isnan (share))
    {
      self->sentence = g_strdup (_ ("Not known yet"));
      self->sentence_spoken = g_strdup (_ ("unknown"));
      return;
    }
  g_autofree char *imported = sol_format_energy_number (totals->imported_wh);
  g_autofree char *consumed = sol_format_energy (totals->consumed_wh);
  g_autofree char *spoken = spoken_percent (self->sufficiency);
  /* TRANSLATORS: imported and consumed energy: "0.2 of 25.7 kWh came from the grid" */
  self->sentence = g_strdup_printf (_ ("%s of %s came from the grid"), imported, consumed);
  self->sentence_spoken = g_strdup_printf ("%s. %s", spoken, self->sentence);
}

static char *
total (const SolToday *today, double wh, SolTruth exists)
{
  return exists == SOL_NO ? NULL : sol_format_energy_number (today == NULL ? NAN : wh);
}

SolTotalsWords *
sol_totals_words_new (const SolToday *today, SolTruth has_solar, SolTruth has_meter, GTimeZone *zone,
                      SolTime now)
{
  SolTotalsWords *self = g_new0 (SolTotalsWords, 1);
  const SolTotals *totals = today != NULL ? &today->totals : NULL;

  self->title = sol_overview_day_title (today, _ ("Totals today"), _ ("Totals of %s"), zone, now);
  self->produced = total (today, totals != NULL ? totals->produced_wh : NAN, has_solar);
  self->consumed = total (today, totals != NULL ? totals->consumed_wh : NAN, has_meter);
  self->imported = total (today, totals != NULL ? totals->imported_wh : NAN, SOL_YES);
  self->exported = total (today, totals != NULL ? totals->exported_wh : NAN, SOL_YES);
  self->has_sufficiency = has_meter != SOL_NO;
  take_sufficiency (self, totals);
  return self;
}

void
sol_totals_words_free (SolTotalsWords *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->produced);
  g_free (self->consumed);
  g_free (self->imported);
  g_free (self->exported);
  g_free (self->percent);
  g_free (self->sentence);
  g_free (self->sentence_spoken);
  g_free (self);
}
