/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-time.h"
#include "sol-value.h"

G_BEGIN_DECLS

/** SolConnector: the connector's state, compared in upper case and trimmed (addendum 1.7.2). */
typedef enum
{
  SOL_CONNECTOR_UNKNOWN,
  SOL_CONNECTOR_AVAILABLE,
  SOL_CONNECTOR_CHARGING,
  SOL_CONNECTOR_FINISHING,
  SOL_CONNECTOR_SUSPENDED,
  SOL_CONNECTOR_SUSPENDED_EV,
  SOL_CONNECTOR_SUSPENDED_EVSE,
  SOL_CONNECTOR_FAULTED,
  SOL_CONNECTOR_OTHER, /* a word we do not know; the text has it */
} SolConnector;

SolConnector sol_connector_from_text (const char *text);

/** SolGridState: what the grid relay is known to do; see docs/architecture.md "Grid state". */
typedef enum
{
  SOL_GRID_UNKNOWN,
  SOL_GRID_ON,
  SOL_GRID_OFF,           /* off grid, why is not known */
  SOL_GRID_OFF_BY_CHOICE, /* somebody opened the relay */
  SOL_GRID_OUTAGE,        /* power cut */
} SolGridState;

/** SolChargeMode: how a charger decides when to charge. */
typedef enum
{
  SOL_CHARGE_MODE_UNKNOWN,
  SOL_CHARGE_MODE_MANUAL,
  SOL_CHARGE_MODE_SCHEDULED,
  SOL_CHARGE_MODE_GREEN,
  SOL_CHARGE_MODE_SMART,
} SolChargeMode;

/** sol_charge_mode_get_name: Returns: (transfer none): `manual`, `scheduled`, `green`, `smart` or `unknown`.
 */
const char *sol_charge_mode_get_name (SolChargeMode mode);
SolChargeMode sol_charge_mode_from_name (const char *name);

/** SolChargeSession: `session_d`; while the charger is idle it is the last completed session. */
typedef struct
{
  SolTruth running; /* whether the numbers are of a session that runs now */
  double energy_wh; /* NaN unknown; R23 */
  SolTime started_at;
  SolTime plugged_in_at;
  SolTime plugged_out_at;
  int amps;        /* 0 unknown */
  double miles;    /* NaN unknown; always miles (R30) */
  double cost;     /* site currency; NaN until computed */
  int auth_status; /* -1 none or unknown */
} SolChargeSession;

/** SolChargePolicy: an entry of `sch_d.info`. */
typedef struct
{
  char *type; /* e.g. `greencharging` */
  SolTruth active;
  int amps; /* 0 unknown */
  SolTime starts_at;
  SolTime ends_at;
} SolChargePolicy;

SolChargePolicy *sol_charge_policy_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sol_charge_policy_free (SolChargePolicy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolChargePolicy, sol_charge_policy_free)

/**
 * SolChargerStatus:
 *
 * One charger in the EV status (energy-cloud-api 2.1, addendum 1.7.2). Personal members (`auth_token`,
 * `auth_id`, `auth_type`) are dropped on decoding (R58).
 */
typedef struct
{
  char *serial;
  char *name;         /* (nullable) */
  char *manufacturer; /* (nullable) of the car */
  SolTruth connected;
  SolTruth plugged_in;
  SolTruth charging_reported; /* the flag as sent; for people use sol_charger_status_is_charging() */
  SolTruth faulted;
  SolTruth commissioned;
  SolTruth load_balancing; /* active now */
  SolTruth safe_limit;     /* `safeLimitState` other than 0 */
  SolConnector connector;
  char *connector_text;   /* (nullable) as sent */
  char *connector_reason; /* (nullable) %NULL when empty */
  char *connector_info;   /* (nullable) */
  int amps_set;           /* 0 unknown; the cloud's 0 is no set-point either */
  int mode;               /* 0 manual, 1 green, -1 unknown: the effective mode */
  char *mode_text;        /* (nullable) when it came as a word */
  char *off_grid_text;    /* (nullable) as sent */
  SolGridState grid;      /* from `offGrid`: ON, OFF or UNKNOWN */
  SolTime last_report;    /* the sample time of everything here */
  SolTime offline_since;  /* only while not connected */
  SolChargeSession session;
  GPtrArray *policies; /* (element-type SolChargePolicy) */
} SolChargerStatus;

#define SOL_TYPE_CHARGER_STATUS (sol_charger_status_get_type ())
SOL_DECLARE_VALUE (SolChargerStatus, sol_charger_status)

/** sol_charger_status_is_charging: charging, and not held back by the charger itself. */
SolTruth sol_charger_status_is_charging (const SolChargerStatus *self);

/** sol_charger_status_session_active: CHARGING, FINISHING, SUSPENDED, SUSPENDED_EV. */
gboolean sol_charger_status_session_active (const SolChargerStatus *self);

/** sol_charger_status_is_suspended: the connector says SUSPENDED in any form, also one we do not know. */
gboolean sol_charger_status_is_suspended (const SolChargerStatus *self);

/** sol_charger_status_draws_power: whether current can flow at all: charging and not SUSPENDED in any form.
 */
gboolean sol_charger_status_draws_power (const SolChargerStatus *self);

/** SolEvStatus: the whole answer, in payload order, each serial once. */
typedef struct
{
  char *site_id;  /* (nullable) */
  char *timezone; /* (nullable) */
  SolTime server_time;
  GPtrArray *chargers; /* (element-type SolChargerStatus) */
  SolTruth partial;    /* the by-serial heartbeat map, which lacks most members */
} SolEvStatus;

#define SOL_TYPE_EV_STATUS (sol_ev_status_get_type ())
SOL_DECLARE_VALUE (SolEvStatus, sol_ev_status)

/** sol_ev_status_find: Returns: (transfer none) (nullable): the charger with @serial. */
const SolChargerStatus *sol_ev_status_find (const SolEvStatus *self, const char *serial);

G_END_DECLS
