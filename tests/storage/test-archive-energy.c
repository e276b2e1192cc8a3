/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include <math.h>

#include "sol-error.h"

/* The twins of each kind of value: put one, list a range. */
#define KIND(kind, Type, prefix)                                                                             \
  static gboolean put_##kind (SolArchive *archive, Type *value, GError **error)                              \
  {                                                                                                          \
    GAsyncResult *stored = NULL;                                                                             \
    g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) prefix##_unref);         \
    g_ptr_array_add (values, value);                                                                         \
    sol_archive_put_##kind##_async (archive, values, NULL, wait_cb, &stored);                                \
    WAIT (stored);                                                                                           \
    return sol_archive_put_##kind##_finish (archive, stored_done, error);                                    \
  }                                                                                                          \
  static GPtrArray *finish_##kind (SolArchive *archive, GAsyncResult **slot)                                 \
  {                                                                                                          \
    g_autoptr (GError) error = NULL;                                                                         \
    g_autoptr (GAsyncResult) result = wait_for (slot);                                                       \
    GPtrArray *values = sol_archive_list_##kind##_finish (archive, result, &error);                          \
    g_assert_no_error (error);                                                                               \
    return values;                                                                                           \
  }

KIND (readings, SolArchiveReading, sol_archive_reading)
KIND (quarters, SolArchiveQuarter, sol_archive_quarter)
KIND (days, SolArchiveDay, sol_archive_day)
KIND (panel_days, SolArchivePanelDay, sol_archive_panel_day)

static GPtrArray *
list_readings (SolArchive *archive, const char *site, SolTime from, SolTime to)
{
  GAsyncResult *listed = NULL;
  sol_archive_list_readings_async (archive, site, from, to, NULL, wait_cb, &listed);
  return finish_readings (archive, &listed);
}

static GPtrArray *
list_quarters (SolArchive *archive, const char *site, SolTime from, SolTime to)
{
  GAsyncResult *listed = NULL;
  sol_archive_list_quarters_async (archive, site, from, to, NULL, wait_cb, &listed);
  return finish_quarters (archive, &listed);
}

static GPtrArray *
list_days (SolArchive *archive, const char *site, const char *from, const char *to)
{
  GAsyncResult *listed = NULL;
  sol_archive_list_days_async (archive, site, from, to, NULL, wait_cb, &listed);
  return finish_days (archive, &listed);
}

static GPtrArray *
list_panel_days (SolArchive *archive, const char *serial, const char *from, const char *to)
{
  GAsyncResult *listed = NULL;
  sol_archive_list_panel_days_async (archive, "1", serial, from, to, NULL, wait_cb, &listed);
  return finish_panel_days (archive, &listed);
}

static SolArchiveReading *
make_reading (SolTime time, double solar_w, double home_w)
{
  SolArchiveReading *reading = sol_archive_reading_new ();
  reading->site = g_strdup ("1");
  reading->time = time;
  reading->solar_w = solar_w;
  reading->home_w = home_w;
  return reading;
}

static void
test_readings (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_assert_true (put_readings (archive, make_reading (30, 1000, NAN), NULL));
  g_assert_true (put_readings (archive, make_reading (10, 0, -27.5), NULL));
  /* The other half of a reading that is known already. */
  g_assert_true (put_readings (archive, make_reading (30, NAN, 400), NULL));
  g_assert_true (put_readings (archive, make_reading (50, 3, 4), NULL));

  g_autoptr (GPtrArray) readings = list_readings (archive, "1", 10, 50);
  g_assert_cmpuint (readings->len, ==, 2);
  const SolArchiveReading *first = readings->pdata[0];
  const SolArchiveReading *second = readings->pdata[1];
  g_assert_cmpstr (first->site, ==, "1");
  g_assert_cmpint (first->time, ==, 10);
  g_assert_cmpfloat (first->solar_w, ==, 0);
  g_assert_cmpfloat (first->home_w, ==, -27.5);
  g_assert_true (isnan (first->grid_w));
  g_assert_true (isnan (first->battery_w));
  g_assert_true (isnan (first->charger_w));
  g_assert_true (isnan (first->soc));
  g_assert_cmpfloat (second->solar_w, ==, 1000);
  g_assert_cmpfloat (second->home_w, ==, 400);

  g_autoptr (GPtrArray) other = list_readings (archive, "2", 0, SOL_DAY);
  g_assert_cmpuint (other->len, ==, 0);
}

static SolArchiveQuarter *
make_quarter (SolTime start)
{
  SolArchiveQuarter *quarter = sol_archive_quarter_new ();
  quarter->site = g_strdup ("1");
  quarter->start = start;
  quarter->interval = 900;
  return quarter;
}

/* Each flow has a number of its own, so that no two columns can be mixed up. */
static void
test_quarters (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  SolArchiveQuarter *full = make_quarter (SOL_DAY);
  for (guint i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    full->flows[i] = 100 + i;
  full->soc = 57.5;
  g_assert_true (put_quarters (archive, full, NULL));
  SolArchiveQuarter *late = make_quarter (SOL_DAY);
  late->interval = 0;
  late->flows[SOL_ARCHIVE_CHARGER] = 0;
  g_assert_true (put_quarters (archive, late, NULL));

  g_autoptr (GPtrArray) quarters = list_quarters (archive, "1", SOL_DAY, SOL_DAY + 1);
  g_assert_cmpuint (quarters->len, ==, 1);
  const SolArchiveQuarter *quarter = quarters->pdata[0];
  g_assert_cmpint (quarter->start, ==, SOL_DAY);
  g_assert_cmpint (quarter->interval, ==, 900);
  g_assert_cmpfloat (quarter->soc, ==, 57.5);
  for (guint i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    {
      double expected = i == SOL_ARCHIVE_CHARGER ? 0 : 100 + i;
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM quarters", sol_archive_flow_get_name (i));
      g_assert_cmpfloat (quarter->flows[i], ==, expected);
      g_assert_cmpint (query_number (path, sql), ==, (gint64) expected);
    }
  g_autoptr (GPtrArray) before = list_quarters (archive, "1", 0, SOL_DAY);
  g_assert_cmpuint (before->len, ==, 0);
  close_archive (archive);
}

/* One bad value, and none of them is stored. */
static void
test_all_or_nothing (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;
  g_autoptr (GPtrArray) quarters
      = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_archive_quarter_unref);
  g_ptr_array_add (quarters, make_quarter (1));
  g_ptr_array_add (quarters, make_quarter (SOL_TIME_UNKNOWN));
  sol_archive_put_quarters_async (archive, quarters, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_false (sol_archive_put_quarters_finish (archive, stored_done, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_autoptr (GPtrArray) none = list_quarters (archive, "1", 0, SOL_DAY);
  g_assert_cmpuint (none->len, ==, 0);
}

static SolArchiveDay *
make_day (const char *date, double produced, double consumed)
{
  SolArchiveDay *day = sol_archive_day_new ();
  day->site = g_strdup ("1");
  day->date = g_strdup (date);
  day->flows[SOL_ARCHIVE_PRODUCED] = produced;
  day->flows[SOL_ARCHIVE_CONSUMED] = consumed;
  return day;
}

static void
test_days (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  SolArchiveDay *full = make_day ("2026-03-01", 0, 0);
  for (guint i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    full->flows[i] = 100 + i;
  g_assert_true (put_days (archive, full, NULL));
  g_assert_true (put_days (archive, make_day ("2026-02-28", 1, NAN), NULL));
  g_assert_true (put_days (archive, make_day ("2026-02-28", NAN, 2), NULL));
  g_assert_true (put_days (archive, make_day ("2025-12-31", 3, 4), NULL));

  g_autoptr (GPtrArray) all = list_days (archive, "1", NULL, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  const SolArchiveDay *first = all->pdata[0], *second = all->pdata[1], *third = all->pdata[2];
  g_assert_cmpstr (first->date, ==, "2025-12-31");
  g_assert_cmpfloat (second->flows[SOL_ARCHIVE_PRODUCED], ==, 1);
  g_assert_cmpfloat (second->flows[SOL_ARCHIVE_CONSUMED], ==, 2);
  g_assert_true (isnan (second->flows[SOL_ARCHIVE_EXPORTED]));
  for (guint i = 0; i < SOL_ARCHIVE_N_FLOWS; i++)
    g_assert_cmpfloat (third->flows[i], ==, 100 + i);

  g_autoptr (GPtrArray) some = list_days (archive, "1", "2026-01-01", "2026-02-28");
  g_autoptr (GPtrArray) late = list_days (archive, "1", "2026-02-28", NULL);
  g_autoptr (GPtrArray) early = list_days (archive, "1", NULL, "2026-01-01");
  g_autoptr (GPtrArray) other = list_days (archive, "2", NULL, NULL);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpuint (late->len, ==, 2);
  g_assert_cmpuint (early->len, ==, 1);
  g_assert_cmpuint (other->len, ==, 0);
  close_archive (archive);
}

static SolArchivePanelDay *
make_panel_day (const char *serial, const char *date, double wh)
{
  SolArchivePanelDay *day = sol_archive_panel_day_new ();
  day->site = g_strdup ("1");
  day->serial = g_strdup (serial);
  day->date = g_strdup (date);
  day->wh = wh;
  return day;
}

static void
test_panel_days (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_assert_true (put_panel_days (archive, make_panel_day ("b", "2026-06-13", 1200), NULL));
  g_assert_true (put_panel_days (archive, make_panel_day ("a", "2026-06-13", 1100), NULL));
  g_assert_true (put_panel_days (archive, make_panel_day ("a", "2026-06-12", 900), NULL));
  g_assert_true (put_panel_days (archive, make_panel_day ("a", "2026-06-13", NAN), NULL));
  g_assert_true (put_panel_days (archive, make_panel_day ("a", "2026-06-12", 950), NULL));

  g_autoptr (GPtrArray) all = list_panel_days (archive, NULL, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpfloat (((SolArchivePanelDay *) all->pdata[0])->wh, ==, 950);
  g_assert_cmpfloat (((SolArchivePanelDay *) all->pdata[1])->wh, ==, 1100);
  g_assert_cmpstr (((SolArchivePanelDay *) all->pdata[2])->serial, ==, "b");
  g_autoptr (GPtrArray) one = list_panel_days (archive, "a", NULL, NULL);
  g_autoptr (GPtrArray) day = list_panel_days (archive, NULL, "2026-06-13", "2026-06-13");
  g_assert_cmpuint (one->len, ==, 2);
  g_assert_cmpuint (day->len, ==, 2);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/energy/readings", test_readings);
  g_test_add_func ("/storage/archive/energy/quarters", test_quarters);
  g_test_add_func ("/storage/archive/energy/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/storage/archive/energy/days", test_days);
  g_test_add_func ("/storage/archive/energy/panel-days", test_panel_days);
  return storage_test_run ();
}
