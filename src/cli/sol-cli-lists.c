/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-cli-lists"

#include <glib/gi18n-lib.h>

#include "sol-cli-commands.h"
#include "sol-cli-words.h"

/* `devices`, `journal`, `export` and `diagnostics`. */

/* Chargers tell theirs in a list of its own. */
static const char *
get_firmware (SolCli *self, const SolDevice *device)
{
  const SolFirmwareList *list = sol_site_get_firmware (self->site);
  for (guint i = 0; device->firmware == NULL && list != NULL && i < list->chargers->len; i++)
    {
      const SolFirmware *firmware = g_ptr_array_index (list->chargers, i);
      if (g_strcmp0 (firmware->serial, device->serial) == 0)
        return firmware->current;
    }
  return device->firmware;
}

void
sol_cli_json_devices (SolCli *self, SolCliJson *json)
{
  const SolDevices *devices = sol_site_get_devices (self->site);

  if (devices == NULL)
    {
      sol_cli_json_null (json, "devices");
      return;
    }
  sol_cli_json_open_array (json, "devices");
  for (guint i = 0; i < devices->devices->len; i++)
    {
      const SolDevice *device = g_ptr_array_index (devices->devices, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_string (json, "type", device->type);
      sol_cli_json_string (json, "name", device->name);
      sol_cli_json_string (json, "serial", device->serial);
      sol_cli_json_string (json, "status", sol_health_get_name (device->health));
      sol_cli_json_string (json, "firmware", get_firmware (self, device));
      sol_cli_json_time (json, "last_report", device->last_report, sol_site_get_zone (self->site));
      sol_cli_json_string (json, "warranty_until", device->warranty_until);
      sol_cli_json_string (json, "address", device->address);
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

/* Words for people, or the cloud's own where there are none. */
static const char *
describe_type (const char *type)
{
  static const struct
  {
    const char *type, *words;
  } kinds[] = {
    { "envoy", N_ ("Gateway") },       { "enpower", N_ ("System controller") },
    { "encharge", N_ ("Battery") },    { "storage", N_ ("Battery") },
    { "meter", N_ ("Meter") },         { "evse", N_ ("Charger") },
    { "iqEvse", N_ ("Charger") },      { "generator", N_ ("Generator") },
    { "microinverter", N_ ("Panel") },
  };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (type, kinds[i].type) == 0)
      return _ (kinds[i].words);
  return sol_cli_or_dash (type);
}

void
sol_cli_text_devices (SolCli *self, SolCliText *text)
{
  const SolDevices *devices = sol_site_get_devices (self->site);

  sol_cli_text_row (text, _ ("Type"), _ ("Name"), _ ("Serial number"), _ ("Status"), _ ("Firmware"),
                    _ ("Last report"), NULL);
  for (guint i = 0; devices != NULL && i < devices->devices->len; i++)
    {
      const SolDevice *device = g_ptr_array_index (devices->devices, i);
      g_autofree char *reported = sol_cli_describe_time (self, device->last_report);
      sol_cli_text_row (text, describe_type (device->type), sol_cli_or_dash (device->name),
                        sol_cli_or_dash (device->serial), sol_cli_describe_health (device->health),
                        sol_cli_or_dash (get_firmware (self, device)), reported, NULL);
    }
}

gboolean
sol_cli_run_journal (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  sol_cli_wait_init (&wait);
  sol_home_list_changes_async (self->home, self->options->limit, self->cancellable, sol_cli_wait_cb, &wait);
  self->changes = sol_home_list_changes_finish (self->home, sol_cli_wait_run (&wait), error);
  return self->changes != NULL;
}

void
sol_cli_json_journal (SolCli *self, SolCliJson *json)
{
  sol_cli_json_open_array (json, "writes");
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SolChange *change = g_ptr_array_index (self->changes, i);
      sol_cli_json_open (json, NULL);
      sol_cli_json_time (json, "time", change->time, NULL);
      sol_cli_json_string (json, "site", change->site);
      sol_cli_json_string (json, "what", change->what);
      sol_cli_json_string (json, "old", change->old_value);
      sol_cli_json_string (json, "new", change->new_value);
      sol_cli_json_string (json, "answer", change->answer);
      sol_cli_json_string (json, "state", change->state);
      sol_cli_json_time (json, "confirmed_at", change->confirmed_at, NULL);
      sol_cli_json_close (json);
    }
  sol_cli_json_close (json);
}

void
sol_cli_text_journal (SolCli *self, SolCliText *text)
{
  if (self->changes->len == 0)
    sol_cli_text_line (text, _ ("Nothing has been changed from this computer"));
  else
    sol_cli_text_row (text, _ ("Time"), _ ("Site"), _ ("What"), _ ("Old"), _ ("New"), _ ("Outcome"), NULL);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SolChange *change = g_ptr_array_index (self->changes, i);
      g_autofree char *when = sol_cli_describe_time (self, change->time);
      sol_cli_text_row (text, when, sol_cli_or_dash (change->site), sol_cli_or_dash (change->what),
                        sol_cli_or_dash (change->old_value), sol_cli_or_dash (change->new_value),
                        sol_cli_or_dash (change->state), NULL);
    }
}

/* What is due is read first, so that the file ends with now; what cannot be read leaves it a little shorter.
 */
gboolean
sol_cli_run_export (SolCli *self, GError **error)
{
  g_auto (SolCliWait) wait = { 0 };
  g_autoptr (GError) unread = NULL;
  const char *path = g_ptr_array_index (self->options->words, 0);

  if (!sol_cli_read (self, &unread))
    fprintf (self->io->err, "%s\n", unread->message);
  if (self->trouble != NULL)
    fprintf (self->io->err, "%s\n", self->trouble->message);
  g_clear_error (&self->trouble);
  if (!sol_cli_check (self, error))
    return FALSE;
  sol_cli_wait_init (&wait);
  sol_cli_progress (self, _ ("Writing…"));
  sol_site_export_async (self->site, path, self->cancellable, sol_cli_wait_cb, &wait);
  self->rows = sol_site_export_finish (self->site, sol_cli_wait_run (&wait), error);
  sol_cli_progress (self, NULL);
  return self->rows >= 0;
}

void
sol_cli_json_export (SolCli *self, SolCliJson *json)
{
  sol_cli_json_string (json, "file", g_ptr_array_index (self->options->words, 0));
  sol_cli_json_count (json, "rows", self->rows);
}

void
sol_cli_text_export (SolCli *self, SolCliText *text)
{
  g_autofree char *line = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lu row was written", "%lu rows were written", (gulong) self->rows),
      (gulong) self->rows);
  sol_cli_text_line (text, line);
}

gboolean
sol_cli_run_diagnostics (SolCli *self, GError **error)
{
  g_autofree char *home = sol_home_describe (self->home);
  self->detail = g_strdup_printf ("%sGLib: %u.%u.%u\n", home, glib_major_version, glib_minor_version,
                                  glib_micro_version);
  return TRUE;
}

void
sol_cli_json_diagnostics (SolCli *self, SolCliJson *json)
{
  g_auto (GStrv) lines = g_strsplit (self->detail, "\n", -1);

  sol_cli_json_open_array (json, "diagnostics");
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      sol_cli_json_string (json, NULL, lines[i]);
  sol_cli_json_close (json);
}

void
sol_cli_text_diagnostics (SolCli *self, SolCliText *text)
{
  g_auto (GStrv) lines = g_strsplit (self->detail, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      sol_cli_text_line (text, lines[i]);
}
