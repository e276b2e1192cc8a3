/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-simulator.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A browser's worth of HTTP for the tests of the simulated cloud: knows cookies, tokens and header families,
 * nothing of the client in src/cloud. */

typedef enum
{
  WIRE_PLAIN, /* no header but those of libsoup */
  WIRE_LOGIN,
  WIRE_FORM,
  WIRE_CODE,
  WIRE_TOKENS,
  WIRE_SITES,
  WIRE_H,
  WIRE_HF,
  WIRE_T,
  WIRE_TJ,
  WIRE_L,
  WIRE_D,
  WIRE_EVENTS,
  WIRE_SESSIONS,
  WIRE_TR,
  WIRE_TRW, /* … when writing */
  WIRE_BC,
  WIRE_BC_LEAN,
  WIRE_BC_COOKIE,
  WIRE_BC_MIXED,
} WireFamily;

typedef struct
{
  SolSimulator *simulator;
  SoupSession *session;
  SoupCookieJar *jar;
  char *email;
  char *session_id;
  char *token;   /* nullable */
  char *manager; /* nullable */
  char *user;
  guint64 site;
  char *serial; /* of its first charger; nullable */
  char *xsrf;   /* nullable: goes as X-XSRF-Token with battery configuration and tariff */
  gboolean bearer;
  const char *change_name;  /* nullable: header of the next requests that is not as it should be … */
  const char *change_value; /* … NULL: left out */
} Wire;

typedef struct
{
  guint status; /* 0: no answer, see error */
  char *body;
  gsize length;
  JsonNode *json; /* nullable */
  SoupMessage *message;
  GError *error;
} Reply;

Wire *wire_new (const char *scenario); /* the clock stands still, 2026-06-10 12:00 UTC, a Wednesday */
void wire_free (Wire *wire);

/* `%S` and `%C` in `path` stand for site and charger. `body` is JSON or a form by its first letter; NULL:
 * none. */
Reply *wire_send (Wire *wire, WireFamily family, const char *method, const char *path, const char *body);
Reply *wire_login (Wire *wire, const char *email, const char *password);
void wire_sign_in (Wire *wire, const char *email); /* to the end: token, site, charger */
char *wire_cookie (Wire *wire, const char *name);  /* nullable */
char *wire_ask (Wire *wire, const char *method, const char *route, const char *body);
void wire_advance (Wire *wire, gint64 seconds);

void reply_free (Reply *reply);

/* Looks into an answer by JSONPath-less dots: "data.chargers.0.sn". Aborts the test when there is no such
 * member. */
JsonNode *reply_find (Reply *reply, const char *path);
gboolean reply_has (Reply *reply, const char *path);
const char *reply_string (Reply *reply, const char *path);
gint64 reply_integer (Reply *reply, const char *path);
double reply_number (Reply *reply, const char *path);
gboolean reply_boolean (Reply *reply, const char *path);
guint reply_length (Reply *reply, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wire, wire_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, reply_free)

G_END_DECLS
