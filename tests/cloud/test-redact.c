/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-cases.h"
#include "sol-redact.h"

static void
test_table (void)
{
  const struct
  {
    const char *text, *redacted;
  } rows[] = {
    { "GET /app-api/5210846/devices.json -> 200 in 412 ms",
      "GET /app-api/[site]/devices.json -> 200 in 412 ms" },
    { "/service/evse_controller/5210846/ev_chargers/482309115570/start_charging",
      "/service/evse_controller/[site]/ev_chargers/4823…5570/start_charging" },
    { "/service/evse_controller/api/v2/5210846/ev_chargers/EV9876543210/summary",
      "/service/evse_controller/api/v2/[site]/ev_chargers/EV98…3210/summary" },
    { "/service/batteryConfig/api/v1/battery/sites/5210846/schedules",
      "/service/batteryConfig/api/v1/battery/sites/[site]/schedules" },
    { "/service/batteryConfig/api/v1/profile/5210846?source=enho&userId=6049921",
      "/service/batteryConfig/api/v1/profile/[site]?source=enho&userId=[redacted]" },
    { "/pv/settings/5210846/battery_status.json", "/pv/settings/[site]/battery_status.json" },
    { "/pv/systems/5210846/today", "/pv/systems/[site]/today" },
    { "/service/evse_management/fwDetails/5210846", "/service/evse_management/fwDetails/[site]" },
    { "https://hems-integration.enphaseenergy.com/api/v1/hems/5210846/x",
      "https://hems-integration.enphaseenergy.com/api/v1/hems/[site]/x" },
    { "…/charging-mode/5210846/482309115570/preference", "…/charging-mode/[site]/4823…5570/preference" },
    { "…/schedule/5210846%3A482309115570%3A1 %2F5210846", "…/schedule/[id]%3A4823…5570%3A1 %2F[id]" },
    { "user[email]=a%40b.org&user[password]=x y", "user[email]=[redacted]&user[password]=[redacted] y" },
    { "Cookie: a=1; b=2; c=3", "Cookie: [redacted]" },
    { "Set-Cookie: a=1; Path=/", "Set-Cookie: [redacted]" },
    { "token=abc&x=1", "token=[redacted]&x=1" },
    { "{\"session_id\":\"9f2c\"}", "{\"session_id\":\"[redacted]\"}" },
    { "fe80:0:0:0:1:2:3:4 is near", "[redacted] is near" },
    { "mail to mira.holt+solar@mail.example.org now", "mail to [redacted] now" },
    { "in 15 s, 32 MiB, status 550, at 14:05:06", "in 15 s, 32 MiB, status 550, at 14:05:06" },
    { "2026-05-06T09:00:35Z", "2026-05-06T09:00:35Z" },
    { NULL, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *redacted = sol_redact (rows[i].text);
      g_assert_cmpstr (redacted, ==, rows[i].redacted);
      g_autofree char *again = sol_redact (redacted);
      g_assert_cmpstr (again, ==, redacted);
    }
}

static void
test_broken_text (void)
{
  g_autofree char *redacted = sol_redact ("\xff\xfe 5210846 \xc3");
  g_assert_true (g_utf8_validate (redacted, -1, NULL));
  g_assert_null (strstr (redacted, "5210846"));
}

static void
assert_texts (JsonObject *expected, const char *name, const char *text, gboolean there)
{
  JsonArray *list
      = json_object_has_member (expected, name) ? json_object_get_array_member (expected, name) : NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *part = json_array_get_string_element (list, i);
      if ((strstr (text, part) != NULL) != there)
        g_error ("%s «%s» in «%s»", there ? "no" : "still", part, text);
    }
}

static void
run_line (const CloudCase *run)
{
  static const char *const known[] = { "log_lacks", "log_contains", NULL };
  JsonObject *payload = json_object_get_object_member (run->one, "payload");
  g_autofree char *redacted = sol_redact (json_object_get_string_member (payload, "log"));
  cloud_case_check_known (run, known);
  g_test_message ("%s", redacted);
  assert_texts (run->expected, "log_lacks", redacted, FALSE);
  assert_texts (run->expected, "log_contains", redacted, TRUE);
}

int
main (int argc, char **argv)
{
  static const char *const log[] = { "log", NULL };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/redact/table", test_table);
  g_test_add_func ("/cloud/redact/broken-text", test_broken_text);
  cloud_cases_add ("privacy.json", log, NULL, run_line);
  return g_test_run ();
}
