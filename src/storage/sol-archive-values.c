/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-values"

#include "sol-archive-values.h"

#include <math.h>

SOL_DEFINE_VALUE (SolKnown, sol_known)

static void
sol_known_init (SolKnown *self)
{
  self->asked_at = SOL_TIME_UNKNOWN;
  self->sampled_at = SOL_TIME_UNKNOWN;
}

static void
sol_known_clear (SolKnown *self)
{
  g_free (self->site);
  g_free (self->device);
  g_free (self->family);
  g_clear_pointer (&self->value, g_bytes_unref);
}

SOL_DEFINE_VALUE (SolMemory, sol_memory)

static void
sol_memory_init (SolMemory *self)
{
}

static void
sol_memory_clear (SolMemory *self)
{
  g_free (self->scope);
  g_free (self->key);
  g_free (self->value);
}

SOL_DEFINE_VALUE (SolJournalRow, sol_journal_row)

static void
sol_journal_row_init (SolJournalRow *self)
{
  self->time = SOL_TIME_UNKNOWN;
  self->confirmed_at = SOL_TIME_UNKNOWN;
}

static void
sol_journal_row_clear (SolJournalRow *self)
{
  g_free (self->account);
  g_free (self->site);
  g_free (self->device);
  g_free (self->what);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->attempt);
  g_free (self->answer);
}

/* These names stand in the file: they may be added to, never changed. */
static const char *const state_names[] = {
  [SOL_JOURNAL_OPEN] = "open",
  [SOL_JOURNAL_SENT] = "sent",
  [SOL_JOURNAL_CONFIRMED] = "confirmed",
  [SOL_JOURNAL_NOT_CONFIRMED] = "not-confirmed",
  [SOL_JOURNAL_REFUSED] = "refused",
  [SOL_JOURNAL_UNCERTAIN] = "uncertain",
  [SOL_JOURNAL_RESOLVED_BY_READING] = "resolved-by-reading",
};

const char *
sol_journal_state_get_name (SolJournalState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), "uncertain");
  return state_names[state];
}

gboolean
sol_journal_state_from_name (const char *name, SolJournalState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
sol_journal_state_is_open (SolJournalState state)
{
  return state == SOL_JOURNAL_OPEN || state == SOL_JOURNAL_SENT || state == SOL_JOURNAL_UNCERTAIN;
}

SolJournalRow *
sol_journal_row_copy (const SolJournalRow *row)
{
  SolJournalRow *copy = sol_journal_row_new ();
  copy->id = row->id;
  copy->time = row->time;
  copy->account = g_strdup (row->account);
  copy->site = g_strdup (row->site);
  copy->device = g_strdup (row->device);
  copy->what = g_strdup (row->what);
  copy->old_value = g_strdup (row->old_value);
  copy->new_value = g_strdup (row->new_value);
  copy->attempt = g_strdup (row->attempt);
  copy->answer = g_strdup (row->answer);
  copy->state = row->state;
  copy->confirmed_at = row->confirmed_at;
  return copy;
}

SOL_DEFINE_VALUE (SolArchiveReading, sol_archive_reading)

static void
sol_archive_reading_init (SolArchiveReading *self)
{
  self->time = SOL_TIME_UNKNOWN;
  self->solar_w = NAN;
  self->home_w = NAN;
  self->grid_w = NAN;
  self->battery_w = NAN;
  self->charger_w = NAN;
  self->soc = NAN;
}

static void
sol_archive_reading_clear (SolArchiveReading *self)
{
  g_free (self->site);
}

static const char *const flow_names[] = {
  [SOL_ARCHIVE_PRODUCED] = "produced_wh",         [SOL_ARCHIVE_CONSUMED] = "consumed_wh",
  [SOL_ARCHIVE_IMPORTED] = "imported_wh",         [SOL_ARCHIVE_EXPORTED] = "exported_wh",
  [SOL_ARCHIVE_CHARGED] = "charged_wh",           [SOL_ARCHIVE_DISCHARGED] = "discharged_wh",
  [SOL_ARCHIVE_SOLAR_HOME] = "solar_home_wh",     [SOL_ARCHIVE_SOLAR_BATTERY] = "solar_battery_wh",
  [SOL_ARCHIVE_SOLAR_GRID] = "solar_grid_wh",     [SOL_ARCHIVE_BATTERY_HOME] = "battery_home_wh",
  [SOL_ARCHIVE_BATTERY_GRID] = "battery_grid_wh", [SOL_ARCHIVE_GRID_HOME] = "grid_home_wh",
  [SOL_ARCHIVE_GRID_BATTERY] = "grid_battery_wh", [SOL_ARCHIVE_GENERATOR] = "generator_wh",
  [SOL_ARCHIVE_CHARGER] = "charger_wh",           [SOL_ARCHIVE_HEAT_PUMP] = "heat_pump_wh",
  [SOL_ARCHIVE_WATER_HEATER] = "water_heater_wh",
};

G_STATIC_ASSERT (G_N_ELEMENTS (flow_names) == SOL_ARCHIVE_N_FLOWS);

const char *
sol_archive_flow_get_name (SolArchiveFlow flow)
{
  g_return_val_if_fail ((guint) flow < SOL_ARCHIVE_N_FLOWS, NULL);
  return flow_names[flow];
}

static void
flows_init (double *flows)
{
  for (guint i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    flows[i] = NAN;
}

SOL_DEFINE_VALUE (SolArchiveQuarter, sol_archive_quarter)

static void
sol_archive_quarter_init (SolArchiveQuarter *self)
{
  self->start = SOL_TIME_UNKNOWN;
  self->soc = NAN;
  flows_init (self->flows);
}

static void
sol_archive_quarter_clear (SolArchiveQuarter *self)
{
  g_free (self->site);
}

SOL_DEFINE_VALUE (SolArchiveDay, sol_archive_day)

static void
sol_archive_day_init (SolArchiveDay *self)
{
  flows_init (self->flows);
}

static void
sol_archive_day_clear (SolArchiveDay *self)
{
  g_free (self->site);
  g_free (self->date);
}

SOL_DEFINE_VALUE (SolArchivePanelDay, sol_archive_panel_day)

static void
sol_archive_panel_day_init (SolArchivePanelDay *self)
{
  self->wh = NAN;
}

static void
sol_archive_panel_day_clear (SolArchivePanelDay *self)
{
  g_free (self->site);
  g_free (self->serial);
  g_free (self->date);
}
