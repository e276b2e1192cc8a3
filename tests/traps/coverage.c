/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "coverage"

#include <locale.h>
#include <string.h>

#include "sol-cloud-table.h"

/* Writes docs/protocol.md from the table of calls. What the table cannot know, the commands and tests of a
 * call, is below, and a row that has no entry, or an entry that has no row, is an error. */

typedef struct
{
  const char *call;
  const char *command; /* of solariumctl; nullable: the call serves others */
  const char *tests;   /* nullable: beside those of every row */
} Entry;

static const Entry entries[] = {
  { "sites", "sites, sign-in", "/traps/018, /traps/020" },
  { "ev-status",
    "status, watch, charger list, charger show, charger start, charger stop, schedule list, grid off, grid "
    "on",
    "/traps/031, /traps/048, /traps/056, /traps/127" },
  { "ev-heartbeat", NULL, NULL },
  { "ev-summary", "status, charger list, charger show", "/traps/054" },
  { "ev-summary-one", NULL, NULL },
  { "start-ev-live", "charger live", NULL },
  { "stop-ev-live", "charger live", NULL },
  { "charger-config", "charger list, charger show, charger authentication, charger default-level",
    "/traps/068" },
  { "set-charger-config", "charger authentication, charger default-level", NULL },
  { "history-criteria", NULL, NULL },
  { "charge-history", "charger sessions, export", "/traps/061, /traps/062, /traps/063, /traps/064" },
  { "lifetime", "energy, export", "/traps/100, /traps/101, /traps/102, /traps/103, /traps/104" },
  { "devices", "devices", "/traps/009, /traps/113" },
  { "events", "events", NULL },
  { "outages", "grid show", NULL },
  { "grid-check", "status, grid show, grid off, grid on", "/traps/022, /traps/099" },
  { "send-grid-code", "grid off, grid on", NULL },
  { "verify-grid-code", "grid off, grid on", NULL },
  { "set-grid-state", "grid off, grid on", NULL },
  { "log-grid-change", "grid off, grid on", NULL },
  { "off-grid-context", "status, grid show, grid off, grid on", "/traps/032" },
  { "panels", "panels", "/traps/111, /traps/113" },
  { "panel-energy", "panels", "/traps/112" },
  { "panel-states", "panels", "/traps/111" },
  { "battery-status", "status, battery show", "/traps/098" },
  { "latest-power", "status", "/traps/108, /traps/109" },
  { "today", "status, energy, export", "/traps/010, /traps/011, /traps/118" },
  { "live-offer", "watch", NULL },
  { "live-status-grant", NULL, NULL },
  { "live-vitals-grant", NULL, NULL },
  { "car-energy-days", "energy", "/traps/066, /traps/067" },
  { "car-energy", NULL, "/traps/066" },
  { "start-charging", "charger start, charger amps", "/traps/037, /traps/038, /traps/041, /traps/043" },
  { "stop-charging", "charger stop, charger amps", "/traps/022, /traps/029, /traps/070" },
  { "trigger-message", "charger trigger", NULL },
  { "charge-mode", "charger list, charger show, charger mode", "/traps/016, /traps/049" },
  { "set-charge-mode", "charger mode", "/traps/046, /traps/047" },
  { "green-settings", "charger list, charger show, charger use-battery", NULL },
  { "set-green-settings", "charger use-battery", NULL },
  { "schedule",
    "schedule list, schedule add, schedule edit, schedule remove, schedule enable, schedule disable",
    "/traps/071" },
  { "replace-schedule", NULL, NULL },
  { "enable-slots", "schedule enable, schedule disable", NULL },
  { "change-slot", "schedule edit", NULL },
  { "add-slot", "schedule add", NULL },
  { "delete-slot", "schedule remove", NULL },
  { "battery-stream-grant", NULL, NULL },
  { "site-settings", "status, battery show, battery windows, storm-guard show",
    "/traps/026, /traps/078, /traps/080" },
  { "profile", "status, battery show, battery profile, battery cancel, battery reserve, storm-guard show",
    "/traps/015, /traps/021, /traps/081" },
  { "set-profile", "battery profile", "/traps/073" },
  { "cancel-profile", "battery cancel", "/traps/024, /traps/025, /traps/074, /traps/094" },
  { "battery-settings", "status, battery show, battery windows", "/traps/079, /traps/082, /traps/088" },
  { "set-battery-settings",
    "battery reserve, battery shutdown, battery charge-from-grid, battery after-peak, battery "
    "discharge-to-grid, battery restrict-discharge, battery window add, battery window edit, battery window "
    "remove, battery window enable, battery window disable",
    "/traps/072, /traps/087" },
  { "accept-disclaimer", "battery charge-from-grid, battery window add", NULL },
  { "storm-alerts", "status, storm-guard show, storm-guard opt-out", "/traps/096, /traps/097" },
  { "opt-out-storm", "storm-guard opt-out", NULL },
  { "set-storm-guard", "storm-guard on, storm-guard off", "/traps/095" },
  { "battery-windows", "battery windows", "/traps/086, /traps/088, /traps/089, /traps/091" },
  { "check-battery-windows", "battery charge-from-grid, battery window add, battery window edit",
    "/traps/028, /traps/092" },
  { "add-battery-window", "battery window add", "/traps/090, /traps/093" },
  { "change-battery-window", "battery window edit, battery window enable, battery window disable",
    "/traps/085" },
  { "delete-battery-window", "battery window remove", NULL },
  { "billing", "tariff", NULL },
  { "set-billing", NULL, NULL },
  { "tariff", "tariff", "/traps/114" },
  { "set-tariff", NULL, NULL },
  { "dated-rates", "tariff", "/traps/115" },
  { "notify-tariff", NULL, NULL },
  { "alarms", "alarms", NULL },
  { "site-status", NULL, NULL },
  { "roof-plan", NULL, NULL },
  { "feature-flags", "charger list, charger show", "/traps/068" },
  { "firmware", "devices", NULL },
  { "site-summary", NULL, NULL },
  { "dry-contacts", NULL, NULL },
  { "currency", NULL, NULL },
};

static const Entry *
find_entry (const char *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (strcmp (entries[i].call, call) == 0)
      return &entries[i];
  return NULL;
}

/* Each way once: several attempts may differ in headers and bodies only. */
static char *
list_ways (const SolCallRow *row)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < row->n_attempts; i++)
    {
      g_autofree char *way = g_strdup_printf ("%s %s", row->attempts[i].method, row->attempts[i].path);
      if (g_hash_table_add (seen, g_strdup (way)))
        g_string_append_printf (text, "%s`%s`", text->len == 0 ? "" : "<br>", way);
    }
  if (row->n_attempts > g_hash_table_size (seen))
    g_string_append_printf (text, " (%u attempts)", row->n_attempts);
  return g_string_free (text, FALSE);
}

/* "a, b" in code, or a dash. */
static char *
list_code (const char *list)
{
  if (list == NULL)
    return g_strdup ("–");
  g_auto (GStrv) parts = g_strsplit (list, ", ", -1);
  GString *text = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (text, "%s`%s`", i == 0 ? "" : ", ", parts[i]);
  return g_string_free (text, FALSE);
}

static void
write_row (GString *page, const SolCallRow *row, const Entry *entry)
{
  g_autofree char *ways = list_ways (row);
  g_autofree char *commands = list_code (entry->command);
  g_autofree char *own = g_strdup_printf ("/faults/%s%s%s", row->name, entry->tests == NULL ? "" : ", ",
                                          entry->tests == NULL ? "" : entry->tests);
  g_autofree char *tests = list_code (own);
  g_string_append_printf (page, "| %s | `%s` | %s | %s | %s | %s |\n", row->section, row->name, ways,
                          row->flags & SOL_ROW_ACTS ? "yes" : "", commands, tests);
}

static const char head[]
    = "# What of the protocol is covered\n"
      "\n"
      "This page is written by `protocol-coverage` (tests/traps/coverage.c) from the table of calls; a test "
      "compares\n"
      "the two. `protocol-coverage > docs/protocol.md` in the build folder's `tests/traps` brings it up to "
      "date.\n"
      "\n"
      "Sections are those of the pages that describe the cloud: bare numbers are the older page, `addendum`\n"
      "the newer one. *Acts* says which calls change or send something. A dash under *command* means that "
      "the\n"
      "call serves others: it is read on the way, or only the window uses it.\n"
      "\n"
      "Every row is walked against every fault by `/faults/…`, goes out as `/cloud/table/requests` says, "
      "and\n"
      "works, fails, is cancelled and loses its owner in the walk of tests/cloud. Numbers of traps are "
      "those\n"
      "of [protocol-traps.md](protocol-traps.md).\n"
      "\n"
      "| section | call | method and path | acts | command | tests |\n"
      "|---|---|---|---|---|---|\n";

int
main (void)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_autoptr (GString) page = g_string_new (head);
  guint acts = 0;
  for (guint call = 0; call < SOL_N_CALLS; call++)
    {
      const SolCallRow *row = sol_call_get_row ((SolCallId) call);
      const Entry *entry = find_entry (row->name);
      if (entry == NULL)
        g_error ("tests/traps/coverage.c has no entry for the call %s", row->name);
      write_row (page, row, entry);
      acts += (row->flags & SOL_ROW_ACTS) != 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (sol_call_from_name (entries[i].call) == SOL_N_CALLS)
      g_error ("there is no call %s", entries[i].call);
  g_string_append_printf (page, "\n%u calls, %u of which act.\n", (guint) SOL_N_CALLS, acts);
  g_print ("%s", page->str);
  return 0;
}
