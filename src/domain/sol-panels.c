/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-panels"

#include "sol-panels.h"

#include <math.h>

SOL_DEFINE_VALUE (SolPanel, sol_panel)
SOL_DEFINE_VALUE (SolPanelList, sol_panel_list)
SOL_DEFINE_VALUE (SolPanelState, sol_panel_state)
SOL_DEFINE_VALUE (SolPanelStates, sol_panel_states)
SOL_DEFINE_VALUE (SolPanelEnergy, sol_panel_energy)

static void
sol_panel_init (SolPanel *self)
{
  self->health = SOL_HEALTH_UNKNOWN;
  self->last_report = SOL_TIME_UNKNOWN;
  self->energy_wh = NAN;
}

static void
sol_panel_clear (SolPanel *self)
{
  g_free (self->serial);
  g_free (self->id);
  g_free (self->array);
  g_free (self->model);
  g_free (self->part_number);
  g_free (self->firmware);
  g_free (self->status_text);
  g_free (self->warranty_until);
}

static void
sol_panel_list_init (SolPanelList *self)
{
  self->total = -1;
  self->not_reporting = -1;
  self->error_count = -1;
  self->warning_count = -1;
  self->normal_count = -1;
  self->panels = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_panel_unref);
}

static void
sol_panel_list_clear (SolPanelList *self)
{
  g_clear_pointer (&self->panels, g_ptr_array_unref);
}

static void
sol_panel_state_init (SolPanelState *self)
{
  self->health = SOL_HEALTH_UNKNOWN;
  self->signal_dbm = NAN;
  self->signal_level = -1;
}

static void
sol_panel_state_clear (SolPanelState *self)
{
  g_free (self->id);
  g_free (self->serial);
  g_free (self->type);
  g_free (self->device_id);
  g_free (self->status_text);
}

static void
sol_panel_states_init (SolPanelStates *self)
{
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_panel_state_unref);
}

static void
sol_panel_states_clear (SolPanelStates *self)
{
  g_clear_pointer (&self->states, g_ptr_array_unref);
}

static void
sol_panel_energy_init (SolPanelEnergy *self)
{
  self->wh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->without_value = g_ptr_array_new_with_free_func (g_free);
}

static void
sol_panel_energy_clear (SolPanelEnergy *self)
{
  g_free (self->start_date);
  g_free (self->end_date);
  g_clear_pointer (&self->wh, g_hash_table_unref);
  g_clear_pointer (&self->without_value, g_ptr_array_unref);
}

double
sol_panel_energy_get (const SolPanelEnergy *self, const char *id)
{
  if (self == NULL || id == NULL)
    return NAN;
  const double *wh = g_hash_table_lookup (self->wh, id);
  return wh == NULL ? NAN : *wh;
}
