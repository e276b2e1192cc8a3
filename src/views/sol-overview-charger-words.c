/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-overview-charger-words"

#include "sol-overview-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-format.h"
#include "sol-session-rules.h"

/* The state as it stands below the name. */
static char *
state_line (const SolChargerFacts *facts)
{
  gboolean stale = facts->card == SOL_FAMILY_STALE;

  if (facts->state == SOL_CHARGER_STATE_UNKNOWN)
    return g_strdup ("–");
  if (facts->state == SOL_CHARGER_STATE_CHARGING && facts->amps > 0)
    {
      g_autofree char *amps = sol_format_amps (facts->amps);
      /* TRANSLATORS: %s is a current: "Charging at 16 A", or what was the case when it was last read */
      return g_strdup_printf (stale ? _ ("Was charging, %s") : _ ("Charging at %s"), amps);
    }
  if (facts->state == SOL_CHARGER_STATE_CHARGING)
    return g_strdup (stale ? _ ("Was charging") : _ ("Charging"));
  /* TRANSLATORS: %s is a state, e.g. "Plugged In" */
  return stale ? g_strdup_printf (_ ("%s · last known"), facts->state_words) : g_strdup (facts->state_words);
}

static const SolChargeSession *
get_session (const SolChargerFacts *facts)
{
  return facts->status != NULL ? &facts->status->session : NULL;
}

double
sol_charge_session_seconds (const SolChargeSession *session, SolTime now)
{
  if (session == NULL || session->started_at == SOL_TIME_UNKNOWN)
    return NAN;
  gboolean runs = session->running == SOL_YES;
  SolTime end = runs ? now : session->plugged_out_at;
  if (end == SOL_TIME_UNKNOWN || end < session->started_at)
    return NAN;
  gint64 length = end - session->started_at;
  /* Whole minutes while it runs: a number that changes every second is not calm. */
  if (runs && length > SOL_MINUTE)
    length -= length % SOL_MINUTE;
  return (double) length / (double) SOL_SECOND;
}

gint64
sol_charge_session_next (const SolChargeSession *session, SolTime now)
{
  if (session == NULL || session->running != SOL_YES || isnan (sol_charge_session_seconds (session, now)))
    return -1;
  return SOL_MINUTE - (now - session->started_at) % SOL_MINUTE;
}

static SolTime
slot_end (const SolChargerFacts *facts)
{
  for (guint i = 0; facts->status != NULL && i < facts->status->policies->len; i++)
    {
      const SolChargePolicy *policy = g_ptr_array_index (facts->status->policies, i);
      if (g_strcmp0 (policy->type, "greencharging") != 0 && policy->active == SOL_YES
          && policy->ends_at != SOL_TIME_UNKNOWN && policy->ends_at > facts->now)
        return policy->ends_at;
    }
  return SOL_TIME_UNKNOWN;
}

static char *
mode_words (const SolChargerFacts *facts)
{
  switch (facts->mode)
    {
    case SOL_CHARGE_MODE_MANUAL:
      return g_strdup (_ ("Manual"));
    case SOL_CHARGE_MODE_GREEN:
      return g_strdup (_ ("Green"));
    case SOL_CHARGE_MODE_SMART:
      return g_strdup (_ ("Smart"));
    case SOL_CHARGE_MODE_SCHEDULED:
      {
        SolTime end = slot_end (facts);
        if (end == SOL_TIME_UNKNOWN)
          return g_strdup (_ ("Scheduled"));
        g_autofree char *clock = sol_format_clock (end, facts->zone);
        /* TRANSLATORS: the charge mode and when its present slot ends */
        return g_strdup_printf (_ ("Scheduled until %s"), clock);
      }
    case SOL_CHARGE_MODE_UNKNOWN:
    default:
      return g_strdup ("–");
    }
}

/* A car may stay plugged in long after it has charged: the history knows better. */
static double
get_seconds (const SolChargerFacts *facts)
{
  const SolChargeSession *session = get_session (facts);

  if (session != NULL && session->running != SOL_YES && facts->last != NULL
      && facts->last->ended_at != SOL_TIME_UNKNOWN)
    return sol_session_seconds (facts->last, facts->now);
  return sol_charge_session_seconds (session, facts->now);
}

SolChargerWords *
sol_charger_words_new (const SolChargerFacts *facts)
{
  SolChargerWords *self = g_new0 (SolChargerWords, 1);
  const SolChargeSession *session = get_session (facts);
  g_autofree char *line = state_line (facts);
  gboolean over = session != NULL && session->running == SOL_NO;

  self->session_title = over ? _ ("Last session") : _ ("This session");
  self->session = sol_format_energy (session != NULL ? session->energy_wh : NAN);
  self->duration = sol_format_duration (get_seconds (facts));
  self->mode = mode_words (facts);
  if (facts->state == SOL_CHARGER_STATE_CHARGING && facts->amps > 0)
    {
      g_autofree char *amps = sol_format_amps (facts->amps);
      self->brief = g_strdup_printf ("%s · %s", self->session, amps);
    }
  else
    self->brief = g_strdup (line);
  self->subtitle
      = facts->as_of != NULL ? g_strdup_printf ("%s · %s", line, facts->as_of) : g_steal_pointer (&line);
  return self;
}

gint64
sol_charger_words_next (const SolChargerFacts *facts)
{
  return facts->card == SOL_FAMILY_STALE ? -1 : sol_charge_session_next (get_session (facts), facts->now);
}

void
sol_charger_words_free (SolChargerWords *self)
{
  if (self == NULL)
    return;
  g_free (self->subtitle);
  g_free (self->session);
  g_free (self->duration);
  g_free (self->mode);
  g_free (self->brief);
  g_free (self);
}
