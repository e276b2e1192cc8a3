/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-scenario.h"
#include "sol-sim-site.h"

G_BEGIN_DECLS

/**
 * SolSimHome:
 *
 * Every site of a simulator, alive. Its state depends on scenario, seed, start and the commands with their
 * times only, never on how often it was looked at. One thread. Call sol_sim_home_run_until() before reading
 * and before a command; commands happen at the time it was last run to, and take effect a few seconds later,
 * as in life.
 */
typedef struct _SolSimHome SolSimHome;

/* What became of a command at the moment it was received. */
typedef enum
{
  SOL_SIM_OK,               /* accepted; it settles later (or never, see knobs) */
  SOL_SIM_NOT_READY,        /* start without a car */
  SOL_SIM_ALREADY_CHARGING, /* start while charging */
  SOL_SIM_NOT_ACTIVE,       /* stop while not charging */
  SOL_SIM_BAD_LEVEL,        /* amps outside of what the charger can */
  SOL_SIM_SAME,             /* that mode or value is the present one */
  SOL_SIM_NO_SLOT,          /* scheduled mode without an enabled slot */
  SOL_SIM_READ_ONLY,        /* the account may not */
  SOL_SIM_BUSY,             /* a change of the kind is pending, or a system task runs */
  SOL_SIM_DONE_ALREADY,     /* cancel: nothing pending any more */
  SOL_SIM_FORBIDDEN,        /* a guard of the grid switch says no */
  SOL_SIM_REFUSED,          /* the knob says so */
  SOL_SIM_NO_DEVICE,
  SOL_SIM_INVALID,  /* values out of bounds */
  SOL_SIM_CONFLICT, /* overlaps another schedule, or that one is still pending */
} SolSimResult;

typedef enum
{
  SOL_SIM_KIND_CHARGE, /* start, stop */
  SOL_SIM_KIND_MODE,   /* charge mode */
  SOL_SIM_KIND_PROFILE,
  SOL_SIM_KIND_SETTINGS, /* reserve, charge from grid, shutdown level */
  SOL_SIM_KIND_STORM,
  SOL_SIM_KIND_GRID,
  SOL_SIM_KIND_CHARGER_CONFIG, /* authentication, default level, green settings, slots */
  SOL_SIM_N_KINDS,
} SolSimKind;

/* How commands behave. Delays are drawn evenly from [min, max] seconds of simulated time. */
typedef struct
{
  struct
  {
    int settle_min, settle_max;
    gboolean never; /* accepted, but nothing happens */
    gboolean refuse;
  } kind[SOL_SIM_N_KINDS];
  gboolean mode_400; /* a change of the charge mode is answered with 400, yet made */
  int read_lag;      /* s by which a charger's report of a new state comes late */
} SolSimKnobs;

/**
 * sol_sim_home_new:
 * @scenario: a row of the table
 * @seed: same seed, same home
 * @start: epoch s of the first moment; the three years before it are history
 *
 * Opens at once; the history of a site is computed when it is first looked at.
 */
SolSimHome *sol_sim_home_new (const SolSimScenario *scenario, guint32 seed, gint64 start);
void sol_sim_home_free (SolSimHome *self);

/* Lives on until @now; an earlier time is ignored. */
void sol_sim_home_run_until (SolSimHome *self, gint64 now);
gint64 sol_sim_home_now (SolSimHome *self);

const SolSimScenario *sol_sim_home_scenario (SolSimHome *self);
SolSimKnobs *sol_sim_home_knobs (SolSimHome *self); /* owned by the home, to be changed in place */

/* A site comes to life, with its three years, when it is first asked for; the id alone does not ask. */
guint sol_sim_home_n_sites (SolSimHome *self);
guint64 sol_sim_home_site_id (SolSimHome *self, guint index);
const SolSimSite *sol_sim_home_site (SolSimHome *self, guint index);
/* Without asking: only what never changes (names, place, gateway) is there. */
const SolSimSite *sol_sim_home_glance (SolSimHome *self, guint index);
const SolSimSite *sol_sim_home_find_site (SolSimHome *self, guint64 id); /* nullable */
const SolSimCharger *sol_sim_home_find_charger (SolSimHome *self, guint64 site,
                                                const char *serial); /* nullable */

/* --- Energy. A date before the installation or after today gives FALSE. Up to the gateway's last report
 * only. --- */

gboolean sol_sim_home_day (SolSimHome *self, guint64 site, SolSimDate date, SolSimDay *out);

/* One row per day from the installation to the day of the last report; owned by the home. */
const SolSimDayTotal *sol_sim_home_daily (SolSimHome *self, guint64 site, guint *n_days);

/* Adds up what each panel gave from @from to @to inclusive, Wh, into @wh[n_panels of the site]. */
gboolean sol_sim_home_panel_energy (SolSimHome *self, guint64 site, SolSimDate from, SolSimDate to,
                                    gint64 *wh);

/* Sessions of a charger that touch the dates, newest first; the array holds SolSimSession, free with
 * g_array_unref. */
GArray *sol_sim_home_sessions (SolSimHome *self, guint64 site, const char *serial, SolSimDate from,
                               SolSimDate to);

/* --- Dates. --- */

SolSimDate sol_sim_home_today (SolSimHome *self, guint64 site);
SolSimDate sol_sim_home_date_of (SolSimHome *self, guint64 site, gint64 time);
gint64 sol_sim_home_midnight (SolSimHome *self, guint64 site, SolSimDate date); /* of its first second */
void sol_sim_date_format (SolSimDate date, char out[16]);                       /* 2026-06-13 */
gboolean sol_sim_date_parse (const char *text, SolSimDate *out);                /* 2026-06-13 or 13-06-2026 */

/* --- Commands of the account. @serial names the charger of @site. --- */

SolSimResult sol_sim_home_start_charging (
    SolSimHome *self, guint64 site, const char *serial,
    int amps); /* 0 = as set; without amps the mode stays, with amps it becomes manual */
/* Where the app has to confirm a start (authentication), it does. */
SolSimResult sol_sim_home_confirm_charging (SolSimHome *self, guint64 site, const char *serial);
SolSimResult sol_sim_home_stop_charging (SolSimHome *self, guint64 site, const char *serial);
SolSimResult sol_sim_home_set_mode (SolSimHome *self, guint64 site, const char *serial, SolSimMode mode);
SolSimResult sol_sim_home_set_use_battery (SolSimHome *self, guint64 site, const char *serial, gboolean on);
/* @value in the words of the wire: "enabled", amps, NULL … */
SolSimResult sol_sim_home_set_charger_config (SolSimHome *self, guint64 site, const char *serial,
                                              SolSimConfigKey key, const char *value);
/* Replaces the list; the cloud has it at once, the charger a little later. */
SolSimResult sol_sim_home_set_slots (SolSimHome *self, guint64 site, const char *serial,
                                     const SolSimSlot *slots, guint n_slots);
/* Reports now, as after TriggerMessage. */
SolSimResult sol_sim_home_trigger_report (SolSimHome *self, guint64 site, const char *serial);

/* @reserve < 0: the one last used with that profile. Accepted without any change when the profile is the
 * present one: reserve and subtype of that are settings. */
SolSimResult sol_sim_home_set_profile (SolSimHome *self, guint64 site, const char *key, const char *subtype,
                                       int reserve);
SolSimResult sol_sim_home_cancel_profile (SolSimHome *self, guint64 site);
SolSimResult sol_sim_home_set_reserve (SolSimHome *self, guint64 site, int percent);
/* Of Savings, when it is the present profile; "" is none. */
SolSimResult sol_sim_home_set_subtype (SolSimHome *self, guint64 site, const char *subtype);
/* The whole block as it should become; storm_guard and evse_storm_guard are taken too. */
SolSimResult sol_sim_home_set_settings (SolSimHome *self, guint64 site,
                                        const SolSimBatterySettings *settings);
/* A write of the settings that names controls also puts their schedules in force; @kinds: bits of
 * SolSimWindowKind. */
SolSimResult sol_sim_home_apply_windows (SolSimHome *self, guint64 site, guint kinds);
/* The battery's schedules; they stay pending until they are applied. SOL_SIM_NO_SLOT: no such id. */
SolSimResult sol_sim_home_add_window (SolSimHome *self, guint64 site, const SolSimWindow *window,
                                      char new_id[40]);
SolSimResult sol_sim_home_edit_window (SolSimHome *self, guint64 site, const char *id,
                                       const SolSimWindow *window);
SolSimResult sol_sim_home_delete_window (SolSimHome *self, guint64 site, const char *id);
SolSimResult sol_sim_home_set_storm_guard (SolSimHome *self, guint64 site, gboolean on, gboolean evse);
SolSimResult sol_sim_home_opt_out (SolSimHome *self, guint64 site, const char *alert_id);
/* Opens or closes the relay; all guards are looked at. */
SolSimResult sol_sim_home_set_relay (SolSimHome *self, guint64 site, gboolean closed);

/* --- What happens to a home without the account's doing; at once. --- */

/* @serial NULL: the first charger of the site. */
SolSimResult sol_sim_home_car_comes (SolSimHome *self, guint64 site, const char *serial, int needs_wh);
SolSimResult sol_sim_home_car_leaves (SolSimHome *self, guint64 site, const char *serial);
SolSimResult sol_sim_home_storm (SolSimHome *self, guint64 site, gint64 start, gint64 end, gboolean critical);
SolSimResult sol_sim_home_storm_over (SolSimHome *self, guint64 site);
SolSimResult sol_sim_home_outage (SolSimHome *self, guint64 site, gboolean on);
/* The four guards of the grid switch: "disableGridControl", "activeDownload", "sunlightBackupSystemCheck",
 * "gridOutageCheck"; and "supported". */
SolSimResult sol_sim_home_set_guard (SolSimHome *self, guint64 site, const char *name, gboolean on);
SolSimResult sol_sim_home_set_prices (SolSimHome *self, guint64 site, const SolSimPrices *prices);
SolSimResult sol_sim_home_system_task (SolSimHome *self, guint64 site, gboolean on);
SolSimResult sol_sim_home_gateway_silent (SolSimHome *self, guint64 site, gboolean on);
SolSimResult sol_sim_home_charger_offline (SolSimHome *self, guint64 site, const char *serial, gboolean on);
/* What an installer or a defect changes. */
SolSimResult sol_sim_home_charger_condition (SolSimHome *self, guint64 site, const char *serial,
                                             gboolean faulted, gboolean commissioned, gboolean locked);
SolSimResult sol_sim_home_safe_limit (SolSimHome *self, guint64 site, const char *serial, gboolean on);

/* Another client's edit is any command of the account, with the delay left out. */
void sol_sim_home_skip_delays (SolSimHome *self, gboolean skip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimHome, sol_sim_home_free)

G_END_DECLS
