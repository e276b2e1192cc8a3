/* Copyright 2026 The Solarium developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sol-error.h"

static void
test_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (int code = SOL_ERROR_SIGNED_OUT; code <= SOL_ERROR_BAD_RESPONSE; code++)
    {
      const char *name = sol_error_get_name ((SolError) code);
      SolError back = SOL_ERROR_SIGNED_OUT;
      g_assert_nonnull (name);
      g_assert_true (g_hash_table_add (seen, (gpointer) name));
      g_assert_true (sol_error_from_name (name, &back));
      g_assert_cmpint ((int) back, ==, code);
      g_assert_cmpstr (sol_error_get_sentence ((SolError) code), !=, "");
      g_assert_cmpstr (sol_error_get_change_sentence ((SolError) code), !=, "");
    }
  g_assert_cmpstr (sol_error_get_name (SOL_ERROR_NOT_PLUGGED_IN), ==, "not-plugged-in");
  g_assert_cmpstr (sol_error_get_name (SOL_ERROR_RATE_LIMITED), ==, "rate-limited");
  g_assert_false (sol_error_from_name ("Rate-Limited", NULL));
  g_assert_false (sol_error_from_name (NULL, NULL));
}

static void
test_sentences (void)
{
  static const struct
  {
    SolError code;
    const char *sentence;
  } rows[] = {
    { SOL_ERROR_NOT_PLUGGED_IN, "Plug the car in first" },
    { SOL_ERROR_NO_ENABLED_SLOT, "Add and enable a slot first" },
    { SOL_ERROR_FORBIDDEN, "This account may not change that" },
    { SOL_ERROR_GATEWAY_OFFLINE, "Your gateway did not answer. Nothing was changed." },
    { SOL_ERROR_BUSY, "Your system is busy. Try again in a minute." },
    { SOL_ERROR_UNAVAILABLE, "Enphase could not be reached. Nothing was changed." },
    { SOL_ERROR_UNCERTAIN, "No clear answer came. Reading back what happened…" },
    { SOL_ERROR_REFUSED, "Enphase did not accept the change" },
    { SOL_ERROR_BAD_CREDENTIALS, "Email or password is not right." },
    { SOL_ERROR_BAD_CODE, "That code is not right. Check the newest email." },
    { SOL_ERROR_TOO_MANY_SESSIONS,
      "Too many apps use this account. Sign out on other devices, then try again." },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (sol_error_get_change_sentence (rows[i].code), ==, rows[i].sentence);
  g_assert_cmpstr (sol_error_get_sentence (SOL_ERROR_UNAVAILABLE), ==, "Enphase is having trouble.");
}

static void
test_carries (void)
{
  g_autoptr (GError) error
      = sol_error_new_full (SOL_ERROR_RATE_LIMITED, NULL, 5 * SOL_HOUR, 429, "iqevc_ms-10008");
  g_autoptr (GError) copy = g_error_copy (error);
  g_clear_error (&error);

  g_assert_error (copy, SOL_ERROR, SOL_ERROR_RATE_LIMITED);
  g_assert_cmpstr (copy->message, ==, "Enphase asks for a pause.");
  g_assert_cmpint (sol_error_get_retry_at (copy), ==, 5 * SOL_HOUR);
  g_assert_cmpuint (sol_error_get_http_status (copy), ==, 429);
  g_assert_cmpstr (sol_error_get_cloud_code (copy), ==, "iqevc_ms-10008");

  g_autoptr (GError) own = sol_error_new_message (SOL_ERROR_CONFLICT, "This window overlaps 02:00 – 05:00");
  g_assert_cmpstr (own->message, ==, "This window overlaps 02:00 – 05:00");
  g_assert_cmpint (sol_error_get_retry_at (own), ==, SOL_TIME_UNKNOWN);
  g_assert_cmpuint (sol_error_get_http_status (own), ==, 0);
  g_assert_null (sol_error_get_cloud_code (own));

  g_autoptr (GError) plain = g_error_new_literal (SOL_ERROR, SOL_ERROR_OFFLINE, "made elsewhere");
  g_assert_cmpint (sol_error_get_retry_at (plain), ==, SOL_TIME_UNKNOWN);
}

static void
test_foreign (void)
{
  g_autoptr (GError) foreign = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_EXIST, "x");
  const GError *errors[] = { foreign, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_cmpint (sol_error_get_retry_at (errors[i]), ==, SOL_TIME_UNKNOWN);
      g_assert_cmpuint (sol_error_get_http_status (errors[i]), ==, 0);
      g_assert_null (sol_error_get_cloud_code (errors[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/error/names", test_names);
  g_test_add_func ("/domain/error/sentences", test_sentences);
  g_test_add_func ("/domain/error/carries", test_carries);
  g_test_add_func ("/domain/error/foreign", test_foreign);
  return g_test_run ();
}
