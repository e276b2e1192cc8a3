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

/* "abnormal" and "disconnected" hold good words too, so a good word counts only when it stands alone. */
static gboolean
has_good_word (const char *text)
{
  static const char *const good[] = { "normal", "online", "connected", "ok", "recommended", NULL };
  g_auto (GStrv) words = g_strsplit (text, "_", -1);

  if (g_strv_contains ((const char *const *) words, "not"))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (good, words[i]))
      return TRUE;
  return FALSE;
}

SolHealth
sol_health_from_text (const char *text)
{
  static const struct
  {
    const char *part;
    SolHealth health;
  } parts[] = {
    { "fault", SOL_HEALTH_ERROR },
    { "error", SOL_HEALTH_ERROR },
    { "critical", SOL_HEALTH_ERROR },
    { "warn", SOL_HEALTH_WARNING },
    { "not_reporting", SOL_HEALTH_NOT_REPORTING },
    { "offline", SOL_HEALTH_NOT_REPORTING },
    { "disconnected", SOL_HEALTH_NOT_REPORTING },
    { "inactive", SOL_HEALTH_NOT_REPORTING },
    { "unpaired", SOL_HEALTH_NOT_REPORTING },
    { "deactivated", SOL_HEALTH_NOT_REPORTING },
    { "decommissioned", SOL_HEALTH_NOT_REPORTING },
    { "retired", SOL_HEALTH_NOT_REPORTING },
    { "pairing", SOL_HEALTH_WARNING },
    { "pending", SOL_HEALTH_WARNING },
  };

  if (text == NULL)
    return SOL_HEALTH_UNKNOWN;

  g_autofree char *plain = g_ascii_strdown (text, -1);
  g_strdelimit (g_strstrip (plain), " -", '_');
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (plain, parts[i].part) != NULL)
      return parts[i].health;
  return has_good_word (plain) ? SOL_HEALTH_NORMAL : SOL_HEALTH_UNKNOWN;
}
