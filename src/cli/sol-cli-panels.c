/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-panels"

#include <glib/gi18n-lib.h>

#include "sol-cli-change.h"
#include "sol-cli-commands.h"
#include "sol-cli-words.h"
#include "sol-format.h"

/* `panels`. */

gboolean
sol_cli_check_dates (SolCli *self, GError **error)
{
  return (self->options->from == NULL) == (self->options->to == NULL)
         || sol_cli_refuse_usage (error, _ ("--from and --to go together"));
}

gboolean
sol_cli_run_panels (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) wrong = NULL;

  if (!sol_cli_read (self, error))
    return FALSE;
  if (self->options->from == NULL || sol_site_get_panels (self->site) == NULL)
    return TRUE;
  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Reading…"));
  sol_site_read_panels_async (self->site, self->options->from, self->options->to, self->cancellable,
                              sol_cli_wait_cb, &wait);
  self->panels = sol_site_read_panels_finish (self->site, sol_cli_wait_run (&wait), &wrong);
  sol_cli_progress (self, NULL);
  if (self->panels != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

static gboolean
contains (const char *text, const char *part)
{
  if (text == NULL)
    return FALSE;
  g_autofree char *a = g_utf8_casefold (text, -1);
  g_autofree char *b = g_utf8_casefold (part, -1);
  return g_strstr_len (a, -1, b) != NULL;
}

static gboolean
is_wanted (SolCli *self, const SolPanel *panel)
{
  const char *search = self->options->search;
  return search == NULL || contains (panel->serial, search) || contains (panel->id, search)
         || contains (panel->model, search) || contains (panel->array, search);
}

/* Returns: (transfer container) (element-type SolPanel): those that were asked for. */
static GPtrArray *
list_panels (SolCli *self, guint *not_reporting)
{
  const SolPanelList *list = self->panels != NULL ? self->panels : sol_site_get_panels (self->site);
  GPtrArray *wanted = g_ptr_array_new ();

  *not_reporting = 0;
  for (guint i = 0; list != NULL && i < list->panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (list->panels, i);
      if (!is_wanted (self, panel))
        continue;
      g_ptr_array_add (wanted, g_ptr_array_index (list->panels, i));
      *not_reporting += panel->health == SOL_HEALTH_NOT_REPORTING;
    }
  return wanted;
}

void
sol_cli_json_panels (SolCli *self, SolCliJson *json)
{
  guint not_reporting;
  g_autoptr (GPtrArray) panels = list_panels (self, &not_reporting);

  if (sol_site_get_panels (self->site) == NULL)
    {
      sol_cli_json_null (json, "total");
      sol_cli_json_null (json, "not_reporting");
      sol_cli_json_null (json, "panels");
      return;
    }
  sol_cli_json_count (json, "total", panels->len);
  sol_cli_json_count (json, "not_reporting", not_reporting);
  sol_cli_json_open_array (json, "panels");
  for (guint i = 0; i < panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (panels, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "serial", panel->serial);
      sol_cli_json_string (json, "id", panel->id);
      sol_cli_json_string (json, "model", panel->model);
      sol_cli_json_string (json, "array", panel->array);
      sol_cli_json_string (json, "status", sol_health_get_name (panel->health));
      sol_cli_json_string (json, "status_text", panel->status_text);
      sol_cli_json_time (json, "last_report", panel->last_report, sol_site_get_zone (self->site));
      sol_cli_json_string (json, "firmware", panel->firmware);
      sol_cli_json_string (json, "warranty_until", panel->warranty_until);
      sol_cli_json_number (json, "energy_wh", panel->energy_wh);
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

void
sol_cli_csv_panels (SolCli *self, SolCliCsv *csv)
{
  guint not_reporting;
  g_autoptr (GPtrArray) panels = list_panels (self, &not_reporting);

  sol_cli_csv_names (
      csv, "serial id model array status status_text last_report firmware warranty_until energy_wh");
  for (guint i = 0; i < panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (panels, i);
      sol_cli_csv_string (csv, panel->serial);
      sol_cli_csv_string (csv, panel->id);
      sol_cli_csv_string (csv, panel->model);
      sol_cli_csv_string (csv, panel->array);
      sol_cli_csv_string (csv, sol_health_get_name (panel->health));
      sol_cli_csv_string (csv, panel->status_text);
      sol_cli_csv_time (csv, panel->last_report, sol_site_get_zone (self->site));
      sol_cli_csv_string (csv, panel->firmware);
      sol_cli_csv_string (csv, panel->warranty_until);
      sol_cli_csv_number (csv, panel->energy_wh);
      sol_cli_csv_end_line (csv);
    }
}

void
sol_cli_text_panels (SolCli *self, SolCliText *text)
{
  guint not_reporting;
  g_autoptr (GPtrArray) panels = list_panels (self, &not_reporting);

  if (panels->len == 0)
    {
      sol_cli_text_line (text, self->options->search != NULL ? _ ("No panel fits") : _ ("No Panels Found"));
      return;
    }
  g_autofree char *all
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u panel", "%u panels", panels->len), panels->len);
  g_autofree char *line = not_reporting == 0
                              ? g_strdup (all)
                              : g_strdup_printf (_ ("%s, %u not reporting"), all, not_reporting);
  sol_cli_text_line (text, line);
  sol_cli_text_row (text, _ ("Serial number"), _ ("Array"), _ ("Model"), _ ("Status"), _ ("Energy"),
                    _ ("Last report"), NULL);
  for (guint i = 0; i < panels->len; i++)
    {
      const SolPanel *panel = g_ptr_array_index (panels, i);
      g_autofree char *energy = sol_format_energy_panel (panel->energy_wh);
      g_autofree char *reported = sol_cli_describe_time (self, panel->last_report);
      sol_cli_text_row (text, sol_cli_or_dash (panel->serial), sol_cli_or_dash (panel->array),
                        sol_cli_or_dash (panel->model), sol_cli_describe_health (panel->health), energy,
                        reported, NULL);
    }
}
