/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-battery.h"
#include "sol-sim-home-load.h"
#include "sol-sim-home-plan.h"
#include "sol-sim-home.h"
#include "sol-sim-weather.h"

G_BEGIN_DECLS

/* The inside of a home, shared by its files only. A site lives in segments: stretches of at most a minute (a
 * quarter of an hour in its history) with constant powers, cut wherever something happens. Where segments end
 * depends on the clock and on what happens, never on who looks. */

#define SOL_SIM_LIVE_STEP 60
#define SOL_SIM_PAST_STEP 900
#define SOL_SIM_REPORT_S 300
#define SOL_SIM_MAX_CUES 16
#define SOL_SIM_MAX_CHARGERS 4

typedef enum
{
  SIM_DO_START,
  SIM_DO_CONFIRM,
  SIM_DO_STOP,
  SIM_DO_MODE,
  SIM_DO_USE_BATTERY,
  SIM_DO_CONFIG,
  SIM_DO_SLOTS,
  SIM_DO_PROFILE,
  SIM_DO_RESERVE,
  SIM_DO_SUBTYPE,
  SIM_DO_SETTINGS,
  SIM_DO_WINDOWS,
  SIM_DO_STORM_GUARD,
  SIM_DO_OPT_OUT,
  SIM_DO_RELAY,
  SIM_DO_PUBLISH,
  SIM_DO_TRIGGER,
  SIM_DO_COME,
  SIM_DO_LEAVE,
  SIM_DO_STORM,
  SIM_DO_STORM_OVER,
  SIM_DO_OUTAGE,
  SIM_DO_SILENT,
  SIM_DO_OFFLINE,
  SIM_DO_SAFE_LIMIT,
} SimDo;

typedef struct
{
  gint64 time;
  SimDo what;
  guint car; /* index of the charger that is meant */
  gint64 value, other;
  SolSimProfile profile;
  SolSimBatterySettings before, settings; /* what differs is what was asked for */
  char text[40];
  const char *word; /* nullable, interned */
} SimEvent;

/* One local day as it was booked. */
typedef struct
{
  SolSimDate date;
  gint64 midnight;
  guint16 n_buckets;
  guint16 wh[SOL_SIM_N_SPLITS][SOL_SIM_MAX_BUCKETS];
  gint8 soc[SOL_SIM_MAX_BUCKETS];
} SimDayRecord;

typedef struct
{
  gint64 start, end;
  int split[SOL_SIM_N_SPLITS];
  int solar, home, car;
  double arrays[SOL_SIM_MAX_ARRAYS]; /* of one panel each */
} SimSegment;

/* A charger and its car as they truly are. */
typedef struct
{
  guint index;
  const SolSimChargerPlan *plan;
  SolSimCharger *told; /* what the cloud knows */
  guint64 seed;
  gboolean plugged;
  gint64 need_ws;       /* what the car still takes */
  gboolean armed;       /* manual: may charge */
  gboolean unconfirmed; /* … when somebody says yes in the app */
  gboolean held;        /* scheduled: stopped by hand until the slot ends */
  SolSimMode mode;
  int set_amps;
  int amps;       /* running */
  int green_amps; /* what the surplus allowed when last judged */
  gint64 green_judged;
  SolSimConnector connector;
  const char *reason;
  gboolean safe_limit;
  gint64 offline_since; /* 0 = connected */
  gboolean use_battery;
  SolSimSession session;
  gint64 session_ws;
  gint64 session_cost; /* W s times price */
  gint64 lifetime_ws;
  gboolean publishing; /* a report of the new state is on its way */
  gint64 next_report;
  GArray *slots;       /* SolSimSlot, as the charger has them */
  GArray *cloud_slots; /* … as the cloud has them */
  guint slots_under_way;
  guint config_under_way[SOL_SIM_N_CONFIGS];
  GArray *sessions; /* SolSimSession, oldest first */

  /* This day. */
  SolSimCue cues[SOL_SIM_MAX_CUES];
  gint64 cue_times[SOL_SIM_MAX_CUES];
  guint n_cues, next_cue;
} SimCar;

typedef struct
{
  SolSimSite pub;
  const SolSimSitePlan *plan;
  SolSimHome *home;
  guint64 seed;
  guint64 n_commands;
  gboolean open;
  gboolean past; /* living through the history */

  /* This day. */
  SolSimWeatherDay weather;
  SolSimLoadDay load;
  const SolSimScriptDay *script; /* nullable */
  int follow_permille;

  SimSegment segment;
  GArray *events; /* SimEvent by time */

  /* Booked and not yet booked energy. */
  gint64 stored_ws;
  gint64 unbooked_ws[SOL_SIM_N_SPLITS];
  double unbooked_arrays[SOL_SIM_MAX_ARRAYS];
  gint64 made_ws; /* production since the last booking */
  gint64 booked_at;
  gint64 discharged_wh;
  GArray *days;                 /* SimDayRecord */
  GArray *totals;               /* SolSimDayTotal, one per day */
  GArray *panel_days;           /* guint16, n_panels per day */
  SolSimDayTotal *shown_totals; /* what sol_sim_home_daily() hands out */
  double *panel_owed, *panel_weight;
  gint64 *panel_lifetime;

  SimCar cars[SOL_SIM_MAX_CHARGERS];
  guint n_cars;

  SolSimPanel *panels;
  GPtrArray *texts; /* strings that pub points to */
  SolSimArray *arrays;
  SolSimBattery *batteries;
  SolSimCharger *chargers;
  SolSimCharger retired;
  GArray *alerts, *outages, *log;
  GArray *windows, *windows_in_force; /* SolSimWindow: of the cloud, of the controller */
  gint64 silent_since;                /* 0 = reports */
} SimSite;

struct _SolSimHome
{
  const SolSimScenario *scenario;
  guint32 seed;
  gint64 start;
  gint64 now;
  SolSimKnobs knobs;
  gboolean skip_delays;
  guint n_sites;
  SimSite *sites;
};

/* sol-sim-home.c */
SimSite *sim_home_open (SolSimHome *home, guint64 id); /* nullable */

/* sol-sim-site.c: what a site is made of. */
void sim_site_init (SimSite *site, SolSimHome *home, const SolSimSitePlan *plan);
void sim_site_clear (SimSite *site);
void sim_site_refresh (SimSite *site);                         /* brings pub up to date */
SimCar *sim_site_find_car (SimSite *site, const char *serial); /* nullable */

/* sol-sim-history.c: booking and the past. */
void sim_history_new_day (SimSite *site, SolSimDate date);
void sim_history_book (SimSite *site, gint64 segment_start, gint64 at);
gint64 sim_history_reported_until (SimSite *site);
void sim_history_today_panels (SimSite *site);

/* sol-sim-home-step.c: living on. */
void sim_site_open (SimSite *site);
void sim_site_run (SimSite *site, gint64 until);
/* @event happens after @delay seconds; 0 = now. */
void sim_site_schedule (SimSite *site, const SimEvent *event, int delay);
void sim_site_insert (SimSite *site, const SimEvent *event); /* at event->time, nothing is cut */

/* sol-sim-home-start.c: the state in which the first moment finds a site, by the scenario. */
void sim_site_start (SimSite *site);

/* sol-sim-home-policy.c */
void sim_policy_now (SimSite *site, gint64 time, SolSimPolicy *policy);
gboolean sim_policy_storm (SimSite *site, gint64 time);

/* sol-sim-home-apply.c: what an event changes. */
void sim_apply (SimSite *site, const SimEvent *event);

/* sol-sim-home-windows.c: schedules of the battery. */
void sim_windows_apply (SimSite *site, const SimEvent *event);
gboolean sim_windows_now (SimSite *site, SolSimWindowKind kind, gint64 time, int *limit);

/* sol-sim-car.c: routine of the car. */
void sim_car_day (SimSite *site, SolSimDate date);
void sim_car_cue (SimSite *site, SimCar *car, const SolSimCue *cue, gint64 time);
void sim_car_come (SimSite *site, SimCar *car, gint64 time, gint64 driven_wh);
void sim_car_leave (SimSite *site, SimCar *car, gint64 time);

/* sol-sim-home-charger.c: what the charger does. */
void sim_charger_decide (SimSite *site, SimCar *car, gint64 time, int solar, int home);
int sim_charger_watts (const SimCar *car);
int sim_charger_total_watts (SimSite *site);
void sim_charger_passed (SimSite *site, SimCar *car, const SimSegment *segment);
void sim_charger_end_session (SimSite *site, SimCar *car, gint64 time);
void sim_charger_publish (SimSite *site, SimCar *car, gint64 time, gboolean meters);
gboolean sim_charger_in_slot (SimSite *site, SimCar *car, gint64 time, int *amps);

/* sol-sim-home-log.c: events and power cuts of the past. */
void sim_log_past (SimSite *site);
void sim_log_add (SimSite *site, gint64 time, const char *key, const char *type, const char *severity,
                  const char *text, const char *serial, gboolean standing);
void sim_log_settle (SimSite *site, gint64 time, const char *key);
void sim_log_clear_event (gpointer event);

G_END_DECLS
