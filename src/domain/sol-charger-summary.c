/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-summary"

#include "sol-charger-summary.h"

#include <math.h>

SOL_DEFINE_VALUE (SolChargerSummary, sol_charger_summary)
SOL_DEFINE_VALUE (SolEvSummary, sol_ev_summary)

static void
sol_charger_summary_init (SolChargerSummary *self)
{
  self->rated_current = NAN;
  self->voltage = NAN;
  self->connected = SOL_UNKNOWN;
  self->load_balancing_enabled = SOL_UNKNOWN;
  self->supports_use_battery = SOL_UNKNOWN;
  self->owner_control = SOL_UNKNOWN;
  self->commissioned = SOL_UNKNOWN;
  self->lifetime_wh = NAN;
  self->last_report = SOL_TIME_UNKNOWN;
  self->warranty_until = SOL_TIME_UNKNOWN;
  self->gateway_links = g_array_new (FALSE, FALSE, sizeof (SolGatewayLink));
}

static void
sol_charger_summary_clear (SolChargerSummary *self)
{
  g_free (self->serial);
  g_free (self->name);
  g_free (self->model);
  g_free (self->firmware);
  g_free (self->hardware);
  g_free (self->part_number);
  g_free (self->connection);
  g_free (self->address);
  g_free (self->timezone);
  g_free (self->wiring_neutral);
  g_free (self->default_level);
  g_clear_pointer (&self->gateway_links, g_array_unref);
}

static void
sol_ev_summary_init (SolEvSummary *self)
{
  self->server_time = SOL_TIME_UNKNOWN;
  self->chargers = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_charger_summary_unref);
}

static void
sol_ev_summary_clear (SolEvSummary *self)
{
  g_clear_pointer (&self->chargers, g_ptr_array_unref);
}

const SolChargerSummary *
sol_ev_summary_find (const SolEvSummary *self, const char *serial)
{
  for (guint i = 0; self != NULL && serial != NULL && i < self->chargers->len; i++)
    {
      const SolChargerSummary *charger = g_ptr_array_index (self->chargers, i);
      if (g_strcmp0 (charger->serial, serial) == 0)
        return charger;
    }
  return NULL;
}
