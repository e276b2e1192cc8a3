/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-server.h"

G_BEGIN_DECLS

/* Something that an admin lets happen to a home or to the cloud. */
typedef struct
{
  SolSimServer *server;
  SolSimHome *home;
  const SolSimSite *site;
  const char *serial;
  JsonObject *what;
  gint64 now;
} SolSimHappening;

gboolean sol_sim_happening_is_on (const SolSimHappening *h); /* "on", TRUE when left out */
int sol_sim_happening_number (const SolSimHappening *h, const char *name, int fallback);

/* How things behave from now on. */
SolSimResult sol_sim_happening_knob (const SolSimHappening *h);
SolSimResult sol_sim_happening_live (const SolSimHappening *h);
SolSimResult sol_sim_happening_guard (const SolSimHappening *h);
SolSimResult sol_sim_happening_system_task (const SolSimHappening *h);
SolSimResult sol_sim_happening_service_down (const SolSimHappening *h);
SolSimResult sol_sim_happening_charger_condition (const SolSimHappening *h);
SolSimResult sol_sim_happening_charger_config (const SolSimHappening *h);

/* Edits by another client. */
SolSimResult sol_sim_happening_slot (const SolSimHappening *h);
SolSimResult sol_sim_happening_window (const SolSimHappening *h);
SolSimResult sol_sim_happening_confirm_charging (const SolSimHappening *h);

G_END_DECLS
