/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-schema"

#include "sol-archive-migrations.h"

/* Times are microseconds of UTC, dates the site's local ones, unknown is NULL. */
static const char version_1[]
    = "CREATE TABLE last_known ("
      "  site TEXT NOT NULL, device TEXT NOT NULL, family TEXT NOT NULL,"
      "  asked_at INTEGER, sampled_at INTEGER, value BLOB,"
      "  PRIMARY KEY (site, device, family)) STRICT;"

      "CREATE TABLE memory ("
      "  scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
      "  PRIMARY KEY (scope, key)) STRICT, WITHOUT ROWID;"

      "CREATE TABLE journal ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  time INTEGER, account TEXT, site TEXT, device TEXT, what TEXT, old TEXT, new TEXT,"
      "  attempt TEXT, answer TEXT, state TEXT NOT NULL, confirmed_at INTEGER) STRICT;"
      "CREATE INDEX journal_by_time ON journal (time);"
      "CREATE INDEX journal_by_state ON journal (state);"

      "CREATE TABLE readings ("
      "  site TEXT NOT NULL, time INTEGER NOT NULL,"
      "  solar_w REAL, home_w REAL, grid_w REAL, battery_w REAL, charger_w REAL, soc REAL,"
      "  PRIMARY KEY (site, time)) STRICT, WITHOUT ROWID;"

      "CREATE TABLE quarters ("
      "  site TEXT NOT NULL, start INTEGER NOT NULL, interval INTEGER,"
      "  produced_wh REAL, consumed_wh REAL, imported_wh REAL, exported_wh REAL, charged_wh REAL,"
      "  discharged_wh REAL, solar_home_wh REAL, solar_battery_wh REAL, solar_grid_wh REAL, battery_home_wh "
      "REAL,"
      "  battery_grid_wh REAL, grid_home_wh REAL, grid_battery_wh REAL, generator_wh REAL, charger_wh REAL,"
      "  heat_pump_wh REAL, water_heater_wh REAL, soc REAL,"
      "  PRIMARY KEY (site, start)) STRICT, WITHOUT ROWID;"

      "CREATE TABLE days ("
      "  site TEXT NOT NULL, date TEXT NOT NULL,"
      "  produced_wh REAL, consumed_wh REAL, imported_wh REAL, exported_wh REAL, charged_wh REAL,"
      "  discharged_wh REAL, solar_home_wh REAL, solar_battery_wh REAL, solar_grid_wh REAL, battery_home_wh "
      "REAL,"
      "  battery_grid_wh REAL, grid_home_wh REAL, grid_battery_wh REAL, generator_wh REAL, charger_wh REAL,"
      "  heat_pump_wh REAL, water_heater_wh REAL,"
      "  PRIMARY KEY (site, date)) STRICT, WITHOUT ROWID;"

      "CREATE TABLE panel_days ("
      "  site TEXT NOT NULL, serial TEXT NOT NULL, date TEXT NOT NULL, wh REAL,"
      "  PRIMARY KEY (site, date, serial)) STRICT, WITHOUT ROWID;"

      "CREATE TABLE sessions ("
      "  site TEXT NOT NULL, device TEXT NOT NULL, id TEXT NOT NULL,"
      "  started_at INTEGER, ended_at INTEGER, energy_wh REAL, active_s REAL, range_added REAL,"
      "  cost REAL, cost_per_kwh REAL, cost_state TEXT, authentication TEXT,"
      "  PRIMARY KEY (site, device, id)) STRICT;"
      "CREATE INDEX sessions_by_start ON sessions (site, device, started_at);"

      "CREATE TABLE outages ("
      "  site TEXT NOT NULL, started_at INTEGER NOT NULL, duration_s REAL,"
      "  PRIMARY KEY (site, started_at)) STRICT, WITHOUT ROWID;"

      "CREATE TABLE events ("
      "  site TEXT NOT NULL, id TEXT NOT NULL,"
      "  time INTEGER, severity TEXT, type TEXT, text TEXT, device TEXT, cleared_at INTEGER, advice TEXT,"
      "  PRIMARY KEY (site, id)) STRICT;"
      "CREATE INDEX events_by_time ON events (site, time);"

      "CREATE TABLE requests ("
      "  id INTEGER PRIMARY KEY, account TEXT NOT NULL, time INTEGER NOT NULL) STRICT;"
      "CREATE INDEX requests_by_time ON requests (account, time);";

/* What an event is in no language, and how it stands. */
static const char version_2[] = "ALTER TABLE events ADD COLUMN key TEXT;"
                                "ALTER TABLE events ADD COLUMN status TEXT;"
                                "ALTER TABLE events ADD COLUMN standing INTEGER;";

static const char *const steps[] = { version_1, version_2 };

const SolArchiveMigrations sol_archive_migrations = { steps, G_N_ELEMENTS (steps) };
