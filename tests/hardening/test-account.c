/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "model-fixture.h"
#include "sol-archive-requests.h"
#include "sol-home-private.h"

/* What the account is burdened with in thirty days, most of them bad ones: the contract "Account" and
 * "Budget" of docs/architecture.md, counted at the cloud. */

#define HOUR 3600
#define DAY (24 * HOUR)
#define PATIENCE (60 * G_USEC_PER_SEC)

/* --- thirty days ------------------------------------------------------------------------------------------
 */

typedef struct
{
  ModelFixture *fixture;
  GArray *times; /* gint64 seconds of every request received */
  GArray *sign_ins;
  GArray *renewals; /* asked of the session itself */
} Month;

static void
month_clear (Month *month)
{
  g_clear_pointer (&month->times, g_array_unref);
  g_clear_pointer (&month->sign_ins, g_array_unref);
  g_clear_pointer (&month->renewals, g_array_unref);
  g_clear_pointer (&month->fixture, model_fixture_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Month, month_clear)

static gboolean
is_busy (Month *month)
{
  SolHome *home = month->fixture->home;
  return sol_home_get_condition (home)->updating || sol_cloud_get_state (home->cloud) == SOL_SIGN_IN_WORKING;
}

/* model_fixture_settle() waits longer than forty thousand timers allow. */
static void
settle (Month *month)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  for (guint quiet = 0; quiet < 2;)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      gboolean worked = g_main_context_iteration (NULL, FALSE);
      gboolean busy = is_busy (month);
      quiet = worked || busy ? 0 : quiet + 1;
      if (!worked)
        g_usleep (busy ? 100 : 20);
    }
}

static void
collect (Month *month)
{
  g_autofree char *text = model_fixture_ask (month->fixture, "GET", "requests", NULL);
  g_autofree char *gone = model_fixture_ask (month->fixture, "DELETE", "requests", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *rows = json_object_get_array_member (json_node_get_object (root), "requests");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *path = json_object_get_string_member (row, "path");
      gint64 time = json_object_get_int_member (row, "time");
      g_array_append_val (month->times, time);
      if (g_str_has_prefix (path, "/login/"))
        g_array_append_val (month->sign_ins, time);
      if (strstr (path, "jwt_token") != NULL || strstr (path, "session/token") != NULL)
        g_array_append_val (month->renewals, time);
    }
}

static void
pass (Month *month, gint64 seconds)
{
  SolClock *clock = month->fixture->clock;
  SolTime end = sol_clock_now (clock) + seconds * SOL_SECOND;

  settle (month);
  while (sol_clock_now (clock) < end)
    {
      gint64 left = end - sol_clock_now (clock);
      gint64 next = sol_clock_test_next (clock);
      gint64 step = next < 0 ? left : MIN (left, MAX ((next + SOL_SECOND - 1) / SOL_SECOND, 1) * SOL_SECOND);
      sol_simulator_advance (month->fixture->simulator, step / SOL_SECOND);
      sol_clock_test_advance (clock, step);
      settle (month);
    }
  collect (month);
}

/* A day of which the program is open for a while, and in the background for another. */
static void
pass_day (Month *month)
{
  SolSite *site = sol_home_get_site (month->fixture->home);
  sol_site_set_page (site, SOL_PAGE_OVERVIEW);
  pass (month, HOUR / 4);
  sol_site_set_page (site, SOL_PAGE_BACKGROUND);
  pass (month, HOUR / 2);
  sol_site_set_page (site, SOL_PAGE_QUIET);
  pass (month, DAY - HOUR / 2 - HOUR / 4);
}

static guint
count_since (const GArray *times, gint64 since)
{
  guint count = 0;
  for (guint i = 0; i < times->len; i++)
    count += g_array_index (times, gint64, i) >= since ? 1 : 0;
  return count;
}

/* The most within any @window seconds. */
static guint
most_within (const GArray *times, gint64 window)
{
  guint most = 0;
  guint first = 0;
  for (guint i = 0; i < times->len; i++)
    {
      while (g_array_index (times, gint64, first) <= g_array_index (times, gint64, i) - window)
        first++;
      most = MAX (most, i - first + 1);
    }
  return most;
}

static gint64
now (Month *month)
{
  return sol_clock_now (month->fixture->clock) / SOL_SECOND;
}

static SolLink
get_link (Month *month)
{
  return sol_home_get_condition (month->fixture->home)->link;
}

static void
fault (Month *month, const char *json)
{
  g_autofree char *set = model_fixture_ask (month->fixture, "POST", "faults", json);
}

static void
mend (Month *month)
{
  g_autofree char *gone = model_fixture_ask (month->fixture, "DELETE", "faults", NULL);
}

static void
expire (Month *month, const char *what)
{
  g_autofree char *body = g_strdup_printf ("{\"what\":\"%s\"}", what);
  g_autofree char *done = model_fixture_ask (month->fixture, "POST", "expire", body);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
begin (Month *month, gboolean keep_password)
{
  month->fixture = model_fixture_new ("home", NULL);
  month->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  month->sign_ins = g_array_new (FALSE, FALSE, sizeof (gint64));
  month->renewals = g_array_new (FALSE, FALSE, sizeof (gint64));
  model_fixture_open_site (month->fixture);
  if (keep_password)
    {
      g_autoptr (GAsyncResult) result = NULL;
      sol_keyring_store_async (month->fixture->home->keyring, SOL_SIMULATOR_OWNER, SOL_KEYRING_PASSWORD,
                               SOL_SIMULATOR_PASSWORD, NULL, result_cb, &result);
      model_fixture_wait (is_set, &result);
      g_assert_true (sol_keyring_store_finish (month->fixture->home->keyring, result, NULL));
    }
  collect (month);
}

/* What a sign-in by hand may add to the hour's plan: itself, and the first screen. */
#define BY_HAND 8

static void
assert_budget (Month *month)
{
  guint most = most_within (month->times, HOUR);
  g_test_message ("%u requests, %u in the worst hour, %u sign-ins, %u renewals", month->times->len, most,
                  month->sign_ins->len, month->renewals->len);
  g_assert_cmpuint (most, <=, 200 + BY_HAND);
}

/* A session of thirty days whose tokens live for one: renewed from itself, day by day, without a password. */
static void
test_quiet (void)
{
  g_auto (Month) month = { 0 };
  begin (&month, FALSE);
  pass (&month, 2 * HOUR);
  for (guint day = 0; day < 28; day++)
    {
      pass_day (&month);
      g_assert_cmpint (get_link (&month), !=, SOL_LINK_SESSION_OVER);
    }
  g_assert_cmpuint (month.sign_ins->len, ==, 1);
  g_assert_cmpuint (month.renewals->len, >=, 20);
  g_assert_cmpuint (most_within (month.renewals, DAY - HOUR), <=, 2);
  assert_budget (&month);
}

/* --- bad days ---------------------------------------------------------------------------------------------
 */

#define EVERYWHERE(what)                                                                                     \
  "[{\"path\":\"/service/*\"," what ",\"times\":-1},{\"path\":\"/pv/*\"," what ",\"times\":-1},"             \
  "{\"path\":\"/app-api/*\"," what ",\"times\":-1},{\"path\":\"/systems/*\"," what ",\"times\":-1}]"
#define EVERYWHERE_BUT_SITES(what)                                                                           \
  "[{\"path\":\"/service/*\"," what ",\"times\":-1},{\"path\":\"/pv/*\"," what ",\"times\":-1},"             \
  "{\"path\":\"/app-api/jwt_token.json\"," what ",\"times\":-1},"                                            \
  "{\"path\":\"/app-api/*/*\"," what ",\"times\":-1},{\"path\":\"/systems/*\"," what ",\"times\":-1}]"
#define LOGIN(body)                                                                                          \
  "[{\"path\":\"/login/*\",\"what\":\"status\",\"value\":200,\"times\":-1,\"body\":" body "}]"

/* Everything answers 401, the password is taken all the same; with @sites the list of sites is read, too, so
 * that every sign-in looks like a success. */
static void
storm (Month *month, gboolean sites)
{
  gint64 since = now (month);
  fault (month, sites ? EVERYWHERE_BUT_SITES ("\"what\":\"status\",\"value\":401")
                      : EVERYWHERE ("\"what\":\"status\",\"value\":401"));
  sol_site_set_page (sol_home_get_site (month->fixture->home), SOL_PAGE_OVERVIEW);
  pass (month, 3 * HOUR);
  g_test_message ("storm: %u requests, %u sign-ins", count_since (month->times, since),
                  count_since (month->sign_ins, since));
  /* One each five minutes at the very most: the cloud counts sessions. */
  g_assert_cmpuint (most_within (month->sign_ins, 290), <=, 1);
  g_assert_cmpuint (count_since (month->sign_ins, since), <=, 3);
  mend (month);
}

/* The person comes back and signs in: the numbers of the first screen are new at once, however much of the
 * hour's plan the bad hours have used up. What nobody asked for may wait, and the window says so. */
static void
sign_in_again (Month *month)
{
  SolTime before = sol_clock_now (month->fixture->clock);
  model_fixture_sign_in (month->fixture);
  settle (month);
  collect (month);
  SolSite *site = sol_home_get_site (month->fixture->home);
  sol_site_set_page (site, SOL_PAGE_OVERVIEW);
  pass (month, 120);
  g_assert_cmpint (sol_site_get_asked_at (site, SOL_FAMILY_EV_STATUS), >=, before);
  g_assert_cmpint (sol_site_get_asked_at (site, SOL_FAMILY_TODAY), >=, before);
  g_assert_cmpint (sol_site_get_asked_at (site, SOL_FAMILY_BATTERY_STATUS), >=, before);
  g_assert_true (sol_condition_may_act (sol_site_get_condition (site)));
  if (get_link (month) != SOL_LINK_BUDGET_SPENT)
    g_assert_cmpint (get_link (month), ==, SOL_LINK_FRESH);
}

/* The cloud says that all must rest: nothing is sent for a day, then it goes on by itself. */
static void
rest (Month *month, const char *login, SolLink link)
{
  expire (month, "sessions");
  fault (month, login);
  sol_site_set_page (sol_home_get_site (month->fixture->home), SOL_PAGE_OVERVIEW);
  pass (month, 600);
  g_assert_cmpint (get_link (month), ==, link);
  gint64 since = now (month);
  pass (month, DAY - 700);
  g_assert_cmpuint (count_since (month->times, since), ==, 0);
  g_assert_cmpint (get_link (month), ==, link);
  mend (month);
  pass (month, 900);
  g_assert_cmpint (get_link (month), ==, SOL_LINK_FRESH);
  g_assert_cmpuint (count_since (month->sign_ins, since), ==, 1);
}

/* The person does not want to wait and presses the button every second for five minutes. */
static void
impatience (Month *month)
{
  expire (month, "sessions");
  fault (month, LOGIN ("{\"success\":false,\"isBlocked\":true}"));
  sol_site_set_page (sol_home_get_site (month->fixture->home), SOL_PAGE_OVERVIEW);
  pass (month, 600);
  g_assert_cmpint (get_link (month), ==, SOL_LINK_BLOCKED);
  gint64 since = now (month);
  for (guint i = 0; i < 300; i++)
    {
      sol_home_try_again (month->fixture->home);
      pass (month, 1);
    }
  g_assert_cmpuint (count_since (month->sign_ins, since), <=, 6);
  g_assert_cmpuint (count_since (month->times, since), <=, 18);
  g_assert_cmpuint (most_within (month->sign_ins, 59), <=, 1);
  mend (month);
  sign_in_again (month);
}

/* The kept password is not right any more: three tries, five minutes apart, then none until a person acts. */
static void
rejection (Month *month)
{
  expire (month, "sessions");
  gint64 since = now (month);
  fault (month, "[{\"path\":\"/login/*\",\"what\":\"status\",\"value\":401,\"times\":-1}]");
  sol_site_set_page (sol_home_get_site (month->fixture->home), SOL_PAGE_OVERVIEW);
  pass (month, DAY);
  g_assert_cmpuint (count_since (month->sign_ins, since), ==, 3);
  g_assert_cmpuint (most_within (month->sign_ins, 299), ==, 1);
  g_assert_cmpint (get_link (month), ==, SOL_LINK_SESSION_OVER);
  /* And the rest is silence: nothing that could only be refused. */
  g_assert_cmpuint (count_since (month->times, since + HOUR), ==, 0);
  mend (month);
  sign_in_again (month);
}

/* The service is in trouble: no penalty, and no siege either. */
static void
trouble (Month *month)
{
  expire (month, "sessions");
  gint64 since = now (month);
  fault (month, "[{\"path\":\"/*\",\"what\":\"status\",\"value\":503,\"times\":-1}]");
  sol_site_set_page (sol_home_get_site (month->fixture->home), SOL_PAGE_OVERVIEW);
  pass (month, 6 * HOUR);
  g_assert_cmpuint (count_since (month->sign_ins, since), ==, 0);
  g_assert_cmpuint (count_since (month->times, since), <=, 6 * 120);
  mend (month);
  pass (month, HOUR + HOUR / 2);
  g_assert_cmpint (get_link (month), ==, SOL_LINK_FRESH);
  g_assert_cmpuint (count_since (month->sign_ins, since), ==, 1);
}

/* The cloud asks for an hour's pause with every answer. */
static void
pause_asked (Month *month)
{
  gint64 since = now (month);
  fault (month, EVERYWHERE ("\"what\":\"status\",\"value\":429,\"headers\":{\"Retry-After\":\"3600\"}"));
  sol_site_set_page (sol_home_get_site (month->fixture->home), SOL_PAGE_OVERVIEW);
  pass (month, 3 * HOUR);
  g_assert_cmpuint (count_since (month->times, since), <=, 3 * 4);
  mend (month);
  pass (month, 2 * HOUR);
  g_assert_cmpint (get_link (month), ==, SOL_LINK_FRESH);
}

static void
test_bad (void)
{
  g_auto (Month) month = { 0 };
  begin (&month, TRUE);
  gint64 first = now (&month);

  pass_day (&month);
  rest (&month, LOGIN ("{\"success\":false,\"isBlocked\":true}"), SOL_LINK_BLOCKED);
  pass_day (&month);
  rest (&month, LOGIN ("{\"success\":false,\"error\":{\"description\":\"Too many active sessions\"}}"),
        SOL_LINK_TOO_MANY);
  pass_day (&month);
  trouble (&month);
  pass_day (&month);
  rejection (&month);
  pass_day (&month);
  impatience (&month);
  pass_day (&month);
  pause_asked (&month);
  pass_day (&month);
  storm (&month, FALSE);
  sign_in_again (&month);
  pass_day (&month);
  storm (&month, TRUE);
  sign_in_again (&month);
  while (now (&month) < first + 30 * DAY)
    pass_day (&month);
  assert_budget (&month);
}

/* One call is never allowed, with however fresh a session; all others are. That is no reason to sign in. */
static void
test_stubborn (gconstpointer data)
{
  g_auto (Month) month = { 0 };
  begin (&month, GPOINTER_TO_INT (data));
  fault (&month, "[{\"path\":\"*/profile/*\",\"what\":\"status\",\"value\":401,\"times\":-1}]");
  for (guint day = 0; day < 4; day++)
    {
      pass_day (&month);
      g_assert_cmpint (get_link (&month), ==, SOL_LINK_FRESH);
    }
  g_assert_cmpuint (month.sign_ins->len, ==, 1);
  g_assert_cmpuint (month.renewals->len, <=, 10);
  assert_budget (&month);
}

/* The session is lost just after the sign-in, when all that is read is read for the first time. */
static void
test_lost (void)
{
  g_auto (Month) month = { 0 };
  begin (&month, FALSE);
  expire (&month, "sessions");
  sol_site_refresh (sol_home_get_site (month.fixture->home));
  pass (&month, 20);
  sol_site_refresh (sol_home_get_site (month.fixture->home));
  pass (&month, 600);
  g_assert_cmpint (get_link (&month), ==, SOL_LINK_SESSION_OVER);
  sign_in_again (&month);
}

/* So many requests of this hour are gone already, by whichever program. */
static void
spend (Month *month, guint until)
{
  SolHome *home = month->fixture->home;
  for (gboolean more = TRUE; more;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      sol_archive_spend_async (home->archive, sol_home_store_get_account_key (home->store),
                               sol_clock_now (home->clock), until, NULL, result_cb, &result);
      model_fixture_wait (is_set, &result);
      more = sol_archive_spend_finish (home->archive, result, NULL) > 0;
    }
}

/* The hour's plan is spent: nothing goes out by itself, but a person who signs in sees the home as it is now.
 * At the hard stop nobody does. */
static void
test_spent (void)
{
  g_auto (Month) month = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  begin (&month, FALSE);
  spend (&month, 200);
  pass (&month, 400);
  g_assert_cmpint (get_link (&month), ==, SOL_LINK_BUDGET_SPENT);
  gint64 since = now (&month);
  sign_in_again (&month);
  g_assert_cmpint (get_link (&month), ==, SOL_LINK_BUDGET_SPENT);
  g_assert_cmpuint (count_since (month.times, since), <=, BY_HAND);

  spend (&month, 400);
  since = now (&month) + 1;
  sol_home_sign_in_async (month.fixture->home, SOL_SIMULATOR_OWNER, SOL_SIMULATOR_PASSWORD, TRUE, NULL,
                          result_cb, &result);
  model_fixture_wait (is_set, &result);
  g_assert_false (sol_home_sign_in_finish (month.fixture->home, result, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUDGET_SPENT);
  pass (&month, 60);
  g_assert_cmpuint (count_since (month.times, since), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hardening/account/quiet", test_quiet);
  g_test_add_func ("/hardening/account/bad", test_bad);
  g_test_add_data_func ("/hardening/account/stubborn", GINT_TO_POINTER (FALSE), test_stubborn);
  g_test_add_data_func ("/hardening/account/stubborn-password", GINT_TO_POINTER (TRUE), test_stubborn);
  g_test_add_func ("/hardening/account/lost", test_lost);
  g_test_add_func ("/hardening/account/spent", test_spent);
  return g_test_run ();
}
