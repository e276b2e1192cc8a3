/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "sol-sim-site"

#include "sol-sim-home-random.h"
#include "sol-sim-home-state.h"
#include "sol-sim-home-zone.h"

#include <math.h>
#include <string.h>

#define YEAR_S (G_GINT64_CONSTANT (31557600))
#define PANEL_WARRANTY (25 * YEAR_S)
#define BATTERY_WARRANTY (15 * YEAR_S)
#define GATEWAY_WARRANTY (5 * YEAR_S)
#define PANEL_PITCH_X 110
#define PANEL_PITCH_Y 180

static const char *
keep (SimSite *site, char *text)
{
  g_ptr_array_add (site->texts, text);
  return text;
}

static void
init_panels (SimSite *site)
{
  const SolSimSitePlan *plan = site->plan;
  guint n = 0, at = 0;
  for (guint a = 0; a < plan->n_arrays; a++)
    n += plan->arrays[a].columns * plan->arrays[a].rows;
  site->arrays = g_new0 (SolSimArray, plan->n_arrays);
  site->panels = g_new0 (SolSimPanel, n);
  site->panel_owed = g_new0 (double, n);
  site->panel_weight = g_new0 (double, n);
  site->panel_lifetime = g_new0 (gint64, n);
  for (guint a = 0; a < plan->n_arrays; a++)
    {
      const SolSimArrayPlan *array = &plan->arrays[a];
      site->arrays[a] = (SolSimArray){ .id = 3100 + a,
                                       .label = array->label,
                                       .azimuth = array->azimuth,
                                       .tilt = array->tilt,
                                       .x = array->x,
                                       .y = array->y,
                                       .rotation = array->rotation };
      for (guint i = 0; i < array->columns * array->rows; i++, at++)
        {
          SolSimPanel *panel = &site->panels[at];
          int column = (int) (i % array->columns), row = (int) (i / array->columns);
          int step = array->columns * array->rows <= 24 ? 37 : 880 / (int) (array->columns * array->rows);
          int number = 100 + (int) i * step + sol_sim_draw_int (site->seed, 95, at, 0, MIN (30, step - 1));
          panel->serial = keep (site, g_strdup_printf ("%s%03d", array->serial_prefix, number % 1000));
          panel->inverter_id = 72050100 + at;
          panel->module_id = 88010100 + at;
          panel->array = a;
          panel->x = (2 * column - (int) array->columns + 1) * PANEL_PITCH_X / 2;
          panel->y = (2 * row - (int) array->rows + 1) * PANEL_PITCH_Y / 2;
          panel->model = "IQ8M";
          panel->sku = "IQ8M-72-M-INT";
          panel->part_number = "800-01391-r02";
          panel->firmware = "520-00082-r01-v04.30.32";
          panel->status = "normal";
          panel->warranty_until = site->pub.installed + PANEL_WARRANTY;
        }
    }
  site->pub.arrays = site->arrays;
  site->pub.n_arrays = plan->n_arrays;
  site->pub.panels = site->panels;
  site->pub.n_panels = n;
}

static void
init_batteries (SimSite *site)
{
  const SolSimSitePlan *plan = site->plan;
  site->batteries = g_new0 (SolSimBattery, plan->n_batteries);
  for (guint i = 0; i < plan->n_batteries; i++)
    site->batteries[i] = (SolSimBattery){ .id = 61200400 + i,
                                          .serial = plan->batteries[i],
                                          .model = "IQ Battery 5P",
                                          .sku = "IQBATTERY-5P-1P-INT",
                                          .part_number = "830-01760-r37",
                                          .firmware = "522-00002-01-v31.44.00",
                                          .capacity_kwh = plan->battery_wh / 1000.0,
                                          .rated_power_w = plan->battery_w,
                                          .health = 100,
                                          .microinverters = 6,
                                          .microinverters_active = 6,
                                          .warranty_until = site->pub.installed + BATTERY_WARRANTY };
  site->pub.batteries = site->batteries;
  site->pub.n_batteries = plan->n_batteries;
  /* Whatever stood in it three years ago has long been turned over. */
  site->stored_ws = (gint64) plan->n_batteries * plan->battery_wh * 3600 / 2;
}

static void
init_slots (SimSite *site, SimCar *car)
{
  static const SolSimSlot usual[] = {
    { .start_minute = 23 * 60,
      .end_minute = 6 * 60,
      .days = 0x7f,
      .day_order = "1234567",
      .amps = 32,
      .level = 32,
      .level_amps = 32,
      .enabled = TRUE,
      .remind_minutes = 10,
      .recurring = "Recurring",
      .level_type = "Weekly",
      .source = "SYSTEM" },
    { .start_minute = 11 * 60,
      .end_minute = 15 * 60 + 30,
      .days = 0x60,
      .day_order = "67",
      .amps = 16,
      .level = 16,
      .level_amps = 16,
      .remind_minutes = 30,
      .remind = TRUE,
      .recurring = "Recurring",
      .level_type = "Weekly",
      .source = "SYSTEM" },
    { .start_minute = -1,
      .end_minute = -1,
      .days = 0x7f,
      .day_order = "1234567",
      .off_peak = TRUE,
      .level = -1,
      .level_amps = -1,
      .remind_minutes = 10,
      .source = "SYSTEM" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      SolSimSlot slot = usual[i];
      guint64 a = sol_sim_hash (car->seed, 96, i);
      g_snprintf (slot.id, sizeof slot.id, "%" G_GUINT64_FORMAT ":%s:%08x-%04x-4%03x-b%03x-%012x",
                  site->plan->id, car->plan->serial, (guint) (a >> 32), (guint) (a >> 16) & 0xffff,
                  (guint) a & 0xfff, (guint) (a >> 8) & 0xfff, (guint) a);
      if (slot.remind)
        {
          int offset = sol_sim_zone_offset (site->plan, site->home->start) / 60;
          int minute = (slot.start_minute - slot.remind_minutes - offset + 2880) % 1440;
          g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
          slot.reminder_utc = g_intern_string (text);
        }
      g_array_append_val (car->slots, slot);
      g_array_append_val (car->cloud_slots, slot);
    }
}

static void
init_charger (SimSite *site, guint index)
{
  const SolSimChargerPlan *plan = &site->plan->chargers[index];
  SimCar *car = &site->cars[index];
  gboolean safe = (site->home->scenario->home & SOL_SIM_HOME_SAFE_LIMIT) != 0;
  gint64 created = site->pub.installed + 40 * 86400;
  SolSimCharger *told = &site->chargers[index];
  *told = (SolSimCharger){ .serial = plan->serial,
                           .name = plan->name,
                           .model = plan->model,
                           .sku = keep (site, g_strconcat (plan->model, "-0105-1300", NULL)),
                           .part_number = "865-02030 09",
                           .firmware = "25.37.1.14",
                           .firmware_target = "25.41.1.2",
                           .gateway_serial = site->plan->gateway,
                           .min_amps = safe ? 8 : 6,
                           .max_amps = 32,
                           .step_amps = 1,
                           .voltage = plan->voltage,
                           .phases = plan->phases,
                           .breaker_amps = 32,
                           .created = created,
                           .warranty_until = created + GATEWAY_WARRANTY,
                           .connected = TRUE,
                           .commissioned = TRUE,
                           .connector_reason = "",
                           .mode = plan->mode,
                           .set_amps = plan->first_amps,
                           .load_balancing = TRUE,
                           .supports_use_battery = site->plan->n_batteries > 0,
                           .session = { .cost = NAN },
                           .slots_changed_ms = created * 1000 };
  car->index = index;
  car->plan = plan;
  car->told = told;
  car->seed = index == 0 ? site->seed : sol_sim_hash (site->seed, 97, index);
  car->mode = SOL_SIM_MODE_SCHEDULED;
  car->set_amps = plan->first_amps;
  car->reason = "";
  car->session.cost = NAN;
  car->cloud_slots = g_array_new (FALSE, TRUE, sizeof (SolSimSlot));
  car->slots = g_array_new (FALSE, TRUE, sizeof (SolSimSlot));
  car->sessions = g_array_new (FALSE, TRUE, sizeof (SolSimSession));
  init_slots (site, car);
  told->config[SOL_SIM_CONFIG_RFID_AUTH].value = told->config[SOL_SIM_CONFIG_RFID_AUTH].requested
      = "disabled";
  told->config[SOL_SIM_CONFIG_PHASE_SWITCH].value = told->config[SOL_SIM_CONFIG_PHASE_SWITCH].requested
      = "auto";
}

static void
init_chargers (SimSite *site)
{
  site->n_cars = MIN (site->plan->n_chargers, SOL_SIM_MAX_CHARGERS);
  site->chargers = g_new0 (SolSimCharger, site->n_cars);
  for (guint i = 0; i < site->n_cars; i++)
    init_charger (site, i);
  site->pub.chargers = site->chargers;
  site->pub.n_chargers = site->n_cars;
  if (site->n_cars == 0 || !(site->home->scenario->home & SOL_SIM_HOME_RETIRED))
    return;
  site->retired = site->chargers[0];
  site->retired.serial = "EV202118000415";
  site->retired.name = "Old charger";
  site->retired.connected = site->retired.commissioned = FALSE;
  site->retired.retired = TRUE;
  site->retired.last_report = site->pub.installed + 300 * 86400;
  site->retired.lifetime_wh = 1204000;
  site->pub.retired_charger = &site->retired;
  site->pub.retired_battery = "BT122001000312";
}

SimCar *
sim_site_find_car (SimSite *site, const char *serial)
{
  for (guint i = 0; i < site->n_cars; i++)
    if (g_strcmp0 (site->cars[i].told->serial, serial) == 0)
      return &site->cars[i];
  return NULL;
}

static void
init_settings (SimSite *site)
{
  const SolSimSitePlan *plan = site->plan;
  SolSimSite *pub = &site->pub;
  gboolean read_only = (site->home->scenario->home & SOL_SIM_HOME_READ_ONLY) != 0;
  pub->is_owner = !read_only;
  pub->read_only = read_only;
  pub->regional = (site->home->scenario->wire & SOL_SIM_WIRE_EMEA) != 0;
  g_strlcpy (pub->profile.key, plan->profile, sizeof pub->profile.key);
  pub->profile.reserve = plan->reserve;
  pub->effective = pub->profile;
  pub->supports_savings = pub->supports_backup = pub->supports_ai = TRUE;
  pub->reserve_min = 10;
  pub->reserve_max = 100;
  static const int usual[] = { 20, 20, 10, 100 };
  memcpy (pub->previous_reserve, usual, sizeof usual);
  pub->settings.charge_from_grid = plan->charge_from_grid;
  pub->settings.charge_begin = 120;
  pub->settings.charge_end = 300;
  pub->settings.dtg_begin = 1020;
  pub->settings.dtg_end = 1200;
  pub->settings.rbd_begin = 60;
  pub->settings.rbd_end = 960;
  pub->settings.itc_accepted = plan->charge_from_grid ? pub->installed + 9 * 86400 : 0;
  pub->settings.very_low_soc = plan->very_low_soc;
  pub->settings.very_low_soc_min = 10;
  pub->settings.very_low_soc_max = 25;
  pub->settings.grid_mode = "ImportExport";
  pub->settings.storm_guard = plan->storm_guard;
  pub->prices = (SolSimPrices){ .dear_begin = 6 * 60, .dear_end = 23 * 60, .dear = 281, .cheap = 104 };
  pub->grid.supported = plan->controller != NULL;
}

void
sim_site_init (SimSite *site, SolSimHome *home, const SolSimSitePlan *plan)
{
  SolSimSite *pub = &site->pub;
  site->plan = plan;
  site->home = home;
  site->seed = sol_sim_hash (home->seed, plan->id, 1);
  site->texts = g_ptr_array_new_with_free_func (g_free);
  site->events = g_array_new (FALSE, TRUE, sizeof (SimEvent));
  site->days = g_array_new (FALSE, TRUE, sizeof (SimDayRecord));
  site->totals = g_array_new (FALSE, TRUE, sizeof (SolSimDayTotal));
  site->panel_days = g_array_new (FALSE, TRUE, sizeof (guint16));
  site->alerts = g_array_new (FALSE, TRUE, sizeof (SolSimAlert));
  site->outages = g_array_new (FALSE, TRUE, sizeof (SolSimOutage));
  site->windows = g_array_new (FALSE, TRUE, sizeof (SolSimWindow));
  site->windows_in_force = g_array_new (FALSE, TRUE, sizeof (SolSimWindow));
  site->log = g_array_new (FALSE, TRUE, sizeof (SolSimEvent));
  g_array_set_clear_func (site->log, sim_log_clear_event);
  site->weather.date = G_MININT32;

  SolSimDate first
      = sol_sim_zone_date (plan, home->start) - (plan->years > 0 ? plan->years * 1461 / 4 : 3 * 365) - 1;
  if (plan->installed != NULL)
    sol_sim_date_parse (plan->installed, &first);
  pub->first_date = MIN (first, sol_sim_zone_date (plan, home->start));
  pub->installed = sol_sim_zone_midnight (plan, pub->first_date);
  pub->id = plan->id;
  pub->name = plan->name;
  pub->timezone = plan->timezone;
  pub->country = plan->country;
  pub->currency = plan->currency;
  pub->street = plan->street;
  pub->city = plan->city;
  pub->state = plan->state;
  pub->zip = plan->zip;
  pub->latitude = plan->latitude;
  pub->longitude = plan->longitude;
  pub->favourite = plan->favourite;
  pub->status = "normal";
  pub->soc = NAN;
  pub->gateway
      = (SolSimGateway){ .serial = plan->gateway,
                         .model = "IQ Gateway Metered",
                         .sku = "SC100G-M230ROW",
                         .part_number = "860-00276-r23",
                         .firmware = "D8.3.5232",
                         .ip = plan->ip,
                         .warranty_until = pub->installed + GATEWAY_WARRANTY,
                         .controller_serial = plan->controller,
                         .controller_model = plan->controller != NULL ? "IQ System Controller 3" : NULL,
                         .controller_firmware = plan->controller != NULL ? "v31.44" : NULL };
  init_panels (site);
  init_batteries (site);
  init_chargers (site);
  init_settings (site);
}

void
sim_site_clear (SimSite *site)
{
  g_ptr_array_unref (site->texts);
  g_array_unref (site->events);
  g_array_unref (site->days);
  g_array_unref (site->totals);
  g_array_unref (site->panel_days);
  for (guint i = 0; i < site->n_cars; i++)
    {
      g_array_unref (site->cars[i].sessions);
      g_array_unref (site->cars[i].slots);
      g_array_unref (site->cars[i].cloud_slots);
    }
  g_array_unref (site->alerts);
  g_array_unref (site->outages);
  g_array_unref (site->log);
  g_array_unref (site->windows);
  g_array_unref (site->windows_in_force);
  g_free (site->shown_totals);
  g_free (site->panel_owed);
  g_free (site->panel_weight);
  g_free (site->panel_lifetime);
  g_free (site->panels);
  g_free (site->arrays);
  g_free (site->batteries);
  g_free (site->chargers);
}

static void
refresh_power (SimSite *site)
{
  const int *split = site->segment.split;
  SolSimPower *power = &site->pub.power;
  gint64 capacity = (gint64) site->plan->n_batteries * site->plan->battery_wh * 3600;
  power->solar = split[SOL_SIM_SPLIT_SOLAR_HOME] + split[SOL_SIM_SPLIT_SOLAR_BATTERY]
                 + split[SOL_SIM_SPLIT_SOLAR_GRID];
  power->car = split[SOL_SIM_SPLIT_EVSE];
  power->home = split[SOL_SIM_SPLIT_SOLAR_HOME] + split[SOL_SIM_SPLIT_BATTERY_HOME]
                + split[SOL_SIM_SPLIT_GRID_HOME] - power->car;
  power->battery = split[SOL_SIM_SPLIT_BATTERY_HOME] + split[SOL_SIM_SPLIT_BATTERY_GRID]
                   - split[SOL_SIM_SPLIT_SOLAR_BATTERY] - split[SOL_SIM_SPLIT_GRID_BATTERY];
  power->grid = split[SOL_SIM_SPLIT_GRID_HOME] + split[SOL_SIM_SPLIT_GRID_BATTERY]
                - split[SOL_SIM_SPLIT_SOLAR_GRID] - split[SOL_SIM_SPLIT_BATTERY_GRID];
  power->soc = capacity > 0 ? (double) site->stored_ws * 100 / (double) capacity : NAN;
}

/* While the gateway is silent the cloud keeps what it was told last. */
static void
refresh_batteries (SimSite *site)
{
  gint64 until = sim_history_reported_until (site);
  if (site->plan->n_batteries == 0 || (site->silent_since != 0 && site->batteries[0].last_report != 0))
    return;
  site->pub.soc = site->pub.power.soc;
  for (guint i = 0; i < site->plan->n_batteries; i++)
    {
      SolSimBattery *battery = &site->batteries[i];
      battery->soc = site->pub.soc;
      battery->available_kwh = battery->capacity_kwh * battery->soc / 100;
      battery->watts = site->pub.power.battery / (int) site->plan->n_batteries;
      battery->led = battery->watts > 5    ? SOL_SIM_LED_DISCHARGING
                     : battery->watts < -5 ? SOL_SIM_LED_CHARGING
                                           : SOL_SIM_LED_IDLE;
      battery->available_power_kw
          = battery->soc <= site->pub.settings.very_low_soc ? 0 : battery->rated_power_w / 1000;
      battery->cycles
          = (guint) (site->discharged_wh / (site->plan->battery_wh * (gint64) site->plan->n_batteries));
      battery->last_report = until;
    }
}

void
sim_site_refresh (SimSite *site)
{
  SolSimSite *pub = &site->pub;
  gint64 now = site->home->now;
  refresh_power (site);
  refresh_batteries (site);
  sim_history_today_panels (site);
  pub->gateway.last_report = sim_history_reported_until (site);
  pub->gateway.silent = site->silent_since != 0;
  pub->status = site->silent_since != 0 ? "comm" : "normal";
  for (guint i = 0; i < site->n_cars; i++)
    {
      SimCar *car = &site->cars[i];
      car->told->slots = (const SolSimSlot *) (gpointer) car->cloud_slots->data;
      car->told->n_slots = car->cloud_slots->len;
    }
  pub->storm_active = FALSE;
  for (guint i = 0; i < site->alerts->len; i++)
    {
      const SolSimAlert *alert = &g_array_index (site->alerts, SolSimAlert, i);
      pub->storm_active = pub->storm_active || (!alert->opted_out && now >= alert->start && now < alert->end);
    }
  pub->effective = pub->profile;
  if (sim_policy_storm (site, now))
    {
      g_strlcpy (pub->effective.key, "backup_only", sizeof pub->effective.key);
      pub->effective.subtype[0] = '\0';
      pub->effective.reserve = 100;
    }
  pub->alerts = (const SolSimAlert *) (gpointer) site->alerts->data;
  pub->n_alerts = site->alerts->len;
  pub->windows = (const SolSimWindow *) (gpointer) site->windows->data;
  pub->n_windows = site->windows->len;
  pub->outages = (const SolSimOutage *) (gpointer) site->outages->data;
  pub->n_outages = site->outages->len;
  pub->events = (const SolSimEvent *) (gpointer) site->log->data;
  pub->n_events = site->log->len;
}
