/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cloud-rig.h"
#include "sol-answer.h"
#include "sol-gate.h"
#include "sol-jwt.h"
#include "sol-pages.h"
#include "sol-penalties.h"
#include "sol-session.h"

/* --- session ------------------------------------------------------------------------------------------- */

static SolCookie *
make_cookie (const char *name, const char *value, SolTime expires)
{
  SolCookie *cookie = g_new0 (SolCookie, 1);
  cookie->name = g_strdup (name);
  cookie->value = g_strdup (value);
  cookie->domain = g_strdup (".enphaseenergy.com");
  cookie->path = g_strdup ("/app");
  cookie->expires = expires;
  cookie->secure = TRUE;
  cookie->http_only = TRUE;
  return cookie;
}

static void
assert_same_cookie (const SolCookie *a, const SolCookie *b)
{
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->value, ==, b->value);
  g_assert_cmpstr (a->domain, ==, b->domain);
  g_assert_cmpstr (a->path, ==, b->path);
  g_assert_cmpint (a->expires, ==, b->expires);
  g_assert_cmpint (a->secure, ==, b->secure);
  g_assert_cmpint (a->http_only, ==, b->http_only);
}

static void
test_secret (void)
{
  g_autoptr (GPtrArray) first = sol_cookies_from_header ("_enlighten_4_session=ck-1; XSRF-TOKEN=x%3D");
  g_autoptr (GPtrArray) rotated = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_cookie_free);
  g_ptr_array_add (rotated, make_cookie ("_enlighten_4_session", "ck-2 \"ü;=\\", RIG_NOW + SOL_DAY));
  g_ptr_array_add (rotated, make_cookie ("appVersion", "3.6.1", SOL_TIME_UNKNOWN));
  g_autoptr (SolSession) signed_in
      = sol_session_new (RIG_EMAIL, first, "s-1", "m-1", "aT-1", RIG_NOW + SOL_HOUR, RIG_NOW);
  g_autoptr (SolSession) session = sol_session_with_cookies (signed_in, rotated);
  g_autofree char *secret = sol_session_to_secret (session);
  g_autoptr (SolSession) again = sol_session_from_secret (secret);
  g_assert_nonnull (again);
  g_assert_cmpstr (sol_session_get_email (again), ==, RIG_EMAIL);
  g_assert_cmpstr (sol_session_get_session_id (again), ==, "s-1");
  g_assert_cmpstr (sol_session_get_manager_token (again), ==, "m-1");
  g_assert_cmpstr (sol_session_get_access_token (again), ==, "aT-1");
  g_assert_cmpstr (sol_session_get_app_version (again), ==, "3.6.1");
  g_assert_cmpstr (sol_session_get_raw_cookies (again), ==, "_enlighten_4_session=ck-1; XSRF-TOKEN=x%3D");
  g_assert_cmpint (sol_session_get_expires_at (again), ==, RIG_NOW + SOL_HOUR);
  g_assert_cmpint (sol_session_get_signed_in_at (again), ==, RIG_NOW);
  GPtrArray *cookies = sol_session_get_cookies (again);
  g_assert_cmpuint (cookies->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    assert_same_cookie (g_ptr_array_index (cookies, i), g_ptr_array_index (rotated, i));
}

static void
test_secret_of_others (void)
{
  const char *const secrets[] = { NULL,
                                  "",
                                  "x",
                                  "{}",
                                  "[]",
                                  "{\"email\":3,\"cookies\":[]}",
                                  "{\"email\":\"a\"}",
                                  "{\"email\":\"a\",\"cookies\":{}}",
                                  "{\"cookies\":[]}" };
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (sol_session_from_secret (secrets[i]));
  g_autoptr (SolSession) odd = sol_session_from_secret ("{\"email\":\"a\",\"cookies\":[3,null,{},{\"name\":5}"
                                                        ",{\"name\":\"n\",\"value\":[],\"expires\":\"x\"}]}");
  g_assert_nonnull (odd);
  g_assert_cmpuint (sol_session_get_cookies (odd)->len, ==, 1);
  g_assert_cmpint (sol_session_get_signed_in_at (odd), ==, SOL_TIME_UNKNOWN);
}

static void
test_tokens (void)
{
  const struct
  {
    const char *cookie, *manager, *access;
    const char *bearer, *battery;
  } rows[] = {
    { NULL, NULL, NULL, NULL, NULL },
    { NULL, NULL, "aT", "aT", "aT" },
    { NULL, "mT", "aT", "mT", "mT" },
    { "cT", "mT", "aT", "cT", "cT" },
    { "cT", NULL, RIG_MANAGER_TOKEN, "cT", RIG_MANAGER_TOKEN },
    { RIG_MANAGER_TOKEN, NULL, "aT", RIG_MANAGER_TOKEN, RIG_MANAGER_TOKEN },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *header
          = rows[i].cookie == NULL
                ? NULL
                : g_strconcat ("enlighten_manager_token_production=", rows[i].cookie, NULL);
      g_autoptr (GPtrArray) cookies = sol_cookies_from_header (header);
      g_autoptr (SolSession) session = sol_session_new (RIG_EMAIL, cookies, NULL, rows[i].manager,
                                                        rows[i].access, SOL_TIME_UNKNOWN, RIG_NOW);
      g_autofree char *bearer = sol_session_dup_bearer (session);
      g_autofree char *battery = sol_session_dup_battery_token (session);
      g_assert_cmpstr (bearer, ==, rows[i].bearer);
      g_assert_cmpstr (battery, ==, rows[i].battery);
    }
}

static void
test_rubbish_tokens (void)
{
  const char *const tokens[] = { NULL,
                                 "",
                                 ".",
                                 "..",
                                 "...",
                                 "a.b.c",
                                 "a.e30.c",
                                 "a.W10.c",
                                 "a.!!!!.c",
                                 "a.eyJ1c2VyX2lkIjo.c",
                                 "a.bnVsbA.c",
                                 "a.eyJ1c2VyX2lkIjoiIn0.c",
                                 "a.eyJleHAiOi01fQ.c",
                                 "a.eyJleHAiOjFlOTl9.c" };
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_assert_null (sol_jwt_get_user_id (tokens[i]));
      g_assert_null (sol_jwt_get_session_id (tokens[i]));
      g_assert_cmpint (sol_jwt_get_expiry (tokens[i]), ==, SOL_TIME_UNKNOWN);
    }
  g_autofree char *long_one = g_strnfill (200000, 'a');
  g_autofree char *token = g_strdup_printf ("a.%s.c", long_one);
  g_assert_null (sol_jwt_get_user_id (token));
}

static void
test_expired_cookies (void)
{
  g_autoptr (SoupCookieJar) jar = soup_cookie_jar_new ();
  g_autoptr (GPtrArray) cookies = g_ptr_array_new_with_free_func ((GDestroyNotify) sol_cookie_free);
  SolTime now = g_get_real_time ();
  g_ptr_array_add (cookies, make_cookie ("old", "1", now - SOL_SECOND));
  g_ptr_array_add (cookies, make_cookie ("new", "2", now + SOL_DAY));
  g_ptr_array_add (cookies, make_cookie ("session", "3", SOL_TIME_UNKNOWN));
  g_ptr_array_add (cookies, make_cookie ("", "4", SOL_TIME_UNKNOWN));
  sol_cookies_fill_jar (jar, cookies, now);
  g_autoptr (GPtrArray) kept = sol_cookies_from_jar (jar);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_null (sol_cookies_get (kept, "old"));
}

/* --- small parts --------------------------------------------------------------------------------------- */

static void
test_retry_after (void)
{
  const struct
  {
    const char *value;
    gint64 seconds; /* -1: unknown */
  } rows[] = {
    { NULL, -1 },
    { "", -1 },
    { "in a while", -1 },
    { "-5", -1 },
    { "0", 0 },
    { " 420 ", 420 },
    { "99999999", 86400 },
    { "999999999999999999999", -1 },
    { "Wed, 06 May 2026 09:22:40 GMT", 1325 },
    { "Wed, 06 May 2026 09:00:00 GMT", 0 },
    { "Wed, 06 May 2099 09:00:00 GMT", 86400 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (sol_retry_after_parse (rows[i].value, RIG_NOW), ==,
                     rows[i].seconds < 0 ? SOL_TIME_UNKNOWN : RIG_NOW + rows[i].seconds * SOL_SECOND);
}

static void
test_cloud_codes (void)
{
  const struct
  {
    const char *body, *code;
  } rows[] = {
    { "", NULL },
    { "[]", NULL },
    { "{\"error\":{\"errorMessageCode\":\"iqevc_ms-10008\"}}", "iqevc_ms-10008" },
    { "{\"code\":\"iqevc_ms-10012\",\"message\":\"x\"}", "iqevc_ms-10012" },
    { "{\"error\":{\"status\":\"ALREADY_PROCESSED\"}}", "ALREADY_PROCESSED" },
    { "{\"message\":\"UNSUPPORTED_ENVOY\"}", "UNSUPPORTED_ENVOY" },
    { "{\"message\":\"Forbidden\"}", NULL },
    { "{\"error\":{\"errorMessageCode\":\"482309115570\"}}", NULL },
    { "{\"error\":{\"errorMessageCode\":\"SN482309115570\"}}", NULL },
    { "{\"error\":{\"errorMessageCode\":\"mira@example.org\"}}", NULL },
    { "{\"error\":{\"errorMessageCode\":{\"a\":1}}}", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolAnswer answer = { .status = 400, .body = g_bytes_new (rows[i].body, strlen (rows[i].body)) };
      g_autofree char *code = sol_answer_get_cloud_code (&answer);
      g_assert_cmpstr (code, ==, rows[i].code);
      g_bytes_unref (answer.body);
    }
}

static void
test_walls (void)
{
  const struct
  {
    guint status;
    const char *path, *body, *location;
    gboolean wall;
  } rows[] = {
    { 200, "/app-api/1/x", "<!DOCTYPE HTML><script>Window.OptanonWrapper</script>", NULL, TRUE },
    { 200, "/pv/systems/1/today", "<html>var otLang</html>", NULL, TRUE },
    { 200, "/service/x", "  <HTML>One Trust</HTML>", NULL, TRUE },
    { 200, "/systems/1/x", "<html>see www.enphaseenergy.com</html>", NULL, TRUE },
    { 200, "/web/1", "<html>/login/login</html>", NULL, FALSE },
    { 200, "/app-api/1/x", "<html>Not here</html>", NULL, FALSE },
    { 200, "/app-api/1/x", "{\"a\":\"/login/login\"}", NULL, FALSE },
    { 500, "/app-api/1/x", "<html>/login/login</html>", NULL, FALSE },
    { 302, "/app-api/1/x", "", "/login", TRUE },
    { 303, "/app-api/1/x", "", "https://enlighten.enphaseenergy.com/login/login?x", TRUE },
    { 302, "/app-api/1/x", "", "/web/1", FALSE },
    { 302, "/app-api/1/x", "", NULL, FALSE },
    { 200, "/app-api/1/x", "{}", "/login", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolAnswer answer = { .status = rows[i].status,
                           .path = (char *) rows[i].path,
                           .location = (char *) rows[i].location,
                           .body = g_bytes_new (rows[i].body, strlen (rows[i].body)) };
      g_assert_cmpint (sol_answer_is_login_wall (&answer), ==, rows[i].wall);
      g_bytes_unref (answer.body);
    }
}

static void
test_pages (void)
{
  const struct
  {
    const char *page;
    gboolean usable;
    guint rows;
    gint64 total;
  } rows[] = {
    { "{\"total\":3,\"inverters\":[1,2]}", TRUE, 2, 3 },
    { "{\"data\":{\"total\":\"7\",\"inverters\":[]}}", TRUE, 0, 7 },
    { "{\"total\":7,\"result\":{\"inverters\":[{}]}}", TRUE, 1, 7 },
    { "{\"inverters\":[{}]}", TRUE, 1, -1 },
    { "{\"total\":-1,\"inverters\":[{}]}", TRUE, 1, -1 },
    { "{\"total\":3,\"inverters\":{}}", FALSE, 0, -1 },
    { "[]", FALSE, 0, -1 },
    { "", FALSE, 0, -1 },
  };
  const SolPaging *paging = sol_call_get_row (SOL_CALL_PANELS)->paging;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SolPage measured;
      g_autoptr (GBytes) page = g_bytes_new_static (rows[i].page, strlen (rows[i].page));
      g_assert_cmpint (sol_pages_measure (paging, page, &measured), ==, rows[i].usable);
      g_assert_cmpuint (measured.rows, ==, rows[i].rows);
      g_assert_cmpint (measured.total, ==, rows[i].total);
    }
}

static void
test_gate (void)
{
  g_autoptr (SolGate) gate = sol_gate_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting first = { 0 }, second = { 0 }, third = { 0 };
  sol_gate_enter_async (gate, NULL, rig_done, &first);
  sol_gate_enter_async (gate, cancellable, rig_done, &second);
  sol_gate_enter_async (gate, NULL, rig_done, &third);
  g_autoptr (GAsyncResult) in = rig_wait (&first);
  g_assert_true (sol_gate_enter_finish (gate, in, NULL));
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) gone = rig_wait (&second);
  g_assert_false (sol_gate_enter_finish (gate, gone, NULL));
  g_assert_null (third.result);
  sol_gate_leave (gate);
  g_autoptr (GAsyncResult) next = rig_wait (&third);
  g_assert_true (sol_gate_enter_finish (gate, next, NULL));
  g_assert_cmpuint (sol_gate_get_taken (gate), ==, 1);
  sol_gate_leave (gate);
  g_assert_cmpuint (sol_gate_get_taken (gate), ==, 0);
}

static void
test_penalties (void)
{
  g_autoptr (SolCloudStore) store = sol_cloud_store_new_memory ();
  SolTime retry_at = 0;
  SolError code = SOL_ERROR_OFFLINE;
  g_assert_true (sol_penalties_may_renew (store, RIG_NOW, &retry_at));
  sol_penalties_add_rejection (store, RIG_NOW, SOL_REJECTION_PAUSE);
  g_assert_false (sol_penalties_may_renew (store, RIG_NOW + SOL_REJECTION_PAUSE - 1, &retry_at));
  g_assert_cmpint (retry_at, ==, RIG_NOW + SOL_REJECTION_PAUSE);
  g_assert_true (sol_penalties_may_renew (store, RIG_NOW + SOL_REJECTION_PAUSE, &retry_at));
  sol_penalties_add_rejection (store, RIG_NOW, 0);
  sol_penalties_add_rejection (store, RIG_NOW, 0);
  g_assert_false (sol_penalties_may_renew (store, RIG_NOW + 30 * SOL_DAY, &retry_at));
  g_assert_cmpint (retry_at, ==, SOL_TIME_UNKNOWN);

  sol_penalties_set_block (store, SOL_ERROR_TOO_MANY_SESSIONS, RIG_NOW + SOL_DAY);
  g_assert_cmpint (sol_penalties_get_block (store, RIG_NOW, &code), ==, RIG_NOW + SOL_DAY);
  g_assert_cmpint (code, ==, SOL_ERROR_TOO_MANY_SESSIONS);
  g_assert_cmpint (sol_penalties_get_block (store, RIG_NOW + SOL_DAY, &code), ==, SOL_TIME_UNKNOWN);
  /* a clock that was a year ahead does not block for a year */
  g_assert_cmpint (sol_penalties_get_block (store, RIG_NOW - 365 * SOL_DAY, &code), ==, SOL_TIME_UNKNOWN);
  sol_penalties_clear (store);
  g_assert_true (sol_penalties_may_renew (store, RIG_NOW, &retry_at));
  g_assert_cmpint (sol_penalties_get_block (store, RIG_NOW, &code), ==, SOL_TIME_UNKNOWN);
}

static void
test_memory_lock (void)
{
  g_autoptr (SolCloudStore) store = sol_cloud_store_new_memory ();
  SolCloudStoreInterface *iface = SOL_CLOUD_STORE_GET_IFACE (store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting first = { 0 }, second = { 0 }, third = { 0 };
  iface->lock_async (store, NULL, rig_done, &first);
  iface->lock_async (store, cancellable, rig_done, &second);
  iface->lock_async (store, NULL, rig_done, &third);
  g_autoptr (GAsyncResult) one = rig_wait (&first);
  g_autoptr (GObject) lock = iface->lock_finish (store, one, NULL);
  g_assert_nonnull (lock);
  rig_turn (5);
  g_assert_null (second.result);
  g_cancellable_cancel (cancellable);
  g_clear_object (&lock);
  g_autoptr (GAsyncResult) two = rig_wait (&second);
  g_autoptr (GError) error = NULL;
  g_assert_null (iface->lock_finish (store, two, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (GAsyncResult) three = rig_wait (&third);
  g_autoptr (GObject) last = iface->lock_finish (store, three, NULL);
  g_assert_nonnull (last);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/session/secret", test_secret);
  g_test_add_func ("/cloud/session/secret-of-others", test_secret_of_others);
  g_test_add_func ("/cloud/session/tokens", test_tokens);
  g_test_add_func ("/cloud/session/rubbish-tokens", test_rubbish_tokens);
  g_test_add_func ("/cloud/session/expired-cookies", test_expired_cookies);
  g_test_add_func ("/cloud/answer/retry-after", test_retry_after);
  g_test_add_func ("/cloud/answer/cloud-codes", test_cloud_codes);
  g_test_add_func ("/cloud/answer/walls", test_walls);
  g_test_add_func ("/cloud/pages", test_pages);
  g_test_add_func ("/cloud/gate", test_gate);
  g_test_add_func ("/cloud/penalties", test_penalties);
  g_test_add_func ("/cloud/memory-store/lock", test_memory_lock);
  return g_test_run ();
}
