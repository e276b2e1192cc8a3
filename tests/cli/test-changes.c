/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-table.h"
#include "storage-sandbox.h"

/* Every command that changes something, at every home: what is told as done is done, and what is not done is
 * explained and has changed nothing. */

typedef enum
{
  OF_CHARGER,
  OF_BATTERY,
} Device;

typedef struct
{
  const char *line;
  Device device;
  const char *word;  /* (nullable) `result`, where the answer has one */
  const char *truth; /* (nullable) */
  const char *value;
} Change;

/* In an order in which each has something to do. */
static const Change changes[] = {
  { "charger stop $SN", OF_CHARGER, "confirmed", "chargers.0.charging", "false" },
  { "charger start $SN", OF_CHARGER, "confirmed", "chargers.0.charging", "true" },
  { "charger mode $SN green", OF_CHARGER, "confirmed", "chargers.0.mode", "\"green\"" },
  { "charger use-battery $SN on", OF_CHARGER, "confirmed", "chargers.0.use_battery", "true" },
  { "charger mode $SN manual", OF_CHARGER, "confirmed", "chargers.0.mode", "\"manual\"" },
  { "charger stop $SN", OF_CHARGER, "confirmed", "chargers.0.charging", "false" },
  { "charger amps $SN 10", OF_CHARGER, "accepted", NULL, NULL },
  { "charger authentication $SN app on", OF_CHARGER, "confirmed", NULL, NULL },
  { "charger trigger $SN Heartbeat", OF_CHARGER, "accepted", NULL, NULL },
  { "schedule add $SN --start 08:00 --end 08:30 --days 3", OF_CHARGER, "confirmed", NULL, NULL },
  { "battery reserve 35", OF_BATTERY, "confirmed", "profile.reserve", "35" },
  { "battery shutdown 10", OF_BATTERY, "confirmed", "settings.very_low_soc", "10" },
  { "battery profile savings", OF_BATTERY, "confirmed", "profile.profile", "\"cost_savings\"" },
  { "battery after-peak on", OF_BATTERY, "confirmed", "profile.subtype", "\"prioritize-energy\"" },
  { "battery discharge-to-grid on", OF_BATTERY, "confirmed", "settings.discharge_to_grid", "true" },
  { "battery window add --kind charge --start 02:00 --end 03:00 --days 1", OF_BATTERY, NULL, NULL, NULL },
  { "storm-guard off", OF_BATTERY, NULL, "settings.storm_guard", "false" },
  { "storm-guard on", OF_BATTERY, NULL, "settings.storm_guard", "true" },
};

typedef struct
{
  const char *name;
  gboolean battery, charger;
} Home;

static const Home homes[] = {
  { "home", TRUE, TRUE },        { "solar-only", FALSE, FALSE },
  { "no-battery", FALSE, TRUE }, { "no-charger", TRUE, FALSE },
  { "legacy", TRUE, TRUE },      { "regional", TRUE, TRUE },
  { "emea", TRUE, TRUE },        { "raw-cookie", TRUE, TRUE },
  { "read-only", TRUE, TRUE },   { "pending-profile", TRUE, TRUE },
  { "off-grid", TRUE, TRUE },    { "outage", TRUE, TRUE },
  { "storm", TRUE, TRUE },       { "gateway-silent", TRUE, TRUE },
  { "safe-limit", TRUE, TRUE },  { "three-phase", TRUE, TRUE },
  { "unplugged", TRUE, TRUE },   { "charger-offline", TRUE, TRUE },
  { "retired", TRUE, TRUE },
};

/* What a home makes of the changes that begin so, instead. */
typedef struct
{
  const char *home;
  const char *begin;
  int exit;
  const char *word; /* %NULL: it is not tried there */
} Exception;

static const Exception exceptions[] = {
  { "read-only", "battery", 5, "forbidden" },
  { "read-only", "storm-guard", 5, "forbidden" },
  { "no-battery", "charger use-battery", 5, "not-supported" },
  { "pending-profile", "battery reserve", 5, "busy" },
  { "pending-profile", "battery profile", 5, "conflict" },
  { "pending-profile", "battery after-peak", 5, "not-supported" },
  { "unplugged", "charger stop", 0, "no-op" },
  { "unplugged", "charger start", 5, "not-plugged-in" },
  { "off-grid", "charger stop", 0, "no-op" },
  { "outage", "charger stop", 0, "no-op" },
  /* The cloud takes it and no car charges: 90 seconds go by until that is sure. */
  { "off-grid", "charger start", 7, NULL },
  { "outage", "charger start", 7, NULL },
  { "charger-offline", "charger trigger", 0, "accepted" },
  { "charger-offline", "charger", 5, "refused" },
  { "charger-offline", "schedule", 5, "refused" },
};

static const Exception *
find_exception (const char *home, const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].home, home) && g_str_has_prefix (line, exceptions[i].begin))
      return &exceptions[i];
  return NULL;
}

/* All that these commands can change. */
static char *
get_settings (CliHome *home)
{
  static const char *const paths[] = {
    "sites.0.profile",
    "sites.0.settings",
    "sites.0.battery_schedules",
    "sites.0.chargers.0.mode",
    "sites.0.chargers.0.use_battery",
    "sites.0.chargers.0.set_amps",
    "sites.0.chargers.0.slots",
  };
  g_autoptr (JsonNode) truth = cli_ask (home->simulator, "GET", "truth", NULL);
  CliRun run = { .json = truth };
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      JsonNode *node = cli_get (&run, paths[i]);
      g_autofree char *part = node != NULL ? json_to_string (node, FALSE) : NULL;
      g_string_append_printf (all, "%s\n", part != NULL ? part : "-");
    }
  return g_string_free (all, FALSE);
}

static void
check (CliHome *home, const Home *of, const Change *change)
{
  gboolean there = change->device == OF_BATTERY ? of->battery : of->charger;
  const Exception *other = there ? find_exception (of->name, change->line) : NULL;
  CliRow row = { change->line, 0, change->word, change->truth, change->value };

  if (other != NULL && other->word == NULL)
    return;
  if (!there)
    row = (CliRow){ .line = change->line, .exit = 4, .word = "no-such-device" };
  else if (other != NULL)
    row = (CliRow){ .line = change->line, .exit = other->exit, .word = other->word };
  g_test_message ("%s at %s", change->line, of->name);
  g_autofree char *before = row.exit != 0 ? get_settings (home) : NULL;
  cli_home_walk (home, &row, 1, NULL);
  g_autofree char *after = row.exit != 0 ? get_settings (home) : NULL;
  g_assert_cmpstr (after, ==, before);
}

static void
test_home (gconstpointer data)
{
  const Home *of = data;
  g_autoptr (CliHome) home = cli_home_open (of->name);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    check (home, of, &changes[i]);
}

int
main (int argc, char *argv[])
{
  storage_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/changes/", homes[i].name, NULL);
      g_test_add_data_func (path, &homes[i], test_home);
    }
  return storage_test_run ();
}
