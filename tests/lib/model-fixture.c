/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "sol-home-private.h"

/* Long, for a busy computer: it only ends what would never end. */
#define PATIENCE (120 * G_USEC_PER_SEC)
/* What is not counted, as a watched file, comes at once or not at all. */
#define QUIET_TURNS 5

ModelFixture *
model_fixture_new (const char *scenario, const char *start)
{
  ModelFixture *self = g_new0 (ModelFixture, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) time
      = g_date_time_new_from_iso8601 (start != NULL ? start : "2026-06-13T14:30:00+02:00", NULL);

  g_assert_nonnull (time);
  g_weak_ref_init (&self->cloud, NULL);
  self->scenario = g_strdup (scenario);
  self->simulator = sol_simulator_new (scenario, 7, 0, g_date_time_to_unix (time));
  g_assert_true (sol_simulator_start (self->simulator, 0, &error));
  g_assert_no_error (error);
  self->clock = sol_clock_new_test (sol_simulator_get_time (self->simulator));
  self->root = g_dir_make_tmp ("sol-model-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

void
model_fixture_stop (ModelFixture *self)
{
  self->port = sol_simulator_get_port (self->simulator);
  sol_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
}

void
model_fixture_restart (ModelFixture *self)
{
  g_autoptr (GError) error = NULL;
  self->simulator = sol_simulator_new (self->scenario, 7, 0, sol_clock_now (self->clock) / SOL_SECOND);
  g_assert_true (sol_simulator_start (self->simulator, self->port, &error));
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_unlink (file);
    }
  g_rmdir (path);
}

static gboolean
is_over (gpointer data)
{
  ModelFixture *self = data;
  g_autoptr (SolCloud) cloud = g_weak_ref_get (&self->cloud);
  return !g_main_context_pending (NULL) && (cloud == NULL || sol_cloud_get_in_flight (cloud) == 0);
}

void
model_fixture_free (ModelFixture *self)
{
  if (self->home != NULL)
    model_fixture_close (self);
  if (self->simulator != NULL)
    model_fixture_stop (self);
  /* What was left hanging breaks off now. */
  model_fixture_wait (is_over, self);
  g_weak_ref_clear (&self->cloud);
  g_clear_object (&self->clock);
  g_free (self->scenario);
  remove_folder (self->root);
  g_free (self->root);
  g_free (self);
}

void
model_fixture_wait (ModelPredicate done, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
model_fixture_open (ModelFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = g_strdup_printf (
      "http://127.0.0.1:%u", self->simulator != NULL ? sol_simulator_get_port (self->simulator) : self->port);
  SolHomeOptions options
      = { .clock = self->clock, .origin = origin, .data_root = self->root, .no_keyring = TRUE };

  g_assert_null (self->home);
  self->home = sol_home_new (&options);
  sol_home_start_async (self->home, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_home_start_finish (self->home, result, &error));
  g_assert_no_error (error);
}

void
model_fixture_close (ModelFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sol_home_close_async (self->home, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_home_close_finish (self->home, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  model_fixture_settle (self);
  g_weak_ref_set (&self->cloud, self->home->cloud);
  g_assert_finalize_object (g_steal_pointer (&self->home));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
model_fixture_sign_in (ModelFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sol_home_sign_in_async (self->home, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD, TRUE, NULL, result_cb,
                          &result);
  model_fixture_wait (is_set, &result);
  sol_home_sign_in_finish (self->home, result, &error);
  g_assert_no_error (error);
}

/* Requests on their way, but for those that the simulated cloud leaves hanging on purpose. */
static guint
count_awaited (ModelFixture *self)
{
  SolCloud *cloud = self->home == NULL ? NULL : self->home->cloud;
  guint in_flight = cloud == NULL ? 0 : sol_cloud_get_in_flight (cloud);
  if (in_flight == 0)
    return 0;
  guint hanging = self->simulator == NULL ? 0 : sol_simulator_count_hanging (self->simulator);
  return in_flight - MIN (in_flight, hanging);
}

/* The keyring is real, and its deadline must not pass with the clock of the test. */
static gboolean
is_writing (ModelFixture *self)
{
  if (sol_keyring_count_calls () > 0)
    return TRUE;
  return self->home != NULL && self->home->archive != NULL && sol_archive_is_busy (self->home->archive);
}

/* What waits for the clock waits: only what comes by itself is waited for. */
void
model_fixture_settle (ModelFixture *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint quiet = 0;

  while (quiet < QUIET_TURNS)
    {
      gboolean worked = g_main_context_iteration (NULL, FALSE);
      quiet = worked || is_writing (self) || count_awaited (self) > 0 ? 0 : quiet + 1;
      if (g_get_monotonic_time () > end)
        g_error ("It does not come to rest: %u requests on their way, archive %s", count_awaited (self),
                 is_writing (self) ? "busy" : "idle");
      if (!worked)
        g_usleep (300);
    }
}

static gboolean
is_open (gpointer data)
{
  return sol_home_get_state (data) == SOL_HOME_OPEN;
}

SolSite *
model_fixture_open_site (ModelFixture *self)
{
  if (self->home == NULL)
    model_fixture_open (self);
  model_fixture_sign_in (self);
  model_fixture_wait (is_open, self->home);
  SolSite *site = sol_home_get_site (self->home);
  sol_site_set_page (site, SOL_PAGE_OVERVIEW);
  model_fixture_settle (self);
  return site;
}

void
model_fixture_advance (ModelFixture *self, gint64 seconds)
{
  SolTime end = sol_clock_now (self->clock) + seconds * SOL_SECOND;

  model_fixture_settle (self);
  while (sol_clock_now (self->clock) < end)
    {
      gint64 left = end - sol_clock_now (self->clock);
      gint64 next = sol_clock_test_next (self->clock);
      /* Whole seconds, since the simulated home counts in those. */
      gint64 step = next < 0 ? left : MIN (left, MAX ((next + SOL_SECOND - 1) / SOL_SECOND, 1) * SOL_SECOND);
      if (self->simulator != NULL)
        sol_simulator_advance (self->simulator, step / SOL_SECOND);
      sol_clock_test_advance (self->clock, step);
      model_fixture_settle (self);
    }
}

char *
model_fixture_ask (ModelFixture *self, const char *method, const char *path, const char *body)
{
  g_autoptr (GError) error = NULL;
  char *answer = sol_simulator_ask (self->simulator, method, path, body, &error);
  g_assert_no_error (error);
  return answer;
}

char *
model_fixture_truth (ModelFixture *self, const char *path)
{
  g_autofree char *text = model_fixture_ask (self, "GET", "truth", NULL);
  g_autofree char *expression = g_strconcat ("$.sites[0].", path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  g_assert_no_error (error);
  g_autoptr (JsonNode) found = json_path_query (expression, root, &error);
  g_assert_no_error (error);
  JsonArray *array = json_node_get_array (found);
  g_assert_cmpuint (json_array_get_length (array), ==, 1);
  JsonNode *node = json_array_get_element (array, 0);
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_dup_string (node)
             : json_to_string (node, FALSE);
}

void
model_fixture_assert_truth (ModelFixture *self, const char *path, const char *expected)
{
  g_autofree char *is = model_fixture_truth (self, path);
  g_test_message ("%s", path);
  g_assert_cmpstr (is, ==, expected);
}

guint
model_fixture_count_requests (ModelFixture *self, const char *method, const char *part)
{
  g_autofree char *text = model_fixture_ask (self, "GET", "requests", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *rows = JSON_NODE_HOLDS_ARRAY (root)
                        ? json_node_get_array (root)
                        : json_object_get_array_member (json_node_get_object (root), "requests");
  guint count = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      if (strstr (json_object_get_string_member (row, "path"), part) != NULL
          && (method == NULL || g_str_equal (json_object_get_string_member (row, "method"), method)))
        count++;
    }
  return count;
}

gboolean
model_fixture_request (ModelFixture *self, SolControl *control, GVariant *wanted, GVariant *hint,
                       SolControlResult *result, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) problem = NULL;

  sol_control_request_async (control, wanted, hint, NULL, result_cb, &done);
  for (guint i = 0; i < 300 && done == NULL; i++)
    {
      model_fixture_settle (self);
      if (done == NULL)
        model_fixture_advance (self, 1);
    }
  g_assert_nonnull (done);
  SolControlResult how = sol_control_request_finish (control, done, &problem);
  if (result != NULL)
    *result = how;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
