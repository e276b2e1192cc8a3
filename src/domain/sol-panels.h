/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-battery-status.h"

G_BEGIN_DECLS

/** SolPanel: one microinverter of the inventory (energy-cloud-api 2.13). */
typedef struct
{
  char *serial;
  char *id;          /* (nullable) inverter id, joined from the status map by serial (2.15) */
  char *array;       /* (nullable) */
  char *model;       /* (nullable) */
  char *part_number; /* (nullable) */
  char *firmware;    /* (nullable) */
  char *status_text; /* (nullable) */
  SolHealth health;
  SolTime last_report;
  char *warranty_until; /* (nullable) `YYYY-MM-DD` */
  double energy_wh;     /* of the asked range; NaN unknown */
} SolPanel;

#define SOL_TYPE_PANEL (sol_panel_get_type ())
SOL_DECLARE_VALUE (SolPanel, sol_panel)

/** SolPanelList: one page of the inventory, or all of it. Retired ones are left out of list and sums. */
typedef struct
{
  int total;                                                   /* of the whole search; -1 unknown */
  int not_reporting, error_count, warning_count, normal_count; /* as sent; -1 unknown */
  GPtrArray *panels;                                           /* (element-type SolPanel) */
} SolPanelList;

#define SOL_TYPE_PANEL_LIST (sol_panel_list_get_type ())
SOL_DECLARE_VALUE (SolPanelList, sol_panel_list)

/** SolPanelState: an entry of the status map (2.15). */
typedef struct
{
  char *id;
  char *serial;    /* (nullable) */
  char *type;      /* (nullable) */
  char *device_id; /* (nullable) */
  SolHealth health;
  char *status_text; /* (nullable) */
  double signal_dbm; /* NaN when the cloud does not show it */
  int signal_level;  /* -1 likewise */
} SolPanelState;

#define SOL_TYPE_PANEL_STATE (sol_panel_state_get_type ())
SOL_DECLARE_VALUE (SolPanelState, sol_panel_state)

/** SolPanelStates: the status map; holds battery PCUs too, so join by serial. */
typedef struct
{
  GPtrArray *states; /* (element-type SolPanelState) */
} SolPanelStates;

#define SOL_TYPE_PANEL_STATES (sol_panel_states_get_type ())
SOL_DECLARE_VALUE (SolPanelStates, sol_panel_states)

/** SolPanelEnergy: Wh by inverter id for a range of dates (2.14). */
typedef struct
{
  char *start_date;         /* (nullable) */
  char *end_date;           /* (nullable) */
  GHashTable *wh;           /* char * -> double * ; ids without a number are absent */
  GPtrArray *without_value; /* (element-type utf8) ids whose value is no number */
} SolPanelEnergy;

#define SOL_TYPE_PANEL_ENERGY (sol_panel_energy_get_type ())
SOL_DECLARE_VALUE (SolPanelEnergy, sol_panel_energy)

double sol_panel_energy_get (const SolPanelEnergy *self, const char *id);

/** sol_panel_list_join: Returns: (transfer full): @list with id, health (statusCode first) and energy joined
 * in.
 * @states and @energy may be %NULL. */
SolPanelList *sol_panel_list_join (const SolPanelList *list, const SolPanelStates *states,
                                   const SolPanelEnergy *energy);

G_END_DECLS
