/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-sessions"

#include <glib/gi18n-lib.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-error.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `charger sessions`. */

/* What the plan reads by itself. */
#define DAYS_READ 30

/* Returns: whether the asked days begin before those that the plan reads. */
static gboolean
asks_for_older (SolCli *self)
{
  SolTime then = sol_clock_now (self->clock) - DAYS_READ * SOL_DAY;
  g_autofree char *first = sol_time_day (then, sol_site_get_zone (self->site));
  return self->options->from != NULL && g_strcmp0 (self->options->from, first) < 0;
}

static void
read_older (SolCli *self)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) wrong = NULL;
  g_autofree char *today = sol_time_day (sol_clock_now (self->clock), sol_site_get_zone (self->site));
  const char *to = self->options->to != NULL ? self->options->to : today;

  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Reading…"));
  sol_site_read_sessions_async (self->site, sol_charger_get_serial (self->charger), self->options->from, to,
                                self->cancellable, sol_cli_wait_cb, &wait);
  gboolean done = sol_site_read_sessions_finish (self->site, sol_cli_wait_run (&wait), &wrong);
  sol_cli_progress (self, NULL);
  sol_cli_explain (self, &wrong);
  /* What the archive has is shown all the same. */
  if (!done && self->trouble == NULL)
    self->trouble = g_steal_pointer (&wrong);
}

gboolean
sol_cli_run_sessions (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  const char *serial = sol_cli_get_argument (self, 0);

  if (!sol_cli_find_charger (self, error))
    return FALSE;
  if (asks_for_older (self) && !sol_site_get_backfill_done (self->site, serial))
    read_older (self);
  if (!sol_cli_check (self, error))
    return FALSE;
  SolTime from = sol_cli_get_day (self, self->options->from, 0);
  SolTime to = sol_cli_get_day (self, self->options->to, 1);
  sol_cli_wait_init (&wait);
  sol_site_list_sessions_async (self->site, serial, from, to, self->cancellable, sol_cli_wait_cb, &wait);
  self->sessions = sol_site_list_sessions_finish (self->site, sol_cli_wait_run (&wait), error);
  return self->sessions != NULL;
}

void
sol_cli_json_sessions (SolCli *self, SolCliJson *json)
{
  GTimeZone *zone = sol_site_get_zone (self->site);

  sol_cli_json_open_array (json, "sessions");
  for (guint i = 0; i < self->sessions->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (self->sessions->sessions, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "id", session->id);
      sol_cli_json_time (json, "started_at", session->started_at, zone);
      sol_cli_json_time (json, "ended_at", session->ended_at, zone);
      sol_cli_json_number (json, "energy_wh", session->energy_wh);
      sol_cli_json_count (json, "active_s", session->active_s);
      sol_cli_json_number (json, "range_added", session->miles);
      sol_cli_json_number (json, "cost", session->cost);
      sol_cli_json_number (json, "cost_per_kwh", session->cost_per_kwh);
      sol_cli_json_string (json, "cost_state", session->cost_state);
      /* Who charged is dropped when it is read. */
      sol_cli_json_null (json, "authentication");
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

void
sol_cli_csv_sessions (SolCli *self, SolCliCsv *csv)
{
  GTimeZone *zone = sol_site_get_zone (self->site);

  sol_cli_csv_names (csv,
                     "id started_at ended_at energy_wh active_s range_added cost cost_per_kwh cost_state "
                     "authentication");
  for (guint i = 0; i < self->sessions->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (self->sessions->sessions, i);
      sol_cli_csv_string (csv, session->id);
      sol_cli_csv_time (csv, session->started_at, zone);
      sol_cli_csv_time (csv, session->ended_at, zone);
      sol_cli_csv_number (csv, session->energy_wh);
      sol_cli_csv_count (csv, session->active_s);
      sol_cli_csv_number (csv, session->miles);
      sol_cli_csv_number (csv, session->cost);
      sol_cli_csv_number (csv, session->cost_per_kwh);
      sol_cli_csv_string (csv, session->cost_state);
      sol_cli_csv_string (csv, NULL);
      sol_cli_csv_end_line (csv);
    }
}

void
sol_cli_text_sessions (SolCli *self, SolCliText *text)
{
  const SolTariff *tariff = sol_site_get_tariff (self->site);

  if (self->sessions->sessions->len == 0)
    {
      sol_cli_text_line (text, _ ("No sessions"));
      return;
    }
  sol_cli_text_row (text, _ ("Started"), _ ("Ended"), _ ("Energy"), _ ("Charging"), _ ("Cost"), NULL);
  for (guint i = 0; i < self->sessions->sessions->len; i++)
    {
      const SolChargeRecord *session = g_ptr_array_index (self->sessions->sessions, i);
      g_autofree char *started = sol_cli_describe_moment (self, session->started_at);
      g_autofree char *ended = session->running == SOL_YES
                                   ? g_strdup (_ ("running"))
                                   : sol_cli_describe_moment (self, session->ended_at);
      g_autofree char *energy = sol_format_energy (session->energy_wh);
      g_autofree char *active
          = session->active_s >= 0 ? sol_format_duration (session->active_s) : g_strdup ("–");
      g_autofree char *cost = sol_format_money (session->cost, tariff != NULL ? tariff->currency : NULL);
      sol_cli_text_row (text, started, ended, energy, active, cost, NULL);
    }
}
