/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-decode-more"

#include "decode-reader.h"
#include "sol-json-raw.h"

#include <math.h>
#include <string.h>

/* What the protocol pages say of the rarer answers and no case shows. */

READER (SolBatteryWindows, battery_windows)
READER (SolChargerConfig, charger_config)
READER (SolGreenSettings, green_settings)
READER (SolSchedule, schedule)
READER (SolChargeHistory, charge_history)
READER (SolHistoryCriteria, history_criteria)
READER (SolCarEnergy, car_energy)
READER (SolFeatureFlags, feature_flags)
READER (SolFirmwareList, firmware)
READER (SolEvents, events)
READER (SolOutages, outages)
READER (SolAlarms, alarms)
READER (SolSiteStatus, site_status)
READER (SolSiteSummary, site_summary)
READER (SolTariff, tariff)
READER (SolDatedRates, dated_rates)
READER (SolBilling, billing)
READER (SolCurrencyRate, currency_rate)
READER (SolRoofPlan, roof_plan)
READER (SolHemsDevices, hems_devices)
READER (SolHeatPumpState, heat_pump_state)
READER (SolDryContacts, dry_contacts)
READER (SolBatteryStream, battery_stream)
READER (SolLiveBurst, live_burst)
READER (SolReply, reply)
READER (SolValidity, validity)
READER (SolConflict, conflict)
READER (SolCodeSent, code_sent)
READER (SolCodeCheck, code_check)
READER (SolGridRequest, grid_request)
READER (SolGridLogged, grid_logged)

/* Every one of the fifteen fields comes back as it was written, and no other. */
static void
test_slot_bytes (void)
{
  g_autoptr (SolSchedule) schedule = read_schedule (
      "{\"meta\":{\"serverTimeStamp\":\"x\"},\"data\":{\"slots\":[{\"vendorColour\":\"teal\",\"id\":\"1:2:"
      "a\","
      "\"startTime\":\"16:00\", \"endTime\" : \"17:00\",\"chargingLevel\":16.50,\"chargingLevelAmp\":1e1,"
      "\"scheduleType\":\"CUSTOM\",\"days\":[2,4],\"remindTime\":\"30\",\"remindFlag\":false,"
      "\"serializedDays\":\"2,\\u0034]}\\\"\",\"sourceType\":{\"odd\":[1,{\"a\":\"}\"}]},\"enabled\":null}]}"
      "}");
  const SolScheduleSlot *slot = sol_schedule_find (schedule, "1:2:a");
  g_autofree char *text = sol_schedule_slot_to_json (slot);
  g_assert_cmpstr (
      text, ==,
      "{\"id\":\"1:2:a\",\"startTime\":\"16:00\",\"endTime\":\"17:00\",\"chargingLevel\":16.50,"
      "\"chargingLevelAmp\":1e1,\"scheduleType\":\"CUSTOM\",\"days\":[2,4],\"remindTime\":\"30\","
      "\"remindFlag\":false,\"enabled\":null,\"sourceType\":{\"odd\":[1,{\"a\":\"}\"}]},"
      "\"serializedDays\":\"2,\\u0034]}\\\"\"}");
  g_assert_cmpint (slot->amps, ==, 10);
  g_assert_cmpint (slot->enabled, ==, SOL_UNKNOWN);
  g_assert_cmpint (slot->reminder_min, ==, -1);
  g_assert_null (slot->json[SOL_SLOT_RECURRING_KIND]);
}

static void
test_schedule (void)
{
  g_autoptr (SolSchedule) schedule = read_schedule (
      "{\"meta\":{\"serverTimeStamp\":17},\"data\":{\"config\":{\"pendingSchedulesOffGrid\":true},\"slots\":["
      "{\"id\":\"a\",\"scheduleType\":\"OFF_PEAK\"},{\"id\":\"b\",\"scheduleType\":\"custom\",\"days\":[0,1,"
      "8,\"7\","
      "2.5],\"chargingLevel\":100,\"chargingLevelAmp\":null},{\"id\":\"b\"},\"c\",{\"scheduleType\":"
      "\"CUSTOM\"},"
      "{\"id\":\"d\",\"scheduleType\":\"MOON\",\"chargingLevel\":20}]}}");
  g_assert_cmpuint (schedule->slots->len, ==, 3);
  g_assert_cmpstr (schedule->server_timestamp, ==, "17");
  g_assert_cmpint (schedule->pending_off_grid, ==, SOL_YES);
  g_assert_cmpuint (sol_schedule_find (schedule, "a")->window.days, ==, SOL_EVERY_DAY);
  const SolScheduleSlot *most = sol_schedule_find (schedule, "b");
  g_assert_cmpuint (most->window.days, ==, 0x41);
  g_assert_cmpint (most->amps_max, ==, SOL_YES);
  g_assert_cmpint (most->amps, ==, 0);
  const SolScheduleSlot *other = sol_schedule_find (schedule, "d");
  g_assert_cmpint (other->kind, ==, SOL_SLOT_OTHER);
  g_assert_cmpint (other->amps, ==, 20);
  g_assert_null (read_schedule ("{\"data\":{}}"));
  g_assert_null (read_schedule ("{\"data\":{\"slots\":{}}}"));
}

static void
test_raw (void)
{
  GString *clean
      = g_string_new ("{\"a\":{\"b\":[1, {\"c\":\"]\\\"}\"} ,true],\"d\":0,\"d\":-1.0},\"a\\u0062\":null}");
  SolJsonText root = sol_json_text_root (clean);
  SolJsonText list = sol_json_text_member (sol_json_text_member (root, "a"), "b");
  g_autoptr (GArray) elements = sol_json_text_elements (list);
  g_autofree char *second = sol_json_text_dup (g_array_index (elements, SolJsonText, 1));
  g_autofree char *none = sol_json_text_dup (sol_json_text_member (root, "ab"));
  g_autofree char *without = sol_json_text_without (root, (const char *const[]){ "a", NULL });
  g_autofree char *empty = sol_json_text_without (root, (const char *const[]){ "a", "ab", NULL });

  g_autofree char *last = sol_json_text_dup (sol_json_text_member (sol_json_text_member (root, "a"), "d"));
  g_assert_cmpstr (last, ==, "-1.0");
  g_assert_cmpuint (elements->len, ==, 3);
  g_assert_cmpstr (second, ==, "{\"c\":\"]\\\"}\"}");
  g_assert_cmpstr (none, ==, "null");
  g_assert_cmpstr (without, ==, "{\"a\\u0062\":null}");
  g_assert_cmpstr (empty, ==, "{}");
  g_assert_null (sol_json_text_member (root, "missing").at);
  g_assert_null (sol_json_text_member (list, "a").at);
  g_assert_null (sol_json_text_without (list, (const char *const[]){ NULL }));
  g_autoptr (GArray) nothing = sol_json_text_elements (root);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_string_free (clean, TRUE);
}

static void
test_history (void)
{
  g_autoptr (SolChargeHistory) older = read_charge_history (
      "{\"data\":{\"result\":[{\"id\":\"482309115570:7\",\"startTime\":\"2026-03-20T10:00:00Z[UTC]\","
      "\"endTime\":"
      "null,\"aggEnergyValue\":-1},{\"id\":\"482309115570:7\"},{\"sessionId\":8,\"startTime\":"
      "\"2026-03-20T10:00:00Z\",\"endTime\":\"2026-03-20T09:00:00Z\",\"activeChargeTime\":-5}],\"hasMore\":"
      "\"true\"}}");
  g_assert_cmpuint (older->sessions->len, ==, 2);
  const SolChargeRecord *running = sol_charge_history_find (older, "482309115570:7");
  g_assert_cmpint (running->running, ==, SOL_YES);
  g_assert_true (isnan (running->energy_wh));
  const SolChargeRecord *odd = sol_charge_history_find (older, "8");
  g_assert_cmpint (odd->running, ==, SOL_NO);
  g_assert_cmpint (odd->ended_at, ==, SOL_TIME_UNKNOWN);
  g_assert_cmpint (odd->active_s, ==, -1);
  g_assert_cmpint (older->has_more, ==, SOL_YES);
  g_assert_null (read_charge_history ("{\"data\":{}}"));

  g_autoptr (SolHistoryCriteria) none = read_history_criteria ("{}");
  g_assert_cmpuint (none->chargers->len, ==, 0);
  g_autoptr (SolHistoryCriteria) plain
      = read_history_criteria ("[\"482309115570\",{\"id\":7,\"name\":\"x\"},null]");
  g_assert_cmpuint (plain->chargers->len, ==, 2);
}

static void
test_car_energy (void)
{
  g_autoptr (SolCarEnergy) keyed
      = read_car_energy ("{\"data\":{\"482309115570\":{\"unit\":\"kWh\",\"values\":[1.5,\"2\",null]},"
                         "\"EV0001\":[7,900],\"note\":{}}}");
  g_assert_cmpfloat (sol_car_energy_get (keyed, "482309115570"), ==, 3500);
  g_assert_cmpfloat (sol_car_energy_get (keyed, "EV0001"), ==, 7900);
  g_assert_true (isnan (sol_car_energy_get (keyed, "note")));
  g_assert_true (isnan (sol_car_energy_get (keyed, NULL)));

  g_autoptr (SolCarEnergy) listed = read_car_energy (
      "{\"results\":[{\"serial_number\":\"A1\",\"energy_kwh\":\"3.2\"},{\"sn\":\"A2\",\"value_wh\":150},"
      "{\"sn\":\"A3\",\"value\":150,\"unit\":\"Wh\"},{\"sn\":\"A4\",\"value\":150},{\"sn\":\"A5\",\"value\":-"
      "1},"
      "{\"sn\":\"A6\",\"days\":[{\"energy_wh\":10},{\"energy\":0.5}]}]}");
  static const struct
  {
    const char *serial;
    double wh;
  } rows[] = { { "A1", 3200 }, { "A2", 150 }, { "A3", 150 }, { "A4", 150000 }, { "A6", 510 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpfloat_with_epsilon (sol_car_energy_get (listed, rows[i].serial), rows[i].wh, 0.001);
  g_assert_true (isnan (sol_car_energy_get (listed, "A5")));
  g_assert_null (read_car_energy ("7"));
}

static void
test_charger (void)
{
  g_autoptr (SolChargerConfig) written
      = read_charger_config ("{\"data\":[{\"key\":\"sessionAuthentication\",\"value\":\"disabled\","
                             "\"reqValue\":\"enabled\",\"status\":2},"
                             "{\"key\":\"DefaultChargeLevel\",\"value\":24},{\"key\":\"phase_switch_config\","
                             "\"value\":true},{\"value\":1}]}");
  g_assert_cmpuint (written->entries->len, ==, 3);
  g_assert_cmpint (sol_charger_config_get_requested (written, SOL_CONFIG_APP_AUTHENTICATION), ==, SOL_YES);
  g_assert_cmpint (sol_charger_config_get_default_amps (written), ==, 24);
  g_assert_cmpstr (sol_charger_config_find (written, SOL_CONFIG_PHASE_SWITCH)->value, ==, "enabled");
  g_assert_null (read_charger_config ("{\"data\":{}}"));

  g_autoptr (SolGreenSettings) none = read_green_settings ("{\"data\":[]}");
  g_assert_cmpint (none->use_battery_present, ==, SOL_NO);
  g_assert_null (read_green_settings ("{\"data\":null}"));

  g_autoptr (SolLiveBurst) stopped = read_live_burst ("{\"meta\":{},\"data\":null,\"error\":{}}");
  g_assert_cmpint (stopped->duration_s, ==, 900);
  g_assert_cmpint (stopped->accepted, ==, SOL_YES);
  g_autoptr (SolLiveBurst) refused = read_live_burst ("{\"status\":\"error\",\"duration_s\":-1}");
  g_assert_cmpint (refused->accepted, ==, SOL_NO);
  g_assert_cmpint (refused->duration_s, ==, 900);
  g_assert_null (read_live_burst ("{}"));

  g_autoptr (SolFeatureFlags) flags
      = read_feature_flags ("{\"data\":{\"a\":\"yes\",\"b\":[1],\"EV1\":{\"c\":0}}}");
  g_assert_cmpint (sol_feature_flags_get (flags, NULL, "a"), ==, SOL_YES);
  g_assert_cmpint (sol_feature_flags_get (flags, NULL, "b"), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_feature_flags_get (flags, "EV1", "c"), ==, SOL_NO);
  g_assert_null (read_feature_flags ("{\"data\":[]}"));

  g_autoptr (SolFirmwareList) empty = read_firmware ("null");
  g_assert_cmpuint (empty->chargers->len, ==, 0);
  g_assert_null (read_firmware ("{}"));
}

static void
test_events (void)
{
  g_autoptr (SolEvents) events = read_events ("{\"data\":{\"events\":[{\"id\":1,\"event_date\":1777015400,"
                                              "\"event_clear_date\":null,\"status\":\"Critical\"},"
                                              "{\"id\":2,\"event_start_date\":1777015400,\"event_clear_"
                                              "date\":1777015500},{\"id\":2},{}],\"next\":\"\"}}");
  g_assert_cmpuint (events->events->len, ==, 2);
  const SolEvent *first = g_ptr_array_index (events->events, 0);
  const SolEvent *second = g_ptr_array_index (events->events, 1);
  g_assert_cmpint (first->open, ==, SOL_YES);
  g_assert_cmpint (first->severity, ==, SOL_EVENT_ERROR);
  g_assert_cmpint (second->open, ==, SOL_NO);
  g_assert_cmpint (second->at, ==, 1777015400 * SOL_SECOND);
  g_assert_null (events->next);
  g_assert_null (read_events ("[]"));

  g_autoptr (GTimeZone) zone = sol_zone_new ("Australia/Sydney");
  g_autoptr (SolOutages) outages
      = read_outages ("{\"histories\":[{\"start_time\":\"2026-01-10T08:00:00\",\"duration\":60},{\"start_"
                      "time\":\"2026-01-10T08:00:00Z"
                      "\",\"duration\":\"61.5\"},{\"start_time\":1768032000,\"duration\":1}]}");
  g_assert_cmpuint (outages->outages->len, ==, 3);
  const SolOutage *local = &g_array_index (outages->outages, SolOutage, 0);
  g_assert_true (local->is_local);
  g_assert_cmpint (sol_outage_get_start (local, zone), ==, sol_time_parse ("2026-01-09T21:00:00Z", NULL));
  g_assert_false (g_array_index (outages->outages, SolOutage, 1).is_local);
  g_assert_cmpint (g_array_index (outages->outages, SolOutage, 1).duration_s, ==, 61);
  g_assert_false (g_array_index (outages->outages, SolOutage, 2).is_local);
  g_assert_cmpint (outages->count, ==, -1);

  g_autoptr (SolAlarms) alarms
      = read_alarms ("{\"alarms\":[{\"id\":1,\"serial_num\":\"2 Devices\"},{}],\"total\":\"1\"}");
  const SolAlarm *alarm = g_ptr_array_index (alarms->alarms, 0);
  g_assert_cmpuint (alarms->alarms->len, ==, 1);
  g_assert_null (alarm->device_serial);
  g_assert_cmpstr (alarm->device_text, ==, "2 Devices");
  g_assert_cmpint (alarms->total, ==, 1);
  g_assert_null (read_alarms ("{\"alarms\":7}"));
}

static void
test_site (void)
{
  g_autoptr (SolSiteStatus) status
      = read_site_status ("{\"status\":\"normal\",\"soc\":\"97%\",\"reserved_soc\":20,\"storm_guard\":true,"
                          "\"name\":\"Home of somebody\"}");
  g_assert_cmpstr (status->code, ==, "normal");
  g_assert_cmpfloat (status->soc_percent, ==, 97);
  g_assert_cmpfloat (status->reserve_percent, ==, 20);
  g_assert_null (read_site_status ("{\"name\":\"x\"}"));

  g_autoptr (SolSiteSummary) summary = read_site_summary ("{\"is_hems\":\"false\",\"geo\":\"NA\"}");
  g_assert_cmpint (summary->is_hems, ==, SOL_NO);
  g_assert_cmpint (summary->is_nem3, ==, SOL_UNKNOWN);
  g_assert_null (read_site_summary ("{}"));

  g_autoptr (SolRoofPlan) plan
      = read_roof_plan ("{\"arrays\":[{\"azimuth\":720},null,{\"modules\":[3,{}]}]}");
  g_assert_cmpuint (plan->arrays->len, ==, 2);
  g_assert_true (isnan (((const SolRoofArray *) g_ptr_array_index (plan->arrays, 0))->azimuth));
  g_assert_null (read_roof_plan ("{}"));
}

static void
test_tariff (void)
{
  g_autoptr (SolTariff) tariff = read_tariff (
      "{\"zipcode\":\"1013 "
      "XX\",\"installDate\":\"2022-04-19\",\"future\":[1.50,{\"z\":null}],\"purchase\":{\"seasons\":["
      "{\"startMonth\":\"1\",\"endMonth\":12,\"days\":[{\"days\":[1,2,3,4,5,6,7],\"periods\":[{\"rate\":\"0."
      "18\"},"
      "{\"rate\":\"0.31\",\"startTime\":\"840\",\"endTime\":1440}]}]}]}}");
  g_assert_true (g_str_has_prefix (tariff->json, "{\"future\":[1.50,{\"z\":null}],\"purchase\":"));
  SolTime noon = sol_time_parse ("2026-05-04T12:00:00Z", NULL);
  g_assert_cmpfloat (sol_tariff_branch_price (&tariff->import, noon, NULL), ==, 0.18);
  g_assert_cmpfloat (sol_tariff_branch_price (&tariff->import, noon + 11 * SOL_HOUR, NULL), ==, 0.31);
  g_assert_cmpint (tariff->export.present, ==, SOL_NO);
  /* One of two times does not make a day. */
  g_autoptr (SolTariff) half = read_tariff ("{\"purchase\":{\"seasons\":[{\"startMonth\":1,\"endMonth\":12,"
                                            "\"days\":[{\"days\":[1],\"periods\":[{\"rate\":1,"
                                            "\"startTime\":\"840\",\"endTime\":\"\"}]}]}]}}");
  g_assert_true (isnan (sol_tariff_branch_price (&half->import, noon, NULL)));
  g_assert_true (sol_tariff_is_configured (half));
  g_assert_null (read_tariff ("[]"));

  g_autoptr (SolDatedRates) rates
      = read_dated_rates ("{\"data\":{\"buyback\":[{\"start\":0,\"end\":59,\"rate\":\"0.0789\"},{\"start\":"
                          "60,\"end\":59,\"rate\":1},{\"start\":0}]}}");
  g_assert_cmpuint (rates->rates->len, ==, 1);
  g_assert_null (read_dated_rates ("{\"data\":{}}"));

  g_autoptr (SolBilling) billing
      = read_billing ("{\"billingFrequency\":\"day\",\"billingIntervalValue\":\"30\","
                      "\"anyBillPeriodStartDate\":\"2026-01-01T00:00:00Z\"}");
  g_assert_cmpint (billing->unit, ==, SOL_BILLING_DAY);
  g_assert_cmpint (billing->interval, ==, 30);
  g_assert_cmpstr (billing->start_date, ==, "2026-01-01");

  g_autoptr (SolCurrencyRate) rate = read_currency_rate (
      "{\"currency_conversion\":{\"value_per_kwh\":\"0.27\"},\"currency_symbol\":\"$\"}");
  g_assert_cmpfloat (rate->value_per_kwh, ==, 0.27);
  g_assert_cmpstr (rate->symbol, ==, "$");
  g_assert_null (read_currency_rate ("{\"currency_conversion\":{}}"));
}

static void
test_hems (void)
{
  g_autoptr (SolHemsDevices) devices
      = read_hems_devices ("{\"data\":{\"hems_devices\":{\"heat_pump\":[{\"device_uid\":\"HP\",\"status\":"
                           "\"error\"},{}],\"water_heater\":{}}}}");
  g_assert_cmpuint (devices->devices->len, ==, 1);
  g_assert_true (sol_hems_devices_has (devices, SOL_HEMS_HEAT_PUMP));
  g_assert_false (sol_hems_devices_has (devices, SOL_HEMS_GATEWAY));
  g_autoptr (SolHemsDevices) other = read_hems_devices ("{\"result\":{\"devices\":{}}}");
  g_assert_cmpuint (other->devices->len, ==, 0);
  g_assert_null (read_hems_devices ("{\"data\":{}}"));

  static const struct
  {
    const char *body;
    SolTruth running;
    int mode;
  } rows[] = {
    { "{\"data\":{\"heatpump-status\":\"RUNNING\",\"sg-ready-mode\":\"MODE_3\"}}", SOL_YES, 3 },
    { "{\"heatpump_status\":\"idle\",\"sg_ready_mode\":\"MODE_2\"}", SOL_NO, 2 },
    { "{\"heatpump-status\":\"DEFROSTING\",\"sg-ready-mode\":\"MODE_9\"}", SOL_UNKNOWN, -1 },
    { "{\"heatpump-status\":null,\"sg-ready-mode\":3}", SOL_UNKNOWN, -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolHeatPumpState) state = read_heat_pump_state (rows[i].body);
      g_assert_cmpint (state->running, ==, rows[i].running);
      g_assert_cmpint (state->sg_mode, ==, rows[i].mode);
    }
  g_assert_null (read_heat_pump_state ("{}"));
}

static void
test_dry_contacts (void)
{
  g_autoptr (SolDryContacts) contacts
      = read_dry_contacts ("{\"a\":{\"b\":{\"c\":{\"contact_id\":\"NC2\",\"socThreshold\":\"40%\","
                           "\"windows\":[{\"start\":\"7:00\",\"end\":480,"
                           "\"days\":[1]},{\"start\":9}]},\"x\":{\"y\":{\"z\":{"
                           "\"contact_id\":\"NC3\"}}}}},\"list\":[{\"id\":1,\"name\":\"no contact\"}],"
                           "\"d\":[{\"channel_type\":\"NO1\"}]}");
  g_assert_cmpuint (contacts->contacts->len, ==, 2);
  const SolDryContact *first = g_ptr_array_index (contacts->contacts, 0);
  g_assert_cmpstr (first->id, ==, "NC2");
  g_assert_cmpfloat (first->soc_threshold, ==, 40);
  g_assert_cmpuint (first->windows->len, ==, 1);
  g_assert_cmpint (g_array_index (first->windows, SolWeekWindow, 0).start, ==, 420);
  g_assert_cmpuint (g_array_index (first->windows, SolWeekWindow, 0).days, ==, 1);
  g_autoptr (SolDryContacts) none = read_dry_contacts ("{}");
  g_assert_cmpuint (none->contacts->len, ==, 0);
}

#define GRANT                                                                                                \
  "\"aws_iot_endpoint\":\"a-ats.iot.us-east-1.amazonaws.com\",\"aws_authorizer\":\"n\",\"aws_token_key\":"   \
  "\"k\",\"aws_token_value\":\"v\",\"aws_digest\":\"d\""

static void
test_stream (void)
{
  g_autoptr (SolBatteryStream) stream
      = read_battery_stream ("{\"topic\":\"t\",\"stream_duration\":300," GRANT "}");
  g_assert_cmpstr (stream->topic, ==, "t");
  g_assert_cmpint (stream->lease_s, ==, 300);
  g_autoptr (SolBatteryStream) longer
      = read_battery_stream ("{\"topic\":\"t\",\"stream_duration\":\"x\"," GRANT "}");
  g_assert_cmpint (longer->lease_s, ==, 900);
  g_assert_cmpstr (longer->digest, ==, "d");

  g_assert_null (read_battery_stream ("{" GRANT "}"));
  g_assert_null (read_battery_stream ("{\"topic\":\"t\"}"));
  static const char *const hosts[] = { "a/b", "a@b", "a b", "a?b", "https://a", "" };
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("{\"topic\":\"t\"," GRANT ",\"aws_iot_endpoint\":\"%s\"}", hosts[i]);
      g_assert_null (read_battery_stream (body));
    }
}

static void
test_replies (void)
{
  static const struct
  {
    const char *body;
    SolTruth success;
    const char *id;
  } rows[] = {
    { "{\"message\":\"success\"}", SOL_YES, NULL },
    { "{\"status\":\"accepted\",\"chargingLevel\":32}", SOL_YES, NULL },
    { "{\"message\":\"Request sent successfully\"}", SOL_YES, NULL },
    { "{\"success\":false,\"message\":\"success\"}", SOL_NO, NULL },
    { "{\"error\":{\"status\":\"X\"},\"message\":\"success\"}", SOL_NO, NULL },
    { "{\"error\":{},\"message\":\"success\"}", SOL_YES, NULL },
    { "{\"meta\":{},\"data\":\"5:1:a\",\"error\":{}}", SOL_YES, "5:1:a" },
    { "{\"meta\":{},\"data\":{\"status\":\"accepted\",\"scheduleId\":\"s\"},\"error\":{}}", SOL_YES, "s" },
    { "{\"status\":\"error\"}", SOL_NO, NULL },
    { "{\"status\":\"thinking\"}", SOL_UNKNOWN, NULL },
    { "{}", SOL_UNKNOWN, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolReply) reply = read_reply (rows[i].body);
      g_test_message ("%s", rows[i].body);
      g_assert_cmpint (reply->success, ==, rows[i].success);
      g_assert_cmpstr (reply->id, ==, rows[i].id);
    }
  g_assert_null (read_reply ("[]"));

  g_autoptr (SolValidity) no = read_validity ("{\"isValid\":false}");
  g_assert_cmpint (no->valid, ==, SOL_NO);
  g_autoptr (SolValidity) unclear = read_validity ("{\"isValid\":null}");
  g_assert_cmpint (unclear->valid, ==, SOL_UNKNOWN);
  g_assert_null (read_validity ("{}"));
}

static void
test_conflict (void)
{
  static const struct
  {
    const char *code;
    gboolean names_kind, done;
    SolBatteryWindowKind kind;
  } rows[] = {
    { "CONFLICTING_SCHEDULE_CFG", TRUE, FALSE, SOL_BATTERY_WINDOW_CHARGE },
    { "CONFLICTING_SCHEDULE_DTG", TRUE, FALSE, SOL_BATTERY_WINDOW_DISCHARGE },
    { "CONFLICTING_SCHEDULE_RBD", TRUE, FALSE, SOL_BATTERY_WINDOW_RESTRICT },
    { "CONFLICTING_SCHEDULE_XYZ", FALSE, FALSE, 0 },
    { "ALREADY_PROCESSED", FALSE, TRUE, 0 },
    { "SOMETHING_ELSE", FALSE, FALSE, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"error\":{\"status\":\"%s\",\"code\":409}}", rows[i].code);
      g_autoptr (SolConflict) conflict = read_conflict (body);
      g_assert_cmpstr (conflict->code, ==, rows[i].code);
      g_assert_cmpint (conflict->names_kind, ==, rows[i].names_kind);
      g_assert_cmpint (conflict->already_done, ==, rows[i].done);
      if (rows[i].names_kind)
        g_assert_cmpint (conflict->kind, ==, rows[i].kind);
    }
  g_assert_null (read_conflict ("{\"error\":{\"status\":409}}"));
  g_assert_null (read_conflict ("{\"error\":{\"status\":\"two words\"}}"));
  g_assert_null (read_conflict ("{}"));
}

static void
test_relay (void)
{
  g_autoptr (SolCodeSent) words = read_code_sent ("{\"success\":\"email sent successfully\"}");
  g_assert_cmpint (words->sent, ==, SOL_YES);
  g_assert_cmpstr (words->words, ==, "email sent successfully");
  g_autoptr (SolCodeSent) flag = read_code_sent ("{\"success\":true}");
  g_assert_cmpint (flag->sent, ==, SOL_YES);
  g_assert_null (flag->words);
  g_autoptr (SolCodeSent) no = read_code_sent ("{\"success\":false}");
  g_assert_cmpint (no->sent, ==, SOL_NO);
  g_autoptr (SolCodeSent) failed = read_code_sent ("{\"error\":\"too many\"}");
  g_assert_cmpint (failed->sent, ==, SOL_NO);
  g_assert_null (read_code_sent ("{}"));

  g_autoptr (SolCodeCheck) good = read_code_check ("{\"valid\":true}");
  g_assert_true (good->valid);
  static const char *const bad[] = { "{\"valid\":false}",
                                     "{\"valid\":1}",
                                     "{\"valid\":\"true\"}",
                                     "{\"valid\":null}",
                                     "{}",
                                     "{\"VALID\":true}",
                                     "{\"data\":{\"valid\":true}}",
                                     "{\"valid\":[true]}" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SolCodeCheck) check = read_code_check (bad[i]);
      g_assert_false (check->valid);
    }
  g_assert_null (read_code_check ("true"));

  g_autoptr (SolGridRequest) request = read_grid_request ("{\"request_id\":\"req_1\",\"context_ids\":[1]}");
  g_assert_cmpstr (request->request_id, ==, "req_1");
  g_assert_null (read_grid_request ("{\"error\":\"no\"}"));
  g_autoptr (SolGridLogged) logged
      = read_grid_logged ("{\"status\":\"Grid Change Logged\",\"old_state\":\"A\"}");
  g_assert_cmpint (logged->logged, ==, SOL_YES);
  g_assert_cmpstr (logged->old_state, ==, "A");
  g_autoptr (SolGridLogged) lost = read_grid_logged ("{\"status\":\"No\"}");
  g_assert_cmpint (lost->logged, ==, SOL_NO);
  g_assert_null (read_grid_logged ("{}"));
}

static void
test_windows (void)
{
  g_autoptr (SolBatteryWindows) windows
      = read_battery_windows ("{\"data\":{\"cfg\":{\"scheduleStatus\":\"pending\",\"details\":[{"
                              "\"scheduleId\":\"a\",\"startTime\":\"02:00:00\","
                              "\"endTime\":\"26:00\",\"limit\":\"80\",\"createdAt\":\"1769455003182\"},{"
                              "\"scheduleId\":\"a\"},{}]},\"rbd\":"
                              "{\"details\":[{\"scheduleId\":\"b\",\"limit\":50}]}}}");
  g_assert_cmpuint (windows->windows->len, ==, 2);
  const SolBatteryWindow *window = sol_battery_windows_find (windows, "a");
  g_assert_cmpint (window->state, ==, SOL_BATTERY_WINDOW_PENDING); /* of the family */
  g_assert_cmpint (window->window.start, ==, 120);
  g_assert_cmpint (window->window.end, ==, -1);
  g_assert_cmpint (window->limit_percent, ==, 80);
  g_assert_cmpint (window->created_at / SOL_SECOND, ==, 1769455003);
  g_assert_cmpint (sol_battery_windows_find (windows, "b")->limit_percent, ==, -1);
  g_assert_cmpint (windows->families[SOL_BATTERY_WINDOW_DISCHARGE].present, ==, SOL_NO);
  g_assert_cmpint (windows->any_pending, ==, SOL_UNKNOWN);
  g_assert_null (read_battery_windows ("{\"data\":{}}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/decode/slot-bytes", test_slot_bytes);
  g_test_add_func ("/cloud/decode/schedule", test_schedule);
  g_test_add_func ("/cloud/decode/raw", test_raw);
  g_test_add_func ("/cloud/decode/history", test_history);
  g_test_add_func ("/cloud/decode/car-energy", test_car_energy);
  g_test_add_func ("/cloud/decode/charger", test_charger);
  g_test_add_func ("/cloud/decode/events", test_events);
  g_test_add_func ("/cloud/decode/site", test_site);
  g_test_add_func ("/cloud/decode/tariff", test_tariff);
  g_test_add_func ("/cloud/decode/hems", test_hems);
  g_test_add_func ("/cloud/decode/dry-contacts", test_dry_contacts);
  g_test_add_func ("/cloud/decode/stream", test_stream);
  g_test_add_func ("/cloud/decode/replies", test_replies);
  g_test_add_func ("/cloud/decode/conflict", test_conflict);
  g_test_add_func ("/cloud/decode/relay", test_relay);
  g_test_add_func ("/cloud/decode/windows", test_windows);
  return g_test_run ();
}
