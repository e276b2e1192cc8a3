/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-clock.h"
#include "sol-sim-fault.h"
#include "sol-sim-home.h"
#include "sol-sim-log.h"
#include "sol-sim-session.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Peculiarities of the wire beyond those that a scenario names (SolSimWire, below bit 16). A name in brackets
 * may be added to any scenario, as in "home+secure-cookies". */
typedef enum
{
  SOL_SIM_QUIRK_SECURE_COOKIES
  = 1 << 16,                            /* (secure-cookies) Secure and Domain, as the real cloud sets them */
  SOL_SIM_QUIRK_LEAN = 1 << 17,         /* (lean) battery configuration refuses e-auth-token and requestid */
  SOL_SIM_QUIRK_IQ40 = 1 << 18,         /* (iq40) any charging level is an "invalid charge level" */
  SOL_SIM_QUIRK_FEW_SESSIONS = 1 << 19, /* (few-sessions) two sessions per account */
  SOL_SIM_QUIRK_BARE_CONFIG = 1 << 20,  /* (bare-config) ev_charger_config answers any token with 403 */
  SOL_SIM_QUIRK_MIXED = 1 << 21,        /* (mixed) battery configuration is written in the mixed shape only */
  SOL_SIM_QUIRK_NO_SOURCE = 1 << 22,    /* (no-source) … and refuses `source` in the query of writes */
  SOL_SIM_QUIRK_XSRF_BY_CHECK = 1 << 23, /* (xsrf-by-check) … and gives its token with isValid only */
} SolSimQuirk;

typedef struct _SolSimBroker SolSimBroker;
typedef struct _SolSimTariffs SolSimTariffs;

/**
 * SolSimServer:
 *
 * The parts of a running simulator, all owned by its thread.
 */
typedef struct
{
  SoupServer *soup;
  GSocketService *service; /* takes connections for it */
  char *origin;            /* "http://127.0.0.1:PORT" */
  GMutex clock_lock;       /* the clock may be read from other threads */
  SolSimClock *clock;
  SolSimHome *home;
  SolSimSignIns *sign_ins;
  SolSimFaults *faults;
  SolSimLog *log;
  SolSimBroker *broker;
  SolSimTariffs *tariffs;
  GHashTable *waiting; /* SolSimCall under way with a timer or held back; owned */
  guint quirks;        /* SolSimWire | SolSimQuirk */
  guint sessions_max;  /* per account */
  guint down;          /* bits of sol_sim_down_find() */
} SolSimServer;

/* The row of `scenario`, and what it and the quirks after its '+' ask of the wire; NULL and an error when
 * there is no such thing. */
const SolSimScenario *sol_sim_server_read_scenario (const char *scenario, guint *wire, GError **error);

/* Opens `scenario`, which may carry quirks after '+'. `start` in epoch seconds, 0 = as the scenario says. The
 * server answers once it is attached to `port` of the loopback address. */
SolSimServer *sol_sim_server_new (const char *scenario, guint32 seed, double speed, gint64 start,
                                  GError **error);
gboolean sol_sim_server_listen (SolSimServer *self, guint port, GError **error);
void sol_sim_server_free (SolSimServer *self);

/* The clock; from any thread. Epoch microseconds, microseconds, simulated seconds per second (< 0 leaves it).
 */
gint64 sol_sim_server_now_us (SolSimServer *self);
void sol_sim_server_advance (SolSimServer *self, gint64 by_us);
void sol_sim_server_set_speed (SolSimServer *self, double speed);
double sol_sim_server_get_speed (SolSimServer *self);

/* Requests that are never answered and whose clients still wait. */
guint sol_sim_server_count_hanging (SolSimServer *self);

/* Brings the home up to the clock. Returns the simulated time in epoch seconds. */
gint64 sol_sim_server_live (SolSimServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimServer, sol_sim_server_free)

G_END_DECLS
