/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-charger-details"

#include "sol-charger-details.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sol-condition-words.h"
#include "sol-format.h"

static const char *
truth_words (SolTruth truth)
{
  if (truth == SOL_UNKNOWN)
    return NULL;
  return truth == SOL_YES ? _ ("On") : _ ("Off");
}

static char *
rating_words (const SolChargerSummary *summary)
{
  int rated = isnan (summary->rated_current) ? summary->max_current : (int) lround (summary->rated_current);
  g_autofree char *current = rated > 0 ? sol_format_amps (rated) : g_strdup ("–");
  g_autofree char *breaker
      = summary->breaker_rating > 0 ? sol_format_amps (summary->breaker_rating) : g_strdup ("–");

  return rated > 0 || summary->breaker_rating > 0 ? g_strdup_printf ("%s · %s", current, breaker) : NULL;
}

static char *
balancing_words (const SolChargerSummary *summary, const SolChargerStatus *status)
{
  const char *enabled = truth_words (summary->load_balancing_enabled);

  if (status != NULL && status->load_balancing == SOL_YES)
    /* TRANSLATORS: load balancing is on, and limits the charger at the moment */
    return g_strdup (_ ("On · limits the charger now"));
  return g_strdup (enabled);
}

static char *
connection_words (const char *connection)
{
  if (connection == NULL)
    return NULL;
  if (g_ascii_strcasecmp (connection, "wifi") == 0)
    return g_strdup (_ ("Wi-Fi"));
  if (g_ascii_strcasecmp (connection, "ethernet") == 0)
    return g_strdup (_ ("Ethernet"));
  if (g_ascii_strcasecmp (connection, "cellular") == 0)
    return g_strdup (_ ("Cellular"));
  return g_strdup (connection);
}

/* A gateway that has been reached counts; otherwise the last time that one was. */
static char *
gateway_words (const SolChargerSummary *summary, GTimeZone *zone, SolTime now)
{
  SolTime last = SOL_TIME_UNKNOWN;

  for (guint i = 0; summary->gateway_links != NULL && i < summary->gateway_links->len; i++)
    {
      const SolGatewayLink *link = &g_array_index (summary->gateway_links, SolGatewayLink, i);
      if (link->connected == SOL_YES)
        return g_strdup (_ ("Connected"));
      last = MAX (last, link->last_connection);
    }
  if (summary->gateway_links == NULL || summary->gateway_links->len == 0)
    return NULL;
  if (last == SOL_TIME_UNKNOWN)
    return g_strdup (_ ("Not connected"));
  g_autofree char *moment = sol_format_moment (last, now, zone);
  return g_strdup_printf (_ ("Not connected since %s"), moment);
}

static char *
firmware_words (SolCharger *charger, const SolChargerSummary *summary)
{
  const SolFirmware *firmware = sol_charger_get_firmware (charger);
  const char *version = firmware != NULL && firmware->current != NULL ? firmware->current : summary->firmware;

  if (sol_charger_get_has_update (charger) == SOL_YES && version != NULL)
    return g_strdup_printf ("%s → %s", version, firmware->target);
  return g_strdup (version);
}

static char *
update_words (SolCharger *charger)
{
  switch (sol_charger_get_has_update (charger))
    {
    case SOL_YES:
      return g_strdup (_ ("Ready · installed by Enphase"));
    case SOL_NO:
      return g_strdup (_ ("None known"));
    case SOL_UNKNOWN:
      break;
    }
  return NULL;
}

static char *
phase_words (const SolChargerSummary *summary)
{
  int phases = summary->phases > 0 ? summary->phases : summary->phase_mode;

  return phases > 0 ? g_strdup_printf ("%d", phases) : NULL;
}

static char *
date_words (SolTime time, GTimeZone *zone)
{
  if (time == SOL_TIME_UNKNOWN)
    return NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / SOL_SECOND);
  g_autoptr (GDateTime) local = utc != NULL && zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  /* TRANSLATORS: a date in short: 11 Jun 2025 */
  return g_date_time_format (local != NULL ? local : utc, _ ("%-d %b %Y"));
}

void
sol_charger_details_show (SolKeyValues *list, SolCharger *charger, GTimeZone *zone, SolTime now)
{
  const SolChargerSummary *summary = sol_charger_get_summary (charger);
  const SolChargerStatus *status = sol_charger_get_status (charger);

  if (summary == NULL)
    {
      SolKeyValue serial = { _ ("Serial number"), sol_charger_get_serial (charger) };
      sol_key_values_show (list, &serial, 1);
      return;
    }
  g_autofree char *rating = rating_words (summary);
  g_autofree char *balancing = balancing_words (summary, status);
  g_autofree char *connection = connection_words (summary->connection);
  g_autofree char *gateway = gateway_words (summary, zone, now);
  g_autofree char *firmware = firmware_words (charger, summary);
  g_autofree char *update = update_words (charger);
  g_autofree char *phases = phase_words (summary);
  g_autofree char *warranty = date_words (summary->warranty_until, zone);
  g_autofree char *report = status != NULL && status->last_report != SOL_TIME_UNKNOWN
                                ? sol_format_moment (status->last_report, now, zone)
                                : NULL;
  const SolKeyValue lines[] = {
    { _ ("Model"), summary->model },
    { _ ("Serial number"), sol_charger_get_serial (charger) },
    { _ ("Rated current · breaker"), rating },
    { _ ("Load balancing"), balancing },
    { _ ("Connection"), connection },
    { _ ("IP address"), summary->address },
    { _ ("Gateway"), gateway },
    { _ ("Firmware"), firmware },
    { _ ("Firmware update"), update },
    { _ ("Warranty until"), warranty },
    { _ ("Phases"), phases },
    { _ ("Phase switch"), sol_charger_get_phase_switch (charger) },
    { _ ("Part number"), summary->part_number },
    { _ ("Car"), status != NULL ? status->manufacturer : NULL },
    { _ ("Last report"), report },
  };
  sol_key_values_show (list, lines, G_N_ELEMENTS (lines));
}
