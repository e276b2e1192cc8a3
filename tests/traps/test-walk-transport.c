/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-walk-transport"

#include <string.h>

#include "walk.h"

/* What happens on the wire, on three calls that read and three that act: they all share one exchange. */

#define MANY (64 * 1024 * 1024)
#define NEW_XSRF "rotated-7Qd"

static const SolCallId calls[]
    = { SOL_CALL_DEVICES,        SOL_CALL_EV_STATUS,     SOL_CALL_PROFILE,
        SOL_CALL_START_CHARGING, SOL_CALL_STOP_CHARGING, SOL_CALL_SET_CHARGE_MODE };

/* Good enough for every one of them. */
#define GOOD                                                                                                 \
  "{\"status\":\"accepted\",\"data\":{\"profile\":\"self-consumption\",\"chargers\":[]},\"result\":[]}"

typedef struct
{
  const char *name;
  void (*prepare) (Rig *rig, const char *route);
  gint64 passes;  /* time that goes by once the request was received */
  int read_error; /* -1: a value */
  int act_error;  /* -1: accepted */
  guint most;     /* requests of a read; an act is sent once, unless it was refused */
  guint acts;
} Trouble;

static void
prepare_refused (Rig *rig, const char *route)
{
  g_clear_pointer (&rig->server, cloud_fixture_free);
}

static void
prepare_hold (Rig *rig, const char *route)
{
  cloud_fixture_trick (rig->server, route, CLOUD_FIXTURE_HOLD, NULL);
}

/* A connection that is warm from a good answer. */
static void
warm_up (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  cloud_fixture_answer (rig->server, "GET /app-api/" RIG_SITE "/grid_control_check.json", 200, "{}", NULL);
  g_autoptr (SolReading) reading = rig_read (rig->cloud, SOL_CALL_GRID_CHECK, &error);
  g_assert_no_error (error);
}

static void
prepare_reset (Rig *rig, const char *route)
{
  warm_up (rig);
  cloud_fixture_trick (rig->server, route, CLOUD_FIXTURE_RESET, NULL);
}

static void
prepare_cut (Rig *rig, const char *route)
{
  g_autoptr (GBytes) body = g_bytes_new_static (GOOD, strlen (GOOD));
  cloud_fixture_trick (rig->server, route, CLOUD_FIXTURE_CUT, body);
}

static void
prepare_drip (Rig *rig, const char *route)
{
  g_autofree char *blanks = g_strnfill (10000, ' ');
  g_autoptr (GBytes) body = g_bytes_new (blanks, 10000);
  cloud_fixture_trick (rig->server, route, CLOUD_FIXTURE_DRIP, body);
}

static void
prepare_bomb (Rig *rig, const char *route)
{
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (MANY), MANY);
  cloud_fixture_trick (rig->server, route, CLOUD_FIXTURE_GZIP, body);
}

static void
prepare_expired (Rig *rig, const char *route)
{
  sol_clock_test_advance (rig->clock, SOL_HOUR);
  cloud_fixture_answer (rig->server, "GET /app-api/jwt_token.json", 200, "{\"token\":\"aT-2\"}", NULL);
  cloud_fixture_answer (rig->server, route, 401, "{}", NULL);
  cloud_fixture_answer (rig->server, route, 200, GOOD, NULL);
}

/* The token of the next request is that of the newest cookie. */
static void
prepare_rotated (Rig *rig, const char *route)
{
  cloud_fixture_answer (rig->server, "GET /app-api/" RIG_SITE "/grid_control_check.json", 200, "{}",
                        "Set-Cookie", "XSRF-TOKEN=" NEW_XSRF "; Path=/; Secure", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolReading) reading = rig_read (rig->cloud, SOL_CALL_GRID_CHECK, &error);
  g_assert_no_error (error);
  cloud_fixture_answer (rig->server, route, 200, GOOD, NULL);
}

static void
prepare_late_clock (Rig *rig, const char *route)
{
  sol_clock_test_set (rig->clock, RIG_NOW + 2 * SOL_HOUR);
  cloud_fixture_answer (rig->server, route, 200, GOOD, NULL);
}

static void
prepare_early_clock (Rig *rig, const char *route)
{
  sol_clock_test_set (rig->clock, RIG_NOW - 2 * SOL_HOUR);
  cloud_fixture_answer (rig->server, route, 200, GOOD, NULL);
}

/* A request that breaks on a warm connection is repeated by libsoup itself, unless it acts. */
static const Trouble troubles[] = {
  { "refused", prepare_refused, 0, SOL_ERROR_OFFLINE, SOL_ERROR_OFFLINE, 0, 0 },
  { "time-out", prepare_hold, 15 * SOL_SECOND, SOL_ERROR_UNAVAILABLE, SOL_ERROR_UNCERTAIN, 1, 1 },
  { "reset-on-a-warm-connection", prepare_reset, 0, SOL_ERROR_UNAVAILABLE, SOL_ERROR_UNCERTAIN, 2, 1 },
  { "truncated", prepare_cut, 0, SOL_ERROR_BAD_RESPONSE, SOL_ERROR_UNCERTAIN, 1, 1 },
  { "slow-drip", prepare_drip, 15 * SOL_SECOND, SOL_ERROR_UNAVAILABLE, SOL_ERROR_UNCERTAIN, 1, 1 },
  { "gzip-bomb", prepare_bomb, 0, SOL_ERROR_BAD_RESPONSE, SOL_ERROR_UNCERTAIN, 1, 1 },
  { "session-expired", prepare_expired, 0, -1, -1, 2, 2 },
  { "token-rotated", prepare_rotated, 0, -1, -1, 1, 1 },
  { "clock-two-hours-late", prepare_late_clock, 0, -1, -1, 1, 1 },
  { "clock-two-hours-early", prepare_early_clock, 0, -1, -1, 1, 1 },
};

static guint n_cells, n_passed;

/* The first way in which a call is said. */
static char *
dup_route (SolCallId call, const SolCallTarget *target)
{
  const SolAttempt *attempt = &sol_call_get_row (call)->attempts[0];
  g_autofree char *path = walk_dup_path (attempt, target);
  return g_strconcat (attempt->method, " ", path, NULL);
}

static gboolean
ask (Rig *rig, SolCallId call, const SolCallTarget *target, gint64 passes, GError **error)
{
  Waiting waiting = { 0 };
  gboolean acts = sol_call_acts (call);
  if (acts)
    sol_cloud_act_async (rig->cloud, call, target, NULL, rig_done, &waiting);
  else
    sol_cloud_read_async (rig->cloud, call, target, FALSE, NULL, rig_done, &waiting);
  if (passes > 0)
    {
      while (walk_count (rig->server, call, target) == 0)
        rig_turn (1);
      sol_clock_test_advance (rig->clock, passes);
    }
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  if (acts)
    {
      g_autoptr (SolActResult) end = sol_cloud_act_finish (rig->cloud, result, error);
      return end != NULL;
    }
  g_autoptr (SolReading) reading = sol_cloud_read_finish (rig->cloud, result, error);
  return reading != NULL;
}

static void
check_rotated (CloudFixture *server, const char *route)
{
  const CloudReceived *received = cloud_fixture_get (server, route, 0);
  const char *token = cloud_received_header (received, "X-CSRF-Token");
  /* BatteryConfig reads carry none */
  g_assert_true (token == NULL || strcmp (token, NEW_XSRF) == 0);
  g_assert_nonnull (strstr (cloud_received_header (received, "Cookie"), NEW_XSRF));
}

static void
run_cell (SolCallId call, const Trouble *trouble)
{
  g_auto (Rig) rig = { 0 };
  g_auto (WalkTarget) target = { 0 };
  walk_target_init (&target, call);
  rig_init (&rig);
  rig_sign_in (&rig);
  g_autofree char *route = dup_route (call, &target.target);
  trouble->prepare (&rig, route);
  n_cells++;
  rig_log_start ();
  g_autoptr (GError) error = NULL;
  gboolean fine = ask (&rig, call, &target.target, trouble->passes, &error);
  g_autofree char *log = rig_log_end ();
  g_test_message ("%s: %s", sol_call_get_name (call), fine ? "fine" : error->message);
  walk_check_redacted (log);
  g_assert_true (fine == (error == NULL));

  gboolean acts = sol_call_acts (call);
  int wanted = acts ? trouble->act_error : trouble->read_error;
  if (wanted < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, SOL_ERROR, wanted);
  if (rig.server != NULL && acts)
    g_assert_cmpuint (walk_count (rig.server, call, &target.target), ==, trouble->acts);
  else if (rig.server != NULL)
    g_assert_cmpuint (walk_count (rig.server, call, &target.target), <=, trouble->most);
  if (trouble->prepare == prepare_rotated)
    check_rotated (rig.server, route);
  n_passed++;
}

static void
run_trouble (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    run_cell (calls[i], data);
}

static void
test_sum (void)
{
  g_print ("# walk of the wire: %u rows, %u faults, %u cells, %u passed\n", (guint) G_N_ELEMENTS (calls),
           (guint) G_N_ELEMENTS (troubles), n_cells, n_passed);
  g_assert_cmpuint (n_passed, ==, n_cells);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults-on-the-wire/%s", troubles[i].name);
      g_test_add_data_func (path, &troubles[i], run_trouble);
    }
  g_test_add_func ("/faults-on-the-wire/sum", test_sum);
  return g_test_run ();
}
