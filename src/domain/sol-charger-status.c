/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-status"

#include "sol-charger-status.h"

#include <math.h>
#include <string.h>

SOL_DEFINE_VALUE (SolChargerStatus, sol_charger_status)
SOL_DEFINE_VALUE (SolEvStatus, sol_ev_status)

SolConnector
sol_connector_from_text (const char *text)
{
  static const struct
  {
    const char *word;
    SolConnector connector;
  } words[] = {
    { "AVAILABLE", SOL_CONNECTOR_AVAILABLE },           { "CHARGING", SOL_CONNECTOR_CHARGING },
    { "FINISHING", SOL_CONNECTOR_FINISHING },           { "SUSPENDED", SOL_CONNECTOR_SUSPENDED },
    { "SUSPENDED_EVSE", SOL_CONNECTOR_SUSPENDED_EVSE }, { "FAULTED", SOL_CONNECTOR_FAULTED },
  };

  if (text == NULL)
    return SOL_CONNECTOR_UNKNOWN;

  g_autofree char *upper = g_ascii_strup (text, -1);
  g_strstrip (upper);
  if (*upper == '\0')
    return SOL_CONNECTOR_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (upper, words[i].word))
      return words[i].connector;
  /* Whatever else starts like this is the car's doing too (addendum 1.7.2). */
  return g_str_has_prefix (upper, "SUSPENDED_EV") ? SOL_CONNECTOR_SUSPENDED_EV : SOL_CONNECTOR_OTHER;
}

static const char *const mode_names[] = {
  [SOL_CHARGE_MODE_UNKNOWN] = "unknown",     [SOL_CHARGE_MODE_MANUAL] = "manual",
  [SOL_CHARGE_MODE_SCHEDULED] = "scheduled", [SOL_CHARGE_MODE_GREEN] = "green",
  [SOL_CHARGE_MODE_SMART] = "smart",
};

const char *
sol_charge_mode_get_name (SolChargeMode mode)
{
  g_return_val_if_fail ((guint) mode < G_N_ELEMENTS (mode_names), "unknown");
  return mode_names[mode];
}

SolChargeMode
sol_charge_mode_from_name (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (mode_names); i++)
    if (g_str_equal (name, mode_names[i]))
      return (SolChargeMode) i;
  return SOL_CHARGE_MODE_UNKNOWN;
}

SolChargePolicy *
sol_charge_policy_new (void)
{
  SolChargePolicy *self = g_new0 (SolChargePolicy, 1);
  self->active = SOL_UNKNOWN;
  self->starts_at = SOL_TIME_UNKNOWN;
  self->ends_at = SOL_TIME_UNKNOWN;
  return self;
}

void
sol_charge_policy_free (SolChargePolicy *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self);
}

static void
charge_session_init (SolChargeSession *session)
{
  session->running = SOL_UNKNOWN;
  session->energy_wh = NAN;
  session->started_at = SOL_TIME_UNKNOWN;
  session->plugged_in_at = SOL_TIME_UNKNOWN;
  session->plugged_out_at = SOL_TIME_UNKNOWN;
  session->miles = NAN;
  session->cost = NAN;
  session->auth_status = -1;
}

static void
sol_charger_status_init (SolChargerStatus *self)
{
  self->connected = SOL_UNKNOWN;
  self->plugged_in = SOL_UNKNOWN;
  self->charging_reported = SOL_UNKNOWN;
  self->faulted = SOL_UNKNOWN;
  self->commissioned = SOL_UNKNOWN;
  self->load_balancing = SOL_UNKNOWN;
  self->safe_limit = SOL_UNKNOWN;
  self->mode = -1;
  self->last_report = SOL_TIME_UNKNOWN;
  self->offline_since = SOL_TIME_UNKNOWN;
  charge_session_init (&self->session);
  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_charge_policy_free);
}

static void
sol_charger_status_clear (SolChargerStatus *self)
{
  g_free (self->serial);
  g_free (self->name);
  g_free (self->manufacturer);
  g_free (self->connector_text);
  g_free (self->connector_reason);
  g_free (self->connector_info);
  g_free (self->mode_text);
  g_free (self->off_grid_text);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
}

SolTruth
sol_charger_status_is_charging (const SolChargerStatus *self)
{
  g_return_val_if_fail (self != NULL, SOL_UNKNOWN);
  if (self->charging_reported == SOL_YES && self->connector == SOL_CONNECTOR_SUSPENDED_EVSE)
    return SOL_NO;
  return self->charging_reported;
}

gboolean
sol_charger_status_session_active (const SolChargerStatus *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->connector == SOL_CONNECTOR_CHARGING || self->connector == SOL_CONNECTOR_FINISHING
         || self->connector == SOL_CONNECTOR_SUSPENDED || self->connector == SOL_CONNECTOR_SUSPENDED_EV;
}

gboolean
sol_charger_status_is_suspended (const SolChargerStatus *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->connector == SOL_CONNECTOR_SUSPENDED || self->connector == SOL_CONNECTOR_SUSPENDED_EV
      || self->connector == SOL_CONNECTOR_SUSPENDED_EVSE)
    return TRUE;
  if (self->connector != SOL_CONNECTOR_OTHER || self->connector_text == NULL)
    return FALSE;

  g_autofree char *text = g_strstrip (g_strdup (self->connector_text));
  return g_ascii_strncasecmp (text, "SUSPENDED", strlen ("SUSPENDED")) == 0;
}

gboolean
sol_charger_status_draws_power (const SolChargerStatus *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->charging_reported == SOL_YES && !sol_charger_status_is_suspended (self);
}

static void
sol_ev_status_init (SolEvStatus *self)
{
  self->server_time = SOL_TIME_UNKNOWN;
  self->chargers = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_charger_status_unref);
  self->partial = SOL_UNKNOWN;
}

static void
sol_ev_status_clear (SolEvStatus *self)
{
  g_free (self->site_id);
  g_free (self->timezone);
  g_clear_pointer (&self->chargers, g_ptr_array_unref);
}

const SolChargerStatus *
sol_ev_status_find (const SolEvStatus *self, const char *serial)
{
  for (guint i = 0; self != NULL && serial != NULL && i < self->chargers->len; i++)
    {
      const SolChargerStatus *charger = g_ptr_array_index (self->chargers, i);
      if (g_strcmp0 (charger->serial, serial) == 0)
        return charger;
    }
  return NULL;
}
