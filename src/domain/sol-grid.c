/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-grid"

#include "sol-grid.h"

SOL_DEFINE_VALUE (SolGridCheck, sol_grid_check)
SOL_DEFINE_VALUE (SolOffGridContext, sol_off_grid_context)

static void
sol_grid_check_init (SolGridCheck *self)
{
  self->available = SOL_UNKNOWN;
  self->disabled = SOL_UNKNOWN;
  self->download = SOL_UNKNOWN;
  self->sunlight_check = SOL_UNKNOWN;
  self->outage_check = SOL_UNKNOWN;
  self->toggle_running = SOL_UNKNOWN;
}

static void
sol_grid_check_clear (SolGridCheck *self)
{
}

SolTruth
sol_grid_check_may_toggle (const SolGridCheck *self)
{
  g_return_val_if_fail (self != NULL, SOL_UNKNOWN);

  const SolTruth guards[]
      = { self->disabled, self->download, self->sunlight_check, self->outage_check, self->toggle_running };
  gboolean unknown = self->available == SOL_UNKNOWN;

  if (self->available == SOL_NO)
    return SOL_NO;
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      if (guards[i] == SOL_YES)
        return SOL_NO;
      unknown |= guards[i] == SOL_UNKNOWN;
    }
  return unknown ? SOL_UNKNOWN : SOL_YES;
}

static void
sol_off_grid_context_init (SolOffGridContext *self)
{
  self->outage = SOL_UNKNOWN;
  self->sunlight_backup = SOL_UNKNOWN;
  self->show_connect = SOL_UNKNOWN;
  self->has_battery = SOL_UNKNOWN;
}

static void
sol_off_grid_context_clear (SolOffGridContext *self)
{
  g_free (self->country);
}

const char *
sol_grid_state_get_name (SolGridState state)
{
  switch (state)
    {
    case SOL_GRID_ON:
      return "on-grid";
    case SOL_GRID_OFF:
    case SOL_GRID_OFF_BY_CHOICE:
      return "off-grid";
    case SOL_GRID_OUTAGE:
      return "outage";
    case SOL_GRID_UNKNOWN:
    default:
      return "unknown";
    }
}

#define RELAY_AGE (2 * SOL_MINUTE)
#define CHARGER_AGE (10 * SOL_MINUTE)
#define CONTEXT_AGE (5 * SOL_MINUTE)
#define SAME_MOMENT SOL_MINUTE

/* A moment that lies further ahead than it may lie back comes from a wrong clock and proves nothing. */
static gboolean
is_fresh (SolTime at, SolTime now, gint64 age)
{
  return at != SOL_TIME_UNKNOWN && now - at <= age && at - now <= age;
}

/* Why the relay is open: told only by reads that were begun after it was seen open. */
static SolGridState
why_off (const SolGridEvidence *evidence, SolTime seen_at)
{
  SolTruth context = SOL_UNKNOWN;
  SolTruth check = SOL_UNKNOWN;

  if (evidence->context != NULL && evidence->context_at != SOL_TIME_UNKNOWN
      && evidence->context_at >= seen_at)
    context = evidence->context->outage;
  if (evidence->check != NULL && evidence->check_at != SOL_TIME_UNKNOWN && evidence->check_at >= seen_at)
    check = evidence->check->outage_check;

  if (context == SOL_YES || check == SOL_YES)
    return SOL_GRID_OUTAGE;
  return context == SOL_NO && check == SOL_NO ? SOL_GRID_OFF_BY_CHOICE : SOL_GRID_OFF;
}

static gboolean
is_off (SolGridState state)
{
  return state == SOL_GRID_OFF || state == SOL_GRID_OFF_BY_CHOICE || state == SOL_GRID_OUTAGE;
}

SolGridState
sol_grid_state (const SolGridEvidence *evidence, SolTime now)
{
  g_return_val_if_fail (evidence != NULL, SOL_GRID_UNKNOWN);

  if (evidence->relay_closed != SOL_UNKNOWN && is_fresh (evidence->relay_at, now, RELAY_AGE))
    return evidence->relay_closed == SOL_YES ? SOL_GRID_ON : why_off (evidence, evidence->relay_at);

  if (evidence->charger_grid != SOL_GRID_UNKNOWN && is_fresh (evidence->charger_at, now, CHARGER_AGE))
    return is_off (evidence->charger_grid) ? why_off (evidence, evidence->charger_at) : SOL_GRID_ON;

  if (evidence->context != NULL && evidence->context->outage == SOL_YES
      && is_fresh (evidence->context_at, now, CONTEXT_AGE))
    return SOL_GRID_OUTAGE;
  return SOL_GRID_UNKNOWN;
}

void
sol_grid_evidence_init (SolGridEvidence *evidence)
{
  g_return_if_fail (evidence != NULL);
  *evidence = (SolGridEvidence){
    .relay_closed = SOL_UNKNOWN,
    .relay_at = SOL_TIME_UNKNOWN,
    .charger_grid = SOL_GRID_UNKNOWN,
    .charger_at = SOL_TIME_UNKNOWN,
    .context_at = SOL_TIME_UNKNOWN,
    .check_at = SOL_TIME_UNKNOWN,
  };
}

void
sol_grid_evidence_take_chargers (SolGridEvidence *evidence, const SolEvStatus *status, SolTime now)
{
  const SolChargerStatus *newest = NULL;

  g_return_if_fail (evidence != NULL);

  evidence->charger_grid = SOL_GRID_UNKNOWN;
  evidence->charger_at = SOL_TIME_UNKNOWN;
  for (guint i = 0; status != NULL && i < status->chargers->len; i++)
    {
      const SolChargerStatus *charger = g_ptr_array_index (status->chargers, i);
      if (charger->grid != SOL_GRID_UNKNOWN && is_fresh (charger->last_report, now, CHARGER_AGE)
          && (newest == NULL || charger->last_report > newest->last_report))
        newest = charger;
    }
  if (newest == NULL)
    return;

  /* Of an older report the newer one is the correction; two of the same minute that differ prove nothing. */
  for (guint i = 0; i < status->chargers->len; i++)
    {
      const SolChargerStatus *charger = g_ptr_array_index (status->chargers, i);
      if (charger->grid != SOL_GRID_UNKNOWN && is_off (charger->grid) != is_off (newest->grid)
          && charger->last_report != SOL_TIME_UNKNOWN
          && newest->last_report - charger->last_report < SAME_MOMENT)
        return;
    }
  evidence->charger_grid = newest->grid;
  evidence->charger_at = newest->last_report;
}
