/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "storage-fixture.h"
#include "storage-sandbox.h"

#include "sol-error.h"

static GPtrArray *
list (SolArchive *archive, const char *site, guint limit)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_journal_async (archive, site, limit, NULL, wait_cb, &listed);
  WAIT (listed);
  GPtrArray *rows = sol_archive_list_journal_finish (archive, listed_done, &error);
  g_assert_no_error (error);
  return rows;
}

static GPtrArray *
list_open (SolArchive *archive)
{
  GAsyncResult *listed = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_list_open_journal_async (archive, NULL, wait_cb, &listed);
  WAIT (listed);
  GPtrArray *rows = sol_archive_list_open_journal_finish (archive, listed_done, &error);
  g_assert_no_error (error);
  return rows;
}

static SolJournalRow *
make_row (gint64 id, const char *site, SolJournalState state)
{
  SolJournalRow *row = sol_journal_row_new ();
  row->id = id;
  row->time = SOL_DAY;
  row->account = g_strdup ("owner");
  row->site = g_strdup (site);
  row->device = g_strdup ("EV1");
  row->what = g_strdup ("charger.start");
  row->old_value = g_strdup ("off");
  row->new_value = g_strdup ("on");
  row->attempt = g_strdup ("json");
  row->answer = g_strdup ("200");
  row->state = state;
  row->confirmed_at = SOL_DAY + SOL_MINUTE;
  return row;
}

static gint64
open_made (SolArchive *archive, SolJournalRow *row)
{
  GAsyncResult *stored = NULL;
  g_autoptr (GError) error = NULL;
  sol_archive_open_journal_row_async (archive, row, NULL, wait_cb, &stored);
  sol_journal_row_unref (row);
  WAIT (stored);
  gint64 id = sol_archive_open_journal_row_finish (archive, stored_done, &error);
  g_assert_no_error (error);
  return id;
}

static gboolean
update (SolArchive *archive, SolJournalRow *row, GError **error)
{
  GAsyncResult *stored = NULL;
  sol_archive_update_journal_row_async (archive, row, NULL, wait_cb, &stored);
  sol_journal_row_unref (row);
  WAIT (stored);
  return sol_archive_update_journal_row_finish (archive, stored_done, error);
}

static void
test_row (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  gint64 id = open_made (archive, make_row (77, "1", SOL_JOURNAL_CONFIRMED));
  g_assert_cmpint (id, ==, 1);

  g_autoptr (GPtrArray) rows = list (archive, NULL, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  const SolJournalRow *row = rows->pdata[0];
  g_assert_cmpint (row->id, ==, 1);
  g_assert_cmpint (row->time, ==, SOL_DAY);
  g_assert_cmpstr (row->account, ==, "owner");
  g_assert_cmpstr (row->site, ==, "1");
  g_assert_cmpstr (row->device, ==, "EV1");
  g_assert_cmpstr (row->what, ==, "charger.start");
  g_assert_cmpstr (row->old_value, ==, "off");
  g_assert_cmpstr (row->new_value, ==, "on");
  g_assert_cmpstr (row->attempt, ==, "json");
  g_assert_cmpstr (row->answer, ==, "200");
  g_assert_cmpint (row->state, ==, SOL_JOURNAL_CONFIRMED);
  g_assert_cmpint (row->confirmed_at, ==, SOL_DAY + SOL_MINUTE);
}

static void
test_update (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (GError) error = NULL;
  g_autoptr (SolArchive) archive = open_archive (path);
  gint64 first = open_row (archive, "first");
  gint64 second = open_row (archive, "second");

  g_assert_true (update (archive, make_row (first, "1", SOL_JOURNAL_UNCERTAIN), &error));
  g_autoptr (GPtrArray) both = list_open (archive);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_true (update (archive, make_row (first, "1", SOL_JOURNAL_RESOLVED_BY_READING), &error));
  g_assert_no_error (error);
  close_archive (archive);

  g_autoptr (SolArchive) again = open_archive (path);
  g_autoptr (GPtrArray) open = list_open (again);
  g_assert_cmpuint (open->len, ==, 1);
  const SolJournalRow *row = open->pdata[0];
  g_assert_cmpint (row->id, ==, second);
  g_assert_cmpint (row->state, ==, SOL_JOURNAL_OPEN);
  g_assert_cmpint (row->confirmed_at, ==, SOL_TIME_UNKNOWN);
  g_assert_null (row->device);
  g_assert_null (row->attempt);

  g_assert_false (update (again, make_row (99, "1", SOL_JOURNAL_CONFIRMED), &error));
  g_assert_error (error, SOL_ERROR, SOL_ERROR_CONFLICT);
  close_archive (again);
}

static void
test_list (void)
{
  g_autoptr (SolArchive) archive = open_archive (NULL);
  for (guint i = 0; i < 6; i++)
    open_made (archive, make_row (0, i % 2 == 0 ? "1" : "2", (SolJournalState) i));

  g_autoptr (GPtrArray) all = list (archive, NULL, 0);
  g_autoptr (GPtrArray) newest = list (archive, NULL, 2);
  g_autoptr (GPtrArray) of_site = list (archive, "2", 2);
  g_autoptr (GPtrArray) open = list_open (archive);
  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpuint (newest->len, ==, 2);
  g_assert_cmpint (((SolJournalRow *) newest->pdata[0])->id, ==, 6);
  g_assert_cmpint (((SolJournalRow *) newest->pdata[1])->id, ==, 5);
  g_assert_cmpuint (of_site->len, ==, 2);
  g_assert_cmpint (((SolJournalRow *) of_site->pdata[1])->id, ==, 4);
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpint (((SolJournalRow *) open->pdata[0])->state, ==, SOL_JOURNAL_OPEN);
  g_assert_cmpint (((SolJournalRow *) open->pdata[1])->state, ==, SOL_JOURNAL_SENT);
  g_assert_cmpint (((SolJournalRow *) open->pdata[2])->state, ==, SOL_JOURNAL_UNCERTAIN);
}

/* The list of open rows in SQL and sol_journal_state_is_open() say the same. */
static void
test_open_states (void)
{
  for (SolJournalState state = SOL_JOURNAL_OPEN; state <= SOL_JOURNAL_RESOLVED_BY_READING; state++)
    {
      g_autoptr (SolArchive) archive = open_archive (NULL);
      open_made (archive, make_row (0, "1", state));
      g_autoptr (GPtrArray) open = list_open (archive);
      g_assert_cmpuint (open->len, ==, sol_journal_state_is_open (state) ? 1 : 0);
    }
}

static void
test_unknown_state (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) archive = open_archive (path);
  open_row (archive, "charge");
  exec_sql (path, "UPDATE journal SET state = 'from-the-future'");
  g_autoptr (GPtrArray) rows = list (archive, NULL, 0);
  g_assert_cmpint (((SolJournalRow *) rows->pdata[0])->state, ==, SOL_JOURNAL_UNCERTAIN);
  close_archive (archive);
}

/* Two programs: each has a connection of its own. */

#define HOLD (90 * SOL_SECOND)
#define ROUNDS 40

static GVariant *
make_holds (void)
{
  return g_variant_ref_sink (g_variant_new_parsed ("{'charger.start': %x, 'other': %x}", HOLD, HOLD));
}

static void
begin_claim (SolArchive *archive, SolJournalRow *row, const SolJournalRivals *rivals, GAsyncResult **result)
{
  g_autoptr (GVariant) holds = make_holds ();
  SolJournalRivals with = *rivals;
  with.holds = holds;
  sol_archive_claim_journal_row_async (archive, row, &with, NULL, wait_cb, result);
  sol_journal_row_unref (row);
}

static SolJournalClaim *
end_claim (SolArchive *archive, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  SolJournalClaim *claim = sol_archive_claim_journal_row_finish (archive, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (claim);
  return claim;
}

static SolJournalVerdict
claim (SolArchive *archive, SolJournalRow *row, const SolJournalRivals *rivals, gint64 *id)
{
  GAsyncResult *claimed = NULL;
  begin_claim (archive, row, rivals, &claimed);
  WAIT (claimed);
  g_autoptr (SolJournalClaim) done = end_claim (archive, claimed_done);
  if (id != NULL)
    *id = done->row->id;
  return done->verdict;
}

static SolJournalRow *
make_wish (SolTime time, const char *what)
{
  SolJournalRow *row = make_row (0, "1", SOL_JOURNAL_OPEN);
  row->time = time;
  row->confirmed_at = SOL_TIME_UNKNOWN;
  g_free (row->what);
  row->what = g_strdup (what);
  return row;
}

static void
test_claim (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) first = open_archive (path);
  g_autoptr (SolArchive) second = open_archive (path);
  const SolTime now = SOL_DAY;
  const SolJournalRivals rivals = { .read_at = now };
  gint64 mine = 0, found = 0;

  g_assert_cmpint (claim (first, make_wish (now, "charger.start"), &rivals, &mine), ==, SOL_JOURNAL_CLAIMED);
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, &found), ==, SOL_JOURNAL_TAKEN);
  g_assert_cmpint (found, ==, mine);
  g_assert_cmpint (claim (second, make_wish (now, "other"), &rivals, &found), ==, SOL_JOURNAL_TAKEN);
  g_assert_cmpint (found, ==, mine);
  /* Whoever asks only writes nothing, and no reading helps against somebody who is at it. */
  const SolJournalRivals asking = { .read_at = now + SOL_SECOND, .seen = mine, .ask = TRUE };
  g_assert_cmpint (claim (second, make_wish (now, "other"), &asking, NULL), ==, SOL_JOURNAL_TAKEN);
  /* It is not in its own way, and never for longer than its hold, whatever the clock was. */
  g_assert_cmpint (claim (first, make_wish (now, "other"), &asking, NULL), ==, SOL_JOURNAL_CLAIMED);
  g_assert_cmpint (claim (second, make_wish (now + HOLD - 1, "other"), &asking, NULL), ==, SOL_JOURNAL_TAKEN);
  g_assert_cmpint (claim (second, make_wish (now + HOLD, "other"), &asking, NULL), ==, SOL_JOURNAL_CLAIMED);
  g_assert_cmpint (claim (second, make_wish (now - HOLD, "other"), &asking, NULL), ==, SOL_JOURNAL_CLAIMED);
  g_autoptr (GPtrArray) rows = list (second, NULL, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  close_archive (first);
  close_archive (second);
}

/* Another account, site, device or group is no rival. */
static void
test_claim_others (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) first = open_archive (path);
  g_autoptr (SolArchive) second = open_archive (path);
  const SolJournalRivals rivals = { .read_at = SOL_DAY };
  g_assert_cmpint (claim (first, make_wish (SOL_DAY, "of-another-group"), &rivals, NULL), ==,
                   SOL_JOURNAL_CLAIMED);
  const SolJournalRivals asking = { .read_at = SOL_DAY, .ask = TRUE };
  g_assert_cmpint (claim (second, make_wish (SOL_DAY, "charger.start"), &asking, NULL), ==,
                   SOL_JOURNAL_CLAIMED);
  g_assert_cmpint (claim (first, make_wish (SOL_DAY, "charger.start"), &rivals, NULL), ==,
                   SOL_JOURNAL_CLAIMED);
  for (guint i = 0; i < 4; i++)
    {
      SolJournalRow *row = make_wish (SOL_DAY, "charger.start");
      char **members[] = { &row->account, &row->site, &row->device, &row->device };
      g_free (*members[i]);
      *members[i] = i < 3 ? g_strdup ("else") : NULL;
      g_assert_cmpint (claim (second, row, &rivals, NULL), ==, SOL_JOURNAL_CLAIMED);
    }
  close_archive (first);
  close_archive (second);
}

/* What a program leaves behind, and what it has done. */
static void
test_claim_after (void)
{
  g_autofree char *path = test_path ("archive.db");
  g_autoptr (SolArchive) first = open_archive (path);
  g_autoptr (SolArchive) second = open_archive (path);
  const SolTime now = SOL_DAY + SOL_MINUTE;
  SolJournalRivals rivals = { .read_at = now, .ask = TRUE };
  gint64 id = 0, found = 0;

  g_assert_cmpint (
      claim (first, make_wish (SOL_DAY, "charger.start"), &(SolJournalRivals){ .read_at = now }, &id), ==,
      SOL_JOURNAL_CLAIMED);
  g_assert_true (update (first, make_row (id, "1", SOL_JOURNAL_SENT), NULL));
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, &found), ==, SOL_JOURNAL_TAKEN);
  close_archive (first);
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, &found), ==, SOL_JOURNAL_LEFT);
  g_assert_cmpint (found, ==, id);
  g_assert_cmpint (claim (second, make_wish (SOL_DAY + HOLD, "charger.start"), &rivals, NULL), ==,
                   SOL_JOURNAL_CLAIMED);
  rivals.seen = id;
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, NULL), ==, SOL_JOURNAL_CLAIMED);
  rivals.seen = 0;
  /* It was confirmed after a minute. */
  g_assert_true (update (second, make_row (id, "1", SOL_JOURNAL_CONFIRMED), NULL));
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, &found), ==, SOL_JOURNAL_STALE);
  g_assert_cmpint (found, ==, id);
  rivals.read_at++;
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, NULL), ==, SOL_JOURNAL_CLAIMED);
  rivals.read_at = SOL_DAY;
  g_assert_true (update (second, make_row (id, "1", SOL_JOURNAL_REFUSED), NULL));
  g_assert_cmpint (claim (second, make_wish (now, "charger.start"), &rivals, NULL), ==, SOL_JOURNAL_CLAIMED);
  close_archive (second);
}

/* Both at once, many times: never both, never none. */
static void
test_claim_race (void)
{
  g_autofree char *path = test_path ("archive.db");
  SolArchive *archives[2] = { open_archive (path), open_archive (path) };
  const SolJournalRivals rivals = { .read_at = SOL_DAY };

  for (guint round = 0; round < ROUNDS; round++)
    {
      GAsyncResult *claimed[2] = { NULL, NULL };
      SolJournalVerdict verdicts[2];
      gint64 ids[2];
      for (guint i = 0; i < 2; i++)
        {
          SolJournalRow *row = make_wish (SOL_DAY, "charger.start");
          g_free (row->device);
          row->device = g_strdup_printf ("EV%u", round);
          begin_claim (archives[(i + round) % 2], row, &rivals, &claimed[i]);
        }
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (GAsyncResult) result = wait_for (&claimed[i]);
          g_autoptr (SolJournalClaim) done = end_claim (archives[(i + round) % 2], result);
          verdicts[i] = done->verdict;
          ids[i] = done->row->id;
        }
      g_assert_cmpint (verdicts[0] + verdicts[1], ==, SOL_JOURNAL_CLAIMED + SOL_JOURNAL_TAKEN);
      g_assert_cmpint (ids[0], ==, ids[1]);
    }
  g_autoptr (GPtrArray) rows = list (archives[0], NULL, 0);
  g_assert_cmpuint (rows->len, ==, ROUNDS);
  for (guint i = 0; i < 2; i++)
    {
      close_archive (archives[i]);
      g_object_unref (archives[i]);
    }
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/storage/archive/journal/row", test_row);
  g_test_add_func ("/storage/archive/journal/update", test_update);
  g_test_add_func ("/storage/archive/journal/list", test_list);
  g_test_add_func ("/storage/archive/journal/open-states", test_open_states);
  g_test_add_func ("/storage/archive/journal/unknown-state", test_unknown_state);
  g_test_add_func ("/storage/archive/journal/claim", test_claim);
  g_test_add_func ("/storage/archive/journal/claim/others", test_claim_others);
  g_test_add_func ("/storage/archive/journal/claim/after", test_claim_after);
  g_test_add_func ("/storage/archive/journal/claim/race", test_claim_race);
  return storage_test_run ();
}
