/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include "sol-live.h"

/* The live view: one lease at a time, for as long as somebody looks and not a second longer. */

#define GRANT "aws_sigv4/livestream.json"

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolLive *live;
} View;

static void
view_open (View *view)
{
  view->fixture = model_fixture_new ("home", NULL);
  view->site = model_fixture_open_site (view->fixture);
  view->live = sol_site_get_live (view->site);
}

static void
view_clear (View *view)
{
  g_clear_pointer (&view->fixture, model_fixture_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gboolean
has_failed (gpointer data)
{
  return sol_live_get_phase (data) == SOL_LIVE_PHASE_FAILED;
}

/* The first frame comes with the connection; time stands still until then. */
static gboolean
has_begun (gpointer data)
{
  return sol_live_get_phase (data) != SOL_LIVE_PHASE_ASKING
         && sol_live_get_phase (data) != SOL_LIVE_PHASE_CONNECTING;
}

typedef struct
{
  SolLive *live;
  guint frames;
} Frames;

static void
count_cb (guint *frames)
{
  (*frames)++;
}

static gboolean
has_frame (gpointer data)
{
  const Frames *frames = data;
  return frames->frames > 0 || sol_live_get_phase (frames->live) != SOL_LIVE_PHASE_LIVE;
}

/* A second of the home, with the frame that it brings. */
static void
live_second (View *view)
{
  Frames frames = { view->live, 0 };
  gulong handler
      = g_signal_connect_swapped (view->live, "notify::flow", G_CALLBACK (count_cb), &frames.frames);
  model_fixture_advance (view->fixture, 1);
  sol_simulator_publish (view->fixture->simulator);
  model_fixture_wait (has_frame, &frames);
  g_signal_handler_disconnect (view->live, handler);
}

static void
go_live (View *view)
{
  sol_live_start (view->live);
  model_fixture_wait (has_begun, view->live);
  g_assert_no_error (sol_live_get_error (view->live));
  g_assert_cmpint (sol_live_get_phase (view->live), ==, SOL_LIVE_PHASE_LIVE);
}

static guint
count_grants (View *view)
{
  return model_fixture_count_requests (view->fixture, NULL, GRANT);
}

static void
test_lease (void)
{
  g_auto (View) view = { 0 };
  view_open (&view);
  /* Nobody has asked: nothing is leased. */
  model_fixture_advance (view.fixture, 300);
  g_assert_cmpuint (count_grants (&view), ==, 0);
  g_assert_cmpint (sol_live_get_phase (view.live), ==, SOL_LIVE_PHASE_OFF);

  go_live (&view);
  g_assert_cmpuint (count_grants (&view), ==, 1);
  g_assert_nonnull (sol_live_get_flow (view.live));
  g_assert_cmpint (sol_live_get_remaining (view.live), <=, 900 * SOL_SECOND);
  g_assert_cmpint (sol_live_get_remaining (view.live), >, 860 * SOL_SECOND);
  /* Asking twice leases once. */
  sol_live_start (view.live);
  model_fixture_settle (view.fixture);
  g_assert_cmpuint (count_grants (&view), ==, 1);

  /* It ends, and is not renewed by itself, however long the window stays open. */
  for (guint i = 0; i < 920 && sol_live_get_phase (view.live) != SOL_LIVE_PHASE_ENDED; i++)
    live_second (&view);
  g_assert_no_error (sol_live_get_error (view.live));
  g_assert_cmpint (sol_live_get_phase (view.live), ==, SOL_LIVE_PHASE_ENDED);
  g_assert_null (sol_live_get_flow (view.live));
  model_fixture_advance (view.fixture, 1800);
  g_assert_cmpuint (count_grants (&view), ==, 1);
  /* A person asks again. */
  go_live (&view);
  g_assert_cmpuint (count_grants (&view), ==, 2);
}

static void
test_hidden (void)
{
  g_auto (View) view = { 0 };
  view_open (&view);
  go_live (&view);
  sol_site_set_page (view.site, SOL_PAGE_BACKGROUND);
  g_assert_cmpint (sol_live_get_phase (view.live), ==, SOL_LIVE_PHASE_OFF);
  g_assert_null (sol_live_get_flow (view.live));
  model_fixture_advance (view.fixture, 600);
  g_assert_cmpuint (count_grants (&view), ==, 1);
}

static void
test_refused (void)
{
  g_auto (View) view = { 0 };
  view_open (&view);
  g_autofree char *set = model_fixture_ask (
      view.fixture, "POST", "faults",
      "[{\"path\":\"*/livestream.json\",\"what\":\"status\",\"value\":472,\"times\":-1}]");
  sol_live_start (view.live);
  model_fixture_wait (has_failed, view.live);
  g_assert_error (sol_live_get_error (view.live), SOL_ERROR, SOL_ERROR_NOT_SUPPORTED);
  g_assert_cmpstr (sol_live_get_error (view.live)->message, ==, "Your system has no live view");
  model_fixture_advance (view.fixture, 1800);
  g_assert_cmpuint (count_grants (&view), ==, 1);
  /* The rest of the home goes on. */
  g_assert_cmpint (sol_site_get_condition (view.site)->link, ==, SOL_LINK_FRESH);
}

/* Stopped while leave is being asked for: nothing is listened to. */
static void
test_stopped_early (void)
{
  g_auto (View) view = { 0 };
  view_open (&view);
  sol_live_start (view.live);
  g_assert_cmpint (sol_live_get_phase (view.live), ==, SOL_LIVE_PHASE_ASKING);
  sol_live_stop (view.live);
  model_fixture_advance (view.fixture, 60);
  g_assert_cmpint (sol_live_get_phase (view.live), ==, SOL_LIVE_PHASE_OFF);
  go_live (&view);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/live/lease", test_lease);
  g_test_add_func ("/model/live/hidden", test_hidden);
  g_test_add_func ("/model/live/refused", test_refused);
  g_test_add_func ("/model/live/stopped-early", test_stopped_early);
  return g_test_run ();
}
