/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-site-condition"

#include "sol-site-private.h"

#include "sol-plan.h"

/* The gateway reports every few minutes; half an hour of silence by the time of the answer is trouble (ui.md
 * 18). */
#define GATEWAY_SILENT (30 * SOL_MINUTE)

/* Single failures are normal once there was an answer (R10). */
static guint
notice_after (const GError *error)
{
  return g_error_matches (error, SOL_ERROR, SOL_ERROR_OFFLINE) ? 3 : 2;
}

static SolLink
link_of_error (const GError *error)
{
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_OFFLINE))
    return SOL_LINK_OFFLINE;
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_RATE_LIMITED))
    return SOL_LINK_RATE_LIMITED;
  if (g_error_matches (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT))
    return SOL_LINK_BUDGET_SPENT;
  return SOL_LINK_TROUBLE;
}

/* The link by the account's standing; %SOL_LINK_FRESH when it is not the account. */
static SolLink
link_of_account (SolSite *self)
{
  switch (sol_cloud_get_state (self->context->cloud))
    {
    case SOL_SIGN_IN_OVER:
    case SOL_SIGN_IN_NONE:
      return SOL_LINK_SESSION_OVER;
    case SOL_SIGN_IN_BLOCKED:
      return SOL_LINK_BLOCKED;
    case SOL_SIGN_IN_TOO_MANY:
      return SOL_LINK_TOO_MANY;
    case SOL_SIGN_IN_WORKING:
    case SOL_SIGN_IN_CODE:
    case SOL_SIGN_IN_DONE:
      return SOL_LINK_FRESH;
    }
  return SOL_LINK_FRESH;
}

/* The core family that tells of the whole service: the status, or today where there is no charger. */
static SolFamily
core_family (SolSite *self)
{
  return self->charger_exists == SOL_NO ? SOL_FAMILY_TODAY : SOL_FAMILY_EV_STATUS;
}

static void
judge_link (SolSite *self, SolCondition *condition)
{
  SolFamily core = core_family (self);
  const GError *error = sol_refresh_get_error (self->refresh, core, NULL);
  const GError *pause = sol_refresh_get_pause (self->refresh);
  guint needed = sol_refresh_has_answered (self->refresh) ? notice_after (error) : 1;
  SolLink link = link_of_account (self);

  condition->link = SOL_LINK_FRESH;
  if (link != SOL_LINK_FRESH)
    {
      condition->link = link;
      condition->retry_at = sol_cloud_get_wait_until (self->context->cloud);
    }
  else if (pause != NULL)
    {
      condition->link = link_of_error (pause);
      condition->retry_at = sol_error_get_retry_at (pause);
      condition->http_status = sol_error_get_http_status (pause);
    }
  else if (error != NULL && sol_refresh_get_failures (self->refresh, core, NULL) >= needed)
    {
      condition->link = link_of_error (error);
      condition->retry_at = sol_refresh_get_retry_at (self->refresh, core, NULL);
      condition->http_status = sol_error_get_http_status (error);
    }
  else if (!sol_refresh_has_answered (self->refresh) && !condition->has_data)
    condition->link = SOL_LINK_CONNECTING;
}

static void
judge_gateway (SolSite *self, SolCondition *condition)
{
  const SolDevices *devices = sol_site_get_devices (self);
  const SolDevice *gateway = devices == NULL ? NULL : sol_devices_get_gateway (devices);
  SolTime asked_at = sol_site_get_asked_at (self, SOL_FAMILY_DEVICES);

  if (gateway != NULL && gateway->last_report != SOL_TIME_UNKNOWN
      && asked_at - gateway->last_report > GATEWAY_SILENT)
    condition->gateway_silent_since = gateway->last_report;
}

static void
judge_data (SolSite *self, SolCondition *condition)
{
  static const SolFamily shown[] = { SOL_FAMILY_EV_STATUS, SOL_FAMILY_TODAY, SOL_FAMILY_BATTERY_STATUS };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (sol_site_get_value (self, shown[i]) != NULL)
      {
        condition->has_data = TRUE;
        condition->values_at = MAX (condition->values_at, sol_site_get_asked_at (self, shown[i]));
      }
}

void
sol_site_update_condition (SolSite *self)
{
  g_autoptr (SolCondition) condition = sol_condition_new ();

  condition->demo = self->context->demo;
  condition->grid = self->grid;
  condition->updating = sol_refresh_is_busy (self->refresh);
  judge_data (self, condition);
  judge_link (self, condition);
  judge_gateway (self, condition);
  gboolean trouble = condition->link > SOL_LINK_FRESH;
  if (trouble && self->condition->link == condition->link)
    condition->since = self->condition->since;
  else if (trouble)
    condition->since = sol_clock_now (self->context->clock);
  if (sol_condition_equal (condition, self->condition))
    return;
  gboolean act_changed = sol_condition_may_act (condition) != sol_condition_may_act (self->condition);
  g_clear_pointer (&self->condition, sol_condition_unref);
  self->condition = g_steal_pointer (&condition);
  if (act_changed)
    sol_site_tell_chargers (self);
  sol_site_notify (self, SOL_SITE_PROP_CONDITION);
}

/* Families and their ages. */

/* The oldest reading of a family that is read once a device, else the reading of the site. */
static SolReading *
family_reading (SolSite *self, SolFamily family)
{
  if (!sol_plan_get_row (family)->per_charger)
    return sol_refresh_get_reading (self->refresh, family, NULL);
  SolReading *oldest = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      SolReading *reading = sol_refresh_get_reading (self->refresh, family, sol_charger_get_serial (charger));
      if (reading != NULL
          && (oldest == NULL || sol_reading_get_asked_at (reading) < sol_reading_get_asked_at (oldest)))
        oldest = reading;
    }
  return oldest;
}

const GError *
sol_site_get_family_error (SolSite *self, SolFamily family)
{
  g_return_val_if_fail (SOL_IS_SITE (self) && family < SOL_N_FAMILIES, NULL);
  if (!sol_plan_get_row (family)->per_charger)
    return sol_refresh_get_error (self->refresh, family, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->chargers)); i++)
    {
      g_autoptr (SolCharger) charger = g_list_model_get_item (G_LIST_MODEL (self->chargers), i);
      const GError *error = sol_refresh_get_error (self->refresh, family, sol_charger_get_serial (charger));
      if (error != NULL)
        return error;
    }
  return NULL;
}

SolTime
sol_site_get_asked_at (SolSite *self, SolFamily family)
{
  g_return_val_if_fail (SOL_IS_SITE (self) && family < SOL_N_FAMILIES, SOL_TIME_UNKNOWN);
  SolReading *reading = family_reading (self, family);
  return reading == NULL ? SOL_TIME_UNKNOWN : sol_reading_get_asked_at (reading);
}

SolTime
sol_site_get_sampled_at (SolSite *self, SolFamily family)
{
  g_return_val_if_fail (SOL_IS_SITE (self) && family < SOL_N_FAMILIES, SOL_TIME_UNKNOWN);
  SolReading *reading = family_reading (self, family);
  if (reading == NULL)
    return SOL_TIME_UNKNOWN;
  SolTime sampled = sol_reading_get_sampled_at (reading);
  return sampled != SOL_TIME_UNKNOWN ? sampled : sol_reading_get_asked_at (reading);
}

static SolTime
stale_at (SolSite *self, SolFamily family)
{
  SolTime asked = sol_site_get_asked_at (self, family);
  return asked == SOL_TIME_UNKNOWN ? G_MAXINT64 : asked + 2 * sol_family_get_cadence (family) * SOL_SECOND;
}

static gboolean
is_absent_error (const GError *error)
{
  return g_error_matches (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED)
         || g_error_matches (error, SOL_ERROR, SOL_ERROR_FORBIDDEN);
}

SolFamilyState
sol_site_get_family_state (SolSite *self, SolFamily family)
{
  g_return_val_if_fail (SOL_IS_SITE (self) && family < SOL_N_FAMILIES, SOL_FAMILY_LOADING);
  const GError *error = sol_site_get_family_error (self, family);

  if (family_reading (self, family) != NULL)
    return sol_clock_now (self->context->clock) > stale_at (self, family) ? SOL_FAMILY_STALE
                                                                          : SOL_FAMILY_FRESH;
  if (sol_refresh_get_resting (self->refresh, family) || is_absent_error (error))
    return SOL_FAMILY_ABSENT;
  return error != NULL ? SOL_FAMILY_FAILED : SOL_FAMILY_LOADING;
}

static void
stale_timer_cb (gpointer data)
{
  SolSite *self = data;
  self->stale_timer = 0;
  sol_site_update_grid (self);
  sol_site_update_condition (self);
  sol_site_update_staleness (self);
}

/* Tells once when a family turns stale (or fresh again), and sleeps until the next one does. */
void
sol_site_update_staleness (SolSite *self)
{
  SolTime now = sol_clock_now (self->context->clock);
  SolTime next = G_MAXINT64;

  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    {
      SolTime at = stale_at (self, family);
      gboolean stale = at < now;
      if (!stale)
        next = MIN (next, at);
      if (stale == self->was_stale[family])
        continue;
      self->was_stale[family] = stale;
      sol_site_emit_family_changed (self, family);
    }
  sol_clock_clear (self->context->clock, &self->stale_timer);
  if (next != G_MAXINT64 && !g_cancellable_is_cancelled (self->cancellable))
    self->stale_timer
        = sol_clock_add (self->context->clock, next - now + SOL_SECOND, G_PRIORITY_LOW, stale_timer_cb, self);
}
