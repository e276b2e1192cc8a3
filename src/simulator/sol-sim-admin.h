/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-call.h"

G_BEGIN_DECLS

/* Everything below /simulator/. Only loopback can reach it: the server listens nowhere else. */
gboolean sol_sim_admin_is_path (const char *path);
void sol_sim_admin_call (SolSimCall *call);

/* The same without HTTP. Returns the answer's JSON text; NULL and an error when the status was not 2xx. */
char *sol_sim_admin_ask (SolSimServer *server, const char *method, const char *path, const char *body,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One thing that happens to a home, or another client's edit; see sol-sim-admin-home.c for the names. */
gboolean sol_sim_admin_happen (SolSimServer *server, JsonObject *what, GError **error);
char *sol_sim_admin_happenings (void); /* the names, for messages */

void sol_sim_admin_write_truth (SolSimServer *server, JsonBuilder *builder);

/* Of it the chargers only, with their slots: quick enough to be asked often. */
void sol_sim_admin_write_schedules (SolSimServer *server, JsonBuilder *builder);

G_END_DECLS
