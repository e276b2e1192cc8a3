/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cloud-rig.h"
#include "sol-exchange.h"

/* One exchange with a server of prepared answers. */
typedef struct
{
  CloudFixture *server;
  SolClock *clock;
  SolExchange *exchange;
} Line;

static void
line_init (Line *line, SolClock *clock)
{
  line->server = cloud_fixture_new ();
  line->clock = clock;
  g_autoptr (GUri) origin = sol_hosts_parse_origin (cloud_fixture_get_origin (line->server), NULL);
  g_assert_nonnull (origin);
  line->exchange = sol_exchange_new (clock, origin, NULL);
}

static void
line_clear (Line *line)
{
  /* libsoup lets go of a broken connection a turn later. */
  g_clear_object (&line->exchange);
  rig_turn (5);
  g_clear_pointer (&line->server, cloud_fixture_free);
  g_clear_object (&line->clock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static SolRequest *
make_request (const char *method, const char *target, SolRequestFlags flags)
{
  SolRequest *request = sol_request_new ("test", method, SOL_HOST_BASE, target);
  request->flags = flags;
  sol_headers_fill (request->headers, SOL_HEADERS_HISTORY, NULL, NULL);
  return request;
}

static SolAnswer *
send_request (Line *line, SolRequest *request, gboolean *sent, GError **error)
{
  Waiting waiting = { 0 };
  sol_exchange_send_async (line->exchange, request, NULL, rig_done, &waiting);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  return sol_exchange_send_finish (line->exchange, result, sent, error);
}

static SolAnswer *
get (Line *line, const char *target, GError **error)
{
  return send_request (line, make_request ("GET", target, 0), NULL, error);
}

static void
test_answer (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  cloud_fixture_answer (line.server, "GET /a", 429, "{}", "Retry-After", "420", "Content-Type",
                        "Application/JSON; charset=utf-8", "X-CSRF-Token", "t", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) answer = get (&line, "/a?b=c%20d", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 429);
  g_assert_cmpstr (answer->content_type, ==, "application/json");
  g_assert_cmpstr (answer->path, ==, "/a");
  g_assert_cmpint (answer->retry_at, ==, RIG_NOW + 420 * SOL_SECOND);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "x-csrf-token"), ==, "t");
  const CloudReceived *received = cloud_fixture_get (line.server, NULL, 0);
  g_assert_cmpstr (received->query, ==, "b=c%20d");
  g_assert_cmpstr (cloud_received_header (received, "User-Agent"), ==, SOL_UA_SAFARI);
}

/* A body of nothing but zeros, far larger decoded than on the wire. */
static GBytes *
zeros (gsize n)
{
  return g_bytes_new_take (g_malloc0 (n), n);
}

static void
test_cap (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  const struct
  {
    gsize size;
    CloudFixtureTrick trick;
    gboolean fits;
  } rows[] = {
    { 100000, CLOUD_FIXTURE_GZIP, TRUE },
    { 100001, CLOUD_FIXTURE_GZIP, FALSE },
    { 40000000, CLOUD_FIXTURE_GZIP, FALSE },
    { 9000000, CLOUD_FIXTURE_CUT, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) body = zeros (rows[i].size);
      cloud_fixture_clear (line.server);
      cloud_fixture_trick (line.server, "GET /a", rows[i].trick, body);
      SolRequest *request = make_request ("GET", "/a", 0);
      request->cap = 100000;
      g_autoptr (GError) error = NULL;
      g_autoptr (SolAnswer) answer = send_request (&line, request, NULL, &error);
      if (rows[i].fits)
        g_assert_cmpuint (g_bytes_get_size (answer->body), ==, rows[i].size);
      else
        g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
    }
}

static void
test_truncated (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"total\":18}", 12);
  cloud_fixture_trick (line.server, "GET /a", CLOUD_FIXTURE_CUT, body);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) answer = get (&line, "/a", &error);
  g_assert_null (answer);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BAD_RESPONSE);
}

static void
test_not_gzip (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  cloud_fixture_answer (line.server, "GET /a", 200, "{}", "Content-Encoding", "gzip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) answer = get (&line, "/a", &error);
  /* libsoup hands such a body on as it is */
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body), "{}", 2);
}

/* A byte now and then keeps a measure of silence happy, but not a deadline. */
static void
test_drip (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_system ());
  sol_exchange_set_timeout (line.exchange, 400 * 1000);
  g_autoptr (GBytes) body = zeros (1000);
  cloud_fixture_trick (line.server, "GET /a", CLOUD_FIXTURE_DRIP, body);
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  gboolean sent = FALSE;
  g_autoptr (SolAnswer) answer = send_request (&line, make_request ("GET", "/a", 0), &sent, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_true (sent);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * SOL_SECOND);
}

static void
test_deadline_on_the_clock (void)
{
  SolClock *clock = sol_clock_new_test (RIG_NOW);
  g_auto (Line) line = { 0 };
  line_init (&line, clock);
  cloud_fixture_trick (line.server, "GET /a", CLOUD_FIXTURE_HOLD, NULL);
  Waiting waiting = { 0 };
  sol_exchange_send_async (line.exchange, make_request ("GET", "/a", 0), NULL, rig_done, &waiting);
  while (cloud_fixture_count (line.server, NULL) == 0)
    rig_turn (5);
  sol_clock_test_advance (clock, 14 * SOL_SECOND);
  rig_turn (20);
  g_assert_null (waiting.result);
  sol_clock_test_advance (clock, SOL_SECOND);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  g_assert_null (sol_exchange_send_finish (line.exchange, result, NULL, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpint (sol_clock_test_next (clock), ==, -1);
}

static void
test_nobody_there (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  g_autoptr (GUri) nowhere = sol_hosts_parse_origin ("http://127.0.0.1:1", NULL);
  g_clear_object (&line.exchange);
  line.exchange = sol_exchange_new (line.clock, nowhere, NULL);
  g_autoptr (GError) error = NULL;
  gboolean sent = TRUE;
  g_autoptr (SolAnswer) answer = send_request (&line, make_request ("GET", "/a", 0), &sent, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_OFFLINE);
  g_assert_false (sent);
}

static void
test_cancelled (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  cloud_fixture_trick (line.server, "GET /a", CLOUD_FIXTURE_HOLD, NULL);
  Waiting waiting = { 0 };
  sol_exchange_send_async (line.exchange, make_request ("GET", "/a", 0), cancellable, rig_done, &waiting);
  while (cloud_fixture_count (line.server, NULL) == 0)
    rig_turn (5);
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) result = rig_wait (&waiting);
  g_autoptr (GError) error = NULL;
  gboolean sent = FALSE;
  g_assert_null (sol_exchange_send_finish (line.exchange, result, &sent, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (sent);
}

/* A kept connection that breaks after the request was read: what acts is not sent again, in any method. */
static void
test_reset_after_reading (void)
{
  const char *const methods[] = { "GET", "PUT", "DELETE", "POST" };
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_auto (Line) line = { 0 };
      line_init (&line, sol_clock_new_test (RIG_NOW));
      g_autofree char *route = g_strdup_printf ("%s /act", methods[i]);
      cloud_fixture_answer (line.server, "GET /warm", 200, "{}", NULL);
      cloud_fixture_trick (line.server, route, CLOUD_FIXTURE_RESET, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SolAnswer) warm = get (&line, "/warm", &error);
      g_assert_no_error (error);

      gboolean sent = FALSE;
      g_autoptr (SolAnswer) answer
          = send_request (&line, make_request (methods[i], "/act", SOL_REQUEST_ONCE), &sent, &error);
      g_assert_null (answer);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
      g_assert_true (sent);
      rig_turn (50);
      g_assert_cmpuint (cloud_fixture_count (line.server, route), ==, 1);
      g_assert_cmpuint (cloud_fixture_get (line.server, "GET /warm", 0)->port, !=,
                        cloud_fixture_get (line.server, route, 0)->port);
    }
}

/* Why that flag is there: without it the library repeats a PUT by itself. */
static void
test_reset_without_the_flag (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  cloud_fixture_answer (line.server, "GET /warm", 200, "{}", NULL);
  cloud_fixture_trick (line.server, "PUT /act", CLOUD_FIXTURE_RESET, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) warm = get (&line, "/warm", &error);
  g_assert_no_error (error);
  g_autoptr (SolAnswer) answer = send_request (&line, make_request ("PUT", "/act", 0), NULL, &error);
  g_assert_nonnull (error);
  g_assert_cmpuint (cloud_fixture_count (line.server, "PUT /act"), >, 1);
}

static void
test_redirects (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  cloud_fixture_answer (line.server, "POST /login", 302, "", "Location", "/home", "Set-Cookie", "a=1; Secure",
                        NULL);
  cloud_fixture_answer (line.server, "GET /home", 302, "", "Location",
                        "https://enlighten.enphaseenergy.com/web", NULL);
  cloud_fixture_answer (line.server, "GET /web", 302, "", "Location", "https://example.org/elsewhere", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SolAnswer) stays = send_request (&line, make_request ("POST", "/login", 0), NULL, &error);
  g_assert_cmpuint (stays->status, ==, 302);
  g_assert_cmpuint (cloud_fixture_count (line.server, "GET /home"), ==, 0);

  SolRequest *request = make_request ("POST", "/login", SOL_REQUEST_FOLLOW);
  request->body = g_bytes_new_static ("x=y", 3);
  request->body_type = "application/x-www-form-urlencoded";
  g_autoptr (SolAnswer) follows = send_request (&line, request, NULL, &error);
  g_assert_no_error (error);
  /* followed twice, and not to a host that is not listed */
  g_assert_cmpuint (follows->status, ==, 302);
  g_assert_cmpstr (follows->path, ==, "/web");
  const CloudReceived *home = cloud_fixture_get (line.server, "GET /home", 0);
  g_assert_cmpuint (g_bytes_get_size (home->body), ==, 0);
  g_assert_cmpstr (cloud_received_header (home, "Cookie"), ==, "a=1");
}

static void
test_cookies (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  cloud_fixture_answer (line.server, "GET /a", 200, "{}", "Set-Cookie",
                        "s=1; Path=/; Domain=.enphaseenergy.com; Secure; HttpOnly; SameSite=Strict",
                        "Set-Cookie", "plain=2", "Set-Cookie", "none=3; SameSite=None; Secure", "Set-Cookie",
                        "domainless=Secure; Path=/", NULL);
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SolAnswer) answer = get (&line, "/a", &error);
      g_assert_no_error (error);
    }
  const char *sent = cloud_received_header (cloud_fixture_get (line.server, NULL, 1), "Cookie");
  const char *const wanted[] = { "s=1", "plain=2", "none=3", "domainless=Secure" };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (sent, wanted[i]));

  SolRequest *request = make_request ("GET", "/a", SOL_REQUEST_NO_JAR);
  soup_message_headers_replace (request->headers, "Cookie", "by=hand");
  g_autoptr (SolAnswer) by_hand = send_request (&line, request, NULL, &error);
  g_assert_cmpstr (cloud_received_header (cloud_fixture_get (line.server, NULL, 2), "Cookie"), ==, "by=hand");

  /* kept and put back in full */
  g_autoptr (GPtrArray) kept = sol_exchange_dup_cookies (line.exchange);
  g_assert_cmpuint (kept->len, ==, 4);
  sol_exchange_set_cookies (line.exchange, NULL);
  g_autoptr (GPtrArray) none = sol_exchange_dup_cookies (line.exchange);
  g_assert_cmpuint (none->len, ==, 0);
  sol_exchange_set_cookies (line.exchange, kept);
  g_autoptr (SolAnswer) again = get (&line, "/a", &error);
  g_assert_nonnull (
      strstr (cloud_received_header (cloud_fixture_get (line.server, NULL, 3), "Cookie"), "s=1"));
}

static void
test_two_users_agents (void)
{
  g_auto (Line) line = { 0 };
  line_init (&line, sol_clock_new_test (RIG_NOW));
  SolRequest *request = sol_request_new ("test", "GET", SOL_HOST_BASE, "/a");
  sol_headers_fill (request->headers, SOL_HEADERS_BATTERY, NULL, NULL);
  g_autoptr (SolAnswer) answer = send_request (&line, request, NULL, NULL);
  g_assert_cmpstr (cloud_received_header (cloud_fixture_get (line.server, NULL, 0), "User-Agent"), ==,
                   SOL_UA_CHROME);
}

static void
test_hosts (void)
{
  const struct
  {
    const char *url;
    gboolean allowed;
  } rows[] = {
    { "https://enlighten.enphaseenergy.com/x", TRUE },
    { "https://ENLIGHTEN.enphaseenergy.com:443/x", TRUE },
    { "https://entrez.enphaseenergy.com/tokens", TRUE },
    { "https://hems-integration.enphaseenergy.com/api", TRUE },
    { "https://battery-profile-ui.enphaseenergy.com/", FALSE },
    { "http://enlighten.enphaseenergy.com/x", FALSE },
    { "https://enlighten.enphaseenergy.com.example.org/x", FALSE },
    { "https://enlighten.enphaseenergy.com@example.org/x", FALSE },
    { "https://user@enlighten.enphaseenergy.com/x", FALSE },
    { "https://enlighten.enphaseenergy.com:8443/x", FALSE },
    { "https://example.org/", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GUri) url = g_uri_parse (rows[i].url, SOUP_HTTP_URI_FLAGS, NULL);
      g_assert_cmpint (sol_hosts_may_contact (url), ==, rows[i].allowed);
    }
}

static void
test_origins (void)
{
  const struct
  {
    const char *origin;
    gboolean allowed;
  } rows[] = {
    { "http://127.0.0.1:8080", TRUE },
    { "http://127.9.9.9:1/", TRUE },
    { "http://[::1]:8080", TRUE },
    { "http://localhost:1234", TRUE },
    { "https://example.org", TRUE },
    { "https://example.org:8443/", TRUE },
    { "http://example.org", FALSE },
    { "http://192.168.1.4:80", FALSE },
    { "https://example.org/path", FALSE },
    { "https://u:p@example.org", FALSE },
    { "ftp://127.0.0.1", FALSE },
    { "example.org", FALSE },
    { "", FALSE },
    { "https://example.org?x=1", FALSE },
    { "http://0.0.0.0:80", FALSE },
    { "http://localhost.example.org", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_cmpint (sol_cloud_check_origin (rows[i].origin, &error), ==, rows[i].allowed);
      g_assert_cmpint (error == NULL, ==, rows[i].allowed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/exchange/answer", test_answer);
  g_test_add_func ("/cloud/exchange/cap", test_cap);
  g_test_add_func ("/cloud/exchange/truncated", test_truncated);
  g_test_add_func ("/cloud/exchange/not-gzip", test_not_gzip);
  g_test_add_func ("/cloud/exchange/drip", test_drip);
  g_test_add_func ("/cloud/exchange/deadline-on-the-clock", test_deadline_on_the_clock);
  g_test_add_func ("/cloud/exchange/nobody-there", test_nobody_there);
  g_test_add_func ("/cloud/exchange/cancelled", test_cancelled);
  g_test_add_func ("/cloud/exchange/reset-after-reading", test_reset_after_reading);
  g_test_add_func ("/cloud/exchange/reset-without-the-flag", test_reset_without_the_flag);
  g_test_add_func ("/cloud/exchange/redirects", test_redirects);
  g_test_add_func ("/cloud/exchange/cookies", test_cookies);
  g_test_add_func ("/cloud/exchange/user-agents", test_two_users_agents);
  g_test_add_func ("/cloud/exchange/hosts", test_hosts);
  g_test_add_func ("/cloud/exchange/origins", test_origins);
  return g_test_run ();
}
