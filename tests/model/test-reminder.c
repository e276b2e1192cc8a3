/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

/* The reminder of the plug, from the simulated cloud to the signal. */

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  GString *told;
} Watch;

static void
reminder_cb (SolSite *site, SolCharger *charger, const SolReminder *reminder, gpointer user_data)
{
  Watch *watch = user_data;
  g_assert_true (SOL_IS_CHARGER (charger));
  g_assert_true (g_str_has_prefix (reminder->id, "plug-"));
  g_string_append_printf (watch->told, "%s|", reminder->body);
}

static void
watch_look (Watch *watch)
{
  watch->site = model_fixture_open_site (watch->fixture);
  g_signal_connect (watch->site, "reminder", G_CALLBACK (reminder_cb), watch);
}

static void
happen (Watch *watch, const char *what)
{
  g_autofree char *done = model_fixture_ask (watch->fixture, "POST", "home", what);
}

/* In the evening, half an hour before the slot; with @car it is there and leaves later. */
static void
watch_open (Watch *watch, gboolean car)
{
  watch->told = g_string_new (NULL);
  watch->fixture = model_fixture_new ("mockup", "2026-06-13T22:20:00+02:00");
  happen (watch,
          "{\"what\":\"slot\",\"index\":0,\"start\":1380,\"end\":360,\"days\":\"1234567\",\"enabled\":true,"
          "\"remind\":true,\"remind_minutes\":10}");
  if (!car)
    happen (watch, "{\"what\":\"car-leaves\"}");
  watch_look (watch);
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (watch->site), 0);
  const SolSchedule *schedule = sol_charger_get_schedule (charger);
  gboolean reminds = FALSE;
  for (guint i = 0; i < schedule->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (schedule->slots, i);
      reminds = reminds
                || (slot->reminder == SOL_YES && slot->enabled == SOL_YES && slot->window.start == 23 * 60);
    }
  g_assert_true (reminds);
  sol_site_set_page (watch->site, SOL_PAGE_BACKGROUND);
}

static void
watch_clear (Watch *watch)
{
  g_clear_pointer (&watch->fixture, model_fixture_free);
  if (watch->told != NULL)
    g_string_free (g_steal_pointer (&watch->told), TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, watch_clear)

/* Without a window, once; not again after a restart, nor when the slot has begun. */
static void
test_told_once (void)
{
  g_auto (Watch) watch = { 0 };
  watch_open (&watch, FALSE);
  model_fixture_advance (watch.fixture, 5 * 60);
  g_assert_cmpstr (watch.told->str, ==, "");
  model_fixture_advance (watch.fixture, 30 * 60);
  g_assert_cmpstr (watch.told->str, !=, "");
  g_assert_true (g_str_has_prefix (watch.told->str, "The slot 23:00 – 06:00 starts in "));
  g_assert_cmpint (watch.told->str[watch.told->len - 1], ==, '|');
  g_assert_cmpstr (strchr (watch.told->str, '|'), ==, "|");
  model_fixture_close (watch.fixture);
  watch_look (&watch);
  sol_site_set_page (watch.site, SOL_PAGE_BACKGROUND);
  model_fixture_advance (watch.fixture, 60 * 60);
  g_assert_cmpstr (strchr (watch.told->str, '|'), ==, "|");
}

static void
test_plugged (void)
{
  g_auto (Watch) watch = { 0 };
  watch_open (&watch, TRUE);
  model_fixture_advance (watch.fixture, 60 * 60);
  g_assert_cmpstr (watch.told->str, ==, "");
}

static void
test_offline (void)
{
  g_auto (Watch) watch = { 0 };
  watch_open (&watch, FALSE);
  happen (&watch, "{\"what\":\"charger-offline\",\"on\":true}");
  model_fixture_advance (watch.fixture, 60 * 60);
  g_assert_cmpstr (watch.told->str, ==, "");
}

static void
test_other_mode (void)
{
  g_auto (Watch) watch = { 0 };
  watch_open (&watch, FALSE);
  happen (&watch, "{\"what\":\"charge-mode\",\"mode\":\"green\"}");
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (watch.site), 0);
  sol_site_set_page (watch.site, SOL_PAGE_CHARGER);
  sol_site_refresh (watch.site);
  model_fixture_advance (watch.fixture, 60 * 60);
  g_assert_cmpint (sol_charger_get_preference (charger)->mode, ==, SOL_CHARGE_MODE_GREEN);
  g_assert_cmpstr (watch.told->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/reminder/told-once", test_told_once);
  g_test_add_func ("/model/reminder/plugged", test_plugged);
  g_test_add_func ("/model/reminder/offline", test_offline);
  g_test_add_func ("/model/reminder/other-mode", test_other_mode);
  return g_test_run ();
}
