/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** SolCallId: the rows of the table of calls, in the order of the protocol pages. What an act answers, where
 * that is worth more than yes or no, is named in brackets and comes as the `reading` of its #SolActResult. */
typedef enum
{
  SOL_CALL_SITES, /* 1.1, addendum 1.2 step 4, older addresses included -> SolSites; `search`, `favourites` */

  SOL_CALL_EV_STATUS,      /* 2.1 -> SolEvStatus */
  SOL_CALL_EV_HEARTBEAT,   /* 2.1, addendum 1.7.2: connected, plugged in, charging -> SolEvStatus */
  SOL_CALL_EV_SUMMARY,     /* 2.2 -> SolEvSummary */
  SOL_CALL_EV_SUMMARY_ONE, /* 2.2 per charger -> SolEvSummary of one */
  SOL_CALL_START_EV_LIVE,  /* 2.3, acts (SolLiveBurst) */
  SOL_CALL_STOP_EV_LIVE,   /* 2.4, acts (SolLiveBurst) */
  SOL_CALL_CHARGER_CONFIG, /* 2.5, addendum 1.7.5 -> SolChargerConfig; `keys`, by default those of sign-in */
  SOL_CALL_SET_CHARGER_CONFIG, /* 2.5, acts (SolChargerConfig); `write` */
  SOL_CALL_HISTORY_CRITERIA,   /* 2.6 -> SolHistoryCriteria */
  SOL_CALL_CHARGE_HISTORY,     /* 2.7, at most 5 pages -> SolChargeHistory; `from`, `to`, `timezone` */

  SOL_CALL_LIFETIME, /* 2.8 -> SolLifetime */
  SOL_CALL_DEVICES,  /* 2.9 -> SolDevices */
  SOL_CALL_EVENTS,   /* 2.10, one page -> SolEvents; `cursor`, `locale`, `page_size` */
  SOL_CALL_OUTAGES,  /* 2.11 -> SolOutages */

  SOL_CALL_GRID_CHECK,       /* 2.12 -> SolGridCheck */
  SOL_CALL_SEND_GRID_CODE,   /* 2.12.1, acts: mails a code (SolCodeSent) */
  SOL_CALL_VERIFY_GRID_CODE, /* 2.12.2, acts; `code`; anything but a valid one is SOL_ERROR_BAD_CODE */
  SOL_CALL_SET_GRID_STATE,   /* 2.12.3, acts (SolGridRequest); `gateway`, `off_grid` */
  SOL_CALL_LOG_GRID_CHANGE,  /* 2.12.4, acts (SolGridLogged); `gateway`, `off_grid` */
  SOL_CALL_OFF_GRID_CONTEXT, /* 2.12.5 -> SolOffGridContext */

  SOL_CALL_PANELS,         /* 2.13, all pages -> SolPanelList */
  SOL_CALL_PANEL_ENERGY,   /* 2.14 -> SolPanelEnergy; `from`, `to` */
  SOL_CALL_PANEL_STATES,   /* 2.15 -> SolPanelStates */
  SOL_CALL_BATTERY_STATUS, /* 2.16 -> SolBatteryStatus */

  SOL_CALL_LATEST_POWER,      /* addendum 2.1 -> SolPowerSample */
  SOL_CALL_TODAY,             /* addendum 2.2 -> SolToday */
  SOL_CALL_LIVE_OFFER,        /* addendum 2.3 -> SolLiveOffer */
  SOL_CALL_LIVE_STATUS_GRANT, /* addendum 2.3 -> SolLiveAuthoriser; `gateway`; its reading keeps no JSON */
  SOL_CALL_LIVE_VITALS_GRANT, /* addendum 2.3 -> SolLiveAuthoriser; likewise */
  SOL_CALL_CAR_ENERGY_DAYS,   /* addendum 2.4 -> SolCarEnergy; `from` */
  SOL_CALL_CAR_ENERGY,        /* addendum 2.4, of a lifetime -> SolCarEnergy */

  SOL_CALL_START_CHARGING,  /* 3.1, addendum 1.7.14, acts */
  SOL_CALL_STOP_CHARGING,   /* 3.2, addendum 1.7.15, acts */
  SOL_CALL_TRIGGER_MESSAGE, /* 3.3, addendum 1.7.15, acts (SolReply); `message` */

  SOL_CALL_CHARGE_MODE,        /* 4.1 -> SolChargePreference */
  SOL_CALL_SET_CHARGE_MODE,    /* 4.2, acts */
  SOL_CALL_GREEN_SETTINGS,     /* 4.3 -> SolGreenSettings */
  SOL_CALL_SET_GREEN_SETTINGS, /* 4.3, acts; `write` */
  SOL_CALL_SCHEDULE,           /* 4.4 -> SolSchedule */
  SOL_CALL_REPLACE_SCHEDULE,   /* 4.5, addendum 1.7.18, acts; `write` */
  SOL_CALL_ENABLE_SLOTS,       /* addendum 1.7.18, acts; `write` */
  SOL_CALL_CHANGE_SLOT,        /* addendum 1.7.18, acts (SolReply); `write` */
  SOL_CALL_ADD_SLOT,           /* addendum 1.7.18, acts (SolReply with the id); `write` */
  SOL_CALL_DELETE_SLOT,        /* addendum 1.7.18, acts; `id` */

  SOL_CALL_BATTERY_STREAM_GRANT, /* 5.1 -> SolBatteryStream; its reading keeps no JSON */
  SOL_CALL_SITE_SETTINGS,        /* 5.2 -> SolSiteSettings */
  SOL_CALL_PROFILE,              /* 5.3 -> SolProfile */
  SOL_CALL_SET_PROFILE,          /* 5.4, addendum 1.7.21, acts; `write` */
  SOL_CALL_CANCEL_PROFILE,       /* 5.4, acts */
  SOL_CALL_BATTERY_SETTINGS,     /* 5.5 -> SolBatterySettings */
  SOL_CALL_SET_BATTERY_SETTINGS, /* 5.5, addendum 1.7.22, 2.5.3, 2.6, acts; `write` */
  SOL_CALL_ACCEPT_DISCLAIMER,    /* addendum 1.7.22, acts: in the owner's name, for charging from the grid */
  SOL_CALL_STORM_ALERTS,         /* 5.6 -> SolStormAlerts */
  SOL_CALL_OPT_OUT_STORM,        /* addendum 2.9, acts, one alert; `write` */
  SOL_CALL_SET_STORM_GUARD,      /* 5.6, addendum 1.7.23, acts; `write` */

  SOL_CALL_BATTERY_WINDOWS,       /* addendum 2.5.1 -> SolBatteryWindows */
  SOL_CALL_CHECK_BATTERY_WINDOWS, /* addendum 2.5.2 `isValid`, acts (SolValidity); `write`; a good answer may
                                     still say no, and a failed one stops nothing */
  SOL_CALL_ADD_BATTERY_WINDOW,    /* addendum 2.5.2, acts; `write` */
  SOL_CALL_CHANGE_BATTERY_WINDOW, /* addendum 2.5.2, acts; `write` */
  SOL_CALL_DELETE_BATTERY_WINDOW, /* addendum 2.5.2, acts; `id` */

  SOL_CALL_BILLING,       /* addendum 2.7 -> SolBilling */
  SOL_CALL_SET_BILLING,   /* addendum 2.7, acts; `write`, `from`: today at the site */
  SOL_CALL_TARIFF,        /* addendum 2.7 -> SolTariff */
  SOL_CALL_SET_TARIFF,    /* addendum 2.7, acts: reads the tariff again before it changes it; `write` */
  SOL_CALL_DATED_RATES,   /* addendum 2.7 -> SolDatedRates; `from`: the day */
  SOL_CALL_NOTIFY_TARIFF, /* addendum 2.7 `tariff_change`, acts; after a write, failures do not matter */

  SOL_CALL_ALARMS,      /* addendum 2.8 -> SolAlarms */
  SOL_CALL_SITE_STATUS, /* addendum 2.8 -> SolSiteStatus */

  SOL_CALL_ROOF_PLAN,     /* addendum 2.10 -> SolRoofPlan */
  SOL_CALL_FEATURE_FLAGS, /* addendum 2.11 -> SolFeatureFlags; `country` */
  SOL_CALL_FIRMWARE,      /* addendum 2.12 -> SolFirmwareList */
  SOL_CALL_SITE_SUMMARY,  /* addendum 2.13 -> SolSiteSummary */
  SOL_CALL_DRY_CONTACTS,  /* addendum 2.14 -> SolDryContacts */
  SOL_CALL_CURRENCY,      /* addendum 2.17 -> SolCurrencyRate */
  SOL_N_CALLS,
} SolCallId;

/** sol_call_get_name: the row's name, e.g. `ev-status`; also the family name in the archive. */
const char *sol_call_get_name (SolCallId call);
SolCallId sol_call_from_name (const char *name); /* SOL_N_CALLS when unknown */

/** sol_call_get_section: where the protocol pages describe it, e.g. "2.1". */
const char *sol_call_get_section (SolCallId call);

/** sol_call_get_value_type: boxed type of what a call brings; %G_TYPE_NONE for an act whose answer says
 * nothing that is worth having. */
GType sol_call_get_value_type (SolCallId call);

/** sol_call_acts: whether it changes something or sends something. */
gboolean sol_call_acts (SolCallId call);

/** SolWrite: what a call is to write, made by the functions of sol-cloud-write.h. */
typedef struct _SolWrite SolWrite;

/** SolCallTarget: whom a call is for and with what. Members that a row does not use stay %NULL or 0. */
typedef struct
{
  const char *site;        /* site id, digits */
  const char *serial;      /* charger */
  const char *gateway;     /* serial of the gateway */
  const char *id;          /* of a slot or battery window; %NULL: that of @write */
  const char *search;      /* searchText */
  gboolean favourites;     /* only sites with a star */
  const char *from, *to;   /* `YYYY-MM-DD`, of the site */
  const char *timezone;    /* of the site */
  const char *cursor;      /* `next` of the page before */
  const char *locale;      /* language of texts */
  int page_size;           /* rows of a page; 0: as the row has it */
  const char *country;     /* two letters */
  const char *const *keys; /* of the charger's configuration, ended by %NULL */
  const char *code;        /* four digits, mailed for the grid relay: never kept or logged */
  const char *message;     /* of the list in addendum 1.7.15 */
  gboolean off_grid;       /* which way the grid relay goes */
  const char *mode; /* charge mode by its name (`manual`, …): the effective one for a start or stop, the
                       wanted one for set-charge-mode */
  int amps;         /* asked for by a person; 0: none in particular */
  int amps_stored;  /* what is sent in group L when nobody asked; 0: none */
  SolWrite *write;  /* must be one made for the row */
} SolCallTarget;

G_END_DECLS
