/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#define START "start_charging"
#define STOP "stop_charging"

static SolCharger *
first_charger (SolSite *site)
{
  return g_list_model_get_item (sol_site_get_chargers (site), 0);
}

static char *
faults (ModelFixture *fixture, const char *json)
{
  return model_fixture_ask (fixture, "POST", "faults", json);
}

/* The states that a control goes through, as words. */
static void
note_state_cb (SolControl *control, GParamSpec *pspec, GString *seen)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (SOL_TYPE_CONTROL_STATE);
  g_string_append_printf (seen, "%s ", g_enum_get_value (klass, sol_control_get_state (control))->value_nick);
}

static SolControl *
watched (SolCharger *charger, GString *seen)
{
  SolControl *control = sol_charger_get_charging (charger);
  g_signal_connect (control, "notify::state", G_CALLBACK (note_state_cb), seen);
  return control;
}

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

static char *
last_change (ModelFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  sol_home_list_changes_async (fixture->home, 1, NULL, result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_autoptr (GPtrArray) changes = sol_home_list_changes_finish (fixture->home, result, NULL);
  g_assert_nonnull (changes);
  if (changes->len == 0)
    return g_strdup ("none");
  const SolChange *change = g_ptr_array_index (changes, 0);
  return g_strjoin (" ", change->what, change->old_value, change->new_value, change->state, NULL);
}

static void
test_stop_and_start (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);
  g_autoptr (GString) seen = g_string_new (NULL);
  SolControl *control = watched (charger, seen);
  g_autoptr (GError) error = NULL;
  SolControlResult result;

  g_assert_true (g_variant_get_boolean (sol_control_get_value (control)));
  g_assert_true (
      model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_cmpstr (seen->str, ==, "sending waiting confirmed ");
  g_assert_false (g_variant_get_boolean (sol_control_get_value (control)));
  g_autofree char *stopped = last_change (fixture);
  g_assert_cmpstr (stopped, ==, "charging charging stopped confirmed");

  g_assert_true (model_fixture_request (fixture, control, g_variant_new_boolean (TRUE),
                                        g_variant_new_int32 (20), &result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_true (g_variant_get_boolean (sol_control_get_value (control)));
  g_assert_cmpint (sol_charger_get_status (charger)->amps_set, ==, 20);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, STOP), ==, 1);
}

static void
test_no_op (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControlResult result;

  g_assert_true (model_fixture_request (fixture, sol_charger_get_charging (charger),
                                        g_variant_new_boolean (TRUE), NULL, &result, NULL));
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_NO_OP);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 0);
}

/* The cloud takes the start, but nothing charges until the home is back on the grid. */
static void
test_off_grid (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("off-grid", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GError) error = NULL;

  g_assert_false (model_fixture_request (fixture, control, g_variant_new_boolean (TRUE), NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpstr (error->message, ==, "The charger has not confirmed this; your home is off the grid");
  g_assert_cmpint (sol_control_get_state (control), ==, SOL_CONTROL_NOT_CONFIRMED);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 1);
}

static void
test_unplugged (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("unplugged", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GError) error = NULL;

  g_assert_false (sol_control_get_usable (control));
  g_assert_cmpstr (sol_control_get_reason (control), ==, "Plug the car in first");
  g_assert_false (model_fixture_request (fixture, control, g_variant_new_boolean (TRUE), NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN);
  g_assert_cmpint (sol_control_get_state (control), ==, SOL_CONTROL_REFUSED);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 0);
  g_autofree char *change = last_change (fixture);
  g_assert_cmpstr (change, ==, "none");
}

static void
test_amps_out_of_range (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  const int wrong[] = { 5, 33, 0, -1, 1000 };

  g_assert_true (model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (model_fixture_request (fixture, control, g_variant_new_boolean (TRUE),
                                             g_variant_new_int32 (wrong[i]), NULL, &error));
      g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
    }
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 0);
}

/* Done-when 4: one command was received, the control ends as uncertain, reads back and says what is true. */
static void
test_reset_after (gconstpointer data)
{
  gboolean applied = GPOINTER_TO_INT (data);
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GError) error = NULL;
  SolControlResult result;
  g_autofree char *set
      = faults (fixture, applied ? "[{\"path\":\"*stop_charging\",\"what\":\"reset-after\",\"times\":-1}]"
                                 : "[{\"path\":\"*stop_charging\",\"what\":\"reset-before\",\"times\":-1}]");

  gboolean done
      = model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, &result, &error);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, STOP), ==, 1);
  g_assert_cmpint (done, ==, applied);
  g_autofree char *change = last_change (fixture);
  if (applied)
    {
      g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
      g_assert_cmpstr (change, ==, "charging charging stopped resolved-by-reading");
      g_assert_false (g_variant_get_boolean (sol_control_get_value (control)));
    }
  else
    {
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      g_assert_cmpint (sol_control_get_state (control), ==, SOL_CONTROL_NOT_CONFIRMED);
      g_assert_cmpstr (change, ==, "charging charging stopped not-confirmed");
      g_assert_true (g_variant_get_boolean (sol_control_get_value (control)));
    }
}

/* Any answer that does not clearly refuse is never followed by a second command. */
static void
test_uncertain_answers (void)
{
  static const char *const what[] = { "\"status\",\"value\":500",
                                      "\"status\",\"value\":502",
                                      "\"status\",\"value\":503",
                                      "\"status\",\"value\":504",
                                      "\"apply-then-500\"",
                                      "\"html\"",
                                      "\"empty\"" };
  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    {
      g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
      g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
      SolControl *control = sol_charger_get_charging (charger);
      g_autofree char *json
          = g_strdup_printf ("[{\"path\":\"*stop_charging\",\"what\":%s,\"times\":-1}]", what[i]);
      g_autofree char *set = faults (fixture, json);
      model_fixture_request (fixture, control, g_variant_new_boolean (FALSE), NULL, NULL, NULL);
      g_test_message ("%s", what[i]);
      g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, STOP), ==, 1);
      g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 0);
    }
}

/* While a change is on its way the control shows what was wanted and never flips back. */
static void
test_lag (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GAsyncResult) done = NULL;
  g_autofree char *set = faults (
      fixture, "[{\"path\":\"*ev_chargers/status\",\"what\":\"read-lag\",\"value\":60,\"times\":-1}]");

  sol_control_request_async (control, g_variant_new_boolean (FALSE), NULL, NULL, result_cb, &done);
  for (guint i = 0; i < 89 && done == NULL; i++)
    {
      g_assert_true (sol_control_is_busy (control));
      g_assert_false (g_variant_get_boolean (sol_control_get_shown (control)));
      model_fixture_advance (fixture, 1);
    }
  g_assert_nonnull (done);
  g_assert_cmpint (sol_control_request_finish (control, done, NULL), ==, SOL_CONTROL_RESULT_CONFIRMED);
}

static void
test_busy (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  sol_control_request_async (control, g_variant_new_boolean (FALSE), NULL, NULL, result_cb, &first);
  sol_control_request_async (control, g_variant_new_boolean (TRUE), NULL, NULL, result_cb, &second);
  model_fixture_wait (is_set, &second);
  sol_control_request_finish (control, second, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  for (guint i = 0; i < 95 && first == NULL; i++)
    model_fixture_advance (fixture, 1);
  g_assert_nonnull (first);
}

/* Whoever waits may stop waiting; the wish goes on and its row is closed. */
static void
test_cancel_waiting (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  SolControl *control = sol_charger_get_charging (charger);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  sol_control_request_async (control, g_variant_new_boolean (FALSE), NULL, cancellable, result_cb, &done);
  model_fixture_settle (fixture);
  g_cancellable_cancel (cancellable);
  model_fixture_wait (is_set, &done);
  sol_control_request_finish (control, done, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  model_fixture_advance (fixture, 60);
  g_assert_cmpint (sol_control_get_state (control), ==, SOL_CONTROL_CONFIRMED);
  g_autofree char *change = last_change (fixture);
  g_assert_cmpstr (change, ==, "charging charging stopped confirmed");
}

static gboolean
has_stop (gpointer data)
{
  return model_fixture_count_requests (data, NULL, STOP) > 0;
}

/* The home goes while a command waits: the next start resolves the open row by reading, and sends nothing. */
static void
test_left_open (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  g_autoptr (SolCharger) charger = first_charger (model_fixture_open_site (fixture));
  g_autoptr (GAsyncResult) done = NULL;
  g_autofree char *set
      = faults (fixture, "[{\"path\":\"*stop_charging\",\"what\":\"hang-after\",\"times\":-1}]");

  sol_control_request_async (sol_charger_get_charging (charger), g_variant_new_boolean (FALSE), NULL, NULL,
                             result_cb, &done);
  model_fixture_wait (has_stop, fixture);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, STOP), ==, 1);
  g_clear_object (&charger);
  model_fixture_close (fixture);
  g_clear_object (&done);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "faults", NULL);

  model_fixture_open_site (fixture);
  model_fixture_advance (fixture, 150);
  g_autofree char *change = last_change (fixture);
  g_assert_cmpstr (change, ==, "charging charging stopped resolved-by-reading");
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, STOP), ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, NULL, START), ==, 0);
}

/* A simulator that is down and then answers 500 for a while causes no charge command. */
static void
test_outage_replay (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autofree char *down = faults (fixture, "[{\"path\":\"/*\",\"what\":\"close-before\",\"times\":-1}]");
  model_fixture_advance (fixture, 1800);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  g_autofree char *broken
      = faults (fixture, "[{\"path\":\"/*\",\"what\":\"status\",\"value\":500,\"times\":-1}]");
  model_fixture_advance (fixture, 1800);
  g_assert_cmpint (sol_site_get_condition (site)->link, >, SOL_LINK_FRESH);
  g_autofree char *again = model_fixture_ask (fixture, "DELETE", "faults", NULL);
  model_fixture_advance (fixture, 3600);
  g_assert_cmpint (sol_site_get_condition (site)->link, ==, SOL_LINK_FRESH);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "charging"), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "POST", "charging"), ==, 0);
}

/* A start or stop flips a scheduled charger to manual: it is switched back, and read back (R36). */
static void
test_scheduled (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("mockup", "2026-06-13T23:30:00+02:00");
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);

  g_assert_cmpint (sol_charger_get_mode (charger), ==, SOL_CHARGE_MODE_SCHEDULED);
  g_assert_true (model_fixture_request (fixture, sol_charger_get_charging (charger),
                                        g_variant_new_boolean (FALSE), NULL, NULL, NULL));
  for (guint i = 0; i < 30; i++)
    model_fixture_advance (fixture, 1);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "preference"), ==, 1);
  g_assert_cmpint (sol_charger_get_preference (charger)->mode, ==, SOL_CHARGE_MODE_SCHEDULED);
  g_assert_cmpuint (g_list_model_get_n_items (sol_site_get_procedures (site)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/charging/stop-and-start", test_stop_and_start);
  g_test_add_func ("/model/charging/no-op", test_no_op);
  g_test_add_func ("/model/charging/off-grid", test_off_grid);
  g_test_add_func ("/model/charging/unplugged", test_unplugged);
  g_test_add_func ("/model/charging/amps-out-of-range", test_amps_out_of_range);
  g_test_add_data_func ("/model/charging/reset-after", GINT_TO_POINTER (TRUE), test_reset_after);
  g_test_add_data_func ("/model/charging/reset-before", GINT_TO_POINTER (FALSE), test_reset_after);
  g_test_add_func ("/model/charging/uncertain-answers", test_uncertain_answers);
  g_test_add_func ("/model/charging/lag", test_lag);
  g_test_add_func ("/model/charging/busy", test_busy);
  g_test_add_func ("/model/charging/cancel-waiting", test_cancel_waiting);
  g_test_add_func ("/model/charging/left-open", test_left_open);
  g_test_add_func ("/model/charging/outage-replay", test_outage_replay);
  g_test_add_func ("/model/charging/scheduled", test_scheduled);
  return g_test_run ();
}
