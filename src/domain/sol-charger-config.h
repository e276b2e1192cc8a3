/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-status.h"

G_BEGIN_DECLS

/** SolConfigEntry: one key of the charger's configuration (energy-cloud-api 2.5). */
typedef struct
{
  char *key;
  char *value;      /* (nullable) in force; %NULL is unset */
  char *requested;  /* (nullable) `reqValue`, which differs while a change is on its way */
  SolTruth pending; /* a write has been taken and is not in force yet */
} SolConfigEntry;

SolConfigEntry *sol_config_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_config_entry_free (SolConfigEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolConfigEntry, sol_config_entry_free)

/** sol_config_entry_get_value: Returns: (transfer none) (nullable): the value to show: the one in force, else
 * the requested one. */
const char *sol_config_entry_get_value (const SolConfigEntry *self);

/** SolChargerConfig: what was asked of the configuration of one charger, or the answer to a change of it
 * (addendum 1.7.5). Keys that were not asked for are not there. */
typedef struct
{
  GPtrArray *entries; /* (element-type SolConfigEntry) each key once */
} SolChargerConfig;

#define SOL_TYPE_CHARGER_CONFIG (sol_charger_config_get_type ())
SOL_DECLARE_VALUE (SolChargerConfig, sol_charger_config)

#define SOL_CONFIG_APP_AUTHENTICATION "sessionAuthentication"
#define SOL_CONFIG_CARD_AUTHENTICATION "rfidSessionAuthentication"
#define SOL_CONFIG_DEFAULT_LEVEL "DefaultChargeLevel"
#define SOL_CONFIG_PHASE_SWITCH "phase_switch_config"

/** sol_charger_config_find: Returns: (transfer none) (nullable): the entry of @key. */
const SolConfigEntry *sol_charger_config_find (const SolChargerConfig *self, const char *key);

/** sol_charger_config_get_switch: an `enabled`/`disabled` key; unset is off, and unknown when it was not in
 * the answer. */
SolTruth sol_charger_config_get_switch (const SolChargerConfig *self, const char *key);

/** sol_charger_config_get_requested: the same for the value on its way; unknown when none is. */
SolTruth sol_charger_config_get_requested (const SolChargerConfig *self, const char *key);

/** sol_charger_config_wants_sign_in: whether a session has to be authorised, by app or by card; off only when
 * both are known to be. @self may be %NULL. */
SolTruth sol_charger_config_wants_sign_in (const SolChargerConfig *self);

/** sol_charger_config_get_default_amps: `DefaultChargeLevel`; 0 when it is unset, -1 unknown. */
int sol_charger_config_get_default_amps (const SolChargerConfig *self);

/** SolGreenSettings: settings of green charging (energy-cloud-api 4.3). */
typedef struct
{
  SolTruth use_battery_present; /* the setting is in the answer */
  SolTruth use_battery;         /* `USE_BATTERY_FOR_SELF_CONSUMPTION` */
} SolGreenSettings;

#define SOL_TYPE_GREEN_SETTINGS (sol_green_settings_get_type ())
SOL_DECLARE_VALUE (SolGreenSettings, sol_green_settings)

/** sol_green_settings_offers_battery: whether the switch is shown: what the summary says of the charger
 * (@supported), and only without that whether the setting is there (addendum 1.7.17). @self may be %NULL. */
SolTruth sol_green_settings_offers_battery (const SolGreenSettings *self, SolTruth supported);

/** SolLiveBurst: the answer to starting or stopping the chargers' live stream (addendum 1.7.4). */
typedef struct
{
  SolTruth accepted; /* %SOL_NO when the answer says something else than that */
  int duration_s;    /* 900 when the answer does not say */
  GPtrArray *topics; /* (element-type utf8) */
} SolLiveBurst;

#define SOL_TYPE_LIVE_BURST (sol_live_burst_get_type ())
SOL_DECLARE_VALUE (SolLiveBurst, sol_live_burst)

#define SOL_LIVE_BURST_S 900

G_END_DECLS
