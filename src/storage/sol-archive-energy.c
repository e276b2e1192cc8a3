/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-archive-energy"

#include "sol-archive-energy.h"

#include "sol-archive-worker.h"

/* The columns of SolArchiveFlow, in its order. */
#define FLOWS                                                                                                \
  "produced_wh, consumed_wh, imported_wh, exported_wh, charged_wh, discharged_wh, solar_home_wh,"            \
  "solar_battery_wh, solar_grid_wh, battery_home_wh, battery_grid_wh, grid_home_wh, grid_battery_wh,"        \
  "generator_wh, charger_wh, heat_pump_wh, water_heater_wh"
#define FLOW_MARKS "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define KEEP(column) #column " = coalesce (excluded." #column ", " #column ")"
#define KEEP_FLOWS                                                                                                                                                                                             \
  KEEP (produced_wh)                                                                                                                                                                                           \
  "," KEEP (consumed_wh) "," KEEP (imported_wh) "," KEEP (exported_wh) "," KEEP (charged_wh) "," KEEP (discharged_wh) "," KEEP (solar_home_wh) "," KEEP (solar_battery_wh) "," KEEP (solar_grid_wh) "," KEEP ( \
      battery_home_wh) "," KEEP (battery_grid_wh) "," KEEP (grid_home_wh) "," KEEP (grid_battery_wh) "," KEEP (generator_wh) "," KEEP (charger_wh) "," KEEP (heat_pump_wh) "," KEEP (water_heater_wh)

/* One kind of value: how a row of it is written and read. */
typedef struct
{
  const char *put;
  const char *list;
  void (*bind) (SolStatement *put, gconstpointer value);
  gpointer (*read) (SolStatement *row);
  GDestroyNotify unref;
} Table;

static void
bind_reading (SolStatement *put, gconstpointer value)
{
  const SolArchiveReading *reading = value;
  sol_statement_bind_text (put, 1, reading->site);
  sol_statement_bind_time (put, 2, reading->time);
  sol_statement_bind_real (put, 3, reading->solar_w);
  sol_statement_bind_real (put, 4, reading->home_w);
  sol_statement_bind_real (put, 5, reading->grid_w);
  sol_statement_bind_real (put, 6, reading->battery_w);
  sol_statement_bind_real (put, 7, reading->charger_w);
  sol_statement_bind_real (put, 8, reading->soc);
}

static gpointer
read_reading (SolStatement *row)
{
  SolArchiveReading *reading = sol_archive_reading_new ();
  reading->site = sol_statement_get_text (row, 0);
  reading->time = sol_statement_get_time (row, 1);
  reading->solar_w = sol_statement_get_real (row, 2);
  reading->home_w = sol_statement_get_real (row, 3);
  reading->grid_w = sol_statement_get_real (row, 4);
  reading->battery_w = sol_statement_get_real (row, 5);
  reading->charger_w = sol_statement_get_real (row, 6);
  reading->soc = sol_statement_get_real (row, 7);
  return reading;
}

static const Table readings = {
  "INSERT INTO readings (site, time, solar_w, home_w, grid_w, battery_w, charger_w, soc) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site, time) DO UPDATE SET " KEEP (solar_w) "," KEEP (
      home_w) "," KEEP (grid_w) "," KEEP (battery_w) "," KEEP (charger_w) "," KEEP (soc),
  "SELECT site, time, solar_w, home_w, grid_w, battery_w, charger_w, soc FROM readings "
  "WHERE site = ? AND time >= ? AND time < ? ORDER BY time",
  bind_reading,
  read_reading,
  (GDestroyNotify) sol_archive_reading_unref,
};

static void
bind_quarter (SolStatement *put, gconstpointer value)
{
  const SolArchiveQuarter *quarter = value;
  sol_statement_bind_text (put, 1, quarter->site);
  sol_statement_bind_time (put, 2, quarter->start);
  if (quarter->interval > 0)
    sol_statement_bind_number (put, 3, quarter->interval);
  sol_statement_bind_real (put, 4, quarter->soc);
  for (int i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    sol_statement_bind_real (put, 5 + i, quarter->flows[i]);
}

static gpointer
read_quarter (SolStatement *row)
{
  SolArchiveQuarter *quarter = sol_archive_quarter_new ();
  quarter->site = sol_statement_get_text (row, 0);
  quarter->start = sol_statement_get_time (row, 1);
  quarter->interval = sqlite3_column_int (row, 2);
  quarter->soc = sol_statement_get_real (row, 3);
  for (int i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    quarter->flows[i] = sol_statement_get_real (row, 4 + i);
  return quarter;
}

static const Table quarters = {
  "INSERT INTO quarters (site, start, interval, soc, " FLOWS ") VALUES (?, ?, ?, ?, " FLOW_MARKS ") "
  "ON CONFLICT (site, start) DO UPDATE SET " KEEP (interval) "," KEEP (soc) "," KEEP_FLOWS,
  "SELECT site, start, interval, soc, " FLOWS " FROM quarters "
  "WHERE site = ? AND start >= ? AND start < ? ORDER BY start",
  bind_quarter,
  read_quarter,
  (GDestroyNotify) sol_archive_quarter_unref,
};

static void
bind_day (SolStatement *put, gconstpointer value)
{
  const SolArchiveDay *day = value;
  sol_statement_bind_text (put, 1, day->site);
  sol_statement_bind_text (put, 2, day->date);
  for (int i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    sol_statement_bind_real (put, 3 + i, day->flows[i]);
}

static gpointer
read_day (SolStatement *row)
{
  SolArchiveDay *day = sol_archive_day_new ();
  day->site = sol_statement_get_text (row, 0);
  day->date = sol_statement_get_text (row, 1);
  for (int i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    day->flows[i] = sol_statement_get_real (row, 2 + i);
  return day;
}

static const Table days = {
  "INSERT INTO days (site, date, " FLOWS ") VALUES (?, ?, " FLOW_MARKS ") "
  "ON CONFLICT (site, date) DO UPDATE SET " KEEP_FLOWS,
  "SELECT site, date, " FLOWS " FROM days "
  "WHERE site = ?1 AND (?2 IS NULL OR date >= ?2) AND (?3 IS NULL OR date <= ?3) ORDER BY date",
  bind_day,
  read_day,
  (GDestroyNotify) sol_archive_day_unref,
};

static void
bind_panel_day (SolStatement *put, gconstpointer value)
{
  const SolArchivePanelDay *day = value;
  sol_statement_bind_text (put, 1, day->site);
  sol_statement_bind_text (put, 2, day->serial);
  sol_statement_bind_text (put, 3, day->date);
  sol_statement_bind_real (put, 4, day->wh);
}

static gpointer
read_panel_day (SolStatement *row)
{
  SolArchivePanelDay *day = sol_archive_panel_day_new ();
  day->site = sol_statement_get_text (row, 0);
  day->serial = sol_statement_get_text (row, 1);
  day->date = sol_statement_get_text (row, 2);
  day->wh = sol_statement_get_real (row, 3);
  return day;
}

static const Table panel_days = {
  "INSERT INTO panel_days (site, serial, date, wh) VALUES (?, ?, ?, ?) "
  "ON CONFLICT (site, date, serial) DO UPDATE SET " KEEP (wh),
  "SELECT site, serial, date, wh FROM panel_days "
  "WHERE site = ?1 AND (?2 IS NULL OR date >= ?2) AND (?3 IS NULL OR date <= ?3) "
  "AND (?4 IS NULL OR serial = ?4) ORDER BY date, serial",
  bind_panel_day,
  read_panel_day,
  (GDestroyNotify) sol_archive_panel_day_unref,
};

typedef struct
{
  const Table *table;
  GPtrArray *values;
} PutArgs;

static void
put_args_free (gpointer data)
{
  PutArgs *args = data;
  g_ptr_array_unref (args->values);
  g_free (args);
}

static gboolean
put_values (SolArchiveDb *db, gpointer data, GError **error)
{
  const PutArgs *args = data;
  SolStatement *put = sol_archive_db_prepare (db, args->table->put, error);
  if (put == NULL)
    return FALSE;
  for (guint i = 0; i < args->values->len; i++)
    {
      args->table->bind (put, g_ptr_array_index (args->values, i));
      if (!sol_archive_db_run (db, put, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
run_put (SolArchiveDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (sol_archive_db_transact (db, SOL_ARCHIVE_ORDINARY, put_values, args, error));
}

typedef struct
{
  const Table *table;
  char *site;
  SolTime from;
  SolTime to;
  char *first;  /* (nullable) */
  char *last;   /* (nullable) */
  char *serial; /* (nullable) */
} ListArgs;

static void
list_args_free (gpointer data)
{
  ListArgs *args = data;
  g_free (args->site);
  g_free (args->first);
  g_free (args->last);
  g_free (args->serial);
  g_free (args);
}

static gpointer
read_values (SolArchiveDb *db, const Table *table, SolStatement *list, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (table->unref);
  int next;
  while ((next = sol_archive_db_next (db, list, error)) > 0)
    g_ptr_array_add (values, table->read (list));
  return next == 0 ? g_steal_pointer (&values) : NULL;
}

static gpointer
run_list_by_time (SolArchiveDb *db, gpointer data, GError **error)
{
  const ListArgs *args = data;
  g_autoptr (SolStatement) list = sol_archive_db_prepare (db, args->table->list, error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_text (list, 1, args->site);
  sol_statement_bind_number (list, 2, args->from);
  sol_statement_bind_number (list, 3, args->to);
  return read_values (db, args->table, list, error);
}

static gpointer
run_list_by_date (SolArchiveDb *db, gpointer data, GError **error)
{
  const ListArgs *args = data;
  g_autoptr (SolStatement) list = sol_archive_db_prepare (db, args->table->list, error);
  if (list == NULL)
    return NULL;
  sol_statement_bind_text (list, 1, args->site);
  sol_statement_bind_text (list, 2, args->first);
  sol_statement_bind_text (list, 3, args->last);
  if (args->table == &panel_days)
    sol_statement_bind_text (list, 4, args->serial);
  return read_values (db, args->table, list, error);
}

static void
put_async (SolArchive *self, const SolArchiveCall *call, const Table *table, GPtrArray *values,
           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (values != NULL);
  PutArgs *args = g_new0 (PutArgs, 1);
  args->table = table;
  args->values = g_ptr_array_ref (values);
  sol_archive_call (self, call, args, cancellable, callback, user_data);
}

static gboolean
put_finish (SolArchive *self, const SolArchiveCall *call, GAsyncResult *result, GError **error)
{
  return sol_archive_call_finish (self, call, result, error) != NULL;
}

static void
list_by_time_async (SolArchive *self, const SolArchiveCall *call, const Table *table, const char *site,
                    SolTime from, SolTime to, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL);
  ListArgs *args = g_new0 (ListArgs, 1);
  args->table = table;
  args->site = g_strdup (site);
  args->from = from;
  args->to = to;
  sol_archive_call (self, call, args, cancellable, callback, user_data);
}

static void
list_by_date_async (SolArchive *self, const SolArchiveCall *call, const Table *table, const char *site,
                    const char *serial, const char *from, const char *to, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (SOL_IS_ARCHIVE (self));
  g_return_if_fail (site != NULL);
  ListArgs *args = g_new0 (ListArgs, 1);
  args->table = table;
  args->site = g_strdup (site);
  args->serial = g_strdup (serial);
  args->first = g_strdup (from);
  args->last = g_strdup (to);
  sol_archive_call (self, call, args, cancellable, callback, user_data);
}

/* The public calls of a table: @table is its name here and in the header, @word its name in traces. */

#define DEFINE_PUT(table, word)                                                                              \
  static const SolArchiveCall put_##table##_call                                                             \
      = { "sol-archive-put-" word, run_put, put_args_free, NULL };                                           \
                                                                                                             \
  void sol_archive_put_##table##_async (SolArchive *self, GPtrArray *values, GCancellable *cancellable,      \
                                        GAsyncReadyCallback callback, gpointer user_data)                    \
  {                                                                                                          \
    put_async (self, &put_##table##_call, &table, values, cancellable, callback, user_data);                 \
  }                                                                                                          \
                                                                                                             \
  gboolean sol_archive_put_##table##_finish (SolArchive *self, GAsyncResult *result, GError **error)         \
  {                                                                                                          \
    return put_finish (self, &put_##table##_call, result, error);                                            \
  }

#define DEFINE_LIST_FINISH(table, word, run)                                                                 \
  static const SolArchiveCall list_##table##_call                                                            \
      = { "sol-archive-list-" word, run, list_args_free, (GDestroyNotify) g_ptr_array_unref };               \
                                                                                                             \
  GPtrArray *sol_archive_list_##table##_finish (SolArchive *self, GAsyncResult *result, GError **error)      \
  {                                                                                                          \
    return sol_archive_call_finish (self, &list_##table##_call, result, error);                              \
  }

#define DEFINE_LIST_BY_TIME(table, word)                                                                     \
  DEFINE_LIST_FINISH (table, word, run_list_by_time)                                                         \
                                                                                                             \
  void sol_archive_list_##table##_async (SolArchive *self, const char *site, SolTime from, SolTime to,       \
                                         GCancellable *cancellable, GAsyncReadyCallback callback,            \
                                         gpointer user_data)                                                 \
  {                                                                                                          \
    list_by_time_async (self, &list_##table##_call, &table, site, from, to, cancellable, callback,           \
                        user_data);                                                                          \
  }

DEFINE_PUT (readings, "readings")
DEFINE_PUT (quarters, "quarters")
DEFINE_PUT (days, "days")
DEFINE_PUT (panel_days, "panel-days")
DEFINE_LIST_BY_TIME (readings, "readings")
DEFINE_LIST_BY_TIME (quarters, "quarters")
DEFINE_LIST_FINISH (days, "days", run_list_by_date)
DEFINE_LIST_FINISH (panel_days, "panel-days", run_list_by_date)

void
sol_archive_list_days_async (SolArchive *self, const char *site, const char *from, const char *to,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  list_by_date_async (self, &list_days_call, &days, site, NULL, from, to, cancellable, callback, user_data);
}

void
sol_archive_list_panel_days_async (SolArchive *self, const char *site, const char *serial, const char *from,
                                   const char *to, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  list_by_date_async (self, &list_panel_days_call, &panel_days, site, serial, from, to, cancellable, callback,
                      user_data);
}
