/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a scenario asks of the wire; the home itself does not look at these. */
typedef enum
{
  SOL_SIM_WIRE_MFA = 1 << 0,           /* every account is asked for a code */
  SOL_SIM_WIRE_BLOCKED = 1 << 1,       /* sign-in answers isBlocked */
  SOL_SIM_WIRE_SESSION_LIMIT = 1 << 2, /* sign-in answers "too many active sessions" */
  SOL_SIM_WIRE_LEGACY = 1 << 3,        /* the older shapes of the status and summary */
  SOL_SIM_WIRE_EMEA = 1 << 4,          /* no XSRF cookie but a header, localised texts */
  SOL_SIM_WIRE_DIALECT = 1 << 5,       /* one way of starting and stopping only */
  SOL_SIM_WIRE_FALLBACKS = 1 << 6,     /* the older addresses of status and summary only */
  SOL_SIM_WIRE_OLD_SITES = 1 << 9,     /* no search, the last of the older lists of sites only */
  SOL_SIM_WIRE_RAW_COOKIE = 1 << 7,    /* battery configuration is written in the cookie_eauth shape only */
  SOL_SIM_WIRE_NO_DEVICES = 1 << 8,    /* profile writes with `devices` are answered with 400 */
} SolSimWire;

/* What a scenario asks of the home. */
typedef enum
{
  SOL_SIM_HOME_READ_ONLY = 1 << 0,       /* the account is neither owner nor installer */
  SOL_SIM_HOME_PENDING_PROFILE = 1 << 1, /* a change to Savings is under way and never settles */
  SOL_SIM_HOME_OFF_GRID = 1 << 2,        /* relay opened by the owner's choice */
  SOL_SIM_HOME_OUTAGE = 1 << 3,          /* the utility grid is down */
  SOL_SIM_HOME_STORM = 1 << 4,           /* an active storm alert */
  SOL_SIM_HOME_SILENT = 1 << 5,          /* the gateway stopped reporting two hours before the start */
  SOL_SIM_HOME_SAFE_LIMIT = 1 << 6,      /* the charger lost its gateway and charges at its minimum */
  SOL_SIM_HOME_UNPLUGGED = 1 << 7,       /* no car at the start, and none by routine */
  SOL_SIM_HOME_CHARGER_OFFLINE = 1 << 8,
  SOL_SIM_HOME_RETIRED = 1 << 10,   /* retired devices are still listed */
  SOL_SIM_HOME_WEAK_PANEL = 1 << 9, /* one panel gives a third less, one nothing */
} SolSimHomeFlags;

typedef struct _SolSimArrayPlan SolSimArrayPlan;
typedef struct _SolSimSitePlan SolSimSitePlan;
typedef struct _SolSimScript SolSimScript;

/**
 * SolSimScenario:
 *
 * A row of the table of scenarios: which sites, and what is unusual about them.
 */
typedef struct
{
  const char *name;
  const char *summary; /* one line for --help and the list printed at start */
  guint wire;          /* SolSimWire */
  guint home;          /* SolSimHomeFlags */
  const SolSimSitePlan *const *sites;
  guint n_sites;
  const SolSimScript *script; /* nullable: days given as data instead of drawn from the seed */
  gint64 default_start;       /* epoch s when no start was given; 0 = the machine's time now */
} SolSimScenario;

/* NULL when there is none of that name; NULL as name gives the default, "home". */
const SolSimScenario *sol_sim_scenario_find (const char *name);

/* The whole table in the order in which it is shown. */
const SolSimScenario *sol_sim_scenario_list (guint *n_scenarios);

G_END_DECLS
