/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"

#include <string.h>

#include "storage-sandbox.h"

static SolKnown *
make_known (const char *site, const char *device, const char *family, const char *value)
{
  SolKnown *known = sol_known_new ();
  known->site = g_strdup (site);
  known->device = g_strdup (device);
  known->family = g_strdup (family);
  known->asked_at = 5 * SOL_SECOND;
  known->value = value != NULL ? g_bytes_new (value, strlen (value)) : NULL;
  return known;
}

static void
put (SolArchive *archive, SolKnown *known)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_put_known_async (archive, known, NULL, wait_cb, &stored);
  sol_known_unref (known);
  WAIT (stored);
  g_assert_true (sol_archive_put_known_finish (archive, stored_done, &error));
  g_assert_no_error (error);
}

static SolKnown *
get (SolArchive *archive, const char *site, const char *device, const char *family)
{
  GAsyncResult *found = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_get_known_async (archive, site, device, family, NULL, wait_cb, &found);
  WAIT (found);
  SolKnown *known = sol_archive_get_known_finish (archive, found_done, &error);
  g_assert_no_error (error);
  return known;
}

static GPtrArray *
list (SolArchive *archive, const char *site)
{
  GAsyncResult *found = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_known_async (archive, site, NULL, wait_cb, &found);
  WAIT (found);
  GPtrArray *known = sol_archive_list_known_finish (archive, found_done, &error);
  g_assert_no_error (error);
  return known;
}

static void
test_put (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  put (archive, make_known ("4711", "EV1", "status", "{\"old\":1}"));
  put (archive, make_known ("4711", "EV1", "status", "{\"new\":2}"));

  g_autoptr (SolKnown) known = get (archive, "4711", "EV1", "status");
  g_assert_cmpstr (known->site, ==, "4711");
  g_assert_cmpstr (known->device, ==, "EV1");
  g_assert_cmpstr (known->family, ==, "status");
  g_assert_cmpint (known->asked_at, ==, 5 * SOL_SECOND);
  g_assert_cmpint (known->sampled_at, ==, SOL_TIME_UNKNOWN);
  gsize size = 0;
  const char *value = g_bytes_get_data (known->value, &size);
  g_assert_cmpmem (value, size, "{\"new\":2}", 9);

  g_assert_null (get (archive, "4711", "EV2", "status"));
  g_assert_null (get (archive, "4711", NULL, "status"));
  g_assert_null (get (archive, NULL, "EV1", "status"));
}

static void
test_nothing_in_it (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  put (archive, make_known (NULL, NULL, "none", NULL));
  put (archive, make_known (NULL, NULL, "empty", ""));

  g_autoptr (SolKnown) none = get (archive, NULL, NULL, "none");
  g_autoptr (SolKnown) empty = get (archive, NULL, NULL, "empty");
  g_assert_null (none->site);
  g_assert_null (none->device);
  g_assert_null (none->value);
  g_assert_cmpuint (g_bytes_get_size (empty->value), ==, 0);
}

static void
test_sites (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  put (archive, make_known ("1", NULL, "today", "{}"));
  put (archive, make_known ("1", "b", "status", "{}"));
  put (archive, make_known ("1", "a", "status", "{}"));
  put (archive, make_known ("11", NULL, "today", "{}"));
  put (archive, make_known (NULL, NULL, "sites", "{}"));

  g_autoptr (GPtrArray) known = list (archive, "1");
  g_assert_cmpuint (known->len, ==, 3);
  g_assert_cmpstr (((SolKnown *) known->pdata[0])->device, ==, "a");
  g_assert_cmpstr (((SolKnown *) known->pdata[1])->device, ==, "b");
  g_assert_cmpstr (((SolKnown *) known->pdata[2])->family, ==, "today");

  GAsyncResult *forgotten = NULL;
  sol_archive_forget_known_async (archive, "1", NULL, wait_cb, &forgotten);
  WAIT (forgotten);
  g_assert_true (sol_archive_forget_known_finish (archive, forgotten_done, NULL));
  g_autoptr (GPtrArray) gone = list (archive, "1");
  g_autoptr (GPtrArray) other = list (archive, "11");
  g_autoptr (GPtrArray) account = list (archive, NULL);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpuint (account->len, ==, 1);
}

/* A large answer, with bytes that no text has. */
static void
test_large (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  SolKnown *known = make_known ("1", NULL, "panels", NULL);
  guint8 *bytes = g_malloc (1 << 20);
  for (guint i = 0; i < 1 << 20; i++)
    bytes[i] = (guint8) (i * 7);
  known->value = g_bytes_new_take (bytes, 1 << 20);
  g_autoptr (GBytes) sent = g_bytes_ref (known->value);
  put (archive, known);
  g_autoptr (SolKnown) found = get (archive, "1", NULL, "panels");
  g_assert_true (g_bytes_equal (found->value, sent));
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/known/put", test_put);
  g_test_add_func ("/storage/archive/known/nothing-in-it", test_nothing_in_it);
  g_test_add_func ("/storage/archive/known/sites", test_sites);
  g_test_add_func ("/storage/archive/known/large", test_large);
  return storage_test_run ();
}
