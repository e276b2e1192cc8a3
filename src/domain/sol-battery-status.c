/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-status"

#include "sol-battery-status.h"

#include <math.h>
#include <string.h>

SOL_DEFINE_VALUE (SolBatteryUnit, sol_battery_unit)
SOL_DEFINE_VALUE (SolBatteryStatus, sol_battery_status)

const char *
sol_health_get_name (SolHealth health)
{
  switch (health)
    {
    case SOL_HEALTH_NORMAL:
      return "normal";
    case SOL_HEALTH_NOT_REPORTING:
      return "not-reporting";
    case SOL_HEALTH_WARNING:
      return "warning";
    case SOL_HEALTH_ERROR:
      return "error";
    case SOL_HEALTH_UNKNOWN:
    default:
      return "unknown";
    }
}

static void
sol_battery_unit_init (SolBatteryUnit *self)
{
  self->soc_percent = NAN;
  self->available_wh = NAN;
  self->capacity_wh = NAN;
  self->available_w = NAN;
  self->max_w = NAN;
  self->rated_w = NAN;
  self->health_percent = NAN;
  self->cycles = -1;
  self->micros_total = -1;
  self->micros_active = -1;
  self->micros_inactive = -1;
  self->health = SOL_HEALTH_UNKNOWN;
  self->excluded = SOL_UNKNOWN;
  self->last_report = SOL_TIME_UNKNOWN;
  self->event_since = SOL_TIME_UNKNOWN;
}

static void
sol_battery_unit_clear (SolBatteryUnit *self)
{
  g_free (self->id);
  g_free (self->serial);
  g_free (self->status_text);
  g_free (self->controller_mode);
  g_free (self->error);
  g_free (self->error_text);
  g_free (self->event);
  g_free (self->advice);
}

static void
sol_battery_status_init (SolBatteryStatus *self)
{
  self->soc_percent = NAN;
  self->available_wh = NAN;
  self->capacity_wh = NAN;
  self->available_w = NAN;
  self->max_w = NAN;
  self->included_count = -1;
  self->excluded_count = -1;
  self->health = SOL_HEALTH_UNKNOWN;
  self->last_report = SOL_TIME_UNKNOWN;
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_battery_unit_unref);
}

static void
sol_battery_status_clear (SolBatteryStatus *self)
{
  g_free (self->controller_mode);
  g_clear_pointer (&self->units, g_ptr_array_unref);
}
