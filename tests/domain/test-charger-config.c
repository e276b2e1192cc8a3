/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-charger-extras.h"

static void
add (SolChargerConfig *config, const char *key, const char *value, const char *requested, SolTruth pending)
{
  SolConfigEntry *entry = sol_config_entry_new ();
  entry->key = g_strdup (key);
  entry->value = g_strdup (value);
  entry->requested = g_strdup (requested);
  entry->pending = pending;
  g_ptr_array_add (config->entries, entry);
}

#define ABSENT "-"

static void
test_sign_in (void)
{
  static const struct
  {
    const char *app, *card;
    SolTruth wanted;
  } rows[] = {
    { "enabled", "disabled", SOL_YES }, { "disabled", "enabled", SOL_YES },
    { "disabled", "disabled", SOL_NO }, { NULL, NULL, SOL_NO },
    { NULL, "enabled", SOL_YES },       { ABSENT, "disabled", SOL_UNKNOWN },
    { ABSENT, "enabled", SOL_YES },     { "maybe", "disabled", SOL_UNKNOWN },
    { ABSENT, ABSENT, SOL_UNKNOWN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolChargerConfig) config = sol_charger_config_new ();
      if (g_strcmp0 (rows[i].app, ABSENT) != 0)
        add (config, SOL_CONFIG_APP_AUTHENTICATION, rows[i].app, rows[i].app, SOL_NO);
      if (g_strcmp0 (rows[i].card, ABSENT) != 0)
        add (config, SOL_CONFIG_CARD_AUTHENTICATION, rows[i].card, rows[i].card, SOL_NO);
      g_test_message ("row %u", i);
      g_assert_cmpint (sol_charger_config_wants_sign_in (config), ==, rows[i].wanted);
    }
  g_assert_cmpint (sol_charger_config_wants_sign_in (NULL), ==, SOL_UNKNOWN);
}

static void
test_pending (void)
{
  g_autoptr (SolChargerConfig) config = sol_charger_config_new ();
  add (config, SOL_CONFIG_APP_AUTHENTICATION, "disabled", "enabled", SOL_YES);
  add (config, SOL_CONFIG_CARD_AUTHENTICATION, NULL, "enabled", SOL_NO);
  g_assert_cmpint (sol_charger_config_get_switch (config, SOL_CONFIG_APP_AUTHENTICATION), ==, SOL_NO);
  g_assert_cmpint (sol_charger_config_get_requested (config, SOL_CONFIG_APP_AUTHENTICATION), ==, SOL_YES);
  g_assert_cmpint (sol_charger_config_get_switch (config, SOL_CONFIG_CARD_AUTHENTICATION), ==, SOL_YES);
  g_assert_cmpint (sol_charger_config_get_requested (config, SOL_CONFIG_CARD_AUTHENTICATION), ==,
                   SOL_UNKNOWN);
  g_assert_cmpint (sol_charger_config_get_requested (config, "other"), ==, SOL_UNKNOWN);
}

static void
test_default_amps (void)
{
  static const struct
  {
    const char *value;
    int amps;
  } rows[] = { { NULL, 0 }, { "disabled", 0 }, { "None", 0 }, { "24", 24 }, { "lots", -1 }, { "99999", -1 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolChargerConfig) config = sol_charger_config_new ();
      g_assert_cmpint (sol_charger_config_get_default_amps (config), ==, -1);
      add (config, SOL_CONFIG_DEFAULT_LEVEL, rows[i].value, NULL, SOL_NO);
      g_assert_cmpint (sol_charger_config_get_default_amps (config), ==, rows[i].amps);
    }
}

static void
test_green (void)
{
  g_autoptr (SolGreenSettings) settings = sol_green_settings_new ();
  g_assert_cmpint (sol_green_settings_offers_battery (NULL, SOL_UNKNOWN), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_green_settings_offers_battery (NULL, SOL_YES), ==, SOL_YES);
  settings->use_battery_present = SOL_YES;
  g_assert_cmpint (sol_green_settings_offers_battery (settings, SOL_UNKNOWN), ==, SOL_YES);
  g_assert_cmpint (sol_green_settings_offers_battery (settings, SOL_NO), ==, SOL_NO);
}

static void
test_flags (void)
{
  g_autoptr (SolFeatureFlags) flags = sol_feature_flags_new ();
  g_autoptr (SolChargerConfig) config = sol_charger_config_new ();
  GHashTable *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (own, g_strdup ("iqevse_rfid"), GINT_TO_POINTER (SOL_NO));
  g_hash_table_insert (flags->chargers, g_strdup ("1"), own);
  g_hash_table_insert (flags->site, g_strdup ("off_peak_schedule"), GINT_TO_POINTER (SOL_YES));

  g_assert_cmpint (sol_feature_flags_get (NULL, NULL, "x"), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_feature_flags_get (flags, NULL, "off_peak_schedule"), ==, SOL_YES);
  g_assert_cmpint (sol_feature_flags_get (flags, "1", "off_peak_schedule"), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_feature_flags_get (flags, "1", "iqevse_rfid"), ==, SOL_NO);
  g_assert_cmpint (sol_feature_flags_get (flags, "2", "iqevse_rfid"), ==, SOL_UNKNOWN);
  g_assert_cmpint (sol_feature_flags_offers_cards (flags, "1", config), ==, SOL_NO);
  add (config, SOL_CONFIG_CARD_AUTHENTICATION, NULL, NULL, SOL_NO);
  g_assert_cmpint (sol_feature_flags_offers_cards (flags, "1", config), ==, SOL_YES);
}

static void
test_firmware (void)
{
  static const struct
  {
    const char *current, *target;
    SolTruth update;
  } rows[]
      = { { "1", "2", SOL_YES }, { "1", "1", SOL_NO }, { "1", NULL, SOL_NO }, { NULL, "2", SOL_UNKNOWN } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SolFirmware) firmware = sol_firmware_new ();
      firmware->current = g_strdup (rows[i].current);
      firmware->target = g_strdup (rows[i].target);
      g_assert_cmpint (sol_firmware_has_update (firmware), ==, rows[i].update);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/charger-config/sign-in", test_sign_in);
  g_test_add_func ("/domain/charger-config/pending", test_pending);
  g_test_add_func ("/domain/charger-config/default-amps", test_default_amps);
  g_test_add_func ("/domain/charger-config/green", test_green);
  g_test_add_func ("/domain/charger-config/flags", test_flags);
  g_test_add_func ("/domain/charger-config/firmware", test_firmware);
  return g_test_run ();
}
