/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <string.h>

/* Every answer that a start or a stop of charging can get: how many commands the cloud received, where the
 * control ends, what is said, and how the journal closes. Sentences are those of ui.md section 6. */

#define NOTHING "Enphase did not accept the change"
#define NOT_ALLOWED "This account may not change that"
#define NOT_NOW "That is not possible right now"
#define PAUSE "Enphase asks for a pause."
#define NOT_CONFIRMED "The charger has not confirmed this"
#define WAITS "The command waits at Enphase; the charger is not connected"

/* Where it ends. */
typedef struct
{
  guint commands;
  SolControlState state;
  const char *sentence; /* NULL: no message */
  const char *journal;
} End;

#define REFUSED(n, words)                                                                                    \
  {                                                                                                          \
    n, SOL_CONTROL_REFUSED, words, "refused"                                                                 \
  }
/* No clear answer, and the home did not do it. */
#define NOT_DONE                                                                                             \
  {                                                                                                          \
    1, SOL_CONTROL_NOT_CONFIRMED, NOT_CONFIRMED, "not-confirmed"                                             \
  }
/* No clear answer, but it was done. */
#define DONE                                                                                                 \
  {                                                                                                          \
    1, SOL_CONTROL_CONFIRMED, NULL, "resolved-by-reading"                                                    \
  }
/* The cloud says that it is so already, and a read says that it is not: no message, and no lie. */
#define SAID_ALREADY                                                                                         \
  {                                                                                                          \
    1, SOL_CONTROL_SETTLED, NULL, "not-confirmed"                                                            \
  }

typedef struct
{
  const char *name;
  const char *fault; /* members of the fault, without path and times */
  End start;
  End stop;
} Row;

#define STATUS(n) "\"what\":\"status\",\"value\":" #n

static const Row rows[] = {
  { "400", STATUS (400), REFUSED (8, NOTHING), SAID_ALREADY },
  { "401", STATUS (401), REFUSED (2, NOTHING), REFUSED (2, NOTHING) },
  { "403", STATUS (403), REFUSED (1, NOT_ALLOWED), REFUSED (1, NOT_ALLOWED) },
  { "404", STATUS (404), REFUSED (8, NOTHING), SAID_ALREADY },
  { "405", STATUS (405), REFUSED (8, NOTHING), REFUSED (3, NOTHING) },
  { "406", STATUS (406), REFUSED (1, NOTHING), REFUSED (1, NOTHING) },
  { "409", STATUS (409), REFUSED (1, NOT_NOW), SAID_ALREADY },
  { "415", STATUS (415), REFUSED (8, NOTHING), REFUSED (3, NOTHING) },
  { "422", STATUS (422), REFUSED (1, NOT_NOW), SAID_ALREADY },
  { "429", STATUS (429), REFUSED (1, PAUSE), REFUSED (1, PAUSE) },
  { "466", STATUS (466), REFUSED (1, "Your gateway's firmware is too old for this"),
    REFUSED (1, "Your gateway's firmware is too old for this") },
  { "468", STATUS (468), REFUSED (1, "This account does not own that site"),
    REFUSED (1, "This account does not own that site") },
  { "472", STATUS (472), REFUSED (1, "Your system has no live view"),
    REFUSED (1, "Your system has no live view") },
  { "473", STATUS (473), REFUSED (1, "Your gateway did not answer. Nothing was changed."),
    REFUSED (1, "Your gateway did not answer. Nothing was changed.") },
  { "500", STATUS (500), NOT_DONE, NOT_DONE },
  { "500-invalid-level",
    STATUS (500) ",\"body\":\"{\\\"message\\\":\\\"invalid charge level\\\"}\"",
    /* The level is refused; without one the same words mean nothing certain. */
    { 2, SOL_CONTROL_NOT_CONFIRMED, NOT_CONFIRMED, "not-confirmed" },
    NOT_DONE },
  { "500-applied", "\"what\":\"apply-then-500\"", DONE, DONE },
  { "502", STATUS (502), NOT_DONE, NOT_DONE },
  { "503", STATUS (503), NOT_DONE, NOT_DONE },
  { "504", STATUS (504), NOT_DONE, NOT_DONE },
  { "504-applied", "\"what\":\"apply-then-500\",\"value\":504", DONE, DONE },
  { "550", STATUS (550), NOT_DONE, NOT_DONE },
  { "551", STATUS (551), NOT_DONE, NOT_DONE },
  { "552",
    STATUS (552),
    { 1, SOL_CONTROL_NOT_CONFIRMED, WAITS, "not-confirmed" },
    { 1, SOL_CONTROL_NOT_CONFIRMED, WAITS, "not-confirmed" } },
  { "login-wall", "\"what\":\"html-login-wall\"", NOT_DONE, NOT_DONE },
  { "html", "\"what\":\"html\"", NOT_DONE, NOT_DONE },
  { "html-500", "\"what\":\"html\",\"value\":500", NOT_DONE, NOT_DONE },
  { "empty-200", "\"what\":\"empty\"", NOT_DONE, NOT_DONE },
  { "reset-before", "\"what\":\"reset-before\"", NOT_DONE, NOT_DONE },
  { "reset-after", "\"what\":\"reset-after\"", DONE, DONE },
  { "close-before", "\"what\":\"close-before\"", NOT_DONE, NOT_DONE },
  { "close-after", "\"what\":\"close-after\"", DONE, DONE },
  { "hang", "\"what\":\"hang\"", NOT_DONE, NOT_DONE },
  { "hang-after", "\"what\":\"hang-after\"", DONE, DONE },
  { "truncated", "\"what\":\"truncated\"", DONE, DONE },
};

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
assert_journal (ModelFixture *fixture, const Row *row, gboolean on, const End *end)
{
  g_autoptr (GAsyncResult) result = NULL;
  sol_home_list_changes_async (fixture->home, 1, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_autoptr (GPtrArray) changes = sol_home_list_changes_finish (fixture->home, result, NULL);
  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->len, ==, 1);
  const SolChange *change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->what, ==, "charging");
  g_assert_cmpstr (change->new_value, ==, on ? "charging" : "stopped");
  g_assert_cmpstr (change->state, ==, end->journal);
}

/* Only what proves it: the plan's other reads would use up the hour of so many rows. */
static void
read_status (SolSite *site)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  sol_site_ensure_async (site, SOL_FAMILY_BIT (SOL_FAMILY_EV_STATUS), TRUE, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_true (sol_site_ensure_finish (site, result, &error));
  g_assert_no_error (error);
}

static gboolean
is_charging (ModelFixture *fixture)
{
  g_autofree char *text = model_fixture_ask (fixture, "GET", "truth", NULL);
  return strstr (text, "\"charging\":true") != NULL;
}

static void
make_home (ModelFixture *fixture, SolSite *site, SolControl *control, gboolean charging)
{
  if (is_charging (fixture) != charging)
    {
      const char *what = charging ? "{\"what\":\"start-charging\"}" : "{\"what\":\"stop-charging\"}";
      g_autofree char *home = model_fixture_ask (fixture, "POST", "home", what);
    }
  model_fixture_advance (fixture, 500);
  read_status (site);
  sol_control_dismiss (control);
  g_assert_cmpint (is_charging (fixture), ==, charging);
  g_assert_cmpint (g_variant_get_boolean (sol_control_get_value (control)), ==, charging);
}

/* As model_fixture_request(), in longer steps. */
static gboolean
request (ModelFixture *fixture, SolControl *control, gboolean on, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_control_request_async (control, g_variant_new_boolean (on), NULL, NULL, result_cb, &done);
  model_fixture_settle (fixture);
  for (guint i = 0; i < 30 && done == NULL; i++)
    model_fixture_advance (fixture, 5);
  g_assert_nonnull (done);
  g_autoptr (GError) problem = NULL;
  sol_control_request_finish (control, done, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The request as such ends with what the control says; @control is left as the person finds it. */
static void
run_row (ModelFixture *fixture, SolSite *site, SolControl *control, const Row *row, gboolean on)
{
  const End *end = on ? &row->start : &row->stop;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s %s", on ? "start" : "stop", row->name);
  make_home (fixture, site, control, !on);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "requests", NULL);
  g_autofree char *json
      = g_strdup_printf ("[{\"path\":\"*%s_charging\",\"times\":-1,%s}]", on ? "start" : "stop", row->fault);
  g_autofree char *set = model_fixture_ask (fixture, "POST", "faults", json);

  gboolean ok = request (fixture, control, on, &error);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "_charging"), ==, end->commands);
  g_assert_cmpint (sol_control_get_state (control), ==, end->state);
  g_assert_cmpint (ok, ==, end->sentence == NULL);
  g_assert_cmpstr (error == NULL ? NULL : error->message, ==, end->sentence);
  const GError *shown = sol_control_get_error (control);
  g_assert_cmpstr (shown == NULL ? NULL : shown->message, ==, end->sentence);
  g_assert_false (sol_control_get_uncertain (control));
  assert_journal (fixture, row, on, end);

  /* Whatever came, nothing more is sent afterwards, and the screen says what is true. */
  model_fixture_advance (fixture, 120);
  read_status (site);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "_charging"), ==, end->commands);
  g_assert_cmpint (g_variant_get_boolean (sol_control_get_shown (control)), ==,
                   end->state == SOL_CONTROL_CONFIRMED ? on : !on);
  g_autofree char *gone = model_fixture_ask (fixture, "DELETE", "faults", NULL);
}

static void
test_matrix (gconstpointer data)
{
  gboolean on = GPOINTER_TO_INT (data);
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  sol_site_set_page (site, SOL_PAGE_BACKGROUND);
  /* A car that does not get full in all these hours. */
  g_autofree char *leaves = model_fixture_ask (fixture, "POST", "home", "{\"what\":\"car-leaves\"}");
  g_autofree char *comes
      = model_fixture_ask (fixture, "POST", "home", "{\"what\":\"car-comes\",\"needs_wh\":900000}");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    run_row (fixture, site, sol_charger_get_charging (charger), &rows[i], on);
}

/* The cloud cannot be reached at all: nothing left this machine, and that is said. */
static void
test_unreachable (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GError) error = NULL;

  model_fixture_stop (fixture);
  g_assert_false (
      model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==, "No internet connection. Nothing was changed.");
  g_assert_cmpint (sol_control_get_state (control), ==, SOL_CONTROL_REFUSED);
  g_assert_true (g_variant_get_boolean (sol_control_get_shown (control)));
}

/* The value was read long ago and cannot be read now: nothing is sent on such a ground. */
static void
test_no_basis (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GError) error = NULL;

  sol_site_set_page (site, SOL_PAGE_QUIET);
  model_fixture_advance (fixture, 301);
  g_autofree char *set = model_fixture_ask (
      fixture, "POST", "faults",
      "[{\"path\":\"*/ev_chargers/status\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  g_assert_false (
      model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpstr (error->message, ==, "Enphase could not be reached. Nothing was changed.");
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "_charging"), ==, 0);
}

/* The session ends between the reads and the command: it is renewed once, and the command goes out once. */
static void
test_expired (gconstpointer what)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GError) error = NULL;
  gboolean tokens = g_str_equal (what, "tokens");

  model_fixture_advance (fixture, 60);
  g_autofree char *body = g_strdup_printf ("{\"what\":\"%s\"}", (const char *) what);
  g_autofree char *expired = model_fixture_ask (fixture, "POST", "expire", body);
  gboolean ok = model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, NULL, &error);
  g_assert_cmpint (ok, ==, tokens);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "_charging"), ==, tokens ? 2 : 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, "jwt_token"), ==, 1);
  g_assert_cmpint (sol_control_get_state (control), ==, tokens ? SOL_CONTROL_CONFIRMED : SOL_CONTROL_REFUSED);
  if (!tokens)
    g_assert_cmpstr (error->message, ==, "You have been signed out. Sign in again.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hardening/uncertain/start", GINT_TO_POINTER (TRUE), test_matrix);
  g_test_add_data_func ("/hardening/uncertain/stop", GINT_TO_POINTER (FALSE), test_matrix);
  g_test_add_func ("/hardening/uncertain/unreachable", test_unreachable);
  g_test_add_func ("/hardening/uncertain/no-basis", test_no_basis);
  g_test_add_data_func ("/hardening/uncertain/expired-tokens", "tokens", test_expired);
  g_test_add_data_func ("/hardening/uncertain/expired-session", "sessions", test_expired);
  return g_test_run ();
}
