/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a site looks like from outside. Times are epoch seconds (0 = none), energies Wh, powers W, percent
 * 0..100 unless a name says otherwise. Everything is owned by the home; pointers and values stay valid until
 * its next sol_sim_home_run_until() or command. */

/* A local date of a site, counted in days from 1970-01-01. */
typedef gint32 SolSimDate;

typedef enum
{
  SOL_SIM_FLOW_PRODUCTION,
  SOL_SIM_FLOW_CONSUMPTION, /* the car included */
  SOL_SIM_FLOW_IMPORT,
  SOL_SIM_FLOW_EXPORT,
  SOL_SIM_FLOW_CHARGE,
  SOL_SIM_FLOW_DISCHARGE,
  SOL_SIM_FLOW_SOLAR_HOME,
  SOL_SIM_FLOW_SOLAR_BATTERY,
  SOL_SIM_FLOW_SOLAR_GRID,
  SOL_SIM_FLOW_BATTERY_HOME,
  SOL_SIM_FLOW_BATTERY_GRID,
  SOL_SIM_FLOW_GRID_HOME,
  SOL_SIM_FLOW_GRID_BATTERY,
  SOL_SIM_FLOW_EVSE, /* a part of the consumption */
  SOL_SIM_N_FLOWS,
} SolSimFlow;

/* 25 hours of quarter-hours, the longest day there is. */
#define SOL_SIM_MAX_BUCKETS 100

typedef struct
{
  SolSimDate date;
  gint64 start;    /* local midnight */
  guint n_buckets; /* 96; 92 or 100 when the clocks change */
  guint n_elapsed; /* those that have begun by reported_until; the last of them may still be filling */
  gint64 reported_until;
  gint32 wh[SOL_SIM_N_FLOWS][SOL_SIM_MAX_BUCKETS];
  gint16 soc[SOL_SIM_MAX_BUCKETS]; /* percent at the end of the bucket; -1 without a battery */
  gint32 total_wh[SOL_SIM_N_FLOWS];
} SolSimDay;

typedef struct
{
  gint32 wh[SOL_SIM_N_FLOWS];
} SolSimDayTotal;

/* The powers of this moment. */
typedef struct
{
  int solar;
  int home; /* without the car */
  int car;
  int battery; /* > 0 discharges */
  int grid;    /* > 0 imports */
  double soc;
} SolSimPower;

typedef struct
{
  guint id;
  const char *label;
  int azimuth; /* degrees, 180 = south */
  int tilt;
  int x, y; /* centre on the canvas of the roof plan */
  int rotation;
} SolSimArray;

typedef struct
{
  const char *serial;
  guint inverter_id;
  guint module_id;
  guint array; /* index into arrays */
  int x, y;    /* relative to the array's centre */
  const char *model, *sku, *part_number, *firmware;
  gint64 warranty_until;
  const char *status; /* "normal", "error", "not_reporting" … */
  gint64 last_report;
  gint64 today_wh, lifetime_wh;
  int watts; /* at the last report */
} SolSimPanel;

typedef enum
{
  SOL_SIM_LED_CHARGING = 12,
  SOL_SIM_LED_DISCHARGING = 13,
  SOL_SIM_LED_IDLE = 14,
} SolSimLed;

typedef struct
{
  guint id;
  const char *serial, *model, *sku, *part_number, *firmware;
  double soc;           /* percent */
  double capacity_kwh;  /* usable */
  double available_kwh; /* stored now */
  double rated_power_w; /* of the unit */
  double available_power_kw;
  int watts; /* > 0 discharges */
  SolSimLed led;
  guint cycles;
  int health; /* percent */
  gboolean excluded;
  guint microinverters, microinverters_active;
  gint64 last_report, warranty_until;
} SolSimBattery;

typedef enum
{
  SOL_SIM_MODE_MANUAL,
  SOL_SIM_MODE_SCHEDULED,
  SOL_SIM_MODE_GREEN,
  SOL_SIM_MODE_SMART,
} SolSimMode;

typedef struct
{
  char id[80];                  /* <site>:<serial>:<uuid> */
  int start_minute, end_minute; /* after local midnight; end <= start ends on the next day */
  guint days;                   /* bit 0 = Monday … bit 6 = Sunday */
  int amps;                     /* 0 = the most there is */
  gboolean enabled;
  gboolean off_peak; /* in the cheap hours, whatever the times above say */

  /* As the app sent it, to be handed back. Texts are interned, NULL is null. */
  char day_order[8];     /* "67" = Saturday, Sunday; "" = null */
  int level, level_amps; /* A; -1 = null */
  int remind_minutes;    /* before the start; -1 = null */
  gboolean remind;
  const char *reminder_utc, *recurring, *level_type, *source, *serialized_days;
} SolSimSlot;

/* What ev_charger_config reads and writes, in its own words. */
typedef enum
{
  SOL_SIM_CONFIG_APP_AUTH,
  SOL_SIM_CONFIG_RFID_AUTH,
  SOL_SIM_CONFIG_DEFAULT_LEVEL,
  SOL_SIM_CONFIG_PHASE_SWITCH,
  SOL_SIM_N_CONFIGS,
} SolSimConfigKey;

typedef struct
{
  const char *value, *requested; /* interned; NULL = unset */
  gboolean pending;
} SolSimConfig;

typedef struct
{
  char id[40];
  gint64 plugged_in, started; /* started 0: not yet charged */
  gint64 ended;               /* of the charging; 0 = running */
  gint64 plugged_out;         /* 0 = still in */
  gint64 active_s;
  gint64 energy_wh; /* as of the charger's last report while running */
  double miles;
  double cost; /* NAN until the service has computed it */
  SolSimMode mode;
  int amps;
} SolSimSession;

typedef enum
{
  SOL_SIM_CONNECTOR_AVAILABLE,
  SOL_SIM_CONNECTOR_CHARGING,
  SOL_SIM_CONNECTOR_FINISHING,
  SOL_SIM_CONNECTOR_SUSPENDED_EV,
  SOL_SIM_CONNECTOR_SUSPENDED_EVSE,
  SOL_SIM_CONNECTOR_FAULTED,
} SolSimConnector;

/* What the cloud knows of a charger: as of last_report. A change of state is reported at once, the counters
 * in lumps every 300 s. */
typedef struct
{
  const char *serial, *name, *model, *sku, *part_number, *firmware, *firmware_target, *gateway_serial;
  int min_amps, max_amps, step_amps, voltage, phases, breaker_amps;
  gint64 created, warranty_until;
  gboolean connected;
  gint64 offline_since; /* meaningful while not connected */
  gboolean plugged_in;
  gboolean charging;
  gboolean faulted;
  gboolean commissioned;
  gboolean locked;      /* the owner may not change it */
  gboolean unconfirmed; /* a start waits for a yes in the app */
  gboolean retired;
  SolSimConnector connector;
  const char *connector_reason; /* "INSUFFICIENT_SOLAR" …, "" = none */
  SolSimMode mode;
  gboolean mode_pending;
  int set_amps;     /* what the next or running charge was asked for */
  int running_amps; /* 0 while not charging */
  int safe_limit;   /* 0 = none */
  gboolean load_balancing, load_balancing_active;
  SolSimConfig config[SOL_SIM_N_CONFIGS];
  int default_amps; /* 0 = unset */
  gboolean use_battery, supports_use_battery;
  gboolean off_grid;
  SolSimSession session; /* running, or the last one; plugged_in 0: there was none */
  gint64 lifetime_wh;
  gint64 last_report;
  const SolSimSlot *slots; /* as the cloud has them; the charger may not yet */
  guint n_slots;
  gboolean slots_pending;
  gint64 slots_changed_ms; /* the optimistic lock of the scheduler */
} SolSimCharger;

/* What a profile is: its key and what belongs to it. */
typedef struct
{
  char key[32]; /* "self-consumption", "cost_savings", "ai_optimisation", "backup_only", "expert", or regional
                 */
  char subtype[32]; /* "prioritize-energy" or "" */
  int reserve;      /* percent */
} SolSimProfile;

typedef struct
{
  gboolean charge_from_grid;
  gboolean charge_from_grid_schedule;
  int charge_begin, charge_end; /* minutes after local midnight; -1 = none */
  gint64 itc_accepted;          /* 0 = never */
  int very_low_soc, very_low_soc_min, very_low_soc_max;
  const char *grid_mode; /* "ImportExport", … */
  gboolean storm_guard;
  gboolean evse_storm_guard;
  gboolean dtg, rbd;      /* discharge to grid, restrict discharge */
  int dtg_begin, dtg_end; /* minutes; the window that is offered */
  int rbd_begin, rbd_end;
} SolSimBatterySettings;

/* A schedule of the battery. */
typedef enum
{
  SOL_SIM_WINDOW_CFG, /* charge from grid */
  SOL_SIM_WINDOW_DTG, /* discharge to grid */
  SOL_SIM_WINDOW_RBD, /* restrict discharge */
  SOL_SIM_N_WINDOWS,
} SolSimWindowKind;

typedef struct
{
  char id[40];
  SolSimWindowKind kind;
  int start, end;       /* minutes after local midnight; end < start ends on the next day */
  int limit;            /* percent; -1 = none */
  guint days;           /* bit 0 = Monday */
  const char *timezone; /* interned */
  gboolean pending;     /* the gateway has not taken it up */
  gboolean deleted;     /* … and then it is gone */
  gint64 created_ms, updated_ms;
} SolSimWindow;

typedef struct
{
  char id[40];
  const char *name, *source;
  gint64 start, end;
  gboolean critical;
  gboolean opted_out;
} SolSimAlert;

typedef struct
{
  gint64 start;
  gint64 duration; /* s; 0 while it lasts */
} SolSimOutage;

typedef struct
{
  char id[40];
  const char *key;      /* stable, e.g. "evse_start_charging" */
  const char *type;     /* device type it belongs to: "evse", "battery", "gateway", "pcu", "grid" */
  const char *severity; /* "Info", "Warning", "Error", "Critical" */
  char *text;
  char *advice;              /* nullable */
  const char *device_serial; /* nullable */
  gint64 start, cleared;     /* cleared 0 = standing */
} SolSimEvent;

/* What a kWh from the grid costs, in thousandths of the currency. Outside of the dear hours it is cheap. */
typedef struct
{
  int dear_begin, dear_end; /* minutes after local midnight */
  int dear, cheap;
} SolSimPrices;

typedef enum
{
  SOL_SIM_GRID_ON,
  SOL_SIM_GRID_OFF_BY_CHOICE,
  SOL_SIM_GRID_OUTAGE,
} SolSimGridState;

typedef struct
{
  SolSimGridState state;
  gboolean switching; /* userInitiatedGridToggle */
  /* The four guards of the grid check, true forbids. */
  gboolean disable_grid_control, active_download, sunlight_backup, grid_outage;
  gboolean supported; /* FALSE: the check has none of the keys */
} SolSimGrid;

typedef struct
{
  const char *serial, *model, *sku, *part_number, *firmware, *ip;
  gint64 last_report;
  gboolean silent;
  gint64 warranty_until;
  const char *controller_serial, *controller_model, *controller_firmware; /* nullable without a battery */
} SolSimGateway;

typedef struct _SolSimSite
{
  guint64 id;
  const char *name, *timezone, *country, *currency, *street, *city, *state, *zip;
  double latitude, longitude;
  gint64 installed; /* local midnight of the first day */
  SolSimDate first_date;
  gboolean favourite;
  const char *status; /* "normal", "comm" when the gateway is silent */
  gboolean is_owner, is_installer;

  SolSimGateway gateway;
  const SolSimArray *arrays;
  guint n_arrays;
  const SolSimPanel *panels;
  guint n_panels;
  const SolSimBattery *batteries;
  guint n_batteries;
  const SolSimCharger *chargers;
  guint n_chargers;
  const SolSimCharger *retired_charger; /* nullable: listed, but no longer there */
  const char *retired_battery;          /* nullable: serial, likewise */

  SolSimPower power; /* of this moment; the live stream */
  int latest_power;  /* production as the gateway last reported it */
  gint64 latest_power_time;
  double soc; /* of all batteries together; NAN without one */

  SolSimProfile profile;         /* as the cloud confirms it */
  SolSimProfile pending_profile; /* key "" = none */
  SolSimProfile effective;       /* what the controller runs now (storm, storm over, pending) */
  gint64 profile_updated;
  gboolean system_task;
  gboolean supports_savings, supports_ai, supports_backup;
  int reserve_min, reserve_max;
  int previous_reserve[4]; /* self-consumption, cost_savings, ai_optimisation, backup_only; -1 = none */
  SolSimBatterySettings settings;
  const SolSimWindow *windows;
  guint n_windows;
  gboolean storm_active; /* an alert is active and not opted out */
  const SolSimAlert *alerts;
  guint n_alerts;
  SolSimPrices prices;
  SolSimGrid grid;
  const SolSimOutage *outages; /* newest first */
  guint n_outages;
  const SolSimEvent *events; /* newest first */
  guint n_events;

  guint regional : 1; /* EMEA: isEmea and the like */
  guint read_only : 1;
} SolSimSite;

G_END_DECLS
