/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

#include "child-rig.h"
#include "storage-sandbox.h"

/* The program is killed a hundred times, at its start, while it signs in, reads, and asks for a change. It
 * always opens again, nothing that it had written is lost, what was left open is resolved by reading, and no
 * command is ever sent twice. */

#define KILLS 100
#define SPEED 8 /* the program's seconds in one of ours */

static int
query (sqlite3 *db, const char *sql, char **text)
{
  sqlite3_stmt *statement = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  int number = sqlite3_column_int (statement, 0);
  if (text != NULL)
    *text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return number;
}

/* What must never become less. */
typedef struct
{
  int journal;
  int known;
  int memory;
  int quarters;
} Rows;

static void
count_rows (const char *path, Rows *rows)
{
  sqlite3 *db = NULL;
  g_autofree char *whole = NULL;
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  query (db, "PRAGMA integrity_check", &whole);
  g_assert_cmpstr (whole, ==, "ok");
  rows->journal = query (db, "SELECT count(*) FROM journal", NULL);
  rows->known = query (db, "SELECT count(*) FROM last_known", NULL);
  rows->memory = query (db, "SELECT count(*) FROM memory", NULL);
  rows->quarters = query (db, "SELECT count(*) FROM quarters", NULL);
  sqlite3_close (db);
}

static int
count_open (const char *path)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  int open = query (db, "SELECT count(*) FROM journal WHERE state IN ('open', 'sent', 'uncertain')", NULL);
  sqlite3_close (db);
  return open;
}

/* When the program dies: so soon after it has told that step. */
static const char *const moments[]
    = { "", "started", "signing-in", "signed-in", "reading", "read", "asked", "asked" };

static gboolean
is_charging (SolSimulator *simulator)
{
  g_autofree char *truth = child_ask (simulator, "GET", "truth", NULL);
  return strstr (truth, "\"charging\":true") != NULL;
}

/* Returns: whether a change was asked for before the end. */
static gboolean
live_and_die (SolSimulator *simulator, guint i)
{
  const char *moment = moments[i % G_N_ELEMENTS (moments)];
  const char *words = is_charging (simulator) ? "no-keyring sign-in read stop wait 600"
                                              : "no-keyring sign-in read start wait 600";
  g_autoptr (GSubprocess) child = child_spawn (simulator, SPEED, words);
  gboolean came = *moment == '\0' || child_read_until (child, moment);
  g_assert_true (came);
  g_usleep ((gulong) g_random_int_range (0, *moment == '\0' ? 150000 : 25000));
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));
  if (g_str_equal (moment, "asked"))
    return TRUE;
  return child_read_until (child, "asked");
}

static void
assert_not_less (const Rows *before, const Rows *after)
{
  g_assert_cmpint (after->journal, >=, before->journal);
  g_assert_cmpint (after->known, >=, before->known);
  g_assert_cmpint (after->memory, >=, before->memory);
  g_assert_cmpint (after->quarters, >=, before->quarters);
}

static void
test_kill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SolSimulator) simulator = sol_simulator_new ("home", 7, SPEED, 1781353800);
  g_assert_true (sol_simulator_start (simulator, 0, &error));
  g_autofree char *path = child_get_archive (simulator);
  guint asked = 0;
  guint sent = 0;
  int open = 0;
  Rows before = { 0 };

  g_autofree char *leaves = child_ask (simulator, "POST", "home", "{\"what\":\"car-leaves\"}");
  g_autofree char *comes
      = child_ask (simulator, "POST", "home", "{\"what\":\"car-comes\",\"needs_wh\":900000}");
  child_run (simulator, SPEED, "no-keyring sign-in read close");
  count_rows (path, &before);
  g_assert_cmpint (before.known, >, 0);
  for (guint i = 0; i < KILLS; i++)
    {
      Rows after = { 0 };
      /* So many lives share the budget of an hour. */
      if (i % 10 == 9)
        sol_simulator_advance (simulator, 3600);
      g_autofree char *over = child_ask (simulator, "POST", "expire", "{\"what\":\"sessions\"}");
      asked += live_and_die (simulator, i) ? 1 : 0;
      count_rows (path, &after);
      assert_not_less (&before, &after);
      guint now = child_count (simulator, NULL, "_charging");
      g_assert_cmpuint (now, <=, asked);
      g_assert_cmpuint (now - sent, <=, 1);
      /* On the disk before it went out. */
      g_assert_cmpint (after.journal, >=, (int) now);
      open = MAX (open, count_open (path));
      sent = now;
      before = after;
    }
  g_test_message ("%u changes asked for, %u sent, %d rows, %d open", asked, sent, before.journal,
                  count_open (path));
  g_assert_cmpuint (sent, >, 3);
  g_assert_cmpint (open, >, 0);

  /* The next start reads what became of them, later than any hold, and sends nothing. */
  sol_simulator_advance (simulator, 300);
  child_run (simulator, SPEED, "no-keyring sign-in read wait 10 close");
  g_assert_cmpint (count_open (path), ==, 0);
  g_assert_cmpuint (child_count (simulator, NULL, "_charging"), ==, sent);
}

int
main (int argc, char **argv)
{
  storage_test_init (&argc, &argv);
  g_test_add_func ("/hardening/kill", test_kill);
  return storage_test_run ();
}
