/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

/* The window and a command, or two commands, that want to change the same thing at about the same time: it is
 * sent once. Both have one data folder, and one clock. */

#define START "/start_charging"

typedef struct
{
  ModelFixture *first;
  ModelFixture second;
  SolControl *controls[2];
  GAsyncResult *done[2];
} Pair;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static SolControl *
find_control (SolSite *site, const char *name)
{
  g_autoptr (SolCharger) charger = g_list_model_get_item (sol_site_get_chargers (site), 0);
  SolControl *control = sol_site_find_control (site, name, NULL);
  if (control == NULL)
    control = sol_site_find_control (site, name, sol_charger_get_serial (charger));
  g_assert_nonnull (control);
  return control;
}

static void
happen (Pair *self, const char *what)
{
  g_autofree char *done = model_fixture_ask (self->first, "POST", "home", what);
}

/* @knob: how long it takes the home to follow a start. */
static void
pair_open (Pair *self, const char *name, const char *knob)
{
  *self = (Pair){ .first = model_fixture_new ("home", NULL) };
  happen (self, "{\"what\":\"car-comes\"}");
  happen (self, "{\"what\":\"stop-charging\"}");
  happen (self, knob);
  SolSite *first = model_fixture_open_site (self->first);
  self->second = *self->first;
  self->second.home = NULL;
  SolSite *second = model_fixture_open_site (&self->second);
  sol_site_set_page (first, SOL_PAGE_QUIET);
  sol_site_set_page (second, SOL_PAGE_QUIET);
  self->controls[0] = find_control (first, name);
  self->controls[1] = find_control (second, name);
}

static void
settle (Pair *self)
{
  for (guint i = 0; i < 2; i++)
    {
      model_fixture_settle (self->first);
      if (self->second.home != NULL)
        model_fixture_settle (&self->second);
    }
}

static void
advance (Pair *self, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      model_fixture_advance (self->first, 1);
      settle (self);
    }
}

static void
pair_close (Pair *self)
{
  if (self->second.home != NULL)
    model_fixture_close (&self->second);
  g_clear_object (&self->done[0]);
  g_clear_object (&self->done[1]);
  model_fixture_free (self->first);
}

static void
ask (Pair *self, guint who, GVariant *wanted, GCancellable *cancellable)
{
  sol_control_request_async (self->controls[who], wanted, NULL, cancellable, result_cb, &self->done[who]);
  settle (self);
}

static SolControlResult
end (Pair *self, guint who, GError **error)
{
  g_assert_nonnull (self->done[who]);
  g_autoptr (GAsyncResult) done = g_steal_pointer (&self->done[who]);
  return sol_control_request_finish (self->controls[who], done, error);
}

static void
assert_confirmed (Pair *self, guint who)
{
  g_autoptr (GError) error = NULL;
  SolControlResult result = end (self, who, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, SOL_CONTROL_RESULT_CONFIRMED);
}

static void
assert_busy (Pair *self, guint who)
{
  g_autoptr (GError) error = NULL;
  end (self, who, &error);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_BUSY);
  g_assert_cmpstr (error->message, ==, "A change is already on its way");
  g_assert_cmpint (sol_control_get_state (self->controls[who]), ==, SOL_CONTROL_REFUSED);
}

static guint
count_starts (Pair *self)
{
  return model_fixture_count_requests (self->first, "POST", START);
}

/* Once it may be sent, it is: for the second time in all. */
static void
assert_starts_again (Pair *self, guint who)
{
  ask (self, who, g_variant_new_boolean (TRUE), NULL);
  advance (self, 10);
  assert_confirmed (self, who);
  g_assert_cmpuint (count_starts (self), ==, 2);
}

#define SLOW "{\"what\":\"knob\",\"kind\":\"charge\",\"settle_min\":8,\"settle_max\":8}"
#define NEVER "{\"what\":\"knob\",\"kind\":\"charge\",\"never\":true}"
#define AT_ONCE "{\"what\":\"knob\",\"kind\":\"charge\",\"never\":false,\"settle_min\":0,\"settle_max\":0}"

static void
test_same (void)
{
  Pair self;
  pair_open (&self, "charging", SLOW);
  ask (&self, 0, g_variant_new_boolean (TRUE), NULL);
  ask (&self, 1, g_variant_new_boolean (TRUE), NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (sol_control_get_state (self.controls[i]), ==, SOL_CONTROL_WAITING);
      g_assert_true (g_variant_get_boolean (sol_control_get_wanted (self.controls[i])));
    }
  advance (&self, 25);
  assert_confirmed (&self, 0);
  assert_confirmed (&self, 1);
  g_assert_cmpuint (count_starts (&self), ==, 1);
  pair_close (&self);
}

/* Neither waits for the other's first step. */
static void
test_at_once (void)
{
  Pair self;
  pair_open (&self, "charging", SLOW);
  for (guint i = 0; i < 2; i++)
    sol_control_request_async (self.controls[i], g_variant_new_boolean (TRUE), NULL, NULL, result_cb,
                               &self.done[i]);
  advance (&self, 25);
  assert_confirmed (&self, 0);
  assert_confirmed (&self, 1);
  g_assert_cmpuint (count_starts (&self), ==, 1);
  pair_close (&self);
}

/* It has been done since the other one looked last. */
static void
test_stale (void)
{
  Pair self;
  g_autoptr (GError) error = NULL;
  pair_open (&self, "charging", AT_ONCE);
  ask (&self, 0, g_variant_new_boolean (TRUE), NULL);
  advance (&self, 3);
  assert_confirmed (&self, 0);
  g_assert_false (g_variant_get_boolean (sol_control_get_value (self.controls[1])));
  ask (&self, 1, g_variant_new_boolean (TRUE), NULL);
  advance (&self, 3);
  g_assert_cmpint (end (&self, 1, &error), ==, SOL_CONTROL_RESULT_NO_OP);
  g_assert_no_error (error);
  g_assert_cmpuint (count_starts (&self), ==, 1);
  pair_close (&self);
}

/* What is wanted is what is read, until the other's change takes effect. */
static void
test_other (void)
{
  Pair self;
  pair_open (&self, "charging", SLOW);
  ask (&self, 0, g_variant_new_boolean (TRUE), NULL);
  ask (&self, 1, g_variant_new_boolean (FALSE), NULL);
  assert_busy (&self, 1);
  advance (&self, 25);
  assert_confirmed (&self, 0);
  /* Now it may. */
  ask (&self, 1, g_variant_new_boolean (FALSE), NULL);
  advance (&self, 25);
  assert_confirmed (&self, 1);
  g_assert_cmpuint (count_starts (&self), ==, 1);
  pair_close (&self);
}

static void
test_group (void)
{
  Pair self;
  pair_open (&self, "shutdown-level",
             "{\"what\":\"knob\",\"kind\":\"settings\",\"settle_min\":8,\"settle_max\":8}");
  self.controls[1] = find_control (sol_home_get_site (self.second.home), "charge-from-grid");
  g_autoptr (GVariant) value = g_variant_ref (sol_control_get_value (self.controls[1]));
  ask (&self, 0, g_variant_new_int32 (10), NULL);
  ask (&self, 1, g_variant_new_boolean (!g_variant_get_boolean (value)), NULL);
  sol_control_agree (self.controls[1]);
  settle (&self);
  assert_busy (&self, 1);
  advance (&self, 25);
  assert_confirmed (&self, 0);
  pair_close (&self);
}

/* The first was not told whether it arrived, and then it was gone. */
static void
test_killed (void)
{
  Pair self;
  pair_open (&self, "charging", AT_ONCE);
  g_autofree char *hang = model_fixture_ask (self.first, "POST", "faults",
                                             "[{\"path\":\"*" START "\",\"what\":\"hang\",\"times\":1}]");
  ask (&self, 1, g_variant_new_boolean (TRUE), NULL);
  ask (&self, 0, g_variant_new_boolean (FALSE), NULL);
  assert_busy (&self, 0);
  model_fixture_close (&self.second);
  g_clear_object (&self.done[1]);
  assert_starts_again (&self, 0);
  pair_close (&self);
}

/* The cloud had taken it: whoever wants the same waits for the rest of the time. */
static void
test_killed_sent (void)
{
  Pair self;
  pair_open (&self, "charging", SLOW);
  ask (&self, 1, g_variant_new_boolean (TRUE), NULL);
  g_assert_cmpint (sol_control_get_state (self.controls[1]), ==, SOL_CONTROL_WAITING);
  model_fixture_close (&self.second);
  g_clear_object (&self.done[1]);
  ask (&self, 0, g_variant_new_boolean (TRUE), NULL);
  g_assert_cmpint (sol_control_get_state (self.controls[0]), ==, SOL_CONTROL_WAITING);
  advance (&self, 25);
  assert_confirmed (&self, 0);
  g_assert_cmpuint (count_starts (&self), ==, 1);
  pair_close (&self);
}

/* Nothing came of it: both say so, and then it may be sent again. */
static void
test_never (void)
{
  Pair self;
  pair_open (&self, "charging", NEVER);
  ask (&self, 0, g_variant_new_boolean (TRUE), NULL);
  advance (&self, 5);
  ask (&self, 1, g_variant_new_boolean (TRUE), NULL);
  advance (&self, 95);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      end (&self, i, &error);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
      g_assert_cmpint (sol_control_get_state (self.controls[i]), ==, SOL_CONTROL_NOT_CONFIRMED);
    }
  g_assert_cmpuint (count_starts (&self), ==, 1);
  happen (&self, AT_ONCE);
  assert_starts_again (&self, 1);
  pair_close (&self);
}

/* One has stopped the charger to start it again with another current: a stop that only found it stopped would
 * be undone. */
static void
test_pause (void)
{
  Pair self;
  pair_open (&self, "charging", AT_ONCE);
  ask (&self, 0, g_variant_new_boolean (TRUE), NULL);
  advance (&self, 3);
  assert_confirmed (&self, 0);
  SolControl *charging = self.controls[0];
  self.controls[0] = find_control (sol_home_get_site (self.first->home), "amps");
  ask (&self, 0, g_variant_new_int32 (10), NULL);
  advance (&self, 10);
  g_assert_null (self.done[0]);
  g_assert_false (g_variant_get_boolean (sol_control_get_value (charging)));
  for (guint i = 0; i < 2; i++)
    {
      ask (&self, 1, g_variant_new_boolean (i != 0), NULL);
      assert_busy (&self, 1);
    }
  advance (&self, 40);
  assert_confirmed (&self, 0);
  g_assert_cmpuint (count_starts (&self), ==, 2);

  /* Now it may. */
  ask (&self, 1, g_variant_new_boolean (FALSE), NULL);
  advance (&self, 10);
  assert_confirmed (&self, 1);
  g_assert_cmpuint (count_starts (&self), ==, 2);
  pair_close (&self);
}

/* Nobody waits for either any more; the one that was sent counts all the same. */
static void
test_cancelled (void)
{
  Pair self;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  pair_open (&self, "charging", SLOW);
  ask (&self, 0, g_variant_new_boolean (TRUE), cancellable);
  ask (&self, 1, g_variant_new_boolean (TRUE), cancellable);
  g_cancellable_cancel (cancellable);
  settle (&self);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      end (&self, i, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  advance (&self, 25);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (sol_control_get_state (self.controls[i]), ==, SOL_CONTROL_CONFIRMED);
  g_assert_cmpuint (count_starts (&self), ==, 1);
  pair_close (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/two-programs/same", test_same);
  g_test_add_func ("/model/two-programs/at-once", test_at_once);
  g_test_add_func ("/model/two-programs/stale", test_stale);
  g_test_add_func ("/model/two-programs/other", test_other);
  g_test_add_func ("/model/two-programs/group", test_group);
  g_test_add_func ("/model/two-programs/killed", test_killed);
  g_test_add_func ("/model/two-programs/killed-sent", test_killed_sent);
  g_test_add_func ("/model/two-programs/never", test_never);
  g_test_add_func ("/model/two-programs/pause", test_pause);
  g_test_add_func ("/model/two-programs/cancelled", test_cancelled);
  return g_test_run ();
}
