/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-call.h"

G_BEGIN_DECLS

/* Header families (addendum 1.2 and 1.3). */
typedef enum
{
  SOL_SIM_FAMILY_ANY,      /* a browser, else nothing is asked */
  SOL_SIM_FAMILY_LOGIN,    /* login.json */
  SOL_SIM_FAMILY_FORM,     /* the form after 406 */
  SOL_SIM_FAMILY_CODE,     /* sign-in codes */
  SOL_SIM_FAMILY_TOKENS,   /* the token host */
  SOL_SIM_FAMILY_SITES,    /* search */
  SOL_SIM_FAMILY_DEFAULT,  /* the default set of step 5 */
  SOL_SIM_FAMILY_H,        /* history */
  SOL_SIM_FAMILY_HF,       /* history form */
  SOL_SIM_FAMILY_T,        /* today */
  SOL_SIM_FAMILY_TJ,       /* today JSON */
  SOL_SIM_FAMILY_L,        /* layout */
  SOL_SIM_FAMILY_SJ,       /* systems JSON */
  SOL_SIM_FAMILY_D,        /* dashboard */
  SOL_SIM_FAMILY_SESSIONS, /* session history and charger energies */
  SOL_SIM_FAMILY_EVENTS,   /* homeowner events */
  SOL_SIM_FAMILY_TR,       /* tariff */
  SOL_SIM_FAMILY_TRW,      /* … when it is written */
  SOL_SIM_FAMILY_BC,       /* battery configuration */
  SOL_SIM_N_FAMILIES,
} SolSimFamily;

typedef enum
{
  SOL_SIM_ROUTE_OPEN = 1 << 0,         /* no session needed */
  SOL_SIM_ROUTE_BEARER = 1 << 1,       /* 401 without one */
  SOL_SIM_ROUTE_CHALLENGE = 1 << 2,    /* the session may be waiting for a code */
  SOL_SIM_ROUTE_OWN_TOKEN = 1 << 3,    /* the handler looks at e-auth-token itself */
  SOL_SIM_ROUTE_CONFIG_WRITE = 1 << 4, /* needs a fresh X-XSRF-Token (addendum 1.5.2) */
  SOL_SIM_ROUTE_NEW_ADDRESS = 1 << 5,  /* 404 where only the older addresses are known */
  SOL_SIM_ROUTE_NEW_SITES = 1 << 6,    /* … of the list of sites */
} SolSimRouteFlags;

/**
 * SolSimRoute:
 *
 * A row of the table of everything the simulated cloud answers. In `path`, {site} and {sn} are looked up
 * before the handler is called, {any} fits every segment, {id} is handed on. Rows are tried in order.
 */
struct _SolSimRoute
{
  const char *method;
  const char *path;
  SolSimFamily family;
  SolSimRouteFlags flags;
  void (*handle) (SolSimCall *call);
};

/* The tables, one per subject; each ends with a row without a path. */
extern const SolSimRoute sol_sim_routes_auth[];
extern const SolSimRoute sol_sim_routes_evse[];
extern const SolSimRoute sol_sim_routes_scheduler[];
extern const SolSimRoute sol_sim_routes_schedules[];
extern const SolSimRoute sol_sim_routes_history[];
extern const SolSimRoute sol_sim_routes_extras[];
extern const SolSimRoute sol_sim_routes_energy[];
extern const SolSimRoute sol_sim_routes_devices[];
extern const SolSimRoute sol_sim_routes_battery[];
extern const SolSimRoute sol_sim_routes_battery_windows[];
extern const SolSimRoute sol_sim_routes_grid[];
extern const SolSimRoute sol_sim_routes_relay[];
extern const SolSimRoute sol_sim_routes_live[];
extern const SolSimRoute sol_sim_routes_tariff[];
extern const SolSimRoute sol_sim_routes_dashboard[];

/* Finds the row, checks headers, session and ids, and lets the row's handler answer. */
void sol_sim_route_call (SolSimCall *call);

/* Checks the shape of a battery configuration call, and uses up its token when it writes. */
gboolean sol_sim_config_check_shape (SolSimCall *call);

/* Checks the headers of a family; answers and returns FALSE when they are not those of a browser on that page
 * of `site`, the id as it stands in the path (NULL: none). */
gboolean sol_sim_family_check (SolSimCall *call, SolSimFamily family, const char *site);

G_END_DECLS
