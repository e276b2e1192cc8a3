/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model-fixture.h"
#include "sol-charger-schedule.h"
#include "sol-cloud-write.h"

#include <string.h>

#define AT(h, m) ((h) *60 + (m))

typedef struct
{
  ModelFixture *fixture;
  SolSite *site;
  SolCharger *charger;
} Rig;

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
rig_open (Rig *self)
{
  self->fixture = model_fixture_new ("home", NULL);
  self->site = model_fixture_open_site (self->fixture);
  self->charger = g_list_model_get_item (sol_site_get_chargers (self->site), 0);
  sol_site_set_page (self->site, SOL_PAGE_BACKGROUND);
  g_autofree char *cleared = model_fixture_ask (self->fixture, "DELETE", "requests", NULL);
}

static void
rig_close (Rig *self)
{
  g_clear_object (&self->charger);
  model_fixture_free (self->fixture);
}

static void
take (SolScheduleDraft **draft, SolScheduleDraft *next)
{
  sol_schedule_draft_unref (*draft);
  *draft = next;
}

static SolScheduleSaved *
save (Rig *self, SolScheduleDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_charger_save_schedule_async (self->charger, draft, NULL, result_cb, &done);
  for (guint i = 0; i < 100 && done == NULL; i++)
    model_fixture_advance (self->fixture, i < 20 ? 1 : 5);
  g_assert_nonnull (done);
  return sol_charger_save_schedule_finish (self->charger, done, error);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* What the journal says of the last slot that was written, as people read it. */
static void
assert_journal (Rig *self, const char *value)
{
  g_autoptr (GAsyncResult) done = NULL;
  sol_home_list_changes_async (self->fixture->home, 1, NULL, result_cb, &done);
  model_fixture_wait (is_set, &done);
  g_autoptr (GPtrArray) changes = sol_home_list_changes_finish (self->fixture->home, done, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  const SolChange *change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->what, ==, "schedule");
  g_assert_cmpstr (change->new_value, ==, value);
  g_assert_cmpstr (change->state, ==, "confirmed");
}

/* A free hour of the week, so that the home's own slots do not matter. */
static SolScheduleDraft *
add_free (SolScheduleDraft *draft, SolCharger *charger, const char *site, int from)
{
  g_autofree char *id = sol_slot_make_id (site, sol_charger_get_serial (charger));
  for (int start = from; start < AT (23, 0); start += 30)
    {
      SolSlotEdit edit = { start, start + 30, sol_day (3), 10, SOL_YES, -1 };
      SolScheduleDraft *next = sol_schedule_draft_add (draft, id, &edit);
      SolAmpsRange range = { 0 };
      const SolScheduleSlot *other;
      sol_schedule_draft_check (next, range, NULL, &other);
      if (other == NULL)
        return next;
      sol_schedule_draft_unref (next);
    }
  g_assert_not_reached ();
}

static void
test_all_kinds (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  const SolSchedule *schedule = sol_charger_get_schedule (self.charger);
  g_assert_nonnull (schedule);
  g_assert_cmpuint (schedule->slots->len, >=, 1);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (schedule);

  /* Two more, then one of them goes, one is switched, and an old one changes. */
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (6, 0)));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (9, 0)));
  g_autoptr (SolScheduleSaved) added = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (added));
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "POST", "/schedule"), ==, 2);
  assert_journal (&self, "09:00-09:30 days 3 10 A on");

  const SolSchedule *now = sol_charger_get_schedule (self.charger);
  const SolScheduleSlot *first = g_ptr_array_index (now->slots, now->slots->len - 2);
  const SolScheduleSlot *second = g_ptr_array_index (now->slots, now->slots->len - 1);
  SolSlotEdit off = SOL_SLOT_EDIT_NONE;
  off.enabled = SOL_NO;
  take (&draft, sol_schedule_draft_begin (now));
  take (&draft, sol_schedule_draft_remove (draft, first->id));
  take (&draft, sol_schedule_draft_edit (draft, second->id, &off));
  g_autoptr (SolScheduleSaved) changed = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (changed));
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "DELETE", "/schedule/"), ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PATCH", "/schedules"), ==, 1);

  now = sol_charger_get_schedule (self.charger);
  g_autofree char *id = g_strdup (second->id);
  take (&draft, sol_schedule_draft_begin (now));
  take (&draft, sol_schedule_draft_resize (draft, id, TRUE, -15));
  g_autoptr (SolScheduleSaved) moved = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (moved));
  g_assert_cmpint (sol_schedule_find (sol_charger_get_schedule (self.charger), id)->enabled, ==, SOL_NO);
  rig_close (&self);
}

/* The deletion is refused: what came before it is confirmed, and it is said which part is not. */
static void
test_part (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (sol_charger_get_schedule (self.charger));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (6, 0)));
  g_autoptr (SolScheduleSaved) added = save (&self, draft, &error);
  g_assert_no_error (error);

  const SolSchedule *now = sol_charger_get_schedule (self.charger);
  const SolScheduleSlot *last = g_ptr_array_index (now->slots, now->slots->len - 1);
  take (&draft, sol_schedule_draft_begin (now));
  take (&draft, sol_schedule_draft_remove (draft, last->id));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (9, 0)));
  g_autofree char *set = model_fixture_ask (
      self.fixture, "POST", "faults",
      "[{\"path\":\"*/schedule/*\",\"method\":\"DELETE\",\"times\":-1,\"what\":\"status\",\"value\":406}]");
  g_autoptr (SolScheduleSaved) saved = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_false (sol_schedule_saved_is_whole (saved));
  g_assert_cmpuint (saved->changes->len, ==, 2);
  g_assert_cmpint (saved->states[0], ==, SOL_SAVE_CONFIRMED);
  g_assert_cmpint (saved->states[1], ==, SOL_SAVE_REFUSED);
  g_assert_error (saved->error, SOL_ERROR, SOL_ERROR_UNAVAILABLE);
  g_autofree char *words = sol_schedule_saved_words (saved);
  g_autofree char *wanted
      = g_strdup_printf ("%s. Not accepted: deleting Wed 06:00 – 06:30.", saved->error->message);
  g_assert_cmpstr (words, ==, wanted);
  rig_close (&self);
}

/* A refusal that was none: what is there counts, and only what was not sent is left. */
static void
test_refused_but_applied (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  guint n = sol_charger_get_schedule (self.charger)->slots->len;
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (sol_charger_get_schedule (self.charger));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (6, 0)));
  g_autofree char *set = model_fixture_ask (
      self.fixture, "POST", "faults",
      "[{\"path\":\"*/"
      "schedule\",\"method\":\"POST\",\"what\":\"apply-then-500\",\"value\":400,\"times\":1}]");
  g_autoptr (SolScheduleSaved) saved = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (saved));
  g_assert_null (saved->error);
  g_assert_cmpuint (sol_charger_get_schedule (self.charger)->slots->len, ==, n + 1);

  /* The same answer without the deed is what it says. */
  take (&draft, sol_schedule_draft_begin (sol_charger_get_schedule (self.charger)));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (9, 0)));
  g_autofree char *again = model_fixture_ask (
      self.fixture, "POST", "faults",
      "[{\"path\":\"*/schedule\",\"method\":\"POST\",\"what\":\"status\",\"value\":400,\"times\":1}]");
  g_autoptr (SolScheduleSaved) refused = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (refused->states[0], ==, SOL_SAVE_REFUSED);
  g_assert_error (refused->error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_assert_cmpuint (sol_charger_get_schedule (self.charger)->slots->len, ==, n + 1);
  rig_close (&self);
}

/* Two editors at once: nothing of either is lost. */
static void
test_two_editors (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  g_autoptr (SolSchedule) loaded = sol_schedule_ref (sol_charger_get_schedule (self.charger));
  g_autoptr (SolScheduleDraft) mine = sol_schedule_draft_begin (loaded);
  g_autoptr (SolScheduleDraft) theirs = sol_schedule_draft_begin (loaded);
  take (&theirs, add_free (theirs, self.charger, sol_site_get_id (self.site), AT (6, 0)));
  take (&mine, add_free (mine, self.charger, sol_site_get_id (self.site), AT (9, 0)));

  g_autoptr (SolScheduleSaved) there = save (&self, theirs, &error);
  g_assert_no_error (error);
  g_autoptr (SolScheduleSaved) here = save (&self, mine, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (here));
  g_assert_cmpuint (sol_charger_get_schedule (self.charger)->slots->len, ==, loaded->slots->len + 2);
  rig_close (&self);
}

static void
test_conflict (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (sol_charger_get_schedule (self.charger));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (6, 0)));
  g_autoptr (SolScheduleSaved) added = save (&self, draft, &error);
  g_assert_no_error (error);

  const SolSchedule *now = sol_charger_get_schedule (self.charger);
  const SolScheduleSlot *last = g_ptr_array_index (now->slots, now->slots->len - 1);
  g_autofree char *id = g_strdup (last->id);
  SolSlotEdit more = SOL_SLOT_EDIT_NONE, less = SOL_SLOT_EDIT_NONE;
  more.amps = 20;
  less.amps = 8;
  g_autoptr (SolScheduleDraft) mine = sol_schedule_draft_begin (now);
  g_autoptr (SolScheduleDraft) theirs = sol_schedule_draft_begin (now);
  take (&mine, sol_schedule_draft_edit (mine, id, &more));
  take (&theirs, sol_schedule_draft_edit (theirs, id, &less));
  g_autoptr (SolScheduleSaved) there = save (&self, theirs, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (there));
  guint acts = model_fixture_count_requests (self.fixture, "PATCH", "/schedule/");
  g_autoptr (SolScheduleSaved) here = save (&self, mine, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (here->conflicts->len, ==, 1);
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PATCH", "/schedule/"), ==, acts);
  /* Mine is kept: now it is sent. */
  g_autoptr (SolScheduleDraft) settled
      = sol_schedule_draft_settle (here->draft, g_ptr_array_index (here->conflicts, 0), TRUE);
  g_autoptr (SolScheduleSaved) again = save (&self, settled, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (again));
  g_assert_cmpint (sol_schedule_find (sol_charger_get_schedule (self.charger), id)->amps, ==, 20);
  rig_close (&self);
}

/* What was deleted on purpose does not linger, and the charger is asked until it has it, too. */
static void
test_after (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  const SolSchedule *now = sol_charger_get_schedule (self.charger);
  guint n = now->slots->len;
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (now);
  const SolScheduleSlot *first = g_ptr_array_index (now->slots, 0);
  g_autofree char *id = g_strdup (first->id);
  take (&draft, sol_schedule_draft_remove (draft, id));
  g_autoptr (SolScheduleSaved) saved = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (saved));
  g_assert_null (sol_schedule_saved_words (saved));
  g_assert_cmpuint (sol_charger_get_schedule (self.charger)->slots->len, ==, n - 1);
  g_assert_null (sol_schedule_find (sol_charger_get_schedule (self.charger), id));
  model_fixture_advance (self.fixture, 95);
  g_assert_cmpint (sol_schedule_get_sync (sol_charger_get_schedule (self.charger)), ==, SOL_SYNC_DONE);
  rig_close (&self);
}

/* An answer that says nothing: what came of it is read, what was to come after it is not sent, and said. */
static void
test_uncertain (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  const SolSchedule *now = sol_charger_get_schedule (self.charger);
  const SolScheduleSlot *first = g_ptr_array_index (now->slots, 0);
  g_autofree char *id = g_strdup (first->id);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (now);
  SolSlotEdit less = SOL_SLOT_EDIT_NONE;
  less.amps = 8;
  take (&draft, sol_schedule_draft_edit (draft, id, &less));
  g_autofree char *set = model_fixture_ask (
      self.fixture, "POST", "faults",
      "[{\"path\":\"*/schedule/*\",\"method\":\"PATCH\",\"times\":1,\"what\":\"apply-then-500\"}]");
  g_autoptr (SolScheduleSaved) saved = save (&self, draft, &error);
  g_assert_no_error (error);
  g_assert_true (sol_schedule_saved_is_whole (saved));
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "PATCH", "/schedule/"), ==, 1);

  now = sol_charger_get_schedule (self.charger);
  g_autoptr (SolScheduleDraft) two = sol_schedule_draft_begin (now);
  less.amps = 9;
  take (&two, sol_schedule_draft_edit (two, id, &less));
  take (&two, sol_schedule_draft_remove (two, ((SolScheduleSlot *) g_ptr_array_index (now->slots, 1))->id));
  g_autofree char *again = model_fixture_ask (
      self.fixture, "POST", "faults",
      "[{\"path\":\"*/schedule/*\",\"method\":\"PATCH\",\"times\":1,\"what\":\"apply-then-500\"}]");
  g_autoptr (SolScheduleSaved) part = save (&self, two, &error);
  g_assert_no_error (error);
  g_assert_cmpint (part->states[0], ==, SOL_SAVE_CONFIRMED);
  g_assert_cmpint (part->states[1], ==, SOL_SAVE_NOT_SENT);
  g_autofree char *words = sol_schedule_saved_words (part);
  g_assert_cmpstr (words, ==, "Not sent: deleting Sat, Sun 11:00 – 15:30.");
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "DELETE", "/schedule/"), ==, 0);
  rig_close (&self);
}

/* Slots that cannot be saved are refused before anything is sent, and the reason is said. */
static void
test_refused (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  rig_open (&self);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (sol_charger_get_schedule (self.charger));
  g_autofree char *id = sol_charger_make_slot_id (self.charger);
  SolSlotEdit over = { AT (22, 0), AT (23, 30), sol_day (2), 10, SOL_YES, -1 };
  SolSlotEdit loud = { AT (18, 0), AT (19, 0), sol_day (2), 99, SOL_YES, -1 };
  g_autoptr (SolScheduleDraft) meets = sol_schedule_draft_add (draft, id, &over);
  g_autoptr (SolScheduleDraft) wrong = sol_schedule_draft_add (draft, id, &loud);

  g_assert_null (save (&self, meets, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, "Overlaps 23:00 – 06:00");
  g_clear_error (&error);
  g_assert_null (save (&self, wrong, &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "The charger does not offer this current");
  g_assert_cmpuint (model_fixture_count_requests (self.fixture, "POST", "/schedule"), ==, 0);
  rig_close (&self);
}

static void
test_owner_dropped (void)
{
  Rig self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  rig_open (&self);
  g_autoptr (SolScheduleDraft) draft = sol_schedule_draft_begin (sol_charger_get_schedule (self.charger));
  take (&draft, add_free (draft, self.charger, sol_site_get_id (self.site), AT (6, 0)));
  sol_charger_save_schedule_async (self.charger, draft, NULL, result_cb, &done);
  model_fixture_settle (self.fixture);
  model_fixture_close (self.fixture);
  g_assert_nonnull (done);
  g_autoptr (SolScheduleSaved) saved = sol_charger_save_schedule_finish (self.charger, done, &error);
  g_assert_true (saved != NULL || error != NULL);
  if (saved != NULL)
    g_assert_false (sol_schedule_saved_is_whole (saved));
  rig_close (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/schedule-save/all-kinds", test_all_kinds);
  g_test_add_func ("/model/schedule-save/part", test_part);
  g_test_add_func ("/model/schedule-save/refused-but-applied", test_refused_but_applied);
  g_test_add_func ("/model/schedule-save/two-editors", test_two_editors);
  g_test_add_func ("/model/schedule-save/conflict", test_conflict);
  g_test_add_func ("/model/schedule-save/after", test_after);
  g_test_add_func ("/model/schedule-save/uncertain", test_uncertain);
  g_test_add_func ("/model/schedule-save/refused", test_refused);
  g_test_add_func ("/model/schedule-save/owner-dropped", test_owner_dropped);
  return g_test_run ();
}
