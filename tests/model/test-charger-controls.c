/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"

#include <string.h>

/* Each control of a charger against whatever a cloud can do to it: how it ends, how often it was asked for,
 * what is true in the end, and what the journal says of it. */

typedef enum
{
  ENDS_CONFIRMED,
  ENDS_NO_OP,
  ENDS_REFUSED,
  ENDS_NOT_CONFIRMED,
} End;

/* A charger at the plain home, and what is asked of it. */
typedef struct
{
  const char *name;
  const char *wanted; /* GVariant text */
  const char *hint;   /* (nullable) */
  const char *first;  /* (nullable) what happens to the home before */
  const char *method; /* of the acting request */
  const char *path;
  const char *read;  /* of what proves it */
  const char *truth; /* JSONPath of what it changes */
  const char *before, *after;
  const char *row; /* of the journal, without its end */
} Act;

#define CONFIG "*/ev_charger_config"
#define STOPPED "{\"what\":\"stop-charging\"}"
#define APP_OFF "{\"what\":\"charger-config\",\"app\":\"disabled\"}"
#define CARD_OFF "{\"what\":\"charger-config\",\"rfid\":\"disabled\"}"
#define LEVEL_20 "{\"what\":\"charger-config\",\"default-level\":\"20\"}"
#define GREEN "{\"what\":\"charge-mode\",\"mode\":\"green\"}"

static const Act acts[] = {
  { "charging", "false", NULL, NULL, "PUT", "*/stop_charging", "*/ev_chargers/status", "chargers[0].charging",
    "true", "false", "charging charging stopped" },
  { "charging", "true", "20", STOPPED, "POST", "*/start_charging", "*/ev_chargers/status",
    "chargers[0].charging", "false", "true", "charging stopped charging" },
  { "charge-mode", "'green'", NULL, NULL, "PUT", "*/preference", "*/preference", "chargers[0].mode", "manual",
    "green", "charge-mode manual green" },
  { "use-battery", "true", NULL, GREEN, "PUT", "*/GREEN_CHARGING/*", "*/GREEN_CHARGING/*",
    "chargers[0].use_battery", "false", "true", "use-battery off on" },
  { "app-authentication", "true", NULL, APP_OFF, "PUT", CONFIG, CONFIG, "chargers[0].app_authentication",
    "disabled", "enabled", "app-authentication off on" },
  { "rfid-authentication", "true", NULL, CARD_OFF, "PUT", CONFIG, CONFIG, "chargers[0].rfid_authentication",
    "disabled", "enabled", "rfid-authentication off on" },
  { "default-level", "16", NULL, LEVEL_20, "PUT", CONFIG, CONFIG, "chargers[0].default_level", "20", "16",
    "default-level 20 A 16 A" },
};

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolCharger *charger;
  SolControl *control;
  GVariant *wanted;
  GVariant *hint; /* (nullable) */
} Try;

static void
try_open (Try *self, const Act *act, const char *scenario, const char *start)
{
  self->fixture = model_fixture_new (scenario, start);
  if (act->first != NULL)
    {
      g_autofree char *done = model_fixture_ask (self->fixture, "POST", "home", act->first);
    }
  self->site = model_fixture_open_site (self->fixture);
  self->charger = g_list_model_get_item (sol_site_get_chargers (self->site), 0);
  self->control = sol_charger_find_control (self->charger, act->name);
  g_assert_nonnull (self->control);
  self->wanted = g_variant_ref_sink (g_variant_new_parsed (act->wanted));
  self->hint = act->hint == NULL ? NULL : g_variant_ref_sink (g_variant_new_parsed (act->hint));
  /* Nothing is read by itself any more, so that every request is one of the control's. */
  sol_site_set_page (self->site, SOL_PAGE_QUIET);
  g_autofree char *cleared = model_fixture_ask (self->fixture, "DELETE", "requests", NULL);
}

static void
try_clear (Try *self)
{
  g_clear_object (&self->charger);
  g_clear_pointer (&self->wanted, g_variant_unref);
  g_clear_pointer (&self->hint, g_variant_unref);
  g_clear_pointer (&self->fixture, model_fixture_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Try, try_clear)

static void
fault (Try *self, const char *method, const char *path, const char *members)
{
  g_autofree char *json
      = g_strdup_printf ("[{\"path\":\"%s\",\"method\":\"%s\",\"times\":-1,%s}]", path, method, members);
  g_autofree char *set = model_fixture_ask (self->fixture, "POST", "faults", json);
}

static void
happen (Try *self, const char *what)
{
  g_autofree char *done = model_fixture_ask (self->fixture, "POST", "home", what);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Until the end, during which the control never shows anything but what is wanted. */
static End
end_of (Try *self, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_control_request_async (self->control, self->wanted, self->hint, NULL, result_cb, &done);
  for (guint i = 0; i < 1000 && done == NULL; i++)
    {
      model_fixture_settle (self->fixture);
      if (done == NULL)
        {
          g_assert_true (g_variant_equal (sol_control_get_shown (self->control), self->wanted));
          g_assert_true (sol_control_is_busy (self->control));
          model_fixture_advance (self->fixture, i < 12 ? 1 : 6);
        }
    }
  g_assert_nonnull (done);
  g_autoptr (GError) problem = NULL;
  SolControlResult result = sol_control_request_finish (self->control, done, &problem);
  if (problem == NULL)
    return result == SOL_CONTROL_RESULT_CONFIRMED ? ENDS_CONFIRMED : ENDS_NO_OP;
  End end = g_error_matches (problem, SOL_ERROR, SOL_ERROR_UNCERTAIN) ? ENDS_NOT_CONFIRMED : ENDS_REFUSED;
  g_assert_cmpint (sol_control_get_state (self->control), ==,
                   end == ENDS_REFUSED ? SOL_CONTROL_REFUSED : SOL_CONTROL_NOT_CONFIRMED);
  g_propagate_error (error, g_steal_pointer (&problem));
  return end;
}

/* The path without what stands for any other part of it. */
static guint
count (Try *self, const char *method, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  for (guint i = g_strv_length (parts); i > 0; i--)
    if (!g_str_equal (parts[i - 1], "*"))
      return model_fixture_count_requests (self->fixture, method, parts[i - 1]);
  g_assert_not_reached ();
}

static void
assert_row (Try *self, const Act *act, const char *end)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_home_list_changes_async (self->fixture->home, 1, NULL, result_cb, &done);
  while (done == NULL)
    model_fixture_settle (self->fixture);
  g_autoptr (GPtrArray) changes = sol_home_list_changes_finish (self->fixture->home, done, NULL);
  g_assert_nonnull (changes);
  if (end == NULL)
    {
      g_assert_cmpuint (changes->len, ==, 0);
      return;
    }
  const SolChange *change = g_ptr_array_index (changes, 0);
  g_autofree char *is
      = g_strjoin (" ", change->what, change->old_value, change->new_value, change->state, NULL);
  g_autofree char *expected = g_strjoin (" ", act->row, end, NULL);
  g_assert_cmpstr (is, ==, expected);
}

/* How the cloud answers the acting request, and what must come of it. */
typedef struct
{
  const char *name;
  const char *fault; /* (nullable) members of the fault at the acting request */
  gboolean lag;      /* what proves it tells the truth of a minute ago */
  End end;
  SolError error; /* with an end that has one */
  gboolean applied;
  const char *row; /* (nullable) how the journal's row ends; none at all */
} Way;

static const Way ways[] = {
  { "plain", NULL, FALSE, ENDS_CONFIRMED, 0, TRUE, "confirmed" },
  { "lag", NULL, TRUE, ENDS_CONFIRMED, 0, TRUE, "confirmed" },
  { "500-applied", "\"what\":\"apply-then-500\"", FALSE, ENDS_CONFIRMED, 0, TRUE, "resolved-by-reading" },
  { "500-applied-lag", "\"what\":\"apply-then-500\"", TRUE, ENDS_CONFIRMED, 0, TRUE, "resolved-by-reading" },
  { "503-applied", "\"what\":\"apply-then-500\",\"value\":503", FALSE, ENDS_CONFIRMED, 0, TRUE,
    "resolved-by-reading" },
  { "500-dropped", "\"what\":\"status\",\"value\":500", FALSE, ENDS_NOT_CONFIRMED, SOL_ERROR_UNCERTAIN, FALSE,
    "not-confirmed" },
  { "502-dropped", "\"what\":\"status\",\"value\":502", FALSE, ENDS_NOT_CONFIRMED, SOL_ERROR_UNCERTAIN, FALSE,
    "not-confirmed" },
  { "hang-up", "\"what\":\"reset-after\"", FALSE, ENDS_CONFIRMED, 0, TRUE, "resolved-by-reading" },
  { "hang-up-before", "\"what\":\"reset-before\"", FALSE, ENDS_NOT_CONFIRMED, SOL_ERROR_UNCERTAIN, FALSE,
    "not-confirmed" },
  { "page", "\"what\":\"html\"", FALSE, ENDS_NOT_CONFIRMED, SOL_ERROR_UNCERTAIN, FALSE, "not-confirmed" },
  { "403", "\"what\":\"status\",\"value\":403", FALSE, ENDS_REFUSED, SOL_ERROR_FORBIDDEN, FALSE, "refused" },
  { "429", "\"what\":\"status\",\"value\":429", FALSE, ENDS_REFUSED, SOL_ERROR_RATE_LIMITED, FALSE,
    "refused" },
};

typedef struct
{
  const Act *act;
  const Way *way;
} Pair;

/* Asked with the cookies alone when the tokens are refused. */
static guint
attempts_of (const Act *act, const Way *way)
{
  return g_str_equal (act->path, CONFIG) && g_str_equal (way->name, "403") ? 2 : 1;
}

static void
test_way (gconstpointer data)
{
  const Pair *pair = data;
  const Act *act = pair->act;
  const Way *way = pair->way;
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  try_open (&try, act, "home", NULL);
  model_fixture_assert_truth (try.fixture, act->truth, act->before);
  if (way->fault != NULL)
    fault (&try, act->method, act->path, way->fault);
  if (way->lag)
    fault (&try, g_str_equal (act->read, CONFIG) ? "POST" : "GET", act->read,
           "\"what\":\"read-lag\",\"value\":60");
  g_assert_cmpint (end_of (&try, &error), ==, way->end);
  if (way->end == ENDS_REFUSED || way->end == ENDS_NOT_CONFIRMED)
    g_assert_error (error, SOL_ERROR, (int) way->error);
  else
    g_assert_no_error (error);
  g_assert_cmpuint (count (&try, act->method, act->path), ==, attempts_of (act, way));
  model_fixture_assert_truth (try.fixture, act->truth, way->applied ? act->after : act->before);
  assert_row (&try, act, way->row);
  /* What is shown is what was read, and that is true. */
  g_assert_cmpint (g_variant_equal (sol_control_get_shown (try.control), try.wanted), ==, way->applied);
}

/* Done already, by somebody else: nothing is said about it, and nothing more is sent. */
static void
test_done_elsewhere (gconstpointer data)
{
  const Act *act = data;
  static const struct
  {
    const char *name, *what;
  } elsewhere[] = {
    { "charge-mode", "{\"what\":\"charge-mode\",\"mode\":\"green\"}" },
    { "use-battery", "{\"what\":\"use-battery\",\"on\":true}" },
    { "app-authentication", "{\"what\":\"charger-config\",\"app\":\"enabled\"}" },
    { "rfid-authentication", "{\"what\":\"charger-config\",\"rfid\":\"enabled\"}" },
    { "default-level", "{\"what\":\"charger-config\",\"default-level\":\"16\"}" },
  };
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;
  const char *what
      = g_str_equal (act->wanted, "true") ? "{\"what\":\"start-charging\"}" : "{\"what\":\"stop-charging\"}";

  try_open (&try, act, "home", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (g_str_equal (act->name, elsewhere[i].name))
      what = elsewhere[i].what;
  happen (&try, what);
  model_fixture_advance (try.fixture, 2);
  End end = end_of (&try, &error);
  g_assert_no_error (error);
  g_assert_true (end == ENDS_NO_OP || end == ENDS_CONFIRMED);
  g_assert_cmpuint (count (&try, act->method, act->path), ==, 1);
  model_fixture_assert_truth (try.fixture, act->truth, act->after);
  /* And once more, when that is known: not even a request. */
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_NO_OP);
  g_assert_cmpuint (count (&try, act->method, act->path), ==, 1);
}

static const Act *
find_act (const char *name, const char *wanted)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, name) && g_str_equal (acts[i].wanted, wanted))
      return &acts[i];
  g_assert_not_reached ();
}

/* A stop that is answered with 400 counts as done, and what is read later says whether it is. */
static void
test_stop_400 (gconstpointer data)
{
  gboolean applied = GPOINTER_TO_INT (data);
  const Act *act = find_act ("charging", "false");
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  try_open (&try, act, "home", NULL);
  fault (&try, "PUT", act->path,
         applied ? "\"what\":\"apply-then-500\",\"value\":400" : "\"what\":\"status\",\"value\":400");
  fault (&try, "GET", act->read, "\"what\":\"read-lag\",\"value\":60");
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_NO_OP);
  g_assert_cmpuint (count (&try, "PUT", act->path), ==, 1);
  g_assert_cmpuint (count (&try, "POST", act->path), ==, 0);
  model_fixture_assert_truth (try.fixture, act->truth, applied ? "false" : "true");
  assert_row (&try, act, applied ? "confirmed" : "not-confirmed");
  g_assert_cmpint (g_variant_get_boolean (sol_control_get_value (try.control)), ==, !applied);
}

static void
test_unplugged (void)
{
  const Act *act = find_act ("charging", "true");
  Act plain = *act;
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  plain.first = NULL;
  try_open (&try, &plain, "unplugged", NULL);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_REFUSED);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN);
  g_assert_cmpuint (count (&try, NULL, act->path), ==, 0);
  assert_row (&try, act, NULL);
}

/* The car leaves while the program believes that it is there: the cloud's answer counts, and is followed by a
 * look (R32). */
static void
test_just_unplugged (void)
{
  const Act *act = find_act ("charging", "true");
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  try_open (&try, act, "home", NULL);
  happen (&try, "{\"what\":\"car-leaves\"}");
  model_fixture_advance (try.fixture, 2);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_REFUSED);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NOT_PLUGGED_IN);
  g_assert_cmpuint (count (&try, NULL, act->path), ==, 1);
  assert_row (&try, act, "refused");
  model_fixture_settle (try.fixture);
  g_assert_cmpint (sol_charger_get_status (try.charger)->plugged_in, ==, SOL_NO);
}

/* A charger whose firmware refuses any level: with amps asked for it is refused and nothing else is tried;
 * with none it starts without, and that is remembered. */
static void
test_unsupported_level (gconstpointer data)
{
  gboolean asked = GPOINTER_TO_INT (data);
  Act act = *find_act ("charging", "true");
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  act.hint = asked ? "20" : NULL;
  try_open (&try, &act, "home+iq40", NULL);
  End end = end_of (&try, &error);
  if (asked)
    {
      g_assert_cmpint (end, ==, ENDS_REFUSED);
      g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
      model_fixture_assert_truth (try.fixture, act.truth, "false");
      /* Every way to say a level, and no start without one. */
      g_assert_cmpuint (count (&try, NULL, act.path), ==, 5);
      assert_row (&try, &act, "refused");
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (end, ==, ENDS_CONFIRMED);
  model_fixture_assert_truth (try.fixture, act.truth, "true");
  g_assert_cmpuint (count (&try, NULL, act.path), ==, 2);
  /* The next start goes out once. */
  happen (&try, STOPPED);
  model_fixture_advance (try.fixture, 310);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_CONFIRMED);
  g_assert_cmpuint (count (&try, NULL, act.path), ==, 3);
}

/* Where only the fallbacks of calls work, each control finds its way, and finds it at once the next time. */
static void
test_regional (gconstpointer data)
{
  const Act *act = data;
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  try_open (&try, act, "regional", NULL);
  model_fixture_assert_truth (try.fixture, act->truth, act->before);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_CONFIRMED);
  g_assert_no_error (error);
  model_fixture_assert_truth (try.fixture, act->truth, act->after);
  assert_row (&try, act, "confirmed");
  guint searched = count (&try, NULL, act->path);
  if (!g_str_equal (act->name, "charging"))
    return;
  happen (&try, g_str_equal (act->wanted, "true") ? STOPPED : "{\"what\":\"start-charging\"}");
  model_fixture_advance (try.fixture, 310);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_CONFIRMED);
  g_assert_cmpuint (count (&try, NULL, act->path), ==, searched + 1);
}

/* A mode that is answered with 400 and made all the same, also where the reads are a minute behind. */
static void
test_mode_400 (gconstpointer data)
{
  const Act *act = find_act ("charge-mode", "'green'");
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  try_open (&try, act, "home", NULL);
  happen (&try, "{\"what\":\"knob\",\"mode_400\":true}");
  if (GPOINTER_TO_INT (data))
    fault (&try, "GET", act->read, "\"what\":\"read-lag\",\"value\":60");
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_CONFIRMED);
  g_assert_no_error (error);
  g_assert_cmpuint (count (&try, "PUT", act->path), ==, 1);
  model_fixture_assert_truth (try.fixture, act->truth, "green");
  assert_row (&try, act, "resolved-by-reading");
}

static void
test_mode_without_slot (void)
{
  Act act = *find_act ("charge-mode", "'green'");
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  act.wanted = "'scheduled'";
  act.row = "charge-mode manual scheduled";
  try_open (&try, &act, "home", NULL);
  guint n_slots = sol_charger_get_schedule (try.charger)->slots->len;
  for (guint i = 0; i < n_slots; i++)
    {
      g_autofree char *off = g_strdup_printf ("{\"what\":\"slot\",\"index\":%u,\"enabled\":false}", i);
      happen (&try, off);
    }
  model_fixture_advance (try.fixture, 60);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_REFUSED);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_NO_ENABLED_SLOT);
  g_assert_cmpuint (count (&try, "PUT", act.path), ==, 1);
  model_fixture_assert_truth (try.fixture, act.truth, "manual");
  assert_row (&try, &act, "refused");
}

/* The scheduler is down: what it keeps cannot be changed, and is neither retried nor guessed. */
static void
test_scheduler_down (gconstpointer data)
{
  const Act *act = data;
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;

  try_open (&try, act, "home", NULL);
  happen (&try, "{\"what\":\"service-down\",\"name\":\"scheduler\",\"on\":true}");
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_NOT_CONFIRMED);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNCERTAIN);
  g_assert_cmpuint (count (&try, "PUT", act->path), ==, 1);
  model_fixture_assert_truth (try.fixture, act->truth, act->before);
  assert_row (&try, act, "not-confirmed");

  /* Later the state has to be read first, which fails: nothing is sent at all. */
  g_clear_error (&error);
  sol_control_dismiss (try.control);
  model_fixture_advance (try.fixture, 400);
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_REFUSED);
  g_assert_error (error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_assert_cmpstr (error->message, ==, "Enphase could not be reached. Nothing was changed.");
  g_assert_cmpuint (count (&try, "PUT", act->path), ==, 1);
}

/* The charger starts and stops without its scheduler. */
static void
test_start_without_scheduler (void)
{
  const Act *act = find_act ("charging", "true");
  g_auto (Try) try = { 0 };
  g_autoptr (GError) error = NULL;
  try_open (&try, act, "home", NULL);
  happen (&try, "{\"what\":\"service-down\",\"name\":\"scheduler\",\"on\":true}");
  g_assert_cmpint (end_of (&try, &error), ==, ENDS_CONFIRMED);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *base = g_strdup_printf ("/model/charger-controls/%s-%s", acts[i].name, acts[i].wanted);
      g_strdelimit (base, "'", '_');
      for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
        {
          Pair *pair = g_new0 (Pair, 1);
          pair->act = &acts[i];
          pair->way = &ways[k];
          g_ptr_array_add (pairs, pair);
          g_autofree char *path = g_strdup_printf ("%s/%s", base, ways[k].name);
          g_test_add_data_func (path, pair, test_way);
        }
      g_autofree char *elsewhere = g_strdup_printf ("%s/done-elsewhere", base);
      g_test_add_data_func (elsewhere, &acts[i], test_done_elsewhere);
      g_autofree char *regional = g_strdup_printf ("%s/regional", base);
      g_test_add_data_func (regional, &acts[i], test_regional);
    }
  g_test_add_data_func ("/model/charger-controls/stop-400-applied", GINT_TO_POINTER (TRUE), test_stop_400);
  g_test_add_data_func ("/model/charger-controls/stop-400", GINT_TO_POINTER (FALSE), test_stop_400);
  g_test_add_func ("/model/charger-controls/unplugged", test_unplugged);
  g_test_add_func ("/model/charger-controls/just-unplugged", test_just_unplugged);
  g_test_add_data_func ("/model/charger-controls/level-asked-for", GINT_TO_POINTER (TRUE),
                        test_unsupported_level);
  g_test_add_data_func ("/model/charger-controls/level-not-asked-for", GINT_TO_POINTER (FALSE),
                        test_unsupported_level);
  g_test_add_data_func ("/model/charger-controls/mode-400", GINT_TO_POINTER (FALSE), test_mode_400);
  g_test_add_data_func ("/model/charger-controls/mode-400-lag", GINT_TO_POINTER (TRUE), test_mode_400);
  g_test_add_func ("/model/charger-controls/mode-without-slot", test_mode_without_slot);
  g_test_add_data_func ("/model/charger-controls/scheduler-down/mode", find_act ("charge-mode", "'green'"),
                        test_scheduler_down);
  g_test_add_data_func ("/model/charger-controls/scheduler-down/use-battery",
                        find_act ("use-battery", "true"), test_scheduler_down);
  g_test_add_func ("/model/charger-controls/start-without-scheduler", test_start_without_scheduler);
  return g_test_run ();
}
