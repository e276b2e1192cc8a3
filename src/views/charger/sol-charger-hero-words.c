/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-hero-words"

#include "sol-charger-hero-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-condition-words.h"
#include "sol-format.h"
#include "sol-overview-words.h"
#include "sol-session-rules.h"

#define NBSP "\302\240"
#define UNKNOWN "–"

char *
sol_charger_describe_start (SolTime start, SolTime now, GTimeZone *zone)
{
  g_autofree char *clock = sol_format_clock (start, zone);
  g_autofree char *day = sol_time_day (start, zone);
  g_autofree char *today = sol_time_day (now, zone);
  g_autofree char *tomorrow = sol_time_day (sol_time_day_start (now, zone) + SOL_DAY + 2 * SOL_HOUR, zone);

  if (g_strcmp0 (day, today) == 0)
    /* TRANSLATORS: in a sentence like "Next: today at 23:00" */
    return g_strdup_printf (_ ("today at %s"), clock);
  if (g_strcmp0 (day, tomorrow) == 0)
    return g_strdup_printf (_ ("tomorrow at %s"), clock);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (start / SOL_SECOND);
  g_autoptr (GDateTime) local = utc != NULL && zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *weekday = g_date_time_format (local != NULL ? local : utc, "%A");
  /* TRANSLATORS: a day of the week and a time, in a sentence like "Next: Wednesday at 23:00" */
  return g_strdup_printf (_ ("%s at %s"), weekday, clock);
}

static const SolChargeSession *
get_session (const SolChargerHeroFacts *facts)
{
  return facts->status != NULL ? &facts->status->session : NULL;
}

static char *
since_plugged_in (const SolChargerHeroFacts *facts)
{
  const SolChargeSession *session = get_session (facts);

  if (session == NULL || session->plugged_in_at == SOL_TIME_UNKNOWN)
    return g_strdup (_ ("Plugged in"));
  g_autofree char *moment = sol_format_moment (session->plugged_in_at, facts->now, facts->zone);
  return g_strdup_printf (_ ("Plugged in since %s"), moment);
}

static char *
limited_words (const SolChargerHeroFacts *facts)
{
  g_autofree char *limited = sol_format_amps (facts->limited_amps);

  if (facts->amps <= facts->limited_amps)
    return g_strdup_printf (_ ("Limited to %s"), limited);
  g_autofree char *set = sol_format_amps (facts->amps);
  /* TRANSLATORS: two currents: "Limited to 8 A · set to 16 A" */
  return g_strdup_printf (_ ("Limited to %s · set to %s"), limited, set);
}

/* The reason as it was sent, and what the service recommends. */
static char *
fault_words (const SolChargerHeroFacts *facts)
{
  const char *reason = facts->status->connector_reason;

  if (reason != NULL && facts->advice != NULL)
    return g_strdup_printf ("%s\n%s", reason, facts->advice);
  if (reason != NULL || facts->advice != NULL)
    return g_strdup (reason != NULL ? reason : facts->advice);
  return g_strdup (_ ("The charger reports a fault"));
}

static char *
offline_words (const SolChargerHeroFacts *facts)
{
  SolTime since = facts->status->offline_since != SOL_TIME_UNKNOWN ? facts->status->offline_since
                                                                   : facts->status->last_report;

  if (since == SOL_TIME_UNKNOWN)
    return g_strdup (_ ("It has not reported"));
  g_autofree char *moment = sol_format_moment (since, facts->now, facts->zone);
  return g_strdup_printf (_ ("Since %s"), moment);
}

static char *
slot_words (const SolChargerHeroFacts *facts)
{
  if (facts->next_slot == SOL_TIME_UNKNOWN)
    return g_strdup (_ ("No slot is enabled"));
  g_autofree char *start = sol_charger_describe_start (facts->next_slot, facts->now, facts->zone);
  /* TRANSLATORS: "Starts today at 23:00" */
  return g_strdup_printf (_ ("Starts %s"), start);
}

static char *
state_line (const SolChargerHeroFacts *facts)
{
  switch (facts->state)
    {
    case SOL_CHARGER_STATE_CHARGING:
      return facts->limited_amps > 0 ? limited_words (facts) : since_plugged_in (facts);
    case SOL_CHARGER_STATE_PLUGGED_IN:
      return g_strdup (_ ("Ready when you are"));
    case SOL_CHARGER_STATE_WAITING_FOR_SUN:
      return g_strdup (_ ("Too little solar power to spare"));
    case SOL_CHARGER_STATE_WAITING_FOR_SLOT:
      return slot_words (facts);
    case SOL_CHARGER_STATE_PAUSED_BY_CAR:
    case SOL_CHARGER_STATE_FINISHING:
      return since_plugged_in (facts);
    case SOL_CHARGER_STATE_NO_CAR:
      return g_strdup (_ ("Plug in to charge"));
    case SOL_CHARGER_STATE_FAULT:
      return fault_words (facts);
    case SOL_CHARGER_STATE_OFFLINE:
      return offline_words (facts);
    case SOL_CHARGER_STATE_SIGN_IN_NEEDED:
      return g_strdup (_ ("Approve the session in the Enphase app"));
    case SOL_CHARGER_STATE_NOT_SET_UP:
      return g_strdup (_ ("Your installer has not finished this charger"));
    case SOL_CHARGER_STATE_UNKNOWN:
      break;
    }
  return g_strdup (facts->loading ? _ ("Loading") : _ ("The charger has not been read yet"));
}

static void
write_state (SolChargerHeroWords *self, const SolChargerHeroFacts *facts)
{
  g_autofree char *line = state_line (facts);

  self->title = g_strdup (facts->state != SOL_CHARGER_STATE_UNKNOWN ? facts->state_words : UNKNOWN);
  self->subtitle
      = facts->as_of != NULL ? g_strdup_printf ("%s · %s", line, facts->as_of) : g_steal_pointer (&line);
  self->warning = (facts->state == SOL_CHARGER_STATE_CHARGING && facts->limited_amps > 0)
                  || facts->state == SOL_CHARGER_STATE_FAULT;
}

static gboolean
power_is_known (const SolChargerHeroFacts *facts)
{
  return facts->state != SOL_CHARGER_STATE_UNKNOWN && facts->state != SOL_CHARGER_STATE_OFFLINE
         && facts->state != SOL_CHARGER_STATE_NOT_SET_UP;
}

static void
write_gauge (SolChargerHeroWords *self, const SolChargerHeroFacts *facts)
{
  gboolean charging = facts->state == SOL_CHARGER_STATE_CHARGING;
  int amps = charging && facts->limited_amps > 0 ? facts->limited_amps : facts->amps;
  double power_w = charging ? facts->power_w : power_is_known (facts) ? 0 : NAN;
  g_autofree char *spoken = sol_format_spoken_power (power_w);

  self->power = sol_format_power_number (power_w);
  self->foot = amps > 0 ? sol_format_amps (amps) : g_strdup (UNKNOWN);
  if (charging)
    self->fraction = amps > 0 && facts->amps_max > 0 ? MIN ((double) amps / facts->amps_max, 1) : NAN;
  else
    self->fraction = power_is_known (facts) ? 0 : NAN;
  self->spoken = amps > 0 ? g_strdup_printf ("%s, %s", spoken, self->foot) : g_steal_pointer (&spoken);
}

/* The number stands out, its unit does not. */
static SolHeroNumber
split (char *text, const char *label)
{
  SolHeroNumber self = { .number = text, .label = label };
  char *space = g_strrstr (text, NBSP);

  if (space != NULL)
    {
      self.unit = g_strdup (space + strlen (NBSP));
      *space = '\0';
    }
  return self;
}

static SolHeroNumber
whole (char *text, const char *label)
{
  return (SolHeroNumber){ .number = text, .label = label };
}

static void
write_session (SolChargerHeroWords *self, const SolChargerHeroFacts *facts)
{
  const SolChargeSession *session = get_session (facts);
  double energy_wh = session != NULL ? session->energy_wh : NAN;
  double miles = session != NULL ? session->miles : NAN;
  double cost = session != NULL ? session->cost : NAN;

  self->added = split (sol_format_energy (energy_wh), _ ("Added"));
  self->duration
      = whole (sol_format_duration (sol_charge_session_seconds (session, facts->now)), _ ("Charging for"));
  self->range = split (sol_format_distance (miles, facts->metric), _ ("Range added"));
  self->cost = whole (sol_format_money (cost, facts->currency), _ ("Cost so far"));
}

/* While nothing is plugged in: what the last session came to. The history knows it better (trap 61). */
static void
write_last_session (SolChargerHeroWords *self, const SolChargerHeroFacts *facts)
{
  const SolChargeRecord *last = facts->last;

  if (last == NULL)
    {
      write_session (self, facts);
      self->duration.label = _ ("Charging time");
      self->cost.label = _ ("Cost");
    }
  else
    {
      self->added = split (sol_format_energy (last->energy_wh), NULL);
      self->duration
          = whole (sol_format_duration (sol_session_seconds (last, facts->now)), _ ("Charging time"));
      self->range = split (sol_format_distance (last->miles, facts->metric), _ ("Range added"));
      self->cost = whole (sol_format_money (last->cost, facts->currency), _ ("Cost"));
    }
  self->added.label = _ ("Last session");
}

SolChargerHeroWords *
sol_charger_hero_words_new (const SolChargerHeroFacts *facts)
{
  SolChargerHeroWords *self = g_new0 (SolChargerHeroWords, 1);
  const SolChargeSession *session = get_session (facts);
  gboolean over
      = facts->state == SOL_CHARGER_STATE_NO_CAR && (session == NULL || session->running != SOL_YES);

  write_state (self, facts);
  write_gauge (self, facts);
  if (over)
    write_last_session (self, facts);
  else
    write_session (self, facts);
  self->next = facts->as_of != NULL || over ? -1 : sol_charge_session_next (session, facts->now);
  /* "today" and "tomorrow" are other words after midnight. */
  if (facts->next_slot != SOL_TIME_UNKNOWN)
    {
      gint64 midnight = sol_time_day_start (facts->now + SOL_DAY + SOL_HOUR, facts->zone) - facts->now;
      self->next = self->next < 0 ? midnight : MIN (self->next, midnight);
    }
  return self;
}

static void
number_clear (SolHeroNumber *self)
{
  g_free (self->number);
  g_free (self->unit);
}

void
sol_charger_hero_words_free (SolChargerHeroWords *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->power);
  g_free (self->foot);
  g_free (self->spoken);
  number_clear (&self->added);
  number_clear (&self->duration);
  number_clear (&self->range);
  number_clear (&self->cost);
  g_free (self);
}
