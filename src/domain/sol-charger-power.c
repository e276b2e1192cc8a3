/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-power"

#include "sol-charger-power.h"

#include <math.h>
#include <string.h>

#define HARD_LIMIT_W 19200.0
#define NOISE_WH 0.5
#define RESET_WH 250.0
#define WINDOW_WITHOUT_TIME (300 * SOL_SECOND)

void
sol_charger_power_init (SolChargerPower *base)
{
  g_return_if_fail (base != NULL);
  base->lifetime_wh = NAN;
  base->changed_at = SOL_TIME_UNKNOWN;
  base->power_w = NAN;
  base->was_charging = SOL_UNKNOWN;
}

/* Starts anew at this sample; a counter that is left out for a while keeps the base (addendum 1.7.3). */
static double
rebase (SolChargerPower *base, double lifetime_wh, SolTime at, double power_w)
{
  if (isfinite (lifetime_wh))
    {
      base->lifetime_wh = lifetime_wh;
      base->changed_at = at;
    }
  base->power_w = power_w;
  return power_w;
}

static double
advance (SolChargerPower *base, double lifetime_wh, SolTime at, double cap_w)
{
  if (!isfinite (lifetime_wh))
    return base->power_w;
  if (!isfinite (base->lifetime_wh))
    return rebase (base, lifetime_wh, at, base->power_w);

  double delta_wh = lifetime_wh - base->lifetime_wh;
  if (delta_wh < -RESET_WH)
    return rebase (base, lifetime_wh, at, 0);
  /* Without a sample time of its own this is no sample: the poll time would make spikes and zeros. */
  if (delta_wh <= NOISE_WH || at == SOL_TIME_UNKNOWN)
    return base->power_w;

  gint64 window = base->changed_at == SOL_TIME_UNKNOWN ? WINDOW_WITHOUT_TIME : at - base->changed_at;
  if (window <= 0)
    return base->power_w;

  double limit_w = cap_w > 0 ? MIN (cap_w, HARD_LIMIT_W) : HARD_LIMIT_W;
  double power_w = delta_wh * ((double) SOL_HOUR / (double) window);
  return rebase (base, lifetime_wh, at, MIN (power_w, limit_w));
}

double
sol_charger_power_step (SolChargerPower *base, const SolChargerStatus *status, double lifetime_wh,
                        double cap_w)
{
  g_return_val_if_fail (base != NULL, NAN);
  g_return_val_if_fail (status != NULL, NAN);

  SolTruth charging = sol_charger_status_is_suspended (status) ? SOL_NO : status->charging_reported;
  SolTruth before = base->was_charging;

  if (charging == SOL_UNKNOWN)
    return NAN;

  base->was_charging = charging;
  if (charging == SOL_NO)
    return rebase (base, lifetime_wh, status->last_report, 0);
  if (before == SOL_NO)
    {
      /* What ran in while it was idle is not of this session, with or without a counter now. */
      base->lifetime_wh = NAN;
      base->changed_at = SOL_TIME_UNKNOWN;
      return rebase (base, lifetime_wh, status->last_report, 0);
    }
  return advance (base, lifetime_wh, status->last_report, cap_w);
}

static double
phase_factor (const SolChargerSummary *summary)
{
  if (summary == NULL)
    return 1;
  gboolean three = summary->phases >= 3 || (summary->phases <= 0 && summary->phase_mode == 3);
  if (!three)
    return 1;
  return summary->wiring_neutral != NULL ? 3 : sqrt (3);
}

static double
volts (const SolChargerSummary *summary, const char *country)
{
  if (summary != NULL && summary->voltage > 0)
    return summary->voltage;
  if (country == NULL)
    return 230;
  if (g_ascii_strcasecmp (country, "US") == 0 || g_ascii_strcasecmp (country, "CA") == 0)
    return 120;
  return g_ascii_strcasecmp (country, "BR") == 0 ? 220 : 230;
}

double
sol_charger_power_per_amp (const SolChargerSummary *summary, const char *country)
{
  return volts (summary, country) * phase_factor (summary);
}

double
sol_charger_power_cap (const SolChargerStatus *status, const SolChargerSummary *summary, const char *country)
{
  const int amps[] = {
    status == NULL ? 0 : status->session.amps,
    status == NULL ? 0 : status->amps_set,
    summary == NULL ? 0 : summary->amps_max,
    summary == NULL ? 0 : summary->max_current,
  };

  for (guint i = 0; i < G_N_ELEMENTS (amps); i++)
    if (amps[i] > 0)
      return MIN (volts (summary, country) * amps[i] * phase_factor (summary), HARD_LIMIT_W);
  return HARD_LIMIT_W;
}

char *
sol_charger_power_to_text (const SolChargerPower *base)
{
  char lifetime[G_ASCII_DTOSTR_BUF_SIZE];
  char power[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (base != NULL, NULL);
  return g_strdup_printf ("1 %s %" G_GINT64_FORMAT " %s %d",
                          g_ascii_dtostr (lifetime, sizeof lifetime, base->lifetime_wh), base->changed_at,
                          g_ascii_dtostr (power, sizeof power, base->power_w), (int) base->was_charging);
}

static gboolean
read_double (const char *text, double *number)
{
  char *end = NULL;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && !isinf (*number);
}

static gboolean
read_integer (const char *text, gint64 *number)
{
  char *end = NULL;
  *number = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '\0';
}

gboolean
sol_charger_power_from_text (SolChargerPower *base, const char *text)
{
  SolChargerPower read;
  gint64 charging = 0;

  g_return_val_if_fail (base != NULL, FALSE);
  if (text == NULL)
    return FALSE;

  g_auto (GStrv) words = g_strsplit (text, " ", 6);
  if (g_strv_length (words) != 5 || !g_str_equal (words[0], "1") || !read_double (words[1], &read.lifetime_wh)
      || !read_integer (words[2], &read.changed_at) || !read_double (words[3], &read.power_w)
      || !read_integer (words[4], &charging) || charging < SOL_UNKNOWN || charging > SOL_YES)
    return FALSE;
  read.was_charging = (SolTruth) charging;
  *base = read;
  return TRUE;
}

/* `GREEN`, `GREEN_CHARGING` and `greencharging` are one word. `IDLE` and `IMMEDIATE` are states, no modes. */
static SolChargeMode
mode_from_text (const char *text)
{
  if (text == NULL)
    return SOL_CHARGE_MODE_UNKNOWN;

  g_autofree char *word = g_ascii_strdown (text, -1);
  g_strstrip (word);
  char *charging = strstr (word, "charging");
  if (charging != NULL && charging != word)
    charging[charging[-1] == '_' || charging[-1] == ' ' || charging[-1] == '-' ? -1 : 0] = '\0';
  return sol_charge_mode_from_name (word);
}

static gboolean
is_green_by_policy (const SolChargerStatus *status)
{
  for (guint i = 0; i < status->policies->len; i++)
    {
      const SolChargePolicy *policy = g_ptr_array_index (status->policies, i);
      if (policy->active == SOL_YES && mode_from_text (policy->type) == SOL_CHARGE_MODE_GREEN)
        return TRUE;
    }
  return FALSE;
}

SolChargeMode
sol_charge_mode_effective (const SolChargerStatus *status, SolChargeMode preference, const char *profile_mode,
                           SolChargeMode last_known)
{
  if (status != NULL && status->mode == 0)
    return SOL_CHARGE_MODE_MANUAL;
  if (status != NULL && status->mode == 1)
    return SOL_CHARGE_MODE_GREEN;

  SolChargeMode by_text = mode_from_text (status == NULL ? NULL : status->mode_text);
  if (by_text != SOL_CHARGE_MODE_UNKNOWN)
    return by_text;
  if (preference != SOL_CHARGE_MODE_UNKNOWN)
    return preference;
  if (status != NULL && is_green_by_policy (status))
    return SOL_CHARGE_MODE_GREEN;

  SolChargeMode by_profile = mode_from_text (profile_mode);
  return by_profile != SOL_CHARGE_MODE_UNKNOWN ? by_profile : last_known;
}
