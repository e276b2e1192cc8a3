/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-sim-json.h"
#include "sol-sim-server.h"

G_BEGIN_DECLS

typedef struct _SolSimRoute SolSimRoute;

/* How the bytes of an answer leave. */
typedef enum
{
  SOL_SIM_SENDING_NORMAL,
  SOL_SIM_SENDING_RESET,    /* the connection is reset, no byte is sent */
  SOL_SIM_SENDING_CLOSE,    /* … closed in order, no byte is sent */
  SOL_SIM_SENDING_TRUNCATE, /* half of the announced body, then closed */
  SOL_SIM_SENDING_DRIP,     /* `rate` bytes a second */
  SOL_SIM_SENDING_NEVER,    /* the connection stays open and silent */
} SolSimSending;

typedef struct
{
  guint status;
  const char *type; /* content type; static or interned */
  GBytes *body;     /* nullable: none */
  SoupMessageHeaders *headers;
  SolSimSending sending;
  gint64 rate;
} SolSimAnswer;

typedef struct _SolSimCall SolSimCall;
typedef void (*SolSimCallFunc) (SolSimCall *self);

/**
 * SolSimCall:
 *
 * One request from its arrival to its answer. Borrowed members live as long as the call.
 */
struct _SolSimCall
{
  SolSimServer *server;
  SoupServerMessage *message; /* owned */
  gulong finished_handler;
  gboolean paused;
  GSource *timer;
  SolSimCallFunc next; /* when the timer fires */
  GIOStream *stream;   /* taken from libsoup for answers that it would not send */
  GBytes *rest;        /* what is still to be written to it */
  const char *method;
  char *path;
  GHashTable *query; /* nullable */
  GHashTable *cookies;
  GBytes *body;
  GHashTable *form; /* see sol_sim_call_form() */
  JsonNode *json;   /* see sol_sim_call_json() */
  gint64 now;       /* simulated epoch seconds at arrival */

  const SolSimRoute *route; /* nullable */
  SolSimSignIn *sign_in;    /* nullable: whose cookie came along */
  const SolSimSite *site;   /* of {site} */
  const SolSimCharger *charger;
  char *serial; /* {sn} as sent */
  char *id;     /* {id} as sent, decoded */

  SolSimFault *fault; /* nullable, owned copy of the row that applies */
  SolSimAnswer answer;
  guint64 log_number; /* of the log's entry; 0 = not logged */
};

SolSimCall *sol_sim_call_new (SolSimServer *server, SoupServerMessage *message, const char *path,
                              GHashTable *query);
void sol_sim_call_free (SolSimCall *self);

/* Request header, or NULL. */
const char *sol_sim_call_header (SolSimCall *self, const char *name);
const char *sol_sim_call_cookie (SolSimCall *self, const char *name);
const char *sol_sim_call_query (SolSimCall *self, const char *name);
const char *sol_sim_call_form (SolSimCall *self, const char *name);
JsonObject *sol_sim_call_json (SolSimCall *self); /* nullable: no JSON object was sent */
JsonNode *sol_sim_call_json_node (SolSimCall *self);

/* The token of `Authorization: Bearer`, or NULL. */
const char *sol_sim_call_bearer (SolSimCall *self);

/* Whether the account of the call has that site. */
gboolean sol_sim_call_may_see (SolSimCall *self, const SolSimSite *site);

/* Answers; the last one given counts. `sol_sim_answer_json` takes the builder's root and leaves the builder
 * alone. */
void sol_sim_answer_json (SolSimCall *self, guint status, JsonBuilder *builder);
void sol_sim_answer_text (SolSimCall *self, guint status, const char *type, const char *text);
void sol_sim_answer_literal (SolSimCall *self, guint status, const char *json);
void sol_sim_answer_message (SolSimCall *self, guint status, const char *message); /* {"message":…} */
void sol_sim_answer_empty (SolSimCall *self, guint status);
void sol_sim_answer_header (SolSimCall *self, const char *name, const char *value);

/* Set-Cookie with the attributes of the real cloud; `max_age` in seconds, 0 = until the browser closes. */
void sol_sim_answer_cookie (SolSimCall *self, const char *name, const char *value, int max_age,
                            gboolean http_only);

/* The cookies of a signed-in session, all of them or those that rotate. */
void sol_sim_answer_session_cookies (SolSimCall *self, SolSimSignIn *sign_in, gboolean all);

/* Sends the answer and frees the call. */
void sol_sim_call_send (SolSimCall *self);

/* Calls `next` after `ms` milliseconds of real time; when the client hung up before, the call is freed
 * instead. */
void sol_sim_call_wait (SolSimCall *self, guint ms, SolSimCallFunc next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SolSimCall, sol_sim_call_free)

G_END_DECLS
