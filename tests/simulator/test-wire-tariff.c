/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-wire-tariff"

#include "wire-client.h"

#include <string.h>

#define TARIFF "/service/tariff/tariff-ms/systems/%S/"
#define DASHBOARD "/service/system_dashboard/api_internal/"

static Wire *
open_home (const char *scenario)
{
  Wire *wire = wire_new (scenario);
  wire_sign_in (wire, SOL_SIMULATOR_OWNER);
  return wire;
}

static void
test_tariff (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) before
      = wire_send (wire, WIRE_TR, "GET", TARIFF "tariff?include-site-details=true", NULL);
  g_assert_cmpuint (before->status, ==, 200);
  const char *period = "purchase.seasons.0.days.0.periods.1";
  g_autofree char *rate = g_strdup_printf ("%s.rate", period);
  g_assert_cmpstr (reply_string (before, rate), ==, "0.2810");
  JsonObject *object = json_node_get_object (reply_find (before, period));
  json_object_set_string_member (object, "rate", "0.3350");
  json_object_set_string_member (json_node_get_object (before->json), "futureField", "keep");
  g_autofree char *body = json_to_string (before->json, FALSE);
  g_autoptr (Reply) put = wire_send (wire, WIRE_TRW, "PUT", TARIFF "tariff?user-id=%U", body);
  g_assert_cmpuint (put->status, ==, 200);
  g_autoptr (Reply) after = wire_send (wire, WIRE_TR, "GET", TARIFF "tariff", NULL);
  g_assert_true (json_node_equal (before->json, after->json));
  g_autoptr (Reply) read_shape = wire_send (wire, WIRE_TR, "PUT", TARIFF "tariff?user-id=%U", body);
  g_assert_cmpuint (read_shape->status, ==, 406);
  json_object_set_string_member (object, "rate", "-1");
  g_autofree char *negative = json_to_string (before->json, FALSE);
  g_autoptr (Reply) refused = wire_send (wire, WIRE_TRW, "PUT", TARIFF "tariff?user-id=%U", negative);
  g_assert_cmpuint (refused->status, ==, 400);
  g_autoptr (Reply) note
      = wire_send (wire, WIRE_TRW, "PUT", "/service/evse_scheduler/api/v1/siteConfig/%S/tariff_change", NULL);
  g_assert_cmpuint (note->status, ==, 202);
  wire->change_name = "x-xsrf-token";
  wire->change_value = "other";
  g_autoptr (Reply) stranger = wire_send (wire, WIRE_TR, "GET", TARIFF "tariff", NULL);
  g_assert_cmpuint (stranger->status, ==, 403);
}

static void
test_none (void)
{
  g_autoptr (Wire) wire = open_home ("solar-only");
  g_autoptr (Reply) reply = wire_send (wire, WIRE_TR, "GET", TARIFF "tariff", NULL);
  g_assert_cmpstr (reply->body, ==, "{}");
}

static void
test_billing (void)
{
  const char *body = "{\"billingFrequency\":\"DAY\",\"anyBillPeriodStartDate\":\"2026-05-31\","
                     "\"billingIntervalValue\":30}";
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) other
      = wire_send (wire, WIRE_TRW, "POST", TARIFF "billing-details?date=2026-05-31", body);
  g_assert_cmpuint (other->status, ==, 400);
  g_autoptr (Reply) put = wire_send (wire, WIRE_TRW, "POST", TARIFF "billing-details?date=2026-06-10", body);
  g_assert_cmpuint (put->status, ==, 200);
  g_autoptr (Reply) after = wire_send (wire, WIRE_TR, "GET", TARIFF "billing-details", NULL);
  g_assert_cmpstr (reply_string (after, "billingFrequency"), ==, "DAY");
  g_assert_cmpint (reply_integer (after, "billingIntervalValue"), ==, 30);
}

static void
test_dated (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) day = wire_send (wire, WIRE_TR, "GET",
                                     TARIFF "tariffs?rateType=BUYBACK&date=2026-06-10&includeUtility=", NULL);
  guint n = reply_length (day, "data.buyback");
  gint64 next = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *start = g_strdup_printf ("data.buyback.%u.start", i);
      g_autofree char *end = g_strdup_printf ("data.buyback.%u.end", i);
      g_assert_cmpint (reply_integer (day, start), ==, next);
      next = reply_integer (day, end) + 1;
    }
  g_assert_cmpint (next, ==, 1440);
}

static void
test_dashboard (void)
{
  g_autoptr (Wire) wire = open_home ("outage");
  wire->bearer = TRUE;
  g_autoptr (Reply) alarms
      = wire_send (wire, WIRE_D, "GET", DASHBOARD "dashboard/sites/%S/alarms?range=today", NULL);
  g_assert_cmpint (reply_integer (alarms, "total"), ==, 1);
  g_assert_true (g_str_has_suffix (reply_string (alarms, "alarms.0.first_set"), "+0200 (CEST)"));
  g_autoptr (Reply) status = wire_send (wire, WIRE_D, "GET", DASHBOARD "dashboard/sites/%S/status", NULL);
  g_assert_true (g_str_has_suffix (reply_string (status, "soc"), "%"));
  g_autoptr (Reply) summary = wire_send (wire, WIRE_D, "GET", DASHBOARD "cs/sites/%S/summary", NULL);
  g_assert_false (reply_boolean (summary, "is_hems"));
  g_autoptr (Reply) price = wire_send (wire, WIRE_H, "GET", "/app-api/%S/get_currency_conversion.json", NULL);
  g_assert_cmpstr (reply_string (price, "currency_conversion.value_per_kwh"), ==, "0.281");
}

static void
test_layout (void)
{
  g_autoptr (Wire) wire = open_home (NULL);
  g_autoptr (Reply) plan = wire_send (wire, WIRE_L, "GET", "/systems/%S/site_array_layout_x", NULL);
  g_autoptr (Reply) panels
      = wire_send (wire, WIRE_H, "GET", "/app-api/%S/inverters.json?limit=1000&offset=0&search=", NULL);
  guint n = 0;
  for (guint i = 0; i < reply_length (plan, "arrays"); i++)
    {
      g_autofree char *path = g_strdup_printf ("arrays.%u.modules", i);
      n += reply_length (plan, path);
    }
  g_assert_cmpint (n, ==, reply_integer (panels, "total"));
  reply_find (plan, "arrays.0.modules.0.inverter.inverter_id");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tariff/tariff", test_tariff);
  g_test_add_func ("/tariff/none", test_none);
  g_test_add_func ("/tariff/billing", test_billing);
  g_test_add_func ("/tariff/dated", test_dated);
  g_test_add_func ("/tariff/dashboard", test_dashboard);
  g_test_add_func ("/tariff/layout", test_layout);
  return g_test_run ();
}
