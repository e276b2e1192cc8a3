/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

/* What the page of a charger says beside its numbers: what it has, offers, and why something is not possible.
 */

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolCharger *charger;
} Page;

static void
page_open (Page *page, const char *scenario)
{
  page->fixture = model_fixture_new (scenario, NULL);
  page->site = model_fixture_open_site (page->fixture);
  sol_site_set_page (page->site, SOL_PAGE_CHARGER);
  model_fixture_settle (page->fixture);
  page->charger = g_list_model_get_item (sol_site_get_chargers (page->site), 0);
}

static void
page_clear (Page *page)
{
  g_clear_object (&page->charger);
  g_clear_pointer (&page->fixture, model_fixture_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static void
happen (Page *page, const char *what)
{
  g_autofree char *done = model_fixture_ask (page->fixture, "POST", "home", what);
  sol_site_refresh (page->site);
  model_fixture_settle (page->fixture);
}

static void
test_details (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "home");
  const SolChargerSummary *summary = sol_charger_get_summary (page.charger);
  const SolFirmware *firmware = sol_charger_get_firmware (page.charger);

  g_assert_nonnull (firmware);
  g_assert_cmpstr (firmware->serial, ==, sol_charger_get_serial (page.charger));
  g_assert_cmpint (sol_charger_get_has_update (page.charger), !=, SOL_UNKNOWN);
  g_assert_cmpint (sol_charger_get_has_update (page.charger), ==,
                   sol_truth (g_strcmp0 (firmware->target, firmware->current) != 0));
  g_assert_cmpstr (sol_charger_get_phase_switch (page.charger), ==, "auto");
  g_assert_nonnull (summary->connection);
  g_assert_nonnull (summary->address);
  g_assert_cmpint (summary->warranty_until, !=, SOL_TIME_UNKNOWN);
  g_assert_cmpint (summary->breaker_rating, >, 0);
  g_assert_cmpint (summary->phases, >, 0);
  g_assert_cmpstr (sol_charger_get_status (page.charger)->manufacturer, ==, "Example Motors");
  g_assert_cmpint (sol_charger_get_offers_battery (page.charger), ==, SOL_YES);
  g_assert_cmpint (sol_charger_get_offers_cards (page.charger), ==, SOL_YES);
  g_assert_cmpint (sol_charger_get_wants_sign_in (page.charger), ==, SOL_NO);
  g_assert_cmpint (sol_charger_get_pending_off_grid (page.charger), ==, SOL_NO);
}

static void
test_modes (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "home");
  g_assert_true (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_MANUAL));
  g_assert_true (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_SCHEDULED));
  g_assert_true (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_GREEN));
  g_assert_false (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_SMART));
  g_assert_false (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_UNKNOWN));
  g_assert_null (sol_charger_get_mode_reason (page.charger, SOL_CHARGE_MODE_GREEN));

  /* The battery's own plan brings smart charging in the place of green. */
  happen (&page, "{\"what\":\"profile\",\"profile\":\"ai_optimisation\",\"reserve\":20}");
  g_assert_true (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_SMART));
  g_assert_false (sol_charger_offers_mode (page.charger, SOL_CHARGE_MODE_GREEN));
}

static void
test_storm (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "home");
  happen (&page, "{\"what\":\"storm-guard\",\"on\":true,\"charger\":true}");
  happen (&page, "{\"what\":\"storm\"}");
  g_assert_cmpstr (sol_charger_get_mode_reason (page.charger, SOL_CHARGE_MODE_MANUAL), ==,
                   "Paused during the storm alert");
  g_assert_false (sol_control_get_usable (sol_charger_get_control (page.charger, SOL_CHARGER_MODE)));
}

static void
assert_locked (Page *page, const char *reason)
{
  for (SolChargerControl i = 0; i < SOL_CHARGER_N_CONTROLS; i++)
    {
      SolControl *control = sol_charger_get_control (page->charger, i);
      g_test_message ("%s", sol_control_get_name (control));
      g_assert_cmpstr (sol_control_get_reason (control), ==, reason);
      g_assert_false (sol_control_get_usable (control));
    }
  g_assert_cmpstr (sol_charger_get_mode_reason (page->charger, SOL_CHARGE_MODE_GREEN), ==, reason);
}

static void
test_locked (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "home");
  happen (&page, "{\"what\":\"charger-condition\",\"locked\":true}");
  assert_locked (&page, "The owner has locked this charger");
  happen (&page, "{\"what\":\"charger-condition\",\"locked\":false,\"commissioned\":false}");
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_NOT_SET_UP);
  assert_locked (&page, "Your installer has not finished this charger");
  happen (&page, "{\"what\":\"charger-condition\",\"commissioned\":true,\"faulted\":true}");
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_FAULT);
  happen (&page, "{\"what\":\"charger-condition\",\"faulted\":false}");
  happen (&page, "{\"what\":\"charger-offline\",\"on\":true}");
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_OFFLINE);
  g_assert_cmpint (sol_charger_get_status (page.charger)->offline_since, !=, SOL_TIME_UNKNOWN);
  assert_locked (&page, "Charger offline");
}

/* A start that waits for a yes in the app says so, and only as long as it does. */
static void
test_sign_in_needed (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "home");
  happen (&page, "{\"what\":\"stop-charging\"}");
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_PLUGGED_IN);
  happen (&page, "{\"what\":\"charger-config\",\"app\":\"enabled\"}");
  g_assert_cmpint (sol_charger_get_wants_sign_in (page.charger), ==, SOL_YES);
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_PLUGGED_IN);
  happen (&page, "{\"what\":\"start-charging\"}");
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_SIGN_IN_NEEDED);
  happen (&page, "{\"what\":\"confirm-charging\"}");
  g_assert_cmpint (sol_charger_get_state (page.charger), ==, SOL_CHARGER_STATE_CHARGING);
}

static void
test_safe_limit (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "safe-limit");
  g_assert_cmpint (sol_charger_get_limited_amps (page.charger), ==, sol_charger_get_amps_min (page.charger));
  happen (&page, "{\"what\":\"stop-charging\"}");
  g_assert_cmpint (sol_charger_get_limited_amps (page.charger), ==, 0);
}

static void
test_amps_reason (void)
{
  g_auto (Page) page = { 0 };
  page_open (&page, "home");
  SolControl *amps = sol_charger_get_control (page.charger, SOL_CHARGER_AMPS);
  g_assert_null (sol_control_get_reason (amps));
  happen (&page, "{\"what\":\"charge-mode\",\"mode\":\"green\"}");
  g_assert_cmpstr (sol_control_get_reason (amps), ==, "Set by the system in Green mode");
  happen (&page, "{\"what\":\"profile\",\"profile\":\"ai_optimisation\",\"reserve\":20}");
  happen (&page, "{\"what\":\"charge-mode\",\"mode\":\"smart\"}");
  g_assert_cmpstr (sol_control_get_reason (amps), ==, "Set by the system in Smart mode");
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  ++*count;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The burst tells when it begins and when it is over. */
static void
test_burst (void)
{
  g_auto (Page) page = { 0 };
  g_autoptr (GAsyncResult) done = NULL;
  guint told = 0;
  page_open (&page, "home");
  g_signal_connect (page.site, "notify::burst-until", G_CALLBACK (count_cb), &told);
  sol_site_set_burst_async (page.site, TRUE, NULL, result_cb, &done);
  model_fixture_settle (page.fixture);
  g_assert_true (sol_site_set_burst_finish (page.site, done, NULL));
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpint (sol_site_get_burst_until (page.site), ==,
                   sol_clock_now (page.fixture->clock) + 900 * SOL_SECOND);
  model_fixture_advance (page.fixture, 899);
  g_assert_cmpuint (told, ==, 1);
  model_fixture_advance (page.fixture, 1);
  g_assert_cmpuint (told, ==, 2);
  g_assert_cmpint (sol_site_get_burst_until (page.site), ==, SOL_TIME_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/charger-facts/details", test_details);
  g_test_add_func ("/model/charger-facts/modes", test_modes);
  g_test_add_func ("/model/charger-facts/storm", test_storm);
  g_test_add_func ("/model/charger-facts/locked", test_locked);
  g_test_add_func ("/model/charger-facts/sign-in-needed", test_sign_in_needed);
  g_test_add_func ("/model/charger-facts/safe-limit", test_safe_limit);
  g_test_add_func ("/model/charger-facts/amps-reason", test_amps_reason);
  g_test_add_func ("/model/charger-facts/burst", test_burst);
  return g_test_run ();
}
