/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-condition-words.h"

#include <math.h>

/* 13 June 2026, 14:30 in UTC. */
#define NOW (G_GINT64_CONSTANT (1781361000) * SOL_SECOND)
#define AT(hours, minutes) (NOW - (14 * 60 + 30 - (hours) *60 - (minutes)) * SOL_MINUTE)

typedef struct
{
  const char *path;
  SolLink link;
  gboolean no_data, demo, updating;
  SolTime values_at, since, retry_at, silent;
  SolGridState grid;
  double soc, backup;
  const char *first;  /* banner; %NULL none */
  const char *second; /* banner */
  const char *button; /* of the first */
  gboolean alert;
  const char *foot;
  SolTone tone;
} Case;

#define UNKNOWN_TIMES                                                                                        \
  .values_at = AT (14, 5), .since = SOL_TIME_UNKNOWN, .retry_at = SOL_TIME_UNKNOWN, .silent = SOL_TIME_UNKNOWN

static const Case cases[] = {
  { "/words/connecting", SOL_LINK_CONNECTING, TRUE, .values_at = SOL_TIME_UNKNOWN, .since = SOL_TIME_UNKNOWN,
    .retry_at = SOL_TIME_UNKNOWN, .silent = SOL_TIME_UNKNOWN, .foot = "Connecting…" },
  { "/words/fresh", SOL_LINK_FRESH, .values_at = NOW - 20 * SOL_SECOND, .since = SOL_TIME_UNKNOWN,
    .retry_at = SOL_TIME_UNKNOWN, .silent = SOL_TIME_UNKNOWN, .foot = "Updated 20 seconds ago",
    .tone = SOL_TONE_GOOD },
  { "/words/updating", SOL_LINK_FRESH, FALSE, FALSE, TRUE, UNKNOWN_TIMES, .foot = "Updating…",
    .tone = SOL_TONE_GOOD },
  { "/words/offline", SOL_LINK_OFFLINE, .values_at = AT (14, 5), .since = AT (14, 7),
    .retry_at = SOL_TIME_UNKNOWN, .silent = SOL_TIME_UNKNOWN,
    .first = "No internet connection. You see the values of 14:05; controls are paused.",
    .button = "Try Again", .foot = "Offline since 14:07", .tone = SOL_TONE_WARNING },
  { "/words/offline-since-yesterday", SOL_LINK_OFFLINE, .values_at = AT (14, 5) - SOL_DAY,
    .since = AT (14, 7) - SOL_DAY, .retry_at = SOL_TIME_UNKNOWN, .silent = SOL_TIME_UNKNOWN,
    .first = "No internet connection. You see the values of yesterday, 14:05; controls are paused.",
    .button = "Try Again", .foot = "Offline since yesterday, 14:07", .tone = SOL_TONE_WARNING },
  { "/words/trouble", SOL_LINK_TROUBLE, .values_at = AT (14, 5), .since = AT (14, 7), .retry_at = AT (14, 52),
    .silent = SOL_TIME_UNKNOWN, .first = "Enphase is having trouble. You see the values of 14:05.",
    .button = "Try Again", .foot = "Next try 14:52", .tone = SOL_TONE_WARNING },
  { "/words/trouble-without-data", SOL_LINK_TROUBLE, TRUE, .values_at = SOL_TIME_UNKNOWN, .since = AT (14, 7),
    .retry_at = AT (14, 52), .silent = SOL_TIME_UNKNOWN, .foot = "Not connected", .tone = SOL_TONE_ERROR },
  { "/words/rate-limited", SOL_LINK_RATE_LIMITED, .values_at = AT (14, 5), .since = AT (14, 7),
    .retry_at = AT (14, 52), .silent = SOL_TIME_UNKNOWN,
    .first = "Enphase asks for a pause. Solarium continues at 14:52.", .foot = "Paused until 14:52",
    .tone = SOL_TONE_WARNING },
  { "/words/budget-spent", SOL_LINK_BUDGET_SPENT, .values_at = AT (14, 5), .since = AT (14, 7),
    .retry_at = AT (14, 52), .silent = SOL_TIME_UNKNOWN,
    .first = "Solarium pauses so as not to burden your account. It continues at 14:52; what you ask for is "
             "still sent.",
    .foot = "Paused until 14:52", .tone = SOL_TONE_WARNING },
  { "/words/session-over", SOL_LINK_SESSION_OVER, UNKNOWN_TIMES,
    .first = "You have been signed out. Values are from 14:05.", .button = "Sign In", .alert = TRUE,
    .foot = "Sign in again", .tone = SOL_TONE_ERROR },
  { "/words/blocked", SOL_LINK_BLOCKED, .values_at = AT (14, 5), .since = AT (14, 7), .retry_at = AT (15, 40),
    .silent = SOL_TIME_UNKNOWN, .first = "Enphase has blocked sign-in for now. Next try at 15:40.",
    .button = "Try Now", .alert = TRUE, .foot = "Blocked until 15:40", .tone = SOL_TONE_ERROR },
  { "/words/blocked-until-tomorrow", SOL_LINK_BLOCKED, .values_at = AT (14, 5), .since = AT (14, 7),
    .retry_at = AT (14, 0) + SOL_DAY, .silent = SOL_TIME_UNKNOWN,
    .first = "Enphase has blocked sign-in for now. Next try at 14:00 tomorrow.", .button = "Try Now",
    .alert = TRUE, .foot = "Blocked until 14:00 tomorrow", .tone = SOL_TONE_ERROR },
  { "/words/too-many", SOL_LINK_TOO_MANY, UNKNOWN_TIMES,
    .first = "Too many apps use this account. Sign out on other devices, then try again.",
    .button = "Try Again", .alert = TRUE, .foot = "Too many sessions", .tone = SOL_TONE_ERROR },
  { "/words/gateway-silent", SOL_LINK_FRESH, .values_at = AT (14, 5), .since = SOL_TIME_UNKNOWN,
    .retry_at = SOL_TIME_UNKNOWN, .silent = AT (13, 5),
    .first = "Your gateway has not reported since 13:05. Controls may not reach it.",
    .foot = "Gateway silent", .tone = SOL_TONE_WARNING },
  { "/words/power-cut", SOL_LINK_FRESH, UNKNOWN_TIMES, .grid = SOL_GRID_OUTAGE, .soc = 72.0,
    .backup = 8 * 3600.0,
    .first = "Power cut. Your home runs on its battery: 72%, about 8\302\240h at the present use.",
    .alert = TRUE, .foot = "Power cut", .tone = SOL_TONE_ERROR },
  { "/words/power-cut-without-estimate", SOL_LINK_FRESH, UNKNOWN_TIMES, .grid = SOL_GRID_OUTAGE, .soc = 72.0,
    .backup = NAN, .first = "Power cut. Your home runs on its battery: 72%.", .alert = TRUE,
    .foot = "Power cut", .tone = SOL_TONE_ERROR },
  { "/words/demo", SOL_LINK_FRESH, FALSE, TRUE, UNKNOWN_TIMES,
    .first = "This is a demo home. Nothing you do here reaches a real system.", .button = "Sign In",
    .foot = "Demo home", .tone = SOL_TONE_ACCENT },
  { "/words/two-of-three", SOL_LINK_OFFLINE, FALSE, TRUE, .values_at = AT (14, 5), .since = AT (14, 7),
    .retry_at = SOL_TIME_UNKNOWN, .silent = SOL_TIME_UNKNOWN, .grid = SOL_GRID_OUTAGE, .soc = NAN,
    .backup = NAN, .first = "Power cut. Your home runs on its battery.",
    .second = "No internet connection. You see the values of 14:05; controls are paused.", .alert = TRUE,
    .foot = "Power cut", .tone = SOL_TONE_ERROR },
};

static SolCondition *
make_condition (const Case *c)
{
  SolCondition *condition = sol_condition_new ();

  condition->link = c->link;
  condition->has_data = !c->no_data;
  condition->demo = c->demo;
  condition->updating = c->updating;
  condition->values_at = c->values_at;
  condition->since = c->since;
  condition->retry_at = c->retry_at;
  condition->gateway_silent_since = c->silent;
  condition->grid = c->grid;
  return condition;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SolCondition) condition = make_condition (c);
  SolBannerFacts facts = { condition, c->soc, c->backup, NULL, NOW };
  g_autoptr (GPtrArray) list = sol_banner_words_list (&facts);
  SolBannerWords *first = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  SolBannerWords *second = list->len > 1 ? g_ptr_array_index (list, 1) : NULL;
  SolTone tone;
  gint64 next;
  g_autofree char *foot = sol_foot_words (condition, NULL, NOW, &tone, &next);

  g_assert_cmpuint (list->len, <=, 2);
  g_assert_cmpstr (first != NULL ? first->text : NULL, ==, c->first);
  g_assert_cmpstr (first != NULL ? first->button : NULL, ==, c->button);
  g_assert_cmpint (first != NULL && first->alert, ==, c->alert);
  g_assert_cmpstr (second != NULL ? second->text : NULL, ==, c->second);
  g_assert_cmpstr (foot, ==, c->foot);
  g_assert_cmpint (tone, ==, c->tone);
}

static void
test_empty (void)
{
  g_autoptr (SolCondition) condition = sol_condition_new ();

  condition->link = SOL_LINK_CONNECTING;
  g_assert_null (sol_empty_words_new (condition));
  condition->link = SOL_LINK_TROUBLE;
  condition->http_status = 503;
  g_autoptr (SolEmptyWords) trouble = sol_empty_words_new (condition);
  g_assert_cmpstr (trouble->title, ==, "Enphase Is Not Answering");
  g_assert_cmpstr (
      trouble->body, ==,
      "The service is having trouble, so there is nothing to show yet. Your home keeps working on its "
      "own.");
  g_assert_cmpstr (trouble->detail, ==, "Error 503, service unavailable");
  condition->link = SOL_LINK_BLOCKED;
  g_autoptr (SolEmptyWords) blocked = sol_empty_words_new (condition);
  g_assert_nonnull (blocked);
}

static void
test_countdown (void)
{
  static const struct
  {
    gint64 left;
    const char *text;
    gint64 next;
  } rows[] = {
    { 48 * SOL_SECOND, "0:48", SOL_SECOND },
    { 48 * SOL_SECOND - 1, "0:48", SOL_SECOND - 1 },
    { 47 * SOL_SECOND + 1, "0:48", 1 },
    { 83 * SOL_SECOND, "1:23", SOL_SECOND },
    { 1, "0:01", 1 },
    { 0, "0:00", -1 },
    { -SOL_HOUR, "0:00", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = sol_format_countdown (NOW + rows[i].left, NOW);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpint (sol_format_countdown_next (NOW + rows[i].left, NOW), ==, rows[i].next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  g_test_add_func ("/words/empty", test_empty);
  g_test_add_func ("/words/countdown", test_countdown);
  return g_test_run ();
}
