/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-archive-events.h"
#include "storage-fixture.h"
#include "storage-sandbox.h"

static SolEvent *
add (SolEvents *events, const char *id, SolTime at, const char *text)
{
  SolEvent *event = sol_event_new ();
  event->id = g_strdup (id);
  event->at = at;
  event->text = g_strdup (text);
  g_ptr_array_add (events->events, event);
  return event;
}

static void
put (SolArchive *archive, const SolEvents *events)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_put_events_async (archive, "4711", events, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_true (sol_archive_put_events_finish (archive, stored_done, &error));
  g_assert_no_error (error);
}

static SolEvents *
list (SolArchive *archive, SolTime from, SolTime to, guint most)
{
  GAsyncResult *found = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_events_async (archive, "4711", from, to, most, NULL, wait_cb, &found);
  WAIT (found);
  SolEvents *events = sol_archive_list_events_finish (archive, found_done, &error);
  g_assert_no_error (error);
  return events;
}

static void
test_events (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  g_autoptr (SolEvents) first = sol_events_new ();
  g_autoptr (SolEvents) later = sol_events_new ();

  SolEvent *silent = add (first, "a", 10 * SOL_SECOND, "Gateway silent");
  silent->severity = SOL_EVENT_WARNING;
  silent->open = SOL_YES;
  silent->key = g_strdup ("gateway_silent");
  silent->advice = g_strdup ("Look at it");
  silent->device_serial = g_strdup ("GW1");
  add (first, "b", 30 * SOL_SECOND, "Charging started");
  put (archive, first);
  /* It is over; the rest is not said again. */
  SolEvent *over = add (later, "a", SOL_TIME_UNKNOWN, NULL);
  over->severity = SOL_EVENT_DONE;
  over->open = SOL_NO;
  over->cleared_at = 20 * SOL_SECOND;
  put (archive, later);
  close_archive (archive);

  g_autoptr (SolArchive) again = open_archive (path);
  g_autoptr (SolEvents) all = list (again, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, 0);
  g_assert_cmpuint (all->events->len, ==, 2);
  const SolEvent *newest = g_ptr_array_index (all->events, 0);
  const SolEvent *oldest = g_ptr_array_index (all->events, 1);
  g_assert_cmpstr (newest->id, ==, "b");
  g_assert_cmpint (newest->severity, ==, SOL_EVENT_INFO);
  g_assert_cmpint (newest->open, ==, SOL_UNKNOWN);
  g_assert_cmpstr (oldest->id, ==, "a");
  g_assert_cmpint (oldest->at, ==, 10 * SOL_SECOND);
  g_assert_cmpint (oldest->cleared_at, ==, 20 * SOL_SECOND);
  g_assert_cmpint (oldest->severity, ==, SOL_EVENT_DONE);
  g_assert_cmpint (oldest->open, ==, SOL_NO);
  g_assert_cmpstr (oldest->text, ==, "Gateway silent");
  g_assert_cmpstr (oldest->key, ==, "gateway_silent");
  g_assert_cmpstr (oldest->advice, ==, "Look at it");
  g_assert_cmpstr (oldest->device_serial, ==, "GW1");

  g_autoptr (SolEvents) one = list (again, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, 1);
  g_assert_cmpuint (one->events->len, ==, 1);
  g_autoptr (SolEvents) some = list (again, 10 * SOL_SECOND, 30 * SOL_SECOND, 0);
  g_assert_cmpuint (some->events->len, ==, 1);
  g_assert_cmpstr (((SolEvent *) g_ptr_array_index (some->events, 0))->id, ==, "a");
}

static void
put_outage (SolArchive *archive, SolTime start, gint64 seconds, gboolean is_local, GTimeZone *zone)
{
  g_autoptr (SolOutages) outages = sol_outages_new ();
  SolOutage outage = { start, seconds, is_local };
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (outages->outages, outage);
  sol_archive_put_outages_async (archive, "4711", outages, zone, NULL, wait_cb, &stored);
  WAIT (stored);
  g_assert_true (sol_archive_put_outages_finish (archive, stored_done, &error));
  g_assert_no_error (error);
}

static void
test_outages (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  g_autoptr (GTimeZone) zone = sol_zone_new ("Europe/Berlin");
  SolTime start = sol_time_parse ("2026-02-03T18:00:00+01:00", NULL);
  GAsyncResult *found = NULL, *part = NULL;
  g_autoptr (GError) error = NULL;

  put_outage (archive, start, 90, FALSE, zone);
  /* The same one with its wall clock only, and longer by now. */
  put_outage (archive, start + SOL_HOUR, 121, TRUE, zone);
  put_outage (archive, start + SOL_DAY, 60, FALSE, zone);
  sol_archive_list_outages_async (archive, "4711", SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, NULL, wait_cb, &found);
  WAIT (found);
  g_autoptr (SolOutages) all = sol_archive_list_outages_finish (archive, found_done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->outages->len, ==, 2);
  g_assert_cmpint (all->count, ==, 2);
  g_assert_cmpfloat (all->total_s, ==, 181);
  const SolOutage *newest = &g_array_index (all->outages, SolOutage, 0);
  const SolOutage *oldest = &g_array_index (all->outages, SolOutage, 1);
  g_assert_cmpint (newest->started_at, ==, start + SOL_DAY);
  g_assert_cmpint (oldest->started_at, ==, start);
  g_assert_cmpint (oldest->duration_s, ==, 121);
  g_assert_false (oldest->is_local);
  sol_archive_list_outages_async (archive, "4711", start + SOL_HOUR, SOL_TIME_UNKNOWN, NULL, wait_cb, &part);
  WAIT (part);
  g_autoptr (SolOutages) late = sol_archive_list_outages_finish (archive, part_done, &error);
  g_assert_cmpuint (late->outages->len, ==, 1);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive-events/events", test_events);
  g_test_add_func ("/storage/archive-events/outages", test_outages);
  return storage_test_run ();
}
