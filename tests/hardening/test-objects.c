/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-home-private.h"
#include "sol-procedure-private.h"
#include "sol-restore-mode.h"

/* Each object of the model comes and goes without a trace, and tells a change once, and nothing when nothing
 * changed. */

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

/* WATCH: counts what @object tells from here on; TOLD asserts how much, and begins anew. */
#define WATCH(object)                                                                                        \
  guint told = 0;                                                                                            \
  g_signal_connect (object, "notify", G_CALLBACK (count_cb), &told)
#define TOLD(n)                                                                                              \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_assert_cmpuint (told, ==, n);                                                                          \
    told = 0;                                                                                                \
  }                                                                                                          \
  G_STMT_END
#define UNWATCH(object) g_signal_handlers_disconnect_by_func (object, count_cb, &told)

/* A new value tells of itself, and perhaps of what follows from it. */
static void
assert_told (guint *told, gboolean something)
{
  g_assert_cmpint (*told > 0, ==, something);
  *told = 0;
}

static SolCharger *
first_charger (SolSite *site)
{
  return g_list_model_get_item (sol_site_get_chargers (site), 0);
}

static void
test_site_item (void)
{
  g_autoptr (SolSiteInfo) info = sol_site_info_new ();
  info->id = g_strdup ("4081126");
  info->name = g_strdup ("Birchwood House");
  SolSiteItem *item = sol_site_item_new (info, FALSE, FALSE);
  WATCH (item);

  sol_site_item_set_starred (item, FALSE);
  sol_site_item_set_last_used (item, FALSE);
  TOLD (0);
  sol_site_item_set_starred (item, TRUE);
  TOLD (1);
  sol_site_item_set_starred (item, TRUE);
  TOLD (0);
  sol_site_item_set_last_used (item, TRUE);
  TOLD (1);
  sol_site_item_set_last_used (item, TRUE);
  TOLD (0);
  g_assert_finalize_object (item);
}

/* Values of a living home, handed to fresh objects. */
static void
test_battery (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolBattery *known = sol_site_get_battery (site);
  SolBattery *battery = sol_battery_new (site->context, site->refresh, "1");
  WATCH (battery);

  g_assert_cmpint (sol_battery_get_exists (battery), ==, SOL_UNKNOWN);
  sol_battery_take_status (battery, sol_battery_get_status (known));
  TOLD (2);
  sol_battery_take_status (battery, sol_battery_get_status (known));
  TOLD (0);
  sol_battery_take_profile (battery, sol_battery_get_profile (known));
  TOLD (1);
  sol_battery_take_profile (battery, sol_battery_get_profile (known));
  TOLD (0);
  sol_battery_take_settings (battery, sol_battery_get_settings (known));
  TOLD (1);
  sol_battery_take_settings (battery, sol_battery_get_settings (known));
  TOLD (0);
  sol_battery_take_site_settings (battery, sol_site_get_settings (site));
  sol_battery_take_site_settings (battery, sol_site_get_settings (site));
  sol_battery_take_today (battery, sol_energy_today_get_today (sol_site_get_energy (site)));
  TOLD (0);
  g_assert_finalize_object (battery);
}

static void
test_energy (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolEnergyToday *known = sol_site_get_energy (model_fixture_open_site (fixture));
  SolEnergyToday *energy = sol_energy_today_new ();
  WATCH (energy);

  for (guint i = 0; i < 2; i++)
    {
      sol_energy_today_take_today (energy, sol_energy_today_get_today (known));
      TOLD (i == 0 ? 1 : 0);
      sol_energy_today_take_latest_power (energy, sol_energy_today_get_latest_power (known));
      TOLD (i == 0 ? 1 : 0);
      sol_energy_today_take_lifetime (energy, sol_energy_today_get_lifetime (known));
      TOLD (i == 0 ? 1 : 0);
    }
  sol_energy_today_compose (energy, SOL_GRID_ON, TRUE, TRUE, sol_clock_now (fixture->clock));
  TOLD (1);
  g_assert_finalize_object (energy);
}

static void
test_charger (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) known = first_charger (site);
  SolCharger *charger = sol_charger_new (fixture->home->context, site->refresh, sol_site_get_id (site),
                                         sol_charger_get_serial (known));
  WATCH (charger);

  for (guint i = 0; i < 2; i++)
    {
      sol_charger_take_status (charger, sol_charger_get_status (known));
      assert_told (&told, i == 0);
      sol_charger_take_summary (charger, sol_charger_get_summary (known));
      assert_told (&told, i == 0);
      sol_charger_take_preference (charger, sol_charger_get_preference (known));
      assert_told (&told, i == 0);
      sol_charger_take_site (charger, TRUE, "NL", NULL);
      TOLD (0);
    }
  sol_charger_stop (charger);
  g_assert_finalize_object (charger);
}

static void
test_control (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  g_autoptr (SolCharger) charger = first_charger (site);
  SolControl *control = sol_control_new (&sol_charging_spec, charger, fixture->home->context, site->refresh,
                                         sol_site_get_id (site), sol_charger_get_serial (charger));
  WATCH (control);

  sol_control_update (control);
  TOLD (3); /* value, state, usable */
  sol_control_update (control);
  sol_control_dismiss (control);
  sol_control_dismiss (control);
  TOLD (0);
  sol_control_stop (control);
  sol_control_stop (control);
  sol_control_update (control);
  TOLD (0);
  g_assert_finalize_object (control);
}

static void
test_site (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *known = model_fixture_open_site (fixture);
  SolSite *site = sol_site_new (fixture->home->context, "4081126", "House");
  WATCH (site);

  sol_site_set_name (site, "House");
  TOLD (0);
  sol_site_set_name (site, "Hut");
  TOLD (1);
  sol_site_update_grid (site);
  sol_site_update_condition (site);
  told = 0;
  sol_site_update_grid (site);
  sol_site_update_condition (site);
  sol_site_update_staleness (site);
  TOLD (0);
  sol_site_stop (site);
  sol_site_stop (site);
  UNWATCH (site);
  g_assert_finalize_object (site);

  /* The same readings again: nothing new to tell. */
  g_signal_connect (known, "notify", G_CALLBACK (count_cb), &told);
  sol_site_set_page (known, SOL_PAGE_OVERVIEW);
  sol_site_update_grid (known);
  sol_site_update_condition (known);
  TOLD (0);
  UNWATCH (known);
}

static void
test_home (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  model_fixture_open_site (fixture);
  SolHome *home = fixture->home;
  WATCH (home);

  sol_home_set_state (home, sol_home_get_state (home));
  g_autofree char *account = g_strdup (sol_home_get_account (home));
  sol_home_set_account (home, account);
  TOLD (0);
  UNWATCH (home);
}

static void
test_others (void)
{
  g_autoptr (ModelFixture) fixture = model_fixture_new ("home", NULL);
  SolSite *site = model_fixture_open_site (fixture);
  SolModelContext *context = fixture->home->context;

  g_assert_finalize_object (sol_refresh_new (context, "1"));
  g_assert_finalize_object (sol_remember_new (context->archive));
  g_assert_finalize_object (sol_journal_new (context->archive, context->clock));
  g_assert_finalize_object (
      sol_procedure_new (&sol_restore_mode_spec, context, site->refresh, "1", "EV000000000001"));
  g_assert_finalize_object (
      sol_home_store_new (context->clock, fixture->home->keyring, context->archive, context->remember, NULL));
  SolHomeOptions options = { .clock = fixture->clock };
  g_assert_finalize_object (sol_home_new (&options));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hardening/objects/site-item", test_site_item);
  g_test_add_func ("/hardening/objects/battery", test_battery);
  g_test_add_func ("/hardening/objects/energy", test_energy);
  g_test_add_func ("/hardening/objects/charger", test_charger);
  g_test_add_func ("/hardening/objects/control", test_control);
  g_test_add_func ("/hardening/objects/site", test_site);
  g_test_add_func ("/hardening/objects/home", test_home);
  g_test_add_func ("/hardening/objects/others", test_others);
  return g_test_run ();
}
