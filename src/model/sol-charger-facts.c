/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-facts"

#include "sol-charger-private.h"

#include <glib/gi18n-lib.h>

/* What a charger has and offers, beside how it is doing: from what was read of it and of its site. */

const SolFirmware *
sol_charger_get_firmware (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  for (guint i = 0; self->firmware != NULL && i < self->firmware->chargers->len; i++)
    {
      const SolFirmware *one = g_ptr_array_index (self->firmware->chargers, i);
      if (g_strcmp0 (one->serial, self->serial) == 0)
        return one;
    }
  return NULL;
}

SolTruth
sol_charger_get_has_update (SolCharger *self)
{
  const SolFirmware *firmware = sol_charger_get_firmware (self);
  return firmware == NULL ? SOL_UNKNOWN : sol_firmware_has_update (firmware);
}

const char *
sol_charger_get_phase_switch (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), NULL);
  const SolConfigEntry *entry
      = self->config == NULL ? NULL : sol_charger_config_find (self->config, SOL_CONFIG_PHASE_SWITCH);
  return entry == NULL ? NULL : sol_config_entry_get_value (entry);
}

gboolean
sol_charger_offers_mode (SolCharger *self, SolChargeMode mode)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self) && mode <= SOL_CHARGE_MODE_SMART, FALSE);
  if (mode == SOL_CHARGE_MODE_UNKNOWN || self->preference == NULL)
    return FALSE;
  const SolChargeModeOffer *offer = &self->preference->offers[mode];
  return offer->present == SOL_YES && offer->hidden != SOL_YES;
}

const char *
sol_charger_get_mode_reason (SolCharger *self, SolChargeMode mode)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self) && mode <= SOL_CHARGE_MODE_SMART, NULL);
  const char *locked = sol_control_get_reason (self->controls[SOL_CHARGER_MODE]);
  if (locked != NULL || self->preference == NULL)
    return locked;
  return self->preference->offers[mode].disabled_by_storm == SOL_YES ? _ ("Paused during the storm alert")
                                                                     : NULL;
}

SolTruth
sol_charger_get_offers_battery (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), SOL_UNKNOWN);
  return sol_green_settings_offers_battery (
      self->green, self->summary == NULL ? SOL_UNKNOWN : self->summary->supports_use_battery);
}

SolTruth
sol_charger_get_offers_cards (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), SOL_UNKNOWN);
  return sol_feature_flags_offers_cards (self->flags, self->serial, self->config);
}

SolTruth
sol_charger_get_wants_sign_in (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), SOL_UNKNOWN);
  return sol_charger_config_wants_sign_in (self->config);
}

SolTruth
sol_charger_get_pending_off_grid (SolCharger *self)
{
  g_return_val_if_fail (SOL_IS_CHARGER (self), SOL_UNKNOWN);
  return self->preference == NULL ? SOL_UNKNOWN : self->preference->pending_off_grid;
}
