/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * How long things take, each beside a floor measured in the same run: the least work that anyone could do for
 * the same end. Only the ratio says something on another machine. Nothing is asserted here.
 */

#include <json-glib/json-glib.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "model-fixture.h"
#include "sol-archive-energy.h"
#include "sol-archive.h"
#include "sol-decode.h"

typedef struct
{
  ModelFixture *fixture;
  GBytes *today;
  GBytes *panels;
  char *archive;
} Bench;

typedef void (*BenchFunc) (Bench *bench);

typedef struct
{
  const char *name;
  const char *floor_name;
  BenchFunc run;
  BenchFunc floor;
  guint rounds;
} Row;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static GBytes *
payload (const char *open, const char *element, guint n, const char *close)
{
  g_autoptr (GString) text = g_string_new (open);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_autoptr (GString) one = g_string_new (element);
      char number[8];
      g_snprintf (number, sizeof number, "%05u", i);
      g_string_replace (one, "#", number, 0);
      g_string_append (text, one->str);
    }
  g_string_append (text, close);
  gsize length = text->len;
  return g_bytes_new_take (g_string_free (g_steal_pointer (&text), FALSE), length);
}

static void
parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_assert_true (json_parser_load_from_data (parser, data, (gssize) size, NULL));
}

static void
parse_panels (Bench *bench)
{
  parse (bench->panels);
}

static void
decode_panels (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolPanelList) list = sol_decode_panels (bench->panels, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->panels->len, ==, 400);
}

static void
parse_today (Bench *bench)
{
  parse (bench->today);
}

static void
decode_today (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolToday) today = sol_decode_today (bench->today, &error);
  g_assert_no_error (error);
}

static void
open_sqlite (Bench *bench)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (bench->archive, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static SolArchive *
open_file (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_open_async (path, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  SolArchive *archive = sol_archive_open_finish (result, &error);
  g_assert_no_error (error);
  return archive;
}

static void
close_archive (SolArchive *archive)
{
  g_autoptr (GAsyncResult) result = NULL;
  sol_archive_close_async (archive, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_object_unref (archive);
}

static void
open_archive (Bench *bench)
{
  close_archive (open_file (bench->archive));
}

/* A start from the archive alone, as the window has it before the network answers. */
static void
start_home (Bench *bench)
{
  model_fixture_open (bench->fixture);
  g_assert_nonnull (sol_home_get_site (bench->fixture->home));
  g_autoptr (GAsyncResult) result = NULL;
  sol_home_close_async (bench->fixture->home, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_clear_object (&bench->fixture->home);
}

static void
fill_archive (const char *path)
{
  SolArchive *archive = open_file (path);
  g_autoptr (GPtrArray) quarters
      = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_quarter_unref);
  for (guint i = 0; i < 96 * 365; i++)
    {
      SolArchiveQuarter *quarter = sol_archive_quarter_new ();
      quarter->site = g_strdup ("1");
      quarter->start = (1700000000 + (gint64) i * 900) * SOL_SECOND;
      quarter->interval = 900;
      for (guint f = 0; f < SOL_ARCHIVE_N_FLOWS; f++)
        quarter->flows[f] = i % 1000;
      g_ptr_array_add (quarters, quarter);
    }
  g_autoptr (GAsyncResult) result = NULL;
  sol_archive_put_quarters_async (archive, quarters, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  close_archive (archive);
}

static const Row rows[] = {
  { "decode 400 panels", "parse them", decode_panels, parse_panels, 50 },
  { "decode today", "parse it", decode_today, parse_today, 500 },
  { "open a year's archive", "open it with SQLite", open_archive, open_sqlite, 20 },
  { "start a home from its archive", "open the archive with SQLite", start_home, open_sqlite, 10 },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return left < right ? -1 : left > right;
}

static double
median_ms (Bench *bench, BenchFunc func, guint rounds)
{
  g_autofree double *times = g_new (double, rounds);
  func (bench);
  for (guint i = 0; i < rounds; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      func (bench);
      times[i] = (double) (g_get_monotonic_time () - begun) / 1000;
    }
  qsort (times, rounds, sizeof *times, compare);
  return times[rounds / 2];
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  bench.fixture = model_fixture_new ("home", NULL);
  model_fixture_open_site (bench.fixture);
  model_fixture_close (bench.fixture);
  bench.archive = g_build_filename (bench.fixture->root, "year.db", NULL);
  fill_archive (bench.archive);
  bench.panels = payload (
      "{\"total\":400,\"inverters\":[",
      "{\"name\":\"IQ7A\",\"array_name\":\"South\",\"serial_number\":\"4820000#\",\"status\":\"normal\","
      "\"last_report\":17700#,\"fw1\":\"520-00082\",\"warranty_end_date\":\"2032-08-10\"}",
      400, "]}");
  bench.today = payload ("{\"stats\":[{\"start_time\":1772665200,\"interval_length\":900,\"production\":[",
                         "1#", 96, "],\"totals\":{\"production\":5400}}],\"last_report_date\":1772700000}");
  g_print ("%-32s %10s  %-30s %10s %8s\n", "what", "ms", "floor", "ms", "ratio");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double floor_ms = median_ms (&bench, rows[i].floor, rows[i].rounds);
      double ms = median_ms (&bench, rows[i].run, rows[i].rounds);
      g_print ("%-32s %10.3f  %-30s %10.3f %8.1f\n", rows[i].name, ms, rows[i].floor_name, floor_ms,
               ms / floor_ms);
    }
  g_bytes_unref (bench.panels);
  g_bytes_unref (bench.today);
  g_free (bench.archive);
  model_fixture_free (bench.fixture);
  return 0;
}
