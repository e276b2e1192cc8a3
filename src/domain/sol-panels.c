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

static SolPanel *
panel_copy (const SolPanel *panel)
{
  SolPanel *copy = sol_panel_new ();
  copy->serial = g_strdup (panel->serial);
  copy->id = g_strdup (panel->id);
  copy->array = g_strdup (panel->array);
  copy->model = g_strdup (panel->model);
  copy->part_number = g_strdup (panel->part_number);
  copy->firmware = g_strdup (panel->firmware);
  copy->status_text = g_strdup (panel->status_text);
  copy->health = panel->health;
  copy->last_report = panel->last_report;
  copy->warranty_until = g_strdup (panel->warranty_until);
  copy->energy_wh = panel->energy_wh;
  return copy;
}

static void
panel_take_state (SolPanel *panel, const SolPanelState *state)
{
  if (state == NULL)
    return;
  if (state->id != NULL)
    {
      g_free (panel->id);
      panel->id = g_strdup (state->id);
    }
  if (state->health == SOL_HEALTH_UNKNOWN)
    return;
  panel->health = state->health;
  if (state->status_text == NULL)
    return;
  g_free (panel->status_text);
  panel->status_text = g_strdup (state->status_text);
}

SolPanelList *
sol_panel_list_join (const SolPanelList *list, const SolPanelStates *states, const SolPanelEnergy *energy)
{
  g_return_val_if_fail (list != NULL, NULL);

  SolPanelList *joined = sol_panel_list_new ();
  g_autoptr (GHashTable) by_serial = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; states != NULL && i < states->states->len; i++)
    {
      const SolPanelState *state = g_ptr_array_index (states->states, i);
      if (state->serial != NULL)
        g_hash_table_insert (by_serial, state->serial, (gpointer) state);
    }

  joined->total = list->total;
  joined->not_reporting = list->not_reporting;
  joined->error_count = list->error_count;
  joined->warning_count = list->warning_count;
  joined->normal_count = list->normal_count;
  for (guint i = 0; i < list->panels->len; i++)
    {
      SolPanel *panel = panel_copy (g_ptr_array_index (list->panels, i));
      if (panel->serial != NULL)
        panel_take_state (panel, g_hash_table_lookup (by_serial, panel->serial));
      if (energy != NULL)
        panel->energy_wh = sol_panel_energy_get (energy, panel->id);
      g_ptr_array_add (joined->panels, panel);
    }
  return joined;
}
