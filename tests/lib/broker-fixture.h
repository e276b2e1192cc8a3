/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** BrokerFixture: Debian's mosquitto on loopback, with a WebSocket listener for what is tested and a plain
 * one for mosquitto_pub; a program of its own, so that our code never talks to itself. */
typedef struct _BrokerFixture BrokerFixture;

/** BrokerFixtureKind: how it listens. */
typedef enum
{
  BROKER_OPEN,     /* lets everybody in */
  BROKER_CLOSED,   /* lets nobody in without a password */
  BROKER_TLS,      /* with a certificate for 127.0.0.1, of its own authority */
  BROKER_TLS_ELSE, /* with one for another host */
  BROKER_TLS_OLD,  /* with one that ended long ago */
} BrokerFixtureKind;

/** broker_fixture_is_there: whether mosquitto is installed. Where it is not, the test is skipped; under
 * ./check, which installs it, it fails. */
gboolean broker_fixture_is_there (void);

BrokerFixture *broker_fixture_new (BrokerFixtureKind kind);
void broker_fixture_free (BrokerFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BrokerFixture, broker_fixture_free)

/** broker_fixture_get_origin: Returns: (transfer none): where its WebSockets are */
GUri *broker_fixture_get_origin (BrokerFixture *self);

/** broker_fixture_get_authority: Returns: (transfer full): what trusts the certificate of a TLS broker. */
GTlsDatabase *broker_fixture_get_authority (BrokerFixture *self);

/** broker_fixture_publish: @times: how often, @every_ms apart; returns when the broker has them all. */
void broker_fixture_publish (BrokerFixture *self, const char *topic, GBytes *payload, guint times,
                             guint every_ms);

/** broker_fixture_publish_begin: the same without waiting. */
GSubprocess *broker_fixture_publish_begin (BrokerFixture *self, const char *topic, GBytes *payload,
                                           guint times, guint every_ms);

/** broker_fixture_kill, broker_fixture_freeze: it dies at once; it stands still with its connections open. */
void broker_fixture_kill (BrokerFixture *self);
void broker_fixture_freeze (BrokerFixture *self);

/** broker_fixture_count: how often its log says @text. */
guint broker_fixture_count (BrokerFixture *self, const char *text);

/** broker_fixture_await: runs the main loop until its log says @text so many times. */
void broker_fixture_await (BrokerFixture *self, const char *text, guint times);

/** broker_fixture_turn: runs the main loop for so many milliseconds. */
void broker_fixture_turn (guint ms);

G_END_DECLS
