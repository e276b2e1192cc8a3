/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-admin-home"

#include "sol-sim-admin.h"

#include "sol-sim-broker.h"
#include "sol-sim-down.h"

#include <string.h>

/* What happens to a home from outside: {"what": name, "site": id, "serial": …, further members}. Without a
 * site it is the first one, without a serial its first charger. */

typedef struct
{
  SolSimServer *server;
  SolSimHome *home;
  const SolSimSite *site;
  const char *serial;
  JsonObject *what;
  gint64 now;
} Happening;

static gboolean
is_on (const Happening *h)
{
  return sol_sim_json_get_boolean (h->what, "on", TRUE);
}

static int
number (const Happening *h, const char *name, int fallback)
{
  return (int) CLAMP (sol_sim_json_get_integer (h->what, name, fallback), G_MININT32, G_MAXINT32);
}

static SolSimResult
car_comes (const Happening *h)
{
  return sol_sim_home_car_comes (h->home, h->site->id, h->serial, number (h, "needs_wh", 20000));
}

static SolSimResult
car_leaves (const Happening *h)
{
  return sol_sim_home_car_leaves (h->home, h->site->id, h->serial);
}

static SolSimResult
storm (const Happening *h)
{
  gint64 start = sol_sim_json_get_integer (h->what, "start", h->now);
  gint64 end = sol_sim_json_get_integer (h->what, "end", start + 6 * 3600);
  return sol_sim_home_storm (h->home, h->site->id, start, end,
                             sol_sim_json_get_boolean (h->what, "critical", FALSE));
}

static SolSimResult
storm_over (const Happening *h)
{
  return sol_sim_home_storm_over (h->home, h->site->id);
}

static SolSimResult
outage (const Happening *h)
{
  return sol_sim_home_outage (h->home, h->site->id, is_on (h));
}

static SolSimResult
relay (const Happening *h)
{
  return sol_sim_home_set_relay (h->home, h->site->id, sol_sim_json_get_boolean (h->what, "closed", FALSE));
}

static SolSimResult
gateway_silent (const Happening *h)
{
  return sol_sim_home_gateway_silent (h->home, h->site->id, is_on (h));
}

static SolSimResult
charger_offline (const Happening *h)
{
  return sol_sim_home_charger_offline (h->home, h->site->id, h->serial, is_on (h));
}

static SolSimResult
safe_limit (const Happening *h)
{
  return sol_sim_home_safe_limit (h->home, h->site->id, h->serial, is_on (h));
}

static SolSimResult
start_charging (const Happening *h)
{
  return sol_sim_home_start_charging (h->home, h->site->id, h->serial, number (h, "amps", 0));
}

static SolSimResult
stop_charging (const Happening *h)
{
  return sol_sim_home_stop_charging (h->home, h->site->id, h->serial);
}

static SolSimResult
charge_mode (const Happening *h)
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
use_battery (const Happening *h)
{
  return sol_sim_home_set_use_battery (h->home, h->site->id, h->serial, is_on (h));
}

static SolSimResult
profile (const Happening *h)
{
  return sol_sim_home_set_profile (h->home, h->site->id, sol_sim_json_get_string (h->what, "profile", ""),
                                   sol_sim_json_get_string (h->what, "subtype", ""),
                                   number (h, "reserve", -1));
}

static SolSimResult
cancel_profile (const Happening *h)
{
  return sol_sim_home_cancel_profile (h->home, h->site->id);
}

static SolSimResult
reserve (const Happening *h)
{
  return sol_sim_home_set_reserve (h->home, h->site->id, number (h, "percent", -1));
}

static SolSimResult
storm_guard (const Happening *h)
{
  return sol_sim_home_set_storm_guard (h->home, h->site->id, is_on (h),
                                       sol_sim_json_get_boolean (h->what, "charger", FALSE));
}

static SolSimResult
charge_from_grid (const Happening *h)
{
  SolSimBatterySettings settings = h->site->settings;
  settings.charge_from_grid = is_on (h);
  return sol_sim_home_set_settings (h->home, h->site->id, &settings);
}

/* {"kind": name, "settle_min", "settle_max", "never", "refuse"}, and "read_lag", "mode_400": how commands
 * behave from now on. */
static SolSimResult
knob (const Happening *h)
{
  static const char *const names[SOL_SIM_N_KINDS] = { [SOL_SIM_KIND_CHARGE] = "charge",
                                                      [SOL_SIM_KIND_MODE] = "mode",
                                                      [SOL_SIM_KIND_PROFILE] = "profile",
                                                      [SOL_SIM_KIND_SETTINGS] = "settings",
                                                      [SOL_SIM_KIND_STORM] = "storm",
                                                      [SOL_SIM_KIND_GRID] = "grid",
                                                      [SOL_SIM_KIND_CHARGER_CONFIG] = "charger-config" };
  SolSimKnobs *knobs = sol_sim_home_knobs (h->home);
  const char *name = sol_sim_json_get_string (h->what, "kind", NULL);
  gboolean found
      = json_object_has_member (h->what, "read_lag") || json_object_has_member (h->what, "mode_400");
  knobs->mode_400 = sol_sim_json_get_boolean (h->what, "mode_400", knobs->mode_400);
  knobs->read_lag = number (h, "read_lag", knobs->read_lag);
  for (guint i = 0; i < SOL_SIM_N_KINDS; i++)
    {
      if (g_strcmp0 (names[i], name) != 0)
        continue;
      knobs->kind[i].settle_min = number (h, "settle_min", knobs->kind[i].settle_min);
      knobs->kind[i].settle_max
          = MAX (knobs->kind[i].settle_min, number (h, "settle_max", knobs->kind[i].settle_max));
      knobs->kind[i].never = sol_sim_json_get_boolean (h->what, "never", knobs->kind[i].never);
      knobs->kind[i].refuse = sol_sim_json_get_boolean (h->what, "refuse", knobs->kind[i].refuse);
      found = TRUE;
    }
  return found ? SOL_SIM_OK : SOL_SIM_INVALID;
}

/* {"trouble": "drop"}: what goes wrong with the live topics; "none" ends it. */
static SolSimResult
live (const Happening *h)
{
  static const char *const names[] = { [SOL_SIM_LIVE_WELL] = "none",
                                       [SOL_SIM_LIVE_DROP] = "drop",
                                       [SOL_SIM_LIVE_GARBAGE] = "garbage",
                                       [SOL_SIM_LIVE_UNBALANCED] = "unbalanced",
                                       [SOL_SIM_LIVE_MUTE] = "mute" };
  const char *name = sol_sim_json_get_string (h->what, "trouble", "");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        sol_sim_broker_set_trouble (h->server->broker, (SolSimLiveTrouble) i);
        return SOL_SIM_OK;
      }
  return SOL_SIM_INVALID;
}

/* {"name": "activeDownload", "on": true}: a guard of the grid switch. */
static SolSimResult
guard (const Happening *h)
{
  return sol_sim_home_set_guard (h->home, h->site->id, sol_sim_json_get_string (h->what, "name", NULL),
                                 is_on (h));
}

static SolSimResult
system_task (const Happening *h)
{
  return sol_sim_home_system_task (h->home, h->site->id, is_on (h));
}

/* {"name": "scheduler", "on": true}: a part of the cloud fails. */
static SolSimResult
service_down (const Happening *h)
{
  guint bit = sol_sim_down_find (sol_sim_json_get_string (h->what, "name", NULL));
  h->server->down = is_on (h) ? h->server->down | bit : h->server->down & ~bit;
  return bit != 0 ? SOL_SIM_OK : SOL_SIM_INVALID;
}

/* {"app": "enabled"} and the like, done at the charger. */
static SolSimResult
charger_config (const Happening *h)
{
  static const struct
  {
    const char *name;
    SolSimConfigKey key;
  } keys[] = { { "app", SOL_SIM_CONFIG_APP_AUTH },
               { "rfid", SOL_SIM_CONFIG_RFID_AUTH },
               { "default-level", SOL_SIM_CONFIG_DEFAULT_LEVEL },
               { "phase-switch", SOL_SIM_CONFIG_PHASE_SWITCH } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (json_object_has_member (h->what, keys[i].name))
      return sol_sim_home_set_charger_config (h->home, h->site->id, h->serial, keys[i].key,
                                              sol_sim_json_get_string (h->what, keys[i].name, NULL));
  return SOL_SIM_INVALID;
}

static const struct
{
  const char *name;
  SolSimResult (*happen) (const Happening *happening);
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
  { "charger-config", charger_config },
  { "guard", guard },
  { "live", live },
  { "system-task", system_task },
  { "service-down", service_down },
  { "knob", knob },
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
read_place (SolSimServer *server, Happening *h, GError **error)
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
  Happening happening = { .what = what };
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
