/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <string.h>

/* Every control by its ways to end: it works, it is refused, no clear answer came (and it was done, or not),
 * nobody waits any more, its owner goes. */

typedef struct
{
  const char *name;
  gboolean of_charger;
  const char *wanted; /* GVariant text, never what the home has at first */
  const char *method;
  const char *path;     /* of the change itself */
  const char *first;    /* (nullable) what happens to the home before */
  SolFamily family;     /* (nullable) that knows of it */
  const char *scenario; /* (nullable) another than the plain home */
  const char *again;    /* (nullable) what makes it possible a second time, where there is no way back */
} Row;

#define SAVINGS "{\"what\":\"profile\",\"profile\":\"cost_savings\",\"reserve\":20}"

#define WINDOW(kind) "{\"what\":\"battery-window\",\"kind\":\"" kind "\",\"start\":600,\"end\":720}"

static const Row rows[] = {
  { "charge-mode", TRUE, "'green'", "PUT", "*/preference", NULL, SOL_FAMILY_CHARGE_MODE },
  { "use-battery", TRUE, "true", "PUT", "*/GREEN_CHARGING/*", "{\"what\":\"charge-mode\",\"mode\":\"green\"}",
    SOL_FAMILY_GREEN_SETTINGS },
  { "app-authentication", TRUE, "true", "PUT", "*/ev_charger_config", NULL, SOL_FAMILY_CHARGER_CONFIG },
  { "rfid-authentication", TRUE, "true", "PUT", "*/ev_charger_config", NULL, SOL_FAMILY_CHARGER_CONFIG },
  { "default-level", TRUE, "16", "PUT", "*/ev_charger_config", NULL, SOL_FAMILY_CHARGER_CONFIG },
  { "profile", FALSE, "'cost_savings'", "PUT", "*/batteryConfig/api/v1/profile/*", NULL, SOL_FAMILY_PROFILE },
  { "reserve", FALSE, "35", "PUT", "*/batterySettings/*", NULL, SOL_FAMILY_PROFILE },
  { "shutdown-level", FALSE, "10", "PUT", "*/batterySettings/*", NULL, SOL_FAMILY_BATTERY_SETTINGS },
  { "charge-from-grid", FALSE, "true", "PUT", "*/batterySettings/*",
    "{\"what\":\"charge-from-grid\",\"on\":false}", SOL_FAMILY_BATTERY_SETTINGS },
  { "charge-schedule", FALSE, "true", "PUT", "*/batterySettings/*", NULL, SOL_FAMILY_BATTERY_SETTINGS },
  { "storm-guard", FALSE, "true", "PUT", "*/stormGuard/toggle/*",
    "{\"what\":\"storm-guard\",\"on\":false,\"charger\":false}", SOL_FAMILY_PROFILE },
  { "storm-charger", FALSE, "true", "PUT", "*/stormGuard/toggle/*",
    "{\"what\":\"storm-guard\",\"on\":true,\"charger\":false}", SOL_FAMILY_PROFILE },
  { "cancel-profile", FALSE, "false", "PUT", "*/cancel/profile/*", NULL, SOL_FAMILY_PROFILE,
    "pending-profile", SAVINGS },
  { "discharge-to-grid", FALSE, "true", "PUT", "*/batterySettings/*", WINDOW ("discharge-to-grid"),
    SOL_FAMILY_BATTERY_SETTINGS },
  { "restrict-discharge", FALSE, "true", "PUT", "*/batterySettings/*", WINDOW ("restrict-discharge"),
    SOL_FAMILY_BATTERY_SETTINGS },
  { "after-peak", FALSE, "true", "PUT", "*/batterySettings/*", SAVINGS, SOL_FAMILY_PROFILE },
};

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolControl *control;
  GVariant *wanted;
} Case;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static const char *
serial_of (SolSite *site)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  return sol_charger_get_serial (charger);
}

static void
case_open (Case *self, const Row *row)
{
  self->fixture = model_fixture_new (row->scenario != NULL ? row->scenario : "home", NULL);
  if (row->first != NULL)
    {
      g_autofree char *done = model_fixture_ask (self->fixture, "POST", "home", row->first);
    }
  self->site = model_fixture_open_site (self->fixture);
  self->control
      = sol_site_find_control (self->site, row->name, row->of_charger ? serial_of (self->site) : NULL);
  g_assert_nonnull (self->control);
  self->wanted = g_variant_ref_sink (g_variant_new_parsed (row->wanted));
  sol_site_set_page (self->site, SOL_PAGE_BACKGROUND);
  g_autofree char *cleared = model_fixture_ask (self->fixture, "DELETE", "requests", NULL);
}

static void
case_close (Case *self)
{
  g_variant_unref (self->wanted);
  model_fixture_free (self->fixture);
}

static void
set_fault (Case *self, const Row *row, const char *members)
{
  g_autofree char *json = g_strdup_printf ("[{\"path\":\"%s\",\"method\":\"%s\",\"times\":-1,%s}]", row->path,
                                           row->method, members);
  g_autofree char *set = model_fixture_ask (self->fixture, "POST", "faults", json);
}

/* Time goes on to the end of the request; a person agrees to whatever is asked. */
static gboolean
request (Case *self, GVariant *hint, SolControlResult *result, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) problem = NULL;

  sol_control_request_async (self->control, self->wanted, hint, NULL, result_cb, &done);
  for (guint i = 0; i < 400 && done == NULL; i++)
    {
      model_fixture_settle (self->fixture);
      if (sol_control_get_state (self->control) == SOL_CONTROL_ASKING)
        sol_control_agree (self->control);
      else if (done == NULL)
        model_fixture_advance (self->fixture, i < 10 ? 1 : 5);
    }
  g_assert_nonnull (done);
  SolControlResult how = sol_control_request_finish (self->control, done, &problem);
  if (result != NULL)
    *result = how;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static guint
count_acts (Case *self, const Row *row)
{
  g_autofree char *part = g_strdup (strrchr (row->path, '/') + 1);
  if (g_str_equal (part, "*"))
    {
      g_auto (GStrv) parts = g_strsplit (row->path, "/", -1);
      g_free (part);
      part = g_strdup (parts[g_strv_length (parts) - 2]);
    }
  return model_fixture_count_requests (self->fixture, row->method, part);
}

static void
test_works (gconstpointer data)
{
  const Row *row = data;
  Case self;
  g_autoptr (GError) error = NULL;
  SolControlResult result;

  case_open (&self, row);
  g_assert_nonnull (sol_control_get_value (self.control));
  g_assert_false (g_variant_equal (sol_control_get_value (self.control), self.wanted));
  gboolean ok = request (&self, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_CONFIRMED);
  g_assert_true (g_variant_equal (sol_control_get_value (self.control), self.wanted));
  guint acts = count_acts (&self, row);
  g_assert_cmpuint (acts, >=, 1);
  /* Once more: it is so already. */
  g_assert_true (request (&self, NULL, &result, &error));
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_NO_OP);
  g_assert_cmpuint (count_acts (&self, row), ==, acts);
  case_close (&self);
}

static void
test_refused (gconstpointer data)
{
  const Row *row = data;
  Case self;
  g_autoptr (GError) error = NULL;

  case_open (&self, row);
  g_autoptr (GVariant) before = g_variant_ref (sol_control_get_value (self.control));
  set_fault (&self, row, "\"what\":\"status\",\"value\":406");
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_REFUSED);
  g_assert_null (sol_control_get_wanted (self.control));
  g_assert_true (g_variant_equal (sol_control_get_value (self.control), before));
  case_close (&self);
}

static void
test_uncertain (gconstpointer data)
{
  const Row *row = data;
  Case self;
  g_autoptr (GError) error = NULL;

  case_open (&self, row);
  /* There and back, so that the way that works is known by the second time. */
  GVariant *before = g_variant_ref (sol_control_get_value (self.control));
  g_assert_true (request (&self, NULL, NULL, &error));
  g_assert_no_error (error);
  /* The current of every start cannot be taken back, only changed. */
  gboolean unset = g_variant_is_of_type (before, G_VARIANT_TYPE_INT32) && g_variant_get_int32 (before) == 0;
  if (row->again != NULL)
    {
      g_autofree char *done = model_fixture_ask (self.fixture, "POST", "home", row->again);
    }
  else
    {
      g_variant_unref (self.wanted);
      self.wanted = unset ? g_variant_ref_sink (g_variant_new_int32 (20)) : g_variant_ref (before);
    }
  g_variant_unref (before);
  guint acts = count_acts (&self, row);
  set_fault (&self, row, "\"what\":\"reset-after\"");
  g_assert_true (request (&self, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_CONFIRMED);
  g_assert_cmpuint (count_acts (&self, row), ==, acts + 1);
  case_close (&self);
}

static void
test_not_confirmed (gconstpointer data)
{
  const Row *row = data;
  Case self;
  g_autoptr (GError) error = NULL;

  case_open (&self, row);
  set_fault (&self, row, "\"what\":\"reset-before\"");
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_NOT_CONFIRMED);
  g_assert_false (g_variant_equal (sol_control_get_shown (self.control), self.wanted));
  g_assert_cmpuint (count_acts (&self, row), ==, 1);
  case_close (&self);
}

static void
test_cancelled (gconstpointer data)
{
  const Row *row = data;
  Case self;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  case_open (&self, row);
  sol_control_request_async (self.control, self.wanted, NULL, cancellable, result_cb, &done);
  for (guint i = 0; i < 20 && sol_control_get_state (self.control) != SOL_CONTROL_WAITING; i++)
    {
      model_fixture_settle (self.fixture);
      sol_control_agree (self.control);
    }
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_WAITING);
  g_cancellable_cancel (cancellable);
  model_fixture_settle (self.fixture);
  g_assert_nonnull (done);
  sol_control_request_finish (self.control, done, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The wish goes on without anybody; a profile takes a while. */
  model_fixture_advance (self.fixture, 200);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_CONFIRMED);
  case_close (&self);
}

static void
test_owner_dropped (gconstpointer data)
{
  const Row *row = data;
  Case self;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  case_open (&self, row);
  g_autoptr (SolControl) control = g_object_ref (self.control);
  set_fault (&self, row, "\"what\":\"hang\"");
  sol_control_request_async (control, self.wanted, NULL, NULL, result_cb, &done);
  model_fixture_settle (self.fixture);
  sol_control_agree (control);
  model_fixture_settle (self.fixture);
  model_fixture_close (self.fixture);
  g_assert_nonnull (done);
  sol_control_request_finish (control, done, &error);
  g_assert_nonnull (error);
  case_close (&self);
}

/* What is not rows of the table. */

static Case
open_named (const char *name, gboolean of_charger, const char *wanted, const char *first)
{
  Case self;
  Row row = { name, of_charger, wanted, "PUT", "*", first, SOL_FAMILY_PROFILE };
  case_open (&self, &row);
  return self;
}

/* The terms: nothing goes out before a person agrees, and nothing at all when they do not. */
static void
test_declined (void)
{
  Case self = open_named ("charge-from-grid", FALSE, "true", "{\"what\":\"charge-from-grid\",\"on\":false}");
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  sol_control_request_async (self.control, self.wanted, NULL, NULL, result_cb, &done);
  model_fixture_settle (self.fixture);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_ASKING);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "POST", "acceptDisclaimer"), ==, 0);
  sol_control_decline (self.control);
  model_fixture_settle (self.fixture);
  g_assert_nonnull (done);
  sol_control_request_finish (self.control, done, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_SETTLED);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PUT", "batterySettings"), ==, 0);
  case_close (&self);
}

/* "Use battery after peak hours" goes with the settings, never with the profile, and no further than Savings.
 */
static void
test_after_peak (void)
{
  Case self = open_named ("after-peak", FALSE, "true", SAVINGS);
  SolBattery *battery = sol_site_get_battery (self.site);
  g_autoptr (GError) error = NULL;

  request (&self, NULL, NULL, &error);
  g_assert_no_error (error);
  model_fixture_assert_truth (self.fixture, "profile.subtype", "prioritize-energy");
  g_assert_cmpfloat (sol_battery_get_reserve (battery), ==, 20);
  /* Now the way that is taken here is known. */
  guint acts = model_fixture_count_requests (self.fixture, "PUT", "batterySettings");
  g_variant_unref (self.wanted);
  self.wanted = g_variant_ref_sink (g_variant_new_boolean (FALSE));
  request (&self, NULL, NULL, &error);
  g_assert_no_error (error);
  model_fixture_assert_truth (self.fixture, "profile.subtype", "");
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PUT", "/profile/"), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PUT", "batterySettings"), ==, acts + 1);

  g_autofree char *other = model_fixture_ask (
      self.fixture, "POST", "home", "{\"what\":\"profile\",\"profile\":\"self-consumption\",\"reserve\":20}");
  model_fixture_advance (self.fixture, 310);
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  g_assert_null (sol_control_get_value (self.control));
  case_close (&self);
}

/* Storm Guard and its option for cars travel together: neither changes the other (trap 95). */
static void
test_storm_pair (void)
{
  Case self = open_named ("storm-guard", FALSE, "true",
                          "{\"what\":\"storm-guard\",\"on\":false,\"charger\":false}");
  /* Another client switches the option on meanwhile. */
  g_autofree char *other = model_fixture_ask (self.fixture, "POST", "home",
                                              "{\"what\":\"storm-guard\",\"on\":false,\"charger\":true}");
  g_autoptr (GError) error = NULL;
  request (&self, NULL, NULL, &error);
  g_assert_no_error (error);
  SolBattery *battery = sol_site_get_battery (self.site);
  g_assert_cmpint (sol_battery_get_profile (battery)->storm_guard, ==, SOL_YES);
  g_assert_cmpint (sol_battery_get_profile (battery)->storm_charger, ==, SOL_YES);
  case_close (&self);
}

static void
test_bounds (void)
{
  Case self = open_named ("reserve", FALSE, "3", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PUT", "batterySettings"), ==, 0);
  case_close (&self);
}

static void
test_system_task (void)
{
  Case self = open_named ("reserve", FALSE, "40", "{\"what\":\"system-task\",\"on\":true}");
  g_autoptr (GError) error = NULL;
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PUT", "batterySettings"), ==, 0);
  case_close (&self);
}

/* Amps while nothing charges are kept for the next start, and the next start uses them. */
static void
test_amps_stored (void)
{
  Case self = open_named ("amps", TRUE, "12", "{\"what\":\"stop-charging\"}");
  g_autoptr (GError) error = NULL;
  SolControlResult result;

  g_assert_true (request (&self, NULL, &result, &error));
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_STORED);
  g_assert_cmpint (sol_control_get_state (self.control), ==, SOL_CONTROL_STORED);
  g_assert_cmpint (g_variant_get_int32 (sol_control_get_value (self.control)), ==, 12);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, NULL, "_charging"), ==, 0);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (self.site), 0);
  model_fixture_request (self.fixture, sol_charger_get_charging (charger), g_variant_new_boolean (TRUE), NULL,
                         NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sol_charger_get_status (charger)->amps_set, ==, 12);
  case_close (&self);
}

/* Amps while it charges: stop, half a minute, start with the new current. */
static void
test_amps_procedure (void)
{
  Case self = open_named ("amps", TRUE, "12", NULL);
  g_autoptr (GError) error = NULL;
  SolControlResult result;

  request (&self, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, NULL, "stop_charging"), ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, NULL, "start_charging"), ==, 1);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (self.site), 0);
  g_assert_cmpint (sol_charger_get_status (charger)->amps_set, ==, 12);
  g_assert_cmpint (sol_charger_status_is_charging (sol_charger_get_status (charger)), ==, SOL_YES);
  case_close (&self);
}

/* The program goes in the pause: the next start asks, and a yes starts the session again. */
static void
test_amps_crash (void)
{
  Case self = open_named ("amps", TRUE, "12", NULL);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) resumed = NULL;
  g_autoptr (GError) error = NULL;

  sol_control_request_async (self.control, self.wanted, NULL, NULL, result_cb, &done);
  model_fixture_advance (self.fixture, 20);
  g_assert_null (done);
  model_fixture_close (self.fixture);
  g_assert_nonnull (done);

  self.site = model_fixture_open_site (self.fixture);
  GListModel *procedures = sol_site_get_procedures (self.site);
  g_assert_cmpuint (g_list_model_get_n_items (procedures), ==, 1);
  g_autoptr (SolProcedure) procedure = g_list_model_get_item (procedures, 0);
  g_assert_cmpstr (sol_procedure_get_question (procedure), ==,
                   "Charging was paused to change the current. Start again?");
  g_autofree char *cleared = model_fixture_ask (self.fixture, "DELETE", "requests", NULL);
  sol_procedure_resume_async (procedure, NULL, result_cb, &resumed);
  for (guint i = 0; i < 60 && resumed == NULL; i++)
    model_fixture_advance (self.fixture, 2);
  g_assert_nonnull (resumed);
  sol_procedure_resume_finish (procedure, resumed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (procedures), ==, 0);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, NULL, "start_charging"), ==, 1);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (self.site), 0);
  g_assert_cmpint (sol_charger_get_status (charger)->amps_set, ==, 12);
  case_close (&self);
}

static void
test_green_amps (void)
{
  Case self = open_named ("amps", TRUE, "12", "{\"what\":\"charge-mode\",\"mode\":\"green\"}");
  g_autoptr (GError) error = NULL;
  g_assert_cmpstr (sol_control_get_reason (self.control), ==, "Set by the system in Green mode");
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  case_close (&self);
}

static void
test_window (void)
{
  Case self = open_named ("battery-window", FALSE, "1", NULL);
  SolBattery *battery = sol_site_get_battery (self.site);
  g_autoptr (GError) error = NULL;
  guint before = sol_battery_get_windows (battery)->windows->len;
  SolBatteryWindow *window = sol_battery_window_new ();

  window->kind = SOL_BATTERY_WINDOW_CHARGE;
  window->window = (SolWeekWindow){ sol_day (6), 13 * 60, 14 * 60 };
  window->limit_percent = 80;
  g_variant_unref (self.wanted);
  self.wanted = g_variant_ref_sink (sol_battery_window_to_add (window, TRUE));
  request (&self, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sol_battery_get_windows (battery)->windows->len, ==, before + 1);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PUT", "batterySettings"), >=, 1);

  /* The same hours again meet it. */
  window->window.start += 30;
  g_clear_pointer (&self.wanted, g_variant_unref);
  self.wanted = g_variant_ref_sink (sol_battery_window_to_add (window, TRUE));
  model_fixture_advance (self.fixture, 600);
  g_assert_false (request (&self, NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "This window overlaps 13:00 – 14:00");
  sol_battery_window_unref (window);
  case_close (&self);
}

/* A second act of a group comes at least two seconds after the first. */
static void
test_gap (void)
{
  Case self = open_named ("app-authentication", TRUE, "true", NULL);
  g_autoptr (GError) error = NULL;
  request (&self, NULL, NULL, &error);
  g_assert_no_error (error);
  SolTime first = sol_clock_now (self.fixture->clock);
  g_clear_pointer (&self.wanted, g_variant_unref);
  self.wanted = g_variant_ref_sink (g_variant_new_boolean (FALSE));
  request (&self, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sol_clock_now (self.fixture->clock) - first, >=, 2 * SOL_SECOND);
  case_close (&self);
}

/* One alert of a storm: the rest of Storm Guard stays. */
static void
test_opt_out (void)
{
  Case self = open_named ("storm-opt-out", FALSE, "'?'", "{\"what\":\"storm\"}");
  g_autoptr (GError) error = NULL;
  SolControlResult result;
  g_autoptr (GVariant) active = g_variant_ref (sol_control_get_value (self.control));
  g_assert_cmpuint (g_variant_n_children (active), ==, 1);

  /* Nobody knows that one: nothing to do. */
  g_assert_true (request (&self, NULL, &result, &error));
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_NO_OP);
  g_variant_unref (self.wanted);
  self.wanted = g_variant_get_child_value (active, 0);
  request (&self, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
  g_assert_cmpuint (g_variant_n_children (sol_control_get_value (self.control)), ==, 0);
  case_close (&self);
}

static gboolean
is_done (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static gboolean
trigger (Case *self, const char *message, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_site_trigger_async (self->site, serial_of (self->site), message, NULL, result_cb, &done);
  model_fixture_wait (is_done, &done);
  return sol_site_trigger_finish (self->site, done, error);
}

static void
test_deeds (void)
{
  Case self = open_named ("amps", TRUE, "12", NULL);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (trigger (&self, "Reset", &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_clear_error (&error);
  trigger (&self, "MeterValues", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, NULL, "trigger_message"), ==, 1);

  sol_site_set_burst_async (self.site, TRUE, NULL, result_cb, &done);
  model_fixture_wait (is_done, &done);
  g_assert_true (sol_site_set_burst_finish (self.site, done, &error));
  g_assert_cmpint (sol_site_get_burst_until (self.site), >, sol_clock_now (self.fixture->clock));
  model_fixture_advance (self.fixture, 901);
  g_assert_cmpint (sol_site_get_burst_until (self.site), ==, SOL_TIME_UNKNOWN);
  case_close (&self);
}

/* An account that may only look: nothing goes out. */
static void
test_read_only (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("read-only", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolControl *control = sol_site_find_control (site, "reserve", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sol_site_get_read_only (site), ==, SOL_YES);
  g_assert_cmpstr (sol_control_get_reason (control), ==, "This account may not change that");
  g_assert_false (model_fixture_request (fixture, control, g_variant_new_int32 (40), NULL, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_FORBIDDEN);
  g_assert_cmpuint (model_fixture_count_requests (fixture, "PUT", "batterySettings"), ==, 0);
}

/* Old sessions come by themselves, month by month, inside of the budget, and go on where they were. */
static void
test_backfill (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autofree char *serial = g_strdup (serial_of (site));
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  sol_site_set_page (site, SOL_PAGE_EVENTS);
  g_autofree char *cleared = model_fixture_ask (fixture, "DELETE", "requests", NULL);
  model_fixture_advance (fixture, 1800);
  guint asked = model_fixture_count_requests (fixture, "POST", "/history");
  /* A busy computer may take one for lost, which makes it wait. */
  g_assert_cmpuint (asked, >=, 1);
  g_assert_cmpuint (asked, <=, 21);
  sol_site_list_sessions_async (site, serial, SOL_TIME_UNKNOWN, SOL_TIME_UNKNOWN, NULL, result_cb, &done);
  for (guint i = 0; i < 200 && done == NULL; i++)
    model_fixture_settle (fixture);
  g_autoptr (SolChargeHistory) history = sol_site_list_sessions_finish (site, done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->sessions->len, >=, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } ways[] = {
    { "works", test_works },         { "refused", test_refused },
    { "uncertain", test_uncertain }, { "not-confirmed", test_not_confirmed },
    { "cancelled", test_cancelled }, { "owner-dropped", test_owner_dropped },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
      {
        g_autofree char *path = g_strdup_printf ("/model/controls/%s/%s", rows[i].name, ways[k].name);
        g_test_add_data_func (path, &rows[i], ways[k].func);
      }
  g_test_add_func ("/model/controls/declined", test_declined);
  g_test_add_func ("/model/controls/after-peak", test_after_peak);
  g_test_add_func ("/model/controls/storm-pair", test_storm_pair);
  g_test_add_func ("/model/controls/bounds", test_bounds);
  g_test_add_func ("/model/controls/system-task", test_system_task);
  g_test_add_func ("/model/controls/amps-stored", test_amps_stored);
  g_test_add_func ("/model/controls/amps-procedure", test_amps_procedure);
  g_test_add_func ("/model/controls/amps-crash", test_amps_crash);
  g_test_add_func ("/model/controls/green-amps", test_green_amps);
  g_test_add_func ("/model/controls/window", test_window);
  g_test_add_func ("/model/controls/gap", test_gap);
  g_test_add_func ("/model/controls/opt-out", test_opt_out);
  g_test_add_func ("/model/controls/deeds", test_deeds);
  g_test_add_func ("/model/controls/read-only", test_read_only);
  g_test_add_func ("/model/controls/backfill", test_backfill);
  return g_test_run ();
}
