/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <string.h>

/* What has several steps: the mode that a start or stop changes, the current that is changed while it
 * charges. Each ends as it should, or asks; nothing goes on by itself, and nothing stays unsaid. */

#define QUESTION "Charging was paused to change the current. Start again?"
#define BACK "A start or stop has switched the charger from Scheduled to Manual. Switch it back?"

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolCharger *charger;
} Home;

/* @start: with "mockup" an hour of the night has the car charge by its schedule. */
static void
home_look (Home *home)
{
  g_clear_object (&home->charger);
  home->site = model_fixture_open_site (home->fixture);
  home->charger = g_list_model_get_item (sol_site_get_chargers (home->site), 0);
  sol_site_set_page (home->site, SOL_PAGE_CHARGER);
  model_fixture_settle (home->fixture);
}

static void
home_open (Home *home, const char *scenario, const char *start)
{
  home->fixture = model_fixture_new (scenario, start);
  home_look (home);
  sol_site_set_page (home->site, SOL_PAGE_QUIET);
  g_autofree char *cleared = model_fixture_ask (home->fixture, "DELETE", "requests", NULL);
}

static void
home_open_scheduled (Home *home)
{
  home_open (home, "mockup", "2026-06-13T23:30:00+02:00");
  g_assert_cmpint (sol_charger_get_mode (home->charger), ==, SOL_CHARGE_MODE_SCHEDULED);
}

static void
home_clear (Home *home)
{
  g_clear_object (&home->charger);
  g_clear_pointer (&home->fixture, model_fixture_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Home, home_clear)

/* Another program on the same data folder. The fixture's home stays as it is. */
static ModelFixture *
second_program (Home *home)
{
  ModelFixture *other = g_new0 (ModelFixture, 1);
  other->simulator = home->fixture->simulator;
  other->clock = home->fixture->clock;
  other->root = home->fixture->root;
  other->scenario = home->fixture->scenario;
  return other;
}

static void
fault (Home *home, const char *json)
{
  g_autofree char *set = model_fixture_ask (home->fixture, "POST", "faults", json);
}

static void
mend (Home *home)
{
  g_autofree char *gone = model_fixture_ask (home->fixture, "DELETE", "faults", NULL);
}

static void
happen (Home *home, const char *what)
{
  g_autofree char *done = model_fixture_ask (home->fixture, "POST", "home", what);
}

/* Second by second: what is written down in between takes its own time. */
static void
pass (Home *home, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    model_fixture_advance (home->fixture, 1);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static guint
count (Home *home, const char *method, const char *part)
{
  return model_fixture_count_requests (home->fixture, method, part);
}

static gboolean
set_charging (Home *home, gboolean on, GError **error)
{
  return model_fixture_request (home->fixture, sol_charger_get_charging (home->charger),
                                g_variant_new_boolean (on), NULL, NULL, error);
}

static void
begin_amps (Home *home, int amps, GAsyncResult **done)
{
  sol_control_request_async (sol_charger_get_control (home->charger, SOL_CHARGER_AMPS),
                             g_variant_new_int32 (amps), NULL, NULL, result_cb, done);
}

static gboolean
end_amps (Home *home, GAsyncResult **done, GError **error)
{
  for (guint i = 0; i < 600 && *done == NULL; i++)
    model_fixture_advance (home->fixture, 1);
  g_assert_nonnull (*done);
  g_autoptr (GError) problem = NULL;
  sol_control_request_finish (sol_charger_get_control (home->charger, SOL_CHARGER_AMPS), *done, &problem);
  g_clear_object (done);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static guint
n_asked (Home *home)
{
  return g_list_model_get_n_items (sol_site_get_procedures (home->site));
}

static SolProcedure *
get_asked (Home *home, const char *question)
{
  g_assert_cmpuint (n_asked (home), ==, 1);
  SolProcedure *procedure = g_list_model_get_item (sol_site_get_procedures (home->site), 0);
  g_assert_cmpstr (sol_procedure_get_question (procedure), ==, question);
  return procedure;
}

static void
resume (Home *home, SolProcedure *procedure, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_procedure_resume_async (procedure, NULL, result_cb, &done);
  for (guint i = 0; i < 300 && done == NULL; i++)
    model_fixture_advance (home->fixture, 1);
  g_assert_nonnull (done);
  sol_procedure_resume_finish (procedure, done, error);
}

/* How the journal's last rows end, newest first. */
static char *
last_rows (Home *home, guint n)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  sol_home_list_changes_async (home->fixture->home, n, NULL, result_cb, &done);
  while (done == NULL)
    model_fixture_settle (home->fixture);
  g_autoptr (GPtrArray) changes = sol_home_list_changes_finish (home->fixture->home, done, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const SolChange *change = g_ptr_array_index (changes, i);
      g_string_append_printf (text, "%s%s %s %s", i == 0 ? "" : ", ", change->what, change->new_value,
                              change->state);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (Home *home, guint n, const char *expected)
{
  g_autofree char *rows = last_rows (home, n);
  g_assert_cmpstr (rows, ==, expected);
}

/* --- back to Scheduled (R36) -----------------------------------------------------------------------------
 */

static void
test_restored (gconstpointer data)
{
  gboolean on = GPOINTER_TO_INT (data);
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  if (on)
    {
      happen (&home, "{\"what\":\"stop-charging\"}");
      model_fixture_advance (home.fixture, 310);
    }
  g_assert_true (set_charging (&home, on, &error));
  g_assert_no_error (error);
  pass (&home, 100);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "scheduled");
  /* The simulated charger flips when a start takes effect, after the mode has been set for the first time. */
  g_assert_cmpuint (count (&home, "PUT", "preference"), ==, on ? 2 : 1);
  g_assert_cmpuint (count (&home, NULL, on ? "start_charging" : "stop_charging"), ==, 1);
  g_assert_cmpuint (n_asked (&home), ==, 0);
  if (on)
    assert_rows (
        &home, 3,
        "charge-mode scheduled confirmed, charge-mode scheduled resolved-by-reading, charging charging "
        "confirmed");
  else
    assert_rows (&home, 2, "charge-mode scheduled resolved-by-reading, charging stopped confirmed");
}

/* The start is applied and its answer lost: the mode is switched back all the same, once that is known. */
static void
test_restored_after_doubt (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  happen (&home, "{\"what\":\"stop-charging\"}");
  model_fixture_advance (home.fixture, 310);
  fault (&home, "[{\"path\":\"*start_charging\",\"what\":\"apply-then-500\",\"times\":-1}]");
  g_assert_true (set_charging (&home, TRUE, &error));
  g_assert_no_error (error);
  pass (&home, 100);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "scheduled");
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 1);
  g_assert_cmpuint (count (&home, "PUT", "preference"), ==, 1);
  assert_rows (&home, 2, "charge-mode scheduled confirmed, charging charging resolved-by-reading");
}

/* What is read of the mode is a minute old. */
static void
test_restored_with_lag (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  happen (&home, "{\"what\":\"stop-charging\"}");
  model_fixture_advance (home.fixture, 310);
  fault (&home, "[{\"path\":\"*/preference\",\"method\":\"GET\",\"what\":\"read-lag\",\"value\":60,"
                "\"times\":-1}]");
  g_assert_true (set_charging (&home, TRUE, &error));
  g_assert_no_error (error);
  pass (&home, 240);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "scheduled");
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

/* A person who chooses Manual right after a start has it. */
static void
test_chosen_after_start (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  g_assert_true (set_charging (&home, FALSE, &error));
  g_assert_no_error (error);
  pass (&home, 5);
  g_assert_true (model_fixture_request (home.fixture,
                                        sol_charger_get_control (home.charger, SOL_CHARGER_MODE),
                                        g_variant_new_string ("manual"), NULL, NULL, &error));
  g_assert_no_error (error);
  pass (&home, 120);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "manual");
}

/* Nothing was applied: the mode is looked at, is as it was, and is left alone. */
static void
test_not_restored_without_need (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  fault (&home, "[{\"path\":\"*stop_charging\",\"what\":\"status\",\"value\":500,\"times\":-1}]");
  g_assert_false (set_charging (&home, FALSE, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  pass (&home, 100);
  g_assert_cmpuint (count (&home, "PUT", "preference"), ==, 0);
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

/* It cannot be switched back: that is asked about at once, in the running program, and again by the next. */
static void
test_not_restored (gconstpointer data)
{
  const char *what = data;
  g_auto (Home) home = { 0 };
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  happen (&home, "{\"what\":\"stop-charging\"}");
  model_fixture_advance (home.fixture, 310);
  g_autofree char *json = g_strdup_printf (
      "[{\"path\":\"*/preference\",\"method\":\"PUT\",\"what\":\"status\",\"value\":%s,\"times\":-1}]", what);
  fault (&home, json);
  g_assert_true (set_charging (&home, TRUE, &error));
  g_assert_no_error (error);
  pass (&home, 200);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "manual");
  g_assert_cmpuint (count (&home, "PUT", "preference"), <=, 2);
  SolProcedure *asked = get_asked (&home, BACK);
  g_clear_object (&asked);
  g_autofree char *rows = last_rows (&home, 1);
  g_assert_cmpstr (rows, ==,
                   g_str_equal (what, "403") ? "charge-mode scheduled refused"
                                             : "charge-mode scheduled not-confirmed");

  g_clear_object (&home.charger);
  model_fixture_close (home.fixture);
  mend (&home);
  home_look (&home);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "manual");
  g_autoptr (SolProcedure) again = get_asked (&home, BACK);
  resume (&home, again, &error);
  g_assert_no_error (error);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "scheduled");
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

/* --- another current (R34) --------------------------------------------------------------------------------
 */

static void
test_amps (gconstpointer data)
{
  gboolean lag = GPOINTER_TO_INT (data);
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, "home", NULL);
  if (lag)
    fault (&home, "[{\"path\":\"*ev_chargers/status\",\"what\":\"read-lag\",\"value\":60,\"times\":-1}]");
  SolTime begun = sol_clock_now (home.fixture->clock);
  begin_amps (&home, 12, &done);
  end_amps (&home, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sol_clock_now (home.fixture->clock) - begun, >=, 30 * SOL_SECOND);
  g_assert_cmpuint (count (&home, NULL, "stop_charging"), ==, 1);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 1);
  model_fixture_assert_truth (home.fixture, "chargers[0].set_amps", "12");
  model_fixture_assert_truth (home.fixture, "chargers[0].charging", "true");
  assert_rows (&home, 2, "charging charging confirmed, charging stopped confirmed");
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

static void
test_amps_scheduled (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  home_open_scheduled (&home);
  begin_amps (&home, 12, &done);
  end_amps (&home, &done, &error);
  g_assert_no_error (error);
  model_fixture_assert_truth (home.fixture, "chargers[0].mode", "scheduled");
  g_assert_cmpuint (count (&home, "PUT", "preference"), ==, 1);
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

/* Steps whose answers say nothing, and the end of each. */
static void
test_amps_doubt (gconstpointer data)
{
  static const struct
  {
    const char *fault;
    gboolean ok;
    SolError error;
    guint stops, starts;
    gboolean asks;
    const char *charging;
  } rows[] = {
    /* in the order of the names below */
    { "\"path\":\"*stop_charging\",\"what\":\"apply-then-500\"", TRUE, 0, 1, 1, FALSE, "true" },
    { "\"path\":\"*stop_charging\",\"what\":\"status\",\"value\":500", FALSE, SOL_ERROR_UNCERTAIN, 1, 0, TRUE,
      "true" },
    { "\"path\":\"*stop_charging\",\"what\":\"status\",\"value\":403", FALSE, SOL_ERROR_FORBIDDEN, 1, 0,
      FALSE, "true" },
    { "\"path\":\"*start_charging\",\"what\":\"apply-then-500\"", TRUE, 0, 1, 1, FALSE, "true" },
    { "\"path\":\"*start_charging\",\"what\":\"status\",\"value\":500", FALSE, SOL_ERROR_UNCERTAIN, 1, 1,
      TRUE, "false" },
    { "\"path\":\"*start_charging\",\"what\":\"status\",\"value\":403", FALSE, SOL_ERROR_FORBIDDEN, 1, 1,
      TRUE, "false" },
  };
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, "home", NULL);
  g_autofree char *json = g_strdup_printf ("[{%s,\"times\":-1}]", rows[i].fault);
  fault (&home, json);
  begin_amps (&home, 12, &done);
  g_assert_cmpint (end_amps (&home, &done, &error), ==, rows[i].ok);
  if (rows[i].ok)
    g_assert_no_error (error);
  else
    g_assert_error (error, SOL_ERROR, (int) rows[i].error);
  g_assert_cmpuint (count (&home, NULL, "stop_charging"), ==, rows[i].stops);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, rows[i].starts);
  model_fixture_assert_truth (home.fixture, "chargers[0].charging", rows[i].charging);
  g_assert_cmpuint (n_asked (&home), ==, rows[i].asks ? 1 : 0);
  if (!rows[i].asks)
    return;
  /* A yes, once the cloud answers again. */
  g_autoptr (SolProcedure) asked = get_asked (&home, QUESTION);
  mend (&home);
  g_clear_error (&error);
  resume (&home, asked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_asked (&home), ==, 0);
  model_fixture_assert_truth (home.fixture, "chargers[0].charging", "true");
}

/* The car leaves in the pause: there is nothing to start again, and nothing to ask. */
static void
test_amps_unplugged (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  home_open (&home, "home", NULL);
  begin_amps (&home, 12, &done);
  while (count (&home, NULL, "stop_charging") == 0)
    model_fixture_advance (home.fixture, 1);
  model_fixture_advance (home.fixture, 10);
  happen (&home, "{\"what\":\"car-leaves\"}");
  g_assert_false (end_amps (&home, &done, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN);
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

static void
pause_and (Home *home, GAsyncResult **done)
{
  home_open (home, "home", NULL);
  begin_amps (home, 12, done);
  while (count (home, NULL, "stop_charging") == 0)
    model_fixture_advance (home->fixture, 1);
  model_fixture_advance (home->fixture, 15);
  g_assert_null (*done);
  model_fixture_assert_truth (home->fixture, "chargers[0].charging", "false");
}

/* Whoever presses Start in the pause would charge with the old current, and the new one would be lost. */
static void
test_amps_start_meanwhile (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) busy = NULL;

  pause_and (&home, &done);
  SolControl *charging = sol_charger_get_charging (home.charger);
  g_assert_true (sol_charger_get_pausing (home.charger));
  g_assert_false (sol_control_get_usable (charging));
  g_assert_cmpstr (sol_control_get_reason (charging), ==, "A change is already on its way");
  g_assert_false (set_charging (&home, TRUE, &busy));
  g_assert_error (busy, SOL_ERROR, SOL_ERROR_BUSY);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 0);
  g_assert_true (end_amps (&home, &done, &error));
  g_assert_no_error (error);
  g_assert_false (sol_charger_get_pausing (home.charger));
  g_assert_true (sol_control_get_usable (charging));
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 1);
  model_fixture_assert_truth (home.fixture, "chargers[0].set_amps", "12");
}

/* Somebody else does, with another current: charging can be stopped, and the change is not called done. */
static void
test_amps_started_elsewhere (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pause_and (&home, &done);
  SolControl *charging = sol_charger_get_charging (home.charger);
  happen (&home, "{\"what\":\"start-charging\",\"amps\":20}");
  sol_site_set_page (home.site, SOL_PAGE_CHARGER);
  sol_site_refresh (home.site);
  for (guint i = 0; i < 10 && sol_charger_get_pausing (home.charger); i++)
    model_fixture_advance (home.fixture, 1);
  g_assert_null (done);
  g_assert_true (sol_control_get_usable (charging));
  g_assert_false (end_amps (&home, &done, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpint (sol_control_get_state (sol_charger_get_control (home.charger, SOL_CHARGER_AMPS)), ==,
                   SOL_CONTROL_NOT_CONFIRMED);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 0);
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

/* The program is quit in the pause. The next one asks and does not act; a no leaves it as it is. */
static void
test_amps_quit (gconstpointer data)
{
  gboolean yes = GPOINTER_TO_INT (data);
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pause_and (&home, &done);
  g_clear_object (&home.charger);
  model_fixture_close (home.fixture);
  g_assert_nonnull (done);
  home_look (&home);
  g_autoptr (SolProcedure) asked = get_asked (&home, QUESTION);
  g_assert_cmpstr (sol_procedure_get_answer (asked), ==, "Start Again");
  model_fixture_advance (home.fixture, 600);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 0);
  g_assert_cmpuint (n_asked (&home), ==, 1);
  if (yes)
    resume (&home, asked, &error);
  else
    sol_procedure_drop (asked);
  g_assert_no_error (error);
  g_assert_cmpuint (n_asked (&home), ==, 0);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, yes ? 1 : 0);
  model_fixture_assert_truth (home.fixture, "chargers[0].charging", yes ? "true" : "false");
  if (yes)
    model_fixture_assert_truth (home.fixture, "chargers[0].set_amps", "12");
  /* It is over for every later start. */
  g_clear_object (&home.charger);
  model_fixture_close (home.fixture);
  home_look (&home);
  g_assert_cmpuint (n_asked (&home), ==, 0);
}

/* Signing out in the pause, also when all that was recorded goes: whoever signs in next is asked. */
static void
test_amps_sign_out (gconstpointer data)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) out = NULL;
  g_autoptr (GError) error = NULL;

  pause_and (&home, &done);
  g_clear_object (&home.charger);
  sol_home_sign_out_async (home.fixture->home, GPOINTER_TO_INT (data), NULL, result_cb, &out);
  while (out == NULL)
    model_fixture_settle (home.fixture);
  g_assert_true (sol_home_sign_out_finish (home.fixture->home, out, &error));
  g_assert_no_error (error);
  g_assert_nonnull (done);
  pass (&home, 120);
  g_assert_cmpuint (count (&home, NULL, "start_charging"), ==, 0);
  home_look (&home);
  g_autoptr (SolProcedure) asked = get_asked (&home, QUESTION);
  resume (&home, asked, &error);
  g_assert_no_error (error);
  model_fixture_assert_truth (home.fixture, "chargers[0].charging", "true");
}

/* A second program starts in the pause of the first: it says nothing of what is in hand there, and nothing
 * when that has come to its end; but it asks when the first one goes. */
static void
test_amps_second_program (gconstpointer data)
{
  gboolean goes = GPOINTER_TO_INT (data);
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pause_and (&home, &done);
  g_autofree ModelFixture *other = second_program (&home);
  SolSite *site = model_fixture_open_site (other);
  GListModel *asked = sol_site_get_procedures (site);
  g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 0);
  if (goes)
    {
      g_clear_object (&home.charger);
      model_fixture_close (home.fixture);
      for (guint i = 0; i < 10 && g_list_model_get_n_items (asked) == 0; i++)
        model_fixture_advance (other, 1);
      g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 1);
      g_assert_cmpuint (model_fixture_count_requests (other, NULL, "start_charging"), ==, 0);
    }
  else
    {
      end_amps (&home, &done, &error);
      g_assert_no_error (error);
      model_fixture_advance (other, 10);
      g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 0);
      g_assert_cmpuint (model_fixture_count_requests (other, NULL, "start_charging"), ==, 1);
    }
  model_fixture_close (other);
}

/* Both programs ask about what a third one has left: the yes in one makes the yes in the other mean nothing.
 */
static void
test_amps_two_answers (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) resumed = NULL;
  g_autoptr (GError) error = NULL;

  pause_and (&home, &done);
  g_clear_object (&home.charger);
  model_fixture_close (home.fixture);
  home_look (&home);
  g_autofree ModelFixture *other = second_program (&home);
  SolSite *site = model_fixture_open_site (other);
  g_autoptr (SolProcedure) here = get_asked (&home, QUESTION);
  g_autoptr (SolProcedure) there = g_list_model_get_item (sol_site_get_procedures (site), 0);
  g_assert_nonnull (there);
  resume (&home, here, &error);
  g_assert_no_error (error);
  sol_procedure_resume_async (there, NULL, result_cb, &resumed);
  for (guint i = 0; i < 100 && resumed == NULL; i++)
    model_fixture_advance (other, 1);
  g_assert_true (sol_procedure_resume_finish (there, resumed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_procedures (site)), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (other, NULL, "start_charging"), ==, 1);
  g_clear_object (&there);
  model_fixture_close (other);
}

/* Whoever waits may go; the procedure does not. */
static void
test_amps_cancelled (void)
{
  g_auto (Home) home = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  home_open (&home, "home", NULL);
  SolControl *amps = sol_charger_get_control (home.charger, SOL_CHARGER_AMPS);

  sol_control_request_async (amps, g_variant_new_int32 (12), NULL, cancellable, result_cb, &done);
  model_fixture_advance (home.fixture, 10);
  g_cancellable_cancel (cancellable);
  model_fixture_settle (home.fixture);
  sol_control_request_finish (amps, done, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint i = 0; i < 300 && sol_control_is_busy (amps); i++)
    model_fixture_advance (home.fixture, 1);
  g_assert_cmpint (sol_control_get_state (amps), ==, SOL_CONTROL_CONFIRMED);
  model_fixture_assert_truth (home.fixture, "chargers[0].set_amps", "12");
  model_fixture_assert_truth (home.fixture, "chargers[0].charging", "true");
}

int
main (int argc, char **argv)
{
  static const char *const doubts[]
      = { "stop-applied", "stop-dropped", "stop-refused", "start-applied", "start-dropped", "start-refused" };
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/model/procedures/restored/start", GINT_TO_POINTER (TRUE), test_restored);
  g_test_add_data_func ("/model/procedures/restored/stop", GINT_TO_POINTER (FALSE), test_restored);
  g_test_add_func ("/model/procedures/restored/after-doubt", test_restored_after_doubt);
  g_test_add_func ("/model/procedures/restored/lag", test_restored_with_lag);
  g_test_add_func ("/model/procedures/restored/chosen-after", test_chosen_after_start);
  g_test_add_func ("/model/procedures/restored/no-need", test_not_restored_without_need);
  g_test_add_data_func ("/model/procedures/not-restored/refused", "403", test_not_restored);
  g_test_add_data_func ("/model/procedures/not-restored/scheduler-down", "503", test_not_restored);
  g_test_add_data_func ("/model/procedures/amps/plain", GINT_TO_POINTER (FALSE), test_amps);
  g_test_add_data_func ("/model/procedures/amps/lag", GINT_TO_POINTER (TRUE), test_amps);
  g_test_add_func ("/model/procedures/amps/scheduled", test_amps_scheduled);
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autofree char *path = g_strconcat ("/model/procedures/amps/", doubts[i], NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_amps_doubt);
    }
  g_test_add_func ("/model/procedures/amps/unplugged", test_amps_unplugged);
  g_test_add_func ("/model/procedures/amps/start-meanwhile", test_amps_start_meanwhile);
  g_test_add_func ("/model/procedures/amps/started-elsewhere", test_amps_started_elsewhere);
  g_test_add_data_func ("/model/procedures/amps/quit-yes", GINT_TO_POINTER (TRUE), test_amps_quit);
  g_test_add_data_func ("/model/procedures/amps/quit-no", GINT_TO_POINTER (FALSE), test_amps_quit);
  g_test_add_data_func ("/model/procedures/amps/sign-out", GINT_TO_POINTER (FALSE), test_amps_sign_out);
  g_test_add_data_func ("/model/procedures/amps/sign-out-erase", GINT_TO_POINTER (TRUE), test_amps_sign_out);
  g_test_add_data_func ("/model/procedures/amps/second-program", GINT_TO_POINTER (FALSE),
                        test_amps_second_program);
  g_test_add_data_func ("/model/procedures/amps/second-program-alone", GINT_TO_POINTER (TRUE),
                        test_amps_second_program);
  g_test_add_func ("/model/procedures/amps/two-answers", test_amps_two_answers);
  g_test_add_func ("/model/procedures/amps/cancelled", test_amps_cancelled);
  return g_test_run ();
}
