/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sol-home.h"
#include "sol-simulator.h"

G_BEGIN_DECLS

/** ModelFixture: a simulated cloud, and a home that talks to it over HTTP by a clock that the test moves. */
typedef struct
{
  SolSimulator *simulator;
  SolClock *clock;
  SolHome *home;
  char *root; /* data folder, kept from one home to the next */
  char *scenario;
  guint port;     /* while the simulator is stopped */
  GWeakRef cloud; /* of the last home: requests left hanging outlive it */
} ModelFixture;

/** model_fixture_new: @start: ISO 8601, or %NULL for 13 June 2026, 14:30 in the home's zone. */
ModelFixture *model_fixture_new (const char *scenario, const char *start);
void model_fixture_free (ModelFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ModelFixture, model_fixture_free)

/** model_fixture_stop: the simulated cloud is gone; model_fixture_restart() brings one of its kind back on
 * its port. */
void model_fixture_stop (ModelFixture *self);
void model_fixture_restart (ModelFixture *self);

/** model_fixture_open: a (new) home on the fixture's data folder, started. */
void model_fixture_open (ModelFixture *self);

/** model_fixture_close: closes the home and asserts that it is finalized. */
void model_fixture_close (ModelFixture *self);

/** model_fixture_sign_in: as the owner; asserts success. */
void model_fixture_sign_in (ModelFixture *self);

/** model_fixture_open_site: open, sign in, read all of the Overview. */
SolSite *model_fixture_open_site (ModelFixture *self);

typedef gboolean (*ModelPredicate) (gpointer data);

/** model_fixture_wait: turns the main loop until @done; fails the test after some real seconds. */
void model_fixture_wait (ModelPredicate done, gpointer data);

/** model_fixture_settle: turns the main loop until nothing is in flight. */
void model_fixture_settle (ModelFixture *self);

/** model_fixture_advance: simulated time goes on, here and in the simulated home, timer by timer. */
void model_fixture_advance (ModelFixture *self, gint64 seconds);

/** model_fixture_ask: an admin route of the simulator. (transfer full) */
char *model_fixture_ask (ModelFixture *self, const char *method, const char *path, const char *body);

/** model_fixture_truth: (transfer full): what is really so in the first simulated home, by its JSONPath below
 * a site, e.g. `chargers[0].mode`; texts without quotes, anything else as JSON. */
char *model_fixture_truth (ModelFixture *self, const char *path);

/** model_fixture_assert_truth: that it is @expected. */
void model_fixture_assert_truth (ModelFixture *self, const char *path, const char *expected);

/** model_fixture_count_requests: how many received requests' paths contain @part, with @method (nullable). */
guint model_fixture_count_requests (ModelFixture *self, const char *method, const char *part);

/** model_fixture_request: a control's request, to its end (time goes on until then). */
gboolean model_fixture_request (ModelFixture *self, SolControl *control, GVariant *wanted, GVariant *hint,
                                SolControlResult *result, GError **error);

G_END_DECLS
