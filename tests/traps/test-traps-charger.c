/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-charger"

#include <math.h>
#include <string.h>

#include "sol-charger-power.h"
#include "sol-cloud-table.h"
#include "sol-counter.h"
#include "sol-plan.h"
#include "sol-schedule-rules.h"
#include "trap-rig.h"

/* Traps 37 to 71: the charger, where calls, decoders and rules hold them. Those that need a home are in
 * test-traps-home.c. */

#define ACCEPTED "{\"status\":\"accepted\"}"

static void
test_037 (void)
{
  static const char *const bodies[]
      = { "{\"error\":{\"errorMessageCode\":\"iqevc_ms-10012\"}}", "'EV is already in charging state'" };
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_auto (Rig) rig = { 0 };
      rig_init (&rig);
      rig_sign_in (&rig);
      cloud_fixture_answer (rig.server, TRAP_START, 400, bodies[i], NULL);
      g_autoptr (SolActResult) result = trap_act_works (&rig, SOL_CALL_START_CHARGING);
      g_assert_cmpint (result->outcome, ==, SOL_ACT_ALREADY);
      g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 1);
    }
}

/* The charger's mode decides what travels: no amperes in green, and no way back to them. */
static void
test_041 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 400, "{}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) result = rig_act (rig.cloud, SOL_CALL_START_CHARGING, "green", 16, 20, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  guint n = cloud_fixture_count (rig.server, NULL);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    {
      gsize size = 0;
      const char *body = g_bytes_get_data (cloud_fixture_get (rig.server, NULL, i)->body, &size);
      g_assert_null (size == 0 ? NULL : g_strstr_len (body, (gssize) size, "evel"));
    }
}

static void
test_043 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, TRAP_START, 500, "{\"message\":\"Invalid charge level\"}", NULL);
  cloud_fixture_answer (rig.server, TRAP_START, 200, ACCEPTED, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolActResult) first = rig_act (rig.cloud, SOL_CALL_START_CHARGING, "manual", 0, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->attempt, ==, "connector");
  /* the next start knows */
  g_autoptr (SolActResult) second = rig_act (rig.cloud, SOL_CALL_START_CHARGING, "manual", 0, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 3);
  /* amperes that a person asked for are never left out */
  cloud_fixture_clear (rig.server);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 500, "{\"message\":\"Invalid charge level\"}", NULL);
  g_autoptr (GError) refused = trap_act_fails (&rig, SOL_CALL_START_CHARGING, SOL_ERROR_REFUSED);
  for (guint i = 0; i < cloud_fixture_count (rig.server, NULL); i++)
    g_assert_cmpuint (g_bytes_get_size (cloud_fixture_get (rig.server, NULL, i)->body), >,
                      strlen ("{\"connectorId\":1}"));
}

static void
set_mode_answers (guint status, const char *body, SolError code)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "PUT " TRAP_MODE, status, body, NULL);
  g_autoptr (GError) error = trap_act_fails (&rig, SOL_CALL_SET_CHARGE_MODE, code);
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 1);
}

/* It may have been applied: to be read back, not to be told as a failure. */
static void
test_046 (void)
{
  set_mode_answers (400, "{}", SOL_ERROR_UNCERTAIN);
  set_mode_answers (400, "{\"error\":{\"errorMessageCode\":\"iqevc_sch_10017\"}}", SOL_ERROR_UNCERTAIN);
}

static void
test_047 (void)
{
  set_mode_answers (400, "{\"error\":{\"errorMessageCode\":\"iqevc_sch_10031\"}}", SOL_ERROR_NO_ENABLED_SLOT);
  set_mode_answers (400, "{\"errorMessageCode\":\"iqevc_sch_10031\"}", SOL_ERROR_NO_ENABLED_SLOT);
}

static SolChargeMode
effective (const char *charger, SolChargeMode preference, SolChargeMode last_known)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":{\"chargers\":[{\"sn\":\"1\"%s}]}}", charger);
  g_autoptr (SolEvStatus) status = trap_decode (ev_status, text);
  return sol_charge_mode_effective (sol_ev_status_find (status, "1"), preference, NULL, last_known);
}

static void
test_048 (void)
{
  g_assert_cmpint (effective (",\"mode\":0", SOL_CHARGE_MODE_GREEN, SOL_CHARGE_MODE_GREEN), ==,
                   SOL_CHARGE_MODE_MANUAL);
  g_assert_cmpint (effective (",\"mode\":1", SOL_CHARGE_MODE_MANUAL, SOL_CHARGE_MODE_MANUAL), ==,
                   SOL_CHARGE_MODE_GREEN);
}

static void
test_049 (void)
{
  g_assert_cmpint (effective (",\"sch_d\":{\"info\":[{\"type\":\"greencharging\",\"status\":1}]}",
                              SOL_CHARGE_MODE_UNKNOWN, SOL_CHARGE_MODE_UNKNOWN),
                   ==, SOL_CHARGE_MODE_GREEN);
  g_assert_cmpint (effective ("", SOL_CHARGE_MODE_UNKNOWN, SOL_CHARGE_MODE_SCHEDULED), ==,
                   SOL_CHARGE_MODE_SCHEDULED);
}

/* One sample of the derived power. */
static double
power (SolChargerPower *base, const char *connector, gboolean charging, double lifetime_wh, gint64 at_s)
{
  g_autoptr (SolChargerStatus) status = sol_charger_status_new ();
  status->charging_reported = charging ? SOL_YES : SOL_NO;
  status->connector_text = g_strdup (connector);
  status->connector = sol_connector_from_text (connector);
  status->last_report = at_s == 0 ? SOL_TIME_UNKNOWN : SOL_DAY + at_s * SOL_SECOND;
  return sol_charger_power_step (base, status, lifetime_wh, 7360);
}

static void
test_050 (void)
{
  SolChargerPower base;
  sol_charger_power_init (&base);
  power (&base, "CHARGING", TRUE, 1000, 10);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 1300, 310), ==, 3600);
  g_assert_cmpfloat (power (&base, "SUSPENDED_EV", TRUE, 1500, 610), ==, 0);
  g_assert_cmpfloat (power (&base, " suspended_evse ", TRUE, 1600, 910), ==, 0);
}

static void
test_051 (void)
{
  SolChargerPower base;
  sol_charger_power_init (&base);
  power (&base, "AVAILABLE", FALSE, 1000, 10);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 60000, 310), ==, 0);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 60300, 610), ==, 3600);
}

static void
test_052 (void)
{
  g_autoptr (SolChargerStatus) status = sol_charger_status_new ();
  g_autoptr (SolChargerSummary) summary = sol_charger_summary_new ();
  status->session.amps = 16;
  summary->voltage = 230;
  summary->phases = 1;
  summary->phase_mode = 1;
  g_assert_cmpfloat (sol_charger_power_cap (status, summary, NULL), ==, 3680);
  summary->phases = 3;
  summary->phase_mode = 3;
  summary->wiring_neutral = g_strdup ("N");
  g_assert_cmpfloat (sol_charger_power_cap (status, summary, NULL), ==, 11040);
}

/* The charger's own clock tells how long it took; a sample without a time is none. */
static void
test_053 (void)
{
  SolChargerPower base;
  sol_charger_power_init (&base);
  power (&base, "CHARGING", TRUE, 1000, 10);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 1300, 310), ==, 3600);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 1300, 310), ==, 3600);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 1400, 0), ==, 3600);

  g_autoptr (SolEvStatus) status = trap_decode (ev_status, "{\"data\":{\"chargers\":[{\"sn\":\"1\"}]}}");
  g_assert_cmpint (sol_ev_status_find (status, "1")->last_report, ==, SOL_TIME_UNKNOWN);
}

static void
test_054 (void)
{
  SolChargerPower base;
  sol_charger_power_init (&base);
  power (&base, "CHARGING", TRUE, 1000, 10);
  power (&base, "CHARGING", TRUE, 1300, 310);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, NAN, 370), ==, 3600);
  g_assert_cmpfloat (power (&base, "CHARGING", TRUE, 1600, 610), ==, 3600);
  g_autoptr (SolEvSummary) summary = trap_decode (ev_summary, "{\"data\":[{\"serialNumber\":\"1\"}]}");
  g_assert_true (isnan (sol_ev_summary_find (summary, "1")->lifetime_wh));
}

static void
test_055 (void)
{
  SolCounter counter;
  sol_counter_init (&counter);
  g_assert_true (isnan (sol_counter_step (&counter, 0, SOL_DAY)));
  g_assert_cmpfloat (sol_counter_step (&counter, 90000, SOL_DAY + SOL_MINUTE), ==, 90000);
  g_assert_cmpfloat (sol_counter_step (&counter, 89990, SOL_DAY + 2 * SOL_MINUTE), ==, 90000);
  g_assert_cmpfloat (sol_counter_step (&counter, 0, SOL_DAY + 3 * SOL_MINUTE), ==, 90000);
  g_assert_cmpfloat (sol_counter_step (&counter, 90100, SOL_DAY + 4 * SOL_MINUTE), ==, 90100);
}

static void
test_056 (void)
{
  static const struct
  {
    const char *member;
    int amps;
  } rows[] = { { "\"chargingLevel\":16", 16 },
               { "\"charging_level\":\"16\"", 16 },
               { "\"charginglevel\":16", 16 },
               { "\"chargingLevel\":0", 0 },
               { "\"connected\":true", 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"data\":{\"chargers\":[{\"sn\":\"1\",%s}]}}", rows[i].member);
      g_autoptr (SolEvStatus) status = trap_decode (ev_status, text);
      g_assert_cmpint (sol_ev_status_find (status, "1")->amps_set, ==, rows[i].amps);
    }
}

static void
test_059 (void)
{
  static const char *const members[]
      = { "\"strt_chrg\":1778058000000", "\"strt_chrg\":\"1778058000000\"",
          "\"start_time\":1778058000,\"strt_chrg\":1", "\"start_time\":1778058000000" };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"data\":{\"chargers\":[{\"sn\":\"1\",\"session_d\":{%s}}]}}", members[i]);
      g_autoptr (SolEvStatus) status = trap_decode (ev_status, text);
      g_assert_cmpint (sol_ev_status_find (status, "1")->session.started_at, ==,
                       (SolTime) 1778058000 * SOL_SECOND);
    }
}

static SolChargeRecord *
record_of (const char *id, SolTime start, SolTime end, double energy_wh)
{
  SolChargeRecord *record = sol_charge_record_new ();
  record->id = g_strdup (id);
  record->started_at = start;
  record->ended_at = end;
  record->running = SOL_NO;
  record->energy_wh = energy_wh;
  record->active_s = (int) ((end - start) / SOL_SECOND);
  return record;
}

/* A sample of zeros from an idle charger is no session, and none of those that are over is lost by it. */
static void
test_060 (void)
{
  g_autoptr (SolEvStatus) status = trap_decode (
      ev_status, "{\"data\":{\"chargers\":[{\"sn\":\"1\",\"charging\":false,\"pluggedIn\":false,"
                 "\"connectors\":[{\"connectorStatusType\":\"AVAILABLE\"}],\"session_d\":{\"e_c\":0}}]}}");
  g_assert_cmpint (sol_ev_status_find (status, "1")->session.running, !=, SOL_YES);
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  g_ptr_array_add (history->sessions, record_of ("done", SOL_DAY, SOL_DAY + SOL_HOUR, 8000));
  SolChargeRecord *idle = record_of ("idle", 2 * SOL_DAY, 2 * SOL_DAY, 0);
  idle->ended_at = SOL_TIME_UNKNOWN;
  g_ptr_array_add (history->sessions, idle);
  g_assert_cmpstr (sol_charge_history_last (history)->id, ==, "done");
}

/* While the charger is idle, the last completed session is the history's. */
static void
test_061 (void)
{
  g_autoptr (SolChargeHistory) history = trap_decode (
      charge_history,
      "{\"data\":{\"result\":[{\"id\":\"b\",\"startTime\":\"2026-05-05T18:00:00Z[UTC]\",\"endTime\":"
      "\"2026-05-05T20:00:00Z[UTC]\",\"aggEnergyValue\":7.2,\"sessionCost\":2.1},{\"id\":\"c\",\"startTime\":"
      "\"2026-05-06T08:00:00Z[UTC]\",\"endTime\":null,\"aggEnergyValue\":0},{\"id\":\"a\",\"startTime\":"
      "\"2026-05-04T18:00:00Z[UTC]\",\"endTime\":\"2026-05-04T19:00:00Z[UTC]\",\"aggEnergyValue\":1}]}}");
  const SolChargeRecord *last = sol_charge_history_last (history);
  g_assert_cmpstr (last->id, ==, "b");
  g_assert_cmpfloat (last->energy_wh, ==, 7200);
  g_assert_cmpfloat (last->cost, ==, 2.1);
}

/* The day is the site's; what runs over midnight is shared by the time on either side. */
static void
test_062 (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Australia/Sydney");
  SolTime noon = sol_time_parse ("2026-05-06T12:00:00+10:00", NULL);
  SolTime midnight = sol_time_parse ("2026-05-06T00:00:00+10:00", NULL);
  g_autoptr (SolChargeHistory) history = sol_charge_history_new ();
  g_ptr_array_add (history->sessions, record_of ("a", midnight - 3 * SOL_HOUR, midnight + SOL_HOUR, 8000));
  g_assert_cmpfloat_with_epsilon (sol_charge_history_day_wh (history, noon, zone, noon), 2000, 1);
  g_assert_cmpfloat_with_epsilon (sol_charge_history_day_wh (history, noon - SOL_DAY, zone, noon), 6000, 1);
  /* nothing of yesterday stays after midnight */
  g_assert_cmpfloat (sol_charge_history_day_wh (history, noon + SOL_DAY, zone, noon + SOL_DAY), ==, 0);
}

#define HISTORY "/service/enho_historical_events_ms/" RIG_SITE "/sessions/" RIG_SERIAL "/history"

/* Nested body, and the token of the family: the session among the claims, not the token itself. */
static void
test_063 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "POST " HISTORY, 200, "{\"data\":{\"result\":[],\"hasMore\":false}}",
                        NULL);
  trap_read_target (&rig, SOL_CALL_CHARGE_HISTORY);
  g_autofree char *body = trap_body (&rig, "POST " HISTORY, 0);
  g_assert_nonnull (strstr (body, "\"source\":\"evse\""));
  g_assert_nonnull (strstr (body, "\"params\":{"));
  g_assert_nonnull (strstr (body, "\"startDate\":\"11-02-2024\""));
  g_assert_nonnull (trap_header (&rig, "POST " HISTORY, 0, "requestid"));
  g_assert_cmpstr (trap_header (&rig, "POST " HISTORY, 0, "username"), ==, "6049921");
  const char *token = trap_header (&rig, "POST " HISTORY, 0, "e-auth-token");
  g_assert_true (token == NULL || !g_str_has_prefix (token, "eyJ"));
}

/* The service is down: nothing else is, and nobody has to sign in. */
static void
test_064 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, "POST " HISTORY, 550, "{}", NULL);
  cloud_fixture_answer (rig.server, TRAP_POWER, 200, TRAP_POWER_BODY, NULL);
  g_autoptr (GError) error = trap_read_target_fails (&rig, SOL_CALL_CHARGE_HISTORY, SOL_ERROR_UNAVAILABLE);
  g_autoptr (SolReading) reading = trap_read_works (&rig, SOL_CALL_LATEST_POWER);
  g_assert_cmpint (sol_cloud_get_state (rig.cloud), ==, SOL_SIGN_IN_DONE);
}

/* A failure waits as long as the plan says, it does not come back with the next fast poll. */
static void
test_065 (void)
{
  for (SolFamily family = 0; family < SOL_N_FAMILIES; family++)
    if (!sol_family_is_core (family))
      for (guint n = 1; n <= 5; n++)
        g_assert_cmpfloat (sol_plan_retry_delay (family, 60, n, TRUE, 0), >=, 300);
}

#define DAYS "GET /service/timeseries/evse/timeseries/daily_energy"

static void
test_066 (void)
{
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 200, "{\"iqevc\":[1]}", NULL);
  trap_read_target (&rig, SOL_CALL_CAR_ENERGY_DAYS);
  trap_read_target (&rig, SOL_CALL_CAR_ENERGY);
  for (guint i = 0; i < 2; i++)
    {
      const char *query = cloud_fixture_get (rig.server, NULL, i)->query;
      g_assert_nonnull (strstr (query, "site_id=" RIG_SITE));
      g_assert_null (strstr (query, "siteId"));
    }
}

/* Without a first day nothing is asked. */
static void
test_067 (void)
{
  const SolCallTarget without = { .site = RIG_SITE };
  g_auto (Rig) rig = { 0 };
  rig_init (&rig);
  rig_sign_in (&rig);
  cloud_fixture_answer (rig.server, CLOUD_FIXTURE_ANY, 200, "{\"iqevc\":[1]}", NULL);
  Waiting waiting = { 0 };
  sol_cloud_read_async (rig.cloud, SOL_CALL_CAR_ENERGY_DAYS, &without, FALSE, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  g_assert_null (sol_cloud_read_finish (rig.cloud, result, &error));
  g_assert_cmpuint (cloud_fixture_count (rig.server, NULL), ==, 0);
  trap_read_target (&rig, SOL_CALL_CAR_ENERGY_DAYS);
  g_assert_nonnull (strstr (cloud_fixture_get (rig.server, DAYS, 0)->query, "start_date=2024-02-11"));
}

/* Flags are read, and a charger that has the setting is believed rather than a flag that says no. */
static void
test_068 (void)
{
  g_autoptr (SolFeatureFlags) flags = trap_decode (
      feature_flags, "{\"data\":{\"evse_charging_mode\":false,\"1\":{\"iqevse_rfid\":false}}}");
  g_autoptr (SolChargerConfig) config = trap_decode (
      charger_config,
      "{\"data\":[{\"key\":\"rfidSessionAuthentication\",\"value\":\"disabled\",\"status\":1}]}");
  g_assert_cmpint (sol_feature_flags_offers_cards (flags, "1", NULL), ==, SOL_NO);
  g_assert_cmpint (sol_feature_flags_offers_cards (flags, "1", config), ==, SOL_YES);
}

static void
test_071 (void)
{
  static const char *const slot_a = "{\"id\":\"a\",\"scheduleType\":\"CUSTOM\",\"startTime\":\"01:00\","
                                    "\"endTime\":\"02:00\",\"days\":[1]}";
  static const char *const slot_b = "{\"id\":\"b\",\"scheduleType\":\"CUSTOM\",\"startTime\":\"03:00\","
                                    "\"endTime\":\"04:00\",\"days\":[2]}";
  g_autofree char *both = g_strdup_printf ("{\"data\":{\"slots\":[%s,%s]}}", slot_a, slot_b);
  g_autofree char *alone = g_strdup_printf ("{\"data\":{\"slots\":[%s]}}", slot_a);
  g_autoptr (SolSchedule) two = trap_decode (schedule, both);
  g_autoptr (SolSchedule) one = trap_decode (schedule, alone);
  g_autoptr (GHashTable) missed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SolSchedule) shown = sol_schedule_linger (NULL, two, missed);
  for (guint reads = 1; reads <= SOL_SLOT_PATIENCE; reads++)
    {
      g_autoptr (SolSchedule) next = sol_schedule_linger (shown, one, missed);
      g_assert_true ((sol_schedule_find (next, "b") != NULL) == (reads < SOL_SLOT_PATIENCE));
      g_assert_nonnull (sol_schedule_find (next, "a"));
      g_clear_pointer (&shown, sol_schedule_unref);
      shown = g_steal_pointer (&next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/037-already-charging", test_037);
  g_test_add_func ("/traps/041-mode-decides-the-body", test_041);
  g_test_add_func ("/traps/043-no-level-accepted", test_043);
  g_test_add_func ("/traps/046-mode-400-may-be-applied", test_046);
  g_test_add_func ("/traps/047-slot-first", test_047);
  g_test_add_func ("/traps/048-status-mode-wins", test_048);
  g_test_add_func ("/traps/049-mode-without-scheduler", test_049);
  g_test_add_func ("/traps/050-suspended-is-zero", test_050);
  g_test_add_func ("/traps/051-new-base-after-idle", test_051);
  g_test_add_func ("/traps/052-three-phases", test_052);
  g_test_add_func ("/traps/053-sample-time", test_053);
  g_test_add_func ("/traps/054-counter-left-out", test_054);
  g_test_add_func ("/traps/055-zeros-and-dips", test_055);
  g_test_add_func ("/traps/056-spellings-of-the-level", test_056);
  g_test_add_func ("/traps/059-start-in-milliseconds", test_059);
  g_test_add_func ("/traps/060-zeros-are-no-session", test_060);
  g_test_add_func ("/traps/061-last-session-from-history", test_061);
  g_test_add_func ("/traps/062-day-of-the-site", test_062);
  g_test_add_func ("/traps/063-history-body", test_063);
  g_test_add_func ("/traps/064-history-550", test_064);
  g_test_add_func ("/traps/065-failures-wait-too", test_065);
  g_test_add_func ("/traps/066-site-id-spelled", test_066);
  g_test_add_func ("/traps/067-first-day-is-needed", test_067);
  g_test_add_func ("/traps/068-flags-are-advice", test_068);
  g_test_add_func ("/traps/071-slots-linger-and-go", test_071);
  return g_test_run ();
}
