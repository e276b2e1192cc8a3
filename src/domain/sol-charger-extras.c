/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-extras"

#include "sol-charger-extras.h"

SOL_DEFINE_VALUE (SolFeatureFlags, sol_feature_flags)
SOL_DEFINE_VALUE (SolFirmwareList, sol_firmware_list)

static void
sol_feature_flags_init (SolFeatureFlags *self)
{
  self->site = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chargers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

static void
sol_feature_flags_clear (SolFeatureFlags *self)
{
  g_clear_pointer (&self->site, g_hash_table_unref);
  g_clear_pointer (&self->chargers, g_hash_table_unref);
}

SolTruth
sol_feature_flags_get (const SolFeatureFlags *self, const char *serial, const char *name)
{
  g_return_val_if_fail (name != NULL, SOL_UNKNOWN);
  if (self == NULL)
    return SOL_UNKNOWN;

  GHashTable *flags = serial != NULL ? g_hash_table_lookup (self->chargers, serial) : self->site;
  gpointer flag = NULL;
  if (flags == NULL || !g_hash_table_lookup_extended (flags, name, NULL, &flag))
    return SOL_UNKNOWN;
  return (SolTruth) GPOINTER_TO_INT (flag);
}

SolTruth
sol_feature_flags_offers_cards (const SolFeatureFlags *self, const char *serial,
                                const SolChargerConfig *config)
{
  if (sol_charger_config_find (config, SOL_CONFIG_CARD_AUTHENTICATION) != NULL)
    return SOL_YES;
  return sol_feature_flags_get (self, serial, "iqevse_rfid");
}

SolFirmware *
sol_firmware_new (void)
{
  SolFirmware *self = g_new0 (SolFirmware, 1);
  self->upgrade_status = -1;
  self->updated_at = self->checked_at = SOL_TIME_UNKNOWN;
  self->automatic = SOL_UNKNOWN;
  return self;
}

void
sol_firmware_free (SolFirmware *self)
{
  if (self == NULL)
    return;
  g_free (self->serial);
  g_free (self->current);
  g_free (self->target);
  g_free (self->detail);
  g_free (self);
}

SolTruth
sol_firmware_has_update (const SolFirmware *self)
{
  g_return_val_if_fail (self != NULL, SOL_UNKNOWN);
  if (self->current == NULL)
    return SOL_UNKNOWN;
  return sol_truth (self->target != NULL && !g_str_equal (self->current, self->target));
}

static void
sol_firmware_list_init (SolFirmwareList *self)
{
  self->chargers = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_firmware_free);
}

static void
sol_firmware_list_clear (SolFirmwareList *self)
{
  g_clear_pointer (&self->chargers, g_ptr_array_unref);
}
