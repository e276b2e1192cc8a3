/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-charger-schedule.h"

#include <json-glib/json-glib.h>

/* What is drawn and saved is what the cloud has in the end, however it was drawn, and whoever else was
 * drawing. */

#define ROUNDS 500
#define ROUNDS_OF_TWO 120
#define ROUNDS_AN_HOUR 40
#define MOST_EDITS 6
#define MOST_SLOTS 8
#define STALL (20 * G_USEC_PER_SEC)
/* Milliseconds of the computer's clock, and how many such turns an answer may take. */
#define TURN 2
#define MOST_TURNS 1000
#define SOON (5 * SOL_SECOND / 2)

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolCharger *charger;
  GRand *rand;
  guint saved;     /* drafts that had something to save */
  guint conflicts; /* and what had to be asked */
  guint made;      /* savings, with and without anything to save */
} Rig;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
rig_open (Rig *self, guint32 seed)
{
  *self = (Rig){ .fixture = model_fixture_new ("home", NULL), .rand = g_rand_new_with_seed (seed) };
  self->site = model_fixture_open_site (self->fixture);
  self->charger = g_list_model_get_item (sol_site_get_chargers (self->site), 0);
  sol_site_set_page (self->site, SOL_PAGE_QUIET);
  model_fixture_settle (self->fixture);
}

static void
rig_close (Rig *self)
{
  g_clear_object (&self->charger);
  g_rand_free (self->rand);
  model_fixture_free (self->fixture);
}

static gboolean
turned_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
turn (GAsyncResult **done)
{
  gboolean over = FALSE;
  guint timer = g_timeout_add (TURN, turned_cb, &over);

  while (*done == NULL && !over)
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (timer);
}

/* Time goes on only while the saving waits for its next turn, which is soon: without such a timer a call is
 * on its way, and an answer that is late by the computer's clock is not to be late by the simulated one. */
static void
run (Rig *self, GAsyncResult **done)
{
  gint64 end = g_get_monotonic_time () + STALL;
  guint waited = 0;

  while (*done == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      turn (done);
      gint64 next = sol_clock_test_next (self->fixture->clock);
      if (*done != NULL || ((next < 0 || next > SOON) && waited++ < MOST_TURNS))
        continue;
      waited = 0;
      sol_simulator_advance (self->fixture->simulator, 1);
      sol_clock_test_advance (self->fixture->clock, SOL_SECOND);
    }
}

/* As many as the plan of an hour bears. */
static void
rest (Rig *self)
{
  if (++self->made % ROUNDS_AN_HOUR != 0)
    return;
  sol_simulator_advance (self->fixture->simulator, 3600);
  sol_clock_test_advance (self->fixture->clock, SOL_HOUR);
  model_fixture_settle (self->fixture);
}

static SolScheduleSaved *
save (Rig *self, const SolScheduleDraft *draft)
{
  rest (self);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  sol_charger_save_schedule_async (self->charger, draft, NULL, result_cb, &done);
  run (self, &done);
  SolScheduleSaved *saved = sol_charger_save_schedule_finish (self->charger, done, &error);
  g_assert_no_error (error);
  return saved;
}

/* The schedule as the simulated cloud has it. */
static JsonNode *
get_truth (Rig *self)
{
  g_autofree char *text = model_fixture_ask (self->fixture, "GET", "schedules", NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  JsonObject *object = json_node_get_object (root);
  JsonArray *sites = json_object_get_array_member (object, "sites");
  JsonArray *chargers = json_object_get_array_member (json_array_get_object_element (sites, 0), "chargers");
  return json_node_copy (json_object_get_member (json_array_get_object_element (chargers, 0), "slots"));
}

static JsonObject *
find_true (JsonNode *truth, const char *id)
{
  JsonArray *slots = json_node_get_array (truth);

  for (guint i = 0; i < json_array_get_length (slots); i++)
    {
      JsonObject *slot = json_array_get_object_element (slots, i);
      if (g_strcmp0 (json_object_get_string_member (slot, "id"), id) == 0)
        return slot;
    }
  return NULL;
}

/* The cloud turns "the most" into amps, and that is all that it may change. */
static gboolean
is_same_field (const char *name, JsonNode *wanted, JsonNode *is, gboolean most)
{
  if (most && g_str_has_prefix (name, "chargingLevel"))
    return json_node_get_int (is) == 32;
  return json_node_equal (wanted, is);
}

static void
assert_slot (const SolScheduleSlot *slot, JsonObject *is)
{
  g_autofree char *text = sol_schedule_slot_to_json (slot);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  JsonObject *wanted = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (wanted);

  g_assert_cmpuint (g_list_length (names), ==, SOL_SLOT_N_FIELDS);
  for (GList *l = names; l != NULL; l = l->next)
    if (!is_same_field (l->data, json_object_get_member (wanted, l->data),
                        json_object_get_member (is, l->data), slot->amps_max == SOL_YES))
      {
        g_autofree char *there = json_to_string (json_object_get_member (is, l->data), FALSE);
        g_error ("%s of %s is %s in the cloud", (const char *) l->data, text, there);
      }
}

static void
assert_truth (Rig *self, const SolSchedule *wanted)
{
  g_autoptr (JsonNode) truth = get_truth (self);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (truth)), ==, wanted->slots->len);
  for (guint i = 0; i < wanted->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (wanted->slots, i);
      JsonObject *is = find_true (truth, slot->id);
      g_assert_nonnull (is);
      assert_slot (slot, is);
    }
}

/* A person draws. */

static int
pick (Rig *self, int from, int to)
{
  return g_rand_int_range (self->rand, from, to + 1);
}

static SolScheduleDraft *
add_random (Rig *self, const SolScheduleDraft *draft)
{
  g_autofree char *id = sol_charger_make_slot_id (self->charger);
  SolSlotEdit edit = { .start = pick (self, 0, 95) * 15,
                       .end = pick (self, 0, 95) * 15,
                       .days = (SolDays) pick (self, 1, 0x7f),
                       .amps = pick (self, 0, 3) == 0 ? 0 : pick (self, 6, 32),
                       .enabled = sol_truth (pick (self, 0, 3) > 0),
                       .reminder_min = pick (self, 0, 2) == 0 ? pick (self, 5, 120) : -1 };

  return sol_schedule_draft_add (draft, id, &edit);
}

static SolScheduleDraft *
edit_random (Rig *self, const SolScheduleDraft *draft, const char *id)
{
  SolSlotEdit edit = SOL_SLOT_EDIT_NONE;

  switch (pick (self, 0, 5))
    {
    case 0:
      edit.start = pick (self, 0, SOL_MINUTES_PER_DAY - 1);
      break;
    case 1:
      edit.end = pick (self, 0, SOL_MINUTES_PER_DAY - 1);
      break;
    case 2:
      edit.days = (SolDays) pick (self, 1, 0x7f);
      break;
    case 3:
      edit.amps = pick (self, 6, 32);
      break;
    case 4:
      edit.reminder_min = pick (self, 0, 1) * pick (self, 5, 120);
      break;
    default:
      edit.enabled = sol_truth (pick (self, 0, 1));
      break;
    }
  return sol_schedule_draft_edit (draft, id, &edit);
}

static SolScheduleDraft *
change_random (Rig *self, const SolScheduleDraft *draft)
{
  guint n = draft->mine->slots->len;
  int what = pick (self, 0, 9);

  if (n == 0 || (what < 2 && n < MOST_SLOTS))
    return add_random (self, draft);
  const SolScheduleSlot *slot = g_ptr_array_index (draft->mine->slots, (guint) pick (self, 0, (int) n - 1));
  if (what == 2 || (what < 2 && n >= MOST_SLOTS))
    return sol_schedule_draft_remove (draft, slot->id);
  if (what == 3)
    return sol_schedule_draft_move (draft, slot->id, pick (self, -8, 8) * 15, pick (self, -3, 3));
  if (what == 4)
    return sol_schedule_draft_resize (draft, slot->id, pick (self, 0, 1) == 1, pick (self, -8, 8) * 15);
  return edit_random (self, draft, slot->id);
}

static gboolean
is_fine (const SolScheduleDraft *draft)
{
  SolAmpsRange range = { 6, 32, 1 };
  const SolScheduleSlot *slot;

  sol_schedule_draft_check (draft, range, &slot, NULL);
  return slot == NULL;
}

/* What the editor refuses is not drawn. */
static SolScheduleDraft *
draw (Rig *self, const SolSchedule *base, int most)
{
  SolScheduleDraft *draft = sol_schedule_draft_begin (base);

  for (int i = pick (self, 1, most); i > 0; i--)
    {
      g_autoptr (SolScheduleDraft) next = change_random (self, draft);
      if (!is_fine (next))
        continue;
      sol_schedule_draft_unref (draft);
      draft = sol_schedule_draft_ref (next);
    }
  return draft;
}

static void
test_alone (void)
{
  Rig self;

  rig_open (&self, 4);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (SolScheduleDraft) draft = draw (&self, sol_charger_get_schedule (self.charger), MOST_EDITS);
      g_autoptr (SolScheduleSaved) saved = save (&self, draft);
      self.saved += saved->changes->len > 0;
      g_assert_cmpuint (saved->conflicts->len, ==, 0);
      g_assert_true (sol_schedule_saved_is_whole (saved));
      assert_truth (&self, draft->mine);
      /* And nothing that was deleted is still on screen. */
      g_assert_cmpuint (sol_charger_get_schedule (self.charger)->slots->len, ==, draft->mine->slots->len);
    }
  g_assert_cmpuint (self.saved, >, ROUNDS / 2);
  rig_close (&self);
}

/* Somebody else draws at the same time. */

typedef struct
{
  SolSchedule *before; /* as both loaded it */
  SolSchedule *after;  /* as the other client left it */
} Elsewhere;

static void
happen (Rig *self, guint index, const char *what)
{
  g_autofree char *body = g_strdup_printf ("{\"what\":\"slot\",\"index\":%u,%s}", index, what);
  g_free (model_fixture_ask (self->fixture, "POST", "home", body));
}

static char *
describe_days (SolDays days)
{
  GString *text = g_string_new (NULL);

  for (int iso = 1; iso <= 7; iso++)
    if (sol_days_has (days, iso))
      g_string_append_printf (text, "%d", iso);
  return g_string_free (text, FALSE);
}

/* As sol_sim_happening_slot() takes it; nothing overlaps in the other client either. */
static SolScheduleDraft *
edit_elsewhere (Rig *self, const SolScheduleDraft *draft)
{
  g_autoptr (SolScheduleDraft) next = NULL;
  guint n = draft->mine->slots->len;
  guint index = (guint) pick (self, 0, (int) n - 1);
  const SolScheduleSlot *slot = g_ptr_array_index (draft->mine->slots, index);
  int what = pick (self, 0, 5);

  if (slot->kind != SOL_SLOT_CUSTOM)
    what = 0;
  if (what == 1)
    next = sol_schedule_draft_remove (draft, slot->id);
  else if (what == 2 && n < MOST_SLOTS)
    next = add_random (self, draft);
  else if (what == 0)
    {
      SolSlotEdit edit = SOL_SLOT_EDIT_NONE;
      edit.enabled = sol_truth (slot->enabled != SOL_YES);
      next = sol_schedule_draft_edit (draft, slot->id, &edit);
    }
  else
    next = sol_schedule_draft_move (draft, slot->id, pick (self, -8, 8) * 15, 0);
  return is_fine (next) ? g_steal_pointer (&next) : sol_schedule_draft_ref (draft);
}

static char *
describe_change (const SolScheduleSlot *slot, gboolean added)
{
  g_autofree char *days = describe_days (slot->window.days);
  g_autofree char *add = added ? g_strdup_printf (",\"add\":\"%s\"", slot->id) : g_strdup ("");

  if (slot->kind != SOL_SLOT_CUSTOM)
    return g_strdup_printf ("\"enabled\":%s", slot->enabled == SOL_YES ? "true" : "false");
  return g_strdup_printf ("\"start\":%d,\"end\":%d,\"amps\":%d,\"days\":\"%s\",\"enabled\":%s%s",
                          slot->window.start, slot->window.end, slot->amps > 0 ? slot->amps : 32, days,
                          slot->enabled == SOL_YES ? "true" : "false", add);
}

static guint
find_custom (const SolSchedule *schedule)
{
  for (guint i = 0; i < schedule->slots->len; i++)
    if (((const SolScheduleSlot *) g_ptr_array_index (schedule->slots, i))->kind == SOL_SLOT_CUSTOM)
      return i;
  return schedule->slots->len;
}

/* Applies one change of the other client to the simulated cloud. */
static void
apply_elsewhere (Rig *self, const SolScheduleDraft *from, const SolScheduleDraft *to)
{
  for (guint i = 0; i < from->mine->slots->len; i++)
    {
      const SolScheduleSlot *slot = g_ptr_array_index (from->mine->slots, i);
      const SolScheduleSlot *there = sol_schedule_find (to->mine, slot->id);
      g_autofree char *change = there != NULL ? describe_change (there, FALSE) : g_strdup ("\"remove\":true");
      if (there == NULL || !sol_schedule_slot_same (slot, there))
        happen (self, i, change);
    }
  for (guint i = from->mine->slots->len; i < to->mine->slots->len; i++)
    {
      g_autofree char *change = describe_change (g_ptr_array_index (to->mine->slots, i), TRUE);
      if (find_custom (from->mine) < from->mine->slots->len)
        happen (self, find_custom (from->mine), change);
    }
}

static SolSchedule *
draw_elsewhere (Rig *self, const SolSchedule *base)
{
  SolScheduleDraft *draft = sol_schedule_draft_begin (base);

  for (int i = pick (self, 1, 3); i > 0; i--)
    {
      SolScheduleDraft *next = edit_elsewhere (self, draft);
      apply_elsewhere (self, draft, next);
      sol_schedule_draft_unref (draft);
      draft = next;
    }
  SolSchedule *schedule = sol_schedule_ref (draft->mine);
  sol_schedule_draft_unref (draft);
  return schedule;
}

static gboolean
has_same (JsonNode *truth, const SolScheduleSlot *slot, const char *id)
{
  JsonObject *is = find_true (truth, id);

  if (slot == NULL || is == NULL)
    return slot == NULL && is == NULL;
  g_autofree char *start = sol_minute_to_text (slot->window.start);
  const char *there = json_object_get_null_member (is, "startTime")
                          ? NULL
                          : json_object_get_string_member (is, "startTime");
  return g_strcmp0 (start, there) == 0
         && json_object_get_boolean_member (is, "enabled") == (slot->enabled == SOL_YES);
}

static gboolean
is_same (const SolScheduleSlot *a, const SolScheduleSlot *b)
{
  return a == b || (a != NULL && b != NULL && sol_schedule_slot_same (a, b));
}

/* What only one side touched is as that side left it; @answers: id -> whether mine was kept, where a person
 * was asked. */
static void
assert_nothing_lost (Rig *self, const SolScheduleDraft *mine, const SolSchedule *theirs, GHashTable *answers)
{
  g_autoptr (JsonNode) truth = get_truth (self);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const SolSchedule *all[] = { mine->base, mine->mine, theirs };
  GHashTableIter iter;
  gpointer id, answer;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint k = 0; k < all[i]->slots->len; k++)
      g_hash_table_add (ids, ((SolScheduleSlot *) g_ptr_array_index (all[i]->slots, k))->id);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const SolScheduleSlot *before = sol_schedule_find (mine->base, id);
      const SolScheduleSlot *here = sol_schedule_find (mine->mine, id);
      const SolScheduleSlot *there = sol_schedule_find (theirs, id);
      if (g_hash_table_lookup_extended (answers, id, NULL, &answer))
        g_assert_true (has_same (truth, GPOINTER_TO_INT (answer) ? here : there, id));
      else
        g_assert_true (has_same (truth, is_same (before, here) ? there : here, id));
    }
}

/* Of two that meet, the one that was not kept is gone, or as the cloud has it. */
static void
note_answer (GHashTable *answers, const SolSlotConflict *conflict, gboolean keep_mine)
{
  g_hash_table_insert (answers, g_strdup (conflict->id), GINT_TO_POINTER (keep_mine));
  if (conflict->kind == SOL_CONFLICT_OVERLAP && keep_mine)
    g_hash_table_insert (answers, g_strdup (conflict->theirs->id), GINT_TO_POINTER (-1));
}

static SolScheduleDraft *
answer (Rig *self, const SolScheduleSaved *saved, GHashTable *answers)
{
  SolScheduleDraft *draft = sol_schedule_draft_ref (saved->draft);

  for (guint i = 0; i < saved->conflicts->len; i++)
    {
      const SolSlotConflict *conflict = g_ptr_array_index (saved->conflicts, i);
      gboolean keep_mine = pick (self, 0, 1) == 1;
      if (!sol_schedule_draft_conflict_stands (draft, conflict))
        continue;
      SolScheduleDraft *settled = sol_schedule_draft_settle (draft, conflict, keep_mine);
      sol_schedule_draft_unref (draft);
      draft = settled;
      note_answer (answers, conflict, keep_mine);
      self->conflicts++;
    }
  return draft;
}

static gboolean
drops_other (gpointer key, gpointer value, gpointer user_data)
{
  return GPOINTER_TO_INT (value) == -1;
}

static void
draw_together (Rig *self)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SolScheduleDraft) fresh = sol_schedule_draft_begin (sol_charger_get_schedule (self->charger));
  g_autoptr (SolScheduleSaved) read = save (self, fresh);
  g_autoptr (SolScheduleDraft) mine = draw (self, read->draft->base, 4);
  g_autoptr (SolSchedule) theirs = draw_elsewhere (self, mine->base);
  g_autoptr (SolScheduleSaved) saved = save (self, mine);

  if (saved->conflicts->len == 0)
    {
      g_assert_true (sol_schedule_saved_is_whole (saved));
      assert_nothing_lost (self, mine, theirs, answers);
      return;
    }
  /* Until a person has decided nothing is sent. */
  g_assert_null (saved->error);
  g_autoptr (SolScheduleDraft) settled = answer (self, saved, answers);
  if (!is_fine (settled))
    return;
  g_autoptr (SolScheduleSaved) again = save (self, settled);
  g_assert_cmpuint (again->conflicts->len, ==, 0);
  g_assert_true (sol_schedule_saved_is_whole (again));
  assert_truth (self, settled->mine);
  if (g_hash_table_find (answers, drops_other, NULL) == NULL)
    assert_nothing_lost (self, mine, theirs, answers);
}

static void
test_together (void)
{
  Rig self;

  rig_open (&self, 11);
  for (guint i = 0; i < ROUNDS_OF_TWO; i++)
    draw_together (&self);
  g_test_message ("%u conflicts", self.conflicts);
  g_assert_cmpuint (self.conflicts, >, ROUNDS_OF_TWO / 20);
  rig_close (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/schedule-property/alone", test_alone);
  g_test_add_func ("/model/schedule-property/together", test_together);
  return g_test_run ();
}
