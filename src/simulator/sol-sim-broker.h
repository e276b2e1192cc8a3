/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-server.h"

G_BEGIN_DECLS

/* The broker of the live topics, at /mqtt of the simulator itself (addendum 2.3): MQTT 3.1.1 over WebSocket,
 * for whoever holds a lease. */

typedef enum
{
  SOL_SIM_LIVE_STATUS, /* a frame each second */
  SOL_SIM_LIVE_VITALS, /* a JSON text every five */
  SOL_SIM_LIVE_SILENT, /* takes subscriptions and says nothing, as on the cloud */
} SolSimLiveKind;

/* What goes wrong, for all connections. */
typedef enum
{
  SOL_SIM_LIVE_WELL,
  SOL_SIM_LIVE_DROP,       /* connections end at once */
  SOL_SIM_LIVE_GARBAGE,    /* payloads of noise */
  SOL_SIM_LIVE_UNBALANCED, /* powers that do not add up */
  SOL_SIM_LIVE_MUTE,       /* nothing is published */
} SolSimLiveTrouble;

typedef struct
{
  SolSimLiveKind kind;
  guint64 site;
  char *topic;
  char *token, *digest;
  const char *authorizer, *token_key;
  gint64 until; /* simulated epoch s */
} SolSimLease;

SolSimBroker *sol_sim_broker_new (SolSimServer *server);
void sol_sim_broker_free (SolSimBroker *self);

/* @topic of the lease, where @id stands for an invented one when it is NULL. Borrowed. */
const SolSimLease *sol_sim_broker_lease (SolSimBroker *self, SolSimLiveKind kind, guint64 site,
                                         const char *prefix, const char *id, gint64 now);

void sol_sim_broker_set_trouble (SolSimBroker *self, SolSimLiveTrouble trouble);

/* Bytes are taken from @server's web socket handler. */
void sol_sim_broker_listen (SolSimBroker *self, SoupServer *soup);

/* What is due each second is sent now. */
void sol_sim_broker_publish (SolSimBroker *self);

#define SOL_SIM_LEASE_S 900

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimBroker, sol_sim_broker_free)

G_END_DECLS
