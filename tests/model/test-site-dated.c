/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "model-fixture.h"

/* What is asked for by dates, and the file of everything: each works, fails with a typed error, is cancelled,
 * and ends when nobody holds the site any more. */

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
wait_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->result = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return ((Wait *) data)->result != NULL;
}

typedef struct
{
  const char *name;
  const char *fault; /* (nullable) path that fails */
  void (*begin) (SolSite *site, const char *file, GCancellable *cancellable, Wait *wait);
  gboolean (*finish) (SolSite *site, GAsyncResult *result, GError **error);
} Way;

static char *
get_serial (SolSite *site)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  return g_strdup (sol_charger_get_serial (charger));
}

static void
begin_sessions (SolSite *site, const char *file, GCancellable *cancellable, Wait *wait)
{
  g_autofree char *serial = get_serial (site);
  sol_site_read_sessions_async (site, serial, "2026-01-01", "2026-02-28", cancellable, wait_cb, wait);
}

static void
begin_panels (SolSite *site, const char *file, GCancellable *cancellable, Wait *wait)
{
  sol_site_read_panels_async (site, "2026-05-01", "2026-05-31", cancellable, wait_cb, wait);
}

static gboolean
finish_panels (SolSite *site, GAsyncResult *result, GError **error)
{
  g_autoptr (SolPanelList) panels = sol_site_read_panels_finish (site, result, error);
  if (panels == NULL)
    return FALSE;
  g_assert_cmpuint (panels->panels->len, ==, 24);
  const SolPanel *panel = g_ptr_array_index (panels->panels, 0);
  /* Of a month of sun, not of a day. */
  g_assert_cmpfloat (panel->energy_wh, >, 10000);
  return TRUE;
}

static void
begin_export (SolSite *site, const char *file, GCancellable *cancellable, Wait *wait)
{
  sol_site_export_async (site, file, cancellable, wait_cb, wait);
}

static gboolean
finish_export (SolSite *site, GAsyncResult *result, GError **error)
{
  return sol_site_export_finish (site, result, error) >= 0;
}

static const Way ways[] = {
  { "sessions", "*/history", begin_sessions, sol_site_read_sessions_finish },
  { "panels", "*/inverter_data_x/energy.json", begin_panels, finish_panels },
  { "export", NULL, begin_export, finish_export },
};

/* Returns: whether it worked. */
static gboolean
go (const Way *way, SolSite *site, const char *file, gboolean cancel, gboolean drop, GError **error)
{
  Wait wait = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SolSite) kept = g_object_ref (site);

  way->begin (site, file, cancellable, &wait);
  if (drop)
    g_clear_object (&kept);
  if (cancel)
    g_cancellable_cancel (cancellable);
  model_fixture_wait (has_result, &wait);
  g_autoptr (GObject) source = g_async_result_get_source_object (wait.result);
  gboolean done = way->finish (SOL_SITE (source), wait.result, error);
  g_clear_object (&wait.result);
  return done;
}

static void
ensure_panels (ModelFixture *fixture, SolSite *site)
{
  Wait wait = { NULL };
  g_autoptr (GError) error = NULL;
  sol_site_ensure_async (site,
                         SOL_FAMILY_BIT (SOL_FAMILY_PANELS) | SOL_FAMILY_BIT (SOL_FAMILY_PANEL_STATES)
                             | SOL_FAMILY_BIT (SOL_FAMILY_LIFETIME),
                         FALSE, NULL, wait_cb, &wait);
  model_fixture_wait (has_result, &wait);
  g_assert_true (sol_site_ensure_finish (site, wait.result, &error));
  g_clear_object (&wait.result);
}

static void
test_ways (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autofree char *file = g_build_filename (fixture->root, "all.zip", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->root, "none", "all.db", NULL);

  ensure_panels (fixture, site);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) cancelled = NULL;
      g_autoptr (GError) refused = NULL;
      g_test_message ("%s", ways[i].name);
      g_assert_true (go (&ways[i], site, file, FALSE, FALSE, &error));
      g_assert_no_error (error);
      g_assert_true (go (&ways[i], site, file, FALSE, TRUE, &error));
      g_assert_false (go (&ways[i], site, file, TRUE, FALSE, &cancelled));
      g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (ways[i].fault != NULL)
        {
          g_autofree char *body = g_strdup_printf (
              "[{\"path\":\"%s\",\"what\":\"status\",\"value\":503,\"times\":-1}]", ways[i].fault);
          g_autofree char *set = model_fixture_ask (fixture, "POST", "faults", body);
        }
      g_assert_false (go (&ways[i], site, nowhere, FALSE, FALSE, &refused));
      if (ways[i].fault != NULL)
        g_assert_error (refused, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
      else
        g_assert_error (refused, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_autofree char *clear = model_fixture_ask (fixture, "DELETE", "faults", NULL);
    }
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
  model_fixture_close (fixture);
}

/* Sessions of other months are in the archive afterwards. */
static void
test_sessions_kept (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autofree char *serial = get_serial (site);
  g_autoptr (GError) error = NULL;
  Wait wait = { NULL };

  g_assert_true (go (&ways[0], site, NULL, FALSE, FALSE, &error));
  sol_site_list_sessions_async (site, serial, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, NULL, wait_cb, &wait);
  model_fixture_wait (has_result, &wait);
  g_autoptr (SolChargeHistory) kept = sol_site_list_sessions_finish (site, wait.result, &error);
  g_clear_object (&wait.result);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->sessions->len, >, 5);
  model_fixture_close (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/site-dated/ways", test_ways);
  g_test_add_func ("/model/site-dated/sessions-kept", test_sessions_kept);
  return g_test_run ();
}
