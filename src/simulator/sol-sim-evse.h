/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-format.h"
#include "sol-sim-route.h"

G_BEGIN_DECLS

/* Reads of the charger service (addendum 1.7.2 to 1.7.4). */
void sol_sim_evse_status (SolSimCall *call);
void sol_sim_evse_heartbeat (SolSimCall *call);
void sol_sim_evse_summaries (SolSimCall *call);
void sol_sim_evse_summary (SolSimCall *call);
void sol_sim_evse_last_reported (SolSimCall *call);

/* Acts (addendum 1.7.4, 1.7.14, 1.7.15). */
void sol_sim_evse_start (SolSimCall *call);
void sol_sim_evse_stop (SolSimCall *call);
void sol_sim_evse_trigger (SolSimCall *call);
void sol_sim_evse_live_start (SolSimCall *call);
void sol_sim_evse_live_stop (SolSimCall *call);

void sol_sim_evse_config_read (SolSimCall *call);
void sol_sim_evse_config_write (SolSimCall *call);

/* The envelope of the charger service: meta before what the caller writes as "data", error behind it.
 * @rows: its row count, < 0: none */
JsonBuilder *sol_sim_evse_begin (SolSimCall *call, int rows) G_GNUC_WARN_UNUSED_RESULT;
void sol_sim_evse_finish (SolSimCall *call, JsonBuilder *builder); /* and answers with it */

/* … around an error. */
void sol_sim_evse_answer_error (SolSimCall *call, guint status, const char *code, const char *text);

G_END_DECLS
