/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-config"

#include "sol-charger-config.h"

#define MOST_AMPS 1000

SOL_DEFINE_VALUE (SolChargerConfig, sol_charger_config)
SOL_DEFINE_VALUE (SolGreenSettings, sol_green_settings)
SOL_DEFINE_VALUE (SolLiveBurst, sol_live_burst)

SolConfigEntry *
sol_config_entry_new (void)
{
  SolConfigEntry *self = g_new0 (SolConfigEntry, 1);
  self->pending = SOL_UNKNOWN;
  return self;
}

void
sol_config_entry_free (SolConfigEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->value);
  g_free (self->requested);
  g_free (self);
}

const char *
sol_config_entry_get_value (const SolConfigEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->value != NULL ? self->value : self->requested;
}

static void
sol_charger_config_init (SolChargerConfig *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_config_entry_free);
}

static void
sol_charger_config_clear (SolChargerConfig *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

const SolConfigEntry *
sol_charger_config_find (const SolChargerConfig *self, const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);
  for (guint i = 0; self != NULL && i < self->entries->len; i++)
    {
      const SolConfigEntry *entry = g_ptr_array_index (self->entries, i);
      if (g_strcmp0 (entry->key, key) == 0)
        return entry;
    }
  return NULL;
}

static SolTruth
switch_from_text (const char *text)
{
  static const char *const on[] = { "enabled", "enable", "on", "true", "1" };
  static const char *const off[] = { "disabled", "disable", "off", "false", "0" };

  if (text == NULL)
    return SOL_NO;
  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    if (g_ascii_strcasecmp (text, on[i]) == 0)
      return SOL_YES;
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if (g_ascii_strcasecmp (text, off[i]) == 0)
      return SOL_NO;
  return SOL_UNKNOWN;
}

SolTruth
sol_charger_config_get_switch (const SolChargerConfig *self, const char *key)
{
  const SolConfigEntry *entry = sol_charger_config_find (self, key);
  return entry != NULL ? switch_from_text (sol_config_entry_get_value (entry)) : SOL_UNKNOWN;
}

SolTruth
sol_charger_config_get_requested (const SolChargerConfig *self, const char *key)
{
  const SolConfigEntry *entry = sol_charger_config_find (self, key);
  return entry != NULL && entry->pending == SOL_YES && entry->requested != NULL
             ? switch_from_text (entry->requested)
             : SOL_UNKNOWN;
}

SolTruth
sol_charger_config_wants_sign_in (const SolChargerConfig *self)
{
  SolTruth app = sol_charger_config_get_switch (self, SOL_CONFIG_APP_AUTHENTICATION);
  SolTruth card = sol_charger_config_get_switch (self, SOL_CONFIG_CARD_AUTHENTICATION);

  if (app == SOL_YES || card == SOL_YES)
    return SOL_YES;
  return app == SOL_NO && card == SOL_NO ? SOL_NO : SOL_UNKNOWN;
}

int
sol_charger_config_get_default_amps (const SolChargerConfig *self)
{
  const SolConfigEntry *entry = sol_charger_config_find (self, SOL_CONFIG_DEFAULT_LEVEL);
  if (entry == NULL)
    return -1;

  const char *text = sol_config_entry_get_value (entry);
  guint64 amps = 0;
  if (text == NULL || g_ascii_strcasecmp (text, "disabled") == 0 || g_ascii_strcasecmp (text, "none") == 0)
    return 0;
  return g_ascii_string_to_unsigned (text, 10, 0, MOST_AMPS, &amps, NULL) ? (int) amps : -1;
}

static void
sol_green_settings_init (SolGreenSettings *self)
{
  self->use_battery_present = self->use_battery = SOL_UNKNOWN;
}

static void
sol_green_settings_clear (SolGreenSettings *self)
{
}

SolTruth
sol_green_settings_offers_battery (const SolGreenSettings *self, SolTruth supported)
{
  return supported != SOL_UNKNOWN || self == NULL ? supported : self->use_battery_present;
}

static void
sol_live_burst_init (SolLiveBurst *self)
{
  self->accepted = SOL_UNKNOWN;
  self->duration_s = SOL_LIVE_BURST_S;
  self->topics = g_ptr_array_new_with_free_func (g_free);
}

static void
sol_live_burst_clear (SolLiveBurst *self)
{
  g_clear_pointer (&self->topics, g_ptr_array_unref);
}
