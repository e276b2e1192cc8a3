/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "fuzz-decode"

#include "fuzz-target.h"

#include "sol-decode.h"

#define DECODER(name, type)                                                                                  \
  {                                                                                                          \
#name, (gpointer(*)(GBytes *, GError **)) sol_decode_##name, (void (*)(gpointer)) sol_##type##_unref     \
  }

/* The corpus counts on this order: the first byte, from `A` on, picks the decoder. Append only. */
static const struct
{
  const char *name;
  gpointer (*decode) (GBytes *json, GError **error);
  void (*unref) (gpointer value);
} decoders[] = {
  DECODER (sites, sites),
  DECODER (ev_status, ev_status),
  DECODER (ev_summary, ev_summary),
  DECODER (lifetime, lifetime),
  DECODER (devices, devices),
  DECODER (grid_check, grid_check),
  DECODER (off_grid_context, off_grid_context),
  DECODER (panels, panel_list),
  DECODER (panel_energy, panel_energy),
  DECODER (panel_states, panel_states),
  DECODER (battery_status, battery_status),
  DECODER (latest_power, power_sample),
  DECODER (today, today),
  DECODER (charge_preference, charge_preference),
  DECODER (site_settings, site_settings),
  DECODER (profile, profile),
  DECODER (battery_settings, battery_settings),
  DECODER (storm_alerts, storm_alerts),
  DECODER (battery_windows, battery_windows),
  DECODER (charger_config, charger_config),
  DECODER (green_settings, green_settings),
  DECODER (schedule, schedule),
  DECODER (charge_history, charge_history),
  DECODER (history_criteria, history_criteria),
  DECODER (car_energy, car_energy),
  DECODER (feature_flags, feature_flags),
  DECODER (firmware, firmware_list),
  DECODER (events, events),
  DECODER (outages, outages),
  DECODER (alarms, alarms),
  DECODER (site_status, site_status),
  DECODER (site_summary, site_summary),
  DECODER (tariff, tariff),
  DECODER (dated_rates, dated_rates),
  DECODER (billing, billing),
  DECODER (currency_rate, currency_rate),
  DECODER (roof_plan, roof_plan),
  DECODER (hems_devices, hems_devices),
  DECODER (heat_pump_state, heat_pump_state),
  DECODER (dry_contacts, dry_contacts),
  DECODER (battery_stream, battery_stream),
  DECODER (live_burst, live_burst),
  DECODER (reply, reply),
  DECODER (validity, validity),
  DECODER (conflict, conflict),
  DECODER (code_sent, code_sent),
  DECODER (code_check, code_check),
  DECODER (grid_request, grid_request),
  DECODER (grid_logged, grid_logged),
};

char
fuzz_decoder_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (decoders); i++)
    if (g_str_equal (decoders[i].name, name))
      return (char) ('A' + i);
  return '\0';
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0)
    return 0;

  guint which = (guint) (guint8) (data[0] - 'A') % G_N_ELEMENTS (decoders);
  g_autoptr (GBytes) json = g_bytes_new (data + 1, size - 1);
  g_autoptr (GBytes) kept = sol_scrub_json (json);
  g_autoptr (GError) error = NULL;
  gpointer value = decoders[which].decode (json, &error);

  if ((value == NULL) != (error != NULL))
    g_error ("A value and an error, or neither");
  if (error != NULL && !g_error_matches (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE))
    g_error ("An error of another kind");
  if (value != NULL && kept == NULL)
    g_error ("What can be decoded cannot be kept");
  g_clear_pointer (&value, decoders[which].unref);
  return 0;
}
