/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-status.h"

G_BEGIN_DECLS

/** SolHemsKind: the lists of the home energy manager (addendum 2.13). */
typedef enum
{
  SOL_HEMS_GATEWAY,
  SOL_HEMS_HEAT_PUMP,
  SOL_HEMS_CHARGER,
  SOL_HEMS_WATER_HEATER,
  SOL_N_HEMS_KINDS,
} SolHemsKind;

/** SolHemsDevice: a device behind the energy router. Its LAN address is dropped on decoding. */
typedef struct
{
  char *uid;
  SolHemsKind kind;
  char *type;                /* (nullable) e.g. `SG_READY_GATEWAY` */
  char *name, *make, *model; /* (nullable) */
  SolHealth health;
  char *status_text;     /* (nullable) */
  char *pairing, *state; /* (nullable) as sent */
  SolTime last_report;
} SolHemsDevice;

SolHemsDevice *sol_hems_device_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_hems_device_free (SolHemsDevice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolHemsDevice, sol_hems_device_free)

/** SolHemsDevices: all of them. */
typedef struct
{
  GPtrArray *devices; /* (element-type SolHemsDevice) by kind */
} SolHemsDevices;

#define SOL_TYPE_HEMS_DEVICES (sol_hems_devices_get_type ())
SOL_DECLARE_VALUE (SolHemsDevices, sol_hems_devices)

/** sol_hems_devices_has: whether there is one of @kind. */
gboolean sol_hems_devices_has (const SolHemsDevices *self, SolHemsKind kind);

/** SolHeatPumpState: what a heat pump does. */
typedef struct
{
  SolTruth running;
  char *status_text; /* (nullable) `heatpump-status` */
  int sg_mode;       /* 2 normal, 3 more consumption is recommended; -1 unknown */
  char *sg_override; /* (nullable) as sent */
  SolTime last_report;
} SolHeatPumpState;

#define SOL_TYPE_HEAT_PUMP_STATE (sol_heat_pump_state_get_type ())
SOL_DECLARE_VALUE (SolHeatPumpState, sol_heat_pump_state)

/** SOL_HEAT_PUMP_SAMPLES: one total every five minutes for longer than the longest window. */
#define SOL_HEAT_PUMP_SAMPLES 16

/** SolHeatPumpPower: the base of the derived power of a heat pump (addendum 2.13). Plain data. */
typedef struct
{
  struct
  {
    double wh;
    SolTime at;
  } samples[SOL_HEAT_PUMP_SAMPLES]; /* oldest first */
  guint n;
  double power_w; /* NaN unknown */
} SolHeatPumpPower;

void sol_heat_pump_power_init (SolHeatPumpPower *self);

/**
 * sol_heat_pump_power_step: one sample.
 * @today_wh: what it used since midnight; NaN unknown
 * @at: when that was reported
 *
 * Returns: the average power over the last 15 to 30 minutes, W: the total comes in lumps (trap 119). NaN
 * until there are two samples so far apart, and after the total has begun anew.
 */
double sol_heat_pump_power_step (SolHeatPumpPower *self, double today_wh, SolTime at);

G_END_DECLS
