/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-admin-home"

#include "sol-sim-admin.h"

#include "sol-sim-happening.h"

#include <string.h>

/* What happens to a home from outside: {"what": name, "site": id, "serial": …, further members}. Without a
 * site it is the first one, without a serial its first charger. */

gboolean
sol_sim_happening_is_on (const SolSimHappening *h)
{
  return sol_sim_json_get_boolean (h->what, "on", TRUE);
}

int
sol_sim_happening_number (const SolSimHappening *h, const char *name, int fallback)
{
  return (int) CLAMP (sol_sim_json_get_integer (h->what, name, fallback), G_MININT32, G_MAXINT32);
}

static SolSimResult
car_comes (const SolSimHappening *h)
{
  return sol_sim_home_car_comes (h->home, h->site->id, h->serial,
                                 sol_sim_happening_number (h, "needs_wh", 20000));
}

static SolSimResult
car_leaves (const SolSimHappening *h)
{
  return sol_sim_home_car_leaves (h->home, h->site->id, h->serial);
}

static SolSimResult
storm (const SolSimHappening *h)
{
  gint64 start = sol_sim_json_get_integer (h->what, "start", h->now);
  gint64 end = sol_sim_json_get_integer (h->what, "end", start + 6 * 3600);
  return sol_sim_home_storm (h->home, h->site->id, start, end,
                             sol_sim_json_get_boolean (h->what, "critical", FALSE));
}

static SolSimResult
storm_over (const SolSimHappening *h)
{
  return sol_sim_home_storm_over (h->home, h->site->id);
}

static SolSimResult
outage (const SolSimHappening *h)
{
  return sol_sim_home_outage (h->home, h->site->id, sol_sim_happening_is_on (h));
}

static SolSimResult
relay (const SolSimHappening *h)
{
  return sol_sim_home_set_relay (h->home, h->site->id, sol_sim_json_get_boolean (h->what, "closed", FALSE));
}

static SolSimResult
gateway_silent (const SolSimHappening *h)
{
  return sol_sim_home_gateway_silent (h->home, h->site->id, sol_sim_happening_is_on (h));
}

static SolSimResult
charger_offline (const SolSimHappening *h)
{
  return sol_sim_home_charger_offline (h->home, h->site->id, h->serial, sol_sim_happening_is_on (h));
}

static SolSimResult
safe_limit (const SolSimHappening *h)
{
  return sol_sim_home_safe_limit (h->home, h->site->id, h->serial, sol_sim_happening_is_on (h));
}

static SolSimResult
start_charging (const SolSimHappening *h)
{
  return sol_sim_home_start_charging (h->home, h->site->id, h->serial,
                                      sol_sim_happening_number (h, "amps", 0));
}

static SolSimResult
stop_charging (const SolSimHappening *h)
{
  return sol_sim_home_stop_charging (h->home, h->site->id, h->serial);
}

static SolSimResult
charge_mode (const SolSimHappening *h)
{
  static const char *const names[] = { [SOL_SIM_MODE_MANUAL] = "manual",
                                       [SOL_SIM_MODE_SCHEDULED] = "scheduled",
                                       [SOL_SIM_MODE_GREEN] = "green",
                                       [SOL_SIM_MODE_SMART] = "smart" };
  const char *name = sol_sim_json_get_string (h->what, "mode", "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return sol_sim_home_set_mode (h->home, h->site->id, h->serial, (SolSimMode) i);
  return SOL_SIM_INVALID;
}

static SolSimResult
use_battery (const SolSimHappening *h)
{
  return sol_sim_home_set_use_battery (h->home, h->site->id, h->serial, sol_sim_happening_is_on (h));
}

static SolSimResult
profile (const SolSimHappening *h)
{
  return sol_sim_home_set_profile (h->home, h->site->id, sol_sim_json_get_string (h->what, "profile", ""),
                                   sol_sim_json_get_string (h->what, "subtype", ""),
                                   sol_sim_happening_number (h, "reserve", -1));
}

static SolSimResult
cancel_profile (const SolSimHappening *h)
{
  return sol_sim_home_cancel_profile (h->home, h->site->id);
}

static SolSimResult
reserve (const SolSimHappening *h)
{
  return sol_sim_home_set_reserve (h->home, h->site->id, sol_sim_happening_number (h, "percent", -1));
}

static SolSimResult
storm_guard (const SolSimHappening *h)
{
  return sol_sim_home_set_storm_guard (h->home, h->site->id, sol_sim_happening_is_on (h),
                                       sol_sim_json_get_boolean (h->what, "charger", FALSE));
}

static SolSimResult
charge_from_grid (const SolSimHappening *h)
{
  SolSimBatterySettings settings = h->site->settings;
  settings.charge_from_grid = sol_sim_happening_is_on (h);
  return sol_sim_home_set_settings (h->home, h->site->id, &settings);
}

static const struct
{
  const char *name;
  SolSimResult (*happen) (const SolSimHappening *happening);
} rows[] = {
  { "car-comes", car_comes },
  { "car-leaves", car_leaves },
  { "storm", storm },
  { "storm-over", storm_over },
  { "outage", outage },
  { "relay", relay },
  { "gateway-silent", gateway_silent },
  { "charger-offline", charger_offline },
  { "safe-limit", safe_limit },
  { "start-charging", start_charging },
  { "stop-charging", stop_charging },
  { "charge-mode", charge_mode },
  { "use-battery", use_battery },
  { "profile", profile },
  { "cancel-profile", cancel_profile },
  { "reserve", reserve },
  { "storm-guard", storm_guard },
  { "charge-from-grid", charge_from_grid },
  { "slot", sol_sim_happening_slot },
  { "battery-window", sol_sim_happening_window },
  { "confirm-charging", sol_sim_happening_confirm_charging },
  { "charger-config", sol_sim_happening_charger_config },
  { "charger-condition", sol_sim_happening_charger_condition },
  { "guard", sol_sim_happening_guard },
  { "live", sol_sim_happening_live },
  { "system-task", sol_sim_happening_system_task },
  { "service-down", sol_sim_happening_service_down },
  { "knob", sol_sim_happening_knob },
};

char *
sol_sim_admin_happenings (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", rows[i].name);
  return g_string_free (names, FALSE);
}

static gboolean
read_place (SolSimServer *server, SolSimHappening *h, GError **error)
{
  guint64 id = (guint64) sol_sim_json_get_integer (h->what, "site", 0);
  h->server = server;
  h->home = server->home;
  h->now = sol_sim_home_now (server->home);
  h->site = id != 0 ? sol_sim_home_find_site (h->home, id) : sol_sim_home_site (h->home, 0);
  if (h->site == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no such site");
      return FALSE;
    }
  h->serial = sol_sim_json_get_string (h->what, "serial",
                                       h->site->n_chargers > 0 ? h->site->chargers[0].serial : "");
  return TRUE;
}

gboolean
sol_sim_admin_happen (SolSimServer *server, JsonObject *what, GError **error)
{
  SolSimHappening happening = { .what = what };
  const char *name = sol_sim_json_get_string (what, "what", "");
  if (what == NULL || !read_place (server, &happening, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "What happens is a JSON object");
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (strcmp (rows[i].name, name) != 0)
        continue;
      sol_sim_home_skip_delays (server->home, TRUE);
      SolSimResult result = rows[i].happen (&happening);
      sol_sim_home_skip_delays (server->home, FALSE);
      if (result == SOL_SIM_OK || result == SOL_SIM_SAME)
        return TRUE;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s is not possible now (%d)", name, (int) result);
      return FALSE;
    }
  g_autofree char *names = sol_sim_admin_happenings ();
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "What can happen: %s", names);
  return FALSE;
}
