/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolHealth: our health word, worst last. */
typedef enum
{
  SOL_HEALTH_NORMAL,
  SOL_HEALTH_UNKNOWN,
  SOL_HEALTH_NOT_REPORTING,
  SOL_HEALTH_WARNING,
  SOL_HEALTH_ERROR,
} SolHealth;

/** sol_health_get_name: `normal`, `unknown`, `not-reporting`, `warning`, `error`. */
const char *sol_health_get_name (SolHealth health);

/** sol_health_from_text: the mapping of addendum 1.7.13; @text may be %NULL. */
SolHealth sol_health_from_text (const char *text);

/** SolBatteryActivity: what a unit does, from `led_status` (addendum 1.7.11), not from its health. */
typedef enum
{
  SOL_BATTERY_ACTIVITY_UNKNOWN,
  SOL_BATTERY_CHARGING,
  SOL_BATTERY_DISCHARGING,
  SOL_BATTERY_IDLE,
} SolBatteryActivity;

/** SolBatteryUnit: one member of `storages`. */
typedef struct
{
  char *id;                                         /* (nullable) */
  char *serial;                                     /* (nullable) */
  double soc_percent;                               /* NaN unknown */
  double available_wh;                              /* NaN unknown */
  double capacity_wh;                               /* NaN unknown */
  double available_w;                               /* NaN unknown */
  double max_w;                                     /* NaN unknown */
  double rated_w;                                   /* NaN unknown */
  double health_percent;                            /* state of health; NaN unknown */
  int cycles;                                       /* -1 unknown */
  int micros_total, micros_active, micros_inactive; /* -1 unknown */
  SolBatteryActivity activity;
  SolHealth health;
  char *status_text;     /* (nullable) what the cloud says */
  char *controller_mode; /* (nullable) localised label, for information only */
  SolTruth excluded;
  SolTime last_report;
  char *error;      /* (nullable) */
  char *error_text; /* (nullable) */
  char *event;      /* (nullable) `event_description` */
  char *advice;     /* (nullable) `event_recommendation` */
  SolTime event_since;
} SolBatteryUnit;

#define SOL_TYPE_BATTERY_UNIT (sol_battery_unit_get_type ())
SOL_DECLARE_VALUE (SolBatteryUnit, sol_battery_unit)

/** SolBatteryStatus: the battery card (energy-cloud-api 2.16); aggregates leave excluded units out. */
typedef struct
{
  double soc_percent; /* addendum 1.7.11: Σ available ÷ Σ capacity, 1 decimal, else the top-level charge */
  double available_wh;
  double capacity_wh;
  double available_w;
  double max_w;
  int included_count, excluded_count; /* -1 unknown */
  SolHealth health;                   /* worst of the included units */
  SolBatteryActivity activity;
  char *controller_mode; /* (nullable) */
  SolTime last_report;   /* newest of the included units */
  GPtrArray *units;      /* (element-type SolBatteryUnit) */
} SolBatteryStatus;

#define SOL_TYPE_BATTERY_STATUS (sol_battery_status_get_type ())
SOL_DECLARE_VALUE (SolBatteryStatus, sol_battery_status)

G_END_DECLS
