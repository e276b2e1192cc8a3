/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cloud-calls"

#include <string.h>

#include "sol-cloud-table.h"

static const SolCallRow *const groups[] = {
  sol_rows_charger,
  sol_rows_site,
  sol_rows_energy,
  sol_rows_battery,
};

const SolCallRow *
sol_call_get_row (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i][call].name != NULL)
      return &groups[i][call];
  g_return_val_if_reached (NULL);
}

const char *
sol_call_get_name (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, NULL);
  return sol_call_get_row (call)->name;
}

SolCallId
sol_call_from_name (const char *name)
{
  guint call = 0;
  while (call < SOL_N_CALLS && g_strcmp0 (name, sol_call_get_name ((SolCallId) call)) != 0)
    call++;
  return (SolCallId) call;
}

const char *
sol_call_get_section (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, NULL);
  return sol_call_get_row (call)->section;
}

GType
sol_call_get_value_type (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, G_TYPE_INVALID);
  const SolCallRow *row = sol_call_get_row (call);
  return row->value_type == NULL ? G_TYPE_NONE : row->value_type ();
}

gboolean
sol_call_acts (SolCallId call)
{
  g_return_val_if_fail (call < SOL_N_CALLS, FALSE);
  return (sol_call_get_row (call)->flags & SOL_ROW_ACTS) != 0;
}
