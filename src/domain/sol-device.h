/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-status.h"

G_BEGIN_DECLS

/** SolDevice: one device of the inventory (energy-cloud-api 2.9, addendum 1.7.9). */
typedef struct
{
  char *type;        /* bucket type, e.g. `envoy`, `encharge`, `enpower`, `meter` */
  char *name;        /* (nullable) */
  char *serial;      /* (nullable) */
  char *model;       /* (nullable) SKU */
  char *channel;     /* (nullable) localised label; never switched on */
  char *firmware;    /* (nullable) */
  char *address;     /* (nullable) */
  char *status_text; /* (nullable) */
  SolHealth health;
  SolTruth connected;
  SolTime last_report;
  char *warranty_until; /* (nullable) `YYYY-MM-DD` */
} SolDevice;

#define SOL_TYPE_DEVICE (sol_device_get_type ())
SOL_DECLARE_VALUE (SolDevice, sol_device)

/** SolDevices: the inventory without retired devices. */
typedef struct
{
  GPtrArray *devices; /* (element-type SolDevice) */
  char *site_date;    /* (nullable) `curr_date_site` */
} SolDevices;

#define SOL_TYPE_DEVICES (sol_devices_get_type ())
SOL_DECLARE_VALUE (SolDevices, sol_devices)

/** sol_devices_get_gateway: Returns: (transfer none) (nullable): the first gateway with a serial
 * (addendum 1.1.2). */
const SolDevice *sol_devices_get_gateway (const SolDevices *self);

/** sol_devices_find_type: Returns: (transfer none) (nullable): the first device of the bucket @type. */
const SolDevice *sol_devices_find_type (const SolDevices *self, const char *type);

G_END_DECLS
