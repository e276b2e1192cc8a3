/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-charger-config.h"

G_BEGIN_DECLS

/** SolFeatureFlags: what the cloud says a site and its chargers can do (addendum 2.11). Advice only: what a
 * charger shows at run time goes before a flag that says no (trap 68). */
typedef struct
{
  GHashTable *site;     /* char * -> SolTruth */
  GHashTable *chargers; /* char * serial -> GHashTable of char * -> SolTruth */
} SolFeatureFlags;

#define SOL_TYPE_FEATURE_FLAGS (sol_feature_flags_get_type ())
SOL_DECLARE_VALUE (SolFeatureFlags, sol_feature_flags)

/** sol_feature_flags_get: the flag @name of the charger @serial, or of the site when that is %NULL. @self may
 * be %NULL. */
SolTruth sol_feature_flags_get (const SolFeatureFlags *self, const char *serial, const char *name);

/** sol_feature_flags_offers_cards: whether authentication by card is offered: when the charger has the
 * setting
 * (@config, nullable), else what the flag says. */
SolTruth sol_feature_flags_offers_cards (const SolFeatureFlags *self, const char *serial,
                                         const SolChargerConfig *config);

/** SolFirmware: the firmware of one charger (addendum 2.12). It cannot be installed from here. */
typedef struct
{
  char *serial;
  char *current;      /* (nullable) version */
  char *target;       /* (nullable) version */
  int upgrade_status; /* a code nobody explains; -1 unknown */
  SolTime updated_at; /* last successful upgrade */
  SolTime checked_at; /* when this was last written down */
  char *detail;       /* (nullable) */
  SolTruth automatic;
} SolFirmware;

SolFirmware *sol_firmware_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_firmware_free (SolFirmware *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolFirmware, sol_firmware_free)

/** sol_firmware_has_update: a target is named and is not what runs; unknown when that is. */
SolTruth sol_firmware_has_update (const SolFirmware *self);

/** SolFirmwareList: the firmware of all chargers of a site. */
typedef struct
{
  GPtrArray *chargers; /* (element-type SolFirmware) */
} SolFirmwareList;

#define SOL_TYPE_FIRMWARE_LIST (sol_firmware_list_get_type ())
SOL_DECLARE_VALUE (SolFirmwareList, sol_firmware_list)

G_END_DECLS
