/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-traps-presentation"

#include <string.h>

#include "sol-cloud-table.h"
#include "sol-redact.h"
#include "trap-rig.h"

/* Traps 123 and 124: privacy. The others of 121 to 127 need a home and are in test-traps-home.c. */

/* Who charged is dropped where it comes in, from the value and from what is kept. */
static void
test_123 (void)
{
  static const char *const bodies[]
      = { "{\"data\":{\"chargers\":[{\"sn\":\"1\",\"auth_token\":\"geheim\",\"session_d\":{\"auth_id\":"
          "\"geheim\",\"auth_type\":\"geheim\"}}]}}",
          "{\"data\":{\"result\":[{\"id\":\"a\",\"startTime\":\"2026-05-05T18:00:00Z[UTC]\",\"authType\":"
          "\"geheim\",\"authIdentifier\":\"geheim\",\"authToken\":\"geheim\"}]}}" };
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) json = trap_json (bodies[i]);
      g_autoptr (GBytes) kept = sol_scrub_json (json);
      gsize size = 0;
      const char *text = g_bytes_get_data (kept, &size);
      g_assert_null (g_strstr_len (text, (gssize) size, "geheim"));
      g_assert_nonnull (g_strstr_len (text, (gssize) size, "\"a\"") == NULL
                            ? g_strstr_len (text, (gssize) size, "\"1\"")
                            : text);
    }
}

/* The address of every row, as a log line would have it. */
static void
test_124 (void)
{
  const SolStamp stamp = { .user = "6049921", .request_id = "0d5c5f4e-0000-4000-8000-000000000000" };
  for (guint call = 0; call < SOL_N_CALLS; call++)
    {
      const SolCallRow *row = sol_call_get_row ((SolCallId) call);
      g_autoptr (SolWrite) write = targets_write_for ((SolCallId) call);
      const SolCallTarget target = targets_fill (write);
      for (guint i = 0; i < row->n_attempts; i++)
        {
          g_autofree char *path = sol_attempt_dup_target (&row->attempts[i], &target, &stamp);
          g_assert_nonnull (path);
          g_autofree char *url = g_strconcat ("https://enlighten.enphaseenergy.com", path, NULL);
          g_autofree char *line = sol_redact (url);
          g_test_message ("%s", line);
          g_assert_null (strstr (line, RIG_SITE));
          g_assert_null (strstr (line, RIG_SERIAL));
          g_assert_null (strstr (line, TARGETS_GATEWAY));
          g_assert_null (strstr (line, "6049921"));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traps/123-who-charged-is-dropped", test_123);
  g_test_add_func ("/traps/124-no-ids-in-addresses", test_124);
  return g_test_run ();
}
