/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** SolCallId: the rows of the table of calls, in the order of the protocol pages. */
typedef enum
{
  SOL_CALL_SITES,            /* 1.1, addendum 1.2 step 4 -> SolSites */
  SOL_CALL_EV_STATUS,        /* 2.1 -> SolEvStatus */
  SOL_CALL_EV_SUMMARY,       /* 2.2 -> SolEvSummary */
  SOL_CALL_EV_SUMMARY_ONE,   /* 2.2 per charger -> SolEvSummary of one */
  SOL_CALL_LIFETIME,         /* 2.8 -> SolLifetime */
  SOL_CALL_DEVICES,          /* 2.9 -> SolDevices */
  SOL_CALL_GRID_CHECK,       /* 2.12 -> SolGridCheck */
  SOL_CALL_OFF_GRID_CONTEXT, /* 2.12.5 -> SolOffGridContext */
  SOL_CALL_PANELS,           /* 2.13, all pages -> SolPanelList */
  SOL_CALL_PANEL_ENERGY,     /* 2.14 -> SolPanelEnergy */
  SOL_CALL_PANEL_STATES,     /* 2.15 -> SolPanelStates */
  SOL_CALL_BATTERY_STATUS,   /* 2.16 -> SolBatteryStatus */
  SOL_CALL_LATEST_POWER,     /* addendum 2.1 -> SolPowerSample */
  SOL_CALL_TODAY,            /* addendum 2.2 -> SolToday */
  SOL_CALL_START_CHARGING,   /* 3.1, addendum 1.7.14, acts */
  SOL_CALL_STOP_CHARGING,    /* 3.2, addendum 1.7.15, acts */
  SOL_CALL_CHARGE_MODE,      /* 4.1 -> SolChargePreference */
  SOL_CALL_SET_CHARGE_MODE,  /* 4.2, acts */
  SOL_CALL_SITE_SETTINGS,    /* 5.2 -> SolSiteSettings */
  SOL_CALL_PROFILE,          /* 5.3 -> SolProfile */
  SOL_CALL_BATTERY_SETTINGS, /* 5.5 -> SolBatterySettings */
  SOL_CALL_STORM_ALERTS,     /* 5.6 -> SolStormAlerts */
  SOL_N_CALLS,
} SolCallId;

/** sol_call_get_name: the row's name, e.g. `ev-status`; also the family name in the archive. */
const char *sol_call_get_name (SolCallId call);
SolCallId sol_call_from_name (const char *name); /* SOL_N_CALLS when unknown */

/** sol_call_get_section: where the protocol pages describe it, e.g. "2.1". */
const char *sol_call_get_section (SolCallId call);

/** sol_call_get_value_type: boxed type of what a read brings; %G_TYPE_NONE for a call that acts. */
GType sol_call_get_value_type (SolCallId call);

/** sol_call_acts: whether it changes something or sends something. */
gboolean sol_call_acts (SolCallId call);

/** SolCallTarget: whom a call is for and with what. Members that a row does not use stay %NULL or 0. */
typedef struct
{
  const char *site;      /* site id, digits */
  const char *serial;    /* charger */
  const char *search;    /* searchText */
  const char *from, *to; /* `YYYY-MM-DD` */
  const char *mode; /* charge mode by its name (`manual`, …): the effective one for a start or stop, the
                       wanted one for set-charge-mode */
  int amps;         /* asked for by a person; 0: none in particular */
  int amps_stored;  /* what is sent in group L when nobody asked; 0: none */
} SolCallTarget;

G_END_DECLS
