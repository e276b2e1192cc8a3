/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "case-home"

#include "case-home.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sol-home-private.h"

/* Long, for a busy computer: it only ends what would never end. */
#define PATIENCE (120 * G_USEC_PER_SEC)
#define QUIET_TURNS 5

/* --- the home ------------------------------------------------------------------------------------------ */

void
case_home_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
case_home_await (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (300);
    }
}

/* Requests on their way, but for those that the server holds on purpose. */
static guint
count_awaited (CaseHome *self)
{
  SolCloud *cloud = self->home == NULL ? NULL : self->home->cloud;
  guint in_flight = cloud == NULL ? 0 : sol_cloud_get_in_flight (cloud);
  return in_flight == 0 ? 0 : in_flight - MIN (in_flight, cloud_fixture_count_held (self->server));
}

static gboolean
is_writing (CaseHome *self)
{
  return self->home != NULL && self->home->archive != NULL && sol_archive_is_busy (self->home->archive);
}

void
case_home_settle (CaseHome *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint quiet = 0;
  while (quiet < QUIET_TURNS)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      gboolean worked = g_main_context_iteration (NULL, FALSE);
      quiet = worked || is_writing (self) || count_awaited (self) > 0 ? 0 : quiet + 1;
      if (!worked)
        g_usleep (300);
    }
  SolTime now = sol_clock_now (self->clock);
  while (self->times->len < cloud_fixture_count (self->server, NULL))
    g_array_append_val (self->times, now);
}

void
case_home_advance (CaseHome *self, double seconds)
{
  SolTime end = sol_clock_now (self->clock) + (SolTime) (seconds * SOL_SECOND);
  case_home_settle (self);
  while (sol_clock_now (self->clock) < end)
    {
      gint64 left = end - sol_clock_now (self->clock);
      gint64 next = sol_clock_test_next (self->clock);
      sol_clock_test_advance (self->clock, next < 0 ? left : CLAMP (next, 1, left));
      case_home_settle (self);
    }
}

void
case_home_open (CaseHome *self, SolPage page)
{
  g_autoptr (GAsyncResult) started = NULL, signed_in = NULL;
  g_autoptr (GError) error = NULL;
  SolHomeOptions options = { .clock = self->clock,
                             .origin = cloud_fixture_get_origin (self->server),
                             .data_root = self->root,
                             .no_keyring = TRUE };

  self->home = sol_home_new (&options);
  sol_home_start_async (self->home, NULL, case_home_done, &started);
  case_home_await (&started);
  g_assert_true (sol_home_start_finish (self->home, started, &error));
  sol_home_sign_in_async (self->home, RIG_EMAIL, "x", TRUE, NULL, case_home_done, &signed_in);
  case_home_await (&signed_in);
  sol_home_sign_in_finish (self->home, signed_in, &error);
  g_assert_no_error (error);
  const char *serial = RIG_SERIAL;
  JsonNode *charger = cloud_case_member (self->run, "charger");
  if (charger != NULL)
    serial = json_object_get_string_member (json_node_get_object (charger), "serial");
  if (strcmp (case_home_site_of (self, serial), RIG_SITE) != 0)
    g_assert_true (sol_home_choose_site (self->home, case_home_site_of (self, serial), NULL));
  case_home_settle (self);
  self->site = sol_home_get_site (self->home);
  g_assert_nonnull (self->site);
  sol_site_set_page (self->site, page);
  case_home_settle (self);
}

void
case_home_close (CaseHome *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_home_close_async (self->home, NULL, case_home_done, &result);
  case_home_await (&result);
  g_assert_true (sol_home_close_finish (self->home, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  self->site = NULL;
  case_home_settle (self);
  g_assert_finalize_object (g_steal_pointer (&self->home));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

void
case_home_clear (CaseHome *self)
{
  if (self->home != NULL)
    case_home_close (self);
  g_clear_pointer (&self->server, cloud_fixture_free);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->times, g_array_unref);
  if (self->root != NULL)
    remove_folder (self->root);
  g_clear_pointer (&self->root, g_free);
}

SolCharger *
case_home_find_charger (CaseHome *self, const char *serial)
{
  SolCharger *charger = sol_site_find_charger (self->site, serial);
  g_assert_nonnull (charger);
  return charger;
}

/* --- what was sent ------------------------------------------------------------------------------------- */

void
case_home_mark (CaseHome *self)
{
  self->begun = cloud_fixture_count (self->server, NULL);
  self->marked_at = sol_clock_now (self->clock);
}

guint
case_home_count (CaseHome *self, const char *method, const char *part)
{
  guint count = 0;
  for (guint i = self->begun; i < cloud_fixture_count (self->server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      count += (method == NULL || strcmp (received->method, method) == 0)
               && (part == NULL || strstr (received->path, part) != NULL);
    }
  return count;
}

GArray *
case_home_list_times (CaseHome *self, const char *route)
{
  g_autofree char *wanted = case_home_fill (route);
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (double));
  SolTime last = self->marked_at;
  for (guint i = self->begun; i < self->times->len; i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      g_autofree char *line = g_strdup_printf ("%s %s", received->method, received->path);
      if (strcmp (line, wanted) != 0)
        continue;
      SolTime at = g_array_index (self->times, SolTime, i);
      double gap = (double) (at - last) / (double) SOL_SECOND;
      g_array_append_val (gaps, gap);
      last = at;
    }
  return gaps;
}

void
case_home_await_request (CaseHome *self, const char *part)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (case_home_count (self, NULL, part) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      case_home_settle (self);
    }
}

gboolean
case_home_is_write (const CloudReceived *received)
{
  return strcmp (received->method, "GET") != 0 && !g_str_has_prefix (received->path, "/login")
         && strcmp (received->path, "/tokens") != 0
         && (strcmp (received->method, "POST") != 0
             || (strstr (received->path, "ev_charger_config") == NULL
                 && strstr (received->path, "/history") == NULL));
}

GPtrArray *
case_home_list_writes (CaseHome *self)
{
  GPtrArray *writes = g_ptr_array_new ();
  for (guint i = self->begun; i < cloud_fixture_count (self->server, NULL); i++)
    {
      const CloudReceived *received = cloud_fixture_get (self->server, NULL, i);
      if (case_home_is_write (received))
        g_ptr_array_add (writes, (gpointer) received);
    }
  return writes;
}

void
case_home_check_writes (CaseHome *self, JsonArray *wanted)
{
  guint n = json_array_get_length (wanted);
  g_autoptr (GPtrArray) writes = case_home_list_writes (self);
  for (guint i = 0; i < writes->len && i < n; i++)
    cloud_case_check_request (json_array_get_object_element (wanted, i), g_ptr_array_index (writes, i));
  g_assert_cmpuint (writes->len, ==, n);
}
