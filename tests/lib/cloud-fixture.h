/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/** CloudFixture: a server on loopback, in a thread of its own, that gives prepared answers and notes what it
 * received. */
typedef struct _CloudFixture CloudFixture;

/** CloudFixtureTrick: what a server can do to a client. */
typedef enum
{
  CLOUD_FIXTURE_PLAIN,
  CLOUD_FIXTURE_RESET, /* reads the request, then breaks the connection */
  CLOUD_FIXTURE_HOLD,  /* never answers */
  CLOUD_FIXTURE_DRIP,  /* sends the body a byte every 20 ms */
  CLOUD_FIXTURE_CUT,   /* promises the whole body and sends half */
  CLOUD_FIXTURE_GZIP,  /* the body, compressed */
} CloudFixtureTrick;

/** CloudReceived: one request as it came in. */
typedef struct
{
  char *method, *path, *query;
  SoupMessageHeaders *headers;
  GBytes *body;
  guint port; /* of the client: which connection it came on */
} CloudReceived;

CloudFixture *cloud_fixture_new (void);
/** cloud_fixture_new_tls: @certificate: its own, with its key. */
CloudFixture *cloud_fixture_new_tls (GTlsCertificate *certificate);
void cloud_fixture_free (CloudFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloudFixture, cloud_fixture_free)

/* The route of what has no answers of its own. */
#define CLOUD_FIXTURE_ANY "* *"
/* The same for everything but GET, which goes before. */
#define CLOUD_FIXTURE_WRITES "!GET *"

/** cloud_fixture_get_origin: `http://127.0.0.1:PORT` */
const char *cloud_fixture_get_origin (CloudFixture *self);

/**
 * cloud_fixture_answer:
 * @route: "GET /path"; answers of one route are given in turn, the last one again and again
 * @status: HTTP status
 * @body: (nullable): a JSON text, or anything
 * @...: header names and values, ended by %NULL; without a Content-Type it is application/json
 */
void cloud_fixture_answer (CloudFixture *self, const char *route, guint status, const char *body,
                           ...) G_GNUC_NULL_TERMINATED;
/** cloud_fixture_answer_headers: @headers: (element-type utf8): names and values in turn. */
void cloud_fixture_answer_headers (CloudFixture *self, const char *route, guint status, GBytes *body,
                                   GPtrArray *headers);
void cloud_fixture_trick (CloudFixture *self, const char *route, CloudFixtureTrick trick, GBytes *body);

/** cloud_fixture_delay: answers of this server come after so many milliseconds. */
void cloud_fixture_delay (CloudFixture *self, guint ms);

/** cloud_fixture_clear: forgets answers and requests. */
void cloud_fixture_clear (CloudFixture *self);
void cloud_fixture_clear_route (CloudFixture *self, const char *route);

/** cloud_fixture_count: requests received on @route, or in all when %NULL. */
guint cloud_fixture_count (CloudFixture *self, const char *route);

/** cloud_fixture_get: Returns: (transfer none) (nullable): the @index'th request of @route, or of all. It
 * stays until the fixture is cleared or freed. */
const CloudReceived *cloud_fixture_get (CloudFixture *self, const char *route, guint index);

/** cloud_fixture_count_held: requests that are never answered and whose client still waits. */
guint cloud_fixture_count_held (CloudFixture *self);

/** cloud_fixture_most_at_once: most requests that were being answered at any moment. */
guint cloud_fixture_most_at_once (CloudFixture *self);

/** cloud_received_header: Returns: (transfer none) (nullable) */
const char *cloud_received_header (const CloudReceived *received, const char *name);

G_END_DECLS
