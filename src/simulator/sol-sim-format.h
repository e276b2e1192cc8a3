/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-home.h"
#include "sol-sim-json.h"

G_BEGIN_DECLS

/* Members in the many ways in which the cloud writes times and amounts; 0 (a time that is none) becomes null.
 */
void sol_sim_json_zulu (JsonBuilder *builder, const char *name, gint64 time); /* 2025-10-25T01:12:05Z[UTC] */
void sol_sim_json_zulu_ms (JsonBuilder *builder, const char *name, gint64 time); /* … with 3 decimals */
void sol_sim_json_zulu_ns (JsonBuilder *builder, const char *name, gint64 time); /* … with 9 decimals */
void sol_sim_json_instant (JsonBuilder *builder, const char *name,
                           gint64 time); /* 2025-01-01T00:00:00.000+00:00 */
void sol_sim_json_epoch (JsonBuilder *builder, const char *name, gint64 time);
void sol_sim_json_epoch_ms (JsonBuilder *builder, const char *name, gint64 time);
void sol_sim_json_day (JsonBuilder *builder, const char *name, gint64 time); /* 2030-09-18, in UTC */
void sol_sim_json_date (JsonBuilder *builder, const char *name, SolSimDate date);
void sol_sim_json_percent (JsonBuilder *builder, const char *name, double percent); /* "48%" */
void sol_sim_json_minutes (JsonBuilder *builder, const char *name, int minutes);    /* "23:00"; < 0: null */

/* `meta` with the server's time in ms, as the charger services begin. */
void sol_sim_json_meta_ms (JsonBuilder *builder, gint64 now, int rows);   /* rows < 0: none */
void sol_sim_json_meta_text (JsonBuilder *builder, gint64 now, int rows); /* rows < 0: none */

double sol_sim_round (double value, int decimals);
/* What the controller runs now, in the words of the cloud's page; they differ between sites. */
const char *sol_sim_mode_label (const SolSimSite *site);
const char *sol_sim_status_text (const char *status); /* "not_reporting" -> "Not Reporting" */

G_END_DECLS
