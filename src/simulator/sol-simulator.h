/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOL_TYPE_SIMULATOR (sol_simulator_get_type ())
G_DECLARE_FINAL_TYPE (SolSimulator, sol_simulator, SOL, SIMULATOR, GObject)

/**
 * SolSimulator:
 *
 * A simulated cloud with simulated homes behind it, served on loopback by a thread of its own. All functions
 * may be called from any one other thread; those that ask wait for the simulator's thread, which answers in
 * milliseconds.
 */

/* What every account takes. */
#define SOL_SIMULATOR_PASSWORD "sunshine"
#define SOL_SIMULATOR_OWNER "owner@example.org" /* signs in, in every scenario */
#define SOL_SIMULATOR_MFA "mfa@example.org"     /* is asked for a code, in every scenario */

/**
 * sol_simulator_new:
 * @scenario: (nullable): name of a scenario, with peculiarities of the wire after '+'
 * ("home+secure-cookies"); NULL for the ordinary home
 * @seed: same seed, same home
 * @speed: simulated seconds per second; 0 stands still
 * @start: epoch seconds; 0 = as the scenario says, usually now
 *
 * Nothing runs until sol_simulator_start().
 */
SolSimulator *sol_simulator_new (const char *scenario, guint32 seed, double speed, gint64 start);

/* Whether there is such a scenario; else FALSE and a GIOError that names what is unknown. */
gboolean sol_simulator_check_scenario (const char *scenario, GError **error);

/* Listens on `port` of 127.0.0.1 (0: any free one). FALSE and a GIOError when the port is taken or there is
 * no such scenario. Once per object. */
gboolean sol_simulator_start (SolSimulator *self, guint port, GError **error);

/* Ends all connections and joins the thread. Also done when the last reference goes. */
void sol_simulator_stop (SolSimulator *self);

/* "http://127.0.0.1:PORT"; NULL before the start. Owned by the simulator. */
const char *sol_simulator_get_origin (SolSimulator *self);
guint sol_simulator_get_port (SolSimulator *self);

/* The simulated time in epoch microseconds; -1 while it does not run. Does not wait for the thread: fit for a
 * clock that is read often. */
gint64 sol_simulator_get_time (SolSimulator *self);
void sol_simulator_advance (SolSimulator *self, gint64 seconds);
void sol_simulator_set_speed (SolSimulator *self, double speed);

/* How many clients wait for an answer that never comes, by a fault. */
guint sol_simulator_count_hanging (SolSimulator *self);

/* What the live views send each second of a real clock is sent now. */
void sol_simulator_publish (SolSimulator *self);

/* The sign-in code that is valid now for the account, NULL when none is. */
char *sol_simulator_dup_code (SolSimulator *self, const char *email) G_GNUC_WARN_UNUSED_RESULT;

/**
 * sol_simulator_ask:
 * @method: "GET", "POST" or "DELETE"
 * @path: an admin route, with or without "/simulator/" ("faults", "requests", "truth", "clock", "home" …)
 * @body: (nullable): JSON text
 *
 * Any admin route without HTTP. Returns: (transfer full): the answer as JSON text, or NULL with a GIOError.
 */
char *sol_simulator_ask (SolSimulator *self, const char *method, const char *path, const char *body,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A line per scenario and per account, for people. */
char *sol_simulator_describe_scenarios (void) G_GNUC_WARN_UNUSED_RESULT;
char *sol_simulator_describe_accounts (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
