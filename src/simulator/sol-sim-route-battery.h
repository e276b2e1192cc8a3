/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-format.h"
#include "sol-sim-route.h"

G_BEGIN_DECLS

/* The envelope of the battery configuration: opens {"type","timestamp","data":{ ; finish closes both and
 * answers. */
JsonBuilder *sol_sim_config_begin (SolSimCall *call, const char *type) G_GNUC_WARN_UNUSED_RESULT;
void sol_sim_config_finish (SolSimCall *call, JsonBuilder *builder);

/* The three control blocks; `cfg`, `dtg`, `rbd`. */
void sol_sim_config_controls (JsonBuilder *builder, const SolSimSite *site);

/* {"message":"success"} means queued; the home takes it up later. */
void sol_sim_config_answer_result (SolSimCall *call, SolSimResult result);

/* TRUE when the account may write and sent a JSON object with the right query; else there is an answer. */
gboolean sol_sim_config_may_write (SolSimCall *call, gboolean with_query);

/* Writes (addendum 1.7.21 to 1.7.23). */
void sol_sim_config_set_profile (SolSimCall *call);
void sol_sim_config_cancel_profile (SolSimCall *call);
void sol_sim_config_set_settings (SolSimCall *call);
void sol_sim_config_accept_disclaimer (SolSimCall *call);
void sol_sim_config_set_storm_guard (SolSimCall *call);
void sol_sim_config_opt_out (SolSimCall *call);

G_END_DECLS
