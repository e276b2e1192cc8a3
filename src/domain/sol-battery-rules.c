/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-battery-rules"

#include "sol-battery-rules.h"

#include <math.h>
#include <string.h>

#define SELF_CONSUMPTION "self-consumption"
#define SAVINGS "cost_savings"
#define AI_SAVINGS "ai_optimisation"
#define FULL_BACKUP "backup_only"
#define EXPERT "expert"

/* Where the cloud names no bounds (R45). */
#define LEAST_RESERVE 5
#define MOST_RESERVE 100

const char *
sol_battery_rules_get_profile (const SolProfile *profile, const SolBatterySettings *settings)
{
  if (profile != NULL && profile->profile != NULL)
    return profile->profile;
  return settings != NULL ? settings->profile : NULL;
}

double
sol_battery_rules_get_reserve (const SolProfile *profile, const SolBatterySettings *settings)
{
  if (profile != NULL && !isnan (profile->reserve_percent))
    return profile->reserve_percent;
  return settings != NULL ? settings->reserve_percent : NAN;
}

/* A switch that never had anything to switch is not there. */
static gboolean
has_charge_evidence (const SolBatterySettings *settings, const SolBatteryWindows *windows)
{
  return settings->charge_from_grid != SOL_UNKNOWN || settings->charge_schedule_enabled != SOL_UNKNOWN
         || (settings->charge_begin_minute >= 0 && settings->charge_end_minute >= 0)
         || (windows != NULL && sol_battery_windows_count (windows, SOL_BATTERY_WINDOW_CHARGE) > 0);
}

SolTruth
sol_battery_rules_offers_charge_from_grid (const SolSiteSettings *site, const SolBatterySettings *settings,
                                           const SolBatteryWindows *windows)
{
  if (site != NULL && (site->has_battery == SOL_NO || sol_site_settings_may_write (site) == SOL_NO))
    return SOL_NO;
  if (site == NULL || settings == NULL)
    return SOL_UNKNOWN;

  const SolControlBlock *block = &settings->charge_control;
  if (settings->system_task == SOL_YES || block->locked == SOL_YES || block->show == SOL_NO)
    return SOL_NO;
  if (block->show == SOL_UNKNOWN && settings->hide_charge_from_grid == SOL_YES)
    return SOL_NO;
  return sol_truth (has_charge_evidence (settings, windows));
}

static gboolean
is_known_profile (const char *key)
{
  static const char *const known[] = { SELF_CONSUMPTION, SAVINGS, AI_SAVINGS, FULL_BACKUP, EXPERT };

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (key, known[i]))
      return TRUE;
  return FALSE;
}

/* Whether the two control blocks stand against moving the reserve. */
static gboolean
blocks_forbid (const SolSiteSettings *site, const SolControlBlock *charge, const SolControlBlock *restrict_)
{
  if (site->is_emea == SOL_YES)
    return charge->show == SOL_NO || (charge->show == SOL_UNKNOWN && restrict_->show == SOL_NO);
  if (site->show_reserve != SOL_UNKNOWN)
    return FALSE;
  return restrict_->show == SOL_NO || (restrict_->show == SOL_UNKNOWN && charge->show == SOL_NO);
}

SolTruth
sol_battery_rules_reserve_is_editable (const SolSiteSettings *site, const SolProfile *profile,
                                       const SolBatterySettings *settings)
{
  if (site == NULL || (profile == NULL && settings == NULL))
    return SOL_UNKNOWN;

  const SolControlBlock *charge = settings != NULL ? &settings->charge_control : &profile->charge_control;
  const SolControlBlock *restrict_
      = settings != NULL ? &settings->restrict_control : &profile->restrict_control;
  const char *key = sol_battery_rules_get_profile (profile, settings);

  if (site->show_reserve == SOL_NO || restrict_->locked == SOL_YES)
    return SOL_NO;
  if (blocks_forbid (site, charge, restrict_))
    return SOL_NO;
  return sol_truth (is_known_profile (key) && !g_str_equal (key, FULL_BACKUP));
}

SolTruth
sol_battery_rules_offers_shutdown (const SolBatterySettings *settings)
{
  if (settings == NULL)
    return SOL_UNKNOWN;
  return sol_truth (settings->supports_shutdown_level != SOL_NO && !isnan (settings->shutdown_percent)
                    && !isnan (settings->shutdown_min) && !isnan (settings->shutdown_max));
}

GStrv
sol_battery_rules_get_profiles (const SolSiteSettings *site, const char *current)
{
  GPtrArray *keys = g_ptr_array_new ();
  g_ptr_array_add (keys, g_strdup (SELF_CONSUMPTION));
  if (site != NULL && site->show_savings == SOL_YES)
    g_ptr_array_add (keys, g_strdup (SAVINGS));
  if (site != NULL && site->show_ai_savings == SOL_YES)
    g_ptr_array_add (keys, g_strdup (AI_SAVINGS));
  if (site != NULL && site->show_full_backup == SOL_YES)
    g_ptr_array_add (keys, g_strdup (FULL_BACKUP));
  if (current != NULL && !g_ptr_array_find_with_equal_func (keys, current, g_str_equal, NULL))
    g_ptr_array_add (keys, g_strdup (current));
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (keys, FALSE);
}

static double
usual_reserve (const char *key)
{
  if (g_str_equal (key, AI_SAVINGS))
    return 10;
  return g_str_equal (key, FULL_BACKUP) ? 100 : 20;
}

double
sol_battery_rules_reserve_for (const char *key, double remembered, const SolProfile *profile)
{
  g_return_val_if_fail (key != NULL, NAN);
  if (g_str_equal (key, FULL_BACKUP))
    return 100;

  const double *last = profile != NULL ? g_hash_table_lookup (profile->previous_reserves, key) : NULL;
  double reserve = !isnan (remembered) ? remembered : last != NULL ? *last : usual_reserve (key);
  double least = profile != NULL && !isnan (profile->reserve_min) ? profile->reserve_min : LEAST_RESERVE;
  double most = profile != NULL && !isnan (profile->reserve_max) ? profile->reserve_max : MOST_RESERVE;
  return least <= most ? CLAMP (reserve, least, most) : reserve;
}

const char *
sol_battery_rules_sub_type_for (const char *key, gboolean use_battery_after_peak)
{
  g_return_val_if_fail (key != NULL, NULL);
  gboolean wanted = g_str_equal (key, AI_SAVINGS) || (g_str_equal (key, SAVINGS) && use_battery_after_peak);
  return wanted ? "prioritize-energy" : NULL;
}

static SolTruth
mode_allows (const char *mode, const char *only)
{
  if (mode == NULL)
    return SOL_UNKNOWN;
  return sol_truth (g_ascii_strcasecmp (mode, "ImportExport") == 0 || g_ascii_strcasecmp (mode, only) == 0);
}

SolTruth
sol_grid_mode_may_import (const char *mode)
{
  return mode_allows (mode, "ImportOnly");
}

SolTruth
sol_grid_mode_may_export (const char *mode)
{
  return mode_allows (mode, "ExportOnly");
}

SolProfileReason
sol_profile_get_reason (const SolProfile *profile, const SolStormAlerts *alerts)
{
  if (alerts != NULL && alerts->active == SOL_YES && (profile == NULL || profile->storm_guard != SOL_NO))
    return SOL_PROFILE_STORM;
  return profile != NULL && profile->demand_response == SOL_YES ? SOL_PROFILE_DEMAND_RESPONSE
                                                                : SOL_PROFILE_AS_SELECTED;
}

const char *
sol_profile_reason_get_name (SolProfileReason reason)
{
  switch (reason)
    {
    case SOL_PROFILE_STORM:
      return "storm";
    case SOL_PROFILE_DEMAND_RESPONSE:
      return "demand-response";
    case SOL_PROFILE_AS_SELECTED:
    default:
      return NULL;
    }
}

gboolean
sol_storm_status_is_active (const char *status)
{
  static const char *const over[] = { "opted-out", "inactive", "expired", "cleared", "ended", "resolved" };

  if (status == NULL)
    return TRUE;
  g_autofree char *word = g_strdelimit (g_strstrip (g_ascii_strdown (status, -1)), "_", '-');
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    if (g_str_equal (word, over[i]))
      return FALSE;
  return TRUE;
}
