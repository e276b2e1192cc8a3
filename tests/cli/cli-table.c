/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-table.h"

#include <stdlib.h>
#include <string.h>

#include "cli-clock.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

CliHome *
cli_home_open (const char *scenario)
{
  static const char *const kinds[]
      = { "charge", "mode", "profile", "settings", "storm", "grid", "charger-config" };
  CliHome *self = g_new0 (CliHome, 1);
  g_autoptr (SolClock) clock = cli_clock_new ();

  cli_set_clock (clock);
  self->simulator = cli_simulator (scenario);
  /* Devices that do at once what the cloud has taken. */
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *knob = g_strdup_printf (
          "{\"what\":\"knob\",\"kind\":\"%s\",\"settle_min\":0,\"settle_max\":0}", kinds[i]);
      g_autoptr (JsonNode) turned = cli_ask (self->simulator, "POST", "home", knob);
    }
  self->options = g_strdup_printf ("--server %s --no-keyring --account " SOL_SIMULATOR_OWNER,
                                   sol_simulator_get_origin (self->simulator));
  g_autofree char *serial = cli_home_truth (self, "chargers.0.serial");
  if (serial != NULL)
    self->serial = g_strndup (serial + 1, strlen (serial) - 2);
  return self;
}

void
cli_home_close (CliHome *self)
{
  cli_set_clock (NULL);
  g_object_unref (self->simulator);
  g_free (self->options);
  g_free (self->serial);
  g_free (self);
}

static char *
fill (CliHome *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "$SN", -1);
  return g_strjoinv (self->serial != NULL ? self->serial : "EV000000000000", parts);
}

CliRun *
cli_home_run_with (CliHome *self, const char *input, const char *line)
{
  g_autofree char *filled = fill (self, line);
  g_autofree char *all = g_strconcat (SOL_SIMULATOR_PASSWORD "\n", input, NULL);
  const char *json = strstr (line, "--csv") == NULL && strstr (line, "--text") == NULL ? "--json " : "";
  return cli_run_printf (all, "%s %s%s", self->options, json, filled);
}

CliRun *
cli_home_run (CliHome *self, const char *line)
{
  return cli_home_run_with (self, "", line);
}

char *
cli_home_truth (CliHome *self, const char *path)
{
  g_autoptr (JsonNode) truth = cli_ask (self->simulator, "GET", "truth", NULL);
  g_autofree char *whole = g_strconcat ("sites.0.", path, NULL);
  CliRun run = { .json = truth };
  JsonNode *node = cli_get (&run, whole);
  return node == NULL ? NULL : json_to_string (node, FALSE);
}

static void
check_row (CliHome *self, const CliRow *row, const char *members)
{
  g_autoptr (CliRun) run = cli_home_run (self, row->line);

  g_assert_cmpint (run->exit, ==, row->exit);
  if (row->exit != 0)
    cli_assert_error (run, row->exit, row->word);
  else if (members != NULL)
    cli_assert_members (run, "", members);
  if (row->exit == 0 && row->word != NULL)
    g_assert_cmpstr (cli_get_string (run, "result"), ==, row->word);
  if (row->says != NULL && strstr (run->err, row->says) == NULL && strstr (run->out, row->says) == NULL)
    g_error ("%s does not say \"%s\"", row->line, row->says);
  if (row->truth == NULL)
    return;
  /* A setting that was unset is confirmed by what was asked for; the charger takes it over a little later. */
  g_autofree char *truth = cli_home_truth (self, row->truth);
  for (gint64 end = g_get_monotonic_time () + PATIENCE;
       g_strcmp0 (truth, row->value) != 0 && g_get_monotonic_time () < end;)
    {
      g_usleep (100000);
      g_free (truth);
      truth = cli_home_truth (self, row->truth);
    }
  g_assert_cmpstr (truth, ==, row->value);
}

void
cli_home_walk (CliHome *self, const CliRow *rows, guint n_rows, const char *members)
{
  for (guint i = 0; i < n_rows; i++)
    check_row (self, &rows[i], members);
}

void
cli_walk_homes (const CliHomeRows *homes, guint n_homes)
{
  for (guint i = 0; i < n_homes; i++)
    {
      guint n = 0;
      while (n < G_N_ELEMENTS (homes[i].rows) && homes[i].rows[n].line != NULL)
        n++;
      g_test_message ("%s", homes[i].scenario);
      g_autoptr (CliHome) home = cli_home_open (homes[i].scenario);
      cli_home_walk (home, homes[i].rows, n, NULL);
    }
}

void
cli_check_usage (const char *const *lines, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (CliRun) run = cli_run_printf (NULL, "--json %s", lines[i]);
      cli_assert_error (run, 2, "usage");
    }
}
