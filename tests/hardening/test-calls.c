/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-home-private.h"
#include "sol-restore-mode.h"
#include "sol-procedure-private.h"

/* Every asynchronous call of the model: works, fails with a typed error, is cancelled, and loses its owner,
 * the last two at several moments of its way. The callback runs exactly once, and nothing stays behind. */

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  const char *name;
  void (*prepare) (ModelFixture *fixture);
  void (*begin) (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*finish) (gpointer source, GAsyncResult *result, GError **error);
  const char *fault; /* (nullable) what makes it fail, where @wrong does not */
  int code;          /* the SolError of a failure, or -1 where none is possible */
} Call;

/* --- steps ------------------------------------------------------------------------------------------------
 */

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

static void
sign_in_quietly (ModelFixture *fixture)
{
  model_fixture_open (fixture);
  model_fixture_sign_in (fixture);
  model_fixture_settle (fixture);
}

static gboolean
is_open (gpointer home)
{
  return sol_home_get_state (home) == SOL_HOME_OPEN;
}

static void
read_status (ModelFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  sign_in_quietly (fixture);
  model_fixture_wait (is_open, fixture->home);
  SolSite *site = sol_home_get_site (fixture->home);
  sol_site_ensure_async (site, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), TRUE, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_site_ensure_finish (site, result, NULL));
}

static void
ask_code (ModelFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  model_fixture_open (fixture);
  sol_home_sign_in_async (fixture->home, SOL_SIMULATOR_MFA, SOL_SIMULATOR_PASSWORD, TRUE, NULL, result_cb,
                          &result);
  model_fixture_wait (is_set, &result);
  g_assert_false (sol_home_sign_in_finish (fixture->home, result, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_MFA_REQUIRED);
}

static void
make_home (ModelFixture *fixture)
{
  SolHomeOptions options = { .clock = fixture->clock,
                             .origin = sol_simulator_get_origin (fixture->simulator),
                             .data_root = fixture->root,
                             .no_keyring = TRUE };
  fixture->home = sol_home_new (&options);
}

static void
begin_start (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  sol_home_start_async (fixture->home, cancellable, callback, user_data);
}

static void
begin_sign_in (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
               gpointer user_data)
{
  sol_home_sign_in_async (fixture->home, SOL_SIMULATOR_OWNER, wrong ? "moonshine" : SOL_SIMULATOR_PASSWORD,
                          TRUE, cancellable, callback, user_data);
}

static void
begin_verify (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autofree char *code = sol_simulator_dup_code (fixture->simulator, SOL_SIMULATOR_MFA);
  sol_home_verify_code_async (fixture->home, wrong ? "000000" : code, cancellable, callback, user_data);
}

static void
begin_resend (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  if (!wrong)
    {
      sol_simulator_advance (fixture->simulator, 31);
      sol_clock_test_advance (fixture->clock, 31 * SOL_SECOND);
    }
  sol_home_resend_code_async (fixture->home, cancellable, callback, user_data);
}

static void
begin_sites (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  sol_home_load_sites_async (fixture->home, NULL, cancellable, callback, user_data);
}

static void
begin_sign_out (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  sol_home_sign_out_async (fixture->home, TRUE, cancellable, callback, user_data);
}

static void
begin_changes (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
               gpointer user_data)
{
  sol_home_list_changes_async (fixture->home, 0, cancellable, callback, user_data);
}

static gboolean
finish_changes (gpointer source, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) changes = sol_home_list_changes_finish (source, result, error);
  return changes != NULL;
}

static void
begin_ensure (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  sol_site_ensure_async (sol_home_get_site (fixture->home), SOL_FAMILY_BIT (SOL_N_FAMILIES) - 1, TRUE,
                         cancellable, callback, user_data);
}

static void
begin_control (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
               gpointer user_data)
{
  GListModel *chargers = sol_site_get_chargers (sol_home_get_site (fixture->home));
  g_autoptr (SolCharger) charger = g_list_model_get_item (chargers, 0);
  sol_control_request_async (sol_charger_get_charging (charger), g_variant_new_boolean (FALSE), NULL,
                             cancellable, callback, user_data);
}

static gboolean
finish_control (gpointer source, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sol_control_request_finish (source, result, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
begin_procedure (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  SolSite *site = sol_home_get_site (fixture->home);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  g_autofree char *scope = g_strconcat ("procedure/", sol_site_get_id (site), NULL);
  g_autofree char *key = g_strconcat ("restore-schedule/", sol_charger_get_serial (charger), NULL);
  sol_remember_set (fixture->home->remember, scope, key, "set-scheduled");
  g_autoptr (SolProcedure) procedure
      = sol_procedure_new (&sol_restore_mode_spec, fixture->home->context, site->refresh,
                           sol_site_get_id (site), sol_charger_get_serial (charger));
  sol_procedure_set_site (procedure, site);
  sol_procedure_resume_async (procedure, cancellable, callback, user_data);
}

static void
begin_close (ModelFixture *fixture, gboolean wrong, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  sol_home_close_async (fixture->home, cancellable, callback, user_data);
}

#define FINISH(function) ((gboolean (*) (gpointer, GAsyncResult *, GError **)) function)

static const Call calls[] = {
  { "start", make_home, begin_start, FINISH (sol_home_start_finish), NULL, -1 },
  { "sign-in", model_fixture_open, begin_sign_in, FINISH (sol_home_sign_in_finish), NULL,
    SOL_ERROR_BAD_CREDENTIALS },
  { "verify-code", ask_code, begin_verify, FINISH (sol_home_verify_code_finish), NULL, SOL_ERROR_BAD_CODE },
  { "resend-code", ask_code, begin_resend, FINISH (sol_home_resend_code_finish), NULL, SOL_ERROR_BUSY },
  { "load-sites", sign_in_quietly, begin_sites, FINISH (sol_home_load_sites_finish),
    "[{\"path\":\"*search_sites*\",\"what\":\"status\",\"value\":503,\"times\":-1}]", SOL_ERROR_UNAVAILABLE },
  { "sign-out", sign_in_quietly, begin_sign_out, FINISH (sol_home_sign_out_finish), NULL, -1 },
  { "list-changes", sign_in_quietly, begin_changes, finish_changes, NULL, -1 },
  { "ensure", read_status, begin_ensure, FINISH (sol_site_ensure_finish),
    "[{\"path\":\"*/today\",\"what\":\"not-json\",\"times\":-1}]", SOL_ERROR_BAD_RESPONSE },
  { "control", read_status, begin_control, finish_control,
    "[{\"path\":\"*_charging\",\"what\":\"status\",\"value\":403,\"times\":-1}]", SOL_ERROR_FORBIDDEN },
  { "procedure", read_status, begin_procedure, FINISH (sol_procedure_resume_finish),
    "[{\"path\":\"*/preference\",\"method\":\"PUT\",\"what\":\"status\",\"value\":403,\"times\":-1}]",
    SOL_ERROR_FORBIDDEN },
  { "close", sign_in_quietly, begin_close, FINISH (sol_home_close_finish), NULL, -1 },
};

/* --- the four ways ----------------------------------------------------------------------------------------
 */

/* After so many turns of the main loop; the last one is in the middle of something that waits. */
static const guint moments[] = { 0, 1, 5, 25, 100 };

typedef struct
{
  guint times;
  GAsyncResult *result;
} Ended;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ended *ended = user_data;
  ended->times++;
  g_set_object (&ended->result, result);
}

static void
turn (guint times)
{
  for (guint i = 0; i < times; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (100);
}

/* Turns until the call has ended, by the clock where it waits. */
static void
wait_end (ModelFixture *fixture, Ended *ended)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  for (guint idle = 0; ended->times == 0;)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (200);
      if (++idle % 400 != 0)
        continue;
      sol_simulator_advance (fixture->simulator, 1);
      sol_clock_test_advance (fixture->clock, SOL_SECOND);
    }
}

static gboolean
finish (const Call *call, Ended *ended, GError **error)
{
  g_autoptr (GObject) source = g_async_result_get_source_object (ended->result);
  gboolean ok = call->finish (source, ended->result, error);
  g_clear_object (&ended->result);
  return ok;
}

static void
close_home (ModelFixture *fixture, const Call *call)
{
  if (g_str_equal (call->name, "close")
      || (g_str_equal (call->name, "start") && fixture->home->archive == NULL))
    {
      turn (300);
      g_assert_finalize_object (g_steal_pointer (&fixture->home));
    }
}

static void
test_works (gconstpointer data)
{
  const Call *call = data;
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (GError) error = NULL;
  Ended ended = { 0 };

  call->prepare (fixture);
  call->begin (fixture, FALSE, NULL, ended_cb, &ended);
  g_assert_cmpuint (ended.times, ==, 0);
  wait_end (fixture, &ended);
  finish (call, &ended, &error);
  g_assert_no_error (error);
  turn (50);
  g_assert_cmpuint (ended.times, ==, 1);
  close_home (fixture, call);
}

static void
test_fails (gconstpointer data)
{
  const Call *call = data;
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (GError) error = NULL;
  Ended ended = { 0 };

  call->prepare (fixture);
  g_autofree char *set
      = call->fault == NULL ? NULL : model_fixture_ask (fixture, "POST", "faults", call->fault);
  call->begin (fixture, TRUE, NULL, ended_cb, &ended);
  wait_end (fixture, &ended);
  g_assert_false (finish (call, &ended, &error));
  g_assert_error (error, SOL_ERROR, call->code);
  g_assert_cmpuint (ended.times, ==, 1);
}

static void
test_cancelled (gconstpointer data)
{
  const Call *call = data;
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Ended ended = { 0 };

      call->prepare (fixture);
      call->begin (fixture, FALSE, cancellable, ended_cb, &ended);
      turn (moments[i]);
      gboolean before = ended.times > 0;
      g_cancellable_cancel (cancellable);
      wait_end (fixture, &ended);
      gboolean ok = finish (call, &ended, &error);
      if (!before && !ok)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (before || !ok);
      turn (50);
      g_assert_cmpuint (ended.times, ==, 1);
      close_home (fixture, call);
    }
}

static void
test_dropped (gconstpointer data)
{
  const Call *call = data;
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
      g_autoptr (GError) error = NULL;
      Ended ended = { 0 };

      call->prepare (fixture);
      call->begin (fixture, FALSE, NULL, ended_cb, &ended);
      turn (moments[i]);
      gpointer home = fixture->home;
      g_object_add_weak_pointer (G_OBJECT (fixture->home), &home);
      g_object_unref (g_steal_pointer (&fixture->home));
      wait_end (fixture, &ended);
      finish (call, &ended, &error);
      gint64 end = g_get_monotonic_time () + PATIENCE;
      while (home != NULL)
        {
          g_assert_cmpint (g_get_monotonic_time (), <, end);
          turn (10);
        }
      /* What was cancelled ends before the clock goes. */
      turn (200);
      g_assert_cmpuint (ended.times, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } ways[] = { { "works", test_works },
               { "fails", test_fails },
               { "cancelled", test_cancelled },
               { "dropped", test_dropped } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
      {
        g_autofree char *path = g_strdup_printf ("/hardening/calls/%s/%s", calls[i].name, ways[w].name);
        if (ways[w].test != test_fails || calls[i].code >= 0)
          g_test_add_data_func (path, &calls[i], ways[w].test);
      }
  return g_test_run ();
}
