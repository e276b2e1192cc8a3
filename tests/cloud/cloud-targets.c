/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-targets.h"

SolSchedule *
targets_make_schedule (void)
{
  /* spelled so that a parser would spell it differently */
  static const char text[]
      = "{\"meta\":{\"serverTimeStamp\":\"2026-03-20T06:20:31.552+00:00\"},\"data\":{\"slots\":["
        "{\"id\":\"" TARGETS_SLOT "\",\"scheduleType\":\"CUSTOM\",\"enabled\":true,\"startTime\":\"22:30\","
        "\"endTime\":\"05:45\",\"days\":[1,  2],\"chargingLevelAmp\":16.0,\"chargingLevel\":16,"
        "\"remindTime\":\"30\",\"sourceType\":\"U\\u0054IL\",\"colour\":\"teal\"},"
        "{\"id\":\"off\",\"scheduleType\":\"OFF_PEAK\",\"enabled\":false,\"startTime\":null}]}}";
  g_autoptr (GBytes) json = g_bytes_new_static (text, sizeof text - 1);
  SolSchedule *schedule = sol_decode_schedule (json, NULL);
  g_assert_nonnull (schedule);
  return schedule;
}

SolBatteryWindow *
targets_make_window (SolBatteryWindowKind kind)
{
  SolBatteryWindow *window = sol_battery_window_new ();
  window->id = g_strdup (TARGETS_WINDOW);
  window->kind = kind;
  window->window = (SolWeekWindow){ 0x1f, 90, 285 };
  window->limit_percent = kind == SOL_BATTERY_WINDOW_RESTRICT ? -1 : 85;
  window->timezone = g_strdup ("Europe/Amsterdam");
  return window;
}

static SolWrite *
make_slot_write (SolCallId call)
{
  g_autoptr (SolSchedule) schedule = targets_make_schedule ();
  if (call == SOL_CALL_REPLACE_SCHEDULE)
    return sol_write_new_schedule (schedule);
  if (call == SOL_CALL_ENABLE_SLOTS)
    return sol_write_new_slots_enabled (schedule, "off", TRUE);
  const SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, 0);
  return call == SOL_CALL_ADD_SLOT ? sol_write_new_slot_add (slot) : sol_write_new_slot_change (slot);
}

static SolWrite *
make_window_write (SolCallId call)
{
  g_autoptr (SolBatteryWindow) window = targets_make_window (SOL_BATTERY_WINDOW_CHARGE);
  if (call == SOL_CALL_ADD_BATTERY_WINDOW)
    return sol_write_new_window_add (window, TRUE);
  if (call == SOL_CALL_CHANGE_BATTERY_WINDOW)
    return sol_write_new_window_change (window, SOL_UNKNOWN);
  return sol_write_new_window_delete (window);
}

static SolWrite *
make_price_write (SolCallId call)
{
  if (call == SOL_CALL_SET_TARIFF)
    {
      const SolRateChange change = { FALSE, "default", "week", "peak-1", 0.335 };
      return sol_write_new_rates (&change, 1);
    }
  g_autoptr (SolBilling) billing = sol_billing_new ();
  billing->unit = SOL_BILLING_MONTH;
  billing->interval = 1;
  billing->start_date = g_strdup ("2025-08-18");
  return sol_write_new_billing (billing);
}

static SolWrite *
make_opt_out (void)
{
  g_autoptr (SolStormAlert) alert = sol_storm_alert_new ();
  alert->id = g_strdup ("WX-1");
  alert->name = g_strdup ("Gale \"warning\"");
  return sol_write_new_storm_opt_out (alert);
}

SolWrite *
targets_write_for (SolCallId call)
{
  if (call == SOL_CALL_SET_CHARGER_CONFIG)
    return sol_write_new_charger_config (SOL_CONFIG_APP_AUTHENTICATION, "enabled");
  if (call == SOL_CALL_SET_GREEN_SETTINGS)
    return sol_write_new_green_battery (FALSE);
  if (call == SOL_CALL_REPLACE_SCHEDULE || call == SOL_CALL_ENABLE_SLOTS || call == SOL_CALL_CHANGE_SLOT
      || call == SOL_CALL_ADD_SLOT)
    return make_slot_write (call);
  if (call == SOL_CALL_SET_PROFILE)
    return sol_write_new_profile ("cost_savings", 22, TRUE);
  if (call == SOL_CALL_SET_BATTERY_SETTINGS)
    return sol_write_new_shutdown_level (15);
  if (call == SOL_CALL_OPT_OUT_STORM)
    return make_opt_out ();
  if (call == SOL_CALL_SET_STORM_GUARD)
    return sol_write_new_storm_guard (TRUE, FALSE);
  if (call == SOL_CALL_CHECK_BATTERY_WINDOWS)
    return sol_write_new_window_check (SOL_BATTERY_WINDOW_CHARGE);
  if (call == SOL_CALL_ADD_BATTERY_WINDOW || call == SOL_CALL_CHANGE_BATTERY_WINDOW
      || call == SOL_CALL_DELETE_BATTERY_WINDOW)
    return make_window_write (call);
  if (call == SOL_CALL_SET_TARIFF || call == SOL_CALL_SET_BILLING)
    return make_price_write (call);
  return NULL;
}

SolCallTarget
targets_fill (SolWrite *write)
{
  return (SolCallTarget){ .site = RIG_SITE,
                          .serial = RIG_SERIAL,
                          .gateway = TARGETS_GATEWAY,
                          .id = write == NULL ? TARGETS_SLOT : NULL,
                          .from = "2024-02-11",
                          .to = "2026-05-06",
                          .timezone = "Europe/Amsterdam",
                          .code = "0391",
                          .message = "MeterValues",
                          .off_grid = TRUE,
                          .mode = "green",
                          .amps = 16,
                          .write = write };
}

SolActResult *
targets_act (SolCloud *cloud, SolCallId call, SolWrite *write, GError **error)
{
  g_autoptr (SolWrite) own = write == NULL ? targets_write_for (call) : sol_write_ref (write);
  const SolCallTarget target = targets_fill (own);
  Waiting waiting = { 0 };
  sol_cloud_act_async (cloud, call, &target, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_cloud_act_finish (cloud, result, error);
}

void
targets_sign_in (Rig *rig, const char *const *cookies, const char *access_token)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  for (; *cookies != NULL; cookies++)
    {
      g_ptr_array_add (headers, g_strdup ("Set-Cookie"));
      g_ptr_array_add (headers, g_strdup_printf ("%s; Path=/", *cookies));
    }
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"session_id\":\"s-1\"}", 20);
  cloud_fixture_answer_headers (rig->server, "POST /login/login.json", 200, body, headers);
  g_autofree char *token
      = access_token == NULL ? g_strdup ("{}") : g_strdup_printf ("{\"token\":\"%s\"}", access_token);
  cloud_fixture_answer (rig->server, "POST /tokens", 200, token, NULL);
  cloud_fixture_answer (rig->server, "GET /app-api/search_sites.json", 200, "[]", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSites) sites = rig_try_sign_in (rig->cloud, RIG_EMAIL, "x", TRUE, &error);
  g_assert_no_error (error);
  cloud_fixture_clear (rig->server);
}

char *
targets_take_body (const CloudReceived *received)
{
  return g_strndup (g_bytes_get_data (received->body, NULL), g_bytes_get_size (received->body));
}
